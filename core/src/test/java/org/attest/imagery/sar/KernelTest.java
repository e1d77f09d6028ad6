package org.attest.imagery.sar;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.Optional;
import java.util.Random;
import org.apache.commons.math3.distribution.ChiSquaredDistribution;
import org.apache.commons.math3.distribution.NormalDistribution;
import org.apache.commons.math3.distribution.TDistribution;
import org.apache.commons.math3.stat.StatUtils;
import org.junit.jupiter.api.Test;

/// Each fast part against the plain way of computing it, or against another library.
final class KernelTest {
    @Test
    void theFilterIsThePlainOne() {
        Random random = new Random(1);
        int width = 23;
        int height = 17;
        float[] image = new float[width * height];
        for (int i = 0; i < image.length; i++) {
            image[i] = (float) (-Math.log(random.nextDouble()) * (i % width < 9 ? 0.1 : 1));
        }
        double[] fast = LeeFilter.filter(image, width, height);
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                double sum = 0;
                double squares = 0;
                for (int k = 0; k < 9; k++) {
                    int row = Math.clamp(y + k / 3 - 1, 0, height - 1);
                    int column = Math.clamp(x + k % 3 - 1, 0, width - 1);
                    double value = image[row * width + column];
                    sum += value;
                    squares += value * value;
                }
                double mean = sum / 9;
                double variance = squares / 9 - mean * mean;
                double scene = (variance - mean * mean / LeeFilter.LOOKS) / (1 + 1 / LeeFilter.LOOKS);
                double plain = scene > 0 ? mean + scene / variance * (image[y * width + x] - mean) : mean;
                assertEquals(plain, fast[y * width + x], 1e-9, x + "," + y);
            }
        }
    }

    @Test
    void aMissingPixelMakesItsNeighboursMissing() {
        float[] image = new float[25];
        Arrays.fill(image, 1);
        image[12] = Float.NaN;
        double[] out = LeeFilter.filter(image, 5, 5);
        assertTrue(Double.isNaN(out[6]) && Double.isNaN(out[18]));
        assertEquals(1, out[4], 1e-12);
    }

    @Test
    void aWindowOfLooksIsTestedAsWelchTestsTwoSamples() {
        Random random = new Random(2);
        double[] values = random.doubles(20, -3, 1).toArray();
        values[4] = Double.NaN;
        Moments moments = new Moments(20);
        moments.load(values);
        double[] clean = Arrays.stream(values).filter(v -> !Double.isNaN(v)).toArray();
        // The real event: looks 14 to 20 against 0 to 14.
        assertTrue(moments.test(14, 20, 0, 14, 1));
        assertWelch(moments, Arrays.copyOf(clean, 13), Arrays.copyOfRange(clean, 13, 19));
        // The same without the six earliest.
        assertTrue(moments.test(14, 20, 6, 14, 1));
        assertWelch(moments, Arrays.copyOfRange(clean, 5, 13), Arrays.copyOfRange(clean, 13, 19));
        // A false one: looks 6 to 10 against the other ten before.
        assertTrue(moments.test(6, 10, 0, 14, 1));
        double[] others = new double[9];
        System.arraycopy(clean, 0, others, 0, 5);
        System.arraycopy(clean, 9, others, 5, 4);
        assertWelch(moments, others, Arrays.copyOfRange(clean, 5, 9));
        assertFalse(moments.test(3, 6, 0, 14, 1), "one of three looks is missing");
    }

    private static void assertWelch(Moments moments, double[] before, double[] after) {
        double a = StatUtils.variance(before) / before.length;
        double b = StatUtils.variance(after) / after.length;
        assertEquals((StatUtils.mean(after) - StatUtils.mean(before)) / Math.sqrt(a + b), moments.t(), 1e-9);
        double df = (a + b) * (a + b) / (a * a / (before.length - 1) + b * b / (after.length - 1));
        assertEquals(df, moments.df(), 1e-9);
    }

    @Test
    void looksThatDoNotDifferGiveNoTest() {
        Moments moments = new Moments(8);
        moments.load(new double[8]);
        assertFalse(moments.test(4, 8, 0, 4, 1));
    }

    @Test
    void theNormalScoreHasTheProbabilityOfItsT() {
        NormalDistribution normal = new NormalDistribution();
        for (double df : new double[] {3, 5, 8.5, 20, 60}) {
            double tolerance = df < 5 ? 3e-4 : 2e-5;
            for (double t : new double[] {-5, -2.2, -0.3, 0.01, 1, 3.3, 5}) {
                double exact = normal.inverseCumulativeProbability(new TDistribution(df).cumulativeProbability(t));
                assertEquals(1, NormalScore.of(t, df) / exact, tolerance, "t " + t + " df " + df);
            }
            double last = -1;
            for (double t = 0; t < 1e4; t = t * 1.1 + 0.01) {
                double z = NormalScore.of(t, df);
                assertTrue(z > last, "rises at t " + t + " df " + df);
                last = z;
            }
        }
    }

    @Test
    void theChiSquareTailIsThatOfTheLibrary() {
        for (int f : new int[] {2, 4, 10, 58}) {
            for (double z : new double[] {0.1, 1, 10, 80}) {
                assertEquals(
                        1 - new ChiSquaredDistribution(f).cumulativeProbability(z), Omnibus.chiSquareTail(z, f), 1e-12);
            }
        }
    }

    @Test
    void theOmnibusTestAlarmsAtItsRateAndFindsTheDateOfChange() {
        Random random = new Random(4);
        int alarms = 0;
        int found = 0;
        int runs = 2_000;
        for (int run = 0; run < runs; run++) {
            double[][] power = new double[2][12];
            for (double[] band : power) {
                for (int date = 0; date < band.length; date++) {
                    // Eight looks: the mean of eight exponentials.
                    for (int look = 0; look < 8; look++) {
                        band[date] -= Math.log(1 - random.nextDouble()) / 8;
                    }
                }
            }
            alarms += Omnibus.test(power, 8, 0.05).p() < 0.05 ? 1 : 0;
            for (int date = 7; date < 12; date++) {
                power[0][date] *= 4;
                power[1][date] *= 4;
            }
            found += Omnibus.test(power, 8, 0.001).changes().contains(7) ? 1 : 0;
        }
        assertEquals(0.05, alarms / (double) runs, 0.015);
        assertTrue(found > 0.8 * runs, "found " + found + " of " + runs);
    }

    @Test
    void theIntervalOfAChangeHoldsItAndAnUnchangedSeriesHasNone() {
        Random random = new Random(5);
        int none = 0;
        int held = 0;
        int outside = 0;
        int runs = 1_000;
        for (int run = 0; run < runs; run++) {
            double[][] power = new double[2][24];
            for (double[] band : power) {
                for (int date = 0; date < band.length; date++) {
                    for (int look = 0; look < 20; look++) {
                        band[date] -= Math.log(1 - random.nextDouble()) / 20;
                    }
                }
            }
            none += Omnibus.between(power, 20, 0.001).isEmpty() ? 1 : 0;
            // 3 dB from date 15 on.
            for (int date = 15; date < 24; date++) {
                power[0][date] *= 2;
                power[1][date] *= 2;
            }
            Optional<Omnibus.Between> between = Omnibus.between(power, 20, 0.001);
            if (between.isPresent()) {
                boolean holds = between.get().after() <= 14 && between.get().before() >= 15;
                held += holds ? 1 : 0;
                outside += holds ? 0 : 1;
            }
        }
        assertTrue(none >= 0.99 * runs, none + " of " + runs + " have none");
        assertTrue(held >= 0.9 * runs, held + " of " + runs + " hold it");
        assertTrue(outside <= 0.02 * runs, outside + " of " + runs + " do not");
    }

    @Test
    void coherenceFallsBelowWhatItsSeriesAllows() {
        double[] before = {0.7, 0.72, 0.68, 0.71};
        assertTrue(Coherence.drop(before, 0.5, 2).fallen());
        assertFalse(Coherence.drop(before, 0.69, 2).fallen());
    }

    @Test
    void theMeanInACircleIsThatOfItsPixels() {
        double[] map = new double[400];
        map[10 * 20 + 10] = 1;
        // Lone peaks do not survive the median.
        assertEquals(0, Arrays.stream(SmoothMap.of(map, 20, 20, 10)).max().orElse(1), 1e-12);
        Arrays.fill(map, 2);
        assertEquals(2, SmoothMap.of(map, 20, 20, 10)[0], 1e-12);
    }
}
