/// Ledger: in come facts; out come chained entries that say who recorded what, when, and since when it holds. Append-only
/// and bitemporal. Start reading at [Fact], then `Ledger`.
@NullMarked
package org.attest.ledger;

import org.jspecify.annotations.NullMarked;
