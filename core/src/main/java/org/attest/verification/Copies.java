package org.attest.verification;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.LongStream;
import org.attest.reports.Report;

/// Which reports share a text: by runs of five words (shingles), each kept as a number.
///
/// Work and memory grow with the length of the texts: of a shingle, only the first reports that have it are kept, and a
/// copy that adds nothing is not kept at all.
final class Copies {
    /// Words in a row that two texts share by chance only in set phrases.
    private static final int SHINGLE = 5;

    /// Share of the shorter text's shingles that stand in the longer one too, from which on it is a copy. Reports
    /// that
    /// two hands wrote of one event share a few per cent; a copy with a new first paragraph still shares half.
    private static final double COPIED = 0.5;

    /// Fewer shared shingles are one sentence of a brief, which two desks may have from one statement.
    private static final int LEAST = 14;

    /// A copy that shares so much of its text stands for it in the comparison with others.
    private static final double SAME = 0.95;

    /// Reports kept for a shingle: a set phrase that stands in more says nothing.
    private static final int KEPT = 32;

    private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{Nd}]+");

    private Copies() {}

    /// For each report's place in `reports`, the place of the first report whose text it shares; its own if none.
    static int[] of(List<Report> reports) {
        int[] first = new int[reports.size()];
        int[] sizes = new int[reports.size()];
        Map<Long, List<Integer>> index = new HashMap<>();
        for (int i = 0; i < first.length; i++) {
            first[i] = i;
            long[] shingles = shingles(reports.get(i).text().value());
            sizes[i] = shingles.length;
            boolean same = join(i, shared(shingles, index), first, sizes);
            for (long shingle : same ? new long[0] : shingles) {
                List<Integer> having = index.computeIfAbsent(shingle, _ -> new ArrayList<>(1));
                if (having.size() < KEPT) {
                    having.add(i);
                }
            }
        }
        return first;
    }

    private static Map<Integer, Integer> shared(long[] shingles, Map<Long, List<Integer>> index) {
        Map<Integer, Integer> shared = new TreeMap<>();
        for (long shingle : shingles) {
            index.getOrDefault(shingle, List.of()).forEach(other -> shared.merge(other, 1, Integer::sum));
        }
        return shared;
    }

    /// @return whether an earlier report has all but the whole of its text
    private static boolean join(int i, Map<Integer, Integer> shared, int[] first, int[] sizes) {
        boolean same = false;
        for (Map.Entry<Integer, Integer> other : shared.entrySet()) {
            int shorter = Math.min(sizes[i], sizes[other.getKey()]);
            if (other.getValue() >= Math.max(LEAST, COPIED * shorter)) {
                int to = root(first, other.getKey());
                int from = root(first, i);
                first[Math.max(from, to)] = Math.min(from, to);
                same |= other.getValue() >= SAME * sizes[i];
            }
        }
        first[i] = root(first, i);
        return same;
    }

    static int root(int[] first, int i) {
        int at = i;
        while (first[at] != at) {
            at = first[at];
        }
        return at;
    }

    /// Distinct and in order.
    private static long[] shingles(String text) {
        List<String> words = new ArrayList<>();
        Matcher matcher = WORD.matcher(text.toLowerCase(Locale.ROOT));
        while (matcher.find()) {
            words.add(matcher.group());
        }
        return LongStream.iterate(0, i -> i + SHINGLE <= words.size(), i -> i + 1)
                .map(i -> hash(words.subList((int) i, (int) i + SHINGLE)))
                .distinct()
                .sorted()
                .toArray();
    }

    /// FNV-1a, 64 bits: among a million shingles two are confused once in 40 million runs.
    private static long hash(List<String> words) {
        long hash = 0xcbf29ce484222325L;
        for (String word : words) {
            for (int i = 0; i <= word.length(); i++) {
                hash = (hash ^ (i < word.length() ? word.charAt(i) : ' ')) * 0x100000001b3L;
            }
        }
        return hash;
    }

    static List<Report> inOrder(List<Report> reports) {
        return reports.stream().sorted(Comparator.comparing(Report::id)).toList();
    }
}
