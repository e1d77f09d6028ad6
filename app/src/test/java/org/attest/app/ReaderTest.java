package org.attest.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// `--reader`, with the model that ships and a ledger on disk: who reads, and what nobody can.
final class ReaderTest {
    private static final Path MODEL = Path.of("../models/reader-int8.onnx");
    private static final Path REPORTS = Path.of("../examples/reports");
    private static final String GOOD = "Drones hit a mill in Pokrovsk on 5 May 2023, the mayor said.";
    private static final String FRENCH =
            "Les obus ont touché le moulin vendredi dans la nuit, a déclaré le ministère, et deux personnes ont été tuées.";

    @TempDir
    private Path folder = Path.of("");

    @Test
    void theTrainedReaderReadsBesideTheLedgerAndIsNamedInIt() throws IOException {
        Path out = folder.resolve("out");
        Command run = Command.attest("run", REPORTS, "--out", out, "--reader", MODEL);
        assertEquals(0, run.exitCode(), run::err);
        assertTrue(
                run.out().matches("(?s)Read 33 reports from \\S+ by trained-[0-9a-f]{12}\\+rules-\\d+ in .*"),
                run::out);
        String reports = Files.readString(out.resolve("reports.jsonl"));
        assertEquals(
                33,
                reports.lines()
                        .filter(line -> line.contains("\"reader\":\"trained-"))
                        .count());

        Command again = Command.attest("run", REPORTS, "--out", out, "--reader", MODEL);
        assertTrue(again.out().contains("The ledger gained 0 entries."), again::out);

        Command byRules = Command.attest("run", REPORTS, "--out", out, "--reader", "rules");
        assertFalse(byRules.out().contains("The ledger gained 0 entries."), byRules::out);
        assertFalse(Files.readString(out.resolve("reports.jsonl")).contains("trained-"));
    }

    @Test
    void aModelThatCannotBeUsedIsNamedBeforeAnythingIsRead() throws IOException {
        Path report = Files.writeString(folder.resolve("good.txt"), GOOD);
        Path cut = Files.write(folder.resolve("cut.onnx"), Arrays.copyOf(Files.readAllBytes(MODEL), 1_000_000));
        Path missing = folder.resolve("none.onnx");
        Path out = folder.resolve("out");
        assertRefused("the reader's model must be an ONNX file; there is none at " + missing, missing, report, out);
        assertRefused(
                "the reader's model must be a whole ONNX file; " + cut + ", of 1000000 bytes, is none or is cut off",
                cut,
                report,
                out);
        String models = System.clearProperty("attest.models");
        try {
            assertRefused("--reader trained must know where the model lies", Path.of("trained"), report, out);
        } finally {
            System.setProperty("attest.models", models);
        }
        assertFalse(Files.exists(out.resolve("claims.jsonl")));
    }

    private static void assertRefused(String message, Path reader, Path report, Path out) {
        Command run = Command.attest("run", report, "--out", out, "--reader", reader);
        assertEquals(2, run.exitCode());
        assertTrue(run.err().contains(message), run::err);
        assertEquals(1, run.err().lines().count(), run::err);
    }

    @Test
    void textsThatHoldNoSentenceOrNoEndOfOneAreReadToTheEnd() throws IOException {
        Path in = Files.createDirectory(folder.resolve("in"));
        Files.writeString(in.resolve("good.txt"), GOOD);
        Files.writeString(in.resolve("dots.txt"), "... !!! ???");
        Files.writeString(in.resolve("rocket.txt"), "🚀🚀🚀");
        Files.writeString(in.resolve("token.txt"), "a".repeat(1_000_000));
        Files.writeString(
                in.resolve("endless.txt"), "and the ministry said that shells hit a mill ".repeat(4_500) + GOOD);
        Path out = folder.resolve("out");
        Command run = Command.attest("run", in, "--out", out, "--reader", MODEL);
        assertEquals(0, run.exitCode(), run::err);
        assertTrue(run.out().startsWith("Read 5 reports from "), run::out);
        assertTrue(run.isPlain(), run::out);
        String claims = Files.readString(out.resolve("claims.jsonl"));
        assertTrue(claims.contains("Pokrovsk"), "the good is read");
        assertTrue(Files.readString(out.resolve("notices.jsonl")).contains("language.no-sentence-end"));
    }

    @Test
    void reportsInOtherLanguagesAreKeptCountedAndNotRead() throws IOException {
        Path in = Files.createDirectory(folder.resolve("in"));
        Files.writeString(in.resolve("good.txt"), GOOD);
        Path french = Files.writeString(in.resolve("french.txt"), FRENCH);
        Path out = folder.resolve("out");
        Command run = Command.attest("run", in, "--out", out);
        assertEquals(0, run.exitCode(), run::err);
        assertTrue(run.out().startsWith("Read 1 report from "), run::out);
        assertTrue(run.out().contains("Kept, and not read, 1 report:"), run::out);
        assertTrue(run.out().contains("got one in French (fr) in " + french + ", which is kept"), run::out);
        String line = Files.readString(out.resolve("reports.jsonl"))
                .lines()
                .filter(l -> l.contains("french.txt"))
                .findFirst()
                .orElseThrow();
        assertTrue(line.contains("\"other_language\":\"fr\"") && !line.contains("\"reader\""), line);
        assertTrue(Files.readString(out.resolve("notices.jsonl")).contains("language.not-read"));
    }

    @Test
    void whatTheTrainedReaderSeesIsExplained() throws IOException {
        Path report = Files.writeString(folder.resolve("good.txt"), GOOD);
        Command explain = Command.attest("explain", "reading", report, "--reader", MODEL);
        assertEquals(0, explain.exitCode(), explain::err);
        assertTrue(explain.out().startsWith("Read by trained-"), explain::out);
        for (String wanted : new String[] {"Tags", "cue ", "said", "Links", "the mayor", "Claims", "AFFIRMS"}) {
            assertTrue(explain.out().contains(wanted), explain::out);
        }
        Command byRules = Command.attest("explain", "reading", report, "--reader", "rules");
        assertEquals(2, byRules.exitCode());
    }
}
