package org.attest.claims;

/// How a holder stands to what is said. Being unconfirmed is not a stance: see [Status].
public enum Stance {
    /// The article's own voice.
    ASSERTS,
    /// Neutrally attributed.
    AFFIRMS,
    /// The wording keeps its distance, or accuses.
    CLAIMS,
    /// The holder is evidence, or shows it.
    CONFIRMS,
    /// Says that it is false.
    DENIES,
    /// Declined, or gave no answer, about this incident.
    NO_COMMENT,
    /// Is said not to mention it. Not a denial.
    SILENT
}
