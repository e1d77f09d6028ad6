package org.attest.incidents;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/// The telling words of some sentences, each weighed by how rare it is in news.
///
/// Words are kept as hashes in order, so that two bags are compared in one pass; a bag has length 1.
public final class WordBag {
    static final WordBag EMPTY = new WordBag(List.of());

    /// Words that more than a third of all news have say nothing.
    private static final double LEAST_RARITY = 1.1;

    /// From here on a name is told of in fewer than one of 400 reports: two that share it may mean one thing.
    static final double RARE = 6;

    /// More words are told only by texts that are no report; the rarest are kept.
    private static final int MOST_WORDS = 400;

    private enum Kind {
        WORD,
        NAME,
        NUMBER
    }

    private record Entry(long hash, String word, Kind kind, float rarity, float weight) {}

    private final long[] hashes;
    private final float[] weights;
    private final float[] rarities;
    private final Kind[] kinds;
    private final String[] words;

    private WordBag(List<Entry> entries) {
        List<Entry> sorted =
                entries.stream().sorted(Comparator.comparingLong(Entry::hash)).toList();
        double square = 0;
        for (Entry entry : sorted) {
            square += entry.weight * entry.weight;
        }
        double length = Math.sqrt(square);
        int n = sorted.size();
        hashes = new long[n];
        weights = new float[n];
        rarities = new float[n];
        kinds = new Kind[n];
        words = new String[n];
        for (int i = 0; i < n; i++) {
            Entry entry = sorted.get(i);
            hashes[i] = entry.hash;
            weights[i] = (float) (entry.weight / length);
            rarities[i] = entry.rarity;
            kinds[i] = entry.kind;
            // Only rare names are ever shown.
            words[i] = entry.kind == Kind.NAME && entry.rarity >= RARE ? entry.word : "";
        }
    }

    /// What two bags share.
    ///
    /// @param cosine 0 to 1
    /// @param names sum of the rarities of shared rare names
    /// @param numbers sum of the rarities of shared numbers
    record Overlap(double cosine, double names, double numbers) {}

    /// @param known names that are compared in another way (places, parties), in lower case: they count as words
    /// only
    static WordBag of(List<String> texts, Background background, Set<String> known) {
        Map<String, Integer> counts = new HashMap<>();
        Map<String, Kind> kinds = new HashMap<>();
        for (String text : texts) {
            count(text, counts, kinds);
        }
        List<Entry> entries = new ArrayList<>();
        counts.forEach((word, count) -> {
            float rarity = background.rarity(word);
            if (rarity >= LEAST_RARITY) {
                Kind kind = known.contains(word) ? Kind.WORD : kinds.getOrDefault(word, Kind.WORD);
                entries.add(new Entry(hash(word), word, kind, rarity, (float) ((1 + Math.log(count)) * rarity)));
            }
        });
        if (entries.size() > MOST_WORDS) {
            entries.sort(Comparator.comparing(Entry::rarity).reversed().thenComparing(Entry::word));
            return new WordBag(entries.subList(0, MOST_WORDS));
        }
        return new WordBag(entries);
    }

    /// The words of a text as the table has them: lower case, without plural -s and possessives.
    public static Set<String> words(String text) {
        Map<String, Integer> counts = new HashMap<>();
        count(text, counts, new HashMap<>());
        return counts.keySet();
    }

    private static void count(String text, Map<String, Integer> counts, Map<String, Kind> kinds) {
        boolean afterStop = true;
        int at = 0;
        while (at < text.length()) {
            int start = at;
            while (at < text.length() && Character.isLetterOrDigit(text.charAt(at))) {
                at++;
            }
            if (at == start) {
                char c = text.charAt(at);
                afterStop |= c == '.' || c == '!' || c == '?' || c == '\n' || c == '"' || c == '“' || c == ':';
                at++;
                continue;
            }
            String shown = text.substring(start, at);
            // What follows an apostrophe ("Tokhi's", "didn't") is no word of its own.
            if (shown.length() == 1 && start > 0 && (text.charAt(start - 1) == '\'' || text.charAt(start - 1) == '’')) {
                continue;
            }
            String word = plain(shown);
            counts.merge(word, 1, Integer::sum);
            if (Character.isDigit(shown.charAt(0))) {
                kinds.put(word, Kind.NUMBER);
            } else if (!afterStop && Character.isUpperCase(shown.charAt(0)) && shown.length() > 2) {
                kinds.put(word, Kind.NAME);
            }
            afterStop = false;
        }
    }

    private static String plain(String word) {
        String lower = word.toLowerCase(Locale.ROOT);
        boolean plural = lower.length() > 3 && lower.endsWith("s") && !lower.endsWith("ss") && !lower.endsWith("us");
        return plural ? lower.substring(0, lower.length() - 1) : lower;
    }

    /// FNV-1a, spread once more.
    static long hash(String word) {
        long hash = 0xcbf29ce484222325L;
        for (int i = 0; i < word.length(); i++) {
            hash = (hash ^ word.charAt(i)) * 0x100000001b3L;
        }
        return mixed(hash);
    }

    static long mixed(long hash) {
        long h = (hash ^ (hash >>> 32)) * 0x9e3779b97f4a7c15L;
        return h ^ (h >>> 29);
    }

    boolean isEmpty() {
        return hashes.length == 0;
    }

    /// Whether each word of a name stands here; no for a name without letters.
    boolean hasAll(String name) {
        Set<String> parts = words(name);
        return !parts.isEmpty() && parts.stream().allMatch(part -> Arrays.binarySearch(hashes, hash(part)) >= 0);
    }

    Overlap with(WordBag other) {
        double cosine = 0;
        double names = 0;
        double numbers = 0;
        int i = 0;
        int k = 0;
        while (i < hashes.length && k < other.hashes.length) {
            if (hashes[i] < other.hashes[k]) {
                i++;
            } else if (hashes[i] > other.hashes[k]) {
                k++;
            } else {
                cosine += weights[i] * other.weights[k];
                if (isRareName(i) && other.isRareName(k)) {
                    names += rarities[i];
                } else if (kinds[i] == Kind.NUMBER && other.kinds[k] == Kind.NUMBER) {
                    numbers += rarities[i];
                }
                i++;
                k++;
            }
        }
        return new Overlap(cosine, names, numbers);
    }

    private boolean isRareName(int i) {
        return kinds[i] == Kind.NAME && rarities[i] >= RARE;
    }

    /// Rare names that stand in both, rarest first.
    List<String> sharedNames(WordBag other) {
        List<Integer> shared = new ArrayList<>();
        for (int i = 0; i < hashes.length; i++) {
            int k = Arrays.binarySearch(other.hashes, hashes[i]);
            if (k >= 0 && isRareName(i) && other.isRareName(k)) {
                shared.add(i);
            }
        }
        return shared.stream()
                .sorted(Comparator.<Integer>comparingDouble(i -> -rarities[i]).thenComparing(i -> words[i]))
                .map(i -> words[i])
                .toList();
    }

    /// Hashes of the rarest words, names and numbers before other words; equally rare ones in an order that says
    /// nothing of the alphabet.
    long[] rarest(int most) {
        return java.util.stream.IntStream.range(0, hashes.length)
                .boxed()
                .sorted(Comparator.<Integer>comparingDouble(i -> -(rarities[i] + (kinds[i] == Kind.WORD ? 0 : 2)))
                        .thenComparingLong(i -> hashes[i]))
                .limit(most)
                .mapToLong(i -> hashes[i])
                .toArray();
    }
}
