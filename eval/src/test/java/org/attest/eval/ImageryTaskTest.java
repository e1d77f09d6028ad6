package org.attest.eval;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
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
    void windowsAreHeldAgainstTheirDaysAndClaimsAgainstWindows(@TempDir Path folder) throws IOException {
        Files.writeString(folder.resolve("sites.csv"), """
                SiteID,DatePeriod,DatePeriodStart,DatePeriodEnd
                "Building, general",Before 31OCT13,1/1/01,10/31/13
                Wall,31OCT13-31JAN14,10/31/13,1/31/14
                Crater,6FEB14-20FEB14,2/6/14,2/20/14
                Crater,20FEB14-06JUN14,2/20/14,6/7/14
                Crater,sometime,2/20/14,6/7/14
                """);
        Score score = score(folder);
        assertEquals(80, score.value("windows_read").orElseThrow());
        assertEquals(75, score.value("windows_right").orElseThrow());
        assertEquals(100, score.value("consistent").orElseThrow());
        assertEquals(100, score.value("too_wide").orElseThrow());
        assertEquals(2, score.misses().size(), score.misses().toString());
    }

    @Test
    void coverageUnderCloudsIsThatCountedPixelByPixel(@TempDir Path folder) throws IOException {
        int dates = 12;
        int rows = 31;
        int columns = 30;
        float[] probability = new float[dates * rows * columns];
        float[] mask = new float[probability.length];
        Random random = new Random(3);
        for (int date = 0; date < dates; date++) {
            int edge = random.nextInt(columns);
            for (int i = 0; i < rows * columns; i++) {
                probability[date * rows * columns + i] = i % columns < edge ? 0.9F : 0.1F;
                mask[date * rows * columns + i] = i % columns < edge ? 1 : 0;
            }
        }
        npy(folder.resolve("CLP.npy"), "<f4", probability, dates, rows, columns);
        npy(folder.resolve("CLM.npy"), "|u1", mask, dates, rows, columns);
        Files.writeString(folder.resolve("bbox.geojson"), """
                {"type":"Polygon","crs":{"properties":{"name":"urn:ogc:def:crs:EPSG::32633"}},
                 "coordinates":[[[465000,5079000],[465000,5079310],[465300,5079310],[465300,5079000],[465000,5079000]]]}
                """);
        Score score = score(folder);
        assertEquals(
                100, score.value("coverage_right").orElseThrow(), score.misses().toString());
        assertEquals(100, score.value("gaps_right").orElseThrow());
        assertEquals(100, score.value("gaps_same_by_mask").orElseThrow());
    }

    @Test
    void townsAreSimulatedAsTheirFileSays(@TempDir Path folder) throws IOException {
        Files.writeString(
                folder.resolve("towns.json"),
                "{\"first_seed\":1,\"unchanged_towns\":1,\"damaged_towns\":1,\"orbits\":[1],\"wander_db\":1}");
        Score score = score(folder);
        assertTrue(score.corpus().endsWith("(SIMULATED)"), score.corpus());
        assertTrue(score.value("roc_area").orElseThrow() > 90, score.table());
        assertTrue(score.value("false_alarms_1_orbits_at_rate_5").orElseThrow() < 15, score.table());
    }

    private static Score score(Path folder) {
        return new ImageryTask()
                .score(new Task.Request(folder, Optional.empty(), Optional.empty(), Optional.empty()), folder);
    }

    private static void npy(Path file, String type, float[] values, int... shape) throws IOException {
        String header = "{'descr': '%s', 'fortran_order': False, 'shape': (%s, %s, %s, 1), }\n"
                .formatted(type, shape[0], shape[1], shape[2]);
        boolean floats = type.equals("<f4");
        ByteBuffer bytes = ByteBuffer.allocate(10 + header.length() + values.length * (floats ? 4 : 1))
                .order(ByteOrder.LITTLE_ENDIAN);
        bytes.put((byte) 0x93).put("NUMPY".getBytes(StandardCharsets.US_ASCII));
        bytes.put((byte) 1).put((byte) 0).putShort((short) header.length());
        bytes.put(header.getBytes(StandardCharsets.US_ASCII));
        for (float value : values) {
            if (floats) {
                bytes.putFloat(value);
            } else {
                bytes.put((byte) value);
            }
        }
        Files.write(file, bytes.array());
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
