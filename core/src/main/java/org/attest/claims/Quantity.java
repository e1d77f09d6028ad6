package org.attest.claims;

import java.util.Optional;
import org.attest.reports.Span;

/// A number or quantifier as the text gives it.
///
/// @param text the words ("at least 16", "most of the")
/// @param min the least whole number that the words allow; empty for quantifiers
/// @param max the greatest; empty for quantifiers and open numbers ("at least 16")
public record Quantity(String text, Kind kind, Optional<Integer> min, Optional<Integer> max, Optional<Span> span) {
    public enum Kind {
        NUMBER,
        ALL,
        MOST,
        SOME,
        /// "missiles had been shot down": how many of them is not said.
        NOT_STATED
    }
}
