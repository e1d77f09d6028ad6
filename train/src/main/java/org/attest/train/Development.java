package org.attest.train;

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
final class Development {
    private static final int CONTEXT = 40;
    private static final int PIECES = 4_096;

    private Development() {}

    /// One line a layer that the examples know of.
    static List<String> lines(String name, List<Example> examples, Scores.Network network) {
        Map<Encoded, Scores> scores =
                Scores.of(examples.stream().map(Example::text).toList(), network, CONTEXT, PIECES);
        List<String> lines = new ArrayList<>();
        for (Layer layer : Layer.values()) {
            List<Example> known = examples.stream()
                    .filter(example -> example.labels().containsKey(layer))
                    .toList();
            if (!known.isEmpty()) {
                lines.add("%s %s: %s"
                        .formatted(
                                name,
                                layer,
                                layer.isSpans() ? spans(known, layer, scores) : sorted(known, layer, scores)));
            }
        }
        return lines;
    }

    private static Scores of(Example example, Map<Encoded, Scores> scores) {
        return Optional.ofNullable(scores.get(example.text())).orElseThrow();
    }

    private static String spans(List<Example> examples, Layer layer, Map<Encoded, Scores> scores) {
        SpanScore score = new SpanScore();
        for (Example example : examples) {
            int[] labels = example.labels(layer);
            List<Decoder.Labelled> found = Decoder.spans(of(example, scores), layer, 0);
            for (String label : layer.labels()) {
                int begin = layer.index(label);
                List<int[]> gold = new ArrayList<>();
                for (int word = 0; word < labels.length; word++) {
                    if (labels[word] == begin) {
                        int to = word + 1;
                        while (to < labels.length && labels[to] == begin + 1) {
                            to++;
                        }
                        gold.add(new int[] {word, to});
                    }
                }
                score.add(
                        gold,
                        found.stream()
                                .filter(one -> one.label().equals(label))
                                .map(one -> new int[] {one.from(), one.to()})
                                .toList());
            }
        }
        return score.toString();
    }

    /// Runs of words with one gold label count as one thing to sort.
    private static String sorted(List<Example> examples, Layer layer, Map<Encoded, Scores> scores) {
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
        return String.format(
                Locale.ROOT,
                "right %.1f %%, macro F1 %.1f %% (%,d)",
                100.0 * right / Math.max(1, all),
                100 * macro / Math.max(1, labels),
                all);
    }
}
