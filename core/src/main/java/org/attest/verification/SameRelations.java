package org.attest.verification;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.attest.claims.About;
import org.attest.claims.CasualtyCell;
import org.attest.claims.Claim;
import org.attest.claims.DamagedObject;
import org.attest.claims.Holder;
import org.attest.claims.Quantity;
import org.attest.claims.Status;

/// Claims that say the same: again by one holder, also by another, or more firmly than was first said.
///
/// Each is related to the firmest claim that says it, and to no other.
final class SameRelations {
    /// How many claims are related to one that says the same.
    private static final int SHOWN = 8;

    private final Dossier dossier;
    private final Wording wording;

    SameRelations(Dossier dossier, Wording wording) {
        this.dossier = dossier;
        this.wording = wording;
    }

    /// @param bySubject claims, firmest first
    List<Relation> find(Map<About, List<Claim>> bySubject) {
        List<Relation> relations = new ArrayList<>();
        headlines(bySubject, relations);
        Map<String, List<Claim>> byValue = new LinkedHashMap<>();
        for (List<Claim> claims : bySubject.values()) {
            for (Claim claim : claims) {
                values(claim)
                        .forEach(value -> byValue.computeIfAbsent(value, _ -> new ArrayList<>())
                                .add(claim));
            }
        }
        byValue.forEach((value, claims) -> relations.addAll(same(value, claims)));
        relations.addAll(parts(bySubject.getOrDefault(About.DAMAGE, List.of())));
        return relations;
    }

    /// What a claim says, in words that are the same for every claim that says it.
    private static Set<String> values(Claim claim) {
        Set<String> values = new java.util.LinkedHashSet<>();
        String no = Dossier.isPositive(claim) ? "" : "not ";
        switch (claim.about()) {
            case CASUALTIES -> {
                for (CasualtyCell cell : claim.casualties()) {
                    Quantity number = cell.number();
                    if (number.kind() == Quantity.Kind.NUMBER
                            && (number.min().isPresent() || number.max().isPresent())) {
                        values.add(
                                number.text().toLowerCase(Locale.ROOT).isBlank()
                                        ? ""
                                        : toll(number) + " "
                                                + cell.kind().name().toLowerCase(Locale.ROOT));
                    }
                }
            }
            case DAMAGE -> {
                for (DamagedObject object : claim.objects()) {
                    String what = Dossier.head(object.what());
                    values.add("that “" + what + "” was " + no
                            + object.state().name().toLowerCase(Locale.ROOT).replace('_', ' '));
                }
            }
            case OCCURRENCE -> values.add(no.isEmpty() ? "that it happened" : "that it did not happen");
            case INTERCEPTION ->
                claim.quantity()
                        .filter(q -> q.kind() == Quantity.Kind.MOST || q.kind() == Quantity.Kind.ALL)
                        .ifPresent(q -> values.add(
                                "that " + q.kind().name().toLowerCase(Locale.ROOT) + " were " + no + "brought down"));
            case RESPONSIBILITY, WEAPON, MOTIVE, NORM, TREND, OTHER -> {}
        }
        values.remove("");
        return values;
    }

    private static String toll(Quantity number) {
        return number.min().equals(number.max())
                ? number.min().map(String::valueOf).orElse("")
                : number.min().map(min -> "from " + min).orElse("")
                        + number.max().map(max -> " up to " + max).orElse("");
    }

    /// @param claims all say `value`, firmest first
    private List<Relation> same(String value, List<Claim> claims) {
        List<Relation> relations = new ArrayList<>();
        Claim first = claims.getFirst();
        Set<String> voices = new HashSet<>(Set.of(voice(first)));
        for (Claim claim : claims.subList(1, claims.size())) {
            if (relations.size() >= SHOWN) {
                break;
            }
            boolean told = !voices.add(voice(claim));
            boolean sameReport = claim.report().equals(first.report());
            boolean headline = claim.holder().kind() == Holder.Kind.LINKED_HEADLINE
                    || first.holder().kind() == Holder.Kind.LINKED_HEADLINE;
            // That it happened is said by all; who says so by name is worth knowing.
            boolean plain = claim.about() == About.OCCURRENCE
                    && (sameReport || !Dossier.isHeld(claim) || !Dossier.isHeld(first));
            if (told || plain || headline) {
                continue;
            }
            relations.add(relation(value, claim, first));
        }
        return relations;
    }

    /// One voice in two reports counts as two tellings; in one report it only repeats itself.
    private static String voice(Claim claim) {
        return claim.holder().name() + "\n" + claim.report();
    }

    private Relation relation(String value, Claim claim, Claim first) {
        boolean drift = claim.status() == Status.UNCONFIRMED && first.status() != Status.UNCONFIRMED;
        if (drift && claim.about() != About.OCCURRENCE) {
            return new Relation(
                    claim.id(),
                    first.id(),
                    Relation.Kind.STATUS_DRIFT,
                    value + ": unconfirmed as " + dossier.name(claim.report()) + " has it, stated flatly by "
                            + dossier.holder(first) + " in " + dossier.name(first.report()));
        }
        boolean same = wording.isOneVoice(claim.holder().name(), first.holder().name()) && Dossier.isHeld(first)
                || !Dossier.isHeld(claim);
        return same
                ? new Relation(claim.id(), first.id(), Relation.Kind.SAME_AS, "both say " + value)
                : new Relation(
                        claim.id(),
                        first.id(),
                        Relation.Kind.SUPPORTS,
                        dossier.holder(claim) + " says so too: " + value);
    }

    /// The body says "unconfirmed", the headline of a linked article says it flatly.
    private static void headlines(Map<About, List<Claim>> bySubject, List<Relation> relations) {
        for (About about : List.of(About.CASUALTIES, About.DAMAGE)) {
            for (Claim flat : bySubject.getOrDefault(about, List.of())) {
                if (flat.holder().kind() != Holder.Kind.LINKED_HEADLINE || flat.status() != Status.STATED) {
                    continue;
                }
                bySubject.getOrDefault(about, List.of()).stream()
                        .filter(hedged -> hedged.status() == Status.UNCONFIRMED
                                && hedged.report().equals(flat.report()))
                        .findFirst()
                        .ifPresent(hedged -> relations.add(new Relation(
                                hedged.id(),
                                flat.id(),
                                Relation.Kind.STATUS_DRIFT,
                                "the article calls it unconfirmed, the headline it links to states it flatly")));
            }
        }
    }

    /// "Damaged a facility" and "destroyed one building of it" are the same news at two scales: what shows it best
    /// supports what articles say in their own voice.
    private static List<Relation> parts(List<Claim> damages) {
        Optional<Claim> shown = damages.stream()
                .filter(Dossier::saysDamage)
                .filter(claim -> claim.holder().kind() == Holder.Kind.IMAGERY)
                .findFirst();
        return damages.stream()
                .filter(claim -> Dossier.saysDamage(claim) && claim.holder().kind() == Holder.Kind.AUTHOR)
                .filter(_ -> shown.isPresent())
                .limit(SHOWN)
                .map(whole -> new Relation(
                        shown.orElseThrow().id(),
                        whole.id(),
                        Relation.Kind.SUPPORTS,
                        "“" + things(shown.orElseThrow()) + "” is evidence for what is said of “" + things(whole)
                                + "”"))
                .toList();
    }

    private static String things(Claim claim) {
        return String.join(
                ", ",
                claim.objects().stream().map(DamagedObject::what).distinct().toList());
    }
}
