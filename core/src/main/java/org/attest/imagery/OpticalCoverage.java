package org.attest.imagery;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.attest.imagery.building.Footprint;
import org.attest.imagery.building.FootprintPixels;
import org.attest.imagery.raster.GeoTiff;
import org.attest.imagery.raster.Grid;
import org.attest.imagery.raster.Projection;
import org.attest.imagery.raster.TiffImage;
import org.attest.imagery.raster.Window;

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
    public static List<Coverage> of(List<Scene> scenes, RadarCheck.Question question) throws IOException {
        List<List<Coverage.Look>> looks = new ArrayList<>();
        question.footprints().forEach(_ -> looks.add(new ArrayList<>()));
        for (Scene scene : scenes) {
            Optional<Scene.Layer> clouds = clouds(scene);
            if (clouds.isPresent() && scene.capture() instanceof Scene.Capture.At at) {
                boolean[] hidden = hidden(clouds.get(), question.footprints());
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

    private static boolean[] hidden(Scene.Layer clouds, List<Footprint> footprints) throws IOException {
        try (GeoTiff file = RasterLooks.open(clouds.location())) {
            TiffImage image = file.image();
            Grid grid = file.grid()
                    .filter(g -> g.epsg().isPresent())
                    .orElseThrow(() ->
                            new IOException("a raster of clouds must say where it lies, with an EPSG code; got none in "
                                    + file.name()));
            FootprintPixels pixels = FootprintPixels.of(
                    footprints, grid, Projection.of(grid.epsg().orElseThrow()), image.width(), image.height(), 1);
            boolean[] cloudy = new boolean[pixels.count()];
            for (int p = 0; p < cloudy.length; ) {
                // Row by row, since neighbours lie in one block.
                int end = pixels.firstFrom(pixels.row(p) + 1);
                int left = pixels.column(p);
                double[] row = image.read(0, new Window(left, pixels.row(p), pixels.column(end - 1) - left + 1, 1));
                for (; p < end; p++) {
                    double value = row[pixels.column(p) - left] * file.scale(0) + file.offset(0);
                    cloudy[p] = !(value < CLOUD);
                }
            }
            boolean[] hidden = new boolean[footprints.size()];
            for (int f = 0; f < hidden.length; f++) {
                hidden[f] = pixels.own(f).length == 0;
                for (int p : pixels.widened(f)) {
                    hidden[f] |= cloudy[p];
                }
            }
            return hidden;
        }
    }
}
