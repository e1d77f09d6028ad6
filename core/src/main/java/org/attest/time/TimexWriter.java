package org.attest.time;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.YearMonth;
import java.time.temporal.ChronoUnit;
import java.time.temporal.IsoFields;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.attest.reports.Text;
import org.attest.time.Grammar.Piece;
import org.attest.time.Lexeme.Kind;
import org.attest.time.Meaning.Amount;
import org.attest.time.Meaning.Dated;

/// Writes the expressions of one report as TIMEX3, in order: "a year earlier" counts from the last date before it.
final class TimexWriter {
    private final Text text;
    private final Optional<LocalDate> publication;

    /// The day and the quarter that were last spoken of.
    private Optional<LocalDate> spoken = Optional.empty();

    private Optional<LocalDate> quarter = Optional.empty();

    /// @param publication the stated day; without one, what counts from it has no value
    TimexWriter(Text text, Optional<LocalDate> publication) {
        this.text = text;
        this.publication = publication;
    }

    List<Timex> write(Line line, Piece piece) {
        if (!piece.ends().isEmpty()) {
            List<Timex> ends = new ArrayList<>();
            piece.ends().forEach(end -> ends.addAll(write(line, end)));
            return ends;
        }
        Tense tense = Tense.of(line, piece.begin(), piece.end());
        return typed(piece, tense).stream()
                .map(valued -> {
                    int begin = begin(line, piece, valued.type);
                    int end = end(line, piece);
                    return new Timex(
                            text.span(
                                    line.lexemes().get(begin).start(),
                                    line.lexemes().get(end - 1).end()),
                            valued.type,
                            valued.value);
                })
                .toList();
    }

    // --- which words

    private static int begin(Line line, Piece piece, Timex.Type type) {
        int begin = piece.begin();
        // "the third-quarter loss", "a 30-day truce": the article belongs to the noun.
        boolean modifies = line.is(piece.end() - 2, Kind.DASH) && line.isAny(piece.end(), Kind.OTHER, Kind.WAR);
        if (modifies && line.isAny(begin, Kind.THE, Kind.A) && piece.end() - begin > 3) {
            return begin + 1;
        }
        while (begin + 1 < piece.end()
                && (line.isAny(
                                begin,
                                Kind.ON,
                                Kind.IN,
                                Kind.DURING,
                                Kind.SINCE,
                                Kind.UNTIL,
                                Kind.BY,
                                Kind.FROM,
                                Kind.BETWEEN,
                                Kind.WITHIN,
                                Kind.INTO,
                                Kind.FOR,
                                Kind.AFTER,
                                Kind.BEFORE)
                        || line.is(begin, Kind.OVER) && !line.isAny(begin + 1, Kind.NUMBER, Kind.DAY, Kind.A)
                        || line.is(begin, Kind.AT) && !line.isAny(begin + 1, Kind.LEAST, Kind.MOST)
                        || line.is(begin, Kind.ABOUT) && type != Timex.Type.DATE
                        || line.is(begin, Kind.OVER) && type == Timex.Type.DURATION
                        || line.is(begin, Kind.THE)
                                && line.isAny(begin + 1, Kind.MONTH, Kind.YEAR)
                                && !line.is(begin + 2, Kind.ORDINAL))) {
            begin++;
        }
        return begin;
    }

    private static int end(Line line, Piece piece) {
        int end = piece.end();
        boolean leadsOn = piece.meaning() instanceof Meaning.FromEvent event
                && (event.side() == Meaning.FromEvent.Side.AFTER
                        || event.side() == Meaning.FromEvent.Side.BEFORE
                        || line.isAny(end - 1, Kind.AFTER, Kind.BEFORE)
                                && line.is(piece.begin(), Kind.THE)
                                && line.isAny(end, Kind.THE, Kind.OTHER, Kind.A));
        if (leadsOn || line.isAny(end - 1, Kind.POSSESSIVE, Kind.OF)) {
            end--;
        }
        return Math.max(end, piece.begin() + 1);
    }

    // --- what value

    private record Valued(Timex.Type type, String value) {}

    private Optional<Valued> typed(Piece piece, Tense tense) {
        return switch (piece.meaning()) {
            case Counted.Lately lately -> Optional.of(new Valued(Timex.Type.DURATION, amount(lately.amount())));
            case Dated dated -> dated(dated, piece.clock(), tense);
            case Meaning.FromEvent event -> Optional.of(fromEvent(event, piece.clock()));
            case Meaning.Length length -> Optional.of(new Valued(Timex.Type.DURATION, amount(length.amount())));
            case Meaning.Repeated repeated -> repeated(repeated).map(value -> new Valued(Timex.Type.SET, value));
            case Meaning.Vague vague -> Optional.of(new Valued(Timex.Type.DATE, vague.reference() + "_REF"));
            case Meaning.Impossible _ -> Optional.empty();
            case Meaning.OfDay _ ->
                piece.clock()
                        .map(clock -> new Valued(
                                Timex.Type.TIME,
                                spoken.or(() -> publication)
                                                .map(LocalDate::toString)
                                                .orElse("XXXX-XX-XX")
                                        + clock(clock)));
        };
    }

    private Optional<Valued> dated(Dated written, Optional<Clock> clock, Tense tense) {
        Dated dated = written instanceof Counted.Open open ? open.edge() : written;
        Tense told =
                written instanceof Counted.Open open && open.kind() == Counted.Open.Kind.SINCE ? Tense.PAST : tense;
        Timex.Type type = clock.isPresent() ? Timex.Type.TIME : Timex.Type.DATE;
        List<Tense> tenses = written instanceof Counted.Open open && open.kind() == Counted.Open.Kind.UNTIL
                ? List.of(Tense.PAST, Tense.FUTURE)
                : List.of(told);
        Optional<LocalDate> on = dated.fixed() ? Optional.of(LocalDate.EPOCH) : publication;
        if (on.isEmpty()) {
            return Optional.of(new Valued(
                    type,
                    dated.yearless()
                            .map(at -> "XXXX-"
                                    + at.start()
                                            .toString()
                                            .substring(2, at.start().equals(at.end()) ? 7 : 4))
                            .orElse("XXXX-XX-XX")));
        }
        List<Days> days = tenses.stream()
                .flatMap(each -> dated.in(on.get(), each).stream())
                .toList();
        if (days.isEmpty()) {
            return Optional.empty();
        }
        // Of "the coming or the last 10 November" the nearer one.
        Days first = dated.fixed() || dated instanceof Named.Quarter quartered && quartered.number() == 0
                ? days.getFirst()
                : days.stream()
                        .min(Comparator.comparing(each -> Math.abs(ChronoUnit.DAYS.between(on.get(), each.start()))))
                        .orElseThrow();
        String value = value(dated, first, on.get());
        spoken = Optional.of(first.start());
        return Optional.of(
                new Valued(type, value + clock.map(TimexWriter::clock).orElse("")));
    }

    private String value(Dated dated, Days days, LocalDate on) {
        LocalDate start = days.start();
        return switch (dated) {
            case Named.Day _, Named.Weekday _ -> start.toString();
            case Named.EitherDay either -> either.monthFirst().toString();
            case Named.FeastOf feast ->
                feast.precision() == When.Precision.MONTH
                        ? start + "/" + days.end()
                        : middle(days).toString();
            case Named.MonthPart _, Named.MonthOfYear _ -> YearMonth.from(start).toString();
            case Named.Years years ->
                switch (years.count()) {
                    case 1 -> year(years.first());
                    case 10 -> year(years.first()).substring(0, 3);
                    case 100 -> year(years.first()).substring(0, 2);
                    default -> year(years.first()) + "/" + year(years.first() + years.count() - 1);
                };
            case Named.FiscalYear fiscal -> year(fiscal.year());
            case Named.SeasonOf season ->
                year(start.getYear())
                        + switch (season.season()) {
                            case SPRING -> "-SP";
                            case SUMMER -> "-SU";
                            case AUTUMN -> "-FA";
                            case WINTER -> "-WI";
                        };
            case Named.Quarter named -> quarter(named, days);
            case Counted.Reach reach -> on.plusDays(reach.least()).toString();
            case Counted.Ago ago -> ago(ago, on);
            case Counted.Calendar calendar -> calendar(calendar, on);
            case Counted.WeekOf _ -> week(days.end());
            case Counted.Between between -> value(between.from(), days, on);
            case Counted.Open open -> value(open.edge(), days, on);
            case Counted.Shifted _ -> start.toString();
            case Counted.Lately lately -> amount(lately.amount());
        };
    }

    private String quarter(Named.Quarter named, Days days) {
        LocalDate start = days.start();
        if (named.fiscal() && named.number() > 0) {
            int year = named.year().written()
                    ? named.year().value()
                    : publication.map(LocalDate::getYear).orElse(0);
            quarter = Optional.of(LocalDate.of(Math.max(1, year), 3 * named.number() - 2, 1));
        } else if (named.number() > 0 || named.turn() != Meaning.Turn.NONE) {
            quarter = Optional.of(start);
        } else {
            quarter = quarter.or(() -> Optional.of(start));
        }
        return quarter.map(TimexWriter::quarter).orElse("");
    }

    private static String quarter(LocalDate day) {
        return year(day.getYear()) + "-Q" + day.get(IsoFields.QUARTER_OF_YEAR);
    }

    private String ago(Counted.Ago ago, LocalDate on) {
        if (ago.least() != ago.most()) {
            return ago.sign() < 0 ? "PAST_REF" : "FUTURE_REF";
        }
        if (ago.unit() == Unit.YEAR && ago.most() == 1 && quarter.isPresent()) {
            return quarter(quarter.get().minusYears(1));
        }
        return grain(ago.unit(), ago.unit().back(on, -ago.sign() * ago.most()));
    }

    /// A date as coarse as the unit that it was counted in.
    private static String grain(Unit unit, LocalDate day) {
        return switch (unit) {
            case SECOND, MINUTE, HOUR, DAY, NIGHT -> day.toString();
            case WEEK, WEEKEND, FORTNIGHT -> week(day);
            case MONTH -> YearMonth.from(day).toString();
            case QUARTER -> quarter(day);
            case YEAR -> year(day.getYear());
            case DECADE -> year(day.getYear()).substring(0, 3);
            case CENTURY -> year(day.getYear()).substring(0, 2);
        };
    }

    private static String calendar(Counted.Calendar calendar, LocalDate on) {
        int step = calendar.turn() == Meaning.Turn.LAST ? -1 : calendar.turn() == Meaning.Turn.NEXT ? 1 : 0;
        LocalDate day = calendar.unit().back(on, -step);
        return calendar.unit() == Unit.WEEKEND
                ? week(calendar.in(on, Tense.PAST).getFirst().start()) + "-WE"
                : grain(calendar.unit(), day);
    }

    private Valued fromEvent(Meaning.FromEvent event, Optional<Clock> clock) {
        Amount amount = event.amount().orElse(Amount.one(Unit.DAY));
        LocalDate from = spoken.or(() -> publication).orElse(LocalDate.EPOCH);
        boolean known = spoken.isPresent() || publication.isPresent();
        int sign = switch (event.side()) {
            case EARLIER, PREVIOUS, BEFORE -> -1;
            case LATER, NEXT, AFTER, WITHIN -> 1;
            case SAME -> 0;
        };
        return switch (event.side()) {
            case AFTER, BEFORE, WITHIN -> new Valued(Timex.Type.DURATION, amount(amount));
            case LATER, EARLIER, NEXT, PREVIOUS, SAME -> {
                if (!known) {
                    yield new Valued(Timex.Type.DATE, "XXXX-XX-XX");
                }
                if (amount.vague()) {
                    yield new Valued(Timex.Type.DATE, sign < 0 ? "PAST_REF" : "FUTURE_REF");
                }
                if (amount.unit().shorterThanDay()) {
                    yield new Valued(Timex.Type.DURATION, amount(amount));
                }
                if (amount.unit() == Unit.YEAR && sign < 0 && quarter.isPresent()) {
                    yield new Valued(Timex.Type.DATE, quarter(quarter.get().minusYears(amount.most())));
                }
                LocalDate day = amount.unit().back(from, -sign * amount.most());
                if (amount.unit() == Unit.DAY || amount.unit() == Unit.NIGHT) {
                    spoken = Optional.of(day);
                }
                yield new Valued(
                        clock.isPresent() ? Timex.Type.TIME : Timex.Type.DATE,
                        grain(amount.unit(), day)
                                + clock.map(TimexWriter::clock).orElse(""));
            }
        };
    }

    private static Optional<String> repeated(Meaning.Repeated repeated) {
        return repeated.weekday()
                .map(DayOfWeek::getValue)
                .map(day -> "XXXX-WXX-" + day)
                .or(() -> repeated.every().map(TimexWriter::amount));
    }

    /// `P3M`, `PT2H`, `PXW`, `P2Y6M`.
    static String amount(Amount amount) {
        String number = amount.vague() ? "X" : Integer.toString(amount.most());
        String half = switch (amount.unit()) {
            case YEAR -> "6M";
            case HOUR -> "30M";
            case MINUTE -> "30S";
            case DAY -> "T12H";
            case DECADE -> "5Y";
            case CENTURY -> "50Y";
            case MONTH -> "15D";
            default -> "";
        };
        String whole = switch (amount.unit()) {
            case SECOND -> number + "S";
            case MINUTE -> number + "M";
            case HOUR -> number + "H";
            case DAY, NIGHT -> number + "D";
            case WEEK -> number + "W";
            case WEEKEND -> number + "WE";
            case FORTNIGHT -> amount.vague() ? "XW" : 2 * amount.most() + "W";
            case MONTH -> number + "M";
            case QUARTER -> number + "Q";
            case YEAR -> number + "Y";
            case DECADE -> amount.vague() ? "XE" : 10 * amount.most() + "Y";
            case CENTURY -> amount.vague() ? "XC" : 100 * amount.most() + "Y";
        };
        String time = amount.unit().shorterThanDay() ? "T" : "";
        boolean onlyHalf = amount.half() && amount.most() == 0;
        return "P" + time + (onlyHalf ? "" : whole) + (amount.half() ? half : "");
    }

    private static String clock(Clock clock) {
        return clock.time()
                .or(clock::utc)
                .map(time -> "T" + time)
                .orElseGet(() -> partOfDay(clock.words().toLowerCase(Locale.ROOT)));
    }

    private static String partOfDay(String words) {
        if (words.contains("midnight")) {
            return "T00:00";
        }
        if (words.contains("noon") && !words.contains("afternoon")) {
            return "T" + LocalTime.NOON;
        }
        return words.contains("afternoon")
                ? "TAF"
                : words.contains("evening") || words.contains("dusk") || words.contains("nightfall")
                        ? "TEV"
                        : words.contains("night")
                                ? "TNI"
                                : words.contains("late") && !words.contains("morning")
                                        ? ""
                                        : words.contains("morning") || words.contains("dawn") ? "TMO" : "";
    }

    private static LocalDate middle(Days days) {
        return days.single() ? days.start() : days.start().plusDays(1);
    }

    private static String week(LocalDate day) {
        return String.format(
                Locale.ROOT,
                "%04d-W%02d",
                day.get(IsoFields.WEEK_BASED_YEAR),
                day.get(IsoFields.WEEK_OF_WEEK_BASED_YEAR));
    }

    private static String year(int year) {
        return String.format(Locale.ROOT, "%04d", year);
    }
}
