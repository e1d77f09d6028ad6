package org.attest.incidents;

import java.util.List;
import java.util.stream.Stream;

/// What a person decided of accounts, against or beside what is computed. It holds whenever incidents are linked anew,
/// until it is withdrawn or another ruling of the same pair replaces it.
///
/// @param accounts ids of accounts
/// @param others ids of accounts; as `SAME`, all of both lists are one incident; as `DIFFERENT`, none of `accounts` is
///     one incident with any of `others`
/// @param why in the person's words
public record Ruling(Kind kind, List<String> accounts, List<String> others, String why) {
    public enum Kind {
        SAME,
        DIFFERENT
    }

    public Ruling {
        accounts = accounts.stream().distinct().sorted().toList();
        others = others.stream().distinct().sorted().toList();
        if (accounts.isEmpty() || others.isEmpty() || accounts.stream().anyMatch(others::contains)) {
            throw new IllegalArgumentException(
                    "a ruling must name accounts on two sides, none on both; got " + accounts + " and " + others);
        }
    }

    /// The least account of each side, in order: a merge and the split that undoes it are rulings of one pair, and
    /// the
    /// later one replaces the earlier.
    public String id() {
        return String.join(
                " ", Stream.of(accounts.getFirst(), others.getFirst()).sorted().toList());
    }
}
