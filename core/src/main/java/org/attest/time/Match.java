package org.attest.time;

import java.time.DayOfWeek;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import org.attest.time.Grammar.Piece;
import org.attest.time.Lexeme.Kind;
import org.attest.time.Meaning.Amount;
import org.attest.time.Meaning.Dated;
import org.attest.time.Meaning.Part;
import org.attest.time.Meaning.Turn;
import org.attest.time.Meaning.Year;

/// A row's match, with what its builder asks of it.
record Match(Line line, Matcher matcher) {
    int begin() {
        return matcher.start();
    }

    int end() {
        return matcher.end();
    }

    Optional<Lexeme> find(Kind kind) {
        return find(kind, begin(), end());
    }

    Optional<Lexeme> find(Kind kind, int begin, int end) {
        for (int i = begin; i < end; i++) {
            if (line.is(i, kind)) {
                return Optional.of(line.lexemes().get(i));
            }
        }
        return Optional.empty();
    }

    /// The first month, weekday or whatever kind the row's pattern cannot do without.
    Lexeme the(Kind kind) {
        return find(kind).orElseThrow();
    }

    boolean has(Kind kind) {
        return find(kind).isPresent();
    }

    /// The first number of whatever kind.
    Optional<Lexeme> count() {
        for (int i = begin(); i < end(); i++) {
            if (line.isAny(i, Kind.NUMBER, Kind.DAY, Kind.VAGUE, Kind.A)) {
                Lexeme lexeme = line.lexemes().get(i);
                return Optional.of(
                        lexeme.kind() == Kind.A
                                ? new Lexeme(Kind.NUMBER, lexeme.start(), lexeme.end(), lexeme.lower(), 1, 1)
                                : lexeme);
            }
        }
        return Optional.empty();
    }

    Unit unit() {
        return find(Kind.UNIT)
                .or(() -> find(Kind.UNITS))
                .map(lexeme -> Unit.values()[lexeme.least()])
                .orElse(Unit.DAY);
    }

    Year year() {
        return find(Kind.YEAR).map(year -> Year.of(year.least())).orElse(Year.MISSING);
    }

    Optional<DayOfWeek> dayOfWeek() {
        return find(Kind.WEEKDAY).map(weekday -> DayOfWeek.of(weekday.least()));
    }

    Turn turn() {
        return has(Kind.LAST) || has(Kind.PAST)
                ? Turn.LAST
                : has(Kind.NEXT) ? Turn.NEXT : has(Kind.THIS) || has(Kind.CURRENT) ? Turn.THIS : Turn.NONE;
    }

    Part part() {
        if (has(Kind.EARLY) || has(Kind.BEGINNING)) {
            return Part.EARLY;
        }
        if (has(Kind.LATE) || has(Kind.END)) {
            return Part.LATE;
        }
        return has(Kind.MID) || has(Kind.MIDDLE) ? Part.MIDDLE : Part.WHOLE;
    }

    List<Piece> is(Meaning meaning) {
        return List.of(new Piece(begin(), end(), meaning));
    }

    List<Piece> timeOfDayOn(Dated day) {
        return List.of(new Piece(begin(), end(), day, Optional.of(Clock.of(line, end() - 1, end()))));
    }

    List<Piece> reach(int least, int most, String words) {
        return is(new Counted.Reach(least, most, When.Precision.DAY, words));
    }

    List<Piece> month(Part part, Turn turn) {
        return find(Kind.MONTH)
                .map(month -> is(new Named.MonthPart(year(), month.least(), part, turn)))
                .orElse(List.of());
    }

    List<Piece> years(int count, Part part) {
        return find(Kind.YEAR)
                .or(() -> find(Kind.DECADE))
                .map(year -> is(new Named.Years(year.least(), count, part)))
                .orElse(List.of());
    }

    /// The day that lexemes `[from, to)` write, with a year from elsewhere if they have none.
    Optional<Named.Day> day(int from, int to, Year otherwise) {
        Optional<Lexeme> month = find(Kind.MONTH, from, to);
        Optional<Lexeme> day = find(Kind.DAY, from, to).or(() -> find(Kind.ORDINAL, from, to));
        Year year = find(Kind.YEAR, from, to).map(y -> Year.of(y.least())).orElse(otherwise);
        if (month.isEmpty()
                || day.isEmpty()
                || !Named.Day.exists(year, month.get().least(), day.get().least())) {
            return Optional.empty();
        }
        return Optional.of(new Named.Day(
                year,
                month.get().least(),
                day.get().least(),
                find(Kind.WEEKDAY, from, to).map(weekday -> DayOfWeek.of(weekday.least()))));
    }

    /// So many of the unit; a bare unit is one, a bare plural several.
    Amount amount() {
        Unit unit = unit();
        return count().map(count -> new Amount(
                        unit,
                        count.least(),
                        count.lower().endsWith(Numerals.HALF) ? count.least() : count.most(),
                        count.lower().endsWith(Numerals.HALF)))
                .orElseGet(() -> has(Kind.UNITS) ? Amount.several(unit) : Amount.one(unit));
    }

    /// The unit that stands last: "this year's third quarter" is a quarter.
    Unit lastUnit() {
        Unit last = Unit.DAY;
        for (int i = begin(); i < end(); i++) {
            if (line.isAny(i, Kind.UNIT, Kind.UNITS)) {
                last = Unit.values()[line.lexemes().get(i).least()];
            }
        }
        return last;
    }

    /// Where the first lexeme of a kind stands, or `-1`.
    int index(Kind kind) {
        for (int i = begin(); i < end(); i++) {
            if (line.is(i, kind)) {
                return i;
            }
        }
        return -1;
    }

    /// The first lexeme that is none of these.
    int skip(Kind... kinds) {
        int i = begin();
        while (i < end() && line.isAny(i, kinds)) {
            i++;
        }
        return i;
    }

    /// A range, whose ends are the groups `from` and `to` of the row's pattern.
    List<Piece> range(Dated between, Piece from, Piece to) {
        return List.of(new Piece(begin(), end(), between)
                .with(
                        new Piece(matcher.start("from"), matcher.end("from"), from.meaning()),
                        new Piece(matcher.start("to"), matcher.end("to"), to.meaning())));
    }

    /// The lexemes of one kind, in order.
    List<Lexeme> all(Kind kind) {
        return line.lexemes().subList(begin(), end()).stream()
                .filter(lexeme -> lexeme.kind() == kind)
                .toList();
    }
}
