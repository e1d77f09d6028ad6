package org.attest.time;

import org.attest.reports.Span;

/// A time expression as ISO-TimeML marks it.
public record Timex(Span span, Type type, String value) {
    public enum Type {
        DATE,
        TIME,
        DURATION,
        SET
    }
}
