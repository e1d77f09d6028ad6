package org.attest.time;

import java.util.List;
import org.attest.reports.Block;

/// A sentence of a report, cut into lexemes and written as a string of their kinds, on which [Grammar] looks for
/// patterns.
record Line(Block.Kind block, String text, List<Lexeme> lexemes, String kinds) {
    static Line of(Block.Kind block, String text, int from, int to) {
        List<Lexeme> lexemes = Lexer.lex(text, from, to);
        char[] kinds = new char[lexemes.size()];
        for (int i = 0; i < kinds.length; i++) {
            kinds[i] = lexemes.get(i).kind().letter();
        }
        return new Line(block, text, lexemes, new String(kinds));
    }

    boolean is(int i, Lexeme.Kind kind) {
        return i >= 0 && i < lexemes.size() && lexemes.get(i).kind() == kind;
    }

    boolean isAny(int i, Lexeme.Kind... kinds) {
        for (Lexeme.Kind kind : kinds) {
            if (is(i, kind)) {
                return true;
            }
        }
        return false;
    }

    /// Whether lexeme `i` is there and begins with a capital letter.
    boolean capital(int i) {
        return i >= 0
                && i < lexemes.size()
                && Character.isUpperCase(text.charAt(lexemes.get(i).start()));
    }

    String lower(int i) {
        return i >= 0 && i < lexemes.size() ? lexemes.get(i).lower() : "";
    }

    String words(int begin, int end) {
        return text.substring(lexemes.get(begin).start(), lexemes.get(end - 1).end());
    }
}
