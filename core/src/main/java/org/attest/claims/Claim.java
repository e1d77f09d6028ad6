package org.attest.claims;

import java.util.List;
import java.util.Optional;
import org.attest.places.Where;
import org.attest.reports.Span;
import org.attest.time.When;

/// One holder, one stance, one proposition, one subject. It holds no incident: a link says which one it belongs to.
///
/// @param id hash of (report, span, stance, about, proposition), see `ClaimId`
/// @param quote the smallest clause that holds holder, cue and content
/// @param holderSpan the holder's words; empty for the author's own voice and where nobody is named
/// @param cue the words that make the stance; empty for the author's own voice
/// @param content what is said
/// @param distance whether the wording keeps its distance from the holder ("claimed", "as usual")
/// @param quantity how much of what the proposition speaks of ("most of the missiles")
/// @param when the times that the clause itself gives, usually none or one
/// @param where the sites that the clause itself gives
/// @param objects things said to be destroyed, damaged or spared
/// @param casualties one cell for each number or quantifier of killed, injured or missing
public record Claim(
        String id,
        String report,
        Span quote,
        Optional<Span> holderSpan,
        Optional<Span> cue,
        Optional<Span> content,
        Holder holder,
        Stance stance,
        Status status,
        boolean distance,
        About about,
        Proposition proposition,
        Evidence evidence,
        Optional<Quantity> quantity,
        List<When> when,
        List<Where> where,
        List<DamagedObject> objects,
        List<CasualtyCell> casualties) {
    public Claim {
        when = List.copyOf(when);
        where = List.copyOf(where);
        objects = List.copyOf(objects);
        casualties = List.copyOf(casualties);
    }

    static Claim of(Span quote, Voice voice, Content content) {
        return new Claim(
                ClaimId.of(quote, voice.stance(), content.about(), content.proposition()),
                quote.report(),
                quote,
                voice.source(),
                voice.cue(),
                voice.content(),
                voice.holder(),
                voice.stance(),
                voice.status(),
                voice.distance(),
                content.about(),
                content.proposition(),
                voice.evidence(),
                content.quantity(),
                content.when(),
                content.where(),
                content.objects(),
                content.casualties());
    }

    /// The same claim with another status; its id stays, since being unconfirmed is no part of what is claimed.
    Claim withStatus(Status other) {
        return of(quote, Voice.of(this).withStatus(other), Content.of(this));
    }

    /// What this claim implies: that the incident happened, in the same words, by the same holder.
    ///
    /// @param happened what happened, at which `times`
    public Claim occurrence(Proposition happened, List<When> times) {
        return of(
                quote,
                Voice.of(this),
                new Content(About.OCCURRENCE, happened, Optional.empty(), times, where, List.of(), List.of()));
    }

    /// `AFFIRMS interception · Syrian military: shoot down`
    public String brief() {
        return stance + " " + about.word() + " · " + holder.name() + ": "
                + (proposition.polarity() == Polarity.NEGATIVE ? "not " : "") + proposition.predicate();
    }
}
