package org.attest.publishing;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.MonthDay;
import java.time.temporal.TemporalAdjusters;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.attest.time.When;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class TimeInWordsTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            # start     | end        | precision     | words
            2020-09-11  | 2020-09-11 | DAY           | Friday 11 September 2020
            2020-05-01  | 2020-05-05 | PART_OF_MONTH | 1–5 May 2020
            2020-09-01  | 2020-09-30 | MONTH         | September 2020
            2020-02-01  | 2020-02-29 | MONTH         | February 2020
            2020-01-01  | 2020-12-31 | YEAR          | 2020
            2020-08-30  | 2020-09-02 | DAYS          | 30 August – 2 September 2020
            2019-12-30  | 2020-01-02 | DAYS          | 30 December 2019 – 2 January 2020
            2020-07-15  | 2020-10-06 | WINDOW        | between 15 July and 6 October 2020
            2020-09-03  | 2020-09-09 | WINDOW        | between 3 and 9 September 2020
            2020-04-01  |            | MONTH         | from 1 April 2020 on, end not stated
                        | 2020-10-17 | WINDOW        | by 17 October 2020, start not stated
            """)
    void anIntervalIsNoFinerThanItIsKnown(
            @Nullable String start, @Nullable String end, When.Precision precision, String words) {
        assertEquals(words, TimeInWords.of(interval(start, end, precision, List.of(), false, Optional.empty())));
    }

    @Test
    void candidatesOfOneWeekdayAreCountedAndAFewAreListed() {
        LocalDate first = LocalDate.parse("2020-07-31").with(TemporalAdjusters.nextOrSame(DayOfWeek.FRIDAY));
        List<LocalDate> twelve =
                Stream.iterate(first, day -> day.plusWeeks(1)).limit(12).toList();
        assertEquals(
                "a Friday between 31 July and 16 October 2020, one of 12",
                TimeInWords.of(
                        interval("2020-07-31", "2020-10-16", When.Precision.WINDOW, twelve, false, Optional.empty())));
        assertEquals(
                "Friday 31 July 2020 or 7 August 2020",
                TimeInWords.of(interval(
                        "2020-07-31",
                        "2020-08-07",
                        When.Precision.WINDOW,
                        twelve.subList(0, 2),
                        false,
                        Optional.empty())));
        List<LocalDate> four = List.of(first, first.plusDays(2), first.plusDays(3), first.plusDays(9));
        assertEquals(
                "a day between 31 July and 9 August 2020, one of 4",
                TimeInWords.of(
                        interval("2020-07-31", "2020-08-09", When.Precision.WINDOW, four, false, Optional.empty())));
    }

    @Test
    void theClockAndTheNightBeforeAreSaid() {
        assertEquals(
                "Friday 11 September 2020, 10:23 p.m., or the night before",
                TimeInWords.of(interval(
                        "2020-09-11", "2020-09-11", When.Precision.DAY, List.of(), true, Optional.of("10:23 p.m."))));
        assertEquals(
                "Friday 11 September 2020, before dawn",
                TimeInWords.of(interval(
                        "2020-09-11", "2020-09-11", When.Precision.DAY, List.of(), false, Optional.of("Before dawn"))));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            --09-11 | --09-11 | 11 September, year not stated
            --09-01 | --09-30 | September, year not stated
            --05-01 | --05-05 | 1–5 May, year not stated
            --08-30 | --09-02 | 30 August – 2 September, year not stated
            """)
    void aDayWithoutAYearSaysSo(String start, String end, String words) {
        When when = new When.YearUnknown(
                MonthDay.parse(start),
                MonthDay.parse(end),
                When.Precision.DAY,
                Optional.empty(),
                "",
                List.of(),
                List.of());
        assertEquals(words, TimeInWords.of(when));
    }

    @Test
    void wordsWithoutADateAreKept() {
        assertEquals("not stated", TimeInWords.of(When.unstated()));
        assertEquals(
                "no date follows from “recently”", TimeInWords.of(new When.Unknown("recently", List.of(), List.of())));
    }

    private static When interval(
            @Nullable String start,
            @Nullable String end,
            When.Precision precision,
            List<LocalDate> candidates,
            boolean nightBefore,
            Optional<String> clock) {
        return new When.Interval(
                Optional.ofNullable(start).map(LocalDate::parse),
                Optional.ofNullable(end).map(LocalDate::parse),
                precision,
                candidates,
                nightBefore,
                clock,
                Optional.empty(),
                Optional.empty(),
                "",
                List.of(),
                List.of());
    }
}
