package org.attest.eval.reading;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.attest.eval.corpus.CorpusFolder;
import org.attest.eval.corpus.Group;
import org.attest.eval.corpus.LabelledReport;
import org.attest.eval.corpus.LabelledReport.Attribution;
import org.attest.eval.corpus.LabelledReport.Claim;
import org.attest.eval.corpus.LabelledReport.Extent;
import org.attest.eval.muc.MucCorpus;
import org.attest.eval.muc.Template;
import org.attest.eval.reading.Example.Marked;
import org.attest.models.Layer;
import org.attest.models.Pieces;

/// Reads corpora with gold into examples.
public final class Corpora {
    private static final List<Layer> NEWS = List.of(Layer.NEWS_SOURCE, Layer.NEWS_CUE, Layer.NEWS_CONTENT);
    private static final List<Layer> OWN = Arrays.stream(Layer.values())
            .filter(layer -> !NEWS.contains(layer) && layer != Layer.NAMED && layer != Layer.FILLER)
            .toList();

    private static final Map<String, String> NAMED = Map.of(
            "Location", "place",
            "Organisation", "organisation",
            "Person", "person",
            "Weapon", "weapon",
            "MilitaryPlatform", "weapon",
            "Nationality", "nationality",
            "Temporal", "time",
            "Quantity", "number");

    private final Pieces tokenizer;

    public Corpora(Pieces tokenizer) {
        this.tokenizer = tokenizer;
    }

    /// A part of the Attest corpus, with every layer.
    public List<Example> attest(Path folder) {
        List<Example> examples = new ArrayList<>();
        for (Group group : CorpusFolder.read(folder)) {
            for (LabelledReport report : group.reports()) {
                examples.add(Example.of(report.id(), report.text(), OWN, marks(group, report), tokenizer));
            }
        }
        return examples;
    }

    private static List<Marked> marks(Group group, LabelledReport report) {
        List<Marked> marks = new ArrayList<>();
        report.mentions().forEach(mention -> mark(marks, Layer.MENTION, mention.kind(), mention.extent()));
        report.triggers().forEach(trigger -> {
            mark(marks, Layer.TRIGGER, "trigger", trigger.extent());
            group.incident(trigger.incident())
                    .flatMap(Group.Incident::type)
                    .ifPresent(type -> mark(marks, Layer.TYPE, type, trigger.extent()));
        });
        report.roles().forEach(role -> {
            mark(marks, Layer.ROLE, role.role(), role.extent());
            role.state().ifPresent(state -> mark(marks, Layer.STATE, state, role.extent()));
            role.people().ifPresent(people -> mark(marks, Layer.SIDE, people.side(), role.extent()));
        });
        for (Attribution attribution : report.attributions()) {
            joined(attribution.source()).forEach(piece -> mark(marks, Layer.SOURCE, "source", piece));
            joined(attribution.cue()).forEach(piece -> mark(marks, Layer.CUE, "cue", piece));
            joined(attribution.content()).forEach(piece -> mark(marks, Layer.CONTENT, "content", piece));
            if (attribution.claim().isEmpty()) {
                joined(attribution.content()).forEach(piece -> mark(marks, Layer.STANCE, "no claim", piece));
            }
        }
        for (Claim claim : report.claims()) {
            boolean author = claim.source().isEmpty() && claim.holder().kind().equals("author");
            List<Extent> said = author || claim.content().isEmpty() ? List.of(claim.quote()) : joined(claim.content());
            for (Extent piece : said) {
                if (author) {
                    mark(marks, Layer.STATEMENT, "statement", piece);
                }
                mark(marks, Layer.STANCE, claim.stance(), piece);
                mark(marks, Layer.ABOUT, claim.about(), piece);
                mark(marks, Layer.STATUS, claim.unconfirmed() ? "UNCONFIRMED" : "STATED", piece);
                mark(marks, Layer.EVIDENCE, claim.evidence(), piece);
            }
        }
        return marks;
    }

    private static void mark(List<Marked> marks, Layer layer, String label, Extent extent) {
        marks.add(new Marked(layer, label, extent.start(), extent.end()));
    }

    /// Pieces with nothing but a space between them are one.
    private static List<Extent> joined(List<Extent> pieces) {
        List<Extent> joined = new ArrayList<>();
        pieces.stream().sorted(Comparator.comparingInt(Extent::start)).forEach(piece -> {
            Optional<Extent> last = joined.isEmpty() ? Optional.empty() : Optional.of(joined.getLast());
            if (last.isPresent() && piece.start() <= last.get().end() + 1) {
                joined.set(
                        joined.size() - 1,
                        new Extent(last.get().start(), Math.max(last.get().end(), piece.end()), ""));
            } else {
                joined.add(piece);
            }
        });
        return joined;
    }

    /// PolNeAR, as attributions by its own guidelines.
    public List<Example> polnear(Path file) {
        List<Example> examples = new ArrayList<>();
        for (PolNear.Document document : PolNear.read(file)) {
            List<Marked> marks = new ArrayList<>();
            for (PolNear.Attribution attribution : document.attributions()) {
                joined(attribution.source()).forEach(piece -> mark(marks, Layer.NEWS_SOURCE, "source", piece));
                joined(attribution.cue()).forEach(piece -> mark(marks, Layer.NEWS_CUE, "cue", piece));
                joined(attribution.content()).forEach(piece -> mark(marks, Layer.NEWS_CONTENT, "content", piece));
            }
            examples.add(Example.of(document.id(), document.text(), NEWS, marks, tokenizer));
        }
        return examples;
    }

    /// re3d: a folder for each source, with documents.json and entities.json, one object a line.
    ///
    /// @param held whether the third that is kept back is wanted, or the rest
    /// @see <a href="https://github.com/dstl/re3d">Defence Science and Technology Laboratory (2017)</a>
    public List<Example> re3d(Path folder, boolean held) {
        ObjectMapper json = new ObjectMapper();
        List<Example> examples = new ArrayList<>();
        try (Stream<Path> sources = Files.list(folder)) {
            for (Path source : sources.filter(Files::isDirectory).sorted().toList()) {
                Map<String, List<Marked>> marks = new HashMap<>();
                for (String line : Files.readAllLines(source.resolve("entities.json"))) {
                    if (!line.isBlank()) {
                        JsonNode entity = json.readTree(line);
                        marks.computeIfAbsent(entity.path("documentId").asText(), _ -> new ArrayList<>())
                                .add(new Marked(
                                        Layer.NAMED,
                                        NAMED.getOrDefault(entity.path("type").asText(), "other"),
                                        entity.path("begin").asInt(),
                                        entity.path("end").asInt()));
                    }
                }
                for (String line : Files.readAllLines(source.resolve("documents.json"))) {
                    JsonNode document = json.readTree(line.isBlank() ? "{}" : line);
                    String id = document.path("_id").asText();
                    if (!id.isEmpty() && isHeld(id) == held) {
                        examples.add(Example.of(
                                id,
                                document.path("text").asText(),
                                List.of(Layer.NAMED),
                                marks.getOrDefault(id, List.of()),
                                tokenizer));
                    }
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException("re3d must be readable; got " + e.getMessage(), e);
        }
        return examples;
    }

    private static boolean isHeld(String id) {
        return Math.floorMod(id.hashCode(), 3) == 0;
    }

    /// MUC-3 and MUC-4. Every place where a slot's string stands is marked, since keys give strings and no offsets.
    ///
    /// @param folder with any number of texts and keys
    public List<Example> muc(Path folder) {
        List<Example> examples = new ArrayList<>();
        for (MucCorpus.Document document : MucCorpus.read(folder)) {
            List<Marked> marks = new ArrayList<>();
            for (Template key : document.keys()) {
                key.entities()
                        .forEach((slot, entities) -> entities.forEach(
                                entity -> entity.forEach(words -> mark(words, slot.filler(), document.text(), marks))));
            }
            examples.add(Example.of(document.id(), document.text(), List.of(Layer.FILLER), marks, tokenizer));
        }
        return examples;
    }

    private static void mark(String words, String label, String text, List<Marked> marks) {
        Matcher place = Pattern.compile(Arrays.stream(words.split("\\s+"))
                        .map(Pattern::quote)
                        .collect(Collectors.joining("\\s+", "(?<![A-Z0-9])", "(?![A-Z0-9])")))
                .matcher(text);
        while (place.find()) {
            marks.add(new Marked(
                    Layer.FILLER, label, text.codePointCount(0, place.start()), text.codePointCount(0, place.end())));
        }
    }
}
