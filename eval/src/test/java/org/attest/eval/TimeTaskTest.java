package org.attest.eval;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TimeTaskTest {
    /// Four marked times: found with its value, found with a wider span, with another value, and not found.
    private static final String DOCUMENT = """
            <?xml version="1.0" ?>
            <TimeML><DOCID>made</DOCID>
            <DCT><TIMEX3 tid="t0" type="DATE" value="2024-03-14">2024-03-14</TIMEX3></DCT>
            <TEXT>Drones hit a depot on <TIMEX3 tid="t1" type="DATE" value="2024-03-12">Tuesday</TIMEX3>.
            It burned again <TIMEX3 tid="t2" type="DATE" value="2024-03-13">late yesterday</TIMEX3>, and
            <TIMEX3 tid="t3" type="DATE" value="2021">two years ago</TIMEX3>.
            <TIMEX3 tid="t4" type="DATE" value="PRESENT_REF">These hours</TIMEX3> count.</TEXT></TimeML>
            """;

    @TempDir
    private Path folder = Path.of("");

    private Score score(Optional<String> part) throws IOException {
        Files.writeString(folder.resolve("made.tml"), DOCUMENT);
        Task.Request request = new Task.Request(folder, Optional.empty(), Optional.empty(), part);
        return new TimeTask().scoreStage(request).orElseThrow();
    }

    @Test
    void spansCountRelaxedAndStrictAndValuesOverThoseThatOverlap() throws IOException {
        Score score = score(Optional.empty());
        assertEquals(1, score.n());
        assertEquals(Optional.of(75.0), score.value("relaxed_recall"));
        assertEquals(Optional.of(100.0), score.value("relaxed_precision"));
        double relaxed = 2.0 * 3 / (3 + 4);
        assertEquals(100 * relaxed * 2 / 3, score.value("value_f1").orElseThrow(), 1e-9);
    }

    @Test
    void errorsOfWhatIsHeldBackAreNotListed() throws IOException {
        String part = TimeTask.part("made");
        assertTrue(score(Optional.of(part)).n() == 1);
        assertTrue(score(Optional.empty()).misses().getFirst().startsWith("Errors are listed for --part dev only"));
    }

    @Test
    void aFolderWithoutTimeMlIsRefused() {
        Task.Request request = new Task.Request(folder, Optional.empty(), Optional.empty(), Optional.empty());
        assertThrows(CorpusException.class, () -> new TimeTask().check(request));
    }
}
