package org.attest.imagery.raster;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.zip.Deflater;

/// Small TIFF files in the many ways that the format allows, written by the plainest code that does it: what [GeoTiff]
/// must
/// read the same pixels from.
///
/// @param bits of a sample
/// @param format 1 unsigned, 2 signed, 3 real, 5 complex whole, 6 complex real
/// @param compression TIFF's number: 1, 5 (LZW), 8, 32773 (PackBits)
/// @param tile side of tiles; 0 for strips of `rows`
record TiffMaker(
        ByteOrder order,
        boolean big,
        int bits,
        int format,
        int bands,
        boolean planar,
        int compression,
        int predictor,
        int tile,
        int rows) {
    static TiffMaker plain() {
        return new TiffMaker(ByteOrder.LITTLE_ENDIAN, false, 32, 3, 1, false, 1, 1, 0, 3);
    }

    TiffMaker order(ByteOrder order, boolean big) {
        return new TiffMaker(order, big, bits, format, bands, planar, compression, predictor, tile, rows);
    }

    TiffMaker samples(int bits, int format) {
        return new TiffMaker(order, big, bits, format, bands, planar, compression, predictor, tile, rows);
    }

    TiffMaker bands(int bands, boolean planar) {
        return new TiffMaker(order, big, bits, format, bands, planar, compression, predictor, tile, rows);
    }

    TiffMaker packed(int compression, int predictor) {
        return new TiffMaker(order, big, bits, format, bands, planar, compression, predictor, tile, rows);
    }

    TiffMaker blocks(int tile, int rows) {
        return new TiffMaker(order, big, bits, format, bands, planar, compression, predictor, tile, rows);
    }

    /// Numbers in a pixel.
    int numbers() {
        return bands * (format >= 5 ? 2 : 1);
    }

    /// @param pixels `[number][row * width + column]`
    byte[] make(double[][] pixels, int width, int height) {
        int blockWidth = tile > 0 ? tile : width;
        int blockHeight = tile > 0 ? tile : rows;
        int per = format >= 5 ? 2 : 1;
        List<byte[]> blocks = new ArrayList<>();
        for (int plane = 0; plane < (planar ? bands : 1); plane++) {
            for (int y = 0; y < height; y += blockHeight) {
                for (int x = 0; x < width; x += blockWidth) {
                    int tall = tile > 0 ? tile : Math.min(rows, height - y);
                    int first = planar ? plane * per : 0;
                    int last = planar ? first + per : numbers();
                    blocks.add(block(pixels, width, height, x, y, blockWidth, tall, first, last));
                }
            }
        }
        return file(blocks, width, height);
    }

    private byte[] block(double[][] pixels, int width, int height, int x0, int y0, int w, int h, int first, int last) {
        int each = (format >= 5 ? bits / 2 : bits) / 8;
        int stride = last - first;
        ByteBuffer out =
                ByteBuffer.allocate(w * h * stride * each).order(predictor == 3 ? ByteOrder.BIG_ENDIAN : order);
        for (int y = y0; y < y0 + h; y++) {
            for (int x = x0; x < x0 + w; x++) {
                for (int n = first; n < last; n++) {
                    put(out, each, x < width && y < height ? pixels[n][y * width + x] : 0);
                }
            }
        }
        byte[] bytes = out.array();
        int row = w * stride * each;
        for (int start = 0; start < bytes.length; start += row) {
            if (predictor == 2) {
                differences(bytes, start, row, stride, each);
            } else if (predictor == 3) {
                byte[] apart = new byte[row];
                for (int i = 0; i < w * stride; i++) {
                    for (int b = 0; b < each; b++) {
                        apart[b * w * stride + i] = bytes[start + i * each + b];
                    }
                }
                for (int i = row - 1; i >= stride; i--) {
                    apart[i] -= apart[i - stride];
                }
                System.arraycopy(apart, 0, bytes, start, row);
            }
        }
        return switch (compression) {
            case 1 -> bytes;
            case 5 -> lzw(bytes);
            case 8 -> deflate(bytes);
            default -> packBits(bytes);
        };
    }

    private void put(ByteBuffer out, int each, double value) {
        boolean real = format == 3 || format == 6;
        switch (each) {
            case 1 -> out.put((byte) (long) value);
            case 2 -> out.putShort(real ? Float.floatToFloat16((float) value) : (short) (long) value);
            case 4 -> {
                if (real) {
                    out.putFloat((float) value);
                } else {
                    out.putInt((int) (long) value);
                }
            }
            default -> {
                if (real) {
                    out.putDouble(value);
                } else {
                    out.putLong((long) value);
                }
            }
        }
    }

    private void differences(byte[] bytes, int start, int row, int stride, int each) {
        ByteBuffer b = ByteBuffer.wrap(bytes).order(order);
        for (int i = start + row - each; i >= start + stride * each; i -= each) {
            int before = i - stride * each;
            switch (each) {
                case 1 -> b.put(i, (byte) (b.get(i) - b.get(before)));
                case 2 -> b.putShort(i, (short) (b.getShort(i) - b.getShort(before)));
                case 4 -> b.putInt(i, b.getInt(i) - b.getInt(before));
                default -> b.putLong(i, b.getLong(i) - b.getLong(before));
            }
        }
    }

    private byte[] file(List<byte[]> blocks, int width, int height) {
        long[] offsets = new long[blocks.size()];
        long[] sizes = new long[blocks.size()];
        long at = big ? 16 : 8;
        for (int i = 0; i < offsets.length; i++) {
            offsets[i] = at;
            sizes[i] = blocks.get(i).length;
            at += sizes[i] + sizes[i] % 2;
        }
        TreeMap<Integer, long[]> tags = new TreeMap<>();
        tags.put(256, new long[] {width});
        tags.put(257, new long[] {height});
        tags.put(258, repeated(bits));
        tags.put(259, new long[] {compression});
        tags.put(262, new long[] {1});
        tags.put(277, new long[] {bands});
        tags.put(284, new long[] {planar ? 2 : 1});
        tags.put(317, new long[] {predictor});
        tags.put(339, repeated(format));
        if (tile > 0) {
            tags.put(322, new long[] {tile});
            tags.put(323, new long[] {tile});
            tags.put(324, offsets);
            tags.put(325, sizes);
        } else {
            tags.put(273, offsets);
            tags.put(278, new long[] {rows});
            tags.put(279, sizes);
        }
        int inline = big ? 8 : 4;
        int entry = big ? 20 : 12;
        int directory = (big ? 8 : 2) + entry * tags.size() + (big ? 8 : 4);
        int behind = tags.values().stream()
                .mapToInt(v -> v.length * inline > inline ? v.length * inline : 0)
                .sum();
        ByteBuffer out = ByteBuffer.allocate((int) at + directory + behind).order(order);
        out.putShort((short) (order == ByteOrder.BIG_ENDIAN ? 0x4D4D : 0x4949));
        if (big) {
            out.putShort((short) 43).putShort((short) 8).putShort((short) 0).putLong(at);
        } else {
            out.putShort((short) 42).putInt((int) at);
        }
        for (int i = 0; i < offsets.length; i++) {
            out.put((int) offsets[i], blocks.get(i));
        }
        out.position((int) at);
        if (big) {
            out.putLong(tags.size());
        } else {
            out.putShort((short) tags.size());
        }
        long values = at + directory;
        for (var tag : tags.entrySet()) {
            out.putShort(tag.getKey().shortValue()).putShort((short) (big ? 16 : 4));
            number(out, tag.getValue().length);
            if (tag.getValue().length == 1) {
                number(out, tag.getValue()[0]);
            } else {
                number(out, values);
                int place = out.position();
                out.position((int) values);
                for (long value : tag.getValue()) {
                    number(out, value);
                }
                values = out.position();
                out.position(place);
            }
        }
        number(out, 0);
        return out.array();
    }

    private long[] repeated(long value) {
        long[] all = new long[bands];
        java.util.Arrays.fill(all, value);
        return all;
    }

    private void number(ByteBuffer out, long value) {
        if (big) {
            out.putLong(value);
        } else {
            out.putInt((int) value);
        }
    }

    private static byte[] deflate(byte[] bytes) {
        try (Deflater deflater = new Deflater()) {
            deflater.setInput(bytes);
            deflater.finish();
            byte[] out = new byte[bytes.length * 2 + 100];
            return java.util.Arrays.copyOf(out, deflater.deflate(out));
        }
    }

    /// Runs of equal bytes as such, all others one by one.
    private static byte[] packBits(byte[] bytes) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        for (int i = 0; i < bytes.length; ) {
            int run = 1;
            while (i + run < bytes.length && run < 128 && bytes[i + run] == bytes[i]) {
                run++;
            }
            out.write(run > 1 ? 1 - run : 0);
            out.write(bytes[i]);
            i += run;
        }
        return out.toByteArray();
    }

    /// Strings as text in a map, the plainest way.
    private static byte[] lzw(byte[] bytes) {
        StringBuilder bits = new StringBuilder();
        java.util.Map<String, Integer> table = new java.util.HashMap<>();
        int next = 258;
        int size = 9;
        code(bits, 256, 9);
        String held = "";
        for (byte b : bytes) {
            String longer = held + (char) (b & 0xFF);
            if (longer.length() == 1 || table.containsKey(longer)) {
                held = longer;
                continue;
            }
            code(bits, held.length() == 1 ? held.charAt(0) : table.getOrDefault(held, 0), size);
            table.put(longer, next++);
            size = next > 2047 ? 12 : next > 1023 ? 11 : next > 511 ? 10 : 9;
            if (next == 4095) {
                code(bits, 256, size);
                table.clear();
                next = 258;
                size = 9;
            }
            held = longer.substring(longer.length() - 1);
        }
        code(bits, held.length() == 1 ? held.charAt(0) : table.getOrDefault(held, 0), size);
        next++;
        code(bits, 257, next > 2047 ? 12 : next > 1023 ? 11 : next > 511 ? 10 : 9);
        while (bits.length() % 8 != 0) {
            bits.append('0');
        }
        byte[] out = new byte[bits.length() / 8];
        for (int i = 0; i < out.length; i++) {
            out[i] = (byte) Integer.parseInt(bits, 8 * i, 8 * i + 8, 2);
        }
        return out;
    }

    private static void code(StringBuilder bits, int code, int size) {
        for (int b = size - 1; b >= 0; b--) {
            bits.append(code >> b & 1);
        }
    }
}
