package org.attest.verification;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.attest.claims.About;
import org.attest.claims.Claim;
import org.attest.claims.DamagedObject;
import org.attest.claims.Status;
import org.attest.incidents.Incident;
import org.attest.reports.Report;

/// Sets the claims of one incident against one another. Silence and "no comment" stand in no relation; claims of
/// different incidents are never compared.
///
/// What is compared is what is said, not each claim with each other: of those who say the same, the firmest stands for
/// the others, which are related to it alone. So thousands of reports of one raid give relations by the number of
/// things said of it, and the order in which they arrived does not matter.
public final class Relations {
    /// How many claims of one holder, and how many holders of one value, are set against others. A hundred reports
    /// that say the same add nothing to a disagreement.
    private static final int SHOWN = 3;

    /// How many claims of one subject are compared at most.
    private static final int MOST = 60;

    private final Wording wording = Wording.bundled();

    /// The relations between the claims of `incident`, each pair once.
    ///
    /// @param claims all claims by id
    /// @param reports by id; they say which claim is the later one
    public List<Relation> find(Incident incident, Map<String, Claim> claims, Map<String, Report> reports) {
        Dossier dossier = new Dossier(List.of(incident), claims, reports);
        List<Claim> stated =
                dossier.stated(incident).stream().sorted(firmest(dossier)).toList();
        Map<About, List<Claim>> bySubject = new LinkedHashMap<>();
        for (Claim claim : stated) {
            bySubject.computeIfAbsent(claim.about(), _ -> new ArrayList<>()).add(claim);
        }
        bySubject.replaceAll((_, of) -> bounded(of));
        Found found = new Found();
        DefenceRelations defence = new DefenceRelations(dossier, wording);
        found.addAll(defence.find(of(bySubject, About.INTERCEPTION), of(bySubject, About.DAMAGE)));
        found.addAll(new DenialRelations(dossier, wording).find(bySubject));
        found.addAll(new TollRelations(dossier, wording).find(of(bySubject, About.CASUALTIES)));
        found.addAll(new SameRelations(dossier, wording).find(bySubject));
        return List.copyOf(found.relations);
    }

    private static List<Claim> of(Map<About, List<Claim>> bySubject, About about) {
        return bySubject.getOrDefault(about, List.of());
    }

    /// Evidence first, then who is named, then the authors, then nobody; of those the earliest.
    /// Things destroyed come before things damaged, and things named before "another".
    private Comparator<Claim> firmest(Dossier dossier) {
        return Comparator.<Claim>comparingInt(Relations::firmness)
                .thenComparingInt(this::vagueness)
                .thenComparing(claim ->
                        dossier.published(claim.report()).map(Object::toString).orElse("~"))
                .thenComparing(Claim::report)
                .thenComparing(Claim::quote)
                .thenComparing(Claim::id);
    }

    private int vagueness(Claim claim) {
        return claim.objects().stream()
                .mapToInt(object -> (object.state() == DamagedObject.State.DESTROYED ? 0 : 1)
                        + (wording.isPointing(Dossier.head(object.what())) ? 2 : 0))
                .min()
                .orElse(0);
    }

    private static int firmness(Claim claim) {
        int confirmed = claim.status() == Status.UNCONFIRMED ? 10 : 0;
        return confirmed
                + switch (claim.stance()) {
                    case CONFIRMS -> 0;
                    case AFFIRMS, DENIES -> Dossier.isHeld(claim) ? 1 : 4;
                    case CLAIMS -> Dossier.isHeld(claim) ? 2 : 5;
                    case ASSERTS -> 3;
                    case NO_COMMENT, SILENT -> 9;
                };
    }

    /// A few of each holder's claims in each report's words, so that no holder crowds out the others.
    private static List<Claim> bounded(List<Claim> claims) {
        Map<String, Integer> ofHolder = new LinkedHashMap<>();
        return claims.stream()
                .filter(claim -> ofHolder.merge(
                                claim.holder().name()
                                        + claim.stance()
                                        + claim.proposition().polarity()
                                        + values(claim),
                                1,
                                Integer::sum)
                        <= SHOWN)
                .limit(MOST)
                .toList();
    }

    private static String values(Claim claim) {
        StringBuilder values = new StringBuilder();
        claim.casualties()
                .forEach(cell -> values.append(cell.kind())
                        .append(cell.number().min())
                        .append(cell.number().max()));
        claim.objects().forEach(object -> values.append(object.what()).append(object.state()));
        claim.quantity().ifPresent(quantity -> values.append(quantity.kind()));
        return values.toString();
    }

    /// Relations as they are found: two claims stand in one, the first that says most, and two holders disagree
    /// once
    /// over a subject, however many sentences they use for it.
    private static final class Found {
        private final List<Relation> relations = new ArrayList<>();
        private final Set<Set<String>> pairs = new HashSet<>();

        void addAll(List<Relation> more) {
            more.stream()
                    .filter(relation -> pairs.add(Set.of(relation.a(), relation.b())))
                    .forEach(relations::add);
        }
    }
}
