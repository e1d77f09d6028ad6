package org.attest.actors;

import java.util.Optional;
import org.attest.reports.Span;

/// @param span the name or description, without article and without what follows it ("regime's military")
/// @param from where the report says who is meant, if the words alone don't: the full name for "the Observatory", the
///     introduction of an acronym, "the Assad regime" for "the regime"
public record ActorMention(Span span, Who who, Optional<Span> from) {
    public ActorMention(Span span, Who who) {
        this(span, who, Optional.empty());
    }
}
