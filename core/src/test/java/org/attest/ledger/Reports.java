package org.attest.ledger;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.attest.claims.About;
import org.attest.claims.Claim;
import org.attest.claims.Evidence;
import org.attest.claims.Holder;
import org.attest.claims.Polarity;
import org.attest.claims.Proposition;
import org.attest.claims.Stance;
import org.attest.claims.Status;
import org.attest.incidents.Account;
import org.attest.incidents.Incident;
import org.attest.incidents.IncidentType;
import org.attest.incidents.Link;
import org.attest.places.Where;
import org.attest.reports.Report;
import org.attest.reports.Source;
import org.attest.reports.Span;
import org.attest.reports.Text;
import org.attest.time.PublicationDate;
import org.attest.time.When;
import org.attest.verification.Assessment;

/// Facts of the smallest reports that a test can do with. Each holds `words`, which a test may then look for.
public final class Reports {
    private Reports() {}

    static Report report(String id, String words, Source source) {
        return new Report(id, id, source, new Text(id, words), List.of(), Optional.empty(), List.of(), List.of());
    }

    public static Fact report(String id, String words) {
        return new Fact.ReportFact(report(id, words, Source.of(id + ".txt")), PublicationDate.unknown());
    }

    public static Fact claim(String id, String report, String words) {
        Span span = new Span(report, 0, 4);
        return new Fact.ClaimFact(new Claim(
                id,
                report,
                span,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                new Holder(words, words, Holder.Kind.ACTOR, List.of(), List.of()),
                Stance.AFFIRMS,
                Status.STATED,
                false,
                About.OCCURRENCE,
                new Proposition("strike", List.of(), Polarity.POSITIVE),
                Evidence.NONE,
                Optional.empty(),
                List.of(When.unstated()),
                List.of(new Where.Unknown(words, List.of(span))),
                List.of(),
                List.of()));
    }

    static Fact account(String id, String report, IncidentType type, String... claims) {
        return new Fact.AccountFact(plainAccount(id, report, type, claims));
    }

    private static Account plainAccount(String id, String report, IncidentType type, String... claims) {
        return new Account(
                id,
                report,
                true,
                type,
                When.unstated(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                Stream.of(claims)
                        .map(c -> new Link(c, true, 1, List.of("the clause names the place"), List.of()))
                        .toList());
    }

    /// An incident with one account of each report, whose claim has the id `REPORT-claim`.
    static Fact incident(String id, String... reports) {
        return new Fact.IncidentFact(new Incident(
                id,
                IncidentType.AIRSTRIKE,
                When.unstated(),
                new Where.Unknown("the depot", List.of()),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                Stream.of(reports)
                        .map(r -> plainAccount(r + "-claim", r, IncidentType.AIRSTRIKE, r + "-claim"))
                        .toList(),
                List.of(),
                List.of(),
                List.of()));
    }

    static Fact assessment(String incident, String holder) {
        return new Fact.AssessmentFact(new Assessment(
                incident,
                Assessment.Grade.SINGLE_SOURCE,
                List.of(holder + " alone says so"),
                List.of(List.of(holder)),
                List.of(),
                "default 1",
                List.of(),
                List.of(),
                List.of()));
    }

    /// A report with its claims.
    public static List<Fact> withClaims(String report, int claims) {
        List<Fact> facts = new ArrayList<>();
        facts.add(report(report, "Shells hit the mill."));
        for (int i = 0; i < claims; i++) {
            facts.add(claim(report + "-claim" + i, report, "holder " + i));
        }
        return facts;
    }
}
