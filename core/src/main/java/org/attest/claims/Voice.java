package org.attest.claims;

import java.util.Optional;
import org.attest.reports.Span;

/// Who states a claim, and how: what a claim has beside what it says.
///
/// @param source the holder's words
/// @param cue the words that make the stance
/// @param content what is said
record Voice(
        Optional<Span> source,
        Optional<Span> cue,
        Optional<Span> content,
        Holder holder,
        Stance stance,
        Status status,
        boolean distance,
        Evidence evidence) {

    /// The article's own.
    static Voice author(Span content, Status status) {
        return new Voice(
                Optional.empty(),
                Optional.empty(),
                Optional.of(content),
                Holder.author(),
                Stance.ASSERTS,
                status,
                false,
                Evidence.NONE);
    }

    static Voice of(Claim claim) {
        return new Voice(
                claim.holderSpan(),
                claim.cue(),
                claim.content(),
                claim.holder(),
                claim.stance(),
                claim.status(),
                claim.distance(),
                claim.evidence());
    }

    Voice withStatus(Status other) {
        return new Voice(source, cue, content, holder, stance, other, distance, evidence);
    }

    /// Whether something is said: neither silence nor a refusal to speak.
    boolean speaks() {
        return stance != Stance.SILENT && stance != Stance.NO_COMMENT;
    }
}
