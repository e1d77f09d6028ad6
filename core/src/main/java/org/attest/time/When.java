package org.attest.time;

import java.time.Instant;
import java.time.LocalDate;
import java.time.MonthDay;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import org.attest.reports.Span;

/// When something happened, as far as the text supports it: never a default, never the day of publication or today.
public sealed interface When {
    /// The words that say so; empty where the time is inherited or follows from the kind of report.
    String expression();

    /// Why this is the time, in steps a reader can follow, e.g. "Friday on or before publication 2020-09-14".
    List<String> basis();

    /// Where the words stand.
    List<Span> from();

    /// EDTF (ISO 8601-2); empty for [Unknown].
    Optional<String> edtf();

    /// For logs and expected values: `2020-09-11 or the night before`, `2020-09-02 (10:23 p.m.)`, `unknown`.
    default String brief() {
        return switch (this) {
            case Interval when ->
                Edtf.write(when)
                        + (when.nightBefore() ? " or the night before" : "")
                        + when.clock().map(clock -> " (" + clock + ")").orElse("");
            case YearUnknown when ->
                Edtf.write(when) + when.clock().map(clock -> " (" + clock + ")").orElse("");
            case Unknown _ -> "unknown";
        };
    }

    /// A span of local days, both ends inclusive; an open end is empty ("since April" has no end).
    ///
    /// @param candidates the only days it can be, where they are fewer than the interval holds (the Fridays of a
    /// window);
    ///     empty if every day of the interval is possible
    /// @param nightBefore whether the act may have begun in the night before `start` ("on Friday" in next-day news)
    /// @param clock local time of day in the words of the text ("10:23 p.m.", "before dawn"), if it says one
    /// @param utc the same interval as instants, where the place and so the zone are known; half open
    record Interval(
            Optional<LocalDate> start,
            Optional<LocalDate> end,
            Precision precision,
            List<LocalDate> candidates,
            boolean nightBefore,
            Optional<String> clock,
            Optional<ZoneId> zone,
            Optional<Utc> utc,
            String expression,
            List<String> basis,
            List<Span> from)
            implements When {
        public Interval {
            if (start.isEmpty() && end.isEmpty()) {
                throw new IllegalArgumentException(
                        "an interval must have a start or an end; got neither for \"" + expression + "\"");
            }
            if (start.isPresent() && end.isPresent() && end.get().isBefore(start.get())) {
                throw new IllegalArgumentException("an interval must not end before it starts; got " + start.get() + "/"
                        + end.get() + " for \"" + expression + "\"");
            }
            candidates = List.copyOf(candidates);
            for (LocalDate day : candidates) {
                if (start.isPresent() && day.isBefore(start.get()) || end.isPresent() && day.isAfter(end.get())) {
                    throw new IllegalArgumentException("candidates must lie in the interval; got " + day + " outside "
                            + start.map(LocalDate::toString).orElse("..") + "/"
                            + end.map(LocalDate::toString).orElse("..") + " for \"" + expression + "\"");
                }
            }
            basis = List.copyOf(basis);
            from = List.copyOf(from);
        }

        /// The first possible day; `LocalDate.MIN` if open.
        public LocalDate earliest() {
            return start.orElse(LocalDate.MIN);
        }

        /// The last possible day; `LocalDate.MAX` if open.
        public LocalDate latest() {
            return end.orElse(LocalDate.MAX);
        }

        @Override
        public Optional<String> edtf() {
            return Optional.of(Edtf.write(this));
        }
    }

    /// Month and day (or month alone) without a year: "on September 11" in a report whose own date is unknown.
    ///
    /// @param start first possible day of the year
    /// @param end last possible day of the year
    record YearUnknown(
            MonthDay start,
            MonthDay end,
            Precision precision,
            Optional<String> clock,
            String expression,
            List<String> basis,
            List<Span> from)
            implements When {
        public YearUnknown {
            basis = List.copyOf(basis);
            from = List.copyOf(from);
        }

        @Override
        public Optional<String> edtf() {
            return Optional.of(Edtf.write(this));
        }
    }

    /// Nothing can be derived; the words, if any, are kept.
    record Unknown(String expression, List<String> basis, List<Span> from) implements When {
        public Unknown {
            basis = List.copyOf(basis);
            from = List.copyOf(from);
        }

        @Override
        public Optional<String> edtf() {
            return Optional.empty();
        }
    }

    /// @param end exclusive
    record Utc(Instant start, Instant end) {}

    /// How fine the words are.
    enum Precision {
        MINUTE,
        HOUR,
        PART_OF_DAY,
        DAY,
        DAYS,
        WEEK,
        PART_OF_MONTH,
        MONTH,
        SEASON,
        YEAR,
        /// Wider than the words, because an anchor is itself only a window.
        WINDOW
    }

    /// The words of one report do not say.
    static When unstated() {
        return new Unknown("", List.of("the text states no time"), List.of());
    }
}
