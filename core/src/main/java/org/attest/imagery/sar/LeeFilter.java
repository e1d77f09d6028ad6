package org.attest.imagery.sar;

/// Smooths speckle where an image is even and leaves edges: the minimum mean square error filter of Lee in 3 x 3
/// pixels.
///
/// @see <a href="https://doi.org/10.1109/TPAMI.1980.4766994">Lee (1980), with multiplicative noise</a>
public final class LeeFilter {
    /// Equivalent number of looks that the filter assumes; PWTT's value for Sentinel-1 GRD, whose own is about 4.4.
    public static final double LOOKS = 5.0;

    private static final double NOISE = 1 / LOOKS;

    private LeeFilter() {}

    /// A whole image; beyond its border its outermost pixels go on.
    ///
    /// @param image `[row][column]`, linear power
    /// @return of the same shape; NaN where one of the nine pixels is
    public static double[] filter(float[] image, int width, int height) {
        double[] out = new double[image.length];
        double[] sums = new double[2 * (width + 2)];
        for (int y = 0; y < height; y++) {
            int above = Math.max(0, y - 1) * width;
            int below = Math.min(height - 1, y + 1) * width;
            row(image, above, y * width, below, width, 0, width, sums, out, y * width);
        }
        return out;
    }

    /// Pixels `from` to `to` of one row, given where it and its neighbours begin in `image`.
    ///
    /// @param sums scratch, of at least `2 * (to - from + 2)`
    static void row(
            float[] image,
            int above,
            int here,
            int below,
            int width,
            int from,
            int to,
            double[] sums,
            double[] out,
            int target) {
        int n = to - from;
        int squares = n + 2;
        for (int i = 0; i < n + 2; i++) {
            int x = Math.clamp(from + i - 1L, 0, width - 1);
            double a = image[above + x];
            double b = image[here + x];
            double c = image[below + x];
            sums[i] = a + b + c;
            sums[squares + i] = a * a + b * b + c * c;
        }
        for (int i = 0; i < n; i++) {
            double mean = (sums[i] + sums[i + 1] + sums[i + 2]) / 9;
            double square = (sums[squares + i] + sums[squares + i + 1] + sums[squares + i + 2]) / 9;
            out[target + i] = smooth(image[here + from + i], mean, square - mean * mean);
        }
    }

    /// @param variance of the nine pixels; may be a little below 0 by rounding
    private static double smooth(double value, double mean, double variance) {
        // Of the variance, what speckle alone doesn't explain; as a share, how far to trust the pixel itself.
        double scene = (variance - mean * mean * NOISE) / (1 + NOISE);
        double trust = scene > 0 ? scene / variance : 0;
        return mean + trust * (value - mean);
    }
}
