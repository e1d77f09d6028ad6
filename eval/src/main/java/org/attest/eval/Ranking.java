package org.attest.eval;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// How well scores tell positives from negatives. A higher score means "positive".
///
/// @param blocks which part of the area each lies in: neighbours share weather, streets and speckle, so an interval
/// that takes
///     them for independent is too narrow
record Ranking(double[] scores, boolean[] positive, int[] blocks) {
    /// Enough for the ends of a 95 % interval to hold still in the third digit.
    private static final int RESAMPLES = 1_000;

    /// Chance that a positive scores above a negative; ties count half. Empty if there are none of either.
    Optional<Double> rocArea() {
        int[] order = order();
        double ranks = 0;
        long positives = 0;
        for (int i = 0; i < order.length; ) {
            int end = i;
            while (end < order.length && scores[order[end]] == scores[order[i]]) {
                end++;
            }
            for (int k = i; k < end; k++) {
                if (positive[order[k]]) {
                    ranks += (i + 1 + end) / 2.0;
                    positives++;
                }
            }
            i = end;
        }
        long negatives = order.length - positives;
        return positives == 0 || negatives == 0
                ? Optional.empty()
                : Optional.of((ranks - positives * (positives + 1) / 2.0) / ((double) positives * negatives));
    }

    /// Mean precision at each positive, from the highest score down, as if positives were `prior` of all.
    ///
    /// @param prior 0 to 1; empty for the share that they are
    Optional<Double> averagePrecision(Optional<Double> prior) {
        int[] order = order();
        int positives = count(true);
        int negatives = count(false);
        if (positives == 0 || negatives == 0) {
            return Optional.empty();
        }
        double share = prior.orElse(positives / (double) (positives + negatives));
        double sum = 0;
        int hits = 0;
        int alarms = 0;
        for (int i = order.length - 1; i >= 0; i--) {
            if (positive[order[i]]) {
                hits++;
                double found = share * hits / positives;
                double falsely = (1 - share) * alarms / negatives;
                sum += found / (found + falsely);
            } else {
                alarms++;
            }
        }
        return Optional.of(sum / positives);
    }

    /// Share of those scoring at least `threshold`, among positives or among negatives.
    Optional<Double> share(boolean ofPositives, double threshold) {
        int all = count(ofPositives);
        long above = IntStream.range(0, scores.length)
                .filter(i -> positive[i] == ofPositives && scores[i] >= threshold)
                .count();
        return all == 0 ? Optional.empty() : Optional.of(above / (double) all);
    }

    /// Precision of "at least `threshold`" where positives are `prior` of all.
    Optional<Double> precision(double threshold, double prior) {
        return share(true, threshold)
                .flatMap(recall -> share(false, threshold)
                        .filter(alarm -> recall + alarm > 0)
                        .map(alarm -> prior * recall / (prior * recall + (1 - prior) * alarm)));
    }

    /// The middle 95 % of a measure over resamples of whole blocks: `{low, high}`. Empty if it can't be measured in
    /// most.
    Optional<double[]> interval(Function<Ranking, Optional<Double>> measure, long seed) {
        List<List<Integer>> members =
                IntStream.range(0, scores.length)
                        .boxed()
                        .collect(Collectors.groupingBy(i -> blocks[i]))
                        .values()
                        .stream()
                        .toList();
        Random random = new Random(seed);
        double[] values = IntStream.range(0, RESAMPLES)
                .mapToObj(_ -> measure.apply(take(IntStream.range(0, members.size())
                        .mapToObj(_ -> members.get(random.nextInt(members.size())))
                        .flatMap(List::stream)
                        .mapToInt(Integer::intValue)
                        .toArray())))
                .flatMap(Optional::stream)
                .mapToDouble(Double::doubleValue)
                .sorted()
                .toArray();
        return values.length < RESAMPLES / 2
                ? Optional.empty()
                : Optional.of(
                        new double[] {values[values.length / 40], values[values.length - 1 - values.length / 40]});
    }

    private Ranking take(int[] which) {
        boolean[] chosen = new boolean[which.length];
        for (int i = 0; i < which.length; i++) {
            chosen[i] = positive[which[i]];
        }
        return new Ranking(
                Arrays.stream(which).mapToDouble(i -> scores[i]).toArray(),
                chosen,
                Arrays.stream(which).map(i -> blocks[i]).toArray());
    }

    private int count(boolean which) {
        return (int) IntStream.range(0, positive.length)
                .filter(i -> positive[i] == which)
                .count();
    }

    private int[] order() {
        return IntStream.range(0, scores.length)
                .boxed()
                .sorted(Comparator.comparingDouble(i -> scores[i]))
                .mapToInt(Integer::intValue)
                .toArray();
    }
}
