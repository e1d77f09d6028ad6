package org.attest.eval;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/// Whether each report's account of each incident has the right day, place, kind and toll.
final class IncidentScore {
    private static final String FOUND = "Accounts of incidents found";
    private static final String MATCHED = "Of the accounts found";

    /// How much wider than gold's our interval may be: a night begun the day before and a day of reporting.
    private static final int SPARE_DAYS = 2;

    private final List<ReportReading> readings;
    private final Output output;

    IncidentScore(List<ReportReading> readings, Output output) {
        this.readings = readings;
        this.output = output;
    }

    private record Found(ReportReading reading, Gold.Incident gold, Output.Account ours) {}

    private List<Found> found() {
        return readings.stream()
                .flatMap(reading ->
                        reading.accountPairs().stream().map(pair -> new Found(reading, pair.gold(), pair.ours())))
                .toList();
    }

    List<Score.Metric> metrics() {
        List<Found> found = found();
        long gold = readings.stream()
                .mapToLong(reading -> reading.gold().incidents().size())
                .sum();
        long ours = readings.stream()
                .mapToLong(reading -> reading.accounts().size())
                .sum();
        List<Score.Metric> metrics =
                new ArrayList<>(Score.precisionRecall(FOUND, "account", found.size(), ours, gold, "accounts"));
        metrics.add(Score.Metric.share(
                FOUND,
                "main_incident_accuracy",
                readings.stream().filter(IncidentScore::isMainRight).count(),
                readings.size(),
                "reports"));
        metrics.add(share(
                "date_accuracy",
                found,
                one -> one.gold.when().isPresent(),
                IncidentScore::isDateRight,
                "accounts with a year in gold: meets gold's days, at most 2 days wider"));
        metrics.add(share(
                "date_intersects",
                found,
                one -> one.gold.when().isPresent(),
                one -> ReportReading.dateFit(one.gold, one.ours) == ReportReading.Fit.YES,
                "accounts with a year in gold"));
        metrics.add(share(
                "place_accuracy",
                found,
                one -> one.gold.isPlaced(),
                IncidentScore::isPlaceRight,
                "accounts: within gold's radius"));
        metrics.add(share(
                "place_within_10_km",
                found,
                one -> one.gold.radiusKm() <= 10,
                one -> isWithin(one, 10),
                "accounts with a gold radius of 10 km or less"));
        metrics.add(share(
                "type_accuracy", found, _ -> true, one -> one.gold.types().contains(one.ours.type()), "accounts"));
        metrics.add(share(
                "fatalities_accuracy", found, _ -> true, this::isTollRight, "accounts, no number where gold has none"));
        metrics.add(share(
                "fatalities_where_stated",
                found,
                one -> one.gold.fatalities().isPresent(),
                this::isTollRight,
                "accounts with a number in gold"));
        return metrics;
    }

    private static Score.Metric share(
            String name, List<Found> found, Predicate<Found> scored, Predicate<Found> right, String what) {
        List<Found> of = found.stream().filter(scored).toList();
        return Score.Metric.share(MATCHED, name, of.stream().filter(right).count(), of.size(), what);
    }

    private static boolean isMainRight(ReportReading reading) {
        Optional<Gold.Incident> gold =
                reading.gold().incidents().stream().filter(Gold.Incident::main).findFirst();
        List<Output.Account> ours =
                reading.accounts().stream().filter(Output.Account::main).toList();
        return gold.isEmpty()
                ? ours.isEmpty()
                : ours.size() == 1
                        && reading.accountPairs().stream()
                                .anyMatch(pair -> pair.gold().equals(gold.get())
                                        && pair.ours().equals(ours.getFirst()));
    }

    private static boolean isDateRight(Found one) {
        return ReportReading.dateFit(one.gold, one.ours) == ReportReading.Fit.YES
                && one.ours.when().map(Days::count).orElse(Long.MAX_VALUE)
                        <= one.gold.when().map(Days::count).orElse(0L) + SPARE_DAYS;
    }

    private static boolean isPlaceRight(Found one) {
        return isWithin(one, one.gold.radiusKm());
    }

    /// A region is right if it holds gold's point and isn't far larger than gold is loose: half its diagonal is at
    /// most
    /// three radii. Where gold says that the text gives only a region, a point is wrong.
    private static boolean isWithin(Found one, double kilometres) {
        return one.ours.where().stream().anyMatch(place -> switch (place) {
            case Place.Point point -> !one.gold.region() && ReportReading.distance(one.gold, point) <= kilometres;
            case Place.Region region ->
                region.holds(one.gold.latitude(), one.gold.longitude())
                        && region.halfDiagonalKm() <= 3 * one.gold.radiusKm();
            case Place.Ambiguous _, Place.Unknown _ -> false;
        });
    }

    private boolean isTollRight(Found one) {
        List<Output.Casualties> killed = casualties(one).stream()
                .filter(cell -> cell.kind().equals("killed") && cell.min().isPresent())
                .toList();
        return one.gold
                .fatalities()
                .map(gold -> killed.stream()
                        .anyMatch(cell -> cell.min().equals(Optional.of(gold.low()))
                                && (cell.max().equals(gold.high())
                                        || cell.max().isEmpty()
                                        || gold.high().isEmpty())))
                .orElse(killed.isEmpty());
    }

    /// The incident's cells that rest on this report.
    private List<Output.Casualties> casualties(Found one) {
        Set<String> own = ids(one.reading);
        return incident(one)
                .map(incident -> incident.casualties().stream()
                        .filter(cell -> cell.claims().stream().anyMatch(own::contains))
                        .toList())
                .orElse(List.of());
    }

    private List<Output.Damage> objects(Found one) {
        Set<String> own = ids(one.reading);
        return incident(one)
                .map(incident -> incident.objects().stream()
                        .filter(object -> object.claims().stream().anyMatch(own::contains))
                        .toList())
                .orElse(List.of());
    }

    private static Set<String> ids(ReportReading reading) {
        Set<String> ids = new HashSet<>();
        reading.claims().forEach(claim -> ids.add(claim.id()));
        return ids;
    }

    private Optional<Output.Incident> incident(Found one) {
        return output.incidents().stream()
                .filter(incident -> incident.id().equals(one.ours.incident()))
                .findFirst();
    }

    /// Damage and tolls in full, for corpora whose gold holds them.
    List<Score.Metric> detailMetrics() {
        long goldObjects = 0;
        long ourObjects = 0;
        long rightObjects = 0;
        long goldCells = 0;
        long ourCells = 0;
        long rightCells = 0;
        for (Found one : found()) {
            List<Output.Damage> objects = new ArrayList<>(objects(one));
            ourObjects += objects.size();
            goldObjects += one.gold.objects().size();
            rightObjects += one.gold.objects().stream()
                    .filter(gold -> takeFirst(objects, ours -> sameObject(gold, ours)))
                    .count();
            List<Output.Casualties> cells = new ArrayList<>(casualties(one));
            ourCells += cells.size();
            goldCells += one.gold.casualties().size();
            rightCells += one.gold.casualties().stream()
                    .filter(gold -> takeFirst(cells, ours -> sameCell(gold, ours)))
                    .count();
        }
        if (goldObjects + goldCells == 0) {
            return List.of();
        }
        String group = "Damage and tolls (of the accounts found)";
        List<Score.Metric> metrics = new ArrayList<>(
                Score.precisionRecall(group, "object", rightObjects, ourObjects, goldObjects, "damaged objects"));
        metrics.addAll(Score.precisionRecall(group, "casualty_cell", rightCells, ourCells, goldCells, "cells"));
        return metrics;
    }

    private static <T> boolean takeFirst(List<T> from, Predicate<T> wanted) {
        Optional<T> first = from.stream().filter(wanted).findFirst();
        first.ifPresent(from::remove);
        return first.isPresent();
    }

    /// Same state, and a word in common.
    private static boolean sameObject(Gold.Damage gold, Output.Damage ours) {
        Set<String> words = new HashSet<>(List.of(Names.plain(gold.what()).split(" ")));
        words.retainAll(List.of(Names.plain(ours.what()).split(" ")));
        return gold.state().equals(ours.state()) && !words.isEmpty();
    }

    private static boolean sameCell(Gold.Casualties gold, Output.Casualties ours) {
        return gold.kind().equals(ours.kind())
                && ours.min().equals(gold.min())
                && ours.max().equals(gold.max())
                && gold.unconfirmed() == ours.status().equals("UNCONFIRMED");
    }

    List<String> misses(ReportReading reading) {
        List<String> lines = new ArrayList<>();
        reading.missedIncidents().forEach(incident -> lines.add("  account missed    " + incident.brief()));
        reading.spuriousAccounts()
                .forEach(account -> lines.add("  account spurious  " + account.incident() + " " + account.brief()));
        for (ReportReading.AccountPair pair : reading.accountPairs()) {
            List<String> faults = faults(new Found(reading, pair.gold(), pair.ours()));
            if (!faults.isEmpty()) {
                lines.add("  account wrong     " + pair.gold().brief());
                lines.add("            ours    " + pair.ours().incident() + " "
                        + pair.ours().brief());
                faults.forEach(fault -> lines.add("                    " + fault));
            }
        }
        return lines;
    }

    private List<String> faults(Found one) {
        List<String> faults = new ArrayList<>();
        if (one.gold.main() != one.ours.main()) {
            faults.add("main: gold %s, ours %s".formatted(one.gold.main(), one.ours.main()));
        }
        if (one.gold.when().isPresent() && !isDateRight(one)) {
            faults.add("date: gold %s, ours %s"
                    .formatted(
                            one.gold.when().map(Days::brief).orElse(""),
                            one.ours.when().map(Days::brief).orElse("none")));
        }
        if (!isPlaceRight(one)) {
            faults.add("place: gold %s (%s) ±%s km%s, ours %s"
                    .formatted(
                            one.gold.place(),
                            Place.degrees(one.gold.latitude(), one.gold.longitude()),
                            Math.round(one.gold.radiusKm()),
                            one.gold.region() ? " region" : "",
                            one.ours.where().isEmpty()
                                    ? "none"
                                    : String.join(
                                            " + ",
                                            one.ours.where().stream()
                                                    .map(place -> away(one.gold, place))
                                                    .toList())));
        }
        if (!one.gold.types().contains(one.ours.type())) {
            faults.add("type: gold %s, ours %s".formatted(String.join(" or ", one.gold.types()), one.ours.type()));
        }
        if (!isTollRight(one)) {
            faults.add("fatalities: gold %s, ours %s"
                    .formatted(
                            one.gold
                                    .fatalities()
                                    .map(toll -> toll.low() + ".."
                                            + toll.high().map(String::valueOf).orElse(""))
                                    .orElse("none stated"),
                            casualties(one).isEmpty()
                                    ? "none"
                                    : String.join(
                                            ", ",
                                            casualties(one).stream()
                                                    .map(Output.Casualties::brief)
                                                    .toList())));
        }
        return faults;
    }

    private static String away(Gold.Incident gold, Place place) {
        return place instanceof Place.Point point
                ? "%s, %s km off".formatted(place.brief(), Math.round(ReportReading.distance(gold, point)))
                : place instanceof Place.Region region
                        ? "%s, half diagonal %s km, %s gold's point"
                                .formatted(
                                        place.brief(),
                                        Math.round(region.halfDiagonalKm()),
                                        region.holds(gold.latitude(), gold.longitude()) ? "holds" : "misses")
                        : place.brief();
    }
}
