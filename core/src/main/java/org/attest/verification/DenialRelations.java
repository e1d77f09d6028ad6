package org.attest.verification;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.attest.claims.About;
import org.attest.claims.CasualtyCell;
import org.attest.claims.Claim;
import org.attest.claims.DamagedObject;

/// What somebody says is not so, against those who say that it is.
final class DenialRelations {
    private final Dossier dossier;
    private final Wording wording;

    DenialRelations(Dossier dossier, Wording wording) {
        this.dossier = dossier;
        this.wording = wording;
    }

    /// @param bySubject claims, firmest first
    List<Relation> find(Map<About, List<Claim>> bySubject) {
        List<Relation> relations = new ArrayList<>();
        // One pair of holders disagrees once over a subject, however many sentences they use for it: rather within a
        // report than across reports.
        Set<List<Object>> seen = new HashSet<>();
        for (boolean within : new boolean[] {true, false}) {
            for (List<Claim> claims : bySubject.values()) {
                for (Claim denial : claims) {
                    if (!Dossier.isPositive(denial)) {
                        against(denial, bySubject)
                                .filter(other -> within == other.report().equals(denial.report()))
                                .filter(other -> seen.add(List.of(name(denial), name(other), other.about())))
                                .forEach(other -> relation(denial, other).ifPresent(relations::add));
                    }
                }
            }
        }
        return relations;
    }

    private Stream<Claim> against(Claim denial, Map<About, List<Claim>> bySubject) {
        return denied(denial.about()).stream()
                .flatMap(about -> bySubject.getOrDefault(about, List.of()).stream())
                .filter(other -> Dossier.isPositive(other) && opposes(denial, other));
    }

    /// Two articles' own voices are two.
    private static String name(Claim claim) {
        return Dossier.isHeld(claim) ? claim.holder().name() : claim.holder().name() + claim.report();
    }

    /// Who denies that its boats fired denies that it is to blame; who denies the blame may grant the act.
    private static List<About> denied(About about) {
        return switch (about) {
            case OCCURRENCE -> List.of(About.OCCURRENCE, About.RESPONSIBILITY);
            case RESPONSIBILITY -> List.of(About.RESPONSIBILITY);
            case DAMAGE -> List.of(About.DAMAGE);
            case CASUALTIES -> List.of(About.CASUALTIES);
            case INTERCEPTION, WEAPON, MOTIVE, NORM, TREND, OTHER -> List.of();
        };
    }

    private boolean opposes(Claim denial, Claim other) {
        return switch (other.about()) {
            case DAMAGE -> Dossier.saysDamage(other) && sameThing(denial, other);
            case CASUALTIES -> samePeople(denial, other);
            case OCCURRENCE, RESPONSIBILITY -> true;
            case INTERCEPTION, WEAPON, MOTIVE, NORM, TREND, OTHER -> false;
        };
    }

    /// "No damage" denies all; "the store is intact" denies only what is said of the store.
    private static boolean sameThing(Claim denial, Claim other) {
        List<DamagedObject> spared = denial.objects();
        return spared.size() != 1
                || denial.stance() == org.attest.claims.Stance.DENIES
                || other.objects().stream()
                        .anyMatch(object -> Dossier.head(object.what())
                                .equals(Dossier.head(spared.getFirst().what())));
    }

    /// A party that lost no soldier does not say that nobody died.
    private boolean samePeople(Claim denial, Claim other) {
        boolean harmed = other.casualties().isEmpty()
                || other.casualties().stream().anyMatch(cell -> !Dossier.isNone(cell.number()));
        boolean comparable = denial.casualties().isEmpty()
                || other.casualties().isEmpty()
                || denial.casualties().stream()
                        .anyMatch(a -> other.casualties().stream()
                                .anyMatch(b -> a.kind() == b.kind()
                                        && (a.side() == b.side()
                                                || a.side() == CasualtyCell.Class.UNKNOWN
                                                || b.side() == CasualtyCell.Class.UNKNOWN)));
        boolean ownOnly = wording.namesFighters(dossier.quote(denial))
                && !other.casualties().isEmpty()
                && other.casualties().stream().allMatch(cell -> cell.side() == CasualtyCell.Class.CIVILIAN);
        boolean deadOnly = denial.proposition().predicate().equals("kill")
                && !other.casualties().isEmpty()
                && other.casualties().stream().noneMatch(cell -> cell.kind() == CasualtyCell.Kind.KILLED);
        return harmed && comparable && !ownOnly && !deadOnly;
    }

    private Optional<Relation> relation(Claim denial, Claim other) {
        String what = dossier.holder(denial) + " denies what " + dossier.holder(other) + " says of "
                + other.about().word();
        boolean own = Dossier.isHeld(denial)
                && wording.isOneVoice(denial.holder().name(), other.holder().name());
        if (!own) {
            return Optional.of(new Relation(denial.id(), other.id(), Relation.Kind.CONTRADICTS, what));
        }
        // A holder who takes something back weakens what was said before; nobody contradicts oneself by news.
        return dossier.isLater(denial, other)
                ? Optional.of(new Relation(
                        denial.id(),
                        other.id(),
                        Relation.Kind.WEAKENS,
                        "later " + dossier.holder(denial) + " says that it was not so"))
                : Optional.empty();
    }
}
