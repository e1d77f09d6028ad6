package org.attest.models;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// A text of which is known what every layer says: the first place where some words stand gets a label.
final class Marks {
    private static final float SURE = 20;

    private final String text;
    private final Encoded encoded;
    private final float[][] logits;

    Marks(String text, Pieces pieces) {
        this.text = text;
        this.encoded = Encoded.of(text, pieces);
        this.logits = new float[encoded.words()][Layer.WIDTH];
        for (float[] word : logits) {
            for (Layer layer : Layer.values()) {
                word[layer.offset()] = SURE;
            }
        }
    }

    Marks mark(Layer layer, String label, String words) {
        int start = text.indexOf(words);
        int[] range = encoded.wordsOf(start, start + words.length());
        for (int word = range[0]; word < range[1]; word++) {
            logits[word][layer.offset()] = 0;
            int inside = layer.isSpans() && word > range[0] ? 1 : 0;
            logits[word][layer.offset() + layer.index(label) + inside] = SURE;
        }
        return this;
    }

    /// An attribution that makes a claim.
    Marks claim(String source, String cue, String content, String stance, String about) {
        return mark(Layer.SOURCE, "source", source)
                .mark(Layer.CUE, "cue", cue)
                .mark(Layer.CONTENT, "content", content)
                .mark(Layer.STANCE, stance, content)
                .mark(Layer.ABOUT, about, content);
    }

    Encoded encoded() {
        return encoded;
    }

    Scores scores() {
        return Optional.ofNullable(
                        Scores.of(List.of(encoded), this::run, 40, 1_024).get(encoded))
                .orElseThrow();
    }

    private float[] run(Window.Batch batch) {
        float[] out = new float[batch.rows() * batch.length() * Layer.WIDTH];
        for (int row = 0; row < batch.rows(); row++) {
            Window window = batch.windows().get(row);
            int[] first = batch.firstPieces(row);
            for (int word = window.from(); word < window.to(); word++) {
                System.arraycopy(logits[word], 0, out, first[word - window.from()] * Layer.WIDTH, Layer.WIDTH);
            }
        }
        return out;
    }

    /// `source | cue | content, content` of each attribution.
    static List<String> lines(Encoded text, List<Linked> linked) {
        List<String> lines = new ArrayList<>();
        for (Linked one : linked) {
            lines.add(words(text, one.sources()) + " | " + words(text, List.of(one.cue())) + " | "
                    + words(text, one.contents()));
        }
        return lines;
    }

    private static String words(Encoded text, List<Decoder.Labelled> spans) {
        return String.join(
                ", ",
                spans.stream().map(span -> text.text(span.from(), span.to())).toList());
    }
}
