package org.attest.time;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.chrono.HijrahDate;
import java.time.temporal.ChronoField;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// Holidays and months of fasting, from `feasts.tsv`.
///
/// Days of the Islamic calendar are those of Umm al-Qura, which Java computes for 1882 to 2174. Where the new moon is
/// sighted instead, they differ by a day, so each such feast is a day wider at both ends.
final class Feasts {
    /// @param rules the ways in which its days are found; more than one if the name can mean several feasts
    record Feast(String name, List<String> rules) {}

    /// A feast's name in a text.
    ///
    /// @param end UTF-16 offset after it
    record Named(int end, int feast) {}

    private record Name(String words, int feast) {}

    /// @param byFirstWord names by their first word, longer ones first
    private record Table(List<Feast> all, Map<String, List<Name>> byFirstWord) {}

    private static final Table TABLE = load();

    private Feasts() {}

    static Feast get(int feast) {
        return TABLE.all.get(feast);
    }

    /// The longest name that begins at `from`, with a capital letter, and ends before `to`.
    static Optional<Named> at(String text, String firstWord, int from, int to) {
        for (Name name : TABLE.byFirstWord.getOrDefault(firstWord, List.of())) {
            int end = from + name.words.length();
            boolean ends = end == to || end < to && !Character.isLetterOrDigit(text.charAt(end));
            if (ends && plain(text.substring(from, end)).equals(name.words)) {
                return Optional.of(new Named(end, name.feast));
            }
        }
        return Optional.empty();
    }

    private static String plain(String words) {
        return words.toLowerCase(Locale.ROOT).replace('\u2019', '\'').replace('\u2011', '-');
    }

    /// Its days in, or beginning in, a year of the western calendar; two stretches if the name means two feasts or
    /// the
    /// Islamic year comes round twice.
    static List<Days> in(Feast feast, int year) {
        return feast.rules.stream().flatMap(rule -> in(rule, year).stream()).toList();
    }

    private static List<Days> in(String rule, int year) {
        String[] part = rule.split(" ");
        int last = part.length == 1 || part[0].equals("hijri") && part.length == 2
                ? 1
                : Integer.parseInt(part[part.length - 1]);
        return switch (part[0]) {
            case "easter" -> List.of(Days.of(easter(year).plusDays(last)));
            case "orthodox" -> List.of(Days.of(orthodoxEaster(year).plusDays(last)));
            case "weekday" ->
                List.of(Days.of(LocalDate.of(year, Integer.parseInt(part[1]), 1)
                        .with(TemporalAdjusters.dayOfWeekInMonth(last, DayOfWeek.of(Integer.parseInt(part[2]))))));
            case "election" ->
                List.of(Days.of(LocalDate.of(year, 11, 1)
                        .with(TemporalAdjusters.firstInMonth(DayOfWeek.MONDAY))
                        .plusDays(1)));
            case "hijri" -> hijri(part[1], last, year);
            default -> {
                LocalDate start = LocalDate.of(
                        year, Integer.parseInt(part[0].substring(0, 2)), Integer.parseInt(part[0].substring(3)));
                yield List.of(new Days(start, start.plusDays(last - 1L)));
            }
        };
    }

    private static List<Days> hijri(String date, int length, int year) {
        int month = Integer.parseInt(date.substring(0, 2));
        List<Days> found = new ArrayList<>();
        try {
            int first = HijrahDate.from(LocalDate.of(year, 1, 1)).get(ChronoField.YEAR);
            for (int y = first; y <= first + 1; y++) {
                boolean whole = date.length() == 2;
                HijrahDate start = HijrahDate.of(y, month, whole ? 1 : Integer.parseInt(date.substring(3)));
                int days = whole ? start.lengthOfMonth() : length;
                LocalDate day = LocalDate.from(start);
                if (day.getYear() == year) {
                    found.add(new Days(day.minusDays(1), day.plusDays(days)));
                }
            }
        } catch (DateTimeException _) {
            // Outside of the years that the calendar is computed for.
            return List.of();
        }
        return found;
    }

    /// @see <a href="https://www.nature.com/articles/013487c0">Nature, 20 April 1876: the Gregorian computus</a>
    private static LocalDate easter(int year) {
        int a = year % 19;
        int b = year / 100;
        int c = year % 100;
        int d = (19 * a + b - b / 4 - (b - (b + 8) / 25 + 1) / 3 + 15) % 30;
        int e = (32 + 2 * (b % 4) + 2 * (c / 4) - d - c % 4) % 7;
        int f = d + e - 7 * ((a + 11 * d + 22 * e) / 451) + 114;
        return LocalDate.of(year, f / 31, f % 31 + 1);
    }

    /// Of the Julian calendar, which is 13 days behind from 1900 to 2099.
    ///
    /// @see <a href="https://en.wikipedia.org/wiki/Date_of_Easter#Meeus's_Julian_algorithm">Meeus's algorithm</a>
    private static LocalDate orthodoxEaster(int year) {
        int d = (19 * (year % 19) + 15) % 30;
        int e = (2 * (year % 4) + 4 * (year % 7) - d + 34) % 7;
        int f = d + e + 114;
        return LocalDate.of(year, f / 31, f % 31 + 1).plusDays(13);
    }

    private static Table load() {
        try (InputStream in = Feasts.class.getResourceAsStream("feasts.tsv")) {
            if (in == null) {
                throw new IllegalStateException("org/attest/time/feasts.tsv must be on the class path; rebuild core");
            }
            List<Feast> all = new ArrayList<>();
            Map<String, List<Name>> names = new HashMap<>();
            new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))
                    .lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .forEach(line -> add(line, all, names));
            names.values()
                    .forEach(list -> list.sort(Comparator.comparingInt((Name name) -> name.words.length())
                            .reversed()));
            return new Table(List.copyOf(all), Map.copyOf(names));
        } catch (IOException e) {
            throw new UncheckedIOException("org/attest/time/feasts.tsv", e);
        }
    }

    private static void add(String line, List<Feast> all, Map<String, List<Name>> names) {
        String[] column = line.split("\t", -1);
        if (column.length != 3) {
            throw new IllegalStateException("a line of feasts.tsv must have 3 columns; got \"" + line + "\"");
        }
        for (String name : column[0].split(",")) {
            String words = plain(name);
            String first = words.split("[ '-]")[0];
            names.computeIfAbsent(first, _ -> new ArrayList<>()).add(new Name(words, all.size()));
        }
        all.add(new Feast(column[0].split(",")[0], List.of(column[1].split(" \\| "))));
    }
}
