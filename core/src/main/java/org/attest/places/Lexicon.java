package org.attest.places;

import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.attest.language.Token;

/// The words around place names, by family: `syntax.tsv` and `common-words.txt`.
final class Lexicon {
    /// Word or phrase to the family's extra, or to the empty string.
    private final Map<String, Map<String, String>> families = new HashMap<>();

    private final Set<String> common;

    /// Longest phrase of a family, in tokens.
    private static final int LONGEST = 5;

    /// A phrase of a family found in a text.
    ///
    /// @param end token after its last
    record Match(int end, String extra) {}

    Lexicon() {
        for (String[] field : Gazetteer.lines("syntax.tsv")) {
            Map<String, String> family = families.computeIfAbsent(field[0], _ -> new HashMap<>());
            for (String word : field[2].split("\\|", -1)) {
                family.putIfAbsent(word, field[1]);
            }
        }
        common = new HashSet<>(new String(Gazetteer.resource("common-words.txt"), StandardCharsets.UTF_8)
                .lines()
                .toList());
        for (String family :
                List.of("never", "facility", "settlement", "region", "area", "organisation", "title", "event")) {
            common.addAll(family(family).keySet());
        }
    }

    boolean is(String family, String word) {
        return family(family).containsKey(word);
    }

    Set<String> words(String family) {
        return Set.copyOf(family(family).keySet());
    }

    Optional<String> extra(String family, String word) {
        return Optional.ofNullable(family(family).get(word));
    }

    /// An English word that also happens to be somewhere's name.
    boolean isCommon(String word) {
        return common.contains(word);
    }

    /// The longest phrase of a family that begins at a token.
    Optional<Match> longest(String family, List<Token> tokens, int start) {
        Map<String, String> words = family(family);
        Optional<Match> best = Optional.empty();
        StringBuilder phrase = new StringBuilder();
        for (int i = start; i < tokens.size() && i < start + LONGEST; i++) {
            phrase.append(i > start ? " " : "").append(tokens.get(i).lower());
            String extra = words.get(phrase.toString());
            if (extra != null) {
                best = Optional.of(new Match(i + 1, extra));
            }
        }
        return best;
    }

    /// Where the longest phrase of a family that ends just before a token begins; empty if none does.
    Optional<Integer> longestBefore(String family, List<Token> tokens, int end) {
        Map<String, String> words = family(family);
        Optional<Integer> best = Optional.empty();
        String phrase = "";
        for (int i = end - 1; i >= 0 && i >= end - LONGEST; i--) {
            phrase = phrase.isEmpty() ? tokens.get(i).lower() : tokens.get(i).lower() + " " + phrase;
            if (words.containsKey(phrase)) {
                best = Optional.of(i);
            }
        }
        return best;
    }

    private Map<String, String> family(String name) {
        Map<String, String> family = families.get(name);
        if (family == null) {
            throw new IllegalArgumentException("syntax.tsv must have the family " + name);
        }
        return family;
    }
}
