package org.attest.time;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.time.LocalDate;
import java.time.MonthDay;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.attest.reports.Span;
import org.junit.jupiter.api.Test;

class WhenLogicTest {
    private static final ZoneId DAMASCUS = ZoneId.of("Asia/Damascus");

    private static String intersect(String a, String b) {
        return WhenLogic.intersect(Edtf.parse(a), Edtf.parse(b))
                .map(When::brief)
                .orElse("none");
    }

    @Test
    void twoTimesMeetInTheDaysTheyShare() {
        assertEquals("2020-09-11", intersect("2020-09-11", "2020-09"));
        assertEquals("2020-05-03/2020-05-05", intersect("2020-05-01/2020-05-05", "2020-05-03/.."));
        assertEquals("none", intersect("2020-09-11", "2020-09-12"));
        assertEquals("2020-08-07", intersect("[2020-07-31,2020-08-07,2020-08-14]", "2020-08-01/2020-08-09"));
        assertEquals("none", intersect("[2020-07-31,2020-08-07]", "2020-08-01/2020-08-05"));
    }

    @Test
    void aDayWithoutAYearMeetsEachSuchDay() {
        assertEquals("2020-09-11", intersect("XXXX-09-11", "2020-08-01/2020-10-17"));
        assertEquals("2020-09-11", intersect("XXXX-09-11", "[2020-09-04,2020-09-11]"));
        assertEquals("[2019-09-11,2020-09-11]", intersect("XXXX-09-11", "2019-06-01/2020-10-17"));
        assertEquals("XXXX-09-11", intersect("XXXX-09-11", "2019-06-01/.."));
        assertEquals("none", intersect("XXXX-09-11", "2020-05"));
        assertEquals("XXXX-05-05", intersect("XXXX-05-05", "XXXX-05"));
        assertEquals("none", intersect("XXXX-05-05", "XXXX-06"));
    }

    @Test
    void fridayAndLateOnThursdayMeetOnThursday() {
        When.Interval friday = Whens.atOrNightBefore("2020-09-11");
        assertTrue(WhenLogic.intersects(friday, Whens.at("2020-09-10")));
        assertEquals(
                "2020-09-10",
                WhenLogic.intersect(friday, Whens.at("2020-09-10"))
                        .orElseThrow()
                        .brief());
        assertFalse(WhenLogic.intersects(friday, Whens.at("2020-09-09")));
        assertFalse(WhenLogic.intersects(Whens.at("2020-09-11"), Whens.at("2020-09-10")));
    }

    @Test
    void theNightBeforeIsNotNeededWhereTheDaysThemselvesMeet() {
        When.Interval friday = Whens.atOrNightBefore("2020-09-11");
        assertEquals(
                "2020-09-11",
                WhenLogic.intersect(friday, Whens.at("2020-09-11"))
                        .orElseThrow()
                        .brief());
        assertEquals(
                "2020-09-11 or the night before",
                WhenLogic.intersect(friday, Whens.at("2020-09")).orElseThrow().brief());
    }

    @Test
    void unknownTimeNeverCountsAsTheSame() {
        When.Interval day = Whens.at("2020-09-11");
        assertFalse(WhenLogic.intersects(When.unstated(), day));
        assertEquals(Optional.of(day), WhenLogic.intersect(When.unstated(), day));
    }

    @Test
    void twoDaysLaterIsCountedFromItsEvent() {
        TimeExpression later = TestReports.resolve("-", "Two days later the base was hit.")
                .expressions()
                .getFirst();
        assertEquals(
                "2020-09-02",
                WhenLogic.countedFrom(Whens.at("2020-08-31"), later).brief());
        assertEquals(
                "XXXX-09-02",
                WhenLogic.countedFrom(Edtf.parse("XXXX-08-31"), later).brief());
        assertEquals("unknown", WhenLogic.countedFrom(When.unstated(), later).brief());
        TimeExpression before = TestReports.resolve("-", "Seventy-two hours or less before, the base was hit.")
                .expressions()
                .getFirst();
        assertEquals(
                "2020-08-30/2020-09-02",
                WhenLogic.countedFrom(Whens.at("2020-09-02"), before).brief());
    }

    @Test
    void aCrossReferenceEndsThePartOfTheMonthThatHoldsIt() {
        When early = TestReports.resolve("2020-09-14", "The works were also hit in early May.")
                .expressions()
                .getFirst()
                .when();
        When link = TestReports.resolve("2020-09-14", "[link] See Front Daily, May 5: Works hit")
                .expressions()
                .getFirst()
                .when();
        When bounded = WhenLogic.boundedBy(early, link).orElseThrow();
        assertEquals("2020-05-01/2020-05-05", bounded.brief());
        assertTrue(bounded.basis().getLast().contains("May 5"), bounded.basis()::toString);
        assertEquals(2, bounded.from().size());
        assertEquals(Optional.empty(), WhenLogic.boundedBy(early, Edtf.parse("2020-06-05")));
        assertEquals(Optional.empty(), WhenLogic.boundedBy(Whens.at("2020-05-04"), link));
        assertEquals(
                "XXXX-05-01/XXXX-05-05",
                WhenLogic.boundedBy(Edtf.parse("XXXX-05"), Edtf.parse("XXXX-05-05"))
                        .orElseThrow()
                        .brief());
    }

    @Test
    void aReportIsNotOlderThanWhatItTells() {
        assertEquals(
                "2020-09-01/2020-09-14",
                WhenLogic.onOrBefore(Whens.at("2020-09"), LocalDate.of(2020, 9, 14))
                        .orElseThrow()
                        .brief());
        assertEquals(Optional.empty(), WhenLogic.onOrBefore(Whens.at("2020-10"), LocalDate.of(2020, 9, 14)));
        assertEquals(
                "[2020-09-04,2020-09-11]",
                WhenLogic.onOrBefore(Whens.at("[2020-09-04,2020-09-11,2020-09-18]"), Whens.at("2020-09-14"))
                        .orElseThrow()
                        .brief());
    }

    @Test
    void aLocalDayIsTwentyFourHoursOfItsZone() {
        When.Interval day = WhenLogic.inZone(Whens.at("2020-09-11"), DAMASCUS);
        assertEquals(
                Optional.of(new When.Utc(Instant.parse("2020-09-10T21:00:00Z"), Instant.parse("2020-09-11T21:00:00Z"))),
                day.utc());
        assertEquals(Optional.of(DAMASCUS), day.zone());
        assertEquals(
                Optional.empty(),
                WhenLogic.inZone(Whens.at("2020-09-11/.."), DAMASCUS).utc());
    }

    @Test
    void aClockTimeInAZoneIsAMinute() {
        When.Interval when =
                (When.Interval) TestReports.resolve("2020-09-03", "The base was hit at 10:23 p.m. on Wednesday.")
                        .expressions()
                        .getFirst()
                        .when();
        assertEquals(
                Optional.of(new When.Utc(Instant.parse("2020-09-02T19:23:00Z"), Instant.parse("2020-09-02T19:24:00Z"))),
                WhenLogic.inZone(when, DAMASCUS).utc());
    }

    @Test
    void greenwichTimeInTheTextNeedsNoZone() {
        When.Interval when = (When.Interval)
                TestReports.resolve("2020-09-12", "Blasts were heard at 0130 local time (2230 GMT) on Friday.")
                        .expressions()
                        .getFirst()
                        .when();
        assertEquals(
                Optional.of(Instant.parse("2020-09-10T22:30:00Z")), when.utc().map(When.Utc::start));
    }

    @Property
    void intersectDoesNotDependOnWhoAsksWhom(@ForAll("any") When a, @ForAll("any") When b) {
        assertEquals(WhenLogic.intersect(a, b), WhenLogic.intersect(b, a));
    }

    @Property
    void intersectNeverWidens(@ForAll("intervals") When.Interval a, @ForAll("intervals") When.Interval b) {
        WhenLogic.intersect(a, b).ifPresent(both -> {
            When.Interval met = (When.Interval) both;
            int slackA = a.nightBefore() ? 1 : 0;
            int slackB = b.nightBefore() ? 1 : 0;
            assertTrue(!met.earliest().isBefore(back(a.earliest(), slackA)));
            assertTrue(!met.earliest().isBefore(back(b.earliest(), slackB)));
            assertTrue(!met.latest().isAfter(a.latest()) && !met.latest().isAfter(b.latest()));
        });
    }

    private static LocalDate back(LocalDate day, int days) {
        return day.equals(LocalDate.MIN) ? day : day.minusDays(days);
    }

    @Property
    void aTimeMeetsItself(@ForAll("intervals") When.Interval when) {
        When.Interval both = (When.Interval) WhenLogic.intersect(when, when).orElseThrow();
        assertEquals(when.brief(), both.brief());
    }

    @Property
    void shiftingThereAndBackIsNoShift(
            @ForAll("intervals") When.Interval when, @ForAll @IntRange(min = -40, max = 40) int days) {
        When.Interval there = WhenLogic.shift(when, new TimeExpression.DaysFrom(days, days));
        When.Interval back = WhenLogic.shift(there, new TimeExpression.DaysFrom(-days, -days));
        assertEquals(when.start(), back.start());
        assertEquals(when.end(), back.end());
        assertEquals(when.candidates(), back.candidates());
    }

    @Test
    void evidenceOfBothSidesIsKept() {
        Span here = new Span("r", 0, 5);
        Span there = new Span("r", 9, 12);
        When a = new When.YearUnknown(
                MonthDay.of(9, 11),
                MonthDay.of(9, 11),
                When.Precision.DAY,
                Optional.empty(),
                "a",
                List.of("a"),
                List.of(here));
        When.Interval plain = Whens.at("2020-09");
        When b = new When.Interval(
                plain.start(),
                plain.end(),
                plain.precision(),
                List.of(),
                false,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                "b",
                List.of("b"),
                List.of(there));
        When both = WhenLogic.intersect(a, b).orElseThrow();
        assertEquals(2, both.from().size());
        assertTrue(both.basis().containsAll(List.of("a", "b")));
    }

    @Provide
    Arbitrary<When> any() {
        return Whens.any();
    }

    @Provide
    Arbitrary<When.Interval> intervals() {
        return Whens.intervals();
    }
}
