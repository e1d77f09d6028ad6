package org.attest.time;

import java.time.LocalDate;
import java.time.MonthDay;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;

/// Times for tests.
final class Whens {
    private Whens() {}

    static When.Interval interval(
            LocalDate start, LocalDate end, When.Precision precision, List<LocalDate> candidates, boolean nightBefore) {
        return interval(Optional.of(start), Optional.of(end), precision, candidates, nightBefore);
    }

    static When.Interval interval(
            Optional<LocalDate> start,
            Optional<LocalDate> end,
            When.Precision precision,
            List<LocalDate> candidates,
            boolean nightBefore) {
        return new When.Interval(
                start,
                end,
                precision,
                candidates,
                nightBefore,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                "",
                List.of(),
                List.of());
    }

    static When.Interval at(String edtf) {
        return (When.Interval) Edtf.parse(edtf);
    }

    /// `edtf`, and perhaps the night before.
    static When.Interval atOrNightBefore(String edtf) {
        When.Interval when = at(edtf);
        return interval(when.start(), when.end(), when.precision(), when.candidates(), true);
    }

    /// Bounded, open and listed intervals that lie close together, so that many of them meet.
    static Arbitrary<When.Interval> intervals() {
        Arbitrary<LocalDate> days = Arbitraries.longs().between(18_400, 18_500).map(LocalDate::ofEpochDay);
        Arbitrary<When.Interval> stretches = Combinators.combine(
                        days,
                        Arbitraries.integers().between(0, 40),
                        Arbitraries.of(When.Precision.class),
                        Arbitraries.integers().between(0, 9),
                        Arbitraries.of(true, false))
                .as((start, length, precision, open, night) -> interval(
                        open == 0 ? Optional.empty() : Optional.of(start),
                        open == 1 ? Optional.empty() : Optional.of(start.plusDays(length)),
                        precision,
                        List.of(),
                        night));
        Arbitrary<When.Interval> lists = Combinators.combine(
                        days.list().ofMinSize(2).ofMaxSize(6), Arbitraries.of(true, false))
                .as((list, night) -> {
                    TreeSet<LocalDate> sorted = new TreeSet<>(list);
                    // A list of every day is written as none.
                    boolean gaps = sorted.size() < new Days(sorted.first(), sorted.last()).length();
                    List<LocalDate> candidates = gaps ? List.copyOf(sorted) : List.of();
                    return interval(sorted.first(), sorted.last(), When.Precision.WINDOW, candidates, night);
                });
        return Arbitraries.oneOf(stretches, lists);
    }

    static Arbitrary<When> any() {
        Arbitrary<When> yearless = Combinators.combine(
                        Arbitraries.longs().between(18_400, 18_500).map(LocalDate::ofEpochDay),
                        Arbitraries.integers().between(0, 30))
                .as((start, length) -> new When.YearUnknown(
                        MonthDay.from(start),
                        MonthDay.from(start.plusDays(length)),
                        length == 0 ? When.Precision.DAY : When.Precision.DAYS,
                        Optional.empty(),
                        "",
                        List.of(),
                        List.of()));
        return Arbitraries.oneOf(intervals().map(when -> (When) when), yearless);
    }
}
