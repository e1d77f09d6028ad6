package org.attest.incidents;

import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.attest.claims.Claim;
import org.attest.claims.Stance;
import org.attest.language.Mention;
import org.attest.language.Reading;
import org.attest.language.Sentence;
import org.attest.language.Trigger;
import org.attest.reports.Span;

/// Which kind of incident an account tells of.
///
/// Each claim votes for the kind that its own trigger words and weapons say, claims that it happened count most, and
/// what is denied, declined or said of other times counts little: a helicopter in a rebuttal makes no air strike.
final class IncidentKinds {
    private static final Pattern AIRCRAFT = Pattern.compile(
            "(?i)(?:warplanes?|jets?|fighter jets?|aircraft|planes?|helicopters?|bombers?|gunships?|glide bombs?|barrel bombs?|fighter-bombers?|aerial bombs?|(?:f|su|mig|mi|tu|an)-?\\d+\\w*)");
    private static final Pattern DRONE =
            Pattern.compile("(?i)(?:drones?|uavs?|unmanned aircraft|loitering munitions?|quadcopters?|shaheds?)");

    private static final Pattern SHELLS = Pattern.compile(
            "(?i)(?:(?:mortar |tank )?shells?|mortars?|mortar bombs?|artillery|howitzers?|tanks?|gunboats?|field guns?)");

    /// Guided, or of a kind that flies far. Unguided rockets are shelling (corpus/GUIDELINES.md, section 6).
    private static final Pattern MISSILES =
            Pattern.compile("(?i)(?:missiles?|(?:cruise|ballistic) missiles?|scuds?|iskanders?|kalibrs?)");

    private static final Pattern ROCKETS =
            Pattern.compile("(?i)(?:rockets?|projectiles?|katyushas?|grads?|salvos?|salvoes|volleys?)");
    private static final Pattern BOMBS = Pattern.compile(
            "(?i)(?:(?:car )?bombs?|explosives?|mines?|landmines?|ieds?|improvised explosive devices?|explosive devices?|dynamite|suicide vests?|booby traps?)");
    private static final Pattern SMALL_ARMS =
            Pattern.compile("(?i)(?:rifles?|gunm[ae]n|machine guns?|small arms|gunfire|machetes?)");

    private static final Set<Stance> SAYS_NOTHING = Set.of(Stance.DENIES, Stance.NO_COMMENT, Stance.SILENT);

    private IncidentKinds() {}

    /// @param claims of one account, its founding claim first
    /// @param around sentences that may set its scene, the likeliest first; they are asked only if no claim says a
    /// kind
    static IncidentType of(Reading reading, List<Claim> claims, List<Sentence> around) {
        Map<IncidentType, Double> votes = new EnumMap<>(IncidentType.class);
        for (int i = 0; i < claims.size(); i++) {
            double weight = weight(claims.get(i)) * (i == 0 ? FIRST : 1);
            says(reading, claims.get(i).quote()).ifPresent(kind -> votes.merge(kind, weight, Double::sum));
        }
        Optional<IncidentType> most = votes.entrySet().stream()
                .max(Map.Entry.<IncidentType, Double>comparingByValue()
                        .thenComparing(Map.Entry::getKey, Comparator.reverseOrder()))
                .map(Map.Entry::getKey);
        double share = most.map(votes::get).orElse(0.0) * NAMED;
        if (most.filter(CARRIED::contains).isPresent() && votes.getOrDefault(IncidentType.AIRSTRIKE, 0.0) >= share) {
            return IncidentType.AIRSTRIKE;
        }
        if (most.filter(kind -> kind == IncidentType.EXPLOSION).isPresent()
                && votes.getOrDefault(IncidentType.BOMBING, 0.0) >= share) {
            return IncidentType.BOMBING;
        }
        return most.or(() -> around.stream()
                        .flatMap(sentence -> says(reading, sentence.span()).stream())
                        .findFirst())
                .orElse(IncidentType.OTHER);
    }

    /// What aircraft carry: "an air raid" and "the missiles hit a depot" are one air strike.
    private static final Set<IncidentType> CARRIED =
            Set.of(IncidentType.MISSILE_STRIKE, IncidentType.BOMBING, IncidentType.EXPLOSION);

    /// The share of the most votes from which an aircraft, or a bomb behind an explosion, is more than mentioned.
    /// Chosen on corpus/train.
    private static final double NAMED = 0.25;

    /// The claim that an account starts from is the one that says what it is of.
    private static final double FIRST = 2;

    private static double weight(Claim claim) {
        if (SAYS_NOTHING.contains(claim.stance())) {
            return 0.25;
        }
        return switch (claim.about()) {
            case OCCURRENCE -> 2;
            case WEAPON, RESPONSIBILITY, DAMAGE, CASUALTIES -> 1;
            case INTERCEPTION, MOTIVE, OTHER -> 0.5;
            case NORM, TREND -> 0;
        };
    }

    /// The kind that the words of one claim say; an explosion only where they say nothing else.
    private static Optional<IncidentType> says(Reading reading, Span quote) {
        if (weapon(reading, quote, DRONE) || trigger(reading, quote, Trigger.Label.DRONE)) {
            return Optional.of(IncidentType.DRONE_STRIKE);
        }
        boolean dropped =
                reading.triggers().stream().anyMatch(t -> t.lemma().equals("drop") && quote.contains(t.span()));
        if (weapon(reading, quote, AIRCRAFT)
                || trigger(reading, quote, Trigger.Label.AIRSTRIKE)
                || dropped && weapon(reading, quote, BOMBS)) {
            return Optional.of(IncidentType.AIRSTRIKE);
        }
        if (weapon(reading, quote, MISSILES)) {
            return Optional.of(IncidentType.MISSILE_STRIKE);
        }
        if (weapon(reading, quote, SHELLS)
                || trigger(reading, quote, Trigger.Label.SHELLING)
                || weapon(reading, quote, ROCKETS)) {
            return Optional.of(IncidentType.SHELLING);
        }
        if (trigger(reading, quote, Trigger.Label.BOMBING)) {
            return Optional.of(IncidentType.BOMBING);
        }
        if (trigger(reading, quote, Trigger.Label.CLASH) || weapon(reading, quote, SMALL_ARMS)) {
            return Optional.of(IncidentType.ARMED_CLASH);
        }
        if (weapon(reading, quote, BOMBS)) {
            return Optional.of(IncidentType.BOMBING);
        }
        return trigger(reading, quote, Trigger.Label.EXPLOSION)
                ? Optional.of(IncidentType.EXPLOSION)
                : Optional.empty();
    }

    private static boolean trigger(Reading reading, Span quote, Trigger.Label label) {
        return reading.triggers().stream().anyMatch(t -> t.label() == label && quote.contains(t.span()));
    }

    private static boolean weapon(Reading reading, Span quote, Pattern words) {
        return reading.mentions().stream()
                .anyMatch(m -> m.kind() == Mention.Kind.WEAPON
                        && quote.contains(m.span())
                        && words.matcher(reading.document().quote(m.span())).matches());
    }
}
