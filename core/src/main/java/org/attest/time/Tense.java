package org.attest.time;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Whether words speak of what has happened or of what is to come, read off the verb nearest to them: good enough to
/// tell "struck on Friday" from "will vote on Friday", "agreed to leave on Friday" from "began to leave on Friday".
enum Tense {
    PAST,
    FUTURE,
    /// No verb tells; news mostly speaks of what has happened.
    UNCLEAR;

    /// From `tense.tsv`.
    private enum Words {
        FUTURE,
        PAST,
        PRESENT,
        AHEAD,
        BACK
    }

    private static final Map<String, EnumSet<Words>> WORDS = load();

    /// Words before an expression among which its verb is looked for; bounds the time for sentences without an end.
    private static final int REACH_BACK = 60;

    /// How far after an expression a verb can stand and still be its own: "On Saturday, the two sides will".
    private static final int REACH_AHEAD = 9;

    static Tense of(Line line, int begin, int end) {
        List<Lexeme> lexemes = line.lexemes();
        if (leadsAhead(line, begin)) {
            return FUTURE;
        }
        for (int i = begin - 1;
                i >= Math.max(0, begin - REACH_BACK) && lexemes.get(i).kind() != Lexeme.Kind.BREAK;
                i--) {
            if (is(Words.PRESENT, line.lower(i))) {
                return UNCLEAR;
            }
            Tense tense = at(line, i, begin);
            if (tense != UNCLEAR) {
                return tense;
            }
        }
        // "said on Friday that they will": what follows belongs to another verb.
        for (int i = end;
                i < Math.min(lexemes.size(), end + REACH_AHEAD)
                        && !line.isAny(i, Lexeme.Kind.BREAK, Lexeme.Kind.THAT, Lexeme.Kind.POSSESSIVE);
                i++) {
            Tense tense = at(line, i, lexemes.size());
            if (tense != UNCLEAR) {
                return tense;
            }
        }
        return UNCLEAR;
    }

    /// "as early as Tuesday", "between now and Feb. 10".
    private static boolean leadsAhead(Line line, int begin) {
        boolean asSoonAs = line.lower(begin - 1).equals("as")
                && (line.is(begin - 2, Lexeme.Kind.EARLY)
                        || line.lower(begin - 2).equals("soon"));
        return asSoonAs || line.is(begin - 1, Lexeme.Kind.AND) && line.is(begin - 2, Lexeme.Kind.NOW);
    }

    /// What the word at `i` tells, perhaps with those beside it.
    private static Tense at(Line line, int i, int end) {
        String word = line.lower(i);
        String before = line.lower(i - 1);
        if (isInfinitive(line, i, end)) {
            boolean passive = line.lower(i + 1).equals("be");
            return is(Words.BACK, before) ? PAST : is(Words.AHEAD, before) || passive ? FUTURE : UNCLEAR;
        }
        // "due to shelling" is a cause; "due on Friday" lies ahead.
        boolean cause = word.equals("due") && line.is(i + 1, Lexeme.Kind.TO);
        // The month of May is no verb.
        if (is(Words.FUTURE, word) && !cause && !line.is(i, Lexeme.Kind.MONTH)) {
            return FUTURE;
        }
        // "will be paid" and "a still unspecified date" are not past.
        boolean participle = before.equals("be")
                || line.isAny(i - 1, Lexeme.Kind.A, Lexeme.Kind.THE, Lexeme.Kind.POSSESSIVE)
                || before.equals("still");
        return !participle && (word.length() > 3 && word.endsWith("ed") || is(Words.PAST, word)) ? PAST : UNCLEAR;
    }

    /// "to leave", but not "to Friday", "to the town", "through Nov. 17".
    private static boolean isInfinitive(Line line, int i, int end) {
        return line.is(i, Lexeme.Kind.TO)
                && line.lower(i).equals("to")
                && i + 1 < end
                && line.is(i + 1, Lexeme.Kind.OTHER)
                && !line.capital(i + 1);
    }

    private static boolean is(Words kind, String word) {
        EnumSet<Words> kinds = WORDS.get(word);
        return kinds != null && kinds.contains(kind);
    }

    private static Map<String, EnumSet<Words>> load() {
        try (InputStream in = Tense.class.getResourceAsStream("tense.tsv")) {
            if (in == null) {
                throw new IllegalStateException("org/attest/time/tense.tsv must be on the class path; rebuild core");
            }
            return new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))
                    .lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .map(line -> line.split("\t", 2))
                    .flatMap(column ->
                            Stream.of(column[1].split(" ")).map(word -> Map.entry(word, Words.valueOf(column[0]))))
                    .collect(Collectors.groupingBy(
                            Map.Entry::getKey,
                            Collectors.mapping(
                                    Map.Entry::getValue, Collectors.toCollection(() -> EnumSet.noneOf(Words.class)))));
        } catch (IOException e) {
            throw new UncheckedIOException("org/attest/time/tense.tsv", e);
        }
    }
}
