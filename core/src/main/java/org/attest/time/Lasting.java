package org.attest.time;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.attest.reports.Block;
import org.attest.reports.Report;
import org.attest.reports.Span;
import org.attest.time.Grammar.Piece;
import org.attest.time.Publication.Read;
import org.attest.time.PublicationDate.Window;

/// Clues from a length whose start the same sentence gives: "the blockade, which began on 3 April 2023, has lasted ten
/// months", "ten months ago, on 3 April 2023".
final class Lasting {
    private static final Set<String> STARTS = Set.of("began", "started", "launched", "imposed", "erupted", "broke");

    /// Still going on when the report is written; "lasted" alone is over.
    private static final Set<String> GOING_ON = Set.of("has", "have", "is", "now", "continues", "enters", "entered");

    private Lasting() {}

    static List<Clue> find(Report report, List<Read> reads) {
        List<Clue> clues = new ArrayList<>();
        for (Read read : reads) {
            if (read.line().block() == Block.Kind.PARAGRAPH) {
                find(report, read).ifPresent(clues::add);
            }
        }
        return clues;
    }

    private static Optional<Clue> find(Report report, Read read) {
        Line line = read.line();
        List<Piece> dates =
                read.pieces().stream().filter(piece -> start(piece).isPresent()).toList();
        boolean starts = line.lexemes().stream()
                .anyMatch(lexeme -> STARTS.contains(lexeme.lower()) || lexeme.kind() == Lexeme.Kind.SINCE);
        boolean goingOn = line.lexemes().stream().anyMatch(lexeme -> GOING_ON.contains(lexeme.lower()));
        if (dates.size() != 1 || !starts) {
            return Optional.empty();
        }
        LocalDate start = start(dates.getFirst()).orElseThrow();
        for (Piece piece : read.pieces()) {
            Optional<Meaning.Amount> amount = switch (piece.meaning()) {
                case Meaning.Length length when goingOn -> Optional.of(length.amount());
                case Counted.Ago ago
                when ago.sign() < 0 -> Optional.of(new Meaning.Amount(ago.unit(), ago.least(), ago.most(), false));
                default -> Optional.empty();
            };
            boolean loose = line.isAny(
                            piece.begin(),
                            Lexeme.Kind.ABOUT,
                            Lexeme.Kind.NEARLY,
                            Lexeme.Kind.OVER,
                            Lexeme.Kind.MORE,
                            Lexeme.Kind.LESS,
                            Lexeme.Kind.UP)
                    || line.isAny(piece.begin() - 1, Lexeme.Kind.ABOUT, Lexeme.Kind.OVER, Lexeme.Kind.NEARLY);
            if (!loose && amount.filter(Lasting::exact).isPresent()) {
                return Optional.of(clue(report, line, piece, start, amount.orElseThrow()));
            }
        }
        return Optional.empty();
    }

    private static Optional<LocalDate> start(Piece piece) {
        Meaning meaning = piece.meaning() instanceof Counted.Open open && open.kind() == Counted.Open.Kind.SINCE
                ? open.edge()
                : piece.meaning();
        return meaning instanceof Named.Day day && day.year().written()
                ? Optional.of(day.in(LocalDate.EPOCH, Tense.PAST).getFirst().start())
                : Optional.empty();
    }

    private static boolean exact(Meaning.Amount amount) {
        boolean countable = amount.unit() == Unit.DAY
                || amount.unit() == Unit.WEEK
                || amount.unit() == Unit.MONTH
                || amount.unit() == Unit.YEAR;
        return countable && !amount.vague() && !amount.half();
    }

    private static Clue clue(Report report, Line line, Piece piece, LocalDate start, Meaning.Amount amount) {
        Map<String, Window> conventions = WarCounts.fromStart(start, amount.unit(), amount.most(), false);
        Span span = report.text()
                .span(
                        line.lexemes().get(piece.begin()).start(),
                        line.lexemes().get(piece.end() - 1).end());
        Window outer = Clue.union(List.copyOf(conventions.values()));
        return new Clue(
                conventions,
                Optional.of(outer),
                List.of(
                        "\"" + line.words(piece.begin(), piece.end()) + "\" is counted from " + start
                                + ", which the same sentence gives",
                        "published between " + outer.start() + " and " + outer.end() + " under every way of counting"),
                List.of(span));
    }
}
