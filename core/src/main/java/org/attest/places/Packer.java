package org.attest.places;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.zip.DataFormatException;
import java.util.zip.Deflater;
import java.util.zip.Inflater;

/// Numbers, columns of numbers and strings, deflated as one block: what the gazetteer is written in. A single
/// number has a variable length, seven bits a byte, low first.
final class Packer {
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();

    Packer number(long value) {
        long rest = value;
        while ((rest & ~0x7FL) != 0) {
            out.write((int) (rest & 0x7F | 0x80));
            rest >>>= 7;
        }
        out.write((int) rest);
        return this;
    }

    /// A column of whole numbers, the lowest bytes of all of them first, then the next: deflates well and is read
    /// by one plain loop, which matters when a cold JVM starts.
    Packer column(int[] values) {
        for (int shift = 0; shift < 32; shift += 8) {
            for (int value : values) {
                out.write(value >>> shift);
            }
        }
        return this;
    }

    Packer string(String value) {
        byte[] bytes = value.getBytes(StandardCharsets.UTF_8);
        number(bytes.length);
        out.writeBytes(bytes);
        return this;
    }

    Packer bytes(byte[] source, int start, int end) {
        out.write(source, start, end - start);
        return this;
    }

    /// Four bytes of raw length, low first, then the deflated block.
    byte[] deflated() {
        byte[] raw = out.toByteArray();
        Deflater deflater = new Deflater(Deflater.BEST_COMPRESSION);
        try {
            deflater.setInput(raw);
            deflater.finish();
            byte[] packed = new byte[raw.length + 1024];
            int length = 4;
            for (int i = 0; i < 4; i++) {
                packed[i] = (byte) (raw.length >>> 8 * i);
            }
            while (!deflater.finished()) {
                length += deflater.deflate(packed, length, packed.length - length);
            }
            return Arrays.copyOf(packed, length);
        } finally {
            deflater.end();
        }
    }

    /// Reads what a [Packer] wrote, in the same order.
    static final class Unpacker {
        private final byte[] raw;
        private int position;

        /// @throws IllegalArgumentException if the bytes are cut short or are not what [Packer#deflated] wrote
        Unpacker(byte[] deflated) {
            int length = 0;
            for (int i = 0; i < 4; i++) {
                length |= (deflated[i] & 0xFF) << 8 * i;
            }
            raw = new byte[length];
            Inflater inflater = new Inflater();
            try {
                inflater.setInput(deflated, 4, deflated.length - 4);
                int done = inflater.inflate(raw);
                if (done != length) {
                    throw new IllegalArgumentException(
                            "a packed block must hold " + length + " bytes; got " + done + "; build it again");
                }
            } catch (DataFormatException e) {
                throw new IllegalArgumentException("a packed block must be deflated; " + e.getMessage(), e);
            } finally {
                inflater.end();
            }
        }

        int number() {
            int value = 0;
            for (int shift = 0; ; shift += 7) {
                byte b = raw[position++];
                value |= (b & 0x7F) << shift;
                if (b >= 0) {
                    return value;
                }
            }
        }

        int[] column(int length) {
            int[] values = new int[length];
            int b0 = position;
            int b1 = b0 + length;
            int b2 = b1 + length;
            int b3 = b2 + length;
            for (int i = 0; i < length; i++) {
                values[i] =
                        raw[b0 + i] & 0xFF | (raw[b1 + i] & 0xFF) << 8 | (raw[b2 + i] & 0xFF) << 16 | raw[b3 + i] << 24;
            }
            position += 4 * length;
            return values;
        }

        String string() {
            int length = number();
            String value = new String(raw, position, length, StandardCharsets.UTF_8);
            position += length;
            return value;
        }

        byte[] bytes(int length) {
            byte[] bytes = Arrays.copyOfRange(raw, position, position + length);
            position += length;
            return bytes;
        }
    }
}
