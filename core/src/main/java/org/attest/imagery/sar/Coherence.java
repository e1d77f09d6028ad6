package org.attest.imagery.sar;

/// Whether interferometric coherence over a building fell when it should not have. Rasters of coherence are given by
/// the user:
/// Attest makes none.
public final class Coherence {
    private Coherence() {}

    /// @param mean of the series before
    /// @param deviation of a sample, of the series before
    /// @param fallen whether the value across the event is below `mean - k * deviation`
    /// @param z of the chance that the next value of such a series is as low, as a normal deviate: -2.33 is 1 %
    public record Drop(double mean, double deviation, double value, boolean fallen, double z) {
        /// Whether a series without change would fall so in fewer than 1 % of cases: few pairs make a poor
        /// standard
        /// deviation, so `fallen` alone comes in 7 % of cases with five of them.
        public boolean isRare() {
            return fallen && z < ONE_PERCENT;
        }
    }

    private static final double ONE_PERCENT = -2.326;

    /// @param before coherence of pairs that both lie before the event, 0 to 1; at least three
    /// @param across of the pair that the event lies between
    /// @param k how many standard deviations count; 2 if nothing speaks for another
    public static Drop drop(double[] before, double across, double k) {
        if (before.length < Moments.LEAST_LOOKS) {
            throw new IllegalArgumentException("coherence must be known of three pairs before; got " + before.length);
        }
        double sum = 0;
        for (double value : before) {
            sum += value;
        }
        double mean = sum / before.length;
        double squares = 0;
        for (double value : before) {
            squares += (value - mean) * (value - mean);
        }
        double deviation = Math.sqrt(squares / (before.length - 1));
        double t = (across - mean) / (deviation * Math.sqrt(1 + 1.0 / before.length));
        return new Drop(
                mean,
                deviation,
                across,
                across < mean - k * deviation,
                Double.isFinite(t) ? NormalScore.of(t, before.length - 1) : 0);
    }
}
