package org.attest.imagery;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.attest.imagery.building.Reason;

/// Which looks there are of a building around an event, and between which of them a change must lie.
///
/// @param before looks that end before the event can have begun
/// @param after looks that begin after it must have ended
/// @param clearBefore those of them on which nothing hides the building
/// @param clearAfter the same for those after
/// @param lastClearBefore empty if there's none
/// @param firstClearAfter empty if there's none
/// @param reasons why the images say little or nothing; empty if they can be asked
public record Coverage(
        int before,
        int after,
        int clearBefore,
        int clearAfter,
        Optional<Instant> lastClearBefore,
        Optional<Instant> firstClearAfter,
        List<Reason> reasons) {
    public Coverage {
        reasons = List.copyOf(reasons);
    }

    /// One look at a building.
    ///
    /// @param hidden by clouds, or outside the image
    public record Look(Instant start, Instant end, boolean hidden) {}

    /// @param begin first instant at which the event can have happened
    /// @param end first instant by which it must be over
    /// @param widestGap between the last clear look before and the first after; what is wider is
    /// [Reason#GAP_TOO_WIDE]
    public static Coverage of(List<Look> looks, Instant begin, Instant end, Duration widestGap) {
        List<Look> before = looks.stream().filter(l -> !l.end.isAfter(begin)).toList();
        List<Look> after = looks.stream().filter(l -> !l.start.isBefore(end)).toList();
        List<Look> clearBefore = before.stream().filter(l -> !l.hidden).toList();
        List<Look> clearAfter = after.stream().filter(l -> !l.hidden).toList();
        Optional<Instant> last = clearBefore.stream().map(Look::end).max(Instant::compareTo);
        Optional<Instant> first = clearAfter.stream().map(Look::start).min(Instant::compareTo);
        List<Reason> reasons = new ArrayList<>();
        if (last.isEmpty()) {
            reasons.add(before.isEmpty() ? Reason.NO_IMAGE_BEFORE : Reason.CLOUD);
        }
        if (first.isEmpty() && !reasons.contains(Reason.CLOUD)) {
            reasons.add(after.isEmpty() ? Reason.NO_IMAGE_AFTER : Reason.CLOUD);
        }
        if (last.isPresent()
                && first.isPresent()
                && Duration.between(last.get(), first.get()).compareTo(widestGap) > 0) {
            reasons.add(Reason.GAP_TOO_WIDE);
        }
        return new Coverage(before.size(), after.size(), clearBefore.size(), clearAfter.size(), last, first, reasons);
    }

    /// From the last clear look before to the first clear look after; empty if either is missing.
    public Optional<Duration> gap() {
        return lastClearBefore.flatMap(last -> firstClearAfter.map(first -> Duration.between(last, first)));
    }
}
