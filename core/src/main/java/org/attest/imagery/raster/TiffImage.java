package org.attest.imagery.raster;

import java.io.IOException;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.Optional;

/// The pixels of one directory of a TIFF file: the image itself, one of its overviews, or a mask.
///
/// A band counts from 0. A complex band counts as two, its real and its imaginary part. Reads may come from several
/// threads at once; each unpacks the strips or tiles that it touches and keeps none.
public final class TiffImage {
    /// Unpacked bytes of one strip or tile. Larger ones are read only if they aren't packed.
    private static final long MAX_BLOCK = 512L << 20;

    private final Directory directory;
    private final TiffLayout layout;
    /// What sparse blocks and what lies outside any block hold.
    private final double fill;

    TiffImage(Directory directory, double fill) throws IOException {
        this.directory = directory;
        this.layout = TiffLayout.of(directory);
        this.fill = fill;
    }

    public int width() {
        return layout.width();
    }

    public int height() {
        return layout.height();
    }

    /// How many numbers a pixel holds.
    public int bands() {
        return layout.bands() * (isComplex() ? 2 : 1);
    }

    public boolean isComplex() {
        return layout.type().complex();
    }

    /// Pixels in a row of one tile, or of the image if it lies in strips.
    public int blockWidth() {
        return layout.blockWidth();
    }

    /// Rows of one tile or strip. Windows that cover whole blocks cost least.
    public int blockHeight() {
        return layout.blockHeight();
    }

    public Window whole() {
        return new Window(0, 0, width(), height());
    }

    /// The numbers of a band in a window, row by row, as stored: without scale and offset. Whole numbers of 64 bits
    /// beyond 2^53 are rounded.
    public double[] read(int band, Window window) throws IOException {
        double[] into = new double[window.pixels()];
        Arrays.fill(into, fill);
        readBlocks(band, window, (samples, at, count, target) -> samples.doubles(at, count, into, target));
        return into;
    }

    /// As [#read], in single precision and into an array that the caller keeps: row `r` begins at `offset + r *
    /// stride`.
    public void readFloats(int band, Window window, float[] into, int offset, int stride) throws IOException {
        for (int row = 0; row < window.height(); row++) {
            Arrays.fill(into, offset + row * stride, offset + row * stride + window.width(), (float) fill);
        }
        readBlocks(band, window, (samples, at, count, target) -> {
            int row = target / window.width();
            samples.floats(at, count, into, offset + row * stride + target % window.width());
        });
    }

    /// Takes `count` pixels of a row of a block, from the `at`-th on, to `target` in the window.
    private interface Sink {
        void row(Samples samples, int at, int count, int target);
    }

    private void readBlocks(int band, Window window, Sink sink) throws IOException {
        if (band < 0
                || band >= bands()
                || window.x() > width() - window.width()
                || window.y() > height() - window.height()) {
            throw new IllegalArgumentException("a window must lie in the image; got band %s, %s of %s x %s, %s bands"
                    .formatted(band, window, width(), height(), bands()));
        }
        int perSample = isComplex() ? 2 : 1;
        int sample = band / perSample;
        int part = band % perSample;
        int firstColumn = window.x() / blockWidth();
        int lastColumn = (window.x() + window.width() - 1) / blockWidth();
        int firstRow = window.y() / blockHeight();
        int lastRow = (window.y() + window.height() - 1) / blockHeight();
        for (int r = firstRow; r <= lastRow; r++) {
            for (int c = firstColumn; c <= lastColumn; c++) {
                int left = c * blockWidth();
                int top = r * blockHeight();
                int fromX = Math.max(window.x(), left);
                int toX = (int) Math.min(window.x() + (long) window.width(), left + (long) blockWidth());
                int fromY = Math.max(window.y(), top);
                int toY = (int) Math.min(window.y() + (long) window.height(), top + (long) blockHeight());
                int rows = toY - fromY;
                Optional<Samples> samples = block(sample, part, r, c, fromY - top, rows);
                samples.ifPresent(block -> {
                    for (int y = 0; y < rows; y++) {
                        sink.row(
                                block,
                                y * blockWidth() + fromX - left,
                                toX - fromX,
                                (fromY - window.y() + y) * window.width() + fromX - window.x());
                    }
                });
            }
        }
    }

    /// Some rows of the block in row `r` and column `c` of blocks; empty for one that the file leaves out.
    private Optional<Samples> block(int sample, int part, int r, int c, int firstRow, int rows) throws IOException {
        int index = layout.index(sample, r, c);
        long offset = layout.offsets()[index];
        long packed = layout.byteCounts()[index];
        if (packed == 0) {
            return Optional.empty();
        }
        String where = "block %s of %s".formatted(index, directory.source().name());
        int first = (layout.chunky() ? sample * (isComplex() ? 2 : 1) : 0) + part;
        if (layout.compression().filter(one -> one == Compression.NONE).isPresent() && layout.predictor() == 1) {
            // Nothing to unpack: rows are read where they lie, so that a file in one strip of 10 GB can be read too.
            long from = offset + firstRow * layout.rowBytes();
            if ((firstRow + rows) * layout.rowBytes() > packed) {
                throw RasterException.corrupt("%s rows of %s bytes must lie in a block; got %s bytes in %s"
                        .formatted(firstRow + rows, layout.rowBytes(), packed, where));
            }
            byte[] bytes = directory.source().read(from, rows * layout.rowBytes());
            return Optional.of(new Samples(layout, highBitFirst(bytes), directory.order(), 0, first));
        }
        long size = layout.rowBytes() * layout.blockHeight();
        long least = layout.rowBytes() * layout.rowsOf(r);
        if (size > MAX_BLOCK) {
            throw new RasterException(
                    RasterException.Kind.TOO_LARGE,
                    "a packed block must unpack to at most %s MB; got %s in %s. Save it in tiles"
                            .formatted(MAX_BLOCK >> 20, size >> 20, where));
        }
        if (layout.compression().isPresent() && !layout.compression().get().canHold(packed, least)) {
            throw RasterException.corrupt(
                    "a block of %s bytes cannot unpack to %s by %s; it does so in %s. Fetch the file again"
                            .formatted(packed, least, layout.compression().get(), where));
        }
        byte[] data = directory.source().read(offset, packed);
        byte[] bytes = layout.compression().isPresent()
                ? layout.compression().get().unpack(highBitFirst(data), (int) size, (int) least, where)
                : JpegBlock.unpack(
                        data,
                        directory.raw(Directory.JPEG_TABLES),
                        layout.blockWidth(),
                        layout.blockHeight(),
                        layout.rowsOf(r),
                        layout.chunky() ? layout.bands() : 1,
                        layout.yCbCr(),
                        where);
        ByteOrder order = directory.order();
        switch (layout.predictor()) {
            case 2 ->
                Predictor.horizontal(
                        bytes,
                        layout.blockWidth(),
                        layout.numbersPerPixel(),
                        layout.type().bytes(),
                        order);
            case 3 -> {
                Predictor.floatingPoint(
                        bytes,
                        layout.blockWidth(),
                        layout.numbersPerPixel(),
                        layout.type().bytes());
                order = ByteOrder.BIG_ENDIAN;
            }
            default -> {}
        }
        return Optional.of(new Samples(layout, bytes, order, firstRow, first));
    }

    private byte[] highBitFirst(byte[] bytes) {
        if (layout.lowBitFirst()) {
            for (int i = 0; i < bytes.length; i++) {
                bytes[i] = (byte) (Integer.reverse(bytes[i]) >>> 24);
            }
        }
        return bytes;
    }
}
