package org.attest.eval.reading;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.attest.eval.corpus.LabelledReport.Extent;
import org.attest.models.Encoded;
import org.attest.models.Layer;
import org.attest.models.Pieces;
import org.attest.models.Scores;
import org.attest.models.Window;
import org.junit.jupiter.api.Test;

final class AttributionScoreTest {
    private static final String TEXT = "\"Prices fell,\" the bank said, \"and rents rose.\" The mayor doubts it.";
    private static final Pieces PIECES = Pieces.bundled();

    private static final PolNear.Document GOLD = new PolNear.Document(
            "doc",
            TEXT,
            List.of(
                    new PolNear.Attribution(
                            extents("the bank"), extents("said"), extents("Prices fell", ",", "and rents rose")),
                    new PolNear.Attribution(extents("The mayor"), extents("doubts"), extents("it"))));

    @Test
    void piecesWithNoWordBetweenAreOneAndOthersCountApart() {
        AttributionScore score = AttributionScore.of(List.of(GOLD), saying(GOLD), PIECES);
        assertEquals(3, score.content().wanted());
        assertEquals(100, score.content().exactF1());
        assertEquals(2, score.right());
        assertEquals(2, score.found());
        assertEquals(List.of(), score.misses());
    }

    @Test
    void aSpanThatSharesAWordOverlapsButIsNotExact() {
        PolNear.Document ours = new PolNear.Document(
                "doc",
                TEXT,
                List.of(
                        new PolNear.Attribution(extents("the bank"), extents("said"), extents("fell")),
                        new PolNear.Attribution(List.of(), extents("doubts"), extents("it"))));
        AttributionScore score = AttributionScore.of(List.of(GOLD), saying(ours), PIECES);
        // Gold has three contents, ours two: 2 x 2 / 5 share a word, 2 x 1 / 5 are the same.
        assertEquals(80, score.content().overlapF1(), 1e-9);
        assertEquals(40, score.content().exactF1(), 1e-9);
        assertEquals(1, score.right());
        assertEquals(2, score.misses().size());
    }

    private static List<Extent> extents(String... words) {
        return Stream.of(words)
                .map(one -> new Extent(TEXT.indexOf(one), TEXT.indexOf(one) + one.length(), one))
                .toList();
    }

    /// A network that says what a document is marked with, whatever it reads.
    private static Scores.Network saying(PolNear.Document document) {
        Encoded text = Encoded.of(document.text(), PIECES);
        Map<Integer, int[]> labels = new HashMap<>();
        document.attributions().forEach(one -> {
            mark(text, labels, Layer.NEWS_SOURCE, one.source());
            mark(text, labels, Layer.NEWS_CUE, one.cue());
            mark(text, labels, Layer.NEWS_CONTENT, one.content());
        });
        return batch -> {
            float[] out = new float[batch.rows() * batch.length() * Layer.WIDTH];
            for (int row = 0; row < batch.rows(); row++) {
                Window window = batch.windows().get(row);
                int[] first = batch.firstPieces(row);
                for (int word = window.from(); word < window.to(); word++) {
                    int at = first[word - window.from()] * Layer.WIDTH;
                    for (Layer layer : Layer.values()) {
                        out[at + layer.offset()] = 10;
                    }
                    Optional.ofNullable(labels.get(word)).ifPresent(label -> out[at + label[0]] = 20);
                }
            }
            return out;
        };
    }

    private static void mark(Encoded text, Map<Integer, int[]> labels, Layer layer, List<Extent> pieces) {
        for (Extent piece : pieces) {
            int[] words = text.wordsOf(piece.start(), piece.end());
            for (int word = words[0]; word < words[1]; word++) {
                boolean inside = word > words[0]
                        || labels.containsKey(word - 1)
                                && Optional.ofNullable(labels.get(word - 1)).orElseThrow()[0] >= layer.offset() + 1
                                && layer == Layer.NEWS_CONTENT;
                labels.put(word, new int[] {layer.offset() + (inside ? 2 : 1)});
            }
        }
    }
}
