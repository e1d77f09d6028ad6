package org.attest.verification;

import java.util.function.DoubleUnaryOperator;

/// Exact intervals for small counts: they hold at least as often as they say, however few there are.
final class Exact {
    /// Both tails together.
    static final double LEVEL = 0.95;

    private static final double TAIL = (1 - LEVEL) / 2;

    /// Halvings of [0, 1]: to below the precision of a double.
    private static final int STEPS = 60;

    private Exact() {}

    record Interval(double low, double high) {}

    /// The share that `right` of `n` draws allow, by Clopper and Pearson.
    ///
    /// @see <a href="https://doi.org/10.1093/biomet/26.4.404">Clopper and Pearson (1934)</a>
    static Interval share(int right, int n) {
        if (right < 0 || n < 1 || right > n) {
            throw new IllegalArgumentException("a share must be of 0 to n out of n > 0; got " + right + " of " + n);
        }
        double low = right == 0 ? 0 : root(p -> 1 - atMost(right - 1, n, p), TAIL, true);
        double high = right == n ? 1 : root(p -> atMost(right, n, p), TAIL, false);
        return new Interval(low, high);
    }

    /// The ratio of the second rate to the first, conditional on their sum: of two Poisson counts over given times,
    /// the
    /// second is binomial in the sum.
    ///
    /// @param before events in `timeBefore`; the ratio is infinite if 0
    /// @param timeBefore in any unit, the same for both
    /// @see <a href="https://doi.org/10.2307/2332612">Przyborowski and Wilenski (1940)</a>
    static TrendCounts.Ratio ratio(int before, double timeBefore, int after, double timeAfter) {
        Interval share = share(after, before + after);
        double scale = timeBefore / timeAfter;
        return new TrendCounts.Ratio(
                odds((double) after / (before + after)) * scale, odds(share.low) * scale, odds(share.high) * scale);
    }

    private static double odds(double share) {
        return share >= 1 ? Double.POSITIVE_INFINITY : share / (1 - share);
    }

    /// Where a monotonous function of [0, 1] has `value`.
    private static double root(DoubleUnaryOperator function, double value, boolean rising) {
        double low = 0;
        double high = 1;
        for (int i = 0; i < STEPS; i++) {
            double middle = (low + high) / 2;
            if (function.applyAsDouble(middle) < value == rising) {
                low = middle;
            } else {
                high = middle;
            }
        }
        return (low + high) / 2;
    }

    /// The chance of `k` or fewer of `n` at chance `p` each.
    private static double atMost(int k, int n, double p) {
        double logChoose = 0;
        double sum = 0;
        for (int i = 0; i <= k; i++) {
            if (i > 0) {
                logChoose += Math.log((double) (n - i + 1) / i);
            }
            sum += Math.exp(logChoose + i * Math.log(p) + (n - i) * Math.log1p(-p));
        }
        return Math.min(1, sum);
    }
}
