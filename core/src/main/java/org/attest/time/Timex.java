package org.attest.time;

import org.attest.reports.Span;

/// A time expression as ISO-TimeML marks it, for programs that read TIMEX3.
///
/// It differs from what Attest says of the same words: prepositions stay outside, a range is two expressions, and the
/// value
/// is one, where Attest keeps all that are possible. Attest itself reads only [When].
///
/// @param value as TIMEX3 writes it: `1998-11`, `P3M`, `1998-W12`, `PAST_REF`
/// @see <a href="https://timeml.github.io/site/publications/timeMLdocs/timeml_1.2.1.html">TimeML 1.2.1, section 2.3</a>
public record Timex(Span span, Type type, String value) {
    public enum Type {
        DATE,
        TIME,
        DURATION,
        SET
    }
}
