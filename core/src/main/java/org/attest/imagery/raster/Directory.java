package org.attest.imagery.raster;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;

/// One directory of a TIFF file: its tags, read when asked for.
///
/// TIFF 6.0, section 2; BigTIFF as libtiff has it.
final class Directory {
    static final int NEW_SUBFILE_TYPE = 254;
    static final int WIDTH = 256;
    static final int HEIGHT = 257;
    static final int BITS_PER_SAMPLE = 258;
    static final int COMPRESSION = 259;
    static final int PHOTOMETRIC = 262;
    static final int FILL_ORDER = 266;
    static final int STRIP_OFFSETS = 273;
    static final int SAMPLES_PER_PIXEL = 277;
    static final int ROWS_PER_STRIP = 278;
    static final int STRIP_BYTE_COUNTS = 279;
    static final int PLANAR_CONFIGURATION = 284;
    static final int PREDICTOR = 317;
    static final int TILE_WIDTH = 322;
    static final int TILE_HEIGHT = 323;
    static final int TILE_OFFSETS = 324;
    static final int TILE_BYTE_COUNTS = 325;
    static final int SUB_DIRECTORIES = 330;
    static final int SAMPLE_FORMAT = 339;
    static final int JPEG_TABLES = 347;
    static final int YCBCR_SUBSAMPLING = 530;
    static final int PIXEL_SCALE = 33550;
    static final int TIE_POINTS = 33922;
    static final int TRANSFORMATION = 34264;
    static final int GEO_KEYS = 34735;
    static final int GDAL_METADATA = 42112;
    static final int GDAL_NODATA = 42113;

    /// Bytes of one value, by TIFF type: BYTE, ASCII, SHORT, LONG, RATIONAL, SBYTE, UNDEFINED, SSHORT, SLONG,
    /// SRATIONAL,
    /// FLOAT, DOUBLE, IFD; and from 16 BigTIFF's LONG8, SLONG8, IFD8.
    private static final int[] SIZES = {0, 1, 1, 2, 4, 8, 1, 1, 2, 4, 8, 4, 8, 4, 0, 0, 8, 8, 8};

    /// No file that we know has more; a corrupt count must not make us read for minutes.
    private static final int MAX_DIRECTORIES = 10_000;

    private static final int MAX_ENTRIES = 65_535;

    /// Where a tag's values lie.
    private record Entry(int type, long count, long position) {}

    private final ByteSource source;
    private final ByteOrder order;
    private final Map<Integer, Entry> entries;

    private Directory(ByteSource source, ByteOrder order, Map<Integer, Entry> entries) {
        this.source = source;
        this.order = order;
        this.entries = entries;
    }

    /// All directories of a file, those in SubIFDs after the one that names them.
    static List<Directory> all(ByteSource source) throws IOException {
        ByteBuffer header = ByteBuffer.wrap(source.read(0, Math.min(16, source.length())));
        if (header.capacity() < 8) {
            throw corrupt(source, "a TIFF file must have a header of 8 bytes; got " + header.capacity());
        }
        ByteOrder order = switch (header.getShort(0)) {
            case 0x4949 -> ByteOrder.LITTLE_ENDIAN;
            case 0x4D4D -> ByteOrder.BIG_ENDIAN;
            default -> throw corrupt(source, "a TIFF file must begin with II or MM; it does not");
        };
        header.order(order);
        boolean big = switch (header.getShort(2)) {
            case 42 -> false;
            case 43 -> true;
            default -> throw corrupt(source, "the third byte pair must be 42 or 43; got " + header.getShort(2));
        };
        if (big && header.capacity() < 16) {
            throw corrupt(source, "a BigTIFF file must have a header of 16 bytes; got " + header.capacity());
        }
        List<Directory> found = new ArrayList<>();
        Set<Long> seen = new HashSet<>();
        long next = big ? header.getLong(8) : header.getInt(4) & 0xFFFF_FFFFL;
        while (next != 0) {
            next = read(source, order, big, next, found, seen);
        }
        if (found.isEmpty()) {
            throw corrupt(source, "a TIFF file must hold an image; its header names none");
        }
        return found;
    }

    private static long read(
            ByteSource source, ByteOrder order, boolean big, long at, List<Directory> found, Set<Long> seen)
            throws IOException {
        if (!seen.add(at) || seen.size() > MAX_DIRECTORIES) {
            throw corrupt(
                    source, "directories must follow one another without a loop; got the one at " + at + " again");
        }
        int countSize = big ? 8 : 2;
        ByteBuffer head = ByteBuffer.wrap(source.read(at, countSize)).order(order);
        long count = big ? head.getLong(0) : head.getShort(0) & 0xFFFF;
        if (count < 0 || count > MAX_ENTRIES) {
            throw corrupt(source, "a directory must have at most " + MAX_ENTRIES + " tags; got " + count + " at " + at);
        }
        int size = big ? 20 : 12;
        ByteBuffer body = ByteBuffer.wrap(source.read(at + countSize, count * size + (big ? 8 : 4)))
                .order(order);
        Map<Integer, Entry> entries = new HashMap<>();
        for (int i = 0; i < count; i++) {
            int p = i * size;
            int tag = body.getShort(p) & 0xFFFF;
            int type = body.getShort(p + 2) & 0xFFFF;
            if (type >= SIZES.length || SIZES[type] == 0) {
                continue; // TIFF 6.0: readers skip fields of a type that they don't know.
            }
            long values = big ? body.getLong(p + 4) : body.getInt(p + 4) & 0xFFFF_FFFFL;
            int inline = big ? 8 : 4;
            int valueAt = p + (big ? 12 : 8);
            boolean fits = values >= 0 && values <= inline / SIZES[type];
            long position =
                    fits ? at + countSize + valueAt : big ? body.getLong(valueAt) : body.getInt(valueAt) & 0xFFFF_FFFFL;
            entries.put(tag, new Entry(type, values, position));
        }
        Directory directory = new Directory(source, order, entries);
        found.add(directory);
        for (long sub : directory.longs(SUB_DIRECTORIES)) {
            read(source, order, big, sub, found, seen);
        }
        int last = (int) count * size;
        return big ? body.getLong(last) : body.getInt(last) & 0xFFFF_FFFFL;
    }

    ByteSource source() {
        return source;
    }

    ByteOrder order() {
        return order;
    }

    boolean has(int tag) {
        return entries.containsKey(tag);
    }

    /// All values of a tag of whole numbers; empty if the directory lacks it.
    long[] longs(int tag) throws IOException {
        Entry entry = entries.get(tag);
        if (entry == null) {
            return new long[0];
        }
        ByteBuffer bytes = bytes(tag, entry);
        long[] values = new long[(int) entry.count];
        for (int i = 0; i < values.length; i++) {
            values[i] = switch (entry.type) {
                case 1, 7 -> bytes.get(i) & 0xFF;
                case 6 -> bytes.get(i);
                case 3 -> bytes.getShort(2 * i) & 0xFFFF;
                case 8 -> bytes.getShort(2 * i);
                case 4, 13 -> bytes.getInt(4 * i) & 0xFFFF_FFFFL;
                case 9 -> bytes.getInt(4 * i);
                case 16, 17, 18 -> bytes.getLong(8 * i);
                default -> throw corrupt(source, "tag " + tag + " must hold whole numbers; got type " + entry.type);
            };
        }
        return values;
    }

    OptionalLong first(int tag) throws IOException {
        long[] values = longs(tag);
        return values.length == 0 ? OptionalLong.empty() : OptionalLong.of(values[0]);
    }

    double[] doubles(int tag) throws IOException {
        Entry entry = entries.get(tag);
        if (entry == null) {
            return new double[0];
        }
        ByteBuffer bytes = bytes(tag, entry);
        double[] values = new double[(int) entry.count];
        for (int i = 0; i < values.length; i++) {
            values[i] = switch (entry.type) {
                case 11 -> bytes.getFloat(4 * i);
                case 12 -> bytes.getDouble(8 * i);
                default -> throw corrupt(source, "tag " + tag + " must hold real numbers; got type " + entry.type);
            };
        }
        return values;
    }

    /// Text up to its terminating zero; empty if the directory lacks the tag.
    String text(int tag) throws IOException {
        byte[] bytes = raw(tag);
        int end = 0;
        while (end < bytes.length && bytes[end] != 0) {
            end++;
        }
        return new String(bytes, 0, end, StandardCharsets.UTF_8);
    }

    byte[] raw(int tag) throws IOException {
        Entry entry = entries.get(tag);
        return entry == null ? new byte[0] : bytes(tag, entry).array();
    }

    private ByteBuffer bytes(int tag, Entry entry) throws IOException {
        int size = SIZES[entry.type];
        if (entry.count < 0 || entry.count > source.length() / size) {
            throw corrupt(
                    source,
                    "tag " + tag + " must fit into the file; got " + entry.count + " values of " + size + " bytes");
        }
        return ByteBuffer.wrap(source.read(entry.position, entry.count * size)).order(order);
    }

    private static RasterException corrupt(ByteSource source, String what) {
        return RasterException.corrupt(what + ", in " + source.name() + ". Fetch the file again");
    }
}
