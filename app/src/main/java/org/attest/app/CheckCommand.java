package org.attest.app;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.attest.imagery.Coverage;
import org.attest.imagery.DateWindow;
import org.attest.imagery.OpticalCoverage;
import org.attest.imagery.RadarCheck;
import org.attest.imagery.Scene;
import org.attest.imagery.SceneFolder;
import org.attest.imagery.building.Footprint;
import org.attest.imagery.building.Footprints;
import org.attest.imagery.building.Reason;
import org.attest.imagery.building.Verdict;
import org.attest.incidents.Incident;
import org.attest.ledger.Fact;
import org.attest.ledger.Ledger;
import org.attest.places.Where;
import org.attest.store.SqliteLedger;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Coordinate;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `attest check`: images from before and after, set against an incident of the ledger.
@Command(
        name = "check",
        mixinStandardHelpOptions = true,
        description = "Sets radar images from before and after against an incident, building by building.")
final class CheckCommand implements Callable<Integer> {
    private static final ObjectMapper JSON = new ObjectMapper();

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Parameters(paramLabel = "INCIDENT", description = "Its id, or as much of it as no other begins with.")
    private String id = "";

    @Option(
            names = "--scenes",
            paramLabel = "DIR",
            required = true,
            description = "GeoTIFF files with STAC items beside them, or with a scenes.csv.")
    private Path scenes = Path.of("");

    @Option(
            names = "--footprints",
            paramLabel = "FILE",
            description = "The buildings, as GeoJSON (default: buildings.geojson in the folder of scenes).")
    private @Nullable Path footprints;

    @Option(names = "--ledger", paramLabel = "FILE", description = "Default: ${DEFAULT-VALUE}.")
    private Path ledger = Path.of("attest-out", "ledger.db");

    @Option(
            names = "--delay",
            paramLabel = "DAYS",
            description = "How old incident and images must be; at least 3 days (default: ${DEFAULT-VALUE}).")
    private int delayDays = (int) Delay.USUAL.toDays();

    @Option(
            names = "--widest-gap",
            paramLabel = "DAYS",
            description =
                    "Between the images before and after; a wider gap does not test when (default: ${DEFAULT-VALUE}).")
    private int widestGap = 60;

    @Option(names = "--fetch", description = "Read images at the https addresses that STAC items name.")
    private boolean fetch;

    @Option(names = "--json", description = "Print a line of JSON for each building.")
    private boolean json;

    @Override
    public Integer call() {
        Delay delay;
        try {
            delay = new Delay(Duration.ofDays(delayDays));
        } catch (IllegalArgumentException e) {
            throw new ParameterException(spec.commandLine(), "--delay must be at least 3 days; got " + delayDays, e);
        }
        Path buildings = footprints == null ? scenes.resolve("buildings.geojson") : footprints;
        for (Path needed : List.of(scenes, buildings, ledger)) {
            if (!Files.exists(needed)) {
                throw new ParameterException(
                        spec.commandLine(),
                        "check must have scenes, footprints and a ledger; got " + needed
                                + ", which does not exist. Name them with --scenes, --footprints, --ledger");
            }
        }
        try (Ledger open = SqliteLedger.openForReading(ledger)) {
            Incident incident = incident(open);
            return check(incident, open, delay, buildings);
        } catch (IOException e) {
            throw new UncheckedIOException(String.valueOf(e.getMessage()), e);
        }
    }

    private Incident incident(Ledger open) {
        List<Incident> found = open.now().all(Fact.IncidentFact.class).stream()
                .map(Fact.IncidentFact::incident)
                .filter(one -> one.id().startsWith(id) || one.formerIds().contains(id))
                .toList();
        if (found.size() != 1) {
            throw new ParameterException(
                    spec.commandLine(),
                    "INCIDENT must be the beginning of one incident's id; got '%s', with which %s begin. See incidents.jsonl"
                            .formatted(id, found.size()));
        }
        return found.getFirst();
    }

    private int check(Incident incident, Ledger open, Delay delay, Path buildings) throws IOException {
        Instant now = Instant.now();
        Optional<Instant> latest = Delay.latestPossible(incident, open.entries());
        if (latest.isEmpty() || !delay.hasPassed(latest.get(), now)) {
            return refused("an incident must be over for %s days; this one may have happened as late as %s. Wait"
                    .formatted(
                            delay.length().toDays(),
                            latest.map(CheckCommand::day).orElse("today")));
        }
        Optional<Delay.Interval> interval = Delay.interval(incident.when());
        if (interval.isEmpty()) {
            return refused(
                    "an incident must have a first and a last possible day to be checked against images; this one has "
                            + incident.when().brief());
        }
        SceneFolder folder = SceneFolder.read(scenes);
        List<String> notices = new ArrayList<>(folder.notices());
        List<Scene> here = folder.scenes().stream()
                .filter(scene -> fetch || !isRemote(scene))
                .toList();
        if (here.size() < folder.scenes().size()) {
            notices.add(
                    "imagery.remote: an image must lie in a file; %s are at web addresses and are left out. Give --fetch to read them"
                            .formatted(folder.scenes().size() - here.size()));
        }
        List<Scene> old = here.stream()
                .filter(scene ->
                        scene.time().isEmpty() || delay.hasPassed(scene.time().get(), now))
                .toList();
        if (old.size() < here.size()) {
            notices.add("imagery.too-recent: an image must be %s days old; %s are not and are left out"
                    .formatted(delay.length().toDays(), here.size() - old.size()));
        }
        Footprints read = Footprints.read(buildings);
        read.rejected().forEach(line -> notices.add("imagery.bad-footprint: " + line));
        if (read.all().isEmpty()) {
            return refused("there must be a footprint; got none in " + buildings);
        }
        List<Footprint> near = near(incident.where(), read.all());
        if (near.isEmpty()) {
            String where = incident.where().brief();
            boolean placed = incident.where() instanceof Where.Found;
            return refused(
                    placed
                            ? "footprints must lie where the incident is, %s; got none of %s there"
                                    .formatted(where, read.all().size())
                            : "%s: the incident's place must be a point to say which buildings are meant; got %s"
                                    .formatted(Reason.AMBIGUOUS_LOCATION, where));
        }
        if (near.size() < read.all().size()) {
            notices.add("imagery.elsewhere: footprints must lie where the incident is; %s of %s do not and are left out"
                    .formatted(read.all().size() - near.size(), read.all().size()));
        }
        RadarCheck.Question question = new RadarCheck.Question(
                near, interval.get().begin(), interval.get().end(), Duration.ofDays(widestGap));
        RadarCheck.Report report = RadarCheck.run(old, question);
        notices.addAll(report.notices());
        PrintWriter out = spec.commandLine().getOut();
        if (json) {
            report.answers().forEach(answer -> out.println(line(incident, answer)));
            notices.forEach(spec.commandLine().getErr()::println);
        } else {
            print(out, incident, interval.get(), old, report, notices);
            if (old.stream().anyMatch(scene -> OpticalCoverage.clouds(scene).isPresent())) {
                List<Coverage> optical = OpticalCoverage.of(old, question);
                out.println(
                        "Optical images, which are not compared yet: %s of %s buildings have a clear look before and after."
                                .formatted(
                                        optical.stream()
                                                .filter(c -> c.gap().isPresent())
                                                .count(),
                                        optical.size()));
            }
        }
        return 0;
    }

    private static boolean isRemote(Scene scene) {
        return scene.layers().values().stream()
                .anyMatch(layer -> layer.location().matches("https?://.*"));
    }

    /// Footprints within three times the place's uncertainty; none if it isn't a point.
    private static List<Footprint> near(Where where, List<Footprint> all) {
        return switch (where) {
            case Where.Found found ->
                all.stream()
                        .filter(f ->
                                metres(found, f.outline().getEnvelopeInternal().centre()) <= 3 * found.radiusMetres())
                        .toList();
            case Where.Region _, Where.Ambiguous _, Where.Unknown _ -> List.of();
        };
    }

    private static double metres(Where.Found place, Coordinate at) {
        double degree = 111_195;
        double north = (at.y - place.latitude()) * degree;
        double east = (at.x - place.longitude()) * degree * Math.cos(Math.toRadians(place.latitude()));
        return Math.hypot(north, east);
    }

    private void print(
            PrintWriter out,
            Incident incident,
            Delay.Interval interval,
            List<Scene> used,
            RadarCheck.Report report,
            List<String> notices) {
        out.println("%s, %s, %s"
                .formatted(
                        incident.type().toString().toLowerCase(Locale.ROOT).replace('_', ' '),
                        incident.when().brief(),
                        incident.where().brief()));
        if (used.stream().anyMatch(scene -> scene.sensor().equals("simulated"))) {
            out.println("The scenes are SIMULATED: nothing below is about a real place.");
        }
        Coverage coverage = report.answers().getFirst().coverage();
        out.println("Radar looks: %s before, %s after; the last before on %s, the first after on %s."
                .formatted(
                        coverage.before(),
                        coverage.after(),
                        coverage.lastClearBefore().map(CheckCommand::day).orElse("no day"),
                        coverage.firstClearAfter().map(CheckCommand::day).orElse("no day")));
        coverage.gap()
                .ifPresent(gap -> out.println("A change between them would lie within %s days: %s."
                        .formatted(
                                gap.toDays(),
                                new DateWindow(
                                                coverage.lastClearBefore()
                                                        .map(t -> t.atZone(ZoneOffset.UTC)
                                                                .toLocalDate()),
                                                coverage.firstClearAfter()
                                                        .map(t -> t.atZone(ZoneOffset.UTC)
                                                                .toLocalDate()))
                                        .against(
                                                interval.begin()
                                                        .atZone(ZoneOffset.UTC)
                                                        .toLocalDate(),
                                                interval.end()
                                                        .atZone(ZoneOffset.UTC)
                                                        .toLocalDate(),
                                                widestGap)
                                        .toString()
                                        .toLowerCase(Locale.ROOT)
                                        .replace('_', ' '))));
        Map<Verdict, Long> counts = RadarCheck.counts(report);
        out.println("%s buildings: %s"
                .formatted(
                        report.answers().size(),
                        counts.entrySet().stream()
                                .map(e -> e.getValue() + " "
                                        + e.getKey()
                                                .toString()
                                                .toLowerCase(Locale.ROOT)
                                                .replace('_', ' '))
                                .collect(Collectors.joining(", "))));
        Map<Reason, Long> reasons = report.answers().stream()
                .flatMap(answer -> answer.reasons().stream())
                .collect(Collectors.groupingBy(r -> r, TreeMap::new, Collectors.counting()));
        reasons.forEach((reason, n) -> out.println("  %s %s: %s".formatted(n, reason, reason.words())));
        report.statistics()
                .ifPresent(test -> out.println(
                        "Of unchanged buildings, %s %% are called changed and %s %% at least possibly so, by %s false events with %s values."
                                .formatted(
                                        Math.round(100 * RadarCheck.ALARM_RATE),
                                        Math.round(100 * RadarCheck.POSSIBLE_RATE),
                                        test.falseEvents(),
                                        test.nullValues())));
        out.println(
                "\"No visible damage\" does not mean undamaged. Radar shows that something changed, never what changed it.");
        notices.forEach(out::println);
    }

    private static String line(Incident incident, RadarCheck.Answer answer) {
        ObjectNode line = JSON.createObjectNode();
        line.put("attest", 1)
                .put("incident", incident.id())
                .put("footprint", answer.footprint().id())
                .put(
                        "verdict",
                        answer.verdict().toString().toLowerCase(Locale.ROOT).replace('_', ' '));
        if (!answer.reasons().isEmpty()) {
            var codes = line.putArray("reasons");
            answer.reasons().forEach(reason -> codes.add(reason.toString()));
        }
        line.put("area_m2", Math.round(answer.footprint().areaSquareMetres()));
        answer.coverage().lastClearBefore().ifPresent(t -> line.put("last_before", t.toString()));
        answer.coverage().firstClearAfter().ifPresent(t -> line.put("first_after", t.toString()));
        answer.change()
                .ifPresent(change -> line.put("z_vv", rounded(change.vv()))
                        .put("z_vh", rounded(change.vh()))
                        .put("score", rounded(change.score()))
                        .put("false_alarm_rate", change.p()));
        return line.toString();
    }

    private static double rounded(double value) {
        return Math.round(value * 1000) / 1000.0;
    }

    private static String day(Instant time) {
        return time.atZone(ZoneOffset.UTC).toLocalDate().toString();
    }

    private int refused(String why) {
        spec.commandLine().getErr().println("attest check: " + why);
        return 1;
    }
}
