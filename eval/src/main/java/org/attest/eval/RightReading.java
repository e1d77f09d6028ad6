package org.attest.eval;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.attest.claims.About;
import org.attest.claims.CasualtyCell;
import org.attest.claims.Claim;
import org.attest.claims.DamagedObject;
import org.attest.claims.Evidence;
import org.attest.claims.Holder;
import org.attest.claims.Polarity;
import org.attest.claims.Proposition;
import org.attest.claims.Quantity;
import org.attest.claims.Stance;
import org.attest.claims.Status;
import org.attest.eval.corpus.Group;
import org.attest.eval.corpus.LabelledReport;
import org.attest.incidents.Account;
import org.attest.incidents.Incident;
import org.attest.incidents.IncidentType;
import org.attest.incidents.Link;
import org.attest.places.Where;
import org.attest.reports.Report;
import org.attest.reports.ReportReader;
import org.attest.reports.Source;
import org.attest.reports.Span;
import org.attest.time.When;
import org.attest.verification.Audit;
import org.attest.verification.Auditor;
import org.attest.verification.Relation;
import org.attest.verification.Relations;

/// What verification makes of groups of the corpus when every claim and every link is right: the labels of the corpus
/// as
/// claims and incidents. It shows what audits and relations miss by themselves, apart from what reading misses.
final class RightReading {
    private final Map<String, Claim> claims = new LinkedHashMap<>();
    private final Map<String, Report> reports = new HashMap<>();
    private final Map<String, Set<String>> incidentsOf = new HashMap<>();
    private final List<Incident> incidents = new ArrayList<>();
    private final List<Output.Report> outputReports = new ArrayList<>();

    private RightReading() {}

    /// The same as a run would write, with the labels for what it reads.
    static Output of(List<Group> groups) {
        RightReading reading = new RightReading();
        groups.stream().filter(group -> !group.unrelated()).forEach(reading::add);
        return reading.output();
    }

    private void add(Group group) {
        Map<String, List<Account>> accounts = new TreeMap<>();
        for (LabelledReport labelled : group.reports()) {
            Report report = new ReportReader()
                    .read(
                            new Source(
                                    labelled.id(),
                                    Optional.of(labelled.id()),
                                    Optional.empty(),
                                    Optional.of(labelled.title()),
                                    Optional.of(labelled.outlet()),
                                    labelled.published()
                                            .flatMap(CorpusGold::days)
                                            .map(days -> new Source.Published(days.start(), "metadata"))),
                            labelled.text());
            reports.put(report.id(), report);
            outputReports.add(new Output.Report(
                    report.id(), labelled.id(), labelled.id(), report.sha256(), JsonNodeFactory.instance.objectNode()));
            Map<String, List<Claim>> byIncident = new TreeMap<>();
            for (LabelledReport.Claim one : labelled.claims()) {
                Claim claim = claim(labelled, report.id(), one);
                claims.put(claim.id(), claim);
                incidentsOf.put(
                        claim.id(),
                        Set.copyOf(one.incidents().stream()
                                .map(key -> group.id() + "/" + key)
                                .toList()));
                one.incidents()
                        .forEach(key -> byIncident
                                .computeIfAbsent(key, _ -> new ArrayList<>())
                                .add(claim));
            }
            byIncident.forEach((key, own) ->
                    accounts.computeIfAbsent(key, _ -> new ArrayList<>()).add(account(group, key, report.id(), own)));
        }
        accounts.forEach((key, own) -> incidents.add(incident(group, key, own)));
    }

    private static Account account(Group group, String key, String report, List<Claim> own) {
        return new Account(
                own.getFirst().id(),
                report,
                false,
                IncidentType.OTHER,
                when(group, key),
                where(group, key).stream().toList(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                own.stream()
                        .map(claim -> new Link(claim.id(), true, 1, List.of(), List.of()))
                        .toList());
    }

    private static Incident incident(Group group, String key, List<Account> accounts) {
        return new Incident(
                group.id() + "/" + key,
                IncidentType.OTHER,
                when(group, key),
                where(group, key).orElse(new Where.Unknown("not stated", List.of())),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                accounts,
                List.of(),
                List.of(),
                List.of());
    }

    private static When when(Group group, String key) {
        Optional<Days> days = group.incident(key).flatMap(Group.Incident::when).flatMap(CorpusGold::days);
        return days.filter(d -> !d.start().equals(LocalDate.MIN) && !d.end().equals(LocalDate.MAX))
                .<When>map(d -> new When.Interval(
                        Optional.of(d.start()),
                        Optional.of(d.end()),
                        When.Precision.DAY,
                        List.of(),
                        false,
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        "",
                        List.of(),
                        List.of()))
                .orElse(When.unstated());
    }

    private static Optional<Where> where(Group group, String key) {
        return group.incident(key)
                .flatMap(Group.Incident::where)
                .flatMap(place -> place.position()
                        .map(at -> new Where.Found(
                                group.id() + "/" + key,
                                place.name(),
                                Where.Precision.CITY,
                                place.country(),
                                Optional.empty(),
                                at.longitude(),
                                at.latitude(),
                                Math.max(1, at.radiusKm() * 1000 / 4),
                                Optional.empty(),
                                List.of())));
    }

    private static Claim claim(LabelledReport labelled, String report, LabelledReport.Claim one) {
        Span quote = span(report, one.quote());
        Optional<Quantity> quantity = one.quantity()
                .map(of -> new Quantity(
                        of.words().map(LabelledReport.Extent::text).orElse(""),
                        Quantity.Kind.valueOf(of.kind()),
                        of.min(),
                        of.max(),
                        of.words().map(words -> span(report, words))));
        About about = About.valueOf(one.about().toUpperCase(Locale.ROOT));
        Holder.Kind kind = Holder.Kind.valueOf(one.holder().kind().toUpperCase(Locale.ROOT));
        return new Claim(
                labelled.id() + "#" + one.number(),
                report,
                quote,
                first(report, one.source()),
                first(report, one.cue()),
                first(report, one.content()),
                new Holder(
                        kind == Holder.Kind.AUTHOR ? "author" : one.holder().name(),
                        "",
                        kind,
                        one.holder().via(),
                        List.of()),
                Stance.valueOf(one.stance()),
                one.unconfirmed() ? Status.UNCONFIRMED : Status.STATED,
                one.distance(),
                about,
                new Proposition(
                        one.proposition().predicate(),
                        List.of(),
                        one.proposition().negative() ? Polarity.NEGATIVE : Polarity.POSITIVE),
                Evidence.valueOf(one.evidence().toUpperCase(Locale.ROOT)),
                quantity,
                List.of(),
                List.of(),
                objects(labelled, report, one, about),
                cells(labelled, report, one, about, quantity));
    }

    private static List<DamagedObject> objects(
            LabelledReport labelled, String report, LabelledReport.Claim one, About about) {
        return about != About.DAMAGE
                ? List.of()
                : labelled.roles().stream()
                        .filter(role -> role.role().equals("object") && isWithin(role.extent(), one.quote()))
                        .map(role -> new DamagedObject(
                                role.extent().text(),
                                role.state()
                                        .filter(state -> !state.equals("unstated"))
                                        .map(state -> DamagedObject.State.valueOf(state.toUpperCase(Locale.ROOT)))
                                        .orElse(DamagedObject.State.NOT_STATED),
                                span(report, role.extent())))
                        .toList();
    }

    /// The marked phrases within the quote; where none is marked, the claim's own number of whatever its predicate
    /// says.
    private static List<CasualtyCell> cells(
            LabelledReport labelled,
            String report,
            LabelledReport.Claim one,
            About about,
            Optional<Quantity> quantity) {
        if (about != About.CASUALTIES) {
            return List.of();
        }
        List<CasualtyCell> cells = new ArrayList<>();
        for (LabelledReport.Role role : labelled.roles()) {
            if (role.people().isPresent() && isWithin(role.extent(), one.quote())) {
                LabelledReport.People people = role.people().get();
                cells.add(new CasualtyCell(
                        CasualtyCell.Kind.valueOf(role.role().toUpperCase(Locale.ROOT)),
                        CasualtyCell.Class.valueOf(people.side().toUpperCase(Locale.ROOT)),
                        who(role.extent().text()),
                        new Quantity(
                                role.extent().text(),
                                Quantity.Kind.NUMBER,
                                people.min(),
                                people.max(),
                                Optional.empty()),
                        span(report, role.extent())));
            }
        }
        boolean hurt = one.proposition().predicate().matches(".*(?:injur|wound|hurt).*");
        if (cells.isEmpty()) {
            quantity.ifPresent(number -> cells.add(new CasualtyCell(
                    hurt ? CasualtyCell.Kind.INJURED : CasualtyCell.Kind.KILLED,
                    CasualtyCell.Class.UNKNOWN,
                    "",
                    number,
                    span(report, one.quote()))));
        }
        return cells;
    }

    /// The last word of "seven fish traders"; empty of a bare "seven".
    private static String who(String phrase) {
        String[] words = phrase.split("\\s+");
        return words.length > 1 ? words[words.length - 1] : "";
    }

    private static boolean isWithin(LabelledReport.Extent inner, LabelledReport.Extent outer) {
        return outer.start() <= inner.start() && inner.end() <= outer.end();
    }

    private static Optional<Span> first(String report, List<LabelledReport.Extent> extents) {
        return extents.stream().findFirst().map(extent -> span(report, extent));
    }

    private static Span span(String report, LabelledReport.Extent extent) {
        return new Span(report, extent.start(), extent.end());
    }

    private Output output() {
        List<Output.Relation> relations = new ArrayList<>();
        for (Incident incident : incidents) {
            for (Relation relation : new Relations().find(incident, claims, reports)) {
                relations.add(new Output.Relation(
                        relation.a(), relation.b(), relation.kind().name()));
            }
        }
        List<Output.Audit> audits = new ArrayList<>();
        for (Audit audit : new Auditor().find(incidents, claims, reports)) {
            audits.add(new Output.Audit(audit.kind().name(), audit.claims(), audit.confidence(), audit.why()));
        }
        return new Output(
                outputReports,
                claims.values().stream().map(this::claim).toList(),
                List.of(),
                relations,
                List.of(),
                audits);
    }

    private Output.Claim claim(Claim claim) {
        Report report = Objects.requireNonNull(reports.get(claim.report()));
        return new Output.Claim(
                claim.id(),
                claim.report(),
                claim.quote().start(),
                claim.quote().end(),
                report.text().quote(claim.quote()),
                claim.holder().name(),
                claim.holder().words(),
                claim.holder().kind().name().toLowerCase(Locale.ROOT),
                claim.holder().via(),
                claim.stance().name(),
                claim.status().name(),
                claim.about().word(),
                claim.evidence().name().toLowerCase(Locale.ROOT),
                incidentsOf.getOrDefault(claim.id(), Set.of()),
                JsonNodeFactory.instance.objectNode());
    }
}
