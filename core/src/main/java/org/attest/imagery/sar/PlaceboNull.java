package org.attest.imagery.sar;

import java.util.Arrays;

/// How large a building's change looks on dates when nothing is claimed to have happened there: false events inside the
/// period before the real one, the footprints of an area pooled over all of them.
///
/// A mean over many pixels spreads less than one over few, so each footprint is measured against footprints of about
/// its
/// size. Then all sizes are pooled: twenty dates of one footprint could state no rate below 5 %, those of four hundred
/// can.
final class PlaceboNull {
    /// Upper ends of classes of size, in pixels that a footprint covers.
    private static final int[] CLASS_ENDS = {1, 2, 4, 6, 9, 12, 16, 25, 36, 64, 144, Integer.MAX_VALUE};

    /// Values from which a class's spread is taken; with fewer, its neighbours lend theirs. Their mean square is
    /// then good
    /// to 7 %.
    private static final int LEAST_VALUES = 400;

    /// `[mean][class]`: root mean square.
    private final double[][] spread;
    /// Ascending: the largest of the means, each divided by its spread.
    private final double[] scores;

    private PlaceboNull(double[][] spread, double[] scores) {
        this.spread = spread;
        this.scores = scores;
    }

    /// @param z `[mean][footprint * dates + date]`: mean signed z; NaN where there are too few looks
    /// @param dates how many false events
    /// @param pixels of each footprint
    static PlaceboNull of(float[][] z, int dates, int[] pixels) {
        double[][] spread = new double[z.length][];
        for (int mean = 0; mean < z.length; mean++) {
            spread[mean] = spread(z[mean], dates, pixels);
        }
        PlaceboNull unsorted = new PlaceboNull(spread, new double[0]);
        double[] scores = new double[pixels.length * dates];
        int n = 0;
        for (int i = 0; i < scores.length; i++) {
            double[] values = new double[z.length];
            for (int mean = 0; mean < z.length; mean++) {
                values[mean] = z[mean][i];
            }
            double score = unsorted.score(values, pixels[i / dates]);
            if (!Double.isNaN(score)) {
                scores[n++] = score;
            }
        }
        scores = Arrays.copyOf(scores, n);
        Arrays.sort(scores);
        return new PlaceboNull(spread, scores);
    }

    private static double[] spread(float[] z, int dates, int[] pixels) {
        double[] squares = new double[CLASS_ENDS.length];
        long[] counts = new long[CLASS_ENDS.length];
        for (int f = 0; f < pixels.length; f++) {
            for (int date = 0; date < dates; date++) {
                double value = z[f * dates + date];
                if (!Double.isNaN(value)) {
                    squares[sizeClass(pixels[f])] += value * value;
                    counts[sizeClass(pixels[f])]++;
                }
            }
        }
        double[] out = new double[CLASS_ENDS.length];
        for (int c = 0; c < out.length; c++) {
            double sum = squares[c];
            long count = counts[c];
            for (int reach = 1; count < LEAST_VALUES && reach < out.length; reach++) {
                if (c >= reach) {
                    sum += squares[c - reach];
                    count += counts[c - reach];
                }
                if (c + reach < out.length) {
                    sum += squares[c + reach];
                    count += counts[c + reach];
                }
            }
            out[c] = Math.sqrt(sum / count);
        }
        return out;
    }

    private static int sizeClass(int pixels) {
        int c = 0;
        while (pixels > CLASS_ENDS[c]) {
            c++;
        }
        return c;
    }

    /// How many pooled values there are. They overlap in dates and neighbours share pixels, so they count for
    /// fewer.
    int values() {
        return scores.length;
    }

    /// The largest |z|, in units of their spread without change.
    ///
    /// @param z one for each mean, or for the first few
    double score(double[] z, int pixels) {
        double largest = Double.NaN;
        for (int mean = 0; mean < z.length; mean++) {
            double score = Math.abs(z[mean]) / spread[mean][sizeClass(pixels)];
            if (!(score <= largest)) {
                largest = Double.isNaN(score) ? largest : score;
            }
        }
        return largest;
    }

    /// Share of false events that score as much, this one counted among them: never 0.
    ///
    /// @param independent how many of the values count as independent: this one is one among so many
    double p(double score, int independent) {
        int below = Arrays.binarySearch(scores, score);
        if (below < 0) {
            below = -below - 1;
        }
        while (below > 0 && scores[below - 1] >= score) {
            below--;
        }
        double share = (scores.length - below) / (double) scores.length;
        return (1 + share * independent) / (1 + independent);
    }
}
