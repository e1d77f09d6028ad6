package org.attest.imagery;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Days between which a change must lie, since one image shows a place as it was and a later one as it became. An open
/// side is
/// empty.
///
/// @param after day of the last clear image before the change
/// @param before day of the first clear image that shows it
public record DateWindow(Optional<LocalDate> after, Optional<LocalDate> before) {
    private static final List<String> MONTHS =
            List.of("JAN", "FEB", "MAR", "APR", "MAY", "JUN", "JUL", "AUG", "SEP", "OCT", "NOV", "DEC");

    private static final Pattern DAY = Pattern.compile("(\\d{1,2})\\s?([A-Za-z]{3})\\s?(\\d{4}|\\d{2})");
    private static final Pattern WORDS = Pattern.compile(
            "\\s*(?:(?<before>before|by)\\s+(?<end>@)|(?<since>after|since)\\s+(?<start>@)|(?<from>@)\\s*[-–/]\\s*(?<to>@))\\s*"
                    .replace("@", "\\d{1,2}\\s?[A-Za-z]{3}\\s?\\d{2,4}"),
            Pattern.CASE_INSENSITIVE);

    public DateWindow {
        if (after.isPresent() && before.isPresent() && before.get().isBefore(after.get())) {
            throw new IllegalArgumentException(
                    "a window must not end before it starts; got " + after.get() + " to " + before.get());
        }
    }

    /// How a change in a window stands to a time that is claimed for it.
    public enum Agreement {
        /// The claimed time lies in the window, and the window is narrow enough to mean something.
        CONSISTENT,
        /// They meet, but the window is open or so wide that it would fit nearly any claim.
        TOO_WIDE,
        /// The change was there before the claimed time began.
        CONTRADICTED_THERE_BEFORE,
        /// The place was still as before when the claimed time had ended.
        CONTRADICTED_STILL_INTACT_AFTER;

        /// How a change between two looks stands to an event.
        ///
        /// @param after time of a look that the change is not yet on
        /// @param before time of one that it is on
        /// @param begin first instant at which the event can have happened
        /// @param end first instant by which it must be over
        /// @param widest a longer interval is too wide to test anything
        public static Agreement of(Instant after, Instant before, Instant begin, Instant end, Duration widest) {
            if (!before.isAfter(begin)) {
                return CONTRADICTED_THERE_BEFORE;
            }
            if (!after.isBefore(end)) {
                return CONTRADICTED_STILL_INTACT_AFTER;
            }
            return Duration.between(after, before).compareTo(widest) > 0 ? TOO_WIDE : CONSISTENT;
        }

        public boolean isContradiction() {
            return this == CONTRADICTED_THERE_BEFORE || this == CONTRADICTED_STILL_INTACT_AFTER;
        }

        public String words() {
            return switch (this) {
                case CONSISTENT -> "consistent with the time that is claimed";
                case TOO_WIDE -> "too wide to test the time that is claimed";
                case CONTRADICTED_THERE_BEFORE -> "contradicted: there before the time that is claimed";
                case CONTRADICTED_STILL_INTACT_AFTER -> "contradicted: not there yet after the time that is claimed";
            };
        }
    }

    /// Reads `31OCT13-31JAN14`, `6 Feb 2014 - 20 Feb 2014`, `Before 31OCT13` (open to the left) and `After 2APR14`.
    /// Years of
    /// two digits are of this century.
    ///
    /// @throws IllegalArgumentException for other words, days that no month has, and ends before starts
    public static DateWindow parse(String words) {
        Matcher m = WORDS.matcher(words);
        if (!m.matches()) {
            throw new IllegalArgumentException(
                    "a window must be like '31OCT13-31JAN14', 'Before 31OCT13' or 'After 31OCT13'; got '" + words
                            + "'");
        }
        if (m.group("before") != null) {
            return new DateWindow(Optional.empty(), Optional.of(day(m.group("end"))));
        }
        if (m.group("since") != null) {
            return new DateWindow(Optional.of(day(m.group("start"))), Optional.empty());
        }
        return new DateWindow(Optional.of(day(m.group("from"))), Optional.of(day(m.group("to"))));
    }

    private static LocalDate day(String words) {
        Matcher m = DAY.matcher(words);
        int month = m.matches() ? MONTHS.indexOf(m.group(2).toUpperCase(Locale.ROOT)) + 1 : 0;
        if (month == 0) {
            throw new IllegalArgumentException("a day must be like 31OCT13; got '" + words + "'");
        }
        int year = Integer.parseInt(m.group(3));
        try {
            return LocalDate.of(year < 100 ? 2000 + year : year, month, Integer.parseInt(m.group(1)));
        } catch (DateTimeException e) {
            throw new IllegalArgumentException("a day must be one that its month has; got '" + words + "'", e);
        }
    }

    /// @param first first day on which the event can have happened, as claimed
    /// @param last last such day
    /// @param widestDays a longer window is too wide to test anything
    public Agreement against(LocalDate first, LocalDate last, long widestDays) {
        // On the day of an image both orders are possible: the image may be of the morning.
        if (before.isPresent() && before.get().isBefore(first)) {
            return Agreement.CONTRADICTED_THERE_BEFORE;
        }
        if (after.isPresent() && after.get().isAfter(last)) {
            return Agreement.CONTRADICTED_STILL_INTACT_AFTER;
        }
        boolean open = after.isEmpty() || before.isEmpty();
        return open || after.get().plusDays(widestDays).isBefore(before.get())
                ? Agreement.TOO_WIDE
                : Agreement.CONSISTENT;
    }
}
