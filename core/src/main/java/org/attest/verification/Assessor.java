package org.attest.verification;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.attest.claims.About;
import org.attest.claims.Claim;
import org.attest.claims.Holder;
import org.attest.claims.Polarity;
import org.attest.claims.Status;
import org.attest.incidents.Incident;

/// Grades incidents by policy `attest-2`: a pure function of an incident, its claims, their relations and the origins
/// of
/// its reports.
///
/// A group is a holder, or for the authors' own voices the articles of one origin. Two groups are independent only if
/// they also reach us in different ways: what a ministry and residents say in one article rests on that article. So
/// the independent groups are as many as can be paired with origins, each origin once. Whether holders rest on one
/// another is not examined yet. Silence and "no comment" change nothing (law 3).
public final class Assessor {
    public static final String POLICY = "attest-2";
    private static final Set<About> EVIDENT =
            Set.of(About.OCCURRENCE, About.DAMAGE, About.CASUALTIES, About.INTERCEPTION, About.RESPONSIBILITY);

    /// @param claims all claims by id
    /// @param origins of the incident's reports, by their ids ([Origins])
    public Assessment assess(
            Incident incident, Map<String, Claim> claims, List<Relation> relations, Map<String, String> origins) {
        Map<String, Set<String>> groups = new TreeMap<>();
        Map<String, Set<String>> authors = new TreeMap<>();
        boolean allUnconfirmed = true;
        for (String id : incident.claims()) {
            Claim claim = claims.get(id);
            if (claim == null || !supports(claim)) {
                continue;
            }
            boolean firm =
                    claim.status() != Status.UNCONFIRMED && claim.holder().kind() != Holder.Kind.UNNAMED;
            allUnconfirmed &= !firm;
            if (!firm || claim.holder().kind() == Holder.Kind.LINKED_HEADLINE) {
                continue;
            }
            boolean author = claim.holder().kind() == Holder.Kind.AUTHOR;
            String origin = origins.getOrDefault(claim.report(), claim.report());
            (author ? authors : groups)
                    .computeIfAbsent(
                            author ? "author of " + origin : claim.holder().name(), _ -> new TreeSet<>())
                    .add(origin);
        }
        Set<String> contradicted = new TreeSet<>();
        relations.stream().filter(r -> r.kind() == Relation.Kind.CONTRADICTS).forEach(r -> contradicted.add(r.why()));
        List<List<String>> named = new ArrayList<>();
        groups.keySet().forEach(name -> named.add(List.of(name)));
        authors.keySet().forEach(name -> named.add(List.of(name)));
        // An author's voice does not say whom it rests on, so beside named holders it counts for nothing more.
        int independent = groups.isEmpty() ? Math.min(authors.size(), 1) : independent(groups);
        if (!contradicted.isEmpty()) {
            return new Assessment(
                    incident.id(),
                    Assessment.Grade.CONTESTED,
                    List.copyOf(contradicted),
                    named,
                    List.of(
                            "evidence that settles what is contradicted, or a withdrawal, to CORROBORATED or SINGLE_SOURCE"),
                    POLICY);
        }
        if (allUnconfirmed || independent == 0) {
            return new Assessment(
                    incident.id(),
                    Assessment.Grade.UNVERIFIED,
                    List.of("only unconfirmed or unnamed claims speak of it"),
                    named,
                    List.of("one named holder or one piece of evidence, to SINGLE_SOURCE"),
                    POLICY);
        }
        if (independent > 1) {
            return new Assessment(
                    incident.id(),
                    Assessment.Grade.CORROBORATED,
                    List.of(independent
                            + " holders, each by way of another origin, that are not known to rest on one another, of: "
                            + String.join(", ", groups.keySet())),
                    named,
                    List.of(
                            "a finding that they rest on one origin, to SINGLE_SOURCE",
                            "a contradiction, to CONTESTED"),
                    POLICY);
        }
        String only = groups.isEmpty()
                ? authors.keySet().iterator().next()
                : groups.keySet().iterator().next();
        return new Assessment(
                incident.id(),
                Assessment.Grade.SINGLE_SOURCE,
                List.of(
                        groups.size() > 1
                                ? groups.size() + " holders speak of it, all by way of one origin, "
                                        + groups.values()
                                                .iterator()
                                                .next()
                                                .iterator()
                                                .next() + ": "
                                        + String.join(", ", groups.keySet())
                                : "it rests on one holder: " + only),
                named,
                List.of("a second holder by way of another origin, to CORROBORATED", "a contradiction, to CONTESTED"),
                POLICY);
    }

    /// The most groups that can each have an origin of their own.
    private static int independent(Map<String, Set<String>> groups) {
        Map<String, String> groupOf = new HashMap<>();
        int independent = 0;
        for (String group : groups.keySet()) {
            independent += findsOrigin(group, groups, groupOf, new HashSet<>()) ? 1 : 0;
        }
        return independent;
    }

    /// Takes a free origin, or one whose group can move to another (an augmenting path).
    private static boolean findsOrigin(
            String group, Map<String, Set<String>> groups, Map<String, String> groupOf, Set<String> tried) {
        for (String origin : groups.getOrDefault(group, Set.of())) {
            if (tried.add(origin)) {
                String holding = groupOf.get(origin);
                if (holding == null || findsOrigin(holding, groups, groupOf, tried)) {
                    groupOf.put(origin, group);
                    return true;
                }
            }
        }
        return false;
    }

    private static boolean supports(Claim claim) {
        boolean speaks = switch (claim.stance()) {
            case ASSERTS, AFFIRMS, CLAIMS, CONFIRMS -> true;
            case DENIES, NO_COMMENT, SILENT -> false;
        };
        return speaks && EVIDENT.contains(claim.about()) && claim.proposition().polarity() == Polarity.POSITIVE;
    }
}
