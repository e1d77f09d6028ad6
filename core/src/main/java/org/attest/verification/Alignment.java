package org.attest.verification;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.attest.claims.CasualtyCell;
import org.attest.claims.Claim;
import org.attest.claims.Quantity;
import org.attest.claims.Stance;
import org.attest.claims.Status;
import org.attest.places.Where;
import org.attest.reports.Report;
import org.attest.time.When;

/// Which claim of one version of an article is which of the next, and how the two differ.
final class Alignment {
    /// Least share of words in common, of the two quotations' words together, for two claims of one holder and
    /// subject to
    /// be one claim in other words.
    private static final double SAME_CLAIM = 0.4;

    private final Report older;
    private final Report newer;

    Alignment(Report older, Report newer) {
        this.older = older;
        this.newer = newer;
    }

    private record Pair(Claim before, Claim after, double likeness) {}

    /// In the order of the newer text, then what was withdrawn in the order of the older.
    List<Revision.Change> changes(List<Claim> before, List<Claim> after) {
        List<Pair> pairs = new ArrayList<>();
        for (Claim old : before) {
            for (Claim young : after) {
                if (comparable(old, young)) {
                    pairs.add(new Pair(old, young, likeness(old, young)));
                }
            }
        }
        pairs.sort(Comparator.comparingDouble(Pair::likeness)
                .reversed()
                .thenComparing(Pair::before, Revisions.AS_THE_TEXT_RUNS)
                .thenComparing(Pair::after, Revisions.AS_THE_TEXT_RUNS));
        Map<String, Claim> oldOf = new TreeMap<>();
        Set<String> taken = new HashSet<>();
        for (Pair pair : pairs) {
            boolean free = pair.likeness() >= SAME_CLAIM
                    && !taken.contains(pair.before().id())
                    && !oldOf.containsKey(pair.after().id());
            if (free) {
                taken.add(pair.before().id());
                oldOf.put(pair.after().id(), pair.before());
            }
        }
        List<Revision.Change> changes = new ArrayList<>();
        after.stream().sorted(Revisions.AS_THE_TEXT_RUNS).forEach(young -> {
            Claim old = oldOf.get(young.id());
            if (old == null) {
                changes.add(new Revision.Change(
                        Revision.Kind.ADDED,
                        Optional.empty(),
                        Optional.of(young.id()),
                        "only the newer version says so"));
            } else {
                difference(old, young).ifPresent(changes::add);
            }
        });
        before.stream()
                .filter(old -> !taken.contains(old.id()))
                .sorted(Revisions.AS_THE_TEXT_RUNS)
                .forEach(old -> changes.add(new Revision.Change(
                        Revision.Kind.WITHDRAWN,
                        Optional.of(old.id()),
                        Optional.empty(),
                        "the newer version does not say so any more")));
        return changes;
    }

    private static boolean comparable(Claim a, Claim b) {
        return a.about() == b.about()
                && a.holder().name().equals(b.holder().name())
                && a.proposition().polarity() == b.proposition().polarity()
                && side(a.stance()) == side(b.stance());
    }

    /// A denial, a silence and a refusal to speak are never a firmer or softer form of saying so.
    private static int side(Stance stance) {
        return switch (stance) {
            case ASSERTS, AFFIRMS, CLAIMS, CONFIRMS -> 0;
            case DENIES -> 1;
            case NO_COMMENT -> 2;
            case SILENT -> 3;
        };
    }

    /// The share of words in common; the same act counts for a little, so that a sentence that was rewritten around
    /// its verb is not taken for another.
    private double likeness(Claim a, Claim b) {
        Set<String> ofA = Revisions.wordSet(older.text().quote(a.quote()));
        Set<String> ofB = Revisions.wordSet(newer.text().quote(b.quote()));
        long shared = ofA.stream().filter(ofB::contains).count();
        double words = ofA.isEmpty() && ofB.isEmpty() ? 1 : (double) shared / (ofA.size() + ofB.size() - shared);
        boolean sameAct = a.proposition().predicate().equals(b.proposition().predicate());
        return words + (sameAct ? 0.1 : 0);
    }

    /// The most telling difference, numbers first.
    private static Optional<Revision.Change> difference(Claim old, Claim young) {
        return number(old, young)
                .or(() -> status(old, young))
                .or(() -> share(old, young))
                .or(() -> stance(old, young))
                .or(() -> moved(old, young));
    }

    private static Revision.Change change(Revision.Kind kind, Claim old, Claim young, String why) {
        return new Revision.Change(kind, Optional.of(old.id()), Optional.of(young.id()), why);
    }

    private static Optional<Revision.Change> number(Claim old, Claim young) {
        for (CasualtyCell was : old.casualties()) {
            for (CasualtyCell is : young.casualties()) {
                boolean differ = was.kind() == is.kind()
                        && was.side() == is.side()
                        && !(was.number().min().equals(is.number().min())
                                && was.number().max().equals(is.number().max()));
                boolean elsewhere = young.casualties().stream()
                        .anyMatch(cell -> cell.kind() == was.kind()
                                && cell.number().min().equals(was.number().min())
                                && cell.number().max().equals(was.number().max()));
                if (differ && !elsewhere) {
                    return Optional.of(change(
                            Revision.Kind.REVISED,
                            old,
                            young,
                            "%s: “%s” became “%s”"
                                    .formatted(
                                            was.kind().name().toLowerCase(Locale.ROOT),
                                            was.number().text(),
                                            is.number().text())));
                }
            }
        }
        return Optional.empty();
    }

    private static Optional<Revision.Change> status(Claim old, Claim young) {
        if (old.status() == young.status()) {
            return Optional.empty();
        }
        return Optional.of(
                young.status() == Status.STATED
                        ? change(Revision.Kind.HARDENED, old, young, "it was unconfirmed and is stated flatly now")
                        : change(Revision.Kind.SOFTENED, old, young, "it was stated flatly and is unconfirmed now"));
    }

    private static Optional<Revision.Change> share(Claim old, Claim young) {
        Optional<Integer> was = old.quantity().flatMap(Alignment::rank);
        Optional<Integer> is = young.quantity().flatMap(Alignment::rank);
        if (was.isEmpty() || is.isEmpty() || was.equals(is)) {
            return Optional.empty();
        }
        String words = "“%s” became “%s”"
                .formatted(
                        words(old.quantity().orElseThrow()),
                        words(young.quantity().orElseThrow()));
        return Optional.of(
                change(is.get() > was.get() ? Revision.Kind.HARDENED : Revision.Kind.SOFTENED, old, young, words));
    }

    /// "Missiles were shot down" reads as all of them: to drop "most" hardens.
    private static Optional<Integer> rank(Quantity quantity) {
        return switch (quantity.kind()) {
            case SOME -> Optional.of(0);
            case MOST -> Optional.of(1);
            case NOT_STATED -> Optional.of(2);
            case ALL -> Optional.of(3);
            case NUMBER -> Optional.empty();
        };
    }

    private static String words(Quantity quantity) {
        return quantity.kind() == Quantity.Kind.NOT_STATED || quantity.text().isBlank()
                ? "how many: not stated"
                : quantity.text();
    }

    private static Optional<Revision.Change> stance(Claim old, Claim young) {
        int was = rank(old.stance());
        int is = rank(young.stance());
        if (was == is) {
            return Optional.empty();
        }
        return Optional.of(change(
                is > was ? Revision.Kind.HARDENED : Revision.Kind.SOFTENED,
                old,
                young,
                "the wording went from %s to %s".formatted(old.stance(), young.stance())));
    }

    private static int rank(Stance stance) {
        return switch (stance) {
            case CLAIMS -> 0;
            case AFFIRMS -> 1;
            case ASSERTS, CONFIRMS -> 2;
            case DENIES, NO_COMMENT, SILENT -> 3;
        };
    }

    private static Optional<Revision.Change> moved(Claim old, Claim young) {
        String whenOld = old.when().stream().map(When::brief).collect(Collectors.joining(", "));
        String whenNew = young.when().stream().map(When::brief).collect(Collectors.joining(", "));
        String whereOld = old.where().stream().flatMap(Alignment::place).collect(Collectors.joining(", "));
        String whereNew = young.where().stream().flatMap(Alignment::place).collect(Collectors.joining(", "));
        if (differ(whenOld, whenNew)) {
            return Optional.of(
                    change(Revision.Kind.MOVED, old, young, "its time went from " + whenOld + " to " + whenNew));
        }
        return differ(whereOld, whereNew)
                ? Optional.of(
                        change(Revision.Kind.MOVED, old, young, "its place went from " + whereOld + " to " + whereNew))
                : Optional.empty();
    }

    private static Stream<String> place(Where where) {
        return where.name().isBlank() ? Stream.empty() : Stream.of(where.name());
    }

    /// What one version leaves out has not moved.
    private static boolean differ(String was, String is) {
        return !was.isEmpty() && !is.isEmpty() && !was.equals(is);
    }
}
