package org.attest.imagery.raster;

import java.util.Optional;

/// Where pixels lie in a projection: `easting = x0 + column * xx + row * xy`, `northing = y0 + column * yx + row * yy`,
/// in
/// the projection's unit. Column 0, row 0 is the upper left **corner** of the upper left pixel.
///
/// @param epsg code of the projection; empty if the file names none that has a code
/// @param residualPixels how far off its ground control points lie from it, root mean square; 0 if the file gives the
///     grid itself
public record Grid(
        double x0,
        double xx,
        double xy,
        double y0,
        double yx,
        double yy,
        Optional<Integer> epsg,
        double residualPixels) {
    public Grid {
        if (!(Math.abs(xx * yy - xy * yx) > 0) || !Double.isFinite(x0 + xx + xy + y0 + yx + yy)) {
            throw new IllegalArgumentException(
                    "a grid must have pixels with an area; got %s %s %s, %s %s %s".formatted(x0, xx, xy, y0, yx, yy));
        }
    }

    /// A grid without rotation, north up.
    public static Grid northUp(double west, double north, double pixel, int epsg) {
        return new Grid(west, pixel, 0, north, 0, -pixel, Optional.of(epsg), 0);
    }

    public double easting(double column, double row) {
        return x0 + column * xx + row * xy;
    }

    public double northing(double column, double row) {
        return y0 + column * yx + row * yy;
    }

    public double column(double easting, double northing) {
        return ((easting - x0) * yy - (northing - y0) * xy) / determinant();
    }

    public double row(double easting, double northing) {
        return ((northing - y0) * xx - (easting - x0) * yx) / determinant();
    }

    /// Side of a square pixel of the same area, in the projection's unit.
    public double pixelSize() {
        return Math.sqrt(Math.abs(determinant()));
    }

    private double determinant() {
        return xx * yy - xy * yx;
    }

    /// Whether pixels of both lie over one another, to a hundredth of a pixel over images of `width` and `height`.
    public boolean isSame(Grid other, int width, int height) {
        if (!epsg.equals(other.epsg)) {
            return false;
        }
        for (int corner = 0; corner < 4; corner++) {
            double column = corner % 2 * (double) width;
            double row = corner / 2 * (double) height;
            double x = other.easting(column, row);
            double y = other.northing(column, row);
            if (Math.abs(column(x, y) - column) > 0.01 || Math.abs(row(x, y) - row) > 0.01) {
                return false;
            }
        }
        return true;
    }
}
