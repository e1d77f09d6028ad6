package org.attest.actors;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.attest.language.Sentence;
import org.attest.reports.Span;
import org.attest.reports.Text;

/// Finds the ties that a report states in passing between the actors of one sentence, by the turns of phrase in
/// `ties.tsv`.
final class Ties {
    /// What may describe the second of two names: "which backs **Yemen's internationally recognised** government".
    private static final String DESCRIBING =
            "(?:the |a |an |its |their |local |main |rival |so-called |internationally |recognised |recognized |rebel |armed |militant |paramilitary |\\p{Lu}[\\p{L}'\u2019-]* )*";

    /// A leader's name as written, with or without a title.
    private static final Pattern LEADER = Pattern.compile(
            "^(?:(?:the )?(?:General|Gen\\.|Colonel|Col\\.|Major|Captain|Commander|Brigadier|President|Sheikh|Mullah|Ayatollah|warlord|cleric|Field Marshal) )*"
                    + "(?<name>\\p{Lu}[\\p{L}'\u2019-]+(?: (?:al-|el-|bin |ibn |de |van |von )?\\p{L}[\\p{L}'\u2019-]*){0,3})");
    private static final Pattern COMPOUND = Pattern.compile(
            "(?<name>(?!The |An? |Its |Their )\\p{Lu}[\\p{L}.]*(?: \\p{Lu}[\\p{L}.]*){0,2})-(?<word>\\p{L}+) (?:\\p{Ll}[\\p{L}-]* ){0,2}$");
    private static final int LONGEST_BETWEEN = 120;

    private enum Where {
        BETWEEN,
        REVERSE,
        BEHIND,
        PREFIX,
        LED
    }

    private record Turn(Tie.Kind kind, Where where, Pattern words) {}

    private final List<Turn> turns = read();

    /// @param lines the report's sentences, with the names of states in them: "backed by Iran" makes no actor of
    /// Iran
    /// @param named who a name means by itself, for the first half of "Iran-backed"
    List<Tie> find(Text text, List<Line> lines, List<ActorMention> mentions, Function<String, Optional<Who>> named) {
        Set<Tie> ties = new LinkedHashSet<>();
        for (Line line : lines) {
            Sentence sentence = line.sentence;
            List<ActorMention> own = named(line, mentions);
            for (int i = 0; i < own.size(); i++) {
                ActorMention first = own.get(i);
                compound(text, sentence, first, named).ifPresent(ties::add);
                if (i + 1 < own.size()) {
                    ties.addAll(pair(text, sentence, first, own.get(i + 1)));
                }
                leader(text, sentence, first).ifPresent(ties::add);
            }
        }
        return List.copyOf(ties);
    }

    private static List<ActorMention> named(Line line, List<ActorMention> mentions) {
        List<ActorMention> within = mentions.stream()
                .filter(m -> line.sentence.span().contains(m.span()))
                .toList();
        List<ActorMention> named =
                new ArrayList<>(within.stream().filter(m -> isNamed(m.who())).toList());
        for (int i = 0; i < line.size() && !named.isEmpty(); i++) {
            for (Phrases.Match match : line.matches.get(i)) {
                if (match.entry() instanceof Entry.StateName name) {
                    Span span = line.span(i, match.end());
                    if (within.stream().noneMatch(m -> m.span().overlaps(span))) {
                        named.add(new ActorMention(span, Composer.stateWho(name.state())));
                    }
                }
            }
        }
        named.sort(Comparator.comparing(ActorMention::span));
        return named;
    }

    /// A description ("fighters", "a militia") is nobody in particular.
    private static boolean isNamed(Who who) {
        return Character.isUpperCase(who.name().codePointAt(0))
                && who.kind() != Who.Kind.UNNAMED
                && who.kind() != Who.Kind.WITNESS;
    }

    private List<Tie> pair(Text text, Sentence sentence, ActorMention first, ActorMention second) {
        if (second.span().start() - first.span().end() > LONGEST_BETWEEN
                || first.who().name().equals(second.who().name())) {
            return List.of();
        }
        String between = words(text, first.span().end(), second.span().start());
        String after = words(text, second.span().end(), sentence.span().end());
        Span whole = new Span(text.report(), first.span().start(), second.span().end());
        List<Tie> ties = new ArrayList<>();
        for (Turn turn : turns) {
            Matcher behind = turn.words().matcher(after);
            switch (turn.where()) {
                case BETWEEN -> {
                    if (turn.words().matcher(between).matches()) {
                        ties.add(tie(turn.kind(), first, second, whole));
                    }
                }
                case REVERSE -> {
                    if (turn.words().matcher(between).matches()) {
                        ties.add(tie(turn.kind(), second, first, whole));
                    }
                }
                case BEHIND -> {
                    if (between.matches("(?i),? (?:which|that|whom|who) (?:the )?") && behind.lookingAt()) {
                        Span longer = new Span(
                                text.report(),
                                first.span().start(),
                                second.span().end() + after.codePointCount(0, behind.end()));
                        ties.add(tie(turn.kind(), second, first, longer));
                    }
                }
                case PREFIX, LED -> {}
            }
        }
        return ties;
    }

    private static Tie tie(Tie.Kind kind, ActorMention actor, ActorMention other, Span from) {
        return new Tie(kind, actor.who().name(), other.who().name(), from);
    }

    /// "Iran-backed Houthis", "Saudi-led coalition": the name may be part of the mention or stand before it.
    private Optional<Tie> compound(
            Text text, Sentence sentence, ActorMention mention, Function<String, Optional<Who>> named) {
        String own = text.quote(mention.span());
        int dash = own.indexOf('-');
        String head = dash > 0 && own.indexOf(' ', dash) > 0 ? own.substring(0, own.indexOf(' ', dash) + 1) : "";
        String before = words(text, sentence.span().start(), mention.span().start());
        Matcher inside = COMPOUND.matcher(head);
        Matcher outside = COMPOUND.matcher(before);
        boolean within = inside.find();
        if (!within && !outside.find()) {
            return Optional.empty();
        }
        Matcher compound = within ? inside : outside;
        int start = within
                ? mention.span().start() + head.codePointCount(0, inside.start("name"))
                : sentence.span().start() + before.codePointCount(0, outside.start("name"));
        Optional<Who> other = named.apply(compound.group("name"));
        for (Turn turn : turns) {
            boolean led = turn.where() == Where.LED;
            if ((led || turn.where() == Where.PREFIX)
                    && turn.words().matcher(compound.group("word")).matches()
                    && other.filter(who -> !who.name().equals(mention.who().name()))
                            .isPresent()) {
                Span from = new Span(text.report(), start, mention.span().end());
                String name = other.get().name();
                return Optional.of(
                        led
                                ? new Tie(turn.kind(), mention.who().name(), name, from)
                                : new Tie(turn.kind(), name, mention.who().name(), from));
            }
        }
        return Optional.empty();
    }

    /// "the group, led by Ana Petrova": a leader is seldom an actor of the report, so any name will do.
    private Optional<Tie> leader(Text text, Sentence sentence, ActorMention mention) {
        String after = words(text, mention.span().end(), sentence.span().end());
        for (Turn turn : turns) {
            if (turn.kind() != Tie.Kind.LED_BY || turn.where() != Where.BETWEEN) {
                continue;
            }
            for (int end = after.indexOf(' ', 1); end > 0 && end < LONGEST_BETWEEN; end = after.indexOf(' ', end + 1)) {
                Matcher name = LEADER.matcher(after.substring(end + 1));
                if (turn.words().matcher(after.substring(0, end + 1)).matches() && name.find()) {
                    String leader = name.group("name");
                    int close = after.codePointCount(0, end + 1 + name.end());
                    return leader.equals(mention.who().name())
                            ? Optional.empty()
                            : Optional.of(new Tie(
                                    turn.kind(),
                                    mention.who().name(),
                                    leader,
                                    new Span(
                                            text.report(),
                                            mention.span().start(),
                                            mention.span().end() + close)));
                }
            }
        }
        return Optional.empty();
    }

    private static String words(Text text, int start, int end) {
        return start < end ? text.quote(new Span(text.report(), start, end)).replace('\n', ' ') : "";
    }

    private static List<Turn> read() {
        List<Turn> turns = new ArrayList<>();
        try (InputStream stream = Ties.class.getResourceAsStream("ties.tsv");
                BufferedReader lines = new BufferedReader(new InputStreamReader(
                        Objects.requireNonNull(stream, "ties.tsv is missing from the build"),
                        StandardCharsets.UTF_8))) {
            lines.lines()
                    .filter(line -> !line.startsWith("#") && !line.isBlank())
                    .forEach(line -> turns.add(turn(line.split("\t"))));
        } catch (IOException e) {
            throw new UncheckedIOException("ties.tsv must be readable from the class path", e);
        }
        return List.copyOf(turns);
    }

    private static Turn turn(String[] columns) {
        Where where = Where.valueOf(columns[1].toUpperCase(Locale.ROOT));
        String words = columns[2];
        String whole = switch (where) {
            // Case counts in what describes the second name, not in the turn of phrase.
            case BETWEEN, REVERSE -> ",? (?i:" + words + ") " + DESCRIBING;
            case BEHIND -> " (?i:" + words + ")\\b";
            case PREFIX, LED -> "(?i:" + words + ")";
        };
        return new Turn(Tie.Kind.valueOf(columns[0]), where, Pattern.compile(whole));
    }
}
