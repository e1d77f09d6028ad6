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
import org.attest.time.Meaning.MonthDays;
import org.attest.time.Meaning.Part;
import org.attest.time.Meaning.Turn;
import org.attest.time.Meaning.Year;
import org.attest.time.When.Precision;

/// Days that the calendar has a name for: dates, weekdays, months, seasons, years. Without a year, the report's own day
/// says which.
sealed interface Named extends Meaning.Dated {
    /// "September 11", "Friday 11 September 2020".
    record Day(Year year, int month, int day, Optional<DayOfWeek> weekday) implements Named {
        /// A past date without a year lies at most this far back; beyond it, the coming one is as likely.
        static final int FAR = 335;

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
    record EitherDay(LocalDate dayFirst, LocalDate monthFirst) implements Named {
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
    record MonthPart(Year year, int month, Part part, Turn turn) implements Named {
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
    record Years(int first, int count, Part part) implements Named {
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
    record SeasonOf(Year year, Lexer.Season season, Turn turn) implements Named {
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
    record Weekday(DayOfWeek day, Turn turn, boolean ofWeek) implements Named {
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
    record MonthOfYear(int month, Part part, Turn turn) implements Named {
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

    /// "the third quarter", "last quarter", "the 1988 second quarter".
    ///
    /// @param number 1 to 4; 0 where the words don't say
    /// @param fiscal of somebody's business year, whose first month is not known here
    record Quarter(Year year, int number, Turn turn, boolean fiscal) implements Named {
        @Override
        public List<Days> in(LocalDate publication, Tense tense) {
            YearMonth now = quarter(publication.getYear(), (publication.getMonthValue() + 2) / 3);
            if (number == 0) {
                return switch (turn) {
                    case LAST -> List.of(days(now.minusMonths(3)));
                    case THIS -> List.of(days(now));
                    case NEXT -> List.of(days(now.plusMonths(3)));
                    // A report of business can mean the one that is over.
                    case NONE -> List.of(days(now.minusMonths(3)), days(now));
                };
            }
            if (year.written()) {
                return List.of(days(quarter(year.value(), number)));
            }
            if (turn != Turn.NONE) {
                int step = turn == Turn.LAST ? -1 : turn == Turn.NEXT ? 1 : 0;
                return List.of(days(quarter(publication.getYear() + step, number)));
            }
            YearMonth own = quarter(publication.getYear(), number);
            YearMonth begun = own.atDay(1).isAfter(publication) ? own.minusYears(1) : own;
            boolean over = begun.plusMonths(2).atEndOfMonth().isBefore(publication);
            // "expects to report third-quarter earnings" is of the one that is over.
            return tense == Tense.FUTURE && over
                    ? List.of(days(begun), days(begun.plusYears(1)))
                    : List.of(days(begun));
        }

        private static YearMonth quarter(int year, int number) {
            return YearMonth.of(year, 3 * number - 2);
        }

        private Days days(YearMonth first) {
            return fiscal
                    ? FiscalYear.days(first.getYear())
                    : new Days(first.atDay(1), first.plusMonths(2).atEndOfMonth());
        }

        @Override
        public boolean fixed() {
            return year.written() && number > 0;
        }

        @Override
        public Precision precision() {
            return fiscal ? Precision.WINDOW : Precision.SEASON;
        }

        @Override
        public String rule() {
            return fiscal
                    ? "a quarter of a business year, whose first month is not known"
                    : "a quarter of the calendar year";
        }
    }

    /// "fiscal 1989": a business or budget year, which begins in another month in each country.
    record FiscalYear(int year) implements Named {
        /// From the earliest of the usual beginnings to the latest of the ends: April before (India, of the
        /// year
        /// that it
        /// ends in) to March after (Japan, of the year that it begins in).
        static Days days(int year) {
            return new Days(LocalDate.of(year - 1, 4, 1), LocalDate.of(year + 1, 3, 31));
        }

        @Override
        public List<Days> in(LocalDate publication, Tense tense) {
            return List.of(days(year));
        }

        @Override
        public boolean fixed() {
            return true;
        }

        @Override
        public Precision precision() {
            return Precision.WINDOW;
        }

        @Override
        public String rule() {
            return "a business year of that number, whichever month it begins in";
        }
    }

    /// "during Ramadan", "on Thanksgiving Day": the latest on or before publication, unless it is told as ahead.
    ///
    /// @param feast a row of [Feasts]
    record FeastOf(Year year, int feast, Turn turn) implements Named {
        @Override
        public List<Days> in(LocalDate publication, Tense tense) {
            if (year.written()) {
                return Feasts.in(Feasts.get(feast), year.value());
            }
            boolean ahead = turn == Turn.NEXT || turn == Turn.NONE && tense == Tense.FUTURE;
            List<Days> found = new ArrayList<>();
            // Each rule of a name with several gives its own latest, or its next.
            for (String rule : Feasts.get(feast).rules()) {
                Feasts.Feast one = new Feasts.Feast(Feasts.get(feast).name(), List.of(rule));
                List<Days> near = new ArrayList<>();
                for (int y = publication.getYear() - 1; y <= publication.getYear() + 1; y++) {
                    near.addAll(Feasts.in(one, y));
                }
                near.removeIf(days ->
                        ahead ? days.end().isBefore(publication) : days.start().isAfter(publication));
                if (!near.isEmpty()) {
                    Days days = ahead ? near.getFirst() : near.getLast();
                    boolean cut = !ahead && days.contains(publication);
                    found.add(cut ? new Days(days.start(), publication) : days);
                }
            }
            return found;
        }

        @Override
        public boolean fixed() {
            return year.written();
        }

        @Override
        public Precision precision() {
            return Feasts.get(feast).rules().getFirst().matches("hijri \\d\\d") ? Precision.MONTH : Precision.DAYS;
        }

        @Override
        public String rule() {
            String name = Feasts.get(feast).name();
            boolean moon = Feasts.get(feast).rules().getFirst().startsWith("hijri");
            return (year.written() ? name + " of that year" : "the latest " + name + " that had begun by publication")
                    + (moon ? ", by the Umm al-Qura calendar, a day more or less" : "");
        }
    }
}
