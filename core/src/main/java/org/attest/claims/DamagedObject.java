package org.attest.claims;

import org.attest.reports.Span;

/// @param what in the report's words ("command center")
public record DamagedObject(String what, State state, Span span) {
    public enum State {
        DESTROYED,
        DAMAGED,
        INTACT,
        NOT_STATED
    }
}
