package org.attest.language;

import org.attest.reports.Span;

/// A word, number or mark.
///
/// @param text as written
/// @param lower in lower case with typographic apostrophes and hyphens made plain, for comparing
public record Token(Span span, String text, String lower) {
    public boolean isWord() {
        return Character.isLetterOrDigit(text.codePointAt(0));
    }

    public boolean isCapitalised() {
        return Character.isUpperCase(text.codePointAt(0));
    }
}
