package org.attest.verification;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import org.attest.claims.Claim;
import org.attest.claims.Evidence;
import org.attest.claims.Holder;
import org.attest.claims.Status;

/// How much stands behind claims that say the same.
///
/// @param speaking how many there are
/// @param firm those of somebody named that are not unconfirmed
/// @param evidence that the firm ones are said to rest on; witnesses are holders, and count as these
/// @param sources whom the firm ones come from; the headlines of other articles are nobody's words here
record Tally(int speaking, int firm, Set<Evidence> evidence, SourceGroups sources) {
    /// @param claims that say the same
    /// @param origins of reports, by their ids ([Origins])
    /// @param sideOf the side of a holder's name
    static Tally of(List<Claim> claims, Map<String, String> origins, UnaryOperator<String> sideOf) {
        List<Claim> firm = claims.stream()
                .filter(claim ->
                        claim.status() != Status.UNCONFIRMED && claim.holder().kind() != Holder.Kind.UNNAMED)
                .toList();
        Set<Evidence> evidence = EnumSet.noneOf(Evidence.class);
        for (Claim claim : firm) {
            switch (claim.evidence()) {
                case SATELLITE, VIDEO, PHOTO, DOCUMENT -> evidence.add(claim.evidence());
                case WITNESS, NONE -> {}
            }
        }
        List<Claim> spoken = firm.stream()
                .filter(claim -> claim.holder().kind() != Holder.Kind.LINKED_HEADLINE)
                .toList();
        return new Tally(claims.size(), firm.size(), evidence, SourceGroups.of(spoken, origins, sideOf));
    }

    /// The holders of each group; beside them the authors' own voices, by origin.
    List<List<String>> groups() {
        List<List<String>> groups = new ArrayList<>();
        sources.holders().forEach(group -> groups.add(group.names()));
        sources.authors().forEach(origin -> groups.add(List.of("author of " + origin)));
        return groups;
    }

    /// Groups of more than one holder.
    List<List<String>> notIndependent() {
        return sources.holders().stream()
                .map(SourceGroups.Group::names)
                .filter(names -> names.size() > 1)
                .toList();
    }

    boolean isNamed() {
        return !sources.holders().isEmpty();
    }

    /// All origins by way of which a named holder speaks.
    Set<String> origins() {
        Set<String> origins = new TreeSet<>();
        sources.holders().forEach(group -> origins.addAll(group.origins()));
        return origins;
    }

    int independent() {
        return sources.independent();
    }
}
