package org.attest.claims;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.attest.language.Judgement;
import org.attest.language.Opinion;
import org.attest.language.Reading;
import org.attest.reports.Span;

/// Puts what rules and what a trained reader take for claims in one report together.
///
/// Where both found one, the rules' words, times, places and numbers stand, since they cut them more exactly; who
/// speaks, how firmly and about what is the reader's to say where it is sure. What only one of them found is kept if
/// the other does not speak against it. The thresholds were chosen on reports with gold that the reader was not trained
/// on, `examples/reports` among them. `corpus/dev` was scored once on the way: low recall and subjects there led to
/// keeping every statement, and to [#SURE_OF_ABOUT] 10 instead of 30; no error in it was read.
final class Merging {
    /// From this overlap on (Dice, by characters) two quotes are of one claim.
    private static final double SAME = 0.5;

    /// The reader decides who speaks and how firmly unless it finds the rules' stance at least 1/200 as likely as
    /// its
    /// own. Its probabilities are those of a softmax over a whole clause, which lie near 0 and 1: with 1/20 the
    /// stances
    /// of `examples/reports` are right in 94.1 %, with 1/200 in 94.7 %.
    private static final double SURE_OF_VOICE = 200;

    /// As above, for what a claim is about; there 88.2 % are right with 1/5, 88.8 % with 1/10, 83.4 % with 1/1000.
    private static final double SURE_OF_ABOUT = 10;

    /// How sure the reader must be that a claim is unconfirmed where no word of doubt that the rules know stands by
    /// it.
    private static final double SURE_OF_DOUBT = 0.9;

    /// A claim that only rules found is dropped where the reader takes its words for none, by this mean
    /// probability,
    /// and nothing else in its sentence for one.
    private static final double LEAST_CLAIMED = 0.3;

    /// A statement lies in the claims of others if they cover this share of it.
    private static final double COVERED = 0.9;

    private final Reading reading;
    private final Opinion opinion;

    Merging(Reading reading, Opinion opinion) {
        this.reading = reading;
        this.opinion = opinion;
    }

    /// A claim made from what a reader stated, with its judgement of the words.
    record Stated(Claim claim, Judgement judgement) {}

    private record Pair(Claim rule, Stated stated) {
        double overlap() {
            return dice(rule.quote(), stated.claim().quote());
        }
    }

    /// @return in order of the text, each id once
    List<Claim> merge(List<Claim> rules, List<Stated> stated) {
        List<Claim> rulesOnly = new ArrayList<>(rules);
        List<Stated> statedOnly = new ArrayList<>(stated);
        List<Claim> merged = new ArrayList<>();
        for (Pair pair : pairs(rules, stated)) {
            rulesOnly.remove(pair.rule());
            statedOnly.remove(pair.stated());
            merged.add(both(pair.rule(), pair.stated()));
        }
        List<Claim> both = List.copyOf(merged);
        rulesOnly.stream().filter(rule -> holds(rule, stated, both)).forEach(merged::add);
        for (Stated one : statedOnly) {
            if (addsTo(merged, one.claim())) {
                merged.add(one.claim());
            }
        }
        merged.sort(Comparator.comparing(Claim::quote));
        Set<String> ids = new HashSet<>();
        merged.removeIf(claim -> !ids.add(claim.id()));
        return List.copyOf(merged);
    }

    /// One to one, best first.
    private static List<Pair> pairs(List<Claim> rules, List<Stated> stated) {
        List<Pair> all = new ArrayList<>();
        for (Claim rule : rules) {
            stated.stream()
                    .map(one -> new Pair(rule, one))
                    .filter(pair -> pair.overlap() >= SAME)
                    .forEach(all::add);
        }
        all.sort(Comparator.comparingDouble(Pair::overlap).reversed());
        List<Pair> pairs = new ArrayList<>();
        for (Pair pair : all) {
            if (pairs.stream()
                    .noneMatch(taken ->
                            taken.rule().equals(pair.rule()) || taken.stated().equals(pair.stated()))) {
                pairs.add(pair);
            }
        }
        return pairs;
    }

    private Claim both(Claim rule, Stated stated) {
        Content content = content(rule, stated.claim());
        Voice voice = voice(rule, stated);
        return Claim.of(rule.quote(), voice, voice.speaks() ? content : withoutEffects(content));
    }

    private static Voice voice(Claim rule, Stated stated) {
        Claim own = stated.claim();
        Judgement judgement = stated.judgement();
        boolean sourceLost =
                rule.holderSpan().isPresent() && own.holderSpan().isEmpty() && own.stance() != Stance.ASSERTS;
        boolean shown = rule.stance() == Stance.CONFIRMS
                && own.stance() == Stance.AFFIRMS
                && rule.holder().name().equals(own.holder().name());
        boolean readers = !sourceLost
                && !shown
                && (rule.stance() == own.stance()
                        || outweighs(
                                judgement.stance(),
                                Judgement.likeliest(judgement.stance()),
                                rule.stance().name(),
                                SURE_OF_VOICE));
        boolean doubted = rule.status() == Status.UNCONFIRMED
                || own.status() == Status.UNCONFIRMED
                        && judgement.status().getOrDefault(Status.UNCONFIRMED.name(), 0.0) >= SURE_OF_DOUBT;
        return Voice.of(readers ? own : rule).withStatus(doubted ? Status.UNCONFIRMED : Status.STATED);
    }

    private Content content(Claim rule, Claim own) {
        About about = about(rule, own);
        Claim effects = Voice.of(rule).speaks() ? rule : own;
        return new Content(
                about,
                rule.proposition(),
                about == rule.about() ? rule.quantity() : own.quantity(),
                rule.when().isEmpty() ? own.when() : rule.when(),
                rule.where().isEmpty() ? own.where() : rule.where(),
                effects.objects(),
                effects.casualties());
    }

    /// The reader judges the very words that the rules cut.
    private About about(Claim rule, Claim own) {
        // Who will not talk of an incident leaves open whose act it was.
        if (rule.stance() == Stance.NO_COMMENT && own.stance() == Stance.NO_COMMENT) {
            return rule.about();
        }
        Map<String, Double> judged =
                opinion.of(rule.content().orElse(rule.quote())).about();
        String likeliest = Judgement.likeliest(judged);
        return outweighs(judged, likeliest, rule.about().word(), SURE_OF_ABOUT)
                ? About.valueOf(likeliest.toUpperCase(Locale.ROOT))
                : rule.about();
    }

    private static boolean outweighs(Map<String, Double> probabilities, String label, String rival, double times) {
        return probabilities.getOrDefault(label, 0.0) > times * probabilities.getOrDefault(rival, 0.0);
    }

    private static Content withoutEffects(Content content) {
        return new Content(
                content.about(),
                content.proposition(),
                content.quantity(),
                content.when(),
                content.where(),
                List.of(),
                List.of());
    }

    /// Whether a claim that only rules found stands. Headlines of other articles are theirs to read, and so is what
    /// a
    /// sentence adds to a claim that both found in it.
    private boolean holds(Claim rule, List<Stated> stated, List<Claim> both) {
        boolean wordsOfANorm = rule.about() == About.NORM
                && stated.stream()
                        .anyMatch(one -> one.claim().about() == About.NORM
                                && share(rule.quote(), one.claim().quote()) >= COVERED);
        return rule.holder().kind() == Holder.Kind.LINKED_HEADLINE
                || !wordsOfANorm
                        && (opinion.of(rule.quote()).claimed() >= LEAST_CLAIMED
                                || both.stream().anyMatch(claim -> inOneSentence(rule, claim)));
    }

    private boolean inOneSentence(Claim a, Claim b) {
        return reading.document()
                .sentenceAt(a.quote())
                .equals(reading.document().sentenceAt(b.quote()));
    }

    /// Whether what only the reader stated is a claim beside the others: it lies outside their words, or tells in
    /// them
    /// of an effect, an act or a toll that none of them is about.
    private boolean addsTo(List<Claim> others, Claim claim) {
        List<Claim> over = others.stream()
                .filter(other -> share(claim.quote(), other.quote()) > 0)
                .toList();
        double covered = over.stream()
                .filter(other -> over.stream().noneMatch(wider -> isWithin(other, wider)))
                .mapToDouble(other -> share(claim.quote(), other.quote()))
                .sum();
        if (covered < COVERED) {
            return true;
        }
        Substance substance = new Substance(reading, claim.quote());
        boolean tells = claim.about() == About.NORM || substance.hasTriggers() && substance.about() == claim.about();
        boolean another = over.stream().noneMatch(other -> other.about() == claim.about());
        boolean toll = !claim.casualties().isEmpty()
                && over.stream()
                        .flatMap(other -> other.casualties().stream().limit(1))
                        .noneMatch(claim.casualties().getFirst()::equals);
        return tells && (another || toll);
    }

    private static boolean isWithin(Claim claim, Claim other) {
        return claim.quote().length() < other.quote().length() && share(claim.quote(), other.quote()) >= COVERED;
    }

    private static double share(Span part, Span whole) {
        return shared(part, whole) / (double) part.length();
    }

    private static double dice(Span a, Span b) {
        return 2.0 * shared(a, b) / (a.length() + b.length());
    }

    private static int shared(Span a, Span b) {
        return Math.max(0, Math.min(a.end(), b.end()) - Math.max(a.start(), b.start()));
    }
}
