package org.attest.places;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// A line of a GeoNames dump: id, name, ascii name, alternate names, latitude, longitude, class, code, country, cc2,
/// admin 1 to 4, population, elevation, dem, time zone, date.
final class GeoNamesForm implements GazetteerImport.Form {
    static final int COLUMNS = 19;

    private final Gazetteer gazetteer;
    private final Map<String, String> meaning = new HashMap<>();
    private final Map<String, String> admins = new HashMap<>();

    GeoNamesForm(Gazetteer gazetteer) {
        this.gazetteer = gazetteer;
        Gazetteer.lines("features.tsv").forEach(field -> meaning.put(field[0], field[1]));
    }

    @Override
    public String name() {
        return "GeoNames";
    }

    @Override
    public boolean isWhole(String line) {
        String[] field = line.split("\t", -1);
        return field.length == COLUMNS && field[18].matches("\\d{4}-\\d{2}-\\d{2}");
    }

    @Override
    public Optional<GazetteerImport.Item> item(String line) {
        String[] field = line.split("\t", -1);
        if (field.length != COLUMNS) {
            throw new IllegalArgumentException(
                    "a line of GeoNames must have " + COLUMNS + " columns; got " + field.length);
        }
        String[] what = meaning.getOrDefault(field[6] + "." + field[7], meaning.getOrDefault(field[6], "area 0.10"))
                .split(" ", 2);
        if (what[0].equals("known")) {
            return Optional.empty();
        }
        double latitude = Place.degrees(field[4], 90, "latitude");
        double longitude = Place.degrees(field[5], 180, "longitude");
        List<String> names = new ArrayList<>();
        names.add(field[1]);
        names.add(field[2]);
        for (String name : field[3].split(",")) {
            if (GazetteerBuilder.isUsable(name)) {
                names.add(name);
            }
        }
        Entry.Kind kind = switch (what[0]) {
            case "settlement" -> Entry.Kind.SETTLEMENT;
            case "site" -> Entry.Kind.SITE;
            default -> Entry.Kind.DISTRICT;
        };
        return Optional.of(new GazetteerImport.Item(
                new PlaceTableWriter.Row(
                        kind,
                        kind == Entry.Kind.SETTLEMENT ? Entry.Rank.valueOf(what[1]) : Entry.Rank.PLAIN,
                        kind == Entry.Kind.SITE ? Optional.of(what[1]) : Optional.empty(),
                        "geonames:" + Long.parseLong(field[0]),
                        field[1],
                        field[8],
                        field[17],
                        -1,
                        -1,
                        admin(field[8] + "." + field[10]),
                        longitude,
                        latitude,
                        field[14].isEmpty() ? 0 : Long.parseLong(field[14]),
                        kind == Entry.Kind.DISTRICT
                                ? Optional.of(Place.box(longitude, latitude, Double.parseDouble(what[1])))
                                : Optional.empty()),
                names,
                Long.parseLong(field[0])));
    }

    private String admin(String code) {
        return admins.computeIfAbsent(
                code, c -> gazetteer.province(c).map(h -> h.entry().name()).orElse(""));
    }

    /// What all forms check.
    static final class Place {
        private Place() {}

        static double degrees(String text, int most, String what) {
            try {
                double value = Double.parseDouble(text);
                if (Math.abs(value) <= most) {
                    return value;
                }
            } catch (NumberFormatException _) {
                // said below
            }
            throw new IllegalArgumentException(
                    "a place must have a " + what + " of -" + most + " to " + most + " degrees; got '" + text + "'");
        }

        static Where.Extent box(double longitude, double latitude, double half) {
            return Geometry.grownBy(new Where.Extent(longitude, latitude, longitude, latitude), half);
        }
    }
}
