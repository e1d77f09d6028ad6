package org.attest.imagery.raster;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;

final class ProjectionTest {
    @Test
    void utmOfTheMeridianOfItsZoneIs500KilometresEast() throws RasterException {
        double[] at = Projection.of(32637).project(39, 36);
        assertEquals(500_000, at[0], 0.01);
        // Meridian distance of 36 degrees on WGS 84 times 0.9996.
        assertEquals(3_983_948.45, at[1], 0.5);
    }

    @Test
    void thereAndBackIsTheSamePlace() throws RasterException {
        for (int epsg : new int[] {4326, 3857, 32634, 32737, 2180}) {
            Projection projection = Projection.of(epsg);
            double[] at = projection.project(20.5, 51.25);
            double[] back = projection.unproject(at[0], at[1]);
            assertEquals(20.5, back[0], 1e-6, "EPSG:" + epsg);
            assertEquals(51.25, back[1], 1e-6, "EPSG:" + epsg);
        }
    }

    @Test
    void aCodeThatNobodyKnowsIsAClearError() {
        RasterException e = assertThrows(RasterException.class, () -> Projection.of(1));
        assertEquals("raster.unsupported", e.code());
    }
}
