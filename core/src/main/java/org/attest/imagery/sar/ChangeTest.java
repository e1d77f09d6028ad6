package org.attest.imagery.sar;

import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.attest.imagery.building.FootprintPixels;

/// Tests for each building whether its radar backscatter differs after an event from before, against false events
/// inside
/// the period before.
///
/// For each orbit, band and pixel: y is the logarithm of the Lee-filtered power less the median of it over the pixels
/// of all
/// footprints on that date, which takes away what rain, season and calibration do to a whole scene. Welch's signed t of
/// y is
/// turned into the normal deviate z of the same probability; orbits are joined as `sum(sqrt(df) z) / sqrt(sum df)`. A
/// building has the mean z of its pixels and of those within one pixel, for each band; its score is the larger of the
/// bands'
/// |z| in units of their spread over false events, see [PlaceboNull].
///
/// Radar sees that something changed. What changed it, and whether for worse, it does not see.
public final class ChangeTest {
    private ChangeTest() {}

    /// One building.
    ///
    /// @param vv mean signed z of VV over the pixels that it covers: negative where backscatter fell
    /// @param vh the same of VH
    /// @param raw the larger of the two |z|, in units of their spread over false events
    /// @param score the same with the pixels around too
    /// @param p share of false events in the area whose score is as large
    /// @param changed between which looks it changed, by the sequential omnibus test; empty if that can't say
    public record Change(double vv, double vh, double raw, double score, double p, Optional<Between> changed) {}

    /// Times of a look that a change is not yet on and of one that it is on.
    public record Between(Instant after, Instant before) {
        public Between {
            if (!after.isBefore(before)) {
                throw new IllegalArgumentException(
                        "a change must lie between two looks; got " + after + " and " + before);
            }
        }
    }

    /// @param changes one for each footprint, in their order; NaN throughout where it has too few looks or no
    /// pixels
    /// @param falseEvents on how many dates
    /// @param nullValues how many pooled values `p` rests on
    /// @param independent about how many of them are independent: footprints times periods that don't overlap
    public record Result(List<Change> changes, int falseEvents, int nullValues, int independent) {
        public Result {
            changes = List.copyOf(changes);
        }

        /// The least false-alarm rate that may be stated: ten false events beyond it, if they were independent.
        public double leastRate() {
            return 10.0 / independent;
        }
    }

    /// @param orbits each with at least three looks before and after, on one grid
    /// @throws IllegalArgumentException if an orbit has fewer, or grids differ in size
    public static Result run(List<Looks> orbits, FootprintPixels pixels) throws IOException {
        return new ChangeRun(orbits, pixels).run();
    }
}
