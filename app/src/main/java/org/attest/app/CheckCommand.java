package org.attest.app;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import org.attest.imagery.Coverage;
import org.attest.imagery.OpticalCoverage;
import org.attest.imagery.RadarCheck;
import org.attest.imagery.Scene;
import org.attest.imagery.SceneFolder;
import org.attest.imagery.building.Footprint;
import org.attest.imagery.building.Footprints;
import org.attest.imagery.building.Reason;
import org.attest.imagery.raster.Web;
import org.attest.incidents.Incident;
import org.attest.ledger.Fact;
import org.attest.ledger.Ledger;
import org.attest.places.Where;
import org.attest.publishing.WorkingCopy;
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
    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Parameters(paramLabel = "INCIDENT", description = "Its id, or as much of it as no other begins with.")
    private String id = "";

    @Option(
            names = "--scenes",
            paramLabel = "DIR|FILE|URL",
            required = true,
            description =
                    "GeoTIFF files with STAC items beside them, or with a scenes.csv; a STAC catalogue, collection or search.")
    private String scenes = "";

    @Option(
            names = "--footprints",
            paramLabel = "FILE",
            description = "The buildings, as GeoJSON (default: buildings.geojson in the folder of scenes).")
    private @Nullable Path footprints;

    @Option(
            names = "--out",
            paramLabel = "DIR",
            description = "The folder of a run: what is found is recorded in its ledger, and its files written anew.")
    private @Nullable Path out;

    @Option(
            names = "--ledger",
            paramLabel = "FILE",
            description = "Only read (default: ledger.db in --out, or in attest-out).")
    private @Nullable Path ledgerFile;

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

    @Option(
            names = "--allow-host",
            paramLabel = "HOST",
            description = "Read STAC documents and images at https addresses of this host too; may be given again.")
    private List<String> hosts = List.of();

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
        if (out != null && ledgerFile != null) {
            throw new ParameterException(
                    spec.commandLine(), "a ledger must be named once; got --out and --ledger. Leave one out");
        }
        Path buildings = buildings();
        Path ledger =
                ledgerFile != null ? ledgerFile : (out == null ? Path.of("attest-out") : out).resolve("ledger.db");
        List<Path> needed = new ArrayList<>(List.of(buildings, ledger));
        if (!Web.isAddress(scenes)) {
            needed.addFirst(Path.of(scenes));
        }
        for (Path one : needed) {
            if (!Files.exists(one)) {
                throw new ParameterException(
                        spec.commandLine(),
                        "check must have scenes, footprints and a ledger; got " + one
                                + ", which does not exist. Name them with --scenes, --footprints, --ledger");
            }
        }
        try (Ledger open =
                out == null ? SqliteLedger.openForReading(ledger) : SqliteLedger.open(ledger, Clock.systemUTC())) {
            Incident incident = incident(open);
            return check(incident, open, delay, buildings);
        } catch (IOException e) {
            throw new UncheckedIOException(String.valueOf(e.getMessage()), e);
        }
    }

    private Path buildings() {
        if (footprints != null) {
            return footprints;
        }
        if (Web.isAddress(scenes)) {
            throw new ParameterException(
                    spec.commandLine(), "--footprints must name the buildings where --scenes is an address; got none");
        }
        Path at = Path.of(scenes);
        return Files.isDirectory(at) ? at.resolve("buildings.geojson") : at.resolveSibling("buildings.geojson");
    }

    /// The hosts that the user names, that of the scenes among them.
    private Web web() {
        Set<String> allowed = new HashSet<>(hosts);
        if (Web.isAddress(scenes)) {
            allowed.add(Web.host(scenes));
        }
        return new Web(allowed);
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
                            latest.map(CheckSummary::day).orElse("today")));
        }
        Optional<Delay.Interval> interval = Delay.interval(incident.when());
        if (interval.isEmpty()) {
            return refused(
                    "an incident must have a first and a last possible day to be checked against images; this one has "
                            + incident.when().brief());
        }
        Web web = web();
        SceneFolder folder = SceneFolder.read(scenes, web);
        List<String> notices = new ArrayList<>(folder.notices());
        List<Scene> old = folder.scenes().stream()
                .filter(scene ->
                        scene.time().isEmpty() || delay.hasPassed(scene.time().get(), now))
                .toList();
        if (old.size() < folder.scenes().size()) {
            notices.add("imagery.too-recent: an image must be %s days old; %s are not and are left out"
                    .formatted(delay.length().toDays(), folder.scenes().size() - old.size()));
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
        RadarCheck.Report report = RadarCheck.run(old, question, web);
        notices.addAll(report.notices());
        if (out != null) {
            Findings.record(Findings.of(incident, open.now(), report, old), open, now);
            WorkingCopy.write(open.now(), open.entries(), out);
        }
        PrintWriter screen = spec.commandLine().getOut();
        if (json) {
            report.answers().forEach(answer -> screen.println(CheckSummary.line(incident, answer)));
            notices.forEach(spec.commandLine().getErr()::println);
        } else {
            CheckSummary.print(screen, incident, old, report, notices);
            if (out != null) {
                screen.println("Recorded in " + out.resolve("ledger.db") + "; look at " + out.resolve("index.html"));
            }
            if (old.stream().anyMatch(scene -> OpticalCoverage.clouds(scene).isPresent())) {
                List<Coverage> optical = OpticalCoverage.of(old, question, web);
                screen.println(
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

    private int refused(String why) {
        spec.commandLine().getErr().println("attest check: " + why);
        return 1;
    }
}
