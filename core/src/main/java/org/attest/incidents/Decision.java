package org.attest.incidents;

import java.util.List;

/// What was decided of one account, and why.
public sealed interface Decision {
    String account();

    double score();

    List<String> reasons();

    /// It belongs to an incident that other accounts describe.
    record Joined(String account, double score, List<String> reasons) implements Decision {
        public Joined {
            reasons = List.copyOf(reasons);
        }
    }

    /// It is an incident of its own so far.
    record Started(String account, double score, List<String> reasons) implements Decision {
        public Started {
            reasons = List.copyOf(reasons);
        }
    }

    /// It may belong to others, but its time or place is too little known to join alone.
    record Undecided(String account, double score, List<String> reasons, List<String> candidates) implements Decision {
        public Undecided {
            reasons = List.copyOf(reasons);
            candidates = List.copyOf(candidates);
        }
    }
}
