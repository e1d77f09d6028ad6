package org.attest.eval.corpus;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.attest.publishing.SinglePage;

/// The corpus as one page: reports by region, manner, part, stance and words, each with all its labels over its text
/// and beside it, and the relations and audits of its group with their texts side by side.
///
/// Made of the parts of a run's page, so that claims look the same in both.
public final class LabelPage {
    private static final List<String> STYLES = List.of("base.css", "list.css", "incident.css", "reader.css");
    private static final List<String> SCRIPTS =
            List.of("unpack.js", "words.js", "elements.js", "claims.js", "newer.js");

    /// Files of this package's own, behind those of the run; a file may use what stands before it, and at run time
    /// everything.
    private static final List<String> OWN_SCRIPTS =
            List.of("corpus.js", "routes.js", "text.js", "details.js", "shelf.js", "labels.js");

    private LabelPage() {}

    /// @param file written anew; its folder must exist
    public static void write(Corpus corpus, Path file) throws IOException {
        StringBuilder script = new StringBuilder(SinglePage.parts(SCRIPTS));
        for (String name : OWN_SCRIPTS) {
            script.append('\n').append(resource(name));
        }
        try (Writer out = Files.newBufferedWriter(file)) {
            SinglePage.write(
                    resource("labels.html"),
                    SinglePage.parts(STYLES) + "\n" + resource("labels.css"),
                    script.toString(),
                    Map.of("corpus", SinglePage.pack(groups(corpus).toString())),
                    out);
        }
    }

    /// Groups as their files have them, with part and texts.
    private static ArrayNode groups(Corpus corpus) throws IOException {
        ArrayNode groups = JsonNodeFactory.instance.arrayNode();
        for (Group group : corpus.groups()) {
            ObjectNode node = (ObjectNode) CorpusFolder.tree(group);
            node.put("part", corpus.settings().part(group));
            for (int i = 0; i < group.reports().size(); i++) {
                ((ObjectNode) node.path("reports").path(i))
                        .put("text", group.reports().get(i).text());
            }
            groups.add(node);
        }
        return groups;
    }

    private static String resource(String name) throws IOException {
        try (InputStream in = Objects.requireNonNull(LabelPage.class.getResourceAsStream("page/" + name), name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
