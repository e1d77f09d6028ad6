package org.attest.places;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Which row and country each GeoNames id has: two arrays, 120 MB for the whole world; kept only where it is wanted.
final class RowIndex {
    private final boolean wanted;
    private long[] idsAndRows = new long[1 << 10];
    private short[] countryOfRow = new short[1 << 10];
    private int size;
    private boolean sorted;
    private final List<String> countries = new ArrayList<>();
    private final Map<String, Short> countryIndex = new HashMap<>();

    RowIndex(boolean wanted) {
        this.wanted = wanted;
    }

    void add(long id, int row, String country) {
        if (!wanted || id < 0) {
            return;
        }
        if (size == idsAndRows.length) {
            idsAndRows = Arrays.copyOf(idsAndRows, size * 3 / 2);
        }
        if (row >= countryOfRow.length) {
            countryOfRow = Arrays.copyOf(countryOfRow, Math.max(row + 1, countryOfRow.length * 3 / 2));
        }
        countryOfRow[row] = countryIndex.computeIfAbsent(country, c -> {
            countries.add(c);
            return (short) (countries.size() - 1);
        });
        idsAndRows[size++] = id << 32 | row;
    }

    /// The row of an id; -1 if there is none.
    int row(long id) {
        if (!sorted) {
            Arrays.sort(idsAndRows, 0, size);
            sorted = true;
        }
        int at = Arrays.binarySearch(idsAndRows, 0, size, id << 32);
        int first = at < 0 ? ~at : at;
        return first < size && idsAndRows[first] >>> 32 == id ? (int) idsAndRows[first] : -1;
    }

    String country(int row) {
        return countries.get(countryOfRow[row]);
    }
}
