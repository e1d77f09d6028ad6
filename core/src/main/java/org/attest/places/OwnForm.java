package org.attest.places;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// A line of a user's own CSV: `name,lat,lon,country` and, if wanted, `kind,aliases,population,id`. Aliases are
/// separated by `|`; the kind is `town`, `village` or `city`, or what sites are called ("air base", "dam").
final class OwnForm implements GazetteerImport.Form {
    static final List<String> NEEDED = List.of("name", "lat", "lon", "country");

    private static final Set<String> SETTLEMENTS = Set.of("", "town", "village", "city", "settlement", "quarter");

    private final List<String> columns;
    private final Gazetteer gazetteer;

    OwnForm(List<String> columns, Gazetteer gazetteer) {
        this.columns = List.copyOf(columns);
        this.gazetteer = gazetteer;
    }

    @Override
    public String name() {
        return "your own CSV";
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
        String country = value(field, "country");
        if (name.isEmpty() || gazetteer.country(country).isEmpty()) {
            throw new IllegalArgumentException(
                    "a place must have a name and a country's two letters (ISO 3166-1); got '" + name + "', '" + country
                            + "'");
        }
        double latitude = GeoNamesForm.Place.degrees(value(field, "lat"), 90, "latitude");
        double longitude = GeoNamesForm.Place.degrees(value(field, "lon"), 180, "longitude");
        String kind = value(field, "kind");
        boolean settlement = SETTLEMENTS.contains(kind);
        List<String> names = new ArrayList<>(List.of(name));
        names.addAll(List.of(value(field, "aliases").split("\\|")));
        String id = value(field, "id");
        String population = value(field, "population");
        if (!population.matches("\\d{0,10}")) {
            throw new IllegalArgumentException("a population must be a whole number; got '" + population + "'");
        }
        Optional<Entry> near = gazetteer.table().findNearestSettlement(country, longitude, latitude);
        return Optional.of(new GazetteerImport.Item(
                new PlaceTableWriter.Row(
                        settlement ? Entry.Kind.SETTLEMENT : Entry.Kind.SITE,
                        kind.equals("quarter") ? Entry.Rank.QUARTER : Entry.Rank.PLAIN,
                        settlement ? Optional.empty() : Optional.of(kind),
                        "own:"
                                + (id.isEmpty()
                                        ? Spelling.exact(name + " " + country).replace(' ', '-')
                                        : id),
                        name,
                        country,
                        near.flatMap(Entry::zoneName).orElse(""),
                        -1,
                        -1,
                        near.flatMap(Entry::admin).orElse(""),
                        longitude,
                        latitude,
                        population.isEmpty() ? 0 : Long.parseLong(population),
                        Optional.empty()),
                names,
                -1));
    }

    private String value(List<String> field, String column) {
        int i = columns.indexOf(column);
        return i < 0 ? "" : field.get(i);
    }
}
