package org.attest.verification;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.attest.claims.About;
import org.attest.claims.CasualtyCell;
import org.attest.claims.Claim;
import org.attest.claims.DamagedObject;
import org.attest.claims.Holder;
import org.attest.claims.Polarity;
import org.attest.claims.Quantity;
import org.attest.claims.Stance;
import org.attest.claims.Status;
import org.attest.incidents.Incident;

/// Sets the claims of one incident against one another. Silence and "no comment" stand in no relation; claims of
/// different
/// incidents are never compared.
public final class Relations {
    /// The relations between the claims of `incident`, each pair once.
    ///
    /// @param claims all claims by id
    public List<Relation> find(Incident incident, Map<String, Claim> claims) {
        List<Claim> own = incident.claims().stream()
                .map(claims::get)
                .filter(c -> c != null && c.stance() != Stance.SILENT && c.stance() != Stance.NO_COMMENT)
                .toList();
        List<Relation> relations = new ArrayList<>();
        // One pair of holders disagrees once, however many sentences they use for it.
        Set<String> seen = new HashSet<>();
        for (int i = 0; i < own.size(); i++) {
            for (int k = i + 1; k < own.size(); k++) {
                String holders =
                        own.get(i).holder().name() + "|" + own.get(k).holder().name() + "|";
                between(own.get(i), own.get(k))
                        .filter(r -> seen.add(holders + r.kind()))
                        .ifPresent(relations::add);
            }
        }
        return relations;
    }

    private static Optional<Relation> between(Claim a, Claim b) {
        return interception(a, b)
                .or(() -> interception(b, a))
                .or(() -> denial(a, b))
                .or(() -> denial(b, a))
                .or(() -> drift(a, b))
                .or(() -> drift(b, a))
                .or(() -> tolls(a, b))
                .or(() -> part(a, b))
                .or(() -> part(b, a));
    }

    private static boolean saysDamage(Claim claim) {
        return claim.about() == About.DAMAGE
                && claim.stance() != Stance.DENIES
                && claim.proposition().polarity() == Polarity.POSITIVE
                && claim.objects().stream()
                        .anyMatch(o ->
                                o.state() == DamagedObject.State.DESTROYED || o.state() == DamagedObject.State.DAMAGED);
    }

    /// "All were shot down" and "a building was destroyed" cannot both be so; "most" or an unsaid share only pulls
    /// against it.
    private static Optional<Relation> interception(Claim shotDown, Claim damage) {
        boolean intercepts = shotDown.about() == About.INTERCEPTION
                && shotDown.stance() != Stance.DENIES
                && shotDown.quantity().isPresent();
        if (!intercepts || !saysDamage(damage)) {
            return Optional.empty();
        }
        Quantity quantity = shotDown.quantity().orElseThrow();
        String hit = damage.objects().getFirst().what();
        return switch (quantity.kind()) {
            case ALL ->
                Optional.of(new Relation(
                        shotDown.id(),
                        damage.id(),
                        Relation.Kind.CONTRADICTS,
                        "if all were brought down, none can have hit " + hit));
            case MOST, NOT_STATED ->
                Optional.of(new Relation(
                        shotDown.id(),
                        damage.id(),
                        Relation.Kind.IN_TENSION,
                        (quantity.kind() == Quantity.Kind.MOST
                                        ? "most were brought down"
                                        : "how many were brought down is not stated")
                                + ", and yet " + hit
                                + " is said to be hit: both can be so, but not if all were brought down"));
            case SOME, NUMBER -> Optional.empty();
        };
    }

    private static Optional<Relation> denial(Claim denies, Claim asserts) {
        boolean denied = denies.stance() == Stance.DENIES && asserts.stance() != Stance.DENIES;
        if (!denied) {
            return Optional.empty();
        }
        boolean damage = denies.about() == About.DAMAGE && saysDamage(asserts);
        boolean act = Set.of(About.OCCURRENCE, About.RESPONSIBILITY).contains(denies.about())
                && denies.about() == asserts.about()
                && asserts.proposition().polarity() == Polarity.POSITIVE;
        // Who denies that its boats fired denies that it is to blame; who denies the blame may grant the act.
        boolean blame = denies.about() == About.OCCURRENCE && asserts.about() == About.RESPONSIBILITY;
        boolean shotDown = denies.about() == About.INTERCEPTION && asserts.about() == About.INTERCEPTION;
        boolean casualties =
                denies.about() == About.CASUALTIES && asserts.about() == About.CASUALTIES && !isZero(asserts);
        return damage || act || blame || shotDown || casualties
                ? Optional.of(new Relation(
                        denies.id(),
                        asserts.id(),
                        Relation.Kind.CONTRADICTS,
                        denies.holder().name() + " denies what "
                                + asserts.holder().name() + " says of "
                                + asserts.about().word()))
                : Optional.empty();
    }

    private static boolean isZero(Claim claim) {
        return !claim.casualties().isEmpty() && claim.casualties().stream().allMatch(Relations::isZero);
    }

    private static boolean isZero(CasualtyCell cell) {
        return cell.number().max().filter(max -> max == 0).isPresent();
    }

    /// The body says "unconfirmed", the headline of a linked article says it flatly.
    private static Optional<Relation> drift(Claim hedged, Claim flat) {
        boolean sameSubject = hedged.about() == flat.about()
                && (hedged.about() == About.CASUALTIES || hedged.about() == About.DAMAGE);
        boolean drifts = sameSubject
                && hedged.report().equals(flat.report())
                && hedged.status() == Status.UNCONFIRMED
                && flat.status() == Status.STATED
                && flat.holder().kind() == Holder.Kind.LINKED_HEADLINE;
        return drifts
                ? Optional.of(new Relation(
                        hedged.id(),
                        flat.id(),
                        Relation.Kind.STATUS_DRIFT,
                        "the article calls it unconfirmed, the headline it links to states it flatly"))
                : Optional.empty();
    }

    private static Optional<Relation> tolls(Claim a, Claim b) {
        for (CasualtyCell x : a.casualties()) {
            for (CasualtyCell y : b.casualties()) {
                boolean comparable = x.kind() == y.kind()
                        && (x.side() == y.side() || isZero(x) != isZero(y))
                        && !a.holder().name().equals(b.holder().name());
                boolean apart = disjoint(x.number(), y.number());
                if (comparable && apart) {
                    boolean none = isZero(x) != isZero(y);
                    return Optional.of(new Relation(
                            a.id(),
                            b.id(),
                            none ? Relation.Kind.CONTRADICTS : Relation.Kind.IN_TENSION,
                            a.holder().name() + " says " + x.number().text() + ", "
                                    + b.holder().name() + " says " + y.number().text() + " "
                                    + x.kind().name().toLowerCase(java.util.Locale.ROOT)));
                }
            }
        }
        return Optional.empty();
    }

    private static boolean disjoint(Quantity a, Quantity b) {
        if (a.kind() != Quantity.Kind.NUMBER || b.kind() != Quantity.Kind.NUMBER) {
            // "Dozens" has no least number, but it is not none.
            return isNone(a) && b.kind() != Quantity.Kind.NOT_STATED
                    || isNone(b) && a.kind() != Quantity.Kind.NOT_STATED;
        }
        return a.max().orElse(Integer.MAX_VALUE) < b.min().orElse(0)
                || b.max().orElse(Integer.MAX_VALUE) < a.min().orElse(0);
    }

    private static boolean isNone(Quantity quantity) {
        return quantity.max().filter(max -> max == 0).isPresent();
    }

    /// "Damaged a facility" and "destroyed one building of it" are the same news at two scales.
    private static Optional<Relation> part(Claim whole, Claim part) {
        boolean both = saysDamage(whole)
                && saysDamage(part)
                && !whole.holder().name().equals(part.holder().name());
        if (!both || whole.holder().kind() != Holder.Kind.AUTHOR) {
            return Optional.empty();
        }
        Set<String> wholes = whole.objects().stream().map(DamagedObject::what).collect(Collectors.toSet());
        Set<String> parts = part.objects().stream().map(DamagedObject::what).collect(Collectors.toSet());
        return Optional.of(new Relation(
                part.id(),
                whole.id(),
                Relation.Kind.SUPPORTS,
                String.join(", ", parts) + " is evidence for what is said of " + String.join(", ", wholes)
                        + ", at a finer scale"));
    }
}
