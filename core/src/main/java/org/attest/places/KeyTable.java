package org.attest.places;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/// Keys in the order of their UTF-8 bytes, each with the rows that bear it: sorted bytes and offsets, no objects.
final class KeyTable {
    /// All keys one after the other.
    private final byte[] keys;

    /// `keyStart[i]` = first byte of key `i`; one more at the end.
    private final int[] keyStart;

    /// `rowStart[i]` = first of key `i`'s rows; one more at the end.
    private final int[] rowStart;

    private final int[] rows;

    private KeyTable(byte[] keys, int[] keyStart, int[] rowStart, int[] rows) {
        this.keys = keys;
        this.keyStart = keyStart;
        this.rowStart = rowStart;
        this.rows = rows;
    }

    int size() {
        return keyStart.length - 1;
    }

    /// The rows of a key; none if no row bears it.
    int[] find(String key) {
        byte[] wanted = key.getBytes(StandardCharsets.UTF_8);
        int i = lowerBound(wanted);
        return i < size() && compare(i, wanted) == 0
                ? Arrays.copyOfRange(rows, rowStart[i], rowStart[i + 1])
                : new int[0];
    }

    /// Whether some key begins with these bytes.
    boolean startsWith(String prefix) {
        byte[] wanted = prefix.getBytes(StandardCharsets.UTF_8);
        int i = lowerBound(wanted);
        int end = i < size() ? keyStart[i] + wanted.length : Integer.MAX_VALUE;
        return end <= keys.length && Arrays.equals(keys, keyStart[i], end, wanted, 0, wanted.length);
    }

    String key(int i) {
        return new String(keys, keyStart[i], keyStart[i + 1] - keyStart[i], StandardCharsets.UTF_8);
    }

    int rowCount(int i) {
        return rowStart[i + 1] - rowStart[i];
    }

    private int lowerBound(byte[] wanted) {
        int low = 0;
        int high = size();
        while (low < high) {
            int middle = low + high >>> 1;
            if (compare(middle, wanted) < 0) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    private int compare(int i, byte[] wanted) {
        return Arrays.compareUnsigned(keys, keyStart[i], keyStart[i + 1], wanted, 0, wanted.length);
    }

    static void write(Map<String, int[]> rowsOfKey, Packer packer) {
        SortedMap<byte[], int[]> sorted = new TreeMap<>(Arrays::compareUnsigned);
        rowsOfKey.forEach((key, rows) -> sorted.put(key.getBytes(StandardCharsets.UTF_8), rows));
        int[] keyLengths = sorted.keySet().stream().mapToInt(k -> k.length).toArray();
        int[] rowCounts = sorted.values().stream().mapToInt(r -> r.length).toArray();
        int[] rows = sorted.values().stream().flatMapToInt(Arrays::stream).toArray();
        packer.number(sorted.size())
                .number(rows.length)
                .column(keyLengths)
                .column(rowCounts)
                .column(rows);
        for (byte[] key : sorted.keySet()) {
            packer.bytes(key, 0, key.length);
        }
    }

    static KeyTable read(Packer.Unpacker in) {
        int size = in.number();
        int rowTotal = in.number();
        int[] keyStart = starts(in.column(size));
        int[] rowStart = starts(in.column(size));
        int[] rows = in.column(rowTotal);
        return new KeyTable(in.bytes(keyStart[size]), keyStart, rowStart, rows);
    }

    /// Where each stretch begins, given their lengths; one more at the end.
    static int[] starts(int[] lengths) {
        int[] starts = new int[lengths.length + 1];
        for (int i = 0; i < lengths.length; i++) {
            starts[i + 1] = starts[i] + lengths[i];
        }
        return starts;
    }
}
