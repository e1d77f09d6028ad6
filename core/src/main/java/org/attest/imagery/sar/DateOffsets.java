package org.attest.imagery.sar;

import java.util.Arrays;
import java.util.List;

/// What a whole scene was brighter by on each date: the median of log backscatter over stable pixels of buildings.
///
/// A median of one fixed set of pixels, so what the set is made of cancels between dates. If many buildings there
/// change the
/// same way, the median moves with them, by about 0.1 dB for 20 % of them at 3 dB.
final class DateOffsets {
    /// Pixels that the median is taken of. Their speckle leaves it uncertain by 0.02 dB.
    private static final int SAMPLE = 8_000;

    /// The share of them that vary most in the period before and are left out: trees, cars, building sites.
    private static final double UNSTABLE = 0.2;

    private DateOffsets() {}

    /// @return `[orbit][band][look]`, in natural logarithms; 0 for a look that none of the pixels has
    static double[][][] of(Gathering.Series series, List<Looks> orbits) {
        int step = Math.max(1, series.part().count() / SAMPLE);
        int[] sample = new int[Math.ceilDiv(series.part().count(), step)];
        Arrays.setAll(sample, i -> i * step);
        double[][][] offsets = new double[orbits.size()][Band.values().length][];
        for (int o = 0; o < offsets.length; o++) {
            for (int band = 0; band < offsets[o].length; band++) {
                double[] all =
                        medians(series, o, band, sample, orbits.get(o).times().size());
                int[] stable =
                        stable(series, o, band, sample, all, orbits.get(o).before());
                offsets[o][band] = medians(series, o, band, stable, all.length);
            }
        }
        return offsets;
    }

    private static double[] medians(Gathering.Series series, int orbit, int band, int[] sample, int looks) {
        double[] medians = new double[looks];
        double[] values = new double[sample.length];
        for (int look = 0; look < looks; look++) {
            int n = 0;
            for (int p : sample) {
                double value = series.value(orbit, band, look, p);
                if (!Double.isNaN(value)) {
                    values[n++] = value;
                }
            }
            Arrays.sort(values, 0, n);
            medians[look] = n == 0 ? 0 : (values[(n - 1) / 2] + values[n / 2]) / 2;
        }
        return medians;
    }

    private static int[] stable(
            Gathering.Series series, int orbit, int band, int[] sample, double[] offsets, int before) {
        double[] variances = new double[sample.length];
        for (int i = 0; i < sample.length; i++) {
            double sum = 0;
            double squares = 0;
            int n = 0;
            for (int look = 0; look < before; look++) {
                double value = series.value(orbit, band, look, sample[i]) - offsets[look];
                if (!Double.isNaN(value)) {
                    sum += value;
                    squares += value * value;
                    n++;
                }
            }
            variances[i] = n < 2 ? Double.POSITIVE_INFINITY : (squares - sum * sum / n) / (n - 1);
        }
        double[] sorted = variances.clone();
        Arrays.sort(sorted);
        double most = sorted[(int) ((sorted.length - 1) * (1 - UNSTABLE))];
        int[] stable = new int[sample.length];
        int n = 0;
        for (int i = 0; i < sample.length; i++) {
            if (variances[i] <= most) {
                stable[n++] = sample[i];
            }
        }
        return Arrays.copyOf(stable, n);
    }
}
