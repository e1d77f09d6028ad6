/// What a trained reader learns from and is scored on. [Corpora] makes [Example]s, words with labels, of corpora with
/// gold; [Development] scores every layer on them, [AttributionScore] whole attributions, [Agreement] one model against
/// another.
@NullMarked
package org.attest.eval.reading;

import org.jspecify.annotations.NullMarked;
