package org.attest.verification;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.attest.actors.ActorResolver;
import org.attest.actors.Who;
import org.attest.claims.About;
import org.attest.claims.Claim;
import org.attest.claims.Holder;
import org.attest.claims.Polarity;
import org.attest.claims.Stance;
import org.attest.incidents.Account;
import org.attest.incidents.Incident;
import org.attest.reports.Report;
import org.attest.reports.Span;
import org.attest.time.When;

/// What reports call usual of an actor, tested against what other reports say it did.
///
/// A case is an incident in which reports say what the actor did: that it spoke, declined or kept silent. The report
/// that states the norm is no witness to it.
public final class Norms {
    /// How far a norm may stand from the claim of the actor it speaks of, in code points.
    private static final int SAME_SENTENCE = 200;

    /// How much of the clause behind a norm is read, in UTF-16 units.
    private static final int CLAUSE = 60;

    private static final Pattern FREQUENCY = Pattern.compile(
            "\\b(?:seldom|rarely|hardly|almost|never|does|do|did|usually|always|routinely|typically|generally|normally"
                    + "|habitually|as a rule|invariably|is|are)\\b",
            Pattern.CASE_INSENSITIVE);

    /// Exceptions that are kept; their number is in the counts.
    private static final int EXCEPTIONS = 20;

    enum Behaviour {
        NOT_COMMENTING("not commenting"),
        NOT_ACKNOWLEDGING("not acknowledging that it did it"),
        DENYING("denying"),
        SPEAKING("speaking of it"),
        AS_NOW("what it does here"),
        /// Of AS_NOW, where it claims something.
        CLAIMING("claiming the same");

        private final String words;

        Behaviour(String words) {
            this.words = words;
        }
    }

    private record Row(Behaviour behaviour, Pattern pattern) {}

    private static final List<Row> ROWS = rows();

    private final Standing standing;
    private final ActorResolver actors;
    private final Map<String, Optional<Who>> whos = new HashMap<>();
    private final Map<String, Set<String>> bodiesOf = new HashMap<>();
    private final Map<String, List<Claim>> claimsOfReport = new HashMap<>();
    private final Map<String, Set<Incident>> incidentsOfActor = new HashMap<>();

    public Norms(Standing standing, ActorResolver actors) {
        this.standing = standing;
        this.actors = actors;
        standing.claims()
                .values()
                .forEach(claim -> claimsOfReport
                        .computeIfAbsent(claim.report(), _ -> new ArrayList<>())
                        .add(claim));
        for (Incident incident : standing.incidents()) {
            standing.claimsOf(incident).forEach(claim -> put(claim.holder().name(), incident));
            incident.attackers().forEach(attacker -> put(attacker.name(), incident));
        }
    }

    private void put(String actor, Incident incident) {
        incidentsOfActor.computeIfAbsent(actor, _ -> new LinkedHashSet<>()).add(incident);
    }

    /// In the order of the claims that state them.
    public List<Norm> find() {
        return standing.claims().values().stream()
                .filter(claim -> claim.about() == About.NORM)
                .flatMap(claim -> Optional.ofNullable(standing.reports().get(claim.report())).stream()
                        .map(report -> norm(claim, report)))
                .toList();
    }

    private Norm norm(Claim claim, Report report) {
        String words = report.text().quote(claim.quote());
        Optional<Claim> beside = beside(claim);
        String actor =
                subject(words).or(() -> beside.map(c -> c.holder().name())).orElse("not named");
        if (!isOneBody(actor)) {
            return untested(claim, actor, words, "the report does not say exactly whose habit it is");
        }
        String clause = (words + rest(report, claim.quote())).toLowerCase(Locale.ROOT);
        Optional<Behaviour> said = ROWS.stream()
                .filter(row -> row.pattern()
                        .matcher(row.behaviour() == Behaviour.AS_NOW ? words.toLowerCase(Locale.ROOT) : clause)
                        .find())
                .map(Row::behaviour)
                .findFirst();
        if (said.isEmpty()) {
            return untested(claim, actor, words, "these words name no behaviour that claims would show");
        }
        if (said.get() != Behaviour.AS_NOW) {
            return tested(claim, actor, words, said.get(), About.OTHER);
        }
        // What it does here is what the claim beside it says.
        return beside.filter(c -> c.holder().name().equals(actor))
                .map(c -> tested(claim, actor, words, behaviourOf(c), c.about()))
                .orElseGet(() -> untested(claim, actor, words, "no claim beside it says what is usual"));
    }

    /// "The army" and "police" are others in each report; neutral names of one body have a capital letter.
    private static boolean isOneBody(String actor) {
        return actor.chars().anyMatch(Character::isUpperCase);
    }

    /// Who stands before the word of frequency: "Israel seldom comments".
    private Optional<String> subject(String words) {
        Matcher frequency = FREQUENCY.matcher(words);
        return frequency.find()
                ? actors.named(words.substring(0, frequency.start()).strip())
                        .map(Who::name)
                        .filter(Norms::isOneBody)
                : Optional.empty();
    }

    /// What follows in the same clause: "as a rule announce their launches".
    private static String rest(Report report, Span quote) {
        String text = report.text().value();
        int from = report.text().offset(quote.end());
        int to = from;
        while (to < text.length() && to - from < CLAUSE && ",.;:\n".indexOf(text.charAt(to)) < 0) {
            to++;
        }
        return text.substring(from, to);
    }

    private static Norm untested(Claim claim, String actor, String words, String why) {
        return new Norm(claim.id(), actor, words, Optional.of("untested: " + why), Optional.empty());
    }

    /// The nearest claim that is not the author's: "Following standard practice, the army did not comment".
    private Optional<Claim> beside(Claim norm) {
        return claimsOfReport.getOrDefault(norm.report(), List.of()).stream()
                .filter(c -> switch (c.holder().kind()) {
                    case AUTHOR, LINKED_HEADLINE, UNNAMED -> false;
                    case ACTOR, OUTLET, MONITOR, IMAGERY, WITNESS -> true;
                })
                .filter(c -> distance(c, norm) < SAME_SENTENCE)
                .min(Comparator.comparingInt((Claim c) -> distance(c, norm)).thenComparing(Claim::quote));
    }

    private static int distance(Claim a, Claim b) {
        return a.quote().overlaps(b.quote())
                ? 0
                : Math.min(
                        Math.abs(a.quote().start() - b.quote().end()),
                        Math.abs(b.quote().start() - a.quote().end()));
    }

    private static Behaviour behaviourOf(Claim now) {
        return switch (now.stance()) {
            case NO_COMMENT, SILENT -> Behaviour.NOT_COMMENTING;
            case DENIES -> Behaviour.DENYING;
            case ASSERTS, AFFIRMS, CLAIMS, CONFIRMS -> Behaviour.CLAIMING;
        };
    }

    /// The names under which the actor may speak: "Israel" does so by its army and its officials, the army only
    /// itself.
    private Set<String> bodies(String actor) {
        return bodiesOf.computeIfAbsent(actor, this::findBodies);
    }

    private Set<String> findBodies(String actor) {
        Optional<Who> state = who(actor).filter(who -> who.kind() == Who.Kind.STATE);
        if (state.isEmpty()) {
            return Set.of(actor);
        }
        return incidentsOfActor.keySet().stream()
                .filter(name -> name.equals(actor)
                        || who(name)
                                .filter(who -> who.kind() == Who.Kind.MILITARY || who.kind() == Who.Kind.OFFICIAL)
                                .filter(state.get()::sameSide)
                                .isPresent())
                .collect(Collectors.toSet());
    }

    private Optional<Who> who(String name) {
        return whos.computeIfAbsent(name, actors::named);
    }

    /// What the actor did in one incident.
    private record Case(Incident incident, boolean kept, List<Claim> shown) {}

    private Norm tested(Claim norm, String actor, String words, Behaviour behaviour, About about) {
        List<Case> cases = new ArrayList<>();
        Set<String> bodies = bodies(actor);
        Set<Incident> incidents = new LinkedHashSet<>();
        bodies.forEach(body -> incidents.addAll(incidentsOfActor.getOrDefault(body, Set.of())));
        for (Incident incident : incidents) {
            List<Claim> own = standing.claimsOf(incident)
                    .filter(claim -> bodies.contains(claim.holder().name())
                            && !claim.report().equals(norm.report()))
                    .toList();
            caseOf(incident, bodies, own, behaviour, about).ifPresent(cases::add);
        }
        if (cases.isEmpty()) {
            return untested(
                    norm,
                    actor,
                    words,
                    "no other report in the ledger tells whether " + actor + " did so: " + behaviour.words);
        }
        int kept = (int) cases.stream().filter(Case::kept).count();
        Exact.Interval interval = Exact.share(kept, cases.size());
        TreeSet<LocalDate> days = new TreeSet<>();
        cases.forEach(c -> {
            if (c.incident().when() instanceof When.Interval when) {
                when.start().ifPresent(days::add);
                when.end().ifPresent(days::add);
            }
        });
        List<String> exceptions = cases.stream()
                .filter(c -> !c.kept())
                .flatMap(c -> c.shown().stream())
                .map(Claim::id)
                .distinct()
                .limit(EXCEPTIONS)
                .toList();
        String from = days.isEmpty() ? "" : days.first().toString();
        String to = days.isEmpty() ? "" : days.last().toString();
        NormCounts test = new NormCounts(
                behaviour.words + (behaviour == Behaviour.CLAIMING ? " (" + about.word() + ")" : ""),
                cases.size(),
                kept,
                interval.low(),
                interval.high(),
                from,
                to,
                exceptions);
        return new Norm(norm.id(), actor, words, Optional.of(sentence(actor, test)), Optional.of(test));
    }

    private static String sentence(String actor, NormCounts test) {
        return String.format(
                Locale.ROOT,
                "%s, %s: in %d of %d incident%s that other reports tell of%s, or %.0f%% (95%% interval %.0f%% to %.0f%%)%s",
                actor,
                test.behaviour(),
                test.kept(),
                test.cases(),
                test.cases() == 1 ? "" : "s",
                test.from().isEmpty()
                        ? ""
                        : test.from().equals(test.to())
                                ? " (" + test.from() + ")"
                                : " (" + test.from() + " to " + test.to() + ")",
                100.0 * test.kept() / test.cases(),
                100 * test.low(),
                100 * test.high(),
                test.kept() < test.cases() ? "; it did otherwise in " + (test.cases() - test.kept()) : "");
    }

    private Optional<Case> caseOf(
            Incident incident, Set<String> bodies, List<Claim> own, Behaviour behaviour, About about) {
        List<Claim> spoken = own.stream().filter(Norms::speaks).toList();
        boolean declined = own.stream().anyMatch(claim -> !speaks(claim));
        return switch (behaviour) {
            case NOT_COMMENTING ->
                own.isEmpty() ? Optional.empty() : Optional.of(new Case(incident, spoken.isEmpty(), spoken));
            case SPEAKING ->
                own.isEmpty()
                        ? Optional.empty()
                        : Optional.of(new Case(
                                incident,
                                !spoken.isEmpty(),
                                own.stream().filter(claim -> !speaks(claim)).toList()));
            case DENYING -> {
                List<Claim> other = spoken.stream()
                        .filter(claim -> claim.stance() != Stance.DENIES)
                        .toList();
                boolean denied = other.size() < spoken.size();
                yield spoken.isEmpty() ? Optional.empty() : Optional.of(new Case(incident, denied, other));
            }
            case NOT_ACKNOWLEDGING -> {
                List<Claim> acknowledging = spoken.stream()
                        .filter(claim -> acknowledges(claim, incident, bodies))
                        .toList();
                boolean accused = incident.attackers().stream()
                        .map(Account.Attacker::name)
                        .anyMatch(bodies::contains);
                // Where it neither spoke nor declined, nobody knows whether it was asked.
                yield accused && (!spoken.isEmpty() || declined)
                        ? Optional.of(new Case(incident, acknowledging.isEmpty(), acknowledging))
                        : Optional.empty();
            }
            case CLAIMING, AS_NOW -> {
                List<Claim> same =
                        spoken.stream().filter(claim -> claim.about() == about).toList();
                boolean kept = same.stream().anyMatch(claim -> claim.stance() != Stance.DENIES);
                yield spoken.isEmpty() ? Optional.empty() : Optional.of(new Case(incident, kept, spoken));
            }
        };
    }

    private static boolean speaks(Claim claim) {
        return claim.stance() != Stance.NO_COMMENT && claim.stance() != Stance.SILENT;
    }

    private static boolean acknowledges(Claim claim, Incident incident, Set<String> bodies) {
        return (claim.about() == About.RESPONSIBILITY || claim.about() == About.OCCURRENCE)
                && claim.stance() != Stance.DENIES
                && claim.holder().kind() != Holder.Kind.UNNAMED
                && claim.proposition().polarity() == Polarity.POSITIVE
                && incident.attackers().stream()
                        .anyMatch(attacker -> bodies.contains(attacker.name()) && bodies.contains(attacker.holder()));
    }

    private static List<Row> rows() {
        return TableFile.rows("norms.tsv").stream()
                .map(cells -> new Row(Behaviour.valueOf(cells.get(0)), Pattern.compile(cells.get(1))))
                .toList();
    }
}
