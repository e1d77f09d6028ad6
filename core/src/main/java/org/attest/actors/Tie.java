package org.attest.actors;

import org.attest.reports.Span;

/// How a report ties one actor to another, in its own voice and in passing: "the Iran-backed Houthis", "the armed wing
/// of Hamas". It says who stands with whom, never who did what.
///
/// @param actor neutral name of the one of whom it is said
/// @param other neutral name of the other; a leader's as the report writes it
/// @param from all the words that say so, from one name to the other
public record Tie(Kind kind, String actor, String other, Span from) {
    public Tie {
        if (actor.isBlank() || other.isBlank() || actor.equals(other)) {
            throw new IllegalArgumentException(
                    "a tie must join two actors; got \"" + actor + "\" " + kind + " \"" + other + "\"");
        }
    }

    public enum Kind {
        /// Gives it arms, money, men or political cover.
        BACKS,
        /// Is a wing, unit, branch or member of it.
        PART_OF,
        LED_BY
    }

    /// `Iran BACKS Houthis`
    public String brief() {
        return actor + " " + kind + " " + other;
    }
}
