/// Pixels of GeoTIFF files, by window, and where on the ground they lie.
///
/// In comes a file, bytes or an https address; out come sample values with their grid, or a [RasterException] that says
/// what is wrong: never a guessed pixel. Start with [GeoTiff].
@NullMarked
package org.attest.imagery.raster;

import org.jspecify.annotations.NullMarked;
