package org.attest.imagery;

import java.io.IOException;
import java.util.List;
import org.attest.imagery.building.Footprint;
import org.attest.imagery.building.FootprintPixels;
import org.attest.imagery.raster.GeoTiff;
import org.attest.imagery.raster.Grid;
import org.attest.imagery.raster.Projection;
import org.attest.imagery.raster.TiffImage;
import org.attest.imagery.raster.Web;
import org.attest.imagery.raster.Window;

/// The pixels of one raster that lie on footprints or beside them, on whatever grid that raster has.
///
/// @param values by pixel, after scale and offset; NaN where there is none
record FootprintValues(FootprintPixels pixels, double[] values) {
    static FootprintValues read(Scene.Layer layer, List<Footprint> footprints, Web web) throws IOException {
        try (GeoTiff file = RasterLooks.open(layer.location(), web)) {
            TiffImage image = file.image();
            Grid grid = file.grid()
                    .filter(g -> g.epsg().isPresent())
                    .orElseThrow(() -> new IOException(
                            "a raster must say where it lies, with an EPSG code; got none in " + file.name()));
            FootprintPixels pixels = FootprintPixels.of(
                    footprints, grid, Projection.of(grid.epsg().orElseThrow()), image.width(), image.height(), 1);
            double noData = file.noData().orElse(Double.NaN);
            double[] values = new double[pixels.count()];
            for (int p = 0; p < values.length; ) {
                // Row by row, since neighbours lie in one block.
                int end = pixels.firstFrom(pixels.row(p) + 1);
                int left = pixels.column(p);
                double[] row = image.read(0, new Window(left, pixels.row(p), pixels.column(end - 1) - left + 1, 1));
                for (; p < end; p++) {
                    double value = row[pixels.column(p) - left];
                    values[p] = value == noData ? Double.NaN : value * file.scale(0) + file.offset(0);
                }
            }
            return new FootprintValues(pixels, values);
        }
    }

    /// Of a footprint's own pixels; NaN if it has none or one of them has no value.
    double mean(int footprint) {
        int[] own = pixels.own(footprint);
        double sum = 0;
        for (int p : own) {
            sum += values[p];
        }
        return sum / own.length;
    }
}
