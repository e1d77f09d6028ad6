/// Buildings as a map has them, the pixels that they lie on, and what may be said of one.
///
/// In come footprints in longitude and latitude and the grid of an image; out come lists of pixels, and a [Verdict]
/// with its
/// [Reason]. Start with [Footprint].
@NullMarked
package org.attest.imagery.building;

import org.jspecify.annotations.NullMarked;
