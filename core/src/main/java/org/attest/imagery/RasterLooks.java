package org.attest.imagery;

import java.io.Closeable;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.attest.imagery.raster.ByteSource;
import org.attest.imagery.raster.GeoTiff;
import org.attest.imagery.raster.Grid;
import org.attest.imagery.raster.HttpRanges;
import org.attest.imagery.raster.TiffImage;
import org.attest.imagery.raster.Web;
import org.attest.imagery.raster.Window;
import org.attest.imagery.sar.Band;
import org.attest.imagery.sar.Looks;

/// The radar scenes of one orbit, read from their files, over a window of their common grid.
final class RasterLooks implements Looks, Closeable {
    private final List<Instant> times = new ArrayList<>();
    /// `[look][band]`
    private final List<GeoTiff[]> files = new ArrayList<>();
    private final List<boolean[]> decibels = new ArrayList<>();
    private final Window window;
    private int before;

    private RasterLooks(Window window) {
        this.window = window;
    }

    /// @param before scenes before the event, in order of time
    /// @param after scenes after it, in order of time
    /// @param window of the grid that all must be on
    /// @throws MixedGridException if one isn't
    static RasterLooks open(List<Scene> before, List<Scene> after, Grid grid, Window window, Web web)
            throws IOException {
        RasterLooks looks = new RasterLooks(window);
        try {
            for (Scene scene : before) {
                looks.add(scene, grid, web);
            }
            looks.before = looks.times.size();
            for (Scene scene : after) {
                looks.add(scene, grid, web);
            }
            return looks;
        } catch (IOException | RuntimeException e) {
            looks.close();
            throw e;
        }
    }

    /// An image that does not lie on the grid of the others.
    static final class MixedGridException extends IOException {
        private static final long serialVersionUID = 1;

        MixedGridException(String message) {
            super(message);
        }
    }

    private void add(Scene scene, Grid grid, Web web) throws IOException {
        GeoTiff[] bands = new GeoTiff[Band.values().length];
        boolean[] inDecibels = new boolean[bands.length];
        files.add(bands);
        decibels.add(inDecibels);
        times.add(scene.time().orElseThrow());
        for (Band band : Band.values()) {
            Scene.Layer layer = layer(scene, band);
            GeoTiff file = open(layer.location(), web);
            bands[band.ordinal()] = file;
            inDecibels[band.ordinal()] = layer.decibels();
            TiffImage image = file.image();
            boolean same = file.grid()
                    .filter(own -> own.isSame(grid, image.width(), image.height()))
                    .isPresent();
            if (!same || image.width() < window.x() + window.width() || image.height() < window.y() + window.height()) {
                throw new MixedGridException("all images of an orbit must lie on one grid; got another in "
                        + file.name() + ". Resample it, or leave it out");
            }
            if (image.isComplex()) {
                throw new IOException("backscatter must be power or decibels; got complex numbers in " + file.name()
                        + ". Detect and calibrate the image first");
            }
        }
    }

    static Scene.Layer layer(Scene scene, Band band) {
        Scene.Layer layer = scene.layers().get(band == Band.VV ? "vv" : "vh");
        if (layer == null) {
            throw new IllegalArgumentException(
                    "a radar scene must have VV and VH; got " + scene.layers().keySet());
        }
        return layer;
    }

    /// A file, or an address at a host that the user allows.
    static GeoTiff open(String location, Web web) throws IOException {
        ByteSource source =
                Web.isAddress(location) ? HttpRanges.open(URI.create(location), web) : ByteSource.of(Path.of(location));
        return GeoTiff.open(source);
    }

    @Override
    public List<Instant> times() {
        return List.copyOf(times);
    }

    @Override
    public int before() {
        return before;
    }

    @Override
    public int width() {
        return window.width();
    }

    @Override
    public int height() {
        return window.height();
    }

    @Override
    public int rowsAtOnce() {
        // Strips of a few rows would make many small tasks of one file.
        int block = files.getFirst()[0].image().blockHeight();
        return block * Math.max(1, 256 / block);
    }

    @Override
    public void read(int look, Band band, int firstRow, int rows, float[] into, int offset) throws IOException {
        GeoTiff file = files.get(look)[band.ordinal()];
        file.image()
                .readFloats(
                        0,
                        new Window(window.x(), window.y() + firstRow, window.width(), rows),
                        into,
                        offset,
                        window.width());
        float noData = (float) file.noData().orElse(Double.NaN);
        float scale = (float) file.scale(0);
        float shift = (float) file.offset(0);
        boolean inDecibels = decibels.get(look)[band.ordinal()];
        for (int i = offset; i < offset + rows * window.width(); i++) {
            float value = into[i];
            if (value == noData) {
                into[i] = Float.NaN;
                continue;
            }
            value = value * scale + shift;
            if (inDecibels) {
                value = (float) Math.pow(10, value / 10);
            }
            // Power is above 0; many processors write 0 where there is no image.
            into[i] = value > 0 && value < Float.POSITIVE_INFINITY ? value : Float.NaN;
        }
    }

    @Override
    public void close() throws IOException {
        IOException failure = null;
        for (GeoTiff[] bands : files) {
            for (GeoTiff file : bands) {
                try {
                    if (file != null) {
                        file.close();
                    }
                } catch (IOException e) {
                    failure = e;
                }
            }
        }
        if (failure != null) {
            throw failure;
        }
    }
}
