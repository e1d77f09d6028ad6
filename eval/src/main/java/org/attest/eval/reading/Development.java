package org.attest.eval.reading;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.attest.models.Decoder;
import org.attest.models.Encoded;
import org.attest.models.Layer;
import org.attest.models.Scores;

/// How well the layers do on texts that are not learnt from.
public final class Development {
    private static final int CONTEXT = 40;
    private static final int PIECES = 4_096;

    private Development() {}

    /// How well one layer does.
    ///
    /// @param first F1 of spans that overlap; for a layer that sorts words, the share sorted rightly; percent
    /// @param second F1 of spans that are the same; for a layer that sorts words, macro F1; percent
    /// @param basis how many of what
    public record LayerScore(Layer layer, double first, double second, String basis) {}

    /// One line a layer that the examples know of.
    public static List<String> lines(String name, List<Example> examples, Scores.Network network) {
        return scores(examples, network).stream()
                .map(one -> String.format(
                        Locale.ROOT,
                        "%s %s: %s %.1f %%, %s %.1f %% (%s)",
                        name,
                        one.layer(),
                        one.layer().isSpans() ? "overlap F1" : "right",
                        one.first(),
                        one.layer().isSpans() ? "exact F1" : "macro F1",
                        one.second(),
                        one.basis()))
                .toList();
    }

    /// One score a layer that the examples know of.
    public static List<LayerScore> scores(List<Example> examples, Scores.Network network) {
        Map<Encoded, Scores> scores =
                Scores.of(examples.stream().map(Example::text).toList(), network, CONTEXT, PIECES);
        List<LayerScore> all = new ArrayList<>();
        for (Layer layer : Layer.values()) {
            List<Example> known = examples.stream()
                    .filter(example -> example.labels().containsKey(layer))
                    .toList();
            if (!known.isEmpty()) {
                all.add(layer.isSpans() ? spans(known, layer, scores) : sorted(known, layer, scores));
            }
        }
        return all;
    }

    private static Scores of(Example example, Map<Encoded, Scores> scores) {
        return Optional.ofNullable(scores.get(example.text())).orElseThrow();
    }

    private static LayerScore spans(List<Example> examples, Layer layer, Map<Encoded, Scores> scores) {
        SpanScore score = new SpanScore();
        for (Example example : examples) {
            for (String label : layer.labels()) {
                score.add(wanted(example, layer, label), found(example, layer, label, scores));
            }
        }
        return new LayerScore(
                layer, score.overlapF1(), score.exactF1(), score.wanted() + " wanted, " + score.found() + " found");
    }

    /// @param label "all" for all of them together
    public record LabelScore(String label, SpanScore score) {}

    /// The labels of a layer of spans, all of them together first.
    public static List<LabelScore> byLabel(List<Example> examples, Layer layer, Scores.Network network) {
        Map<Encoded, Scores> scores =
                Scores.of(examples.stream().map(Example::text).toList(), network, CONTEXT, PIECES);
        List<LabelScore> byLabel = new ArrayList<>();
        SpanScore all = new SpanScore();
        byLabel.add(new LabelScore("all", all));
        for (String label : layer.labels()) {
            SpanScore score = new SpanScore();
            byLabel.add(new LabelScore(label, score));
            for (Example example : examples) {
                List<int[]> wanted = wanted(example, layer, label);
                List<int[]> found = found(example, layer, label, scores);
                score.add(wanted, found);
                all.add(wanted, found);
            }
        }
        return byLabel;
    }

    private static List<int[]> wanted(Example example, Layer layer, String label) {
        int[] labels = example.labels(layer);
        int begin = layer.index(label);
        List<int[]> wanted = new ArrayList<>();
        for (int word = 0; word < labels.length; word++) {
            if (labels[word] == begin) {
                int to = word + 1;
                while (to < labels.length && labels[to] == begin + 1) {
                    to++;
                }
                wanted.add(new int[] {word, to});
            }
        }
        return wanted;
    }

    private static List<int[]> found(Example example, Layer layer, String label, Map<Encoded, Scores> scores) {
        return Decoder.spans(of(example, scores), layer, 0).stream()
                .filter(one -> one.label().equals(label))
                .map(one -> new int[] {one.from(), one.to()})
                .toList();
    }

    /// Runs of words with one gold label count as one thing to sort.
    private static LayerScore sorted(List<Example> examples, Layer layer, Map<Encoded, Scores> scores) {
        int[][] tally = new int[layer.width()][3];
        int right = 0;
        int all = 0;
        for (Example example : examples) {
            int[] labels = example.labels(layer);
            for (int from = 0; from < labels.length; ) {
                int to = from + 1;
                while (to < labels.length && labels[to] == labels[from]) {
                    to++;
                }
                if (labels[from] != Layer.NOT_ASKED) {
                    int ours = layer.index(
                            Decoder.label(of(example, scores), layer, from, to).label());
                    all++;
                    tally[labels[from]][1]++;
                    tally[ours][2]++;
                    if (ours == labels[from]) {
                        right++;
                        tally[ours][0]++;
                    }
                }
                from = to;
            }
        }
        double macro = 0;
        int labels = 0;
        for (int[] one : tally) {
            if (one[1] > 0) {
                macro += 2.0 * one[0] / (one[1] + one[2]);
                labels++;
            }
        }
        return new LayerScore(
                layer, 100.0 * right / Math.max(1, all), 100 * macro / Math.max(1, labels), all + " sorted");
    }
}
