package org.attest.places;

import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Whether two places are the same, or one lies in the other. Nothing here turns a region into a point.
public final class PlaceLogic {
    private static final double EARTH_RADIUS_METRES = 6_371_008.8;

    /// A named site counts as its town: works, bases and airports lie some way out of the town that they are called after.
    private static final double SITE_IN_TOWN_METRES = 10_000;

    private PlaceLogic() {}

    /// Great-circle distance in metres.
    public static double distanceMetres(Where.Found a, Where.Found b) {
        double latitudes = Math.toRadians(b.latitude() - a.latitude());
        double longitudes = Math.toRadians(b.longitude() - a.longitude());
        double h = Math.pow(Math.sin(latitudes / 2), 2)
                + Math.cos(Math.toRadians(a.latitude())) * Math.cos(Math.toRadians(b.latitude())) * Math.pow(Math.sin(longitudes / 2), 2);
        return 2 * EARTH_RADIUS_METRES * Math.asin(Math.min(1, Math.sqrt(h)));
    }

    public static boolean sameOrContained(Where a, Where b) {
        return switch (a) {
            case Where.Found x ->
                switch (b) {
                    case Where.Found y -> samePoint(x, y);
                    case Where.Region y -> y.extent().holds(x.longitude(), x.latitude());
                    case Where.Ambiguous y -> y.candidates().stream().anyMatch(c -> samePoint(x, c));
                    case Where.Unknown y -> x.name().equalsIgnoreCase(y.name());
                };
            case Where.Region x ->
                switch (b) {
                    case Where.Found _ -> sameOrContained(b, a);
                    case Where.Region y -> x.id().equals(y.id()) || holds(x.extent(), y.extent()) || holds(y.extent(), x.extent());
                    case Where.Ambiguous y -> y.candidates().stream().anyMatch(c -> x.extent().holds(c.longitude(), c.latitude()));
                    case Where.Unknown y -> x.name().equalsIgnoreCase(y.name());
                };
            case Where.Ambiguous x -> x.candidates().stream().anyMatch(c -> sameOrContained(c, b));
            case Where.Unknown x -> x.name().equalsIgnoreCase(b.name());
        };
    }

    private static boolean samePoint(Where.Found a, Where.Found b) {
        if (a.id().equals(b.id())) {
            return true;
        }
        boolean siteAndTown = (a.precision() == Where.Precision.FACILITY) != (b.precision() == Where.Precision.FACILITY);
        double reach = Math.max(a.radiusMetres() + b.radiusMetres(), siteAndTown ? SITE_IN_TOWN_METRES : 0);
        return distanceMetres(a, b) <= reach;
    }

    private static boolean holds(Where.Extent outer, Where.Extent inner) {
        return outer.holds(inner.west(), inner.south()) && outer.holds(inner.east(), inner.north());
    }

    /// The places that no other place of the list lies in, in the order given: "al-Safira" out of "Syria, al-Safira".
    public static List<Where> mostPrecise(List<Where> places) {
        List<Where> precise = new ArrayList<>();
        for (Where place : places) {
            boolean holdsAnother = places.stream().anyMatch(other -> !other.equals(place) && isWithin(other, place));
            boolean repeated = precise.stream().anyMatch(p -> p.name().equals(place.name()) && p.getClass() == place.getClass());
            if (!holdsAnother && !repeated) {
                precise.add(place);
            }
        }
        return precise;
    }

    /// Whether `inner` is finer than `outer` and lies in it.
    private static boolean isWithin(Where inner, Where outer) {
        if (outer instanceof Where.Region region) {
            return switch (inner) {
                case Where.Found f -> region.extent().holds(f.longitude(), f.latitude());
                case Where.Region r -> !r.id().equals(region.id()) && holds(region.extent(), r.extent()) && !holds(r.extent(), region.extent());
                case Where.Ambiguous _, Where.Unknown _ -> false;
            };
        }
        return outer instanceof Where.Found wide
                && inner instanceof Where.Found fine
                && fine.radiusMetres() < wide.radiusMetres()
                && samePoint(fine, wide);
    }

    public static Optional<ZoneId> findZone(Where place) {
        return switch (place) {
            case Where.Found f -> f.zone();
            case Where.Region r -> r.zone();
            case Where.Ambiguous _, Where.Unknown _ -> Optional.empty();
        };
    }
}
