package org.attest.verification;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.attest.claims.About;
import org.attest.claims.Claim;
import org.attest.incidents.Account;
import org.attest.incidents.Incident;
import org.attest.places.Where;
import org.attest.reports.Report;
import org.attest.time.PublicationDate;
import org.attest.time.When;

/// What reports say of how incidents develop, tested against the ledger's own counts: the rate since the trend is said
/// to have begun, against the rate in as long a time before it.
///
/// A ledger counts what was reported to it, not what happened. So the result names how many reports each time has.
public final class Trends {
    /// With fewer, no count could show anything: were all of them after the turn, the exact 95% interval of the
    /// ratio
    /// of two equal times would still hold 1, since 0.025^(1/5) < 1/2 (Clopper and Pearson).
    private static final int LEAST = 6;

    enum Direction {
        MORE,
        FEWER
    }

    private record Row(Direction direction, Pattern pattern) {}

    private static final List<Row> ROWS = rows();

    private final Standing standing;

    public Trends(Standing standing) {
        this.standing = standing;
    }

    /// In the order of the claims that state them.
    public List<Trend> find() {
        return standing.claims().values().stream()
                .filter(claim -> claim.about() == About.TREND)
                .flatMap(claim -> Optional.ofNullable(standing.reports().get(claim.report())).stream()
                        .map(report -> trend(claim, report)))
                .toList();
    }

    private Trend trend(Claim claim, Report report) {
        String words = report.text().quote(claim.quote());
        String since = claim.when().stream()
                .map(When::edtf)
                .flatMap(Optional::stream)
                .findFirst()
                .orElse("");
        Optional<Direction> direction = ROWS.stream()
                .filter(row ->
                        row.pattern().matcher(words.toLowerCase(Locale.ROOT)).find())
                .map(Row::direction)
                .findFirst();
        if (direction.isEmpty()) {
            return untested(claim, words, since, "it does not say whether there were more or fewer");
        }
        Optional<LocalDate> turn = claim.when().stream()
                .flatMap(when -> when instanceof When.Interval interval ? interval.start().stream() : Stream.empty())
                .findFirst();
        if (turn.isEmpty()) {
            return untested(claim, words, since, "it names no day or month since when");
        }
        Optional<LocalDate> end = Optional.ofNullable(standing.published().get(report.id()))
                .flatMap(PublicationDate::window)
                .map(PublicationDate.Window::end);
        if (end.isEmpty() || !end.get().isAfter(turn.get())) {
            return untested(
                    claim, words, since, "when the report was published, and so until when to count, is not known");
        }
        Optional<Scope> scope = scope(report);
        if (scope.isEmpty()) {
            return untested(claim, words, since, "the report does not say whose acts or in which country");
        }
        return tested(claim, words, since, direction.get(), turn.get(), end.get(), scope.get());
    }

    private static Trend untested(Claim claim, String words, String since, String why) {
        return new Trend(claim.id(), words, since, "untested: " + why, Optional.empty());
    }

    /// Which incidents a trend is about.
    private record Scope(String words, Predicate<Incident> holds) {}

    /// Those like what the report is about: by the same attackers in the same countries, as far as it names them.
    private Optional<Scope> scope(Report report) {
        List<Incident> own = standing.incidents().stream()
                .filter(incident -> incident.accounts().stream()
                        .anyMatch(account -> account.report().equals(report.id()) && account.main()))
                .toList();
        Set<String> countries = own.stream()
                .flatMap(incident -> country(incident).stream())
                .collect(Collectors.toCollection(TreeSet::new));
        Set<String> attackers = own.stream()
                .flatMap(incident -> incident.attackers().stream())
                .map(Trends::side)
                // "Fighters" are others in each report.
                .filter(side -> side.chars().anyMatch(Character::isUpperCase))
                .collect(Collectors.toCollection(TreeSet::new));
        if (countries.isEmpty() && attackers.isEmpty()) {
            return Optional.empty();
        }
        String words = "incidents"
                + (countries.isEmpty() ? "" : " in " + String.join(", ", countries))
                + (attackers.isEmpty() ? "" : " said to be by " + String.join(", ", attackers));
        return Optional.of(new Scope(
                words,
                incident -> (countries.isEmpty()
                                || country(incident).filter(countries::contains).isPresent())
                        && (attackers.isEmpty()
                                || incident.attackers().stream()
                                        .map(Trends::side)
                                        .anyMatch(attackers::contains))));
    }

    private static String side(Account.Attacker attacker) {
        return attacker.country().isEmpty() ? attacker.name() : attacker.country();
    }

    private static Optional<String> country(Incident incident) {
        return switch (incident.where()) {
            case Where.Found found -> Optional.of(found.country());
            case Where.Region region -> region.country();
            case Where.Ambiguous _, Where.Unknown _ -> Optional.<String>empty();
        };
    }

    private Trend tested(
            Claim claim, String words, String since, Direction direction, LocalDate turn, LocalDate end, Scope scope) {
        int days = (int) ChronoUnit.DAYS.between(turn, end) + 1;
        LocalDate begin = turn.minusDays(days);
        List<Incident> counted =
                standing.incidents().stream().filter(scope.holds()).toList();
        TrendCounts.Period before = period(begin, turn.minusDays(1), days, counted);
        TrendCounts.Period after = period(turn, end, days, counted);
        int undated = (int) counted.stream()
                .filter(incident -> !lies(incident, begin, turn.minusDays(1))
                        && !lies(incident, turn, end)
                        && mayLie(incident, begin, end))
                .count();
        int all = before.incidents() + after.incidents();
        if (all < LEAST) {
            String why = "untested: only " + all + (all == 1 ? " incident" : " incidents") + " (" + scope.words()
                    + ") between " + begin + " and " + end + "; " + LEAST + " is the least that could show anything";
            return new Trend(
                    claim.id(),
                    words,
                    since,
                    why,
                    Optional.of(new TrendCounts(
                            TrendCounts.Verdict.UNTESTED, scope.words(), before, after, undated, Optional.empty())));
        }
        TrendCounts.Ratio ratio = Exact.ratio(before.incidents(), days, after.incidents(), days);
        boolean more = ratio.low() > 1;
        boolean fewer = ratio.high() < 1;
        TrendCounts.Verdict verdict = !more && !fewer
                ? TrendCounts.Verdict.NOT_SHOWN
                : more == (direction == Direction.MORE) ? TrendCounts.Verdict.SUPPORTED : TrendCounts.Verdict.OPPOSED;
        TrendCounts test = new TrendCounts(verdict, scope.words(), before, after, undated, Optional.of(ratio));
        return new Trend(claim.id(), words, since, sentence(test, ratio), Optional.of(test));
    }

    private static String sentence(TrendCounts test, TrendCounts.Ratio ratio) {
        return String.format(
                Locale.ROOT,
                "%s by the ledger's counts (%s): %d in the %d days since %s, %d in as long before; rate ratio %s,"
                        + " 95%% interval %s to %s. The ledger has %d reports from the later time and %d from the earlier:"
                        + " it counts what it was given, not what happened%s",
                switch (test.verdict()) {
                    case SUPPORTED -> "Supported";
                    case NOT_SHOWN -> "Not shown";
                    case OPPOSED -> "Opposed";
                    case UNTESTED -> "Untested";
                },
                test.scope(),
                test.after().incidents(),
                test.after().days(),
                test.after().from(),
                test.before().incidents(),
                number(ratio.estimate()),
                number(ratio.low()),
                number(ratio.high()),
                test.after().reports(),
                test.before().reports(),
                test.undated() == 0 ? "" : "; " + test.undated() + " more may lie on either side of the turn");
    }

    private static String number(double ratio) {
        return Double.isInfinite(ratio) ? "without limit" : String.format(Locale.ROOT, "%.2f", ratio);
    }

    private TrendCounts.Period period(LocalDate from, LocalDate to, int days, List<Incident> counted) {
        int incidents = (int)
                counted.stream().filter(incident -> lies(incident, from, to)).count();
        int reports = (int) standing.published().values().stream()
                .flatMap(published -> published.window().stream())
                .filter(window ->
                        !window.end().isBefore(from) && !window.start().isAfter(to))
                .count();
        return new TrendCounts.Period(from.toString(), to.toString(), days, incidents, reports);
    }

    private static boolean lies(Incident incident, LocalDate from, LocalDate to) {
        return incident.when() instanceof When.Interval when
                && !when.earliest().isBefore(from)
                && !when.latest().isAfter(to);
    }

    private static boolean mayLie(Incident incident, LocalDate from, LocalDate to) {
        return incident.when() instanceof When.Interval when
                && !when.latest().isBefore(from)
                && !when.earliest().isAfter(to);
    }

    private static List<Row> rows() {
        return TableFile.rows("trends.tsv").stream()
                .map(cells -> new Row(Direction.valueOf(cells.get(0)), Pattern.compile(cells.get(1))))
                .toList();
    }
}
