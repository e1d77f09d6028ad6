package org.attest.time;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.attest.time.Lexeme.Kind;

/// Finds the time expressions of a line: a table of patterns over kinds of lexemes, and then the words that join what
/// the
/// table finds (a time of day with its day, a preposition with what it governs).
///
/// In the table a capitalised word is a [Kind]; everything else is regular-expression syntax, spaces aside. To teach it
/// a
/// new expression, add a row; to teach it a new word, add the word to `words.tsv`.
final class Grammar {
    /// An expression: lexemes `[begin, end)` of a line, and what they mean.
    ///
    /// @param ends of a range the expressions that it begins and ends with; otherwise none
    record Piece(int begin, int end, Meaning meaning, Optional<Clock> clock, List<Piece> ends) {
        Piece(int begin, int end, Meaning meaning) {
            this(begin, end, meaning, Optional.empty());
        }

        Piece(int begin, int end, Meaning meaning, Optional<Clock> clock) {
            this(begin, end, meaning, clock, List.of());
        }

        Piece with(Piece from, Piece to) {
            return new Piece(begin, end, meaning, clock, List.of(from, to));
        }

        /// The same words, or more or fewer of them, with another meaning.
        Piece as(int newBegin, int newEnd, Meaning newMeaning) {
            return new Piece(newBegin, newEnd, newMeaning, clock, ends);
        }
    }

    record Row(String name, Pattern pattern, Function<Match, List<Piece>> build) {}

    /// What one row found at one place.
    private record Found(int begin, int end, List<Piece> pieces) {}

    /// Words after which a day is part of a name: the Sunday Times, the April 6 Movement.
    private static final Set<String> NAMES_AFTER = Set.of(
            "times",
            "telegraph",
            "mirror",
            "express",
            "mail",
            "world",
            "herald",
            "age",
            "post",
            "independent",
            "tribune",
            "mosque",
            "market",
            "movement",
            "alliance",
            "brigade",
            "brigades",
            "street",
            "square",
            "bridge",
            "hospital",
            "university",
            "organization",
            "organisation",
            "revolution",
            "camp",
            "airport",
            "stadium",
            "barracks",
            "uprising",
            "war",
            "group",
            "agreement",
            "martyrs",
            "night");

    private static final Set<String> NAMES_BEFORE =
            Set.of("black", "bloody", "good", "holy", "ash", "palm", "theresa", "super", "ruby");

    private static final List<Row> TABLE = Stream.of(DayRows.TABLE, PeriodRows.TABLE, CountRows.TABLE, ClockRows.TABLE)
            .flatMap(List::stream)
            .toList();

    private Grammar() {}

    static Row row(String name, String pattern, Function<Match, List<Piece>> build) {
        return new Row(name, compile(pattern), build);
    }

    /// Turns a pattern of the table into one over [Line#kinds()]: `THE? UNIT` becomes two letters and a question
    /// mark.
    static Pattern compile(String pattern) {
        StringBuilder compiled = new StringBuilder();
        Matcher names = Pattern.compile("[A-Z]+").matcher(pattern);
        while (names.find()) {
            names.appendReplacement(
                    compiled, String.valueOf(Kind.valueOf(names.group()).letter()));
        }
        names.appendTail(compiled);
        return Pattern.compile(compiled.toString().replace(" ", ""));
    }

    /// The expressions of a line in order; they do not overlap.
    static List<Piece> read(Line line) {
        if (line.lexemes().stream().noneMatch(lexeme -> ANCHORS.contains(lexeme.kind()))) {
            return List.of();
        }
        List<Found> found = new ArrayList<>();
        for (Row row : TABLE) {
            Matcher matcher = row.pattern.matcher(line.kinds());
            int from = 0;
            while (from <= line.kinds().length() && matcher.find(from)) {
                List<Piece> pieces = row.build.apply(new Match(line, matcher));
                boolean fits = !pieces.isEmpty() && !isName(line, matcher.start(), matcher.end());
                if (fits) {
                    found.add(new Found(matcher.start(), matcher.end(), pieces));
                }
                // Where it does not fit, fewer words may: "the eight-year war" has a length, but not "the eight-year".
                from = fits ? matcher.end() : matcher.start() + 1;
            }
        }
        found.sort(Comparator.comparingInt(Found::begin)
                .thenComparing(Comparator.comparingInt(Found::end).reversed()));
        List<Piece> pieces = new ArrayList<>();
        int free = 0;
        for (Found each : found) {
            if (each.begin >= free) {
                pieces.addAll(each.pieces);
                free = each.end;
            }
        }
        return Joining.join(line, pieces);
    }

    /// Without one of these a line holds no time expression.
    private static final Set<Kind> ANCHORS = Set.of(
            Kind.WEEKDAY,
            Kind.WEEKDAYS,
            Kind.MONTH,
            Kind.YEAR,
            Kind.DATE,
            Kind.IMPOSSIBLE,
            Kind.CLOCK,
            Kind.AMPM,
            Kind.UNIT,
            Kind.UNITS,
            Kind.PART,
            Kind.SEASON,
            Kind.DECADE,
            Kind.TODAY,
            Kind.YESTERDAY,
            Kind.TOMORROW,
            Kind.TONIGHT,
            Kind.OVERNIGHT,
            Kind.REGULARLY,
            Kind.FEAST,
            Kind.NOW,
            Kind.CURRENT,
            Kind.RECENT,
            Kind.RECENTLY,
            Kind.PAST,
            Kind.FUTURE,
            Kind.ZONE);

    private static boolean isName(Line line, int begin, int end) {
        return line.is(end, Kind.OTHER) && line.capital(end) && NAMES_AFTER.contains(line.lower(end))
                || line.capital(begin - 1) && NAMES_BEFORE.contains(line.lower(begin - 1))
                // The Mail on Sunday
                || line.is(begin - 1, Kind.ON)
                        && line.capital(begin - 2)
                        && line.lower(begin - 2).equals("mail");
    }
}
