package org.attest.actors;

import java.util.Set;

/// What a phrase of the tables stands for.
sealed interface Entry {
    record StateName(State state) implements Entry {}

    /// "Syrian", and "Syrians" where `people` is set.
    record Adjective(State state, boolean people) implements Entry {}

    record Capital(State state) implements Entry {}

    /// The name of one whose "regime", "government" or "forces" are the state's.
    record Leader(State state) implements Entry {}

    /// @param outlet agency, broadcaster, newspaper, site; empty for what is no outlet
    /// @param onlyWith codes of states of which a report must name one; empty for any report
    record Body(Who who, String home, String outlet, Set<String> onlyWith) implements Entry {}

    /// @param head of the neutral name: "military" for "warplanes"
    /// @param owned whether it is the state's own rather than at home in its country
    /// @param bare whether it may stand without a state
    /// @param strict whether it needs an adjective or possessive, since it may be a verb
    record Institution(Who.Kind kind, String head, boolean owned, boolean bare, boolean strict) implements Entry {}

    record Generic(Who who) implements Entry {}
}
