package org.attest.eval.reading;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.attest.models.Encoded;
import org.attest.models.Layer;
import org.attest.models.Pieces;

/// A text and what is right of it.
///
/// @param labels one label a word; a layer that the corpus knows nothing of is absent
public record Example(String id, Encoded text, Map<Layer, int[]> labels) {
    public Example {
        labels = Map.copyOf(labels);
    }

    /// One label a word; none of them asked where the corpus knows nothing of the layer.
    public int[] labels(Layer layer) {
        int[] known = labels.get(layer);
        if (known != null) {
            return known;
        }
        int[] unknown = new int[text.words()];
        Arrays.fill(unknown, Layer.NOT_ASKED);
        return unknown;
    }

    /// Words of a text, in Unicode code points, half open, and what they are.
    public record Marked(Layer layer, String label, int start, int end) {}

    /// Where spans of one layer overlap the longest stays; where words are sorted twice the shortest span decides.
    ///
    /// @param known the layers that the corpus has gold for: words without a mark lie outside
    public static Example of(String id, String text, List<Layer> known, List<Marked> marks, Pieces tokenizer) {
        Encoded encoded = Encoded.of(text, tokenizer);
        Map<Layer, int[]> labels = new EnumMap<>(Layer.class);
        for (Layer layer : known) {
            int[] ofLayer = new int[encoded.words()];
            Arrays.fill(ofLayer, layer.isSpans() ? Layer.OUTSIDE : Layer.NOT_ASKED);
            labels.put(layer, ofLayer);
        }
        List<Marked> longestFirst = new ArrayList<>(marks);
        longestFirst.sort(Comparator.comparingInt(mark -> mark.start - mark.end));
        for (Marked mark : longestFirst) {
            int[] words = encoded.wordsOf(mark.start, mark.end);
            int[] ofLayer = labels.get(mark.layer);
            if (ofLayer == null || words[0] == words[1]) {
                continue;
            }
            int index = mark.layer.index(mark.label);
            if (!mark.layer.isSpans()) {
                Arrays.fill(ofLayer, words[0], words[1], index);
            } else if (Arrays.stream(ofLayer, words[0], words[1]).allMatch(label -> label == Layer.OUTSIDE)) {
                Arrays.fill(ofLayer, words[0], words[1], index + 1);
                ofLayer[words[0]] = index;
            }
        }
        return new Example(id, encoded, labels);
    }
}
