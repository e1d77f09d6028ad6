package org.attest.imagery.raster;

import java.io.IOException;
import java.util.Arrays;
import java.util.Optional;

/// How the pixels of one directory lie in the file: in blocks, which are tiles or strips.
///
/// @param bands samples of a pixel
/// @param type of all of them
/// @param chunky whether a block holds all bands of its pixels, not one band
/// @param compression empty for JPEG
/// @param offsets of blocks in the file, by row of blocks, then column, for one band after the other unless chunky
/// @param byteCounts of blocks as packed; 0 for one that isn't stored
record TiffLayout(
        int width,
        int height,
        int bands,
        SampleType type,
        boolean chunky,
        int blockWidth,
        int blockHeight,
        Optional<Compression> compression,
        int predictor,
        boolean lowBitFirst,
        boolean yCbCr,
        long[] offsets,
        long[] byteCounts) {
    /// More bands, or more pixels on a side, no satellite image has; a corrupt number must not make us take memory.
    private static final int MAX_BANDS = 65_535;

    private static final int MAX_SIDE = 10_000_000;

    static TiffLayout of(Directory directory) throws IOException {
        String where = directory.source().name();
        int width = side(directory, Directory.WIDTH, "width");
        int height = side(directory, Directory.HEIGHT, "height");
        int bands = (int) within(directory.first(Directory.SAMPLES_PER_PIXEL).orElse(1), 1, MAX_BANDS, "bands", where);
        SampleType type = type(directory, bands, where);
        int planar =
                (int) within(directory.first(Directory.PLANAR_CONFIGURATION).orElse(1), 1, 2, "planar", where);
        boolean chunky = planar == 1 || bands == 1;
        boolean tiled = directory.has(Directory.TILE_WIDTH);
        int blockWidth = tiled ? side(directory, Directory.TILE_WIDTH, "tile width") : width;
        int blockHeight = tiled
                ? side(directory, Directory.TILE_HEIGHT, "tile height")
                : (int) Math.min(
                        height,
                        Math.max(1, directory.first(Directory.ROWS_PER_STRIP).orElse(height)));
        long compression = directory.first(Directory.COMPRESSION).orElse(1);
        int predictor = (int) within(directory.first(Directory.PREDICTOR).orElse(1), 1, 3, "predictor", where);
        checkPredictor(predictor, type, where);
        long photometric = directory.first(Directory.PHOTOMETRIC).orElse(1);
        if (photometric == 6 && compression != 7) {
            throw RasterException.unsupported("luma and chroma are read from JPEG only; got compression " + compression
                    + " in " + where + ". Save it as red, green and blue");
        }
        if (compression == 7 && type.bits() != 8) {
            throw RasterException.unsupported("JPEG must hold 8 bits; got " + type.bits() + " in " + where);
        }
        TiffLayout layout = new TiffLayout(
                width,
                height,
                bands,
                type,
                chunky,
                blockWidth,
                blockHeight,
                compression == 7 ? Optional.empty() : Optional.of(compression(compression, where)),
                predictor,
                directory.first(Directory.FILL_ORDER).orElse(1) == 2,
                photometric == 6,
                directory.longs(tiled ? Directory.TILE_OFFSETS : Directory.STRIP_OFFSETS),
                directory.longs(tiled ? Directory.TILE_BYTE_COUNTS : Directory.STRIP_BYTE_COUNTS));
        return layout.checked(where);
    }

    int across() {
        return Math.ceilDiv(width, blockWidth);
    }

    int down() {
        return Math.ceilDiv(height, blockHeight);
    }

    /// Which block holds a sample of the pixels in a row and column of blocks.
    int index(int sample, int row, int column) {
        return ((chunky ? 0 : sample) * down() + row) * across() + column;
    }

    /// Numbers that a block holds for each pixel.
    int numbersPerPixel() {
        return (chunky ? bands : 1) * (type.complex() ? 2 : 1);
    }

    /// Bytes of one row of a block; rows begin at whole bytes.
    long rowBytes() {
        return Math.ceilDiv((long) blockWidth * numbersPerPixel() * type.bits(), 8L);
    }

    private TiffLayout checked(String where) throws RasterException {
        long blocks = (long) across() * down() * (chunky ? 1 : bands);
        if (offsets.length < blocks) {
            throw RasterException.corrupt("each of %s blocks must have a place; got %s places in %s"
                    .formatted(blocks, offsets.length, where));
        }
        if (byteCounts.length >= blocks) {
            return this;
        }
        boolean unpacked = compression.filter(c -> c == Compression.NONE).isPresent();
        if (!unpacked || byteCounts.length != 0) {
            throw RasterException.corrupt("each of %s blocks must have a length; got %s lengths in %s"
                    .formatted(blocks, byteCounts.length, where));
        }
        // Old writers leave them out where they follow from the size.
        long[] computed = new long[offsets.length];
        for (int i = 0; i < computed.length; i++) {
            computed[i] = rowBytes() * rowsOf(i / across() % down());
        }
        return new TiffLayout(
                width,
                height,
                bands,
                type,
                chunky,
                blockWidth,
                blockHeight,
                compression,
                predictor,
                lowBitFirst,
                yCbCr,
                offsets,
                computed);
    }

    /// Rows of the image in a row of blocks.
    int rowsOf(int blockRow) {
        return Math.min(blockHeight, height - blockRow * blockHeight);
    }

    private static int side(Directory directory, int tag, String what) throws IOException {
        String where = directory.source().name();
        return (int) within(
                directory
                        .first(tag)
                        .orElseThrow(() ->
                                RasterException.corrupt("an image must have a " + what + "; got none in " + where)),
                1,
                MAX_SIDE,
                what,
                where);
    }

    private static long within(long value, long least, long greatest, String what, String where)
            throws RasterException {
        if (value < least || value > greatest) {
            throw RasterException.corrupt(
                    "%s must be %s to %s; got %s in %s".formatted(what, least, greatest, value, where));
        }
        return value;
    }

    private static SampleType type(Directory directory, int bands, String where) throws IOException {
        long[] bits = directory.longs(Directory.BITS_PER_SAMPLE);
        long[] formats = directory.longs(Directory.SAMPLE_FORMAT);
        for (long[] values : new long[][] {bits, formats}) {
            if (Arrays.stream(values).limit(bands).distinct().count() > 1) {
                throw RasterException.unsupported("all bands must be of one type; got " + Arrays.toString(values)
                        + " in " + where + ". Save each band to a file of its own");
            }
        }
        int size = bits.length == 0 ? 1 : (int) within(bits[0], 1, 128, "bits of a sample", where);
        SampleType type = switch (formats.length == 0 ? 1 : (int) formats[0]) {
            case 1, 4 -> new SampleType(SampleType.Kind.UNSIGNED, size, false);
            case 2 -> new SampleType(SampleType.Kind.SIGNED, size, false);
            case 3 -> new SampleType(SampleType.Kind.FLOAT, size, false);
            case 5 -> new SampleType(SampleType.Kind.SIGNED, size / 2, true);
            case 6 -> new SampleType(SampleType.Kind.FLOAT, size / 2, true);
            default ->
                throw RasterException.unsupported(
                        "a sample must be a whole, real or complex number; got format " + formats[0] + " in " + where);
        };
        boolean known = switch (type.kind()) {
            case UNSIGNED -> size <= 32 || size == 64;
            case SIGNED -> type.bits() == 8 || type.bits() == 16 || type.bits() == 32 || type.bits() == 64;
            case FLOAT -> type.bits() == 16 || type.bits() == 32 || type.bits() == 64;
        };
        if (!known) {
            throw RasterException.unsupported(
                    "a sample must have 1 to 32 or 64 bits, a real number 16, 32 or 64; got " + size + " in " + where);
        }
        return type;
    }

    private static void checkPredictor(int predictor, SampleType type, String where) throws RasterException {
        boolean fits = switch (predictor) {
            case 2 -> type.bits() == 8 || type.bits() == 16 || type.bits() == 32 || type.bits() == 64;
            case 3 -> type.kind() == SampleType.Kind.FLOAT;
            default -> true;
        };
        if (!fits) {
            throw RasterException.corrupt(
                    "predictor %s must fit the samples; got %s in %s".formatted(predictor, type, where));
        }
    }

    private static Compression compression(long code, String where) throws RasterException {
        return switch ((int) code) {
            case 1 -> Compression.NONE;
            case 5 -> Compression.LZW;
            case 8, 32946 -> Compression.DEFLATE;
            case 32773 -> Compression.PACK_BITS;
            case 50000 -> Compression.ZSTD;
            default ->
                throw RasterException.unsupported(
                        "compression must be none, LZW, deflate, PackBits, ZSTD or JPEG; got number %s in %s. Save it with deflate"
                                .formatted(code, where));
        };
    }
}
