package org.attest.imagery.sar;

import java.util.Arrays;

/// A map of change as the eye likes it: a mean of four scales. Context for a reader and never a test, since it spreads
/// each building's change over its neighbours.
///
/// @see <a href="https://arxiv.org/abs/2405.06323">Ballinger (2024), the pixel-wise t-test</a>
public final class SmoothMap {
    private static final double[] RADII_METRES = {50, 100, 150};

    private SmoothMap() {}

    /// The mean of the 3 x 3 median and of its means in circles of 50, 100 and 150 m.
    ///
    /// @param map `[row][column]`; no NaN
    /// @param pixel side of a pixel in metres
    public static double[] of(double[] map, int width, int height, double pixel) {
        double[] median = median(map, width, height);
        double[] out = median.clone();
        for (double radius : RADII_METRES) {
            double[] mean = circle(median, width, height, radius / pixel);
            for (int i = 0; i < out.length; i++) {
                out[i] += mean[i];
            }
        }
        for (int i = 0; i < out.length; i++) {
            out[i] /= 1 + RADII_METRES.length;
        }
        return out;
    }

    /// Beyond the border the outermost pixels go on.
    private static double[] median(double[] map, int width, int height) {
        double[] out = new double[map.length];
        double[] nine = new double[9];
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                for (int k = 0; k < 9; k++) {
                    int row = Math.clamp(y + k / 3 - 1L, 0, height - 1);
                    int column = Math.clamp(x + k % 3 - 1L, 0, width - 1);
                    nine[k] = map[row * width + column];
                }
                Arrays.sort(nine);
                out[y * width + x] = nine[4];
            }
        }
        return out;
    }

    /// Mean over the pixels within `radius` pixels that lie in the map, by running sums along each row.
    private static double[] circle(double[] map, int width, int height, double radius) {
        int reach = (int) Math.floor(radius);
        double[] sums = new double[(width + 1) * height];
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                sums[y * (width + 1) + x + 1] = sums[y * (width + 1) + x] + map[y * width + x];
            }
        }
        double[] out = new double[map.length];
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                double sum = 0;
                int count = 0;
                for (int dy = Math.max(-reach, -y); dy <= Math.min(reach, height - 1 - y); dy++) {
                    int half = (int) Math.floor(Math.sqrt(radius * radius - dy * dy));
                    int from = Math.max(0, x - half);
                    int to = Math.min(width, x + half + 1);
                    sum += sums[(y + dy) * (width + 1) + to] - sums[(y + dy) * (width + 1) + from];
                    count += to - from;
                }
                out[y * width + x] = sum / count;
            }
        }
        return out;
    }
}
