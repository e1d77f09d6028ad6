package org.attest.store;

import java.nio.file.Path;
import java.sql.SQLException;
import org.attest.ledger.LedgerException;
import org.sqlite.SQLiteException;

/// What SQLite's result codes mean to someone who has a ledger, and what to do about each.
final class SqliteFailures {
    private SqliteFailures() {}

    static boolean isBusy(SQLException failure) {
        return code(failure).startsWith("SQLITE_BUSY") || code(failure).startsWith("SQLITE_LOCKED");
    }

    static LedgerException explain(Path file, SQLException failure) {
        String code = code(failure);
        String got = "; got \"" + failure.getMessage() + "\" for " + file + ": ";
        if (isBusy(failure)) {
            return new LedgerException(
                    "no other program may keep the ledger to itself" + got
                            + "wait until the other program is done, or end it, and run this again",
                    failure);
        }
        return switch (code) {
            case "SQLITE_NOTADB" ->
                new LedgerException(
                        "a ledger must be an SQLite file that Attest made; got a file of another format, " + file
                                + ": name another file, or move this one away",
                        failure);
            case "SQLITE_FULL" ->
                new LedgerException(
                        "there must be room on the disk for the ledger" + got
                                + "nothing of this step was recorded; make room and run this again",
                        failure);
            case "SQLITE_CORRUPT", "SQLITE_CORRUPT_INDEX", "SQLITE_CORRUPT_VTAB" ->
                new LedgerException(
                        "a ledger's file must be whole" + got + "put back a copy, or save what can be read with"
                                + " `sqlite3 FILE .recover`",
                        failure);
            default -> {
                if (code.startsWith("SQLITE_READONLY")
                        || code.startsWith("SQLITE_CANTOPEN")
                        || code.equals("SQLITE_PERM")) {
                    yield new LedgerException(
                            "the ledger's file and folder must be writable" + got
                                    + "change their permissions, or name a ledger in another folder",
                            failure);
                }
                if (code.startsWith("SQLITE_IOERR")) {
                    yield new LedgerException(
                            "the disk must read and write the ledger" + got
                                    + "nothing of this step was recorded; check the disk and its free space",
                            failure);
                }
                yield new LedgerException(
                        "SQLite must do what the ledger asks" + got
                                + "if `attest ledger verify` finds the ledger right, report this as a fault of Attest",
                        failure);
            }
        };
    }

    private static String code(SQLException failure) {
        return failure instanceof SQLiteException sqlite
                ? sqlite.getResultCode().name()
                : "";
    }
}
