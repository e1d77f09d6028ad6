package org.attest.imagery;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.attest.imagery.building.Footprint;
import org.attest.imagery.raster.Web;

/// Which optical looks there are of each building, as far as clouds let them see it: from a raster of clouds that comes
/// with each
/// scene, as a layer `cloud_probability` (0 to 1) or `cloud_mask` (0 is clear).
public final class OpticalCoverage {
    /// Probability from which a pixel counts as cloud: that of s2cloudless.
    private static final double CLOUD = 0.4;

    private OpticalCoverage() {}

    /// One for each footprint, in their order. Scenes without a time or without a raster of clouds are left out.
    ///
    /// A building is hidden if a cloud is on it or on a pixel beside it, or if it isn't wholly in the image.
    public static List<Coverage> of(List<Scene> scenes, RadarCheck.Question question, Web web) throws IOException {
        List<List<Coverage.Look>> looks = new ArrayList<>();
        question.footprints().forEach(_ -> looks.add(new ArrayList<>()));
        for (Scene scene : scenes) {
            Optional<Scene.Layer> clouds = clouds(scene);
            if (clouds.isPresent() && scene.capture() instanceof Scene.Capture.At at) {
                boolean[] hidden = hidden(clouds.get(), question.footprints(), web);
                for (int f = 0; f < hidden.length; f++) {
                    looks.get(f).add(new Coverage.Look(at.start(), at.end(), hidden[f]));
                }
            }
        }
        return looks.stream()
                .map(own -> Coverage.of(own, question.begin(), question.end(), question.widestGap()))
                .toList();
    }

    /// The raster of a scene's clouds.
    public static Optional<Scene.Layer> clouds(Scene scene) {
        return Optional.ofNullable(scene.layers().get("cloud_probability"))
                .or(() -> Optional.ofNullable(scene.layers().get("cloud_mask")));
    }

    private static boolean[] hidden(Scene.Layer clouds, List<Footprint> footprints, Web web) throws IOException {
        FootprintValues read = FootprintValues.read(clouds, footprints, web);
        boolean[] hidden = new boolean[footprints.size()];
        for (int f = 0; f < hidden.length; f++) {
            hidden[f] = read.pixels().own(f).length == 0;
            for (int p : read.pixels().widened(f)) {
                hidden[f] |= !(read.values()[p] < CLOUD);
            }
        }
        return hidden;
    }
}
