package org.attest.time;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.attest.time.Lexeme.Kind;

/// Cuts a stretch of text into [Lexeme]s.
///
/// It does its own cutting, since a [org.attest.language.Token] keeps "114-month", "mid-May" and "Monday-Wednesday" in
/// one
/// piece and "p.m." in another way than time needs; sentences are the document's.
final class Lexer {
    enum Part {
        DAWN,
        MORNING,
        NOON,
        AFTERNOON,
        EVENING,
        NIGHT,
        MIDNIGHT
    }

    enum Season {
        SPRING,
        SUMMER,
        AUTUMN,
        WINTER
    }

    /// A number of four digits outside of these is no year of news.
    private static final int FIRST_YEAR = 1700;

    private static final int LAST_YEAR = 2100;

    private final String text;
    private final int from;
    private final int to;
    private final List<Lexeme> lexemes = new ArrayList<>();
    private int at;

    private Lexer(String text, int from, int to) {
        this.text = text;
        this.from = from;
        this.to = to;
        this.at = from;
    }

    static List<Lexeme> lex(String text, int from, int to) {
        Lexer lexer = new Lexer(text, from, to);
        lexer.run();
        return Numerals.join(lexer.lexemes);
    }

    private void run() {
        while (at < to) {
            char c = text.charAt(at);
            if (Character.isWhitespace(c) || c == '\u00a0') {
                at++;
            } else if (isDigit(c)) {
                number();
            } else if (Character.isLetter(c)) {
                word();
            } else {
                mark(c);
            }
        }
    }

    private char peek(int offset) {
        int i = at + offset;
        return i >= from && i < to ? text.charAt(i) : ' ';
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }

    private static boolean isHyphen(char c) {
        return c == '-' || c == '\u2010' || c == '\u2011' || c == '\u2013';
    }

    private static boolean isApostrophe(char c) {
        return c == '\'' || c == '\u2019' || c == '\u2018' || c == '\u02bc';
    }

    private void add(Kind kind, int end, int least, int most) {
        lexemes.add(new Lexeme(kind, at, end, text.substring(at, end).toLowerCase(Locale.ROOT), least, most));
        at = end;
    }

    private void mark(char c) {
        if (isApostrophe(c) && (peek(1) == 's' || peek(1) == 'S') && !Character.isLetter(peek(2))) {
            add(Kind.POSSESSIVE, at + 2, 0, 0);
        } else if (isApostrophe(c) && at > from && Character.isLetter(text.charAt(at - 1))) {
            // "two weeks' fighting"
            add(Kind.POSSESSIVE, at + 1, 0, 0);
        } else if (isHyphen(c)) {
            boolean tight =
                    !Character.isWhitespace(peek(1)) && at > from && !Character.isWhitespace(text.charAt(at - 1));
            add(tight ? Kind.DASH : Kind.BREAK, at + 1, 0, 0);
        } else if (c == '.'
                && !lexemes.isEmpty()
                && lexemes.getLast().end() == at
                && (isAbbreviation(lexemes.getLast()) || isInitial(lexemes.getLast()))) {
            at++;
        } else {
            add(
                    switch (c) {
                        case ',' -> Kind.COMMA;
                        case '(' -> Kind.OPEN;
                        case ')' -> Kind.CLOSE;
                        default -> Kind.BREAK;
                    },
                    at + 1,
                    0,
                    0);
        }
    }

    private static boolean isAbbreviation(Lexeme lexeme) {
        return Vocabulary.find(lexeme.lower()).map(Vocabulary.Word::abbreviated).orElse(false);
    }

    /// "U.S.", "Gen.", "Mr.": the full stop ends no sentence, and a verb beyond it counts.
    private boolean isInitial(Lexeme lexeme) {
        boolean capital = Character.isUpperCase(text.charAt(lexeme.start()));
        return lexeme.kind() == Kind.OTHER && capital && lexeme.lower().length() <= 3 && at + 1 < to;
    }

    private void number() {
        int end = at;
        while (end < to && isDigit(text.charAt(end))) {
            end++;
        }
        int digits = end - at;
        char next = end < to ? text.charAt(end) : ' ';
        if (written(end)) {
            return;
        }
        if ((next == ':' || next == '.') && digits <= 2 && digitsAt(end + 1) == 2 && clock(end, next)) {
            return;
        }
        // 1,000 and 3.5 and 12:30:05 are one thing that is no day, year or count.
        boolean compound = false;
        while ((next == ',' || next == '.' || next == ':' || next == '/')
                && end + 1 < to
                && isDigit(text.charAt(end + 1))) {
            if (next == ',' && digitsAt(end + 1) != 3) {
                break;
            }
            compound = true;
            end++;
            end += digitsAt(end);
            next = end < to ? text.charAt(end) : ' ';
        }
        boolean glued = at > from && (Character.isLetter(text.charAt(at - 1)) || isName());
        if (compound || glued || digits > 4) {
            while (end < to && Character.isLetterOrDigit(text.charAt(end))) {
                end++;
            }
            add(Kind.OTHER, end, 0, 0);
            return;
        }
        int value = Integer.parseInt(text, at, end, 10);
        String suffix = letters(end);
        switch (suffix) {
            case "" -> add(kind(value, digits), end, value, value);
            case "st", "nd", "rd", "th" -> add(value <= 31 ? Kind.DAY : Kind.ORDINAL, end + 2, value, value);
            case "am", "pm" -> add(kind(value, digits), end, value, value);
            case "s" -> decade(value, digits, end + 1);
            default -> add(Kind.OTHER, end + suffix.length(), 0, 0);
        }
    }

    /// "1980s", and "80s" after an apostrophe.
    private void decade(int value, int digits, int end) {
        boolean apostrophe = at > from && isApostrophe(text.charAt(at - 1));
        boolean decade = value % 10 == 0 && (digits == 4 || digits == 2 && apostrophe);
        int year = digits == 2 ? 1900 + value : value;
        add(decade ? Kind.DECADE : Kind.OTHER, end, year, year);
    }

    /// Whether the number is the tail of a name such as "T-4", "S-300", "Su-24": letters and a hyphen stand before
    /// it.
    private boolean isName() {
        if (at - 2 < from || !isHyphen(text.charAt(at - 1)) || !Character.isLetterOrDigit(text.charAt(at - 2))) {
            return false;
        }
        if (lexemes.size() < 2) {
            return true;
        }
        Kind before = lexemes.get(lexemes.size() - 2).kind();
        return before == Kind.OTHER || before == Kind.A;
    }

    private static Kind kind(int value, int digits) {
        if (digits == 4 && value >= FIRST_YEAR && value < LAST_YEAR) {
            return Kind.YEAR;
        }
        return value >= 1 && value <= 31 && digits <= 2 ? Kind.DAY : Kind.NUMBER;
    }

    private int digitsAt(int i) {
        int end = i;
        while (end < to && isDigit(text.charAt(end))) {
            end++;
        }
        return end - i;
    }

    private String letters(int i) {
        int end = i;
        while (end < to && Character.isLetter(text.charAt(end))) {
            end++;
        }
        return text.substring(i, end).toLowerCase(Locale.ROOT);
    }

    /// 2020-09-03, 2020/9/3, 31/8/2020, 31.8.2020, 8-31-2020.
    private boolean written(int firstEnd) {
        char mark = firstEnd < to ? text.charAt(firstEnd) : ' ';
        if (mark != '-' && mark != '/' && mark != '.') {
            return false;
        }
        int second = firstEnd + 1;
        int secondEnd = second + digitsAt(second);
        if (secondEnd == second || secondEnd >= to || text.charAt(secondEnd) != mark) {
            return false;
        }
        int third = secondEnd + 1;
        int thirdEnd = third + digitsAt(third);
        int first = firstEnd - at;
        boolean yearFirst = first == 4 && secondEnd - second <= 2 && thirdEnd - third >= 1 && thirdEnd - third <= 2;
        boolean yearLast = first <= 2 && secondEnd - second <= 2 && thirdEnd - third == 4;
        if (!yearFirst && !yearLast) {
            return false;
        }
        int a = Integer.parseInt(text, at, firstEnd, 10);
        int b = Integer.parseInt(text, second, secondEnd, 10);
        int c = Integer.parseInt(text, third, thirdEnd, 10);
        try {
            if (yearFirst) {
                int day = (int) LocalDate.of(a, b, c).toEpochDay();
                add(Kind.DATE, thirdEnd, day, day);
            } else if (b > 12 || a > 12) {
                int day = (int) (b > 12 ? LocalDate.of(c, a, b) : LocalDate.of(c, b, a)).toEpochDay();
                add(Kind.DATE, thirdEnd, day, day);
            } else {
                // Both 3 April and 4 March are possible; a full stop is written day first everywhere.
                int dayFirst = (int) LocalDate.of(c, b, a).toEpochDay();
                int monthFirst = (int) LocalDate.of(c, a, b).toEpochDay();
                add(Kind.DATE, thirdEnd, dayFirst, mark == '.' ? dayFirst : monthFirst);
            }
            return true;
        } catch (DateTimeException _) {
            int year = yearFirst ? a : c;
            if (year < FIRST_YEAR || year >= LAST_YEAR) {
                return false;
            }
            add(Kind.IMPOSSIBLE, thirdEnd, 0, 0);
            return true;
        }
    }

    /// 10:23, and 10.23 where a.m. or p.m. follows.
    private boolean clock(int hourEnd, char mark) {
        int hour = Integer.parseInt(text, at, hourEnd, 10);
        int minute = Integer.parseInt(text, hourEnd + 1, hourEnd + 3, 10);
        int end = hourEnd + 3;
        if (mark == ':' && end < to && text.charAt(end) == ':' && digitsAt(end + 1) == 2) {
            end += 3;
        }
        int after = end;
        while (after < to && text.charAt(after) == ' ') {
            after++;
        }
        char half = after + 1 < to ? Character.toLowerCase(text.charAt(after)) : ' ';
        boolean halfFollows = (half == 'a' || half == 'p') && meridiemLength(after) > 0;
        if (hour > 24 || minute > 59 || mark == '.' && !halfFollows) {
            return false;
        }
        add(Kind.CLOCK, end, hour * 60 + minute, hour * 60 + minute);
        return true;
    }

    /// Length of "p.m.", "pm", "P.M." or "p.m" at `i`, or 0.
    private int meridiemLength(int i) {
        char first = i < to ? Character.toLowerCase(text.charAt(i)) : ' ';
        if (first != 'a' && first != 'p') {
            return 0;
        }
        int j = i + 1;
        boolean dotted = j < to && text.charAt(j) == '.';
        j += dotted ? 1 : 0;
        if (j >= to || Character.toLowerCase(text.charAt(j)) != 'm') {
            return 0;
        }
        j++;
        if (j < to && Character.isLetterOrDigit(text.charAt(j))) {
            return 0;
        }
        return (dotted && j < to && text.charAt(j) == '.' ? j + 1 : j) - i;
    }

    private void word() {
        boolean afterNumber = !lexemes.isEmpty()
                && (lexemes.getLast().kind() == Kind.DAY || lexemes.getLast().kind() == Kind.CLOCK);
        int meridiem = afterNumber ? meridiemLength(at) : 0;
        if (meridiem > 0) {
            int half = Character.toLowerCase(text.charAt(at)) == 'p' ? 12 : 0;
            add(Kind.AMPM, at + meridiem, half, half);
            return;
        }
        if (Character.isUpperCase(text.charAt(at)) && feast()) {
            return;
        }
        int wordEnd = wordEnd();
        String lower = text.substring(at, wordEnd).toLowerCase(Locale.ROOT);
        boolean smallHours = (lower.equals("small") || lower.equals("wee"))
                && letters(skipSpace(wordEnd)).equals("hours");
        Optional<Vocabulary.Word> known = Vocabulary.find(smallHours ? "early" : lower)
                .filter(word -> written(word, text.substring(at, wordEnd)))
                .filter(word -> word.kind() != Kind.ZONE
                        || !lower.equals("local")
                        || letters(skipSpace(wordEnd)).equals("time"));
        if (known.isEmpty()) {
            lexemes.add(new Lexeme(Kind.OTHER, at, wordEnd, lower, 0, 0));
            at = wordEnd;
            return;
        }
        Vocabulary.Word word = known.get();
        int end = word.kind() == Kind.ZONE && letters(skipSpace(wordEnd)).equals("time")
                ? skipSpace(wordEnd) + 4
                : wordEnd;
        lexemes.add(new Lexeme(word.kind(), at, end, lower, word.least(), word.most()));
        at = end;
    }

    private boolean feast() {
        Optional<Feasts.Named> feast = Feasts.at(text, letters(at), at, to);
        feast.ifPresent(named -> add(Kind.FEAST, named.end(), named.feast(), named.feast()));
        return feast.isPresent();
    }

    private int wordEnd() {
        int end = at;
        while (end < to && (Character.isLetterOrDigit(text.charAt(end)) || inner(end))) {
            end++;
        }
        return end;
    }

    private boolean written(Vocabulary.Word word, String as) {
        boolean capital = Character.isUpperCase(as.charAt(0));
        return switch (word.letters()) {
            case ANY -> true;
            case CAPITAL -> capital;
            case SMALL -> !capital || capitalAllowed(word.kind());
            case CAPITALS -> as.chars().allMatch(Character::isUpperCase);
        };
    }

    /// "Friday Night" in a headline, "Today" at the head of a sentence.
    private boolean capitalAllowed(Kind kind) {
        return switch (kind) {
            case PART ->
                !lexemes.isEmpty()
                        && Set.of(Kind.WEEKDAY, Kind.YESTERDAY, Kind.LAST, Kind.THIS, Kind.BEFORE)
                                .contains(lexemes.getLast().kind());
            case TODAY, TOMORROW, SEASON -> lexemes.isEmpty() && kind != Kind.SEASON;
            default -> false;
        };
    }

    private int skipSpace(int i) {
        int j = i;
        while (j < to && text.charAt(j) == ' ') {
            j++;
        }
        return j;
    }

    /// An apostrophe inside a name ("Ta'izz"), but not a possessive ending.
    private boolean inner(int i) {
        if (!isApostrophe(text.charAt(i)) || i + 1 >= to || !Character.isLetter(text.charAt(i + 1))) {
            return false;
        }
        boolean possessive = Character.toLowerCase(text.charAt(i + 1)) == 's'
                && (i + 2 >= to || !Character.isLetter(text.charAt(i + 2)));
        return !possessive;
    }
}
