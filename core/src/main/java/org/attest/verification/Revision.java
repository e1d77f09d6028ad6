package org.attest.verification;

import java.util.List;
import java.util.Optional;

/// Two versions of one article, and what became of its claims.
///
/// @param older and @param newer ids of reports
/// @param basis why they are versions of one article, and why in this order
public record Revision(String older, String newer, List<String> basis, List<Change> changes) {
    public Revision {
        if (older.equals(newer)) {
            throw new IllegalArgumentException("a revision must be of two reports; got " + older + " twice");
        }
        basis = List.copyOf(basis);
        changes = List.copyOf(changes);
    }

    public enum Kind {
        ADDED,
        /// The newer version does not say so any more. The claim stays, marked.
        WITHDRAWN,
        /// Said more firmly: no longer unconfirmed, "all" for "most".
        HARDENED,
        SOFTENED,
        /// Said of another time or place.
        MOVED,
        /// Another number.
        REVISED
    }

    /// @param before id of the older version's claim; empty for what was added
    /// @param after id of the newer version's claim; empty for what was withdrawn
    /// @param why a sentence that a reader understands
    public record Change(Kind kind, Optional<String> before, Optional<String> after, String why) {}
}
