package org.attest.actors;

import java.util.List;
import org.attest.reports.Span;

/// The actors that a report names or describes, in order; mentions do not overlap.
public record Actors(List<ActorMention> mentions) {
    public Actors {
        mentions = List.copyOf(mentions);
    }

    public List<ActorMention> within(Span span) {
        return mentions.stream().filter(m -> span.contains(m.span())).toList();
    }
}
