package org.attest.language;

import org.attest.reports.Span;

/// What part a phrase plays in the act that a trigger names.
///
/// @param trigger index into [Reading#triggers()]
public record Role(int trigger, Kind kind, Span span) {
    public enum Kind {
        ATTACKER,
        TARGET,
        WEAPON,
        /// A thing destroyed, damaged or spared.
        OBJECT,
        /// Those killed, injured or missing, with their number if it is given.
        VICTIM
    }
}
