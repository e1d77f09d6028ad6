package org.attest.language;

import java.util.List;

/// A stretch of a sentence with one predicate, as token indices `[from, to)`.
///
/// @param opener the words that join it to what stands before ("and", "which", "while"); lower case, empty if none
/// @param kind how it is joined
/// @param verbs its own verb groups in order, those of clauses that it holds left out; empty for a headline or fragment
record Clause(int from, int to, String opener, Kind kind, List<VerbGroup> verbs) {
    enum Kind {
        MAIN,
        /// Joined by "and", "but", ";".
        COORDINATE,
        /// "while", "although", "after", ...
        SUBORDINATE,
        /// ", destroying ..."
        PARTICIPLE,
        /// "which ...", "who ..."
        RELATIVE,
        /// What is said: after "said that" or "said".
        CONTENT,
        /// ", the army said,": only source and cue.
        SAYING
    }

    Clause {
        verbs = List.copyOf(verbs);
    }

    boolean holds(int token) {
        return from <= token && token < to;
    }
}
