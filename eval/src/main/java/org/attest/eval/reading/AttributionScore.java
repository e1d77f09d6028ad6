package org.attest.eval.reading;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.attest.eval.corpus.LabelledReport.Extent;
import org.attest.models.Decoder;
import org.attest.models.Decoder.Labelled;
import org.attest.models.Encoded;
import org.attest.models.Layer;
import org.attest.models.Linked;
import org.attest.models.Pieces;
import org.attest.models.Scores;

/// Attributions found against PolNeAR's.
///
/// Spans: pieces of one attribution with no word between them are merged, others count apart; the same words in two
/// attributions count once. Whole attributions: the cue must share a word, and so must source and content, or both have
/// none; one to one, the likest first.
public final class AttributionScore {
    private static final int CONTEXT = 40;
    private static final int PIECES = 1_024;

    private final SpanScore source = new SpanScore();
    private final SpanScore cue = new SpanScore();
    private final SpanScore content = new SpanScore();
    private int wanted;
    private int found;
    private int right;
    private int linkedOfGold;
    private final List<String> misses = new ArrayList<>();

    /// @param pieces as the model was trained with
    public static AttributionScore of(List<PolNear.Document> documents, Scores.Network network, Pieces pieces) {
        List<Encoded> texts = documents.stream()
                .map(document -> Encoded.of(document.text(), pieces))
                .toList();
        Map<Encoded, Scores> scores = Scores.of(texts, network, CONTEXT, PIECES);
        AttributionScore score = new AttributionScore();
        for (int i = 0; i < texts.size(); i++) {
            score.add(
                    documents.get(i),
                    texts.get(i),
                    Optional.ofNullable(scores.get(texts.get(i))).orElseThrow());
        }
        return score;
    }

    private void add(PolNear.Document document, Encoded text, Scores scores) {
        List<Whole> gold = document.attributions().stream()
                .map(one -> new Whole(words(one.source(), text), words(one.cue(), text), words(one.content(), text)))
                .toList();
        List<int[]> goldSources = once(gold.stream().map(Whole::source).toList());
        List<int[]> goldCues = once(gold.stream().map(Whole::cue).toList());
        List<int[]> goldContents = once(gold.stream().map(Whole::content).toList());
        List<Labelled> sources = Decoder.spans(scores, Layer.NEWS_SOURCE, 0);
        List<Labelled> cues = Decoder.spans(scores, Layer.NEWS_CUE, 0);
        List<Labelled> contents = Decoder.spans(scores, Layer.NEWS_CONTENT, 0);
        source.add(goldSources, pairs(sources));
        cue.add(goldCues, pairs(cues));
        content.add(goldContents, pairs(contents));
        miss(document.id(), "source", text, goldSources, pairs(sources));
        miss(document.id(), "cue", text, goldCues, pairs(cues));
        miss(document.id(), "content", text, goldContents, pairs(contents));
        List<Whole> ours = wholes(Linked.of(text, sources, cues, contents).stream()
                .filter(one -> !one.contents().isEmpty())
                .toList());
        wanted += gold.size();
        found += ours.size();
        right += matched(gold, ours);
        linkedOfGold += matched(
                gold, wholes(Linked.of(text, labelled(goldSources), labelled(goldCues), labelled(goldContents))));
    }

    private void miss(String document, String what, Encoded text, List<int[]> gold, List<int[]> ours) {
        gold.stream()
                .filter(span -> ours.stream().noneMatch(one -> shared(one, span) > 0))
                .forEach(span -> misses.add("%s · %s missed · %s".formatted(document, what, around(text, span))));
        ours.stream()
                .filter(span -> gold.stream().noneMatch(one -> shared(one, span) > 0))
                .forEach(span -> misses.add("%s · %s spurious · %s".formatted(document, what, around(text, span))));
    }

    private static String around(Encoded text, int[] span) {
        int from = Math.max(0, span[0] - 8);
        int to = Math.min(text.words(), span[1] + 8);
        return ((from < span[0] ? text.text(from, span[0]) : "") + " [" + text.text(span[0], span[1]) + "] "
                        + (span[1] < to ? text.text(span[1], to) : ""))
                .replaceAll("\\s+", " ");
    }

    /// Each in pieces, as `[from, to)` in words.
    private record Whole(List<int[]> source, List<int[]> cue, List<int[]> content) {}

    private static List<int[]> words(List<Extent> pieces, Encoded text) {
        List<int[]> merged = new ArrayList<>();
        pieces.stream().sorted(Comparator.comparingInt(Extent::start)).forEach(piece -> {
            int[] words = text.wordsOf(piece.start(), piece.end());
            if (words[0] == words[1]) {
                return;
            }
            if (!merged.isEmpty() && words[0] <= merged.getLast()[1]) {
                merged.getLast()[1] = Math.max(merged.getLast()[1], words[1]);
            } else {
                merged.add(words);
            }
        });
        return merged;
    }

    private static List<int[]> once(List<List<int[]>> pieces) {
        Map<Long, int[]> byPlace = new TreeMap<>();
        pieces.forEach(all -> all.forEach(piece -> byPlace.put(((long) piece[0] << 32) + piece[1], piece)));
        return List.copyOf(byPlace.values());
    }

    private static List<int[]> pairs(List<Labelled> spans) {
        return spans.stream().map(span -> new int[] {span.from(), span.to()}).toList();
    }

    private static List<Labelled> labelled(List<int[]> spans) {
        return spans.stream().map(span -> new Labelled(span[0], span[1], "", 1)).toList();
    }

    private static List<Whole> wholes(List<Linked> linked) {
        return linked.stream()
                .map(one -> new Whole(pairs(one.sources()), pairs(List.of(one.cue())), pairs(one.contents())))
                .toList();
    }

    private record Pair(int gold, int ours, double likeness) {}

    private static int matched(List<Whole> gold, List<Whole> ours) {
        List<Pair> pairs = new ArrayList<>();
        for (int i = 0; i < gold.size(); i++) {
            for (int j = 0; j < ours.size(); j++) {
                Whole a = gold.get(i);
                Whole b = ours.get(j);
                if (shared(a.cue, b.cue) > 0 && agree(a.source, b.source) && agree(a.content, b.content)) {
                    pairs.add(new Pair(i, j, Math.min(dice(a.source, b.source), dice(a.content, b.content))));
                }
            }
        }
        pairs.sort(Comparator.comparingDouble(pair -> -pair.likeness));
        Set<Integer> takenGold = new HashSet<>();
        Set<Integer> takenOurs = new HashSet<>();
        int matched = 0;
        for (Pair pair : pairs) {
            if (!takenGold.contains(pair.gold) && !takenOurs.contains(pair.ours)) {
                takenGold.add(pair.gold);
                takenOurs.add(pair.ours);
                matched++;
            }
        }
        return matched;
    }

    private static boolean agree(List<int[]> gold, List<int[]> ours) {
        return gold.isEmpty() && ours.isEmpty() || shared(gold, ours) > 0;
    }

    private static double dice(List<int[]> gold, List<int[]> ours) {
        int words = length(gold) + length(ours);
        return words == 0 ? 1 : 2.0 * shared(gold, ours) / words;
    }

    private static int length(List<int[]> pieces) {
        return pieces.stream().mapToInt(piece -> piece[1] - piece[0]).sum();
    }

    private static int shared(List<int[]> gold, List<int[]> ours) {
        return gold.stream()
                .mapToInt(a -> ours.stream().mapToInt(b -> shared(a, b)).sum())
                .sum();
    }

    private static int shared(int[] a, int[] b) {
        return Math.max(0, Math.min(a[1], b[1]) - Math.max(a[0], b[0]));
    }

    public SpanScore source() {
        return source;
    }

    public SpanScore cue() {
        return cue;
    }

    public SpanScore content() {
        return content;
    }

    /// Whole attributions wanted.
    public int wanted() {
        return wanted;
    }

    /// Whole attributions found; a cue without content is none.
    public int found() {
        return found;
    }

    public int right() {
        return right;
    }

    /// Attributions that the links alone give when every span is right.
    public int linkedOfGold() {
        return linkedOfGold;
    }

    /// Spans that share no word with any on the other side, each with its surroundings.
    public List<String> misses() {
        return List.copyOf(misses);
    }
}
