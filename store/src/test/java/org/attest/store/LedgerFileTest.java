package org.attest.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.attest.ledger.Entry;
import org.attest.ledger.Fact;
import org.attest.ledger.Inspection;
import org.attest.ledger.Ledger;
import org.attest.ledger.LedgerException;
import org.attest.ledger.Reports;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class LedgerFileTest {
    private static final Instant KNOWN = Instant.parse("2020-09-14T12:00:00Z");
    private static final Clock CLOCK = Clock.systemUTC();

    @TempDir
    private Path folder = Path.of("none");

    private Path file = Path.of("none");

    @BeforeEach
    void nameTheFile() {
        file = folder.resolve("ledger.db");
    }

    @Test
    void aLedgerIsOneFileOnceItIsClosedAndACopyOfItIsTheSameLedger() throws IOException {
        String head = fill("r1", 3);
        assertEquals(List.of("ledger.db", "ledger.db-lock"), names());
        assertEquals(0, Files.size(folder.resolve("ledger.db-lock")));
        Path copy = Files.createDirectory(folder.resolve("copy")).resolve("copied.db");
        Files.copy(file, copy);
        try (Ledger ledger = SqliteLedger.open(copy, CLOCK)) {
            assertEquals(new Inspection(4, 0, head, Optional.empty()), ledger.verify());
        }
    }

    @Test
    void aNewLedgerHasTheVerySchemaThatFlywayMakesOfTheScripts() throws SQLException {
        fill("r1", 1);
        Path other = folder.resolve("flyway.db");
        LedgerFile.upgrade(other, 0, "classpath:org/attest/store/migration");
        String schema = "SELECT group_concat(type || ' ' || name || ' ' || coalesce(sql, ''), char(10)) FROM"
                + " (SELECT * FROM sqlite_master WHERE tbl_name NOT LIKE 'flyway%' ORDER BY name)";
        assertEquals(ask(other, schema), ask(file, schema));
        assertEquals(ask(other, "PRAGMA user_version"), ask(file, "PRAGMA user_version"));
        assertEquals(ask(other, "PRAGMA application_id"), ask(file, "PRAGMA application_id"));
    }

    @Test
    void anOlderLedgerIsBroughtForwardWithAllThatItHolds() throws SQLException {
        String head = fill("r1", 2);
        LedgerFile.upgrade(file, 1, "classpath:org/attest/store/migration", "classpath:org/attest/store/later");
        assertEquals("2", ask(file, "PRAGMA user_version"));
        assertEquals(head, ask(file, "SELECT hash FROM entries ORDER BY sequence DESC LIMIT 1"));
        assertRefused("a ledger must have version 1 to 1; got 2 in " + file
                + ", from a newer Attest: use that one, or another ledger");
    }

    @Test
    void anotherProgramsDatabaseIsRefusedAndLeftAsItIs() throws SQLException, IOException {
        change(file, "CREATE TABLE notes (text)");
        byte[] before = Files.readAllBytes(file);
        assertRefused(
                "a ledger must be an SQLite file that Attest made; got another program's (its application_id is 0)"
                        + " in " + file + ": name another file, or move this one away");
        assertEquals(before.length, Files.size(file));
        assertTrue(Arrays.equals(before, Files.readAllBytes(file)));
    }

    @Test
    void aFileThatIsNoDatabaseIsRefusedAndLeftAsItIs() throws IOException {
        String text = "Shells hit the mill.\n".repeat(100);
        Files.writeString(file, text);
        assertRefused("a ledger must be an SQLite file that Attest made; got a file of another format, " + file
                + ": name another file, or move this one away");
        assertEquals(text, Files.readString(file));
    }

    @Test
    void aLedgerFromBeforeTheFirstVersionIsRefused() throws SQLException {
        fill("r1", 1);
        change(file, "PRAGMA user_version = 0");
        assertRefused("a ledger must have version 1 to 1; got 0 in " + file
                + ", from before the first release: move it away and run the reports again");
    }

    @Test
    void anEmptyFileBecomesALedger() throws IOException {
        Files.createFile(file);
        fill("r1", 1);
        try (Ledger ledger = SqliteLedger.openForReading(file)) {
            assertEquals(2, ledger.entries().size());
        }
    }

    @Test
    void aFolderAndAMissingFolderAreRefusedByName() throws IOException {
        Files.createDirectory(file);
        assertRefused("a ledger must be a file; got the folder " + file + ": name a file in it, such as ledger.db");
        Path missing = folder.resolve("missing");
        assertEquals(
                "a ledger's folder must exist; got no folder " + missing + ": make it, or name another",
                assertThrows(LedgerException.class, () -> SqliteLedger.open(missing.resolve("ledger.db"), CLOCK))
                        .getMessage());
    }

    @Test
    void readingALedgerThatIsNotThereMakesNone() {
        assertEquals(
                "a ledger must exist before it's read; got no file " + file
                        + ": name the ledger.db that `attest run` wrote",
                assertThrows(LedgerException.class, () -> SqliteLedger.openForReading(file))
                        .getMessage());
        assertFalse(Files.exists(file));
    }

    @Test
    void aSecondWriterIsToldWhileTheFirstHasItOpenAndLetInAfterwards() {
        try (Ledger first = SqliteLedger.open(file, CLOCK)) {
            first.append(Reports.withClaims("r1", 1), "ann", KNOWN);
            String message = assertThrows(
                            LedgerException.class, () -> SqliteLedger.open(file, CLOCK, Duration.ofMillis(200)))
                    .getMessage();
            assertEquals(
                    "one program at a time may write a ledger; got " + file
                            + ", which another Attest has kept open for writing for more than 0.2 s: wait until that"
                            + " one is done, or end it, and run this again",
                    message);
            // The second one's going away doesn't take the lock of the first with it.
            assertThrows(LedgerException.class, () -> SqliteLedger.open(file, CLOCK, Duration.ofMillis(200)));
            first.append(Reports.withClaims("r2", 1), "ann", KNOWN);
        }
        assertEquals(6, entriesAfter(fill("r3", 1)));
    }

    @Test
    void aSecondWriterThatIsPatientGetsItsTurn() throws InterruptedException {
        Ledger first = SqliteLedger.open(file, CLOCK);
        first.append(Reports.withClaims("r1", 1), "ann", KNOWN);
        Thread second = Thread.ofPlatform().start(() -> fill("r2", 1));
        Thread.sleep(300);
        first.close();
        second.join();
        try (Ledger ledger = SqliteLedger.openForReading(file)) {
            assertEquals(4, ledger.verify().entries());
        }
    }

    @Test
    void aReaderSeesWhatIsRecordedWhileAnotherProgramWrites() {
        try (Ledger writer = SqliteLedger.open(file, CLOCK)) {
            writer.append(Reports.withClaims("r1", 1), "ann", KNOWN);
            try (Ledger reader = SqliteLedger.openForReading(file)) {
                assertEquals(2, reader.entries().size());
                writer.append(Reports.withClaims("r2", 1), "ann", KNOWN);
                assertEquals(
                        4,
                        reader.now().all(Fact.ReportFact.class).size()
                                + reader.now().all(Fact.ClaimFact.class).size());
                assertThrows(
                        IllegalStateException.class, () -> reader.append(Reports.withClaims("r3", 1), "ann", KNOWN));
            }
        }
    }

    @Test
    void theSchemaItselfForbidsChangingAndRemovingEntries() throws SQLException {
        fill("r1", 2);
        for (String statement : List.of(
                "UPDATE entries SET author = 'someone else' WHERE sequence = 1",
                "DELETE FROM entries WHERE sequence = 3",
                "INSERT OR REPLACE INTO entries SELECT * FROM entries WHERE sequence = 1",
                "INSERT INTO entries SELECT 9, kind, fact_id, content_hash, author, valid_from, recorded_at, previous,"
                        + " hash FROM entries WHERE sequence = 3",
                "UPDATE contents SET body = '{}'")) {
            assertThrows(SQLException.class, () -> change(file, statement), statement);
        }
        try (Ledger ledger = SqliteLedger.open(file, CLOCK)) {
            assertEquals(Optional.empty(), ledger.verify().fault());
        }
    }

    @Test
    void verifyingNamesTheFirstEntryThatWasChangedFromOutside() throws SQLException {
        fill("r1", 4);
        change(file, "DROP TRIGGER entries_are_never_changed");
        change(file, "UPDATE entries SET author = 'someone else' WHERE sequence >= 3");
        assertFault(2, "its fields must have its hash,", "in entry 3 (claim r1-claim1)");
    }

    @Test
    void verifyingNamesTheEntryWhoseContentWasChangedOrTakenAway() throws SQLException {
        fill("r1", 4);
        change(file, "DROP TRIGGER contents_are_never_changed");
        change(file, "UPDATE contents SET body = replace(body, 'holder 2', 'holder 9') WHERE body LIKE '%holder 2%'");
        assertFault(3, "its content must have its content hash,", "in entry 4 (claim r1-claim2)");
        change(file, "DELETE FROM contents WHERE body LIKE '%holder 0%'");
        assertFault(1, "its content must be there unless an entry says that it was erased; got neither", "in entry 2");
    }

    @Test
    void verifyingNamesTheEntryAfterAGap() throws SQLException {
        fill("r1", 4);
        change(file, "DROP TRIGGER entries_are_never_removed");
        change(file, "DELETE FROM entries WHERE sequence = 2");
        assertFault(1, "entry 2 must come next; got entry 3", "(claim r1-claim1)");
    }

    @Test
    void nothingOfAnErasedReportIsLeftInTheFile() throws IOException {
        List<Fact> facts = new ArrayList<>();
        for (int i = 0; i < 50; i++) {
            facts.add(Reports.report("r" + i, "The secret witness number " + i + " said so. ".repeat(200)));
            facts.add(Reports.claim("c" + i, "r" + i, "secret witness number " + i));
        }
        try (Ledger ledger = SqliteLedger.open(file, CLOCK)) {
            ledger.append(facts, "ann", KNOWN);
        }
        assertTrue(bytesOf(file).contains("secret witness number 7 "));
        try (Ledger ledger = SqliteLedger.open(file, CLOCK)) {
            assertEquals(2, ledger.erase("report", "r7", "owner", "asked for"));
            assertEquals(Optional.empty(), ledger.verify().fault());
        }
        assertFalse(bytesOf(file).contains("witness number 7 "));
        assertFalse(bytesOf(file).contains("witness number 7\""));
        assertTrue(bytesOf(file).contains("witness number 8 "));
    }

    @Test
    void aFullDiskIsNamedAndNothingOfTheStepIsRecorded() throws SQLException {
        LedgerFile limited = LedgerFile.openForWriting(file, Duration.ofSeconds(1));
        LedgerFile.execute(limited.connection(), "PRAGMA max_page_count = 60");
        try (SqliteLedger ledger = new SqliteLedger(limited, CLOCK)) {
            ledger.append(Reports.withClaims("r1", 2), "ann", KNOWN);
            LedgerException full = assertThrows(
                    LedgerException.class, () -> ledger.append(Reports.withClaims("r2", 5000), "ann", KNOWN));
            assertEquals(
                    "there must be room on the disk for the ledger; got \"[SQLITE_FULL] Insertion failed because database"
                            + " is full (database or disk is full)\" for " + file
                            + ": nothing of this step was recorded; make room and run this again",
                    full.getMessage());
            assertEquals(3, ledger.entries().size());
            assertEquals(2, ledger.append(Reports.withClaims("r3", 1), "ann", KNOWN));
            assertEquals(new Inspection(5, 0, head(ledger), Optional.empty()), ledger.verify());
        }
    }

    @Test
    void aFileThatMayNotBeWrittenCanBeReadAndIsRefusedForWriting() {
        fill("r1", 1);
        assertTrue(file.toFile().setWritable(false));
        assumeFalse(Files.isWritable(file), "this user may write everything");
        try (Ledger ledger = SqliteLedger.openForReading(file)) {
            assertEquals(2, ledger.verify().entries());
        }
        String message = assertThrows(LedgerException.class, () -> {
                    try (Ledger ledger = SqliteLedger.open(file, CLOCK)) {
                        ledger.append(Reports.withClaims("r2", 1), "ann", KNOWN);
                    }
                })
                .getMessage();
        assertTrue(String.valueOf(message).startsWith("the ledger's file and folder must be writable; got "), message);
        assertTrue(String.valueOf(message).contains(file.toString()), message);
    }

    @Test
    void aFolderThatMayNotBeWrittenCanBeReadAndIsRefusedForWriting() {
        fill("r1", 1);
        assertTrue(folder.toFile().setWritable(false));
        try {
            assumeFalse(Files.isWritable(folder), "this user may write everything");
            try (Ledger ledger = SqliteLedger.openForReading(file)) {
                assertEquals(2, ledger.verify().entries());
            }
            String message = assertThrows(
                            LedgerException.class, () -> SqliteLedger.open(folder.resolve("new.db"), CLOCK))
                    .getMessage();
            assertTrue(
                    String.valueOf(message).startsWith("the ledger's file and folder must be writable; got "), message);
        } finally {
            assertTrue(folder.toFile().setWritable(true));
        }
    }

    @Test
    void nothingIsPrinted() {
        PrintStream out = System.out;
        PrintStream err = System.err;
        ByteArrayOutputStream printed = new ByteArrayOutputStream();
        try (PrintStream stream = new PrintStream(printed, true, StandardCharsets.UTF_8)) {
            System.setOut(stream);
            System.setErr(stream);
            fill("r1", 1);
            LedgerFile.upgrade(file, 1, "classpath:org/attest/store/migration", "classpath:org/attest/store/later");
        } finally {
            System.setOut(out);
            System.setErr(err);
        }
        assertEquals("", printed.toString(StandardCharsets.UTF_8));
    }

    /// @return the hash of the last entry
    private String fill(String report, int claims) {
        try (Ledger ledger = SqliteLedger.open(file, CLOCK)) {
            ledger.append(Reports.withClaims(report, claims), "ann", KNOWN);
            return head(ledger);
        }
    }

    private static String head(Ledger ledger) {
        return ledger.entries().stream().map(Entry::hash).toList().getLast();
    }

    private long entriesAfter(String head) {
        try (Ledger ledger = SqliteLedger.openForReading(file)) {
            Inspection found = ledger.verify();
            assertEquals(head, found.head());
            return found.entries();
        }
    }

    private void assertRefused(String message) {
        assertEquals(
                message,
                assertThrows(LedgerException.class, () -> SqliteLedger.open(file, CLOCK))
                        .getMessage());
        assertEquals(
                message,
                assertThrows(LedgerException.class, () -> SqliteLedger.openForReading(file))
                        .getMessage());
    }

    private void assertFault(int right, String must, String where) {
        try (Ledger ledger = SqliteLedger.open(file, CLOCK)) {
            Inspection found = ledger.verify();
            assertEquals(right, found.entries());
            String fault = found.fault().orElseThrow();
            assertTrue(fault.startsWith(must) && fault.contains(where), fault);
        }
    }

    private static void change(Path file, String sql) throws SQLException {
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file);
                Statement statement = connection.createStatement()) {
            statement.executeUpdate(sql);
        }
    }

    private static String ask(Path file, String sql) throws SQLException {
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file);
                Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery(sql)) {
            return result.getString(1);
        }
    }

    /// Only while the ledger is closed: it would lose its locks.
    private static String bytesOf(Path file) throws IOException {
        return new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1);
    }

    private List<String> names() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(f -> f.getFileName().toString()).sorted().toList();
        }
    }
}
