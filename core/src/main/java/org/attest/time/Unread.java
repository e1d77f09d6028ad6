package org.attest.time;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.attest.reports.Notice;
import org.attest.reports.Report;
import org.attest.time.Publication.Read;

/// Times of a report that Attest does not read, said instead of passed over: dates of other calendars, and text in
/// other scripts.
final class Unread {
    private enum Marker {
        YEAR,
        MONTH,
        WORDS
    }

    private record Sign(String calendar, Marker marker) {}

    /// A share of letters above which a report, or much of it, is in another script.
    private static final double MUCH = 0.2;

    private static final Map<String, Sign> SIGNS = load();

    private Unread() {}

    static List<Notice> find(Report report, List<Read> reads) {
        List<Notice> notices = new ArrayList<>();
        for (Read read : reads) {
            calendars(report, read.line(), notices);
        }
        script(report).ifPresent(notices::add);
        return notices;
    }

    private static void calendars(Report report, Line line, List<Notice> notices) {
        for (int i = 0; i < line.lexemes().size(); i++) {
            int size = i + 1 < line.lexemes().size() && SIGNS.containsKey(key(line, i, i + 2)) ? 2 : 1;
            Sign sign = SIGNS.get(key(line, i, i + size));
            if (sign == null) {
                continue;
            }
            int number = isNumber(line, i - 1) ? i - 1 : isNumber(line, i + size) ? i + size : -1;
            if (sign.marker == Marker.WORDS || number >= 0) {
                int begin = number < 0 ? i : Math.min(i, number);
                int end = Math.max(i + size, number + 1);
                notices.add(new Notice(
                        "time",
                        "time.other-calendar",
                        Optional.of(report.id()),
                        Optional.of(report.text()
                                .span(
                                        line.lexemes().get(begin).start(),
                                        line.lexemes().get(end - 1).end())),
                        "a date must be of the western calendar to be read; got \"" + line.words(begin, end)
                                + "\", which looks like the " + sign.calendar
                                + " calendar's. It was not converted; the original may give both"));
            }
        }
    }

    /// "Old Style", and "B.E.", which the lexer cuts at its full stops.
    private static String key(Line line, int begin, int end) {
        return line.words(begin, end).replace(' ', '_');
    }

    private static boolean isNumber(Line line, int i) {
        return line.isAny(i, Lexeme.Kind.NUMBER, Lexeme.Kind.DAY, Lexeme.Kind.YEAR)
                && Character.isDigit(line.lower(i).charAt(0));
    }

    private static Optional<Notice> script(Report report) {
        int letters = 0;
        int other = 0;
        Map<Character.UnicodeScript, Integer> scripts = new HashMap<>();
        String text = report.text().value();
        for (int i = 0; i < text.length(); ) {
            int point = text.codePointAt(i);
            if (point > 127 && Character.isLetter(point)) {
                Character.UnicodeScript script = Character.UnicodeScript.of(point);
                if (script != Character.UnicodeScript.LATIN) {
                    other++;
                    scripts.merge(script, 1, Integer::sum);
                }
            }
            letters += Character.isLetter(point) ? 1 : 0;
            i += Character.charCount(point);
        }
        if (other <= MUCH * letters || other == 0) {
            return Optional.empty();
        }
        String most = scripts.entrySet().stream()
                .max(Map.Entry.<Character.UnicodeScript, Integer>comparingByValue()
                        .thenComparing(entry -> entry.getKey().name()))
                .orElseThrow()
                .getKey()
                .name();
        return Optional.of(new Notice(
                "time",
                "time.other-script",
                Optional.of(report.id()),
                Optional.empty(),
                "times are read in English only; " + Math.round(100.0 * other / letters)
                        + " % of the letters are in another script, mostly " + most.charAt(0)
                        + most.substring(1).toLowerCase(java.util.Locale.ROOT)
                        + ". Give a translation beside the original"));
    }

    private static Map<String, Sign> load() {
        try (InputStream in = Unread.class.getResourceAsStream("calendars.tsv")) {
            if (in == null) {
                throw new IllegalStateException(
                        "org/attest/time/calendars.tsv must be on the class path; rebuild core");
            }
            Map<String, Sign> signs = new HashMap<>();
            new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))
                    .lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .map(line -> line.split("\t", -1))
                    .forEach(column -> {
                        Sign sign = new Sign(column[0], Marker.valueOf(column[1].toUpperCase(java.util.Locale.ROOT)));
                        for (String word : column[2].split(" ")) {
                            signs.put(word, sign);
                        }
                    });
            return Map.copyOf(signs);
        } catch (IOException e) {
            throw new UncheckedIOException("org/attest/time/calendars.tsv", e);
        }
    }
}
