package org.attest.imagery.raster;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Files of 10 GB, sparse on disk: a window of them costs what the window costs.
final class HugeFileTest {
    private static final int SIDE = 50_000;
    private static final long PIXELS_AT = 1_000;

    @TempDir
    private Path folder;

    @Test
    void aWindowOfTenGigabytesIsReadAtOnce() throws IOException {
        Path file = write(1, (long) SIDE * SIDE * 4);
        try (RandomAccessFile out = new RandomAccessFile(file.toFile(), "rw")) {
            out.seek(PIXELS_AT + ((long) (SIDE - 1) * SIDE + SIDE - 1) * 4);
            out.write(ByteBuffer.allocate(4)
                    .order(ByteOrder.LITTLE_ENDIAN)
                    .putFloat(7)
                    .array());
        }
        assertTimeoutPreemptively(Duration.ofSeconds(30), () -> {
            try (GeoTiff tiff = GeoTiff.open(file)) {
                double[] corner = tiff.image().read(0, new Window(SIDE - 2, SIDE - 2, 2, 2));
                assertEquals(0, corner[0]);
                assertEquals(7, corner[3]);
            }
        });
    }

    @Test
    void aPackedBlockOfTenGigabytesIsRefusedBeforeItIsMade() throws IOException {
        Path file = write(8, (long) SIDE * SIDE * 4);
        try (GeoTiff tiff = GeoTiff.open(file)) {
            RasterException e =
                    assertThrows(RasterException.class, () -> tiff.image().read(0, new Window(0, 0, 2, 2)));
            assertTrue(String.valueOf(e.getMessage()).contains("Save it in tiles"), e.getMessage());
        }
    }

    @Test
    void aFileThatEndsBeforeItsTenGigabytesIsTruncated() throws IOException {
        Path file = write(1, (long) SIDE * SIDE * 4);
        try (RandomAccessFile out = new RandomAccessFile(file.toFile(), "rw")) {
            out.setLength(1L << 30);
        }
        assertThrows(RasterException.class, () -> {
            try (GeoTiff tiff = GeoTiff.open(file)) {
                tiff.image().read(0, new Window(SIDE - 2, SIDE - 2, 2, 2));
            }
        });
    }

    /// A BigTIFF of one strip of float32, with no bytes of its own but the directory.
    private Path write(int compression, long bytes) throws IOException {
        long[][] entries = {
            {256, 4, SIDE}, // width
            {257, 4, SIDE}, // height
            {258, 3, 32}, // bits
            {259, 3, compression},
            {262, 3, 1}, // black is zero
            {273, 16, PIXELS_AT}, // offset of the strip
            {277, 3, 1}, // bands
            {278, 4, SIDE}, // rows in a strip
            {279, 16, bytes}, // its length
            {339, 3, 3}, // floating point
        };
        ByteBuffer header = ByteBuffer.allocate((int) PIXELS_AT).order(ByteOrder.LITTLE_ENDIAN);
        header.put((byte) 'I')
                .put((byte) 'I')
                .putShort((short) 43)
                .putShort((short) 8)
                .putShort((short) 0);
        header.putLong(16).putLong(entries.length);
        for (long[] entry : entries) {
            header.putShort((short) entry[0])
                    .putShort((short) entry[1])
                    .putLong(1)
                    .putLong(entry[2]);
        }
        Path file = folder.resolve("huge.tif");
        try (RandomAccessFile out = new RandomAccessFile(file.toFile(), "rw")) {
            out.write(header.array());
            out.setLength(PIXELS_AT + bytes);
        }
        return file;
    }
}
