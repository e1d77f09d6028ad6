/// Scorers over public corpora.
///
/// In: a task and a corpus folder. Out: one table of results, or JSON. Start at [org.attest.eval.Main].
@NullMarked
package org.attest.eval;

import org.jspecify.annotations.NullMarked;
