package org.attest.ledger;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.attest.incidents.Account;

/// Which facts may repeat the words of which, so that erasing a report also erases what was made of it.
///
/// Rather one too many than one too few: an incident goes with any one of its reports, and comes again, without that
/// report, when the others are linked anew.
final class Quoting {
    private Quoting() {}

    /// Keys (kind and id) of the facts whose words `fact` may repeat.
    static Set<String> quotedBy(Fact fact) {
        return switch (fact) {
            case Fact.ReportFact _ -> Set.of();
            case Fact.ClaimFact(var claim) -> Set.of("report " + claim.report());
            case Fact.AccountFact(var account) -> quotedBy(account).collect(Collectors.toSet());
            case Fact.IncidentFact(var incident) ->
                incident.accounts().stream().flatMap(Quoting::quotedBy).collect(Collectors.toSet());
            case Fact.RulingFact _ -> Set.of();
            case Fact.RelationFact(var relation) -> claims(List.of(relation.a(), relation.b()));
            case Fact.AssessmentFact(var assessment) -> Set.of("incident " + assessment.subject());
            case Fact.RefusalFact(var refusal) -> Set.of("report " + refusal.report());
            case Fact.NormFact(var norm) -> Set.of("claim " + norm.claim());
            case Fact.TrendFact(var trend) -> Set.of("claim " + trend.claim());
            case Fact.RevisionFact(var revision) -> Set.of("report " + revision.older(), "report " + revision.newer());
            case Fact.TieFact(var tie) -> Set.of("report " + tie.from().report());
            case Fact.AuditFact(var audit) -> claims(audit.claims());
            case Fact.FindingFact(var finding) -> Set.of("incident " + finding.incident());
            case Fact.NoticeFact(var notice) ->
                notice.report().map(r -> Set.of("report " + r)).orElse(Set.of());
            case Fact.WithdrawnFact withdrawn -> Set.of(withdrawn.id());
        };
    }

    private static Stream<String> quotedBy(Account account) {
        return Stream.concat(
                Stream.of("report " + account.report()),
                account.claims().stream().map(claim -> "claim " + claim));
    }

    private static Set<String> claims(List<String> ids) {
        return ids.stream().map(id -> "claim " + id).collect(Collectors.toSet());
    }

    /// Those of `items` that quote something in `sources`, or quote something that does, and so on.
    static <T> Set<String> closure(
            Set<String> sources, List<T> items, Function<T, String> key, Function<T, Set<String>> quoted) {
        Set<String> reached = new HashSet<>(sources);
        int before;
        do {
            before = reached.size();
            for (T item : items) {
                if (quoted.apply(item).stream().anyMatch(reached::contains)) {
                    reached.add(key.apply(item));
                }
            }
        } while (reached.size() > before);
        return reached;
    }
}
