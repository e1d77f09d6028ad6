package org.attest.reports;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The day that a machine-readable date states, as written: `2020-09-14T01:30:00+03:00` is 14 September, whatever
/// day it was in Greenwich. Only whole days count; `09/10/2020` is two days, so it is none.
final class StatedDay {
    private static final Pattern ISO =
            Pattern.compile("(\\d{4})([-/.])(\\d{1,2})\\2(\\d{1,2})(?:(?:T|\\s+)\\d{1,2}:\\d{2}.*)?");
    private static final Pattern BASIC = Pattern.compile("(\\d{4})(\\d{2})(\\d{2})(?:T\\d{4,6}.*)?");
    /// RFC 1123 and its prose cousins: "Mon, 14 Sep 2020 10:22:00 GMT".
    private static final Pattern DAY_FIRST = Pattern.compile(
            "(?:\\p{L}+\\.?,?\\s+)?(\\d{1,2})(?:st|nd|rd|th)?[\\s-]+(\\p{L}+)\\.?,?[\\s-]+(\\d{4})(?:[\\s,].*)?");
    private static final Pattern MONTH_FIRST = Pattern.compile(
            "(?:\\p{L}+\\.?,?\\s+)?(\\p{L}+)\\.?\\s+(\\d{1,2})(?:st|nd|rd|th)?,?\\s+(\\d{4})(?:[\\s,].*)?");
    private static final int LONGEST = 80;

    private static final Map<String, Integer> MONTHS = months();

    private StatedDay() {}

    private static Map<String, Integer> months() {
        Map<String, Integer> months = new HashMap<>();
        List<List<String>> entries = Words.load().entries("months");
        for (int month = 0; month < entries.size(); month++) {
            for (String name : entries.get(month)) {
                months.put(name.toLowerCase(Locale.ROOT), month + 1);
            }
        }
        return Map.copyOf(months);
    }

    static Optional<LocalDate> find(String words) {
        String value = words.strip();
        if (value.length() > LONGEST) {
            return Optional.empty();
        }
        Matcher iso = ISO.matcher(value);
        if (iso.matches()) {
            return day(number(iso.group(1)), number(iso.group(3)), number(iso.group(4)));
        }
        Matcher basic = BASIC.matcher(value);
        if (basic.matches()) {
            return day(number(basic.group(1)), number(basic.group(2)), number(basic.group(3)));
        }
        Matcher dayFirst = DAY_FIRST.matcher(value);
        if (dayFirst.matches()) {
            return day(number(dayFirst.group(3)), month(dayFirst.group(2)), number(dayFirst.group(1)));
        }
        Matcher monthFirst = MONTH_FIRST.matcher(value);
        if (monthFirst.matches()) {
            return day(number(monthFirst.group(3)), month(monthFirst.group(1)), number(monthFirst.group(2)));
        }
        return Optional.empty();
    }

    private static int number(String digits) {
        return Integer.parseInt(digits);
    }

    private static int month(String name) {
        return MONTHS.getOrDefault(name.toLowerCase(Locale.ROOT), 0);
    }

    /// Nothing for days that are no days, and for 0001-01-01 and its kind, with which programs fill an empty field.
    private static Optional<LocalDate> day(int year, int month, int day) {
        try {
            return Optional.of(LocalDate.of(year, month, day)).filter(date -> date.getYear() >= 1000);
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }
}
