package org.attest.eval.reading;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.attest.eval.corpus.LabelledReport.Extent;

/// PolNeAR: political news with every attribution marked, one document a line,
/// `{id, text, attributions: [{source, cue, content: [[start, end]]}]}`, offsets in code points.
///
/// @see <a href="https://aclanthology.org/L18-1524/">Newell, Margolin and Ruths (2018)</a>
public final class PolNear {
    private PolNear() {}

    public record Document(String id, String text, List<Attribution> attributions) {
        public Document {
            attributions = List.copyOf(attributions);
        }
    }

    /// Each of the three in one or more pieces; a source may be missing.
    public record Attribution(List<Extent> source, List<Extent> cue, List<Extent> content) {
        public Attribution {
            source = List.copyOf(source);
            cue = List.copyOf(cue);
            content = List.copyOf(content);
        }
    }

    /// @throws UncheckedIOException if the file is missing or holds anything else
    public static List<Document> read(Path file) {
        ObjectMapper json = new ObjectMapper();
        List<Document> documents = new ArrayList<>();
        try {
            for (String line : Files.readAllLines(file)) {
                JsonNode document = json.readTree(line);
                List<Attribution> attributions = new ArrayList<>();
                for (JsonNode one : document.path("attributions")) {
                    attributions.add(new Attribution(
                            extents(one.path("source")), extents(one.path("cue")), extents(one.path("content"))));
                }
                documents.add(new Document(
                        document.path("id").asText(), document.path("text").asText(), attributions));
            }
        } catch (IOException e) {
            throw new UncheckedIOException("a PolNeAR file must be readable JSON Lines; got " + e.getMessage(), e);
        }
        return documents;
    }

    private static List<Extent> extents(JsonNode pairs) {
        List<Extent> extents = new ArrayList<>();
        pairs.forEach(pair ->
                extents.add(new Extent(pair.path(0).asInt(), pair.path(1).asInt(), "")));
        return extents;
    }
}
