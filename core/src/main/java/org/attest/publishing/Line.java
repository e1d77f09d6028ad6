package org.attest.publishing;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.attest.reports.Span;

/// One object of a file, built field by field in the contract's order, which keeps apart what a text gives and what it
/// does not: the latter is left out and named in `not_stated`, never written as 0 or "".
final class Line {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private final ObjectNode fields = JSON.objectNode();
    private final ArrayNode notStated = JSON.arrayNode();

    private Line() {}

    /// A line of a file.
    static Line ofFile() {
        return new Line().put("attest", 1);
    }

    /// An object inside a line.
    static Line inner() {
        return new Line();
    }

    Line put(String name, JsonNode value) {
        fields.set(name, value);
        return this;
    }

    Line put(String name, String value) {
        return put(name, JSON.textNode(value));
    }

    Line put(String name, long value) {
        return put(name, JSON.numberNode(value));
    }

    Line put(String name, double value) {
        return put(name, JSON.numberNode(value));
    }

    Line put(String name, boolean value) {
        return put(name, JSON.booleanNode(value));
    }

    /// Left out where it does not apply, and not missed.
    Line put(String name, Optional<String> value) {
        value.filter(v -> !v.isEmpty()).ifPresent(v -> put(name, v));
        return this;
    }

    Line putNumber(String name, Optional<Integer> value) {
        value.ifPresent(v -> put(name, (long) v));
        return this;
    }

    Line putNode(String name, Optional<? extends JsonNode> value) {
        value.ifPresent(v -> put(name, v));
        return this;
    }

    /// Left out and named in `not_stated` where the text does not give it.
    Line stated(String name, Optional<? extends JsonNode> value) {
        value.ifPresentOrElse(v -> put(name, v), () -> notStated(name));
        return this;
    }

    Line statedWords(String name, Optional<String> value) {
        return stated(name, value.filter(v -> !v.isEmpty()).map(JSON::textNode));
    }

    Line statedList(String name, ArrayNode values) {
        return stated(name, Optional.of(values).filter(v -> !v.isEmpty()));
    }

    Line notStated(String name) {
        notStated.add(name);
        return this;
    }

    /// Names `outer.inner` for each of the names that `outer`, a field of this line, lacks.
    Line notStatedWithin(String outer, List<String> names) {
        JsonNode value = fields.path(outer);
        for (String name : names) {
            if (value.isObject() && !value.has(name)) {
                notStated(outer + "." + name);
            }
        }
        return this;
    }

    /// Ends the line with `not_stated`, even if it is empty.
    Line putNotStated() {
        return put("not_stated", notStated);
    }

    ObjectNode node() {
        return fields;
    }

    static ArrayNode strings(Collection<?> values) {
        ArrayNode array = JSON.arrayNode(values.size());
        values.forEach(value -> array.add(value.toString()));
        return array;
    }

    static ArrayNode array(Stream<? extends JsonNode> values) {
        ArrayNode array = JSON.arrayNode();
        values.forEach(array::add);
        return array;
    }

    /// Code points, half open.
    static ObjectNode span(Span span) {
        return inner().put("report", span.report())
                .put("start", span.start())
                .put("end", span.end())
                .node();
    }

    static ArrayNode spans(Collection<Span> spans) {
        return array(spans.stream().map(Line::span));
    }
}
