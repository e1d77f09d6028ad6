package org.attest.time;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.attest.time.Lexeme.Kind;
import org.attest.time.Meaning.Dated;
import org.attest.time.Meaning.Part;
import org.attest.time.Meaning.Turn;
import org.attest.time.Meaning.Year;

/// Finds the time expressions of a line: a table of patterns over kinds of lexemes, and then the words that join what
/// the
/// table finds (a time of day with its day, a preposition with what it governs).
///
/// In the table a capitalised word is a [Kind]; everything else is regular-expression syntax, spaces aside. To teach it
/// a
/// new expression, add a row; to teach it a new word, add the word to [Lexer].
final class Grammar {
    /// An expression: lexemes `[begin, end)` of a line, and what they mean.
    record Piece(int begin, int end, Meaning meaning, Optional<Clock> clock) {
        Piece(int begin, int end, Meaning meaning) {
            this(begin, end, meaning, Optional.empty());
        }
    }

    private record Row(String name, Pattern pattern, Function<Match, List<Piece>> build) {}

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

    /// Months whose names are words or first names as well.
    private static final Set<Integer> AMBIGUOUS_MONTHS = Set.of(3, 4, 5, 6, 8);

    private static final String COUNT = "(NUMBER|DAY|VAGUE|A)";
    private static final String UNIT = "(UNIT|UNITS)";
    private static final String LOOSELY = "(ABOUT|OVER|(MORE|LESS) THAN)?";
    private static final String ON_YEAR = "((OF|COMMA)? YEAR)?";
    private static final String AND = "(COMMA? (AND|OR)|COMMA)";
    private static final String TIME_OF_DAY =
            "((CLOCK AMPM?|(DAY|NUMBER) AMPM) ZONE?|(YEAR|NUMBER) UNITS? ZONE) (OPEN (CLOCK|NUMBER|YEAR|DAY) AMPM? ZONE CLOSE)?";

    private static final List<Row> TABLE = List.of(
            // --- days
            row("written date", "(WEEKDAY COMMA?)? DATE", Grammar::writtenDate),
            row("day month", "(WEEKDAY COMMA?)? THE? (DAY OF?|ORDINAL OF) MONTH " + ON_YEAR, Grammar::date),
            row("month day", "(WEEKDAY COMMA?)? MONTH THE? DAY (COMMA? YEAR)?", Grammar::date),
            row("day to day month", "DAY (DASH|TO|AND) DAY OF? MONTH " + ON_YEAR, Grammar::dayRange),
            row("month day to day", "MONTH DAY (DASH|TO|AND) DAY (COMMA? YEAR)?", Grammar::dayRange),
            row("days month", "DAY (COMMA DAY)* COMMA? (AND|OR) DAY OF? MONTH " + ON_YEAR, Grammar::dayList),
            row("month days", "MONTH DAY (" + AND + " DAY)+ (COMMA? YEAR)?", Grammar::dayList),
            row(
                    "date to date",
                    "(BETWEEN|FROM)? (?<from>(WEEKDAY COMMA?)? (DAY MONTH|MONTH DAY) (COMMA? YEAR)?) (TO|DASH|AND|UNTIL)"
                            + " (?<to>(WEEKDAY COMMA?)? (DAY MONTH|MONTH DAY) (COMMA? YEAR)?)",
                    Grammar::dateRange),
            // --- weekdays
            row("weekday", "(LAST|THIS|NEXT|PAST)? WEEKDAY", Grammar::weekday),
            row(
                    "the following Friday",
                    "THE? (FOLLOWING|PREVIOUS) WEEKDAY",
                    m -> m.is(m.has(Kind.PREVIOUS) ? new Meaning.FromEvent(-7, -1) : new Meaning.FromEvent(1, 7))),
            row("weekday of a week", "WEEKDAY OF? (LAST|THIS|NEXT) UNIT", Grammar::weekdayOfWeek),
            row(
                    "weekday to weekday",
                    "(BETWEEN|FROM)? (EARLY|LATE)? WEEKDAY PART? (TO|DASH|AND|UNTIL|INTO) (EARLY|LATE)? WEEKDAY PART?",
                    Grammar::weekdayRange),
            row("weekdays", "WEEKDAYS", m -> m.is(new Meaning.Repeated())),
            // --- around publication
            row("today", "EARLIER? TODAY", m -> m.reach(0, 0, "today")),
            row("later today", "LATER TODAY", m -> m.reach(0, 0, "later today")),
            row("yesterday", "EARLIER? YESTERDAY", m -> m.reach(-1, -1, "yesterday")),
            row("tomorrow", "TOMORROW", m -> m.reach(1, 1, "tomorrow")),
            row("tonight", "TONIGHT", m -> m.timeOfDayOn(new Meaning.Reach(0, 0, When.Precision.DAY, "tonight"))),
            row(
                    "the day before yesterday",
                    "THE UNIT BEFORE YESTERDAY",
                    m -> m.reach(-2, -2, "the day before yesterday")),
            row("the day after tomorrow", "THE UNIT AFTER TOMORROW", m -> m.reach(2, 2, "the day after tomorrow")),
            row("last night", "LAST PART", Grammar::lastNight),
            row(
                    "this morning",
                    "THIS PART",
                    m -> m.timeOfDayOn(new Meaning.Reach(0, 0, When.Precision.DAY, "this part of the day"))),
            row("last week", "(EARLY|EARLIER|LATE|LATER)? (LAST|THIS|NEXT) UNIT", Grammar::calendar),
            row("end of last week", "THE? (BEGINNING|MIDDLE|END) OF (LAST|THIS|NEXT|THE) UNIT", Grammar::calendar),
            row("the weekend", "THE UNIT", Grammar::weekend),
            row("ago", LOOSELY + COUNT + UNIT + "AGO", Grammar::ago),
            row("days ago", "UNITS AGO", Grammar::ago),
            row("the last three months", "THE? (LAST|PAST) " + COUNT + UNIT, Grammar::lately),
            row("the next few days", "THE? NEXT " + COUNT + UNIT, Grammar::lately),
            row("the past week", "THE (LAST|PAST) UNIT", Grammar::lately),
            row("recent weeks", "RECENT UNITS", Grammar::lately),
            // --- months, seasons, years
            row("month", "MONTH", Grammar::bareMonth),
            row("month year", "MONTH (OF|COMMA)? YEAR", m -> m.month(Part.WHOLE, Turn.NONE)),
            row("last May", "(LAST|THIS|NEXT) MONTH", m -> m.month(Part.WHOLE, m.turn())),
            row("May last year", "(EARLY|MID|LATE)? DASH? MONTH (LAST|THIS|NEXT) UNIT", Grammar::monthOfYear),
            row("early May", "(EARLY|MID|LATE) (DASH|IN)? MONTH " + ON_YEAR, m -> m.month(m.part(), Turn.NONE)),
            row("end of May", "THE? (BEGINNING|MIDDLE|END) OF MONTH " + ON_YEAR, m -> m.month(m.part(), Turn.NONE)),
            row("May to July", "(BETWEEN|FROM)? MONTH YEAR? (TO|DASH|AND|UNTIL) MONTH " + ON_YEAR, Grammar::monthRange),
            row(
                    "season",
                    "(LAST|THIS|NEXT|IN THE|SINCE THE|DURING THE|IN|EARLY|LATE|MID DASH?)? SEASON (OF? YEAR)?",
                    Grammar::season),
            row("year", "YEAR", Grammar::bareYear),
            row("early 2019", "(EARLY|MID|LATE) (DASH|IN)? YEAR", m -> m.years(1, m.part())),
            row("end of 2019", "THE? (BEGINNING|MIDDLE|END) OF YEAR", m -> m.years(1, m.part())),
            row("2011 to 2018", "(BETWEEN|FROM)? YEAR (TO|DASH|AND|UNTIL) YEAR", Grammar::yearRange),
            row("the 1990s", "(EARLY|MID|LATE)? DASH? DECADE", m -> m.years(10, m.part())),
            // --- from another event
            row(
                    "two days later",
                    LOOSELY + COUNT + UNIT + "(OR LESS)? (LATER|EARLIER|BEFORE|AFTER)",
                    Grammar::fromEvent),
            row("hours later", "UNITS (LATER|EARLIER|BEFORE|AFTER)", Grammar::fromEvent),
            row("within hours", "WITHIN " + COUNT + "? UNITS OF?", Grammar::within),
            row("the next day", "THE? (NEXT|FOLLOWING|PREVIOUS) (UNIT|PART)", Grammar::neighbour),
            row("the previous 48 hours", "THE PREVIOUS " + COUNT + UNIT, Grammar::previousSpan),
            row("the day before", "THE (UNIT|PART) (BEFORE|AFTER)", Grammar::neighbour),
            row("the same day", "(THE? SAME|THAT SAME?) (UNIT|PART)", Grammar::sameDay),
            // --- how long, how often
            row("three hours", "FOR? ABOUT? " + COUNT + "DASH? " + UNIT, Grammar::length),
            row("hours-long", "(UNIT|UNITS) DASH LONG", m -> m.is(new Meaning.Length())),
            row("for hours", "FOR (UNITS|DECADE)", m -> m.is(new Meaning.Length())),
            row("every week", "EVERY (NUMBER|DAY|VAGUE)? (UNIT|UNITS|WEEKDAY|PART)", m -> m.is(new Meaning.Repeated())),
            row("regularly", "REGULARLY", m -> m.is(new Meaning.Repeated())),
            // --- time of day
            row("clock", "AT? (ABOUT|SHORTLY)? (BEFORE|AFTER)? " + TIME_OF_DAY, Grammar::clock),
            row("part of day", "(IN|AT|ON|DURING)? THE? (EARLY|LATE|MID DASH?)? PART UNITS?", Grammar::ofDay),
            row("before dawn", "(ABOUT|SHORTLY)? (BEFORE|AFTER|ABOUT) PART", Grammar::ofDay),
            row("early hours", "(IN|DURING)? THE? EARLY (PART)? UNITS", Grammar::ofDay),
            row("early", "EARLY|LATE|OVERNIGHT", Grammar::ofDay));

    private Grammar() {}

    private static Row row(String name, String pattern, Function<Match, List<Piece>> build) {
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
            while (matcher.find()) {
                List<Piece> pieces = row.build.apply(new Match(line, matcher));
                if (!pieces.isEmpty() && !isName(line, matcher.start(), matcher.end())) {
                    found.add(new Found(matcher.start(), matcher.end(), pieces));
                }
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
            Kind.ZONE);

    private static boolean isName(Line line, int begin, int end) {
        return line.is(end, Kind.OTHER) && line.capital(end) && NAMES_AFTER.contains(line.lower(end))
                || line.capital(begin - 1) && NAMES_BEFORE.contains(line.lower(begin - 1))
                // The Mail on Sunday
                || line.is(begin - 1, Kind.ON)
                        && line.capital(begin - 2)
                        && line.lower(begin - 2).equals("mail");
    }

    /// A row's match, with what its builder asks of it.
    private record Match(Line line, Matcher matcher) {
        int begin() {
            return matcher.start();
        }

        int end() {
            return matcher.end();
        }

        Optional<Lexeme> find(Kind kind) {
            return find(kind, begin(), end());
        }

        Optional<Lexeme> find(Kind kind, int begin, int end) {
            for (int i = begin; i < end; i++) {
                if (line.is(i, kind)) {
                    return Optional.of(line.lexemes().get(i));
                }
            }
            return Optional.empty();
        }

        boolean has(Kind kind) {
            return find(kind).isPresent();
        }

        /// The first number of whatever kind.
        Optional<Lexeme> count() {
            for (int i = begin(); i < end(); i++) {
                if (line.isAny(i, Kind.NUMBER, Kind.DAY, Kind.VAGUE, Kind.A)) {
                    Lexeme lexeme = line.lexemes().get(i);
                    return Optional.of(
                            lexeme.kind() == Kind.A
                                    ? new Lexeme(Kind.NUMBER, lexeme.start(), lexeme.end(), lexeme.lower(), 1, 1)
                                    : lexeme);
                }
            }
            return Optional.empty();
        }

        Unit unit() {
            return find(Kind.UNIT)
                    .or(() -> find(Kind.UNITS))
                    .map(lexeme -> Unit.values()[lexeme.least()])
                    .orElse(Unit.DAY);
        }

        Year year() {
            return find(Kind.YEAR).map(year -> Year.of(year.least())).orElse(Year.MISSING);
        }

        Optional<DayOfWeek> dayOfWeek() {
            return find(Kind.WEEKDAY).map(weekday -> DayOfWeek.of(weekday.least()));
        }

        Turn turn() {
            return has(Kind.LAST) || has(Kind.PAST)
                    ? Turn.LAST
                    : has(Kind.NEXT) ? Turn.NEXT : has(Kind.THIS) ? Turn.THIS : Turn.NONE;
        }

        Part part() {
            if (has(Kind.EARLY) || has(Kind.BEGINNING)) {
                return Part.EARLY;
            }
            if (has(Kind.LATE) || has(Kind.END)) {
                return Part.LATE;
            }
            return has(Kind.MID) || has(Kind.MIDDLE) ? Part.MIDDLE : Part.WHOLE;
        }

        List<Piece> is(Meaning meaning) {
            return List.of(new Piece(begin(), end(), meaning));
        }

        List<Piece> timeOfDayOn(Dated day) {
            return List.of(new Piece(begin(), end(), day, Optional.of(Clock.of(line, end() - 1, end()))));
        }

        List<Piece> reach(int least, int most, String words) {
            return is(new Meaning.Reach(least, most, When.Precision.DAY, words));
        }

        List<Piece> month(Part part, Turn turn) {
            return find(Kind.MONTH)
                    .map(month -> is(new Meaning.MonthPart(year(), month.least(), part, turn)))
                    .orElse(List.of());
        }

        List<Piece> years(int count, Part part) {
            return find(Kind.YEAR)
                    .or(() -> find(Kind.DECADE))
                    .map(year -> is(new Meaning.Years(year.least(), count, part)))
                    .orElse(List.of());
        }

        /// The day that lexemes `[from, to)` write, with a year from elsewhere if they have none.
        Optional<Meaning.Day> day(int from, int to, Year otherwise) {
            Optional<Lexeme> month = find(Kind.MONTH, from, to);
            Optional<Lexeme> day = find(Kind.DAY, from, to).or(() -> find(Kind.ORDINAL, from, to));
            Year year = find(Kind.YEAR, from, to).map(y -> Year.of(y.least())).orElse(otherwise);
            if (month.isEmpty()
                    || day.isEmpty()
                    || !Meaning.Day.exists(year, month.get().least(), day.get().least())) {
                return Optional.empty();
            }
            return Optional.of(new Meaning.Day(
                    year,
                    month.get().least(),
                    day.get().least(),
                    find(Kind.WEEKDAY, from, to).map(weekday -> DayOfWeek.of(weekday.least()))));
        }
    }

    private static List<Piece> date(Match m) {
        // "in May 12 soldiers died"
        boolean counts = m.line.is(m.begin(), Kind.MONTH) && m.line.is(m.begin() - 1, Kind.IN) && !m.has(Kind.YEAR);
        return counts
                ? List.of()
                : m.day(m.begin(), m.end(), Year.MISSING).map(m::is).orElse(List.of());
    }

    private static List<Piece> writtenDate(Match m) {
        Lexeme written = m.find(Kind.DATE).orElseThrow();
        LocalDate first = written.date();
        return m.is(
                written.least() == written.most()
                        ? new Meaning.Day(
                                Year.of(first.getYear()), first.getMonthValue(), first.getDayOfMonth(), m.dayOfWeek())
                        : new Meaning.EitherDay(first, LocalDate.ofEpochDay(written.most())));
    }

    /// "3-5 May", "from 3 to 5 May", "between 3 and 5 May"; "3 and 5 May" without "between" is a list.
    private static List<Piece> dayRange(Match m) {
        boolean between = m.line.is(m.begin() - 1, Kind.BETWEEN);
        if (m.has(Kind.AND) != between) {
            return List.of();
        }
        List<Lexeme> days = m.line.lexemes().subList(m.begin(), m.end()).stream()
                .filter(lexeme -> lexeme.kind() == Kind.DAY)
                .toList();
        int month = m.find(Kind.MONTH).orElseThrow().least();
        int first = days.getFirst().least();
        int last = days.getLast().least();
        if (first >= last || !Meaning.Day.exists(m.year(), month, last)) {
            return List.of();
        }
        int begin = between || m.line.is(m.begin() - 1, Kind.FROM) ? m.begin() - 1 : m.begin();
        return List.of(new Piece(
                begin,
                m.end(),
                new Meaning.Between(
                        new Meaning.Day(m.year(), month, first, Optional.empty()),
                        new Meaning.Day(m.year(), month, last, Optional.empty()))));
    }

    private static List<Piece> dateRange(Match m) {
        Year year = m.matcher.group("to") == null ? Year.MISSING : m.year();
        Optional<Meaning.Day> to = m.day(m.matcher.start("to"), m.matcher.end("to"), Year.MISSING);
        if (m.has(Kind.AND) && !m.has(Kind.BETWEEN) || to.isEmpty()) {
            return List.of();
        }
        Optional<Meaning.Day> from = m.day(
                m.matcher.start("from"), m.matcher.end("from"), to.get().year().written() ? year : Year.MISSING);
        return from.map(first -> m.is(new Meaning.Between(first, to.get()))).orElse(List.of());
    }

    /// "on August 28, 30 and 31" is three expressions; the last may not be a count ("August 31 and 16 people").
    private static List<Piece> dayList(Match m) {
        boolean counts = m.line.is(m.end(), Kind.OTHER)
                && m.line.is(m.end() - 1, Kind.DAY)
                && !Set.of("when", "as", "near", "that", "which", "were", "was", "with", "while", "killed", "against")
                        .contains(m.line.lower(m.end()));
        if (counts || m.line.is(m.begin() - 1, Kind.BETWEEN)) {
            return List.of();
        }
        int month = m.find(Kind.MONTH).orElseThrow().least();
        List<Piece> pieces = new ArrayList<>();
        for (int i = m.begin(); i < m.end(); i++) {
            if (m.line.is(i, Kind.DAY)) {
                int day = m.line.lexemes().get(i).least();
                if (!Meaning.Day.exists(m.year(), month, day)) {
                    return List.of();
                }
                int begin = m.line.is(i - 1, Kind.MONTH) && i - 1 >= m.begin() ? i - 1 : i;
                pieces.add(new Piece(begin, i + 1, new Meaning.Day(m.year(), month, day, Optional.empty())));
            }
        }
        // The month, or year, that stands at the end belongs to the last expression.
        Piece last = pieces.removeLast();
        pieces.add(new Piece(last.begin, m.end(), last.meaning));
        return pieces;
    }

    private static List<Piece> weekday(Match m) {
        Lexeme weekday = m.find(Kind.WEEKDAY).orElseThrow();
        boolean abbreviated = weekday.lower().length() < 6;
        if (abbreviated && !m.line.is(m.begin() - 1, Kind.ON)) {
            return List.of();
        }
        return m.is(new Meaning.Weekday(DayOfWeek.of(weekday.least()), m.turn(), false));
    }

    private static List<Piece> weekdayOfWeek(Match m) {
        return m.unit() == Unit.WEEK
                ? m.is(new Meaning.Weekday(m.dayOfWeek().orElseThrow(), m.turn(), true))
                : List.of();
    }

    private static List<Piece> weekdayRange(Match m) {
        if (m.has(Kind.AND) && !m.has(Kind.BETWEEN)) {
            return List.of();
        }
        List<Lexeme> days = m.line.lexemes().subList(m.begin(), m.end()).stream()
                .filter(lexeme -> lexeme.kind() == Kind.WEEKDAY)
                .toList();
        Meaning between = new Meaning.Between(
                new Meaning.Weekday(DayOfWeek.of(days.getFirst().least()), Turn.NONE, false),
                new Meaning.Weekday(DayOfWeek.of(days.getLast().least()), Turn.NONE, false));
        return m.is(between);
    }

    private static List<Piece> lastNight(Match m) {
        Lexer.Part part = Lexer.Part.values()[m.find(Kind.PART).orElseThrow().least()];
        return switch (part) {
            case NIGHT -> m.timeOfDayOn(new Meaning.Reach(-1, 0, When.Precision.PART_OF_DAY, "last night"));
            case EVENING -> m.timeOfDayOn(new Meaning.Reach(-1, -1, When.Precision.DAY, "last evening"));
            case DAWN, MORNING, NOON, AFTERNOON, MIDNIGHT -> List.of();
        };
    }

    private static List<Piece> calendar(Match m) {
        return switch (m.unit()) {
            case WEEK, WEEKEND, MONTH, YEAR, DECADE -> {
                Turn turn = m.turn() == Turn.NONE ? Turn.THIS : m.turn();
                yield m.is(new Meaning.Calendar(m.unit(), turn, m.part()));
            }
            case SECOND, MINUTE, HOUR, DAY, NIGHT, FORTNIGHT -> List.of();
        };
    }

    private static List<Piece> weekend(Match m) {
        return m.unit() == Unit.WEEKEND ? m.is(new Meaning.Calendar(Unit.WEEKEND, Turn.THIS, Part.WHOLE)) : List.of();
    }

    private static List<Piece> ago(Match m) {
        Unit unit = m.unit();
        if (m.count().isEmpty()) {
            int[] several = unit.several();
            return m.is(new Meaning.Ago(unit, several[0], several[1], -1));
        }
        Lexeme count = m.count().get();
        int least = m.has(Kind.LESS) ? 0 : count.least();
        int most = more(m) ? count.most() + Math.max(1, count.most() / 2) : count.most();
        return m.is(new Meaning.Ago(unit, least, most, -1));
    }

    private static boolean more(Match m) {
        return m.has(Kind.MORE) || m.has(Kind.OVER);
    }

    private static List<Piece> lately(Match m) {
        Unit unit = m.unit();
        // "the last three hours of the battle" and "the last day" count from elsewhere.
        if (m.line.is(m.end(), Kind.OF) || m.line.is(m.end(), Kind.BEFORE)) {
            return List.of();
        }
        int count = m.has(Kind.RECENT)
                ? unit.several()[1]
                : m.count().map(Lexeme::most).orElse(1);
        Meaning.Lately.Side side = m.has(Kind.RECENT)
                ? Meaning.Lately.Side.RECENT
                : m.has(Kind.NEXT) ? Meaning.Lately.Side.NEXT : Meaning.Lately.Side.LAST;
        return m.is(new Meaning.Lately(unit, count, side));
    }

    private static List<Piece> bareMonth(Match m) {
        int before = m.begin() - 1;
        boolean governed = m.line.isAny(
                before,
                Kind.IN,
                Kind.SINCE,
                Kind.BY,
                Kind.UNTIL,
                Kind.FROM,
                Kind.DURING,
                Kind.OF,
                Kind.BEFORE,
                Kind.AFTER,
                Kind.BETWEEN,
                Kind.TO);
        boolean nameFollows = m.line.is(m.end(), Kind.OTHER) && m.line.capital(m.end());
        boolean attributive =
                m.line.isAny(before, Kind.THE, Kind.A) && m.line.isAny(m.end(), Kind.OTHER, Kind.WAR) && !nameFollows;
        boolean plain =
                !AMBIGUOUS_MONTHS.contains(m.find(Kind.MONTH).orElseThrow().least())
                        && m.find(Kind.MONTH).orElseThrow().lower().length() > 4
                        && !nameFollows
                        && !(m.line.is(before, Kind.OTHER) && m.line.capital(before));
        return governed || attributive || plain ? m.month(Part.WHOLE, Turn.NONE) : List.of();
    }

    private static List<Piece> monthOfYear(Match m) {
        return m.unit() == Unit.YEAR
                ? m.is(new Meaning.MonthOfYear(m.find(Kind.MONTH).orElseThrow().least(), m.part(), m.turn()))
                : List.of();
    }

    private static List<Piece> monthRange(Match m) {
        if (m.has(Kind.AND) && !m.has(Kind.BETWEEN) || !m.has(Kind.FROM) && !m.has(Kind.BETWEEN) && !m.has(Kind.DASH)) {
            return List.of();
        }
        List<Lexeme> months = m.line.lexemes().subList(m.begin(), m.end()).stream()
                .filter(lexeme -> lexeme.kind() == Kind.MONTH)
                .toList();
        List<Lexeme> years = m.line.lexemes().subList(m.begin(), m.end()).stream()
                .filter(lexeme -> lexeme.kind() == Kind.YEAR)
                .toList();
        int first = months.getFirst().least();
        int last = months.getLast().least();
        Year to = m.line.is(m.end() - 1, Kind.YEAR) ? Year.of(years.getLast().least()) : Year.MISSING;
        Year from = years.size() == 2
                ? Year.of(years.getFirst().least())
                : to.written() ? Year.of(first <= last ? to.value() : to.value() - 1) : Year.MISSING;
        return m.is(new Meaning.Between(
                new Meaning.MonthPart(from, first, Part.WHOLE, Turn.NONE),
                new Meaning.MonthPart(to, last, Part.WHOLE, Turn.NONE)));
    }

    private static List<Piece> season(Match m) {
        boolean governed = m.end() - m.begin() > 1;
        // "in the fall of the town", "in spring water"
        boolean of = m.line.is(m.end(), Kind.OF);
        boolean noun = m.line.is(m.begin(), Kind.IN)
                && !m.has(Kind.THE)
                && !m.has(Kind.YEAR)
                && m.line.is(m.end(), Kind.OTHER);
        if (!governed || of || noun) {
            return List.of();
        }
        Lexer.Season season =
                Lexer.Season.values()[m.find(Kind.SEASON).orElseThrow().least()];
        return m.is(new Meaning.SeasonOf(m.year(), season, m.turn()));
    }

    private static List<Piece> bareYear(Match m) {
        int before = m.begin() - 1;
        boolean noun = m.line.is(m.end(), Kind.OTHER);
        boolean governed = m.line.isAny(before, Kind.IN, Kind.SINCE, Kind.DURING)
                || m.line.isAny(before, Kind.BY, Kind.UNTIL, Kind.FROM, Kind.BEFORE, Kind.AFTER, Kind.OF) && !noun
                || isDeterminer(m.line, before) && (noun || m.line.is(m.end(), Kind.WAR))
                || m.line.isAny(before, Kind.AND, Kind.COMMA) && m.line.is(before - 1, Kind.YEAR)
                || m.line.is(before, Kind.UNIT);
        return governed ? m.years(1, Part.WHOLE) : List.of();
    }

    /// "the 2014 war", "its 1990 invasion": a count of things has no determiner.
    private static boolean isDeterminer(Line line, int i) {
        return line.isAny(i, Kind.THE, Kind.A, Kind.THAT, Kind.THIS, Kind.POSSESSIVE)
                || Set.of("its", "his", "her", "their", "our").contains(line.lower(i));
    }

    private static List<Piece> yearRange(Match m) {
        if (m.has(Kind.AND) && !m.has(Kind.BETWEEN)) {
            return List.of();
        }
        List<Lexeme> years = m.line.lexemes().subList(m.begin(), m.end()).stream()
                .filter(lexeme -> lexeme.kind() == Kind.YEAR)
                .toList();
        int count = years.getLast().least() - years.getFirst().least() + 1;
        return count > 1 ? m.is(new Meaning.Years(years.getFirst().least(), count, Part.WHOLE)) : List.of();
    }

    private static List<Piece> fromEvent(Match m) {
        int sign = m.has(Kind.LATER) || m.has(Kind.AFTER) ? 1 : -1;
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
        return m.is(
                sign > 0
                        ? new Meaning.FromEvent(days.least(), days.most())
                        : new Meaning.FromEvent(-days.most(), -days.least()));
    }

    private static List<Piece> within(Match m) {
        int most = m.count().map(Lexeme::most).orElse(m.unit().several()[1]);
        int days = m.unit().shorterThanDay()
                ? m.unit().loosely(most, most).most()
                : m.unit().loosely(most, most).most();
        int end = m.line.is(m.end() - 1, Kind.OF) ? m.end() - 1 : m.end();
        return List.of(new Piece(m.begin(), end, new Meaning.FromEvent(0, Math.max(1, days))));
    }

    /// "the next day", "the previous night", "the week before"; "next week" without "the" counts from publication.
    private static List<Piece> neighbour(Match m) {
        boolean before = m.has(Kind.PREVIOUS) || m.has(Kind.BEFORE);
        if (m.has(Kind.PART)) {
            boolean names = m.has(Kind.THE) || m.has(Kind.FOLLOWING) || m.has(Kind.PREVIOUS);
            return names ? m.is(before ? new Meaning.FromEvent(-1, -1) : new Meaning.FromEvent(1, 1)) : List.of();
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
            case SECOND, MINUTE, HOUR, WEEKEND, FORTNIGHT, DECADE -> unit.loosely(1, 1);
        };
        return m.is(
                before
                        ? new Meaning.FromEvent(-days.most(), -days.least())
                        : new Meaning.FromEvent(days.least(), days.most()));
    }

    private static List<Piece> previousSpan(Match m) {
        int most = m.count().map(Lexeme::most).orElse(1);
        return m.is(new Meaning.FromEvent(-m.unit().loosely(most, most).most(), 0));
    }

    private static List<Piece> sameDay(Match m) {
        if (m.has(Kind.PART)) {
            return m.is(new Meaning.FromEvent(0, 0));
        }
        // Somewhere in the same calendar week, month or year.
        return switch (m.unit()) {
            case DAY -> m.is(new Meaning.FromEvent(0, 0));
            case WEEK -> m.is(new Meaning.FromEvent(-6, 6));
            case MONTH -> m.is(new Meaning.FromEvent(-30, 30));
            case YEAR -> m.is(new Meaning.FromEvent(-365, 365));
            case SECOND, MINUTE, HOUR, NIGHT, WEEKEND, FORTNIGHT, DECADE -> List.of();
        };
    }

    private static List<Piece> length(Match m) {
        boolean age = m.line.is(m.end(), Kind.OLD) || m.line.is(m.end(), Kind.DASH) && m.line.is(m.end() + 1, Kind.OLD);
        boolean aWar = isWar(m.line, m.end() + 1) || isWar(m.line, m.end() + 2);
        // The Six-Day War, CBS's 60 Minutes
        boolean name = m.line.capital(m.begin()) && m.line.lower(m.end()).equals("war") && m.line.capital(m.end())
                || m.line.capital(m.end() - 1);
        boolean governed = m.has(Kind.FOR) || m.line.isAny(m.begin() - 1, Kind.IN, Kind.OVER, Kind.DURING, Kind.WITHIN);
        boolean one = m.count().map(count -> count.most() == 1).orElse(false);
        boolean dashed = m.has(Kind.DASH);
        boolean plural = m.has(Kind.UNITS);
        if (age && !aWar || name || !plural && !dashed && !(one && governed) || m.has(Kind.A) && dashed) {
            return List.of();
        }
        return m.is(new Meaning.Length());
    }

    /// What can be "three months old" and is no person.
    private static boolean isWar(Line line, int i) {
        return line.is(i, Kind.WAR)
                || Set.of("truce", "ceasefire", "blockade", "campaign", "government", "junta", "deal")
                        .contains(line.lower(i));
    }

    private static List<Piece> clock(Match m) {
        boolean military = m.find(Kind.CLOCK).isEmpty() && m.find(Kind.AMPM).isEmpty();
        if (military) {
            Lexeme figures = m.find(Kind.NUMBER).or(() -> m.find(Kind.YEAR)).orElseThrow();
            if (figures.lower().length() != 4 || figures.least() % 100 > 59 || figures.least() >= 2400) {
                return List.of();
            }
        }
        // "after 10 p.m." is kept whole, "before 9:30 of a match" is not ours to judge.
        return List.of(
                new Piece(m.begin(), m.end(), new Meaning.OfDay(), Optional.of(Clock.of(m.line, m.begin(), m.end()))));
    }

    private static List<Piece> ofDay(Match m) {
        boolean hours = m.find(Kind.UNITS)
                .map(units -> Unit.values()[units.least()] == Unit.HOUR)
                .orElse(true);
        return hours
                ? List.of(new Piece(
                        m.begin(), m.end(), new Meaning.OfDay(), Optional.of(Clock.of(m.line, m.begin(), m.end()))))
                : List.of();
    }
}
