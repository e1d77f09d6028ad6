package org.attest.eval.muc;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// Reads MUC-3's and MUC-4's files of texts and files of answer keys.
///
/// @see <a href="https://aclanthology.org/M92-1001/">Fourth Message Understanding Conference (1992)</a>
public final class MucCorpus {
    private static final Pattern HEADER = Pattern.compile("(?m)^((?:DEV|TST\\d)-MUC\\d-\\d{4})\\b.*$");
    private static final Pattern SLOT = Pattern.compile("(\\d+)\\.\\s+([A-Z :]+?)(?:\\s{2,}|\\s*$)(.*)");
    /// The string of `"\"LA EMINENCIA\" FARM"` holds quotation marks.
    private static final Pattern QUOTED = Pattern.compile("\"((?:[^\"\\\\]|\\\\.)+)\"");

    private MucCorpus() {}

    /// @param keys one for each incident; none where the text tells of none. Optional ones are among them
    public record Document(String id, String text, List<Template> keys) {
        public Document {
            keys = List.copyOf(keys);
        }
    }

    /// @param folder with any number of both kinds of files, in it or in folders in it
    /// @return texts for which there is a key, if only to say that there is no incident; in order of the files
    /// @throws UncheckedIOException if it cannot be read
    public static List<Document> read(Path folder) {
        Map<String, String> texts = new LinkedHashMap<>();
        Map<String, List<Template>> keys = new LinkedHashMap<>();
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.filter(Files::isRegularFile).sorted().toList()) {
                String content = Files.readString(file, StandardCharsets.ISO_8859_1);
                if (content.contains("MESSAGE: TEMPLATE")) {
                    keys(content, keys);
                } else {
                    texts(content, texts);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException("MUC-4 must be readable in " + folder + "; got " + e.getMessage(), e);
        }
        List<Document> documents = new ArrayList<>();
        texts.forEach((id, text) ->
                Optional.ofNullable(keys.get(id)).ifPresent(ofText -> documents.add(new Document(id, text, ofText))));
        return documents;
    }

    private static void texts(String content, Map<String, String> texts) {
        Matcher header = HEADER.matcher(content);
        String id = "";
        int from = 0;
        while (header.find()) {
            if (!id.isEmpty()) {
                texts.put(id, content.substring(from, header.start()).strip());
            }
            id = header.group(1);
            from = header.end();
        }
        if (!id.isEmpty()) {
            texts.put(id, content.substring(from).strip());
        }
    }

    private static void keys(String content, Map<String, List<Template>> keys) {
        Draft draft = new Draft();
        for (String line : content.lines().toList()) {
            if (line.startsWith(";")) {
                continue;
            }
            Matcher slot = SLOT.matcher(line);
            if (slot.matches() && slot.group(1).equals("0")) {
                draft.finish(keys);
                draft = new Draft();
                draft.id = slot.group(3).strip().split("\\s+", -1)[0];
                keys.computeIfAbsent(draft.id, _ -> new ArrayList<>());
            } else if (slot.matches()) {
                draft.slot(slot.group(2).strip(), slot.group(3));
            } else {
                draft.entity(line);
            }
        }
        draft.finish(keys);
    }

    private static final class Draft {
        private String id = "";
        private String type = "*";
        private Optional<Slot> slot = Optional.empty();
        private final Map<Slot, List<Set<String>>> entities = new EnumMap<>(Slot.class);

        private void slot(String name, String value) {
            slot = Slot.ofKey(name);
            if (name.equals("INCIDENT: TYPE")) {
                type = value.replaceAll("\\(.*", "").strip().toLowerCase(Locale.ROOT);
            }
            entity(value);
        }

        /// Each line is an entity, its names between slashes. A victim's description says behind a colon whose
        /// it is.
        private void entity(String value) {
            Set<String> names = new LinkedHashSet<>();
            Matcher quoted = QUOTED.matcher(value);
            while (quoted.find()) {
                names.add(quoted.group(1).replaceAll("\\\\(.)", "$1").strip());
            }
            if (!names.isEmpty()) {
                slot.ifPresent(one ->
                        entities.computeIfAbsent(one, _ -> new ArrayList<>()).add(names));
            }
        }

        private void finish(Map<String, List<Template>> keys) {
            if (!id.isEmpty() && !type.equals("*") && !type.isEmpty()) {
                keys.computeIfAbsent(id, _ -> new ArrayList<>()).add(new Template(type, entities));
            }
        }
    }
}
