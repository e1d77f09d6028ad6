package org.attest.verification;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.attest.claims.About;
import org.attest.claims.Claim;
import org.attest.claims.Holder;

/// Whether one claim passes another on: both give one holder's words, or one holder is the outlet of the other's
/// report.
final class Citations {
    /// Names are those of one body.
    private static final double ONE_VOICE = 1;

    /// The chain has a link between: an agency, a channel, another outlet.
    private static final double PASSED_ON = 0.9;

    /// Whoever speaks of the same defence, in other words for himself.
    private static final double SAME_DEFENCE = 0.6;

    private final Dossier dossier;
    private final Wording wording;

    Citations(Dossier dossier, Wording wording) {
        this.dossier = dossier;
        this.wording = wording;
    }

    /// @param strength 0 to 1, how sure it is that one rests on the other
    /// @param how in words
    record Chain(double strength, String how) {}

    /// How `later` may rest on `earlier`, a claim of another report; which of the two is older is not asked.
    Optional<Chain> find(Claim later, Claim earlier) {
        if (later.report().equals(earlier.report())) {
            return Optional.empty();
        }
        return sameVoice(later, earlier).or(() -> passedOn(later, earlier)).or(() -> sameDefence(later, earlier));
    }

    private Optional<Chain> sameVoice(Claim later, Claim earlier) {
        boolean same = isSomebody(later)
                && isSomebody(earlier)
                && wording.isOneVoice(later.holder().name(), earlier.holder().name());
        return same
                ? Optional.of(new Chain(
                        ONE_VOICE, "both give the words of " + earlier.holder().name()))
                : Optional.empty();
    }

    /// Named, or not named and yet of a body that is: "a Syrian military source".
    private boolean isSomebody(Claim claim) {
        return Dossier.isHeld(claim)
                || claim.holder().kind() == Holder.Kind.UNNAMED
                        && wording.isIdentifying(claim.holder().name());
    }

    private Optional<Chain> passedOn(Claim later, Claim earlier) {
        List<String> cited = voices(later);
        Optional<String> shared = cited.stream()
                .filter(name -> voices(earlier).stream().anyMatch(other -> wording.isOneVoice(name, other)))
                .findFirst();
        if (shared.isPresent()) {
            return Optional.of(new Chain(PASSED_ON, "both have it by way of " + shared.get()));
        }
        return cited.stream()
                .filter(name -> dossier.publishers(earlier.report()).stream()
                        .anyMatch(outlet -> wording.isOneVoice(name, outlet)))
                .findFirst()
                .map(name -> new Chain(PASSED_ON, "one cites " + name + ", whose report the other is"));
    }

    /// Who holds it and through whom it came.
    private static List<String> voices(Claim claim) {
        Stream<String> holder = Dossier.isHeld(claim) ? Stream.of(claim.holder().name()) : Stream.empty();
        return Stream.concat(holder, claim.holder().via().stream()).toList();
    }

    /// Only those who defend count what they bring down: a commander and his army speak for one defence.
    private static Optional<Chain> sameDefence(Claim later, Claim earlier) {
        boolean defence = earlier.about() == About.INTERCEPTION
                && (later.about() == About.INTERCEPTION || later.about() == About.OTHER)
                && speaksForASide(later)
                && speaksForASide(earlier);
        return defence
                ? Optional.of(new Chain(
                        SAME_DEFENCE,
                        later.holder().name() + " and " + earlier.holder().name() + " speak of one defence"))
                : Optional.empty();
    }

    private static boolean speaksForASide(Claim claim) {
        return claim.holder().kind() == Holder.Kind.ACTOR || claim.holder().kind() == Holder.Kind.UNNAMED;
    }
}
