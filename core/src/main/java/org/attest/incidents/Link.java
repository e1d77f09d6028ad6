package org.attest.incidents;

import java.util.List;

/// Why a claim belongs to an account.
///
/// @param stated whether the claim's own clause names the place or time; otherwise it follows from the run of the text
/// @param score 0 to 1, comparable within a run only
/// @param alternatives ids of other accounts of the report that it could belong to
public record Link(String claim, boolean stated, double score, List<String> reasons, List<String> alternatives) {
    /// The reason of an occurrence claim that no sentence states: it follows from the first effect told of.
    public static final String IMPLIED = "an effect implies the act";

    public Link {
        reasons = List.copyOf(reasons);
        alternatives = List.copyOf(alternatives);
    }

    public boolean isImplied() {
        return reasons.contains(IMPLIED);
    }
}
