package org.attest.time;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.MonthDay;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// Writes times in EDTF (ISO 8601-2) and reads what it writes: days, months, years, intervals with open ends, sets of
/// which one is meant (`[2020-07-31,2020-08-07]`) and days of an unknown year (`XXXX-09-11`).
///
/// The flag for the night before, clock words, zone and evidence have no place in EDTF and are not written.
///
/// @see <a href="https://www.loc.gov/standards/datetime/">Library of Congress, Extended Date/Time Format</a>
public final class Edtf {
    private static final String OPEN = "..";
    private static final String NO_YEAR = "XXXX-";
    private static final Pattern DATE = Pattern.compile("(\\d{4})(?:-(\\d{2})(?:-(\\d{2}))?)?");
    private static final Pattern YEARLESS = Pattern.compile("XXXX-(\\d{2})(?:-(\\d{2}))?");

    private Edtf() {}

    static String write(When.Interval when) {
        if (!when.candidates().isEmpty()) {
            return when.candidates().stream().map(LocalDate::toString).collect(Collectors.joining(",", "[", "]"));
        }
        if (when.start().isEmpty() || when.end().isEmpty()) {
            return when.start().map(LocalDate::toString).orElse(OPEN) + "/"
                    + when.end().map(LocalDate::toString).orElse(OPEN);
        }
        LocalDate start = when.start().get();
        LocalDate end = when.end().get();
        if (start.equals(end)) {
            return start.toString();
        }
        YearMonth month = YearMonth.from(start);
        if (when.precision() == When.Precision.MONTH
                && start.getDayOfMonth() == 1
                && end.equals(month.atEndOfMonth())) {
            return month.toString();
        }
        if (when.precision() == When.Precision.YEAR
                && start.getDayOfYear() == 1
                && end.equals(LocalDate.of(start.getYear(), 12, 31))) {
            return String.format(Locale.ROOT, "%04d", start.getYear());
        }
        return start + "/" + end;
    }

    static String write(When.YearUnknown when) {
        if (when.start().equals(when.end())) {
            return NO_YEAR + monthDay(when.start());
        }
        boolean wholeMonth = when.start().getDayOfMonth() == 1
                && when.end().getMonth() == when.start().getMonth()
                && when.end().getDayOfMonth() == when.end().getMonth().maxLength();
        if (wholeMonth && when.precision() == When.Precision.MONTH) {
            return NO_YEAR + String.format(Locale.ROOT, "%02d", when.start().getMonthValue());
        }
        return NO_YEAR + monthDay(when.start()) + "/" + NO_YEAR + monthDay(when.end());
    }

    private static String monthDay(MonthDay day) {
        return String.format(Locale.ROOT, "%02d-%02d", day.getMonthValue(), day.getDayOfMonth());
    }

    /// The time that `text` stands for, without words or evidence.
    ///
    /// @throws IllegalArgumentException if `text` is none of the forms that this class writes
    public static When parse(String text) {
        try {
            if (text.startsWith("[") && text.endsWith("]")) {
                return candidates(text);
            }
            if (text.startsWith(NO_YEAR)) {
                return yearless(text);
            }
            int slash = text.indexOf('/');
            if (slash < 0) {
                Stretch stretch = stretch(text);
                return interval(
                        text, Optional.of(stretch.start), Optional.of(stretch.end), stretch.precision, List.of());
            }
            String start = text.substring(0, slash);
            String end = text.substring(slash + 1);
            return interval(
                    text,
                    start.equals(OPEN) ? Optional.empty() : Optional.of(stretch(start).start),
                    end.equals(OPEN) ? Optional.empty() : Optional.of(stretch(end).end),
                    When.Precision.DAYS,
                    List.of());
        } catch (DateTimeException _) {
            throw refusal(text, "days that exist");
        }
    }

    private static When candidates(String text) {
        List<LocalDate> days = new ArrayList<>();
        for (String day : text.substring(1, text.length() - 1).split(",", -1)) {
            days.add(LocalDate.parse(day));
        }
        return interval(
                text,
                Optional.of(days.getFirst()),
                Optional.of(days.getLast()),
                days.size() == 1 ? When.Precision.DAY : When.Precision.WINDOW,
                days);
    }

    private static When yearless(String text) {
        int slash = text.indexOf('/');
        Matcher first = YEARLESS.matcher(slash < 0 ? text : text.substring(0, slash));
        Matcher last = YEARLESS.matcher(slash < 0 ? text : text.substring(slash + 1));
        if (!first.matches() || !last.matches()) {
            throw refusal(text, "XXXX-MM, XXXX-MM-DD or two of them");
        }
        int month = Integer.parseInt(first.group(1));
        int lastMonth = Integer.parseInt(last.group(1));
        MonthDay start = MonthDay.of(month, first.group(2) == null ? 1 : Integer.parseInt(first.group(2)));
        MonthDay end = MonthDay.of(
                lastMonth,
                last.group(2) == null ? java.time.Month.of(lastMonth).maxLength() : Integer.parseInt(last.group(2)));
        When.Precision precision =
                slash >= 0 ? When.Precision.DAYS : first.group(2) == null ? When.Precision.MONTH : When.Precision.DAY;
        return new When.YearUnknown(start, end, precision, Optional.empty(), "", basis(text), List.of());
    }

    private record Stretch(LocalDate start, LocalDate end, When.Precision precision) {}

    private static Stretch stretch(String text) {
        Matcher date = DATE.matcher(text);
        if (!date.matches()) {
            throw refusal(text, "YYYY, YYYY-MM or YYYY-MM-DD");
        }
        int year = Integer.parseInt(date.group(1));
        if (date.group(2) == null) {
            return new Stretch(LocalDate.of(year, 1, 1), LocalDate.of(year, 12, 31), When.Precision.YEAR);
        }
        YearMonth month = YearMonth.of(year, Integer.parseInt(date.group(2)));
        if (date.group(3) == null) {
            return new Stretch(month.atDay(1), month.atEndOfMonth(), When.Precision.MONTH);
        }
        LocalDate day = month.atDay(Integer.parseInt(date.group(3)));
        return new Stretch(day, day, When.Precision.DAY);
    }

    private static When interval(
            String text,
            Optional<LocalDate> start,
            Optional<LocalDate> end,
            When.Precision precision,
            List<LocalDate> candidates) {
        return new When.Interval(
                start,
                end,
                precision,
                candidates,
                false,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                "",
                basis(text),
                List.of());
    }

    private static List<String> basis(String text) {
        return List.of("written as " + text);
    }

    private static IllegalArgumentException refusal(String text, String must) {
        return new IllegalArgumentException(
                "a time must be EDTF as Attest writes it (" + must + "); got \"" + text + "\"");
    }
}
