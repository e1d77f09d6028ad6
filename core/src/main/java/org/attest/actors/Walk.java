package org.attest.actors;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.attest.actors.Draft.Meaning;
import org.attest.actors.Entry.Institution;
import org.attest.actors.History.Past;
import org.attest.actors.History.Told;
import org.attest.language.Token;
import org.attest.reports.Span;
import org.jspecify.annotations.Nullable;

/// One pass over a report's drafts in the order of the text.
final class Walk {
    private final Lexicon lexicon;
    private final List<Line> lines;
    private final List<List<Draft>> drafts;
    private final History history;
    private final Optional<Told> regime;
    /// Acronyms and surnames that this report introduced, as written.
    private final Map<String, Past> introduced = new HashMap<>();

    private final List<ActorMention> mentions = new ArrayList<>();
    private final List<Integer> described = new ArrayList<>();
    private final List<Optional<State>> homes = new ArrayList<>();

    Walk(Lexicon lexicon, List<Line> lines, List<List<Draft>> drafts, History history) {
        this.lexicon = lexicon;
        this.lines = lines;
        this.drafts = drafts;
        this.history = history;
        this.regime = history.findRegime();
    }

    List<ActorMention> mentions() {
        for (int i = 0; i < lines.size(); i++) {
            walk(lines.get(i), drafts.get(i));
        }
        nameDescribed();
        return List.copyOf(mentions);
    }

    private void walk(Line line, List<Draft> own) {
        int next = 0;
        for (int i = 0; i < line.size(); i++) {
            if (next < own.size() && own.get(next).start() == i) {
                Draft draft = own.get(next++);
                Past earlier =
                        draft.length() == 1 ? introduced.get(line.tokens.get(i).text()) : null;
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
                boolean alone = i + 1 == line.size()
                        || next < own.size() && own.get(next).start() == i + 1;
                int end = alone ? i + 1 : i + 2;
                Past earlier = introduced.get(line.words(i, end));
                if (earlier == null) {
                    end = i + 1;
                    earlier = introduced.get(line.words(i, end));
                }
                if (earlier != null && !isInName(line, i, end)) {
                    put(
                            line,
                            i,
                            end,
                            earlier.mention().who(),
                            Optional.of(earlier.mention().span()));
                    i = end - 1;
                }
            }
        }
    }

    private static boolean isInName(Line line, int i, int end) {
        boolean person = !Line.isCapitals(line.tokens.get(i).text());
        return person && (line.capital(end) || i > 1 && line.capital(i - 1));
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
                Optional<Past> before = definite ? history.findAntecedent(line.key(end - 1), false) : Optional.empty();
                if (before.isPresent() && lexicon.isNamed(before.get().mention().who())) {
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
            case Meaning.Pictures(boolean sure) -> settlePictures(line, start, end, following, sure);
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
                        state.adjective() + " " + institution.head(), institution.kind(), Optional.of(state.code())))
                .orElseGet(() -> new Who(institution.head(), institution.kind(), Optional.empty()));
        put(line, draft.start(), draft.end(), who, from);
    }

    /// "Satellite pictures published by ImageSat", "Maxar satellite images": the provider's.
    private void settleImagery(Line line, int start, int end, Who who, @Nullable Draft following) {
        Optional<ActorMention> provider = provider(line, start, end, following);
        put(line, start, end, provider.map(ActorMention::who).orElse(who), provider.map(ActorMention::span));
    }

    private void settlePictures(Line line, int start, int end, @Nullable Draft following, boolean sure) {
        Optional<ActorMention> provider = provider(line, start, end, following)
                .or(() -> history.past().stream()
                        .map(Past::mention)
                        .filter(mention -> mention.who().kind() == Who.Kind.IMAGERY)
                        .reduce((first, second) ->
                                lexicon.isNamed(first.who()) && !lexicon.isNamed(second.who()) ? first : second));
        if (provider.isEmpty() && !sure) {
            return;
        }
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
                introduced.putIfAbsent(line.words(end - 2, end), past);
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
            if (closed && Line.isCapitals(acronym) && acronym.length() <= 8 && abbreviates(acronym, line, start, end)) {
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
            if (other.kind() != kind
                    || !lexicon.isNamed(other)
                    || mention.from().isPresent()) {
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
            boolean derived = mention.from().isPresent() && mention.from().get().equals(description.span());
            if (same || derived) {
                mentions.set(i, new ActorMention(mention.span(), named.who(), Optional.of(named.span())));
            }
        }
    }
}
