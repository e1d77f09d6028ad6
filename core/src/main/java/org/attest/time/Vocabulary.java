package org.attest.time;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// The words that time expressions are made of, from `words.tsv`.
final class Vocabulary {
    /// Where a word counts: the March offensive, but not "they march"; at dawn, but not the newspaper Dawn.
    enum Case {
        ANY,
        /// Only with a capital letter.
        CAPITAL,
        /// Only without one, except where [Lexer] allows it.
        SMALL,
        /// Only in capitals: "ist" and "est" are words elsewhere.
        CAPITALS
    }

    /// @param least and @param most as in [Lexeme]
    /// @param abbreviated whether a full stop after it belongs to it
    record Word(Lexeme.Kind kind, int least, int most, Case letters, boolean abbreviated) {}

    private static final Map<String, Word> WORDS = load();

    private Vocabulary() {}

    static Optional<Word> find(String lower) {
        return Optional.ofNullable(WORDS.get(lower));
    }

    private static Map<String, Word> load() {
        try (InputStream in = Vocabulary.class.getResourceAsStream("words.tsv")) {
            if (in == null) {
                throw new IllegalStateException("org/attest/time/words.tsv must be on the class path; rebuild core");
            }
            Map<String, Word> words = new HashMap<>();
            BufferedReader lines = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8));
            lines.lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .forEach(line -> add(line, words));
            return Map.copyOf(words);
        } catch (IOException e) {
            throw new UncheckedIOException("org/attest/time/words.tsv", e);
        }
    }

    private static void add(String line, Map<String, Word> words) {
        String[] column = line.split("\t", -1);
        if (column.length != 6) {
            throw new IllegalStateException("a line of words.tsv must have 6 columns; got \"" + line + "\"");
        }
        Lexeme.Kind kind = Lexeme.Kind.valueOf(column[0]);
        Case letters = column[3].isEmpty() ? Case.ANY : Case.valueOf(column[3].toUpperCase(Locale.ROOT));
        Word word = new Word(kind, number(kind, column[1]), number(kind, column[2]), letters, column[4].equals("yes"));
        for (String name : column[5].split(" ")) {
            words.put(name, word);
        }
    }

    private static int number(Lexeme.Kind kind, String written) {
        if (written.equals("-")) {
            return -1;
        }
        return switch (kind) {
            case UNIT, UNITS, REGULARLY -> Unit.valueOf(written).ordinal();
            case PART -> Lexer.Part.valueOf(written).ordinal();
            case SEASON -> Lexer.Season.valueOf(written).ordinal();
            default -> Integer.parseInt(written);
        };
    }
}
