package org.attest.time;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class TimeResolverTest {
    /// An undated article with the traps of such articles: an archive picture, a weekday, a month part with a
    /// cross-reference, a war counted in months, a loose "two weeks ago", a modal "may", the headline of another
    /// article.
    private static final String UNDATED = """
            [caption] The cement works at Barzah, seen in an archive picture (File)
            Pictures from space show that a hall of the Barzah works was razed.
            State radio had spoken of rockets on Friday; it may yet say more.
            The works were also bombed in early May.
            [link] See Levant Digest, May 5: Bombs fall on works
            In Syria's 114-month conflict the works have regularly been a target.
            Since April the raids have grown in number.
            Two weeks ago, a warehouse near the coast burned down.
            [link] UPDATED: Warehouse fire on the coast
            """;

    private static final List<String> FRIDAYS = List.of(
            "2020-07-31",
            "2020-08-07",
            "2020-08-14",
            "2020-08-21",
            "2020-08-28",
            "2020-09-04",
            "2020-09-11",
            "2020-09-18",
            "2020-09-25",
            "2020-10-02",
            "2020-10-09",
            "2020-10-16");

    private static String when(Times times, String words) {
        return times.expressions().stream()
                .filter(expression -> expression.text().equals(words))
                .map(expression -> expression.when().brief())
                .collect(Collectors.joining());
    }

    @Test
    void theMonthsOfAWarGiveAWindowButNoDay() {
        PublicationDate published = TestReports.resolve("-", UNDATED).published();
        assertTrue(published.stated().isEmpty());
        assertEquals("2020-08-01/2020-10-17", published.outer().orElseThrow().toString());
        assertEquals(
                "2020-08-15/2020-10-14", published.mainstream().orElseThrow().toString());
        assertEquals(
                Map.of(
                        "completed_months_from_2011-03-15", "2020-09-15/2020-10-14",
                        "running_month_from_2011-03-15", "2020-08-15/2020-09-14",
                        "completed_months_from_2011-03-18", "2020-09-18/2020-10-17",
                        "running_month_from_2011-03-18", "2020-08-18/2020-09-17",
                        "calendar_month_difference", "2020-09-01/2020-09-30",
                        "inclusive_calendar_count", "2020-08-01/2020-08-31"),
                published.conventions().entrySet().stream()
                        .collect(Collectors.toMap(
                                Map.Entry::getKey, entry -> entry.getValue().toString())));
        assertEquals(
                "114-month conflict",
                UNDATED_TEXT.substring(
                        published.from().getFirst().start(),
                        published.from().getFirst().end()));
    }

    private static final String UNDATED_TEXT =
            TestReports.report("-", UNDATED).text().value();

    @Test
    void whatCountsFromAWindowIsItselfAWindow() {
        Times times = TestReports.resolve("-", UNDATED);
        assertEquals("[" + String.join(",", FRIDAYS) + "] or the night before", when(times, "on Friday"));
        assertEquals("2020-07-15/2020-10-06", when(times, "Two weeks ago"));
        assertEquals("2020-05-01/2020-05-10", when(times, "in early May"));
        assertEquals("2020-05-05", when(times, "May 5"));
        assertEquals("2020-04-01/..", when(times, "Since April"));
        assertEquals(
                7,
                times.expressions().size(),
                () -> times.expressions().stream()
                        .map(TimeExpression::brief)
                        .toList()
                        .toString());
    }

    @Test
    void aStatedDayTurnsTheSameWordsIntoDays() {
        Times times = TestReports.resolve("2020-09-14", UNDATED);
        assertEquals("2020-09-11 or the night before", when(times, "on Friday"));
        assertEquals("2020-08-28/2020-09-03", when(times, "Two weeks ago"));
        assertTrue(times.published().outer().isEmpty());
    }

    @Test
    void nothingStandsInForAnUnknownDateOfPublication() {
        Times times = TestReports.resolve("-", "The mill burned on Friday, and again yesterday.");
        assertEquals(PublicationDate.unknown(), times.published());
        times.expressions()
                .forEach(expression -> assertEquals("unknown", expression.when().brief()));
        assertEquals(
                List.of("time.no-anchor"),
                times.notices().stream().map(n -> n.code()).toList());
    }

    @Test
    void aWarThatCouldBeTwoWarsIsRefused() {
        Times times = TestReports.resolve("-", "Ukraine's 20-month conflict has emptied the village.");
        assertTrue(times.published().window().isEmpty());
        assertEquals(
                List.of("time.conflict-ambiguous"),
                times.notices().stream().map(n -> n.code()).toList());
    }

    @Test
    void aLaterFullDateTellsWhichWarIsMeant() {
        Times times = TestReports.resolve(
                "-", "Ukraine's 20-month conflict has emptied the village. It was shelled on October 2, 2023.");
        assertEquals(
                "2023-10-02/2023-11-23", times.published().outer().orElseThrow().toString());
    }

    @Test
    void aStatedDayThatTheCountOfMonthsContradictsIsFlagged() {
        Times times = TestReports.resolve("2021-09-14", "Syria's 114-month conflict goes on.");
        assertEquals(
                List.of("time.count-mismatch"),
                times.notices().stream().map(n -> n.code()).toList());
        assertEquals(LocalDate.of(2021, 9, 14), times.published().stated().orElseThrow());
    }

    @Test
    void everyExpressionQuotesItsSpan() {
        String text = "🚀 Late on Wednesday a rocket fell; Monday’s raid was worse.";
        Times times = TestReports.resolve("2020-09-03", text);
        var report = TestReports.report("2020-09-03", text);
        assertEquals(2, times.expressions().size());
        times.expressions()
                .forEach(expression ->
                        assertEquals(expression.text(), report.text().quote(expression.span())));
    }

    @Test
    void everyConflictNamesItsSourceAndAtLeastTwentyAreKnown() {
        List<Conflicts.Conflict> all = Conflicts.bundled().all();
        assertTrue(all.size() >= 20);
        all.forEach(conflict -> {
            assertTrue(conflict.source().startsWith("https://"), conflict::name);
            conflict.ended()
                    .ifPresent(end -> assertFalse(end.isBefore(conflict.starts().getFirst()), conflict::name));
        });
    }

    @Property
    void aWeekLaterEveryWeekdayIsAWeekLater(
            @ForAll @IntRange(min = 15_000, max = 22_000) int published,
            @ForAll @IntRange(min = 0, max = 6) int weekday) {
        String name = List.of("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
                .get(weekday);
        String text = "Shells hit the mill on " + name + ".";
        LocalDate day = LocalDate.ofEpochDay(published);
        When.Interval now = only(day, text);
        When.Interval later = only(day.plusWeeks(1), text);
        assertEquals(now.start().orElseThrow().plusWeeks(1), later.start().orElseThrow());
        assertTrue(!now.latest().isAfter(day) && now.earliest().isAfter(day.minusDays(7)));
    }

    private static When.Interval only(LocalDate published, String text) {
        return (When.Interval) TestReports.resolve(published.toString(), text)
                .expressions()
                .getFirst()
                .when();
    }
}
