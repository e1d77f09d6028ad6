package org.attest.imagery.raster;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/// Bytes at positions: a file, an array, or ranges of an address. Reads may come from several threads at once.
public interface ByteSource extends Closeable {
    /// For messages.
    String name();

    /// In bytes.
    long length();

    /// Fills `into` with the bytes from `position` on.
    ///
    /// @throws RasterException `raster.truncated` if they go beyond the end
    void read(long position, byte[] into) throws IOException;

    /// As [#read(long, byte\[\])], into a new array. Checks the length before it makes the array.
    default byte[] read(long position, long length) throws IOException {
        checkRange(position, length);
        if (length > Integer.MAX_VALUE - 8) {
            throw new RasterException(
                    RasterException.Kind.TOO_LARGE,
                    "a part that is read at once must be under 2 GiB; got " + length + " bytes in " + name());
        }
        byte[] bytes = new byte[(int) length];
        read(position, bytes);
        return bytes;
    }

    default void checkRange(long position, long length) throws RasterException {
        if (position < 0 || length < 0 || position > length() - length) {
            throw new RasterException(
                    RasterException.Kind.TRUNCATED,
                    "the data must lie within the file; got %s bytes at %s in %s, which holds %s. Fetch the file again"
                            .formatted(length, position, name(), length()));
        }
    }

    @Override
    default void close() throws IOException {}

    static ByteSource of(Path file) throws IOException {
        FileChannel channel = FileChannel.open(file, StandardOpenOption.READ);
        long length = channel.size();
        return new ByteSource() {
            @Override
            public String name() {
                return file.toString();
            }

            @Override
            public long length() {
                return length;
            }

            @Override
            public void read(long position, byte[] into) throws IOException {
                checkRange(position, into.length);
                ByteBuffer buffer = ByteBuffer.wrap(into);
                while (buffer.hasRemaining()) {
                    if (channel.read(buffer, position + buffer.position()) < 0) {
                        throw new RasterException(
                                RasterException.Kind.TRUNCATED, file + " became shorter while it was read");
                    }
                }
            }

            @Override
            public void close() throws IOException {
                channel.close();
            }
        };
    }

    /// @param bytes not copied
    static ByteSource of(String name, byte[] bytes) {
        return new ByteSource() {
            @Override
            public String name() {
                return name;
            }

            @Override
            public long length() {
                return bytes.length;
            }

            @Override
            public void read(long position, byte[] into) throws IOException {
                checkRange(position, into.length);
                System.arraycopy(bytes, (int) position, into, 0, into.length);
            }
        };
    }
}
