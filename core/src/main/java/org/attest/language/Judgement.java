package org.attest.language;

import java.util.Comparator;
import java.util.Map;

/// How a trained reader labels a stretch of words, with the probability of each label, 0 to 1. The labels are those of
/// the room of claims, by name, since that room lies above this one.
///
/// @param claimed how likely the words are part of a claim: the mean over them
/// @param stance such as `AFFIRMS`
/// @param about such as `casualties`
/// @param status `STATED` or `UNCONFIRMED`
/// @param evidence such as `video`, or `none`
public record Judgement(
        double claimed,
        Map<String, Double> stance,
        Map<String, Double> about,
        Map<String, Double> status,
        Map<String, Double> evidence) {
    public Judgement {
        stance = Map.copyOf(stance);
        about = Map.copyOf(about);
        status = Map.copyOf(status);
        evidence = Map.copyOf(evidence);
    }

    /// The likeliest of some labels; of equals the first by name.
    public static String likeliest(Map<String, Double> labels) {
        return labels.entrySet().stream()
                .max(Map.Entry.<String, Double>comparingByValue()
                        .thenComparing(Map.Entry.comparingByKey(Comparator.reverseOrder())))
                .orElseThrow(() -> new IllegalArgumentException("a question must have an answer; got none"))
                .getKey();
    }
}
