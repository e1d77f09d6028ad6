package org.attest.ledger;

import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;

/// Writes one JSON object in the only form that the ledger hashes: fields in the order of the calls, no white space,
/// nothing for an empty `Optional` or list.
///
/// Written by hand since every hash rests on it: how a library writes a number or an escape may change with its
/// version.
/// Half of a surrogate pair, which UTF-8 can't hold, is escaped, so that the text is the same after a round through
/// bytes.
final class JsonWriter {
    private static final String HEX = "0123456789abcdef";

    private final StringBuilder out = new StringBuilder(1024);

    static <T> String write(T value, BiConsumer<JsonWriter, T> fields) {
        JsonWriter writer = new JsonWriter();
        writer.object(value, fields);
        return writer.out.toString();
    }

    void text(String name, String value) {
        name(name);
        quote(value);
    }

    void text(String name, Optional<?> value) {
        value.ifPresent(v -> text(name, v.toString()));
    }

    void number(String name, long value) {
        name(name);
        out.append(value);
    }

    void number(String name, Optional<Integer> value) {
        value.ifPresent(v -> number(name, v));
    }

    /// The shortest decimal that reads back as the same double; in quotes what JSON has no number for (`NaN`).
    void number(String name, double value) {
        name(name);
        if (Double.isFinite(value)) {
            out.append(value);
        } else {
            quote(Double.toString(value));
        }
    }

    void flag(String name, boolean value) {
        name(name);
        out.append(value);
    }

    <T> void object(String name, T value, BiConsumer<JsonWriter, T> fields) {
        name(name);
        object(value, fields);
    }

    <T> void optional(String name, Optional<T> value, BiConsumer<JsonWriter, T> fields) {
        value.ifPresent(v -> object(name, v, fields));
    }

    <T> void objects(String name, List<? extends T> values, BiConsumer<JsonWriter, T> fields) {
        list(name, values, (writer, value) -> writer.object(value, fields));
    }

    /// @param values whatever `toString` writes in full: strings, dates
    void texts(String name, List<?> values) {
        list(name, values, (writer, value) -> writer.quote(value.toString()));
    }

    <T> void list(String name, List<? extends T> values, BiConsumer<JsonWriter, T> item) {
        if (values.isEmpty()) {
            return;
        }
        name(name);
        items(values, item);
    }

    /// A list without a name: one inside another.
    <T> void items(List<? extends T> values, BiConsumer<JsonWriter, T> item) {
        out.append('[');
        for (int i = 0; i < values.size(); i++) {
            if (i > 0) {
                out.append(',');
            }
            item.accept(this, values.get(i));
        }
        out.append(']');
    }

    private <T> void object(T value, BiConsumer<JsonWriter, T> fields) {
        out.append('{');
        fields.accept(this, value);
        out.append('}');
    }

    private void name(String name) {
        if (out.charAt(out.length() - 1) != '{') {
            out.append(',');
        }
        out.append('"').append(name).append("\":");
    }

    void quote(String value) {
        out.append('"');
        int plainFrom = 0;
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            if (c >= ' ' && c != '"' && c != '\\' && !Character.isSurrogate(c)) {
                continue;
            }
            if (Character.isHighSurrogate(c)
                    && i + 1 < value.length()
                    && Character.isLowSurrogate(value.charAt(i + 1))) {
                i++;
                continue;
            }
            out.append(value, plainFrom, i);
            escape(c);
            plainFrom = i + 1;
        }
        out.append(value, plainFrom, value.length()).append('"');
    }

    private void escape(char c) {
        switch (c) {
            case '"', '\\' -> out.append('\\').append(c);
            case '\n' -> out.append("\\n");
            case '\r' -> out.append("\\r");
            case '\t' -> out.append("\\t");
            default -> {
                out.append("\\u");
                for (int shift = 12; shift >= 0; shift -= 4) {
                    out.append(HEX.charAt(c >> shift & 0xF));
                }
            }
        }
    }
}
