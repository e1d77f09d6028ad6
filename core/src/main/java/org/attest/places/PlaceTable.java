package org.attest.places;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.function.ToIntFunction;
import java.util.stream.DoubleStream;
import org.jspecify.annotations.Nullable;

/// The large part of the gazetteer, columns of numbers: first-level regions, second-level regions (both in the
/// order of their codes), then airports and settlements (GeoNames and OurAirports). Row numbers have no meaning
/// outside one file.
final class PlaceTable {
    static final int VERSION = 1;

    private static final Entry.Rank[] RANKS = Entry.Rank.values();
    private static final Entry.Kind[] KINDS = Entry.Kind.values();

    private final String[] countries;
    private final String[] zones;
    private final int rows;
    private final int provinces;
    private final byte[] kind;
    private final byte[] rank;
    private final int[] country;

    /// Index into `zones`; -1 if the source gives none.
    private final int[] zone;

    /// Row of the first-level region; -1 if the source gives none.
    private final int[] admin1;

    private final int[] admin2;
    private final int[] longitude;
    private final int[] latitude;
    private final int[] population;

    /// Boxes of the regions, which are the first rows: west, south, east, north in 1/100 degree.
    private final int[] boxes;

    /// Settlements are the last rows, in the order of their countries: where each country begins; one more at the
    /// end.
    private final int[] firstOfCountry;

    private final byte[] text;

    /// Start of a row's id and name in `text`: `id \t name`.
    private final int[] textStart;

    /// Rows that were asked for before.
    private final AtomicReferenceArray<@Nullable Entry> entries;

    private final KeyTable exact;
    private final KeyTable arabic;
    private final KeyTable slavic;

    PlaceTable(byte[] packed) {
        Packer.Unpacker in = new Packer.Unpacker(packed);
        int version = in.number();
        if (version != VERSION) {
            throw new IllegalArgumentException("the gazetteer must have version " + VERSION + "; got " + version
                    + "; build it again with GazetteerBuilder");
        }
        countries = strings(in);
        zones = strings(in);
        rows = in.number();
        provinces = in.number();
        int regions = in.number();
        kind = in.bytes(rows);
        rank = in.bytes(rows);
        country = in.column(rows);
        zone = in.column(rows);
        admin1 = in.column(rows);
        admin2 = in.column(rows);
        longitude = in.column(rows);
        latitude = in.column(rows);
        population = in.column(rows);
        boxes = in.column(4 * regions);
        textStart = KeyTable.starts(in.column(rows));
        text = in.bytes(textStart[rows]);
        firstOfCountry = new int[countries.length + 1];
        int row = 0;
        while (row < rows && kind[row] != Entry.Kind.SETTLEMENT.ordinal()) {
            row++;
        }
        for (int i = 0; i < countries.length; i++) {
            firstOfCountry[i] = row;
            while (row < rows && country[row] == i) {
                row++;
            }
        }
        firstOfCountry[countries.length] = row;
        entries = new AtomicReferenceArray<>(rows);
        exact = KeyTable.read(in);
        arabic = KeyTable.read(in);
        slavic = KeyTable.read(in);
    }

    private static String[] strings(Packer.Unpacker in) {
        String[] strings = new String[in.number()];
        Arrays.setAll(strings, i -> in.string());
        return strings;
    }

    /// The nearest settlement of a country within about 100 km.
    Optional<Entry> findNearestSettlement(String code, double lon, double lat) {
        int its = Arrays.binarySearch(countries, code);
        double best = 1;
        int nearest = -1;
        if (its < 0) {
            return Optional.empty();
        }
        double shrink = Math.cos(Math.toRadians(lat));
        for (int i = firstOfCountry[its]; i < firstOfCountry[its + 1]; i++) {
            double dx = (longitude[i] / 10_000.0 - lon) * shrink;
            double dy = latitude[i] / 10_000.0 - lat;
            double distance = dx * dx + dy * dy;
            if (distance < best) {
                best = distance;
                nearest = i;
            }
        }
        return nearest < 0 ? Optional.empty() : Optional.of(entry(nearest));
    }

    /// Sum over the settlements of a country.
    long population(String code) {
        int its = Arrays.binarySearch(countries, code);
        long sum = 0;
        for (int i = its < 0 ? 0 : firstOfCountry[its]; its >= 0 && i < firstOfCountry[its + 1]; i++) {
            sum += population[i];
        }
        return sum;
    }

    /// The time zone of a country that has one only.
    Optional<String> onlyZone(String code) {
        int its = Arrays.binarySearch(countries, code);
        if (its < 0 || firstOfCountry[its] == firstOfCountry[its + 1]) {
            return Optional.empty();
        }
        int first = zone[firstOfCountry[its]];
        for (int i = firstOfCountry[its]; i < firstOfCountry[its + 1]; i++) {
            if (zone[i] != first) {
                return Optional.empty();
            }
        }
        return Optional.of(zones[first]);
    }

    KeyTable exact() {
        return exact;
    }

    KeyTable arabic() {
        return arabic;
    }

    KeyTable slavic() {
        return slavic;
    }

    Entry entry(int row) {
        Entry entry = entries.get(row);
        if (entry == null) {
            entry = read(row);
            entries.set(row, entry);
        }
        return entry;
    }

    private Entry read(int row) {
        String words = new String(text, textStart[row], textStart[row + 1] - textStart[row], StandardCharsets.UTF_8);
        int tab = words.indexOf('\t');
        Entry.Kind itsKind = KINDS[kind[row]];
        String id = switch (itsKind) {
            case SETTLEMENT -> "geonames:" + words.substring(0, tab);
            case SITE -> "airport:" + words.substring(0, tab);
            case PROVINCE -> "admin1:" + words.substring(0, tab);
            case DISTRICT -> "admin2:" + words.substring(0, tab);
            case COUNTRY, AREA -> throw new IllegalStateException("no rows of kind " + itsKind);
        };
        return new Entry(
                id,
                Spelling.shown(words.substring(tab + 1), countries[country[row]]),
                itsKind,
                itsKind == Entry.Kind.SITE ? Optional.of("airport") : Optional.empty(),
                countries[country[row]],
                admin1[row] < 0
                        ? Optional.empty()
                        : Optional.of(Spelling.shown(name(admin1[row]), countries[country[row]])),
                longitude[row] / 10_000.0,
                latitude[row] / 10_000.0,
                population[row],
                RANKS[rank[row]],
                4 * row < boxes.length ? Optional.of(box(row)) : Optional.empty(),
                zone[row] < 0 ? Optional.empty() : Optional.of(zones[zone[row]]));
    }

    /// The first-level region that holds a row, or the second-level one.
    Optional<Entry> holder(int row, Entry.Kind level) {
        int holder = level == Entry.Kind.PROVINCE ? admin1[row] : admin2[row];
        return holder < 0 ? Optional.empty() : Optional.of(entry(holder));
    }

    /// The row of a region by its GeoNames code ("SY.09", "US.MA.025"); -1 if there is none.
    int region(Entry.Kind level, String code) {
        int low = level == Entry.Kind.PROVINCE ? 0 : provinces;
        int high = level == Entry.Kind.PROVINCE ? provinces : boxes.length / 4;
        while (low < high) {
            int middle = low + high >>> 1;
            int order = code(middle).compareTo(code);
            if (order == 0) {
                return middle;
            }
            if (order < 0) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return -1;
    }

    private String code(int row) {
        int end = textStart[row];
        while (text[end] != '\t') {
            end++;
        }
        return new String(text, textStart[row], end - textStart[row], StandardCharsets.UTF_8);
    }

    private Where.Extent box(int row) {
        return new Where.Extent(
                boxes[4 * row] / 100.0,
                boxes[4 * row + 1] / 100.0,
                boxes[4 * row + 2] / 100.0,
                boxes[4 * row + 3] / 100.0);
    }

    private String name(int row) {
        int start = textStart[row];
        while (text[start] != '\t') {
            start++;
        }
        return new String(text, start + 1, textStart[row + 1] - start - 1, StandardCharsets.UTF_8);
    }

    /// What a row of the table is built from.
    ///
    /// @param id without its prefix
    /// @param admin1 row of its first-level region, or -1
    record Row(
            Entry.Kind kind,
            Entry.Rank rank,
            String id,
            String name,
            String country,
            String zone,
            int admin1,
            int admin2,
            double longitude,
            double latitude,
            int population,
            Optional<Where.Extent> box) {}

    static byte[] pack(List<Row> rows, KeySets keys) {
        List<String> countries =
                rows.stream().map(Row::country).distinct().sorted().toList();
        List<String> zones = rows.stream()
                .map(Row::zone)
                .filter(z -> !z.isEmpty())
                .distinct()
                .sorted()
                .toList();
        Packer out = new Packer();
        out.number(VERSION).number(countries.size());
        countries.forEach(out::string);
        out.number(zones.size());
        zones.forEach(out::string);
        out.number(rows.size())
                .number(rows.stream()
                        .filter(r -> r.kind() == Entry.Kind.PROVINCE)
                        .count())
                .number(rows.stream().filter(r -> r.box().isPresent()).count());
        byte[] kinds = new byte[rows.size()];
        byte[] ranks = new byte[rows.size()];
        for (int i = 0; i < kinds.length; i++) {
            kinds[i] = (byte) rows.get(i).kind().ordinal();
            ranks[i] = (byte) rows.get(i).rank().ordinal();
        }
        out.bytes(kinds, 0, kinds.length).bytes(ranks, 0, ranks.length);
        out.column(column(rows, r -> countries.indexOf(r.country())));
        out.column(column(rows, r -> zones.indexOf(r.zone())));
        out.column(column(rows, Row::admin1));
        out.column(column(rows, Row::admin2));
        out.column(column(rows, r -> (int) Math.round(r.longitude() * 10_000)));
        out.column(column(rows, r -> (int) Math.round(r.latitude() * 10_000)));
        out.column(column(rows, Row::population));
        out.column(rows.stream()
                .flatMap(r -> r.box().stream())
                .flatMapToInt(b -> DoubleStream.of(b.west(), b.south(), b.east(), b.north())
                        .mapToInt(side -> (int) Math.round(side * 100)))
                .toArray());
        List<byte[]> texts = rows.stream()
                .map(r -> (r.id() + "\t" + r.name()).getBytes(StandardCharsets.UTF_8))
                .toList();
        out.column(texts.stream().mapToInt(t -> t.length).toArray());
        texts.forEach(t -> out.bytes(t, 0, t.length));
        KeyTable.write(keys.exact(), out);
        KeyTable.write(keys.arabic(), out);
        KeyTable.write(keys.slavic(), out);
        return out.deflated();
    }

    record KeySets(Map<String, int[]> exact, Map<String, int[]> arabic, Map<String, int[]> slavic) {}

    private static int[] column(List<Row> rows, ToIntFunction<Row> value) {
        return rows.stream().mapToInt(value).toArray();
    }
}
