/// Store: ledgers on disk. In come the same facts as in memory, out come the same entries and hashes. Start reading at
/// [SqliteLedger]; the tables are in `migration/V1__ledger.sql`.
@NullMarked
package org.attest.store;

import org.jspecify.annotations.NullMarked;
