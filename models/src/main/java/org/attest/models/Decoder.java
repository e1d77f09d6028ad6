package org.attest.models;

import java.util.ArrayList;
import java.util.List;

/// Turns scores into labelled spans: the likeliest sequence in which an inside follows its beginning.
public final class Decoder {
    private Decoder() {}

    /// @param from first word
    /// @param to behind the last word
    /// @param probability geometric mean over its words, 0 to 1
    public record Labelled(int from, int to, String label, double probability) {}

    /// The spans of a layer, by Viterbi's algorithm over its begin, inside and outside labels.
    ///
    /// @param outside added to the log-probability of lying outside all spans; below 0 finds more spans
    public static List<Labelled> spans(Scores scores, Layer layer, double outside) {
        int words = scores.words();
        int width = layer.width();
        if (words == 0) {
            return List.of();
        }
        double[] best = new double[width];
        int[][] before = new int[words][width];
        for (int word = 0; word < words; word++) {
            double[] next = new double[width];
            int likeliest = 0;
            for (int label = 1; label < width; label++) {
                likeliest = best[label] > best[likeliest] ? label : likeliest;
            }
            for (int label = 0; label < width; label++) {
                double score = scores.of(word, layer, label) + (label == Layer.OUTSIDE ? outside : 0);
                if (isInside(label)) {
                    int from = best[label] > best[label - 1] ? label : label - 1;
                    before[word][label] = from;
                    next[label] = word == 0 ? Double.NEGATIVE_INFINITY : best[from] + score;
                } else {
                    before[word][label] = likeliest;
                    next[label] = (word == 0 ? 0 : best[likeliest]) + score;
                }
            }
            best = next;
        }
        int[] labels = new int[words];
        for (int label = 1; label < width; label++) {
            labels[words - 1] = best[label] > best[labels[words - 1]] ? label : labels[words - 1];
        }
        for (int word = words - 1; word > 0; word--) {
            labels[word - 1] = before[word][labels[word]];
        }
        return spans(scores, layer, labels);
    }

    private static boolean isInside(int label) {
        return label > 0 && label % 2 == 0;
    }

    private static List<Labelled> spans(Scores scores, Layer layer, int[] labels) {
        List<Labelled> spans = new ArrayList<>();
        for (int from = 0; from < labels.length; from++) {
            if (labels[from] == Layer.OUTSIDE || isInside(labels[from])) {
                continue;
            }
            int to = from + 1;
            double sum = scores.of(from, layer, labels[from]);
            while (to < labels.length && labels[to] == labels[from] + 1) {
                sum += scores.of(to, layer, labels[to]);
                to++;
            }
            spans.add(new Labelled(from, to, layer.labels().get(labels[from] / 2), Math.exp(sum / (to - from))));
        }
        return spans;
    }

    /// The likeliest label of words that another layer marked: the highest mean log-probability.
    public static Labelled label(Scores scores, Layer layer, int from, int to) {
        int best = 0;
        double highest = Double.NEGATIVE_INFINITY;
        for (int label = 0; label < layer.width(); label++) {
            double sum = 0;
            for (int word = from; word < to; word++) {
                sum += scores.of(word, layer, label);
            }
            if (sum > highest) {
                highest = sum;
                best = label;
            }
        }
        return new Labelled(from, to, layer.labels().get(best), Math.exp(highest / Math.max(1, to - from)));
    }
}
