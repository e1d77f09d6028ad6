package org.attest.time;

import java.time.LocalDate;
import java.time.Year;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.attest.reports.Block;
import org.attest.reports.Notice;
import org.attest.reports.Report;
import org.attest.reports.Span;
import org.attest.time.Conflicts.Conflict;
import org.attest.time.Lexeme.Kind;
import org.attest.time.Publication.Read;
import org.attest.time.PublicationDate.Window;

/// Reads how long a war has lasted ("Syria's 114-month conflict", "day 200 of the invasion") and says when that was so,
/// under every way in which writers count.
final class WarCounts {
    private static final String OF_THE_WAR = "(THE|THIS|OTHER|POSSESSIVE|DASH)* WAR";
    private static final String COUNT = "(?<n>NUMBER|DAY)";

    /// @param ordinal whether it counts the one that is running ("in its tenth year"), not those completed
    private record Counting(Pattern pattern, boolean ordinal) {}

    private static final List<Counting> COUNTINGS = List.of(
            new Counting(Grammar.compile(COUNT + "DASH (UNIT|UNITS) (DASH? (OLD|LONG))? (OTHER DASH?)* WAR"), false),
            new Counting(Grammar.compile(COUNT + "UNITS OF OTHER* WAR"), false),
            new Counting(Grammar.compile(COUNT + "(UNIT|UNITS) INTO" + OF_THE_WAR), false),
            new Counting(Grammar.compile("UNIT" + COUNT + "OF" + OF_THE_WAR), true),
            new Counting(Grammar.compile("(?<n>DAY|ORDINAL) UNIT OF" + OF_THE_WAR), true),
            new Counting(
                    Grammar.compile("WAR (IN OTHER+)? COMMA? (OTHER|NOW)? IN (OTHER|THE) (?<n>DAY|ORDINAL) UNIT"),
                    true));

    private final Conflicts conflicts;

    WarCounts(Conflicts conflicts) {
        this.conflicts = conflicts;
    }

    /// The window that the first count leaves which can be told; a count of several wars is noticed.
    Optional<Clue> find(Report report, List<Read> reads, Optional<LocalDate> told, List<Notice> notices) {
        for (Read read : reads) {
            if (read.line().block() != Block.Kind.PARAGRAPH && read.line().block() != Block.Kind.TITLE) {
                continue;
            }
            for (Counting counting : COUNTINGS) {
                Matcher matcher = counting.pattern.matcher(read.line().kinds());
                while (matcher.find()) {
                    Optional<Clue> clue = counted(report, told, read.line(), matcher, counting.ordinal, notices);
                    if (clue.isPresent()) {
                        return clue;
                    }
                }
            }
        }
        return Optional.empty();
    }

    private Optional<Clue> counted(
            Report report,
            Optional<LocalDate> told,
            Line line,
            Matcher matcher,
            boolean ordinal,
            List<Notice> notices) {
        int begin = matcher.start();
        int end = matcher.end();
        int count = line.lexemes().get(matcher.start("n")).least();
        Unit unit = Unit.DAY;
        boolean stillGoing = ordinal;
        for (int i = begin; i < end; i++) {
            if (line.isAny(i, Kind.UNIT, Kind.UNITS)) {
                unit = Unit.values()[line.lexemes().get(i).least()];
            }
            stillGoing |= line.isAny(i, Kind.OLD, Kind.INTO);
        }
        boolean loose = line.isAny(begin - 1, Kind.ABOUT, Kind.OVER, Kind.THAN);
        boolean countable = unit == Unit.MONTH || unit == Unit.YEAR || unit == Unit.DAY || unit == Unit.WEEK;
        // "the 33-day war" is how long a war took that is over.
        boolean whole = !stillGoing && (unit == Unit.DAY || unit == Unit.WEEK);
        if (loose || !countable || whole) {
            return Optional.empty();
        }
        List<Lexeme> lexemes = line.lexemes();
        Span span = report.text()
                .span(lexemes.get(begin).start(), lexemes.get(end - 1).end());
        String words = line.words(begin, end);
        Set<Conflict> meant = conflicts.near(
                line.text(),
                lexemes.getFirst().start(),
                lexemes.getLast().end(),
                lexemes.get(begin).start(),
                lexemes.get(end - 1).end());
        List<Clue> clues = new ArrayList<>();
        List<String> names = new ArrayList<>();
        String noun = line.lower(lastWar(line, begin, end));
        for (Conflict conflict : meant) {
            if (!conflict.called().contains(noun)) {
                continue;
            }
            Clue clue = window(conflict, unit, count, ordinal, words, span);
            LocalDate last = clue.outer().end();
            boolean overByThen = conflict.ended().isPresent()
                    && last.isAfter(conflict.ended().get());
            boolean toldLater = told.isPresent() && told.get().isAfter(last);
            if (!overByThen && !toldLater) {
                clues.add(clue);
                names.add(conflict.name());
            }
        }
        if (clues.size() > 1) {
            notices.add(new Notice(
                    "time",
                    "time.conflict-ambiguous",
                    Optional.of(report.id()),
                    Optional.of(span),
                    "the war that \"" + words + "\" counts must be one; got " + String.join(", ", names)
                            + "; give the date of publication with --published"));
        }
        return clues.size() == 1 ? Optional.of(clues.getFirst()) : Optional.empty();
    }

    private static int lastWar(Line line, int begin, int end) {
        int last = begin;
        for (int i = begin; i < end; i++) {
            last = line.is(i, Kind.WAR) ? i : last;
        }
        return last;
    }

    private static Clue window(Conflict conflict, Unit unit, int count, boolean ordinal, String words, Span span) {
        Map<String, Window> conventions = new LinkedHashMap<>();
        List<Window> mainstream = new ArrayList<>();
        for (LocalDate start : conflict.starts()) {
            Map<String, Window> own = fromStart(start, unit, count, ordinal);
            conventions.putAll(own);
            if (start.equals(conflict.starts().getFirst())) {
                mainstream.addAll(own.values());
            }
        }
        conventions.putAll(byCalendar(conflict.starts(), unit, count, ordinal));
        Window outer = Clue.union(List.copyOf(conventions.values()));
        return new Clue(
                conventions,
                Optional.of(Clue.union(mainstream)),
                List.of(
                        "\"" + words + "\": the " + conflict.name() + " is counted from "
                                + conflict.starts().stream()
                                        .map(LocalDate::toString)
                                        .collect(Collectors.joining(" or "))
                                + " (" + conflict.source() + ")",
                        "published between " + outer.start() + " and " + outer.end() + " under every way of counting"),
                List.of(span));
    }

    /// Windows counted from the very day. The mainstream is these, for the day that is mostly counted from: a
    /// writer who
    /// counts from another documented start, or by the calendar, is possible but rare.
    static Map<String, Window> fromStart(LocalDate start, Unit unit, int count, boolean ordinal) {
        Map<String, Window> windows = new LinkedHashMap<>();
        if (unit == Unit.DAY) {
            windows.put("day_1_is_" + start, Clue.day(start.plusDays(count - 1L)));
            windows.put("day_0_is_" + start, Clue.day(start.plusDays(count)));
            return windows;
        }
        String name = unit.name().toLowerCase(java.util.Locale.ROOT);
        if (!ordinal) {
            windows.put(
                    "completed_" + name + "s_from_" + start,
                    new Window(
                            after(start, unit, count),
                            after(start, unit, count + 1).minusDays(1)));
        }
        windows.put(
                "running_" + name + "_from_" + start,
                new Window(
                        after(start, unit, count - 1), after(start, unit, count).minusDays(1)));
        return windows;
    }

    private static LocalDate after(LocalDate start, Unit unit, int count) {
        return switch (unit) {
            case WEEK -> start.plusWeeks(count);
            case MONTH -> start.plusMonths(count);
            case YEAR -> start.plusYears(count);
            case SECOND, MINUTE, HOUR, DAY, NIGHT, WEEKEND, FORTNIGHT, DECADE, QUARTER, CENTURY ->
                throw new IllegalArgumentException(
                        "a war must be counted in days, weeks, months or years; got " + unit);
        };
    }

    private static Map<String, Window> byCalendar(List<LocalDate> starts, Unit unit, int count, boolean ordinal) {
        Map<String, Window> windows = new LinkedHashMap<>();
        if (unit == Unit.MONTH) {
            List<YearMonth> months =
                    starts.stream().map(YearMonth::from).distinct().toList();
            for (YearMonth month : months) {
                String from = months.size() == 1 ? "" : "_from_" + month;
                if (!ordinal) {
                    windows.put("calendar_month_difference" + from, month(month.plusMonths(count)));
                }
                windows.put("inclusive_calendar_count" + from, month(month.plusMonths(count - 1L)));
            }
        } else if (unit == Unit.YEAR) {
            List<Year> years = starts.stream().map(Year::from).distinct().toList();
            for (Year year : years) {
                String from = years.size() == 1 ? "" : "_from_" + year;
                if (!ordinal) {
                    windows.put("calendar_year_difference" + from, year(year.plusYears(count)));
                }
                windows.put("inclusive_calendar_count" + from, year(year.plusYears(count - 1L)));
            }
        }
        return windows;
    }

    private static Window month(YearMonth month) {
        return new Window(month.atDay(1), month.atEndOfMonth());
    }

    private static Window year(Year year) {
        return new Window(year.atDay(1), year.atDay(year.length()));
    }
}
