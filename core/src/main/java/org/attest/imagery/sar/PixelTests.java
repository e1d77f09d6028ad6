package org.attest.imagery.sar;

/// Welch's test of each pixel: the looks after against those before.
///
/// @param t positive where backscatter rose; 0 where a pixel has too few looks
/// @param df degrees of freedom; 0 there
record PixelTests(double[] t, double[] df) {
    /// @param logs `[look][pixel]`
    /// @param before how many looks are before the event
    /// @param freedom 1 for the variance of a sample, 0 for that of a population
    static PixelTests of(double[][] logs, int before, int freedom) {
        int pixels = logs[0].length;
        double[] t = new double[pixels];
        double[] df = new double[pixels];
        Moments moments = new Moments(logs.length);
        double[] values = new double[logs.length];
        for (int p = 0; p < pixels; p++) {
            for (int look = 0; look < logs.length; look++) {
                values[look] = logs[look][p];
            }
            moments.load(values);
            if (moments.test(before, logs.length, 0, before, freedom)) {
                t[p] = moments.t();
                df[p] = moments.df();
            }
        }
        return new PixelTests(t, df);
    }
}
