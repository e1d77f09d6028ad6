package org.attest.incidents;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.attest.places.Where;
import org.attest.time.When;

/// Decides which accounts speak of one incident. The only stage that sees more than one report.
///
/// [Blocking] says which accounts are worth comparing, [Likeness] how likely two are one and what objects (law 8), and
/// [Grouping] grows incidents from the likeliest pairs on. An unknown time or place never joins alone. What a person
/// has
/// ruled comes first. The result does not depend on the order in which accounts arrive.
public final class Linker {
    /// Incidents that an account is said to be open to.
    private static final int MOST_CANDIDATES = 5;

    private final Likeness likeness;

    public Linker() {
        this(Weights.load());
    }

    public Linker(Weights weights) {
        this.likeness = new Likeness(weights);
    }

    /// @param a the later of the two in the order of ids
    private record Pair(int a, int b, double score, boolean joins, boolean byNight) {}

    /// The incidents that the accounts of all reports make together, by id.
    public List<Incident> link(Collection<Told> accounts) {
        return link(accounts, List.of());
    }

    /// @param rulings what persons decided, in the order in which they did; of two that contradict each other
    /// through
    ///     others, the ruling of difference holds
    public List<Incident> link(Collection<Told> accounts, List<Ruling> rulings) {
        List<Told> all = accounts.stream()
                .sorted(Comparator.comparing(told -> told.account().id()))
                .toList();
        List<Ruling> differences = rulings.stream()
                .filter(ruling -> ruling.kind() == Ruling.Kind.DIFFERENT)
                .toList();
        Grouping groups = new Grouping(all, likeness, differences);
        Set<Integer> ruled = obey(rulings, all, groups);
        List<Pair> refused = new ArrayList<>();
        Map<Integer, Pair> joinedBy = new HashMap<>();
        for (Pair pair : pairs(all)) {
            if (groups.of(pair.a) == groups.of(pair.b)) {
                continue;
            }
            if (pair.joins && groups.objection(pair.a, pair.b).isEmpty()) {
                groups.join(pair.a, pair.b);
                joinedBy.putIfAbsent(pair.a, pair);
                joinedBy.putIfAbsent(pair.b, pair);
            } else {
                refused.add(pair);
            }
        }
        return incidents(all, groups, new Outcome(ruled, joinedBy, candidates(refused, groups)));
    }

    /// How each account came to be where it is.
    ///
    /// @param ruled accounts that a person put where they are
    /// @param open pairs that may be one incident and were not joined, by account, likeliest first
    private record Outcome(Set<Integer> ruled, Map<Integer, Pair> joinedBy, Map<Integer, List<Pair>> open) {}

    private static Set<Integer> obey(List<Ruling> rulings, List<Told> all, Grouping groups) {
        Map<String, Integer> byId = new HashMap<>();
        if (!rulings.isEmpty()) {
            for (int i = 0; i < all.size(); i++) {
                byId.put(all.get(i).account().id(), i);
            }
        }
        Set<Integer> ruled = new LinkedHashSet<>();
        for (Ruling ruling : rulings) {
            if (ruling.kind() == Ruling.Kind.SAME) {
                List<Integer> together = java.util.stream.Stream.concat(
                                ruling.accounts().stream(), ruling.others().stream())
                        .filter(byId::containsKey)
                        .map(byId::get)
                        .toList();
                for (int i : together) {
                    if (!groups.isRuledApart(together.getFirst(), i)) {
                        groups.join(together.getFirst(), i);
                        ruled.add(i);
                    }
                }
            }
        }
        return ruled;
    }

    /// Pairs that are or may be one incident, likeliest first; after them those that only the night between two
    /// days
    /// joins, since the account of the very day comes first.
    private List<Pair> pairs(List<Told> all) {
        Blocking blocking = new Blocking(all);
        ThreadLocal<int[]> seen = ThreadLocal.withInitial(() -> new int[all.size()]);
        return IntStream.range(0, all.size())
                .parallel()
                .mapToObj(i -> {
                    List<Pair> found = new ArrayList<>();
                    blocking.candidates(i, seen.get(), k -> compare(i, k, all).ifPresent(found::add));
                    return found;
                })
                .flatMap(List::stream)
                .sorted(Comparator.comparing(Pair::byNight)
                        .thenComparing(Comparator.comparingDouble(Pair::score).reversed())
                        .thenComparing(Pair::a)
                        .thenComparing(Pair::b))
                .toList();
    }

    private Optional<Pair> compare(int i, int k, List<Told> all) {
        Told a = all.get(i);
        Told b = all.get(k);
        if (!Likeness.timesMayMeet(a, b)) {
            return Optional.empty();
        }
        Likeness.Comparison likely = likeness.compare(a, b);
        return likely.open() && Likeness.objection(a, b).isEmpty()
                ? Optional.of(new Pair(i, k, likely.score(), likely.joins(), Likeness.meetByNight(a, b)))
                : Optional.empty();
    }

    private static Map<Integer, List<Pair>> candidates(List<Pair> refused, Grouping groups) {
        Map<Integer, List<Pair>> open = new HashMap<>();
        for (Pair pair : refused) {
            if (groups.of(pair.a) != groups.of(pair.b)) {
                open.computeIfAbsent(pair.a, _ -> new ArrayList<>()).add(pair);
                open.computeIfAbsent(pair.b, _ -> new ArrayList<>()).add(pair);
            }
        }
        return open;
    }

    private static List<Incident> incidents(List<Told> all, Grouping groups, Outcome outcome) {
        String[] ids = new String[all.size()];
        List<List<Integer>> grouped = groups.all();
        for (List<Integer> members : grouped) {
            members.forEach(i -> ids[i] = all.get(members.getFirst()).account().id());
        }
        Map<String, Incident> incidents = new TreeMap<>();
        for (List<Integer> members : grouped) {
            List<Account> own = members.stream().map(i -> all.get(i).account()).toList();
            List<Decision> decisions = members.stream()
                    .map(i -> decision(i, members.size() > 1, all, ids, outcome))
                    .toList();
            List<String> alternatives = members.stream()
                    .flatMap(i -> others(i, ids, outcome).stream())
                    .distinct()
                    .sorted()
                    .toList();
            Incident incident = Joining.incident(own, decisions, alternatives);
            incidents.put(incident.id(), incident);
        }
        return List.copyOf(incidents.values());
    }

    /// Ids of incidents that an account may belong to instead, likeliest first.
    private static List<String> others(int account, String[] ids, Outcome outcome) {
        return outcome.open.getOrDefault(account, List.of()).stream()
                .map(pair -> ids[pair.a == account ? pair.b : pair.a])
                .distinct()
                .limit(MOST_CANDIDATES)
                .toList();
    }

    private static Decision decision(int i, boolean joined, List<Told> all, String[] ids, Outcome outcome) {
        Account account = all.get(i).account();
        Pair by = outcome.joinedBy.get(i);
        if (joined && outcome.ruled.contains(i)) {
            return new Decision.Joined(account.id(), 1, List.of("a person ruled so"));
        }
        if (joined && by != null) {
            return new Decision.Joined(account.id(), rounded(by.score), Likeness.reasons(all.get(by.a), all.get(by.b)));
        }
        List<String> others = others(i, ids, outcome);
        if (!others.isEmpty()) {
            Pair likeliest = outcome.open.getOrDefault(i, List.of()).getFirst();
            List<String> reasons = new ArrayList<>(Likeness.reasons(all.get(likeliest.a), all.get(likeliest.b)));
            reasons.addFirst("not enough to join");
            return new Decision.Undecided(account.id(), rounded(likeliest.score), reasons, others);
        }
        if (isOpen(account)) {
            return new Decision.Undecided(
                    account.id(), 0, List.of("its time or place is too little known to join others alone"), List.of());
        }
        return new Decision.Started(account.id(), 1, List.of("no other account has its time and place"));
    }

    /// Three digits: more would be no more true, and the ledger keeps them.
    private static double rounded(double score) {
        return Math.round(1000 * score) / 1000.0;
    }

    private static boolean isOpen(Account account) {
        return account.when() instanceof When.Unknown
                || account.where().stream().allMatch(w -> Likeness.isCountry(w) || w instanceof Where.Unknown);
    }
}
