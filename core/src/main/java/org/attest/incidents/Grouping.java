package org.attest.incidents;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.attest.time.When;
import org.attest.time.WhenLogic;

/// Groups of accounts, grown from single ones. Two groups become one only if nothing objects to any two of their
/// accounts, so that incidents never chain through an account that fits both.
final class Grouping {
    /// Accounts that are asked on behalf of a large group: those of the least ids, so that the answer doesn't
    /// depend on
    /// who came first.
    private static final int SPEAKERS = 8;

    private final List<Told> all;
    private final Likeness likeness;
    private final int[] group;
    private final Map<Integer, Group> groups = new HashMap<>();

    private static final class Group {
        final List<Integer> members = new ArrayList<>();
        final Set<String> reports = new HashSet<>();
        /// For each ruling of difference, the side on which the group stands: 2 x its index, plus 1 for the
        /// other side.
        final Set<Integer> rulings = new HashSet<>();
        /// The least members.
        final TreeSet<Integer> speakers = new TreeSet<>();
        /// What all members allow.
        When when;

        Group(int member, Account account, Set<Integer> rulings) {
            members.add(member);
            speakers.add(member);
            reports.add(account.report());
            this.rulings.addAll(rulings);
            when = bare(account.when());
        }

        void take(Group other) {
            members.addAll(other.members);
            reports.addAll(other.reports);
            rulings.addAll(other.rulings);
            speakers.addAll(other.speakers);
            while (speakers.size() > SPEAKERS) {
                speakers.pollLast();
            }
            when = WhenLogic.intersect(when, other.when).map(Grouping::bare).orElse(when);
        }
    }

    /// Without evidence, which would grow with each member.
    private static When bare(When when) {
        return switch (when) {
            case When.Interval i ->
                new When.Interval(
                        i.start(),
                        i.end(),
                        i.precision(),
                        i.candidates(),
                        i.nightBefore(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        "",
                        List.of(),
                        List.of());
            case When.YearUnknown y ->
                new When.YearUnknown(y.start(), y.end(), y.precision(), Optional.empty(), "", List.of(), List.of());
            case When.Unknown _ -> new When.Unknown("", List.of(), List.of());
        };
    }

    /// @param differences rulings that keep accounts apart
    /// @param all in the order of their ids
    Grouping(List<Told> all, Likeness likeness, List<Ruling> differences) {
        this.all = all;
        this.likeness = likeness;
        this.group = new int[all.size()];
        Map<String, Set<Integer>> sides = new HashMap<>();
        for (int r = 0; r < differences.size(); r++) {
            int ruling = 2 * r;
            differences
                    .get(r)
                    .accounts()
                    .forEach(id ->
                            sides.computeIfAbsent(id, _ -> new HashSet<>()).add(ruling));
            differences
                    .get(r)
                    .others()
                    .forEach(id ->
                            sides.computeIfAbsent(id, _ -> new HashSet<>()).add(ruling + 1));
        }
        for (int i = 0; i < group.length; i++) {
            group[i] = i;
            Account account = all.get(i).account();
            groups.put(i, new Group(i, account, sides.getOrDefault(account.id(), Set.of())));
        }
    }

    int of(int account) {
        return group[account];
    }

    /// The members of each group, in order.
    List<List<Integer>> all() {
        return groups.values().stream()
                .map(one -> one.members.stream().sorted().toList())
                .toList();
    }

    /// What keeps the groups of two accounts apart; empty if they can be one.
    Optional<String> objection(int a, int b) {
        Group x = Objects.requireNonNull(groups.get(group[a]));
        Group y = Objects.requireNonNull(groups.get(group[b]));
        if (x.rulings.stream().anyMatch(side -> y.rulings.contains(side ^ 1))) {
            return Optional.of("a person ruled that they differ");
        }
        boolean xIsSmaller = x.reports.size() <= y.reports.size();
        Set<String> fewer = xIsSmaller ? x.reports : y.reports;
        Set<String> more = xIsSmaller ? y.reports : x.reports;
        if (fewer.stream().anyMatch(more::contains)) {
            return Optional.of("one report tells them apart");
        }
        if (WhenLogic.intersect(x.when, y.when).isEmpty()) {
            return Optional.of("times of their other accounts exclude each other");
        }
        double sum = 0;
        int asked = 0;
        for (int i : x.speakers) {
            for (int k : y.speakers) {
                Optional<String> objection = Likeness.objection(all.get(i), all.get(k));
                if (objection.isPresent()) {
                    return objection;
                }
                sum += likeness.compare(all.get(i), all.get(k)).score();
                asked++;
            }
        }
        return likeness.fits(sum / asked) ? Optional.empty() : Optional.of("their other accounts are not alike");
    }

    boolean isRuledApart(int a, int b) {
        Set<Integer> other = Objects.requireNonNull(groups.get(group[b])).rulings;
        return Objects.requireNonNull(groups.get(group[a])).rulings.stream().anyMatch(side -> other.contains(side ^ 1));
    }

    void join(int a, int b) {
        if (group[a] == group[b]) {
            return;
        }
        Group x = Objects.requireNonNull(groups.get(group[a]));
        Group y = Objects.requireNonNull(groups.get(group[b]));
        // The larger one grows, so that no account changes its group more often than log n times.
        boolean xGrows = x.members.size() >= y.members.size();
        int kept = xGrows ? group[a] : group[b];
        int gone = xGrows ? group[b] : group[a];
        Group smaller = xGrows ? y : x;
        smaller.members.forEach(i -> group[i] = kept);
        (xGrows ? x : y).take(smaller);
        groups.remove(gone);
    }
}
