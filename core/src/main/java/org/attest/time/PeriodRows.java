package org.attest.time;

import java.util.List;
import java.util.Set;
import org.attest.time.Grammar.Piece;
import org.attest.time.Grammar.Row;
import org.attest.time.Lexeme.Kind;
import org.attest.time.Meaning.Part;
import org.attest.time.Meaning.Turn;
import org.attest.time.Meaning.Year;

/// Rows of [Grammar] for weeks, months, quarters, seasons, years and more.
final class PeriodRows {
    private static final String ON_YEAR = "((OF|COMMA)? YEAR)?";

    /// Months whose names are words or first names as well.
    private static final Set<Integer> AMBIGUOUS_MONTHS = Set.of(3, 4, 5, 6, 8);

    static final List<Row> TABLE = List.of(
            Grammar.row("last week", "(EARLY|EARLIER|LATE|LATER)? (LAST|THIS|NEXT) UNIT", PeriodRows::calendar),
            Grammar.row("the current month", "THE? CURRENT UNIT", PeriodRows::calendar),
            Grammar.row(
                    "end of last week",
                    "THE? (BEGINNING|MIDDLE|END) OF (LAST|THIS|NEXT|THE) UNIT",
                    PeriodRows::calendar),
            Grammar.row("year-end", "UNIT (DASH|POSSESSIVE)? END", PeriodRows::yearEnd),
            Grammar.row("earlier in the year", "(EARLIER|EARLY|LATER|LATE) IN THE UNIT", PeriodRows::calendar),
            Grammar.row("the weekend", "THE UNIT", PeriodRows::weekend),
            // --- months
            Grammar.row("month", "MONTH", PeriodRows::bareMonth),
            Grammar.row("month year", "MONTH (OF|COMMA)? YEAR", m -> m.month(Part.WHOLE, Turn.NONE)),
            Grammar.row("last May", "(LAST|THIS|NEXT) MONTH", m -> m.month(Part.WHOLE, m.turn())),
            Grammar.row(
                    "May last year", "(EARLY|MID|LATE)? DASH? MONTH (LAST|THIS|NEXT) UNIT", PeriodRows::monthOfYear),
            Grammar.row("early May", "(EARLY|MID|LATE) (DASH|IN)? MONTH " + ON_YEAR, m -> m.month(m.part(), Turn.NONE)),
            Grammar.row(
                    "end of May", "THE? (BEGINNING|MIDDLE|END) OF MONTH " + ON_YEAR, m -> m.month(m.part(), Turn.NONE)),
            Grammar.row(
                    "May to July",
                    "(BETWEEN|FROM)? (?<from>MONTH YEAR?) (TO|DASH|AND|UNTIL) (?<to>MONTH " + ON_YEAR + ")",
                    PeriodRows::monthRange),
            // --- quarters and seasons
            Grammar.row(
                    "third quarter",
                    "THE? (FISCAL DASH?)? YEAR? (FISCAL DASH?)? ORDINAL DASH? UNIT ((OF|COMMA)? FISCAL? YEAR)?",
                    PeriodRows::quarter),
            Grammar.row(
                    "this year's third quarter",
                    "(LAST|THIS|NEXT) UNIT POSSESSIVE FISCAL? ORDINAL UNIT",
                    PeriodRows::quarter),
            Grammar.row(
                    "the quarter",
                    "(THE|THIS|THAT|LAST|NEXT|THE? LATEST|THE? CURRENT) FISCAL? (UNIT|PERIOD)",
                    PeriodRows::anyQuarter),
            Grammar.row(
                    "season",
                    "(LAST|THIS|NEXT|IN THE|SINCE THE|DURING THE|OVER THE|THE|IN|EARLY|LATE|MID DASH?)? SEASON (OF? YEAR)?",
                    PeriodRows::season),
            // --- years
            Grammar.row("year", "YEAR", PeriodRows::bareYear),
            Grammar.row("the year 2000", "THE? UNIT (YEAR|NUMBER)", PeriodRows::namedYear),
            Grammar.row(
                    "fiscal 1989",
                    "FISCAL YEAR",
                    m -> m.is(new Named.FiscalYear(m.the(Kind.YEAR).least()))),
            Grammar.row("early 2019", "(EARLY|MID|LATE) (DASH|IN)? YEAR", m -> m.years(1, m.part())),
            Grammar.row("end of 2019", "THE? (BEGINNING|MIDDLE|END) OF YEAR", m -> m.years(1, m.part())),
            Grammar.row("2011 to 2018", "(BETWEEN|FROM)? YEAR (TO|DASH|AND|UNTIL) YEAR", PeriodRows::yearRange),
            Grammar.row("the 1990s", "THE? (EARLY|MID|LATE)? DASH? DECADE", PeriodRows::decade),
            Grammar.row(
                    "the 20th century", "THE? (EARLY|MID|LATE)? DASH? (DAY|ORDINAL) DASH? UNIT", PeriodRows::century));

    private PeriodRows() {}

    private static List<Piece> calendar(Match m) {
        return switch (m.unit()) {
            case WEEK, WEEKEND, MONTH, YEAR, DECADE -> {
                Turn turn = m.turn() == Turn.NONE ? Turn.THIS : m.turn();
                yield m.is(new Counted.Calendar(m.unit(), turn, m.part()));
            }
            case SECOND, MINUTE, HOUR, DAY, NIGHT, FORTNIGHT, QUARTER, CENTURY -> List.of();
        };
    }

    private static List<Piece> weekend(Match m) {
        return m.unit() == Unit.WEEKEND ? m.is(new Counted.Calendar(Unit.WEEKEND, Turn.THIS, Part.WHOLE)) : List.of();
    }

    private static List<Piece> bareMonth(Match m) {
        int before = m.begin() - 1;
        boolean governed = m.line()
                .isAny(
                        before,
                        Kind.IN,
                        Kind.SINCE,
                        Kind.BY,
                        Kind.UNTIL,
                        Kind.FROM,
                        Kind.DURING,
                        Kind.OF,
                        Kind.BEFORE,
                        Kind.AFTER,
                        Kind.BETWEEN,
                        Kind.TO);
        boolean nameFollows = m.line().is(m.end(), Kind.OTHER) && m.line().capital(m.end());
        boolean attributive = m.line().isAny(before, Kind.THE, Kind.A)
                && m.line().isAny(m.end(), Kind.OTHER, Kind.WAR)
                && !nameFollows;
        boolean plain =
                !AMBIGUOUS_MONTHS.contains(m.find(Kind.MONTH).orElseThrow().least())
                        && m.find(Kind.MONTH).orElseThrow().lower().length() > 4
                        && !nameFollows
                        && !(m.line().is(before, Kind.OTHER) && m.line().capital(before));
        return governed || attributive || plain ? m.month(Part.WHOLE, Turn.NONE) : List.of();
    }

    private static List<Piece> monthOfYear(Match m) {
        return m.unit() == Unit.YEAR
                ? m.is(new Named.MonthOfYear(m.find(Kind.MONTH).orElseThrow().least(), m.part(), m.turn()))
                : List.of();
    }

    private static List<Piece> monthRange(Match m) {
        if (m.has(Kind.AND) && !m.has(Kind.BETWEEN) || !m.has(Kind.FROM) && !m.has(Kind.BETWEEN) && !m.has(Kind.DASH)) {
            return List.of();
        }
        List<Lexeme> months = m.line().lexemes().subList(m.begin(), m.end()).stream()
                .filter(lexeme -> lexeme.kind() == Kind.MONTH)
                .toList();
        List<Lexeme> years = m.line().lexemes().subList(m.begin(), m.end()).stream()
                .filter(lexeme -> lexeme.kind() == Kind.YEAR)
                .toList();
        int first = months.getFirst().least();
        int last = months.getLast().least();
        Year to = m.line().is(m.end() - 1, Kind.YEAR) ? Year.of(years.getLast().least()) : Year.MISSING;
        Year from = years.size() == 2
                ? Year.of(years.getFirst().least())
                : to.written() ? Year.of(first <= last ? to.value() : to.value() - 1) : Year.MISSING;
        Named.MonthPart begin = new Named.MonthPart(from, first, Part.WHOLE, Turn.NONE);
        Named.MonthPart end = new Named.MonthPart(to, last, Part.WHOLE, Turn.NONE);
        return m.range(new Counted.Between(begin, end), new Piece(0, 0, begin), new Piece(0, 0, end));
    }

    private static List<Piece> season(Match m) {
        boolean governed = m.end() - m.begin() > 1;
        // "in the fall of the town", "in spring water"
        boolean of = m.line().is(m.end(), Kind.OF);
        boolean noun = m.line().is(m.begin(), Kind.IN)
                && !m.has(Kind.THE)
                && !m.has(Kind.YEAR)
                && m.line().is(m.end(), Kind.OTHER);
        if (!governed || of || noun) {
            return List.of();
        }
        Lexer.Season season =
                Lexer.Season.values()[m.find(Kind.SEASON).orElseThrow().least()];
        return m.is(new Named.SeasonOf(m.year(), season, m.turn()));
    }

    /// Four digits that are no count of things: "1990 earnings", but not "1990 people", "some 1990", "$1990".
    private static List<Piece> bareYear(Match m) {
        int before = m.begin() - 1;
        int start = m.the(Kind.YEAR).start();
        boolean money = start > 0 && "$#\u00a3\u20ac".indexOf(m.line().text().charAt(start - 1)) >= 0;
        boolean roughly = m.line().isAny(before, Kind.ABOUT, Kind.NEARLY, Kind.OVER, Kind.THAN, Kind.LEAST, Kind.MOST);
        boolean named = m.line().is(before, Kind.OTHER)
                && m.line().capital(before)
                && !m.line().is(before - 1, Kind.BREAK)
                && before > 0;
        boolean determined = isDeterminer(m.line(), before) || m.line().isAny(before, Kind.IN, Kind.SINCE, Kind.DURING);
        boolean things = m.line().isAny(m.end(), Kind.UNIT, Kind.UNITS, Kind.NUMBER)
                || m.line().is(m.end(), Kind.OTHER)
                        && !m.line().capital(m.end())
                        && (m.line().lower(m.end()).endsWith("s")
                                || m.line().lower(m.end()).matches("people|men|women|children|percent|tonnes|troops"));
        boolean old = m.the(Kind.YEAR).least() < 1900 && !determined;
        return money || roughly || named || old || things && !determined ? List.of() : m.years(1, Part.WHOLE);
    }

    /// "the 2014 war", "its 1990 invasion": a count of things has no determiner.
    private static boolean isDeterminer(Line line, int i) {
        return line.isAny(i, Kind.THE, Kind.A, Kind.THAT, Kind.THIS, Kind.POSSESSIVE)
                || Set.of("its", "his", "her", "their", "our").contains(line.lower(i));
    }

    private static List<Piece> yearRange(Match m) {
        if (m.has(Kind.AND) && !m.has(Kind.BETWEEN)) {
            return List.of();
        }
        List<Lexeme> years = m.line().lexemes().subList(m.begin(), m.end()).stream()
                .filter(lexeme -> lexeme.kind() == Kind.YEAR)
                .toList();
        int count = years.getLast().least() - years.getFirst().least() + 1;
        if (count < 2) {
            return List.of();
        }
        int at = m.index(Kind.YEAR);
        return List.of(new Piece(
                        m.begin(), m.end(), new Named.Years(years.getFirst().least(), count, Part.WHOLE))
                .with(
                        new Piece(at, at + 1, new Named.Years(years.getFirst().least(), 1, Part.WHOLE)),
                        new Piece(
                                at + 2, m.end(), new Named.Years(years.getLast().least(), 1, Part.WHOLE))));
    }

    /// "at year-end", "by year's end"; "the year's end of fighting" is none.
    private static List<Piece> yearEnd(Match m) {
        return m.unit() == Unit.YEAR && !m.line().is(m.end(), Kind.OF)
                ? m.is(new Counted.Calendar(Unit.YEAR, Turn.THIS, Part.LATE))
                : List.of();
    }

    /// A quarter with its number: of a year that is named, or the latest one.
    private static List<Piece> quarter(Match m) {
        if (m.lastUnit() != Unit.QUARTER || m.the(Kind.ORDINAL).least() > 4) {
            return List.of();
        }
        int number = m.the(Kind.ORDINAL).least();
        return m.is(new Named.Quarter(m.year(), number, m.turn(), m.has(Kind.FISCAL)));
    }

    private static List<Piece> anyQuarter(Match m) {
        boolean fits = m.has(Kind.PERIOD) ? m.has(Kind.LATEST) : m.unit() == Unit.QUARTER;
        return fits && !m.line().is(m.end(), Kind.OF)
                ? m.is(new Named.Quarter(Year.MISSING, 0, m.turn(), m.has(Kind.FISCAL)))
                : List.of();
    }

    private static List<Piece> namedYear(Match m) {
        int year = m.find(Kind.YEAR).or(() -> m.find(Kind.NUMBER)).orElseThrow().least();
        return m.unit() == Unit.YEAR && year >= 1000 ? m.is(new Named.Years(year, 1, Part.WHOLE)) : List.of();
    }

    /// "the 1990s", "the nineties"; "in his forties" is an age.
    private static List<Piece> decade(Match m) {
        boolean inWords = Character.isLetter(m.the(Kind.DECADE).lower().charAt(0));
        return inWords && !m.has(Kind.THE) ? List.of() : m.years(10, m.part());
    }

    private static List<Piece> century(Match m) {
        int number =
                m.find(Kind.ORDINAL).or(() -> m.find(Kind.DAY)).orElseThrow().least();
        return m.lastUnit() == Unit.CENTURY && number > 10
                ? m.is(new Named.Years(100 * (number - 1), 100, m.part()))
                : List.of();
    }
}
