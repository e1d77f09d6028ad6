package org.attest.verification;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import org.attest.claims.Claim;
import org.attest.claims.Evidence;
import org.attest.claims.Holder;
import org.attest.claims.Status;

/// Who stands behind claims that say the same.
///
/// A group is a side: the bodies of one state, its media included, have one interest and count once; any other holder
/// is a side of its own. Two groups are independent only if they also reach us in different ways: what a ministry and
/// residents say in one article rests on that article. So the independent groups are as many as can be paired with
/// origins, each origin once.
final class Tally {
    private final Map<String, Set<String>> namesOfSide = new TreeMap<>();
    private final Map<String, Set<String>> originsOfSide = new TreeMap<>();
    private final Set<String> authors = new TreeSet<>();
    private final Set<Evidence> evidence = EnumSet.noneOf(Evidence.class);
    private int speaking;
    private int firm;

    private Tally() {}

    /// @param claims that say the same
    /// @param origins of reports, by their ids ([Origins])
    /// @param sideOf the side of a holder's name
    static Tally of(List<Claim> claims, Map<String, String> origins, UnaryOperator<String> sideOf) {
        Tally tally = new Tally();
        claims.forEach(claim -> tally.add(claim, origins.getOrDefault(claim.report(), claim.report()), sideOf));
        return tally;
    }

    private void add(Claim claim, String origin, UnaryOperator<String> sideOf) {
        speaking++;
        Holder holder = claim.holder();
        if (claim.status() == Status.UNCONFIRMED || holder.kind() == Holder.Kind.UNNAMED) {
            return;
        }
        firm++;
        switch (holder.kind()) {
            case AUTHOR -> authors.add(origin);
            case LINKED_HEADLINE, UNNAMED -> {}
            case ACTOR, OUTLET, MONITOR, IMAGERY, WITNESS -> {
                String side = sideOf.apply(holder.name());
                namesOfSide.computeIfAbsent(side, _ -> new TreeSet<>()).add(holder.name());
                originsOfSide.computeIfAbsent(side, _ -> new TreeSet<>()).add(origin);
            }
        }
        switch (claim.evidence()) {
            case SATELLITE, VIDEO, PHOTO, DOCUMENT -> evidence.add(claim.evidence());
            // Witnesses are holders, and count as these.
            case WITNESS, NONE -> {}
        }
    }

    int speaking() {
        return speaking;
    }

    int firm() {
        return firm;
    }

    Set<Evidence> evidence() {
        return evidence;
    }

    /// The holders of each side; beside them the authors' own voices, by origin.
    List<List<String>> groups() {
        List<List<String>> groups = new ArrayList<>();
        namesOfSide.values().forEach(names -> groups.add(List.copyOf(names)));
        authors.forEach(origin -> groups.add(List.of("author of " + origin)));
        return groups;
    }

    /// Sides of more than one holder.
    List<Set<String>> oneSide() {
        return namesOfSide.values().stream().filter(names -> names.size() > 1).toList();
    }

    boolean isNamed() {
        return !namesOfSide.isEmpty();
    }

    /// All origins by way of which a named holder speaks.
    Set<String> origins() {
        Set<String> origins = new TreeSet<>();
        originsOfSide.values().forEach(origins::addAll);
        return origins;
    }

    /// The most sides that can each have an origin of their own. An author's voice does not say whom it rests on,
    /// so
    /// beside named holders it counts for nothing more.
    int independent() {
        if (namesOfSide.isEmpty()) {
            return Math.min(authors.size(), 1);
        }
        Map<String, String> sideOfOrigin = new HashMap<>();
        int independent = 0;
        for (String side : originsOfSide.keySet()) {
            independent += findsOrigin(side, sideOfOrigin, new HashSet<>()) ? 1 : 0;
        }
        return independent;
    }

    /// Takes a free origin, or one whose side can move to another (an augmenting path).
    private boolean findsOrigin(String side, Map<String, String> sideOfOrigin, Set<String> tried) {
        for (String origin : originsOfSide.getOrDefault(side, Set.of())) {
            if (tried.add(origin)) {
                String holding = sideOfOrigin.get(origin);
                if (holding == null || findsOrigin(holding, sideOfOrigin, tried)) {
                    sideOfOrigin.put(origin, side);
                    return true;
                }
            }
        }
        return false;
    }
}
