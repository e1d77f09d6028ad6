package org.attest.eval;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The scorer of linking, from texts to figures: with accounts of our corpora, and with documents.
final class LinkingTaskTest {
    private static final Path ACCOUNTS = Path.of("src/test/resources/reports");

    private static Task.Request request(Path corpus, Optional<Path> model) {
        return new Task.Request(corpus, Optional.empty(), Optional.empty(), Optional.empty(), model, Optional.empty());
    }

    private static Score score(Path corpus) {
        Task.Request request = request(corpus, Optional.empty());
        new LinkingTask().check(request);
        return new LinkingTask().scoreStage(request).orElseThrow();
    }

    @Test
    void accountsAreLinkedAsReadAndAsGoldHasThem() {
        Score score = score(ACCOUNTS);
        assertEquals(Optional.of(100.0), score.value("gold_linking_f1"));
        assertTrue(score.value("linking_recall").isPresent(), score.table());
    }

    @Test
    void documentsOfOneIncidentAreLinked(@TempDir Path folder) throws IOException {
        Files.writeString(folder.resolve(LinkingTask.DOCUMENTS), """
                {"id": "1", "incident": "x", "title": "Four die at Arad", "dct": "2021-05-04", "content": "Jets hit the mill at Arad on 3 May 2021. Four people died."}
                {"id": "2", "incident": "x", "title": "Mill at Arad hit", "dct": "2021-05-05", "content": "Four people died on 3 May 2021 when jets hit the mill at Arad."}
                {"id": "3", "incident": "y", "title": "Batna shelled", "dct": "2021-05-05", "content": "Shells fell on Batna on 4 May 2021. Nobody was hurt."}
                """);
        Score score = score(folder);
        assertEquals(Optional.of(100.0), score.value("linking_precision"));
        assertEquals(Optional.of(100.0), score.value("linking_recall"));
    }

    @Test
    void aReaderThatIsNoneIsNamed() {
        Path none = ACCOUNTS.resolve("none.onnx");
        UncheckedIOException e = assertThrows(
                UncheckedIOException.class, () -> new LinkingTask().scoreStage(request(ACCOUNTS, Optional.of(none))));
        assertTrue(String.valueOf(e.getMessage()).contains("none.onnx"), e.getMessage());
    }
}
