package org.attest.time;

import java.util.List;
import java.util.Set;

/// Whether words speak of what has happened or of what is to come, read off the verb nearest to them: good enough to
/// tell
/// "struck on Friday" from "will vote on Friday".
enum Tense {
    PAST,
    FUTURE,
    /// No verb tells; news mostly speaks of what has happened.
    UNCLEAR;

    private static final Set<String> FUTURE_WORDS =
            Set.of("will", "shall", "would", "scheduled", "upcoming", "expected", "plans", "due");

    /// Irregular past forms that news of violence uses; regular ones end in -ed.
    private static final Set<String> PAST_WORDS = Set.of(
            "was", "were", "had", "has", "have", "did", "said", "struck", "hit", "fell", "told", "shot", "took", "came",
            "went", "began", "broke", "fought", "blew", "flew", "left", "lost", "met", "found", "held", "made", "saw",
            "set", "put", "drove", "spoke", "wrote", "died", "brought", "got", "gave", "kept", "led", "sent", "been");

    static Tense of(Line line, int begin, int end) {
        List<Lexeme> lexemes = line.lexemes();
        for (int i = begin - 1; i >= 0 && lexemes.get(i).kind() != Lexeme.Kind.BREAK; i--) {
            if (isFuture(lexemes, i)) {
                return FUTURE;
            }
            if (isPast(lexemes.get(i))) {
                return PAST;
            }
        }
        for (int i = end; i < lexemes.size() && lexemes.get(i).kind() != Lexeme.Kind.BREAK; i++) {
            if (isFuture(lexemes, i)) {
                return FUTURE;
            }
            if (isPast(lexemes.get(i))) {
                return PAST;
            }
        }
        return UNCLEAR;
    }

    private static boolean isFuture(List<Lexeme> lexemes, int i) {
        String word = lexemes.get(i).lower();
        if (!FUTURE_WORDS.contains(word)) {
            // "is to meet on Friday", "is set to", "are going to"
            return word.equals("to")
                    && i > 0
                    && Set.of("is", "are", "set", "going")
                            .contains(lexemes.get(i - 1).lower());
        }
        // "due to shelling" is a cause; "due on Friday" lies ahead.
        return !word.equals("due")
                || i + 1 < lexemes.size() && !lexemes.get(i + 1).lower().equals("to");
    }

    private static boolean isPast(Lexeme lexeme) {
        String word = lexeme.lower();
        return word.length() > 3 && word.endsWith("ed") || PAST_WORDS.contains(word);
    }
}
