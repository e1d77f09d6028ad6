package org.attest.verification;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
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
/// Who counts as a source, and which sources rest on one another, [SourceGroups] says. Silence and "no comment" change
/// nothing (law 3).
public final class Assessor {
    public static final String POLICY = "attest-2";
    private static final Set<About> EVIDENT =
            Set.of(About.OCCURRENCE, About.DAMAGE, About.CASUALTIES, About.INTERCEPTION, About.RESPONSIBILITY);

    /// @param claims all claims by id
    /// @param origins of the incident's reports, by their ids ([Origins])
    public Assessment assess(
            Incident incident, Map<String, Claim> claims, List<Relation> relations, Map<String, String> origins) {
        boolean allUnconfirmed = true;
        List<Claim> firm = new ArrayList<>();
        for (String id : incident.claims()) {
            Claim claim = claims.get(id);
            if (claim == null || !supports(claim)) {
                continue;
            }
            boolean isFirm =
                    claim.status() != Status.UNCONFIRMED && claim.holder().kind() != Holder.Kind.UNNAMED;
            allUnconfirmed &= !isFirm;
            if (isFirm && claim.holder().kind() != Holder.Kind.LINKED_HEADLINE) {
                firm.add(claim);
            }
        }
        SourceGroups groups = SourceGroups.of(firm, origins);
        Set<String> contradicted = new TreeSet<>();
        relations.stream().filter(r -> r.kind() == Relation.Kind.CONTRADICTS).forEach(r -> contradicted.add(r.why()));
        List<List<String>> named = new ArrayList<>();
        groups.holders().forEach(group -> named.add(group.names()));
        groups.authors().forEach(origin -> named.add(List.of("author of " + origin)));
        int independent = groups.independent();
        List<String> holders = groups.holders().stream()
                .map(group -> String.join(" with ", group.names()))
                .toList();
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
                            + String.join(", ", holders)),
                    named,
                    List.of(
                            "a finding that they rest on one origin, to SINGLE_SOURCE",
                            "a contradiction, to CONTESTED"),
                    POLICY);
        }
        String only = named.isEmpty() ? "nobody" : String.join(" with ", named.getFirst());
        return new Assessment(
                incident.id(),
                Assessment.Grade.SINGLE_SOURCE,
                List.of(
                        holders.size() > 1
                                ? holders.size() + " holders speak of it, all by way of one origin, "
                                        + groups.holders()
                                                .getFirst()
                                                .origins()
                                                .iterator()
                                                .next() + ": "
                                        + String.join(", ", holders)
                                : "it rests on one holder: " + only),
                named,
                List.of("a second holder by way of another origin, to CORROBORATED", "a contradiction, to CONTESTED"),
                POLICY);
    }

    private static boolean supports(Claim claim) {
        boolean speaks = switch (claim.stance()) {
            case ASSERTS, AFFIRMS, CLAIMS, CONFIRMS -> true;
            case DENIES, NO_COMMENT, SILENT -> false;
        };
        return speaks && EVIDENT.contains(claim.about()) && claim.proposition().polarity() == Polarity.POSITIVE;
    }
}
