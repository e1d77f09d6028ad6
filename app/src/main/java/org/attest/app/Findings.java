package org.attest.app;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.attest.claims.About;
import org.attest.claims.Claim;
import org.attest.imagery.RadarCheck;
import org.attest.imagery.Scene;
import org.attest.incidents.Incident;
import org.attest.ledger.Fact;
import org.attest.ledger.Ledger;
import org.attest.ledger.View;
import org.attest.verification.Finding;

/// Joins what pixels say, which know nothing of claims, with the incident that they were asked about.
final class Findings {
    private static final String AUTHOR = "attest check";

    private Findings() {}

    /// One for each answer, in their order.
    ///
    /// @param scenes that were looked at
    static List<Finding> of(Incident incident, View view, RadarCheck.Report report, List<Scene> scenes) {
        List<String> claims = claims(incident, view);
        List<Scene> radar = scenes.stream().filter(Scene::isRadar).toList();
        List<String> sensors = radar.stream()
                .map(Scene::sensor)
                .filter(name -> !name.isEmpty())
                .distinct()
                .sorted()
                .toList();
        return report.answers().stream()
                .map(answer -> new Finding(
                        incident.id(),
                        answer.footprint().id(),
                        answer.footprint().areaSquareMetres(),
                        answer.verdict(),
                        answer.coverage().before(),
                        answer.coverage().after(),
                        answer.reasons(),
                        claims,
                        sensors,
                        look(radar, answer.coverage().lastClearBefore()),
                        look(radar, answer.coverage().firstClearAfter()),
                        answer.pixels(),
                        answer.change()
                                .map(change ->
                                        new Finding.Measure(change.vv(), change.vh(), change.score(), change.p())),
                        answer.timing(),
                        answer.change().flatMap(change -> change.changed()),
                        answer.coherence()))
                .toList();
    }

    /// Those of damage; where nobody claims any, those that say that it happened.
    private static List<String> claims(Incident incident, View view) {
        Set<String> own = new HashSet<>(incident.claims());
        List<Claim> all = view.all(Fact.ClaimFact.class).stream()
                .map(Fact.ClaimFact::claim)
                .filter(claim -> own.contains(claim.id()))
                .toList();
        List<String> damage = ids(all, About.DAMAGE);
        return damage.isEmpty() ? ids(all, About.OCCURRENCE) : damage;
    }

    private static List<String> ids(List<Claim> claims, About about) {
        return claims.stream()
                .filter(claim -> claim.about() == about)
                .map(Claim::id)
                .sorted()
                .toList();
    }

    private static Optional<Finding.Look> look(List<Scene> scenes, Optional<Instant> time) {
        return time.flatMap(at -> scenes.stream()
                .filter(scene -> scene.time().filter(at::equals).isPresent())
                .findFirst()
                .map(scene -> new Finding.Look(scene.id(), at)));
    }

    /// Appends what was found of an incident, and takes back what an earlier check found of buildings that this one
    /// did
    /// not look at.
    ///
    /// @return how many entries were added
    static int record(List<Finding> findings, Ledger ledger, Instant now) {
        List<Fact> facts = new ArrayList<>();
        Set<String> kept = new HashSet<>();
        for (Finding finding : findings) {
            Fact fact = new Fact.FindingFact(finding);
            facts.add(fact);
            kept.add(fact.id());
        }
        Set<String> incidents = new HashSet<>();
        findings.forEach(finding -> incidents.add(finding.incident()));
        for (Fact.FindingFact old : ledger.now().all(Fact.FindingFact.class)) {
            if (incidents.contains(old.finding().incident()) && !kept.contains(old.id())) {
                facts.add(new Fact.WithdrawnFact(
                        old.kind(), old.id(), "", "a newer check of the incident does not look at this building"));
            }
        }
        return ledger.append(facts, AUTHOR, now);
    }
}
