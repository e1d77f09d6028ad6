package org.attest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.attest.actors.ActorResolver;
import org.attest.claims.CasualtyCell;
import org.attest.claims.Claim;
import org.attest.claims.ClaimId;
import org.attest.claims.Stance;
import org.attest.incidents.Account;
import org.attest.incidents.Incident;
import org.attest.incidents.Link;
import org.attest.ledger.Fact;
import org.attest.ledger.MemoryLedger;
import org.attest.ledger.View;
import org.attest.reports.Report;
import org.attest.reports.ReportReader;
import org.attest.reports.Source;
import org.attest.verification.Assessment;
import org.attest.verification.Assessor;
import org.attest.verification.Norm;
import org.attest.verification.Origins;
import org.attest.verification.Policy;
import org.attest.verification.Relations;
import org.attest.verification.Revision;
import org.attest.verification.Revisions;
import org.attest.verification.Toll;
import org.attest.verification.Trend;
import org.attest.verification.TrendCounts;

/// Grades, tolls, norms, trends and versions, from the words of reports to the facts of a ledger.
final class VerificationTest {
    private static final Pipeline PIPELINE = Pipeline.bundled();
    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-01-05T00:00:00Z"), ZoneOffset.UTC);

    private static final String FIRST = """
            TUZLA, Bosnia - Shells hit the market in Tuzla on Thursday, killing at least nine civilians, police said.
            A doctor at the hospital said that most of the wounded were children.
            Residents claimed that the shells had come from the hills.
            """;

    private static final String SECOND = """
            TUZLA, Bosnia - Shells hit the market in Tuzla on Thursday, killing at least fourteen civilians, police said.
            Residents said that the shells had come from the hills.
            The mayor said that the market would stay closed.
            """;

    private final MemoryLedger ledger = new MemoryLedger(CLOCK);

    private View run(Report... reports) {
        for (Report report : reports) {
            ledger.append(PIPELINE.read(report), Pipeline.AUTHOR, CLOCK.instant());
        }
        ledger.append(PIPELINE.link(ledger.now()), Pipeline.AUTHOR, CLOCK.instant());
        return ledger.now();
    }

    private static Report report(String outlet, String url, String day, String text) {
        Source source = new Source(
                outlet + ".txt",
                Optional.empty(),
                Optional.of(url).filter(u -> !u.isEmpty()),
                Optional.empty(),
                Optional.of(outlet),
                Optional.of(new Source.Published(LocalDate.parse(day), "metadata")));
        return new ReportReader().read(source, text);
    }

    // --- versions -------------------------------------------------------------------------------------------------

    @Example
    void aNewerVersionIsComparedClaimByClaimAndWhatItDropsStaysMarked() {
        Report older = report("Valley Post", "https://valley.example/7", "1993-06-18", FIRST);
        Report newer = report("Valley Post", "https://valley.example/7", "1993-06-19", SECOND);
        View view = run(newer, older);

        Revision revision = view.all(Fact.RevisionFact.class).getFirst().revision();
        assertEquals(older.id(), revision.older());
        Map<String, String> quotes = quotes(view);
        Set<String> changes = revision.changes().stream()
                .map(change -> change.kind() + " "
                        + change.before().or(change::after).map(quotes::get).orElse(""))
                .collect(Collectors.toSet());
        assertTrue(changes.stream().anyMatch(c -> c.startsWith("REVISED") && c.contains("nine")), changes::toString);
        assertTrue(
                changes.stream().anyMatch(c -> c.startsWith("WITHDRAWN") && c.contains("doctor")), changes::toString);
        assertTrue(
                changes.stream().anyMatch(c -> c.startsWith("HARDENED") && c.contains("from the hills")),
                changes::toString);
        assertEquals(1, view.all(Fact.IncidentFact.class).size());
        Incident incident = view.all(Fact.IncidentFact.class).getFirst().incident();
        Set<String> gone = Revisions.gone(List.of(revision)).keySet();
        assertEquals(
                List.of("at least 14 civilians killed (Bosnian police)"),
                Toll.of(incident.casualties(), gone).stream()
                        .filter(toll -> toll.kind() == CasualtyCell.Kind.KILLED)
                        .map(Toll::words)
                        .toList());
    }

    /// An outlet's two articles at one address that share nothing are no versions.
    @Example
    void anAddressThatUnrelatedTextsShareMakesNoVersions() {
        View view = run(
                report("Valley Post", "https://valley.example/", "1993-06-18", FIRST),
                report(
                        "Valley Post",
                        "https://valley.example/",
                        "1993-06-19",
                        "Rockets struck the port of Aden on Monday, the harbour master said. Nobody was hurt."));
        assertEquals(List.of(), view.all(Fact.RevisionFact.class));
    }

    @Example
    void anIncidentThatEveryVersionTakesBackIsWithdrawn() {
        Report older = report(
                "Valley Post",
                "https://valley.example/9",
                "1993-06-18",
                FIRST + "A mortar round also struck the school in Lukavac on Thursday, police said.");
        Report newer = report("Valley Post", "https://valley.example/9", "1993-06-19", FIRST);
        View view = run(older, newer);
        Incident school = view.all(Fact.IncidentFact.class).stream()
                .map(Fact.IncidentFact::incident)
                .filter(incident -> incident.claims().stream()
                        .anyMatch(id -> String.valueOf(quotes(view).get(id)).contains("school")))
                .findFirst()
                .orElseThrow();
        assertEquals(Assessment.Grade.WITHDRAWN, grades(view).get(school.id()));
    }

    // --- laws -----------------------------------------------------------------------------------------------------

    @Provide
    Arbitrary<List<String>> examples() {
        return Arbitraries.of(
                        "nyala-undated.txt",
                        "nyala-wire.txt",
                        "arauca-1991.txt",
                        "marib-agency.txt",
                        "marib-herald.txt")
                .filter(file -> Files.exists(Path.of("../examples/reports", file)))
                .set()
                .ofMinSize(1)
                .ofMaxSize(3)
                .map(List::copyOf);
    }

    private View of(List<String> files) {
        return run(files.stream()
                .map(file -> report(file, "", "2025-02-12", Made.example(file)))
                .toArray(Report[]::new));
    }

    /// Law 3: whoever keeps silent or gives no comment, as often as he likes, moves no grade.
    @Property(tries = 25)
    void silenceAndNoCommentNeverMoveAGrade(
            @ForAll("examples") List<String> files, @ForAll long seed, @ForAll boolean silent) {
        View view = of(files);
        Map<String, Claim> claims = claims(view);
        Random random = new Random(seed);
        Assessor assessor = new Assessor(Policy.bundled(), new ActorResolver());
        for (Incident incident : incidents(view)) {
            Assessment before = assess(assessor, view, incident, claims);
            Map<String, Claim> more = new HashMap<>(claims);
            Incident with = incident;
            for (int i = 0; i < 3; i++) {
                List<Claim> all = List.copyOf(claims.values());
                Claim mute = mute(all.get(random.nextInt(all.size())), silent ? Stance.SILENT : Stance.NO_COMMENT);
                more.put(mute.id(), mute);
                with = with(with, mute);
            }
            Assessment after = assess(assessor, view, with, more);
            assertEquals(before, after);
        }
    }

    private static Assessment assess(Assessor assessor, View view, Incident incident, Map<String, Claim> claims) {
        List<Report> reports = incident.accounts().stream()
                .map(Account::report)
                .distinct()
                .flatMap(id -> view.all(Fact.ReportFact.class).stream()
                        .map(Fact.ReportFact::report)
                        .filter(report -> report.id().equals(id)))
                .toList();
        Map<String, Report> byId = reports.stream().collect(Collectors.toMap(Report::id, Function.identity()));
        return assessor.over(claims, Set.of(), List.of())
                .assess(incident, new Relations().find(incident, claims, byId), Origins.of(reports));
    }

    private static Claim mute(Claim claim, Stance stance) {
        return new Claim(
                ClaimId.of(claim.quote(), stance, claim.about(), claim.proposition()),
                claim.report(),
                claim.quote(),
                claim.holderSpan(),
                claim.cue(),
                claim.content(),
                claim.holder(),
                stance,
                claim.status(),
                claim.distance(),
                claim.about(),
                claim.proposition(),
                claim.evidence(),
                claim.quantity(),
                claim.when(),
                claim.where(),
                claim.objects(),
                List.of());
    }

    private static Incident with(Incident incident, Claim claim) {
        List<Account> accounts = new ArrayList<>(incident.accounts());
        Account first = accounts.removeFirst();
        List<Link> links = new ArrayList<>(first.links());
        links.add(new Link(claim.id(), true, 1, List.of("added by the test"), List.of()));
        accounts.addFirst(new Account(
                first.id(),
                first.report(),
                first.main(),
                first.type(),
                first.when(),
                first.where(),
                first.attackers(),
                first.targets(),
                first.objects(),
                first.casualties(),
                links));
        return new Incident(
                incident.id(),
                incident.type(),
                incident.when(),
                incident.where(),
                incident.sites(),
                incident.attackers(),
                incident.targets(),
                incident.objects(),
                incident.casualties(),
                accounts,
                incident.decisions(),
                incident.alternatives(),
                incident.formerIds());
    }

    /// Law 7: whoever has the ledger can compute its grades again.
    @Property(tries = 20)
    void gradesComputedAgainFromTheLedgerAreThoseThatItHolds(@ForAll("examples") List<String> files) {
        View view = of(files);
        Set<Fact> again = PIPELINE.link(view).stream()
                .filter(Fact.AssessmentFact.class::isInstance)
                .collect(Collectors.toSet());
        assertEquals(Set.copyOf(view.all(Fact.AssessmentFact.class)), again);
        assertEquals(0, ledger.append(PIPELINE.link(view), Pipeline.AUTHOR, CLOCK.instant()));
    }

    @Property(tries = 20)
    void takingAVersionOutOfTheLedgerTakesNoClaimOut(@ForAll("examples") List<String> files, @ForAll boolean second) {
        Report older = report("Valley Post", "https://valley.example/7", "1993-06-18", FIRST);
        Report newer = report("Valley Post", "https://valley.example/7", "1993-06-19", SECOND);
        of(files);
        View before = run(older, newer);
        ledger.append(
                List.of(new Fact.WithdrawnFact("report", (second ? newer : older).id(), "", "deleted by the test")),
                "editor",
                CLOCK.instant());
        View after = run();
        assertEquals(claims(before).keySet(), claims(after).keySet());
    }

    // --- norms and trends -----------------------------------------------------------------------------------------

    @Example
    void aNormIsCountedInOtherReportsAndItsExceptionsAreNamed() {
        View view = run(
                report(
                        "Coast Wire",
                        "",
                        "2016-03-04",
                        "A Turkish air raid hit a depot near Kobani on Thursday, residents said. The Turkish military did"
                                + " not comment on the raid. The Turkish military seldom comments on such raids."),
                report(
                        "Hill Radio",
                        "",
                        "2016-03-12",
                        "An air raid hit a bridge near Manbij on Friday, residents said."
                                + " The Turkish military said that its jets had struck the bridge."),
                report(
                        "Plain Digest",
                        "",
                        "2016-03-20",
                        "An air raid hit a barracks near Tell Abyad on Saturday, residents said."
                                + " The Turkish military declined to comment."));
        Norm norm = view.all(Fact.NormFact.class).getFirst().norm();
        assertEquals("Turkish military", norm.actor());
        assertTrue(norm.test().isPresent(), () -> norm.result().orElse(""));
        assertEquals(2, norm.test().get().cases(), norm::toString);
        assertEquals(1, norm.test().get().kept());
        assertTrue(norm.test().get().exceptions().stream()
                .map(quotes(view)::get)
                .allMatch(quote -> quote.contains("struck the bridge")));
    }

    @Example
    void aTrendIsTestedAgainstCountsAndFewIncidentsAreNoTest() {
        String raid = "A Turkish air raid hit a depot near %s on %s, residents said.";
        List<Report> reports = new ArrayList<>();
        reports.add(report(
                "Coast Wire",
                "",
                "2016-06-30",
                "A Turkish air raid hit a depot near Kobani on 29 June 2016, residents said."
                        + " Since April, the raids have become more frequent."));
        View few = run(reports.toArray(Report[]::new));
        Trend untested = trend(few);
        assertTrue(untested.result().startsWith("untested: only 1 incident"), untested.result());

        for (int day = 2; day < 26; day += 3) {
            reports.add(report(
                    "Coast Wire " + day,
                    "",
                    "2016-05-30",
                    raid.formatted(day % 2 == 0 ? "Manbij" : "Tell Abyad", day + " May 2016")));
        }
        Trend tested = trend(run(reports.toArray(Report[]::new)));
        assertEquals(TrendCounts.Verdict.SUPPORTED, tested.test().orElseThrow().verdict(), tested::toString);
        assertTrue(tested.result().contains("it counts what it was given, not what happened"), tested.result());
    }

    private static Trend trend(View view) {
        return view.all(Fact.TrendFact.class).getFirst().trend();
    }

    // --- what the above is written with ---------------------------------------------------------------------------

    private static Map<String, String> quotes(View view) {
        Map<String, Report> reports =
                view.all(Fact.ReportFact.class).stream().collect(Collectors.toMap(Fact::id, Fact.ReportFact::report));
        return claims(view).values().stream()
                .filter(claim -> reports.containsKey(claim.report()))
                .collect(Collectors.toMap(
                        Claim::id,
                        claim -> Objects.requireNonNull(reports.get(claim.report()))
                                .text()
                                .quote(claim.quote())));
    }

    private static Map<String, Claim> claims(View view) {
        return view.all(Fact.ClaimFact.class).stream()
                .map(Fact.ClaimFact::claim)
                .collect(Collectors.toMap(Claim::id, claim -> claim));
    }

    private static List<Incident> incidents(View view) {
        return view.all(Fact.IncidentFact.class).stream()
                .map(Fact.IncidentFact::incident)
                .toList();
    }

    private static Map<String, Assessment.Grade> grades(View view) {
        return view.all(Fact.AssessmentFact.class).stream()
                .map(Fact.AssessmentFact::assessment)
                .collect(Collectors.toMap(Assessment::subject, Assessment::grade));
    }
}
