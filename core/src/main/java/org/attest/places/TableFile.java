package org.attest.places;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import java.util.zip.CRC32C;
import java.util.zip.DataFormatException;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.Inflater;

/// A file of a few sections, each a block of bytes that is read where it lies: packed in the program's own gazetteer
/// (15 MB bound what is committed), plain and memory-mapped in a user's, which may be larger than the heap.
///
/// Head: eight bytes that name the format, one that says whether sections are packed, one for their number; then for
/// each section its length in the file, its length when read, and the CRC-32C of what is read, each a long.
final class TableFile {
    private static final byte[] FORMAT = "ATTGAZ02".getBytes(StandardCharsets.US_ASCII);

    private static final int HEAD = FORMAT.length + 2;
    private static final int HEAD_OF_SECTION = 3 * Long.BYTES;

    /// Larger sections are not read through when they are opened: that would take seconds.
    private static final long CHECKED = 64_000_000;

    private TableFile() {}

    /// Unpacks the sections side by side.
    ///
    /// @throws IllegalArgumentException if the bytes are cut short or are none of this format
    static List<ByteBuffer> read(byte[] bytes) {
        return sections(ByteBuffer.wrap(bytes));
    }

    /// Maps a file; nothing of it is in the heap.
    ///
    /// @throws IllegalArgumentException if the file is cut short or is none of this format
    static List<ByteBuffer> map(Path file) throws IOException {
        try (FileChannel channel = FileChannel.open(file)) {
            long size = channel.size();
            ByteBuffer head = ByteBuffer.allocate((int) Math.min(size, 4096));
            while (head.hasRemaining() && channel.read(head) >= 0) {
                // until the head is full or the file ends
            }
            head.flip();
            int count = count(head, size);
            ByteBuffer[] sections = new ByteBuffer[count];
            long start = HEAD + (long) count * HEAD_OF_SECTION;
            for (int i = 0; i < count; i++) {
                long length = head.getLong(HEAD + i * HEAD_OF_SECTION);
                must(length >= 0 && length <= Integer.MAX_VALUE && start + length <= size, start + length, size);
                sections[i] = channel.map(FileChannel.MapMode.READ_ONLY, start, length);
                check(head, i, sections[i]);
                start += length;
            }
            return List.of(sections);
        }
    }

    private static List<ByteBuffer> sections(ByteBuffer all) {
        int count = count(all, all.capacity());
        boolean packed = all.get(FORMAT.length) == 1;
        int[] starts = new int[count + 1];
        starts[0] = HEAD + count * HEAD_OF_SECTION;
        for (int i = 0; i < count; i++) {
            long end = starts[i] + all.getLong(HEAD + i * HEAD_OF_SECTION);
            must(end <= all.capacity(), end, all.capacity());
            starts[i + 1] = (int) end;
        }
        return IntStream.range(0, count)
                .parallel()
                .mapToObj(i -> {
                    ByteBuffer stored = all.slice(starts[i], starts[i + 1] - starts[i]);
                    return packed
                            ? inflated(stored, (int) all.getLong(HEAD + i * HEAD_OF_SECTION + Long.BYTES))
                            : stored;
                })
                .toList();
    }

    private static int count(ByteBuffer head, long size) {
        must(head.limit() >= HEAD, HEAD, size);
        byte[] format = new byte[FORMAT.length];
        head.get(0, format);
        if (!Arrays.equals(format, FORMAT)) {
            throw new IllegalArgumentException("a gazetteer must begin with "
                    + new String(FORMAT, StandardCharsets.US_ASCII)
                    + ", its format; got another beginning. Make it again with `attest gazetteer import`");
        }
        int count = head.get(FORMAT.length + 1);
        must(count >= 0 && head.limit() >= HEAD + count * HEAD_OF_SECTION, HEAD + count * HEAD_OF_SECTION, size);
        return count;
    }

    private static void must(boolean fits, long wanted, long got) {
        if (!fits) {
            throw new IllegalArgumentException("a gazetteer must hold all that its head names, " + wanted
                    + " bytes; got " + got + ", so it was cut off. Make it again with `attest gazetteer import`");
        }
    }

    private static void check(ByteBuffer head, int section, ByteBuffer bytes) {
        if (bytes.capacity() <= CHECKED
                && crc(bytes.duplicate()) != head.getLong(HEAD + section * HEAD_OF_SECTION + 2 * Long.BYTES)) {
            throw new IllegalArgumentException("section " + section
                    + " of a gazetteer must hold the bytes that were written; its checksum differs. Make it again with"
                    + " `attest gazetteer import`");
        }
    }

    private static long crc(ByteBuffer bytes) {
        CRC32C crc = new CRC32C();
        crc.update(bytes);
        return crc.getValue();
    }

    private static ByteBuffer inflated(ByteBuffer stored, int length) {
        Inflater inflater = new Inflater();
        try {
            inflater.setInput(stored);
            byte[] raw = new byte[length];
            int done = 0;
            while (done < length) {
                int read = inflater.inflate(raw, done, length - done);
                must(read > 0, length, done);
                done += read;
            }
            return ByteBuffer.wrap(raw);
        } catch (DataFormatException e) {
            throw new IllegalArgumentException("a section of a gazetteer must be deflated; " + e.getMessage(), e);
        } finally {
            inflater.end();
        }
    }

    /// Writes sections that lie in files of their own.
    static void write(List<Path> sections, boolean packed, Path out) throws IOException {
        Path[] stored = new Path[sections.size()];
        ByteBuffer head = ByteBuffer.allocate(HEAD + sections.size() * HEAD_OF_SECTION);
        head.put(FORMAT).put((byte) (packed ? 1 : 0)).put((byte) sections.size());
        for (int i = 0; i < stored.length; i++) {
            Path section = sections.get(i);
            stored[i] = packed ? deflated(section) : section;
            head.putLong(Files.size(stored[i])).putLong(Files.size(section)).putLong(crc(section));
        }
        try (OutputStream to = new BufferedOutputStream(Files.newOutputStream(out), 1 << 16)) {
            to.write(head.array());
            for (Path section : stored) {
                Files.copy(section, to);
            }
        }
    }

    private static long crc(Path file) throws IOException {
        CRC32C crc = new CRC32C();
        byte[] buffer = new byte[1 << 16];
        try (InputStream in = Files.newInputStream(file)) {
            for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                crc.update(buffer, 0, read);
            }
        }
        return crc.getValue();
    }

    private static Path deflated(Path section) throws IOException {
        Path packed = section.resolveSibling(section.getFileName() + ".packed");
        Deflater deflater = new Deflater(Deflater.BEST_COMPRESSION);
        try (OutputStream out = new DeflaterOutputStream(Files.newOutputStream(packed), deflater, 1 << 16)) {
            Files.copy(section, out);
        } finally {
            deflater.end();
        }
        return packed;
    }
}
