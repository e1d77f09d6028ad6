package org.attest.time;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.MonthDay;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.attest.time.When.Precision;

/// What words say about time, before anything is known of the report that holds them.
sealed interface Meaning {
    /// A place on the calendar, once the day of publication is known or even without it.
    sealed interface Dated extends Meaning permits Named, Counted {
        /// The stretches of days that it can be in a report of `publication`; one, unless the words leave a
        /// choice.
        List<Days> in(LocalDate publication, Tense tense);

        /// Whether `in` gives the same for every publication.
        default boolean fixed() {
            return false;
        }

        /// Month and day, where only the year is missing.
        default Optional<MonthDays> yearless() {
            return Optional.empty();
        }

        Precision precision();

        /// The convention that turns the words into days.
        String rule();
    }

    record MonthDays(MonthDay start, MonthDay end) {}

    /// Days counted from another event of the text: "two days later".
    ///
    /// @param amount what is counted; empty for "the same day"
    record FromEvent(int least, int most, Side side, Optional<Amount> amount) implements Meaning {
        /// How the words lead from that event to this one.
        enum Side {
            /// "a week later", "three days earlier": the words are the time.
            LATER,
            EARLIER,
            /// "two days after the raid": the words lead on to the event.
            AFTER,
            BEFORE,
            /// "within hours".
            WITHIN,
            /// "the next day", "the week before".
            NEXT,
            PREVIOUS,
            SAME
        }
    }

    /// So many of a unit: "three hours", "2 1/2 years", "several weeks".
    ///
    /// @param half and half a unit more
    record Amount(Unit unit, int least, int most, boolean half) {
        static Amount one(Unit unit) {
            return new Amount(unit, 1, 1, false);
        }

        static Amount several(Unit unit) {
            int[] several = unit.several();
            return new Amount(unit, several[0], several[1], false);
        }

        boolean vague() {
            return least != most;
        }
    }

    /// How long: "for three hours", "114-month".
    record Length(Amount amount) implements Meaning {}

    /// How often: "every week", "on Fridays"; neither, where the words don't say ("regularly").
    record Repeated(Optional<Amount> every, Optional<DayOfWeek> weekday) implements Meaning {}

    /// Before, at or after the time of writing, and no more: "recently", "now", "in the future".
    record Vague(TimeExpression.Reference reference) implements Meaning {}

    /// A day that no calendar has: "31 April".
    record Impossible() implements Meaning {}

    /// A time of day whose day other words give.
    record OfDay() implements Meaning {}

    enum Part {
        WHOLE,
        EARLY,
        MIDDLE,
        LATE;

        String words() {
            return this == WHOLE ? "" : name().toLowerCase(Locale.ROOT) + " ";
        }
    }

    enum Turn {
        NONE,
        LAST,
        THIS,
        NEXT
    }

    /// A year that is not written, or one that is.
    record Year(boolean written, int value) {
        static final Year MISSING = new Year(false, 0);

        static Year of(int value) {
            return new Year(true, value);
        }
    }
}
