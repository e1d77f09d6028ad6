/// Publishing: in comes a view of the ledger; out come the working copy's files (JSON Lines, a map layer, a page),
/// whose
/// names and fields other programs rely on: they are written here and nowhere else. Start reading at [WorkingCopy].
@NullMarked
package org.attest.publishing;

import org.jspecify.annotations.NullMarked;
