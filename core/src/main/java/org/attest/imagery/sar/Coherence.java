package org.attest.imagery.sar;

/// Whether interferometric coherence over a building fell when it should not have. Rasters of coherence are given by
/// the user:
/// Attest makes none.
public final class Coherence {
    private Coherence() {}

    /// @param mean of the series before
    /// @param deviation of a sample, of the series before
    /// @param fallen whether the value across the event is below `mean - k * deviation`
    public record Drop(double mean, double deviation, double value, boolean fallen) {}

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
        return new Drop(mean, deviation, across, across < mean - k * deviation);
    }
}
