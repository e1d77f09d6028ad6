package org.attest.places;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/// A line of OurAirports' `airports.csv`.
final class AirportsForm implements GazetteerImport.Form {
    private static final Pattern MILITARY =
            Pattern.compile("(?i)air ?base|\\bAFB\\b|air force|military|air station|naval air");

    private final List<String> columns;
    private final Gazetteer gazetteer;

    AirportsForm(List<String> columns, Gazetteer gazetteer) {
        this.columns = List.copyOf(columns);
        this.gazetteer = gazetteer;
    }

    @Override
    public String name() {
        return "OurAirports";
    }

    @Override
    public boolean isWhole(String line) {
        return !Csv.isOpen(line) && Csv.fields(line).size() == columns.size();
    }

    @Override
    public Optional<GazetteerImport.Item> item(String line) {
        List<String> field = Csv.fields(line);
        if (field.size() != columns.size()) {
            throw new IllegalArgumentException(
                    "a line must have the " + columns.size() + " columns of the first; got " + field.size());
        }
        String name = value(field, "name");
        String type = value(field, "type");
        String country = value(field, "iso_country");
        String town = value(field, "municipality");
        double latitude = GeoNamesForm.Place.degrees(value(field, "latitude_deg"), 90, "latitude");
        double longitude = GeoNamesForm.Place.degrees(value(field, "longitude_deg"), 180, "longitude");
        List<String> names = new ArrayList<>(List.of(name, name.replace("International Airport", "Airport")));
        names.addAll(Csv.fields(value(field, "keywords")));
        boolean military = MILITARY.matcher(name).find();
        boolean known = type.startsWith("large") || type.startsWith("medium");
        if (known && !town.isEmpty()) {
            names.add(town + " Airport");
        }
        Optional<Entry> near = gazetteer.table().findNearestSettlement(country, longitude, latitude);
        return Optional.of(new GazetteerImport.Item(
                new PlaceTableWriter.Row(
                        Entry.Kind.SITE,
                        type.equals("closed") ? Entry.Rank.GONE : Entry.Rank.PLAIN,
                        Optional.of(military ? "air base" : "airport"),
                        "airport:" + value(field, "ident"),
                        name,
                        country,
                        near.flatMap(Entry::zoneName).orElse(""),
                        -1,
                        -1,
                        near.flatMap(Entry::admin).orElse(""),
                        longitude,
                        latitude,
                        type.startsWith("large") ? 1_000_000 : known ? 100_000 : 1_000,
                        Optional.empty()),
                names.stream().filter(n -> n.length() > 3).toList(),
                -1));
    }

    private String value(List<String> field, String column) {
        int i = columns.indexOf(column);
        return i < 0 ? "" : field.get(i);
    }
}
