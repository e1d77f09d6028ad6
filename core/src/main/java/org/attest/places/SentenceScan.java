package org.attest.places;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.attest.language.Sentence;
import org.attest.language.Token;

/// Finds the place names of one sentence, each with the words that belong to it. They do not overlap.
final class SentenceScan {
    private final Line line;
    private final Lexicon lexicon;
    private final Sentence sentence;
    private final List<Token> tokens;
    private final PlaceEvidence evidence;
    private final KnownNames known;
    private final NounWords nouns;
    private final DirectionScan directions;
    private final BorderScan borders;

    SentenceScan(Line line) {
        this.line = line;
        this.lexicon = line.lexicon;
        this.sentence = line.sentence;
        this.tokens = line.tokens;
        this.evidence = new PlaceEvidence(line);
        this.known = new KnownNames(line, evidence);
        this.nouns = new NounWords(line);
        this.directions = new DirectionScan(line, known, nouns);
        this.borders = new BorderScan(line);
    }

    List<Name> names() {
        List<Name> names = new ArrayList<>();
        int free = 0;
        for (int i = 0; i < tokens.size(); i++) {
            Optional<Name> found = at(i, free);
            if (found.isPresent()) {
                names.add(found.get());
                free = found.get().to();
                line.lastEnd = free;
                i = free - 1;
            }
        }
        return joined(names);
    }

    /// "southwest Syria near the Golan Heights" is one area.
    private List<Name> joined(List<Name> names) {
        List<Name> joined = new ArrayList<>();
        for (Name name : names) {
            Name last = joined.isEmpty() ? null : joined.getLast();
            boolean area = name.frame() == Name.Frame.BORDER || name.hasKind(Entry.Kind.AREA);
            if (last != null
                    && last.frame() == Name.Frame.PART
                    && area
                    && line.text(last.to(), name.coreFrom()).matches("near( the)?|bordering( the)?|along( the)?")) {
                joined.set(joined.size() - 1, last.spanning(last.from(), name.to()));
            } else {
                joined.add(name);
            }
        }
        return joined;
    }

    /// @param free first token that no earlier name has taken
    private Optional<Name> at(int i, int free) {
        if (!tokens.get(i).isWord()) {
            return Optional.empty();
        }
        if (line.isOwned(i)) {
            return known.fixed(i).or(() -> known.leading(i));
        }
        return borders.border(i, free)
                .or(() -> known.abbreviation(i))
                .or(() -> directions.inDirection(i))
                .or(() -> known.plain(i).map(n -> nouns.withNouns(n, free)))
                .or(() -> directions.directed(i))
                .or(() -> known.misspelt(i).map(n -> nouns.withNouns(n, free)))
                .or(() -> unknown(i, free));
    }

    /// "the village of X", "the X air base", "X, Syria" where the gazetteer has no X.
    private Optional<Name> unknown(int i, int free) {
        if (line.capitals != NameScanner.Capitals.NAMES
                || !line.beginsName(i)
                || line.startsSentence(i) && lexicon.isCommon(tokens.get(i).lower())) {
            return Optional.empty();
        }
        int end = i;
        while (end < tokens.size()
                && end < i + 3
                && !line.isOwned(end)
                && line.beginsName(end)
                && (end == i || line.gap(end) == 1)
                && lexicon.longest("facility", tokens, end).isEmpty()
                && !lexicon.is("region", tokens.get(end).lower())) {
            end++;
        }
        if (end == i) {
            return Optional.empty();
        }
        boolean proper = false;
        for (int k = i; k < end; k++) {
            String word = tokens.get(k).lower();
            boolean known = lexicon.is("never", word)
                    || lexicon.isCommon(word)
                    || lexicon.is("direction", word)
                    || lexicon.is("organisation", word)
                    || lexicon.is("title", word)
                    || word.contains("-")
                            && !Line.isArticled(tokens.get(k))
                            && Character.isLowerCase(word.charAt(word.length() - 1))
                            && line.countryOf(word.substring(0, word.indexOf('-')))
                                    .isPresent()
                    || line.countryOf(tokens.get(k).text()).isPresent();
            proper |= !known;
        }
        if (!proper || line.countryOf(line.text(i, i + 1)).isPresent()) {
            return Optional.empty();
        }
        Name name = Name.plain(sentence, i, end, List.of());
        boolean named = end < tokens.size()
                && line.gap(end) == 1
                && (lexicon.longest("facility", tokens, end)
                                .filter(m -> !m.extra().equals("military area")
                                        && !nouns.isVerbHere(
                                                m.end(), tokens.get(m.end() - 1).lower()))
                                .isPresent()
                        || lexicon.is("unknown-noun", tokens.get(end).lower()));
        boolean placed = i > 1 && line.lastEnd == i - 1 && Line.isPossessive(tokens.get(i - 1))
                || i > 0
                        && (evidence.strictlyLocated(i)
                                || tokens.get(i - 1).lower().equals("the")
                                || lexicon.is("locative", tokens.get(i - 1).lower()));
        boolean village = i >= 2
                && tokens.get(i - 1).lower().equals("of")
                && lexicon.is("unknown-of", tokens.get(i - 2).lower());
        boolean contained = evidence.strictlyLocated(i) && evidence.containerFollows(end);
        if (village || contained || named && placed || isScene(i, end) || isKnownHere(i, end)) {
            return Optional.of(nouns.withNouns(name, free));
        }
        return Optional.empty();
    }

    /// "Shells fell in Cunje": where a sentence tells of an act, a name after a word of place is where it was,
    /// though
    /// no gazetteer has it.
    private boolean isScene(int i, int end) {
        return line.tellsOfAct && (evidence.strictlyLocated(i) || isStruck(i)) && isWholeName(i, end);
    }

    /// "The shelling of Jbaa", "the raid on Mlita", "shells fell on Tangdhar".
    private boolean isStruck(int i) {
        String before = i > 1 ? tokens.get(i - 1).lower() : "";
        String word = i > 1 ? tokens.get(i - 2).lower() : "";
        return before.equals("of") && lexicon.is("shelled", word)
                || (before.equals("on") || before.equals("over"))
                        && (lexicon.is("shelled", word) || lexicon.is("event", word) || lexicon.is("falling", word));
    }

    /// Called a place earlier in the report.
    private boolean isKnownHere(int i, int end) {
        return line.unlisted.contains(line.text(i, end)) && isWholeName(i, end);
    }

    /// No capital goes on after it, and it is no acronym, no "Aug." and no one who speaks.
    private boolean isWholeName(int i, int end) {
        String last = tokens.get(end - 1).text();
        boolean goesOn = end < tokens.size() && Line.isCapital(tokens.get(end)) && line.gap(end) == 1;
        boolean acronym =
                end == i + 1 && tokens.get(i).text().equals(tokens.get(i).text().toUpperCase(Locale.ROOT));
        boolean speaks =
                end < tokens.size() && lexicon.is("speech", tokens.get(end).lower());
        return !goesOn
                && !acronym
                && !speaks
                && !last.endsWith(".")
                && tokens.get(i).text().length() > 2;
    }
}
