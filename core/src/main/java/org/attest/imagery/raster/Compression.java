package org.attest.imagery.raster;

import io.airlift.compress.MalformedInputException;
import io.airlift.compress.zstd.ZstdDecompressor;
import java.util.Arrays;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/// The ways in which TIFF packs a strip or tile. JPEG isn't one of them: it makes pixels and not bytes, see
/// [JpegBlock].
enum Compression {
    NONE(1),
    /// A code of 12 bits, which adds at least one byte to the table, gives at most 4096 bytes.
    LZW(2731),
    /// 258 bytes for 2 bits.
    DEFLATE(1032),
    PACK_BITS(64),
    /// 128 KiB for a block of 4 bytes.
    ZSTD(32768);

    /// Bytes out per byte in, at most. What claims more is corrupt, and is found before memory is taken for it.
    private final int greatestRatio;

    Compression(int greatestRatio) {
        this.greatestRatio = greatestRatio;
    }

    /// A small block may be mostly header.
    boolean canHold(long packed, long unpacked) {
        return this == NONE ? unpacked <= packed : unpacked <= (packed + 64) * greatestRatio;
    }

    /// Unpacks exactly `length` bytes.
    ///
    /// @param least how many of them must be there: encoders may leave out the rows below the image. The rest is 0
    /// @throws RasterException if fewer come out, or the data contradict themselves or their checksum
    byte[] unpack(byte[] packed, int length, int least, String where) throws RasterException {
        byte[] out = new byte[length];
        int got = switch (this) {
            case NONE -> {
                int n = Math.min(packed.length, length);
                System.arraycopy(packed, 0, out, 0, n);
                yield n;
            }
            case LZW -> lzw(packed, out, where);
            case DEFLATE -> inflate(packed, out, where);
            case PACK_BITS -> packBits(packed, out);
            case ZSTD -> zstd(packed, out, where);
        };
        if (got < least) {
            throw RasterException.corrupt("%s must unpack to %s bytes; got %s in %s. Fetch the file again"
                    .formatted(this, least, got, where));
        }
        return out;
    }

    private static int inflate(byte[] packed, byte[] out, String where) throws RasterException {
        Inflater inflater = new Inflater();
        try {
            inflater.setInput(packed);
            int got = 0;
            while (got < out.length) {
                int n = inflater.inflate(out, got, out.length - got);
                if (n == 0) {
                    break;
                }
                got += n;
            }
            // The checksum stands behind the data, and is read only when more is asked for.
            if (inflater.inflate(new byte[1]) > 0) {
                throw RasterException.corrupt("deflate must unpack to %s bytes; got more in %s. Fetch the file again"
                        .formatted(out.length, where));
            }
            if (!inflater.finished()) {
                throw RasterException.corrupt(
                        "deflate data must end with a checksum; they break off after %s bytes in %s"
                                .formatted(got, where));
            }
            return got;
        } catch (DataFormatException e) {
            throw new RasterException(
                    RasterException.Kind.CORRUPT,
                    "deflate data must hold together; got '" + e.getMessage() + "' in " + where
                            + ". Fetch the file again",
                    e);
        } finally {
            inflater.end();
        }
    }

    private static int zstd(byte[] packed, byte[] out, String where) throws RasterException {
        try {
            return new ZstdDecompressor().decompress(packed, 0, packed.length, out, 0, out.length);
        } catch (MalformedInputException | IllegalArgumentException | IndexOutOfBoundsException e) {
            throw new RasterException(
                    RasterException.Kind.CORRUPT,
                    "ZSTD data must hold together and fit; got '" + e.getMessage() + "' in " + where
                            + ". Fetch the file again",
                    e);
        }
    }

    /// TIFF 6.0, section 9.
    private static int packBits(byte[] packed, byte[] out) {
        int got = 0;
        int at = 0;
        while (at < packed.length && got < out.length) {
            int head = packed[at++];
            if (head >= 0) {
                int n = Math.min(head + 1, Math.min(packed.length - at, out.length - got));
                System.arraycopy(packed, at, out, got, n);
                at += n;
                got += n;
            } else if (head != -128 && at < packed.length) {
                int n = Math.min(1 - head, out.length - got);
                Arrays.fill(out, got, got + n, packed[at++]);
                got += n;
            }
        }
        return got;
    }

    /// TIFF 6.0, section 13: codes of 9 to 12 bits, high bit first, one bit longer one code earlier than in GIF.
    private static int lzw(byte[] packed, byte[] out, String where) throws RasterException {
        if (packed.length > 1 && packed[0] == 0 && (packed[1] & 1) == 1) {
            throw RasterException.unsupported("LZW must be that of TIFF 6.0, high bit first; got the older one in "
                    + where + ". Save it with deflate");
        }
        int[] start = new int[4096]; // of the string of a code in `out`
        int[] size = new int[4096];
        int next = 258;
        int bits = 9;
        int got = 0;
        int previousStart = -1;
        int previousSize = 0;
        long buffer = 0;
        int held = 0;
        int at = 0;
        while (got < out.length) {
            while (held < bits && at < packed.length) {
                buffer = buffer << 8 | packed[at++] & 0xFF;
                held += 8;
            }
            if (held < bits) {
                break;
            }
            int code = (int) (buffer >>> held - bits) & (1 << bits) - 1;
            held -= bits;
            if (code == 257) {
                break;
            }
            if (code == 256) {
                next = 258;
                bits = 9;
                previousStart = -1;
                continue;
            }
            int from = got;
            if (code < 256) {
                out[got++] = (byte) code;
            } else if (code < next) {
                got = copy(out, start[code], size[code], got);
            } else if (code == next && previousStart >= 0) {
                byte first = out[previousStart];
                got = copy(out, previousStart, previousSize, got);
                if (got < out.length) {
                    out[got++] = first;
                }
            } else {
                throw RasterException.corrupt("an LZW code must be one that was made before; got %s of %s in %s"
                        .formatted(code, next, where));
            }
            if (previousStart >= 0 && next < 4096) {
                // The string before and the first byte of this one, which follow one another in `out`.
                start[next] = previousStart;
                size[next] = previousSize + 1;
                next++;
                if (next + 1 >= 1 << bits && bits < 12) {
                    bits++;
                }
            }
            previousStart = from;
            previousSize = got - from;
        }
        return got;
    }

    /// Byte by byte, since a string may reach into its own copy.
    private static int copy(byte[] out, int from, int size, int to) {
        int n = Math.min(size, out.length - to);
        for (int i = 0; i < n; i++) {
            out[to + i] = out[from + i];
        }
        return to + n;
    }
}
