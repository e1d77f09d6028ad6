package org.attest.time;

import java.time.LocalDate;

/// A word of a sentence with the part it can play in a time expression.
///
/// @param start and @param end UTF-16 offsets in the report's text
/// @param least and @param most what it counts to, both the same unless the word is vague ("a few"). A weekday counts
/// from
///     Monday = 1; a unit, part of day or season by its ordinal; a written-out date in epoch days, `most` being its
///     other
///     reading ("03/04/2020"); a time of day in minutes
record Lexeme(Kind kind, int start, int end, String lower, int least, int most) {
    LocalDate date() {
        return LocalDate.ofEpochDay(least);
    }

    boolean isWord() {
        return Character.isLetterOrDigit(lower.charAt(0));
    }

    /// What a pattern of [Grammar] can name. Each word of the language that matters has its own name.
    enum Kind {
        OTHER,
        /// A full stop, quotation mark, dash between spaces: nothing reaches across.
        BREAK,
        WEEKDAY,
        WEEKDAYS,
        MONTH,
        /// 1 to 31 in digits, or with an ordinal ending ("11th").
        DAY,
        ORDINAL,
        NUMBER,
        YEAR,
        DATE,
        /// Written like a date, and none: 2020-02-30.
        IMPOSSIBLE,
        CLOCK,
        AMPM,
        ZONE,
        UNIT,
        UNITS,
        PART,
        SEASON,
        DECADE,
        TODAY,
        YESTERDAY,
        TOMORROW,
        TONIGHT,
        OVERNIGHT,
        A,
        THE,
        VAGUE,
        HALF,
        ON,
        IN,
        AT,
        DURING,
        OVER,
        WITHIN,
        FOR,
        OF,
        SINCE,
        UNTIL,
        BY,
        FROM,
        TO,
        BETWEEN,
        AND,
        OR,
        ABOUT,
        NEARLY,
        SHORTLY,
        BEFORE,
        AFTER,
        INTO,
        AGO,
        EARLIER,
        LATER,
        LAST,
        PAST,
        PREVIOUS,
        FOLLOWING,
        NEXT,
        THIS,
        THAT,
        SAME,
        EARLY,
        MID,
        LATE,
        BEGINNING,
        MIDDLE,
        END,
        EVERY,
        LESS,
        MORE,
        LEAST,
        MOST,
        UP,
        NO,
        THAN,
        RECENT,
        RECENTLY,
        NOW,
        CURRENT,
        FUTURE,
        LATEST,
        FISCAL,
        PERIOD,
        /// A holiday or a month of fasting; counts to its row in [Feasts].
        FEAST,
        OLD,
        LONG,
        REGULARLY,
        WAR,
        POSSESSIVE,
        COMMA,
        DASH,
        OPEN,
        CLOSE,
        WILL;

        /// The letter that stands for this kind in a sentence written as a string for [Grammar].
        char letter() {
            return (char) (0x4E00 + ordinal());
        }
    }
}
