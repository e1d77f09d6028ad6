package org.attest.imagery.building;

import org.attest.imagery.raster.Grid;
import org.attest.imagery.raster.Projection;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.CoordinateSequence;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.impl.CoordinateArraySequence;
import org.locationtech.jts.geom.util.GeometryTransformer;

/// The outline of a building.
///
/// @param id as its file names it
/// @param outline polygons, WGS 84, degrees
/// @param areaSquareMetres on the ground
public record Footprint(String id, Geometry outline, double areaSquareMetres) {
    public Footprint {
        if (!(areaSquareMetres > 0)) {
            throw new IllegalArgumentException(
                    "a footprint must have an area; got " + areaSquareMetres + " m2 for " + id);
        }
    }

    /// Takes the area from the outline.
    public static Footprint of(String id, Geometry outline) {
        Coordinate middle = outline.getEnvelopeInternal().centre();
        // On a sphere of the Earth's mean radius, about the middle of the building: right to 0.5 %.
        double metresNorth = Math.toRadians(1) * 6_371_008.8;
        double metresEast = metresNorth * Math.cos(Math.toRadians(middle.y));
        return new Footprint(id, outline, outline.getArea() * metresNorth * metresEast);
    }

    /// The outline in pixels of a grid: columns and rows.
    Geometry on(Grid grid, Projection projection) {
        return new GeometryTransformer() {
            @Override
            protected CoordinateSequence transformCoordinates(CoordinateSequence coordinates, Geometry parent) {
                Coordinate[] moved = new Coordinate[coordinates.size()];
                for (int i = 0; i < moved.length; i++) {
                    double[] at = projection.project(coordinates.getX(i), coordinates.getY(i));
                    moved[i] = new Coordinate(grid.column(at[0], at[1]), grid.row(at[0], at[1]));
                }
                return new CoordinateArraySequence(moved);
            }
        }.transform(outline);
    }
}
