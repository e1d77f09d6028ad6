package org.attest.imagery.sar;

import java.time.Duration;
import java.util.List;

/// Which looks stand for "after" in each false event: for each orbit as many in a row as there are after the real one,
/// all of
/// them before it. All other looks before the real event are the false one's "before".
///
/// A false event is at one time for all orbits, so that what happened to the whole scene then is in all of them.
///
/// @param first `[event][orbit]`: the first look "after"
/// @param lengths of the windows, by orbit
record FalseEvents(int[][] first, int[] lengths) {
    static FalseEvents of(List<Looks> orbits) {
        int[] lengths = new int[orbits.size()];
        for (int o = 0; o < lengths.length; o++) {
            lengths[o] = orbits.get(o).times().size() - orbits.get(o).before();
        }
        Looks leading = orbits.getFirst();
        // The window and at least three others must fit into the period before.
        int events = Math.max(0, leading.before() - lengths[0] + 1);
        int[][] first = new int[events][lengths.length];
        for (int e = 0; e < events; e++) {
            for (int o = 0; o < lengths.length; o++) {
                first[e][o] = o == 0 ? e : nearest(leading, e, orbits.get(o), lengths[o]);
            }
        }
        return new FalseEvents(first, lengths);
    }

    int count() {
        return first.length;
    }

    /// The look of another orbit that is nearest in time, of those that leave room for the window.
    private static int nearest(Looks leading, int look, Looks other, int length) {
        int last = Math.max(0, other.before() - length);
        int best = 0;
        for (int i = 0; i <= last; i++) {
            if (distance(leading, look, other, i).compareTo(distance(leading, look, other, best)) < 0) {
                best = i;
            }
        }
        return best;
    }

    private static Duration distance(Looks a, int i, Looks b, int j) {
        return Duration.between(a.times().get(i), b.times().get(j)).abs();
    }
}
