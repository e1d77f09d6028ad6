package org.attest.time;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.attest.time.Grammar.Piece;
import org.attest.time.Grammar.Row;
import org.attest.time.Lexeme.Kind;
import org.attest.time.Meaning.FromEvent;
import org.attest.time.Meaning.Turn;
import org.attest.time.Meaning.Year;

/// Rows of [Grammar] for days: dates in every order, weekdays, today and its neighbours, holidays.
final class DayRows {
    private static final String ON_YEAR = "((OF|COMMA)? YEAR)?";
    private static final String AND = "(COMMA? (AND|OR)|COMMA)";

    static final List<Row> TABLE = List.of(
            // --- dates
            Grammar.row("written date", "(WEEKDAY COMMA?)? DATE", DayRows::writtenDate),
            Grammar.row("day month", "(WEEKDAY COMMA?)? THE? (DAY OF?|ORDINAL OF) MONTH " + ON_YEAR, DayRows::date),
            Grammar.row("month day", "(LAST|WEEKDAY COMMA?)? MONTH THE? DAY (COMMA? YEAR)?", DayRows::date),
            Grammar.row(
                    "day to day month",
                    "(BETWEEN|FROM)? DAY (DASH|TO|AND) DAY OF? MONTH " + ON_YEAR,
                    DayRows::dayRange),
            Grammar.row(
                    "month day to day",
                    "(BETWEEN|FROM)? MONTH DAY (DASH|TO|AND) DAY (COMMA? YEAR)?",
                    DayRows::dayRange),
            Grammar.row("days month", "DAY (COMMA DAY)* COMMA? (AND|OR) DAY OF? MONTH " + ON_YEAR, DayRows::dayList),
            Grammar.row("month days", "MONTH DAY (" + AND + " DAY)+ (COMMA? YEAR)?", DayRows::dayList),
            Grammar.row(
                    "date to date",
                    "(BETWEEN|FROM)? (?<from>(WEEKDAY COMMA?)? (DAY MONTH|MONTH DAY) (COMMA? YEAR)?) (TO|DASH|AND|UNTIL)"
                            + " (?<to>(WEEKDAY COMMA?)? (DAY MONTH|MONTH DAY) (COMMA? YEAR)?)",
                    DayRows::dateRange),
            Grammar.row("the week of March 6", "THE? UNIT OF MONTH DAY (COMMA? YEAR)?", DayRows::weekOf),
            Grammar.row("no date", "IMPOSSIBLE", m -> m.is(new Meaning.Impossible())),
            // --- weekdays
            Grammar.row("weekday", "(LAST|THIS|NEXT|PAST)? WEEKDAY", DayRows::weekday),
            Grammar.row(
                    "the following Friday",
                    "THE? (FOLLOWING|PREVIOUS) WEEKDAY",
                    m -> m.is(
                            m.has(Kind.PREVIOUS)
                                    ? new FromEvent(-7, -1, FromEvent.Side.PREVIOUS, Optional.empty())
                                    : new FromEvent(1, 7, FromEvent.Side.NEXT, Optional.empty()))),
            Grammar.row("weekday of a week", "WEEKDAY OF? (LAST|THIS|NEXT) UNIT", DayRows::weekdayOfWeek),
            Grammar.row(
                    "weekday to weekday",
                    "(BETWEEN|FROM)? (?<from>(EARLY|LATE)? WEEKDAY PART?) (TO|DASH|AND|UNTIL|INTO) (?<to>(EARLY|LATE)? WEEKDAY PART?)",
                    DayRows::weekdayRange),
            Grammar.row(
                    "weekdays",
                    "WEEKDAYS",
                    m -> m.is(new Meaning.Repeated(
                            Optional.empty(),
                            Optional.of(DayOfWeek.of(m.the(Kind.WEEKDAYS).least()))))),
            // --- around publication
            Grammar.row("today", "EARLIER? TODAY", m -> m.reach(0, 0, "today")),
            Grammar.row("later today", "LATER TODAY", m -> m.reach(0, 0, "later today")),
            Grammar.row("yesterday", "EARLIER? YESTERDAY", m -> m.reach(-1, -1, "yesterday")),
            Grammar.row("tomorrow", "TOMORROW", m -> m.reach(1, 1, "tomorrow")),
            Grammar.row(
                    "tonight", "TONIGHT", m -> m.timeOfDayOn(new Counted.Reach(0, 0, When.Precision.DAY, "tonight"))),
            Grammar.row(
                    "the day before yesterday",
                    "THE UNIT BEFORE YESTERDAY",
                    m -> m.reach(-2, -2, "the day before yesterday")),
            Grammar.row(
                    "the day after tomorrow", "THE UNIT AFTER TOMORROW", m -> m.reach(2, 2, "the day after tomorrow")),
            Grammar.row("last night", "LAST PART", DayRows::lastNight),
            Grammar.row(
                    "this morning",
                    "(EARLIER|LATER)? THIS PART",
                    m -> m.timeOfDayOn(new Counted.Reach(0, 0, When.Precision.DAY, "this part of the day"))),
            Grammar.row("holiday", "(LAST|THIS|NEXT)? FEAST UNIT? (COMMA? YEAR)?", DayRows::feast));

    private DayRows() {}

    private static List<Piece> date(Match m) {
        // "in May 12 soldiers died"
        boolean counts = m.line().is(m.begin(), Kind.MONTH) && m.line().is(m.begin() - 1, Kind.IN) && !m.has(Kind.YEAR);
        return counts
                ? List.of()
                : m.day(m.begin(), m.end(), Year.MISSING).map(m::is).orElseGet(() -> impossible(m));
    }

    /// "31 April": said to be none, instead of passed over; but "April 31 people" counts.
    private static List<Piece> impossible(Match m) {
        boolean counts = m.line().is(m.end() - 1, Kind.DAY) && m.line().is(m.end(), Kind.OTHER);
        return counts ? List.of() : m.is(new Meaning.Impossible());
    }

    private static List<Piece> writtenDate(Match m) {
        Lexeme written = m.find(Kind.DATE).orElseThrow();
        LocalDate first = written.date();
        return m.is(
                written.least() == written.most()
                        ? new Named.Day(
                                Year.of(first.getYear()), first.getMonthValue(), first.getDayOfMonth(), m.dayOfWeek())
                        : new Named.EitherDay(first, LocalDate.ofEpochDay(written.most())));
    }

    /// "3-5 May", "from 3 to 5 May", "between 3 and 5 May"; "3 and 5 May" without "between" is a list.
    private static List<Piece> dayRange(Match m) {
        if (m.has(Kind.AND) != m.has(Kind.BETWEEN)) {
            return List.of();
        }
        List<Lexeme> days = m.line().lexemes().subList(m.begin(), m.end()).stream()
                .filter(lexeme -> lexeme.kind() == Kind.DAY)
                .toList();
        int month = m.find(Kind.MONTH).orElseThrow().least();
        int first = days.getFirst().least();
        int last = days.getLast().least();
        if (first >= last || !Named.Day.exists(m.year(), month, last)) {
            return List.of();
        }
        Named.Day from = new Named.Day(m.year(), month, first, Optional.empty());
        Named.Day to = new Named.Day(m.year(), month, last, Optional.empty());
        int split = m.index(Kind.DAY) + 1;
        int start = m.skip(Kind.BETWEEN, Kind.FROM);
        return List.of(new Piece(m.begin(), m.end(), new Counted.Between(from, to))
                .with(new Piece(start, split, from), new Piece(split + 1, m.end(), to)));
    }

    private static List<Piece> dateRange(Match m) {
        Year year = m.matcher().group("to") == null ? Year.MISSING : m.year();
        Optional<Named.Day> to = m.day(m.matcher().start("to"), m.matcher().end("to"), Year.MISSING);
        if (m.has(Kind.AND) && !m.has(Kind.BETWEEN) || to.isEmpty()) {
            return List.of();
        }
        Optional<Named.Day> from = m.day(
                m.matcher().start("from"),
                m.matcher().end("from"),
                to.get().year().written() ? year : Year.MISSING);
        return from.map(first -> m.range(
                        new Counted.Between(first, to.get()), new Piece(0, 0, first), new Piece(0, 0, to.get())))
                .orElse(List.of());
    }

    /// "on August 28, 30 and 31" is three expressions; the last may not be a count ("August 31 and 16 people").
    private static List<Piece> dayList(Match m) {
        boolean counts = m.line().is(m.end(), Kind.OTHER)
                && m.line().is(m.end() - 1, Kind.DAY)
                && !Set.of("when", "as", "near", "that", "which", "were", "was", "with", "while", "killed", "against")
                        .contains(m.line().lower(m.end()));
        if (counts || m.line().is(m.begin() - 1, Kind.BETWEEN)) {
            return List.of();
        }
        int month = m.find(Kind.MONTH).orElseThrow().least();
        List<Piece> pieces = new ArrayList<>();
        for (int i = m.begin(); i < m.end(); i++) {
            if (m.line().is(i, Kind.DAY)) {
                int day = m.line().lexemes().get(i).least();
                if (!Named.Day.exists(m.year(), month, day)) {
                    return List.of();
                }
                int begin = m.line().is(i - 1, Kind.MONTH) && i - 1 >= m.begin() ? i - 1 : i;
                pieces.add(new Piece(begin, i + 1, new Named.Day(m.year(), month, day, Optional.empty())));
            }
        }
        // The month, or year, that stands at the end belongs to the last expression.
        Piece last = pieces.removeLast();
        pieces.add(new Piece(last.begin(), m.end(), last.meaning()));
        return pieces;
    }

    private static List<Piece> weekday(Match m) {
        Lexeme weekday = m.find(Kind.WEEKDAY).orElseThrow();
        boolean abbreviated = weekday.lower().length() < 6;
        if (abbreviated && !m.line().is(m.begin() - 1, Kind.ON)) {
            return List.of();
        }
        return m.is(new Named.Weekday(DayOfWeek.of(weekday.least()), m.turn(), false));
    }

    private static List<Piece> weekdayOfWeek(Match m) {
        return m.unit() == Unit.WEEK ? m.is(new Named.Weekday(m.dayOfWeek().orElseThrow(), m.turn(), true)) : List.of();
    }

    private static List<Piece> weekdayRange(Match m) {
        if (m.has(Kind.AND) && !m.has(Kind.BETWEEN)) {
            return List.of();
        }
        List<Lexeme> days = m.all(Kind.WEEKDAY);
        Named.Weekday from = new Named.Weekday(DayOfWeek.of(days.getFirst().least()), Turn.NONE, false);
        Named.Weekday to = new Named.Weekday(DayOfWeek.of(days.getLast().least()), Turn.NONE, false);
        return m.range(new Counted.Between(from, to), new Piece(0, 0, from), new Piece(0, 0, to));
    }

    private static List<Piece> weekOf(Match m) {
        return m.unit() == Unit.WEEK
                ? m.day(m.begin(), m.end(), Year.MISSING)
                        .map(day -> m.is(new Counted.WeekOf(day)))
                        .orElse(List.of())
                : List.of();
    }

    private static List<Piece> feast(Match m) {
        boolean unitFits = !m.has(Kind.UNIT) || m.unit() == Unit.DAY || m.unit() == Unit.WEEKEND;
        return unitFits ? m.is(new Named.FeastOf(m.year(), m.the(Kind.FEAST).least(), m.turn())) : List.of();
    }

    private static List<Piece> lastNight(Match m) {
        Lexer.Part part = Lexer.Part.values()[m.find(Kind.PART).orElseThrow().least()];
        return switch (part) {
            case NIGHT -> m.timeOfDayOn(new Counted.Reach(-1, 0, When.Precision.PART_OF_DAY, "last night"));
            case EVENING -> m.timeOfDayOn(new Counted.Reach(-1, -1, When.Precision.DAY, "last evening"));
            case DAWN, MORNING, NOON, AFTERNOON, MIDNIGHT -> List.of();
        };
    }
}
