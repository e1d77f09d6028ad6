package org.attest.places;

import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Distances, and whether two reports may speak of one place. On a sphere: the error against the ellipsoid is
/// under 0.6 %, far below any radius here.
public final class Geometry {
    /// Mean radius of the earth (IUGG).
    private static final double EARTH_METRES = 6_371_008.8;

    private static final double METRES_PER_DEGREE = Math.toRadians(1) * EARTH_METRES;

    /// Two points are the same place if they are no further apart than this many standard errors of their
    /// difference.
    private static final double SIGMAS = 2;

    private Geometry() {}

    /// Great-circle distance by the haversine formula, which keeps its digits for near points.
    public static double distanceMetres(double longitude1, double latitude1, double longitude2, double latitude2) {
        double dLat = Math.toRadians(latitude2 - latitude1);
        double dLon = Math.toRadians(longitude2 - longitude1);
        double h = square(Math.sin(dLat / 2))
                + Math.cos(Math.toRadians(latitude1))
                        * Math.cos(Math.toRadians(latitude2))
                        * square(Math.sin(dLon / 2));
        return 2 * EARTH_METRES * Math.asin(Math.min(1, Math.sqrt(h)));
    }

    public static double distanceMetres(Where.Found a, Where.Found b) {
        return distanceMetres(a.longitude(), a.latitude(), b.longitude(), b.latitude());
    }

    /// Whether two places are the same, or one holds the other, as far as both are known: points within their
    /// joint radii (a facility counts as the town it lies in), a point in a region, a region in a region. Regions
    /// that only overlap are not contained, and neighbours are not the same. With several candidates, one that
    /// fits is enough. An unknown place is the same only as one that goes by the same name.
    public static boolean sameOrContained(Where a, Where b) {
        return switch (a) {
            case Where.Ambiguous ambiguous ->
                ambiguous.candidates().stream().anyMatch(candidate -> sameOrContained(candidate, b));
            case Where.Unknown unknown ->
                b instanceof Where.Unknown other
                        && Spelling.exact(unknown.name()).equals(Spelling.exact(other.name()));
            case Where.Found found ->
                switch (b) {
                    case Where.Found other -> samePoint(found, other);
                    case Where.Region region -> holds(region, found);
                    case Where.Ambiguous _, Where.Unknown _ -> sameOrContained(b, a);
                };
            case Where.Region region ->
                switch (b) {
                    case Where.Found found -> holds(region, found);
                    case Where.Region other -> holds(region, other) || holds(other, region);
                    case Where.Ambiguous _, Where.Unknown _ -> sameOrContained(b, a);
                };
        };
    }

    /// Whether two names are one as far as spelling goes: marks, articles and what transliterators disagree on
    /// apart.
    public static boolean spelledAlike(String a, String b) {
        return !a.isBlank() && spellingKey(a).equals(spellingKey(b));
    }

    /// The same for names that are [#spelledAlike].
    public static String spellingKey(String name) {
        String exact = Spelling.exact(name);
        String loose = Spelling.arabic(exact);
        // Short keys are shared by too many names.
        return loose.length() < 4 ? exact : loose;
    }

    /// Whether any place of one list is the same as, or contained in, or holds, any of the other.
    public static boolean anySameOrContained(List<? extends Where> a, List<? extends Where> b) {
        return a.stream().anyMatch(one -> b.stream().anyMatch(other -> sameOrContained(one, other)));
    }

    private static boolean samePoint(Where.Found a, Where.Found b) {
        double joint = Math.sqrt(square(a.radiusMetres()) + square(b.radiusMetres()));
        return a.id().equals(b.id()) || distanceMetres(a, b) <= SIGMAS * joint;
    }

    /// A whole country or first-level region holds what bears its code; its box only decides for parts and loose
    /// areas, since the boxes of neighbours overlap.
    private static boolean holds(Where.Region region, Where.Found point) {
        if (region.id().startsWith("country:") && region.id().equals("country:" + point.country())) {
            return true;
        }
        boolean otherCountry =
                region.country().isPresent() && !region.country().get().equals(point.country());
        if (otherCountry && !region.id().startsWith("area:")) {
            return false;
        }
        if (region.id().startsWith("admin1:")
                && !region.id().contains("/")
                && point.admin().isPresent()) {
            return region.admin().equals(point.admin());
        }
        return !region.id().equals("country:" + point.country())
                && grown(region.extent(), point.radiusMetres()).holds(point.longitude(), point.latitude());
    }

    private static boolean holds(Where.Region outer, Where.Region inner) {
        if (outer.id().equals(inner.id())) {
            return true;
        }
        boolean wholeCountry = outer.id().startsWith("country:") && !outer.id().contains("/");
        if (wholeCountry && outer.country().isPresent()) {
            return outer.country().equals(inner.country());
        }
        if (inner.id().startsWith(outer.id() + "/")) {
            return true;
        }
        boolean otherCountry = inner.country().isPresent()
                && outer.country().isPresent()
                && !inner.country().equals(outer.country());
        Where.Extent box = outer.extent();
        Where.Extent part = inner.extent();
        return !otherCountry
                && box.holds(part.west(), part.south())
                && box.holds(part.east(), part.north())
                && width(part) <= width(box);
    }

    static Where.Extent around(double longitude, double latitude, double metres) {
        double dLat = metres / METRES_PER_DEGREE;
        double dLon = Math.min(179, dLat / Math.max(0.01, Math.cos(Math.toRadians(latitude))));
        return new Where.Extent(
                normalLongitude(longitude - dLon),
                Math.max(-90, latitude - dLat),
                normalLongitude(longitude + dLon),
                Math.min(90, latitude + dLat));
    }

    private static Where.Extent grown(Where.Extent box, double metres) {
        Where.Extent southwest = around(box.west(), box.south(), metres);
        Where.Extent northeast = around(box.east(), box.north(), metres);
        return width(box) > 300
                ? box
                : new Where.Extent(southwest.west(), southwest.south(), northeast.east(), northeast.north());
    }

    /// The part that two boxes share, neither of them over the antimeridian; the first where they share none.
    static Where.Extent shared(Where.Extent a, Where.Extent b) {
        double west = Math.max(a.west(), b.west());
        double south = Math.max(a.south(), b.south());
        double east = Math.min(a.east(), b.east());
        double north = Math.min(a.north(), b.north());
        return west < east && south < north ? new Where.Extent(west, south, east, north) : a;
    }

    /// The least box that holds two, neither of them over the antimeridian.
    static Where.Extent union(Where.Extent a, Where.Extent b) {
        return new Where.Extent(
                Math.min(a.west(), b.west()),
                Math.min(a.south(), b.south()),
                Math.max(a.east(), b.east()),
                Math.max(a.north(), b.north()));
    }

    static Where.Extent grownBy(Where.Extent box, double degrees) {
        return new Where.Extent(
                normalLongitude(box.west() - degrees),
                Math.max(-90, box.south() - degrees),
                normalLongitude(box.east() + degrees),
                Math.min(90, box.north() + degrees));
    }

    /// Where one gets by going straight ahead.
    ///
    /// @param bearing degrees clockwise from north
    /// @return longitude, latitude
    static double[] displaced(double longitude, double latitude, double bearing, double metres) {
        double angle = metres / EARTH_METRES;
        double lat1 = Math.toRadians(latitude);
        double direction = Math.toRadians(bearing);
        double lat2 = Math.asin(Math.clamp(
                Math.sin(lat1) * Math.cos(angle) + Math.cos(lat1) * Math.sin(angle) * Math.cos(direction), -1, 1));
        double dLon = Math.atan2(
                Math.sin(direction) * Math.sin(angle) * Math.cos(lat1),
                Math.cos(angle) - Math.sin(lat1) * Math.sin(lat2));
        return new double[] {normalLongitude(longitude + Math.toDegrees(dLon)), Math.toDegrees(lat2)};
    }

    static double normalLongitude(double longitude) {
        return longitude > 180 ? longitude - 360 : longitude < -180 ? longitude + 360 : longitude;
    }

    private static double width(Where.Extent box) {
        return box.east() >= box.west() ? box.east() - box.west() : box.east() - box.west() + 360;
    }

    private static double square(double x) {
        return x * x;
    }

    /// The places that no other place of the list lies in, each once, in the order given: "al-Safira" out of
    /// "Syria, al-Safira".
    public static List<Where> mostPrecise(List<Where> places) {
        List<Where> precise = new ArrayList<>();
        for (Where place : places) {
            boolean holdsAnother = places.stream().anyMatch(other -> !other.equals(place) && isWithin(other, place));
            boolean repeated =
                    precise.stream().anyMatch(p -> p.name().equals(place.name()) && p.getClass() == place.getClass());
            if (!holdsAnother && !repeated) {
                precise.add(place);
            }
        }
        return precise;
    }

    /// Whether `inner` is finer than `outer` and lies in it.
    private static boolean isWithin(Where inner, Where outer) {
        return switch (outer) {
            case Where.Region region ->
                switch (inner) {
                    case Where.Found found -> holds(region, found);
                    case Where.Region part -> holds(region, part) && !holds(part, region);
                    case Where.Ambiguous _, Where.Unknown _ -> false;
                };
            case Where.Found wide ->
                inner instanceof Where.Found fine
                        && fine.radiusMetres() < wide.radiusMetres()
                        && samePoint(fine, wide)
                        && !areNeighbours(fine, wide);
            case Where.Ambiguous _, Where.Unknown _ -> false;
        };
    }

    /// Two settlements are two places however near they lie; a facility may lie in one.
    private static boolean areNeighbours(Where.Found a, Where.Found b) {
        return a.precision() != Where.Precision.FACILITY
                && b.precision() != Where.Precision.FACILITY
                && !a.name().equals(b.name());
    }

    /// The time zone of a place, where the gazetteer knows one.
    public static Optional<ZoneId> findZone(Where place) {
        return switch (place) {
            case Where.Found found -> found.zone();
            case Where.Region region -> region.zone();
            case Where.Ambiguous _, Where.Unknown _ -> Optional.empty();
        };
    }
}
