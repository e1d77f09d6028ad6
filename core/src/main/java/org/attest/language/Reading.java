package org.attest.language;

import java.util.List;
import org.attest.reports.Span;

/// What a [Reader] found in a document: labelled spans and links between them, in order of the text.
///
/// @param clauses stretches that hold one predicate each; they do not overlap, and together hold every trigger and cue
public record Reading(
        Document document,
        List<Span> clauses,
        List<Mention> mentions,
        List<Trigger> triggers,
        List<Role> roles,
        List<Attribution> attributions) {
    public Reading {
        clauses = List.copyOf(clauses);
        mentions = List.copyOf(mentions);
        triggers = List.copyOf(triggers);
        roles = List.copyOf(roles);
        attributions = List.copyOf(attributions);
    }
}
