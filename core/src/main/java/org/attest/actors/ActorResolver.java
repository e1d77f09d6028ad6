package org.attest.actors;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.attest.actors.Draft.Meaning;
import org.attest.actors.Entry.Body;
import org.attest.actors.Entry.Institution;
import org.attest.actors.History.Past;
import org.attest.actors.History.Told;
import org.attest.actors.Phrases.Match;
import org.attest.language.Attribution;
import org.attest.language.Mention;
import org.attest.language.Reading;
import org.attest.language.Role;
import org.attest.language.Sentence;
import org.attest.language.Token;
import org.attest.language.Trigger;
import org.attest.reports.Span;
import org.jspecify.annotations.Nullable;

/// Finds the actors of a report and gives each its neutral name.
///
/// Names and descriptions are drafted sentence by sentence ([Composer] from the tables, [NameFinder] for those in no
/// table); where drafts overlap the longest stays. Then one walk in the order of the text settles what depends on the
/// rest of the report: "the regime's military", "the Observatory", an acronym introduced earlier.
///
/// Uses the reader's mentions, triggers, roles and attributions as evidence where there are any, and works without.
public final class ActorResolver {
    /// Heads of definite phrases that stand for one named before.
    private static final Set<String> SHORT_HEADS = Set.of(
            "observatory",
            "monitor",
            "watchdog",
            "group",
            "organisation",
            "charity",
            "ngo",
            "movement",
            "agency",
            "channel",
            "broadcaster",
            "station",
            "network",
            "newspaper",
            "paper",
            "daily",
            "website",
            "outlet",
            "company",
            "firm",
            "provider",
            "ministry",
            "source",
            "spokesman",
            "spokeswoman",
            "spokesperson",
            "coalition",
            "alliance",
            "militia",
            "front",
            "brigade",
            "brigades",
            "committee",
            "committees",
            "council",
            "commission",
            "mission",
            "union",
            "tribunal",
            "party",
            "militants",
            "rebels",
            "insurgents",
            "guerrillas",
            "separatists",
            "cartel",
            "faction",
            "centre",
            "institute",
            "foundation",
            "army",
            "legion",
            "project",
            "body",
            "authority",
            "office",
            "department",
            "league",
            "federation",
            "directorate",
            "gang");

    /// What makes "the group" or "the Front" the first half of something else.
    private static final Set<String> NOT_AFTER_SHORT =
            Set.of("of", "for", "leader", "leaders", "line", "lines", "page");

    private final Lexicon lexicon = new Lexicon();

    public Actors resolve(Reading reading) {
        List<Line> lines = reading.document().sentences().stream()
                .map(sentence -> new Line(sentence, lexicon))
                .toList();
        History history = new History(lexicon, lines);
        Set<String> codes = history.codes();
        Evidence evidence = Evidence.of(reading, lines);
        List<List<Draft>> kept = new ArrayList<>(lines.size());
        Map<String, Past> introduced = new HashMap<>();
        for (int i = 0; i < lines.size(); i++) {
            Line line = lines.get(i);
            List<Draft> drafts = new Composer(
                            lexicon,
                            line,
                            codes,
                            evidence.verbs().get(i),
                            evidence.holders().get(i))
                    .find();
            List<Draft> names = new NameFinder(
                            line,
                            drafts,
                            evidence.organisations().get(i),
                            evidence.places().get(i),
                            evidence.persons().get(i))
                    .find();
            drafts.addAll(names);
            addShort(line, drafts);
            kept.add(longest(line, drafts));
        }
        return new Walk(lines, kept, history, introduced).actors();
    }

    /// Whom a name or description means outside any report ("IDF", "the Israeli army", "SOHR").
    public Optional<Who> named(String words) {
        if (words.isBlank()) {
            return Optional.empty();
        }
        var document = Lexicon.document(words);
        if (document.sentences().size() != 1) {
            return Optional.empty();
        }
        Line line = new Line(document.sentences().getFirst(), lexicon);
        int start = line.size() > 1 && isArticle(line.key(0)) ? 1 : 0;
        for (Match match : line.matches.get(start)) {
            if (match.end() != line.size()) {
                continue;
            }
            switch (match.entry()) {
                case Entry.StateName name -> {
                    return Optional.of(Composer.stateWho(name.state()));
                }
                case Body body -> {
                    return Optional.of(body.who());
                }
                case Entry.Adjective _, Entry.Capital _, Entry.Leader _, Institution _, Entry.Generic _ -> {}
            }
        }
        List<ActorMention> mentions = resolve(
                        new Reading(document, List.of(), List.of(), List.of(), List.of(), List.of()))
                .mentions();
        Span whole = line.span(start, line.size());
        return mentions.stream()
                .filter(mention -> mention.span().equals(whole))
                .map(ActorMention::who)
                .findFirst();
    }

    /// Number of bodies in the table, for reports on what is known.
    int bodies() {
        return lexicon.bodies();
    }

    private static boolean isArticle(String key) {
        return key.equals("the") || key.equals("a") || key.equals("an");
    }

    private static void addShort(Line line, List<Draft> drafts) {
        for (int i = 1; i < line.size(); i++) {
            if (SHORT_HEADS.contains(line.keys[i])
                    && line.key(i - 1).equals("the")
                    && !NOT_AFTER_SHORT.contains(line.key(i + 1))
                    && !(line.capital(i) && line.capital(i + 1))) {
                drafts.add(new Draft(i, i + 1, 5, new Meaning.Short(line.keys[i], Optional.empty())));
            }
        }
    }

    /// The longest of those that overlap; among equals the one of lower rank.
    private static List<Draft> longest(Line line, List<Draft> drafts) {
        if (drafts.isEmpty()) {
            return drafts;
        }
        drafts.sort(Comparator.comparingInt(Draft::length)
                .reversed()
                .thenComparingInt(Draft::rank)
                .thenComparingInt(Draft::start));
        boolean[] taken = new boolean[line.size()];
        List<Draft> kept = new ArrayList<>();
        for (Draft draft : drafts) {
            boolean free = true;
            for (int i = draft.start(); i < draft.end(); i++) {
                free &= !taken[i];
            }
            if (free) {
                for (int i = draft.start(); i < draft.end(); i++) {
                    taken[i] = true;
                }
                kept.add(draft);
            }
        }
        kept.sort(Comparator.comparingInt(Draft::start));
        return kept;
    }

    /// What the reader says of single tokens, by sentence.
    private record Evidence(
            List<Set<Integer>> verbs,
            List<Set<Integer>> holders,
            List<Set<Integer>> organisations,
            List<Set<Integer>> places,
            List<Set<Integer>> persons) {
        static Evidence of(Reading reading, List<Line> lines) {
            List<Span> verbs = new ArrayList<>();
            List<Span> holders = new ArrayList<>();
            for (Trigger trigger : reading.triggers()) {
                if (!trigger.noun()) {
                    verbs.add(trigger.span());
                }
            }
            for (Attribution attribution : reading.attributions()) {
                verbs.add(attribution.cue());
                attribution.source().ifPresent(holders::add);
            }
            for (Role role : reading.roles()) {
                if (role.kind() == Role.Kind.ATTACKER) {
                    holders.add(role.span());
                }
            }
            List<Span> organisations = spans(reading, Set.of(Mention.Kind.ORGANISATION, Mention.Kind.UNIT));
            List<Span> places = spans(reading, Set.of(Mention.Kind.FACILITY, Mention.Kind.PLACE));
            List<Span> persons = spans(reading, Set.of(Mention.Kind.PERSON));
            return new Evidence(
                    indexes(lines, verbs),
                    indexes(lines, holders),
                    indexes(lines, organisations),
                    indexes(lines, places),
                    indexes(lines, persons));
        }

        private static List<Span> spans(Reading reading, Set<Mention.Kind> kinds) {
            return reading.mentions().stream()
                    .filter(mention -> kinds.contains(mention.kind()))
                    .map(Mention::span)
                    .toList();
        }

        private static List<Set<Integer>> indexes(List<Line> lines, List<Span> spans) {
            List<Set<Integer>> indexes = new ArrayList<>(lines.size());
            for (Line line : lines) {
                Sentence sentence = line.sentence;
                Set<Integer> own = Set.of();
                for (Span span : spans) {
                    if (!span.overlaps(sentence.span())) {
                        continue;
                    }
                    own = own.isEmpty() ? new HashSet<>() : own;
                    for (int i = 0; i < line.size(); i++) {
                        if (span.contains(line.tokens.get(i).span())) {
                            own.add(i);
                        }
                    }
                }
                indexes.add(own);
            }
            return indexes;
        }
    }

    /// One pass over a report's drafts in the order of the text.
    private final class Walk {
        private final List<Line> lines;
        private final List<List<Draft>> drafts;
        private final History history;
        private final Optional<Told> regime;
        /// Acronyms and surnames that this report introduced, as written.
        private final Map<String, Past> introduced;

        private final List<ActorMention> mentions = new ArrayList<>();
        private final List<Integer> described = new ArrayList<>();
        private final List<Optional<State>> homes = new ArrayList<>();

        Walk(List<Line> lines, List<List<Draft>> drafts, History history, Map<String, Past> introduced) {
            this.lines = lines;
            this.drafts = drafts;
            this.history = history;
            this.introduced = introduced;
            this.regime = history.findRegime();
        }

        Actors actors() {
            for (int i = 0; i < lines.size(); i++) {
                walk(lines.get(i), drafts.get(i));
            }
            nameDescribed();
            return new Actors(mentions);
        }

        private void walk(Line line, List<Draft> own) {
            int next = 0;
            for (int i = 0; i < line.size(); i++) {
                if (next < own.size() && own.get(next).start() == i) {
                    Draft draft = own.get(next++);
                    Past earlier = draft.length() == 1
                            ? introduced.get(line.tokens.get(i).text())
                            : null;
                    boolean renamed = earlier != null && !(draft.rank() == 5);
                    if (renamed && earlier != null) {
                        put(
                                line,
                                i,
                                i + 1,
                                earlier.mention().who(),
                                Optional.of(earlier.mention().span()));
                    } else {
                        settle(line, draft, next < own.size() ? own.get(next) : null);
                    }
                    i = draft.end() - 1;
                } else if (!introduced.isEmpty() && line.capital(i)) {
                    Past earlier = introduced.get(line.tokens.get(i).text());
                    if (earlier != null && !isInName(line, i)) {
                        put(
                                line,
                                i,
                                i + 1,
                                earlier.mention().who(),
                                Optional.of(earlier.mention().span()));
                    }
                }
            }
        }

        private static boolean isInName(Line line, int i) {
            boolean person = !Line.isCapitals(line.tokens.get(i).text());
            return person && (line.capital(i + 1) || i > 1 && line.capital(i - 1) && !line.possessive(i - 1));
        }

        private void settle(Line line, Draft draft, @Nullable Draft following) {
            int start = draft.start();
            int end = draft.end();
            switch (draft.meaning()) {
                case Meaning.Known(Who who) -> {
                    if (who.kind() == Who.Kind.IMAGERY && !lexicon.isNamed(who)) {
                        settleImagery(line, start, end, who, following);
                    } else {
                        put(line, start, end, who, Optional.empty());
                        introduce(line, start, end, who);
                    }
                }
                case Meaning.Described(Who who, Optional<State> home) -> {
                    described.add(mentions.size());
                    homes.add(home);
                    boolean definite = line.key(start - 1).equals("the");
                    Optional<Past> before =
                            definite ? history.findAntecedent(line.key(end - 1), false) : Optional.empty();
                    if (before.isPresent()
                            && lexicon.isNamed(before.get().mention().who())) {
                        put(
                                line,
                                start,
                                end,
                                before.get().mention().who(),
                                Optional.of(before.get().mention().span()));
                    } else {
                        put(line, start, end, who, Optional.empty());
                    }
                }
                case Meaning.OfContext(Institution institution, boolean ofRegime) ->
                    settleContext(line, draft, institution, ofRegime);
                case Meaning.Short(String head, Optional<Who> otherwise) -> {
                    Optional<Past> before = history.findAntecedent(head, line.capital(start) && start > 1);
                    if (before.isPresent()) {
                        put(
                                line,
                                start,
                                end,
                                before.get().mention().who(),
                                Optional.of(origin(before.get().mention())));
                    } else {
                        otherwise.ifPresent(who -> put(line, start, end, who, Optional.empty()));
                    }
                }
                case Meaning.Pictures() -> settlePictures(line, start, end, following);
            }
        }

        private static Span origin(ActorMention mention) {
            return mention.from().orElse(mention.span());
        }

        private void settleContext(Line line, Draft draft, Institution institution, boolean ofRegime) {
            Optional<State> owner = ofRegime
                    ? regime.map(Told::state).or(() -> history.findOwner(institution, regime))
                    : history.findOwner(institution, regime);
            Optional<Span> from = ofRegime
                    ? regime.map(Told::span).filter(span -> !span.overlaps(line.span(draft.start(), draft.end())))
                    : Optional.empty();
            Who who = owner.map(state -> new Who(
                            state.adjective() + " " + institution.head(),
                            institution.kind(),
                            Optional.of(state.code())))
                    .orElseGet(() -> new Who(institution.head(), institution.kind(), Optional.empty()));
            put(line, draft.start(), draft.end(), who, from);
        }

        /// "Satellite pictures published by ImageSat", "Maxar satellite images": the provider's.
        private void settleImagery(Line line, int start, int end, Who who, @Nullable Draft following) {
            Optional<ActorMention> provider = provider(line, start, end, following);
            put(line, start, end, provider.map(ActorMention::who).orElse(who), provider.map(ActorMention::span));
        }

        private void settlePictures(Line line, int start, int end, @Nullable Draft following) {
            Optional<ActorMention> provider = provider(line, start, end, following)
                    .or(() -> history.past().stream()
                            .map(Past::mention)
                            .filter(mention -> mention.who().kind() == Who.Kind.IMAGERY)
                            .reduce((first, second) ->
                                    lexicon.isNamed(first.who()) && !lexicon.isNamed(second.who()) ? first : second));
            Who unnamed = new Who("photographs (maker not named)", Who.Kind.UNNAMED, Optional.empty());
            put(line, start, end, provider.map(ActorMention::who).orElse(unnamed), provider.map(Walk::origin));
        }

        private Optional<ActorMention> provider(Line line, int start, int end, @Nullable Draft following) {
            if (!mentions.isEmpty()) {
                ActorMention last = mentions.getLast();
                int gap = line.tokens.get(start).span().start() - last.span().end();
                boolean adjacent = gap <= 4 && line.sentence.span().contains(last.span());
                if (adjacent && last.who().kind() == Who.Kind.IMAGERY && lexicon.isNamed(last.who())) {
                    return Optional.of(last);
                }
            }
            if (following == null || following.start() - end > 6) {
                return Optional.empty();
            }
            Who who = following.who();
            if (who == null || who.kind() != Who.Kind.IMAGERY && !who.name().endsWith("company")) {
                return Optional.empty();
            }
            for (int i = end; i < following.start(); i++) {
                if (line.key(i).equals("by")
                        || line.key(i).equals("from")
                        || line.key(i).equals("of")) {
                    return Optional.of(new ActorMention(line.span(following.start(), following.end()), who));
                }
            }
            return Optional.empty();
        }

        /// "(SOHR)", ", or SOHR,", and a person's surname.
        private void introduce(Line line, int start, int end, Who who) {
            Past past = history.past().getLast();
            if (who.kind() == Who.Kind.PERSON) {
                String surname = line.tokens.get(end - 1).text();
                if (end - start > 1 && surname.length() > 2) {
                    introduced.putIfAbsent(surname, past);
                }
                return;
            }
            if (end - start < 2) {
                return;
            }
            String first = line.key(end);
            int at = -1;
            if (first.equals("(")) {
                at = end + 1;
            } else if (first.equals(",")
                    && (line.key(end + 1).equals("or") || line.key(end + 1).equals("the"))) {
                at = line.key(end + 2).equals("the") ? end + 3 : end + 2;
            } else if (first.equals(",")
                    && line.key(end + 1).equals("known")
                    && line.key(end + 2).equals("as")) {
                at = end + 3;
            }
            if (at > 0 && at < line.size()) {
                Token token = line.tokens.get(at);
                String acronym = token.text();
                String closing = line.key(at + 1);
                boolean closed = closing.equals(")")
                        || closing.equals(",")
                        || closing.equals("-")
                        || closing.isEmpty()
                        || closing.equals(";");
                if (closed
                        && Line.isCapitals(acronym)
                        && acronym.length() <= 8
                        && abbreviates(acronym, line, start, end)) {
                    introduced.put(acronym, past);
                }
            }
        }

        /// Whether an acronym's first letter begins the name; "(UK)" after a charity's name does not.
        private static boolean abbreviates(String acronym, Line line, int start, int end) {
            char first = Character.toLowerCase(acronym.charAt(0));
            String key = line.keys[start];
            String bare = key.startsWith("al-") ? key.substring(3) : key;
            if (bare.charAt(0) == first || key.charAt(0) == first) {
                return true;
            }
            // In another language: the letters need not be those of the words, but the words must be a name of three or
            // more.
            return end - start >= 3 && acronym.length() >= 3;
        }

        private void put(Line line, int start, int end, Who who, Optional<Span> from) {
            ActorMention mention = new ActorMention(line.span(start, end), who, from);
            mentions.add(mention);
            history.add(mention, line, start, end);
        }

        /// "A war monitor said ... according to the Syrian Observatory": one body if the report names only one
        /// of its kind.
        private void nameDescribed() {
            for (int i = 0; i < described.size(); i++) {
                int index = described.get(i);
                ActorMention mention = mentions.get(index);
                if (lexicon.isNamed(mention.who())) {
                    continue;
                }
                Optional<ActorMention> only = only(mention.who(), homes.get(i));
                if (only.isPresent()) {
                    replaceAll(mention, only.get());
                }
            }
        }

        private Optional<ActorMention> only(Who who, Optional<State> home) {
            boolean company = who.name().endsWith("company") || who.name().contains("company (");
            Who.Kind kind = company ? Who.Kind.IMAGERY : who.kind();
            ActorMention found = null;
            for (ActorMention mention : mentions) {
                Who other = mention.who();
                if (other.kind() != kind || !lexicon.isNamed(other)) {
                    continue;
                }
                boolean fits = home.isEmpty() || home.get().code().equals(lexicon.home(other));
                if (found != null && !found.who().equals(other) || !fits) {
                    return Optional.empty();
                }
                found = found == null ? mention : found;
            }
            return Optional.ofNullable(found);
        }

        /// The description and what was taken from it ("the firm", "satellite pictures published by an Israeli
        /// company").
        private void replaceAll(ActorMention description, ActorMention named) {
            for (int i = 0; i < mentions.size(); i++) {
                ActorMention mention = mentions.get(i);
                boolean same = mention.span().equals(description.span());
                boolean derived =
                        mention.from().isPresent() && mention.from().get().equals(description.span());
                if (same || derived) {
                    mentions.set(i, new ActorMention(mention.span(), named.who(), Optional.of(named.span())));
                }
            }
        }
    }
}
