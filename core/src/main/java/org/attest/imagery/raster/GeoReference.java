package org.attest.imagery.raster;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Reads the grid of an image from its GeoTIFF tags (OGC 19-008).
final class GeoReference {
    private static final int MODEL_TYPE = 1024;
    private static final int RASTER_TYPE = 1025;
    private static final int GEOGRAPHIC = 2048;
    private static final int PROJECTED = 3072;
    private static final int PIXEL_IS_POINT = 2;
    private static final int MODEL_GEOGRAPHIC = 2;

    private GeoReference() {}

    static Optional<Grid> grid(Directory directory) throws IOException {
        Optional<Integer> epsg = epsg(directory);
        double[] matrix = directory.doubles(Directory.TRANSFORMATION);
        double[] scale = directory.doubles(Directory.PIXEL_SCALE);
        double[] ties = directory.doubles(Directory.TIE_POINTS);
        // A tie point names a pixel's centre if pixels are points, its upper left corner otherwise.
        double shift = key(directory, RASTER_TYPE) == PIXEL_IS_POINT ? 0.5 : 0;
        try {
            if (matrix.length >= 8) {
                return Optional.of(new Grid(
                        matrix[3] - shift * (matrix[0] + matrix[1]),
                        matrix[0],
                        matrix[1],
                        matrix[7] - shift * (matrix[4] + matrix[5]),
                        matrix[4],
                        matrix[5],
                        epsg,
                        0));
            }
            if (scale.length >= 2 && ties.length >= 6) {
                return Optional.of(new Grid(
                        ties[3] - (ties[0] + shift) * scale[0],
                        scale[0],
                        0,
                        ties[4] + (ties[1] + shift) * scale[1],
                        0,
                        -scale[1],
                        epsg,
                        0));
            }
            return ties.length >= 18 ? Optional.of(fit(ties, shift, epsg)) : Optional.empty();
        } catch (IllegalArgumentException e) {
            throw new RasterException(
                    RasterException.Kind.CORRUPT,
                    e.getMessage() + " in " + directory.source().name(),
                    e);
        }
    }

    /// The affine grid nearest to ground control points, by least squares.
    private static Grid fit(double[] ties, double shift, Optional<Integer> epsg) {
        List<double[]> points = new ArrayList<>();
        for (int i = 0; i + 5 < ties.length; i += 6) {
            points.add(new double[] {ties[i] + shift, ties[i + 1] + shift, ties[i + 3], ties[i + 4]});
        }
        double[] mean = new double[4];
        points.forEach(p -> {
            for (int k = 0; k < 4; k++) {
                mean[k] += p[k] / points.size();
            }
        });
        double cc = 0;
        double rr = 0;
        double cr = 0;
        double[] c = new double[2];
        double[] r = new double[2];
        for (double[] p : points) {
            double dc = p[0] - mean[0];
            double dr = p[1] - mean[1];
            cc += dc * dc;
            rr += dr * dr;
            cr += dc * dr;
            for (int k = 0; k < 2; k++) {
                c[k] += dc * (p[2 + k] - mean[2 + k]);
                r[k] += dr * (p[2 + k] - mean[2 + k]);
            }
        }
        double determinant = cc * rr - cr * cr;
        double xx = (c[0] * rr - r[0] * cr) / determinant;
        double xy = (r[0] * cc - c[0] * cr) / determinant;
        double yx = (c[1] * rr - r[1] * cr) / determinant;
        double yy = (r[1] * cc - c[1] * cr) / determinant;
        Grid grid = new Grid(
                mean[2] - mean[0] * xx - mean[1] * xy, xx, xy, mean[3] - mean[0] * yx - mean[1] * yy, yx, yy, epsg, 0);
        double squares = 0;
        for (double[] p : points) {
            squares += Math.pow(grid.column(p[2], p[3]) - p[0], 2) + Math.pow(grid.row(p[2], p[3]) - p[1], 2);
        }
        return new Grid(grid.x0(), xx, xy, grid.y0(), yx, yy, epsg, Math.sqrt(squares / points.size()));
    }

    private static Optional<Integer> epsg(Directory directory) throws IOException {
        int code = key(directory, PROJECTED);
        if (code == 0 && key(directory, MODEL_TYPE) == MODEL_GEOGRAPHIC) {
            code = key(directory, GEOGRAPHIC);
        }
        // 32767 is "defined by the user": parameters instead of a code.
        return code >= 1024 && code < 32767 ? Optional.of(code) : Optional.empty();
    }

    /// A geo key that is held as a number; 0 if there is none.
    private static int key(Directory directory, int wanted) throws IOException {
        long[] keys = directory.longs(Directory.GEO_KEYS);
        for (int i = 4; i + 3 < keys.length; i += 4) {
            if (keys[i] == wanted && keys[i + 1] == 0) {
                return (int) keys[i + 3];
            }
        }
        return 0;
    }
}
