package org.attest.eval;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// A place as an output gives it.
sealed interface Place {
    String name();

    record Point(String name, double latitude, double longitude, double radiusKm) implements Place {}

    record Region(String name, double west, double south, double east, double north) implements Place {
        boolean holds(double latitude, double longitude) {
            boolean inLongitude =
                    west <= east ? west <= longitude && longitude <= east : longitude >= west || longitude <= east;
            return inLongitude && south <= latitude && latitude <= north;
        }

        double halfDiagonalKm() {
            return kilometres(south, west, north, east) / 2;
        }
    }

    record Ambiguous(String name, List<Point> candidates) implements Place {
        public Ambiguous {
            candidates = List.copyOf(candidates);
        }
    }

    record Unknown(String name) implements Place {}

    static Place of(JsonNode where) {
        String name = Json.words(where, "name");
        return switch (Json.words(where, "kind")) {
            case "point" -> point(name, where);
            case "region" -> region(name, where.path("extent"));
            case "ambiguous" ->
                new Ambiguous(
                        name,
                        Json.list(where, "candidates").stream()
                                .map(candidate -> point(Json.words(candidate, "name"), candidate))
                                .toList());
            default -> new Unknown(name);
        };
    }

    /// One place or several: an account may have many sites.
    static List<Place> all(JsonNode where) {
        List<Place> places = new ArrayList<>();
        if (where.isArray()) {
            where.forEach(one -> places.add(of(one)));
        } else if (where.isObject()) {
            places.add(of(where));
        }
        return places;
    }

    private static Point point(String name, JsonNode node) {
        return new Point(
                name,
                node.path("lat").asDouble(Double.NaN),
                node.path("lon").asDouble(Double.NaN),
                node.path("radius_m").asDouble(0) / 1000);
    }

    private static Region region(String name, JsonNode extent) {
        return extent.isArray()
                ? new Region(
                        name,
                        extent.path(0).asDouble(Double.NaN),
                        extent.path(1).asDouble(Double.NaN),
                        extent.path(2).asDouble(Double.NaN),
                        extent.path(3).asDouble(Double.NaN))
                : new Region(
                        name,
                        extent.path("west").asDouble(Double.NaN),
                        extent.path("south").asDouble(Double.NaN),
                        extent.path("east").asDouble(Double.NaN),
                        extent.path("north").asDouble(Double.NaN));
    }

    default String brief() {
        return switch (this) {
            case Point point -> point.name + " (" + degrees(point.latitude, point.longitude) + ")";
            case Region region -> region.name + " (region)";
            case Ambiguous ambiguous -> ambiguous.name + " (one of " + ambiguous.candidates.size() + ")";
            case Unknown unknown -> unknown.name.isEmpty() ? "no place" : unknown.name + " (unknown)";
        };
    }

    /// `36.04, 37.35`
    static String degrees(double latitude, double longitude) {
        return String.format(Locale.ROOT, "%.2f, %.2f", latitude, longitude);
    }

    /// Great circle on a sphere of 6,371 km: within 0.6 % of the ellipsoid, far finer than any radius here.
    static double kilometres(double latitude1, double longitude1, double latitude2, double longitude2) {
        double phi1 = Math.toRadians(latitude1);
        double phi2 = Math.toRadians(latitude2);
        double halfChord = Math.pow(Math.sin((phi2 - phi1) / 2), 2)
                + Math.cos(phi1) * Math.cos(phi2) * Math.pow(Math.sin(Math.toRadians(longitude2 - longitude1) / 2), 2);
        return 2 * 6371 * Math.asin(Math.sqrt(halfChord));
    }
}
