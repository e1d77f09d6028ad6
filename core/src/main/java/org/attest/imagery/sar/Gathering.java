package org.attest.imagery.sar;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.attest.imagery.building.FootprintPixels;

/// Reads looks part by part and keeps the log backscatter of the footprints' pixels alone. Memory is that of one part,
/// however
/// large the area: one strip of one image for each worker, and the pixels' values.
final class Gathering implements AutoCloseable {
    /// Bytes of kept values in one part. Two parts are in memory at once.
    private static final long PART_BYTES = 160L << 20;

    private final List<Looks> orbits;
    private final FootprintPixels pixels;
    private final ExecutorService workers;

    Gathering(List<Looks> orbits, FootprintPixels pixels) {
        this.orbits = orbits;
        this.pixels = pixels;
        workers = Executors.newFixedThreadPool(Runtime.getRuntime().availableProcessors());
    }

    /// Something to do on one of the threads.
    interface Work {
        void run() throws IOException;
    }

    /// Rows `fromRow` to `toRow` and their footprints' pixels.
    record Part(int fromRow, int toRow, int firstPixel, int count) {
        boolean holds(int pixel) {
            return pixel >= firstPixel && pixel < firstPixel + count;
        }
    }

    /// Log backscatter of a part's pixels, not yet less the date's offset.
    ///
    /// @param logs `[orbit][band][look][pixel]`
    record Series(Part part, float[][][][] logs) {
        double value(int orbit, int band, int look, int pixel) {
            return logs[orbit][band][look][pixel];
        }

        /// All looks of a pixel, each less its date's offset.
        void values(int orbit, int band, int pixel, double[] offsets, double[] into) {
            float[][] looks = logs[orbit][band];
            for (int look = 0; look < looks.length; look++) {
                into[look] = looks[look][pixel] - offsets[look];
            }
        }
    }

    /// Rows in strips that cost least to read, as many to a part as fit; those without a pixel are in none.
    List<Part> parts() {
        long bytesPerPixel =
                orbits.stream().mapToLong(looks -> looks.times().size()).sum() * Band.values().length * Float.BYTES;
        int step = stripRows();
        List<Part> parts = new ArrayList<>();
        int from = -1;
        for (int row = 0; row < pixels.height(); row += step) {
            int to = Math.min(pixels.height(), row + step);
            int first = pixels.firstFrom(row);
            int count = pixels.firstFrom(to) - first;
            if (count == 0) {
                from = -1;
            } else if (from >= 0 && (parts.getLast().count + count) * bytesPerPixel <= PART_BYTES) {
                Part last = parts.removeLast();
                parts.add(new Part(last.fromRow, to, last.firstPixel, last.count + count));
            } else {
                parts.add(new Part(row, to, first, count));
                from = row;
            }
        }
        return parts;
    }

    private int stripRows() {
        return orbits.stream().mapToInt(Looks::rowsAtOnce).max().orElse(1);
    }

    Series gather(Part part) throws IOException {
        float[][][][] logs = new float[orbits.size()][Band.values().length][][];
        List<Work> work = new ArrayList<>();
        for (int o = 0; o < logs.length; o++) {
            int orbit = o;
            Looks looks = orbits.get(o);
            for (Band band : Band.values()) {
                float[][] values = new float[looks.times().size()][part.count];
                logs[o][band.ordinal()] = values;
                for (int l = 0; l < values.length; l++) {
                    int look = l;
                    work.add(() -> gather(orbits.get(orbit), look, band, part, values[look]));
                }
            }
        }
        all(work);
        return new Series(part, logs);
    }

    /// One band of one look, strip by strip, each with a row above and below it for the filter.
    private void gather(Looks looks, int look, Band band, Part part, float[] into) throws IOException {
        int width = pixels.width();
        int height = pixels.height();
        int step = stripRows();
        float[] image = new float[(Math.min(step, height) + 2) * width];
        double[] sums = new double[2 * (width + 2)];
        double[] row = new double[width];
        // The rows in `image` are imageFrom to imageTo.
        int imageFrom = Math.max(0, part.fromRow - 1);
        int imageTo = imageFrom;
        int next = part.fromRow;
        while (next < part.toRow) {
            // What is needed again goes to the top; then the next strip, to its end or a row beyond the part.
            int keepFrom = Math.max(imageFrom, next - 1);
            int kept = Math.max(0, imageTo - keepFrom);
            System.arraycopy(image, (imageTo - kept - imageFrom) * width, image, 0, kept * width);
            imageFrom = imageTo - kept;
            int until = Math.min(Math.min(height, part.toRow + 1), (imageTo / step + 1) * step);
            looks.read(look, band, imageTo, until - imageTo, image, kept * width);
            imageTo = until;
            int ready = imageTo == height ? part.toRow : Math.min(part.toRow, imageTo - 1);
            for (; next < ready; next++) {
                filter(image, next, imageFrom, sums, row, part, into);
            }
        }
    }

    /// The runs of footprints' pixels in one row.
    private void filter(float[] image, int y, int imageFrom, double[] sums, double[] row, Part part, float[] into) {
        int width = pixels.width();
        int end = pixels.firstFrom(y + 1);
        int p = pixels.firstFrom(y);
        int above = (Math.max(0, y - 1) - imageFrom) * width;
        int below = (Math.min(pixels.height() - 1, y + 1) - imageFrom) * width;
        while (p < end) {
            int from = pixels.column(p);
            int run = 1;
            while (p + run < end && pixels.column(p + run) == from + run) {
                run++;
            }
            LeeFilter.row(image, above, (y - imageFrom) * width, below, width, from, from + run, sums, row, 0);
            for (int i = 0; i < run; i++) {
                into[p + i - part.firstPixel] = (float) Math.log(row[i]);
            }
            p += run;
        }
    }

    /// Runs all, and waits for all.
    ///
    /// @throws IOException the first that one of them threw
    void all(List<Work> work) throws IOException {
        List<Future<?>> futures = new ArrayList<>();
        for (Work one : work) {
            futures.add(workers.submit(() -> {
                one.run();
                return null;
            }));
        }
        IOException failure = null;
        for (Future<?> future : futures) {
            try {
                future.get();
            } catch (ExecutionException e) {
                switch (e.getCause()) {
                    case IOException io -> failure = failure == null ? io : failure;
                    case RuntimeException runtime -> throw runtime;
                    case Error error -> throw error;
                    case null, default -> throw new IllegalStateException(e);
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException("reading images was interrupted", e);
            }
        }
        if (failure != null) {
            throw failure;
        }
    }

    @Override
    public void close() {
        workers.shutdownNow();
    }
}
