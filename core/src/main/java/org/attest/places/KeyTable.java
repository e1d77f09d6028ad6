package org.attest.places;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.function.ObjIntConsumer;

/// Keys in the order of their UTF-8 bytes, each with the rows that bear it. Read where it lies, without unpacking: a
/// look-up is a search over the first eight bytes of every sixteenth key, and a walk over sixteen keys.
///
/// Layout: number of keys, number of blocks; for each block the first eight bytes of its first key, zeros after its
/// end; for each block where it begins; then the blocks. In a block each key gives how many bytes it shares with the
/// one before, how many follow, those, the length of its rows in bytes, and its rows.
final class KeyTable {
    /// Keys in a block.
    static final int BLOCK = 16;

    private static final int HEAD = 2 * Integer.BYTES;
    private static final int FENCE = Long.BYTES;
    private static final int[] NONE = {};

    private final ByteBuffer bytes;
    private final int size;
    private final int blocks;
    private final int starts;
    private final int data;

    KeyTable(ByteBuffer bytes) {
        this.bytes = bytes;
        this.size = bytes.getInt(0);
        this.blocks = bytes.getInt(Integer.BYTES);
        this.starts = HEAD + blocks * FENCE;
        this.data = starts + blocks * Integer.BYTES;
    }

    int size() {
        return size;
    }

    /// The rows of a key; none if no row bears it.
    int[] find(String key) {
        byte[] wanted = key.getBytes(StandardCharsets.UTF_8);
        int block = blockOf(wanted);
        if (block < 0) {
            return NONE;
        }
        int at = start(block);
        int matched = 0;
        for (int i = 0; i < BLOCK && at < end(block); i++) {
            int shared = bytes.get(at++) & 0xFF;
            int length = bytes.get(at++) & 0xFF;
            if (shared < matched) {
                return NONE;
            }
            if (shared == matched) {
                int k = 0;
                while (k < length && matched < wanted.length && bytes.get(at + k) == wanted[matched]) {
                    k++;
                    matched++;
                }
                if (k == length && matched == wanted.length) {
                    return rows(at + length);
                }
                if (k < length && (matched == wanted.length || isAbove(bytes.get(at + k), wanted[matched]))) {
                    return NONE;
                }
            }
            at = afterRows(at + length);
        }
        return NONE;
    }

    /// Whether some key begins with these bytes.
    boolean startsWith(String prefix) {
        byte[] wanted = prefix.getBytes(StandardCharsets.UTF_8);
        int block = Math.max(0, blockOf(wanted));
        int matched = 0;
        for (int last = Math.min(blocks, block + 2); block < last; block++) {
            matched = 0;
            int at = start(block);
            while (at < end(block)) {
                int shared = bytes.get(at++) & 0xFF;
                int length = bytes.get(at++) & 0xFF;
                if (shared < matched) {
                    return false;
                }
                int k = 0;
                while (shared == matched
                        && k < length
                        && matched < wanted.length
                        && bytes.get(at + k) == wanted[matched]) {
                    k++;
                    matched++;
                    shared++;
                }
                if (matched == wanted.length) {
                    return true;
                }
                if (shared == matched && k < length && isAbove(bytes.get(at + k), wanted[matched])) {
                    return false;
                }
                at = afterRows(at + length);
            }
        }
        return false;
    }

    /// All keys, in order, each with the number of its rows.
    void forEach(ObjIntConsumer<String> sink) {
        byte[] key = new byte[2 * 0x100];
        for (int block = 0; block < blocks; block++) {
            int at = start(block);
            while (at < end(block)) {
                int shared = bytes.get(at++) & 0xFF;
                int length = bytes.get(at++) & 0xFF;
                bytes.get(at, key, shared, length);
                sink.accept(new String(key, 0, shared + length, StandardCharsets.UTF_8), rows(at + length).length);
                at = afterRows(at + length);
            }
        }
    }

    /// The last block whose first key is not above the one that is wanted; -1 if none.
    private int blockOf(byte[] wanted) {
        long fence = fence(wanted, wanted.length);
        int low = 0;
        int high = blocks;
        while (low < high) {
            int middle = low + high >>> 1;
            int order = Long.compareUnsigned(bytes.getLong(HEAD + middle * FENCE), fence);
            boolean above = order > 0 || order == 0 && isFirstAbove(middle, wanted);
            if (above) {
                high = middle;
            } else {
                low = middle + 1;
            }
        }
        return low - 1;
    }

    private boolean isFirstAbove(int block, byte[] wanted) {
        int at = start(block) + 1;
        int length = bytes.get(at++) & 0xFF;
        byte[] first = new byte[length];
        bytes.get(at, first);
        return Arrays.compareUnsigned(first, wanted) > 0;
    }

    private int start(int block) {
        return data + bytes.getInt(starts + block * Integer.BYTES);
    }

    private int end(int block) {
        return block + 1 < blocks ? start(block + 1) : bytes.capacity();
    }

    private static boolean isAbove(byte a, byte b) {
        return (a & 0xFF) > (b & 0xFF);
    }

    private int afterRows(int at) {
        int length = bytes.get(at) & 0xFF;
        return length < 0xFF ? at + 1 + length : at + 3 + (bytes.getShort(at + 1) & 0xFFFF);
    }

    private int[] rows(int at) {
        int end = afterRows(at);
        int k = (bytes.get(at) & 0xFF) < 0xFF ? at + 1 : at + 3;
        int[] rows = new int[end - k];
        int count = 0;
        while (k < end) {
            int row = 0;
            int shift = 0;
            byte b;
            do {
                b = bytes.get(k++);
                row |= (b & 0x7F) << shift;
                shift += 7;
            } while (b < 0);
            rows[count++] = row;
        }
        return Arrays.copyOf(rows, count);
    }

    static long fence(byte[] key, int length) {
        long fence = 0;
        for (int i = 0; i < FENCE; i++) {
            fence = fence << 8 | (i < length ? key[i] & 0xFF : 0);
        }
        return fence;
    }
}
