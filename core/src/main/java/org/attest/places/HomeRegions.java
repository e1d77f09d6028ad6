package org.attest.places;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// The first-level regions that the names of a report have in common: where "Paris", "Clarksville" and "Lamar County"
/// stand together, Texas is meant. Each name votes once for every region that it may lie in; the fewer those are, the
/// more its vote weighs.
final class HomeRegions {
    /// Orders of magnitude of population that a whole vote of another name is worth.
    private static final double WORTH = 1.3;

    private static final double MOST = 3.2;

    /// A region with a third of all votes counts in full.
    private static final double FULL = 3;

    /// Names with more candidates say little and cost time.
    private static final int MOST_CANDIDATES = 60;

    /// A region that this many votes of other names are for is what the report is about.
    private static final double HOME = 1;

    /// A town below this is not what a name of a country stands for.
    private static final int TOWN = 2_000;

    private final Map<String, Double> votes = new HashMap<>();

    /// What each name gave to each region.
    private final Map<String, Map<String, Double>> given = new HashMap<>();

    private final Gazetteer gazetteer;

    /// Names of countries that are also towns of a region that the report is about.
    private final Set<String> towns = new HashSet<>();

    private HomeRegions(Gazetteer gazetteer) {
        this.gazetteer = gazetteer;
    }

    static HomeRegions of(List<Name> names, List<List<Scored>> scored, Gazetteer gazetteer) {
        HomeRegions homes = new HomeRegions(gazetteer);
        Map<String, Name> first = new HashMap<>();
        names.stream().filter(n -> !n.isAnaphor()).forEach(n -> first.putIfAbsent(Disambiguation.key(n), n));
        first.forEach(homes::vote);
        for (int i = 0; i < names.size(); i++) {
            String key = Disambiguation.key(names.get(i));
            boolean town = scored.get(i).stream()
                    .anyMatch(s -> s.entry().kind() == Entry.Kind.SETTLEMENT
                            && s.entry().population() > TOWN
                            && !s.hit().loose()
                            && homes.others(key, homes.region(s.hit())) >= HOME);
            if (town) {
                homes.towns.add(key);
            }
        }
        return homes;
    }

    private void vote(String key, Name name) {
        Set<String> regions = new HashSet<>();
        List<Gazetteer.Hit> hits = name.hits().stream().filter(h -> !h.loose()).toList();
        if (hits.size() > MOST_CANDIDATES) {
            hits = hits.subList(0, MOST_CANDIDATES);
        }
        hits.forEach(h -> regions.add(region(h)));
        regions.remove("");
        Map<String, Double> its = new HashMap<>();
        regions.forEach(r -> {
            double vote = 1.0 / regions.size();
            its.put(r, vote);
            votes.merge(r, vote, Double::sum);
        });
        given.put(key, its);
    }

    private String region(Gazetteer.Hit hit) {
        return switch (hit.entry().kind()) {
            case COUNTRY, AREA -> "";
            case PROVINCE -> hit.entry().id();
            case DISTRICT, SETTLEMENT, SITE ->
                gazetteer
                        .holder(hit, Entry.Kind.PROVINCE)
                        .map(Entry::id)
                        .orElse(hit.entry()
                                .admin()
                                .map(a -> hit.entry().country() + "/" + a)
                                .orElse(""));
        };
    }

    /// What the other names give to a region.
    private double others(String key, String region) {
        return votes.getOrDefault(region, 0.0)
                - given.getOrDefault(key, Map.of()).getOrDefault(region, 0.0);
    }

    /// All that a name may stand for, with what the other names say for each. "California" is not a town in
    /// Missouri because the report lists Missouri too: beside a region of its name, a town elsewhere gains nothing.
    List<Scored> weigh(String key, List<Scored> scored) {
        Set<String> named = new HashSet<>();
        scored.stream()
                .filter(s -> s.entry().kind() == Entry.Kind.PROVINCE && !s.hit().loose())
                .forEach(s -> named.add(s.entry().id()));
        double all = Math.max(1, votes.values().stream().mapToDouble(v -> v).sum());
        return scored.stream()
                .map(s -> {
                    String region = region(s.hit());
                    boolean beside = !named.isEmpty() && !named.contains(region);
                    double share = votes.getOrDefault(region, 0.0) / all;
                    double gain = Math.min(MOST, WORTH * others(key, region)) * Math.min(1, FULL * share);
                    return beside ? s : s.plus(gain, "other names of the report lie in its region");
                })
                .toList();
    }

    boolean isOfTown(String key) {
        return towns.contains(key);
    }
}
