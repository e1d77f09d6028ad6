package org.attest.imagery.simulation;

import java.util.SplittableRandom;

/// Gamma distributed numbers of mean 1: the speckle of so many looks.
///
/// @see <a href="https://doi.org/10.1145/358407.358414">Marsaglia and Tsang (2000)</a>
final class Gamma {
    private final SplittableRandom random;
    private final double looks;
    private final double d;
    private final double c;

    /// @param looks equivalent number of looks, at least 1
    Gamma(SplittableRandom random, double looks) {
        this.random = random;
        this.looks = looks;
        d = looks - 1.0 / 3;
        c = 1 / Math.sqrt(9 * d);
    }

    double next() {
        while (true) {
            double x = random.nextGaussian();
            double v = 1 + c * x;
            if (v > 0) {
                v = v * v * v;
                double u = random.nextDouble();
                if (u < 1 - 0.0331 * x * x * x * x || Math.log(u) < 0.5 * x * x + d * (1 - v + Math.log(v))) {
                    return d * v / looks;
                }
            }
        }
    }
}
