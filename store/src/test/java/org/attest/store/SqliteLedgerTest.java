package org.attest.store;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import org.attest.ledger.Ledger;
import org.attest.ledger.LedgerContract;

/// What every ledger does, in a file; each "later" in the contract is the file opened anew.
final class SqliteLedgerTest extends LedgerContract {
    private Path file = Path.of("none");

    @Override
    protected Ledger open(Clock clock) {
        try {
            Path folder = Files.createTempDirectory("attest-ledger");
            folder.toFile().deleteOnExit();
            file = folder.resolve("ledger.db");
            Ledger ledger = SqliteLedger.open(file, clock);
            folder.resolve("ledger.db-lock").toFile().deleteOnExit();
            file.toFile().deleteOnExit();
            return ledger;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    protected Ledger reopen(Ledger ledger, Clock clock) {
        ledger.close();
        return SqliteLedger.open(file, clock);
    }
}
