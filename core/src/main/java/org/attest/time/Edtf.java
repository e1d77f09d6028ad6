package org.attest.time;

import java.time.LocalDate;
import java.time.MonthDay;
import java.time.YearMonth;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/// Writes times in EDTF (ISO 8601-2): days, months, years, intervals with open ends, sets of which one is meant
/// (`[2020-07-31,2020-08-07]`) and days of an unknown year (`XXXX-09-11`). Reads all of levels 0 to 2, by [EdtfForm].
///
/// The flag for the night before, clock words, zone and evidence have no place in EDTF and are not written.
///
/// @see <a href="https://www.loc.gov/standards/datetime/">Library of Congress, Extended Date/Time Format</a>
public final class Edtf {
    private static final String OPEN = "..";
    private static final String NO_YEAR = "XXXX-";

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

    /// The time that `text` stands for, without words or evidence: what is uncertain or approximate is taken as it
    /// stands,
    /// and the basis keeps the text.
    ///
    /// @throws IllegalArgumentException if `text` is no EDTF of level 0, 1 or 2, or has no year and yet is more
    /// than a
    ///     day, a month, or two of them
    public static When parse(String text) {
        EdtfForm form = EdtfForm.parse(text);
        return switch (form) {
            case EdtfForm.Date date ->
                date.hasYear() ? interval(text, date, precision(date), List.of()) : yearless(text, date, date);
            case EdtfForm.Moment moment -> interval(text, moment, When.Precision.DAY, List.of());
            case EdtfForm.Interval interval -> {
                boolean noYear = interval.start() instanceof EdtfForm.Date start && !start.hasYear()
                        || interval.end() instanceof EdtfForm.Date end && !end.hasYear();
                if (!noYear) {
                    yield interval(text, interval, When.Precision.DAYS, List.of());
                }
                if (interval.start() instanceof EdtfForm.Date start
                        && interval.end() instanceof EdtfForm.Date end
                        && !start.hasYear()
                        && !end.hasYear()) {
                    yield yearless(text, start, end);
                }
                throw refusal(text, "with years at both ends or at none");
            }
            case EdtfForm.Members members -> {
                boolean days = members.members().stream()
                        .allMatch(member -> member.earliest().equals(member.latest())
                                && member.earliest().isPresent());
                List<LocalDate> candidates = days
                        ? members.members().stream()
                                .flatMap(member -> member.earliest().stream())
                                .sorted()
                                .distinct()
                                .toList()
                        : List.of();
                yield interval(
                        text,
                        members,
                        candidates.size() == 1 ? When.Precision.DAY : When.Precision.WINDOW,
                        members.oneOf() ? candidates : List.of());
            }
            case EdtfForm.Open _ -> throw refusal(text, "with a date");
        };
    }

    private static When.Precision precision(EdtfForm.Date date) {
        boolean open = date.parts().stream().anyMatch(part -> part.digits().contains("X"));
        boolean season = date.parts().size() == 2
                && !open
                && Integer.parseInt(date.parts().get(1).digits()) > 12;
        Days days = new Days(date.earliest().orElseThrow(), date.latest().orElseThrow());
        if (season) {
            return When.Precision.SEASON;
        }
        if (days.single()) {
            return When.Precision.DAY;
        }
        return YearMonth.from(days.start()).equals(YearMonth.from(days.end()))
                ? When.Precision.MONTH
                : When.Precision.YEAR;
    }

    private static When yearless(String text, EdtfForm.Date first, EdtfForm.Date last) {
        if (first.parts().size() == 1
                || last.parts().size() == 1
                || first.write().matches(".*-.*X.*")
                || last.write().matches(".*-.*X.*")) {
            throw refusal(text, "with a month where it has no year");
        }
        int month = Integer.parseInt(last.parts().get(1).digits());
        MonthDay start = MonthDay.of(
                Integer.parseInt(first.parts().get(1).digits()),
                first.parts().size() == 2
                        ? 1
                        : Integer.parseInt(first.parts().get(2).digits()));
        MonthDay end = MonthDay.of(
                month,
                last.parts().size() == 2
                        ? java.time.Month.of(month).maxLength()
                        : Integer.parseInt(last.parts().get(2).digits()));
        When.Precision precision = !first.equals(last)
                ? When.Precision.DAYS
                : first.parts().size() == 2 ? When.Precision.MONTH : When.Precision.DAY;
        return new When.YearUnknown(start, end, precision, Optional.empty(), "", basis(text), List.of());
    }

    private static When interval(String text, EdtfForm form, When.Precision precision, List<LocalDate> candidates) {
        return new When.Interval(
                form.earliest(),
                form.latest(),
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
        return new IllegalArgumentException("a time must be EDTF (ISO 8601-2) " + must + "; got \"" + text + "\"");
    }
}
