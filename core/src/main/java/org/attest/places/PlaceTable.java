package org.attest.places;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/// Many places in one file, read where they lie: a row of fixed length each, their names, and the tables of their
/// keys. In the program's own file first-level regions come first, then second-level ones (both in the order of their
/// codes), then airports, then settlements by country. Row numbers have no meaning outside one file.
///
/// [PlaceTableWriter] writes it; sections are in the order of [Section].
final class PlaceTable {
    enum Section {
        HEAD,
        ROWS,
        NAMES,
        EXACT,
        ARABIC,
        SLAVIC
    }

    /// A row: where its text begins (id, name, box, name of its first-level region if that is no row, with tabs),
    /// longitude, latitude, population, first-level region, second-level region,
    /// country, zone, kind of site, kind, rank.
    static final int ROW = 4 * Integer.BYTES + 4 * Short.BYTES + 3;

    /// Marks a region, zone or kind of site that a row has not.
    static final int NONE = 0xFFFF;

    private static final String GEONAMES = "geonames:";

    static final double PER_DEGREE = 10_000;

    /// Entries that were asked for lately; a power of 2.
    private static final int CACHE = 1 << 18;

    private static final Entry.Rank[] RANKS = Entry.Rank.values();
    private static final Entry.Kind[] KINDS = Entry.Kind.values();

    private final List<String> zones;
    private final List<String> siteKinds;
    private final List<Country> countries;
    private final Map<String, Country> countryOf = new HashMap<>();
    private final int rows;
    private final int provinces;
    private final int districts;
    private final ByteBuffer row;
    private final ByteBuffer names;
    private final KeyTable exact;
    private final KeyTable arabic;
    private final KeyTable slavic;
    private final AtomicReferenceArray<@Nullable Cached> cache = new AtomicReferenceArray<>(CACHE);

    private record Cached(int row, Entry entry) {}

    /// @param first row of its first settlement
    /// @param end row after its last
    /// @param population of its settlements together
    /// @param onlyZone the time zone, if all settlements share one
    record Country(String code, int first, int end, long population, Optional<String> onlyZone) {}

    PlaceTable(List<ByteBuffer> sections) {
        if (sections.size() != Section.values().length) {
            throw new IllegalArgumentException("a gazetteer must have " + Section.values().length + " sections; got "
                    + sections.size() + ". Make it again with `attest gazetteer import`");
        }
        ByteBuffer head = sections.get(Section.HEAD.ordinal()).duplicate();
        rows = head.getInt();
        provinces = head.getInt();
        districts = head.getInt();
        zones = strings(head);
        siteKinds = strings(head);
        countries = new ArrayList<>();
        for (String code : strings(head)) {
            int first = head.getInt();
            int end = head.getInt();
            long population = head.getLong();
            int zone = head.getInt();
            Country country = new Country(
                    code, first, end, population, zone < 0 ? Optional.empty() : Optional.of(zones.get(zone)));
            countries.add(country);
            countryOf.put(code, country);
        }
        row = sections.get(Section.ROWS.ordinal());
        names = sections.get(Section.NAMES.ordinal());
        exact = new KeyTable(sections.get(Section.EXACT.ordinal()));
        arabic = new KeyTable(sections.get(Section.ARABIC.ordinal()));
        slavic = new KeyTable(sections.get(Section.SLAVIC.ordinal()));
    }

    private static List<String> strings(ByteBuffer head) {
        List<String> strings = new ArrayList<>();
        for (int left = head.getInt(); left > 0; left--) {
            byte[] bytes = new byte[head.getShort()];
            head.get(bytes);
            strings.add(new String(bytes, StandardCharsets.UTF_8));
        }
        return strings;
    }

    int size() {
        return rows;
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

    Optional<Country> findCountry(String code) {
        return Optional.ofNullable(countryOf.get(code));
    }

    /// The nearest settlement of a country within about 100 km.
    Optional<Entry> findNearestSettlement(String code, double lon, double lat) {
        Country its = countryOf.get(code);
        double best = 1;
        int nearest = -1;
        double shrink = Math.cos(Math.toRadians(lat));
        for (int i = its == null ? 0 : its.first; its != null && i < its.end; i++) {
            double dy = latitude(i) - lat;
            double dx = (longitude(i) - lon) * shrink;
            double distance = dx * dx + dy * dy;
            if (distance < best) {
                best = distance;
                nearest = i;
            }
        }
        return nearest < 0 ? Optional.empty() : Optional.of(entry(nearest));
    }

    Entry entry(int i) {
        Cached cached = cache.get(i & CACHE - 1);
        if (cached != null && cached.row == i) {
            return cached.entry;
        }
        Entry entry = read(i);
        cache.set(i & CACHE - 1, new Cached(i, entry));
        return entry;
    }

    private Entry read(int i) {
        Entry.Kind kind = KINDS[row.get(i * ROW + 25)];
        String[] part = text(i).split("\t", -1);
        String country = countries.get(half(i, 20)).code;
        int province = half(i, 16);
        int zone = half(i, 22);
        int siteKind = row.get(i * ROW + 24) & 0xFF;
        return new Entry(
                longId(part[0]),
                Spelling.shown(part[1], country),
                kind,
                siteKind == 0xFF ? Optional.empty() : Optional.of(siteKinds.get(siteKind)),
                country,
                province == NONE
                        ? Optional.of(part[3]).filter(Predicate.not(String::isEmpty))
                        : Optional.of(Spelling.shown(name(province), country)),
                longitude(i),
                latitude(i),
                row.getInt(i * ROW + 12) & 0xFFFF_FFFFL,
                RANKS[row.get(i * ROW + 26)],
                part[2].isEmpty() ? Optional.empty() : Optional.of(extent(part[2])),
                zone == NONE ? Optional.empty() : Optional.of(zones.get(zone)));
    }

    /// Most ids are GeoNames' numbers; those lie as numbers in the file.
    static String shortId(String id) {
        return id.startsWith(GEONAMES) ? id.substring(GEONAMES.length()) : id;
    }

    private static String longId(String id) {
        return Character.isDigit(id.charAt(0)) ? GEONAMES + id : id;
    }

    private static Where.Extent extent(String text) {
        String[] side = text.split(" ");
        return new Where.Extent(
                Double.parseDouble(side[0]),
                Double.parseDouble(side[1]),
                Double.parseDouble(side[2]),
                Double.parseDouble(side[3]));
    }

    private String text(int i) {
        int start = row.getInt(i * ROW);
        int end = i + 1 < rows ? row.getInt((i + 1) * ROW) : names.capacity();
        byte[] bytes = new byte[end - start];
        names.get(start, bytes);
        return new String(bytes, StandardCharsets.UTF_8);
    }

    private String name(int i) {
        return text(i).split("\t", -1)[1];
    }

    private double longitude(int i) {
        return row.getInt(i * ROW + 4) / PER_DEGREE;
    }

    private double latitude(int i) {
        return row.getInt(i * ROW + 8) / PER_DEGREE;
    }

    private int half(int i, int offset) {
        return row.getShort(i * ROW + offset) & 0xFFFF;
    }

    /// The first-level region that holds a row, or the second-level one.
    Optional<Entry> holder(int i, Entry.Kind level) {
        int holder = half(i, level == Entry.Kind.PROVINCE ? 16 : 18);
        return holder == NONE ? Optional.empty() : Optional.of(entry(holder));
    }

    /// The row of a region by its id ("admin1:SY.09", "admin2:US.MA.025"); -1 if there is none.
    int region(Entry.Kind level, String id) {
        int low = level == Entry.Kind.PROVINCE ? 0 : provinces;
        int high = level == Entry.Kind.PROVINCE ? provinces : provinces + districts;
        while (low < high) {
            int middle = low + high >>> 1;
            String text = text(middle);
            int order = text.substring(0, text.indexOf('\t')).compareTo(id);
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
}
