package org.attest.eval;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.attest.imagery.Coverage;
import org.attest.imagery.OpticalCoverage;
import org.attest.imagery.RadarCheck;
import org.attest.imagery.Scene;
import org.attest.imagery.building.Footprint;
import org.attest.imagery.building.Reason;
import org.attest.imagery.raster.CogWriter;
import org.attest.imagery.raster.Grid;
import org.attest.imagery.raster.Projection;
import org.attest.imagery.raster.Web;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.GeometryFactory;

/// Coverage of buildings under real clouds: probabilities (`CLP.npy`) and a mask (`CLM.npy`) of many dates, with the
/// rectangle
/// that they cover (`bbox.geojson`). The dates themselves aren't in the data: looks are set five days apart.
///
/// The rasters are written as GeoTIFF and read as a user's would be, for buildings of 2 x 2 pixels; what is right is
/// counted
/// over the arrays, pixel by pixel, by plain loops.
final class CloudScore {
    private static final Instant FIRST = Instant.parse("2016-01-01T10:00:00Z");
    private static final Duration APART = Duration.ofDays(5);
    private static final Duration WIDEST = Duration.ofDays(30);
    /// Pixels from one building to the next.
    private static final int SPACING = 9;
    private static final float CLOUD = 0.4F;
    /// Looks from one event that is tried to the next.
    private static final int STEP = 6;

    private final Npy probability;
    private final Grid grid;
    private final int dates;
    private final int rows;
    private final int columns;

    private CloudScore(Path folder) throws IOException {
        probability = Npy.read(folder.resolve("CLP.npy"));
        dates = probability.shape()[0];
        rows = probability.shape()[1];
        columns = probability.shape()[2];
        JsonNode box = Json.file(folder.resolve("bbox.geojson"));
        String crs = box.at("/crs/properties/name").asText();
        double west = Double.POSITIVE_INFINITY;
        double east = Double.NEGATIVE_INFINITY;
        double south = Double.POSITIVE_INFINITY;
        double north = Double.NEGATIVE_INFINITY;
        for (JsonNode at : box.path("coordinates").path(0)) {
            west = Math.min(west, at.get(0).asDouble());
            east = Math.max(east, at.get(0).asDouble());
            south = Math.min(south, at.get(1).asDouble());
            north = Math.max(north, at.get(1).asDouble());
        }
        grid = new Grid(
                west,
                (east - west) / columns,
                0,
                north,
                0,
                (south - north) / rows,
                Optional.of(Integer.valueOf(crs.substring(crs.lastIndexOf(':') + 1))),
                0);
    }

    static Score of(Path folder) throws IOException {
        CloudScore score = new CloudScore(folder);
        Npy mask = Npy.read(folder.resolve("CLM.npy"));
        Path scratch = Files.createTempDirectory("attest-clouds");
        try {
            return score.of(
                    folder,
                    score.scenes(score.probability, "cloud_probability", scratch),
                    score.scenes(mask, "cloud_mask", scratch));
        } finally {
            try (Stream<Path> files = Files.walk(scratch)) {
                for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(file);
                }
            }
        }
    }

    private List<Scene> scenes(Npy values, String layer, Path scratch) throws IOException {
        List<Scene> scenes = new ArrayList<>();
        for (int date = 0; date < dates; date++) {
            float[] image = new float[rows * columns];
            System.arraycopy(values.values(), date * image.length, image, 0, image.length);
            Path file = scratch.resolve(layer + date + ".tif");
            CogWriter.write(file, image, columns, rows, grid, new CogWriter.Options(64, true, false));
            Instant time = time(date);
            scenes.add(new Scene(
                    layer + date,
                    new Scene.Capture.At(time, time),
                    "sentinel-2",
                    Optional.empty(),
                    Map.of(layer, new Scene.Layer(file.toString(), false))));
        }
        return scenes;
    }

    private static Instant time(int date) {
        return FIRST.plus(APART.multipliedBy(date));
    }

    private Score of(Path folder, List<Scene> probabilities, List<Scene> masks) throws IOException {
        List<int[]> corners = new ArrayList<>();
        List<Footprint> footprints = new ArrayList<>();
        for (int y = 2; y + 4 < rows; y += SPACING) {
            for (int x = 2; x + 4 < columns; x += SPACING) {
                corners.add(new int[] {x, y});
                footprints.add(footprint(x, y));
            }
        }
        long right = 0;
        long rightGaps = 0;
        long same = 0;
        long all = 0;
        long cloudy = 0;
        long wide = 0;
        List<String> misses = new ArrayList<>();
        for (int event = 1; event < dates; event += STEP) {
            Instant begin = time(event).minus(APART.dividedBy(2));
            RadarCheck.Question question = new RadarCheck.Question(footprints, begin, begin.plusSeconds(60), WIDEST);
            List<Coverage> ours = OpticalCoverage.of(probabilities, question, Web.NONE);
            List<Coverage> byMask = OpticalCoverage.of(masks, question, Web.NONE);
            for (int f = 0; f < footprints.size(); f++) {
                Coverage gold = gold(corners.get(f), event);
                all++;
                boolean equal = ours.get(f).equals(gold);
                right += equal ? 1 : 0;
                rightGaps += ours.get(f).gap().equals(gold.gap()) ? 1 : 0;
                same += ours.get(f).gap().equals(byMask.get(f).gap()) ? 1 : 0;
                cloudy += gold.reasons().contains(Reason.CLOUD) ? 1 : 0;
                wide += gold.reasons().contains(Reason.GAP_TOO_WIDE) ? 1 : 0;
                if (!equal) {
                    misses.add("%s, event before look %s: got %s, right is %s"
                            .formatted(footprints.get(f).id(), event, ours.get(f), gold));
                }
            }
        }
        return new Score(
                "imagery",
                folder.toString(),
                (int) all,
                "buildings before and after an event",
                List.of(
                        Score.Metric.share("coverage", "coverage_right", right, all, "equal what plain loops count"),
                        Score.Metric.share("coverage", "gaps_right", rightGaps, all, "gaps between clear looks"),
                        Score.Metric.share("coverage", "gaps_same_by_mask", same, all, "the mask gives the same gap"),
                        Score.Metric.share(
                                "clouds", "hidden_on_one_side", cloudy, all, "without a clear look on a side"),
                        Score.Metric.share("clouds", "gap_too_wide", wide, all, "have a gap over 30 days")),
                List.of("The data have no dates: %s looks are set 5 days apart.".formatted(dates)),
                misses);
    }

    private Footprint footprint(int x, int y) throws IOException {
        Projection projection = Projection.of(grid.epsg().orElseThrow());
        double[][] corners = {{x, y}, {x + 2, y}, {x + 2, y + 2}, {x, y + 2}, {x, y}};
        Coordinate[] ring = new Coordinate[corners.length];
        for (int i = 0; i < ring.length; i++) {
            double[] at = projection.unproject(
                    grid.easting(corners[i][0], corners[i][1]), grid.northing(corners[i][0], corners[i][1]));
            ring[i] = new Coordinate(at[0], at[1]);
        }
        return Footprint.of("building at " + x + "," + y, new GeometryFactory().createPolygon(ring));
    }

    /// What plain loops count for a building of 2 x 2 pixels from `corner` on, with an event before look `event`.
    private Coverage gold(int[] corner, int event) {
        Predicate<Integer> clear = date -> {
            for (int y = corner[1] - 1; y <= corner[1] + 2; y++) {
                for (int x = corner[0] - 1; x <= corner[0] + 2; x++) {
                    if (!(probability.values()[(date * rows + y) * columns + x] < CLOUD)) {
                        return false;
                    }
                }
            }
            return true;
        };
        int clearBefore = 0;
        int clearAfter = 0;
        int last = -1;
        int first = -1;
        for (int date = 0; date < dates; date++) {
            if (clear.test(date)) {
                if (date < event) {
                    clearBefore++;
                    last = date;
                } else {
                    clearAfter++;
                    first = first < 0 ? date : first;
                }
            }
        }
        List<Reason> reasons = new ArrayList<>();
        if (last < 0 || first < 0) {
            reasons.add(Reason.CLOUD);
        } else if (APART.multipliedBy(first - last).compareTo(WIDEST) > 0) {
            reasons.add(Reason.GAP_TOO_WIDE);
        }
        return new Coverage(
                event,
                dates - event,
                clearBefore,
                clearAfter,
                last < 0 ? Optional.empty() : Optional.of(time(last)),
                first < 0 ? Optional.empty() : Optional.of(time(first)),
                reasons);
    }
}
