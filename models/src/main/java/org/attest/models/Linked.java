package org.attest.models;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import org.attest.models.Decoder.Labelled;

/// An attribution: a cue, who says it, and what is said.
///
/// @param sources none or one
/// @param contents pieces in order of the text; none for "did not comment"
public record Linked(List<Labelled> sources, Labelled cue, List<Labelled> contents) {
    // What a span that stands between two others adds to their distance, in words.
    private static final double OTHER_SENTENCE = 60;
    private static final double CUE_BETWEEN_CONTENT = 8;
    private static final double CONTENT_BETWEEN_CONTENT = 4;
    private static final double CUE_AFTER = 2;
    private static final double CONTENT_BETWEEN_SOURCE = 6;
    private static final double OTHER_BETWEEN_SOURCE = 3;

    public Linked {
        sources = List.copyOf(sources);
        contents = List.copyOf(contents);
    }

    /// Each content goes to the nearest cue of its sentence, or else of the sentence before or after; each cue
    /// takes the
    /// nearest source of its sentence that does not stand in its own content. What lies between makes them further
    /// apart. On PolNeAR's gold spans this gives 97.7 % of its attributions.
    ///
    /// @return one for each cue, in order
    public static List<Linked> of(
            Encoded text, List<Labelled> sourceSpans, List<Labelled> cueSpans, List<Labelled> contentSpans) {
        List<Labelled> sources = inOrder(sourceSpans);
        List<Labelled> cues = inOrder(cueSpans);
        List<Labelled> contents = inOrder(contentSpans);
        Map<Labelled, List<Labelled>> said = new HashMap<>();
        for (Labelled content : contents) {
            cueOf(text, content, cues, contents)
                    .ifPresent(cue ->
                            said.computeIfAbsent(cue, _ -> new ArrayList<>()).add(content));
        }
        List<Linked> linked = new ArrayList<>();
        for (Labelled cue : cues) {
            List<Labelled> ofCue = said.getOrDefault(cue, List.of());
            linked.add(new Linked(
                    sourceOf(text, cue, ofCue, sources, cues, contents).stream().toList(), cue, ofCue));
        }
        return linked;
    }

    private static Optional<Labelled> cueOf(
            Encoded text, Labelled content, List<Labelled> cues, List<Labelled> contents) {
        int first = text.sentenceOf(content.from());
        int last = text.sentenceOf(content.to() - 1);
        Optional<Labelled> nearest = Optional.empty();
        double least = Double.POSITIVE_INFINITY;
        for (Labelled cue : cues) {
            int sentence = text.sentenceOf(cue.from());
            if (sentence < first - 1 || sentence > last + 1) {
                continue;
            }
            double distance = gap(content, cue)
                    + (sentence < first || sentence > last ? OTHER_SENTENCE : 0)
                    + CUE_BETWEEN_CONTENT * between(cues, content, cue)
                    + CONTENT_BETWEEN_CONTENT * between(contents, content, cue)
                    + (cue.from() >= content.to() ? CUE_AFTER : 0);
            if (distance < least) {
                least = distance;
                nearest = Optional.of(cue);
            }
        }
        return nearest;
    }

    private static Optional<Labelled> sourceOf(
            Encoded text,
            Labelled cue,
            List<Labelled> said,
            List<Labelled> sources,
            List<Labelled> cues,
            List<Labelled> contents) {
        int sentence = text.sentenceOf(cue.from());
        Predicate<Labelled> ofCue = source -> (text.sentenceOf(source.from()) == sentence
                        || text.sentenceOf(source.to() - 1) == sentence)
                && said.stream().noneMatch(content -> content.from() <= source.from() && source.to() <= content.to());
        Optional<Labelled> nearest = Optional.empty();
        double least = Double.POSITIVE_INFINITY;
        for (Labelled source : sources) {
            if (!ofCue.test(source)) {
                continue;
            }
            double distance = gap(source, cue)
                    + OTHER_BETWEEN_SOURCE * between(cues, source, cue)
                    + CONTENT_BETWEEN_SOURCE * between(contents, source, cue)
                    + OTHER_BETWEEN_SOURCE * between(sources, source, cue)
                    + (source.from() >= cue.to() ? OTHER_BETWEEN_SOURCE : 0);
            if (distance < least) {
                least = distance;
                nearest = Optional.of(source);
            }
        }
        return nearest;
    }

    private static int gap(Labelled a, Labelled b) {
        return Math.max(0, Math.max(a.from(), b.from()) - Math.min(a.to(), b.to()));
    }

    /// How many of some spans stand wholly between two others.
    ///
    /// @param spans in order of the text
    private static int between(List<Labelled> spans, Labelled a, Labelled b) {
        int from = Math.min(a.to(), b.to());
        int to = Math.max(a.from(), b.from());
        int between = 0;
        for (int i = firstFrom(spans, from); i < spans.size() && spans.get(i).from() < to; i++) {
            between += spans.get(i).to() <= to ? 1 : 0;
        }
        return between;
    }

    /// Index of the first span that begins at a word or after it; found by halving, since a long text has
    /// thousands.
    private static int firstFrom(List<Labelled> spans, int word) {
        int low = 0;
        int high = spans.size();
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (spans.get(middle).from() < word) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    private static List<Labelled> inOrder(List<Labelled> spans) {
        return spans.stream().sorted(Comparator.comparingInt(Labelled::from)).toList();
    }
}
