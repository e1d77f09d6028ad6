package org.attest.eval;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Random;
import org.attest.imagery.raster.CogWriter;
import org.attest.imagery.simulation.SceneFiles;
import org.attest.imagery.simulation.SceneSpec;
import org.attest.imagery.simulation.SimulatedTown;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ImageryTaskTest {
    @Test
    void aSimulatedTownIsScoredFromItsFilesAndCalledSimulated(@TempDir Path folder) throws IOException {
        SceneSpec spec = SceneSpec.standard(3).size(192, 60).orbits(1).wander(1).damage(0.3, 0, 0.1);
        SceneFiles.write(new SimulatedTown(spec), folder, new CogWriter.Options(64, true, false));
        Score score = new ImageryTask()
                .score(new Task.Request(folder, Optional.empty(), Optional.empty(), Optional.empty()), folder);
        assertTrue(score.corpus().endsWith("(SIMULATED)"), score.corpus());
        assertTrue(score.value("destroyed_roc_area").orElseThrow() > 90, score.table());
        assertTrue(score.table().contains("95 % interval"), score.table());
    }

    @Test
    void areaAndPrecisionAreThoseCountedByHand() {
        Ranking ranking = new Ranking(
                new double[] {4, 3, 2, 1}, new boolean[] {true, false, true, false}, new int[] {0, 1, 2, 3});
        assertEquals(0.75, ranking.rocArea().orElseThrow(), 1e-12);
        assertEquals(
                (1 + 2.0 / 3) / 2, ranking.averagePrecision(Optional.empty()).orElseThrow(), 1e-12);
        assertEquals(0.5, ranking.share(true, 3).orElseThrow(), 1e-12);
        // 10 % positives, of which half are found; of the others half are alarms.
        assertEquals(0.1, ranking.precision(3, 0.1).orElseThrow(), 1e-12);
    }

    @Test
    void tiesCountHalfAndOneKindAloneHasNoArea() {
        assertEquals(
                0.5,
                new Ranking(new double[] {1, 1}, new boolean[] {true, false}, new int[] {0, 0})
                        .rocArea()
                        .orElseThrow());
        assertEquals(
                Optional.empty(),
                new Ranking(new double[] {1, 2}, new boolean[] {true, true}, new int[] {0, 0}).rocArea());
    }

    @Test
    void anIntervalHoldsTheTrueAreaAboutAsOftenAsItSays() {
        Random random = new Random(6);
        int held = 0;
        int runs = 40;
        for (int run = 0; run < runs; run++) {
            double[] scores = new double[120];
            boolean[] positive = new boolean[120];
            int[] blocks = new int[120];
            for (int i = 0; i < scores.length; i++) {
                positive[i] = i % 3 == 0;
                blocks[i] = i / 4;
                scores[i] = random.nextGaussian() + (positive[i] ? 1 : 0);
            }
            double[] ends = new Ranking(scores, positive, blocks)
                    .interval(Ranking::rocArea, run)
                    .orElseThrow();
            // Two normal distributions one standard deviation apart: Phi(1 / sqrt 2).
            held += ends[0] <= 0.7602 && 0.7602 <= ends[1] ? 1 : 0;
        }
        assertTrue(held >= 34, held + " of " + runs);
    }
}
