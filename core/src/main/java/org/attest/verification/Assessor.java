package org.attest.verification;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.BinaryOperator;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.attest.actors.ActorResolver;
import org.attest.actors.Tie;
import org.attest.actors.Who;
import org.attest.claims.About;
import org.attest.claims.CasualtyCell;
import org.attest.claims.Claim;
import org.attest.claims.Holder;
import org.attest.claims.Polarity;
import org.attest.claims.Stance;
import org.attest.incidents.Account;
import org.attest.incidents.Incident;

/// Grades incidents and their claims: counts what stands behind them and against them, and asks the [Policy].
///
/// A pure function of an incident, its claims, their relations, the origins of its reports and what newer versions of
/// these took back. Who counts as a source, and which rest on one another, [SourceGroups] says. Silence and "no
/// comment" change nothing (law 3).
public final class Assessor {
    private static final Set<About> EVIDENT =
            Set.of(About.OCCURRENCE, About.DAMAGE, About.CASUALTIES, About.INTERCEPTION, About.RESPONSIBILITY);
    /// Origins that a reason names one by one.
    private static final int NAMED = 8;

    private static final Pattern PLACEHOLDER = Pattern.compile("\\{(\\w+)}");

    private final Policy policy;
    private final ActorResolver actors;

    public Assessor(Policy policy, ActorResolver actors) {
        this.policy = policy;
        this.actors = actors;
    }

    /// Grades one ledger's incidents: remembers the sides of holders as long as it lives, and belongs to one
    /// thread.
    ///
    /// @param claims all claims by id
    /// @param gone ids of claims that a newer version of their report no longer makes, or makes otherwise
    /// @param ties who belongs to or leads whom, as reports say
    public Session over(Map<String, Claim> claims, Set<String> gone, List<Tie> ties) {
        return new Session(claims, gone, ties);
    }

    public final class Session {
        private final Map<String, Claim> claims;
        private final Set<String> gone;
        private final Map<String, String> sides = new HashMap<>();

        private final Map<String, String> partOf = new TreeMap<>();

        private Session(Map<String, Claim> claims, Set<String> gone, List<Tie> ties) {
            this.claims = claims;
            this.gone = gone;
            for (Tie tie : ties) {
                switch (tie.kind()) {
                    case PART_OF ->
                        partOf.merge(tie.actor(), tie.other(), BinaryOperator.minBy(Comparator.naturalOrder()));
                    case LED_BY -> {
                        // A person speaks for the body that he leads; a state is more than a coalition that it leads.
                        if (actors.named(tie.other()).flatMap(Assessor::state).isEmpty()) {
                            partOf.merge(tie.other(), tie.actor(), BinaryOperator.minBy(Comparator.naturalOrder()));
                        }
                    }
                    // Allies are two sides.
                    case BACKS -> {}
                }
            }
        }

        /// @param relations between the incident's claims
        /// @param origins of the incident's reports, by their ids ([Origins])
        public Assessment assess(Incident incident, List<Relation> relations, Map<String, String> origins) {
            return new Grading(incident, relations, origins).assessment();
        }

        /// The state whose body a holder is, the body that it belongs to or leads, or the holder itself.
        private String side(String holder) {
            String top = holder;
            Set<String> passed = new HashSet<>();
            while (passed.add(top) && partOf.containsKey(top)) {
                top = Objects.requireNonNull(partOf.get(top));
            }
            return sides.computeIfAbsent(
                    top, name -> actors.named(name).flatMap(Assessor::state).orElse(name));
        }

        /// One incident with all that bears on its grade.
        private final class Grading {
            private final Incident incident;
            private final List<Relation> relations;
            private final Map<String, String> origins;
            private final List<Claim> standing;
            private final List<Claim> withdrawn;
            private final Set<String> names = new TreeSet<>();
            private final Map<String, String> sidesHere = new HashMap<>();
            private final Map<String, List<Relation>> relationsOf = new HashMap<>();
            // One for all that say the same, however many they are.
            private final Map<String, Tally> tallies = new HashMap<>();

            Grading(Incident incident, List<Relation> relations, Map<String, String> origins) {
                this.incident = incident;
                this.origins = origins;
                List<Claim> own = incident.claims().stream()
                        .map(claims::get)
                        .filter(Objects::nonNull)
                        .toList();
                this.standing =
                        own.stream().filter(claim -> !gone.contains(claim.id())).toList();
                this.withdrawn =
                        own.stream().filter(claim -> gone.contains(claim.id())).toList();
                // A claim that was taken back contradicts nothing any more.
                this.relations = relations.stream()
                        .filter(relation -> !gone.contains(relation.a()) && !gone.contains(relation.b()))
                        .toList();
                this.relations.forEach(relation -> {
                    of(relation.a()).add(relation);
                    of(relation.b()).add(relation);
                });
                own.forEach(claim -> names.add(claim.holder().name()));
                incident.attackers().forEach(attacker -> names.add(attacker.name()));
            }

            /// As [Session#side]; and where reports of the incident name one military, "the military" is
            /// that one.
            private String sideHere(String holder) {
                return sidesHere.computeIfAbsent(holder, _ -> {
                    Set<String> named = names.stream()
                            .filter(name -> name.endsWith(" " + holder))
                            .map(Session.this::side)
                            .collect(Collectors.toSet());
                    return named.size() == 1 ? named.iterator().next() : side(holder);
                });
            }

            /// The relations that a claim is in.
            private List<Relation> of(String claim) {
                return relationsOf.computeIfAbsent(claim, _ -> new ArrayList<>());
            }

            Assessment assessment() {
                List<Claim> supporters =
                        standing.stream().filter(Assessor::supports).toList();
                Tally tally = Tally.of(supporters, origins, this::sideHere);
                Map<Count, Integer> counts = counts(tally, relations, (int)
                        withdrawn.stream().filter(Assessor::supports).count());
                counts.put(Count.ADMISSIONS, admissions());
                counts.put(Count.ACCUSED, accused());
                counts.put(Count.CIVILIANS, (int)
                        standing.stream().filter(Assessor::harmsCivilians).count());
                Policy.Rule rule = policy.rule(counts);
                List<Assessment.OfClaim> ofClaims = new ArrayList<>();
                standing.stream().filter(Assessor::states).forEach(claim -> ofClaims.add(ofClaim(claim, tally)));
                withdrawn.stream().filter(Assessor::states).forEach(claim -> ofClaims.add(takenBack(claim)));
                return new Assessment(
                        incident.id(),
                        rule.grade(),
                        reasons(rule, counts, tally, relations),
                        tally.groups(),
                        policy.wouldChange(counts),
                        policy.name(),
                        counts.entrySet().stream()
                                .filter(count -> count.getValue() > 0)
                                .map(count ->
                                        new Assessment.Counted(count.getKey().word(), count.getValue()))
                                .toList(),
                        policy.views(counts),
                        ofClaims);
            }

            /// @param whole who stands behind the incident: whoever tells of its effects says that it
            /// happened
            private Assessment.OfClaim ofClaim(Claim claim, Tally whole) {
                boolean happened = claim.about() == About.OCCURRENCE && supports(claim);
                Tally tally = happened ? whole : sayingTheSame(claim);
                List<Relation> touching = of(claim.id());
                Map<Count, Integer> counts = counts(tally, touching, 0);
                Policy.Rule rule = policy.rule(counts);
                return new Assessment.OfClaim(
                        claim.id(), rule.grade(), reasons(rule, counts, tally, touching), policy.wouldChange(counts));
            }

            private Assessment.OfClaim takenBack(Claim claim) {
                Map<Count, Integer> counts = new EnumMap<>(Count.class);
                counts.put(Count.WITHDRAWN, 1);
                Policy.Rule rule = policy.rule(counts);
                return new Assessment.OfClaim(
                        claim.id(), rule.grade(), List.of(rule.why()), policy.wouldChange(counts));
            }

            /// Who stands behind the claim, those that say the same, and those that are evidence for any of
            /// these.
            private Tally sayingTheSame(Claim claim) {
                Tally known = tallies.get(claim.id());
                if (known != null) {
                    return known;
                }
                Set<String> same = reached(Set.of(claim.id()), false);
                List<Claim> all = reached(same, true).stream()
                        .map(claims::get)
                        .filter(Objects::nonNull)
                        .filter(Assessor::states)
                        .toList();
                Tally tally = Tally.of(all, origins, this::sideHere);
                same.forEach(id -> tallies.put(id, tally));
                return tally;
            }

            /// @param evidence whether what supports a claim counts too, or only what says the same
            private Set<String> reached(Set<String> from, boolean evidence) {
                Set<String> reached = new LinkedHashSet<>(from);
                Deque<String> next = new ArrayDeque<>(reached);
                while (!next.isEmpty()) {
                    String id = next.remove();
                    for (Relation relation : of(id)) {
                        Optional<String> other = switch (relation.kind()) {
                            case SAME_AS -> Optional.of(relation.a().equals(id) ? relation.b() : relation.a());
                            case SUPPORTS, STRENGTHENS ->
                                evidence && relation.b().equals(id) ? Optional.of(relation.a()) : Optional.empty();
                            case CONTRADICTS, IN_TENSION, WEAKENS, STATUS_DRIFT -> Optional.empty();
                        };
                        other.filter(reached::add).ifPresent(next::add);
                    }
                }
                return reached;
            }

            private int admissions() {
                Set<String> attackers = incident.attackers().stream()
                        .map(attacker -> sideHere(attacker.name()))
                        .collect(Collectors.toSet());
                return (int) standing.stream()
                        .filter(claim -> claim.holder().kind() == Holder.Kind.ACTOR
                                && (claim.about() == About.RESPONSIBILITY || claim.about() == About.OCCURRENCE)
                                && supports(claim)
                                && attackers.contains(sideHere(claim.holder().name())))
                        .filter(claim -> incident.attackers().stream()
                                .anyMatch(attacker ->
                                        attacker.holder().equals(claim.holder().name())))
                        .count();
            }

            private int accused() {
                return (int) incident.attackers().stream()
                        .map(Account.Attacker::name)
                        .map(this::sideHere)
                        .distinct()
                        .count();
            }
        }
    }

    private static Map<Count, Integer> counts(Tally tally, List<Relation> relations, int withdrawn) {
        Map<Count, Integer> counts = new EnumMap<>(Count.class);
        counts.put(Count.SPEAKING, tally.speaking());
        counts.put(Count.FIRM, tally.firm());
        counts.put(Count.GROUPS, tally.independent());
        counts.put(Count.EVIDENCE, tally.evidence().size());
        counts.put(Count.CONTRADICTIONS, number(relations, Relation.Kind.CONTRADICTS));
        counts.put(Count.TENSIONS, number(relations, Relation.Kind.IN_TENSION));
        counts.put(Count.WITHDRAWN, withdrawn);
        return counts;
    }

    private static int number(List<Relation> relations, Relation.Kind kind) {
        return (int)
                relations.stream().filter(relation -> relation.kind() == kind).count();
    }

    private List<String> reasons(Policy.Rule rule, Map<Count, Integer> counts, Tally tally, List<Relation> relations) {
        List<String> reasons = new ArrayList<>();
        reasons.add(PLACEHOLDER
                .matcher(rule.why())
                .replaceAll(found -> Count.find(found.group(1))
                        .map(count -> counts.getOrDefault(count, 0).toString())
                        .orElse("")));
        Set<String> whys = new TreeSet<>();
        relations.stream()
                .filter(relation -> relation.kind() == Relation.Kind.CONTRADICTS)
                .forEach(relation -> whys.add(relation.why()));
        reasons.addAll(whys);
        if (tally.isNamed() && counts.getOrDefault(Count.GROUPS, 0) > 0) {
            Set<String> origins = tally.origins();
            reasons.add("named: "
                    + tally.groups().stream()
                            .filter(group -> !group.getFirst().startsWith("author of "))
                            .map(group -> String.join(" and ", group))
                            .collect(Collectors.joining("; "))
                    + (origins.size() == 1 ? ", all by way of one origin, " : ", by way of ")
                    + origins.stream().limit(NAMED).collect(Collectors.joining(", "))
                    + (origins.size() > NAMED ? " and " + (origins.size() - NAMED) + " more" : ""));
        } else if (tally.firm() > 0 && !tally.isNamed()) {
            reasons.add("no holder is named; the articles do not say whom they rest on");
        }
        for (List<String> voices : tally.notIndependent()) {
            reasons.add(String.join(" and ", voices) + " count once: they are of one side, or one passes on the other");
        }
        if (!tally.evidence().isEmpty()) {
            reasons.add("reports say that it is shown by: "
                    + tally.evidence().stream()
                            .map(evidence -> evidence.name().toLowerCase(Locale.ROOT))
                            .collect(Collectors.joining(", ")));
        }
        int withdrawn = counts.getOrDefault(Count.WITHDRAWN, 0);
        if (withdrawn > 0) {
            reasons.add((withdrawn == 1 ? "1 claim was" : withdrawn + " claims were")
                    + " taken back by a newer version of the report and counts for nothing");
        }
        return reasons;
    }

    /// States, armies and state media are one side each; who is merely at home in a state is not.
    private static Optional<String> state(Who who) {
        return switch (who.kind()) {
            case STATE, MILITARY, OFFICIAL, OUTLET -> who.country();
            case ARMED_GROUP, MONITOR, IMAGERY, ORGANISATION, WITNESS, PERSON, UNNAMED -> Optional.empty();
        };
    }

    /// Says something that can be so or not; silence and "no comment" do not, and what is usual or a trend is no
    /// part
    /// of one incident.
    private static boolean states(Claim claim) {
        return claim.stance() != Stance.SILENT
                && claim.stance() != Stance.NO_COMMENT
                && claim.about() != About.NORM
                && claim.about() != About.TREND;
    }

    private static boolean supports(Claim claim) {
        return states(claim)
                && claim.stance() != Stance.DENIES
                && EVIDENT.contains(claim.about())
                && claim.proposition().polarity() == Polarity.POSITIVE;
    }

    private static boolean harmsCivilians(Claim claim) {
        return supports(claim)
                && claim.casualties().stream()
                        .anyMatch(cell -> cell.side() == CasualtyCell.Class.CIVILIAN
                                && cell.number().max().filter(max -> max == 0).isEmpty());
    }
}
