package org.attest.verification;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.attest.claims.CasualtyCell;
import org.attest.claims.Claim;
import org.attest.claims.Quantity;
import org.attest.claims.Status;

/// Numbers of people against one another: what two holders count differently, and what one holder counts anew.
final class TollRelations {
    /// How often the greater number holds the smaller from which on both cannot be counts of one hour. Tolls grow:
    /// in `corpus/train` those that become known later are up to twice the first.
    private static final double TWICE = 2;

    /// How many numbers of one incident are set against one another, those with most holders.
    private static final int VALUES = 12;

    /// How many holders of one number.
    private static final int HOLDERS = 2;

    /// Shorter words name no people.
    private static final int SHORTEST_NAME = 3;

    private static final Comparator<Claim> IN_TEXT =
            Comparator.comparing(Claim::report).thenComparing(Claim::quote).thenComparing(Claim::id);

    private final Dossier dossier;
    private final Wording wording;

    TollRelations(Dossier dossier, Wording wording) {
        this.dossier = dossier;
        this.wording = wording;
    }

    private record Cell(Claim claim, CasualtyCell cell) {
        Object value() {
            return List.of(
                    cell.kind(),
                    cell.side(),
                    cell.number().kind(),
                    cell.number().min(),
                    cell.number().max());
        }
    }

    /// @param claims about casualties, firmest first
    List<Relation> find(List<Claim> claims) {
        Map<Object, List<Cell>> byValue = new LinkedHashMap<>();
        for (Claim claim : claims) {
            if (!Dossier.isPositive(claim) && claim.casualties().stream().noneMatch(c -> Dossier.isNone(c.number()))) {
                continue;
            }
            claim.casualties().forEach(cell -> {
                Cell one = new Cell(claim, cell);
                byValue.computeIfAbsent(one.value(), _ -> new ArrayList<>()).add(one);
            });
        }
        List<List<Cell>> values = byValue.values().stream()
                .sorted((a, b) -> Integer.compare(b.size(), a.size()))
                .limit(VALUES)
                .map(TollRelations::holders)
                .toList();
        List<Relation> relations = new ArrayList<>();
        Set<Set<String>> seen = new HashSet<>();
        for (int i = 0; i < values.size(); i++) {
            for (int k = i + 1; k < values.size(); k++) {
                for (Cell a : values.get(i)) {
                    for (Cell b : values.get(k)) {
                        between(a, b)
                                .filter(r -> seen.add(Set.of(
                                        a.claim().holder().name()
                                                + a.claim().report()
                                                + a.cell().kind(),
                                        b.claim().holder().name() + b.claim().report()
                                                + b.cell().kind() + "|")))
                                .ifPresent(relations::add);
                    }
                }
            }
        }
        return relations;
    }

    private static List<Cell> holders(List<Cell> cells) {
        Map<String, Cell> byHolder = new LinkedHashMap<>();
        cells.forEach(cell -> byHolder.putIfAbsent(cell.claim().holder().name(), cell));
        return byHolder.values().stream().limit(HOLDERS).toList();
    }

    private Optional<Relation> between(Cell a, Cell b) {
        boolean one = a.claim().id().equals(b.claim().id());
        if (one
                || !comparable(a.cell(), b.cell())
                || !apart(a.cell().number(), b.cell().number())) {
            return Optional.empty();
        }
        if (isOneVoice(a.claim(), b.claim())) {
            return update(a, b);
        }
        // As the texts run, whoever is the firmer: a verified figure does not turn the pair round.
        boolean turned = IN_TEXT.compare(a.claim(), b.claim()) > 0;
        return Optional.of(turned ? disagreement(b, a) : disagreement(a, b));
    }

    private boolean isOneVoice(Claim a, Claim b) {
        return wording.isOneVoice(a.holder().name(), b.holder().name())
                        && (a.report().equals(b.report()) || Dossier.isHeld(a))
                || a.holder().via().stream()
                        .anyMatch(via -> wording.isOneVoice(via, b.holder().name()))
                || b.holder().via().stream()
                        .anyMatch(via -> wording.isOneVoice(via, a.holder().name()));
    }

    /// The same people: one fate, one class unless nobody was harmed, and no two names for them.
    private boolean comparable(CasualtyCell a, CasualtyCell b) {
        boolean none = Dossier.isNone(a.number()) != Dossier.isNone(b.number());
        if (a.kind() != b.kind()) {
            return false;
        }
        if (none) {
            return a.side() == b.side()
                    || a.side() == CasualtyCell.Class.UNKNOWN
                    || b.side() == CasualtyCell.Class.UNKNOWN;
        }
        Set<String> who = wording.people(a.who());
        Set<String> other = wording.people(b.who());
        boolean two = !who.isEmpty() && !other.isEmpty() && who.stream().noneMatch(other::contains);
        // Seventeen bodies cannot hold twenty-two civilians; the other way round they can.
        boolean whole =
                isTotal(a, b) && below(a.number(), b.number()) || isTotal(b, a) && below(b.number(), a.number());
        return (a.side() == b.side() || whole) && !two;
    }

    /// "Seventeen bodies" are all that there were. A bare "four dead" beside forty soldiers may be another side's;
    /// beside
    /// six it is a count of the same.
    private static boolean isTotal(CasualtyCell cell, CasualtyCell part) {
        boolean near = cell.number().min().isPresent()
                && part.number().max().isPresent()
                && part.number().max().get() < TWICE * cell.number().min().get();
        return cell.side() == CasualtyCell.Class.UNKNOWN && (near || cell.who().length() >= SHORTEST_NAME);
    }

    private static boolean apart(Quantity a, Quantity b) {
        if (a.kind() != Quantity.Kind.NUMBER || b.kind() != Quantity.Kind.NUMBER) {
            // "Dozens" has no least number, but it is not none.
            return Dossier.isNone(a) && b.kind() != Quantity.Kind.NOT_STATED
                    || Dossier.isNone(b) && a.kind() != Quantity.Kind.NOT_STATED;
        }
        return below(a, b) || below(b, a);
    }

    private static boolean below(Quantity a, Quantity b) {
        return a.max().orElse(Integer.MAX_VALUE) < b.min().orElse(0);
    }

    private Relation disagreement(Cell a, Cell b) {
        Quantity x = a.cell().number();
        Quantity y = b.cell().number();
        boolean none = Dossier.isNone(x) != Dossier.isNone(y);
        Quantity less = below(x, y) ? x : y;
        Quantity more = below(x, y) ? y : x;
        boolean far = !none
                && less.max().isPresent()
                && more.min().isPresent()
                && more.min().get() >= TWICE * less.max().get();
        return new Relation(
                a.claim().id(),
                b.claim().id(),
                none || far ? Relation.Kind.CONTRADICTS : Relation.Kind.IN_TENSION,
                dossier.holder(a.claim()) + " says " + words(a.cell()) + ", " + dossier.holder(b.claim()) + " says "
                        + words(b.cell())
                        + (none
                                ? ""
                                : far
                                        ? ": one number is at least twice the other"
                                        : ": counts of different hours or people may both be right"));
    }

    private static String words(CasualtyCell cell) {
        return cell.number().text() + (cell.who().length() < SHORTEST_NAME ? "" : " " + cell.who()) + " "
                + cell.kind().name().toLowerCase(Locale.ROOT);
    }

    /// The same holder counts anew. Which came first must be known; parts of one account are no update.
    private Optional<Relation> update(Cell a, Cell b) {
        Cell later = dossier.isLater(a.claim(), b.claim()) ? a : b;
        Cell earlier = dossier.isLater(a.claim(), b.claim()) ? b : a;
        if (!dossier.isLater(later.claim(), earlier.claim())) {
            return Optional.empty();
        }
        boolean up = below(earlier.cell().number(), later.cell().number())
                || Dossier.isNone(earlier.cell().number());
        boolean softer =
                later.claim().status() == Status.UNCONFIRMED && earlier.claim().status() != Status.UNCONFIRMED;
        return Optional.of(new Relation(
                later.claim().id(),
                earlier.claim().id(),
                up && !softer ? Relation.Kind.STRENGTHENS : Relation.Kind.WEAKENS,
                dossier.holder(later.claim()) + " first said " + words(earlier.cell()) + ", later "
                        + words(later.cell())));
    }
}
