package org.attest.imagery.sar;

import java.util.Arrays;
import java.util.OptionalInt;

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

    /// Values from which a class's spread is taken; with fewer, its neighbours lend theirs. Were they independent,
    /// their mean square would be good to 7 %.
    private static final int LEAST_VALUES = 400;

    /// `[mean]`
    private final Spread[] spreads;
    /// Ascending: the largest of the means, each divided by its spread.
    private final double[] scores;

    private PlaceboNull(Spread[] spreads, double[] scores) {
        this.spreads = spreads;
        this.scores = scores;
    }

    /// @param z `[mean][footprint * dates + date]`: mean signed z; NaN where there are too few looks
    /// @param dates how many false events
    /// @param pixels of each footprint
    static PlaceboNull of(float[][] z, int dates, int[] pixels) {
        Spread[] spreads =
                Arrays.stream(z).map(mean -> Spread.of(mean, dates, pixels)).toArray(Spread[]::new);
        PlaceboNull unsorted = new PlaceboNull(spreads, new double[0]);
        double[] scores = new double[pixels.length * dates];
        int n = 0;
        for (int i = 0; i < scores.length; i++) {
            double[] values = new double[z.length];
            for (int mean = 0; mean < z.length; mean++) {
                values[mean] = z[mean][i];
            }
            double score = unsorted.score(values, pixels[i / dates], OptionalInt.of(i / dates));
            if (!Double.isNaN(score)) {
                scores[n++] = score;
            }
        }
        scores = Arrays.copyOf(scores, n);
        Arrays.sort(scores);
        return new PlaceboNull(spreads, scores);
    }

    /// Root mean squares of one mean, by class of size.
    ///
    /// A footprint is divided by that of the others. With its own false events in it they would look smaller than
    /// its real one, which is not in it: of unchanged buildings 5.5 % would be called changed at 5 %, not 5.2 %.
    ///
    /// @param squares sum of each class and the neighbours that it needs; `counts` how many values that is
    /// @param ownSquares sum of each footprint; `ownCounts` how many values that is
    private record Spread(double[] squares, long[] counts, double[] ownSquares, int[] ownCounts) {
        static Spread of(float[] z, int dates, int[] pixels) {
            double[] squares = new double[CLASS_ENDS.length];
            long[] counts = new long[CLASS_ENDS.length];
            double[] ownSquares = new double[pixels.length];
            int[] ownCounts = new int[pixels.length];
            for (int f = 0; f < pixels.length; f++) {
                for (int date = 0; date < dates; date++) {
                    double value = z[f * dates + date];
                    if (!Double.isNaN(value)) {
                        ownSquares[f] += value * value;
                        ownCounts[f]++;
                    }
                }
                squares[sizeClass(pixels[f])] += ownSquares[f];
                counts[sizeClass(pixels[f])] += ownCounts[f];
            }
            double[] wideSquares = squares.clone();
            long[] wideCounts = counts.clone();
            for (int c = 0; c < squares.length; c++) {
                for (int reach = 1; wideCounts[c] < LEAST_VALUES && reach < squares.length; reach++) {
                    if (c >= reach) {
                        wideSquares[c] += squares[c - reach];
                        wideCounts[c] += counts[c - reach];
                    }
                    if (c + reach < squares.length) {
                        wideSquares[c] += squares[c + reach];
                        wideCounts[c] += counts[c + reach];
                    }
                }
            }
            return new Spread(wideSquares, wideCounts, ownSquares, ownCounts);
        }

        double around(int pixels, OptionalInt footprint) {
            double sum = squares[sizeClass(pixels)];
            long count = counts[sizeClass(pixels)];
            if (footprint.isPresent()) {
                int f = footprint.getAsInt();
                // One that is alone has only itself.
                if (ownCounts[f] < count) {
                    sum -= ownSquares[f];
                    count -= ownCounts[f];
                }
            }
            return Math.sqrt(sum / count);
        }
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
    /// @param footprint which of those that this was made of; empty if it was none of them
    double score(double[] z, int pixels, OptionalInt footprint) {
        double largest = Double.NaN;
        for (int mean = 0; mean < z.length; mean++) {
            double score = Math.abs(z[mean]) / spreads[mean].around(pixels, footprint);
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
