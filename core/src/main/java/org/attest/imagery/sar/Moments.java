package org.attest.imagery.sar;

/// Tests windows of one pixel's looks against the others, each in constant time: running sums over the looks.
///
/// Values are log backscatter; looks that are NaN at this pixel are left out. Not thread-safe: one for each worker.
final class Moments {
    /// Fewer looks on a side give no variance worth the name.
    static final int LEAST_LOOKS = 3;

    private final int[] count;
    private final double[] sum;
    private final double[] squares;

    /// Of the last test.
    private double t;

    private double df;

    Moments(int looks) {
        count = new int[looks + 1];
        sum = new double[looks + 1];
        squares = new double[looks + 1];
    }

    /// @param values of as many looks as this was made for
    void load(double[] values) {
        int n = count.length - 1;
        double shift = 0;
        int seen = 0;
        for (int i = 0; i < n; i++) {
            if (!Double.isNaN(values[i])) {
                shift += values[i];
                seen++;
            }
        }
        // About their mean, so that differences of sums keep their digits.
        shift = seen == 0 ? 0 : shift / seen;
        for (int i = 0; i < n; i++) {
            boolean is = !Double.isNaN(values[i]);
            double value = is ? values[i] - shift : 0;
            count[i + 1] = count[i] + (is ? 1 : 0);
            sum[i + 1] = sum[i] + value;
            squares[i + 1] = squares[i] + value * value;
        }
    }

    /// Welch's t of looks `from` to `to` less those of `begin` to `before` that are not among them.
    ///
    /// @param freedom what the number of looks is lessened by for the variance: 1 for that of a sample, 0 for that
    /// of a
    ///     population
    /// @return false if either side has fewer than three looks, or none of them differ
    boolean test(int from, int to, int begin, int before, int freedom) {
        int inside = Math.min(to, before) - from;
        int n2 = count[to] - count[from];
        int n1 = count[before] - count[begin] - (inside > 0 ? n2 : 0);
        if (n1 < LEAST_LOOKS || n2 < LEAST_LOOKS) {
            return false;
        }
        double s2 = sum[to] - sum[from];
        double q2 = squares[to] - squares[from];
        double s1 = sum[before] - sum[begin] - (inside > 0 ? s2 : 0);
        double q1 = squares[before] - squares[begin] - (inside > 0 ? q2 : 0);
        double a1 = Math.max(0, q1 - s1 * s1 / n1) / (n1 - freedom) / n1;
        double a2 = Math.max(0, q2 - s2 * s2 / n2) / (n2 - freedom) / n2;
        double a = a1 + a2;
        if (!(a > 0)) {
            return false;
        }
        t = (s2 / n2 - s1 / n1) / Math.sqrt(a);
        df = a * a / (a1 * a1 / (n1 - 1) + a2 * a2 / (n2 - 1));
        return true;
    }

    /// Positive if backscatter rose.
    double t() {
        return t;
    }

    /// Of Welch and Satterthwaite.
    double df() {
        return df;
    }
}
