package org.attest.imagery;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.attest.imagery.raster.CogWriter;
import org.attest.imagery.raster.Web;
import org.attest.imagery.sar.Coherence;
import org.attest.imagery.simulation.SceneSpec;
import org.attest.imagery.simulation.SimulatedTown;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class CoherenceDropsTest {
    private static final SimulatedTown TOWN =
            new SimulatedTown(SceneSpec.standard(1).size(128, 20).sides(3, 6));

    @TempDir
    private Path folder;

    @Test
    void coherenceFallsInTheWestAcrossTheEventAndNowhereElse() throws IOException {
        List<Optional<Coherence.Drop>> drops = CoherenceDrops.of(scenes(6), question(), Web.NONE);
        for (int f = 0; f < drops.size(); f++) {
            SimulatedTown.Building building = TOWN.buildings().get(f);
            Coherence.Drop drop = drops.get(f).orElseThrow();
            if (building.x() + 8 < 64) {
                assertTrue(drop.isRare(), drop.toString());
            } else if (building.x() > 66) {
                assertFalse(drop.isRare(), drop.toString());
            }
        }
    }

    @Test
    void withTwoPairsBeforeNothingIsSaid() throws IOException {
        assertEquals(
                List.of(Optional.empty()),
                CoherenceDrops.of(scenes(2), question(), Web.NONE).stream()
                        .distinct()
                        .toList());
    }

    /// Pairs of twelve days, the last of them across the event, as a user's `scenes.csv` names them.
    private List<Scene> scenes(int before) throws IOException {
        Random random = new Random(2);
        StringBuilder csv = new StringBuilder("file,layer,captured,date_is,sensor,orbit\n");
        for (int pair = 0; pair <= before; pair++) {
            float[] coherence = new float[128 * 128];
            for (int i = 0; i < coherence.length; i++) {
                boolean fallen = pair == before && i % 128 < 64;
                coherence[i] = (fallen ? 0.3F : 0.7F) + 0.05F * (float) random.nextGaussian();
            }
            CogWriter.write(
                    folder.resolve(pair + ".tif"),
                    coherence,
                    128,
                    128,
                    TOWN.grid(),
                    new CogWriter.Options(64, true, false));
            Instant end = SimulatedTown.EVENT.plus(Duration.ofDays(6 - 12L * (before - pair)));
            csv.append("%s.tif,coherence,%s/%s,capture,simulated,7\n"
                    .formatted(pair, end.minus(Duration.ofDays(12)), end));
        }
        Files.writeString(folder.resolve("scenes.csv"), csv);
        SceneFolder read = SceneFolder.read(folder);
        assertEquals(List.of(), read.notices());
        return read.scenes();
    }

    private static RadarCheck.Question question() throws IOException {
        return new RadarCheck.Question(
                TOWN.footprints(),
                SimulatedTown.EVENT.minusSeconds(60),
                SimulatedTown.EVENT.plusSeconds(60),
                Duration.ofDays(60));
    }
}
