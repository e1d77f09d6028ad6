package org.attest.publishing;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.attest.claims.Claim;
import org.attest.incidents.Account;
import org.attest.incidents.Incident;
import org.attest.ledger.Fact;
import org.attest.places.Where;
import org.attest.reports.Block;
import org.attest.reports.Span;
import org.attest.time.PublicationDate;
import org.attest.time.When;
import org.attest.verification.Relation;

/// The data of the page: an index, which lists, map, timeline and filters need at once, and chunks, which are unpacked
/// when a person opens what is in them.
///
/// A record of a report is its line with text, blocks and claims. A record of an incident is its line with relations,
/// refusals, audits and history; its claims are in the records of its reports.
final class PageData {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private final Contents contents;
    private final History history;
    private final Map<String, List<ObjectNode>> lines;
    private final Chunks chunks = new Chunks();
    private final Map<String, List<Claim>> claimsOfReport = new HashMap<>();
    private final Map<String, List<ObjectNode>> relationsOfIncident = new HashMap<>();

    /// @param lines of the files, by name without the ending
    PageData(Contents contents, History history, Map<String, List<ObjectNode>> lines) {
        this.contents = contents;
        this.history = history;
        this.lines = lines;
        for (Claim claim : contents.claims()) {
            if (!contents.isWithdrawn(claim)) {
                claimsOfReport
                        .computeIfAbsent(claim.report(), _ -> new ArrayList<>())
                        .add(claim);
            }
        }
        relations();
    }

    /// @param index packed as a chunk is
    record Packed(String index, List<String> chunks) {}

    Packed pack(List<String> worlds) throws JsonProcessingException {
        Line index = Line.inner().put("counts", counts());
        index.put("reports", reports())
                .put("incidents", incidents())
                .put("redirects", redirects())
                .put("gone", gone())
                .put("shelf", chunks.single(WorkingCopy.text(shelf())))
                .put("words", chunks.single(WorkingCopy.text(words())))
                .put("refusals", chunks.single(WorkingCopy.text(Line.array(ofFile("refusals")))))
                .put("checks", chunks.single(WorkingCopy.text(checks())))
                .put("worlds", Line.array(worlds.stream().map(world -> JSON.numberNode(chunks.single(world)))));
        return new Packed(Chunks.pack(WorkingCopy.text(index.node())), chunks.all());
    }

    private Stream<ObjectNode> ofFile(String name) {
        return Objects.requireNonNull(lines.get(name)).stream();
    }

    private ObjectNode counts() {
        return Line.inner()
                .put("reports", contents.reports().size())
                .put(
                        "claims",
                        claimsOfReport.values().stream().mapToInt(List::size).sum())
                .put("incidents", contents.incidents().size())
                .put("refusals", ofFile("refusals").count())
                .put("audits", ofFile("audits").count())
                .put(
                        "checks",
                        Stream.of("audits", "norms", "trends", "notices")
                                .flatMap(this::ofFile)
                                .count())
                .node();
    }

    // ---- reports ---------------------------------------------------------------------------------------------------

    private ArrayNode reports() throws JsonProcessingException {
        ArrayNode index = JSON.arrayNode();
        for (Fact.ReportFact fact : contents.reports()) {
            ObjectNode record = ReportLine.of(fact);
            record.put("text", fact.report().text().value());
            record.set("blocks", Line.array(fact.report().blocks().stream().map(PageData::block)));
            record.set("claims", Line.array(claims(fact.id()).map(claim -> ClaimLine.of(claim, contents))));
            Optional<PublicationDate.Window> window = fact.published()
                    .stated()
                    .map(day -> new PublicationDate.Window(day, day))
                    .or(fact.published()::outer);
            index.add(Line.inner()
                    .put("id", fact.id())
                    .put("chunk", chunks.add(record))
                    .put("from", window.map(w -> w.start().toString()))
                    .put("to", window.map(w -> w.end().toString()))
                    .node());
        }
        chunks.end();
        return index;
    }

    private Stream<Claim> claims(String report) {
        return claimsOfReport.getOrDefault(report, List.of()).stream();
    }

    private static ObjectNode block(Block block) {
        return Line.inner()
                .put("kind", block.kind().name())
                .put("start", block.span().start())
                .put("end", block.span().end())
                .node();
    }

    /// What a list of reports shows of each.
    private ArrayNode shelf() {
        Map<String, Set<String>> incidents = new HashMap<>();
        for (Incident incident : contents.incidents()) {
            for (Account account : incident.accounts()) {
                incidents
                        .computeIfAbsent(account.report(), _ -> new LinkedHashSet<>())
                        .add(incident.id());
            }
        }
        return Line.array(contents.reports().stream().map(fact -> {
            ObjectNode line = ReportLine.of(fact);
            line.put("claims", claims(fact.id()).count());
            line.set("incidents", Line.strings(incidents.getOrDefault(fact.id(), Set.of())));
            return line;
        }));
    }

    // ---- incidents -------------------------------------------------------------------------------------------------

    private void relations() {
        Map<String, Set<String>> incidentsOfClaim = new HashMap<>();
        for (Incident incident : contents.incidents()) {
            incident.claims()
                    .forEach(claim -> incidentsOfClaim
                            .computeIfAbsent(claim, _ -> new LinkedHashSet<>())
                            .add(incident.id()));
        }
        for (ObjectNode relation : ofFile("relations").toList()) {
            Set<String> both = new LinkedHashSet<>(
                    incidentsOfClaim.getOrDefault(relation.path("a").textValue(), Set.of()));
            both.retainAll(incidentsOfClaim.getOrDefault(relation.path("b").textValue(), Set.of()));
            both.forEach(incident -> relationsOfIncident
                    .computeIfAbsent(incident, _ -> new ArrayList<>())
                    .add(relation));
        }
    }

    private List<ObjectNode> relations(Incident incident) {
        return relationsOfIncident.getOrDefault(incident.id(), List.of());
    }

    private ArrayNode incidents() throws JsonProcessingException {
        Map<String, List<ObjectNode>> refusals = new HashMap<>();
        ofFile("refusals")
                .filter(refusal -> refusal.has("incident"))
                .forEach(refusal -> refusals.computeIfAbsent(
                                refusal.path("incident").textValue(), _ -> new ArrayList<>())
                        .add(refusal));
        Map<String, List<ObjectNode>> audits = new HashMap<>();
        ofFile("audits")
                .forEach(audit -> audit.path("incidents")
                        .forEach(id -> audits.computeIfAbsent(id.textValue(), _ -> new ArrayList<>())
                                .add(withReports(audit))));
        Map<String, List<ObjectNode>> versions = new HashMap<>();
        ofFile("versions")
                .forEach(version -> List.of("older", "newer")
                        .forEach(end -> versions.computeIfAbsent(
                                        version.path(end).textValue(), _ -> new ArrayList<>())
                                .add(version)));
        Map<String, List<ObjectNode>> findings = new HashMap<>();
        ofFile("findings")
                .forEach(finding -> findings.computeIfAbsent(
                                finding.path("incident").textValue(), _ -> new ArrayList<>())
                        .add(finding));
        ArrayNode index = JSON.arrayNode();
        for (Incident incident : contents.incidents()) {
            ObjectNode record = IncidentLine.of(incident, contents);
            Set<ObjectNode> ofReports = new LinkedHashSet<>();
            incident.accounts()
                    .forEach(account -> ofReports.addAll(versions.getOrDefault(account.report(), List.of())));
            record.set("versions", Line.array(ofReports.stream()));
            record.set("habits", Line.array(habits(incident)));
            record.set("relations", Line.array(relations(incident).stream()));
            record.set("refusals", Line.array(refusals.getOrDefault(incident.id(), List.of()).stream()));
            record.set("audits", Line.array(audits.getOrDefault(incident.id(), List.of()).stream()));
            record.set("images", Line.array(findings.getOrDefault(incident.id(), List.of()).stream()));
            record.set("history", Line.array(history.of(incident).stream()));
            record.set("former", Line.strings(incident.formerIds()));
            index.add(entry(
                    incident,
                    chunks.add(record),
                    audits.getOrDefault(incident.id(), List.of()).size()));
        }
        chunks.end();
        return index;
    }

    /// What its own reports call usual of those who speak or act in it, or a trend.
    private Stream<ObjectNode> habits(Incident incident) {
        Set<String> reports = incident.accounts().stream().map(Account::report).collect(Collectors.toSet());
        return Stream.concat(ofFile("norms"), ofFile("trends"))
                .filter(habit -> reports.contains(habit.path("report").asText()));
    }

    /// What lists, map, timeline and filters know of an incident.
    private ObjectNode entry(Incident incident, int chunk, int questions) {
        List<ObjectNode> relations = relations(incident);
        long against = relations.stream()
                .filter(relation -> is(relation, Relation.Kind.CONTRADICTS))
                .count();
        long agreeing = relations.stream()
                .filter(relation -> is(relation, Relation.Kind.SUPPORTS)
                        || is(relation, Relation.Kind.SAME_AS)
                        || is(relation, Relation.Kind.STRENGTHENS))
                .count();
        Line line = Line.inner()
                .put("id", incident.id())
                .put("chunk", chunk)
                .put("type", incident.type().words())
                .putNode("when", when(incident.when()))
                .putNode("where", place(incident.where()))
                .put(
                        "grade",
                        contents.findAssessment(incident.id())
                                .map(assessment -> assessment.grade().name()))
                .put("claims", incident.claims().size())
                .put(
                        "reports",
                        Line.strings(incident.accounts().stream()
                                .map(Account::report)
                                .distinct()
                                .toList()))
                .put("contradictions", against)
                .put("tensions", relations.size() - against - agreeing)
                .put("questions", questions);
        if (!incident.sites().isEmpty()) {
            line.put("sites", Line.array(incident.sites().stream().flatMap(site -> place(site).stream())));
        }
        return line.put(
                        "actors",
                        Line.strings(incident.attackers().stream()
                                .map(Account.Attacker::name)
                                .distinct()
                                .toList()))
                .node();
    }

    private static boolean is(ObjectNode relation, Relation.Kind kind) {
        return kind.name().equals(relation.path("kind").textValue());
    }

    private static Optional<ObjectNode> when(When when) {
        return TimeField.of(when).map(field -> field.without(List.of("from", "basis", "expression", "utc", "zone")));
    }

    private static Optional<ObjectNode> place(Where where) {
        return PlaceField.of(where).map(field -> field.without(List.of("from")));
    }

    private ObjectNode redirects() {
        Line redirects = Line.inner();
        contents.redirects().forEach(redirects::put);
        return redirects.node();
    }

    private ObjectNode gone() {
        Line gone = Line.inner();
        contents.withdrawnIncidents().forEach(withdrawn -> gone.put(withdrawn.ofId(), withdrawn.why()));
        return gone.node();
    }

    /// In the order of the incidents, what a search for words looks into.
    private ArrayNode words() {
        return Line.strings(contents.incidents().stream().map(this::words).toList());
    }

    private String words(Incident incident) {
        Set<String> words = new LinkedHashSet<>();
        words.add(incident.type().words());
        incident.attackers().forEach(attacker -> words.add(attacker.name()));
        incident.targets().forEach(target -> words.add(target.name()));
        Set<Span> quotes = new HashSet<>();
        for (String id : incident.claims()) {
            contents.findClaim(id).ifPresent(claim -> {
                words.add(claim.holder().name());
                if (quotes.add(claim.quote())) {
                    contents.findWords(claim.quote()).ifPresent(words::add);
                }
            });
        }
        return String.join("\n", words);
    }

    // ---- checks ----------------------------------------------------------------------------------------------------

    private ObjectNode checks() {
        Line checks = Line.inner();
        checks.put("audits", Line.array(ofFile("audits").map(this::withReports)));
        checks.put("norms", Line.array(ofFile("norms").map(this::withExceptions)));
        for (String file : List.of("trends", "versions", "notices")) {
            checks.put(file, Line.array(ofFile(file)));
        }
        return checks.node();
    }

    /// Names the reports in which the counter-examples of a norm are.
    private ObjectNode withExceptions(ObjectNode norm) {
        Set<String> reports = new LinkedHashSet<>();
        norm.at("/test/exceptions")
                .forEach(id ->
                        contents.findClaim(id.textValue()).map(Claim::report).ifPresent(reports::add));
        ObjectNode line = norm.deepCopy();
        line.set("reports", Line.strings(reports));
        return line;
    }

    /// Names the reports in which the claims of an audit are.
    private ObjectNode withReports(ObjectNode audit) {
        Set<String> reports = new LinkedHashSet<>();
        audit.path("claims")
                .forEach(id ->
                        contents.findClaim(id.textValue()).map(Claim::report).ifPresent(reports::add));
        ObjectNode line = audit.deepCopy();
        line.set("reports", Line.strings(reports));
        return line;
    }
}
