package org.attest.eval;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The scorer on an article of our own in the shape of the model article.
final class SeedTaskTest {
    private static final Path CORPUS = Path.of("src/test/resources/seed");

    @TempDir
    private Path out = Path.of("");

    private static List<String> failures(Path out, Optional<LocalDate> published) {
        return new SeedTask()
                .score(new Task.Request(CORPUS, Optional.empty(), published, Optional.empty()), out).details().stream()
                        .filter(line -> line.startsWith("FAIL"))
                        .toList();
    }

    /// The faultless output with one change.
    private Path withChange(String file, String from, String to) throws IOException {
        try (Stream<Path> files = Files.list(CORPUS.resolve("perfect"))) {
            for (Path original : files.toList()) {
                String text = Files.readString(original);
                boolean chosen = original.endsWith(file);
                assertTrue(!chosen || text.contains(from), () -> file + " must hold " + from);
                Files.writeString(out.resolve(original.getFileName()), chosen ? text.replace(from, to) : text);
            }
        }
        return out;
    }

    @Test
    void aReadingWithoutFaultPassesEveryCheck() {
        assertEquals(List.of(), failures(CORPUS.resolve("perfect"), Optional.empty()));
    }

    @Test
    void silenceTakenForADenialFails() throws IOException {
        assertEquals(
                List.of("FAIL  stances    C4 SILENT · got DENIES damage"),
                failures(withChange("claims.jsonl", "SILENT", "DENIES"), Optional.empty()));
    }

    @Test
    void aConfirmedTollFails() throws IOException {
        assertEquals(
                List.of(
                        "FAIL  casualties I4 has one cell: 16 killed, UNCONFIRMED · got killed 16 fighters (not named)"),
                failures(withChange("incidents.jsonl", "UNCONFIRMED", "STATED"), Optional.empty()));
    }

    @Test
    void aContradictionWithinTheArticleFails() throws IOException {
        assertEquals(
                List.of(
                        "FAIL  relations  C5 and C1 IN_TENSION · got [CONTRADICTS]",
                        "FAIL  relations  nothing in the article contradicts anything in it · CLAIMS interception · Syrian military:"
                                + " \"as usual, claimed that the missiles had been shot down\" / CONFIRMS damage · satellite images:"
                                + " \"Satellite images confirm the loss of one shed\""),
                failures(withChange("relations.jsonl", "IN_TENSION", "CONTRADICTS"), Optional.empty()));
    }

    /// Told the day, the same article has a Friday and a day two weeks before; the windows no longer count.
    @Test
    void toldTheDayOfPublicationItWantsDays() throws IOException {
        List<String> failures = failures(CORPUS.resolve("perfect"), Optional.of(LocalDate.of(2020, 9, 14)));
        assertEquals(
                List.of(
                        "FAIL  times      published 2020-09-14 · got ",
                        "FAIL  times      I1 on a Friday from 2020-09-11 to 2020-09-11, or the night before · got 2020-07-30/2020-10-16",
                        "FAIL  times      I3 2020-08-28/2020-09-03 · got 2020-07-15/2020-10-06",
                        "FAIL  times      I4 2020-08-28/2020-09-03 · got 2020-07-15/2020-10-06"),
                failures);
    }
}
