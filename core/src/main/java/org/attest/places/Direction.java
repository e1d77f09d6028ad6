package org.attest.places;

import java.util.Locale;

/// Parts of an area, and ways to lie from a point. Each is a share of the area's box, counted from its southwest
/// corner. A half and a bit more: writers call a town northern that lies a little south of the middle.
enum Direction {
    NORTH(0, 0.4, 1, 1),
    SOUTH(0, 0, 1, 0.6),
    EAST(0.4, 0, 1, 1),
    WEST(0, 0, 0.6, 1),
    NORTH_EAST(0.4, 0.4, 1, 1),
    NORTH_WEST(0, 0.4, 0.6, 1),
    SOUTH_EAST(0.4, 0, 1, 0.6),
    SOUTH_WEST(0, 0, 0.6, 0.6),
    CENTRE(0.2, 0.2, 0.8, 0.8);

    private final double west;
    private final double south;
    private final double east;
    private final double north;

    Direction(double west, double south, double east, double north) {
        this.west = west;
        this.south = south;
        this.east = east;
        this.north = north;
    }

    /// "north-east": for ids and names.
    String words() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    Where.Extent of(Where.Extent box) {
        double width = box.east() >= box.west() ? box.east() - box.west() : box.east() - box.west() + 360;
        double height = box.north() - box.south();
        return new Where.Extent(
                Geometry.normalLongitude(box.west() + width * west),
                box.south() + height * south,
                Geometry.normalLongitude(box.west() + width * east),
                box.south() + height * north);
    }

    /// The box that lies in this direction of a point.
    Where.Extent from(double longitude, double latitude, double sideMetres) {
        return of(Geometry.around(longitude, latitude, sideMetres));
    }

    /// Degrees clockwise from north; the centre has none and counts as north.
    double bearing() {
        return switch (this) {
            case NORTH, CENTRE -> 0;
            case NORTH_EAST -> 45;
            case EAST -> 90;
            case SOUTH_EAST -> 135;
            case SOUTH -> 180;
            case SOUTH_WEST -> 225;
            case WEST -> 270;
            case NORTH_WEST -> 315;
        };
    }
}
