package org.attest.train;

import ai.djl.huggingface.tokenizers.HuggingFaceTokenizer;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.attest.eval.corpus.CorpusFolder;
import org.attest.eval.corpus.Group;
import org.attest.eval.corpus.LabelledReport;
import org.attest.eval.corpus.LabelledReport.Attribution;
import org.attest.eval.corpus.LabelledReport.Claim;
import org.attest.eval.corpus.LabelledReport.Extent;
import org.attest.models.Layer;
import org.attest.train.Example.Marked;

/// Reads corpora with gold into examples.
final class Corpora {
    private static final List<Layer> ATTRIBUTIONS = List.of(Layer.SOURCE, Layer.CUE, Layer.CONTENT);

    private final HuggingFaceTokenizer tokenizer;

    Corpora(HuggingFaceTokenizer tokenizer) {
        this.tokenizer = tokenizer;
    }

    /// A part of the Attest corpus, with every layer.
    List<Example> attest(Path folder) {
        List<Example> examples = new ArrayList<>();
        for (Group group : CorpusFolder.read(folder)) {
            for (LabelledReport report : group.reports()) {
                examples.add(Example.of(
                        report.id(), report.text(), List.of(Layer.values()), marks(group, report), tokenizer));
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
            attribution(marks, attribution.source(), attribution.cue(), attribution.content());
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

    private static void attribution(List<Marked> marks, List<Extent> source, List<Extent> cue, List<Extent> content) {
        joined(source).forEach(piece -> mark(marks, Layer.SOURCE, "source", piece));
        joined(cue).forEach(piece -> mark(marks, Layer.CUE, "cue", piece));
        joined(content).forEach(piece -> mark(marks, Layer.CONTENT, "content", piece));
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

    /// PolNeAR, one document a line: `{id, text, attributions: [{source, cue, content: [[start, end]]}]}`.
    ///
    /// @see <a href="https://aclanthology.org/L18-1524/">Newell, Margolin and Ruths (2018)</a>
    List<Example> polnear(Path file) {
        ObjectMapper json = new ObjectMapper();
        List<Example> examples = new ArrayList<>();
        try {
            for (String line : Files.readAllLines(file)) {
                JsonNode document = json.readTree(line);
                List<Marked> marks = new ArrayList<>();
                for (JsonNode attribution : document.path("attributions")) {
                    attribution(
                            marks,
                            extents(attribution.path("source")),
                            extents(attribution.path("cue")),
                            extents(attribution.path("content")));
                }
                examples.add(Example.of(
                        document.path("id").asText(), document.path("text").asText(), ATTRIBUTIONS, marks, tokenizer));
            }
        } catch (IOException e) {
            throw new UncheckedIOException("a PolNeAR file must be readable JSON Lines; got " + e.getMessage(), e);
        }
        return examples;
    }

    private static List<Extent> extents(JsonNode pairs) {
        List<Extent> extents = new ArrayList<>();
        pairs.forEach(pair ->
                extents.add(new Extent(pair.path(0).asInt(), pair.path(1).asInt(), "")));
        return extents;
    }
}
