package org.attest.imagery.building;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.IntSummaryStatistics;
import java.util.List;
import java.util.Optional;
import org.attest.imagery.raster.Grid;
import org.attest.imagery.raster.Projection;
import org.attest.imagery.raster.Window;
import org.locationtech.jts.algorithm.locate.IndexedPointInAreaLocator;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.Location;

/// Which pixels of an image belong to which footprints.
///
/// All pixels of all footprints have one numbering, row by row, so that a reader goes through them as it goes through
/// the
/// image. A pixel may belong to two footprints.
public final class FootprintPixels {
    private final int width;
    private final int height;
    /// `row * width + column`, ascending.
    private final long[] positions;
    private final int[][] own;
    private final int[][] widened;

    private FootprintPixels(int width, int height, long[] positions, int[][] own, int[][] widened) {
        this.width = width;
        this.height = height;
        this.positions = positions;
        this.own = own;
        this.widened = widened;
    }

    /// Each footprint's own pixels are those whose centre it covers, or the one that holds its middle. Widened, it
    /// has those
    /// within `margin` pixels of them too.
    ///
    /// A footprint that reaches beyond the image has no pixels.
    public static FootprintPixels of(
            List<Footprint> footprints, Grid grid, Projection projection, int width, int height, int margin) {
        long[][] own = new long[footprints.size()][];
        long[][] widened = new long[own.length][];
        for (int f = 0; f < own.length; f++) {
            List<int[]> covered = covered(footprints.get(f).on(grid, projection), width, height);
            own[f] = widened(covered, 0, width, height);
            widened[f] = widened(covered, margin, width, height);
        }
        long[] positions = Arrays.stream(widened)
                .flatMapToLong(Arrays::stream)
                .sorted()
                .distinct()
                .toArray();
        return new FootprintPixels(width, height, positions, numbers(own, positions), numbers(widened, positions));
    }

    private static int[][] numbers(long[][] sets, long[] positions) {
        return Arrays.stream(sets)
                .map(set -> Arrays.stream(set)
                        .mapToInt(position -> Arrays.binarySearch(positions, position))
                        .toArray())
                .toArray(int[][]::new);
    }

    public int width() {
        return width;
    }

    public int height() {
        return height;
    }

    public int footprints() {
        return own.length;
    }

    /// How many pixels belong to any footprint.
    public int count() {
        return positions.length;
    }

    public int row(int pixel) {
        return (int) (positions[pixel] / width);
    }

    public int column(int pixel) {
        return (int) (positions[pixel] % width);
    }

    /// The first pixel in `row` or below it; [#count] if there's none.
    public int firstFrom(int row) {
        int at = Arrays.binarySearch(positions, (long) row * width);
        return at >= 0 ? at : -at - 1;
    }

    /// The pixels that a footprint covers; empty if it isn't wholly in the image. Not to be changed.
    public int[] own(int footprint) {
        return own[footprint];
    }

    /// Those and the ones around; empty if it isn't wholly in the image. Not to be changed.
    public int[] widened(int footprint) {
        return widened[footprint];
    }

    /// The rectangle of the pixels that a footprint covers, in the image of which these pixels are the part
    /// `within`;
    /// empty
    /// if it has none.
    public Optional<Window> box(int footprint, Window within) {
        if (own[footprint].length == 0) {
            return Optional.empty();
        }
        IntSummaryStatistics columns =
                Arrays.stream(own[footprint]).map(this::column).summaryStatistics();
        IntSummaryStatistics rows = Arrays.stream(own[footprint]).map(this::row).summaryStatistics();
        return Optional.of(new Window(
                within.x() + columns.getMin(),
                within.y() + rows.getMin(),
                columns.getMax() - columns.getMin() + 1,
                rows.getMax() - rows.getMin() + 1));
    }

    private static List<int[]> covered(Geometry outline, int width, int height) {
        Envelope box = outline.getEnvelopeInternal();
        if (box.isNull()
                || !(box.getMinX() >= 0 && box.getMinY() >= 0 && box.getMaxX() <= width && box.getMaxY() <= height)) {
            return List.of();
        }
        List<int[]> pixels = new ArrayList<>();
        IndexedPointInAreaLocator inside = new IndexedPointInAreaLocator(outline);
        for (int y = (int) box.getMinY(); y < box.getMaxY(); y++) {
            for (int x = (int) box.getMinX(); x < box.getMaxX(); x++) {
                if (inside.locate(new Coordinate(x + 0.5, y + 0.5)) == Location.INTERIOR) {
                    pixels.add(new int[] {x, y});
                }
            }
        }
        if (pixels.isEmpty()) {
            Coordinate middle = outline.getInteriorPoint().getCoordinate();
            pixels.add(new int[] {Math.min(width - 1, (int) middle.x), Math.min(height - 1, (int) middle.y)});
        }
        return pixels;
    }

    private static long[] widened(List<int[]> pixels, int margin, int width, int height) {
        return pixels.stream()
                .flatMapToLong(pixel -> {
                    long[] around = new long[(2 * margin + 1) * (2 * margin + 1)];
                    int n = 0;
                    for (int y = pixel[1] - margin; y <= pixel[1] + margin; y++) {
                        for (int x = pixel[0] - margin; x <= pixel[0] + margin; x++) {
                            if (x >= 0 && y >= 0 && x < width && y < height) {
                                around[n++] = (long) y * width + x;
                            }
                        }
                    }
                    return Arrays.stream(around, 0, n);
                })
                .sorted()
                .distinct()
                .toArray();
    }
}
