package org.attest.incidents;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Stream;
import org.attest.places.Geometry;
import org.attest.places.Where;
import org.attest.time.When;
import org.attest.time.WhenLogic;

/// What accounts that belong together say together.
final class Joining {
    private Joining() {}

    static Incident incident(List<Account> own, List<Decision> decisions, List<String> alternatives) {
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
                    .forEach(o ->
                            objects.merge(List.of(o.what().toLowerCase(Locale.ROOT), o.state()), o, Joining::merged));
            account.casualties()
                    .forEach(c -> casualties.merge(
                            List.of(c.kind(), c.side(), c.who(), c.min(), c.max(), c.claimant(), c.status()),
                            c,
                            Joining::merged));
            types.merge(account.type(), account.main() ? 2 : 1, Integer::sum);
        }
        List<Where> precise = Geometry.mostPrecise(sites);
        Where where = precise.stream()
                .min(Comparator.comparing(Joining::roughness).thenComparing(Where::name))
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

    private static <T> void addNew(List<T> list, List<T> more, Function<T, String> key) {
        more.stream()
                .filter(m -> list.stream().noneMatch(l -> key.apply(l).equalsIgnoreCase(key.apply(m))))
                .forEach(list::add);
    }

    private static Account.Damage merged(Account.Damage a, Account.Damage b) {
        return new Account.Damage(
                a.what(),
                a.state(),
                Stream.concat(a.claims().stream(), b.claims().stream())
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
                Stream.concat(a.claims().stream(), b.claims().stream())
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
