package org.attest.imagery;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.attest.imagery.building.Reason;
import org.attest.imagery.raster.CogWriter;
import org.attest.imagery.raster.Web;
import org.attest.imagery.simulation.SceneSpec;
import org.attest.imagery.simulation.SimulatedTown;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class OpticalCoverageTest {
    @Test
    void aCloudHidesTheBuildingsUnderItAndNoOthers(@TempDir Path folder) throws IOException {
        SimulatedTown town = new SimulatedTown(SceneSpec.standard(1).size(128, 20));
        List<Scene> scenes = new ArrayList<>();
        for (int day = 0; day < 4; day++) {
            float[] clouds = new float[128 * 128];
            for (int i = 0; i < clouds.length; i++) {
                // The first look after the event is overcast in the west.
                clouds[i] = day == 2 && i % 128 < 64 ? 0.9F : 0.1F;
            }
            Path file = folder.resolve(day + ".tif");
            CogWriter.write(file, clouds, 128, 128, town.grid(), new CogWriter.Options(64, true, false));
            Instant time = SimulatedTown.EVENT.plus(Duration.ofDays(10L * day - 15));
            scenes.add(new Scene(
                    "day " + day,
                    new Scene.Capture.At(time, time),
                    "",
                    Optional.empty(),
                    Map.of("cloud_probability", new Scene.Layer(file.toString(), false))));
        }
        List<Coverage> all = OpticalCoverage.of(scenes, question(town), Web.NONE);
        for (int f = 0; f < all.size(); f++) {
            SimulatedTown.Building building = town.buildings().get(f);
            boolean west = building.x() - 1 < 64;
            assertEquals(2, all.get(f).clearBefore());
            assertEquals(west ? 1 : 2, all.get(f).clearAfter());
            assertEquals(
                    Optional.of(Duration.ofDays(west ? 20 : 10)), all.get(f).gap());
        }
        List<Coverage> one = OpticalCoverage.of(scenes.subList(0, 3), question(town), Web.NONE);
        assertEquals(
                town.buildings().stream().filter(b -> b.x() - 1 < 64).count(),
                one.stream().filter(c -> c.reasons().contains(Reason.CLOUD)).count());
    }

    @Test
    void imagesThatAreAllCloudHaveNoClearLook(@TempDir Path folder) throws IOException {
        SimulatedTown town = new SimulatedTown(SceneSpec.standard(1).size(128, 20));
        float[] clouds = new float[128 * 128];
        java.util.Arrays.fill(clouds, 1);
        Path file = folder.resolve("clouds.tif");
        CogWriter.write(file, clouds, 128, 128, town.grid(), new CogWriter.Options(64, true, false));
        List<Scene> scenes = new ArrayList<>();
        for (int day : new int[] {-10, 10}) {
            Instant time = SimulatedTown.EVENT.plus(Duration.ofDays(day));
            scenes.add(new Scene(
                    "day " + day,
                    new Scene.Capture.At(time, time),
                    "",
                    Optional.empty(),
                    Map.of("cloud_mask", new Scene.Layer(file.toString(), false))));
        }
        for (Coverage coverage : OpticalCoverage.of(scenes, question(town), Web.NONE)) {
            assertEquals(List.of(Reason.CLOUD), coverage.reasons());
            assertEquals(Optional.empty(), coverage.gap());
        }
    }

    private static RadarCheck.Question question(SimulatedTown town) throws IOException {
        return new RadarCheck.Question(
                town.footprints(),
                SimulatedTown.EVENT.minusSeconds(1),
                SimulatedTown.EVENT.plusSeconds(1),
                Duration.ofDays(60));
    }
}
