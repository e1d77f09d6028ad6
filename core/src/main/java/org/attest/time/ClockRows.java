package org.attest.time;

import java.util.List;
import java.util.Optional;
import org.attest.time.Grammar.Piece;
import org.attest.time.Grammar.Row;
import org.attest.time.Lexeme.Kind;

/// Rows of [Grammar] for times of day.
final class ClockRows {
    private static final String TIME_OF_DAY =
            "((CLOCK AMPM?|(DAY|NUMBER) AMPM) ZONE?|(YEAR|NUMBER) UNITS? ZONE) (OPEN (CLOCK|NUMBER|YEAR|DAY) AMPM? ZONE CLOSE)?";

    static final List<Row> TABLE = List.of(
            Grammar.row("clock", "AT? (ABOUT|NEARLY|SHORTLY)? (BEFORE|AFTER)? " + TIME_OF_DAY, ClockRows::clock),
            Grammar.row("four in the morning", "AT? ABOUT? (NUMBER|DAY) IN THE PART", ClockRows::hourInPart),
            Grammar.row("part of day", "(IN|AT|ON|DURING)? THE? (EARLY|LATE|MID DASH?)? PART UNITS?", ClockRows::ofDay),
            Grammar.row("before dawn", "(ABOUT|SHORTLY)? (BEFORE|AFTER|ABOUT) PART", ClockRows::ofDay),
            Grammar.row("early hours", "(IN|DURING)? THE? EARLY (PART)? UNITS", ClockRows::ofDay),
            Grammar.row("early", "EARLY|LATE|OVERNIGHT", ClockRows::ofDay));

    private ClockRows() {}

    private static List<Piece> clock(Match m) {
        boolean military = m.find(Kind.CLOCK).isEmpty() && m.find(Kind.AMPM).isEmpty();
        if (military) {
            Lexeme figures = m.find(Kind.NUMBER).or(() -> m.find(Kind.YEAR)).orElseThrow();
            if (figures.lower().length() != 4 || figures.least() % 100 > 59 || figures.least() >= 2400) {
                return List.of();
            }
        }
        // "after 10 p.m." is kept whole, "before 9:30 of a match" is not ours to judge.
        return List.of(new Piece(
                m.begin(), m.end(), new Meaning.OfDay(), Optional.of(Clock.of(m.line(), m.begin(), m.end()))));
    }

    private static List<Piece> ofDay(Match m) {
        boolean hours = m.find(Kind.UNITS)
                .map(units -> Unit.values()[units.least()] == Unit.HOUR)
                .orElse(true);
        return hours
                ? List.of(new Piece(
                        m.begin(), m.end(), new Meaning.OfDay(), Optional.of(Clock.of(m.line(), m.begin(), m.end()))))
                : List.of();
    }

    private static List<Piece> hourInPart(Match m) {
        Lexeme hour = m.find(Kind.NUMBER).or(() -> m.find(Kind.DAY)).orElseThrow();
        return hour.least() >= 1 && hour.least() <= 12
                ? List.of(new Piece(
                        m.begin(), m.end(), new Meaning.OfDay(), Optional.of(Clock.of(m.line(), m.begin(), m.end()))))
                : List.of();
    }
}
