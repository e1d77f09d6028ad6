package org.attest.models;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Log-probabilities of every label of every layer, for every word of a text.
public final class Scores {
    private final float[][] byWord;
    /// How far from an edge of its window each word stood when it was scored; -1 if it has not been.
    private final int[] distance;

    private Scores(int words) {
        distance = new int[words];
        Arrays.fill(distance, -1);
        byWord = new float[words][Layer.WIDTH];
    }

    /// An encoder with its head.
    @FunctionalInterface
    public interface Network {
        /// @return logits, `rows x length x` [Layer#WIDTH], row by row
        float[] run(Window.Batch batch);
    }

    /// Runs the network over texts. Where windows overlap, a word is taken from the one in which it stands furthest
    /// from an edge.
    ///
    /// @param context pieces that a window shares with the one before
    /// @param pieces about how many go through the network at once
    public static Map<Encoded, Scores> of(List<Encoded> texts, Network network, int context, int pieces) {
        Map<Encoded, Scores> scores = new HashMap<>();
        texts.forEach(text -> scores.put(text, new Scores(text.words())));
        List<Window> windows = texts.stream()
                .flatMap(text -> Window.forReading(text, context).stream())
                .toList();
        for (Window.Batch batch : Window.Batch.all(windows, pieces)) {
            float[] logits = network.run(batch);
            for (int row = 0; row < batch.rows(); row++) {
                Window window = batch.windows().get(row);
                scores.computeIfAbsent(window.text(), text -> new Scores(text.words()))
                        .take(window, batch.firstPieces(row), logits);
            }
        }
        return scores;
    }

    private void take(Window window, int[] firstPieces, float[] logits) {
        for (int word = window.from(); word < window.to(); word++) {
            int before = window.from() == 0 ? Integer.MAX_VALUE : word - window.from();
            int after = window.to() == byWord.length ? Integer.MAX_VALUE : window.to() - 1 - word;
            int edge = Math.min(before, after);
            if (edge > distance[word]) {
                distance[word] = edge;
                int from = firstPieces[word - window.from()] * Layer.WIDTH;
                for (Layer layer : Layer.values()) {
                    softmax(logits, from + layer.offset(), byWord[word], layer.offset(), layer.width());
                }
            }
        }
    }

    private static void softmax(float[] logits, int from, float[] out, int to, int width) {
        float max = Float.NEGATIVE_INFINITY;
        for (int i = 0; i < width; i++) {
            max = Math.max(max, logits[from + i]);
        }
        double sum = 0;
        for (int i = 0; i < width; i++) {
            sum += Math.exp(logits[from + i] - max);
        }
        float log = (float) Math.log(sum) + max;
        for (int i = 0; i < width; i++) {
            out[to + i] = logits[from + i] - log;
        }
    }

    public int words() {
        return byWord.length;
    }

    /// Log-probability of a label of a layer at a word.
    public float of(int word, Layer layer, int label) {
        return byWord[word][layer.offset() + label];
    }
}
