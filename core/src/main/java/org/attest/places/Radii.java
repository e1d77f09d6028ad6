package org.attest.places;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// How far off a point may be: `radii.tsv`.
final class Radii {
    private record Step(long population, double metres) {}

    private final List<Step> settlements = new ArrayList<>();
    private final Map<String, double[]> rules = new HashMap<>();

    Radii() {
        for (String[] field : Gazetteer.lines("radii.tsv")) {
            double extra = Double.parseDouble(field[1]);
            double metres = Double.parseDouble(field[2]);
            if (field[0].equals("settlement")) {
                settlements.add(new Step((long) extra, metres));
            } else {
                rules.put(field[0], new double[] {extra, metres});
            }
        }
        settlements.sort(Comparator.comparingLong(Step::population).reversed());
    }

    double of(Entry entry) {
        return entry.kind() == Entry.Kind.SITE ? least("site") : ofSettlement(entry.population());
    }

    double ofSettlement(long population) {
        return settlements.stream()
                .filter(s -> population >= s.population)
                .findFirst()
                .orElseThrow()
                .metres;
    }

    double least(String rule) {
        return rule(rule)[1];
    }

    double factor(String rule) {
        return rule(rule)[0];
    }

    /// A radius widened by what the words around the name say.
    double widened(String rule, double metres) {
        return Math.max(least(rule), factor(rule) * metres);
    }

    private double[] rule(String name) {
        double[] rule = rules.get(name);
        if (rule == null) {
            throw new IllegalArgumentException("radii.tsv must have the rule " + name);
        }
        return rule;
    }
}
