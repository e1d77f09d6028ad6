package org.attest.app;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.attest.ledger.Fact;
import org.attest.ledger.Ledger;
import org.attest.store.SqliteLedger;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Places where the results cannot go: one line that names the place, exit code 1, and nothing of anybody's is lost.
final class BadOutputTest {
    @TempDir
    private Path folder = Path.of("");

    private Path good = Path.of("");
    private Path out = Path.of("");
    private Path ledger = Path.of("");

    @BeforeEach
    void makeReport() throws IOException {
        good = Files.writeString(
                folder.resolve("good.txt"), "Rebels shelled the town of Toretsk on 3 May 2023, police said.");
        out = Files.createDirectory(folder.resolve("out"));
        ledger = out.resolve("ledger.db");
    }

    @Test
    void aFileWhereTheFolderShouldBe() throws IOException {
        Path file = Files.writeString(folder.resolve("notes"), "mine");
        assertFails(file, file);
        assertFails(file.resolve("below"), file);
        assertEquals("mine", Files.readString(file));
    }

    @Test
    void aFolderThatNobodyMayWrite() {
        Path kernel = Path.of("/proc/attest-out");
        Assumptions.assumeTrue(Files.isDirectory(Path.of("/proc/self")), "only Linux has /proc");
        assertFails(kernel, kernel);
    }

    @Test
    void aFolderWithoutPermission() {
        assertTrue(out.toFile().setWritable(false));
        Assumptions.assumeFalse(Files.isWritable(out), "this user may write everywhere");
        assertFails(out, ledger);
    }

    @Test
    void anotherProgramsDatabaseStaysAsItIs() throws IOException, SQLException {
        sqlite("CREATE TABLE recipes (name TEXT)");
        assertKeeps("another program's");
    }

    @Test
    void aTextOfThatNameStaysAsItIs() throws IOException {
        Files.writeString(ledger, "My ledger, by hand: 3 pounds for flour.");
        assertKeeps("another format");
    }

    @Test
    void aLedgerOfANewerVersionStaysAsItIs() throws IOException, SQLException {
        assertEquals(0, Command.attest("run", good, "--out", out).exitCode());
        sqlite("PRAGMA user_version = 99");
        assertKeeps("from a newer Attest");
    }

    @Test
    void aFolderOfThatName() throws IOException {
        Files.createDirectory(ledger);
        assertFails(out, ledger);
    }

    /// The ledger is complete and says so, whatever became of the files.
    @Test
    void aFolderWhereAFileShouldBeWritten() throws IOException {
        Path inTheWay = Files.createDirectory(out.resolve("claims.jsonl"));
        assertFails(out, inTheWay);
        try (Ledger opened = SqliteLedger.open(ledger, Clock.systemUTC())) {
            assertEquals(1, opened.now().all(Fact.ReportFact.class).size());
        }
    }

    /// Whatever file a folder stands in the way of, the others stay those of the run before.
    @Test
    void aFolderInTheWayOfOneFileKeepsTheOthersAsTheyWere() throws IOException {
        assertEquals(0, Command.attest("run", good, "--out", out).exitCode());
        String page = Files.readString(out.resolve("index.html"));
        String claims = Files.readString(out.resolve("claims.jsonl"));
        Files.delete(out.resolve("trends.jsonl"));
        Path inTheWay = Files.createDirectory(out.resolve("trends.jsonl"));
        Path more = Files.writeString(
                folder.resolve("more.txt"), "Drones hit a mill in Pokrovsk on 5 May 2023, the mayor said.");
        Command failed = Command.attest("run", more, "--out", out);
        assertEquals(1, failed.exitCode());
        assertTrue(failed.err().contains(inTheWay.toString()), failed.err());
        assertEquals(page, Files.readString(out.resolve("index.html")));
        assertEquals(claims, Files.readString(out.resolve("claims.jsonl")));
    }

    @Test
    void aDiskThatIsFull() throws IOException, InterruptedException {
        Path disk = Files.createDirectory(folder.resolve("disk"));
        Assumptions.assumeTrue(mount(disk), "a disk of 64 kB must be mountable, which takes root on Linux");
        try {
            assertFails(disk, disk.resolve("ledger.db"));
        } finally {
            process("umount", disk.toString());
        }
    }

    /// What was there before the disk became full is still there, to the last byte.
    @Test
    void aDiskThatFillsUpLater() throws IOException, InterruptedException {
        Path disk = Files.createDirectory(folder.resolve("disk"));
        Assumptions.assumeTrue(mount(disk), "a disk of 64 kB must be mountable, which takes root on Linux");
        try {
            process("mount", "-o", "remount,size=2m", disk.toString());
            assertEquals(0, Command.attest("run", good, "--out", disk).exitCode());
            byte[] claims = Files.readAllBytes(disk.resolve("claims.jsonl"));
            Files.write(
                    disk.resolve("filling"),
                    new byte[Math.toIntExact(disk.toFile().getUsableSpace() - 4096)]);
            assertFails(disk, disk, Path.of("../examples/reports"));
            assertArrayEquals(claims, Files.readAllBytes(disk.resolve("claims.jsonl")));
            try (Ledger opened = SqliteLedger.openForReading(disk.resolve("ledger.db"))) {
                assertTrue(opened.now().all(Fact.ReportFact.class).size() >= 1);
            }
        } finally {
            process("umount", disk.toString());
        }
    }

    @Test
    void aLedgerThatAnotherRunKeepsOpen() {
        try (SqliteLedger _ = SqliteLedger.open(ledger, Clock.systemUTC())) {
            assertFails(out, ledger);
        }
        assertEquals(0, Command.attest("run", good, "--out", out).exitCode());
    }

    /// Whichever comes second waits, or is told to come again; what either one read is there.
    @Test
    void twoRunsAtOnceLoseNothing() throws IOException {
        Path other = Files.writeString(
                folder.resolve("other.txt"), "Drones hit a mill in Pokrovsk on 5 May 2023, the mayor said.");
        CompletableFuture<Command> first =
                CompletableFuture.supplyAsync(() -> Command.attest("run", good, "--out", out));
        CompletableFuture<Command> second =
                CompletableFuture.supplyAsync(() -> Command.attest("run", other, "--out", out));
        List<Command> runs = List.of(first.join(), second.join());
        int done = 0;
        for (Command run : runs) {
            assertTrue(run.isPlain(), () -> run.out() + run.err());
            if (run.exitCode() == 0) {
                done++;
            } else {
                assertEquals(1, run.exitCode());
                assertTrue(
                        run.err().startsWith("attest: one program at a time may write a ledger; got " + ledger),
                        run::err);
            }
        }
        assertTrue(done >= 1, () -> "one at least must have run; got " + runs);
        try (Ledger opened = SqliteLedger.openForReading(ledger)) {
            assertEquals(done, opened.now().all(Fact.ReportFact.class).size());
            assertEquals(Optional.empty(), opened.verify().fault());
        }
    }

    private void assertKeeps(String why) throws IOException {
        byte[] before = Files.readAllBytes(ledger);
        Command run = assertFails(out, ledger);
        assertTrue(run.err().contains(why), run::err);
        assertArrayEquals(before, Files.readAllBytes(ledger));
    }

    private Command assertFails(Path to, Path named) {
        return assertFails(to, named, good);
    }

    private static Command assertFails(Path to, Path named, Path input) {
        Command run = Command.attest("run", input, "--out", to);
        assertEquals(1, run.exitCode(), run::out);
        assertEquals(1, run.err().lines().count(), run::err);
        assertTrue(run.err().startsWith("attest: ") && run.err().contains(named.toString()), run::err);
        assertTrue(run.isPlain(), () -> run.out() + run.err());
        return run;
    }

    private void sqlite(String statement) throws SQLException {
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + ledger);
                Statement one = connection.createStatement()) {
            one.executeUpdate(statement);
        }
    }

    private static boolean mount(Path disk) throws IOException, InterruptedException {
        return process("mount", "-t", "tmpfs", "-o", "size=64k", "tmpfs", disk.toString());
    }

    private static boolean process(String... command) throws InterruptedException {
        try {
            Process process = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
            return process.waitFor(10, TimeUnit.SECONDS) && process.exitValue() == 0;
        } catch (IOException noSuchCommand) {
            return false;
        }
    }
}
