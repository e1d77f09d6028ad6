package org.attest.imagery.raster;

import org.locationtech.proj4j.CRSFactory;
import org.locationtech.proj4j.CoordinateReferenceSystem;
import org.locationtech.proj4j.CoordinateTransform;
import org.locationtech.proj4j.CoordinateTransformFactory;
import org.locationtech.proj4j.Proj4jException;
import org.locationtech.proj4j.ProjCoordinate;

/// Between longitude and latitude (WGS 84, degrees) and a projection named by its EPSG code.
///
/// proj4j knows no grids of local datums: positions in an old national datum may be some metres off.
public final class Projection {
    private final int epsg;
    private final CoordinateTransform toGround;
    private final CoordinateTransform fromGround;

    private Projection(int epsg, CoordinateTransform toGround, CoordinateTransform fromGround) {
        this.epsg = epsg;
        this.toGround = toGround;
        this.fromGround = fromGround;
    }

    /// @throws RasterException `raster.unsupported` for a code that isn't known
    public static Projection of(int epsg) throws RasterException {
        try {
            CRSFactory factory = new CRSFactory();
            CoordinateReferenceSystem wgs84 =
                    factory.createFromParameters("WGS84", "+proj=longlat +datum=WGS84 +no_defs");
            CoordinateReferenceSystem other = epsg == 4326 ? wgs84 : factory.createFromName("EPSG:" + epsg);
            CoordinateTransformFactory transforms = new CoordinateTransformFactory();
            return new Projection(
                    epsg, transforms.createTransform(other, wgs84), transforms.createTransform(wgs84, other));
        } catch (Proj4jException e) {
            throw new RasterException(
                    RasterException.Kind.UNSUPPORTED,
                    "a projection must have an EPSG code that is known; got " + epsg
                            + ". Save the image in UTM or in longitude and latitude",
                    e);
        }
    }

    public int epsg() {
        return epsg;
    }

    /// Metres of one unit east and one north at a latitude: a degree is long, a metre is a metre, and Web
    /// Mercator's is
    /// shorter than that.
    public double metresPerUnit(double latitude) {
        double cosine = Math.cos(Math.toRadians(latitude));
        return switch (epsg) {
            case 4326 -> 111_320 * Math.sqrt(cosine);
            case 3857 -> cosine;
            default -> 1;
        };
    }

    /// Easting and northing of a longitude and latitude.
    public double[] project(double longitude, double latitude) {
        return apply(fromGround, longitude, latitude);
    }

    /// Longitude and latitude of an easting and northing.
    public double[] unproject(double easting, double northing) {
        return apply(toGround, easting, northing);
    }

    private static double[] apply(CoordinateTransform transform, double x, double y) {
        ProjCoordinate out = transform.transform(new ProjCoordinate(x, y), new ProjCoordinate());
        return new double[] {out.x, out.y};
    }
}
