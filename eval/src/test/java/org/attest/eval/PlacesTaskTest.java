package org.attest.eval;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class PlacesTaskTest {
    private static final Path CORPUS = Path.of("src/test/resources/places");

    @TempDir
    private Path folder = Path.of("");

    private static Task.Request request(Path corpus, Optional<String> part) {
        return new Task.Request(corpus, Optional.empty(), Optional.empty(), part);
    }

    @Test
    void namesAreScoredFoundAndOnTheMap() {
        Score score =
                new PlacesTask().scoreStage(request(CORPUS, Optional.empty())).orElseThrow();
        assertEquals(2, score.n());
        assertEquals(Optional.of(100.0), score.value("small_end_to_end_precision"));
        assertEquals(Optional.of(75.0), score.value("small_end_to_end_recall"));
        assertEquals(Optional.of(75.0), score.value("small_resolution_161km"));
        assertTrue(score.misses().stream().anyMatch(m -> m.contains("not recognised") && m.contains("Qxzrw")));
    }

    @Test
    void aDocumentIsInOneHalfOnly() {
        for (String id : new String[] {"1", "2", "https://example.org/a", "b"}) {
            assertNotEquals(GeoCorpus.Part.DEV.holds(id), GeoCorpus.Part.HELD.holds(id));
        }
    }

    @Test
    void aFolderWithoutMarkedTextsIsBadUse() {
        assertThrows(CorpusException.class, () -> new PlacesTask().check(request(folder, Optional.empty())));
    }

    @Test
    void aFileThatIsNoXmlIsNamed() throws IOException {
        Path file = Files.writeString(folder.resolve("broken.xml"), "<articles><article>");
        CorpusException thrown = assertThrows(CorpusException.class, () -> GeoCorpus.read(file));
        assertTrue(String.valueOf(thrown.getMessage()).contains("broken.xml"));
    }
}
