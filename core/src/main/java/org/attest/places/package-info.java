/// Places: in comes a reading; out come [Places], each mention a point with a radius, a region, several
/// candidates or an unknown name, with how the sentence uses it. Start reading at [Where], then `PlaceResolver`.
@NullMarked
package org.attest.places;

import org.jspecify.annotations.NullMarked;
