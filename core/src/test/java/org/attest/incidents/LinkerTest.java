package org.attest.incidents;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.attest.claims.CasualtyCell;
import org.attest.claims.Status;
import org.attest.places.Where;
import org.attest.reports.Report;
import org.attest.reports.ReportReader;
import org.attest.reports.Source;
import org.attest.reports.Span;
import org.attest.time.PublicationDate;
import org.attest.time.When;
import org.junit.jupiter.api.Test;

final class LinkerTest {
    private static final Told.Maker MAKER = new Told.Maker();
    private static final Linker LINKER = new Linker();

    private static final Where KUNDUZ = point("Kunduz", 68.857, 36.729, 3_000);
    private static final Where IMAM_SAHIB = point("Imam Sahib", 68.777, 37.189, 3_000);
    private static final Where BRIDGE = point("the Alchin bridge", 68.9, 36.75, 1_000);
    private static final Where NOWHERE = new Where.Unknown("Qala-e Dasht", List.of());

    private static final String SHELLS = "Mortar shells hit the grain silo beside the bazaar, killing 11 people.";

    /// An account in the making; reports are numbered as they are made.
    private record Case(String report, String text, When when, List<Where> where, IncidentType type, int killed) {
        Case(String report, When when, Where... where) {
            this(report, SHELLS, when, List.of(where), IncidentType.SHELLING, 11);
        }

        Case saying(String words) {
            return new Case(report, words, when, where, type, killed);
        }

        Case killing(int number) {
            return new Case(report, text, when, where, type, number);
        }

        Told told(int nth) {
            Source source = new Source(
                    report,
                    Optional.empty(),
                    Optional.empty(),
                    Optional.of("Report " + report),
                    Optional.empty(),
                    Optional.empty());
            Report read = new ReportReader().read(source, report + ". " + text);
            Account account = new Account(
                    report + "-" + nth,
                    report,
                    nth == 0,
                    type,
                    when,
                    where,
                    List.of(),
                    List.of(),
                    List.of(),
                    killed == 0
                            ? List.of()
                            : List.of(new Casualties(
                                    CasualtyCell.Kind.KILLED,
                                    CasualtyCell.Class.UNKNOWN,
                                    "people",
                                    Optional.of(killed),
                                    Optional.of(killed),
                                    "",
                                    "",
                                    Status.STATED,
                                    List.of())),
                    List.of());
            LocalDate published = LocalDate.of(2019, 5, 20);
            return MAKER.of(
                    read,
                    Optional.of(new PublicationDate.Window(published, published)),
                    account,
                    List.of(new Span(read.id(), report.length() + 2, read.text().length())));
        }
    }

    private static Where point(String name, double longitude, double latitude, double radius) {
        return new Where.Found(
                "test:" + name,
                name,
                Where.Precision.LOCALITY,
                "AF",
                Optional.empty(),
                longitude,
                latitude,
                radius,
                Optional.empty(),
                List.of());
    }

    private static When day(int day) {
        return days(day, day);
    }

    private static When days(int from, int to) {
        return new When.Interval(
                Optional.of(LocalDate.of(2019, 5, from)),
                Optional.of(LocalDate.of(2019, 5, to)),
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

    /// `a+b c`: the accounts of each incident, in order.
    private static String linked(Case... cases) {
        return brief(LINKER.link(told(cases)));
    }

    private static List<Told> told(Case... cases) {
        Map<String, Integer> count = new TreeMap<>();
        List<Told> told = new ArrayList<>();
        for (Case one : cases) {
            told.add(one.told(count.merge(one.report, 1, Integer::sum) - 1));
        }
        return told;
    }

    private static String brief(List<Incident> incidents) {
        return incidents.stream()
                .map(incident ->
                        incident.accounts().stream().map(Account::id).sorted().collect(Collectors.joining("+")))
                .collect(Collectors.joining(" "));
    }

    @Test
    void theSameSiteOnTheSameDayIsOneIncident() {
        assertEquals("a-0+b-0", linked(new Case("a", day(4), KUNDUZ), new Case("b", day(4), KUNDUZ)));
    }

    @Test
    void theSameSiteOnAnotherDayIsAnotherIncidentHoweverAlikeTheWords() {
        assertEquals("a-0 b-0", linked(new Case("a", day(4), KUNDUZ), new Case("b", day(6), KUNDUZ)));
    }

    @Test
    void anotherTownOnTheSameDayIsAnotherIncidentHoweverAlikeTheWords() {
        assertEquals("a-0 b-0", linked(new Case("a", day(4), KUNDUZ), new Case("b", day(4), IMAM_SAHIB)));
    }

    @Test
    void oneWaveOverTwoSitesIsMetByAReportOfEither() {
        assertEquals(
                "a-0+b-0+c-0",
                linked(
                        new Case("a", day(4), KUNDUZ, IMAM_SAHIB),
                        new Case("b", day(4), IMAM_SAHIB, KUNDUZ),
                        new Case("c", day(4), IMAM_SAHIB)));
    }

    @Test
    void anAccountWithoutPlaceJoinsByWhatIsRareAndSharedOnly() {
        String named = "Mortar shells hit the Farhangi silo of Haji Gul Wardaki beside the bazaar, killing 11 people.";
        assertEquals(
                "a-0+b-0", linked(new Case("a", day(4), KUNDUZ).saying(named), new Case("b", day(4)).saying(named)));
        assertEquals(
                "a-0 b-0",
                linked(
                        new Case("a", day(4), KUNDUZ)
                                .saying("Shells hit a silo.")
                                .killing(0),
                        new Case("b", day(4)).saying("A raid killed people.").killing(0)));
    }

    @Test
    void anUnknownTimeNeverJoinsAloneAndIsLeftOpenWithTheOther() {
        List<Incident> incidents = LINKER.link(told(
                new Case("a", day(4), KUNDUZ).killing(0),
                new Case("b", When.unstated(), KUNDUZ)
                        .saying("Guns were heard.")
                        .killing(0)));
        Decision decision = incidents.stream()
                .flatMap(incident -> incident.decisions().stream())
                .filter(one -> one.account().equals("b-0"))
                .findFirst()
                .orElseThrow();
        assertEquals(
                List.of("a-0"),
                assertInstanceOf(Decision.Undecided.class, decision, decision::toString)
                        .candidates());
    }

    @Test
    void aNameThatNoGazetteerKnowsIsAPlaceAllTheSame() {
        assertEquals(
                "a-0+b-0",
                linked(
                        new Case("a", day(4), NOWHERE),
                        new Case("b", day(4), new Where.Unknown("Qalae Dasht", List.of()))));
    }

    @Test
    void twoIncidentsOfOneReportNeverJoinThroughAnother() {
        String joined = linked(
                new Case("a", day(4), KUNDUZ),
                new Case("a", day(4), BRIDGE),
                new Case("b", days(3, 5), KUNDUZ, BRIDGE));
        assertTrue(!joined.contains("a-0+a-1"), joined);
    }

    @Test
    void aTotalOverMonthsIsNoneOfTheRaidsThatItCounts() {
        Told total = counting(new Case("b", days(1, 30), KUNDUZ).told(0));
        List<Told> all = new ArrayList<>(told(new Case("a", day(4), KUNDUZ)));
        all.add(total);
        assertEquals("a-0 b-0", brief(LINKER.link(all)));
    }

    @Test
    void whatIsTakenOverFromElsewhereInTheReportIsKnownAsSuch() {
        Report report = new ReportReader()
                .read(
                        new Source(
                                "a",
                                Optional.empty(),
                                Optional.empty(),
                                Optional.empty(),
                                Optional.empty(),
                                Optional.empty()),
                        "In Kunduz nobody sleeps. " + SHELLS);
        Where scene = new Where.Unknown("Kunduz", List.of(new Span(report.id(), 3, 9)));
        Account account = new Account(
                "a-0",
                report.id(),
                true,
                IncidentType.SHELLING,
                day(4),
                List.of(scene),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of());
        Span shells = new Span(report.id(), 25, report.text().length());
        assertTrue(MAKER.of(report, Optional.empty(), account, List.of(shells)).placeFromScene());
        Span all = new Span(report.id(), 0, report.text().length());
        assertTrue(!MAKER.of(report, Optional.empty(), account, List.of(all)).placeFromScene());
    }

    private static Told counting(Told told) {
        return new Told(
                told.account(),
                told.own(),
                told.around(),
                told.published(),
                told.outlet(),
                told.title(),
                told.pointsAt(),
                false,
                false,
                true);
    }

    @Test
    void incidentsDoNotChainIntoOneAnother() {
        // Each stretch of days meets the next, and the first does not meet the last.
        String joined = linked(
                new Case("a", days(1, 5), KUNDUZ),
                new Case("b", days(5, 9), KUNDUZ),
                new Case("c", days(9, 13), KUNDUZ),
                new Case("d", days(13, 17), KUNDUZ));
        for (String incident : joined.split(" ")) {
            assertTrue(incident.split("\\+").length <= 2, joined);
        }
    }

    @Test
    void aRulingHoldsUntilAnotherOfTheSamePairReplacesIt() {
        List<Told> two = told(new Case("a", day(4), KUNDUZ), new Case("b", day(6), IMAM_SAHIB));
        String before = brief(LINKER.link(two));
        assertEquals("a-0 b-0", before);
        Ruling same = new Ruling(Ruling.Kind.SAME, List.of("a-0"), List.of("b-0"), "one raid, misdated");
        assertEquals("a-0+b-0", brief(LINKER.link(two, List.of(same))));
        Ruling different = new Ruling(Ruling.Kind.DIFFERENT, List.of("b-0"), List.of("a-0"), "two after all");
        assertEquals(same.id(), different.id());
        assertEquals(LINKER.link(two), LINKER.link(two, List.of(different)));
    }

    @Test
    void whatAPersonToldApartStaysApart() {
        List<Told> two = told(new Case("a", day(4), KUNDUZ), new Case("b", day(4), KUNDUZ));
        assertEquals("a-0+b-0", brief(LINKER.link(two)));
        Ruling different = new Ruling(Ruling.Kind.DIFFERENT, List.of("a-0"), List.of("b-0"), "two shells, two yards");
        assertEquals("a-0 b-0", brief(LINKER.link(two, List.of(different))));
    }

    @Test
    void thousandsOfCopiesAndAReportOfThreeHundredPlacesAreLinkedInSeconds() {
        List<Told> all = new ArrayList<>();
        for (int i = 0; i < 3_000; i++) {
            all.add(new Case("r" + (10_000 + i), day(4), KUNDUZ).told(0));
        }
        List<Where> everywhere = IntStream.range(0, 300)
                .mapToObj(i -> point("place " + i, 40 + i % 60, 10 + i % 50, 2_000))
                .toList();
        all.add(new Case("s", SHELLS, day(4), everywhere, IncidentType.SHELLING, 11).told(0));
        List<Incident> incidents = LINKER.link(all);
        assertEquals(3_000, incidents.getFirst().accounts().size());
    }

    @Property(tries = 30)
    void theOrderOfArrivalSaysNothing(@ForAll long seed) {
        Random random = new Random(seed);
        List<Where> places = List.of(KUNDUZ, IMAM_SAHIB, BRIDGE, NOWHERE);
        List<Case> cases = new ArrayList<>();
        for (int i = 0; i < 14; i++) {
            int from = 1 + random.nextInt(8);
            When when = random.nextInt(5) == 0 ? When.unstated() : days(from, from + random.nextInt(3));
            List<Where> where = random.nextInt(4) == 0 ? List.of() : List.of(places.get(random.nextInt(places.size())));
            cases.add(new Case(
                    "r" + random.nextInt(9),
                    SHELLS,
                    when,
                    where,
                    IncidentType.values()[random.nextInt(IncidentType.values().length)],
                    random.nextInt(3)));
        }
        List<Told> told = told(cases.toArray(Case[]::new));
        List<Incident> expected = LINKER.link(told);
        for (int i = 0; i < 3; i++) {
            List<Told> shuffled = new ArrayList<>(told);
            Collections.shuffle(shuffled, random);
            assertEquals(expected, LINKER.link(shuffled), "seed " + seed);
        }
        for (Incident incident : expected) {
            assertEquals(
                    incident.accounts().size(),
                    incident.accounts().stream().map(Account::report).distinct().count(),
                    "one report tells its incidents apart; seed " + seed);
        }
    }
}
