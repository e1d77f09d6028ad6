package org.attest.places;

import java.io.BufferedOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Writes a [PlaceTable] row by row; what it holds in memory does not grow with the number of rows.
final class PlaceTableWriter implements AutoCloseable {
    private static final int NO_SITE_KIND = 0xFF;

    private final Path folder;
    private final DataOutputStream rowOut;
    private final OutputStream nameOut;
    private final KeyWriter exact;
    private final KeyWriter arabic;
    private final KeyWriter slavic;
    private final Map<String, Integer> zones = new LinkedHashMap<>();
    private final Map<String, Integer> siteKinds = new LinkedHashMap<>();
    private final Map<String, CountryTally> countries = new LinkedHashMap<>();
    private int rows;
    private int provinces;
    private int districts;
    private long nameBytes;

    private static final class CountryTally {
        private final int index;
        private int first = -1;
        private int end;
        private long population;
        private final Set<Integer> zones = new HashSet<>();

        CountryTally(int index) {
            this.index = index;
        }
    }

    /// What a row is written from.
    ///
    /// @param id whole: "geonames:172946"
    /// @param zone of the time zone database; empty if unknown
    /// @param admin1 row of its first-level region in the same file, or -1
    /// @param admin name of that region where it is no row of the file; empty if unknown
    record Row(
            Entry.Kind kind,
            Entry.Rank rank,
            Optional<String> siteKind,
            String id,
            String name,
            String country,
            String zone,
            int admin1,
            int admin2,
            String admin,
            double longitude,
            double latitude,
            long population,
            Optional<Where.Extent> box) {}

    /// @param folder for files that are gone when the writer is closed
    PlaceTableWriter(Path folder) throws IOException {
        this.folder = folder;
        rowOut = new DataOutputStream(new BufferedOutputStream(Files.newOutputStream(folder.resolve("rows")), 1 << 16));
        nameOut = new BufferedOutputStream(Files.newOutputStream(folder.resolve("names")), 1 << 16);
        exact = new KeyWriter(folder, "exact");
        arabic = new KeyWriter(folder, "arabic");
        slavic = new KeyWriter(folder, "slavic");
    }

    int size() {
        return rows;
    }

    /// @param names under which it is found, in any spelling
    void add(Row row, Collection<String> names) throws IOException {
        byte[] text = (PlaceTable.shortId(row.id) + "\t" + row.name.replace('\t', ' ') + "\t"
                        + row.box.map(PlaceTableWriter::box).orElse("") + "\t" + row.admin)
                .getBytes(StandardCharsets.UTF_8);
        CountryTally country = countries.computeIfAbsent(row.country, _ -> new CountryTally(countries.size()));
        int zone = row.zone.isEmpty() ? PlaceTable.NONE : index(zones, row.zone);
        rowOut.writeInt(Math.toIntExact(nameBytes));
        rowOut.writeInt((int) Math.round(row.longitude * PlaceTable.PER_DEGREE));
        rowOut.writeInt((int) Math.round(row.latitude * PlaceTable.PER_DEGREE));
        rowOut.writeInt((int) Math.min(row.population, 0xFFFF_FFFFL));
        rowOut.writeShort(row.admin1 < 0 ? PlaceTable.NONE : row.admin1);
        rowOut.writeShort(row.admin2 < 0 ? PlaceTable.NONE : row.admin2);
        rowOut.writeShort(country.index);
        rowOut.writeShort(zone);
        rowOut.writeByte(row.siteKind.map(k -> index(siteKinds, k)).orElse(NO_SITE_KIND));
        rowOut.writeByte(row.kind.ordinal());
        rowOut.writeByte(row.rank.ordinal());
        nameOut.write(text);
        nameBytes += text.length;
        keys(row, names);
        switch (row.kind) {
            case PROVINCE -> provinces++;
            case DISTRICT -> districts++;
            case SETTLEMENT -> {
                country.first = country.first < 0 ? rows : country.first;
                country.end = rows + 1;
                country.population += row.population;
                country.zones.add(zone);
            }
            case COUNTRY, AREA, SITE -> {}
        }
        rows++;
    }

    private void keys(Row row, Collection<String> names) throws IOException {
        int weight = (int) Math.min(row.population, Integer.MAX_VALUE);
        for (String name : names) {
            keys(rows, row.country, name, weight);
        }
    }

    /// One more name of a row that was added before.
    void addName(int row, String country, String name) throws IOException {
        keys(row, country, name, 0);
    }

    private void keys(int row, String country, String name, int weight) throws IOException {
        String key = Spelling.exact(name);
        if (key.isEmpty()) {
            return;
        }
        exact.add(key, row, weight);
        for (Spelling.Loose loose : Spelling.loose(key, country)) {
            (loose.arabic() ? arabic : slavic).add(loose.key(), row, weight);
        }
    }

    private static String box(Where.Extent box) {
        return String.format(Locale.ROOT, "%.2f %.2f %.2f %.2f", box.west(), box.south(), box.east(), box.north());
    }

    private static int index(Map<String, Integer> indices, String value) {
        return indices.computeIfAbsent(value, _ -> indices.size());
    }

    void write(boolean packed, Path out) throws IOException {
        rowOut.close();
        nameOut.close();
        Path head = folder.resolve("head");
        try (DataOutputStream to = new DataOutputStream(Files.newOutputStream(head))) {
            to.writeInt(rows);
            to.writeInt(provinces);
            to.writeInt(districts);
            strings(to, zones.keySet());
            strings(to, siteKinds.keySet());
            strings(to, countries.keySet());
            for (CountryTally country : countries.values()) {
                to.writeInt(Math.max(0, country.first));
                to.writeInt(country.end);
                to.writeLong(country.population);
                int zone = country.zones.size() == 1 ? country.zones.iterator().next() : PlaceTable.NONE;
                to.writeInt(zone == PlaceTable.NONE ? -1 : zone);
            }
        }
        TableFile.write(
                List.of(
                        head,
                        folder.resolve("rows"),
                        folder.resolve("names"),
                        exact.write(),
                        arabic.write(),
                        slavic.write()),
                packed,
                out);
    }

    private static void strings(DataOutputStream out, Collection<String> strings) throws IOException {
        out.writeInt(strings.size());
        for (String each : strings) {
            byte[] bytes = each.getBytes(StandardCharsets.UTF_8);
            out.writeShort(bytes.length);
            out.write(bytes);
        }
    }

    /// Deletes what lies in the folder, and the folder.
    @Override
    public void close() throws IOException {
        rowOut.close();
        nameOut.close();
        try (var files = Files.list(folder)) {
            for (Path file : files.toList()) {
                Files.delete(file);
            }
        }
        Files.delete(folder);
    }
}
