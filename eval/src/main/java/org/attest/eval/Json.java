package org.attest.eval;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.StreamSupport;

/// Reads JSON files into trees, and fields of trees into values. A field that is absent or `null` is empty.
final class Json {
    static final ObjectMapper MAPPER = JsonMapper.builder().build();

    private Json() {}

    static JsonNode file(Path file) {
        try {
            return MAPPER.readTree(Files.readString(file));
        } catch (JsonProcessingException e) {
            throw new CorpusException(
                    "%s must be JSON; got %s. Mend or replace the file.".formatted(file, firstLine(e)));
        } catch (IOException e) {
            throw new UncheckedIOException(file + " cannot be read", e);
        }
    }

    /// One object a line; blank lines don't count.
    static List<JsonNode> lines(Path file) {
        List<String> lines;
        try {
            lines = Files.readAllLines(file);
        } catch (IOException e) {
            throw new UncheckedIOException(file + " cannot be read", e);
        }
        List<JsonNode> nodes = new ArrayList<>();
        for (int i = 0; i < lines.size(); i++) {
            if (lines.get(i).isBlank()) {
                continue;
            }
            try {
                JsonNode node = MAPPER.readTree(lines.get(i));
                if (!node.isObject()) {
                    throw new CorpusException("%s line %s must be a JSON object; got %s. Mend or replace the file."
                            .formatted(file, i + 1, node.getNodeType()));
                }
                nodes.add(node);
            } catch (JsonProcessingException e) {
                throw new CorpusException("%s line %s must be a JSON object; got %s. Mend or replace the file."
                        .formatted(file, i + 1, firstLine(e)));
            }
        }
        return nodes;
    }

    private static String firstLine(JsonProcessingException e) {
        return e.getOriginalMessage().lines().findFirst().orElse("something else");
    }

    static Optional<String> text(JsonNode node, String field) {
        JsonNode value = node.path(field);
        return value.isValueNode() && !value.isNull() ? Optional.of(value.asText()) : Optional.empty();
    }

    /// The field's text, or an empty string.
    static String words(JsonNode node, String field) {
        return text(node, field).orElse("");
    }

    static Optional<Integer> number(JsonNode node, String field) {
        JsonNode value = node.path(field);
        return value.isNumber() ? Optional.of(value.intValue()) : Optional.empty();
    }

    static List<JsonNode> list(JsonNode node, String field) {
        return StreamSupport.stream(node.path(field).spliterator(), false).toList();
    }

    static List<String> texts(JsonNode node, String field) {
        return list(node, field).stream().map(JsonNode::asText).toList();
    }
}
