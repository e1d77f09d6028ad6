package org.attest.eval.corpus;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

/// The whole corpus as its marked files have it.
///
/// @param groups in the order of their files
/// @param settings regions and manners, and which are held back
/// @param problems what keeps files from compiling, and what breaks the guidelines
public record Corpus(Path folder, List<Group> groups, Settings settings, List<Problem> problems) {
    /// How much two reports of different groups may share of their runs of words.
    private static final double COPIED = 0.05;

    private static final String TABLES_START = "<!-- tables: made by `./attest eval corpus corpus --compile` -->";
    private static final String TABLES_END = "<!-- end of tables -->";

    public Corpus {
        groups = List.copyOf(groups);
        problems = List.copyOf(problems);
    }

    public static boolean isOne(Path folder) {
        return Files.isDirectory(folder.resolve("marked")) && Files.isRegularFile(folder.resolve("settings.tsv"));
    }

    /// Compiles `folder/marked` and holds it to the guidelines.
    ///
    /// @throws UncheckedIOException if a file cannot be read
    public static Corpus compile(Path folder) {
        Settings settings = Settings.read(folder.resolve("settings.tsv"));
        List<Problem> problems = new ArrayList<>();
        List<Group> groups = groups(folder.resolve("marked"), problems);
        Set<String> ids = new HashSet<>();
        for (Group group : groups) {
            problems.addAll(Validator.problems(group, settings));
            Stream.concat(Stream.of(group.id()), group.reports().stream().map(LabelledReport::id))
                    .filter(id -> !ids.add(id))
                    .forEach(id -> problems.add(
                            new Problem(group.id(), 0, "ids must differ over the whole corpus; got " + id + " twice")));
        }
        for (NearDuplicates.Pair pair : NearDuplicates.find(groups, COPIED)) {
            if (!pair.sameGroup()) {
                problems.add(new Problem(
                        pair.a(),
                        0,
                        "reports of different groups must not share their wording; %s %% is also in %s"
                                .formatted(Math.round(100 * pair.share()), pair.b())));
            }
        }
        return new Corpus(folder, groups, settings, problems);
    }

    static List<Group> groups(Path marked, List<Problem> problems) {
        try {
            List<Group> groups = new ArrayList<>();
            for (Path file : CorpusFolder.files(marked, ".txt")) {
                groups.add(MarkedGroup.compile(file, problems));
            }
            return groups;
        } catch (IOException e) {
            throw new UncheckedIOException("the folder of marked files must be readable; got " + e, e);
        }
    }

    public List<Group> part(String part) {
        return groups.stream()
                .filter(group -> settings.part(group).equals(part))
                .toList();
    }

    public Statistics statistics() {
        return new Statistics(part("train"), part("dev"));
    }

    /// How the reports that were labelled twice (`folder/second`) agree.
    ///
    /// @param found gets what keeps reports from being compared
    public Agreement agreement(List<Problem> found) {
        Path second = folder.resolve("second");
        return Agreement.of(groups, Files.isDirectory(second) ? groups(second, found) : List.of(), found);
    }

    /// Every file that is made from the marked ones, by path within the corpus.
    ///
    /// @throws UncheckedIOException if the datasheet cannot be read
    public Map<String, String> compiled() {
        Map<String, String> files = new TreeMap<>();
        for (String part : List.of("train", "dev")) {
            CorpusFolder.files(part(part)).forEach((path, text) -> files.put(part + "/" + path, text));
        }
        try {
            String datasheet = Files.readString(folder.resolve("README.md"));
            int start = datasheet.indexOf(TABLES_START);
            int end = datasheet.indexOf(TABLES_END);
            if (start >= 0 && end > start) {
                files.put(
                        "README.md",
                        datasheet.substring(0, start + TABLES_START.length()) + "\n\n"
                                + statistics().tables() + "\n" + datasheet.substring(end));
            }
        } catch (IOException e) {
            throw new UncheckedIOException("the corpus must have its datasheet README.md; got " + e, e);
        }
        return files;
    }

    /// Compiled files that are missing, differ from what the marked files give, or come from none of them.
    public List<Problem> stale() {
        Map<String, String> compiled = compiled();
        List<Problem> stale = new ArrayList<>();
        try {
            for (Map.Entry<String, String> file : compiled.entrySet()) {
                Path path = folder.resolve(file.getKey());
                if (!Files.isRegularFile(path) || !Files.readString(path).equals(file.getValue())) {
                    stale.add(
                            new Problem(file.getKey(), 0, "must be what marked/ gives; it is not. Compile the corpus"));
                }
            }
            for (Path path : labels()) {
                String name = folder.relativize(path).toString().replace('\\', '/');
                if (!compiled.containsKey(name)) {
                    stale.add(new Problem(name, 0, "must come from a marked file; none gives it. Compile the corpus"));
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException("the compiled files must be readable; got " + e, e);
        }
        return stale;
    }

    /// Writes the compiled files and removes those that no marked file gives.
    public void write() throws IOException {
        Map<String, String> compiled = compiled();
        for (Path path : labels()) {
            if (!compiled.containsKey(folder.relativize(path).toString().replace('\\', '/'))) {
                Files.delete(path);
            }
        }
        for (Map.Entry<String, String> file : compiled.entrySet()) {
            Path path = folder.resolve(file.getKey());
            Files.createDirectories(path.getParent());
            Files.writeString(path, file.getValue());
        }
    }

    private List<Path> labels() throws IOException {
        List<Path> labels = new ArrayList<>();
        for (String part : List.of("train", "dev")) {
            Path folderOfLabels = folder.resolve(part).resolve("labels");
            if (Files.isDirectory(folderOfLabels)) {
                labels.addAll(CorpusFolder.files(folderOfLabels, ".json"));
            }
        }
        labels.sort(Comparator.comparing(Path::toString));
        return labels;
    }
}
