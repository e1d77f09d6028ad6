package org.attest.verification;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/// What a [Policy] may ask of an incident or a claim. Silence and "no comment" are in none of them (law 3).
public enum Count {
    /// Claims that say so and were not taken back.
    SPEAKING,
    /// Of these, those that are neither unconfirmed nor of somebody unnamed.
    FIRM,
    /// Sources of firm claims, each of another side and by way of another origin ([Tally]).
    GROUPS,
    /// Kinds of evidence that reports say to show it: satellite images, video, photographs, documents.
    EVIDENCE,
    /// Pairs of claims that contradict each other.
    CONTRADICTIONS,
    /// Pairs of claims that pull against each other.
    TENSIONS,
    /// Claims that a newer version of their report no longer makes.
    WITHDRAWN,
    /// Claims of a side that is said to have done it, by itself, that it did.
    ADMISSIONS,
    /// Sides that are said to have done it.
    ACCUSED,
    /// Claims of civilians killed, injured or missing, "none" apart.
    CIVILIANS,
    /// Image checks that show it; none are recorded yet.
    FINDINGS;

    /// As policy files and published grades have it.
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    static Optional<Count> find(String word) {
        return Arrays.stream(values())
                .filter(count -> count.word().equals(word))
                .findFirst();
    }
}
