package org.attest.store;

import java.nio.file.Path;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.attest.ledger.ChainedLedger;
import org.attest.ledger.Entry;
import org.attest.ledger.Ledger;
import org.attest.ledger.LedgerException;

/// A ledger in one SQLite file.
///
/// The file is whole whenever no program writes it, so that a folder can be copied: a rollback journal and not a
/// write-ahead log, which keeps the last commits in a second file. One program at a time may have it open for writing,
/// for
/// as long as it has it open; any number may read it meanwhile. An empty file beside it, `NAME-lock`, carries the lock
/// and stays: taking it away could leave two programs with locks on two files.
///
/// Don't read the file by other means while the same program has it open: on POSIX, closing any stream on it drops
/// SQLite's locks.
///
/// Plain JDBC, since there are nine statements: Jdbi takes 0.65 s of CPU at a run's first query.
public final class SqliteLedger extends ChainedLedger {
    /// How long to wait for another program. A run over a few reports is done by then.
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private static final String COLUMNS =
            "e.sequence, e.kind, e.fact_id, e.content_hash, e.author, e.valid_from, e.recorded_at, e.previous, e.hash";

    private final LedgerFile file;
    private final Map<String, PreparedStatement> statements = new HashMap<>();
    private boolean inTransaction;

    SqliteLedger(LedgerFile file, Clock clock) {
        super(clock);
        this.file = file;
    }

    /// Opens a ledger for reading and writing. Makes it if there's no such file, and brings it forward if an older
    /// version of Attest made it. Waits a few seconds for another program that has it open for writing.
    ///
    /// @throws LedgerException if the file isn't a ledger, or is one of a newer version; if another program is
    /// writing
    ///     it; if the disk is full or doesn't let us write
    public static SqliteLedger open(Path file, Clock clock) {
        return open(file, clock, PATIENCE);
    }

    static SqliteLedger open(Path file, Clock clock, Duration patience) {
        return new SqliteLedger(LedgerFile.openForWriting(file, patience), clock);
    }

    /// Opens a ledger that exists, for reading only. Another program may write it meanwhile: each call sees what
    /// had been
    /// recorded when it began.
    ///
    /// @throws LedgerException also if there's no such file, or an older version of Attest made it
    public static Ledger openForReading(Path file) {
        return new SqliteLedger(LedgerFile.openForReading(file, PATIENCE), Clock.systemUTC());
    }

    @Override
    protected <T> T writing(Supplier<T> work) {
        if (file.lock().isEmpty()) {
            throw new IllegalStateException(
                    "a ledger must be open for writing to be added to; got one open for reading, " + file.path()
                            + ": use SqliteLedger.open");
        }
        return transaction("BEGIN IMMEDIATE", work);
    }

    @Override
    protected <T> T reading(Supplier<T> work) {
        return inTransaction ? work.get() : transaction("BEGIN", work);
    }

    private <T> T transaction(String begin, Supplier<T> work) {
        return query(() -> {
            LedgerFile.execute(file.connection(), begin);
            inTransaction = true;
            boolean done = false;
            try {
                T result = work.get();
                LedgerFile.execute(file.connection(), "COMMIT");
                done = true;
                return result;
            } finally {
                inTransaction = false;
                if (!done) {
                    rollBack();
                }
            }
        });
    }

    private void rollBack() {
        // The driver closes a statement that failed; all of them are prepared anew when next used.
        statements.clear();
        try {
            LedgerFile.execute(file.connection(), "ROLLBACK");
        } catch (SQLException e) {
            // After some failures, a full disk for one, SQLite has rolled back by itself and says so.
            if (!String.valueOf(e.getMessage()).contains("no transaction is active")) {
                throw SqliteFailures.explain(file.path(), e);
            }
        }
    }

    @Override
    protected Optional<Entry> findLast() {
        return query(
                () -> findEntry(prepare("SELECT " + COLUMNS + " FROM entries e ORDER BY e.sequence DESC LIMIT 1")));
    }

    @Override
    protected Optional<Entry> findLast(String kind, String factId) {
        return query(() -> {
            PreparedStatement statement = prepare("SELECT " + COLUMNS
                    + " FROM entries e WHERE e.kind = ? AND e.fact_id = ? ORDER BY e.sequence DESC LIMIT 1");
            statement.setString(1, kind);
            statement.setString(2, factId);
            return findEntry(statement);
        });
    }

    @Override
    protected void write(Entry entry, String content) {
        query(() -> {
            PreparedStatement contents =
                    prepare("INSERT INTO contents (hash, body) VALUES (?, ?) ON CONFLICT DO NOTHING");
            contents.setString(1, entry.contentHash());
            contents.setString(2, content);
            contents.executeUpdate();
            PreparedStatement entries = prepare("INSERT INTO entries (sequence, kind, fact_id, content_hash, author,"
                    + " valid_from, recorded_at, previous, hash) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)");
            entries.setLong(1, entry.sequence());
            entries.setString(2, entry.kind());
            entries.setString(3, entry.factId());
            entries.setString(4, entry.contentHash());
            entries.setString(5, entry.author());
            entries.setLong(6, micros(entry.validFrom()));
            entries.setLong(7, micros(entry.recordedAt()));
            entries.setString(8, entry.previous());
            entries.setString(9, entry.hash());
            return entries.executeUpdate();
        });
    }

    @Override
    protected void eraseContent(String hash) {
        query(() -> {
            PreparedStatement statement = prepare("DELETE FROM contents WHERE hash = ?");
            statement.setString(1, hash);
            return statement.executeUpdate();
        });
    }

    @Override
    protected void eachLast(Instant validAt, Instant recordedAt, Rows rows) {
        query(() -> {
            PreparedStatement statement = prepare("WITH facts AS MATERIALIZED (SELECT min(sequence) AS first,"
                    + " max(sequence) AS last FROM entries WHERE valid_from <= ? AND recorded_at <= ?"
                    + " GROUP BY kind, fact_id) SELECT " + COLUMNS + ", c.body, facts.first FROM facts"
                    + " JOIN entries e ON e.sequence = facts.last LEFT JOIN contents c ON c.hash = e.content_hash");
            statement.setLong(1, micros(validAt));
            statement.setLong(2, micros(recordedAt));
            return each(statement, rows);
        });
    }

    @Override
    protected void each(Rows rows) {
        query(() -> each(
                prepare("SELECT " + COLUMNS + ", c.body, e.sequence FROM entries e"
                        + " LEFT JOIN contents c ON c.hash = e.content_hash ORDER BY e.sequence"),
                rows));
    }

    @Override
    protected List<Entry> readEntries() {
        return query(() -> {
            List<Entry> entries = new ArrayList<>();
            try (ResultSet result = prepare("SELECT " + COLUMNS + " FROM entries e ORDER BY e.sequence")
                    .executeQuery()) {
                while (result.next()) {
                    entries.add(entry(result));
                }
            }
            return entries;
        });
    }

    @Override
    protected void each(String kind, Rows rows) {
        query(() -> {
            PreparedStatement statement = prepare("SELECT " + COLUMNS + ", c.body, e.sequence FROM entries e"
                    + " LEFT JOIN contents c ON c.hash = e.content_hash WHERE e.kind = ? ORDER BY e.sequence");
            statement.setString(1, kind);
            return each(statement, rows);
        });
    }

    private static int each(PreparedStatement statement, Rows rows) throws SQLException {
        int count = 0;
        try (ResultSet result = statement.executeQuery()) {
            while (result.next()) {
                rows.accept(new Row(result.getLong(11), entry(result), Optional.ofNullable(result.getString(10))));
                count++;
            }
        }
        return count;
    }

    private static Optional<Entry> findEntry(PreparedStatement statement) throws SQLException {
        try (ResultSet result = statement.executeQuery()) {
            return result.next() ? Optional.of(entry(result)) : Optional.empty();
        }
    }

    private static Entry entry(ResultSet result) throws SQLException {
        return new Entry(
                result.getLong(1),
                result.getString(2),
                result.getString(3),
                result.getString(4),
                result.getString(5),
                Instant.EPOCH.plus(result.getLong(6), ChronoUnit.MICROS),
                Instant.EPOCH.plus(result.getLong(7), ChronoUnit.MICROS),
                result.getString(8),
                result.getString(9));
    }

    /// Microseconds since 1970; the far ends of time, which mean "always", as the least and greatest number.
    private static long micros(Instant instant) {
        if (instant.isBefore(Instant.EPOCH.plus(Long.MIN_VALUE, ChronoUnit.MICROS))) {
            return Long.MIN_VALUE;
        }
        if (instant.isAfter(Instant.EPOCH.plus(Long.MAX_VALUE, ChronoUnit.MICROS))) {
            return Long.MAX_VALUE;
        }
        return Math.addExact(Math.multiplyExact(instant.getEpochSecond(), 1_000_000L), instant.getNano() / 1_000L);
    }

    /// Prepared once and kept: preparing a statement takes longer than running it.
    private PreparedStatement prepare(String sql) throws SQLException {
        PreparedStatement known = statements.get(sql);
        if (known == null) {
            known = file.connection().prepareStatement(sql);
            statements.put(sql, known);
        }
        return known;
    }

    private interface Query<T> {
        T run() throws SQLException;
    }

    private <T> T query(Query<T> query) {
        try {
            return query.run();
        } catch (SQLException e) {
            throw SqliteFailures.explain(file.path(), e);
        }
    }

    @Override
    public synchronized void close() {
        file.close();
    }
}
