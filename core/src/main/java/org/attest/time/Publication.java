package org.attest.time;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.MonthDay;
import java.time.Year;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
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
import org.attest.reports.Source;
import org.attest.reports.Span;
import org.attest.time.Conflicts.Conflict;
import org.attest.time.Grammar.Piece;
import org.attest.time.Lexeme.Kind;
import org.attest.time.PublicationDate.Window;

/// Finds when a report was published: what its metadata or its date line state, or else the window that its own words
/// leave.
///
/// Three kinds of words leave a window. How long a war has lasted, counted from the days that its start is given
/// ([Conflicts]). A date line without its year, inside such a window. And a weekday that the text itself ties to a full
/// date
/// ("destroyed on Monday … dates the airport raid to August 31, 2020"), since news names a day by its weekday for a
/// week.
final class Publication {
    /// A line with its expressions; the first `dateline` of them say when the report was written, not when things
    /// happened.
    record Read(Line line, List<Piece> pieces, int dateline) {}

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

    private static final int LONGEST_DATELINE = 18;

    /// Days for which news calls a day by its weekday alone.
    private static final int WEEKDAY_REACH = 6;

    private final Conflicts conflicts;

    Publication(Conflicts conflicts) {
        this.conflicts = conflicts;
    }

    PublicationDate find(Report report, List<Read> reads, List<Notice> notices) {
        Optional<PublicationDate> counted = counted(report, reads, notices);
        Optional<Source.Published> metadata = report.source().published();
        if (metadata.isPresent()) {
            LocalDate day = metadata.get().date();
            checkCount(report, day, counted, notices);
            return stated(day, metadata.get().basis(), List.of());
        }
        List<DateWords> lines = dateLines(report, reads);
        Optional<DateWords> full = lines.stream()
                .filter(words -> words.days.size() == 1)
                .min(Comparator.comparing(words -> words.days.getFirst()));
        if (full.isPresent()) {
            LocalDate day = full.get().days.getFirst();
            checkCount(report, day, counted, notices);
            return stated(
                    day, "the date line \"" + report.text().quote(full.get().span) + "\"", List.of(full.get().span));
        }
        Optional<PublicationDate> either = lines.stream()
                .filter(words -> words.days.size() == 2)
                .findFirst()
                .map(words -> either(report, words));
        if (either.isPresent()) {
            return either.get();
        }
        Optional<LocalDate> told = latestTold(reads);
        return counted.map(window -> told.map(day -> notBefore(window, day)).orElse(window))
                .map(window -> onDateLine(report, window, lines))
                .or(() -> tied(report, reads))
                .orElseGet(PublicationDate::unknown);
    }

    private static PublicationDate stated(LocalDate day, String basis, List<Span> from) {
        return new PublicationDate(
                Optional.of(day), Optional.empty(), Optional.empty(), Map.of(), List.of("stated by " + basis), from);
    }

    private static PublicationDate either(Report report, DateWords words) {
        Map<String, Window> conventions = new LinkedHashMap<>();
        conventions.put("day_first", day(words.days.getFirst()));
        conventions.put("month_first", day(words.days.getLast()));
        Window outer = union(conventions.values().stream().toList());
        return new PublicationDate(
                Optional.empty(),
                Optional.of(outer),
                Optional.of(outer),
                conventions,
                List.of("the date line \"" + report.text().quote(words.span)
                        + "\" can be read day first or month first"),
                List.of(words.span));
    }

    private static Window day(LocalDate day) {
        return new Window(day, day);
    }

    private static Window union(List<Window> windows) {
        return windows.stream()
                .reduce((a, b) -> new Window(Days.earlier(a.start(), b.start()), Days.later(a.end(), b.end())))
                .orElseThrow();
    }

    // --- date lines

    /// @param days the day, or its two readings; empty if the year is missing
    private record DateWords(Span span, List<LocalDate> days, Optional<MonthDay> yearless) {}

    private static List<DateWords> dateLines(Report report, List<Read> reads) {
        List<DateWords> found = new ArrayList<>();
        for (Read read : reads) {
            for (Piece piece : read.pieces.subList(0, read.dateline)) {
                Span span = report.text()
                        .span(
                                read.line.lexemes().get(piece.begin()).start(),
                                read.line.lexemes().get(piece.end() - 1).end());
                if (piece.meaning() instanceof Meaning.Dated dated
                        && (dated instanceof Named.Day || dated instanceof Named.EitherDay)) {
                    found.add(
                            dated.fixed()
                                    ? new DateWords(
                                            span,
                                            dated.in(LocalDate.EPOCH, Tense.PAST).stream()
                                                    .map(Days::start)
                                                    .toList(),
                                            Optional.empty())
                                    : new DateWords(
                                            span, List.of(), dated.yearless().map(Meaning.MonthDays::start)));
                }
            }
        }
        return found;
    }

    /// How many of the pieces at the head of `line` belong to a date line: all of a block that is one, or what
    /// stands
    /// before the dash or colon in "BEIRUT, Sept. 3 (Wire) — …" and "Desk, Friday 11 September 2020: …".
    ///
    /// @param first whether the line is the first of the article's paragraphs
    static int dateline(Line line, List<Piece> pieces, boolean first) {
        if (line.block() == Block.Kind.DATE_LINE) {
            return pieces.size();
        }
        if (!first) {
            return 0;
        }
        for (int i = 1; i < Math.min(LONGEST_DATELINE, line.lexemes().size()); i++) {
            if (line.is(i, Kind.BREAK)) {
                String mark = line.lower(i);
                int before = i;
                int count = (int)
                        pieces.stream().filter(piece -> piece.end() <= before).count();
                boolean dash = mark.equals("-") || mark.equals("\u2013") || mark.equals("\u2014");
                boolean dated =
                        count > 0 && pieces.get(count - 1).meaning() instanceof Meaning.Dated last && last.fixed();
                if (dash && (dated || isUpperCase(line, 0)) || mark.equals(":") && dated) {
                    return count;
                }
                if (!mark.equals(".") && !mark.equals("/")) {
                    return 0;
                }
            }
        }
        return 0;
    }

    private static boolean isUpperCase(Line line, int i) {
        String word = line.words(i, i + 1);
        return word.length() > 1 && word.chars().allMatch(c -> !Character.isLetter(c) || Character.isUpperCase(c));
    }

    private static PublicationDate onDateLine(Report report, PublicationDate window, List<DateWords> lines) {
        Window outer = window.outer().orElseThrow();
        for (DateWords words : lines) {
            if (words.yearless.isPresent()) {
                List<LocalDate> days = outer.start()
                        .datesUntil(outer.end().plusDays(1))
                        .filter(day -> MonthDay.from(day).equals(words.yearless.get()))
                        .toList();
                if (days.size() == 1) {
                    Window day = day(days.getFirst());
                    return new PublicationDate(
                            Optional.empty(),
                            Optional.of(day),
                            Optional.of(day),
                            window.conventions(),
                            with(
                                    window.basis(),
                                    "the date line \"" + report.text().quote(words.span)
                                            + "\" has no year; one such day lies in " + outer),
                            withSpan(window.from(), words.span));
                }
            }
        }
        return window;
    }

    private static List<String> with(List<String> list, String more) {
        List<String> all = new ArrayList<>(list);
        all.add(more);
        return all;
    }

    private static List<Span> withSpan(List<Span> list, Span more) {
        List<Span> all = new ArrayList<>(list);
        all.add(more);
        return all;
    }

    // --- how long the war has lasted

    private Optional<PublicationDate> counted(Report report, List<Read> reads, List<Notice> notices) {
        for (Read read : reads) {
            if (read.line.block() != Block.Kind.PARAGRAPH && read.line.block() != Block.Kind.TITLE) {
                continue;
            }
            for (Counting counting : COUNTINGS) {
                Matcher matcher = counting.pattern.matcher(read.line.kinds());
                while (matcher.find()) {
                    Optional<PublicationDate> date =
                            counted(report, reads, read.line, matcher, counting.ordinal, notices);
                    if (date.isPresent()) {
                        return date;
                    }
                }
            }
        }
        return Optional.empty();
    }

    private Optional<PublicationDate> counted(
            Report report, List<Read> reads, Line line, Matcher matcher, boolean ordinal, List<Notice> notices) {
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
        Optional<LocalDate> told = latestTold(reads);
        List<PublicationDate> dates = new ArrayList<>();
        List<String> names = new ArrayList<>();
        String noun = line.lower(lastWar(line, begin, end));
        for (Conflict conflict : meant) {
            if (!conflict.called().contains(noun)) {
                continue;
            }
            PublicationDate date = window(conflict, unit, count, ordinal, words, span);
            LocalDate last = date.outer().orElseThrow().end();
            boolean overByThen = conflict.ended().isPresent()
                    && last.isAfter(conflict.ended().get());
            boolean toldLater = told.isPresent() && told.get().isAfter(last);
            if (!overByThen && !toldLater) {
                dates.add(date);
                names.add(conflict.name());
            }
        }
        if (dates.size() > 1) {
            notices.add(new Notice(
                    "time",
                    "time.conflict-ambiguous",
                    Optional.of(report.id()),
                    Optional.of(span),
                    "the war that \"" + words + "\" counts must be one; got " + String.join(", ", names)
                            + "; give the date of publication with --published"));
        }
        return dates.size() == 1 ? Optional.of(dates.getFirst()) : Optional.empty();
    }

    private static int lastWar(Line line, int begin, int end) {
        int last = begin;
        for (int i = begin; i < end; i++) {
            last = line.is(i, Kind.WAR) ? i : last;
        }
        return last;
    }

    private static PublicationDate window(
            Conflict conflict, Unit unit, int count, boolean ordinal, String words, Span span) {
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
        Window outer = union(List.copyOf(conventions.values()));
        return new PublicationDate(
                Optional.empty(),
                Optional.of(outer),
                Optional.of(union(mainstream)),
                conventions,
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
    private static Map<String, Window> fromStart(LocalDate start, Unit unit, int count, boolean ordinal) {
        Map<String, Window> windows = new LinkedHashMap<>();
        if (unit == Unit.DAY) {
            windows.put("day_1_is_" + start, day(start.plusDays(count - 1L)));
            windows.put("day_0_is_" + start, day(start.plusDays(count)));
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

    private static void checkCount(
            Report report, LocalDate day, Optional<PublicationDate> counted, List<Notice> notices) {
        counted.ifPresent(count -> {
            Window outer = count.outer().orElseThrow();
            if (day.isBefore(outer.start()) || day.isAfter(outer.end())) {
                notices.add(new Notice(
                        "time",
                        "time.count-mismatch",
                        Optional.of(report.id()),
                        Optional.of(count.from().getFirst()),
                        "the stated publication must lie where " + count.basis().getFirst() + " puts it, " + outer
                                + "; got " + day + "; check the date in the metadata"));
            }
        });
    }

    // --- full dates

    /// The latest full date that the article's own paragraphs tell of as past.
    private static Optional<LocalDate> latestTold(List<Read> reads) {
        return told(reads).map(Told::day).max(Comparator.naturalOrder());
    }

    private record Told(Read read, Piece piece, LocalDate day) {}

    private static java.util.stream.Stream<Told> told(List<Read> reads) {
        return reads.stream()
                .filter(read -> read.line.block() == Block.Kind.PARAGRAPH)
                .flatMap(read -> read.pieces.subList(read.dateline, read.pieces.size()).stream()
                        .filter(piece -> piece.meaning() instanceof Named.Day day
                                && day.year().written()
                                && Tense.of(read.line, piece.begin(), piece.end()) != Tense.FUTURE)
                        .map(piece -> new Told(
                                read,
                                piece,
                                ((Named.Day) piece.meaning())
                                        .in(LocalDate.EPOCH, Tense.PAST)
                                        .getFirst()
                                        .start())));
    }

    /// A report is not older than what it tells: the windows lose the days before.
    private static PublicationDate notBefore(PublicationDate date, LocalDate told) {
        Window outer = date.outer().orElseThrow();
        if (!told.isAfter(outer.start()) || told.isAfter(outer.end())) {
            return date;
        }
        Map<String, Window> conventions = new LinkedHashMap<>();
        date.conventions().forEach((name, window) -> {
            if (!window.end().isBefore(told)) {
                conventions.put(name, from(window, told));
            }
        });
        return new PublicationDate(
                Optional.empty(),
                Optional.of(from(outer, told)),
                date.mainstream().filter(window -> !window.end().isBefore(told)).map(window -> from(window, told)),
                conventions,
                with(date.basis(), "the text tells of " + told + " as past"),
                date.from());
    }

    private static Window from(Window window, LocalDate told) {
        return new Window(Days.later(window.start(), told), window.end());
    }

    private static final Set<String> COMMON = Set.of(
            "after",
            "about",
            "again",
            "their",
            "there",
            "these",
            "those",
            "which",
            "where",
            "while",
            "would",
            "could",
            "other",
            "under",
            "since",
            "killed",
            "attack",
            "attacks",
            "strike",
            "strikes",
            "report",
            "reported",
            "according",
            "military",
            "forces",
            "company",
            "people");

    /// A weekday and the report's only full date, told of the same thing: they share a word, lie at most two
    /// sentences
    /// apart, and the date falls on that weekday.
    private static Optional<PublicationDate> tied(Report report, List<Read> reads) {
        List<Told> told = told(reads).toList();
        if (told.stream().map(Told::day).distinct().count() != 1) {
            return Optional.empty();
        }
        LocalDate day = told.getFirst().day();
        Read at = told.getFirst().read();
        int index = reads.indexOf(at);
        for (int i = Math.max(0, index - 2); i <= Math.min(reads.size() - 1, index + 2); i++) {
            Read other = reads.get(i);
            for (Piece piece : other.pieces) {
                if (piece.meaning() instanceof Named.Weekday weekday
                        && weekday.turn() == Meaning.Turn.NONE
                        && isOn(day, weekday.day())
                        && i != index
                        && sharesWord(at.line, other.line)) {
                    Window window = new Window(day, day.plusDays(WEEKDAY_REACH));
                    Line line = other.line;
                    String words = line.words(piece.begin(), piece.end());
                    Span span = report.text()
                            .span(
                                    line.lexemes().get(piece.begin()).start(),
                                    line.lexemes().get(piece.end() - 1).end());
                    return Optional.of(new PublicationDate(
                            Optional.empty(),
                            Optional.of(window),
                            Optional.of(window),
                            Map.of("weekday_of_" + day, window),
                            List.of("\"" + words + "\" is " + day
                                    + ", the only full date of the text, told of the same thing; a day is called by its weekday"
                                    + " for " + WEEKDAY_REACH + " days after it"),
                            List.of(span)));
                }
            }
        }
        return Optional.empty();
    }

    private static boolean isOn(LocalDate day, DayOfWeek weekday) {
        return day.getDayOfWeek() == weekday;
    }

    private static boolean sharesWord(Line a, Line b) {
        Set<String> words = new HashSet<>();
        for (Lexeme lexeme : a.lexemes()) {
            if (lexeme.kind() == Kind.OTHER && lexeme.lower().length() >= 5 && !COMMON.contains(lexeme.lower())) {
                words.add(lexeme.lower());
            }
        }
        return b.lexemes().stream().anyMatch(lexeme -> words.contains(lexeme.lower()));
    }
}
