/// Language: in comes a report; out come its sentences and tokens ([Document]) and, from a [Reader], labelled spans and
/// links between them ([Reading]) that say nothing yet of what they mean. Start reading at [Reader].
@NullMarked
package org.attest.language;

import org.jspecify.annotations.NullMarked;
