/// The Fourth Message Understanding Conference: templates of incidents filled from news, and how right they are.
/// In come its texts and answer keys ([MucCorpus]) and a trained reader's scores; [MucFiller] fills templates from
/// them, [MucScore] compares.
@NullMarked
package org.attest.eval.muc;

import org.jspecify.annotations.NullMarked;
