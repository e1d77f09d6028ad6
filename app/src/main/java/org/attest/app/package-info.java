/// The command line: turns arguments into one call on the core.
///
/// In: arguments and files. Out: a ledger, a page and files. Start at [org.attest.app.Main].
@NullMarked
package org.attest.app;

import org.jspecify.annotations.NullMarked;
