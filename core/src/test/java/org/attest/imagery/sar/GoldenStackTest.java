package org.attest.imagery.sar;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;

/// A stack of 30 dates computed by another program, as published and normalised, in numpy's files.
///
/// `ATTEST_SAR_GOLDEN=/their/folder ./attest test --long -Dtest=GoldenStackTest
/// -Dsurefire.failIfNoSpecifiedTests=false`
@Tag("long")
@EnabledIfEnvironmentVariable(named = "ATTEST_SAR_GOLDEN", matches = ".+")
final class GoldenStackTest {
    private static final int SIDE = 64;
    private static final int DATES = 30;
    private static final int BEFORE = 24;

    private final Stack stack = new Stack(floats(numbers("stack_linear_f4.npy")));

    @Test
    void publishedAndNormalisedTestsAreThoseOfTheReference() throws IOException {
        double[][] logs = Published.logs(stack, Band.VV);
        PixelTests published = PixelTests.of(logs, BEFORE, 0);
        compare("published t", published.t(), "published_t_vv.npy");
        compare("published df", published.df(), "published_df_vv.npy");
        for (double[] date : logs) {
            double[] sorted = date.clone();
            Arrays.sort(sorted);
            double median = (sorted[sorted.length / 2 - 1] + sorted[sorted.length / 2]) / 2;
            for (int p = 0; p < date.length; p++) {
                date[p] -= median;
            }
        }
        PixelTests norm = PixelTests.of(logs, BEFORE, 1);
        compare("norm t", norm.t(), "norm_t_vv.npy");
        compare("norm df", norm.df(), "norm_df_vv.npy");
    }

    @Test
    void thePublishedMapAndItsSmoothedFormAreThoseOfTheReference() throws IOException {
        double[] map = Published.map(List.of(stack));
        compare("published max", map, "published_max.npy");
        compare("published map", SmoothMap.of(map, SIDE, SIDE, 10), "published_T.npy");
    }

    private static void compare(String what, double[] ours, String file) {
        double[] theirs = numbers(file);
        double worst = 0;
        for (int i = 0; i < ours.length; i++) {
            worst = Math.max(worst, Math.abs(ours[i] - theirs[i]) / Math.abs(theirs[i]));
        }
        System.out.println(what + ": greatest relative difference " + worst);
        assertTrue(worst < 1e-4, what + " " + worst);
    }

    /// Float32 and float64 of numpy's format 1.0, in C order.
    private static double[] numbers(String name) {
        try {
            ByteBuffer file = ByteBuffer.wrap(Files.readAllBytes(Path.of(System.getenv("ATTEST_SAR_GOLDEN"), name)))
                    .order(ByteOrder.LITTLE_ENDIAN);
            int start = 10 + file.getShort(8);
            boolean wide = new String(file.array(), 10, start - 10, StandardCharsets.US_ASCII).contains("<f8");
            int size = wide ? 8 : 4;
            double[] out = new double[(file.capacity() - start) / size];
            for (int i = 0; i < out.length; i++) {
                out[i] = wide ? file.getDouble(start + 8 * i) : file.getFloat(start + 4 * i);
            }
            return out;
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private static float[] floats(double[] wide) {
        float[] out = new float[wide.length];
        for (int i = 0; i < out.length; i++) {
            out[i] = (float) wide[i];
        }
        return out;
    }

    /// `[band][date][row][column]`
    private record Stack(float[] power) implements Looks {
        @Override
        public List<Instant> times() {
            return java.util.stream.IntStream.range(0, DATES)
                    .mapToObj(day -> Instant.EPOCH.plusSeconds(86_400L * day))
                    .toList();
        }

        @Override
        public int before() {
            return BEFORE;
        }

        @Override
        public int width() {
            return SIDE;
        }

        @Override
        public int height() {
            return SIDE;
        }

        @Override
        public int rowsAtOnce() {
            return SIDE;
        }

        @Override
        public void read(int look, Band band, int firstRow, int rows, float[] into, int offset) {
            int from = ((band.ordinal() * DATES + look) * SIDE + firstRow) * SIDE;
            System.arraycopy(power, from, into, offset, rows * SIDE);
        }
    }
}
