package org.attest.publishing;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.attest.incidents.Incident;
import org.attest.places.Where;

/// `incidents.geojson` (RFC 7946): one feature for each site of each incident.
///
/// Points carry their radius; regions are boxes, marked approximate; what is ambiguous or unknown has no geometry, so
/// that no map shows a pin for it. Casualties are left out: a reader of map layers would add them up.
final class MapLayer {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private MapLayer() {}

    static ObjectNode of(Contents contents) {
        return Line.inner()
                .put("type", "FeatureCollection")
                .put("attest", 1)
                .put("not_for_publication", true)
                .put(
                        "features",
                        Line.array(contents.incidents().stream().flatMap(incident -> features(incident, contents))))
                .node();
    }

    private static Stream<ObjectNode> features(Incident incident, Contents contents) {
        List<Where> sites = incident.sites().isEmpty() ? List.of(incident.where()) : incident.sites();
        return sites.stream().map(site -> feature(incident, site, contents));
    }

    private static ObjectNode feature(Incident incident, Where site, Contents contents) {
        Line properties = Line.inner()
                .put("incident", incident.id())
                .put("type", incident.type().words())
                .put("when", TimeInWords.of(incident.when()))
                .put("edtf", incident.when().edtf())
                .put(
                        "grade",
                        contents.findAssessment(incident.id())
                                .map(a -> a.grade().name()))
                .put("not_for_publication", true);
        Optional<ObjectNode> place = PlaceField.of(site);
        place.ifPresent(field -> {
            field.remove(List.of("lat", "lon", "extent", "from"));
            field.properties().forEach(part -> properties.put(part.getKey(), part.getValue()));
        });
        if (place.isEmpty()) {
            properties.put("kind", "unknown");
        }
        if (site instanceof Where.Region) {
            properties.put("approximate", true);
        }
        return Line.inner()
                .put("type", "Feature")
                .put("geometry", geometry(site))
                .put("properties", properties.node())
                .node();
    }

    private static JsonNode geometry(Where where) {
        return switch (where) {
            case Where.Found found ->
                Line.inner()
                        .put("type", "Point")
                        .put("coordinates", position(found.longitude(), found.latitude()))
                        .node();
            case Where.Region region -> polygon(region.extent());
            case Where.Ambiguous _, Where.Unknown _ -> NullNode.getInstance();
        };
    }

    private static ObjectNode polygon(Where.Extent extent) {
        if (extent.west() <= extent.east()) {
            return Line.inner()
                    .put("type", "Polygon")
                    .put("coordinates", ring(extent.west(), extent.south(), extent.east(), extent.north()))
                    .node();
        }
        // RFC 7946, section 3.1.9: what crosses the antimeridian is cut in two.
        ArrayNode halves = JSON.arrayNode()
                .add(ring(extent.west(), extent.south(), 180, extent.north()))
                .add(ring(-180, extent.south(), extent.east(), extent.north()));
        return Line.inner()
                .put("type", "MultiPolygon")
                .put("coordinates", halves)
                .node();
    }

    /// Counter-clockwise, as RFC 7946 asks of outer rings.
    private static ArrayNode ring(double west, double south, double east, double north) {
        ArrayNode ring = JSON.arrayNode()
                .add(position(west, south))
                .add(position(east, south))
                .add(position(east, north))
                .add(position(west, north))
                .add(position(west, south));
        return JSON.arrayNode().add(ring);
    }

    private static ArrayNode position(double longitude, double latitude) {
        return JSON.arrayNode().add(longitude).add(latitude);
    }
}
