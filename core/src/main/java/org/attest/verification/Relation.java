package org.attest.verification;

/// How two claims stand to each other. Claims about different incidents never contradict.
///
/// @param a and @param b claim ids
/// @param why a sentence that a reader understands
public record Relation(String a, String b, Kind kind, String why) {
    public enum Kind {
        SUPPORTS,
        CONTRADICTS,
        IN_TENSION,
        SAME_AS,
        STRENGTHENS,
        WEAKENS,
        STATUS_DRIFT
    }
}
