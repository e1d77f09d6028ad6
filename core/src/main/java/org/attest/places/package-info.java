/// Places: in comes a reading; out come [Places], each mention a point with a radius, a region, several
/// candidates or an unknown name, with how the sentence uses it. Start reading at [Where], then [PlaceResolver],
/// which names the stages in order. Names and positions are in [Gazetteer]; the words around names in
/// `syntax.tsv`; comparing places is in [Geometry].
@NullMarked
package org.attest.places;

import org.jspecify.annotations.NullMarked;
