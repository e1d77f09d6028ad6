package org.attest.verification;

import java.util.List;

/// A question about claims that look wrong together. Never a verdict.
///
/// @param confidence 0 to 1
public record Audit(Kind kind, List<String> claims, List<String> incidents, double confidence, String why) {
    public enum Kind {
        WRONG_INCIDENT,
        DROPPED_QUANTIFIER,
        DROPPED_HEDGE,
        SINGLE_ORIGIN
    }

    public Audit {
        claims = List.copyOf(claims);
        incidents = List.copyOf(incidents);
    }
}
