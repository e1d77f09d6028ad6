package org.attest.places;

import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.attest.language.Mention;
import org.attest.language.Reading;
import org.attest.language.Sentence;
import org.attest.language.Token;

/// Marks the words that belong to names of persons and organisations, so that "Mr. Paris", "Rami Abdul Rahman"
/// and the "Washington Post" don't become places.
final class ProperNames {
    private static final Set<String> PARTICLES =
            Set.of("al", "el", "bin", "ibn", "van", "von", "de", "da", "del", "der", "bint", "ben", "abu");

    /// What a word belongs to.
    enum Kind {
        NONE,
        PERSON,
        /// A run of capitals with a word of organisations in it; a place may lead it ("Gainesville Police").
        ORGANISATION,
        /// A name from our own list, whole.
        FIXED
    }

    private final Lexicon lexicon;
    private final Gazetteer gazetteer;

    ProperNames(Lexicon lexicon, Gazetteer gazetteer) {
        this.lexicon = lexicon;
        this.gazetteer = gazetteer;
    }

    /// For each token of a sentence which such name it belongs to.
    ///
    /// @param titleCase the sentence writes every word with a capital, so runs of capitals say nothing
    /// @param surnames family names seen so far in the report; what is found here is added
    Kind[] block(Sentence sentence, Reading reading, boolean titleCase, Set<String> surnames) {
        List<Token> tokens = sentence.tokens();
        Kind[] blocked = new Kind[tokens.size()];
        Arrays.fill(blocked, Kind.NONE);
        for (Mention mention : reading.mentions()) {
            if (mention.kind() == Mention.Kind.PERSON && sentence.span().contains(mention.span())) {
                for (int i = 0; i < blocked.length; i++) {
                    if (mention.span().contains(tokens.get(i).span())) {
                        blocked[i] = Kind.PERSON;
                    }
                }
            }
        }
        for (int i = 0; i < tokens.size(); i++) {
            int start = i;
            lexicon.longest("phrase", tokens, i)
                    .filter(_ -> tokens.get(start).isCapitalised())
                    .ifPresent(match -> mark(blocked, start, match.end(), Kind.FIXED));
            if (!titleCase) {
                person(tokens, i, blocked, surnames);
            }
        }
        if (!titleCase) {
            organisations(tokens, blocked);
        }
        return blocked;
    }

    private void person(List<Token> tokens, int i, Kind[] blocked, Set<String> surnames) {
        Token token = tokens.get(i);
        if (blocked[i] != Kind.NONE || i + 1 >= tokens.size()) {
            return;
        }
        boolean titled = lexicon.is("title", token.lower())
                && !isPlaceName(tokens, i)
                && isNameWord(tokens, i + 1)
                && !isCountry(tokens.get(i + 1));
        boolean given = token.isCapitalised()
                && lexicon.is("given", token.lower())
                && isNameWord(tokens, i + 1)
                && !goesOnAsPlace(tokens, i + 1)
                && !(isPlaceToo(token)
                        && i > 0
                        && lexicon.is("locative", tokens.get(i - 1).lower()));
        if (!titled && !given) {
            return;
        }
        int end = i + 1;
        while (end < tokens.size()
                && end <= i + 4
                && isNameWord(tokens, end)
                && !(end > i + 1 && goesOnAsPlace(tokens, end))) {
            end++;
        }
        mark(blocked, i, end, Kind.PERSON);
        surnames.add(tokens.get(end - 1).lower());
    }

    /// A capitalised word that is no common noun of places, or a particle before one.
    private boolean isNameWord(List<Token> tokens, int i) {
        Token token = tokens.get(i);
        return token.isCapitalised()
                        && token.isWord()
                        && Character.isLetter(token.text().codePointAt(0))
                || PARTICLES.contains(token.lower())
                        && i + 1 < tokens.size()
                        && tokens.get(i + 1).isCapitalised()
                || Line.isArticled(token);
    }

    private boolean goesOnAsPlace(List<Token> tokens, int i) {
        String word = tokens.get(i).lower();
        return lexicon.longest("facility", tokens, i).isPresent()
                || lexicon.is("settlement", word)
                || lexicon.is("region", word)
                || lexicon.is("area", word)
                || lexicon.is("time", word)
                || gazetteer.findCountryOfDemonym(word).isPresent();
    }

    /// "Sheikh Zuweid", "Prince George": towns that begin like a title.
    private boolean isPlaceName(List<Token> tokens, int i) {
        return tokens.get(i).isCapitalised()
                && gazetteer
                        .hits(
                                Spelling.exact(tokens.get(i).text() + " "
                                        + tokens.get(i + 1).text()),
                                true)
                        .stream()
                        .anyMatch(h -> h.entry().kind() == Entry.Kind.SETTLEMENT);
    }

    private boolean isCountry(Token token) {
        return gazetteer.hits(Spelling.exact(token.text()), false).stream()
                .anyMatch(h -> h.entry().kind() == Entry.Kind.COUNTRY);
    }

    private boolean isPlaceToo(Token token) {
        return gazetteer.hits(Spelling.exact(token.text()), false).stream()
                .anyMatch(h -> h.entry().population() > 50_000);
    }

    /// Runs of capitalised words with a word of organisations in them ("Institute for the Study of War"), unless
    /// they end in a facility ("Damascus International Airport").
    private void organisations(List<Token> tokens, Kind[] blocked) {
        for (int i = 0; i < tokens.size(); i++) {
            if (!tokens.get(i).isCapitalised()) {
                continue;
            }
            int end = i + 1;
            while (end < tokens.size() && (tokens.get(end).isCapitalised() || joins(tokens, end))) {
                end++;
            }
            boolean facility = false;
            boolean organisation = false;
            for (int k = i; k < end; k++) {
                String word = tokens.get(k).lower();
                facility |= lexicon.is("facility", word)
                        && !lexicon.is("organisation", word)
                        && tokens.get(k).isCapitalised();
                organisation |= k > i
                                && lexicon.is("organisation", word)
                                && tokens.get(k).isCapitalised()
                        || k == i && i > 0 && end > i + 2 && lexicon.is("organisation", word) && joins(tokens, k + 1);
            }
            if (organisation && !facility && end > i + 1) {
                mark(blocked, i, end, Kind.ORGANISATION);
            }
            i = end - 1;
        }
    }

    /// "of", "for", "and the" inside a run, before another capital.
    private static boolean joins(List<Token> tokens, int i) {
        if (i + 1 >= tokens.size()) {
            return false;
        }
        String word = tokens.get(i).lower();
        boolean link = word.equals("of") || word.equals("for") || word.equals("&");
        boolean article = word.equals("the")
                && i > 0
                && (tokens.get(i - 1).lower().equals("of")
                        || tokens.get(i - 1).lower().equals("for"));
        boolean next =
                tokens.get(i + 1).isCapitalised() || tokens.get(i + 1).lower().equals("the");
        return (link || article) && next;
    }

    private static void mark(Kind[] blocked, int from, int to, Kind kind) {
        for (int i = from; i < to; i++) {
            blocked[i] = blocked[i] == Kind.NONE ? kind : blocked[i];
        }
    }
}
