package org.attest.eval.corpus;

import java.util.List;
import java.util.Locale;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/// Words of a text in lower case; numbers are one word, so that a figure gives nothing away.
final class Words {
    private static final Pattern WORD = Pattern.compile("\\p{L}[\\p{L}\\p{M}'’-]*|\\p{Nd}[\\p{Nd}.,:]*");

    private Words() {}

    static List<String> of(String text) {
        return WORD.matcher(text)
                .results()
                .map(MatchResult::group)
                .map(word -> Character.isDigit(word.codePointAt(0)) ? "0" : word.toLowerCase(Locale.ROOT))
                .toList();
    }
}
