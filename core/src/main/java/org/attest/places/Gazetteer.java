package org.attest.places;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.BufferUnderflowException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import org.attest.reports.Notice;

/// Names and what they may stand for: settlements, regions and airports of the world, the countries, and our own
/// lists of facilities and areas. Read once, never changed afterwards, safe to share between threads.
public final class Gazetteer {
    /// Loose keys shorter than this bring unrelated names together ("Hit", "Hama" and "Homs" keep their vowels
    /// apart).
    static final int SHORTEST_LOOSE_KEY = 4;

    private static final int NO_ROW = -1;

    /// Places of a user's own this near one of ours, under one name, are the same place.
    private static final double SAME_METRES = 15_000;

    private final PlaceTable table;

    /// What the user added, which comes first.
    private final List<PlaceTable> added;

    private final OwnPlaces own = new OwnPlaces();

    /// Country codes by the lower-case form of an adjective or of what its people are called.
    private final Map<String, String> demonyms = new HashMap<>();

    private final Map<String, String> countryByKey = new HashMap<>();

    /// One way of reading a name.
    ///
    /// @param row in our own table, or -1
    /// @param loose whether only the loose keys agree
    record Hit(Entry entry, int row, boolean loose) {}

    /// Our lists are read while the table is unpacked by another thread; their lines ask for it later.
    private Gazetteer(List<PlaceTable> added) {
        CompletableFuture<PlaceTable> unpacked = CompletableFuture.supplyAsync(
                () -> new PlaceTable(TableFile.read(resource("gazetteer.bin"))),
                task -> Thread.ofPlatform().daemon().start(task));
        this.added = List.copyOf(added);
        lines("sites.tsv").forEach(this::addSite);
        lines("towns.tsv").forEach(this::addTown);
        lines("countries.tsv").forEach(this::addCountry);
        lines("regions.tsv").forEach(this::addArea);
        own.close();
        table = unpacked.join();
    }

    /// The gazetteer that comes with the program.
    public static Gazetteer load() {
        return load(List.of(), _ -> {});
    }

    /// The gazetteer that comes with the program, and before it what a user added.
    ///
    /// @param added files that [GazetteerImport] wrote
    /// @param notices gets `places.broken-gazetteer` for each file that cannot be used; the rest is
    public static Gazetteer load(List<Path> added, Consumer<Notice> notices) {
        List<PlaceTable> tables = new ArrayList<>();
        for (Path file : added) {
            try {
                tables.add(new PlaceTable(TableFile.map(file)));
            } catch (IOException | IllegalArgumentException | IndexOutOfBoundsException | BufferUnderflowException e) {
                notices.accept(new Notice(
                        "places",
                        "places.broken-gazetteer",
                        Optional.of(file.toString()),
                        Optional.empty(),
                        "a gazetteer of your own must be one that `attest gazetteer import` wrote, whole; " + file
                                + ": " + e.getMessage() + ". It is left out, the rest is used"));
            }
        }
        return new Gazetteer(tables);
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
        int row = id.startsWith("admin1:")
                ? table.region(Entry.Kind.PROVINCE, id)
                : id.startsWith("admin2:") ? table.region(Entry.Kind.DISTRICT, id) : NO_ROW;
        return row < 0 ? own.findById(id) : Optional.of(table.entry(row));
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
        int row = table.region(Entry.Kind.PROVINCE, "admin1:" + code);
        return row < 0 ? Optional.empty() : Optional.of(new Hit(table.entry(row), row, false));
    }

    Optional<Entry> country(String code) {
        return own.findById("country:" + code);
    }

    /// @param key an exact key
    /// @param loosely whether to add what only the loose keys find
    List<Hit> hits(String key, boolean loosely) {
        if (key.isEmpty()) {
            return List.of();
        }
        List<Hit> hits = new ArrayList<>();
        for (PlaceTable users : added) {
            add(hits, List.of(), users.exact().find(key), users, false);
        }
        int theirs = hits.size();
        add(hits, own.exact(key), table.exact().find(key), table, false);
        if (loosely) {
            String arabic = Spelling.arabic(key);
            String slavic = Spelling.slavic(key);
            for (PlaceTable users : added) {
                addLoose(hits, arabic, List.of(), users.arabic(), users);
                addLoose(hits, slavic, List.of(), users.slavic(), users);
            }
            addLoose(hits, arabic, own.arabic(arabic), table.arabic(), table);
            addLoose(hits, slavic, own.slavic(slavic), table.slavic(), table);
        }
        return theirs == 0 ? hits : theirsFirst(hits, theirs);
    }

    private void addLoose(List<Hit> hits, String key, List<Entry> own, KeyTable keys, PlaceTable places) {
        if (key.length() >= SHORTEST_LOOSE_KEY) {
            add(hits, own, keys.find(key), places, true);
        }
    }

    /// Adds what is not there yet.
    private void add(List<Hit> hits, List<Entry> own, int[] rows, PlaceTable places, boolean loose) {
        int before = hits.size();
        for (Entry entry : own) {
            if (isNew(hits, before, entry)) {
                hits.add(new Hit(entry, NO_ROW, loose));
            }
        }
        int owned = hits.size();
        boolean theirs = added.contains(places);
        for (int row : rows) {
            Entry entry = places.entry(row);
            if (isNew(hits, owned, entry)) {
                hits.add(new Hit(entry, theirs ? NO_ROW : row, loose));
            }
        }
    }

    private static boolean isNew(List<Hit> hits, int before, Entry entry) {
        for (int i = 0; i < before; i++) {
            if (hits.get(i).entry().id().equals(entry.id())) {
                return false;
            }
        }
        return true;
    }

    /// What the user added wins: a place of ours under the same name, of the same sort and near it, is the same
    /// place.
    private static List<Hit> theirsFirst(List<Hit> hits, int theirs) {
        List<Hit> kept = new ArrayList<>(hits.subList(0, theirs));
        for (Hit hit : hits.subList(theirs, hits.size())) {
            boolean same = kept.subList(0, theirs).stream()
                    .anyMatch(t -> t.entry().kind() == hit.entry().kind()
                            && t.entry().country().equals(hit.entry().country())
                            && Geometry.distanceMetres(
                                            t.entry().longitude(),
                                            t.entry().latitude(),
                                            hit.entry().longitude(),
                                            hit.entry().latitude())
                                    < SAME_METRES);
            if (!same) {
                kept.add(hit);
            }
        }
        return kept;
    }

    /// Whether some name's exact key begins with these characters.
    boolean startsWith(String prefix) {
        return own.startsWith(prefix)
                || table.exact().startsWith(prefix)
                || added.stream().anyMatch(t -> t.exact().startsWith(prefix));
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
        String id = "country:" + code;
        own.add(id, code, names(field), () -> country(id, code, field));
        names(field).forEach(name -> countryByKey.put(Spelling.exact(name), code));
        for (String demonym : aliases(field[3])) {
            demonyms.putIfAbsent(demonym.toLowerCase(Locale.ROOT), code);
        }
    }

    private Entry country(String id, String code, String[] field) {
        Optional<PlaceTable.Country> known = table.findCountry(code);
        return new Entry(
                id,
                field[1],
                Entry.Kind.COUNTRY,
                Optional.empty(),
                code,
                Optional.empty(),
                Double.parseDouble(field[10]),
                Double.parseDouble(field[9]),
                known.map(PlaceTable.Country::population).orElse(0L),
                Entry.Rank.PLAIN,
                Optional.of(box(field, 5)),
                known.flatMap(PlaceTable.Country::onlyZone));
    }

    private void addArea(String[] field) {
        String code = field[3].split("\\|")[0];
        if (field[4].startsWith("=")) {
            String province = "admin1:" + field[4].substring(1);
            own.add(
                    province,
                    code,
                    names(field),
                    () -> findById(province)
                            .orElseThrow(() -> new IllegalStateException(
                                    "a line of regions.tsv must name a first-level region of the gazetteer; got "
                                            + String.join(" ", field))));
            return;
        }
        String id = "area:" + field[0];
        own.add(id, code, names(field), () -> area(id, code, field));
    }

    private Entry area(String id, String code, String[] field) {
        Where.Extent box = box(field, 4);
        return new Entry(
                id,
                field[1],
                Entry.Kind.AREA,
                Optional.empty(),
                code,
                Optional.empty(),
                field.length > 9 ? Double.parseDouble(field[9]) : middle(box.west(), box.east()),
                field.length > 9 ? Double.parseDouble(field[8]) : (box.south() + box.north()) / 2,
                500_000,
                Entry.Rank.PLAIN,
                Optional.of(box),
                table.findCountry(code).flatMap(PlaceTable.Country::onlyZone));
    }

    private void addSite(String[] field) {
        String id = "site:" + field[0];
        own.add(id, field[4], names(field), () -> point(Entry.Kind.SITE, id, field, Optional.of(field[3]), 4, 0));
    }

    private void addTown(String[] field) {
        String id = "place:" + field[0];
        long population = Math.round(Double.parseDouble(field[6]) * 1_000);
        own.add(
                id,
                field[3],
                names(field),
                () -> point(Entry.Kind.SETTLEMENT, id, field, Optional.empty(), 3, population));
    }

    /// @param country column of the country; latitude and longitude follow
    private Entry point(
            Entry.Kind kind, String id, String[] field, Optional<String> siteKind, int country, long population) {
        String code = field[country];
        double latitude = Double.parseDouble(field[country + 1]);
        double longitude = Double.parseDouble(field[country + 2]);
        Optional<Entry> near = table.findNearestSettlement(code, longitude, latitude);
        return new Entry(
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
    }

    /// A line's name and its aliases.
    private static List<String> names(String[] field) {
        List<String> names = new ArrayList<>(aliases(field[2]));
        names.add(field[1]);
        return names;
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
