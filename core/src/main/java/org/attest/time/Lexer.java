package org.attest.time;

import static java.util.Map.entry;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
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

    private record Word(Kind kind, int least, int most) {
        Word(Kind kind) {
            this(kind, 0, 0);
        }

        Word(Kind kind, int value) {
            this(kind, value, value);
        }
    }

    /// Words that are times only with a capital letter, and those that are only without one (names otherwise:
    /// "Dawn", "USA
    /// Today", "Syria Daily", "Arab Spring").
    private static final Set<Kind> CAPITAL = Set.of(Kind.WEEKDAY, Kind.WEEKDAYS, Kind.MONTH);

    private static final Set<Kind> SMALL =
            Set.of(Kind.PART, Kind.SEASON, Kind.TODAY, Kind.TOMORROW, Kind.REGULARLY, Kind.WAR, Kind.WILL);

    /// Abbreviations of zones count only in capitals: "ist" and "est" are words elsewhere.
    private static final Set<String> ZONES =
            Set.of("est", "edt", "pst", "pdt", "cet", "cest", "eet", "eest", "msk", "trt", "ast", "ist", "pkt");

    private static final Set<String> ABBREVIATED = Set.of(
            "jan", "feb", "mar", "apr", "jun", "jul", "aug", "sep", "sept", "oct", "nov", "dec", "mon", "tue", "tues",
            "wed", "thu", "thur", "thurs", "fri", "sat", "sun");

    private static final Map<String, Word> WORDS = words();

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
        return joinNumbers(lexer.lexemes);
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
                && isAbbreviation(lexemes.getLast())) {
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
        return (lexeme.kind() == Kind.MONTH || lexeme.kind() == Kind.WEEKDAY) && ABBREVIATED.contains(lexeme.lower());
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
            case "s" -> add(digits == 4 && value % 10 == 0 ? Kind.DECADE : Kind.OTHER, end + 1, value, value);
            default -> add(Kind.OTHER, end + suffix.length(), 0, 0);
        }
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
        if (digits == 4 && value >= 1900 && value < 2100) {
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
            return false;
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
        int end = at;
        while (end < to && (Character.isLetterOrDigit(text.charAt(end)) || inner(end))) {
            end++;
        }
        String lower = text.substring(at, end).toLowerCase(Locale.ROOT);
        boolean smallHours = (lower.equals("small") || lower.equals("wee"))
                && letters(skipSpace(end)).equals("hours");
        Word word = smallHours ? new Word(Kind.EARLY) : WORDS.get(lower);
        boolean capital = Character.isUpperCase(text.charAt(at));
        if (word == null
                || CAPITAL.contains(word.kind) && !capital
                || SMALL.contains(word.kind) && capital && !capitalAllowed(word.kind)) {
            lexemes.add(new Lexeme(Kind.OTHER, at, end, lower, 0, 0));
            at = end;
            return;
        }
        if (word.kind == Kind.ZONE && ZONES.contains(lower) && !Character.isUpperCase(text.charAt(end - 1))) {
            lexemes.add(new Lexeme(Kind.OTHER, at, end, lower, 0, 0));
            at = end;
            return;
        }
        if (word.kind == Kind.ZONE
                && lower.equals("local")
                && !letters(skipSpace(end)).equals("time")) {
            lexemes.add(new Lexeme(Kind.OTHER, at, end, lower, 0, 0));
            at = end;
            return;
        }
        if (word.kind == Kind.ZONE && letters(skipSpace(end)).equals("time")) {
            end = skipSpace(end) + 4;
        }
        lexemes.add(new Lexeme(word.kind, at, end, lower, word.least, word.most));
        at = end;
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

    /// "seventy-two", "two hundred", "a hundred", "a couple of" become one number.
    private static List<Lexeme> joinNumbers(List<Lexeme> lexemes) {
        List<Lexeme> joined = new ArrayList<>(lexemes.size());
        int i = 0;
        while (i < lexemes.size()) {
            Lexeme lexeme = lexemes.get(i);
            int end = i;
            int value = lexeme.least();
            boolean word =
                    lexeme.kind() == Kind.NUMBER && !isDigit(lexeme.lower().charAt(0));
            if (word && value >= 20 && value < 100 && value % 10 == 0) {
                int unit = i + 1 < lexemes.size() && lexemes.get(i + 1).kind() == Kind.DASH ? i + 2 : i + 1;
                if (unit < lexemes.size()
                        && lexemes.get(unit).kind() == Kind.NUMBER
                        && lexemes.get(unit).least() < 10
                        && !isDigit(lexemes.get(unit).lower().charAt(0))) {
                    value += lexemes.get(unit).least();
                    end = unit;
                }
            }
            if ((word || lexeme.kind() == Kind.A)
                    && end + 1 < lexemes.size()
                    && lexemes.get(end + 1).kind() == Kind.NUMBER
                    && (lexemes.get(end + 1).lower().equals("hundred")
                            || lexemes.get(end + 1).lower().equals("dozen"))) {
                value = Math.max(1, value) * lexemes.get(end + 1).least();
                end++;
                word = true;
            }
            if (lexeme.kind() == Kind.A
                    && i + 1 < lexemes.size()
                    && lexemes.get(i + 1).kind() == Kind.VAGUE) {
                end = i + 1;
                Lexeme vague = lexemes.get(end);
                if (end + 1 < lexemes.size() && lexemes.get(end + 1).kind() == Kind.OF) {
                    end++;
                }
                joined.add(new Lexeme(
                        Kind.VAGUE,
                        lexeme.start(),
                        lexemes.get(end).end(),
                        vague.lower(),
                        vague.least(),
                        vague.most()));
                i = end + 1;
                continue;
            }
            joined.add(
                    end > i
                            ? new Lexeme(
                                    Kind.NUMBER,
                                    lexeme.start(),
                                    lexemes.get(end).end(),
                                    lexeme.lower(),
                                    value,
                                    value)
                            : lexeme);
            i = end + 1;
        }
        return joined;
    }

    private static Map<String, Word> words() {
        Map<String, Word> words = new HashMap<>();
        String[][] weekdays = {
            {"monday", "mon"},
            {"tuesday", "tue", "tues"},
            {"wednesday", "wed"},
            {"thursday", "thu", "thur", "thurs"},
            {"friday", "fri"},
            {"saturday", "sat"},
            {"sunday", "sun"}
        };
        for (int i = 0; i < weekdays.length; i++) {
            for (String name : weekdays[i]) {
                words.put(name, new Word(Kind.WEEKDAY, i + 1));
            }
            words.put(weekdays[i][0] + "s", new Word(Kind.WEEKDAYS, i + 1));
        }
        String[][] months = {
            {"january", "jan"},
            {"february", "feb"},
            {"march", "mar"},
            {"april", "apr"},
            {"may"},
            {"june", "jun"},
            {"july", "jul"},
            {"august", "aug"},
            {"september", "sept", "sep"},
            {"october", "oct"},
            {"november", "nov"},
            {"december", "dec"}
        };
        for (int i = 0; i < months.length; i++) {
            for (String name : months[i]) {
                words.put(name, new Word(Kind.MONTH, i + 1));
            }
        }
        String[] numbers = {
            "one",
            "two",
            "three",
            "four",
            "five",
            "six",
            "seven",
            "eight",
            "nine",
            "ten",
            "eleven",
            "twelve",
            "thirteen",
            "fourteen",
            "fifteen",
            "sixteen",
            "seventeen",
            "eighteen",
            "nineteen",
            "twenty"
        };
        for (int i = 0; i < numbers.length; i++) {
            words.put(numbers[i], new Word(Kind.NUMBER, i + 1));
        }
        String[] tens = {"thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety", "hundred"};
        for (int i = 0; i < tens.length; i++) {
            words.put(tens[i], new Word(Kind.NUMBER, 30 + 10 * i));
        }
        words.put("dozen", new Word(Kind.NUMBER, 12));
        ZONES.forEach(zone -> words.put(zone, new Word(Kind.ZONE)));
        String[] ordinals = {
            "first",
            "second",
            "third",
            "fourth",
            "fifth",
            "sixth",
            "seventh",
            "eighth",
            "ninth",
            "tenth",
            "eleventh",
            "twelfth",
            "thirteenth",
            "fourteenth",
            "fifteenth",
            "sixteenth",
            "seventeenth",
            "eighteenth",
            "nineteenth",
            "twentieth"
        };
        for (int i = 0; i < ordinals.length; i++) {
            words.put(ordinals[i], new Word(Kind.ORDINAL, i + 1));
        }
        for (Unit unit : Unit.values()) {
            String name = unit.name().toLowerCase(Locale.ROOT);
            // "second" is an ordinal and "night" a part of the day, unless there are several.
            if (unit != Unit.SECOND && unit != Unit.NIGHT) {
                words.put(name, new Word(Kind.UNIT, unit.ordinal()));
            }
            words.put(name + "s", new Word(Kind.UNITS, unit.ordinal()));
        }
        Map<String, Part> parts = Map.ofEntries(
                entry("dawn", Part.DAWN),
                entry("daybreak", Part.DAWN),
                entry("sunrise", Part.DAWN),
                entry("daylight", Part.DAWN),
                entry("morning", Part.MORNING),
                entry("noon", Part.NOON),
                entry("midday", Part.NOON),
                entry("afternoon", Part.AFTERNOON),
                entry("evening", Part.EVENING),
                entry("dusk", Part.EVENING),
                entry("sunset", Part.EVENING),
                entry("nightfall", Part.EVENING),
                entry("night", Part.NIGHT),
                entry("midnight", Part.MIDNIGHT));
        parts.forEach((name, part) -> words.put(name, new Word(Kind.PART, part.ordinal())));
        words.put("spring", new Word(Kind.SEASON, Season.SPRING.ordinal()));
        words.put("summer", new Word(Kind.SEASON, Season.SUMMER.ordinal()));
        words.put("autumn", new Word(Kind.SEASON, Season.AUTUMN.ordinal()));
        words.put("fall", new Word(Kind.SEASON, Season.AUTUMN.ordinal()));
        words.put("winter", new Word(Kind.SEASON, Season.WINTER.ordinal()));
        words.put("few", new Word(Kind.VAGUE, 2, 5));
        words.put("several", new Word(Kind.VAGUE, 3, 9));
        words.put("couple", new Word(Kind.VAGUE, 2, 3));
        words.put("many", new Word(Kind.VAGUE, 3, 30));
        Map<Kind, String> plain = Map.ofEntries(
                entry(Kind.ZONE, "gmt utc zulu local"),
                entry(Kind.TODAY, "today"),
                entry(Kind.YESTERDAY, "yesterday"),
                entry(Kind.TOMORROW, "tomorrow"),
                entry(Kind.TONIGHT, "tonight"),
                entry(Kind.OVERNIGHT, "overnight"),
                entry(Kind.A, "a an"),
                entry(Kind.THE, "the"),
                entry(Kind.HALF, "half"),
                entry(Kind.ON, "on"),
                entry(Kind.IN, "in"),
                entry(Kind.AT, "at"),
                entry(Kind.DURING, "during throughout"),
                entry(Kind.OVER, "over"),
                entry(Kind.WITHIN, "within"),
                entry(Kind.FOR, "for"),
                entry(Kind.OF, "of"),
                entry(Kind.SINCE, "since"),
                entry(Kind.UNTIL, "until till"),
                entry(Kind.BY, "by"),
                entry(Kind.FROM, "from"),
                entry(Kind.TO, "to through thru"),
                entry(Kind.BETWEEN, "between"),
                entry(Kind.AND, "and"),
                entry(Kind.OR, "or"),
                entry(Kind.ABOUT, "about around approximately roughly circa some nearly almost"),
                entry(Kind.SHORTLY, "shortly just soon"),
                entry(Kind.BEFORE, "before"),
                entry(Kind.AFTER, "after"),
                entry(Kind.INTO, "into"),
                entry(Kind.AGO, "ago"),
                entry(Kind.EARLIER, "earlier"),
                entry(Kind.LATER, "later"),
                entry(Kind.LAST, "last"),
                entry(Kind.PAST, "past"),
                entry(Kind.PREVIOUS, "previous preceding prior"),
                entry(Kind.FOLLOWING, "following subsequent"),
                entry(Kind.NEXT, "next coming"),
                entry(Kind.THIS, "this"),
                entry(Kind.THAT, "that"),
                entry(Kind.SAME, "same"),
                entry(Kind.EARLY, "early"),
                entry(Kind.MID, "mid"),
                entry(Kind.LATE, "late"),
                entry(Kind.BEGINNING, "beginning start"),
                entry(Kind.MIDDLE, "middle"),
                entry(Kind.END, "end"),
                entry(Kind.EVERY, "every each"),
                entry(Kind.LESS, "less fewer under"),
                entry(Kind.MORE, "more"),
                entry(Kind.THAN, "than"),
                entry(Kind.RECENT, "recent"),
                entry(Kind.OLD, "old"),
                entry(Kind.LONG, "long"),
                entry(Kind.REGULARLY, "regularly daily nightly weekly monthly annually routinely periodically hourly"),
                entry(Kind.WAR, "war conflict invasion uprising insurgency siege offensive intifada fighting crisis"),
                entry(Kind.WILL, "will shall would"));
        plain.forEach((kind, names) -> {
            for (String name : names.split(" ")) {
                words.put(name, new Word(kind));
            }
        });
        return Map.copyOf(words);
    }
}
