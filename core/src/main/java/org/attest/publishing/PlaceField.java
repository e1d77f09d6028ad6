package org.attest.publishing;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Locale;
import java.util.Optional;
import org.attest.places.Where;

/// The fields `where` of claims, accounts and incidents. Only points have `lat`, `lon` and `radius_m`.
final class PlaceField {
    private PlaceField() {}

    /// Empty where the text names no place.
    static Optional<ObjectNode> of(Where where) {
        return switch (where) {
            case Where.Found found ->
                Optional.of(point(found).put("from", Line.spans(found.from())).node());
            case Where.Region region -> Optional.of(region(region));
            case Where.Ambiguous ambiguous ->
                Optional.of(Line.inner()
                        .put("name", ambiguous.name())
                        .put("kind", "ambiguous")
                        .put(
                                "candidates",
                                Line.array(ambiguous.candidates().stream()
                                        .map(candidate -> point(candidate).node())))
                        .put("from", Line.spans(ambiguous.from()))
                        .node());
            case Where.Unknown unknown ->
                unknown.name().isEmpty()
                        ? Optional.empty()
                        : Optional.of(Line.inner()
                                .put("name", unknown.name())
                                .put("kind", "unknown")
                                .put("from", Line.spans(unknown.from()))
                                .node());
        };
    }

    private static Line point(Where.Found found) {
        return Line.inner()
                .put("name", found.name())
                .put("country", Optional.of(found.country()))
                .put("admin", found.admin())
                .put("kind", "point")
                .put("lat", found.latitude())
                .put("lon", found.longitude())
                .put("radius_m", Math.round(found.radiusMetres()))
                .put("precision", found.precision().name().toLowerCase(Locale.ROOT))
                .put("gazetteer", found.id());
    }

    private static ObjectNode region(Where.Region region) {
        return Line.inner()
                .put("name", region.name())
                .put("country", region.country())
                .put("admin", region.admin())
                .put("kind", "region")
                .put("extent", extent(region.extent()))
                .put("precision", "region")
                .put("gazetteer", region.id())
                .put("from", Line.spans(region.from()))
                .node();
    }

    /// Degrees; `west > east` over the antimeridian.
    private static ObjectNode extent(Where.Extent extent) {
        return Line.inner()
                .put("west", extent.west())
                .put("south", extent.south())
                .put("east", extent.east())
                .put("north", extent.north())
                .node();
    }
}
