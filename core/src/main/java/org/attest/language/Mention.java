package org.attest.language;

import org.attest.reports.Span;

/// A name or phrase of a kind; what it refers to is decided by the rooms for time, places and actors.
public record Mention(Kind kind, Span span) {
    public enum Kind {
        PLACE,
        FACILITY,
        ORGANISATION,
        UNIT,
        PERSON,
        NATIONALITY,
        WEAPON,
        TIME,
        NUMBER
    }
}
