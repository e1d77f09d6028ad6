package org.attest.imagery.sar;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Whether, and between which dates, a series of radar intensities changed: the omnibus test and its sequence of tests,
/// for
/// two polarisations whose covariance matrix is taken as diagonal.
///
/// @see <a href="https://doi.org/10.1109/TGRS.2015.2510160">Conradsen, Nielsen and Skriver (2016)</a>, equations 6 to
/// 18
/// with p = 1 for each polarisation
public final class Omnibus {
    private Omnibus() {}

    /// @param p that so large a difference comes by speckle alone
    /// @param steps for each date after the first, how likely its difference from those before it comes by speckle
    /// alone,
    ///     counted anew after each change
    /// @param changes dates (indices from 1 on) whose step is below the significance
    public record Result(double p, double[] steps, List<Integer> changes) {
        public Result {
            changes = List.copyOf(changes);
        }
    }

    /// @param power `[band][date]`, linear, > 0, of two bands, averaged over the same area on each date
    /// @param looks equivalent number of looks of each value
    /// @param significance below which a step is a change; the whole series must be below it first
    public static Result test(double[][] power, double looks, double significance) {
        int dates = power[0].length;
        for (double[] band : power) {
            for (double value : band) {
                if (!(value > 0)) {
                    throw new IllegalArgumentException("backscatter must be above 0; got " + value);
                }
            }
        }
        double whole = all(power, 0, dates, looks);
        double[] steps = new double[dates];
        steps[0] = 1;
        List<Integer> changes = new ArrayList<>();
        int start = 0;
        for (int date = 1; date < dates; date++) {
            steps[date] = step(power, start, date, looks);
            if (whole < significance && steps[date] < significance) {
                changes.add(date);
                start = date;
            }
        }
        return new Result(whole, steps, changes);
    }

    /// Dates (indices) that one change lies between.
    ///
    /// @param after the last date that is set apart from all those after it
    /// @param before the first date that is set apart from those before it
    public record Between(int after, int before) {}

    /// Between which dates the only change lies: the sequence is run forward, which gives a date by which it has
    /// come,
    /// and
    /// backward, which gives one on which it had not. A change that is seen late makes the interval wider, not
    /// wrong.
    ///
    /// @return empty without a change, and where there are several: then the two runs cross
    public static Optional<Between> between(double[][] power, double looks, double significance) {
        List<Integer> forward = test(power, looks, significance).changes();
        List<Integer> backward = test(reversed(power), looks, significance).changes();
        if (forward.isEmpty() || backward.isEmpty()) {
            return Optional.empty();
        }
        int after = power[0].length - 1 - backward.getFirst();
        return after < forward.getFirst() ? Optional.of(new Between(after, forward.getFirst())) : Optional.empty();
    }

    private static double[][] reversed(double[][] power) {
        double[][] reversed = new double[power.length][power[0].length];
        for (int band = 0; band < power.length; band++) {
            for (int i = 0; i < reversed[band].length; i++) {
                reversed[band][i] = power[band][reversed[band].length - 1 - i];
            }
        }
        return reversed;
    }

    /// `Q` of dates `from` to `to`.
    private static double all(double[][] power, int from, int to, double looks) {
        int k = to - from;
        double logQ = 0;
        for (double[] band : power) {
            double sum = 0;
            double logs = 0;
            for (int i = from; i < to; i++) {
                sum += band[i];
                logs += Math.log(band[i]);
            }
            logQ += looks * (k * Math.log(k) + logs - k * Math.log(sum));
        }
        int bands = power.length;
        int f = (k - 1) * bands;
        double rho = 1 - (k / looks - 1 / (looks * k)) / (6.0 * (k - 1));
        double omega = -f / 4.0 * Math.pow(1 - 1 / rho, 2);
        return tail(-2 * rho * logQ, f, omega);
    }

    /// `R_j`: date `date` against all from `start` to the one before it.
    private static double step(double[][] power, int start, int date, double looks) {
        int j = date - start + 1;
        double logR = 0;
        for (double[] band : power) {
            double before = 0;
            for (int i = start; i < date; i++) {
                before += band[i];
            }
            logR += looks
                    * (j * Math.log(j)
                            - (j - 1) * Math.log(j - 1)
                            + (j - 1) * Math.log(before)
                            + Math.log(band[date])
                            - j * Math.log(before + band[date]));
        }
        int bands = power.length;
        double rho = 1 - (1 + 1.0 / (j * (j - 1.0))) / (6 * looks);
        double omega = -bands / 4.0 * Math.pow(1 - 1 / rho, 2);
        return tail(-2 * rho * logR, bands, omega);
    }

    /// `P(chi2(f) > z) + omega (P(chi2(f + 4) > z) - P(chi2(f) > z))`.
    private static double tail(double z, int f, double omega) {
        double plain = chiSquareTail(z, f);
        return Math.clamp(plain + omega * (chiSquareTail(z, f + 4) - plain), 0, 1);
    }

    /// For an even number of degrees of freedom: `exp(-z/2) sum (z/2)^i / i!`. That of two bands is always even.
    static double chiSquareTail(double z, int f) {
        if (f % 2 != 0) {
            throw new IllegalArgumentException("two bands have an even number of degrees of freedom; got " + f);
        }
        if (z <= 0) {
            return 1;
        }
        double term = Math.exp(-z / 2);
        double sum = 0;
        for (int i = 0; i < f / 2; i++) {
            sum += term;
            term *= z / 2 / (i + 1);
        }
        return Math.min(1, sum);
    }
}
