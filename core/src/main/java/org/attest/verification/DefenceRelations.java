package org.attest.verification;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.attest.claims.Claim;
import org.attest.claims.DamagedObject;
import org.attest.claims.Quantity;

/// What is said to have been brought down, against what is said to have been hit, and against what others say was
/// brought down.
final class DefenceRelations {
    private final Dossier dossier;
    private final Wording wording;

    DefenceRelations(Dossier dossier, Wording wording) {
        this.dossier = dossier;
        this.wording = wording;
    }

    /// @param interceptions and @param damages firmest first
    List<Relation> find(List<Claim> interceptions, List<Claim> damages) {
        List<Relation> relations = new ArrayList<>();
        Optional<Claim> destroyed = damages.stream()
                .filter(Dossier::saysDamage)
                .filter(claim ->
                        claim.objects().stream().anyMatch(object -> object.state() == DamagedObject.State.DESTROYED))
                .findFirst();
        Optional<Claim> hit =
                destroyed.or(() -> damages.stream().filter(Dossier::saysDamage).findFirst());
        Set<String> said = new HashSet<>();
        for (Claim claim : interceptions) {
            Share share = share(claim);
            if (said.add(claim.holder().name() + share)) {
                hit.filter(damage -> !Dossier.sameHolder(damage, claim))
                        .flatMap(damage -> between(claim, share, damage))
                        .ifPresent(relations::add);
            }
        }
        relations.addAll(shares(interceptions));
        return relations;
    }

    /// How much was brought down.
    private enum Share {
        NONE,
        PART,
        NOT_STATED,
        MOST,
        ALL,
        /// Fired at, engaged, or a number of them: says nothing of the rest.
        UNSAID
    }

    private Share share(Claim claim) {
        if (!Dossier.isPositive(claim)) {
            return Share.NONE;
        }
        Quantity.Kind kind = claim.quantity().map(Quantity::kind).orElse(Quantity.Kind.SOME);
        return switch (kind) {
            case ALL -> Share.ALL;
            case MOST -> Share.MOST;
            case SOME -> Share.PART;
            case NUMBER ->
                claim.quantity().flatMap(Quantity::max).filter(max -> max == 0).isPresent() ? Share.NONE : Share.UNSAID;
            case NOT_STATED ->
                wording.saysEffect(
                                dossier.quote(claim) + " " + claim.proposition().predicate())
                        ? Share.NOT_STATED
                        : Share.UNSAID;
        };
    }

    private Optional<Relation> between(Claim claim, Share share, Claim damage) {
        String hit = damage.objects().getFirst().what();
        return switch (share) {
            case ALL ->
                Optional.of(new Relation(
                        claim.id(),
                        damage.id(),
                        Relation.Kind.CONTRADICTS,
                        "if all were brought down, none can have hit “" + hit + "”"));
            case MOST, NOT_STATED ->
                Optional.of(new Relation(
                        claim.id(),
                        damage.id(),
                        Relation.Kind.IN_TENSION,
                        (share == Share.MOST ? "most were brought down" : "how many were brought down is not stated")
                                + ", and yet “" + hit
                                + "” is said to be hit: both can be so, but not if all were brought"
                                + " down"));
            case NONE, PART, UNSAID -> Optional.empty();
        };
    }

    /// "None was brought down" against "most were", "all" against "some": each share once, by its firmest holder.
    private List<Relation> shares(List<Claim> interceptions) {
        List<Relation> relations = new ArrayList<>();
        Set<Share> others = new HashSet<>();
        for (Claim claim : interceptions) {
            Share share = share(claim);
            if (share == Share.UNSAID || !others.add(share)) {
                continue;
            }
            for (Claim other : interceptions) {
                Share against = share(other);
                boolean none = share == Share.NONE && against != Share.NONE && against != Share.UNSAID;
                boolean less = share == Share.ALL && (against == Share.PART || against == Share.MOST);
                boolean two = !wording.isOneVoice(
                        claim.holder().name(), other.holder().name());
                if (two && (none || less)) {
                    relations.add(new Relation(
                            claim.id(),
                            other.id(),
                            none ? Relation.Kind.CONTRADICTS : Relation.Kind.IN_TENSION,
                            none
                                    ? dossier.holder(claim) + " says that none was brought down, "
                                            + dossier.holder(other) + " says " + words(against)
                                    : dossier.holder(claim) + " says that all were brought down, "
                                            + dossier.holder(other) + " only " + words(against)));
                    if (none) {
                        continue;
                    }
                    break;
                }
            }
        }
        return relations;
    }

    private static String words(Share share) {
        return switch (share) {
            case NONE -> "none";
            case PART -> "some";
            case MOST -> "most";
            case ALL -> "all";
            case NOT_STATED, UNSAID -> "that they were, not how many";
        };
    }
}
