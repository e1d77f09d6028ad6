package org.attest.eval;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

final class MainTest {
    private static final String CORPUS = "src/test/resources/reports";

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @TempDir
    private Path folder = Path.of("");

    private int execute(String... arguments) {
        CommandLine commandLine = Main.commandLine((corpus, _, _, to) -> copy(corpus.resolve("perfect"), to));
        commandLine.setOut(new PrintWriter(out, true)).setErr(new PrintWriter(err, true));
        return commandLine.execute(arguments);
    }

    private static void copy(Path from, Path to) {
        try {
            for (String name : new String[] {"reports.jsonl", "claims.jsonl", "incidents.jsonl"}) {
                Files.copy(from.resolve(name), to.resolve(name));
            }
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    @Test
    void jsonIsOneLineWithTaskCorpusNumberAndMetrics() {
        assertEquals(0, execute("reports", CORPUS, "--json"));
        assertEquals(1, out.toString().lines().count());
        String start =
                "{\"task\":\"reports\",\"corpus\":\"src/test/resources/reports\",\"n\":2,\"metrics\":{\"linking_precision\":100.0,";
        assertEquals(start, out.toString().substring(0, start.length()));
    }

    @Test
    void withoutAnOutputTheCorpusIsRunFirst() {
        assertEquals(0, execute("reports", CORPUS));
        assertEquals(
                "reports · src/test/resources/reports · 2 reports",
                out.toString().lines().findFirst().orElse(""));
    }

    @Test
    void anUnknownTaskIsBadUse() {
        assertEquals(2, execute("guessing", CORPUS));
        assertEquals(
                "attest eval: TASK must be one of reports, seed, audits, time, places, corpus, imagery, attribution, mentions, muc, reading, linking; got 'guessing'. See attest eval --help\n",
                err.toString());
    }

    @Test
    void aFolderOfAnotherKindIsBadUse() {
        assertEquals(2, execute("seed", CORPUS));
        assertEquals(
                "attest eval: a corpus of `seed` must be a folder with article.txt and expected.json; got src/test/resources/reports,"
                        + " which lacks article.txt. Give the model article's folder.\n",
                err.toString());
    }

    @Test
    void anOutputThatIsNoneSaysWhatIsMissing() {
        assertEquals(1, execute("reports", CORPUS, "--out", "src/test/resources"));
        assertEquals(
                "attest eval: --out must be a folder that `attest run` wrote, with reports.jsonl, claims.jsonl and incidents.jsonl;"
                        + " src/test/resources has no reports.jsonl. Run `attest run CORPUS --out src/test/resources` first.\n",
                err.toString());
    }

    @Test
    void aTaskThatScoresATrainedReaderAsksForOne() {
        assertEquals(2, execute("attribution", CORPUS));
        assertEquals(
                "attest eval: `attribution` scores a trained reader, so --reader FILE must name its ONNX file\n",
                err.toString());
    }

    /// An offset that slips by one would silently cost recall.
    @Test
    void aGoldQuoteThatDoesNotStandInItsTextIsSaid() throws IOException {
        Files.writeString(folder.resolve("gold.json"), """
                {"a": {"incidents": [{"claims": [{"quote": "Jets", "quote_start": 1, "quote_end": 5}]}]}}""");
        Path gold = folder.resolve("gold.json");
        assertEquals(1, execute("reports", CORPUS, "--gold", gold.toString()));
        assertEquals(
                "attest eval: " + gold
                        + ": a quote must stand in a.txt, at its offsets or just once; [1, 5) is not \"Jets\". Mend the quote or its offsets (code points, half open).\n",
                err.toString());
    }
}
