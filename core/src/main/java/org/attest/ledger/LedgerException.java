package org.attest.ledger;

import java.io.IOException;
import java.io.UncheckedIOException;

/// A ledger can't be opened, read or written: another program's file, a full disk, a lock. The message says what must
/// hold, what we got, where, and what to do.
public final class LedgerException extends UncheckedIOException {
    private static final long serialVersionUID = 1;

    public LedgerException(String message) {
        super(message, new IOException(message));
    }

    public LedgerException(String message, Throwable cause) {
        super(message, new IOException(cause.getMessage(), cause));
    }
}
