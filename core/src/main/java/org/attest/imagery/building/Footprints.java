package org.attest.imagery.building;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.LinearRing;
import org.locationtech.jts.geom.Polygon;

/// Footprints read from GeoJSON (RFC 7946), and what in the file is none.
///
/// @param rejected one line for each feature that is left out, and why
public record Footprints(List<Footprint> all, List<String> rejected) {
    private static final GeometryFactory GEOMETRY = new GeometryFactory();

    public Footprints {
        all = List.copyOf(all);
        rejected = List.copyOf(rejected);
    }

    /// Reads polygons in longitude and latitude; a footprint's id is its feature's `id`, its property `id`, or its
    /// place in
    /// the file.
    ///
    /// @throws IOException if the file isn't a GeoJSON feature collection
    public static Footprints read(Path file) throws IOException {
        JsonNode root;
        try {
            root = new ObjectMapper().readTree(Files.readAllBytes(file));
        } catch (JsonProcessingException e) {
            throw new IOException(
                    "footprints must be GeoJSON; got text that is not JSON in " + file
                            + ". Export the layer as GeoJSON",
                    e);
        }
        if (!root.path("features").isArray()) {
            throw new IOException("footprints must be a GeoJSON FeatureCollection; got type '"
                    + root.path("type").asText("") + "' in " + file + ". Export the layer as GeoJSON");
        }
        List<Footprint> all = new ArrayList<>();
        List<String> rejected = new ArrayList<>();
        int n = 0;
        for (JsonNode feature : root.get("features")) {
            n++;
            String id = feature.path("id")
                    .asText(feature.path("properties").path("id").asText("feature " + n));
            try {
                Geometry outline = geometry(feature.path("geometry"));
                if (!outline.isValid()) {
                    throw new IllegalArgumentException("an outline must not cross itself");
                }
                all.add(Footprint.of(id, outline));
            } catch (IllegalArgumentException e) {
                rejected.add("%s, number %s of %s: %s".formatted(id, n, file, e.getMessage()));
            }
        }
        return new Footprints(all, rejected);
    }

    private static Geometry geometry(JsonNode geometry) {
        return switch (geometry.path("type").asText("")) {
            case "Polygon" -> polygon(geometry.path("coordinates"));
            case "MultiPolygon" -> {
                List<Polygon> parts = new ArrayList<>();
                geometry.path("coordinates").forEach(part -> parts.add(polygon(part)));
                yield GEOMETRY.createMultiPolygon(parts.toArray(Polygon[]::new));
            }
            default ->
                throw new IllegalArgumentException("a footprint must be a polygon; got '"
                        + geometry.path("type").asText("nothing") + "'");
        };
    }

    private static Polygon polygon(JsonNode rings) {
        List<LinearRing> all = new ArrayList<>();
        for (JsonNode ring : rings) {
            List<Coordinate> points = new ArrayList<>();
            for (JsonNode point : ring) {
                double longitude = point.path(0).asDouble(Double.NaN);
                double latitude = point.path(1).asDouble(Double.NaN);
                if (!(Math.abs(longitude) <= 180 && Math.abs(latitude) <= 90)) {
                    throw new IllegalArgumentException(
                            "an outline must be in longitude and latitude; got " + longitude + ", " + latitude);
                }
                points.add(new Coordinate(longitude, latitude));
            }
            all.add(GEOMETRY.createLinearRing(points.toArray(Coordinate[]::new)));
        }
        if (all.isEmpty()) {
            throw new IllegalArgumentException("a footprint must have an outline; got none");
        }
        return GEOMETRY.createPolygon(all.getFirst(), all.stream().skip(1).toArray(LinearRing[]::new));
    }
}
