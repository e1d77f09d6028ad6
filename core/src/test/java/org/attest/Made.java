package org.attest;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.attest.claims.CasualtyCell;
import org.attest.claims.Claim;
import org.attest.claims.Status;
import org.attest.incidents.Account;
import org.attest.incidents.Incident;
import org.attest.ledger.Fact;
import org.attest.ledger.MemoryLedger;
import org.attest.ledger.View;
import org.attest.places.Where;
import org.attest.reports.Report;
import org.attest.reports.ReportReader;
import org.attest.reports.Source;
import org.attest.reports.Span;
import org.attest.reports.Text;
import org.attest.time.When;
import org.attest.verification.Audit;
import org.attest.verification.Refusal;
import org.attest.verification.Relation;

/// What the pipeline made of some reports, without files or ids: each thing by the words that it rests on.
final class Made {
    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-01-05T00:00:00Z"), ZoneOffset.UTC);

    private final Map<String, Report> reports;
    private final View view;

    private Made(View view) {
        this.view = view;
        this.reports = view.all(Fact.ReportFact.class).stream()
                .map(Fact.ReportFact::report)
                .collect(Collectors.toMap(Report::id, Function.identity()));
    }

    static Made of(Pipeline pipeline, String... texts) {
        return of(
                pipeline,
                Arrays.stream(texts).map(text -> report(text, Optional.empty())).toList());
    }

    /// Reads the reports in this order, links and grades them.
    static Made of(Pipeline pipeline, List<Report> reports) {
        MemoryLedger ledger = new MemoryLedger(CLOCK);
        for (Report report : reports) {
            ledger.append(pipeline.read(report), Pipeline.AUTHOR, CLOCK.instant());
        }
        ledger.append(pipeline.link(ledger.now()), Pipeline.AUTHOR, CLOCK.instant());
        return new Made(ledger.now());
    }

    static Report report(String text, Optional<LocalDate> published) {
        Source source = new Source(
                "report.txt",
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                published.map(day -> new Source.Published(day, "metadata")));
        return new ReportReader().read(source, text);
    }

    /// A report of `examples/reports`.
    static String example(String file) {
        try {
            return Files.readString(Path.of("../examples/reports").resolve(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    View view() {
        return view;
    }

    List<Claim> claims() {
        return view.all(Fact.ClaimFact.class).stream()
                .map(Fact.ClaimFact::claim)
                .toList();
    }

    List<Incident> incidents() {
        return view.all(Fact.IncidentFact.class).stream()
                .map(Fact.IncidentFact::incident)
                .toList();
    }

    List<Relation> relations() {
        return view.all(Fact.RelationFact.class).stream()
                .map(Fact.RelationFact::relation)
                .toList();
    }

    List<Audit> audits() {
        return view.all(Fact.AuditFact.class).stream()
                .map(Fact.AuditFact::audit)
                .toList();
    }

    List<Refusal> refusals() {
        return view.all(Fact.RefusalFact.class).stream()
                .map(Fact.RefusalFact::refusal)
                .toList();
    }

    Text text(String report) {
        return java.util.Objects.requireNonNull(reports.get(report), "no report " + report)
                .text();
    }

    /// The words of a span on one line.
    String quote(Span span) {
        return text(span.report()).quote(span).replaceAll("\\s+", " ");
    }

    Claim claim(String id) {
        return claims().stream().filter(c -> c.id().equals(id)).findFirst().orElseThrow();
    }

    /// Every field of every thing, by name: `claim "claimed that ... gunners" quantity` is `MOST`. Two things that
    /// rest
    /// on the same words share a name, and their values stand side by side.
    ///
    /// @param words what to make of quotes, so that a changed wording alone is no difference
    SortedMap<String, String> fields(UnaryOperator<String> words) {
        TreeMap<String, List<String>> fields = new TreeMap<>();
        Adder to = (name, value) -> {
            if (!value.isEmpty()) {
                fields.computeIfAbsent(name, _ -> new ArrayList<>()).add(value);
            }
        };
        Function<Span, String> quoted = span -> "\"" + words.apply(quote(span)) + "\"";
        for (Fact.ReportFact fact : view.all(Fact.ReportFact.class)) {
            to.add("report published", published(fact));
            fact.report().marker().ifPresent(marker -> to.add("report marker", marker.name()));
            fact.report().links().forEach(link -> to.add("link " + quoted.apply(link.titleSpan()), link.kind()));
            fact.report()
                    .media()
                    .forEach(media -> to.add(
                            "media " + quoted.apply(media.caption()), media.archival() ? "archival" : "not archival"));
        }
        Map<String, List<Incident>> owners = new TreeMap<>();
        incidents()
                .forEach(i -> i.claims()
                        .forEach(c -> owners.computeIfAbsent(c, _ -> new ArrayList<>())
                                .add(i)));
        for (Claim claim : claims()) {
            String name = "claim " + quoted.apply(claim.quote()) + " ";
            to.add(
                    name + "says",
                    claim.stance() + " " + claim.about().word() + " by "
                            + words.apply(claim.holder().name()));
            to.add(name + "quantity", claim.quantity().map(q -> q.kind().name()).orElse(""));
            to.add(name + "status", claim.status() == Status.UNCONFIRMED ? "UNCONFIRMED" : "");
            to.add(
                    name + "objects",
                    claim.objects().stream()
                            .map(o -> words.apply(o.what()) + " " + o.state())
                            .sorted()
                            .collect(Collectors.joining(", ")));
            to.add(
                    name + "casualties",
                    claim.casualties().stream().map(Made::cell).sorted().collect(Collectors.joining(", ")));
            to.add(
                    name + "incident",
                    owners.getOrDefault(claim.id(), List.of()).stream()
                            .map(i -> quoted.apply(claim(i.id()).quote()))
                            .sorted()
                            .collect(Collectors.joining(", ")));
        }
        for (Incident incident : incidents()) {
            String name = "incident " + quoted.apply(claim(incident.id()).quote()) + " ";
            to.add(name + "type", incident.type().words());
            to.add(name + "when", incident.when().brief() + candidates(incident.when()));
            to.add(name + "where", place(incident.where()));
            to.add(
                    name + "attackers",
                    incident.attackers().stream()
                            .map(Account.Attacker::name)
                            .distinct()
                            .sorted()
                            .collect(Collectors.joining(", ")));
            to.add(name + "main", incident.accounts().stream().anyMatch(Account::main) ? "main" : "");
            view.all(Fact.AssessmentFact.class).stream()
                    .filter(f -> f.assessment().subject().equals(incident.id()))
                    .forEach(f -> to.add(name + "grade", f.assessment().grade().name()));
        }
        for (Relation relation : relations()) {
            to.add(
                    "relation " + quoted.apply(claim(relation.a()).quote()) + " and "
                            + quoted.apply(claim(relation.b()).quote()),
                    relation.kind().name());
        }
        for (Refusal refusal : refusals()) {
            String about =
                    refusal.incident().map(i -> quoted.apply(claim(i).quote())).orElse("");
            to.add(("refusal of " + refusal.field() + " " + about).strip(), refusal.code());
        }
        SortedMap<String, String> joined = new TreeMap<>();
        fields.forEach(
                (name, values) -> joined.put(name, values.stream().sorted().collect(Collectors.joining(" & "))));
        return joined;
    }

    private interface Adder {
        void add(String name, String value);
    }

    private static String published(Fact.ReportFact fact) {
        return fact.published()
                .stated()
                .map(day -> "on " + day)
                .or(() -> fact.published().outer().map(window -> "within " + window))
                .orElse("unknown");
    }

    private static String cell(CasualtyCell cell) {
        return cell.kind() + " " + cell.side() + " " + cell.number().text();
    }

    private static String candidates(When when) {
        return when instanceof When.Interval interval && !interval.candidates().isEmpty()
                ? ", one of " + interval.candidates().size() + " days, all "
                        + interval.candidates().stream()
                                .map(d -> d.getDayOfWeek().name())
                                .distinct()
                                .collect(Collectors.joining(", "))
                : "";
    }

    static String place(Where where) {
        return switch (where) {
            case Where.Found found -> found.id();
            case Where.Region region -> "area " + region.id();
            case Where.Ambiguous ambiguous ->
                "one of "
                        + ambiguous.candidates().stream()
                                .map(Where.Found::id)
                                .sorted()
                                .toList();
            case Where.Unknown unknown -> "unknown " + unknown.name();
        };
    }
}
