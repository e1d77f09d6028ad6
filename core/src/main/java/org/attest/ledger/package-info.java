/// Ledger: in come facts; out come chained entries that say who recorded what, when, and since when it holds.
/// Append-only
/// and bitemporal. The words of a fact lie apart from its entry and can be erased; the hashes stay. Start reading at
/// [Fact], then
/// [Ledger], then [ChainedLedger].
@NullMarked
package org.attest.ledger;

import org.jspecify.annotations.NullMarked;
