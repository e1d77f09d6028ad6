package org.attest.time;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.attest.time.Lexeme.Kind;

/// Makes one number of several words: "seventy-two", "two hundred", "a couple of", "2 1/2", and one year of "nineteen
/// ninety-one" and "two thousand and four".
final class Numerals {
    /// Stands at the end of the word of a number with a half: "2½".
    static final String HALF = "\u00bd";

    private final List<Lexeme> lexemes;

    private Numerals(List<Lexeme> lexemes) {
        this.lexemes = lexemes;
    }

    static List<Lexeme> join(List<Lexeme> lexemes) {
        return new Numerals(lexemes).join();
    }

    /// A number that begins at one lexeme and ends before another.
    private record Joined(int end, Lexeme lexeme) {}

    private List<Lexeme> join() {
        List<Lexeme> joined = new ArrayList<>(lexemes.size());
        int i = 0;
        while (i < lexemes.size()) {
            int at = i;
            Optional<Joined> number = switch (lexemes.get(i).kind()) {
                case A -> vague(at).or(() -> hundreds(at, at, 1));
                case NUMBER -> year(at).or(() -> number(at)).or(() -> withHalf(at, at + 1, value(at)));
                case DAY -> withHalf(at, at + 1, value(at));
                case ORDINAL -> Optional.empty();
                default -> Optional.empty();
            };
            joined.add(number.map(Joined::lexeme).orElse(lexemes.get(i)));
            i = number.map(Joined::end).orElse(i + 1);
        }
        return joined;
    }

    private boolean is(int i, Kind kind) {
        return i < lexemes.size() && lexemes.get(i).kind() == kind;
    }

    /// Whether lexeme `i` is a number that is written as a word.
    private boolean isWord(int i) {
        return is(i, Kind.NUMBER) && !Character.isDigit(lexemes.get(i).lower().charAt(0));
    }

    private boolean isLower(int i, String lower) {
        return i < lexemes.size() && lexemes.get(i).lower().equals(lower);
    }

    private int value(int i) {
        return lexemes.get(i).least();
    }

    private Joined to(int begin, int end, Kind kind, int least, int most, String lower) {
        return new Joined(
                end,
                new Lexeme(
                        kind, lexemes.get(begin).start(), lexemes.get(end - 1).end(), lower, least, most));
    }

    /// "a few", "a couple of".
    private Optional<Joined> vague(int i) {
        if (!is(i + 1, Kind.VAGUE)) {
            return Optional.empty();
        }
        Lexeme vague = lexemes.get(i + 1);
        int end = is(i + 2, Kind.OF) ? i + 3 : i + 2;
        return Optional.of(to(i, end, Kind.VAGUE, vague.least(), vague.most(), vague.lower()));
    }

    /// Value and end of the tens and units that begin at `i`: "seventy-two", "eleven", "five".
    private Optional<int[]> belowHundred(int i) {
        if (!isWord(i) || value(i) >= 100) {
            return Optional.empty();
        }
        boolean tens = value(i) >= 20 && value(i) % 10 == 0;
        int unit = is(i + 1, Kind.DASH) ? i + 2 : i + 1;
        return tens && isWord(unit) && value(unit) < 10
                ? Optional.of(new int[] {value(i) + value(unit), unit + 1})
                : Optional.of(new int[] {value(i), i + 1});
    }

    private Optional<Joined> number(int i) {
        return belowHundred(i).flatMap(small -> {
            int value = small[0];
            int end = small[1];
            return hundreds(i, end, value)
                    .or(() -> withHalf(i, end, value))
                    .or(() -> end > i + 1
                            ? Optional.of(to(
                                    i,
                                    end,
                                    Kind.NUMBER,
                                    value,
                                    value,
                                    lexemes.get(i).lower()))
                            : Optional.empty());
        });
    }

    /// "two hundred", "a dozen", "two thousand": `value` times what stands at `end`, or after "a" at `i`.
    private Optional<Joined> hundreds(int i, int end, int value) {
        int at = is(i, Kind.A) ? i + 1 : end;
        boolean multiplies = isLower(at, "hundred") || isLower(at, "dozen") || isLower(at, "thousand");
        return multiplies
                ? Optional.of(to(
                        i,
                        at + 1,
                        Kind.NUMBER,
                        value * value(at),
                        value * value(at),
                        lexemes.get(i).lower()))
                : Optional.empty();
    }

    /// "2 1/2", "two and a half".
    private Optional<Joined> withHalf(int begin, int at, int value) {
        boolean fraction = isLower(at, "1/2");
        boolean words = is(at, Kind.AND) && is(at + 1, Kind.A) && is(at + 2, Kind.HALF);
        return fraction || words
                ? Optional.of(to(begin, fraction ? at + 1 : at + 3, Kind.NUMBER, value, value + 1, value + HALF))
                : Optional.empty();
    }

    /// "nineteen ninety-one", "two thousand and four".
    private Optional<Joined> year(int i) {
        boolean century = isWord(i) && (value(i) == 19 || value(i) == 20);
        if (century) {
            return belowHundred(i + 1)
                    .filter(small -> small[0] >= 10)
                    .map(small -> yearOf(i, small[1], 100 * value(i) + small[0]));
        }
        if (!isWord(i) || value(i) != 2 || !isLower(i + 1, "thousand")) {
            return Optional.empty();
        }
        int rest = is(i + 2, Kind.AND) ? i + 3 : i + 2;
        return belowHundred(rest).map(small -> yearOf(i, small[1], 2000 + small[0]));
    }

    private Joined yearOf(int begin, int end, int year) {
        return to(begin, end, Kind.YEAR, year, year, Integer.toString(year));
    }
}
