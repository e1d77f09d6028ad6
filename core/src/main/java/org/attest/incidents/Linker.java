package org.attest.incidents;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.attest.places.Geometry;
import org.attest.places.Where;
import org.attest.time.When;
import org.attest.time.WhenLogic;

/// Decides which accounts speak of one incident. The only stage that sees more than one report.
///
/// Two accounts can be one incident if their times meet, their places are the same or one lies in the other, their
/// kinds
/// can be one, and nothing objects (law 8). A time or place that is unknown, or only a country, never joins alone. The
/// result does not depend on the order in which accounts arrive.
public final class Linker {
    /// How much each agreement counts. Chosen by hand: exact agreement outweighs everything, kinds and sides only
    /// break ties.
    private static final double SAME_PLACE = 0.45;
    private static final double CONTAINED_PLACE = 0.3;
    private static final double SAME_DAY = 0.4;
    private static final double MEETING_TIME = 0.25;

    /// Only the night between the two days belongs to both: the account of the very day must come first.
    private static final double NIGHT_BETWEEN = 0.1;
    private static final double SAME_KIND = 0.1;
    private static final double SAME_SIDE = 0.05;

    private record Pair(int a, int b, double score, List<String> reasons) {}

    /// The incidents that the accounts of all reports make together, by id.
    public List<Incident> link(List<Account> accounts) {
        List<Account> all =
                accounts.stream().sorted(Comparator.comparing(Account::id)).toList();
        int[] cluster = new int[all.size()];
        Map<Integer, List<Integer>> members = new HashMap<>();
        for (int i = 0; i < all.size(); i++) {
            cluster[i] = i;
            members.put(i, new ArrayList<>(List.of(i)));
        }
        List<Pair> pairs = pairs(all);
        List<Pair> refused = new ArrayList<>();
        Map<Integer, Pair> joinedBy = new HashMap<>();
        for (Pair pair : pairs) {
            int a = cluster[pair.a()];
            int b = cluster[pair.b()];
            if (a == b) {
                continue;
            }
            if (!agree(members.get(a), members.get(b), all)) {
                refused.add(pair);
                continue;
            }
            joinedBy.putIfAbsent(pair.a(), pair);
            joinedBy.putIfAbsent(pair.b(), pair);
            List<Integer> joined = java.util.Objects.requireNonNull(members.get(a));
            List<Integer> gone = java.util.Objects.requireNonNull(members.remove(b));
            gone.forEach(i -> cluster[i] = a);
            joined.addAll(gone);
        }
        Map<String, Incident> incidents = new TreeMap<>();
        for (List<Integer> member : members.values()) {
            List<Account> own = member.stream().sorted().map(all::get).toList();
            List<Decision> decisions = own.stream()
                    .map(account -> decision(all.indexOf(account), account, own, joinedBy, refused, all))
                    .toList();
            List<String> alternatives = refused.stream()
                    .filter(p -> member.contains(p.a()) != member.contains(p.b()))
                    .map(p -> idOf(cluster[member.contains(p.a()) ? p.b() : p.a()], members, all))
                    .distinct()
                    .sorted()
                    .toList();
            Incident incident = incident(own, decisions, alternatives);
            incidents.put(incident.id(), incident);
        }
        return List.copyOf(incidents.values());
    }

    private static String idOf(int cluster, Map<Integer, List<Integer>> members, List<Account> all) {
        return all.get(java.util.Objects.requireNonNull(members.get(cluster)).stream()
                        .mapToInt(i -> i)
                        .min()
                        .orElseThrow())
                .id();
    }

    /// Pairs that can be one incident, best first. Accounts of one country are compared; those without any place
    /// are not.
    private static List<Pair> pairs(List<Account> all) {
        Map<String, List<Integer>> byCountry = new LinkedHashMap<>();
        for (int i = 0; i < all.size(); i++) {
            int at = i;
            countries(all.get(i))
                    .forEach(country -> byCountry
                            .computeIfAbsent(country, _ -> new ArrayList<>())
                            .add(at));
        }
        Map<List<Integer>, Pair> pairs = new HashMap<>();
        for (List<Integer> block : byCountry.values()) {
            for (int x = 0; x < block.size(); x++) {
                for (int y = x + 1; y < block.size(); y++) {
                    int a = block.get(x);
                    int b = block.get(y);
                    compare(a, b, all).ifPresent(pair -> pairs.put(List.of(a, b), pair));
                }
            }
        }
        return pairs.values().stream()
                .sorted(Comparator.comparingDouble(Pair::score)
                        .reversed()
                        .thenComparing(p -> all.get(p.a()).id())
                        .thenComparing(p -> all.get(p.b()).id()))
                .toList();
    }

    private static List<String> countries(Account account) {
        return account.where().stream()
                .flatMap(w -> switch (w) {
                    case Where.Found f -> java.util.stream.Stream.of(f.country());
                    case Where.Region r ->
                        java.util.stream.Stream.of(r.country().orElse(""));
                    case Where.Ambiguous a -> a.candidates().stream().map(Where.Found::country);
                    case Where.Unknown _ -> java.util.stream.Stream.of("");
                })
                .distinct()
                .toList();
    }

    private static Optional<Pair> compare(int i, int k, List<Account> all) {
        Account a = all.get(i);
        Account b = all.get(k);
        boolean sameReport = a.report().equals(b.report());
        if (sameReport || !WhenLogic.intersects(a.when(), b.when()) || !kindsMeet(a.type(), b.type())) {
            return Optional.empty();
        }
        Optional<String> place = placesMeet(a, b);
        if (place.isEmpty()) {
            return Optional.empty();
        }
        List<String> reasons = new ArrayList<>();
        double score = place.get().startsWith("the same") ? SAME_PLACE : CONTAINED_PLACE;
        reasons.add(place.get());
        boolean days = isDay(a.when()) && isDay(b.when());
        boolean sameDay = days && start(a.when()).equals(start(b.when()));
        score += sameDay ? SAME_DAY : days ? NIGHT_BETWEEN : MEETING_TIME;
        reasons.add((sameDay ? "the same day: " : days ? "the night between two days: " : "times that meet: ")
                + words(a.when()) + " and " + words(b.when()));
        if (a.type() == b.type()) {
            score += SAME_KIND;
            reasons.add("both " + a.type().words());
        }
        boolean side = a.attackers().stream()
                .anyMatch(x -> b.attackers().stream()
                        .anyMatch(y -> x.name().equals(y.name())
                                || !x.country().isEmpty() && x.country().equals(y.country())));
        if (side) {
            score += SAME_SIDE;
            reasons.add("the same side is said to have attacked");
        }
        return Optional.of(new Pair(i, k, score, reasons));
    }

    private static String words(When when) {
        return when.edtf().orElse("unknown");
    }

    private static Optional<java.time.LocalDate> start(When when) {
        return when instanceof When.Interval interval ? interval.start() : Optional.empty();
    }

    private static boolean isDay(When when) {
        return when instanceof When.Interval i
                && i.start().isPresent()
                && i.start().equals(i.end());
    }

    private static Optional<String> placesMeet(Account a, Account b) {
        Optional<String> contained = Optional.empty();
        for (Where x : a.where()) {
            for (Where y : b.where()) {
                if (isCountry(x) || isCountry(y) || !Geometry.sameOrContained(x, y)) {
                    continue;
                }
                if (x instanceof Where.Found && y instanceof Where.Found) {
                    return Optional.of("the same place: " + x.name() + " and " + y.name());
                }
                contained = Optional.of("one place in the other: " + x.name() + " and " + y.name());
            }
        }
        return contained;
    }

    private static boolean isCountry(Where where) {
        return where instanceof Where.Region region && region.isCountry();
    }

    /// Kinds that reports use for one act: an air raid is also called a missile strike or an explosion.
    private static boolean kindsMeet(IncidentType a, IncidentType b) {
        boolean clashA = a == IncidentType.ARMED_CLASH;
        boolean clashB = b == IncidentType.ARMED_CLASH;
        boolean vague = a == IncidentType.OTHER
                || b == IncidentType.OTHER
                || a == IncidentType.EXPLOSION
                || b == IncidentType.EXPLOSION;
        return clashA == clashB || vague;
    }

    /// Whether two groups can be one: no report has two accounts of it, all times meet, and no two points are
    /// apart.
    private static boolean agree(
            @org.jspecify.annotations.Nullable List<Integer> a,
            @org.jspecify.annotations.Nullable List<Integer> b,
            List<Account> all) {
        When when = When.unstated();
        List<Integer> both = new ArrayList<>(java.util.Objects.requireNonNull(a));
        both.addAll(java.util.Objects.requireNonNull(b));
        for (int i : both) {
            Optional<When> next = WhenLogic.intersect(when, all.get(i).when());
            if (next.isEmpty()) {
                return false;
            }
            when = next.get();
        }
        for (int i : a) {
            for (int k : b) {
                boolean sameReport = all.get(i).report().equals(all.get(k).report());
                if (sameReport || apart(all.get(i), all.get(k))) {
                    return false;
                }
            }
        }
        return true;
    }

    /// Two accounts that both name points, none of them the same.
    private static boolean apart(Account a, Account b) {
        List<Where> x = a.where().stream().filter(w -> w instanceof Where.Found).toList();
        List<Where> y = b.where().stream().filter(w -> w instanceof Where.Found).toList();
        boolean meet = x.stream().anyMatch(p -> y.stream().anyMatch(q -> Geometry.sameOrContained(p, q)));
        return !x.isEmpty() && !y.isEmpty() && !meet && placesMeet(a, b).isEmpty();
    }

    private static Decision decision(
            int index,
            Account account,
            List<Account> own,
            Map<Integer, Pair> joinedBy,
            List<Pair> refused,
            List<Account> all) {
        Pair pair = joinedBy.get(index);
        if (own.size() > 1 && pair != null) {
            return new Decision.Joined(account.id(), pair.score(), pair.reasons());
        }
        boolean open = account.when() instanceof When.Unknown
                || account.where().isEmpty()
                || account.where().stream().allMatch(w -> isCountry(w) || w instanceof Where.Unknown);
        List<String> candidates = refused.stream()
                .filter(p -> p.a() == index || p.b() == index)
                .map(p -> all.get(p.a() == index ? p.b() : p.a()).id())
                .toList();
        if (open) {
            return new Decision.Undecided(
                    account.id(), 0, List.of("its time or place is too little known to join others alone"), candidates);
        }
        return new Decision.Started(account.id(), 1, List.of("no other account has its time and place"));
    }

    private static Incident incident(List<Account> own, List<Decision> decisions, List<String> alternatives) {
        When when = When.unstated();
        List<Where> sites = new ArrayList<>();
        List<Account.Attacker> attackers = new ArrayList<>();
        List<Account.Target> targets = new ArrayList<>();
        Map<List<Object>, Account.Damage> objects = new LinkedHashMap<>();
        Map<List<Object>, Casualties> casualties = new LinkedHashMap<>();
        Map<IncidentType, Integer> types = new TreeMap<>();
        for (Account account : own) {
            when = WhenLogic.intersect(when, account.when()).orElse(when);
            sites.addAll(account.where());
            addNew(attackers, account.attackers(), a -> a.name() + a.holder());
            addNew(targets, account.targets(), Account.Target::name);
            account.objects()
                    .forEach(o -> objects.merge(
                            List.of(o.what().toLowerCase(java.util.Locale.ROOT), o.state()), o, Linker::merged));
            account.casualties()
                    .forEach(c -> casualties.merge(
                            List.of(c.kind(), c.side(), c.who(), c.min(), c.max(), c.claimant(), c.status()),
                            c,
                            Linker::merged));
            types.merge(account.type(), account.main() ? 2 : 1, Integer::sum);
        }
        List<Where> precise = Geometry.mostPrecise(sites);
        Where where = precise.stream()
                .min(Comparator.comparing(Linker::roughness).thenComparing(Where::name))
                .orElse(new Where.Unknown("not stated", List.of()));
        IncidentType type = types.entrySet().stream()
                .filter(e -> e.getKey() != IncidentType.OTHER || types.size() == 1)
                .max(Map.Entry.<IncidentType, Integer>comparingByValue()
                        .thenComparing(Map.Entry::getKey, Comparator.reverseOrder()))
                .orElseThrow()
                .getKey();
        String id = own.stream().map(Account::id).min(Comparator.naturalOrder()).orElseThrow();
        List<Account> byReport =
                own.stream().sorted(Comparator.comparing(Account::report)).toList();
        return new Incident(
                id,
                type,
                when,
                where,
                precise,
                attackers,
                targets,
                List.copyOf(objects.values()),
                List.copyOf(casualties.values()),
                byReport,
                decisions,
                alternatives,
                List.of());
    }

    private static <T> void addNew(List<T> list, List<T> more, java.util.function.Function<T, String> key) {
        more.stream()
                .filter(m -> list.stream().noneMatch(l -> key.apply(l).equalsIgnoreCase(key.apply(m))))
                .forEach(list::add);
    }

    private static Account.Damage merged(Account.Damage a, Account.Damage b) {
        return new Account.Damage(
                a.what(),
                a.state(),
                java.util.stream.Stream.concat(a.claims().stream(), b.claims().stream())
                        .distinct()
                        .toList());
    }

    private static Casualties merged(Casualties a, Casualties b) {
        return new Casualties(
                a.kind(),
                a.side(),
                a.who(),
                a.min(),
                a.max(),
                a.words(),
                a.claimant(),
                a.status(),
                java.util.stream.Stream.concat(a.claims().stream(), b.claims().stream())
                        .distinct()
                        .toList());
    }

    private static double roughness(Where where) {
        return switch (where) {
            case Where.Found f -> f.radiusMetres();
            case Where.Region r -> 1e7 + (r.extent().north() - r.extent().south()) * 1e5;
            case Where.Ambiguous _ -> 1e9;
            case Where.Unknown _ -> 1e10;
        };
    }
}
