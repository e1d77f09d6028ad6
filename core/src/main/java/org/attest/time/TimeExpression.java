package org.attest.time;

import java.util.Optional;
import org.attest.reports.Span;

/// One time expression of a report and what it means there.
///
/// @param kind as in TimeML: DATE and TIME lie on the calendar, DURATION and SET ("regularly", "every week") do not
/// @param when the resolved time; [When.Unknown] for sets, what cannot be anchored, and durations but those that reach
/// up to
///     publication ("over the last three months")
/// @param offset for an expression that counts from another event ("two days later", "the previous day", "hours
/// after"):
///     whole days from that event, negative = before; the caller that knows the event adds it
/// @param span the words
public record TimeExpression(Span span, String text, Kind kind, When when, Optional<DaysFrom> offset) {
    public enum Kind {
        DATE,
        TIME,
        DURATION,
        SET,
        /// Before, at or after the time of writing, and no more: "recently", "now".
        REFERENCE
    }

    /// What a [Kind#REFERENCE] refers to.
    public enum Reference {
        PAST,
        PRESENT,
        FUTURE
    }

    /// @param least and @param most days from the event it counts from
    public record DaysFrom(int least, int most) {
        public DaysFrom {
            if (most < least) {
                throw new IllegalArgumentException(
                        "an offset must satisfy least <= most; got " + least + " and " + most);
            }
        }

        String brief() {
            return least == most ? signed(least) : signed(least) + ".." + signed(most);
        }

        private static String signed(int days) {
            return (days > 0 ? "+" : "") + days;
        }
    }

    /// For logs and expected values: `late on Wednesday = 2020-09-02 (Late)`, `two days later = event +2`,
    /// `regularly = set`.
    public String brief() {
        String kinds = switch (kind) {
            case DATE, TIME -> "";
            case DURATION -> "duration";
            case SET -> "set";
            case REFERENCE -> "reference";
        };
        String value = offset.map(days -> "event " + days.brief()).orElseGet(() -> when.brief());
        boolean unplaced = when instanceof When.Unknown && offset.isEmpty();
        return text + " = " + (kinds.isEmpty() ? value : unplaced ? kinds : kinds + " " + value);
    }
}
