package org.attest.language;

/// A verb with its auxiliaries, as token indices of its sentence: `[from, to)`, the full verb at `head`.
///
/// @param passive whether what stands before it undergoes the act
/// @param modal whether it says what may, would or shall be rather than what was
record VerbGroup(
        int from, int head, int to, Form form, boolean negated, boolean passive, boolean modal, boolean perfect) {
    enum Form {
        FINITE,
        /// "..., destroying a depot"
        ING,
        /// "to weaken", "to have hit"
        INFINITIVE,
        /// "missiles intercepted over the city": a participle that describes the noun before it
        REDUCED
    }
}
