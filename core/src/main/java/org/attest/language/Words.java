package org.attest.language;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The word list of the rule reader (`words.tsv`) with all written forms of its words.
final class Words {
    private static final Pattern ENTRY = Pattern.compile("([^\\[]+?)\\s*(?:\\[([^]]*)])?");

    /// @param family `cue-verb`, `trigger-noun`, ...
    /// @param label the name of a constant of the label type that belongs to the family
    /// @param lemma the dictionary form, with its particle ("shoot down")
    /// @param rest lower-case words that must follow the first one
    record Word(String family, String label, String lemma, List<String> rest) {}

    private final Map<String, List<Word>> byFirstForm = new HashMap<>();

    Words() {
        try (InputStream stream = Words.class.getResourceAsStream("words.tsv");
                BufferedReader lines = new BufferedReader(new InputStreamReader(
                        java.util.Objects.requireNonNull(stream, "words.tsv is missing from the build"),
                        StandardCharsets.UTF_8))) {
            lines.lines()
                    .filter(line -> !line.startsWith("#") && !line.isBlank())
                    .forEach(this::add);
        } catch (IOException e) {
            throw new UncheckedIOException("words.tsv must be readable from the class path", e);
        }
        // Longest first, so that "shoot down" is tried before "shoot".
        byFirstForm
                .values()
                .forEach(words ->
                        words.sort(Comparator.comparing((Word w) -> w.rest().size())
                                .reversed()
                                .thenComparing(Word::family)));
    }

    private void add(String line) {
        String[] columns = line.split("\t");
        for (String text : columns[2].split(";")) {
            Matcher entry = ENTRY.matcher(text.strip());
            if (!entry.matches()) {
                throw new IllegalStateException("words.tsv: a word must be `lemma [forms]`; got " + text);
            }
            List<String> parts = List.of(entry.group(1).split(" "));
            List<String> rest = parts.subList(1, parts.size());
            Word word = new Word(columns[0], columns[1], entry.group(1), rest);
            if (columns[0].endsWith("-verb")) {
                List<String> forms = entry.group(2) == null
                        ? Inflection.verb(parts.getFirst())
                        : Inflection.verb(
                                parts.getFirst(), List.of(entry.group(2).split(", *")));
                forms.stream().distinct().forEach(form -> put(form, word));
            } else if (columns[0].endsWith("-noun")) {
                put(parts.getFirst(), word);
                if (rest.isEmpty()) {
                    put(Inflection.plural(parts.getFirst()), word);
                } else {
                    List<String> plural = new ArrayList<>(rest);
                    plural.set(rest.size() - 1, Inflection.plural(rest.getLast()));
                    put(parts.getFirst(), new Word(columns[0], columns[1], entry.group(1), plural));
                }
            } else {
                put(parts.getFirst(), word);
            }
        }
    }

    private void put(String form, Word word) {
        byFirstForm.computeIfAbsent(form, _ -> new ArrayList<>()).add(word);
    }

    /// Whether any verb of the list has this form.
    boolean isVerbForm(String lower) {
        return byFirstForm.getOrDefault(lower, List.of()).stream()
                .anyMatch(w -> w.family().endsWith("-verb"));
    }

    /// Whether this is a past form or participle of a verb of the list, and no dictionary form: "spoke", "struck".
    boolean isPastForm(String lower) {
        List<Word> verbs = byFirstForm.getOrDefault(lower, List.of()).stream()
                .filter(w -> w.family().endsWith("-verb"))
                .toList();
        return !verbs.isEmpty()
                && verbs.stream().noneMatch(w -> w.lemma().split(" ")[0].equals(lower));
    }

    boolean isWeapon(String lower) {
        return byFirstForm.getOrDefault(lower, List.of()).stream()
                .anyMatch(w -> w.family().equals("weapon-noun") && w.rest().isEmpty());
    }

    /// The longest word of a family that begins at token `i`. Parts after the first must follow at once for nouns,
    /// and
    /// within `reach` tokens for verbs ("beat the raid back").
    Optional<Word> find(String family, List<Token> tokens, int i, int reach) {
        for (Word word : byFirstForm.getOrDefault(tokens.get(i).lower(), List.of())) {
            if (word.family().equals(family) && follows(word.rest(), tokens, i + 1, reach)) {
                return Optional.of(word);
            }
        }
        return Optional.empty();
    }

    private static boolean follows(List<String> rest, List<Token> tokens, int from, int reach) {
        if (rest.isEmpty()) {
            return true;
        }
        for (int start = from; start <= from + reach && start + rest.size() <= tokens.size(); start++) {
            boolean all = true;
            for (int k = 0; k < rest.size() && all; k++) {
                all = tokens.get(start + k).lower().equals(rest.get(k));
            }
            if (all) {
                return true;
            }
            if (!tokens.get(start).isWord()) {
                return false;
            }
        }
        return false;
    }
}
