package org.attest.imagery.sar;

import java.io.IOException;
import java.util.List;
import org.attest.imagery.building.FootprintPixels;
import org.attest.imagery.raster.Projection;
import org.attest.imagery.simulation.SceneSpec;
import org.attest.imagery.simulation.SimulatedTown;
import org.junit.jupiter.api.Test;

final class SimulatedChangeTest {
    @Test
    void explore() throws IOException {
        for (long seed = 0; seed < 3; seed++) {
            auc("wander", SceneSpec.standard(seed).wander(1));
            auc("lone 10 m", SceneSpec.standard(seed).sides(1, 1));
            auc("lone 10 m, wander", SceneSpec.standard(seed).sides(1, 1).wander(1));
        }
        for (int orbits : new int[] {1, 2, 4}) {
            int[] alarms = new int[2];
            int n = 0;
            for (long seed = 0; seed < 12; seed++) {
                ChangeTest.Result r =
                        run(SceneSpec.standard(seed).wander(1).orbits(orbits).damage(0, 0, 0));
                for (ChangeTest.Change c : r.changes()) {
                    alarms[0] += c.p() <= 0.01 ? 1 : 0;
                    alarms[1] += c.p() <= 0.05 ? 1 : 0;
                    n++;
                }
            }
            System.out.println(
                    "orbits " + orbits + " " + 100.0 * alarms[0] / n + " % " + 100.0 * alarms[1] / n + " % of " + n);
        }
    }

    static void auc(String name, SceneSpec spec) throws IOException {
        long t = System.nanoTime();
        SimulatedTown town = new SimulatedTown(spec);
        ChangeTest.Result r = run(spec);
        double[] s = r.changes().stream().mapToDouble(ChangeTest.Change::score).toArray();
        boolean[] y = new boolean[s.length];
        for (int i = 0; i < y.length; i++) y[i] = town.buildings().get(i).state() == SimulatedTown.State.DESTROYED;
        System.out.println(name + " " + s.length + " auc " + Roc.area(s, y) + " " + (System.nanoTime() - t) / 1e9
                + " s " + r.nullValues() + " " + r.leastRate());
    }

    static ChangeTest.Result run(SceneSpec spec) throws IOException {
        SimulatedTown town = new SimulatedTown(spec);
        List<Looks> orbits = town.orbits();
        FootprintPixels pixels =
                FootprintPixels.of(town.footprints(), town.grid(), Projection.of(32634), spec.size(), spec.size(), 1);
        return ChangeTest.run(orbits, pixels);
    }
}
