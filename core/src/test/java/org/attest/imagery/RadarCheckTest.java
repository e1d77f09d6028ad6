package org.attest.imagery;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.attest.imagery.building.Footprint;
import org.attest.imagery.building.Footprints;
import org.attest.imagery.building.Reason;
import org.attest.imagery.building.Verdict;
import org.attest.imagery.raster.CogWriter;
import org.attest.imagery.raster.GeoTiff;
import org.attest.imagery.raster.Grid;
import org.attest.imagery.raster.RasterException;
import org.attest.imagery.sar.ChangeTest;
import org.attest.imagery.simulation.SceneFiles;
import org.attest.imagery.simulation.SceneSpec;
import org.attest.imagery.simulation.SimulatedTown;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.locationtech.jts.geom.util.AffineTransformation;

/// From files to verdicts, on a small **simulated** town, and all that may be wrong with the files.
final class RadarCheckTest {
    @TempDir
    private static Path folder;

    private static final SimulatedTown TOWN = new SimulatedTown(
            SceneSpec.standard(7).size(192, 60).orbits(1).sides(3, 6).wander(1).damage(0.3, 0, 0));

    @BeforeAll
    static void write() throws IOException {
        assertEquals(30, SceneFiles.write(TOWN, folder, new CogWriter.Options(64, true, false)));
    }

    @Test
    void destroyedBuildingsAreFoundAndIntactOnesAreNot() throws IOException {
        RadarCheck.Report report = run(scenes(), footprints());
        int found = 0;
        int destroyed = 0;
        int alarms = 0;
        for (int i = 0; i < report.answers().size(); i++) {
            boolean changed = report.answers().get(i).change().orElseThrow().p() <= 0.05;
            if (TOWN.buildings().get(i).state() == SimulatedTown.State.DESTROYED) {
                destroyed++;
                found += changed ? 1 : 0;
            } else {
                alarms += changed ? 1 : 0;
            }
        }
        assertTrue(found >= 0.8 * destroyed, found + " of " + destroyed);
        assertTrue(alarms <= 8, alarms + " alarms");
        assertEquals(0, report.registration().orElseThrow().distance());
        assertEquals(List.of(), report.notices());
    }

    @Test
    void sizeLimitsWhatIsSaid() throws IOException {
        for (RadarCheck.Answer answer : run(scenes(), footprints()).answers()) {
            double area = answer.footprint().areaSquareMetres();
            if (area < 400) {
                assertEquals(Verdict.CANNOT_SAY, answer.verdict());
                assertTrue(answer.reasons().contains(Reason.TOO_SMALL));
            } else if (area < 1000) {
                assertTrue(answer.verdict() != Verdict.DAMAGED, answer.verdict() + " of " + area);
            }
            assertTrue(answer.verdict() != Verdict.DESTROYED, "radar does not tell how much stands");
        }
    }

    @Test
    void aTownOfSixtyBuildingsCannotStateOnePercent() throws IOException {
        // 60 footprints times four periods: at 1 % two false events would be beyond.
        assertTrue(run(scenes(), footprints()).answers().stream()
                .allMatch(answer -> answer.reasons().contains(Reason.NOT_SEPARABLE)));
    }

    @Test
    void footprintsThirtyMetresOffAreMisregistered() throws IOException {
        List<Footprint> moved = footprints().stream()
                .map(f -> new Footprint(
                        f.id(),
                        AffineTransformation.translationInstance(30 / 91_000.0, 0)
                                .transform(f.outline()),
                        f.areaSquareMetres()))
                .toList();
        RadarCheck.Report report = run(scenes(), moved);
        assertEquals(-3, report.registration().orElseThrow().columns());
        assertNoVerdict(report, Reason.MISREGISTERED);
    }

    @Test
    void withoutImagesOnOneSideThereIsNoVerdict() throws IOException {
        List<Scene> before = scenes().stream()
                .filter(s -> s.time().orElseThrow().isBefore(SimulatedTown.EVENT))
                .toList();
        assertNoVerdict(run(before, footprints()), Reason.NO_IMAGE_AFTER);
        List<Scene> after = scenes().stream()
                .filter(s -> s.time().orElseThrow().isAfter(SimulatedTown.EVENT))
                .toList();
        assertNoVerdict(run(after, footprints()), Reason.NO_IMAGE_BEFORE);
        assertNoVerdict(run(List.of(), footprints()), Reason.NO_IMAGE_BEFORE);
    }

    @Test
    void withTooFewLooksBeforeForFalseEventsNoRateIsStated() throws IOException {
        List<Scene> few = scenes().subList(20, 30);
        RadarCheck.Report report = run(few, footprints());
        assertEquals(0, report.statistics().orElseThrow().falseEvents());
        assertNoVerdict(report, Reason.NOT_SEPARABLE);
    }

    @Test
    void scenesWithoutATimeAreLeftOutAndSaid() throws IOException {
        List<Scene> undated = scenes().stream()
                .map(s -> new Scene(
                        s.id(), new Scene.Capture.Unknown("it is a mosaic"), s.sensor(), s.orbit(), s.layers()))
                .toList();
        assertNoVerdict(run(undated, footprints()), Reason.DATE_UNKNOWN);
    }

    @Test
    void scenesOfUnknownOrbitsAreNeverMixed() throws IOException {
        List<Scene> mixed = scenes().stream()
                .map(s -> new Scene(s.id(), s.capture(), s.sensor(), Optional.empty(), s.layers()))
                .toList();
        RadarCheck.Report report = run(mixed, footprints());
        assertNoVerdict(report, Reason.GEOMETRY_MIXED);
        assertTrue(
                report.notices().getFirst().startsWith("imagery.orbit-unknown"),
                report.notices().toString());
    }

    @Test
    void oneImageOnAnotherGridIsNamed(@TempDir Path other) throws IOException {
        copy(other);

        Path one = someTiff(other);
        float[] image = new float[192 * 192];
        CogWriter.write(
                one,
                image,
                192,
                192,
                Grid.northUp(
                        TOWN.grid().x0() + 5,
                        TOWN.grid().y0(),
                        10,
                        TOWN.grid().epsg().orElseThrow()),
                new CogWriter.Options(64, true, false));
        RadarCheck.Report report = run(SceneFolder.read(other).scenes(), footprints());
        assertNoVerdict(report, Reason.GEOMETRY_MIXED);
        assertTrue(
                report.notices().toString().contains(one.getFileName().toString()),
                report.notices().toString());
    }

    @Test
    void aTruncatedImageIsAnErrorThatNamesIt(@TempDir Path other) throws IOException {
        copy(other);
        Path one = someTiff(other);
        byte[] bytes = Files.readAllBytes(one);
        Files.write(one, java.util.Arrays.copyOf(bytes, bytes.length / 2));
        List<Scene> scenes = SceneFolder.read(other).scenes();
        RasterException e = assertThrows(RasterException.class, () -> run(scenes, footprints()));
        assertTrue(String.valueOf(e.getMessage()).contains(one.getFileName().toString()), e.code());
    }

    @Test
    void footprintsElsewhereHaveNoVerdict() throws IOException {
        List<Footprint> far = footprints().stream()
                .map(f -> new Footprint(
                        f.id(),
                        AffineTransformation.translationInstance(1, 1).transform(f.outline()),
                        f.areaSquareMetres()))
                .toList();
        assertNoVerdict(run(scenes(), far), Reason.NO_IMAGE_BEFORE);
    }

    @Test
    void aSeaOfMissingPixelsGivesNoVerdictThere(@TempDir Path other) throws IOException {
        copy(other);
        try (Stream<Path> files = Files.list(other)) {
            float[] nothing = new float[192 * 192];
            java.util.Arrays.fill(nothing, Float.NaN);
            for (Path file : files.filter(f -> f.toString().endsWith(".tif")).toList()) {
                CogWriter.write(file, nothing, 192, 192, TOWN.grid(), new CogWriter.Options(64, true, false));
            }
        }
        RadarCheck.Report report = run(SceneFolder.read(other).scenes(), footprints());
        assertTrue(report.answers().stream().allMatch(a -> a.verdict() == Verdict.CANNOT_SAY));
    }

    @Test
    void aSeaOnHalfTheImageLeavesTheOtherHalfItsAnswers(@TempDir Path other) throws IOException {
        copy(other);
        try (Stream<Path> files = Files.list(other)) {
            for (Path file : files.filter(f -> f.toString().endsWith(".tif")).toList()) {
                float[] half = new float[192 * 192];
                try (GeoTiff tiff = GeoTiff.open(file)) {
                    tiff.image().readFloats(0, tiff.image().whole(), half, 0, 192);
                }
                for (int i = 0; i < half.length; i++) {
                    half[i] = i % 192 < 96 ? Float.NaN : half[i];
                }
                CogWriter.write(file, half, 192, 192, TOWN.grid(), new CogWriter.Options(64, true, false));
            }
        }
        RadarCheck.Report report = run(SceneFolder.read(other).scenes(), footprints());
        for (int f = 0; f < report.answers().size(); f++) {
            SimulatedTown.Building building = TOWN.buildings().get(f);
            RadarCheck.Answer answer = report.answers().get(f);
            if (building.x() + 8 < 96) {
                assertEquals(Verdict.CANNOT_SAY, answer.verdict());
                assertTrue(
                        answer.reasons().contains(Reason.NO_IMAGE_BEFORE),
                        answer.reasons().toString());
            } else if (building.x() > 98) {
                assertTrue(answer.change().isPresent(), answer.footprint().id());
            }
        }
    }

    @Test
    void oneImageInAnotherProjectionIsNamed(@TempDir Path other) throws IOException {
        copy(other);
        Path one = someTiff(other);
        Grid grid = TOWN.grid();
        CogWriter.write(
                one,
                new float[192 * 192],
                192,
                192,
                Grid.northUp(grid.x0(), grid.y0(), 10, 32635),
                new CogWriter.Options(64, true, false));
        RadarCheck.Report report = run(SceneFolder.read(other).scenes(), footprints());
        assertNoVerdict(report, Reason.GEOMETRY_MIXED);
        assertTrue(
                report.notices().toString().contains(one.getFileName().toString()),
                report.notices().toString());
    }

    @Test
    void aFewImagesOfAnotherOrbitAreLeftOutAndSaid() throws IOException {
        List<Scene> scenes = new ArrayList<>(scenes());
        for (int i = 0; i < 2; i++) {
            Scene one = scenes.get(i);
            scenes.set(
                    i,
                    new Scene(
                            one.id(), one.capture(), one.sensor(), Optional.of(new Scene.Orbit(99, "")), one.layers()));
        }
        RadarCheck.Report report = run(scenes, footprints());
        assertTrue(
                report.notices().getFirst().startsWith("imagery.few-looks"),
                report.notices().toString());
        assertTrue(report.answers().getFirst().change().isPresent());
    }

    @Test
    void datesInReverseGiveNoVerdict() throws IOException {
        // What came before is dated after and the other way round: six looks before are too few for a false event.
        List<Scene> swapped = scenes().stream()
                .map(scene -> {
                    Instant at = SimulatedTown.EVENT.plus(
                            Duration.between(scene.time().orElseThrow(), SimulatedTown.EVENT));
                    return new Scene(
                            scene.id(), new Scene.Capture.At(at, at), scene.sensor(), scene.orbit(), scene.layers());
                })
                .toList();
        assertNoVerdict(run(swapped, footprints()), Reason.NOT_SEPARABLE);
        assertThrows(
                IllegalArgumentException.class,
                () -> new RadarCheck.Question(
                        footprints(), SimulatedTown.EVENT.plusSeconds(1), SimulatedTown.EVENT, Duration.ofDays(60)));
    }

    @Test
    void aChangeLongBeforeTheClaimedTimeContradictsIt(@TempDir Path late) throws IOException {
        // Eight of the sixteen looks that show the change lie before the claimed time.
        SimulatedTown town = new SimulatedTown(SceneSpec.standard(11)
                .size(192, 60)
                .orbits(1)
                .sides(4, 6)
                .dates(20, 16)
                .damage(0.3, 0, 0));
        SceneFiles.write(town, late, new CogWriter.Options(64, true, false));
        List<Scene> scenes = SceneFolder.read(late).scenes();
        Instant claimed = scenes.get(20 + 8).time().orElseThrow().plusSeconds(3_600);
        RadarCheck.Report report = RadarCheck.run(
                scenes,
                new RadarCheck.Question(
                        Footprints.read(late.resolve("buildings.geojson")).all(),
                        claimed,
                        claimed.plusSeconds(60),
                        Duration.ofDays(60)));
        long dated = 0;
        for (RadarCheck.Answer answer : report.answers()) {
            Optional<ChangeTest.Between> changed = answer.change().flatMap(ChangeTest.Change::changed);
            if (changed.isPresent()) {
                dated++;
                assertTrue(!changed.get().before().isAfter(claimed), answer.toString());
                assertTrue(
                        answer.timing().isEmpty()
                                || answer.timing().get() == DateWindow.Agreement.CONTRADICTED_THERE_BEFORE,
                        answer.toString());
            }
        }
        assertTrue(dated >= 3, dated + " buildings have a dated change");
    }

    private static void assertNoVerdict(RadarCheck.Report report, Reason reason) {
        for (RadarCheck.Answer answer : report.answers()) {
            assertEquals(Verdict.CANNOT_SAY, answer.verdict());
            assertTrue(answer.reasons().contains(reason), answer.reasons().toString());
        }
    }

    private static RadarCheck.Report run(List<Scene> scenes, List<Footprint> footprints) throws IOException {
        Instant event = SimulatedTown.EVENT;
        return RadarCheck.run(
                scenes,
                new RadarCheck.Question(
                        footprints,
                        event.minus(Duration.ofHours(12)),
                        event.plus(Duration.ofHours(12)),
                        Duration.ofDays(60)));
    }

    private static List<Scene> scenes() throws IOException {
        return SceneFolder.read(folder).scenes();
    }

    private static List<Footprint> footprints() throws IOException {
        Footprints read = Footprints.read(folder.resolve("buildings.geojson"));
        assertEquals(List.of(), read.rejected());
        return read.all();
    }

    private static void copy(Path to) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.toList()) {
                Files.copy(file, to.resolve(file.getFileName()));
            }
        }
    }

    private static Path someTiff(Path in) throws IOException {
        try (Stream<Path> files = Files.list(in)) {
            return files.filter(f -> f.toString().endsWith("-vv.tif"))
                    .sorted()
                    .skip(1)
                    .findFirst()
                    .orElseThrow();
        }
    }
}
