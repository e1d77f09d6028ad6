package org.attest.imagery.raster;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.zip.Deflater;

/// Writes one band of real numbers as a cloud-optimised GeoTIFF: tiles, overviews, directories before pixels. Float32,
/// little-endian, NaN where there's no value.
public final class CogWriter {
    /// Directories are small; pixels begin after them.
    private static final int HEADER = 8;

    /// @param tile side of a tile in pixels, a multiple of 16
    /// @param deflate whether to pack tiles; speckle hardly gets smaller
    /// @param overviews whether to add images of half the size, until one tile holds all
    public record Options(int tile, boolean deflate, boolean overviews) {
        public Options {
            if (tile < 16 || tile % 16 != 0) {
                throw new IllegalArgumentException("a tile's side must be a multiple of 16; got " + tile);
            }
        }
    }

    private record Level(int width, int height, byte[][] tiles) {}

    private CogWriter() {}

    /// @param image `[row][column]`
    public static void write(Path file, float[] image, int width, int height, Grid grid, Options options)
            throws IOException {
        List<Level> levels = new ArrayList<>();
        levels.add(level(image, width, height, options));
        float[] smaller = image;
        int w = width;
        int h = height;
        while (options.overviews && (w > options.tile || h > options.tile)) {
            smaller = halved(smaller, w, h);
            w = (w + 1) / 2;
            h = (h + 1) / 2;
            levels.add(level(smaller, w, h, options));
        }
        // Where each directory and tile will lie follows from their sizes.
        long position = HEADER;
        for (Level level : levels) {
            position += directory(level, grid, options, 0, 0, position > HEADER).length;
        }
        try (OutputStream out = Files.newOutputStream(file)) {
            out.write(ByteBuffer.allocate(HEADER)
                    .order(ByteOrder.LITTLE_ENDIAN)
                    .put(new byte[] {'I', 'I', 42, 0})
                    .putInt(HEADER)
                    .array());
            long at = HEADER;
            long pixels = position;
            for (int i = 0; i < levels.size(); i++) {
                Level level = levels.get(i);
                byte[] directory = directory(level, grid, options, at, pixels, i > 0);
                at += directory.length;
                if (i == levels.size() - 1) {
                    endChain(directory);
                }
                out.write(directory);
                for (byte[] tile : level.tiles) {
                    pixels += tile.length;
                }
            }
            if (pixels > 0xFFFF_FFFFL) {
                throw new IllegalArgumentException("an image must be under 4 GB; got " + pixels + " bytes for " + file);
            }
            for (Level level : levels) {
                for (byte[] tile : level.tiles) {
                    out.write(tile);
                }
            }
        }
    }

    private static float[] halved(float[] image, int width, int height) {
        int w = (width + 1) / 2;
        int h = (height + 1) / 2;
        float[] out = new float[w * h];
        for (int y = 0; y < h; y++) {
            for (int x = 0; x < w; x++) {
                int right = Math.min(width - 1, 2 * x + 1);
                int below = Math.min(height - 1, 2 * y + 1);
                out[y * w + x] = (image[2 * y * width + 2 * x]
                                + image[2 * y * width + right]
                                + image[below * width + 2 * x]
                                + image[below * width + right])
                        / 4;
            }
        }
        return out;
    }

    private static Level level(float[] image, int width, int height, Options options) {
        int side = options.tile;
        int across = Math.ceilDiv(width, side);
        int down = Math.ceilDiv(height, side);
        byte[][] tiles = new byte[across * down][];
        for (int t = 0; t < tiles.length; t++) {
            ByteBuffer tile = ByteBuffer.allocate(side * side * Float.BYTES).order(ByteOrder.LITTLE_ENDIAN);
            for (int y = t / across * side; y < (t / across + 1) * side; y++) {
                for (int x = t % across * side; x < (t % across + 1) * side; x++) {
                    tile.putFloat(x < width && y < height ? image[y * width + x] : Float.NaN);
                }
            }
            tiles[t] = options.deflate ? deflated(tile.array()) : tile.array();
        }
        return new Level(width, height, tiles);
    }

    private static byte[] deflated(byte[] bytes) {
        Deflater deflater = new Deflater();
        try {
            deflater.setInput(bytes);
            deflater.finish();
            ByteArrayOutputStream out = new ByteArrayOutputStream(bytes.length);
            byte[] buffer = new byte[64 << 10];
            while (!deflater.finished()) {
                out.write(buffer, 0, deflater.deflate(buffer));
            }
            return out.toByteArray();
        } finally {
            deflater.end();
        }
    }

    /// One directory with all values of its tags behind it, for a place in the file.
    private static byte[] directory(Level level, Grid grid, Options options, long at, long pixels, boolean overview) {
        int n = level.tiles.length;
        long[] offsets = new long[n];
        long[] sizes = new long[n];
        for (int i = 0; i < n; i++) {
            offsets[i] = i == 0 ? pixels : offsets[i - 1] + sizes[i - 1];
            sizes[i] = level.tiles[i].length;
        }
        TreeMap<Integer, Value> tags = new TreeMap<>();
        tags.put(Directory.NEW_SUBFILE_TYPE, Value.longs(overview ? 1 : 0));
        tags.put(Directory.WIDTH, Value.longs(level.width));
        tags.put(Directory.HEIGHT, Value.longs(level.height));
        tags.put(Directory.BITS_PER_SAMPLE, Value.shorts(32));
        tags.put(Directory.COMPRESSION, Value.shorts(options.deflate ? 8 : 1));
        tags.put(Directory.PHOTOMETRIC, Value.shorts(1));
        tags.put(Directory.SAMPLES_PER_PIXEL, Value.shorts(1));
        tags.put(Directory.TILE_WIDTH, Value.longs(options.tile));
        tags.put(Directory.TILE_HEIGHT, Value.longs(options.tile));
        tags.put(Directory.TILE_OFFSETS, Value.longs(offsets));
        tags.put(Directory.TILE_BYTE_COUNTS, Value.longs(sizes));
        tags.put(Directory.SAMPLE_FORMAT, Value.shorts(3));
        if (!overview) {
            tags.put(
                    Directory.TRANSFORMATION,
                    Value.doubles(
                            grid.xx(), grid.xy(), 0, grid.x0(), grid.yx(), grid.yy(), 0, grid.y0(), 0, 0, 0, 0, 0, 0, 0,
                            1));
            int epsg = grid.epsg().orElse(32767);
            boolean degrees = epsg == 4326;
            tags.put(
                    Directory.GEO_KEYS,
                    Value.shorts(
                            1, 1, 0, 3, 1024, 0, 1, degrees ? 2 : 1, 1025, 0, 1, 1, degrees ? 2048 : 3072, 0, 1, epsg));
            tags.put(Directory.GDAL_NODATA, new Value(2, 4, "nan\0".getBytes(StandardCharsets.US_ASCII)));
        }
        int size = 2 + 12 * tags.size() + 4;
        int total = size
                + tags.values().stream()
                        .mapToInt(value -> value.bytes.length > 4 ? even(value.bytes.length) : 0)
                        .sum();
        ByteBuffer out = ByteBuffer.allocate(total).order(ByteOrder.LITTLE_ENDIAN);
        out.putShort((short) tags.size());
        int behind = size;
        for (var tag : tags.entrySet()) {
            Value value = tag.getValue();
            out.putShort(tag.getKey().shortValue()).putShort((short) value.type).putInt(value.count);
            if (value.bytes.length <= 4) {
                int place = out.position();
                out.put(value.bytes).position(place + 4);
            } else {
                out.putInt((int) (at + behind));
                out.put(behind, value.bytes);
                behind += even(value.bytes.length);
            }
        }
        out.putInt((int) (at + total));
        return out.array();
    }

    /// Values begin at even places.
    private static int even(int length) {
        return length + length % 2;
    }

    /// Takes back the place of a next directory.
    private static void endChain(byte[] directory) {
        ByteBuffer bytes = ByteBuffer.wrap(directory).order(ByteOrder.LITTLE_ENDIAN);
        bytes.putInt(2 + 12 * bytes.getShort(0), 0);
    }

    /// The values of a tag as bytes.
    private record Value(int type, int count, byte[] bytes) {
        static Value shorts(int... values) {
            ByteBuffer bytes = ByteBuffer.allocate(2 * values.length).order(ByteOrder.LITTLE_ENDIAN);
            for (int value : values) {
                bytes.putShort((short) value);
            }
            return new Value(3, values.length, bytes.array());
        }

        static Value longs(long... values) {
            ByteBuffer bytes = ByteBuffer.allocate(4 * values.length).order(ByteOrder.LITTLE_ENDIAN);
            for (long value : values) {
                bytes.putInt((int) value);
            }
            return new Value(4, values.length, bytes.array());
        }

        static Value doubles(double... values) {
            ByteBuffer bytes = ByteBuffer.allocate(8 * values.length).order(ByteOrder.LITTLE_ENDIAN);
            for (double value : values) {
                bytes.putDouble(value);
            }
            return new Value(12, values.length, bytes.array());
        }
    }
}
