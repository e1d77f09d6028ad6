package org.attest.verification;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import org.attest.claims.Claim;
import org.attest.claims.Holder;

/// Who speaks of an incident, put together as far as one is known to rest on another.
///
/// A group is a holder with those who speak for it or pass it on ("a military source", the army it belongs to and the
/// agency that quotes it; images of nobody named and the one provider that is named), and with the other bodies of its
/// state, its media included, which have one interest. Two groups are independent only if
/// they also reach us in different ways: what a ministry and residents say in one article, or in copies of one agency's
/// text, rests on that text. So the independent groups are as many as can be paired with origins, each origin once.
///
/// @param holders names that form one group, and the origins by which it reaches us
/// @param authors origins that tell something in their own voice; whom that rests on is not known
record SourceGroups(List<Group> holders, List<String> authors) {
    /// @param names of holders that rest on one another, in order
    /// @param origins by which they reach us ([Origins])
    record Group(List<String> names, Set<String> origins) {
        Group {
            names = List.copyOf(names);
            origins = Set.copyOf(origins);
        }
    }

    SourceGroups {
        holders = List.copyOf(holders);
        authors = List.copyOf(authors);
    }

    /// The groups behind some claims, which the caller has chosen: those that say that an incident is so.
    ///
    /// @param origins of their reports, by report id
    /// @param sideOf the state whose body a holder is, or the holder's own name
    static SourceGroups of(List<Claim> claims, Map<String, String> origins, UnaryOperator<String> sideOf) {
        Wording wording = Wording.bundled();
        Map<String, Set<String>> originsOf = new TreeMap<>();
        Set<String> authors = new TreeSet<>();
        Map<String, String> leader = new TreeMap<>();
        Set<String> providers = new TreeSet<>();
        Set<String> unnamedImages = new TreeSet<>();
        for (Claim claim : claims) {
            String origin = origins.getOrDefault(claim.report(), claim.report());
            if (claim.holder().kind() == Holder.Kind.AUTHOR) {
                authors.add(origin);
                continue;
            }
            String name = claim.holder().name();
            originsOf.computeIfAbsent(name, _ -> new TreeSet<>()).add(origin);
            leader.putIfAbsent(name, name);
            for (String via : claim.holder().via()) {
                leader.putIfAbsent(via, via);
                join(name, via, leader);
            }
            if (claim.holder().kind() == Holder.Kind.IMAGERY) {
                (name.contains("not named") ? unnamedImages : providers).add(name);
            }
        }
        List<String> names = List.copyOf(leader.keySet());
        Map<String, String> firstOfSide = new HashMap<>();
        for (String name : names) {
            join(name, firstOfSide.computeIfAbsent(sideOf.apply(name), _ -> name), leader);
        }
        for (int i = 0; i < names.size(); i++) {
            for (int k = 0; k < i && names.size() <= COMPARED; k++) {
                if (wording.isOneVoice(names.get(i), names.get(k))) {
                    join(names.get(i), names.get(k), leader);
                }
            }
        }
        if (providers.size() == 1) {
            unnamedImages.forEach(images -> join(images, providers.iterator().next(), leader));
        }
        Map<String, List<String>> byLeader = new TreeMap<>();
        originsOf
                .keySet()
                .forEach(name -> byLeader.computeIfAbsent(root(name, leader), _ -> new ArrayList<>())
                        .add(name));
        List<Group> groups = byLeader.values().stream()
                .map(members -> {
                    Set<String> ways = new TreeSet<>();
                    members.forEach(name -> ways.addAll(originsOf.getOrDefault(name, Set.of())));
                    return new Group(members, ways);
                })
                .toList();
        return new SourceGroups(groups, List.copyOf(authors));
    }

    /// Beyond so many holders of one incident, names are not compared with one another.
    private static final int COMPARED = 400;

    private static void join(String a, String b, Map<String, String> leader) {
        String x = root(a, leader);
        String y = root(b, leader);
        if (!x.equals(y)) {
            leader.put(x.compareTo(y) < 0 ? y : x, x.compareTo(y) < 0 ? x : y);
        }
    }

    private static String root(String name, Map<String, String> leader) {
        String at = name;
        while (!leader.getOrDefault(at, at).equals(at)) {
            at = leader.getOrDefault(at, at);
        }
        return at;
    }

    /// How many groups are independent: each with an origin of its own. An author's voice does not say whom it
    /// rests
    /// on, so beside named holders it counts for nothing more.
    int independent() {
        if (holders.isEmpty()) {
            return Math.min(authors.size(), 1);
        }
        Map<String, Group> groupOf = new HashMap<>();
        int independent = 0;
        for (Group group : holders) {
            independent += findsOrigin(group, groupOf, new HashSet<>()) ? 1 : 0;
        }
        return independent;
    }

    /// Takes a free origin, or one whose group can move to another (an augmenting path).
    private static boolean findsOrigin(Group group, Map<String, Group> groupOf, Set<String> tried) {
        for (String origin : new TreeSet<>(group.origins())) {
            if (tried.add(origin)) {
                Group holding = groupOf.get(origin);
                if (holding == null || findsOrigin(holding, groupOf, tried)) {
                    groupOf.put(origin, group);
                    return true;
                }
            }
        }
        return false;
    }
}
