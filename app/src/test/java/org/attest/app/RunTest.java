package org.attest.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.attest.ledger.Ledger;
import org.attest.store.SqliteLedger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// `attest run` on the example reports, with a ledger on disk.
final class RunTest {
    private static final Path REPORTS = Path.of("../examples/reports");
    private static final Pattern ID = Pattern.compile("\"id\":\"([0-9a-f]{20})\"");
    private static final Pattern REFERENCE = Pattern.compile("\"(?:report|incident|redirect|a|b)\":\"([0-9a-f]{20})\"");

    @TempDir
    private Path folder = Path.of("");

    @Test
    void theSameReportsASecondTimeAddNothing() throws IOException {
        Path out = folder.resolve("out");
        assertEquals(0, Command.attest("run", REPORTS, "--out", out).exitCode());
        int entries = entries(out);
        Map<String, String> files = files(out);
        Command again = Command.attest("run", REPORTS, "--out", out);
        assertEquals(0, again.exitCode());
        assertTrue(again.out().contains("The ledger gained 0 entries."), again.out());
        assertEquals(entries, entries(out));
        assertEquals(files, files(out));
    }

    /// The path of a report is part of what the ledger knows, so it is the same in both runs.
    @Test
    void oneByOneInAnyOrderGivesTheSameFilesAsAllAtOnce() throws IOException {
        Path together = folder.resolve("together");
        Path apart = folder.resolve("apart");
        List<Path> reports = List.of(
                REPORTS.resolve("nyala-wire.txt"),
                REPORTS.resolve("arauca-1991.txt"),
                REPORTS.resolve("nyala-undated.txt"));
        Path metadata = REPORTS.resolve("reports.jsonl");
        Command.attest(
                "run", reports.get(0), reports.get(1), reports.get(2), "--metadata", metadata, "--out", together);
        for (Path report : reports.reversed()) {
            Command.attest("run", report, "--metadata", metadata, "--out", apart);
        }
        for (String name : List.of("reports.jsonl", "claims.jsonl", "relations.jsonl")) {
            assertEquals(Files.readString(together.resolve(name)), Files.readString(apart.resolve(name)), name);
        }
    }

    @Test
    void everyIdInTheFilesLeadsSomewhere() throws IOException {
        Path out = folder.resolve("out");
        Command.attest("run", REPORTS, "--out", out);
        Set<String> known = new HashSet<>();
        for (String name : List.of("reports.jsonl", "claims.jsonl", "incidents.jsonl")) {
            ID.matcher(Files.readString(out.resolve(name))).results().forEach(match -> known.add(match.group(1)));
        }
        Set<String> lost = new HashSet<>();
        for (Map.Entry<String, String> file : files(out).entrySet()) {
            if (file.getKey().endsWith(".jsonl")) {
                Matcher references = REFERENCE.matcher(file.getValue());
                while (references.find()) {
                    if (!known.contains(references.group(1))) {
                        lost.add(file.getKey() + ": " + references.group());
                    }
                }
            }
        }
        assertEquals(Set.of(), lost);
    }

    private static int entries(Path out) {
        try (Ledger ledger = SqliteLedger.open(out.resolve("ledger.db"), Clock.systemUTC())) {
            return ledger.entries().size();
        }
    }

    /// All files but the ledger, by name.
    private static Map<String, String> files(Path out) throws IOException {
        try (Stream<Path> files = Files.list(out)) {
            return files.filter(file -> !file.getFileName().toString().startsWith("ledger.db"))
                    .collect(Collectors.toMap(
                            file -> file.getFileName().toString(), RunTest::text, (a, _) -> a, TreeMap::new));
        }
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
