package org.attest.eval;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import org.attest.Pipeline;
import org.attest.incidents.Account;
import org.attest.incidents.IncidentType;
import org.attest.incidents.Told;
import org.attest.ledger.Fact;
import org.attest.ledger.View;
import org.attest.places.Where;
import org.attest.reports.Report;
import org.attest.reports.Span;
import org.attest.time.PublicationDate;
import org.attest.time.When;

/// Accounts and which incident each of them is of.
///
/// @param things accounts of ours beside gold's, or documents
/// @param all every account that is linked, those included that stand for nothing in `things`
record LinkingCorpus(List<Thing> things, List<Told> all) {
    LinkingCorpus {
        things = List.copyOf(things);
        all = List.copyOf(all);
    }

    /// @param gold the incident; empty for an account that gold doesn't have
    /// @param told empty for an account that we don't have
    /// @param text what a baseline compares
    record Thing(Optional<String> gold, Optional<Told> told, String text) {}

    private static LinkingCorpus of(List<Thing> things) {
        return new LinkingCorpus(
                things, things.stream().flatMap(thing -> thing.told.stream()).toList());
    }

    /// Accounts as the pipeline made them.
    static LinkingCorpus read(View view, List<ReportReading> readings, Pipeline pipeline) {
        Map<String, Told> byAccount = byId(pipeline.told(view));
        Map<String, String> accounts = new HashMap<>();
        for (Fact.IncidentFact fact : view.all(Fact.IncidentFact.class)) {
            fact.incident().accounts().forEach(a -> accounts.put(fact.id() + " " + a.report(), a.id()));
        }
        Map<String, Report> reports = reports(view);
        List<Thing> things = new ArrayList<>();
        for (ReportReading reading : readings) {
            for (ReportReading.AccountPair pair : reading.accountPairs()) {
                Told told = told(pair.ours(), accounts, byAccount);
                things.add(new Thing(
                        Optional.of(pair.gold().key()), Optional.of(told), text(told.account(), view, reports)));
            }
            reading.missedIncidents()
                    .forEach(missed -> things.add(new Thing(Optional.of(missed.key()), Optional.empty(), "")));
            for (Output.Account spurious : reading.spuriousAccounts()) {
                Told told = told(spurious, accounts, byAccount);
                things.add(new Thing(Optional.empty(), Optional.of(told), text(told.account(), view, reports)));
            }
        }
        return LinkingCorpus.of(things);
    }

    private static Told told(Output.Account ours, Map<String, String> accounts, Map<String, Told> byAccount) {
        String id = Objects.requireNonNull(accounts.get(ours.incident() + " " + ours.report()));
        return Objects.requireNonNull(byAccount.get(id));
    }

    private static Map<String, Told> byId(List<Told> all) {
        return all.stream().collect(Collectors.toMap(told -> told.account().id(), told -> told));
    }

    private static Map<String, Report> reports(View view) {
        return view.all(Fact.ReportFact.class).stream()
                .map(Fact.ReportFact::report)
                .collect(Collectors.toMap(Report::id, report -> report));
    }

    private static String text(Account account, View view, Map<String, Report> reports) {
        Report report = Objects.requireNonNull(reports.get(account.report()));
        return view.all(Fact.ClaimFact.class).stream()
                .map(Fact.ClaimFact::claim)
                .filter(claim ->
                        claim.report().equals(report.id()) && account.claims().contains(claim.id()))
                .map(claim -> report.text().quote(claim.quote()))
                .distinct()
                .collect(Collectors.joining("\n"));
    }

    /// Accounts as gold has them: how far linking goes if reading makes no mistake.
    static LinkingCorpus gold(View view, Gold gold) {
        Map<String, Report> byExternalId = new HashMap<>();
        Map<String, Optional<PublicationDate.Window>> published = new HashMap<>();
        for (Fact.ReportFact fact : view.all(Fact.ReportFact.class)) {
            String path = fact.report().source().path();
            byExternalId.put(
                    fact.report().source().externalId().orElse(path.substring(path.lastIndexOf('/') + 1)),
                    fact.report());
            published.put(fact.id(), fact.published().window());
        }
        Told.Maker maker = new Told.Maker();
        List<Thing> things = new ArrayList<>();
        for (Gold.Report reading : gold.reports()) {
            Report report = byExternalId.getOrDefault(reading.id(), byExternalId.get(reading.file()));
            if (report == null) {
                continue;
            }
            for (Gold.Incident incident : reading.incidents()) {
                List<Span> quotes = incident.claims().stream()
                        .filter(claim -> claim.end() > claim.start()
                                && claim.end() <= report.text().length())
                        .map(claim -> new Span(report.id(), claim.start(), claim.end()))
                        .toList();
                Told told = maker.of(
                        report,
                        published.getOrDefault(report.id(), Optional.empty()),
                        account(report, incident),
                        quotes);
                String text = quotes.stream().map(report.text()::quote).collect(Collectors.joining("\n"));
                things.add(new Thing(Optional.of(incident.key()), Optional.of(told), text));
            }
        }
        return LinkingCorpus.of(things);
    }

    private static Account account(Report report, Gold.Incident incident) {
        return new Account(
                report.id() + " " + incident.key(),
                report.id(),
                incident.main(),
                type(incident.types()),
                incident.when().map(LinkingCorpus::when).orElse(When.unstated()),
                where(incident),
                List.of(),
                List.of(),
                incident.objects().stream()
                        .map(object -> new Account.Damage(
                                object.what(), org.attest.claims.DamagedObject.State.NOT_STATED, List.of()))
                        .toList(),
                incident.casualties().stream().map(LinkingCorpus::casualties).toList(),
                List.of());
    }

    private static IncidentType type(List<String> words) {
        for (IncidentType type : IncidentType.values()) {
            if (words.contains(type.words())) {
                return type;
            }
        }
        return IncidentType.OTHER;
    }

    private static When when(Days days) {
        return new When.Interval(
                days.start().equals(java.time.LocalDate.MIN) ? Optional.empty() : Optional.of(days.start()),
                days.end().equals(java.time.LocalDate.MAX) ? Optional.empty() : Optional.of(days.end()),
                When.Precision.DAY,
                List.of(),
                false,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                "",
                List.of(),
                List.of());
    }

    private static List<Where> where(Gold.Incident incident) {
        if (incident.isPlaced() && incident.radiusKm() > 0) {
            return List.of(new Where.Found(
                    "gold:" + incident.place(),
                    incident.place(),
                    Where.Precision.LOCALITY,
                    "",
                    Optional.empty(),
                    incident.longitude(),
                    incident.latitude(),
                    // Gold gives the radius within which an answer is right, which is about two standard errors.
                    incident.radiusKm() * 500,
                    Optional.empty(),
                    List.of()));
        }
        return incident.place().isBlank() ? List.of() : List.of(new Where.Unknown(incident.place(), List.of()));
    }

    private static org.attest.incidents.Casualties casualties(Gold.Casualties cell) {
        return new org.attest.incidents.Casualties(
                org.attest.claims.CasualtyCell.Kind.valueOf(cell.kind().toUpperCase(java.util.Locale.ROOT)),
                org.attest.claims.CasualtyCell.Class.UNKNOWN,
                "",
                cell.min(),
                cell.max(),
                "",
                "",
                cell.unconfirmed() ? org.attest.claims.Status.UNCONFIRMED : org.attest.claims.Status.STATED,
                List.of());
    }

    /// Documents, each known by its main account; one that tells of no incident is a document without one.
    ///
    /// @param incidents gold's, by the documents' own ids
    static LinkingCorpus documents(View view, Map<String, String> incidents, Pipeline pipeline) {
        List<Told> all = pipeline.told(view);
        Map<String, List<Told>> byReport = all.stream()
                .collect(Collectors.groupingBy(told -> told.account().report()));
        List<Thing> things = new ArrayList<>();
        for (Fact.ReportFact fact : view.all(Fact.ReportFact.class)) {
            List<Told> own = byReport.getOrDefault(fact.id(), List.of());
            Optional<Told> main = own.stream()
                    .filter(told -> told.account().main())
                    .findFirst()
                    .or(() -> own.stream().findFirst());
            String id = fact.report().source().externalId().orElse("");
            things.add(new Thing(
                    Optional.ofNullable(incidents.get(id)),
                    main,
                    fact.report().source().title().orElse("") + "\n"
                            + fact.report().text().value()));
        }
        return new LinkingCorpus(things, all);
    }

    /// The same documents as if nothing had been read of them: neither time nor place nor kind. What is left are
    /// their
    /// words and days of publication.
    static LinkingCorpus unread(View view, Map<String, String> incidents) {
        Told.Maker maker = new Told.Maker();
        List<Thing> things = new ArrayList<>();
        for (Fact.ReportFact fact : view.all(Fact.ReportFact.class)) {
            Report report = fact.report();
            Account account = new Account(
                    report.id(),
                    report.id(),
                    true,
                    IncidentType.OTHER,
                    When.unstated(),
                    List.of(),
                    List.of(),
                    List.of(),
                    List.of(),
                    List.of(),
                    List.of());
            Span all = new Span(report.id(), 0, report.text().length());
            Told told = maker.of(report, fact.published().window(), account, List.of(all));
            String id = report.source().externalId().orElse("");
            things.add(new Thing(
                    Optional.ofNullable(incidents.get(id)),
                    Optional.of(told),
                    report.source().title().orElse("") + "\n" + report.text().value()));
        }
        return of(things);
    }
}
