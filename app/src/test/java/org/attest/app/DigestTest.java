package org.attest.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.attest.Pipeline;
import org.attest.reports.ReportReader;
import org.attest.store.SqliteLedger;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What an editor gets who asks for the changes since a day: of a ledger that two runs, ten days apart, have written.
final class DigestTest extends InChromium {
    private static final LocalDate SECOND_RUN = LocalDate.parse("2025-03-11");

    /// The last sentence is what a stranger may send to break the digest.
    private static final String ODD = """
            TUZLA, Bosnia, June 18, 1993 - Shells hit the market in Tuzla on Thursday, killing at least nine civilians, police said.
            A doctor denied that anyone had been killed in Tuzla on Thursday.
            The "**mayor**" of <img src=x onerror=alert(1)> [Tuzla](javascript:alert(1)) \u202e said that shells had hit the market.
            """;

    @TempDir
    static Path out;

    @BeforeAll
    static void runTwice() throws IOException {
        Path reports = out.resolve("reports");
        Files.createDirectories(reports);
        copy("pedro-first.html", reports);
        copy("nyala-wire.txt", reports);
        run(reports, "2025-03-01T08:00:00Z");
        copy("pedro-second.html", reports);
        copy("nyala-undated.txt", reports);
        Files.writeString(reports.resolve("odd.txt"), ODD);
        run(reports, "2025-03-11T08:00:00Z");
    }

    private static void copy(String file, Path to) throws IOException {
        Files.copy(Path.of("../examples/reports").resolve(file), to.resolve(file));
    }

    private static void run(Path reports, String at) {
        Clock clock = Clock.fixed(Instant.parse(at), ZoneOffset.UTC);
        try (SqliteLedger ledger = SqliteLedger.open(out.resolve("ledger.db"), clock)) {
            Pipeline.bundled()
                    .run(
                            List.of(reports),
                            new ReportReader.Options(
                                    Optional.empty(),
                                    Optional.of(Path.of("../examples/reports/reports.jsonl")),
                                    ReportReader.Options.MAX_BYTES),
                            ledger,
                            clock.instant(),
                            _ -> {});
        }
    }

    private static Command digest(Object since) {
        return Command.attest("digest", "--since", since, "--out", out);
    }

    @Test
    void itTellsWhatIsNewWhatChangedAndWhatWasTakenBackEachWithItsQuotesAndSources() throws IOException {
        Command command = digest(SECOND_RUN);
        assertEquals(0, command.exitCode(), command.err());
        String markdown = Files.readString(out.resolve("digest.md"));
        assertTrue(markdown.startsWith("# What changed since 2025-03-11\n\n**Working copy, not for publication.**"));
        for (String expected : List.of(
                "## New incidents",
                "## New contradictions",
                "## Changed by newer versions of articles",
                "## Reports read (3)",
                "Shelling at Tuzla",
                "People: at least 9 civilians killed (Bosnian police)",
                "“At least nine",
                "“At least fourteen",
                "“UPDATED: Shells hit fish market in northern Sri Lanka”")) {
            assertTrue(markdown.contains(expected), () -> expected + " in\n" + markdown);
        }
        assertTrue(command.out().contains("Since 2025-03-11: "), command.out());
    }

    @Test
    void sinceADayAfterTheLastRunNothingChanged() throws IOException {
        Command command = digest("2025-03-12");
        assertTrue(command.out().contains("Since 2025-03-12: nothing changed."), command.out());
        assertFalse(Files.readString(out.resolve("digest.md")).contains("##"));
    }

    @Test
    void noWordOfAReportIsMarkup() throws IOException {
        digest("2025-01-01");
        String markdown = Files.readString(out.resolve("digest.md"));
        assertFalse(markdown.contains("<img"), markdown);
        assertFalse(markdown.contains("](javascript"), markdown);
        assertFalse(markdown.contains("\u202e"));
        String html = Files.readString(out.resolve("digest.html"));
        assertFalse(html.contains("<img") || html.contains("<script") || html.contains("\u202e"), html);
    }

    @ParameterizedTest
    @ValueSource(ints = {DESKTOP, PHONE})
    void axeFindsNothingAndNothingSticksOut(int width) throws IOException {
        digest("2025-01-01");
        for (ColorScheme scheme : List.of(ColorScheme.LIGHT, ColorScheme.DARK)) {
            Page page = openFile(out.resolve("digest.html"), width, scheme, "");
            assertTrue(page.locator("article").count() > 3);
            assertEquals(List.of(), sticksOut(page));
            assertEquals(List.of(), faults(page));
        }
    }

    @Test
    void badUseIsSaidInOneLine() {
        Command none = Command.attest("digest", "--since", "2025-01-01", "--out", out.resolve("nowhere"));
        assertEquals(2, none.exitCode());
        assertTrue(none.err().contains("a digest needs the ledger of a run; got "), none.err());
        Command future = digest("2999-01-01");
        assertEquals(2, future.exitCode());
        assertTrue(future.err().contains("--since must be a day that has begun (UTC); got 2999-01-01"), future.err());
        Command word = digest("yesterday");
        assertEquals(2, word.exitCode());
        assertTrue(word.err().contains("it must be a day such as 2020-09-14"), word.err());
        assertTrue(none.isPlain() && future.isPlain() && word.isPlain());
    }

    @Test
    void aPolicyWithAnUnknownRuleStopsTheRunBeforeItStarts() throws IOException {
        Path policy = out.resolve("own.tsv");
        Files.writeString(policy, "policy\town-1\ngrade\tCORROBORATED\tgrops > 1\twhy\tours\n");
        Command command =
                Command.attest("run", out.resolve("reports"), "--policy", policy, "--out", out.resolve("not-made"));
        assertEquals(2, command.exitCode());
        assertTrue(command.err().contains("got \"grops\" in line 2 of " + policy), command.err());
        assertTrue(command.isPlain());
        assertFalse(Files.exists(out.resolve("not-made")));
    }
}
