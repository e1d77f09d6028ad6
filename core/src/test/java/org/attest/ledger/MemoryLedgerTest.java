package org.attest.ledger;

import java.time.Clock;

final class MemoryLedgerTest extends LedgerContract {
    @Override
    protected Ledger open(Clock clock) {
        return new MemoryLedger(clock);
    }

    @Override
    protected Ledger reopen(Ledger ledger, Clock clock) {
        return ledger;
    }
}
