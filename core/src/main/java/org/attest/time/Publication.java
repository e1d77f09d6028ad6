package org.attest.time;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.MonthDay;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.attest.reports.Block;
import org.attest.reports.Notice;
import org.attest.reports.Report;
import org.attest.reports.ReportLink;
import org.attest.reports.Span;
import org.attest.reports.Text;
import org.attest.time.Grammar.Piece;
import org.attest.time.Lexeme.Kind;
import org.attest.time.PublicationDate.Window;

/// Finds when a report was published: what its metadata or its date line state, or else the window that its own words
/// leave, as [Clue]s.
///
/// Windows come from how long a war has lasted ([WarCounts]) or anything else with a known start ([Lasting]), and from
/// a
/// weekday that the text ties to a full date ("destroyed on Monday … dates the airport raid to August 31, 2020"), since
/// news
/// names a day by its weekday for a week. They are cut by date lines without a year, by the latest date that is told as
/// past, by the dates of articles that are referred to, and by weekdays that fit a date in some years only.
final class Publication {
    /// A line with its expressions; the first `dateline` of them say when the report was written, not when things
    /// happened.
    record Read(Line line, List<Piece> pieces, int dateline) {}

    private static final int LONGEST_DATELINE = 18;

    /// Days for which news calls a day by its weekday alone.
    private static final int WEEKDAY_REACH = 6;

    private final WarCounts wars;

    Publication(Conflicts conflicts) {
        this.wars = new WarCounts(conflicts);
    }

    /// What metadata or a date line state stands; everything else is then only held against it. Otherwise all clues
    /// are
    /// cut with one another, and those that contradict each other are noticed and united, not repaired.
    PublicationDate find(Report report, List<Read> reads, List<Notice> notices) {
        List<Told> told = told(reads).toList();
        Optional<LocalDate> latest = told.stream().map(Told::day).max(Comparator.naturalOrder());
        List<Clue> clues = new ArrayList<>();
        wars.find(report, reads, latest, notices).ifPresent(clues::add);
        clues.addAll(Lasting.find(report, reads));
        tied(report, reads).ifPresent(clues::add);
        List<DateWords> lines = dateLines(report, reads);
        Optional<PublicationDate> stated = report.source()
                .published()
                .map(metadata -> stated(metadata.date(), metadata.basis(), List.of()))
                .or(() -> fullDateLine(report, lines));
        if (stated.isPresent()) {
            LocalDate day = stated.get().stated().orElseThrow();
            clues.forEach(clue -> check(report, day, clue, notices));
            return stated.get();
        }
        Optional<Clue> either = lines.stream()
                .filter(words -> words.days.size() == 2)
                .findFirst()
                .map(words -> either(report, words));
        if (either.isPresent()) {
            return either.get().toDate();
        }
        Optional<Clue> solved = Optional.empty();
        for (Clue clue : clues) {
            solved = solved.map(known -> known.and(clue).orElseGet(() -> {
                        notices.add(disagree(report, known, clue));
                        return known.or(clue);
                    }))
                    .or(() -> Optional.of(clue));
        }
        return solved.map(clue -> latest.map(
                                day -> notBefore(clue, day, "the text tells of " + day + " as past", List.of()))
                        .orElse(clue))
                .map(clue -> afterLinks(report, clue))
                .map(clue -> onDateLine(report, clue, lines))
                .map(clue -> onWeekdays(reads, clue))
                .map(Clue::toDate)
                .orElseGet(PublicationDate::unknown);
    }

    private static Optional<PublicationDate> fullDateLine(Report report, List<DateWords> lines) {
        return lines.stream()
                .filter(words -> words.days.size() == 1)
                .min(Comparator.comparing(words -> words.days.getFirst()))
                .map(words -> stated(
                        words.days.getFirst(),
                        "the date line \"" + report.text().quote(words.span) + "\"",
                        List.of(words.span)));
    }

    private static Notice disagree(Report report, Clue known, Clue clue) {
        return new Notice(
                "time",
                "time.anchors-disagree",
                Optional.of(report.id()),
                clue.from().stream().findFirst(),
                "what dates a report must agree; got " + known.outer() + " from "
                        + known.basis().getFirst() + ", and "
                        + clue.outer() + " from " + clue.basis().getFirst()
                        + "; both were kept. Give the date of publication with --published");
    }

    private static PublicationDate stated(LocalDate day, String basis, List<Span> from) {
        return new PublicationDate(
                Optional.of(day), Optional.empty(), Optional.empty(), Map.of(), List.of("stated by " + basis), from);
    }

    private static Clue either(Report report, DateWords words) {
        Map<String, Window> conventions = new LinkedHashMap<>();
        conventions.put("day_first", Clue.day(words.days.getFirst()));
        conventions.put("month_first", Clue.day(words.days.getLast()));
        return new Clue(
                conventions,
                Optional.of(Clue.union(List.copyOf(conventions.values()))),
                List.of("the date line \"" + report.text().quote(words.span)
                        + "\" can be read day first or month first"),
                List.of(words.span));
    }

    // --- date lines

    /// @param days the day, or its two readings; empty if the year is missing
    private record DateWords(
            Span span, List<LocalDate> days, Optional<MonthDay> yearless, Optional<DayOfWeek> weekday) {}

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
                                            Optional.empty(),
                                            Optional.empty())
                                    : new DateWords(
                                            span,
                                            List.of(),
                                            dated.yearless().map(Meaning.MonthDays::start),
                                            dated instanceof Named.Day day ? day.weekday() : Optional.empty()));
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

    /// A date line without its year: the windows shrink to that day, where they hold it.
    private static Clue onDateLine(Report report, Clue clue, List<DateWords> lines) {
        for (DateWords words : lines) {
            if (words.yearless.isPresent()) {
                List<LocalDate> days = clue.outer()
                        .start()
                        .datesUntil(clue.outer().end().plusDays(1))
                        .filter(day -> MonthDay.from(day).equals(words.yearless.get()))
                        .filter(day -> words.weekday.isEmpty() || day.getDayOfWeek() == words.weekday.get())
                        .toList();
                if (days.size() == 1) {
                    Window day = Clue.day(days.getFirst());
                    return clue.where(
                            window -> window.filter(own -> own.contains(day.start()))
                                    .map(_ -> day),
                            "the date line \"" + report.text().quote(words.span)
                                    + "\" has no year; one such day lies in " + clue.outer(),
                            List.of(words.span));
                }
            }
        }
        return clue;
    }

    /// "Friday, September 11", told as past: only in some years is that day a Friday, and a report is not older.
    private static Clue onWeekdays(List<Read> reads, Clue clue) {
        Clue cut = clue;
        for (Read read : reads) {
            for (Piece piece : read.pieces.subList(read.dateline, read.pieces.size())) {
                boolean past = Tense.of(read.line, piece.begin(), piece.end()) == Tense.PAST;
                if (past
                        && piece.meaning() instanceof Named.Day day
                        && !day.year().written()
                        && day.weekday().isPresent()) {
                    Window outer = cut.outer();
                    Optional<LocalDate> first = outer.start()
                            .minusDays(Named.Day.FAR)
                            .datesUntil(outer.end().plusDays(1))
                            .filter(each -> each.getMonthValue() == day.month()
                                    && each.getDayOfMonth() == day.day()
                                    && each.getDayOfWeek() == day.weekday().get())
                            .findFirst();
                    if (first.isPresent()) {
                        cut = notBefore(
                                cut,
                                first.get(),
                                "\"" + read.line.words(piece.begin(), piece.end()) + "\" can only be " + first.get()
                                        + ", and is told as past",
                                List.of());
                    }
                }
            }
        }
        return cut;
    }

    /// An article does not refer to one of a later date.
    private static Clue afterLinks(Report report, Clue clue) {
        Clue cut = clue;
        for (ReportLink link : report.links()) {
            Optional<LocalDate> day = link.date().flatMap(words -> fullDate(report, words));
            if (day.isPresent()) {
                cut = notBefore(
                        cut,
                        day.get(),
                        "it refers to an article of " + day.get(),
                        List.of(link.date().orElseThrow().span()));
            }
        }
        return cut;
    }

    private static Optional<LocalDate> fullDate(Report report, ReportLink.DateWords words) {
        Text text = report.text();
        Line line = Line.of(
                Block.Kind.LINK,
                text.value(),
                text.offset(words.span().start()),
                text.offset(words.span().end()));
        return Grammar.read(line).stream()
                .flatMap(piece ->
                        piece.meaning() instanceof Named.Day day && day.year().written()
                                ? day.in(LocalDate.EPOCH, Tense.PAST).stream()
                                : java.util.stream.Stream.empty())
                .map(Days::start)
                .findFirst();
    }

    private static void check(Report report, LocalDate day, Clue clue, List<Notice> notices) {
        Window outer = clue.outer();
        if (day.isBefore(outer.start()) || day.isAfter(outer.end())) {
            notices.add(new Notice(
                    "time",
                    "time.count-mismatch",
                    Optional.of(report.id()),
                    clue.from().stream().findFirst(),
                    "the stated publication must lie where " + clue.basis().getFirst() + " puts it, " + outer + "; got "
                            + day + "; check the date in the metadata"));
        }
    }

    // --- full dates

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
    private static Clue notBefore(Clue clue, LocalDate told, String why, List<Span> evidence) {
        return clue.where(
                window -> window.filter(own -> !own.end().isBefore(told))
                        .map(own -> new Window(Days.later(own.start(), told), own.end())),
                why,
                evidence);
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
    private static Optional<Clue> tied(Report report, List<Read> reads) {
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
                    return Optional.of(new Clue(
                            Map.of("weekday_of_" + day, window),
                            Optional.of(window),
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
