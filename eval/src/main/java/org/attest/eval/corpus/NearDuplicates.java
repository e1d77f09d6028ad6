package org.attest.eval.corpus;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Reports that share runs of words: Jaccard's coefficient of their sets of five-word shingles.
///
/// @see <a href="https://doi.org/10.1109/SEQUEN.1997.666900">Broder (1997)</a>
public final class NearDuplicates {
    private static final int WORDS = 5;

    private NearDuplicates() {}

    /// @param share of the shingles of both that are in both, 0 to 1
    /// @param sameGroup copies of an agency's text within a group are meant; across groups they are a fault
    public record Pair(String a, String b, double share, boolean sameGroup) {}

    /// Pairs that share at least `least` of their shingles, most alike first.
    public static List<Pair> find(List<Group> groups, double least) {
        List<String> ids = new ArrayList<>();
        List<String> groupOf = new ArrayList<>();
        List<Set<String>> shingles = new ArrayList<>();
        Map<String, List<Integer>> holders = new HashMap<>();
        for (Group group : groups) {
            for (LabelledReport report : group.reports()) {
                Set<String> own = shingles(report.text());
                for (String shingle : own) {
                    holders.computeIfAbsent(shingle, _ -> new ArrayList<>()).add(ids.size());
                }
                ids.add(report.id());
                groupOf.add(group.id());
                shingles.add(own);
            }
        }
        Map<Long, Integer> shared = new HashMap<>();
        for (List<Integer> reports : holders.values()) {
            for (int i = 0; i < reports.size(); i++) {
                for (int j = i + 1; j < reports.size(); j++) {
                    shared.merge((long) reports.get(i) * ids.size() + reports.get(j), 1, Integer::sum);
                }
            }
        }
        List<Pair> pairs = new ArrayList<>();
        shared.forEach((key, both) -> {
            int a = (int) (key / ids.size());
            int b = (int) (key % ids.size());
            double share =
                    (double) both / (shingles.get(a).size() + shingles.get(b).size() - both);
            if (share >= least) {
                pairs.add(new Pair(ids.get(a), ids.get(b), share, groupOf.get(a).equals(groupOf.get(b))));
            }
        });
        pairs.sort(Comparator.comparingDouble((Pair pair) -> -pair.share)
                .thenComparing(Pair::a)
                .thenComparing(Pair::b));
        return pairs;
    }

    private static Set<String> shingles(String text) {
        List<String> words = Words.of(text);
        Set<String> shingles = new HashSet<>();
        for (int i = 0; i + WORDS <= words.size(); i++) {
            shingles.add(String.join(" ", words.subList(i, i + WORDS)));
        }
        return shingles;
    }
}
