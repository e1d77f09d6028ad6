package org.attest.eval.reading;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// Spans found against spans wanted, one to one: those that share a word, and those that are the same. Of two that
/// share
/// as many words, the one that adds fewer others is taken.
public final class SpanScore {
    private int wanted;
    private int found;
    private int overlapping;
    private int exact;

    /// @param gold `[from, to)` in words, likewise `ours`
    public void add(List<int[]> gold, List<int[]> ours) {
        wanted += gold.size();
        found += ours.size();
        overlapping += matched(gold, ours, false);
        exact += matched(gold, ours, true);
    }

    private record Pair(int gold, int ours, double likeness) {}

    private static int matched(List<int[]> gold, List<int[]> ours, boolean same) {
        List<Pair> pairs = new ArrayList<>();
        for (int i = 0; i < gold.size(); i++) {
            for (int j = 0; j < ours.size(); j++) {
                int shared = Math.min(gold.get(i)[1], ours.get(j)[1]) - Math.max(gold.get(i)[0], ours.get(j)[0]);
                boolean fits = same ? gold.get(i)[0] == ours.get(j)[0] && gold.get(i)[1] == ours.get(j)[1] : shared > 0;
                if (fits) {
                    int words = gold.get(i)[1] - gold.get(i)[0] + ours.get(j)[1] - ours.get(j)[0];
                    pairs.add(new Pair(i, j, shared + 2.0 * shared / words));
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

    public int wanted() {
        return wanted;
    }

    public int found() {
        return found;
    }

    /// Percent.
    public double overlapF1() {
        return wanted + found == 0 ? 0 : 200.0 * overlapping / (wanted + found);
    }

    /// Percent.
    public double exactF1() {
        return wanted + found == 0 ? 0 : 200.0 * exact / (wanted + found);
    }
}
