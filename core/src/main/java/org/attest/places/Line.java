package org.attest.places;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.attest.language.Sentence;
import org.attest.language.Token;

/// One sentence and what is known of it while its place names are sought: whose its words are, what its capitals
/// mean, what the report says elsewhere.
final class Line {
    private static final Set<String> LOWER_ARTICLES = Set.of("al", "el", "ar", "az", "ash", "ez", "adh", "ath");

    private static final Set<String> ARTICLES = Set.of(
            "al", "el", "ar", "az", "ash", "as", "an", "at", "ad", "ez", "es", "adh", "ath", "ed", "er", "et", "en");

    final Gazetteer gazetteer;
    final Lexicon lexicon;
    final Sentence sentence;
    final List<Token> tokens;
    final NameScanner.Capitals capitals;

    /// Codes of the countries that the report names.
    final Set<String> countries;

    /// Family names that the report gives, in lower case; grows as it is read.
    final Set<String> surnames;

    /// For each token which name of a person or organisation it belongs to.
    final ProperNames.Kind[] owners;

    /// Whether the sentence has a word for an act or its effect.
    final boolean tellsOfAct;

    /// Names that the gazetteer does not have and that the report has called places so far.
    final Set<String> unlisted;

    /// Token after the last place name found in this sentence; 0 before the first.
    int lastEnd;

    Line(
            Gazetteer gazetteer,
            Lexicon lexicon,
            Sentence sentence,
            ProperNames.Kind[] owners,
            NameScanner.Capitals capitals,
            Set<String> countries,
            Set<String> surnames,
            boolean tellsOfAct,
            Set<String> unlisted) {
        this.gazetteer = gazetteer;
        this.lexicon = lexicon;
        this.sentence = sentence;
        this.tokens = sentence.tokens();
        this.owners = owners;
        this.capitals = capitals;
        this.countries = countries;
        this.surnames = surnames;
        this.tellsOfAct = tellsOfAct;
        this.unlisted = unlisted;
    }

    Optional<Lexicon.Match> stateAt(int i) {
        String text = tokens.get(i).text();
        boolean code = text.length() == 2 && text.equals(text.toUpperCase(Locale.ROOT));
        return lexicon.longest("state-abbreviation", tokens, i)
                .filter(m -> m.end() > i + 1
                        || code
                        || text.length() > 2
                        || m.end() < tokens.size() && tokens.get(m.end()).text().equals("."))
                .filter(_ -> isCapital(tokens.get(i)));
    }

    boolean isOwned(int i) {
        return owners[i] != ProperNames.Kind.NONE;
    }

    /// Whether tokens are only set apart by single spaces.
    boolean runsOn(int from, int to) {
        for (int k = from + 1; k < to; k++) {
            if (gap(k) > 1 || !tokens.get(k).isWord()) {
                return false;
            }
        }
        return true;
    }

    boolean beginsName(int i) {
        Token token = tokens.get(i);
        return isCapital(token)
                || isArticled(token)
                || LOWER_ARTICLES.contains(token.lower())
                        && i + 1 < tokens.size()
                        && isCapital(tokens.get(i + 1))
                        && gap(i + 1) == 1;
    }

    boolean endsName(int i) {
        Token token = tokens.get(i);
        return isCapital(token)
                || isArticled(token)
                || Character.isDigit(token.text().codePointAt(0));
    }

    static boolean isCapital(Token token) {
        return token.isCapitalised() && Character.isLetter(token.text().codePointAt(0)) || isCaseless(token);
    }

    /// A word of a script that has no capitals, such as Arabic: any of its words may be a name.
    static boolean isCaseless(Token token) {
        int first = token.text().codePointAt(0);
        return first > 0x500 && Character.getType(first) == Character.OTHER_LETTER && Spelling.isRead(first);
    }

    /// "al-Safira", "ez-Zor"
    static boolean isArticled(Token token) {
        String text = token.text();
        int hyphen = text.indexOf('-') < 0 ? text.indexOf('\u2011') : text.indexOf('-');
        return hyphen > 0
                && hyphen + 1 < text.length()
                && ARTICLES.contains(text.substring(0, hyphen).toLowerCase(Locale.ROOT))
                && Character.isUpperCase(text.charAt(hyphen + 1));
    }

    boolean isTime(String word) {
        return lexicon.is("time", word);
    }

    boolean isPlaceNoun(String word) {
        return lexicon.is("settlement", word)
                || lexicon.is("region", word)
                || lexicon.is("area", word)
                || lexicon.is("edge", word)
                || lexicon.is("direction", word)
                || lexicon.is("facility", word);
    }

    /// The token before a name and what may stand between: "in the rebel-held", "near the besieged city of". -1
    /// if none.
    int beforeFillers(int i) {
        int p = i - 1;
        int steps = 0;
        while (p >= 0 && steps < 5) {
            String word = tokens.get(p).lower();
            boolean filler = lexicon.is("filler", word)
                    || lexicon.is("direction", word)
                    || word.equals("of")
                            && p > 0
                            && isPlaceNoun(tokens.get(p - 1).lower())
                    || word.indexOf('-') > 0
                            && Character.isLowerCase(tokens.get(p).text().codePointAt(0))
                    || gazetteer.findCountryOfDemonym(word).isPresent();
            if (!filler) {
                break;
            }
            p--;
            steps++;
        }
        return p;
    }

    Optional<Direction> direction(String word) {
        return lexicon.extra("direction", word).map(Direction::valueOf);
    }

    Optional<String> countryOf(String words) {
        return gazetteer.findCountryOfDemonym(words).or(() -> gazetteer.findCountry(Spelling.exact(words)));
    }

    boolean startsSentence(int i) {
        for (int k = i - 1; k >= 0; k--) {
            if (tokens.get(k).isWord()) {
                return tokens.get(i - 1).text().matches("[\"\u201c\u2018:(\u2013\u2014-]")
                        && !tokens.get(i - 1).text().matches("[(]");
            }
        }
        return true;
    }

    static boolean isPossessive(Token token) {
        return token.text().matches("['\u2019]s");
    }

    /// Characters between a token and the one before.
    int gap(int i) {
        return i == 0
                ? 1
                : tokens.get(i).span().start() - tokens.get(i - 1).span().end();
    }

    String text(int from, int to) {
        StringBuilder text = new StringBuilder();
        for (int i = from; i < to; i++) {
            text.append(i > from ? " " : "").append(tokens.get(i).text());
        }
        return text.toString();
    }
}
