package org.attest.imagery.sar;

import java.io.IOException;
import java.util.List;

/// The pixel-wise t-test as published and as its authors' code has it, for comparison: variance of a population,
/// absolute t
/// before orbits are combined, no allowance for what a whole scene does on a date, threshold 3.3.
///
/// Its statistic has no known distribution without change: its mean there grows with each orbit that is added. It gives
/// no
/// false-alarm rate, so no verdict rests on it.
///
/// @see <a href="https://arxiv.org/abs/2405.06323">Ballinger (2024)</a>
public final class Published {
    /// Above it the authors call a building damaged.
    public static final double THRESHOLD = 3.3;

    private Published() {}

    /// Largest combined |t| of the bands, by pixel: `[row][column]`; 0 where a pixel has too few looks.
    public static double[] map(List<Looks> orbits) throws IOException {
        int pixels = orbits.getFirst().width() * orbits.getFirst().height();
        double[] vv = new double[pixels];
        double[] vh = new double[pixels];
        double[] weights = new double[pixels];
        for (Looks looks : orbits) {
            PixelTests ofVv = PixelTests.of(logs(looks, Band.VV), looks.before(), 0);
            PixelTests ofVh = PixelTests.of(logs(looks, Band.VH), looks.before(), 0);
            for (int p = 0; p < pixels; p++) {
                double weight = Math.max(ofVv.df()[p], ofVh.df()[p]);
                weights[p] += weight;
                vv[p] += Math.sqrt(weight) * Math.abs(ofVv.t()[p]);
                vh[p] += Math.sqrt(weight) * Math.abs(ofVh.t()[p]);
            }
        }
        double[] out = new double[pixels];
        for (int p = 0; p < pixels; p++) {
            out[p] = weights[p] > 0 ? Math.max(vv[p], vh[p]) / Math.sqrt(weights[p]) : 0;
        }
        return out;
    }

    /// Logarithms of the filtered backscatter, `[look][pixel]`.
    static double[][] logs(Looks looks, Band band) throws IOException {
        int width = looks.width();
        int height = looks.height();
        double[][] logs = new double[looks.times().size()][];
        float[] image = new float[width * height];
        for (int look = 0; look < logs.length; look++) {
            looks.read(look, band, 0, height, image, 0);
            logs[look] = LeeFilter.filter(image, width, height);
            for (int p = 0; p < logs[look].length; p++) {
                logs[look][p] = Math.log(logs[look][p]);
            }
        }
        return logs;
    }
}
