package org.attest.actors;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.attest.actors.Draft.Meaning;
import org.attest.actors.Entry.Body;
import org.attest.actors.Entry.Institution;
import org.attest.actors.Phrases.Match;
import org.attest.language.Reading;
import org.attest.reports.Span;

/// Finds the actors of a report and gives each its neutral name.
///
/// Names and descriptions are drafted sentence by sentence ([Composer] from the tables, [NameFinder] for those in no
/// table); where drafts overlap the longest stays. Then one walk in the order of the text settles what depends on the
/// rest of the report: "the regime's military", "the Observatory", an acronym introduced earlier.
///
/// Uses the reader's mentions, triggers, roles and attributions as evidence where there are any, and works without.
public final class ActorResolver {
    private final Lexicon lexicon = new Lexicon();
    private final Ties ties = new Ties();

    public Actors resolve(Reading reading) {
        List<Line> lines = reading.document().sentences().stream()
                .map(sentence -> new Line(sentence, lexicon))
                .toList();
        History history = new History(lexicon, lines);
        Set<String> codes = history.codes();
        Evidence evidence = Evidence.of(reading, lines);
        List<List<Draft>> kept = new ArrayList<>(lines.size());
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
                            lexicon,
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
        List<ActorMention> mentions = new Walk(lexicon, lines, kept, history).mentions();
        return new Actors(mentions, ties.find(reading.document().report().text(), lines, mentions, this::bareName));
    }

    /// Who "Iran" and "Saudi" are, before "-backed" and "-led".
    private Optional<Who> bareName(String words) {
        return named(words).or(() -> {
            var sentences = Lexicon.document(words).sentences();
            return sentences.size() != 1
                    ? Optional.empty()
                    : new Line(sentences.getFirst(), lexicon)
                            .matches.getFirst().stream()
                                    .filter(match -> match.entry() instanceof Entry.Adjective)
                                    .map(match -> Composer.stateWho(((Entry.Adjective) match.entry()).state()))
                                    .findFirst();
        });
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
        Set<Who> bodies = new LinkedHashSet<>();
        for (Match match : line.matches.get(start)) {
            if (match.end() != line.size()) {
                continue;
            }
            switch (match.entry()) {
                case Entry.StateName name -> {
                    return Optional.of(Composer.stateWho(name.state()));
                }
                case Body body -> bodies.add(body.who());
                case Entry.Generic generic -> bodies.add(generic.who());
                case Entry.Adjective _, Entry.Capital _, Entry.Leader _, Institution _ -> {}
            }
        }
        if (!bodies.isEmpty()) {
            // "ADF" is two: without a report that names a state nobody can tell which.
            return bodies.size() == 1 ? bodies.stream().findFirst() : Optional.empty();
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

    private void addShort(Line line, List<Draft> drafts) {
        for (int i = 1; i < line.size(); i++) {
            boolean institution = !line.capital(i)
                    && line.matches.get(i).stream()
                            .anyMatch(match -> match.entry() instanceof Institution own && own.bare());
            if (lexicon.isWord("short-head", line.keys[i])
                    && !institution
                    && line.key(i - 1).equals("the")
                    && !lexicon.isWord("not-after-short", line.key(i + 1))
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
}
