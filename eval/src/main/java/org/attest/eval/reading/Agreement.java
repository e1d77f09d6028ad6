package org.attest.eval.reading;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.attest.models.Decoder;
import org.attest.models.Decoder.Labelled;
import org.attest.models.Encoded;
import org.attest.models.Layer;
import org.attest.models.Scores;

/// Whether two networks, such as one in 32 and one in 8 bits, find the same.
///
/// @param spans that either found, those of both counted twice
/// @param same of them that both found, with the same words and label, likewise
/// @param sorted spans of the first that a layer sorts
/// @param alike of them that both sort alike
public record Agreement(int spans, int same, int sorted, int alike) {
    private static final int CONTEXT = 40;
    private static final int PIECES = 1_024;

    private static final List<Layer> SORTS = List.of(Layer.STANCE, Layer.ABOUT, Layer.STATUS, Layer.EVIDENCE);

    public static Agreement of(List<Encoded> texts, Scores.Network one, Scores.Network other) {
        Map<Encoded, Scores> first = Scores.of(texts, one, CONTEXT, PIECES);
        Map<Encoded, Scores> second = Scores.of(texts, other, CONTEXT, PIECES);
        int spans = 0;
        int same = 0;
        int sorted = 0;
        int alike = 0;
        for (Encoded text : texts) {
            Scores ofOne = Optional.ofNullable(first.get(text)).orElseThrow();
            Scores ofOther = Optional.ofNullable(second.get(text)).orElseThrow();
            for (Layer layer : Layer.values()) {
                if (layer.isSpans()) {
                    Set<Place> theirs = places(ofOther, layer);
                    Set<Place> ours = places(ofOne, layer);
                    spans += ours.size() + theirs.size();
                    theirs.retainAll(ours);
                    same += 2 * theirs.size();
                }
            }
            for (Layer what : List.of(Layer.CONTENT, Layer.STATEMENT)) {
                for (Labelled span : Decoder.spans(ofOne, what, 0)) {
                    for (Layer layer : SORTS) {
                        sorted++;
                        alike += label(ofOne, layer, span).equals(label(ofOther, layer, span)) ? 1 : 0;
                    }
                }
            }
        }
        return new Agreement(spans, same, sorted, alike);
    }

    private record Place(int from, int to, String label) {}

    private static Set<Place> places(Scores scores, Layer layer) {
        Set<Place> places = new HashSet<>();
        Decoder.spans(scores, layer, 0).forEach(span -> places.add(new Place(span.from(), span.to(), span.label())));
        return places;
    }

    private static String label(Scores scores, Layer layer, Labelled span) {
        return Decoder.label(scores, layer, span.from(), span.to()).label();
    }

    /// Percent.
    public double sameSpans() {
        return spans == 0 ? 100 : 100.0 * same / spans;
    }

    /// Percent.
    public double sameLabels() {
        return sorted == 0 ? 100 : 100.0 * alike / sorted;
    }
}
