package org.attest.language;

import java.util.List;
import java.util.Optional;
import org.attest.reports.Span;

/// What a [Reader] found in a document: labelled spans and links between them, in order of the text.
///
/// @param clauses stretches that hold one predicate each; they do not overlap, and together hold every trigger and cue
/// @param statements what is claimed, where the reader says so itself; empty where that is left to rules
public record Reading(
        Document document,
        List<Span> clauses,
        List<Mention> mentions,
        List<Trigger> triggers,
        List<Role> roles,
        List<Attribution> attributions,
        Optional<List<Statement>> statements) {
    public Reading {
        clauses = List.copyOf(clauses);
        mentions = List.copyOf(mentions);
        triggers = List.copyOf(triggers);
        roles = List.copyOf(roles);
        attributions = List.copyOf(attributions);
        statements = statements.map(List::copyOf);
    }

    /// A reading that leaves to rules what is claimed.
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
