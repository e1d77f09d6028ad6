package org.attest.time;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;

/// A stretch of days, both ends inclusive; `LocalDate.MIN` and `LocalDate.MAX` are open ends.
record Days(LocalDate start, LocalDate end) {
    Days {
        if (end.isBefore(start)) {
            throw new IllegalArgumentException("days must not end before they start; got " + start + "/" + end);
        }
    }

    static Days of(LocalDate day) {
        return new Days(day, day);
    }

    boolean single() {
        return start.equals(end);
    }

    boolean open() {
        return start.equals(LocalDate.MIN) || end.equals(LocalDate.MAX);
    }

    boolean contains(LocalDate day) {
        return !day.isBefore(start) && !day.isAfter(end);
    }

    Days union(Days other) {
        return new Days(earlier(start, other.start), later(end, other.end));
    }

    /// Number of days; only for a stretch without an open end.
    long length() {
        return ChronoUnit.DAYS.between(start, end) + 1;
    }

    /// Moved by whole days; open ends stay open.
    Days shift(int least, int most) {
        return new Days(
                start.equals(LocalDate.MIN) ? start : start.plusDays(least),
                end.equals(LocalDate.MAX) ? end : end.plusDays(most));
    }

    static LocalDate earlier(LocalDate a, LocalDate b) {
        return a.isBefore(b) ? a : b;
    }

    static LocalDate later(LocalDate a, LocalDate b) {
        return a.isAfter(b) ? a : b;
    }
}
