package org.attest.time;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.Year;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.attest.time.EdtfForm.Date;

/// The days that a date can be.
final class EdtfBounds {
    private EdtfBounds() {}

    static Days of(Date date) {
        long[] years = years(date.parts().getFirst().digits());
        int first = Math.toIntExact(years[0]);
        int last = Math.toIntExact(years[1]);
        if (date.parts().size() == 1) {
            return new Days(LocalDate.of(first, 1, 1), LocalDate.of(last, 12, 31));
        }
        String month = date.parts().get(1).digits();
        if (!month.contains("X") && Integer.parseInt(month) > 12) {
            return new Days(
                    grouping(first, Integer.parseInt(month)).start(),
                    grouping(last, Integer.parseInt(month)).end());
        }
        List<YearMonth> months = new ArrayList<>();
        for (int m = 1; m <= 12; m++) {
            if (fits(month, m)) {
                months.add(YearMonth.of(first, m));
            }
        }
        if (months.isEmpty()) {
            throw new DateTimeException("no month is " + month);
        }
        String day = date.parts().size() == 3 ? date.parts().get(2).digits() : "XX";
        LocalDate start = months.stream()
                .flatMap(m -> day(m, day, first == last, true).stream())
                .findFirst()
                .orElseThrow(() -> new DateTimeException("no day is " + date.write()));
        LocalDate end = months.reversed().stream()
                .flatMap(m -> day(m.withYear(last), day, first == last, false).stream())
                .findFirst()
                .orElseThrow(() -> new DateTimeException("no day is " + date.write()));
        return new Days(start, end.isBefore(start) ? start : end);
    }

    /// The first or last day of `month` that fits; 29 February fits an unknown year.
    private static Optional<LocalDate> day(YearMonth month, String day, boolean yearKnown, boolean first) {
        int length = month.lengthOfMonth();
        for (int i = 1; i <= 31; i++) {
            int d = first ? i : 32 - i;
            if (fits(day, d) && d <= length) {
                return Optional.of(month.atDay(d));
            }
        }
        boolean leapDay = !yearKnown && month.getMonthValue() == 2 && fits(day, 29);
        return leapDay ? Optional.of(month.atEndOfMonth()) : Optional.empty();
    }

    private static boolean fits(String pattern, int value) {
        String written = String.format(Locale.ROOT, "%02d", value);
        return (pattern.charAt(0) == 'X' || pattern.charAt(0) == written.charAt(0))
                && (pattern.charAt(1) == 'X' || pattern.charAt(1) == written.charAt(1));
    }

    /// First and last year: of `156X` 1560 and 1569, of `1950S2` 1900 and 1999, of `Y-17E7` the same twice.
    private static long[] years(String written) {
        String digits = written.startsWith("Y") ? written.substring(1) : written;
        int precision = digits.indexOf('S');
        String number = precision < 0 ? digits : digits.substring(0, precision);
        int exponent = number.indexOf('E');
        if (number.contains("X")) {
            boolean negative = number.startsWith("-");
            long least = Long.parseLong(number.replace('X', negative ? '9' : '0'));
            long most = Long.parseLong(number.replace('X', negative ? '0' : '9'));
            return new long[] {least, most};
        }
        long value = exponent < 0
                ? Long.parseLong(number)
                : Math.multiplyExact(
                        Long.parseLong(number.substring(0, exponent)),
                        Math.round(Math.pow(10, Integer.parseInt(number.substring(exponent + 1)))));
        if (value < Year.MIN_VALUE || value > Year.MAX_VALUE) {
            throw new DateTimeException("years from " + Year.MIN_VALUE + " to " + Year.MAX_VALUE);
        }
        if (precision < 0) {
            return new long[] {value, value};
        }
        int known = Integer.parseInt(digits.substring(precision + 1));
        long unit = 1;
        for (int i = Long.toString(Math.abs(value)).length(); i > known; i--) {
            unit *= 10;
        }
        long least = Math.floorDiv(value, unit) * unit;
        return new long[] {least, least + unit - 1};
    }

    /// Seasons (21-24 of no hemisphere, 25-28 north, 29-32 south), quarters (33-36), thirds (37-39), halves
    /// (40,
    /// 41). A season is meteorological, give or take the days to the astronomical one; of no hemisphere, a
    /// year.
    private static Days grouping(int year, int code) {
        return switch (code) {
            case 21, 22, 23, 24 -> new Days(LocalDate.of(year, 1, 1), LocalDate.of(year + 1, 3, 20));
            case 25, 31 -> new Days(LocalDate.of(year, 3, 1), LocalDate.of(year, 6, 21));
            case 26, 32 -> new Days(LocalDate.of(year, 6, 1), LocalDate.of(year, 9, 23));
            case 27, 29 -> new Days(LocalDate.of(year, 9, 1), LocalDate.of(year, 12, 21));
            case 28, 30 -> new Days(LocalDate.of(year, 12, 1), LocalDate.of(year + 1, 3, 20));
            case 33, 34, 35, 36 -> months(year, 3 * (code - 33), 3);
            case 37, 38, 39 -> months(year, 4 * (code - 37), 4);
            case 40, 41 -> months(year, 6 * (code - 40), 6);
            default -> throw new DateTimeException("no month or season is " + code);
        };
    }

    private static Days months(int year, int from, int count) {
        YearMonth first = YearMonth.of(year, from + 1);
        return new Days(first.atDay(1), first.plusMonths(count - 1L).atEndOfMonth());
    }
}
