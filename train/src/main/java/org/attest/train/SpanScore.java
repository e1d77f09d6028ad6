package org.attest.train;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/// Spans found against spans wanted, one to one: those that share a word, and those that are the same.
final class SpanScore {
    private int wanted;
    private int found;
    private int overlapping;
    private int exact;

    /// @param gold `[from, to)` in words, likewise `ours`
    void add(List<int[]> gold, List<int[]> ours) {
        wanted += gold.size();
        found += ours.size();
        overlapping += matched(gold, ours, false);
        exact += matched(gold, ours, true);
    }

    private static int matched(List<int[]> gold, List<int[]> ours, boolean same) {
        List<int[]> pairs = new ArrayList<>();
        for (int i = 0; i < gold.size(); i++) {
            for (int j = 0; j < ours.size(); j++) {
                int shared = Math.min(gold.get(i)[1], ours.get(j)[1]) - Math.max(gold.get(i)[0], ours.get(j)[0]);
                boolean fits = same ? gold.get(i)[0] == ours.get(j)[0] && gold.get(i)[1] == ours.get(j)[1] : shared > 0;
                if (fits) {
                    pairs.add(new int[] {shared, i, j});
                }
            }
        }
        pairs.sort(Comparator.comparingInt(pair -> -pair[0]));
        Set<Integer> takenGold = new HashSet<>();
        Set<Integer> takenOurs = new HashSet<>();
        int matched = 0;
        for (int[] pair : pairs) {
            if (!takenGold.contains(pair[1]) && !takenOurs.contains(pair[2])) {
                takenGold.add(pair[1]);
                takenOurs.add(pair[2]);
                matched++;
            }
        }
        return matched;
    }

    double overlapF1() {
        return wanted + found == 0 ? 0 : 200.0 * overlapping / (wanted + found);
    }

    double exactF1() {
        return wanted + found == 0 ? 0 : 200.0 * exact / (wanted + found);
    }

    @Override
    public String toString() {
        return String.format(
                Locale.ROOT,
                "overlap F1 %.1f %%, exact F1 %.1f %% (%,d wanted, %,d found)",
                overlapF1(),
                exactF1(),
                wanted,
                found);
    }
}
