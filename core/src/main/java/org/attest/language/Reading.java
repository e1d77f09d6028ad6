package org.attest.language;

import java.util.List;
import java.util.Optional;
import org.attest.reports.Span;

/// What a [Reader] found in a document: labelled spans and links between them, in order of the text.
///
/// @param clauses stretches that hold one predicate each; they do not overlap, and together hold every trigger and cue
/// @param opinion what a trained reader makes of the same text; empty where rules read alone
public record Reading(
        Document document,
        List<Span> clauses,
        List<Mention> mentions,
        List<Trigger> triggers,
        List<Role> roles,
        List<Attribution> attributions,
        Optional<Opinion> opinion) {
    public Reading {
        clauses = List.copyOf(clauses);
        mentions = List.copyOf(mentions);
        triggers = List.copyOf(triggers);
        roles = List.copyOf(roles);
        attributions = List.copyOf(attributions);
    }

    /// A reading by rules alone.
    public Reading(
            Document document,
            List<Span> clauses,
            List<Mention> mentions,
            List<Trigger> triggers,
            List<Role> roles,
            List<Attribution> attributions) {
        this(document, clauses, mentions, triggers, roles, attributions, Optional.empty());
    }
}
