package org.attest.imagery.sar;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.List;
import java.util.function.ToDoubleFunction;
import org.attest.imagery.building.FootprintPixels;
import org.attest.imagery.raster.Projection;
import org.attest.imagery.simulation.SceneSpec;
import org.attest.imagery.simulation.SimulatedTown;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// The whole test on **simulated** speckle. Nothing here says how well real radar tells damage.
final class SimulatedChangeTest {
    /// Small enough for every run: 120 buildings.
    private static SceneSpec small(long seed) {
        return SceneSpec.standard(seed).size(256, 120).wander(1);
    }

    @Test
    void destroyedBuildingsScoreAboveOthersThoughEveryDateIsOffByADecibel() throws IOException {
        double area = area(small(1), ChangeTest.Change::score);
        assertTrue(area > 0.97, "area under ROC " + area);
    }

    @Test
    void whatMovesAWholeSceneMovesNoBuilding() throws IOException {
        List<ChangeTest.Change> calm = run(small(2).wander(0)).changes();
        List<ChangeTest.Change> wild = run(small(2).wander(3)).changes();
        for (int f = 0; f < calm.size(); f++) {
            assertEquals(calm.get(f).score(), wild.get(f).score(), 0.02);
        }
    }

    @Test
    void theSameImagesGiveTheSameNumbers() throws IOException {
        assertEquals(run(small(3)), run(small(3)));
    }

    @Test
    void aTownWithoutDamageHasFewAlarms() throws IOException {
        ChangeTest.Result result = run(small(4).damage(0, 0, 0));
        assertTrue(share(result, 0.05) < 0.12, "share at 5 %: " + share(result, 0.05));
    }

    @Test
    void anOrbitWithTooFewLooksIsRefused() throws IOException {
        SimulatedTown town = new SimulatedTown(small(5));
        Looks all = town.orbits().getFirst();
        Looks few = new FewLooks(all);
        FootprintPixels pixels = pixels(town);
        assertThrows(IllegalArgumentException.class, () -> ChangeTest.run(List.of(few), pixels));
    }

    /// Prints what it measures: these are the figures that the documents quote.
    @Test
    @Tag("long")
    void areasUnderRocReachTheirGoals() throws IOException {
        double wander = 0;
        double published = 0;
        double lone = 0;
        int seeds = 8;
        for (long seed = 0; seed < seeds; seed++) {
            SceneSpec one = SceneSpec.standard(seed).wander(1);
            wander += area(one, ChangeTest.Change::score) / seeds;
            published += publishedArea(one) / seeds;
            lone += area(one.sides(1, 1).wander(0), ChangeTest.Change::raw) / seeds;
        }
        System.out.printf(
                java.util.Locale.ROOT,
                "simulated, mean of %d towns: area under ROC at 1 dB wander %.3f, as published %.3f; lone 10 m buildings, raw, %.3f%n",
                seeds,
                wander,
                published,
                lone);
        assertTrue(wander >= 0.98);
        assertTrue(lone >= 0.95);
    }

    @Test
    @Tag("long")
    void falseAlarmsComeAtTheStatedRate() throws IOException {
        for (int orbits : new int[] {1, 2, 4}) {
            double one = 0;
            double five = 0;
            int seeds = 40;
            for (long seed = 200; seed < 200 + seeds; seed++) {
                ChangeTest.Result result =
                        run(SceneSpec.standard(seed).wander(1).orbits(orbits).damage(0, 0, 0));
                one += share(result, 0.01) / seeds;
                five += share(result, 0.05) / seeds;
            }
            System.out.printf(
                    java.util.Locale.ROOT,
                    "simulated, %d towns of 400 unchanged buildings, %d orbits: %.2f %% at 1 %%, %.2f %% at 5 %%%n",
                    seeds,
                    orbits,
                    100 * one,
                    100 * five);
            assertEquals(0.01, one, 0.002, orbits + " orbits");
            assertEquals(0.05, five, 0.01, orbits + " orbits");
        }
    }

    private static double share(ChangeTest.Result result, double rate) {
        return result.changes().stream().filter(c -> c.p() <= rate).count()
                / (double) result.changes().size();
    }

    private static double area(SceneSpec spec, ToDoubleFunction<ChangeTest.Change> score) throws IOException {
        return Roc.area(run(spec).changes().stream().mapToDouble(score).toArray(), destroyed(spec));
    }

    private static double publishedArea(SceneSpec spec) throws IOException {
        SimulatedTown town = new SimulatedTown(spec);
        double[] map = SmoothMap.of(Published.map(town.orbits()), spec.size(), spec.size(), 10);
        FootprintPixels pixels = pixels(town);
        double[] scores = new double[pixels.footprints()];
        for (int f = 0; f < scores.length; f++) {
            for (int p : pixels.own(f)) {
                scores[f] += map[pixels.row(p) * spec.size() + pixels.column(p)] / pixels.own(f).length;
            }
        }
        return Roc.area(scores, destroyed(spec));
    }

    private static boolean[] destroyed(SceneSpec spec) {
        List<SimulatedTown.Building> buildings = new SimulatedTown(spec).buildings();
        boolean[] destroyed = new boolean[buildings.size()];
        for (int i = 0; i < destroyed.length; i++) {
            destroyed[i] = buildings.get(i).state() == SimulatedTown.State.DESTROYED;
        }
        return destroyed;
    }

    private static ChangeTest.Result run(SceneSpec spec) throws IOException {
        SimulatedTown town = new SimulatedTown(spec);
        return ChangeTest.run(town.orbits(), pixels(town));
    }

    private static FootprintPixels pixels(SimulatedTown town) throws IOException {
        int size = town.spec().size();
        int epsg = town.grid().epsg().orElseThrow();
        return FootprintPixels.of(town.footprints(), town.grid(), Projection.of(epsg), size, size, 1);
    }

    /// The first five looks of another, two of them before.
    private record FewLooks(Looks all) implements Looks {
        @Override
        public List<java.time.Instant> times() {
            return all.times().subList(0, 5);
        }

        @Override
        public int before() {
            return 2;
        }

        @Override
        public int width() {
            return all.width();
        }

        @Override
        public int height() {
            return all.height();
        }

        @Override
        public int rowsAtOnce() {
            return all.rowsAtOnce();
        }

        @Override
        public void read(int look, Band band, int firstRow, int rows, float[] into, int offset) throws IOException {
            all.read(look, band, firstRow, rows, into, offset);
        }
    }
}
