package org.attest.eval;

import java.text.Normalizer;
import java.util.Locale;

/// When two names of a holder count as the same.
final class Names {
    private Names() {}

    /// Lower case, without accents, marks, possessive endings and the article.
    static String plain(String name) {
        String plain = Normalizer.normalize(name, Normalizer.Form.NFD)
                .replaceAll("\\p{M}", "")
                .toLowerCase(Locale.ROOT)
                .replaceAll("['\u2019\u02bc\u2018]s\\b", "")
                .replaceAll("['\u2019\u02bc\u2018]", "")
                .replaceAll("[^\\p{L}\\p{Nd}]+", " ")
                .strip();
        return plain.replaceFirst("^(the|a|an) ", "");
    }

    /// Whether `ours` is, or holds as whole words, `theirs`.
    static boolean holds(String ours, String theirs) {
        String plain = plain(theirs);
        return !plain.isEmpty() && (" " + plain(ours) + " ").contains(" " + plain + " ");
    }
}
