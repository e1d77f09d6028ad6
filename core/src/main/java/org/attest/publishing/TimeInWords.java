package org.attest.publishing;

import java.time.LocalDate;
import java.time.MonthDay;
import java.time.format.DateTimeFormatter;
import java.time.format.TextStyle;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.attest.time.PublicationDate;
import org.attest.time.When;

/// Times as an editor would write them, no finer than they are known: "a Friday between 31 July and 16 October 2020,
/// one
/// of 12", "1–5 May 2020", "11 September, year not stated".
final class TimeInWords {
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("EEEE d MMMM uuuu", Locale.ENGLISH);
    private static final DateTimeFormatter DATE = DateTimeFormatter.ofPattern("d MMMM uuuu", Locale.ENGLISH);
    private static final DateTimeFormatter DAY_OF_YEAR = DateTimeFormatter.ofPattern("d MMMM", Locale.ENGLISH);
    private static final DateTimeFormatter MONTH = DateTimeFormatter.ofPattern("MMMM uuuu", Locale.ENGLISH);

    private static final Pattern FIRST_WORD =
            Pattern.compile("^(At|Around|About|Before|After|Between|Early|Late|Shortly|Just|In|On|Overnight)\\b");

    /// More candidates than this are counted, not listed.
    private static final int LISTED = 3;

    private TimeInWords() {}

    /// `13 September 2020`
    static String day(LocalDate day) {
        return DATE.format(day);
    }

    static String of(When when) {
        return switch (when) {
            case When.Interval interval ->
                days(interval) + clock(interval.clock()) + (interval.nightBefore() ? ", or the night before" : "");
            case When.YearUnknown day -> days(day.start(), day.end()) + clock(day.clock()) + ", year not stated";
            case When.Unknown unknown ->
                unknown.expression().isEmpty() ? "not stated" : "no date follows from “" + unknown.expression() + "”";
        };
    }

    /// `13 September 2020`, `between 1 August and 17 October 2020, day not stated`, `not stated`.
    static String of(PublicationDate published) {
        return published
                .stated()
                .map(DATE::format)
                .or(() -> published.outer().map(TimeInWords::days))
                .orElse("not stated");
    }

    private static String days(PublicationDate.Window window) {
        return window.start().equals(window.end())
                ? DATE.format(window.start())
                : "between " + range(window.start(), window.end(), " and ") + ", day not stated";
    }

    /// Where the words began a sentence, they no longer do: "Before dawn".
    private static String clock(Optional<String> clock) {
        return clock.map(words -> ", "
                        + FIRST_WORD
                                .matcher(words)
                                .replaceFirst(first -> first.group().toLowerCase(Locale.ROOT)))
                .orElse("");
    }

    private static String days(When.Interval when) {
        if (!when.candidates().isEmpty()) {
            return candidates(when.candidates());
        }
        if (when.end().isEmpty()) {
            return when.start()
                    .map(start -> "from " + DATE.format(start) + " on, end not stated")
                    .orElseThrow();
        }
        if (when.start().isEmpty()) {
            return when.end()
                    .map(end -> "by " + DATE.format(end) + ", start not stated")
                    .orElseThrow();
        }
        LocalDate start = when.earliest();
        LocalDate end = when.latest();
        if (start.equals(end)) {
            return DAY.format(start);
        }
        if (start.getDayOfMonth() == 1 && end.equals(start.plusMonths(1).minusDays(1))) {
            return MONTH.format(start);
        }
        if (start.getDayOfYear() == 1 && end.equals(start.plusYears(1).minusDays(1))) {
            return Integer.toString(start.getYear());
        }
        return when.precision() == When.Precision.WINDOW
                ? "between " + range(start, end, " and ")
                : range(start, end, "–");
    }

    private static String candidates(List<LocalDate> days) {
        LocalDate first = days.getFirst();
        boolean oneWeekday = days.stream().allMatch(day -> day.getDayOfWeek() == first.getDayOfWeek());
        if (days.size() <= LISTED) {
            String listed = days.stream().map(DATE::format).collect(Collectors.joining(" or "));
            return oneWeekday ? weekday(first) + " " + listed : listed;
        }
        return "a " + (oneWeekday ? weekday(first) : "day") + " between " + range(first, days.getLast(), " and ")
                + ", one of " + days.size();
    }

    private static String weekday(LocalDate day) {
        return day.getDayOfWeek().getDisplayName(TextStyle.FULL, Locale.ENGLISH);
    }

    /// `1–5 May 2020`, `31 July – 16 October 2020`; `between` is a dash or " and ".
    private static String range(LocalDate start, LocalDate end, String between) {
        boolean dash = between.equals("–");
        if (start.getYear() != end.getYear()) {
            return DATE.format(start) + (dash ? " – " : between) + DATE.format(end);
        }
        if (start.getMonth() != end.getMonth()) {
            return DAY_OF_YEAR.format(start) + (dash ? " – " : between) + DATE.format(end);
        }
        return start.getDayOfMonth() + between + DATE.format(end);
    }

    private static String days(MonthDay start, MonthDay end) {
        if (start.equals(end)) {
            return DAY_OF_YEAR.format(start);
        }
        if (start.getMonth() != end.getMonth()) {
            return DAY_OF_YEAR.format(start) + " – " + DAY_OF_YEAR.format(end);
        }
        boolean wholeMonth = start.getDayOfMonth() == 1
                && end.getDayOfMonth() == end.getMonth().maxLength();
        return wholeMonth
                ? start.getMonth().getDisplayName(TextStyle.FULL, Locale.ENGLISH)
                : start.getDayOfMonth() + "–" + DAY_OF_YEAR.format(end);
    }
}
