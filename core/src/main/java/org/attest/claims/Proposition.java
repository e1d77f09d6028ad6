package org.attest.claims;

import java.util.List;
import org.attest.reports.Span;

/// What is said to be so, in neutral words of our own for the predicate and the report's words for the rest.
///
/// @param predicate a verb in its dictionary form: `strike`, `destroy`, `shoot down`, `kill`
public record Proposition(String predicate, List<Argument> args, Polarity polarity) {
    public Proposition {
        args = List.copyOf(args);
    }

    /// @param role `attacker`, `target`, `weapon`, `object`, `victim`
    public record Argument(String role, String words, Span span) {}
}
