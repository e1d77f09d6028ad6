package org.attest.reports;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Recognises lines that say only where and when a report was written, and datelines at the head of a paragraph:
/// "DAMASCUS, Sept. 14, 2020 (Reuters) - ".
///
/// A line is taken piece by piece (label, place, date, time, agency, separator); it is a date line if nothing is left
/// over. One regular expression for all orders would be unreadable, and slow on lines that almost fit.
final class DateLines {
    /// Longer lines say more than a place and a date.
    private static final int LONGEST = 120;

    /// Capital, then letters; hyphens and apostrophes only between letters, so that "SANA- The" ends at "SANA".
    private static final String NAME = "[\\p{Lu}\\p{Lo}][\\p{L}\\p{M}]*\\.?(?:['’\\-]\\p{L}[\\p{L}\\p{M}]*)*";

    private static final String PLACE =
            NAME + "(?:(?:\\s+|/)(?:(?:of|the|de|du|el|al|and|near)\\s+|(?:al|el|ash|as|an|ar|ad|at|az)-)?" + NAME
                    + "){0,5}";

    private final String date;
    private final Pattern label;
    private final Pattern weekday;
    private final Pattern datePiece;
    private final Pattern time;
    private final Pattern place;
    private final Pattern bracketed;
    private final Pattern separator;
    private final Pattern agency;
    private final Pattern year;

    /// Words in capitals before a colon that are no place: "UPDATE:", "VIDEO:".
    private final Pattern flag;

    DateLines(Words words) {
        String month = words.anyOf("months") + "\\.?";
        String day = "(?:[12]\\d|3[01]|0?[1-9])(?:st|nd|rd|th)?";
        String fullYear = "(?:1[89]|20)\\d{2}";
        String weekdays = words.anyOf("weekdays") + "\\.?";
        // A two-digit year only after a month's name: "4 JAN 90".
        this.date = "(?:(?:" + weekdays + "\\s*[,،]?\\s*)?(?:"
                + day + "[\\s-]+(?:of\\s+)?" + month + "(?:[\\s,-]+(?:" + fullYear + "|'?\\d{2}(?!\\d|[:.]\\d)))?"
                + "|" + month + "\\s+" + day + "(?!\\d)(?:\\s*,?\\s*" + fullYear + ")?"
                + "|" + fullYear + "[-/.]\\d{1,2}[-/.]\\d{1,2}"
                + "|\\d{1,2}[-/.]\\d{1,2}[-/.]" + fullYear
                + "|" + month + ",?\\s+" + fullYear
                + ")(?:(?=T\\d)|(?![\\p{L}\\d])))";
        this.label = piece("(?:" + words.anyOf("date-labels") + ")(?=[\\s:])");
        this.weekday = piece(weekdays + "(?![\\p{L}])");
        this.datePiece = piece(date);
        this.time = piece(
                "T?(?:[01]?\\d|2[0-4])(?:[:.h][0-5]\\d(?:[:.][0-5]\\d)?(?:\\.\\d+)?\\s*(?:[ap]\\.?\\s?m\\.?)?|\\s*[ap]\\.?\\s?m\\.?(?!\\p{L})|[0-5]\\d(?=\\s*(?:GMT|UTC|hrs|hours|Z\\b)))"
                        + "(?:\\s*\\(?(?:" + words.anyOf("zones")
                        + "(?!\\p{L})|[+-]\\d{2}:?\\d{2})(?:\\s*[+-]\\d{1,2}(?::?\\d{2})?)?\\)?)?");
        this.place = Pattern.compile(PLACE);
        this.bracketed = Pattern.compile("[(\\[/]([^()\\[\\]/]{1,60})[)\\]/]\\.?");
        this.separator = Pattern.compile("[\\s,،|·•.:;@–—_-]+|/|(?:at|on|in|في)(?=\\s)");
        this.agency = piece(words.anyOf("agencies"));
        this.flag = piece("(?:" + words.anyOf("updated") + "|" + words.anyOf("corrected") + "|"
                + words.anyOf("see-labels") + "|" + words.anyOf("related-labels") + "|" + words.anyOf("picture-labels")
                + "|" + words.anyOf("note-starts") + ")");
        this.year = Pattern.compile("(?<!\\d)" + fullYear + "(?!\\d)");
    }

    private static Pattern piece(String expression) {
        return Pattern.compile(expression, Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
    }

    /// A regular expression for a date with day and month, or month and year.
    String date() {
        return date;
    }

    /// Whether the whole line says only when, or where and when; or, in capitals with a country, only where:
    /// "BEIRUT, Lebanon".
    boolean isDateLine(String line) {
        boolean mayFit = line.indexOf(',') > 0 || line.chars().anyMatch(Character::isDigit);
        if (line.length() > LONGEST || !mayFit) {
            return false;
        }
        Pieces pieces = take(line, line.length());
        if (pieces.end < line.length()
                || line.endsWith(":")
                || pieces.placeParts > 3
                || pieces.dates > 1 + pieces.labels) {
            return false;
        }
        boolean when = pieces.dates > 0
                || (pieces.weekdays > 0 && pieces.times > 0)
                || (pieces.labels > 0 && pieces.times > 0);
        return when
                ? pieces.longestPlace <= 3
                : pieces.capitals && pieces.placeParts == 2 && pieces.longestPlace <= 2 && line.indexOf(',') > 0;
    }

    /// Whether the whole words say only when.
    boolean isDate(String words) {
        return words.length() <= LONGEST && isDateLine(words) && take(words, words.length()).placeParts == 0;
    }

    /// Whether a line is the name of one agency, which is a credit.
    boolean isAgency(String line) {
        return line.length() <= LONGEST && agency.matcher(bare(line)).matches();
    }

    private static String bare(String line) {
        boolean bracketed = line.length() > 2 && "([".indexOf(line.charAt(0)) >= 0;
        return bracketed ? line.substring(1, line.length() - 1) : line;
    }

    /// The end of the dateline with which a paragraph begins, separator included, or 0 if it has none.
    ///
    /// What stands before the dash must be pieces of a dateline, one of them beyond doubt: an agency or time in
    /// brackets, a date, or a place in capitals. "Hezbollah – the group – said" has none of these.
    int prefixEnd(String paragraph) {
        int limit = Math.min(paragraph.length(), LONGEST);
        Pieces pieces = new Pieces();
        int at = 0;
        while (at < limit) {
            int mark = nextMark(paragraph, at, limit);
            if (mark < 0) {
                return 0;
            }
            pieces = take(paragraph, mark);
            int end = markEnd(paragraph, mark);
            if (pieces.end == mark && isDateline(pieces, paragraph, mark, end)) {
                return end;
            }
            at = end;
        }
        return 0;
    }

    /// Where the next dash, colon or "/TASS/." stands that may close a dateline.
    private static int nextMark(String text, int from, int limit) {
        for (int i = from; i < limit; i++) {
            char c = text.charAt(i);
            boolean spaced = i + 1 < text.length() && Character.isWhitespace(text.charAt(i + 1));
            if (c == '—' || c == '–' || c == '―') {
                return i;
            }
            if ((c == '-' || c == '_') && (spaced || i + 1 < text.length() && text.charAt(i + 1) == '-')) {
                return i;
            }
            if (c == ':' && spaced) {
                return i;
            }
            if (c == '.' && spaced && i > 1 && (text.charAt(i - 1) == '/' || text.charAt(i - 1) == ')')) {
                return i;
            }
        }
        return -1;
    }

    private static int markEnd(String text, int mark) {
        int end = mark + 1;
        while (end < text.length() && text.charAt(end) == '-') {
            end++;
        }
        return end;
    }

    private boolean isDateline(Pieces pieces, String text, int mark, int end) {
        int next = end;
        while (next < text.length() && Character.isWhitespace(text.charAt(next))) {
            next++;
        }
        if (next == text.length()
                || mark == 0
                || pieces.placeParts > 4
                || flag.matcher(text.substring(0, mark).strip()).matches()) {
            return false;
        }
        char c = text.charAt(next);
        boolean begins = !Character.isLowerCase(c);
        boolean hasPlace = pieces.placeParts > 0;
        // "September 11 – jets hit ..." is an entry of a chronology, not a dateline, unless it gives the year.
        boolean dated = pieces.dates > 0
                && (hasPlace
                        || pieces.brackets > 0
                        || year.matcher(text.substring(0, mark)).find());
        if (text.charAt(mark) == ':') {
            return begins
                    && pieces.labels == 0
                    && (dated
                            || (pieces.capitals
                                    && pieces.placeParts == 1
                                    && pieces.brackets == 0
                                    && pieces.longestPlace <= 2));
        }
        if (text.charAt(mark) == '.') {
            return begins && hasPlace && pieces.brackets > 0;
        }
        boolean credited = pieces.brackets > 0 && (pieces.capitals || pieces.sureBrackets > 0);
        return begins
                && (dated || credited || isPlaceInBrackets(text.substring(0, mark)) || (hasPlace && pieces.capitals));
    }

    /// What was found from the start of a line to `end`, where something else begins.
    private static final class Pieces {
        int end;
        int labels;
        int dates;
        int weekdays;
        int times;
        int brackets;
        /// Of these, those that hold an agency, a date or a time.
        int sureBrackets;
        int placeParts;
        int longestPlace;
        /// Whether some place is written in capitals, as datelines are.
        boolean capitals;
    }

    private Pieces take(String text, int limit) {
        Pieces pieces = new Pieces();
        int at = 0;
        while (at < limit) {
            int from = at;
            if ((at = after(label, text, from, limit)) > from) {
                pieces.labels++;
            } else if ((at = after(datePiece, text, from, limit)) > from) {
                pieces.dates++;
            } else if ((at = after(time, text, from, limit)) > from) {
                pieces.times++;
            } else if ((at = after(weekday, text, from, limit)) > from) {
                pieces.weekdays++;
            } else if ((at = after(bracketed, text, from, limit)) > from) {
                pieces.brackets++;
                pieces.sureBrackets += isSure(text.substring(from + 1, at).replaceAll("[)\\]/.\\s]+$", "")) ? 1 : 0;
            } else if ((at = afterPlace(text, from, limit)) > from) {
                String name = text.substring(from, at);
                pieces.placeParts++;
                pieces.longestPlace = Math.max(pieces.longestPlace, name.split("\\s+").length);
                pieces.capitals |= isCapitals(name, 3);
            } else if ((at = after(separator, text, from, limit)) == from) {
                break;
            }
        }
        pieces.end = at;
        return pieces;
    }

    /// No small letter, and enough capitals: "AP" may be an agency, but "UN" before a dash is no place. Scripts
    /// without capitals never are.
    private static boolean isCapitals(String name, int least) {
        return name.chars().filter(Character::isUpperCase).count() >= least
                && name.chars().noneMatch(Character::isLowerCase);
    }

    /// A place name ends where a date begins: "Beirut September 3".
    private int afterPlace(String text, int from, int limit) {
        int end = after(place, text, from, limit);
        for (int i = from + 1; i < end; i++) {
            if (Character.isWhitespace(text.charAt(i - 1))
                    && (after(datePiece, text, i, limit) > i || after(weekday, text, i, limit) > i)) {
                return i;
            }
        }
        return end;
    }

    private boolean isSure(String inBrackets) {
        Pieces inner = take(inBrackets, inBrackets.length());
        return inner.dates > 0 || inner.times > 0 || agency.matcher(inBrackets).matches() || isCapitals(inBrackets, 2);
    }

    /// "(Beirut) – ", as human-rights groups write it.
    private boolean isPlaceInBrackets(String prefix) {
        String inner = bare(prefix.strip());
        Pieces pieces = take(inner, inner.length());
        return prefix.startsWith("(")
                && pieces.end == inner.length()
                && pieces.placeParts > 0
                && pieces.longestPlace <= 3;
    }

    private static int after(Pattern pattern, String text, int from, int limit) {
        Matcher matcher = pattern.matcher(text).region(from, limit).useTransparentBounds(true);
        return matcher.lookingAt() ? matcher.end() : from;
    }
}
