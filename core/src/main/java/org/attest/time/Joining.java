package org.attest.time;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.attest.time.Grammar.Piece;
import org.attest.time.Lexeme.Kind;
import org.attest.time.Meaning.Dated;

/// The second half of [Grammar]: joins a time of day with its day, an offset with the day it counts from, and gives
/// each
/// expression its preposition.
final class Joining {
    private static final Set<Kind> BETWEEN_CLOCK_AND_DAY =
            Set.of(Kind.ON, Kind.OF, Kind.COMMA, Kind.IN, Kind.THE, Kind.INTO, Kind.FROM, Kind.BETWEEN);

    private static final Set<Kind> BETWEEN_DAY_AND_CLOCK = Set.of(Kind.AT, Kind.IN, Kind.THE, Kind.COMMA, Kind.ABOUT);

    private Joining() {}

    static List<Piece> join(Line line, List<Piece> found) {
        List<Piece> pieces = new ArrayList<>(found);
        shareYears(line, pieces);
        boolean again = true;
        while (again) {
            again = false;
            for (int i = 0; i + 1 < pieces.size(); i++) {
                Optional<Piece> joined = pair(line, pieces.get(i), pieces.get(i + 1));
                if (joined.isPresent()) {
                    pieces.set(i, joined.get());
                    pieces.remove(i + 1);
                    again = true;
                    break;
                }
            }
        }
        List<Piece> done = new ArrayList<>();
        for (Piece piece : pieces) {
            alone(line, piece)
                    .ifPresent(kept -> done.add(governed(
                            line, kept, done.isEmpty() ? 0 : done.getLast().end())));
        }
        return done;
    }

    /// "August 31 and September 2, 2020": the year is for both.
    private static void shareYears(Line line, List<Piece> pieces) {
        for (int i = pieces.size() - 2; i >= 0; i--) {
            Piece piece = pieces.get(i);
            Piece next = pieces.get(i + 1);
            boolean adjacent = next.begin() - piece.end() <= 2;
            for (int j = piece.end(); j < next.begin(); j++) {
                adjacent &= line.isAny(j, Kind.AND, Kind.OR, Kind.COMMA);
            }
            if (adjacent
                    && piece.meaning() instanceof Named.Day day
                    && !day.year().written()
                    && next.meaning() instanceof Named.Day later
                    && later.year().written()
                    && day.month() <= later.month()
                    && Named.Day.exists(later.year(), day.month(), day.day())) {
                pieces.set(
                        i,
                        new Piece(
                                piece.begin(),
                                piece.end(),
                                new Named.Day(later.year(), day.month(), day.day(), day.weekday()),
                                piece.clock()));
            }
        }
    }

    private static Optional<Piece> pair(Line line, Piece first, Piece second) {
        boolean firstOfDay = first.meaning() instanceof Meaning.OfDay;
        boolean secondOfDay = second.meaning() instanceof Meaning.OfDay;
        if (firstOfDay && secondOfDay && gap(line, first, second, Set.of(Kind.COMMA, Kind.IN, Kind.THE), 2)) {
            return Optional.of(new Piece(first.begin(), second.end(), first.meaning(), clocks(first, second)));
        }
        if (firstOfDay && takesClock(second) && gap(line, first, second, BETWEEN_CLOCK_AND_DAY, 2)) {
            return Optional.of(new Piece(first.begin(), second.end(), second.meaning(), clocks(first, second)));
        }
        if (secondOfDay
                && takesClock(first)
                && gap(line, first, second, BETWEEN_DAY_AND_CLOCK, 2)
                && !isPossessive(line, first)) {
            return Optional.of(new Piece(first.begin(), second.end(), first.meaning(), clocks(first, second)));
        }
        boolean counts = line.isAny(first.end() - 1, Kind.AFTER, Kind.BEFORE);
        if (counts
                && first.meaning() instanceof Meaning.FromEvent offset
                && second.meaning() instanceof Dated day
                && second.begin() == first.end()
                && !isPossessive(line, second)) {
            return Optional.of(new Piece(
                    first.begin(),
                    second.end(),
                    new Counted.Shifted(day, offset.least(), offset.most()),
                    second.clock()));
        }
        return Optional.empty();
    }

    private static Optional<Clock> clocks(Piece first, Piece second) {
        return first.clock().isPresent() && second.clock().isPresent()
                ? Optional.of(first.clock().get().join(second.clock().get()))
                : first.clock().or(second::clock);
    }

    /// Whether a time of day can belong to what this means: it can to a day, not to a month or a duration.
    private static boolean takesClock(Piece piece) {
        return switch (piece.meaning()) {
            case Named.Day _,
                    Named.EitherDay _,
                    Named.Weekday _,
                    Named.FeastOf _,
                    Counted.Shifted _,
                    Meaning.FromEvent _ -> true;
            case Counted.Reach reach -> reach.most() - reach.least() <= 1;
            case Counted.Between between -> between.precision() == When.Precision.DAYS;
            case Counted.Ago ago -> ago.unit() == Unit.DAY;
            case Named.MonthPart _,
                    Named.Years _,
                    Named.SeasonOf _,
                    Named.MonthOfYear _,
                    Named.Quarter _,
                    Named.FiscalYear _,
                    Counted.Lately _,
                    Counted.Calendar _,
                    Counted.WeekOf _,
                    Counted.Open _,
                    Meaning.Length _,
                    Meaning.Repeated _,
                    Meaning.Vague _,
                    Meaning.Impossible _,
                    Meaning.OfDay _ -> false;
        };
    }

    private static boolean gap(Line line, Piece first, Piece second, Set<Kind> allowed, int most) {
        if (second.begin() - first.end() > most) {
            return false;
        }
        for (int i = first.end(); i < second.begin(); i++) {
            if (!allowed.contains(line.lexemes().get(i).kind())) {
                return false;
            }
        }
        return true;
    }

    private static boolean isPossessive(Line line, Piece piece) {
        return line.is(piece.end(), Kind.POSSESSIVE);
    }

    /// What a time of day means without a day: "overnight" counts from publication, a clock time has no day, and
    /// "early"
    /// or "morning" alone is no time.
    private static Optional<Piece> alone(Line line, Piece piece) {
        if (!(piece.meaning() instanceof Meaning.OfDay)) {
            return Optional.of(piece);
        }
        boolean overnight = false;
        boolean firm = piece.clock().flatMap(Clock::time).isPresent();
        for (int i = piece.begin(); i < piece.end(); i++) {
            overnight |= line.is(i, Kind.OVERNIGHT);
            firm |= line.isAny(i, Kind.CLOCK, Kind.AMPM, Kind.ZONE)
                    || line.is(i, Kind.PART) && line.isAny(i - 1, Kind.BEFORE, Kind.AFTER, Kind.AT, Kind.MID)
                    || line.is(i, Kind.UNITS);
        }
        // "an overnight curfew" is no night in particular.
        if (overnight && !line.is(piece.begin() - 1, Kind.A)) {
            Meaning reach = new Counted.Reach(-1, 0, When.Precision.PART_OF_DAY, "overnight");
            return Optional.of(new Piece(piece.begin(), piece.end(), reach, piece.clock()));
        }
        return firm ? Optional.of(piece) : Optional.empty();
    }

    /// Takes the preposition in: "on" belongs to "on Friday", "since" opens the interval at its end.
    ///
    /// @param free no lexeme before this one may be taken
    private static Piece governed(Line line, Piece piece, int free) {
        int begin = piece.begin();
        int before = begin - 1;
        if (isPossessive(line, piece)) {
            // "after Friday's raid": the preposition governs the raid.
            return piece.as(begin, piece.end() + 1, piece.meaning());
        }
        if (line.is(before, Kind.THE) && !line.is(begin, Kind.THE) && before > free) {
            boolean nounFollows = line.is(piece.end(), Kind.OTHER);
            before = nounFollows ? before : before - 1;
        }
        if (before < free) {
            return piece;
        }
        if (line.isAny(before, Kind.ON, Kind.IN, Kind.AT, Kind.DURING, Kind.OVER)) {
            boolean takes = switch (piece.meaning()) {
                case Dated _, Meaning.Length _ -> true;
                case Meaning.Repeated _ -> line.is(before, Kind.ON);
                case Meaning.FromEvent _, Meaning.OfDay _, Meaning.Vague _, Meaning.Impossible _ -> false;
            };
            return takes ? piece.as(before, piece.end(), piece.meaning()) : piece;
        }
        if (!(piece.meaning() instanceof Dated dated)
                || dated instanceof Counted.Lately
                || dated instanceof Counted.Between
                || dated instanceof Counted.Open) {
            return piece;
        }
        Optional<Counted.Open.Kind> open = line.isAny(before, Kind.SINCE, Kind.FROM, Kind.AFTER)
                ? Optional.of(Counted.Open.Kind.SINCE)
                : line.isAny(before, Kind.UNTIL, Kind.BY)
                        ? Optional.of(line.is(before, Kind.BY) ? Counted.Open.Kind.BY : Counted.Open.Kind.UNTIL)
                        : line.is(before, Kind.BEFORE) ? Optional.of(Counted.Open.Kind.BEFORE) : Optional.empty();
        int from = before;
        return open.map(kind -> piece.as(from, piece.end(), new Counted.Open(kind, dated)))
                .orElse(piece);
    }
}
