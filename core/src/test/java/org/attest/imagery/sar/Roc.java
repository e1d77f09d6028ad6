package org.attest.imagery.sar;

import java.util.Comparator;
import java.util.stream.IntStream;

/// Area under the ROC curve.
final class Roc {
    private Roc() {}

    /// Chance that a positive scores more than a negative; ties count half. Scores that are NaN are left out.
    static double area(double[] scores, boolean[] positive) {
        int[] order = IntStream.range(0, scores.length)
                .filter(i -> !Double.isNaN(scores[i]))
                .boxed()
                .sorted(Comparator.comparingDouble(i -> scores[i]))
                .mapToInt(Integer::intValue)
                .toArray();
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
        return (ranks - positives * (positives + 1) / 2.0) / ((double) positives * negatives);
    }
}
