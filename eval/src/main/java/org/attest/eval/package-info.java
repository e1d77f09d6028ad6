/// Scorers: in come a corpus with what is right, and the files that a run wrote; out comes one results table. What is
/// scored is what users get, so our side is read from the contract's files and never from inside the program.
/// A task of one stage, [PlacesTask], asks that stage itself. Start
/// reading at [Main], then [Task] and the two that score whole readings, [ReportsTask] and [SeedTask].
@NullMarked
package org.attest.eval;

import org.jspecify.annotations.NullMarked;
