package org.attest.time;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import org.attest.language.Document;
import org.attest.language.Reading;
import org.attest.language.Sentence;
import org.attest.reports.Block;
import org.attest.reports.Notice;
import org.attest.reports.Report;
import org.attest.reports.ReportLink;
import org.attest.reports.Span;
import org.attest.reports.Text;
import org.attest.time.Grammar.Piece;
import org.attest.time.Meaning.Dated;
import org.attest.time.Publication.Read;
import org.attest.time.PublicationDate.Window;

/// Finds the time expressions of a report and says what each stands for.
///
/// Words are read in three steps: [Lexer] cuts them, [Grammar] finds what they mean, and here that meaning is laid on
/// the
/// calendar. What counts from publication is resolved for **every** day that the report can have been published on, and
/// the answers are united; without any such day it stays unknown, or without its year. Nothing else stands in for it.
public final class TimeResolver {
    private static final String STAGE = "time";

    private final Publication publication;

    /// @param conflicts wars from whose start writers count, to date reports that do
    public TimeResolver(Conflicts conflicts) {
        this.publication = new Publication(conflicts);
    }

    public Times resolve(Reading reading) {
        Report report = reading.document().report();
        List<Read> reads = read(reading.document());
        List<Notice> notices = new ArrayList<>();
        PublicationDate published = publication.find(report, reads, notices);
        Placing placing = new Placing(report, published, notices);
        List<TimeExpression> expressions = new ArrayList<>();
        for (Read read : reads) {
            for (Piece piece :
                    read.pieces().subList(read.dateline(), read.pieces().size())) {
                Tense tense = Tense.of(read.line(), piece.begin(), piece.end());
                expressions.add(placing.expression(read.line(), piece, tense));
            }
        }
        for (ReportLink link : report.links()) {
            link.date().flatMap(words -> linkDate(report, words, placing)).ifPresent(expressions::add);
        }
        expressions.sort(Comparator.comparing(TimeExpression::span));
        placing.noteUnanchored();
        notices.addAll(Unread.find(report, reads));
        return new Times(published, expressions, timexes(report, reads, published), notices);
    }

    private static List<Timex> timexes(Report report, List<Read> reads, PublicationDate published) {
        Optional<LocalDate> day = published.stated();
        TimexWriter writer = new TimexWriter(report.text(), day);
        return reads.stream()
                .flatMap(read -> read.pieces().stream().flatMap(piece -> writer.write(read.line(), piece).stream()))
                .toList();
    }

    /// The date of a linked article is read whatever stands around it.
    private static Optional<TimeExpression> linkDate(Report report, ReportLink.DateWords words, Placing placing) {
        Text text = report.text();
        Line line = Line.of(
                Block.Kind.LINK,
                text.value(),
                text.offset(words.span().start()),
                text.offset(words.span().end()));
        return Grammar.read(line).stream()
                .filter(piece -> piece.meaning() instanceof Dated)
                .findFirst()
                .map(piece -> placing.expression(line, piece, Tense.PAST));
    }

    private static List<Read> read(Document document) {
        Text text = document.report().text();
        List<Read> reads = new ArrayList<>();
        boolean first = true;
        List<Sentence> sentences = document.sentences();
        for (int i = 0; i < sentences.size(); i++) {
            Sentence sentence = sentences.get(i);
            int start = text.offset(sentence.span().start());
            int end = text.offset(sentence.span().end());
            // "at 10 p.m. Friday" is one expression, though "p.m. F…" looks like the end of a sentence.
            while (i + 1 < sentences.size() && goesOn(sentence, sentences.get(i + 1))) {
                i++;
                sentence = sentences.get(i);
                end = text.offset(sentence.span().end());
            }
            Block.Kind block = sentence.block().kind();
            if (block == Block.Kind.LINK || block == Block.Kind.BYLINE) {
                continue;
            }
            Line line = Line.of(block, text.value(), start, end);
            List<Piece> pieces = Grammar.read(line);
            reads.add(new Read(line, pieces, Publication.dateline(line, pieces, first)));
            first &= block != Block.Kind.PARAGRAPH;
        }
        return reads;
    }

    private static boolean goesOn(Sentence sentence, Sentence next) {
        String last = sentence.tokens().getLast().lower();
        if (!last.equals("a.m.") && !last.equals("p.m.") || !sentence.block().equals(next.block())) {
            return false;
        }
        String word = next.tokens().getFirst().lower();
        List<Lexeme> lexemes = Lexer.lex(next.tokens().getFirst().text(), 0, word.length());
        return lexemes.size() == 1
                && switch (lexemes.getFirst().kind()) {
                    case WEEKDAY, MONTH, ZONE -> true;
                    default -> false;
                };
    }

    /// Lays meanings on the calendar of one report.
    private static final class Placing {
        private final Report report;
        private final PublicationDate published;
        private final Optional<Window> window;
        private final List<Notice> notices;
        private final List<Span> unanchored = new ArrayList<>();

        Placing(Report report, PublicationDate published, List<Notice> notices) {
            this.report = report;
            this.published = published;
            this.window = published.window();
            this.notices = notices;
        }

        TimeExpression expression(Line line, Piece piece, Tense tense) {
            Span span = report.text()
                    .span(
                            line.lexemes().get(piece.begin()).start(),
                            line.lexemes().get(piece.end() - 1).end());
            String words = line.words(piece.begin(), piece.end());
            TimeExpression.Kind dated = piece.clock().isPresent() ? TimeExpression.Kind.TIME : TimeExpression.Kind.DATE;
            return switch (piece.meaning()) {
                case Dated meaning ->
                    new TimeExpression(
                            span,
                            words,
                            meaning instanceof Counted.Lately lately && !lately.isDate()
                                    ? TimeExpression.Kind.DURATION
                                    : dated,
                            when(meaning, piece.clock(), tense, words, span),
                            Optional.empty());
                case Meaning.FromEvent event ->
                    new TimeExpression(
                            span,
                            words,
                            dated,
                            unknown(words, span, "counts from another event of the text"),
                            Optional.of(new TimeExpression.DaysFrom(event.least(), event.most())));
                case Meaning.Length _ ->
                    new TimeExpression(
                            span,
                            words,
                            TimeExpression.Kind.DURATION,
                            unknown(words, span, "says how long, not when"),
                            Optional.empty());
                case Meaning.Repeated _ ->
                    new TimeExpression(
                            span,
                            words,
                            TimeExpression.Kind.SET,
                            unknown(words, span, "says how often, not when"),
                            Optional.empty());
                case Meaning.Impossible _ -> {
                    note(
                            "time.impossible-date",
                            span,
                            "a date must exist; got \"" + words + "\", which no calendar has; look at the original");
                    yield new TimeExpression(
                            span, words, dated, unknown(words, span, "no such day exists"), Optional.empty());
                }
                case Meaning.Vague _ ->
                    new TimeExpression(
                            span,
                            words,
                            TimeExpression.Kind.REFERENCE,
                            unknown(words, span, "points to past, present or future, and no further"),
                            Optional.empty());
                case Meaning.OfDay _ ->
                    new TimeExpression(
                            span,
                            words,
                            TimeExpression.Kind.TIME,
                            unknown(words, span, "a time of day whose day other words give"),
                            Optional.empty());
            };
        }

        private static When unknown(String words, Span span, String basis) {
            return new When.Unknown(words, List.of(basis), List.of(span));
        }

        private When when(Dated written, Optional<Clock> clock, Tense tense, String words, Span span) {
            Dated meaning = narrowed(written, clock);
            if (!meaning.fixed() && window.isEmpty()) {
                unanchored.add(span);
                String why = "the report's own date is not stated and not derivable";
                return meaning.yearless()
                        .<When>map(at -> new When.YearUnknown(
                                at.start(),
                                at.end(),
                                meaning.precision(),
                                clock.map(Clock::words),
                                words,
                                List.of(why + ", so the year is open"),
                                List.of(span)))
                        .orElseGet(() -> new When.Unknown(words, List.of(why), List.of(span)));
            }
            Window on = window.orElseGet(() -> new Window(LocalDate.EPOCH, LocalDate.EPOCH));
            boolean aheadOnly = true;
            TreeSet<LocalDate> days = new TreeSet<>();
            Optional<Days> hull = Optional.empty();
            boolean singles = true;
            boolean one = true;
            for (LocalDate day = on.start();
                    !day.isAfter(meaning.fixed() ? on.start() : on.end());
                    day = day.plusDays(1)) {
                if (!meaning.fixed() && !published.allows(day)) {
                    continue;
                }
                Optional<LocalDate> ahead = nextDay(day, meaning, clock, tense);
                aheadOnly &= ahead.isPresent();
                List<Days> stretches = ahead.map(next -> List.of(Days.of(next))).orElse(meaning.in(day, tense));
                for (Days stretch : stretches) {
                    one &= hull.isEmpty() || hull.get().equals(stretch);
                    hull = Optional.of(hull.map(stretch::union).orElse(stretch));
                    singles &= stretch.single();
                    days.add(stretch.start());
                }
            }
            if (hull.isEmpty()) {
                return unknown(words, span, "ends before it begins");
            }
            Days all = hull.get();
            List<LocalDate> candidates =
                    singles && days.size() > 1 && days.size() < all.length() ? List.copyOf(days) : List.of();
            check(meaning, days, all, singles, tense, words, span);
            return interval(meaning, clock, all, candidates, one, aheadOnly, words, span);
        }

        /// "at about 10:20 p.m. last night" is the evening before publication; "at 3 a.m. last night" its own
        /// morning.
        private static Dated narrowed(Dated meaning, Optional<Clock> clock) {
            if (meaning instanceof Counted.Reach reach
                    && reach.most() == reach.least() + 1
                    && clock.isPresent()
                    && clock.get().time().isPresent()) {
                boolean evening = clock.get().time().get().getHour() >= 12;
                int day = evening ? reach.least() : reach.most();
                return new Counted.Reach(day, day, When.Precision.DAY, reach.words());
            }
            return meaning;
        }

        /// "early on Friday" in a report that its outlet dates on Thursday is the coming night, in a zone
        /// further east,
        /// and not a night six days old.
        private static Optional<LocalDate> nextDay(
                LocalDate publication, Dated meaning, Optional<Clock> clock, Tense tense) {
            LocalDate next = publication.plusDays(1);
            boolean fits = tense != Tense.FUTURE
                    && meaning instanceof Named.Weekday weekday
                    && weekday.turn() == Meaning.Turn.NONE
                    && !weekday.ofWeek()
                    && clock.isPresent()
                    && clock.get().firstHours()
                    && next.getDayOfWeek() == weekday.day();
            return fits ? Optional.of(next) : Optional.empty();
        }

        private When interval(
                Dated meaning,
                Optional<Clock> clock,
                Days days,
                List<LocalDate> candidates,
                boolean one,
                boolean ahead,
                String words,
                Span span) {
            List<String> basis = new ArrayList<>();
            basis.add(ahead ? "the first hours of the day after publication, in a zone further east" : meaning.rule());
            if (!meaning.fixed()) {
                basis.add(
                        published.stated().isPresent()
                                ? "publication " + published.stated().get() + " "
                                        + published.basis().getFirst()
                                : "publication between " + window.orElseThrow().start() + " and "
                                        + window.orElseThrow().end());
            }
            boolean window = !one && published.stated().isEmpty();
            When.Precision precision =
                    window ? When.Precision.WINDOW : clock.map(Clock::precision).orElse(meaning.precision());
            boolean nightBefore = clock.isPresent()
                    ? clock.get().firstHours() && clock.get().time().isEmpty() && !isNight(meaning)
                    : meaning instanceof Named.Weekday
                            || meaning instanceof Counted.Between between && between.from() instanceof Named.Weekday
                            || meaning instanceof Counted.Calendar calendar && calendar.unit() == Unit.WEEKEND;
            return new When.Interval(
                    days.start().equals(LocalDate.MIN) ? Optional.empty() : Optional.of(days.start()),
                    days.end().equals(LocalDate.MAX) ? Optional.empty() : Optional.of(days.end()),
                    precision,
                    candidates,
                    nightBefore,
                    clock.map(Clock::words),
                    Optional.empty(),
                    days.single() ? clock.flatMap(at -> at.inGreenwich(days.start())) : Optional.empty(),
                    words,
                    basis,
                    List.of(span));
        }

        /// "last night" and "overnight" already hold both days.
        private static boolean isNight(Dated meaning) {
            return meaning instanceof Counted.Reach reach && reach.most() > reach.least();
        }

        private void check(
                Dated meaning,
                TreeSet<LocalDate> days,
                Days all,
                boolean singles,
                Tense tense,
                String words,
                Span span) {
            if (meaning instanceof Named.Day day
                    && day.weekday().isPresent()
                    && days.stream()
                            .noneMatch(
                                    date -> date.getDayOfWeek() == day.weekday().get())) {
                note(
                        "time.weekday-mismatch",
                        span,
                        "weekday and date must agree; got \"" + words + "\", but " + days.getFirst() + " is a "
                                + days.getFirst()
                                        .getDayOfWeek()
                                        .getDisplayName(java.time.format.TextStyle.FULL, java.util.Locale.ENGLISH)
                                + "; the date was kept");
            }
            boolean toldAsPast = tense == Tense.PAST
                    && singles
                    && (meaning instanceof Named.Day
                            || meaning instanceof Named.Weekday weekday && weekday.turn() != Meaning.Turn.NEXT);
            if (toldAsPast
                    && window.isPresent()
                    && all.end().isAfter(window.get().end())) {
                note(
                        "time.after-publication",
                        span,
                        "what is told as past must not lie after publication "
                                + window.get().end() + "; got \"" + words + "\" = " + all.end()
                                + "; check the report's date");
            }
        }

        private void note(String code, Span span, String detail) {
            notices.add(new Notice(STAGE, code, Optional.of(report.id()), Optional.of(span), detail));
        }

        void noteUnanchored() {
            if (!unanchored.isEmpty()) {
                note(
                        "time.no-anchor",
                        unanchored.getFirst(),
                        unanchored.size()
                                + " expressions count from the report's own date, which must be stated or derivable;"
                                + " it is neither; give it with --published or --metadata");
            }
        }
    }
}
