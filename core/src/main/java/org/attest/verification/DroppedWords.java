package org.attest.verification;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.attest.claims.About;
import org.attest.claims.CasualtyCell;
import org.attest.claims.Claim;
import org.attest.claims.Quantity;
import org.attest.claims.Status;
import org.attest.incidents.Incident;

/// Asks where a limiting word was lost on the way: "most of the drones" became "the drones", "at least five" became
/// five, "reportedly" fell away.
///
/// It asks only where one claim passes the other on ([Citations]) and both say the same thing of one incident but for
/// the word. That two who do not rest on one another differ is a relation and no question.
final class DroppedWords {
    /// Least share of the shorter wording's content that stands in the other too, for two wordings to be of one
    /// statement. Tried on `corpus/train`.
    private static final double SAME_STATEMENT = 0.7;

    /// A wording with fewer words of content says too little to be recognised.
    private static final int LEAST_CONTENT = 3;

    /// How many wordings of each side are compared in one incident; thousands of reports repeat one another.
    private static final int MOST = 200;

    private final Dossier dossier;
    private final Wording wording;
    private final Citations citations;

    DroppedWords(Dossier dossier, Wording wording) {
        this.dossier = dossier;
        this.wording = wording;
        this.citations = new Citations(dossier, wording);
    }

    /// @param word what was lost
    private record Loss(Audit.Kind kind, double likeness, String word) {}

    private record Found(Claim earlier, Loss loss, Citations.Chain chain) {
        double confidence() {
            return loss.likeness * chain.strength();
        }
    }

    List<Audit> find(Incident incident) {
        List<Claim> claims = dossier.stated(incident).stream()
                .filter(Dossier::isPositive)
                .filter(c -> !dossier.quote(c).isEmpty())
                .toList();
        List<Claim> limited = distinct(claims.stream().filter(this::isLimited).toList());
        List<Audit> audits = new ArrayList<>();
        if (limited.isEmpty()) {
            return audits;
        }
        // One sentence may make several claims; its word was lost once.
        Set<String> asked = new HashSet<>();
        for (Claim later : distinct(claims)) {
            limited.stream()
                    .flatMap(earlier -> compare(later, earlier).stream())
                    .max(Comparator.comparingDouble(Found::confidence)
                            .thenComparing(found -> found.earlier().id()))
                    .filter(found -> asked.add(
                            later.report() + found.loss().kind() + later.quote().start()))
                    .ifPresent(found -> audits.add(audit(incident, later, found)));
        }
        return audits;
    }

    /// One claim for each wording of each holder: copies of a text add nothing.
    private List<Claim> distinct(List<Claim> claims) {
        Map<String, Claim> first = new LinkedHashMap<>();
        claims.forEach(
                claim -> first.putIfAbsent(claim.about() + claim.holder().name() + "\n" + dossier.quote(claim), claim));
        return first.values().stream().limit(MOST).toList();
    }

    private boolean isLimited(Claim claim) {
        return part(claim).isPresent()
                || hedge(claim).isPresent()
                || claim.casualties().stream().anyMatch(DroppedWords::isOpen);
    }

    private Optional<Found> compare(Claim later, Claim earlier) {
        return share(later, earlier)
                .or(() -> bound(later, earlier))
                .or(() -> hedge(later, earlier))
                .flatMap(loss -> citations.find(later, earlier).map(chain -> new Found(earlier, loss, chain)));
    }

    // ---- a share ---------------------------------------------------------------------------------------------------

    /// "most of the drones had been shot down", "the drones had been shot down".
    private Optional<Loss> share(Claim later, Claim earlier) {
        Optional<String> part = part(earlier);
        // The whole sentence: a reading that splits it must not lose the word for the other half.
        boolean bare = wording.findShare(dossier.sentence(later)).isEmpty()
                && later.quantity()
                        .filter(q -> q.kind() == Quantity.Kind.NUMBER)
                        .isEmpty();
        if (part.isEmpty() || !bare || later.about() == About.CASUALTIES) {
            return Optional.empty();
        }
        boolean broughtDown = isDefence(later, earlier);
        boolean same = broughtDown || likeness(later, earlier) >= SAME_STATEMENT;
        boolean all = wording.saysAll(dossier.quote(later));
        return same
                ? Optional.of(
                        new Loss(Audit.Kind.DROPPED_QUANTIFIER, all ? 0.95 : broughtDown ? 0.85 : 0.75, part.get()))
                : Optional.empty();
    }

    /// Whether both tell of something brought down, whatever the later one was read to be about.
    private boolean isDefence(Claim later, Claim earlier) {
        boolean about = switch (later.about()) {
            case INTERCEPTION -> true;
            case OTHER, WEAPON -> {
                Set<String> shared = statement(later);
                shared.retainAll(statement(earlier));
                shared.removeIf(wording::saysEffect);
                yield !shared.isEmpty() && wording.saysEffect(dossier.quote(earlier));
            }
            case OCCURRENCE, DAMAGE, CASUALTIES, RESPONSIBILITY, MOTIVE, NORM, TREND -> false;
        };
        return about && earlier.about() == About.INTERCEPTION && wording.saysEffect(dossier.quote(later));
    }

    /// The word for a share that is less than all: as it was read, or as it stands in the quote.
    private Optional<String> part(Claim claim) {
        return claim.quantity()
                .filter(q -> q.kind() == Quantity.Kind.MOST)
                .map(Quantity::text)
                .or(() ->
                        claim.about() == About.CASUALTIES ? Optional.empty() : wording.findShare(dossier.quote(claim)));
    }

    // ---- a bound ---------------------------------------------------------------------------------------------------

    /// "at least thirteen people were killed", "thirteen were killed".
    private Optional<Loss> bound(Claim later, Claim earlier) {
        for (CasualtyCell open : earlier.casualties()) {
            for (CasualtyCell exact : later.casualties()) {
                boolean same = isOpen(open)
                        && isExact(exact)
                        && open.kind() == exact.kind()
                        && exact.number()
                                .min()
                                .equals(open.number()
                                        .min()
                                        .or(() -> open.number().max()));
                if (same && wording.findBound(dossier.sentence(later)).isEmpty()) {
                    return Optional.of(new Loss(
                            Audit.Kind.DROPPED_QUANTIFIER, 0.85, open.number().text()));
                }
            }
        }
        return Optional.empty();
    }

    private static boolean isOpen(CasualtyCell cell) {
        return cell.number().kind() == Quantity.Kind.NUMBER
                && cell.number().min().isPresent() != cell.number().max().isPresent();
    }

    private static boolean isExact(CasualtyCell cell) {
        return cell.number().min().isPresent()
                && cell.number().min().equals(cell.number().max())
                && cell.number().min().get() > 0;
    }

    // ---- a hedge ---------------------------------------------------------------------------------------------------

    /// "nine soldiers were reportedly among the dead", "nine of them soldiers".
    private Optional<Loss> hedge(Claim later, Claim earlier) {
        Optional<String> hedge = hedge(earlier);
        boolean firm = later.status() != Status.UNCONFIRMED
                && wording.findHedge(dossier.sentence(later)).isEmpty();
        if (hedge.isEmpty() || !firm || later.about() != earlier.about()) {
            return Optional.empty();
        }
        boolean toll = earlier.casualties().stream()
                .anyMatch(a -> isExact(a)
                        && later.casualties().stream()
                                .anyMatch(b -> a.kind() == b.kind()
                                        && isExact(b)
                                        && a.number().min().equals(b.number().min())));
        boolean same = toll || later.about() != About.CASUALTIES && likeness(later, earlier) >= SAME_STATEMENT;
        return same ? Optional.of(new Loss(Audit.Kind.DROPPED_HEDGE, toll ? 0.8 : 0.7, hedge.get())) : Optional.empty();
    }

    /// The words themselves: that a report could not check what a holder says is its own caution, and another
    /// report
    /// that names the holder loses nothing of it.
    private Optional<String> hedge(Claim claim) {
        return wording.findHedge(dossier.quote(claim));
    }

    /// Share of the shorter wording's content that stands in the longer one; 0 where either says too little.
    private double likeness(Claim a, Claim b) {
        Set<String> x = statement(a);
        Set<String> y = statement(b);
        Set<String> fewer = x.size() <= y.size() ? x : y;
        Set<String> more = x.size() <= y.size() ? y : x;
        long shared = fewer.stream().filter(more::contains).count();
        return fewer.size() < LEAST_CONTENT ? 0 : (double) shared / fewer.size();
    }

    private Set<String> statement(Claim claim) {
        Set<String> content =
                wording.content(claim.content().map(dossier::words).orElse(dossier.quote(claim)));
        claim.holderSpan().map(dossier::words).map(wording::content).ifPresent(content::removeAll);
        claim.cue().map(dossier::words).map(wording::content).ifPresent(content::removeAll);
        return content;
    }

    private Audit audit(Incident incident, Claim later, Found found) {
        Claim earlier = found.earlier();
        String why = "“" + found.loss().word() + "” of " + dossier.holder(earlier) + " in "
                + dossier.name(earlier.report()) + " is gone in " + dossier.name(later.report()) + "; "
                + found.chain().how();
        return new Audit(
                found.loss().kind(),
                List.of(later.id(), earlier.id()),
                List.of(incident.id()),
                found.confidence(),
                why);
    }
}
