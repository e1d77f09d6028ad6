package org.attest.actors;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.attest.actors.Phrases.Match;
import org.attest.language.Sentence;
import org.attest.language.Token;
import org.attest.reports.Block;
import org.attest.reports.Span;

/// A sentence prepared for look-up.
final class Line {
    static final Set<String> POSSESSIVES = Set.of("'s", "'");
    private final Lexicon lexicon;
    final Sentence sentence;
    final List<Token> tokens;
    final String[] keys;
    final List<List<Match>> matches;
    /// A headline in Title Case, where capitals say nothing.
    final boolean titleCase;

    final boolean allCapitals;

    Line(Sentence sentence, Lexicon lexicon) {
        this.lexicon = lexicon;
        this.sentence = sentence;
        this.tokens = sentence.tokens();
        this.keys = Lexicon.keys(tokens);
        int words = 0;
        int capitalised = 0;
        int capitals = 0;
        for (Token token : tokens) {
            if (token.text().length() > 3 && Character.isLetter(token.text().charAt(0))) {
                words++;
                capitalised += token.isCapitalised() ? 1 : 0;
                capitals += isCapitals(token.text()) ? 1 : 0;
            }
        }
        Block.Kind kind = sentence.block().kind();
        this.allCapitals = words >= 3 && capitals * 10 >= words * 8;
        boolean closed = keys[keys.length - 1].equals(".");
        this.titleCase = allCapitals
                || words >= 4 && capitalised * 10 >= words * 7 && !closed
                || (kind == Block.Kind.TITLE || kind == Block.Kind.LINK) && words >= 3 && capitalised * 2 > words;
        this.matches = new ArrayList<>(keys.length);
        for (int i = 0; i < keys.length; i++) {
            List<Match> found = lexicon.phrases().at(keys, i);
            matches.add(found.isEmpty() ? found : written(i, found));
        }
    }

    /// Those whose capitals fit: "US" is not "us", "Turkey" not "turkey".
    private List<Match> written(int start, List<Match> found) {
        List<Match> fitting = new ArrayList<>(found.size());
        for (Match match : found) {
            boolean fits = switch (match.entry()) {
                case Entry.Institution _, Entry.Generic _ -> true;
                case Entry.StateName _, Entry.Adjective _, Entry.Capital _, Entry.Leader _, Entry.Body _ ->
                    fits(match, start);
            };
            if (fits) {
                fitting.add(match);
            }
        }
        return fitting;
    }

    private boolean fits(Match match, int start) {
        String written = match.written();
        if (match.end() == start + 1 && isCapitals(written)) {
            return tokens.get(start).text().replace(".", "").equals(written.replace(".", ""))
                    && !(allCapitals && lexicon.isWord("word-in-capitals", keys[start]));
        }
        if (written.startsWith("The ") && !capital(start)) {
            return false;
        }
        if (written.equals(Lexicon.lower(written))) {
            return true;
        }
        // A capital in the table is a capital in the text, in at least one word.
        for (int i = start; i < match.end(); i++) {
            String text = tokens.get(i).text();
            if (!text.equals(Lexicon.lower(text))) {
                return true;
            }
        }
        return false;
    }

    static boolean isCapitals(String word) {
        int letters = 0;
        for (int i = 0; i < word.length(); i++) {
            char c = word.charAt(i);
            if (Character.isLowerCase(c)) {
                return false;
            }
            letters += Character.isLetter(c) ? 1 : 0;
        }
        return letters > 1;
    }

    int size() {
        return keys.length;
    }

    String key(int i) {
        return i >= 0 && i < keys.length ? keys[i] : "";
    }

    boolean capital(int i) {
        return i >= 0 && i < keys.length && tokens.get(i).isCapitalised();
    }

    boolean possessive(int i) {
        return POSSESSIVES.contains(key(i));
    }

    Span span(int start, int end) {
        return tokens.get(start).span().union(tokens.get(end - 1).span());
    }

    /// The words, with single spaces and no space before a possessive ending.
    String words(int start, int end) {
        StringBuilder words = new StringBuilder();
        for (int i = start; i < end; i++) {
            boolean glued = i == start
                    || tokens.get(i).span().start() == tokens.get(i - 1).span().end();
            words.append(glued ? "" : " ").append(tokens.get(i).text());
        }
        return words.toString();
    }
}
