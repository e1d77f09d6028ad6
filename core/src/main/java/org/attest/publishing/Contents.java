package org.attest.publishing;

import static java.util.Comparator.comparing;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import org.attest.claims.Claim;
import org.attest.incidents.Account;
import org.attest.incidents.Incident;
import org.attest.incidents.Link;
import org.attest.ledger.Fact;
import org.attest.ledger.View;
import org.attest.reports.Span;
import org.attest.verification.Assessment;
import org.attest.verification.Revision;

/// What a view holds, in the order of the files and looked up across facts.
///
/// The order does not depend on when a fact was recorded, so that two ledgers which hold the same give the same bytes:
/// reports and incidents by id, claims by report and then as the text runs.
final class Contents {
    private static final Comparator<Claim> AS_THE_TEXT_RUNS =
            comparing(Claim::quote).thenComparing(Claim::id);

    private final View view;
    private final Map<String, Fact.ReportFact> reports = new TreeMap<>();
    private final Map<String, Claim> claims = new LinkedHashMap<>();
    private final Set<String> withdrawnClaims = new HashSet<>();
    private final Map<String, Incident> incidents = new TreeMap<>();
    private final Map<String, Fact.WithdrawnFact> withdrawnIncidents = new TreeMap<>();
    private final Map<String, String> redirects = new TreeMap<>();
    private final Map<String, String> incidentOfAccount = new HashMap<>();
    private final Map<String, List<String>> incidentsOfClaim = new HashMap<>();
    private final Map<String, Assessment> assessments = new HashMap<>();
    private final Set<String> derivedClaims = new HashSet<>();
    private final Map<String, Taken> takenBack = new HashMap<>();
    private final Map<String, List<Fact.FindingFact>> findings = new HashMap<>();

    Contents(View view) {
        this.view = view;
        view.all(Fact.ReportFact.class).forEach(fact -> reports.put(fact.id(), fact));
        readClaims();
        view.all(Fact.IncidentFact.class).forEach(fact -> incidents.put(fact.id(), fact.incident()));
        view.all(Fact.AssessmentFact.class).forEach(fact -> assessments.put(fact.id(), fact.assessment()));
        readRedirects();
        readLinks();
        for (Fact.RevisionFact fact : view.all(Fact.RevisionFact.class)) {
            fact.revision()
                    .changes()
                    .forEach(change -> change.before()
                            .ifPresent(claim -> takenBack.put(
                                    claim, new Taken(fact.revision().newer(), change))));
        }
        view.all(Fact.FindingFact.class).stream()
                .sorted(comparing((Fact.FindingFact fact) -> fact.finding().footprint())
                        .thenComparing(Fact::id))
                .forEach(fact -> findings.computeIfAbsent(
                                currentIncident(fact.finding().incident()), _ -> new ArrayList<>())
                        .add(fact));
    }

    /// What a newer version of its report did with a claim.
    ///
    /// @param by id of the newer version
    record Taken(String by, Revision.Change change) {}

    private void readClaims() {
        List<Claim> all = new ArrayList<>();
        view.all(Fact.ClaimFact.class).forEach(fact -> all.add(fact.claim()));
        for (Fact.ClaimFact fact : view.allWithdrawn(Fact.ClaimFact.class)) {
            all.add(fact.claim());
            withdrawnClaims.add(fact.id());
        }
        all.sort(AS_THE_TEXT_RUNS);
        all.forEach(claim -> claims.put(claim.id(), claim));
    }

    private void readRedirects() {
        for (Fact.IncidentFact fact : view.allWithdrawn(Fact.IncidentFact.class)) {
            Fact.WithdrawnFact withdrawn =
                    view.findWithdrawn(fact.kind(), fact.id()).orElseThrow();
            withdrawnIncidents.put(fact.id(), withdrawn);
            if (!withdrawn.redirect().isEmpty()) {
                redirects.put(fact.id(), withdrawn.redirect());
            }
        }
        for (Incident incident : incidents.values()) {
            incident.formerIds().forEach(former -> redirects.put(former, incident.id()));
            incident.accounts().forEach(account -> incidentOfAccount.put(account.id(), incident.id()));
        }
        redirects.keySet().removeAll(incidents.keySet());
    }

    private void readLinks() {
        record Scored(String incident, double score) {}
        Map<String, List<Scored>> scored = new HashMap<>();
        for (Incident incident : incidents.values()) {
            for (Account account : incident.accounts()) {
                for (Link link : account.links()) {
                    if (link.isImplied()) {
                        derivedClaims.add(link.claim());
                    }
                    scored.computeIfAbsent(link.claim(), _ -> new ArrayList<>())
                            .add(new Scored(incident.id(), link.score()));
                }
            }
        }
        scored.forEach((claim, links) -> incidentsOfClaim.put(
                claim,
                links.stream()
                        .sorted(Comparator.comparingDouble(Scored::score)
                                .reversed()
                                .thenComparing(Scored::incident))
                        .map(Scored::incident)
                        .distinct()
                        .toList()));
    }

    Collection<Fact.ReportFact> reports() {
        return Collections.unmodifiableCollection(reports.values());
    }

    Optional<Fact.ReportFact> findReport(String id) {
        return Optional.ofNullable(reports.get(id));
    }

    /// Withdrawn ones too.
    Collection<Claim> claims() {
        return Collections.unmodifiableCollection(claims.values());
    }

    Optional<Claim> findClaim(String id) {
        return Optional.ofNullable(claims.get(id));
    }

    /// Whether a newer reading of the same report no longer makes it.
    boolean isWithdrawn(Claim claim) {
        return withdrawnClaims.contains(claim.id());
    }

    /// Empty where no newer version changed it.
    Optional<Taken> findTaken(String claim) {
        return Optional.ofNullable(takenBack.get(claim));
    }

    /// Ids of claims that newer versions of their reports no longer make, or make otherwise.
    Set<String> gone() {
        return Collections.unmodifiableSet(takenBack.keySet());
    }

    /// Whether no sentence states it: an effect implies it.
    boolean isDerived(Claim claim) {
        return derivedClaims.contains(claim.id());
    }

    Collection<Incident> incidents() {
        return Collections.unmodifiableCollection(incidents.values());
    }

    /// Incidents that were taken back and that no other replaces.
    Collection<Fact.WithdrawnFact> withdrawnIncidents() {
        return withdrawnIncidents.values().stream()
                .filter(withdrawn -> !redirects.containsKey(withdrawn.ofId()))
                .toList();
    }

    /// From ids lost by merging to the ids that hold now.
    Map<String, String> redirects() {
        Map<String, String> last = new TreeMap<>();
        redirects.keySet().forEach(former -> last.put(former, currentIncident(former)));
        return last;
    }

    /// Follows redirects, and an account to the incident that it became part of; any other id is returned as it is.
    String currentIncident(String id) {
        String current = incidentOfAccount.getOrDefault(id, id);
        // As many steps as there are redirects, so that a circle of them ends.
        for (int step = 0; step <= redirects.size(); step++) {
            String next = redirects.get(current);
            if (next == null) {
                return current;
            }
            current = next;
        }
        return current;
    }

    /// The incidents of a claim, the most certain first; claims about norms, trends and the like have none.
    List<String> incidentsOf(Claim claim) {
        return incidentsOfClaim.getOrDefault(claim.id(), List.of());
    }

    /// What images show at an incident, by building.
    List<Fact.FindingFact> findingsOf(String incident) {
        return findings.getOrDefault(incident, List.of());
    }

    Optional<Assessment> findAssessment(String incident) {
        return Optional.ofNullable(assessments.get(incident));
    }

    /// The claim's own grade, within the incident that it is most certain to belong to.
    Optional<Assessment.OfClaim> findGrade(Claim claim) {
        return incidentsOf(claim).stream().findFirst().flatMap(this::findAssessment).stream()
                .flatMap(assessment -> assessment.claims().stream())
                .filter(of -> of.claim().equals(claim.id()))
                .findFirst();
    }

    /// The words of a span; empty where the report's text is not in the view.
    Optional<String> findWords(Span span) {
        return Optional.ofNullable(reports.get(span.report()))
                .map(fact -> fact.report().text().quote(span));
    }

    /// Facts of other kinds, by id.
    <F extends Fact, T> List<T> byId(Class<F> kind, Function<F, T> content) {
        return view.all(kind).stream().sorted(comparing(Fact::id)).map(content).toList();
    }
}
