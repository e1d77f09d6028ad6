package org.attest.actors;

import java.util.List;
import org.attest.reports.Span;

/// The actors that a report names or describes, in order; mentions do not overlap.
///
/// @param ties what the report says of how they stand to one another
public record Actors(List<ActorMention> mentions, List<Tie> ties) {
    public Actors {
        mentions = List.copyOf(mentions);
        ties = List.copyOf(ties);
    }

    public List<ActorMention> within(Span span) {
        return mentions.stream().filter(m -> span.contains(m.span())).toList();
    }
}
