package org.attest.places;

import java.util.List;
import org.attest.reports.Notice;
import org.attest.reports.Span;

/// The place names of one report, in order; they do not overlap.
public record Places(List<PlaceMention> mentions, List<Notice> notices) {
    public Places {
        mentions = List.copyOf(mentions);
        notices = List.copyOf(notices);
    }

    public List<PlaceMention> within(Span span) {
        return mentions.stream().filter(m -> span.contains(m.span())).toList();
    }
}
