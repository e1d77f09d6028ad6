package org.attest.eval.reading;

import java.util.ArrayList;
import java.util.List;
import org.attest.models.Certainty;

/// How far scores can be taken for probabilities: of what scores 0.8, eight in ten should be right.
///
/// @see <a href="https://proceedings.mlr.press/v70/guo17a.html">Guo et al. (2017), sections 2 and 4.2</a>
public final class Reliability {
    private static final int BINS = 10;

    /// @param score 0 to 1
    /// @param fold 0 or 1: guesses of one group of reports are in one fold
    public record Guess(double score, boolean right, int fold) {}

    /// Guesses of like score.
    ///
    /// @param mean score, 0 to 1
    /// @param right share, 0 to 1
    public record Bin(double from, double to, int guesses, double mean, double right) {}

    private final List<Guess> guesses;

    public Reliability(List<Guess> guesses) {
        this.guesses = List.copyOf(guesses);
    }

    public int size() {
        return guesses.size();
    }

    /// Bins of a tenth each; empty ones are left out.
    public List<Bin> bins() {
        List<Bin> bins = new ArrayList<>();
        for (int i = 0; i < BINS; i++) {
            int bin = i;
            List<Guess> inside = guesses.stream()
                    .filter(guess -> Math.min(BINS - 1, (int) (guess.score * BINS)) == bin)
                    .toList();
            if (!inside.isEmpty()) {
                bins.add(new Bin(
                        (double) bin / BINS,
                        (bin + 1.0) / BINS,
                        inside.size(),
                        inside.stream().mapToDouble(Guess::score).average().orElse(0),
                        (double) inside.stream().filter(Guess::right).count() / inside.size()));
            }
        }
        return bins;
    }

    /// Mean distance of score and share right over all guesses, bin by bin, 0 to 1.
    public double error() {
        return bins().stream()
                .mapToDouble(bin -> bin.guesses * Math.abs(bin.mean - bin.right) / Math.max(1, guesses.size()))
                .sum();
    }

    /// Each half with the certainty that was fitted on the other.
    public Reliability crossFitted() {
        Certainty[] fitted = {half(1).fitted(), half(0).fitted()};
        return new Reliability(guesses.stream()
                .map(guess -> new Guess(fitted[guess.fold].of(guess.score), guess.right, guess.fold))
                .toList());
    }

    private Reliability half(int fold) {
        return new Reliability(
                guesses.stream().filter(guess -> guess.fold == fold).toList());
    }

    /// Temperature and shift that make what is right likeliest, by Newton's method. With few guesses, or where all
    /// are
    /// right, scores stay as they are.
    public Certainty fitted() {
        long right = guesses.stream().filter(Guess::right).count();
        if (right < BINS || guesses.size() - right < BINS) {
            return Certainty.PLAIN;
        }
        double slope = 1;
        double shift = 0;
        for (int step = 0; step < 100; step++) {
            double[] gradient = new double[2];
            double[][] curve = new double[2][2];
            for (Guess guess : guesses) {
                double x = Certainty.logOdds(guess.score);
                double probability = 1 / (1 + Math.exp(-(slope * x + shift)));
                double error = probability - (guess.right ? 1 : 0);
                double weight = probability * (1 - probability);
                gradient[0] += error * x;
                gradient[1] += error;
                curve[0][0] += weight * x * x;
                curve[0][1] += weight * x;
                curve[1][1] += weight;
            }
            double determinant = curve[0][0] * curve[1][1] - curve[0][1] * curve[0][1] + 1e-9;
            slope -= (curve[1][1] * gradient[0] - curve[0][1] * gradient[1]) / determinant;
            shift -= (curve[0][0] * gradient[1] - curve[0][1] * gradient[0]) / determinant;
            slope = Math.max(0.05, Math.min(20, slope));
        }
        return new Certainty(1 / slope, shift);
    }
}
