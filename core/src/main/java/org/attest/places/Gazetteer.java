package org.attest.places;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/// Names and what they may stand for: settlements, regions and airports of the world, the countries, and our own
/// lists of facilities and areas. Read once, never changed afterwards, safe to share between threads.
public final class Gazetteer {
    /// Loose keys shorter than this bring unrelated names together ("Hit", "Hama" and "Homs" keep their vowels
    /// apart).
    static final int SHORTEST_LOOSE_KEY = 4;

    private static final int NO_ROW = -1;

    private final PlaceTable table;

    /// Countries, areas and sites by their keys; the table holds the rest.
    private final TreeMap<String, List<Entry>> exact = new TreeMap<>();

    private final Map<String, List<Entry>> arabic = new HashMap<>();
    private final Map<String, List<Entry>> slavic = new HashMap<>();
    private final Map<String, Country> countries = new TreeMap<>();

    /// Country codes by the lower-case form of an adjective or of what its people are called.
    private final Map<String, String> demonyms = new HashMap<>();

    private final Map<String, String> countryByKey = new HashMap<>();

    private final Map<String, Entry> byId = new HashMap<>();

    record Country(Entry entry, String capital) {}

    /// One way of reading a name.
    ///
    /// @param row in the table, or -1
    /// @param loose whether only the loose keys agree
    record Hit(Entry entry, int row, boolean loose) {}

    private Gazetteer(PlaceTable table) {
        this.table = table;
    }

    /// The gazetteer that comes with the program.
    public static Gazetteer load() {
        Gazetteer gazetteer = new Gazetteer(new PlaceTable(resource("gazetteer.bin")));
        lines("countries.tsv").forEach(gazetteer::addCountry);
        lines("regions.tsv").forEach(gazetteer::addArea);
        lines("sites.tsv").forEach(gazetteer::addSite);
        lines("towns.tsv").forEach(gazetteer::addTown);
        return gazetteer;
    }

    /// All that a name may stand for, in whatever spelling; the most populous first, those that only sound alike
    /// last.
    public List<Entry> find(String name) {
        return hits(Spelling.exact(name), true).stream()
                .sorted(Comparator.comparing(Hit::loose)
                        .thenComparing(h -> h.entry().population(), Comparator.reverseOrder()))
                .map(Hit::entry)
                .toList();
    }

    /// A country, area, site or region by the id that a [Where] carries; settlements are found by name only.
    public Optional<Entry> findById(String id) {
        Entry entry = byId.get(id);
        if (entry != null) {
            return Optional.of(entry);
        }
        int row = NO_ROW;
        if (id.startsWith("admin1:")) {
            row = table.region(Entry.Kind.PROVINCE, id.substring(7));
        } else if (id.startsWith("admin2:")) {
            row = table.region(Entry.Kind.DISTRICT, id.substring(7));
        }
        return row < 0 ? Optional.empty() : Optional.of(table.entry(row));
    }

    /// ISO code of the country whose people or adjective a word is ("Syrian", "Iraqis").
    public Optional<String> findCountryOfDemonym(String word) {
        return Optional.ofNullable(demonyms.get(word.toLowerCase(Locale.ROOT)));
    }

    /// ISO code of the country that bears a name.
    ///
    /// @param key an exact key
    Optional<String> findCountry(String key) {
        return Optional.ofNullable(countryByKey.get(key));
    }

    /// A first-level region by its GeoNames code.
    Optional<Hit> province(String code) {
        int row = table.region(Entry.Kind.PROVINCE, code);
        return row < 0 ? Optional.empty() : Optional.of(new Hit(table.entry(row), row, false));
    }

    Optional<Entry> country(String code) {
        return Optional.ofNullable(countries.get(code)).map(Country::entry);
    }

    /// @param key an exact key
    /// @param loosely whether to add what only the loose keys find
    List<Hit> hits(String key, boolean loosely) {
        List<Hit> hits = new ArrayList<>();
        if (key.isEmpty()) {
            return hits;
        }
        Set<String> seen = new HashSet<>();
        for (Entry entry : exact.getOrDefault(key, List.of())) {
            addOnce(hits, seen, new Hit(entry, NO_ROW, false));
        }
        for (int row : table.exact().find(key)) {
            addOnce(hits, seen, new Hit(table.entry(row), row, false));
        }
        if (loosely) {
            addLoose(hits, seen, Spelling.arabic(key), arabic, table.arabic());
            addLoose(hits, seen, Spelling.slavic(key), slavic, table.slavic());
        }
        return hits;
    }

    private void addLoose(List<Hit> hits, Set<String> seen, String key, Map<String, List<Entry>> own, KeyTable rows) {
        if (key.length() < SHORTEST_LOOSE_KEY) {
            return;
        }
        for (Entry entry : own.getOrDefault(key, List.of())) {
            addOnce(hits, seen, new Hit(entry, NO_ROW, true));
        }
        for (int row : rows.find(key)) {
            addOnce(hits, seen, new Hit(table.entry(row), row, true));
        }
    }

    private static void addOnce(List<Hit> hits, Set<String> seen, Hit hit) {
        if (seen.add(hit.entry().id())) {
            hits.add(hit);
        }
    }

    /// Whether some name's exact key begins with these characters.
    boolean startsWith(String prefix) {
        String ceiling = exact.ceilingKey(prefix);
        return ceiling != null && ceiling.startsWith(prefix) || table.exact().startsWith(prefix);
    }

    /// The region that a hit lies in.
    Optional<Entry> holder(Hit hit, Entry.Kind level) {
        return hit.row() < 0 ? Optional.empty() : table.holder(hit.row(), level);
    }

    PlaceTable table() {
        return table;
    }

    private void addCountry(String[] field) {
        String code = field[0];
        Where.Extent box = box(field, 5);
        Entry entry = new Entry(
                "country:" + code,
                field[1],
                Entry.Kind.COUNTRY,
                Optional.empty(),
                code,
                Optional.empty(),
                Double.parseDouble(field[10]),
                Double.parseDouble(field[9]),
                table.population(code),
                Entry.Rank.PLAIN,
                Optional.of(box),
                table.onlyZone(code));
        countries.put(code, new Country(entry, field[4]));
        byId.put(entry.id(), entry);
        addNames(entry, field[1], field[2]);
        countryByKey.put(Spelling.exact(field[1]), code);
        aliases(field[2]).forEach(alias -> countryByKey.put(Spelling.exact(alias), code));
        for (String demonym : aliases(field[3])) {
            demonyms.putIfAbsent(demonym.toLowerCase(Locale.ROOT), code);
        }
    }

    private void addArea(String[] field) {
        String[] codes = field[3].split("\\|");
        String code = codes[0];
        if (field[4].startsWith("=")) {
            int row = table.region(Entry.Kind.PROVINCE, field[4].substring(1));
            if (row < 0) {
                throw new IllegalArgumentException(
                        "a line of regions.tsv must name a first-level region of the gazetteer; got "
                                + String.join(" ", field));
            }
            addNames(table.entry(row), field[1], field[2]);
            return;
        }
        Where.Extent box = box(field, 4);
        Entry entry = new Entry(
                "area:" + field[0],
                field[1],
                Entry.Kind.AREA,
                Optional.empty(),
                code,
                Optional.empty(),
                middle(box.west(), box.east()),
                (box.south() + box.north()) / 2,
                500_000,
                Entry.Rank.PLAIN,
                Optional.of(box),
                code.isEmpty() ? Optional.empty() : table.onlyZone(code));
        byId.put(entry.id(), entry);
        addNames(entry, field[1], field[2]);
    }

    private void addSite(String[] field) {
        add(Entry.Kind.SITE, "site:" + field[0], field, Optional.of(field[3]), 4, 0);
    }

    private void addTown(String[] field) {
        long population = Math.round(Double.parseDouble(field[6]) * 1_000);
        add(Entry.Kind.SETTLEMENT, "place:" + field[0], field, Optional.empty(), 3, population);
    }

    /// @param country column of the country; latitude and longitude follow
    private void add(
            Entry.Kind kind, String id, String[] field, Optional<String> siteKind, int country, long population) {
        String code = field[country];
        double latitude = Double.parseDouble(field[country + 1]);
        double longitude = Double.parseDouble(field[country + 2]);
        Optional<Entry> near = table.findNearestSettlement(code, longitude, latitude);
        Entry entry = new Entry(
                id,
                field[1],
                kind,
                siteKind,
                code,
                near.flatMap(Entry::admin),
                longitude,
                latitude,
                population,
                Entry.Rank.PLAIN,
                Optional.empty(),
                near.flatMap(Entry::zoneName));
        byId.put(entry.id(), entry);
        addNames(entry, field[1], field[2]);
    }

    private void addNames(Entry entry, String name, String aliases) {
        List<String> names = new ArrayList<>(aliases(aliases));
        names.add(name);
        for (String each : names) {
            String key = Spelling.exact(each);
            put(exact, key, entry);
            if (Spelling.ARABIC_COUNTRIES.contains(entry.country())) {
                putLoose(arabic, Spelling.arabic(key), entry);
            }
            if (Spelling.SLAVIC_COUNTRIES.contains(entry.country())) {
                putLoose(slavic, Spelling.slavic(key), entry);
            }
        }
    }

    private static void putLoose(Map<String, List<Entry>> keys, String key, Entry entry) {
        if (key.length() >= SHORTEST_LOOSE_KEY) {
            put(keys, key, entry);
        }
    }

    private static void put(Map<String, List<Entry>> keys, String key, Entry entry) {
        List<Entry> entries = keys.computeIfAbsent(key, _ -> new ArrayList<>());
        if (!entries.contains(entry)) {
            entries.add(entry);
        }
    }

    private static List<String> aliases(String field) {
        return field.isEmpty() ? Collections.emptyList() : List.of(field.split("\\|"));
    }

    private static double middle(double west, double east) {
        double middle = west <= east ? (west + east) / 2 : (west + east + 360) / 2;
        return middle > 180 ? middle - 360 : middle;
    }

    private static Where.Extent box(String[] field, int first) {
        return new Where.Extent(
                Double.parseDouble(field[first]),
                Double.parseDouble(field[first + 1]),
                Double.parseDouble(field[first + 2]),
                Double.parseDouble(field[first + 3]));
    }

    static byte[] resource(String name) {
        try (InputStream in = Gazetteer.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new IllegalStateException("the program must hold the resource org/attest/places/" + name);
            }
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException("reading the resource org/attest/places/" + name, e);
        }
    }

    /// The lines of a tab-separated resource, without its comments.
    static List<String[]> lines(String name) {
        return new String(resource(name), StandardCharsets.UTF_8)
                .lines()
                .filter(line -> !line.isBlank() && !line.startsWith("#"))
                .map(line -> line.split("\t", -1))
                .toList();
    }
}
