package org.attest.eval.corpus;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/// The corpus in the repository keeps its own rules.
class CorpusTest {
    private static final Corpus CORPUS = Corpus.compile(Path.of("..", "corpus"));

    @Test
    void noSpanLabelOrLawIsBroken() {
        assertEquals(List.of(), CORPUS.problems());
    }

    @Test
    void keptLabelsAreWhatTheMarkedFilesGive() {
        assertEquals(List.of(), CORPUS.stale());
    }

    @Test
    void itHoldsWhatItPromises() {
        assertEquals(List.of(), CORPUS.statistics().shortfalls());
    }

    @Test
    void whatIsReadBackIsWhatWasCompiled() {
        for (String part : List.of("train", "dev")) {
            assertEquals(
                    CORPUS.part(part).stream().map(Group::id).sorted().toList(),
                    CorpusFolder.read(Path.of("..", "corpus", part)).stream()
                            .map(Group::id)
                            .sorted()
                            .toList());
        }
    }
}
