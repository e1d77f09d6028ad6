package org.attest.eval;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// How well things were put into groups: pairwise, and B³.
///
/// @param things each with gold's group and ours; empty where one side doesn't have the thing
record ClusterScore(List<Thing> things) {
    ClusterScore {
        things = List.copyOf(things);
    }

    record Thing(Optional<String> gold, Optional<String> ours) {}

    private record Cell(String gold, String ours) {}

    List<Score.Metric> metrics(String group, String name) {
        Map<String, Long> gold = new HashMap<>();
        Map<String, Long> ours = new HashMap<>();
        Map<Cell, Long> both = new HashMap<>();
        for (Thing thing : things) {
            thing.gold.ifPresent(g -> gold.merge(g, 1L, Long::sum));
            thing.ours.ifPresent(o -> ours.merge(o, 1L, Long::sum));
            if (thing.gold.isPresent() && thing.ours.isPresent()) {
                both.merge(new Cell(thing.gold.get(), thing.ours.get()), 1L, Long::sum);
            }
        }
        List<Score.Metric> metrics = new java.util.ArrayList<>(
                Score.precisionRecall(group, name, pairs(both), pairs(ours), pairs(gold), "pairs"));
        double precision = 0;
        double recall = 0;
        for (Thing thing : things) {
            if (thing.gold.isPresent() && thing.ours.isPresent()) {
                double shared = both.getOrDefault(new Cell(thing.gold.get(), thing.ours.get()), 0L);
                precision += shared / ours.getOrDefault(thing.ours.get(), 1L);
                recall += shared / gold.getOrDefault(thing.gold.get(), 1L);
            }
        }
        long inOurs = ours.values().stream().mapToLong(n -> n).sum();
        long inGold = gold.values().stream().mapToLong(n -> n).sum();
        double p = inOurs == 0 ? 0 : precision / inOurs;
        double r = inGold == 0 ? 0 : recall / inGold;
        metrics.add(Score.Metric.percent(
                group,
                name + "_b3_f1",
                p + r == 0 ? Optional.empty() : Optional.of(2 * p * r / (p + r)),
                "B³ precision " + Math.round(100 * p) + " %, recall " + Math.round(100 * r) + " %"));
        return metrics;
    }

    private static long pairs(Map<?, Long> sizes) {
        return sizes.values().stream().mapToLong(n -> n * (n - 1) / 2).sum();
    }
}
