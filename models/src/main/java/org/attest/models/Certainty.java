package org.attest.models;

/// Turns a score of the reader into the probability that it is right: its log-odds are divided by a temperature and
/// shifted. The order of scores stays.
///
/// @param temperature above 1 where scores are too sure of themselves
/// @param shift added to the log-odds
/// @see <a href="https://proceedings.mlr.press/v70/guo17a.html">Guo et al. (2017), section 4.2</a>
public record Certainty(double temperature, double shift) {
    /// Scores as they are.
    public static final Certainty PLAIN = new Certainty(1, 0);

    /// Of a statement: that such a claim stands there, and has this stance. Fitted on the 62 reports of
    /// `corpus/dev`,
    /// which the shipped weights have not seen; other weights want another.
    public static final Certainty OF_STATEMENTS = new Certainty(2.88, -0.35);

    private static final double LEAST = 1e-6;

    public Certainty {
        if (!(temperature > 0)) {
            throw new IllegalArgumentException("a temperature must be above 0; got " + temperature);
        }
    }

    /// @param score 0 to 1
    /// @return 0 to 1
    public double of(double score) {
        return 1 / (1 + Math.exp(-(logOdds(score) / temperature + shift)));
    }

    /// The score from which [#of] makes a probability.
    public double undone(double probability) {
        return 1 / (1 + Math.exp(-(logOdds(probability) - shift) * temperature));
    }

    public static double logOdds(double score) {
        double inside = Math.max(LEAST, Math.min(1 - LEAST, score));
        return Math.log(inside / (1 - inside));
    }
}
