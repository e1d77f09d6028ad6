package org.attest.language;

import java.util.Map;
import org.attest.reports.Span;

/// Words that a trained reader takes for naming an act of force or its harm.
///
/// @param kind probability of each kind of incident that they may tell of, such as `airstrike`, 0 to 1
public record Act(Span span, Map<String, Double> kind) {
    public Act {
        kind = Map.copyOf(kind);
    }
}
