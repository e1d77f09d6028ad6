package org.attest.eval.reading;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.attest.eval.corpus.CorpusFolder;
import org.attest.eval.corpus.Group;
import org.attest.eval.corpus.LabelledReport;
import org.attest.eval.reading.Reliability.Guess;
import org.attest.language.Document;
import org.attest.language.Opinion;
import org.attest.language.Statement;
import org.attest.models.Certainty;
import org.attest.models.Decoder;
import org.attest.models.Decoder.Labelled;
import org.attest.models.Encoded;
import org.attest.models.Layer;
import org.attest.models.OnnxModel;
import org.attest.models.Pieces;
import org.attest.models.Scores;
import org.attest.models.TrainedReader;
import org.attest.reports.ReportReader;
import org.attest.reports.Source;

/// What a trained reader takes for right in a part of the Attest corpus, how sure it is, and whether it is right.
///
/// A statement is right if a claim of gold shares half of their words (Dice) and has its stance, one to one; a span if
/// one of gold with its label shares half; a label of words that gold marks if it is gold's. Scores are the network's
/// own.
public final class Guesses {
    private static final int CONTEXT = 40;
    private static final int PIECES = 2_048;
    private static final List<Layer> SAYING = List.of(Layer.SOURCE, Layer.CUE, Layer.CONTENT, Layer.STATEMENT);
    private static final List<Layer> TOLD = List.of(Layer.MENTION, Layer.TRIGGER, Layer.ROLE);

    private final Map<String, List<Guess>> byKind = new LinkedHashMap<>();

    private Guesses() {}

    /// @return reliability of each kind of guess, by name; halves are of even and odd groups of reports
    public static Map<String, Reliability> of(Path corpus, Path file) throws IOException {
        Guesses guesses = new Guesses();
        List<Group> groups = CorpusFolder.read(corpus);
        Map<String, Integer> foldOf = new LinkedHashMap<>();
        for (int i = 0; i < groups.size(); i++) {
            for (LabelledReport report : groups.get(i).reports()) {
                foldOf.put(report.id(), i % 2);
            }
        }
        try (TrainedReader reader = TrainedReader.open(file)) {
            for (Group group : groups) {
                for (LabelledReport report : group.reports()) {
                    guesses.statements(report, reader, foldOf.getOrDefault(report.id(), 0));
                }
            }
        }
        try (OnnxModel model = OnnxModel.open(file)) {
            Pieces pieces = Pieces.bundled();
            List<Example> examples = new Corpora(pieces).attest(corpus);
            Map<Encoded, Scores> scores =
                    Scores.of(examples.stream().map(Example::text).toList(), model, CONTEXT, PIECES);
            for (Example example : examples) {
                guesses.layers(
                        example,
                        Optional.ofNullable(scores.get(example.text())).orElseThrow(),
                        foldOf.getOrDefault(example.id(), 0));
            }
        }
        Map<String, Reliability> reliability = new LinkedHashMap<>();
        guesses.byKind.forEach((kind, all) -> reliability.put(kind, new Reliability(all)));
        return reliability;
    }

    private void add(String kind, double score, boolean right, int fold) {
        byKind.computeIfAbsent(kind, _ -> new ArrayList<>()).add(new Guess(score, right, fold));
    }

    private void statements(LabelledReport report, TrainedReader reader, int fold) {
        Document document = Document.of(new ReportReader().read(Source.of(report.id()), report.text()));
        Set<Integer> taken = new HashSet<>();
        for (Statement statement :
                reader.read(document).opinion().map(Opinion::statements).orElse(List.of())) {
            Optional<LabelledReport.Claim> claim = report.claims().stream()
                    .filter(one -> !taken.contains(one.number())
                            && sharesHalf(
                                    one.quote().start(),
                                    one.quote().end(),
                                    statement.quote().start(),
                                    statement.quote().end()))
                    .findFirst();
            claim.ifPresent(one -> taken.add(one.number()));
            add(
                    "statements",
                    Certainty.OF_STATEMENTS.undone(statement.probability()),
                    claim.filter(one -> one.stance().equals(statement.stance())).isPresent(),
                    fold);
        }
    }

    private static boolean sharesHalf(int from, int to, int otherFrom, int otherTo) {
        int shared = Math.min(to, otherTo) - Math.max(from, otherFrom);
        return 4 * shared >= to - from + otherTo - otherFrom;
    }

    private void layers(Example example, Scores scores, int fold) {
        for (Layer layer : Layer.values()) {
            if (!example.labels().containsKey(layer)) {
                continue;
            }
            int[] gold = example.labels(layer);
            if (SAYING.contains(layer) || TOLD.contains(layer)) {
                for (Labelled span : Decoder.spans(scores, layer, 0)) {
                    add(
                            SAYING.contains(layer) ? "spans of sayings" : "spans of names and roles",
                            span.probability(),
                            isMarked(gold, layer.index(span.label()), span),
                            fold);
                }
            } else if (!layer.isSpans()) {
                labels(layer, gold, scores, fold);
            }
        }
    }

    private static boolean isMarked(int[] gold, int begin, Labelled span) {
        for (int from = 0; from < span.to(); from++) {
            if (gold[from] == begin) {
                int to = from + 1;
                while (to < gold.length && gold[to] == begin + 1) {
                    to++;
                }
                if (sharesHalf(from, to, span.from(), span.to())) {
                    return true;
                }
            }
        }
        return false;
    }

    private void labels(Layer layer, int[] gold, Scores scores, int fold) {
        for (int from = 0; from < gold.length; ) {
            int to = from + 1;
            while (to < gold.length && gold[to] == gold[from]) {
                to++;
            }
            if (gold[from] != Layer.NOT_ASKED) {
                Labelled ours = Decoder.label(scores, layer, from, to);
                add("labels of gold spans", ours.probability(), layer.index(ours.label()) == gold[from], fold);
            }
            from = to;
        }
    }
}
