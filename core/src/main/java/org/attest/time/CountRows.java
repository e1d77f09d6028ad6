package org.attest.time;

import java.time.DayOfWeek;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.attest.time.Grammar.Piece;
import org.attest.time.Grammar.Row;
import org.attest.time.Lexeme.Kind;
import org.attest.time.Meaning.Amount;
import org.attest.time.Meaning.FromEvent;

/// Rows of [Grammar] for what is counted: so long ago, so long after, how long, how often; and words that only point to
/// past, present or future.
final class CountRows {
    private static final String COUNT = "(NUMBER|DAY|VAGUE|A)";
    private static final String UNIT = "(UNIT|UNITS)";
    private static final String LOOSELY = "(ABOUT|NEARLY|OVER|NO? (MORE|LESS) THAN|AT (LEAST|MOST)|UP TO)?";

    static final List<Row> TABLE = List.of(
            // --- counted from publication
            Grammar.row("ago", LOOSELY + COUNT + UNIT + "(OR OTHER)? AGO", CountRows::ago),
            Grammar.row("days ago", "UNITS AGO", CountRows::ago),
            Grammar.row("year-ago", "(THE OTHER?|A)? UNIT DASH (AGO|EARLIER) (UNIT|PERIOD)?", CountRows::yearAgo),
            Grammar.row("the last three months", "THE? (LAST|PAST) " + COUNT + UNIT, CountRows::lately),
            Grammar.row("the next few days", "THE? NEXT " + COUNT + UNIT, CountRows::lately),
            Grammar.row("the past week", "THE (LAST|PAST) UNIT", CountRows::lately),
            Grammar.row("past decade", "PAST (UNIT|UNITS)", CountRows::lately),
            Grammar.row("recent weeks", "RECENT UNITS", CountRows::lately),
            Grammar.row("the coming weeks", "THE? NEXT UNITS", CountRows::lately),
            // --- counted from another event
            Grammar.row(
                    "two days later",
                    LOOSELY + COUNT + UNIT + "(OR LESS)? (LATER|EARLIER|BEFORE|AFTER)",
                    CountRows::fromEvent),
            Grammar.row("hours later", "UNITS (LATER|EARLIER|BEFORE|AFTER)", CountRows::fromEvent),
            Grammar.row("within hours", "WITHIN " + COUNT + "? " + UNIT + " OF?", CountRows::within),
            Grammar.row("the next day", "THE? (NEXT|FOLLOWING|PREVIOUS) (UNIT|PART)", CountRows::neighbour),
            Grammar.row("the previous 48 hours", "THE PREVIOUS " + COUNT + UNIT, CountRows::previousSpan),
            Grammar.row("the day before", "THE (UNIT|PART) (BEFORE|AFTER)", CountRows::neighbour),
            Grammar.row("the same day", "(EARLIER|LATER)? (THE? SAME|THAT SAME?) (UNIT|PART)", CountRows::sameDay),
            Grammar.row("day three", "(THE|A)? ORDINAL UNIT", CountRows::dayOfEvent),
            // --- how long, how often
            Grammar.row("a year", "A UNIT", CountRows::rate),
            Grammar.row(
                    "three hours",
                    "FOR? (" + LOOSELY + "|THE (ORDINAL|LAST)?) " + COUNT + "MORE? DASH? " + UNIT,
                    CountRows::length),
            Grammar.row("a year and a half", "FOR? " + LOOSELY + " A UNIT AND A HALF", CountRows::andHalf),
            Grammar.row("half an hour", "FOR? " + LOOSELY + " (HALF (A|DASH) UNIT|A HALF DASH? UNIT)", CountRows::half),
            Grammar.row("hours-long", "(UNIT|UNITS) DASH LONG", m -> m.is(new Meaning.Length(m.amount()))),
            Grammar.row("years", "FOR? (UNITS|DECADE)", CountRows::bareLength),
            Grammar.row("every week", "EVERY (NUMBER|DAY|VAGUE)? (UNIT|UNITS|WEEKDAY|PART)", CountRows::repeated),
            Grammar.row("regularly", "REGULARLY", CountRows::regularly),
            // --- before, at or after the time of writing
            Grammar.row("now", "NOW", m -> vague(m, TimeExpression.Reference.PRESENT)),
            Grammar.row("current", "CURRENT", m -> vague(m, TimeExpression.Reference.PRESENT)),
            Grammar.row("recently", "MORE? RECENTLY", m -> vague(m, TimeExpression.Reference.PAST)),
            Grammar.row("the past", "THE PAST", CountRows::thePast),
            Grammar.row("the future", "THE OTHER? FUTURE", CountRows::theFuture));

    private CountRows() {}

    private static List<Piece> ago(Match m) {
        Unit unit = m.unit();
        if (m.count().isEmpty()) {
            int[] several = unit.several();
            return m.is(new Counted.Ago(unit, several[0], several[1], -1));
        }
        Lexeme count = m.count().get();
        int least = m.has(Kind.LESS) ? 0 : count.least();
        int most = more(m) ? count.most() + Math.max(1, count.most() / 2) : count.most();
        return m.is(new Counted.Ago(unit, least, most, -1));
    }

    private static boolean more(Match m) {
        return m.has(Kind.MORE) || m.has(Kind.OVER);
    }

    private static List<Piece> lately(Match m) {
        Unit unit = m.unit();
        // "the last three hours of the battle" and "the last day" count from elsewhere.
        if (m.line().is(m.end(), Kind.OF) || m.line().is(m.end(), Kind.BEFORE)) {
            return List.of();
        }
        Amount amount = m.count().isPresent() || m.has(Kind.UNITS) ? m.amount() : Amount.one(unit);
        Counted.Lately.Side side = m.has(Kind.RECENT)
                ? Counted.Lately.Side.RECENT
                : m.has(Kind.NEXT) ? Counted.Lately.Side.NEXT : Counted.Lately.Side.LAST;
        return m.is(new Counted.Lately(amount, side));
    }

    private static List<Piece> fromEvent(Match m) {
        boolean after = m.has(Kind.LATER) || m.has(Kind.AFTER);
        Unit unit = m.unit();
        TimeExpression.DaysFrom days;
        if (m.count().isEmpty()) {
            int[] several = unit.several();
            days = unit.loosely(several[0], several[1]);
        } else {
            Lexeme count = m.count().get();
            boolean less = m.has(Kind.LESS);
            int most = more(m) ? count.most() + Math.max(1, count.most() / 2) : count.most();
            days = less
                    ? new TimeExpression.DaysFrom(0, unit.loosely(most, most).most())
                    : unit.loosely(count.least(), most);
        }
        FromEvent.Side side = m.has(Kind.LATER)
                ? FromEvent.Side.LATER
                : m.has(Kind.EARLIER) ? FromEvent.Side.EARLIER : after ? FromEvent.Side.AFTER : FromEvent.Side.BEFORE;
        return m.is(
                after
                        ? new FromEvent(days.least(), days.most(), side, Optional.of(m.amount()))
                        : new FromEvent(-days.most(), -days.least(), side, Optional.of(m.amount())));
    }

    private static List<Piece> within(Match m) {
        int most = m.count().map(Lexeme::most).orElse(m.unit().several()[1]);
        int days = m.unit().shorterThanDay()
                ? m.unit().loosely(most, most).most()
                : m.unit().loosely(most, most).most();
        int end = m.line().is(m.end() - 1, Kind.OF) ? m.end() - 1 : m.end();
        return List.of(new Piece(
                m.begin(), end, new FromEvent(0, Math.max(1, days), FromEvent.Side.WITHIN, Optional.of(m.amount()))));
    }

    /// "the next day", "the previous night", "the week before"; "next week" without "the" counts from publication.
    private static List<Piece> neighbour(Match m) {
        boolean before = m.has(Kind.PREVIOUS) || m.has(Kind.BEFORE);
        if (m.has(Kind.PART)) {
            boolean names = m.has(Kind.THE) || m.has(Kind.FOLLOWING) || m.has(Kind.PREVIOUS);
            return names ? m.is(beside(before, new TimeExpression.DaysFrom(1, 1), Unit.DAY)) : List.of();
        }
        Unit unit = m.unit();
        if (unit.shorterThanDay() || !m.has(Kind.THE) && unit != Unit.DAY) {
            return List.of();
        }
        TimeExpression.DaysFrom days = switch (unit) {
            case DAY, NIGHT -> new TimeExpression.DaysFrom(1, 1);
            // The calendar week beside the one of the event.
            case WEEK -> new TimeExpression.DaysFrom(1, 13);
            case MONTH -> new TimeExpression.DaysFrom(1, 61);
            case YEAR -> new TimeExpression.DaysFrom(1, 730);
            case SECOND, MINUTE, HOUR, WEEKEND, FORTNIGHT, QUARTER, DECADE, CENTURY -> unit.loosely(1, 1);
        };
        return m.is(beside(before, days, unit));
    }

    private static FromEvent beside(boolean before, TimeExpression.DaysFrom days, Unit unit) {
        Optional<Amount> one = Optional.of(Amount.one(unit));
        return before
                ? new FromEvent(-days.most(), -days.least(), FromEvent.Side.PREVIOUS, one)
                : new FromEvent(days.least(), days.most(), FromEvent.Side.NEXT, one);
    }

    private static List<Piece> previousSpan(Match m) {
        int most = m.count().map(Lexeme::most).orElse(1);
        return m.is(new FromEvent(
                -m.unit().loosely(most, most).most(), 0, FromEvent.Side.PREVIOUS, Optional.of(m.amount())));
    }

    private static List<Piece> sameDay(Match m) {
        if (m.has(Kind.PART)) {
            return m.is(same(0, 0, Unit.DAY));
        }
        // Somewhere in the same calendar week, month or year.
        return switch (m.unit()) {
            case DAY -> m.is(same(0, 0, m.unit()));
            case WEEK -> m.is(same(-6, 6, m.unit()));
            case MONTH -> m.is(same(-30, 30, m.unit()));
            case YEAR -> m.is(same(-365, 365, m.unit()));
            case SECOND, MINUTE, HOUR, NIGHT, WEEKEND, FORTNIGHT, QUARTER, DECADE, CENTURY -> List.of();
        };
    }

    private static List<Piece> length(Match m) {
        boolean age = m.line().is(m.end(), Kind.OLD)
                || m.line().is(m.end(), Kind.DASH) && m.line().is(m.end() + 1, Kind.OLD);
        boolean aWar = isWar(m.line(), m.end() + 1) || isWar(m.line(), m.end() + 2);
        // The Six-Day War, CBS's 60 Minutes
        boolean name = m.line().capital(m.begin())
                        && m.line().lower(m.end()).equals("war")
                        && m.line().capital(m.end())
                || m.line().capital(m.end() - 1);
        boolean article = m.count()
                .map(count -> count.kind() == Kind.NUMBER && isArticle(count))
                .orElse(false);
        boolean dashed = m.has(Kind.DASH);
        boolean plural = m.has(Kind.UNITS);
        boolean one = !plural && m.count().map(count -> count.most() == 1).orElse(false);
        // "three hour meeting"
        boolean attributive = !plural && !one && m.line().is(m.end(), Kind.OTHER);
        boolean listed = m.has(Kind.THE) && (dashed || !plural);
        // "a day of mourning"
        boolean kind = article && m.line().is(m.end(), Kind.OF);
        if (age && !aWar || name || listed || kind || !plural && !dashed && !one && !attributive || article && dashed) {
            return List.of();
        }
        // "three-quarters of its food"
        boolean fraction =
                m.unit() == Unit.QUARTER && (dashed || plural && m.line().is(m.end(), Kind.OF));
        return fraction ? List.of() : m.is(new Meaning.Length(m.amount()));
    }

    private static boolean isArticle(Lexeme count) {
        return count.lower().equals("a") || count.lower().equals("an");
    }

    /// What can be "three months old" and is no person.
    private static boolean isWar(Line line, int i) {
        return line.is(i, Kind.WAR)
                || Set.of("truce", "ceasefire", "blockade", "campaign", "government", "junta", "deal")
                        .contains(line.lower(i));
    }

    private static FromEvent same(int least, int most, Unit unit) {
        return new FromEvent(least, most, FromEvent.Side.SAME, Optional.of(Amount.one(unit)));
    }

    private static List<Piece> vague(Match m, TimeExpression.Reference reference) {
        return m.is(new Meaning.Vague(reference));
    }

    /// "in the past", but not "the past few days" or "the past mayor".
    private static List<Piece> thePast(Match m) {
        boolean alone = m.line().isAny(m.end(), Kind.BREAK, Kind.COMMA)
                || m.end() == m.line().lexemes().size();
        return alone || m.line().is(m.begin() - 1, Kind.IN) ? vague(m, TimeExpression.Reference.PAST) : List.of();
    }

    /// "in the near future", but not "for the foreseeable future" or "the future of the town".
    private static List<Piece> theFuture(Match m) {
        boolean in = m.line().isAny(m.begin() - 1, Kind.IN, Kind.INTO, Kind.ABOUT);
        return in && !m.line().is(m.end(), Kind.OF) ? vague(m, TimeExpression.Reference.FUTURE) : List.of();
    }

    /// "a year earlier" as one word: the year-earlier quarter, a year-ago loss.
    private static List<Piece> yearAgo(Match m) {
        boolean one = m.unit() == Unit.YEAR && m.has(Kind.DASH);
        return one ? m.is(new Counted.Ago(Unit.YEAR, 1, 1, -1)) : List.of();
    }

    private static List<Piece> andHalf(Match m) {
        return m.is(new Meaning.Length(new Amount(m.unit(), 1, 1, true)));
    }

    private static List<Piece> half(Match m) {
        return m.is(new Meaning.Length(new Amount(m.unit(), 0, 0, true)));
    }

    /// "for hours", "months of fighting": several of them.
    private static List<Piece> bareLength(Match m) {
        boolean counted =
                m.line().isAny(m.begin() - 1, Kind.DASH, Kind.OTHER) && m.line().is(m.begin() - 1, Kind.DASH);
        boolean capital = m.line().capital(m.begin()) && m.begin() > 0;
        boolean governed = m.has(Kind.FOR)
                || m.line().isAny(m.begin() - 1, Kind.OVER, Kind.IN, Kind.AFTER, Kind.WITHIN)
                || m.line().is(m.end(), Kind.OF);
        return governed && !counted && !capital && m.has(Kind.UNITS) ? m.is(new Meaning.Length(m.amount())) : List.of();
    }

    private static List<Piece> repeated(Match m) {
        Optional<DayOfWeek> weekday = m.dayOfWeek();
        return m.is(new Meaning.Repeated(
                weekday.isPresent()
                        ? Optional.empty()
                        : Optional.of(m.has(Kind.PART) ? Amount.one(Unit.DAY) : m.amount()),
                weekday));
    }

    /// "$1 billion a year", "twice a day": how often. After anything else "a year" is how long.
    private static List<Piece> rate(Match m) {
        String before = m.line().lower(m.begin() - 1);
        boolean perUnit = Set.of("once", "twice", "times", "million", "billion", "trillion", "cents", "percent", "%")
                        .contains(before)
                || m.line().isAny(m.begin() - 1, Kind.NUMBER, Kind.DAY)
                || m.line().is(m.begin() - 1, Kind.OTHER) && before.length() > 3 && before.endsWith("s")
                || m.line().is(m.begin() - 1, Kind.OTHER) && Character.isDigit(before.charAt(before.length() - 1));
        return perUnit && m.unit() != Unit.WEEKEND && m.unit() != Unit.QUARTER
                ? m.is(new Meaning.Repeated(Optional.of(Amount.one(m.unit())), Optional.empty()))
                : List.of();
    }

    private static List<Piece> regularly(Match m) {
        int unit = m.the(Kind.REGULARLY).least();
        return m.is(new Meaning.Repeated(
                unit < 0 ? Optional.empty() : Optional.of(Amount.one(Unit.values()[unit])), Optional.empty()));
    }

    /// "the second day of the offensive".
    private static List<Piece> dayOfEvent(Match m) {
        return m.unit() == Unit.DAY && m.line().is(m.end(), Kind.OF) && m.has(Kind.UNIT)
                ? m.is(same(0, 0, Unit.DAY))
                : List.of();
    }
}
