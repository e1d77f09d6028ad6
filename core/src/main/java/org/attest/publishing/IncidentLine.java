package org.attest.publishing;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.attest.incidents.Account;
import org.attest.incidents.Casualties;
import org.attest.incidents.Decision;
import org.attest.incidents.Incident;
import org.attest.ledger.Fact;
import org.attest.places.Where;
import org.attest.verification.Assessment;
import org.attest.verification.Toll;

/// A line of `incidents.jsonl`: an incident, or what became of one that is no more.
final class IncidentLine {
    private IncidentLine() {}

    static ObjectNode of(Incident incident, Contents contents) {
        return Line.ofFile()
                .put("id", incident.id())
                .put("type", incident.type().words())
                .stated("when", TimeField.of(incident.when()))
                .notStatedWithin("when", TimeField.PARTS)
                .stated("where", PlaceField.of(incident.where()))
                .put("sites", places(incident.sites()))
                .statedList(
                        "attackers", Line.array(incident.attackers().stream().map(IncidentLine::attacker)))
                .statedList("targets", Line.array(incident.targets().stream().map(IncidentLine::target)))
                .statedList("objects", Line.array(incident.objects().stream().map(IncidentLine::damage)))
                .statedList(
                        "casualties", Line.array(incident.casualties().stream().map(IncidentLine::casualties)))
                .put(
                        "tolls",
                        Line.array(Toll.of(incident.casualties(), contents.gone()).stream()
                                .map(IncidentLine::toll)))
                .put("reports", Line.array(incident.accounts().stream().map(IncidentLine::account)))
                .put("claims", Line.strings(incident.claims()))
                .put(
                        "findings",
                        Line.strings(contents.findingsOf(incident.id()).stream()
                                .map(Fact.FindingFact::id)
                                .toList()))
                .putNode("grade", contents.findAssessment(incident.id()).map(IncidentLine::grade))
                .put("alternatives", alternatives(incident.alternatives(), contents))
                .put(
                        "decisions",
                        Line.array(incident.decisions().stream().map(decision -> decision(decision, contents))))
                .putNotStated()
                .node();
    }

    static ObjectNode redirect(String former, String current) {
        return Line.ofFile().put("id", former).put("redirect", current).node();
    }

    static ObjectNode tombstone(Fact.WithdrawnFact withdrawn) {
        return Line.ofFile()
                .put("id", withdrawn.ofId())
                .put("withdrawn", true)
                .put("why", withdrawn.why())
                .node();
    }

    private static ArrayNode places(List<Where> places) {
        return Line.array(places.stream().flatMap(where -> PlaceField.of(where).stream()));
    }

    private static ArrayNode alternatives(List<String> ids, Contents contents) {
        return Line.strings(
                ids.stream().map(contents::currentIncident).distinct().toList());
    }

    private static ObjectNode attacker(Account.Attacker attacker) {
        return Line.inner()
                .put("name", attacker.name())
                .put("country", Optional.of(attacker.country()))
                .put("holder", attacker.holder())
                .put("from", Line.spans(List.of(attacker.from())))
                .node();
    }

    private static ObjectNode target(Account.Target target) {
        return Line.inner()
                .put("name", target.name())
                .put("from", Line.spans(List.of(target.from())))
                .node();
    }

    private static ObjectNode damage(Account.Damage damage) {
        return Line.inner()
                .put("what", damage.what())
                .put("state", ClaimLine.state(damage.state()))
                .put("claims", Line.strings(damage.claims()))
                .node();
    }

    private static ObjectNode casualties(Casualties casualties) {
        return Line.inner()
                .put("kind", casualties.kind().name().toLowerCase(Locale.ROOT))
                .put("class", casualties.side().name().toLowerCase(Locale.ROOT))
                .put("who", Optional.of(casualties.who()))
                .putNumber("min", casualties.min())
                .putNumber("max", casualties.max())
                .put("words", Optional.of(casualties.words()))
                .put("claimant", casualties.claimant())
                .put("status", casualties.status().name())
                .put("claims", Line.strings(casualties.claims()))
                .node();
    }

    private static ObjectNode toll(Toll toll) {
        return Line.inner()
                .put("kind", toll.kind().name().toLowerCase(Locale.ROOT))
                .put("class", toll.side().name().toLowerCase(Locale.ROOT))
                .put("who", Optional.of(toll.who()))
                .put("status", toll.status().name())
                .putNumber("low", toll.low())
                .putNumber("high", toll.high())
                .put("words", toll.words())
                .put("said", Line.array(toll.said().stream().map(IncidentLine::said)))
                .node();
    }

    private static ObjectNode said(Toll.Said said) {
        return Line.inner()
                .put("claimant", said.claimant())
                .put("words", Optional.of(said.words()))
                .putNumber("min", said.min())
                .putNumber("max", said.max())
                .put("claims", Line.strings(said.claims()))
                .node();
    }

    private static ObjectNode account(Account account) {
        Line line = Line.inner()
                .put("report", account.report())
                .put("account", account.id())
                .put("main", account.main())
                .putNode("when", TimeField.of(account.when()))
                .putNode(
                        "where",
                        account.where().stream()
                                .flatMap(where -> PlaceField.of(where).stream())
                                .findFirst());
        if (account.where().size() > 1) {
            line.put("wheres", places(account.where()));
        }
        return line.put("type", account.type().words()).node();
    }

    private static ObjectNode grade(Assessment assessment) {
        return Line.inner()
                .put("value", assessment.grade().name())
                .put("reasons", Line.strings(assessment.reasons()))
                .put("groups", Line.array(assessment.groups().stream().map(Line::strings)))
                .put("would_change", Line.strings(assessment.wouldChange()))
                .put("policy", assessment.policy())
                .put(
                        "counts",
                        Line.array(assessment.counts().stream()
                                .map(counted -> Line.inner()
                                        .put("what", counted.what())
                                        .put("number", counted.number())
                                        .node())))
                .put(
                        "views",
                        Line.array(assessment.views().stream()
                                .map(view -> Line.inner()
                                        .put("system", view.system())
                                        .put("label", view.label())
                                        .put("meaning", view.meaning())
                                        .node())))
                .node();
    }

    private static ObjectNode decision(Decision decision, Contents contents) {
        Line line = Line.inner()
                .put("account", decision.account())
                .put(
                        "outcome",
                        switch (decision) {
                            case Decision.Joined _ -> "joined";
                            case Decision.Started _ -> "started";
                            case Decision.Undecided _ -> "undecided";
                        })
                .put("score", decision.score())
                .put("reasons", Line.strings(decision.reasons()));
        if (decision instanceof Decision.Undecided undecided) {
            line.put("candidates", alternatives(undecided.candidates(), contents));
        }
        return line.node();
    }
}
