package org.attest.places;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// One thing that a name may stand for, and how much speaks for it, in orders of magnitude of population.
///
/// @param why the last thing that counted, and through it those before
record Scored(Gazetteer.Hit hit, double score, Optional<Why> why) {
    /// Less is not shown.
    private static final double LEAST = 0.05;

    record Why(String what, double points, Optional<Why> before) {}

    static Scored of(Gazetteer.Hit hit) {
        return new Scored(hit, 0, Optional.empty());
    }

    Entry entry() {
        return hit.entry();
    }

    /// @param because a few words for a person, the same each time
    Scored plus(double points, String because) {
        return points == 0 ? this : new Scored(hit, score + points, Optional.of(new Why(because, points, why)));
    }

    /// "+6.3 its size", in the order in which they counted.
    List<String> reasons() {
        List<String> reasons = new ArrayList<>();
        for (Optional<Why> each = why; each.isPresent(); each = each.get().before) {
            if (Math.abs(each.get().points) < LEAST) {
                continue;
            }
            reasons.add(String.format(Locale.ROOT, "%+.1f %s", each.get().points, each.get().what));
        }
        Collections.reverse(reasons);
        return reasons;
    }
}
