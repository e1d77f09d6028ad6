package org.attest.time;

import java.time.LocalDate;
import java.time.MonthDay;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import org.attest.reports.Span;
import org.attest.time.When.Precision;

/// Arithmetic of times. Nothing here widens a time or invents one; every result carries the evidence of both sides.
public final class WhenLogic {
    private WhenLogic() {}

    /// Whether both can be the same time. Unknown time never is: the caller decides what it then means (law 8).
    public static boolean intersects(When a, When b) {
        return !(a instanceof When.Unknown)
                && !(b instanceof When.Unknown)
                && intersect(a, b).isPresent();
    }

    /// The time that is in both; empty if there is none. An unknown time says nothing, so the other one stays as it
    /// is.
    ///
    /// Where the days themselves don't meet, a time that may have begun the night before also holds that day: "on
    /// Friday"
    /// and "late on Thursday" meet on Thursday. A day without a year meets each such day of a bounded interval;
    /// against
    /// an open one it stays without its year.
    public static Optional<When> intersect(When a, When b) {
        return switch (a) {
            case When.Unknown _ -> Optional.of(b);
            case When.Interval x ->
                switch (b) {
                    case When.Unknown _ -> Optional.of(a);
                    case When.Interval y -> both(x, y);
                    case When.YearUnknown y -> inYears(x, y);
                };
            case When.YearUnknown x ->
                switch (b) {
                    case When.Unknown _ -> Optional.of(a);
                    case When.Interval y -> inYears(y, x);
                    case When.YearUnknown y -> yearless(x, y);
                };
        };
    }

    private static Optional<When> both(When.Interval x, When.Interval y) {
        When.Interval a = narrowerFirst(x, y) ? x : y;
        When.Interval b = narrowerFirst(x, y) ? y : x;
        Optional<Possible> days = possible(a, false).and(possible(b, false));
        boolean night = false;
        if (days.isEmpty() && (a.nightBefore() || b.nightBefore())) {
            days = possible(a, a.nightBefore()).and(possible(b, b.nightBefore()));
            night = days.isPresent();
        }
        boolean onNight = night;
        return days.map(found -> new When.Interval(
                bound(found.hull.start(), LocalDate.MIN),
                bound(found.hull.end(), LocalDate.MAX),
                finer(a.precision(), b.precision()),
                found.candidates(),
                !onNight && nightBefore(a, b),
                a.clock().or(b::clock),
                a.zone().or(b::zone),
                Optional.empty(),
                a.expression(),
                with(joined(a.basis(), b.basis()), onNight ? "they meet in the night before" : "both hold"),
                joined(a.from(), b.from())));
    }

    /// Fewer days first, then by words, so that the result does not depend on who asks whom.
    private static boolean narrowerFirst(When.Interval x, When.Interval y) {
        int order = Long.compare(size(x), size(y));
        if (order == 0) {
            order = x.precision().compareTo(y.precision());
        }
        if (order == 0) {
            order = x.expression().compareTo(y.expression());
        }
        if (order == 0) {
            order = x.toString().compareTo(y.toString());
        }
        return order <= 0;
    }

    private static long size(When.Interval when) {
        if (!when.candidates().isEmpty()) {
            return when.candidates().size();
        }
        Days days = hull(when);
        return days.open() ? Long.MAX_VALUE : days.length();
    }

    private static Days hull(When.Interval when) {
        return new Days(when.earliest(), when.latest());
    }

    private static Optional<LocalDate> bound(LocalDate day, LocalDate open) {
        return day.equals(open) ? Optional.empty() : Optional.of(day);
    }

    private static Precision finer(Precision a, Precision b) {
        return a.compareTo(b) <= 0 ? a : b;
    }

    /// A day that one side excludes from having begun the night before stays excluded; a month says nothing of it.
    private static boolean nightBefore(When.Interval a, When.Interval b) {
        return (!toTheDay(a) || a.nightBefore())
                && (!toTheDay(b) || b.nightBefore())
                && (a.nightBefore() || b.nightBefore());
    }

    private static boolean toTheDay(When.Interval when) {
        return when.precision().compareTo(Precision.DAY) <= 0
                || !when.candidates().isEmpty();
    }

    /// Days that a time can be on: those listed, or all of the hull.
    private record Possible(Days hull, Set<LocalDate> listed) {
        List<LocalDate> candidates() {
            return listed.size() > 1 && listed.size() < hull.length() ? List.copyOf(listed) : List.of();
        }

        Optional<Possible> and(Possible other) {
            LocalDate start = Days.later(hull.start(), other.hull.start());
            LocalDate end = Days.earlier(hull.end(), other.hull.end());
            if (start.isAfter(end)) {
                return Optional.empty();
            }
            if (listed.isEmpty() && other.listed.isEmpty()) {
                return Optional.of(new Possible(new Days(start, end), Set.of()));
            }
            TreeSet<LocalDate> days = new TreeSet<>(listed.isEmpty() ? other.listed : listed);
            if (!listed.isEmpty() && !other.listed.isEmpty()) {
                days.retainAll(other.listed);
            }
            days.removeIf(day -> day.isBefore(start) || day.isAfter(end));
            return days.isEmpty()
                    ? Optional.empty()
                    : Optional.of(new Possible(new Days(days.first(), days.last()), days));
        }
    }

    private static Possible possible(When.Interval when, boolean nightBefore) {
        Set<LocalDate> listed = new TreeSet<>(when.candidates());
        Days hull = hull(when);
        if (nightBefore && !hull.start().equals(LocalDate.MIN)) {
            when.candidates().forEach(day -> listed.add(day.minusDays(1)));
            hull = new Days(hull.start().minusDays(1), hull.end());
        }
        return new Possible(hull, listed);
    }

    private static Optional<When> inYears(When.Interval when, When.YearUnknown days) {
        if (hull(when).open()) {
            return Optional.of(days);
        }
        TreeSet<LocalDate> found = new TreeSet<>();
        boolean night = false;
        Set<LocalDate> candidates = Set.copyOf(when.candidates());
        for (LocalDate day :
                (Iterable<LocalDate>) when.earliest().datesUntil(when.latest().plusDays(1))::iterator) {
            if (holds(days, day) && (candidates.isEmpty() || candidates.contains(day))) {
                found.add(day);
            }
        }
        if (found.isEmpty() && when.nightBefore()) {
            List<LocalDate> own = candidates.isEmpty() ? List.of(when.earliest()) : when.candidates();
            own.stream()
                    .map(day -> day.minusDays(1))
                    .filter(day -> holds(days, day))
                    .forEach(found::add);
            night = !found.isEmpty();
        }
        if (found.isEmpty()) {
            return Optional.empty();
        }
        Possible possible = new Possible(new Days(found.first(), found.last()), found);
        boolean finerDays = days.precision().compareTo(when.precision()) <= 0;
        boolean dayKnown = days.precision().compareTo(Precision.DAY) <= 0;
        return Optional.of(new When.Interval(
                Optional.of(found.first()),
                Optional.of(found.last()),
                finer(when.precision(), days.precision()),
                possible.candidates(),
                when.nightBefore() && !night && !(dayKnown),
                when.clock().or(days::clock),
                when.zone(),
                Optional.empty(),
                finerDays ? days.expression() : when.expression(),
                with(joined(when.basis(), days.basis()), night ? "they meet in the night before" : "both hold"),
                joined(when.from(), days.from())));
    }

    private static boolean holds(When.YearUnknown when, LocalDate day) {
        MonthDay at = MonthDay.from(day);
        boolean wraps = when.end().isBefore(when.start());
        boolean afterStart = !at.isBefore(when.start());
        boolean beforeEnd = !at.isAfter(when.end());
        return wraps ? afterStart || beforeEnd : afterStart && beforeEnd;
    }

    /// Two stretches of an unknown year; where one runs over New Year the narrower one is kept if they meet at all.
    private static Optional<When> yearless(When.YearUnknown x, When.YearUnknown y) {
        boolean xFirst =
                length(x) < length(y) || length(x) == length(y) && x.toString().compareTo(y.toString()) <= 0;
        When.YearUnknown a = xFirst ? x : y;
        When.YearUnknown b = xFirst ? y : x;
        boolean wraps = a.end().isBefore(a.start()) || b.end().isBefore(b.start());
        LocalDate leap = LocalDate.of(2000, 1, 1);
        boolean meet = leap.datesUntil(leap.plusYears(1)).anyMatch(day -> holds(a, day) && holds(b, day));
        if (!meet) {
            return Optional.empty();
        }
        MonthDay start = wraps || a.start().isAfter(b.start()) ? a.start() : b.start();
        MonthDay end = wraps || a.end().isBefore(b.end()) ? a.end() : b.end();
        return Optional.of(new When.YearUnknown(
                start,
                end,
                finer(a.precision(), b.precision()),
                a.clock().or(b::clock),
                a.expression(),
                with(joined(a.basis(), b.basis()), "both hold"),
                joined(a.from(), b.from())));
    }

    private static int length(When.YearUnknown when) {
        int days = when.end().atYear(2000).getDayOfYear()
                - when.start().atYear(2000).getDayOfYear()
                + 1;
        return days > 0 ? days : days + 366;
    }

    private static <T> List<T> joined(List<T> a, List<T> b) {
        Set<T> all = new LinkedHashSet<>(a);
        all.addAll(b);
        return List.copyOf(all);
    }

    private static List<String> with(List<String> basis, String more) {
        List<String> all = new ArrayList<>(basis);
        all.add(more);
        return all;
    }

    /// `event` moved by `days`: what "two days later" means once its event is known.
    public static When.Interval shift(When.Interval event, TimeExpression.DaysFrom days) {
        return shift(event, days, event.expression(), event.basis(), event.from());
    }

    /// What an expression with an offset means, counted from `event`; unknown if the event's time is.
    ///
    /// @param counted an expression that has an offset
    public static When countedFrom(When event, TimeExpression counted) {
        TimeExpression.DaysFrom days = counted.offset()
                .orElseThrow(() -> new IllegalArgumentException("an expression must count from an event; got \""
                        + counted.text() + "\" " + counted.span().brief()));
        List<String> basis = with(
                event.basis(),
                "\"" + counted.text() + "\" is " + days.least() + " to " + days.most() + " days from \""
                        + event.expression() + "\"");
        List<Span> from = joined(List.of(counted.span()), event.from());
        return switch (event) {
            case When.Interval interval -> shift(interval, days, counted.text(), basis, from);
            case When.YearUnknown at ->
                new When.YearUnknown(
                        shift(at.start(), days.least()),
                        shift(at.end(), days.most()),
                        days.least() == days.most() ? at.precision() : Precision.DAYS,
                        Optional.empty(),
                        counted.text(),
                        basis,
                        from);
            case When.Unknown _ -> new When.Unknown(counted.text(), basis, from);
        };
    }

    private static MonthDay shift(MonthDay day, int days) {
        return MonthDay.from(day.atYear(2001).plusDays(days));
    }

    private static When.Interval shift(
            When.Interval event, TimeExpression.DaysFrom days, String words, List<String> basis, List<Span> from) {
        Days moved = hull(event).shift(days.least(), days.most());
        boolean exact = days.least() == days.most();
        return new When.Interval(
                bound(moved.start(), LocalDate.MIN),
                bound(moved.end(), LocalDate.MAX),
                exact
                        ? event.precision().compareTo(Precision.DAY) < 0 ? Precision.DAY : event.precision()
                        : event.precision() == Precision.WINDOW ? Precision.WINDOW : Precision.DAYS,
                exact
                        ? event.candidates().stream()
                                .map(day -> day.plusDays(days.least()))
                                .toList()
                        : List.of(),
                event.nightBefore(),
                Optional.empty(),
                event.zone(),
                Optional.empty(),
                words,
                basis,
                from);
    }

    /// What of `when` is on or before `limit`; empty if nothing is.
    public static Optional<When> onOrBefore(When when, LocalDate limit) {
        return switch (when) {
            case When.Unknown unknown -> Optional.of(unknown);
            case When.YearUnknown yearless -> Optional.of(yearless);
            case When.Interval interval -> {
                if (!interval.latest().isAfter(limit)) {
                    yield Optional.of(interval);
                }
                yield possible(interval, false)
                        .and(new Possible(new Days(LocalDate.MIN, limit), Set.of()))
                        .map(days -> bounded(interval, days, with(interval.basis(), "not after " + limit)));
            }
        };
    }

    /// What of `when` is on or before the last possible day of `limit`.
    public static Optional<When> onOrBefore(When when, When.Interval limit) {
        return onOrBefore(when, limit.latest()).map(bounded -> bounded.equals(when) ? bounded : cited(bounded, limit));
    }

    private static When cited(When when, When limit) {
        return switch (when) {
            case When.Interval interval ->
                evidence(interval, joined(interval.basis(), limit.basis()), joined(interval.from(), limit.from()));
            case When.YearUnknown _, When.Unknown _ -> when;
        };
    }

    private static When.Interval evidence(When.Interval when, List<String> basis, List<Span> from) {
        return new When.Interval(
                when.start(),
                when.end(),
                when.precision(),
                when.candidates(),
                when.nightBefore(),
                when.clock(),
                when.zone(),
                when.utc(),
                when.expression(),
                basis,
                from);
    }

    private static When.Interval bounded(When.Interval when, Possible days, List<String> basis) {
        return new When.Interval(
                bound(days.hull.start(), LocalDate.MIN),
                bound(days.hull.end(), LocalDate.MAX),
                when.precision(),
                days.candidates(),
                when.nightBefore(),
                when.clock(),
                when.zone(),
                Optional.empty(),
                when.expression(),
                basis,
                when.from());
    }

    /// The time of an event that a cross-reference of a known date tells of as well: an article does not tell of
    /// what
    /// comes after it, so "in early May", followed by "See Daily Digest, May 5", ends on 5 May.
    ///
    /// Only where the event's words name a month, a part of one, or a week or so, and the link's date lies in it: a
    /// link
    /// to an article of another month is about something else.
    ///
    /// @param event the time of an event, from the sentence that the link follows
    /// @param link the date of the linked article, of kind `see`
    /// @return empty where the rule does not hold
    public static Optional<When> boundedBy(When event, When link) {
        boolean coarse = switch (event) {
            case When.Interval interval -> isCoarse(interval.precision());
            case When.YearUnknown yearless -> isCoarse(yearless.precision());
            case When.Unknown _ -> false;
        };
        if (!coarse) {
            return Optional.empty();
        }
        String why = "the cross-reference \"" + link.expression() + "\" tells of it, so it is not later than that";
        if (event instanceof When.Interval interval && link instanceof When.Interval at && hull(at).single()) {
            LocalDate day = at.latest();
            return hull(interval).contains(day)
                    ? onOrBefore(interval, day).map(when -> switch (when) {
                        case When.Interval bounded ->
                            (When) evidence(
                                    bounded,
                                    with(joined(interval.basis(), at.basis()), why),
                                    joined(interval.from(), at.from()));
                        case When.YearUnknown _, When.Unknown _ -> when;
                    })
                    : Optional.empty();
        }
        if (event instanceof When.YearUnknown days
                && link instanceof When.YearUnknown at
                && at.start().equals(at.end())
                && !days.end().isBefore(days.start())
                && holds(days, at.end().atYear(2000))) {
            return Optional.of(new When.YearUnknown(
                    days.start(),
                    at.end(),
                    days.precision(),
                    days.clock(),
                    days.expression(),
                    with(joined(days.basis(), at.basis()), why),
                    joined(days.from(), at.from())));
        }
        return Optional.empty();
    }

    private static boolean isCoarse(Precision precision) {
        return precision == Precision.PART_OF_MONTH || precision == Precision.MONTH || precision == Precision.WEEK;
    }

    /// The same interval with its zone, and as instants: the minute or hour that the words give, or the local days
    /// from
    /// midnight to midnight. What the text itself says in Greenwich time stays. An open interval has no instants.
    public static When.Interval inZone(When.Interval when, ZoneId zone) {
        UnaryOperator<Optional<When.Utc>> orDays =
                utc -> utc.or(() -> hull(when).open()
                        ? Optional.empty()
                        : Optional.of(new When.Utc(
                                when.earliest().atStartOfDay(zone).toInstant(),
                                when.latest().plusDays(1).atStartOfDay(zone).toInstant())));
        Optional<When.Utc> clock = hull(when).single()
                ? when.clock().flatMap(Clock::parse).flatMap(at -> at.on(when.earliest(), zone))
                : Optional.empty();
        return new When.Interval(
                when.start(),
                when.end(),
                when.precision(),
                when.candidates(),
                when.nightBefore(),
                when.clock(),
                Optional.of(zone),
                when.utc().or(() -> orDays.apply(clock)),
                when.expression(),
                when.basis(),
                when.from());
    }
}
