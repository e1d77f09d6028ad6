package org.attest.time;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.MonthDay;
import java.time.YearMonth;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.attest.time.Meaning.Dated;
import org.attest.time.Meaning.MonthDays;
import org.attest.time.Meaning.Part;
import org.attest.time.Meaning.Turn;
import org.attest.time.Meaning.Year;
import org.attest.time.When.Precision;

/// Days counted from publication, or from other days that are named: "two weeks ago", "last month", "since Friday".
sealed interface Counted extends Meaning.Dated {
    /// Whole days from publication: "yesterday", "last night", "this week".
    record Reach(int least, int most, Precision precision, String words) implements Counted {
        @Override
        public List<Days> in(LocalDate publication, Tense tense) {
            return List.of(new Days(publication.plusDays(least), publication.plusDays(most)));
        }

        @Override
        public String rule() {
            return words + " is publication " + (least == most ? signed(least) : signed(least) + " to " + signed(most))
                    + " days";
        }

        private static String signed(int days) {
            return (days > 0 ? "+" : "") + days;
        }
    }

    /// "two weeks ago", and with `sign` +1 "in two weeks".
    record Ago(Unit unit, int least, int most, int sign) implements Counted {
        @Override
        public List<Days> in(LocalDate publication, Tense tense) {
            return List.of(unit.from(publication, least, most, sign));
        }

        @Override
        public Precision precision() {
            return unit == Unit.DAY && least == most && least < 7 ? Precision.DAY : unit.precision();
        }

        @Override
        public String rule() {
            return "counted from publication, as loosely as news counts in "
                    + unit.name().toLowerCase(Locale.ROOT) + "s";
        }
    }

    /// "the last three months": from then up to publication; "the next three months": from publication on.
    ///
    /// Up to a week it says when something happened ("killed in the last 24 hours"); longer, and "recent", it is
    /// the
    /// length of a trend.
    record Lately(Meaning.Amount amount, Side side) implements Counted {
        enum Side {
            LAST,
            RECENT,
            NEXT
        }

        private static final int DATES_UP_TO = 7;

        @Override
        public List<Days> in(LocalDate publication, Tense tense) {
            return List.of(
                    side == Side.NEXT
                            ? new Days(publication, amount.unit().back(publication, -amount.most()))
                            : new Days(amount.unit().back(publication, amount.most()), publication));
        }

        boolean isDate() {
            return side == Side.LAST
                    && !amount.unit()
                            .back(LocalDate.EPOCH, amount.most())
                            .isBefore(LocalDate.EPOCH.minusDays(DATES_UP_TO));
        }

        @Override
        public Precision precision() {
            return amount.unit().precision();
        }

        @Override
        public String rule() {
            return side == Side.NEXT ? "the time from publication on" : "the time up to publication";
        }
    }

    /// "last month", "early next year", "this weekend": weeks begin on Monday, but "last week" reaches from 13 days
    /// to one
    /// day before publication, since writers mean a calendar week as well as seven days.
    record Calendar(Unit unit, Turn turn, Part part) implements Counted {
        @Override
        public List<Days> in(LocalDate publication, Tense tense) {
            int step = turn == Turn.LAST ? -1 : turn == Turn.NEXT ? 1 : 0;
            boolean past = turn == Turn.THIS && tense != Tense.FUTURE;
            return switch (unit) {
                case WEEK -> {
                    if (part != Part.WHOLE) {
                        LocalDate monday = publication
                                .with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY))
                                .plusWeeks(step);
                        yield List.of(
                                part == Part.EARLY
                                        ? new Days(monday, monday.plusDays(2))
                                        : part == Part.MIDDLE
                                                ? new Days(monday.plusDays(2), monday.plusDays(3))
                                                : new Days(monday.plusDays(3), monday.plusDays(6)));
                    }
                    yield List.of(
                            turn == Turn.LAST
                                    ? new Days(publication.minusDays(13), publication.minusDays(1))
                                    : turn == Turn.NEXT
                                            ? new Days(publication.plusDays(1), publication.plusDays(13))
                                            : past
                                                    ? new Days(publication.minusDays(7), publication)
                                                    : new Days(publication, publication.plusDays(7)));
                }
                case WEEKEND -> {
                    boolean ahead = turn == Turn.NEXT || turn == Turn.THIS && tense == Tense.FUTURE;
                    LocalDate saturday = publication.with(
                            ahead
                                    ? TemporalAdjusters.nextOrSame(DayOfWeek.SATURDAY)
                                    : TemporalAdjusters.previousOrSame(DayOfWeek.SATURDAY));
                    LocalDate sunday = saturday.plusDays(1);
                    yield List.of(new Days(saturday, ahead || !sunday.isAfter(publication) ? sunday : saturday));
                }
                case MONTH -> {
                    YearMonth month = YearMonth.from(publication).plusMonths(step);
                    yield clip(
                            new Named.MonthPart(Year.of(month.getYear()), month.getMonthValue(), part, Turn.NONE),
                            publication,
                            past);
                }
                case YEAR -> clip(new Named.Years(publication.getYear() + step, 1, part), publication, past);
                case DECADE ->
                    clip(
                            new Named.Years(Math.floorDiv(publication.getYear(), 10) * 10 + 10 * step, 10, part),
                            publication,
                            past);
                case SECOND, MINUTE, HOUR, DAY, NIGHT, FORTNIGHT, QUARTER, CENTURY ->
                    throw new IllegalStateException("a calendar unit must be a week or longer; got " + unit);
            };
        }

        /// What has happened this month has happened by publication.
        private static List<Days> clip(Dated whole, LocalDate publication, boolean past) {
            List<Days> clipped = new ArrayList<>();
            for (Days days : whole.in(publication, Tense.PAST)) {
                boolean cut = past && days.contains(publication);
                clipped.add(cut ? new Days(days.start(), publication) : days);
            }
            return clipped;
        }

        @Override
        public Precision precision() {
            return part != Part.WHOLE && unit == Unit.MONTH ? Precision.PART_OF_MONTH : unit.precision();
        }

        @Override
        public String rule() {
            return part.words() + turn.name().toLowerCase(Locale.ROOT) + " "
                    + unit.name().toLowerCase(Locale.ROOT) + ", counted from publication";
        }
    }

    /// "from 3 to 5 May", "between Monday and Wednesday".
    record Between(Dated from, Dated to) implements Counted {
        @Override
        public List<Days> in(LocalDate publication, Tense tense) {
            LocalDate end = to.in(publication, tense).getLast().end();
            // "from Thursday to Saturday" is one stretch: its beginning is looked for before its end.
            LocalDate start = from.in(from.fixed() ? publication : end, Tense.PAST)
                    .getFirst()
                    .start();
            return start.isAfter(end) ? List.of() : List.of(new Days(start, end));
        }

        @Override
        public boolean fixed() {
            return from.fixed() && to.fixed();
        }

        @Override
        public Optional<MonthDays> yearless() {
            return from.yearless().flatMap(a -> to.yearless().map(b -> new MonthDays(a.start(), b.end())));
        }

        @Override
        public Precision precision() {
            return Precision.DAYS;
        }

        @Override
        public String rule() {
            return "from the first to the last (" + to.rule() + ")";
        }
    }

    /// "since April", "until Friday", "before May 2018": open at one end.
    record Open(Kind kind, Dated edge) implements Counted {
        enum Kind {
            SINCE,
            UNTIL,
            BY,
            BEFORE
        }

        @Override
        public List<Days> in(LocalDate publication, Tense tense) {
            List<Days> open = new ArrayList<>();
            // "gave them until Sunday": the last or the coming one, whatever the tense of the giving.
            List<Tense> tenses = kind == Kind.UNTIL
                    ? List.of(Tense.PAST, Tense.FUTURE)
                    : List.of(kind == Kind.SINCE ? Tense.PAST : tense);
            for (Tense each : tenses) {
                for (Days days : edge.in(publication, each)) {
                    open.add(
                            switch (kind) {
                                case SINCE -> new Days(days.start(), LocalDate.MAX);
                                case UNTIL, BY -> new Days(LocalDate.MIN, days.end());
                                case BEFORE ->
                                    new Days(LocalDate.MIN, days.start().minusDays(1));
                            });
                }
            }
            return open;
        }

        @Override
        public boolean fixed() {
            return edge.fixed();
        }

        @Override
        public Precision precision() {
            return edge.precision();
        }

        @Override
        public String rule() {
            return kind.name().toLowerCase(Locale.ROOT) + " then: " + edge.rule();
        }
    }

    /// "two days after October 7".
    record Shifted(Dated from, int least, int most) implements Counted {
        @Override
        public List<Days> in(LocalDate publication, Tense tense) {
            return from.in(publication, tense).stream()
                    .map(days -> days.shift(least, most))
                    .toList();
        }

        @Override
        public boolean fixed() {
            return from.fixed();
        }

        @Override
        public Optional<MonthDays> yearless() {
            // 2001 is no leap year: a shift over 28 February may be one day out, which `most` then has to bear.
            return from.yearless()
                    .map(at -> new MonthDays(
                            MonthDay.from(at.start().atYear(2001).plusDays(least)),
                            MonthDay.from(at.end().atYear(2001).plusDays(most))));
        }

        @Override
        public Precision precision() {
            return least == most ? from.precision() : Precision.DAYS;
        }

        @Override
        public String rule() {
            return least + " to " + most + " days from that day";
        }
    }

    /// "the week of March 6".
    record WeekOf(Dated day) implements Counted {
        @Override
        public List<Days> in(LocalDate publication, Tense tense) {
            return day.in(publication, tense).stream()
                    .map(days -> days.start().with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY)))
                    .map(monday -> new Days(monday.minusDays(1), monday.plusDays(6)))
                    .toList();
        }

        @Override
        public boolean fixed() {
            return day.fixed();
        }

        @Override
        public Precision precision() {
            return Precision.WEEK;
        }

        @Override
        public String rule() {
            return "the week that holds it, from Sunday or from Monday";
        }
    }
}
