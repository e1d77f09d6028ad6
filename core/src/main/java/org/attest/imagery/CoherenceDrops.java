package org.attest.imagery;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.attest.imagery.raster.Web;
import org.attest.imagery.sar.Coherence;

/// Whether the coherence of each building fell across an event, where the user gives rasters of coherence: scenes with
/// a
/// layer `coherence`, 0 to 1, whose capture spans the two looks of its pair.
final class CoherenceDrops {
    /// Standard deviations below the mean of the series before.
    private static final double DEVIATIONS = 2;

    private static final int LEAST_PAIRS = 3;

    private CoherenceDrops() {}

    /// One for each footprint, in their order; empty where pairs or pixels are missing. Pairs of one orbit are
    /// compared
    /// with
    /// one another, of the orbit that has most of them before.
    static List<Optional<Coherence.Drop>> of(List<Scene> scenes, RadarCheck.Question question, Web web)
            throws IOException {
        Map<Integer, List<FootprintValues>> before = new TreeMap<>();
        Map<Integer, FootprintValues> across = new TreeMap<>();
        for (Scene scene : scenes) {
            Scene.Layer layer = scene.layers().get("coherence");
            if (layer == null
                    || scene.orbit().isEmpty()
                    || !(scene.capture() instanceof Scene.Capture.At(var start, var end))) {
                continue;
            }
            int orbit = scene.orbit().get().relative();
            if (!end.isAfter(question.begin())) {
                before.computeIfAbsent(orbit, _ -> new ArrayList<>())
                        .add(FootprintValues.read(layer, question.footprints(), web));
            } else if (!start.isAfter(question.begin()) && !end.isBefore(question.end())) {
                across.putIfAbsent(orbit, FootprintValues.read(layer, question.footprints(), web));
            }
        }
        List<FootprintValues> series = List.of();
        Optional<FootprintValues> pair = Optional.empty();
        for (Map.Entry<Integer, FootprintValues> one : across.entrySet()) {
            List<FootprintValues> own = before.getOrDefault(one.getKey(), List.of());
            if (own.size() >= LEAST_PAIRS && own.size() > series.size()) {
                series = own;
                pair = Optional.of(one.getValue());
            }
        }
        List<Optional<Coherence.Drop>> drops = new ArrayList<>();
        for (int f = 0; f < question.footprints().size(); f++) {
            drops.add(pair.isEmpty() ? Optional.empty() : drop(series, pair.get(), f));
        }
        return drops;
    }

    private static Optional<Coherence.Drop> drop(List<FootprintValues> series, FootprintValues across, int footprint) {
        double[] before = series.stream()
                .mapToDouble(values -> values.mean(footprint))
                .filter(value -> !Double.isNaN(value))
                .toArray();
        double value = across.mean(footprint);
        return before.length < LEAST_PAIRS || Double.isNaN(value)
                ? Optional.empty()
                : Optional.of(Coherence.drop(before, value, DEVIATIONS));
    }
}
