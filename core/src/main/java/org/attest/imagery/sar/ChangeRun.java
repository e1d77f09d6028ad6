package org.attest.imagery.sar;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import org.attest.imagery.building.FootprintPixels;

/// One run of [ChangeTest]: reads an area in parts that fit into memory, and keeps only sums for each footprint.
final class ChangeRun {
    private static final int BANDS = Band.values().length;

    /// Means that a footprint has: of its own pixels and of the widened ones, in each band.
    private static final int MEANS = 2 * BANDS;

    /// Footprints that stand for all in the placebo. More make the null no better: each brings as many values as
    /// there are
    /// false events, and 1 % of 20 000 x 19 is 3 800.
    private static final int PLACEBO_FOOTPRINTS = 20_000;

    /// Of what looks less changed than this, no dates are sought.
    private static final double WORTH_DATING = 0.1;

    private final List<Looks> orbits;
    private final FootprintPixels pixels;
    private final FalseEvents falseEvents;
    /// Every `placeboStep`-th footprint is in the placebo.
    private final int placeboStep;
    private final boolean[] inPlacebo;

    /// `[mean][event][footprint]`, the real event last: sums of z, and of how many pixels.
    private final float[][][] sums;
    private final int[][][] counts;
    /// `[orbit][band][look][footprint]`: of its own pixels.
    private final float[][][][] means;

    ChangeRun(List<Looks> orbits, FootprintPixels pixels) {
        for (Looks looks : orbits) {
            int after = looks.times().size() - looks.before();
            if (looks.before() < Moments.LEAST_LOOKS || after < Moments.LEAST_LOOKS) {
                throw new IllegalArgumentException(
                        "an orbit must have three looks before and after; got " + looks.before() + " and " + after);
            }
            if (looks.width() != pixels.width() || looks.height() != pixels.height()) {
                throw new IllegalArgumentException("all orbits must be on the footprints' grid of %s x %s; got %s x %s"
                        .formatted(pixels.width(), pixels.height(), looks.width(), looks.height()));
            }
        }
        this.orbits = List.copyOf(orbits);
        this.pixels = pixels;
        falseEvents = FalseEvents.of(orbits);
        placeboStep = Math.max(1, Math.ceilDiv(pixels.footprints(), PLACEBO_FOOTPRINTS));
        inPlacebo = new boolean[pixels.count()];
        for (int f = 0; f < pixels.footprints(); f += placeboStep) {
            for (int p : pixels.widened(f)) {
                inPlacebo[p] = true;
            }
        }
        sums = new float[MEANS][falseEvents.count() + 1][pixels.footprints()];
        counts = new int[MEANS][falseEvents.count() + 1][pixels.footprints()];
        means = new float[orbits.size()][BANDS][][];
        for (int o = 0; o < means.length; o++) {
            for (int band = 0; band < BANDS; band++) {
                means[o][band] = new float[orbits.get(o).times().size()][pixels.footprints()];
            }
        }
    }

    ChangeTest.Result run() throws IOException {
        try (Gathering gathering = new Gathering(orbits, pixels)) {
            List<Gathering.Part> parts = gathering.parts();
            if (!parts.isEmpty()) {
                // Offsets are taken where there is most to take them from; that part is kept, not read twice.
                int fullest = 0;
                for (int i = 1; i < parts.size(); i++) {
                    if (parts.get(i).count() > parts.get(fullest).count()) {
                        fullest = i;
                    }
                }
                Gathering.Series first = gathering.gather(parts.get(fullest));
                double[][][] offsets = DateOffsets.of(first, orbits);
                for (int i = 0; i < parts.size(); i++) {
                    if (i != fullest) {
                        test(gathering.gather(parts.get(i)), offsets, gathering);
                    }
                }
                test(first, offsets, gathering);
            }
        }
        return result();
    }

    /// All tests of a part's pixels, added to their footprints.
    private void test(Gathering.Series series, double[][][] offsets, Gathering workers) throws IOException {
        int events = falseEvents.count() + 1;
        int count = series.part().count();
        float[][][] z = new float[BANDS][events][count];
        int pieces = Math.min(count, 64);
        List<Gathering.Work> work = new ArrayList<>();
        for (int piece = 0; piece < pieces; piece++) {
            int from = (int) ((long) count * piece / pieces);
            int to = (int) ((long) count * (piece + 1) / pieces);
            work.add(() -> {
                PixelWorker worker = new PixelWorker(series, offsets, z);
                for (int p = from; p < to; p++) {
                    worker.test(p);
                }
            });
        }
        workers.all(work);
        addMeans(series, offsets, workers);
        for (int f = 0; f < pixels.footprints(); f++) {
            int firstEvent = f % placeboStep == 0 ? 0 : events - 1;
            for (int band = 0; band < BANDS; band++) {
                int wide = BANDS + band;
                add(pixels.own(f), z[band], series.part(), f, firstEvent, sums[band], counts[band]);
                add(pixels.widened(f), z[band], series.part(), f, firstEvent, sums[wide], counts[wide]);
            }
        }
    }

    /// Adds those of a footprint's pixels that lie in `part`, from event `firstEvent` on.
    ///
    /// @param z `[event][pixel of the part]`
    /// @param sums `[event][footprint]`, as are `counts`
    static void add(
            int[] own,
            float[][] z,
            Gathering.Part part,
            int footprint,
            int firstEvent,
            float[][] sums,
            int[][] counts) {
        for (int p : own) {
            int local = p - part.firstPixel();
            if (local >= 0 && local < part.count()) {
                for (int e = firstEvent; e < z.length; e++) {
                    float value = z[e][local];
                    if (!Float.isNaN(value)) {
                        sums[e][footprint] += value;
                        counts[e][footprint]++;
                    }
                }
            }
        }
    }

    /// Mean log backscatter of each footprint's own pixels on each date, less the date's offset.
    private void addMeans(Gathering.Series series, double[][][] offsets, Gathering workers) throws IOException {
        Gathering.Part part = series.part();
        int[] inPart = IntStream.range(0, pixels.footprints())
                .filter(f -> Arrays.stream(pixels.own(f)).anyMatch(p -> part.holds(p)))
                .toArray();
        List<Gathering.Work> work = new ArrayList<>();
        for (int o = 0; o < means.length; o++) {
            for (int band = 0; band < BANDS; band++) {
                for (int look = 0; look < means[o][band].length; look++) {
                    float[] into = means[o][band][look];
                    float[] logs = series.logs()[o][band][look];
                    double offset = offsets[o][band][look];
                    work.add(() -> {
                        for (int f : inPart) {
                            int[] own = pixels.own(f);
                            for (int p : own) {
                                if (part.holds(p)) {
                                    into[f] += (float) ((logs[p - part.firstPixel()] - offset) / own.length);
                                }
                            }
                        }
                    });
                }
            }
        }
        workers.all(work);
    }

    /// The tests of one pixel at a time; one for each thread.
    private final class PixelWorker {
        private final Gathering.Series series;
        private final double[][][] offsets;
        private final float[][][] z;
        private final Moments[] moments;
        private final double[][] values;
        private final double[] weighted = new double[falseEvents.count() + 1];
        private final double[] freedom = new double[falseEvents.count() + 1];

        PixelWorker(Gathering.Series series, double[][][] offsets, float[][][] z) {
            this.series = series;
            this.offsets = offsets;
            this.z = z;
            moments = new Moments[orbits.size()];
            values = new double[orbits.size()][];
            for (int o = 0; o < moments.length; o++) {
                moments[o] = new Moments(orbits.get(o).times().size());
                values[o] = new double[orbits.get(o).times().size()];
            }
        }

        void test(int p) {
            int real = falseEvents.count();
            int from = inPlacebo[series.part().firstPixel() + p] ? 0 : real;
            for (int band = 0; band < BANDS; band++) {
                Arrays.fill(weighted, 0);
                Arrays.fill(freedom, 0);
                for (int o = 0; o < moments.length; o++) {
                    series.values(o, band, p, offsets[o][band], values[o]);
                    moments[o].load(values[o]);
                    for (int e = from; e <= real; e++) {
                        add(o, e);
                    }
                }
                for (int e = from; e <= real; e++) {
                    // No orbit with enough looks leaves 0 / 0.
                    z[band][e][p] = (float) (weighted[e] / Math.sqrt(freedom[e]));
                }
            }
        }

        private void add(int o, int event) {
            int before = orbits.get(o).before();
            int length = falseEvents.lengths()[o];
            boolean real = event == falseEvents.count();
            int first = real ? before : falseEvents.first()[event][o];
            // As many looks before the real event as before a false one, the latest: with all of them its t would have
            // another distribution, and 1 % of false events would be 1.2 % of real ones.
            int begin = real && before - length >= Moments.LEAST_LOOKS ? length : 0;
            Moments m = moments[o];
            if (m.test(first, first + length, begin, before, 1)) {
                weighted[event] += Math.sqrt(m.df()) * NormalScore.of(m.t(), m.df());
                freedom[event] += m.df();
            }
        }
    }

    private ChangeTest.Result result() {
        int real = falseEvents.count();
        int inNull = Math.ceilDiv(pixels.footprints(), placeboStep);
        float[][] nullZ = new float[MEANS][inNull * real];
        int[] sizes = new int[inNull];
        int measured = 0;
        for (int i = 0; i < inNull; i++) {
            int f = i * placeboStep;
            sizes[i] = pixels.own(f).length;
            measured += counts[0][real][f] > 0 ? 1 : 0;
            for (int mean = 0; mean < MEANS; mean++) {
                for (int e = 0; e < real; e++) {
                    nullZ[mean][i * real + e] = (float) mean(mean, e, f);
                }
            }
        }
        PlaceboNull placebo = PlaceboNull.of(nullZ, real, sizes);
        int independent = measured * (orbits.getFirst().before() / falseEvents.lengths()[0]);
        int[] all = new int[pixels.footprints()];
        Arrays.setAll(all, f -> pixels.own(f).length);
        ChangeDates dates = new ChangeDates(orbits, means, all);
        List<ChangeTest.Change> changes = new ArrayList<>();
        for (int f = 0; f < pixels.footprints(); f++) {
            double[] z = new double[MEANS];
            for (int mean = 0; mean < MEANS; mean++) {
                z[mean] = mean(mean, real, f);
            }
            int size = all[f];
            OptionalInt nullRow = f % placeboStep == 0 ? OptionalInt.of(f / placeboStep) : OptionalInt.empty();
            double score = placebo.score(z, size, nullRow);
            double p = Double.isNaN(score) ? score : placebo.p(score, independent);
            changes.add(new ChangeTest.Change(
                    z[Band.VV.ordinal()],
                    z[Band.VH.ordinal()],
                    placebo.score(Arrays.copyOf(z, BANDS), size, nullRow),
                    score,
                    p,
                    p <= WORTH_DATING ? dates.of(f) : Optional.empty()));
        }
        return new ChangeTest.Result(changes, real, placebo.values(), independent);
    }

    private double mean(int mean, int event, int footprint) {
        int n = counts[mean][event][footprint];
        return n == 0 ? Double.NaN : sums[mean][event][footprint] / (double) n;
    }
}
