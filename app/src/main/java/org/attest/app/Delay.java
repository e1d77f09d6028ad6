package org.attest.app;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.attest.incidents.Account;
import org.attest.incidents.Incident;
import org.attest.ledger.Entry;
import org.attest.time.When;

/// How old an incident and an image must be before anything is done with them: Attest is for what is past.
///
/// @param length at least 72 hours
record Delay(Duration length) {
    static final Duration LEAST = Duration.ofHours(72);
    static final Duration USUAL = Duration.ofDays(14);

    Delay {
        if (length.compareTo(LEAST) < 0) {
            throw new IllegalArgumentException("a delay must be at least 72 hours; got " + length.toHours());
        }
    }

    /// When an incident can have happened, whatever the local time was.
    ///
    /// @param begin first possible instant
    /// @param end the instant by which it was over
    record Interval(Instant begin, Instant end) {}

    /// Empty if either side is open or nothing is known. Where the time zone isn't known, days are taken as wide as
    /// the
    /// Earth has them, UTC+14 to UTC-12.
    static Optional<Interval> interval(When when) {
        return switch (when) {
            case When.Interval it
            when it.utc().isPresent() ->
                Optional.of(new Interval(it.utc().get().start(), it.utc().get().end()));
            case When.Interval it
            when it.start().isPresent() && it.end().isPresent() -> {
                LocalDate first = it.start().get().minusDays(it.nightBefore() ? 1 : 0);
                yield Optional.of(new Interval(
                        first.atStartOfDay(ZoneOffset.ofHours(14)).toInstant(),
                        it.end()
                                .get()
                                .plusDays(1)
                                .atStartOfDay(ZoneOffset.ofHours(-12))
                                .toInstant()));
            }
            case When.Interval _, When.YearUnknown _, When.Unknown _ -> Optional.empty();
        };
    }

    /// The latest instant at which an incident can have happened: the end of its interval, or when the first report
    /// of it
    /// came into the ledger, whichever is earlier. Empty if neither is known.
    static Optional<Instant> latestPossible(Incident incident, List<Entry> entries) {
        Set<String> reports = incident.accounts().stream().map(Account::report).collect(Collectors.toSet());
        Optional<Instant> captured = entries.stream()
                .filter(entry -> entry.kind().equals("report") && reports.contains(entry.factId()))
                .map(Entry::recordedAt)
                .min(Instant::compareTo);
        Optional<Instant> end = interval(incident.when()).map(Interval::end);
        if (end.isPresent() && captured.isPresent()) {
            return Optional.of(end.get().isBefore(captured.get()) ? end.get() : captured.get());
        }
        return end.or(() -> captured);
    }

    boolean hasPassed(Instant since, Instant now) {
        return !since.plus(length).isAfter(now);
    }
}
