package org.attest.claims;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.attest.language.Mention;
import org.attest.language.Reading;
import org.attest.language.Role;
import org.attest.language.Trigger;
import org.attest.reports.Span;

/// What a stretch of text says happened: its triggers, what they did to what and to whom, and so what it is about.
final class Substance {
    private static final Set<Trigger.Label> PEOPLE =
            Set.of(Trigger.Label.KILL, Trigger.Label.INJURE, Trigger.Label.MISSING);
    private static final Set<String> WEAK = Set.of(
            "hit",
            "strike",
            "attack",
            "target",
            "raid",
            "fight",
            "battle",
            "clash",
            "impact",
            "assault",
            "pound",
            "firing",
            "launch",
            "shoot",
            "combat",
            "fighting",
            "shooting",
            "onslaught",
            "skirmish");
    private static final Set<Trigger.Label> EFFECTS = Set.of(Trigger.Label.DESTROY, Trigger.Label.DAMAGE);

    private final Reading reading;
    private final Span span;
    private final String text;
    private final int[] triggers;

    Substance(Reading reading, Span span) {
        this.reading = reading;
        this.span = span;
        this.text = reading.document().quote(span);
        this.triggers = IntStream.range(0, reading.triggers().size())
                .filter(i -> span.contains(reading.triggers().get(i).span()))
                .toArray();
    }

    Span span() {
        return span;
    }

    String text() {
        return text;
    }

    boolean hasTriggers() {
        return triggers.length > 0;
    }

    boolean hasVerbTrigger() {
        return IntStream.of(triggers).anyMatch(i -> !reading.triggers().get(i).noun());
    }

    boolean has(Set<Trigger.Label> labels) {
        return IntStream.of(triggers)
                .anyMatch(i -> labels.contains(reading.triggers().get(i).label()));
    }

    /// Whether all acts it names are words that sport and politics use as well ("hit", "fought", "attacked").
    boolean hasOnlyWeakActs() {
        return hasAct()
                && IntStream.of(triggers).mapToObj(reading.triggers()::get).allMatch(t -> WEAK.contains(t.lemma()))
                && !namesWeapon()
                && People.side(text) != CasualtyCell.Class.COMBATANT;
    }

    boolean namesWeapon() {
        return reading.mentions().stream().anyMatch(m -> m.kind() == Mention.Kind.WEAPON && span.contains(m.span()));
    }

    /// "was hit": something underwent an act.
    boolean isUndergone() {
        return IntStream.of(triggers).anyMatch(i -> reading.triggers().get(i).passive());
    }

    private boolean isAct(Trigger.Label label) {
        return !PEOPLE.contains(label) && !EFFECTS.contains(label) && label != Trigger.Label.INTERCEPTION;
    }

    boolean hasAct() {
        return IntStream.of(triggers)
                .anyMatch(i -> isAct(reading.triggers().get(i).label()));
    }

    /// What it is about; [About#OTHER] if nothing says.
    About about() {
        if (Phrases.isTrend(text)) {
            return About.TREND;
        }
        if (has(PEOPLE)) {
            return About.CASUALTIES;
        }
        boolean intercepted = has(Set.of(Trigger.Label.INTERCEPTION))
                || hasEffectOnWeapons()
                || Phrases.isAirDefence(text) && hasAct();
        if (intercepted) {
            return About.INTERCEPTION;
        }
        if (has(EFFECTS)) {
            return About.DAMAGE;
        }
        if (Phrases.isResponsibility(text)) {
            return About.RESPONSIBILITY;
        }
        if (Phrases.isMotive(text)
                && !IntStream.of(triggers)
                        .anyMatch(i -> isAct(reading.triggers().get(i).label())
                                && !reading.triggers().get(i).noun())) {
            return About.MOTIVE;
        }
        if (hasAct()) {
            // "Not a single building was hit" denies damage, not that there was an attack.
            boolean spared = Phrases.isNegated(text)
                    && IntStream.of(triggers)
                            .anyMatch(i -> reading.triggers().get(i).passive());
            return spared ? About.DAMAGE : About.OCCURRENCE;
        }
        boolean cameOver = Phrases.isFlight(text) && namesWeapon();
        return cameOver ? About.OCCURRENCE : About.OTHER;
    }

    private boolean hasEffectOnWeapons() {
        return IntStream.of(triggers)
                .filter(i -> EFFECTS.contains(reading.triggers().get(i).label()))
                .anyMatch(i -> roles(i, Role.Kind.OBJECT).stream().anyMatch(this::isWeapon));
    }

    private boolean isWeapon(Span phrase) {
        // The last weapon noun must end the phrase: "missiles" is one, "a missile production facility" is not.
        return reading.mentions().stream()
                .anyMatch(m -> m.kind() == Mention.Kind.WEAPON
                        && phrase.contains(m.span())
                        && m.span().end() == phrase.end()
                        && Phrases.isInFlight(reading.document().quote(m.span())));
    }

    private List<Span> roles(int trigger, Role.Kind kind) {
        return reading.roles().stream()
                .filter(r -> r.trigger() == trigger && r.kind() == kind && span.contains(r.span()))
                .map(Role::span)
                .toList();
    }

    /// The dictionary form of the word that the claim turns on.
    Optional<String> predicate(About about) {
        return IntStream.of(triggers)
                .mapToObj(reading.triggers()::get)
                .filter(t -> switch (about) {
                    case CASUALTIES -> PEOPLE.contains(t.label());
                    case DAMAGE -> EFFECTS.contains(t.label());
                    case INTERCEPTION -> t.label() == Trigger.Label.INTERCEPTION || EFFECTS.contains(t.label());
                    case OCCURRENCE, RESPONSIBILITY, WEAPON, MOTIVE, NORM, TREND, OTHER -> isAct(t.label());
                })
                .map(Trigger::lemma)
                .findFirst();
    }

    List<Proposition.Argument> arguments() {
        List<Proposition.Argument> arguments = new ArrayList<>();
        for (int i : triggers) {
            for (Role role : reading.roles()) {
                if (role.trigger() == i && span.contains(role.span())) {
                    Proposition.Argument argument = new Proposition.Argument(
                            role.kind().name().toLowerCase(java.util.Locale.ROOT),
                            reading.document().quote(role.span()),
                            role.span());
                    if (!arguments.contains(argument)) {
                        arguments.add(argument);
                    }
                }
            }
        }
        return arguments;
    }

    /// How much of what was fired is said to have been brought down; [Quantity.Kind#NOT_STATED] if it is not said.
    Quantity intercepted() {
        for (int i : triggers) {
            Trigger trigger = reading.triggers().get(i);
            Role.Kind kind = trigger.label() == Trigger.Label.INTERCEPTION ? Role.Kind.WEAPON : Role.Kind.OBJECT;
            if (trigger.label() != Trigger.Label.INTERCEPTION && !EFFECTS.contains(trigger.label())) {
                continue;
            }
            for (Span weapon : roles(i, kind)) {
                Optional<Quantity> quantity = Numbers.parse(reading.document().quote(weapon), weapon);
                if (quantity.isPresent()) {
                    return quantity.get();
                }
            }
        }
        return new Quantity("", Quantity.Kind.NOT_STATED, Optional.empty(), Optional.empty(), Optional.empty());
    }

    List<DamagedObject> objects(boolean intact) {
        List<DamagedObject> objects = new ArrayList<>();
        for (int i : triggers) {
            Trigger trigger = reading.triggers().get(i);
            if (!EFFECTS.contains(trigger.label())) {
                continue;
            }
            for (Span object : roles(i, Role.Kind.OBJECT)) {
                if (isWeapon(object) || objects.stream().anyMatch(o -> o.span().equals(object))) {
                    continue;
                }
                DamagedObject.State state = intact
                        ? DamagedObject.State.INTACT
                        : trigger.label() == Trigger.Label.DESTROY
                                ? DamagedObject.State.DESTROYED
                                : DamagedObject.State.DAMAGED;
                objects.add(new DamagedObject(withoutArticle(reading.document().quote(object)), state, object));
            }
        }
        return objects;
    }

    List<CasualtyCell> casualties() {
        List<CasualtyCell> cells = new ArrayList<>();
        List<Span> taken = new ArrayList<>();
        // Nouns and adjectives first: "left two soldiers dead and seven wounded" kills two, not nine.
        IntStream.of(triggers).filter(i -> reading.triggers().get(i).noun()).forEach(i -> addCells(i, cells, taken));
        IntStream.of(triggers).filter(i -> !reading.triggers().get(i).noun()).forEach(i -> addCells(i, cells, taken));
        cells.sort(java.util.Comparator.comparing(CasualtyCell::span));
        return cells;
    }

    private void addCells(int i, List<CasualtyCell> cells, List<Span> taken) {
        Trigger trigger = reading.triggers().get(i);
        if (!PEOPLE.contains(trigger.label())) {
            return;
        }
        for (Span victim : roles(i, Role.Kind.VICTIM)) {
            String words = reading.document().quote(victim);
            Optional<Quantity> number = Numbers.parse(words, victim);
            if (number.isEmpty() || taken.stream().anyMatch(victim::overlaps)) {
                continue;
            }
            taken.add(victim);
            boolean both = trigger.lemma().equals("casualty");
            String who = who(words, number.get());
            if (both && !isZero(number.get())) {
                // "Three casualties" may be dead or hurt: no cell can say which.
                continue;
            }
            cells.add(new CasualtyCell(kind(trigger.label()), People.side(words), who, number.get(), victim));
            // Who says that nobody was hurt says that nobody died.
            boolean unhurt = trigger.lemma().equals("hurt") && isZero(number.get());
            if (unhurt) {
                cells.add(new CasualtyCell(CasualtyCell.Kind.KILLED, People.side(words), who, number.get(), victim));
            }
            if (both) {
                cells.add(new CasualtyCell(CasualtyCell.Kind.INJURED, People.side(words), who, number.get(), victim));
            }
        }
    }

    private static boolean isZero(Quantity quantity) {
        return quantity.max().filter(max -> max == 0).isPresent();
    }

    private static CasualtyCell.Kind kind(Trigger.Label label) {
        return label == Trigger.Label.KILL
                ? CasualtyCell.Kind.KILLED
                : label == Trigger.Label.INJURE ? CasualtyCell.Kind.INJURED : CasualtyCell.Kind.MISSING;
    }

    private static String who(String words, Quantity number) {
        return words.replaceFirst("(?i)" + java.util.regex.Pattern.quote(number.text()), "")
                .replaceAll(
                        "(?i)\\b(?:at least|as many as|more than|about|around|some|nearly|dead|wounded|injured|killed|missing|the remaining|of them|more|people|persons?|the bodies of|casualt(?:y|ies)|deaths?|fatalit(?:y|ies)|injur(?:y|ies))\\b",
                        "")
                .replaceAll("^(?:\\s|of\\b|the\\b)+", "")
                .replaceAll("\\s+", " ")
                .strip();
    }

    private static String withoutArticle(String words) {
        return words.replaceFirst("(?i)^(?:the|a|an) ", "").replaceAll("\\s+", " ");
    }
}
