package org.attest.store;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.attest.ledger.LedgerException;
import org.flywaydb.core.Flyway;
import org.sqlite.JDBC;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteOpenMode;

/// An open SQLite file that is known to be a ledger of this version.
///
/// @param lock held for as long as the file is open for writing; empty for reading
record LedgerFile(Path path, Connection connection, Optional<Connection> lock) implements AutoCloseable {
    /// In Flyway's naming, oldest first; each one sets `user_version` to its own number.
    private static final List<String> SCRIPTS = List.of("V1__ledger.sql");

    static final int VERSION = SCRIPTS.size();

    /// "ATST", which the first script writes into the file.
    private static final int APPLICATION = 0x41545354;

    private static final String LOCATION = "classpath:org/attest/store/migration";

    static LedgerFile openForWriting(Path path, Duration patience) {
        checkPlace(path);
        checkWritable(path);
        Connection lock = lock(path, patience);
        try {
            Connection connection = connect(path, true, patience);
            LedgerFile file = new LedgerFile(path, connection, Optional.of(lock));
            try {
                if (isEmpty(connection)) {
                    create(connection);
                }
                int version = version(path, connection);
                if (version < VERSION) {
                    upgrade(path, version, LOCATION);
                }
                // Only now: another program's file stays as it is.
                execute(connection, "PRAGMA journal_mode = DELETE");
                // What is erased is overwritten with zeros, not only marked as free.
                execute(connection, "PRAGMA secure_delete = ON");
                // At most 256 MB: a transaction that fits isn't written to the file before its end.
                execute(connection, "PRAGMA cache_size = -262144");
                return file;
            } catch (SQLException | RuntimeException e) {
                connection.close();
                throw e;
            }
        } catch (SQLException e) {
            close(lock);
            throw SqliteFailures.explain(path, e);
        } catch (RuntimeException e) {
            close(lock);
            throw e;
        }
    }

    static LedgerFile openForReading(Path path, Duration patience) {
        checkPlace(path);
        if (!Files.exists(path)) {
            throw new LedgerException("a ledger must exist before it's read; got no file " + path
                    + ": name the ledger.db that `attest run` wrote");
        }
        try {
            Connection connection = connect(path, false, patience);
            try {
                execute(connection, "PRAGMA query_only = ON");
                int version = isEmpty(connection) ? 0 : version(path, connection);
                if (version < VERSION) {
                    throw new LedgerException(
                            "a ledger must have version " + VERSION + " to be read; got version " + version + " in "
                                    + path + ": add a report to it with `attest run`, which brings it forward");
                }
                return new LedgerFile(path, connection, Optional.empty());
            } catch (SQLException | RuntimeException e) {
                connection.close();
                throw e;
            }
        } catch (SQLException e) {
            throw SqliteFailures.explain(path, e);
        }
    }

    private static void checkPlace(Path path) {
        if (Files.isDirectory(path)) {
            throw new LedgerException(
                    "a ledger must be a file; got the folder " + path + ": name a file in it, such as ledger.db");
        }
        Path folder = path.toAbsolutePath().getParent();
        if (folder != null && !Files.isDirectory(folder)) {
            throw new LedgerException(
                    "a ledger's folder must exist; got no folder " + folder + ": make it, or name another");
        }
    }

    /// Told now, and not by SQLite when the first fact of a long run is written.
    private static void checkWritable(Path path) {
        Path folder = path.toAbsolutePath().getParent();
        for (Path needed : folder == null ? List.of(path) : List.of(folder, path)) {
            if (Files.exists(needed) && !Files.isWritable(needed)) {
                throw new LedgerException("the ledger's file and folder must be writable; got " + needed
                        + ", which this user may not write: change its permissions, or name a ledger in another"
                        + " folder");
            }
        }
    }

    /// By SQLite itself, on an empty file of its own: a lock of Java's would go when any stream on the file is
    /// closed.
    private static Connection lock(Path path, Duration patience) {
        Path lockFile = path.resolveSibling(path.getFileName() + "-lock");
        try {
            Connection lock = connect(lockFile, true, patience);
            try {
                execute(lock, "BEGIN EXCLUSIVE");
                return lock;
            } catch (SQLException e) {
                lock.close();
                throw e;
            }
        } catch (SQLException e) {
            throw SqliteFailures.isBusy(e)
                    ? new LedgerException(
                            "one program at a time may write a ledger; got " + path
                                    + ", which another Attest has kept open for writing for more than "
                                    + patience.toMillis() / 1000.0
                                    + " s: wait until that one is done, or end it, and run this again",
                            e)
                    : SqliteFailures.explain(path, e);
        }
    }

    private static Connection connect(Path path, boolean writing, Duration patience) throws SQLException {
        SQLiteConfig config = new SQLiteConfig();
        if (!writing) {
            // Not opened as read-only: after a kill, whoever comes first must roll back what was half written.
            config.resetOpenMode(SQLiteOpenMode.CREATE);
        }
        config.setBusyTimeout(Math.toIntExact(patience.toMillis()));
        config.setSynchronous(SQLiteConfig.SynchronousMode.FULL);
        // Otherwise the driver prepares and runs a query of its own after every insert.
        config.setGetGeneratedKeys(false);
        return JDBC.createConnection("jdbc:sqlite:" + path.toAbsolutePath(), config.toProperties());
    }

    private static boolean isEmpty(Connection connection) throws SQLException {
        return number(connection, "PRAGMA application_id") == 0
                && number(connection, "PRAGMA user_version") == 0
                && number(connection, "SELECT count(*) FROM sqlite_master") == 0;
    }

    /// The version of a file, which this program can use or bring forward.
    private static int version(Path path, Connection connection) throws SQLException {
        int application = number(connection, "PRAGMA application_id");
        if (application != APPLICATION) {
            throw new LedgerException("a ledger must be an SQLite file that Attest made; got another program's (its"
                    + " application_id is " + application + ") in " + path
                    + ": name another file, or move this one away");
        }
        int version = number(connection, "PRAGMA user_version");
        if (version < 1) {
            throw new LedgerException("a ledger must have version 1 to " + VERSION + "; got " + version + " in " + path
                    + ", from before the first release: move it away and run the reports again");
        }
        if (version > VERSION) {
            throw new LedgerException("a ledger must have version 1 to " + VERSION + "; got " + version + " in " + path
                    + ", from a newer Attest: use that one, or another ledger");
        }
        return version;
    }

    /// By the scripts alone: Flyway takes 0.6 s of CPU to start, as much as all else that one report needs.
    private static void create(Connection connection) throws SQLException {
        execute(connection, "BEGIN IMMEDIATE");
        try {
            for (String script : SCRIPTS) {
                execute(connection, read(script));
            }
            execute(connection, "COMMIT");
        } catch (SQLException e) {
            execute(connection, "ROLLBACK");
            throw e;
        }
    }

    private static String read(String script) {
        try (InputStream in = LedgerFile.class.getResourceAsStream("migration/" + script)) {
            if (in == null) {
                throw new IllegalStateException("the program must hold the script " + script);
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(script, e);
        }
    }

    /// Runs the scripts that come after version `from`.
    static void upgrade(Path path, int from, String... locations) {
        Flyway.configure()
                .loggers("slf4j")
                .dataSource("jdbc:sqlite:" + path.toAbsolutePath(), null, null)
                .locations(locations)
                .baselineOnMigrate(true)
                .baselineVersion(Integer.toString(from))
                .load()
                .migrate();
    }

    static void execute(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.executeUpdate(sql);
        }
    }

    private static int number(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery(sql)) {
            result.next();
            return result.getInt(1);
        }
    }

    private static void close(Connection lock) {
        try {
            lock.close();
        } catch (SQLException e) {
            throw new IllegalStateException("closing a lock must not fail", e);
        }
    }

    @Override
    public void close() {
        try {
            connection.close();
        } catch (SQLException e) {
            throw SqliteFailures.explain(path, e);
        } finally {
            lock.ifPresent(LedgerFile::close);
        }
    }
}
