package org.attest.claims;

import org.attest.reports.Span;

/// One number of people of one fate. Never added to another.
///
/// @param who in the report's words ("Iran-backed fighters")
/// @param number what is said of their number; 0 only where a holder says that there were none
public record CasualtyCell(Kind kind, Class side, String who, Quantity number, Span span) {
    public enum Kind {
        KILLED,
        INJURED,
        MISSING
    }

    public enum Class {
        COMBATANT,
        CIVILIAN,
        UNKNOWN
    }
}
