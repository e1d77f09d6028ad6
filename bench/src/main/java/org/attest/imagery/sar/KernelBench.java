package org.attest.imagery.sar;

import java.util.Arrays;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import org.apache.commons.math3.distribution.NormalDistribution;
import org.apache.commons.math3.distribution.TDistribution;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/// Each kernel of the radar check alone, beside the plain way of computing the same where there is one; the set-up
/// fails if
/// the two differ. In this package because most kernels are visible here only.
///
/// Every invocation is timed by itself, so that on a machine that does other work too the least (`p0.00`) is still
/// that of the kernel. Divide by what one invocation does, as each method says.
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SampleTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class KernelBench {
    private static final int SIDE = 256;
    private static final int PIXELS = 1_000;
    private static final int BEFORE = 24;
    private static final int AFTER = 6;
    private static final int LOOKS = BEFORE + AFTER;
    /// False events, as [FalseEvents] has them for these looks.
    private static final int EVENTS = BEFORE - AFTER + 1;

    private static final int FOOTPRINTS = 1_000;
    private static final int WIDENED = 30;

    private final SplittableRandom random = new SplittableRandom(1);
    private final float[] image = new float[SIDE * SIDE];
    private final double[][] logs = new double[PIXELS][LOOKS];
    /// `[event][pixel]`, as a band's z is kept.
    private final float[][] z = new float[EVENTS + 1][FOOTPRINTS * WIDENED / 2];

    private final int[][] footprints = new int[FOOTPRINTS][WIDENED];
    private final float[][] sums = new float[EVENTS + 1][FOOTPRINTS];
    private final int[][] counts = new int[EVENTS + 1][FOOTPRINTS];
    private final Gathering.Part part = new Gathering.Part(0, 1, 0, z[0].length);
    /// `[footprint][band][look]`, of 20 looks each.
    private final double[][][] power = new double[FOOTPRINTS][2][LOOKS];
    /// `[footprint][pair]`
    private final double[][] coherence = new double[FOOTPRINTS][BEFORE];

    @Setup
    public void make() {
        for (int i = 0; i < image.length; i++) {
            image[i] = speckle(4);
        }
        for (double[] looks : logs) {
            Arrays.setAll(looks, _ -> Math.log(speckle(4)));
        }
        for (float[] event : z) {
            for (int p = 0; p < event.length; p++) {
                event[p] = (float) random.nextGaussian();
            }
        }
        for (int f = 0; f < FOOTPRINTS; f++) {
            // Neighbours share pixels.
            int first = f * (WIDENED / 2) % (z[0].length - WIDENED);
            Arrays.setAll(footprints[f], i -> first + i);
            for (double[] band : power[f]) {
                Arrays.setAll(band, _ -> speckle(20));
            }
            Arrays.setAll(coherence[f], _ -> random.nextDouble(0.6, 0.8));
        }
        same(LeeFilter.filter(image, SIDE, SIDE), filterPlain(), 1e-5);
        same(welch(), welchPlain(), 1e-9);
        same(normalScore(), normalScoreByLibrary(), 1e-3);
    }

    private float speckle(int looks) {
        double sum = 0;
        for (int i = 0; i < looks; i++) {
            sum -= Math.log(1 - random.nextDouble());
        }
        return (float) (sum / looks);
    }

    private static void same(double[] fast, double[] plain, double tolerance) {
        for (int i = 0; i < fast.length; i++) {
            if (!(Math.abs(fast[i] - plain[i]) <= tolerance * Math.max(1, Math.abs(plain[i])))) {
                throw new IllegalStateException(
                        "the fast kernel must give what the plain one gives; got %s and %s at %s"
                                .formatted(fast[i], plain[i], i));
            }
        }
    }

    /// Of 65,536 pixels.
    @Benchmark
    public double[] filter() {
        return LeeFilter.filter(image, SIDE, SIDE);
    }

    /// Of 65,536 pixels, nine at each.
    @Benchmark
    public double[] filterPlain() {
        double[] out = new double[image.length];
        for (int y = 0; y < SIDE; y++) {
            for (int x = 0; x < SIDE; x++) {
                double sum = 0;
                double squares = 0;
                for (int k = 0; k < 9; k++) {
                    int row = Math.clamp(y + k / 3 - 1, 0, SIDE - 1);
                    int column = Math.clamp(x + k % 3 - 1, 0, SIDE - 1);
                    double value = image[row * SIDE + column];
                    sum += value;
                    squares += value * value;
                }
                double mean = sum / 9;
                double variance = squares / 9 - mean * mean;
                double scene = (variance - mean * mean / LeeFilter.LOOKS) / (1 + 1 / LeeFilter.LOOKS);
                out[y * SIDE + x] = scene > 0 ? mean + scene / variance * (image[y * SIDE + x] - mean) : mean;
            }
        }
        return out;
    }

    /// Welch's t of 1,000 pixels of 30 looks at the real event and 19 false ones.
    @Benchmark
    public double[] welch() {
        double[] out = new double[PIXELS * (EVENTS + 1)];
        Moments moments = new Moments(LOOKS);
        for (int p = 0; p < PIXELS; p++) {
            moments.load(logs[p]);
            for (int e = 0; e <= EVENTS; e++) {
                int first = e == EVENTS ? BEFORE : e;
                if (moments.test(first, first + AFTER, e == EVENTS ? AFTER : 0, BEFORE, 1)) {
                    out[p * (EVENTS + 1) + e] = moments.t();
                }
            }
        }
        return out;
    }

    /// The same from each event's looks anew.
    @Benchmark
    public double[] welchPlain() {
        double[] out = new double[PIXELS * (EVENTS + 1)];
        for (int p = 0; p < PIXELS; p++) {
            for (int e = 0; e <= EVENTS; e++) {
                int first = e == EVENTS ? BEFORE : e;
                double[] after = Arrays.copyOfRange(logs[p], first, first + AFTER);
                double[] before = new double[BEFORE - AFTER];
                int n = 0;
                for (int look = e == EVENTS ? AFTER : 0; look < BEFORE; look++) {
                    if (look < first || look >= first + AFTER) {
                        before[n++] = logs[p][look];
                    }
                }
                out[p * (EVENTS + 1) + e] = (mean(after) - mean(before))
                        / Math.sqrt(variance(after) / after.length + variance(before) / before.length);
            }
        }
        return out;
    }

    private static double mean(double[] values) {
        double sum = 0;
        for (double value : values) {
            sum += value;
        }
        return sum / values.length;
    }

    private static double variance(double[] values) {
        double mean = mean(values);
        double squares = 0;
        for (double value : values) {
            squares += (value - mean) * (value - mean);
        }
        return squares / (values.length - 1);
    }

    /// Normal deviates of 1,000 t.
    @Benchmark
    public double[] normalScore() {
        double[] out = new double[PIXELS];
        for (int i = 0; i < PIXELS; i++) {
            out[i] = NormalScore.of(t(i), df(i));
        }
        return out;
    }

    /// The same by the distributions of Commons Math.
    @Benchmark
    public double[] normalScoreByLibrary() {
        NormalDistribution normal = new NormalDistribution();
        double[] out = new double[PIXELS];
        for (int i = 0; i < PIXELS; i++) {
            out[i] = normal.inverseCumulativeProbability(new TDistribution(df(i)).cumulativeProbability(t(i)));
        }
        return out;
    }

    private static double t(int i) {
        return -5 + i * 0.01;
    }

    private static double df(int i) {
        return 5 + i % 17;
    }

    /// Sums of z over the 30 pixels of 1,000 widened footprints, at the real event and 19 false ones.
    @Benchmark
    public float[][] footprintMeans() {
        for (int f = 0; f < FOOTPRINTS; f++) {
            ChangeRun.add(footprints[f], z, part, f, 0, sums, counts);
        }
        return sums;
    }

    /// The interval of change of 1,000 footprints with 30 looks in two bands: the test forward and backward.
    @Benchmark
    public int omnibus() {
        int found = 0;
        for (double[][] one : power) {
            Optional<Omnibus.Between> between = Omnibus.between(one, 20, 0.001);
            found += between.isPresent() ? 1 : 0;
        }
        return found;
    }

    /// The drop of 1,000 footprints with 24 pairs before.
    @Benchmark
    public int coherence() {
        int fallen = 0;
        for (double[] before : coherence) {
            fallen += Coherence.drop(before, 0.5, 2).isRare() ? 1 : 0;
        }
        return fallen;
    }
}
