package org.attest.imagery.sar;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/// Between which looks a building changed, from the mean log backscatter of its own pixels on every date.
///
/// How many looks such a mean is worth is taken from the buildings of its size: from how much they vary in the period
/// before. Neighbouring pixels aren't independent, and more than speckle varies there.
final class ChangeDates {
    /// The chance that a date is set apart by speckle alone, over all dates of a building.
    private static final double SIGNIFICANCE = 0.01;

    /// Buildings of about one size whose middle variance stands for all of them.
    private static final int ALIKE = 51;

    private final List<Looks> orbits;
    /// `[orbit][band][look][footprint]`; NaN where one of the pixels has no value.
    private final float[][][][] means;
    private final int[] sizes;
    /// Footprints by size.
    private final Integer[] bySize;
    private final int[] place;

    /// @param pixels of each footprint
    ChangeDates(List<Looks> orbits, float[][][][] means, int[] pixels) {
        this.orbits = orbits;
        this.means = means;
        sizes = pixels;
        bySize = new Integer[pixels.length];
        Arrays.setAll(bySize, i -> i);
        Arrays.sort(bySize, (a, b) -> Integer.compare(sizes[a], sizes[b]));
        place = new int[bySize.length];
        for (int i = 0; i < place.length; i++) {
            place[bySize[i]] = i;
        }
    }

    /// The times of the looks between which one change lies that all orbits agree with; empty if no date is set
    /// apart
    /// from
    /// those before it, if there was more than one change, or if orbits disagree.
    Optional<ChangeTest.Between> of(int footprint) {
        Instant after = Instant.MIN;
        Instant before = Instant.MAX;
        for (int o = 0; o < means.length; o++) {
            int[] seen = seen(o, footprint);
            if (seen.length < 2 * Moments.LEAST_LOOKS) {
                continue;
            }
            double[][] power = new double[means[o].length][seen.length];
            double looks = Double.MAX_VALUE;
            for (int band = 0; band < power.length; band++) {
                for (int i = 0; i < seen.length; i++) {
                    power[band][i] = Math.exp(means[o][band][seen[i]][footprint]);
                }
                looks = Math.min(looks, looks(o, band, footprint));
            }
            Optional<Omnibus.Between> between = Omnibus.between(power, looks, SIGNIFICANCE / seen.length);
            if (between.isPresent()) {
                List<Instant> times = orbits.get(o).times();
                Instant from = times.get(seen[between.get().after()]);
                Instant to = times.get(seen[between.get().before()]);
                after = from.isAfter(after) ? from : after;
                before = to.isBefore(before) ? to : before;
            }
        }
        return after.isAfter(Instant.MIN) && after.isBefore(before)
                ? Optional.of(new ChangeTest.Between(after, before))
                : Optional.empty();
    }

    private int[] seen(int orbit, int footprint) {
        int[] seen = new int[orbits.get(orbit).times().size()];
        int n = 0;
        for (int look = 0; look < seen.length; look++) {
            float sum = 0;
            for (float[][] band : means[orbit]) {
                sum += band[look][footprint];
            }
            if (!Float.isNaN(sum)) {
                seen[n++] = look;
            }
        }
        return Arrays.copyOf(seen, n);
    }

    /// Equivalent number of looks: the logarithm of a mean of L looks has a variance of about 1 / (L - 1/2).
    private double looks(int orbit, int band, int footprint) {
        int from = Math.clamp(place[footprint] - ALIKE / 2, 0, Math.max(0, bySize.length - ALIKE));
        int to = Math.min(bySize.length, from + ALIKE);
        double[] variances = new double[to - from];
        int n = 0;
        for (int i = from; i < to; i++) {
            double variance = variance(means[orbit][band], orbits.get(orbit).before(), bySize[i]);
            if (variance > 0) {
                variances[n++] = variance;
            }
        }
        Arrays.sort(variances, 0, n);
        return n == 0 ? 1 : 0.5 + 1 / variances[n / 2];
    }

    private static double variance(float[][] looks, int before, int footprint) {
        double sum = 0;
        double squares = 0;
        int n = 0;
        for (int look = 0; look < before; look++) {
            double value = looks[look][footprint];
            if (!Double.isNaN(value)) {
                sum += value;
                squares += value * value;
                n++;
            }
        }
        return n < Moments.LEAST_LOOKS ? 0 : (squares - sum * sum / n) / (n - 1);
    }
}
