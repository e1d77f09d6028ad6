package org.attest.eval;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;
import org.attest.imagery.RadarCheck;
import org.attest.imagery.building.FootprintPixels;
import org.attest.imagery.raster.Projection;
import org.attest.imagery.sar.ChangeTest;
import org.attest.imagery.simulation.SceneSpec;
import org.attest.imagery.simulation.SimulatedTown;

/// Many **simulated** towns, as `towns.json` describes them: how often unchanged buildings are called changed, by
/// number
/// of
/// orbits, and how well destroyed ones are told from intact ones. Intervals resample whole towns.
final class TownScore {
    private final JsonNode towns;

    private TownScore(JsonNode towns) {
        this.towns = towns;
    }

    static Score of(Path file) throws IOException {
        return new TownScore(Json.file(file)).score(file);
    }

    private Score score(Path file) throws IOException {
        List<Score.Metric> metrics = new ArrayList<>();
        int unchanged = number("unchanged_towns");
        int seed = number("first_seed");
        for (JsonNode orbits : towns.path("orbits")) {
            Ranking p = ranking(
                    SceneSpec.standard(seed)
                            .orbits(orbits.asInt())
                            .wander(towns.path("wander_db").asDouble())
                            .damage(0, 0, 0),
                    unchanged,
                    change -> -change.p());
            for (double rate : new double[] {RadarCheck.ALARM_RATE, RadarCheck.POSSIBLE_RATE}) {
                metrics.add(ImageryTask.metric(
                        "SIMULATED, nothing damaged, " + orbits.asInt() + " orbits",
                        "false_alarms_%s_orbits_at_rate_%s".formatted(orbits.asInt(), Math.round(100 * rate)),
                        p,
                        ranking -> ranking.share(false, -rate)));
            }
        }
        int damaged = number("damaged_towns");
        SceneSpec destroyed =
                SceneSpec.standard(seed).wander(towns.path("wander_db").asDouble());
        metrics.add(ImageryTask.metric(
                "SIMULATED, 30 % destroyed",
                "roc_area", ranking(destroyed, damaged, ChangeTest.Change::score), Ranking::rocArea));
        metrics.add(ImageryTask.metric(
                "SIMULATED, 30 % destroyed",
                "roc_area_lone_10_m_buildings_raw",
                ranking(destroyed.sides(1, 1).wander(0), damaged, ChangeTest.Change::raw),
                Ranking::rocArea));
        return new Score(
                "imagery",
                file + " (SIMULATED)",
                unchanged,
                "towns without damage for each number of orbits",
                metrics,
                List.of("wander between dates: %s dB"
                        .formatted(towns.path("wander_db").asText())),
                List.of());
    }

    private int number(String name) {
        int value = towns.path(name).asInt(0);
        if (value < 1) {
            throw new CorpusException("towns.json must have a number above 0 as %s; got '%s'. Add it"
                    .formatted(name, towns.path(name).asText()));
        }
        return value;
    }

    /// Of all buildings of towns with seeds from `first`'s on; a town is a block.
    private static Ranking ranking(SceneSpec first, int towns, ToDoubleFunction<ChangeTest.Change> score)
            throws IOException {
        List<double[]> rows = new ArrayList<>();
        for (int i = 0; i < towns; i++) {
            SimulatedTown town = new SimulatedTown(first.seed(first.seed() + i));
            int size = first.size();
            FootprintPixels pixels = FootprintPixels.of(
                    town.footprints(),
                    town.grid(),
                    Projection.of(town.grid().epsg().orElseThrow()),
                    size,
                    size,
                    1);
            List<ChangeTest.Change> changes =
                    ChangeTest.run(town.orbits(), pixels).changes();
            for (int f = 0; f < changes.size(); f++) {
                boolean destroyed = town.buildings().get(f).state() == SimulatedTown.State.DESTROYED;
                rows.add(new double[] {score.applyAsDouble(changes.get(f)), destroyed ? 1 : 0, i});
            }
        }
        boolean[] positive = new boolean[rows.size()];
        for (int i = 0; i < positive.length; i++) {
            positive[i] = rows.get(i)[1] > 0;
        }
        return new Ranking(
                rows.stream().mapToDouble(row -> row[0]).toArray(),
                positive,
                rows.stream().mapToInt(row -> (int) row[2]).toArray());
    }
}
