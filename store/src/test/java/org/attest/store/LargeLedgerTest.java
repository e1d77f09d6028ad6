package org.attest.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.attest.ledger.Fact;
import org.attest.ledger.Inspection;
import org.attest.ledger.Ledger;
import org.attest.ledger.Reports;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Load and kills. Prints what it measured; judges by the time that its own thread had, since others may use the
/// machine.
@Tag("long")
final class LargeLedgerTest {
    private static final Instant KNOWN = Instant.parse("2020-09-14T12:00:00Z");

    @TempDir
    private Path folder = Path.of("none");

    @Test
    void aHundredThousandFactsAreRecordedInLessThanTenSeconds() throws IOException {
        Path file = folder.resolve("ledger.db");
        List<Fact> facts = new ArrayList<>();
        for (int i = 0; i < 10_000; i++) {
            facts.addAll(Reports.withClaims("report" + i, 9));
        }
        try (Ledger ledger = SqliteLedger.open(file, Clock.systemUTC())) {
            long start = cpu();
            assertEquals(100_000, timed("append", () -> ledger.append(facts, "ann", KNOWN)));
            Duration append = Duration.ofNanos(cpu() - start);
            assertTrue(append.toSeconds() < 10, append.toString());
            assertEquals(0, timed("the same again", () -> ledger.append(facts, "ann", KNOWN)));
            assertEquals(
                    90_000, timed("view", ledger::now).all(Fact.ClaimFact.class).size());
            assertEquals(100_000, timed("verify", ledger::verify).entries());
            assertEquals(10, timed("erase one report", () -> ledger.erase("report", "report7", "owner", "asked for")));
        }
        System.out.println("file: " + Files.size(file) / 1_000_000 + " MB");
    }

    private static <T> T timed(String what, Supplier<T> work) {
        long start = System.nanoTime();
        long cpuStart = cpu();
        T result = work.get();
        System.out.printf(
                Locale.ROOT,
                "%s: %.2f s, of which CPU %.2f s%n",
                what,
                (System.nanoTime() - start) / 1e9,
                (cpu() - cpuStart) / 1e9);
        return result;
    }

    private static long cpu() {
        return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
    }

    @Test
    void aProgramKilledAtAnyMomentLeavesWholeCallsAndARightChain() throws Exception {
        Path file = folder.resolve("ledger.db");
        Random random = new Random(11);
        for (int round = 0; round < 10; round++) {
            Process writer = new ProcessBuilder(
                            Path.of(System.getProperty("java.home"), "bin", "java")
                                    .toString(),
                            "-XX:+UseSerialGC",
                            "--enable-native-access=ALL-UNNAMED",
                            "-cp",
                            System.getProperty("java.class.path"),
                            Writer.class.getName(),
                            file.toString(),
                            Integer.toString(round))
                    .redirectOutput(folder.resolve("out.txt").toFile())
                    .redirectErrorStream(true)
                    .start();
            assertTrue(!writer.waitFor(2000 + random.nextInt(4000), TimeUnit.MILLISECONDS), () -> read("out.txt"));
            writer.destroyForcibly().waitFor();
            try (Ledger ledger = SqliteLedger.open(file, Clock.systemUTC())) {
                Inspection found = ledger.verify();
                assertEquals(Optional.empty(), found.fault());
                assertEquals(0, found.entries() % Writer.FACTS);
                System.out.println("killed in round " + round + " after " + found.entries() + " entries");
            }
        }
    }

    private String read(String name) {
        try {
            return Files.readString(folder.resolve(name));
        } catch (IOException e) {
            return e.toString();
        }
    }

    /// Adds reports until it's killed.
    static final class Writer {
        static final int FACTS = 500;

        private Writer() {}

        public static void main(String[] args) {
            try (Ledger ledger = SqliteLedger.open(Path.of(args[0]), Clock.systemUTC())) {
                for (int i = 0; ; i++) {
                    ledger.append(Reports.withClaims("r" + args[1] + "-" + i, FACTS - 1), "ann", KNOWN);
                }
            }
        }
    }
}
