package org.attest.time;

import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.MonthDay;
import java.time.YearMonth;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.attest.time.When.Precision;

/// What words say about time, before anything is known of the report that holds them.
sealed interface Meaning {
    /// A place on the calendar, once the day of publication is known or even without it.
    sealed interface Dated extends Meaning {
        /// The stretches of days that it can be in a report of `publication`; one, unless the words leave a
        /// choice.
        List<Days> in(LocalDate publication, Tense tense);

        /// Whether `in` gives the same for every publication.
        default boolean fixed() {
            return false;
        }

        /// Month and day, where only the year is missing.
        default Optional<MonthDays> yearless() {
            return Optional.empty();
        }

        Precision precision();

        /// The convention that turns the words into days.
        String rule();
    }

    record MonthDays(MonthDay start, MonthDay end) {}

    /// Days counted from another event of the text: "two days later".
    record FromEvent(int least, int most) implements Meaning {}

    /// How long: "for three hours", "114-month".
    record Length() implements Meaning {}

    /// How often: "every week".
    record Repeated() implements Meaning {}

    /// A time of day whose day other words give.
    record OfDay() implements Meaning {}

    enum Part {
        WHOLE,
        EARLY,
        MIDDLE,
        LATE;

        String words() {
            return this == WHOLE ? "" : name().toLowerCase(Locale.ROOT) + " ";
        }
    }

    enum Turn {
        NONE,
        LAST,
        THIS,
        NEXT
    }

    /// A year that is not written, or one that is.
    record Year(boolean written, int value) {
        static final Year MISSING = new Year(false, 0);

        static Year of(int value) {
            return new Year(true, value);
        }
    }

    /// "September 11", "Friday 11 September 2020".
    record Day(Year year, int month, int day, Optional<DayOfWeek> weekday) implements Dated {
        /// A past date without a year lies at most this far back; beyond it, the coming one is as likely.
        private static final int FAR = 335;

        /// Without a verb to tell, the nearer one counts, and beyond half a year both do.
        private static final int HALF_A_YEAR = 183;

        @Override
        public List<Days> in(LocalDate publication, Tense tense) {
            if (year.written()) {
                return List.of(Days.of(LocalDate.of(year.value(), month, day)));
            }
            LocalDate past = last(publication);
            LocalDate coming = next(publication);
            if (tense == Tense.FUTURE) {
                return List.of(Days.of(past.equals(publication) ? past : coming));
            }
            boolean pastFits = fits(past);
            boolean comingFits = fits(coming);
            int reach = tense == Tense.UNCLEAR ? HALF_A_YEAR : FAR;
            if (!past.isBefore(publication.minusDays(reach)) && (pastFits || !comingFits)) {
                return List.of(Days.of(past));
            }
            // One day ahead is the same night in a zone further east.
            if (coming.equals(publication.plusDays(1)) || comingFits && !pastFits && weekday.isPresent()) {
                return List.of(Days.of(coming));
            }
            return List.of(Days.of(past), Days.of(coming));
        }

        private boolean fits(LocalDate date) {
            return weekday.isEmpty() || weekday.get() == date.getDayOfWeek();
        }

        /// The latest such day on or before `limit`: 29 February goes back to a leap year.
        private LocalDate last(LocalDate limit) {
            for (int y = limit.getYear(); ; y--) {
                Optional<LocalDate> date = inYear(y);
                if (date.isPresent() && !date.get().isAfter(limit)) {
                    return date.get();
                }
            }
        }

        private LocalDate next(LocalDate limit) {
            for (int y = limit.getYear(); ; y++) {
                Optional<LocalDate> date = inYear(y);
                if (date.isPresent() && date.get().isAfter(limit)) {
                    return date.get();
                }
            }
        }

        private Optional<LocalDate> inYear(int y) {
            YearMonth of = YearMonth.of(y, month);
            return of.isValidDay(day) ? Optional.of(of.atDay(day)) : Optional.empty();
        }

        @Override
        public boolean fixed() {
            return year.written();
        }

        @Override
        public Optional<MonthDays> yearless() {
            MonthDay at = MonthDay.of(month, day);
            return year.written() ? Optional.empty() : Optional.of(new MonthDays(at, at));
        }

        @Override
        public Precision precision() {
            return Precision.DAY;
        }

        @Override
        public String rule() {
            return year.written() ? "the date as written" : "the latest such date on or before publication";
        }

        static boolean exists(Year year, int month, int day) {
            try {
                MonthDay.of(month, day);
                return !year.written() || YearMonth.of(year.value(), month).isValidDay(day);
            } catch (DateTimeException _) {
                return false;
            }
        }
    }

    /// "03/04/2020": day first or month first.
    record EitherDay(LocalDate dayFirst, LocalDate monthFirst) implements Dated {
        @Override
        public List<Days> in(LocalDate publication, Tense tense) {
            return List.of(Days.of(dayFirst), Days.of(monthFirst));
        }

        @Override
        public boolean fixed() {
            return true;
        }

        @Override
        public Precision precision() {
            return Precision.DAY;
        }

        @Override
        public String rule() {
            return "day first or month first: the text does not say";
        }
    }

    /// "in early May", "September 2019". Early is 1-10, mid 11-20, late from the 21st.
    record MonthPart(Year year, int month, Part part, Turn turn) implements Dated {
        @Override
        public List<Days> in(LocalDate publication, Tense tense) {
            if (year.written()) {
                return List.of(of(year.value()));
            }
            boolean ahead = turn == Turn.NEXT || turn == Turn.NONE && tense == Tense.FUTURE;
            Days own = of(publication.getYear());
            if (ahead) {
                return List.of(own.end().isBefore(publication) ? of(publication.getYear() + 1) : own);
            }
            if (turn == Turn.THIS) {
                return List.of(own);
            }
            LocalDate over = turn == Turn.LAST ? own.end() : own.start();
            Days days = over.isAfter(publication) ? of(publication.getYear() - 1) : own;
            return List.of(new Days(days.start(), Days.earlier(days.end(), publication)));
        }

        private Days of(int y) {
            YearMonth of = YearMonth.of(y, month);
            return switch (part) {
                case WHOLE -> new Days(of.atDay(1), of.atEndOfMonth());
                case EARLY -> new Days(of.atDay(1), of.atDay(10));
                case MIDDLE -> new Days(of.atDay(11), of.atDay(20));
                case LATE -> new Days(of.atDay(21), of.atEndOfMonth());
            };
        }

        @Override
        public boolean fixed() {
            return year.written();
        }

        @Override
        public Optional<MonthDays> yearless() {
            Days leap = of(2000);
            return year.written()
                    ? Optional.empty()
                    : Optional.of(new MonthDays(MonthDay.from(leap.start()), MonthDay.from(leap.end())));
        }

        @Override
        public Precision precision() {
            return part == Part.WHOLE ? Precision.MONTH : Precision.PART_OF_MONTH;
        }

        @Override
        public String rule() {
            String days = switch (part) {
                case WHOLE -> "the whole month";
                case EARLY -> "early in a month is its days 1-10";
                case MIDDLE -> "the middle of a month is its days 11-20";
                case LATE -> "late in a month is from its day 21";
            };
            return year.written() ? days : days + "; the latest such month that had begun by publication";
        }
    }

    /// "in 2018", "in late 2019", "the 1990s": a part is a third.
    record Years(int first, int count, Part part) implements Dated {
        @Override
        public List<Days> in(LocalDate publication, Tense tense) {
            int months = 12 * count;
            YearMonth start = YearMonth.of(first, 1);
            return List.of(
                    switch (part) {
                        case WHOLE -> days(start, 0, months);
                        case EARLY -> days(start, 0, months / 3);
                        case MIDDLE -> days(start, months / 3, 2 * months / 3);
                        case LATE -> days(start, 2 * months / 3, months);
                    });
        }

        private static Days days(YearMonth start, int from, int to) {
            return new Days(
                    start.plusMonths(from).atDay(1), start.plusMonths(to - 1L).atEndOfMonth());
        }

        @Override
        public boolean fixed() {
            return true;
        }

        @Override
        public Precision precision() {
            return Precision.YEAR;
        }

        @Override
        public String rule() {
            return part == Part.WHOLE ? "the year as written" : "a third of the years as written";
        }
    }

    /// "the summer of 2014", "last winter": meteorological seasons of the northern hemisphere, give or take a
    /// month, so
    /// that the astronomical ones lie inside.
    record SeasonOf(Year year, Lexer.Season season, Turn turn) implements Dated {
        /// Between the end of a meteorological season and that of the astronomical one.
        private static final int DREGS = 21;

        @Override
        public List<Days> in(LocalDate publication, Tense tense) {
            if (year.written()) {
                return List.of(of(year.value()));
            }
            Days own = of(publication.getYear());
            boolean ahead = turn == Turn.NEXT || turn != Turn.LAST && tense == Tense.FUTURE;
            if (ahead) {
                return List.of(own.end().isBefore(publication) ? of(publication.getYear() + 1) : own);
            }
            // "last summer" is over, or all but over.
            LocalDate over = publication.plusDays(DREGS);
            Days days = own;
            while (turn == Turn.LAST ? days.end().isAfter(over) : days.start().isAfter(publication)) {
                days = of(days.start().getYear() - 1);
            }
            return List.of(new Days(days.start(), Days.earlier(days.end(), publication)));
        }

        /// Winter is counted to the year in which it begins.
        private Days of(int y) {
            return switch (season) {
                case SPRING -> new Days(LocalDate.of(y, 3, 1), LocalDate.of(y, 6, 20));
                case SUMMER -> new Days(LocalDate.of(y, 6, 1), LocalDate.of(y, 9, 22));
                case AUTUMN -> new Days(LocalDate.of(y, 9, 1), LocalDate.of(y, 12, 20));
                case WINTER -> new Days(LocalDate.of(y, 12, 1), LocalDate.of(y + 1, 3, 20));
            };
        }

        @Override
        public boolean fixed() {
            return year.written();
        }

        @Override
        public Optional<MonthDays> yearless() {
            Days days = of(2000);
            return year.written()
                    ? Optional.empty()
                    : Optional.of(new MonthDays(MonthDay.from(days.start()), MonthDay.from(days.end())));
        }

        @Override
        public Precision precision() {
            return Precision.SEASON;
        }

        @Override
        public String rule() {
            return "a season of the northern hemisphere, meteorological or astronomical";
        }
    }

    /// "on Friday", "last Tuesday", and with `ofWeek` "Tuesday of last week".
    record Weekday(DayOfWeek day, Turn turn, boolean ofWeek) implements Dated {
        @Override
        public List<Days> in(LocalDate publication, Tense tense) {
            if (ofWeek) {
                LocalDate monday = publication.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
                LocalDate week =
                        turn == Turn.LAST ? monday.minusWeeks(1) : turn == Turn.NEXT ? monday.plusWeeks(1) : monday;
                return List.of(Days.of(week.with(TemporalAdjusters.nextOrSame(day))));
            }
            boolean ahead = turn == Turn.NEXT || turn != Turn.LAST && tense == Tense.FUTURE;
            if (ahead) {
                return List.of(Days.of(publication.with(TemporalAdjusters.next(day))));
            }
            return List.of(Days.of(publication.with(
                    turn == Turn.LAST ? TemporalAdjusters.previous(day) : TemporalAdjusters.previousOrSame(day))));
        }

        private String name() {
            return day.getDisplayName(java.time.format.TextStyle.FULL, Locale.ENGLISH);
        }

        @Override
        public Precision precision() {
            return Precision.DAY;
        }

        @Override
        public String rule() {
            if (ofWeek) {
                return "the " + name() + " of that week, weeks beginning on Monday";
            }
            return switch (turn) {
                case LAST -> "the last " + name() + " before publication";
                case NEXT -> "the first " + name() + " after publication";
                case NONE, THIS -> "the last " + name() + " on or before publication";
            };
        }
    }

    /// "in May last year".
    record MonthOfYear(int month, Part part, Turn turn) implements Dated {
        @Override
        public List<Days> in(LocalDate publication, Tense tense) {
            int step = turn == Turn.LAST ? -1 : turn == Turn.NEXT ? 1 : 0;
            return new MonthPart(Year.of(publication.getYear() + step), month, part, Turn.NONE).in(publication, tense);
        }

        @Override
        public Precision precision() {
            return part == Part.WHOLE ? Precision.MONTH : Precision.PART_OF_MONTH;
        }

        @Override
        public String rule() {
            return "that month of " + turn.name().toLowerCase(Locale.ROOT) + " year, counted from publication";
        }
    }

    /// Whole days from publication: "yesterday", "last night", "this week".
    record Reach(int least, int most, Precision precision, String words) implements Dated {
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
    record Ago(Unit unit, int least, int most, int sign) implements Dated {
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
    record Lately(Unit unit, int count, Side side) implements Dated {
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
                            ? new Days(publication, unit.back(publication, -count))
                            : new Days(unit.back(publication, count), publication));
        }

        boolean isDate() {
            return side == Side.LAST
                    && !unit.back(LocalDate.EPOCH, count).isBefore(LocalDate.EPOCH.minusDays(DATES_UP_TO));
        }

        @Override
        public Precision precision() {
            return unit.precision();
        }

        @Override
        public String rule() {
            return side == Side.NEXT ? "the time from publication on" : "the time up to publication";
        }
    }

    /// "last month", "early next year", "this weekend": weeks begin on Monday, but "last week" reaches from 13 days
    /// to one
    /// day before publication, since writers mean a calendar week as well as seven days.
    record Calendar(Unit unit, Turn turn, Part part) implements Dated {
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
                            new MonthPart(Year.of(month.getYear()), month.getMonthValue(), part, Turn.NONE),
                            publication,
                            past);
                }
                case YEAR -> clip(new Years(publication.getYear() + step, 1, part), publication, past);
                case DECADE ->
                    clip(
                            new Years(Math.floorDiv(publication.getYear(), 10) * 10 + 10 * step, 10, part),
                            publication,
                            past);
                case SECOND, MINUTE, HOUR, DAY, NIGHT, FORTNIGHT ->
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
    record Between(Dated from, Dated to) implements Dated {
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
    record Open(Kind kind, Dated edge) implements Dated {
        enum Kind {
            SINCE,
            UNTIL,
            BEFORE
        }

        @Override
        public List<Days> in(LocalDate publication, Tense tense) {
            List<Days> open = new ArrayList<>();
            for (Days days : edge.in(publication, kind == Kind.SINCE ? Tense.PAST : tense)) {
                open.add(
                        switch (kind) {
                            case SINCE -> new Days(days.start(), LocalDate.MAX);
                            case UNTIL -> new Days(LocalDate.MIN, days.end());
                            case BEFORE -> new Days(LocalDate.MIN, days.start().minusDays(1));
                        });
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
    record Shifted(Dated from, int least, int most) implements Dated {
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
}
