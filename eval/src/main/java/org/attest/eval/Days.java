package org.attest.eval;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/// A span of local days, both ends inclusive; an open end is `LocalDate.MIN` or `MAX`.
record Days(LocalDate start, LocalDate end) {
    /// From `start` and `end` of an output's `when`; empty where neither is there (no time, or no year).
    static Optional<Days> of(JsonNode when) {
        Optional<LocalDate> start = day(when, "start");
        Optional<LocalDate> end = day(when, "end");
        return start.isEmpty() && end.isEmpty()
                ? Optional.empty()
                : Optional.of(new Days(start.orElse(LocalDate.MIN), end.orElse(LocalDate.MAX)));
    }

    static Days parse(String interval) {
        String[] ends = interval.split("/", -1);
        return new Days(LocalDate.parse(ends[0]), LocalDate.parse(ends[ends.length - 1]));
    }

    static Optional<LocalDate> day(JsonNode node, String field) {
        return Json.text(node, field).map(text -> {
            try {
                return LocalDate.parse(text);
            } catch (DateTimeException e) {
                throw new CorpusException("%s must be a day such as 2020-09-11; got %s".formatted(field, text));
            }
        });
    }

    boolean meets(Days other) {
        return !start.isAfter(other.end) && !other.start.isAfter(end);
    }

    boolean isOpen() {
        return start.equals(LocalDate.MIN) || end.equals(LocalDate.MAX);
    }

    /// How many days it holds.
    long count() {
        return isOpen() ? Long.MAX_VALUE : ChronoUnit.DAYS.between(start, end) + 1;
    }

    String brief() {
        return start.equals(end)
                ? start.toString()
                : (start.equals(LocalDate.MIN) ? ".." : start) + "/" + (end.equals(LocalDate.MAX) ? ".." : end);
    }
}
