package org.attest.ledger;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/// Reads what [JsonWriter] wrote, field by field in the same order; a field that isn't there is empty, and one that
/// nobody asked for is an error.
///
/// Every method leaves the parser on the token after what it read. Anything unexpected is an
/// `IllegalArgumentException` that says what and where.
final class JsonReader {
    /// A report may be longer than the 20 million characters that Jackson allows by itself.
    private static final JsonFactory FACTORY = JsonFactory.builder()
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxStringLength(Integer.MAX_VALUE)
                    .build())
            .build();

    private final JsonParser parser;

    private JsonReader(JsonParser parser) {
        this.parser = parser;
    }

    static <T> T read(String json, Function<JsonReader, T> fields) {
        try (JsonParser parser = FACTORY.createParser(json)) {
            parser.nextToken();
            JsonReader reader = new JsonReader(parser);
            T value = reader.object(fields);
            if (parser.currentToken() != null) {
                throw reader.unexpected("the end");
            }
            return value;
        } catch (IOException e) {
            throw new IllegalArgumentException("content must be JSON; got " + e.getMessage(), e);
        }
    }

    String text(String name) {
        require(name);
        return text();
    }

    Optional<String> findText(String name) {
        return has(name) ? Optional.of(text()) : Optional.empty();
    }

    int integer(String name) {
        require(name);
        return integer();
    }

    Optional<Integer> findInteger(String name) {
        return has(name) ? Optional.of(integer()) : Optional.empty();
    }

    double number(String name) {
        require(name);
        try {
            double value = parser.currentToken() == JsonToken.VALUE_STRING
                    ? Double.parseDouble(parser.getText())
                    : parser.getDoubleValue();
            parser.nextToken();
            return value;
        } catch (IOException | NumberFormatException e) {
            throw unexpected("a number", e);
        }
    }

    boolean flag(String name) {
        require(name);
        try {
            boolean value = parser.getBooleanValue();
            parser.nextToken();
            return value;
        } catch (IOException e) {
            throw unexpected("true or false", e);
        }
    }

    <T> T object(String name, Function<JsonReader, T> fields) {
        require(name);
        return object(fields);
    }

    <T> Optional<T> findObject(String name, Function<JsonReader, T> fields) {
        return has(name) ? Optional.of(object(fields)) : Optional.empty();
    }

    <T> List<T> objects(String name, Function<JsonReader, T> fields) {
        return list(name, reader -> reader.object(fields));
    }

    List<String> texts(String name) {
        return list(name, JsonReader::text);
    }

    <T> List<T> list(String name, Function<JsonReader, T> item) {
        return has(name) ? items(item) : List.of();
    }

    <T> List<T> items(Function<JsonReader, T> item) {
        take(JsonToken.START_ARRAY);
        List<T> values = new ArrayList<>();
        while (parser.currentToken() != JsonToken.END_ARRAY) {
            values.add(item.apply(this));
        }
        take(JsonToken.END_ARRAY);
        return values;
    }

    private <T> T object(Function<JsonReader, T> fields) {
        take(JsonToken.START_OBJECT);
        T value = fields.apply(this);
        take(JsonToken.END_OBJECT);
        return value;
    }

    String text() {
        if (parser.currentToken() != JsonToken.VALUE_STRING) {
            throw unexpected("a text");
        }
        try {
            String value = parser.getText();
            parser.nextToken();
            return value;
        } catch (IOException e) {
            throw unexpected("a text", e);
        }
    }

    private int integer() {
        try {
            int value = parser.getIntValue();
            parser.nextToken();
            return value;
        } catch (IOException e) {
            throw unexpected("a whole number", e);
        }
    }

    private boolean has(String name) {
        try {
            if (parser.currentToken() != JsonToken.FIELD_NAME || !name.equals(parser.currentName())) {
                return false;
            }
            parser.nextToken();
            return true;
        } catch (IOException e) {
            throw unexpected(name, e);
        }
    }

    private void require(String name) {
        if (!has(name)) {
            throw unexpected("\"" + name + "\"");
        }
    }

    private void take(JsonToken token) {
        if (parser.currentToken() != token) {
            throw unexpected(token.asString() == null ? token.toString() : token.asString());
        }
        try {
            parser.nextToken();
        } catch (IOException e) {
            throw unexpected(token.toString(), e);
        }
    }

    private IllegalArgumentException unexpected(String expected, Throwable... causes) {
        String got;
        try {
            JsonToken token = parser.currentToken();
            got = token == null
                    ? "the end"
                    : token == JsonToken.FIELD_NAME ? "\"" + parser.currentName() + "\"" : token.toString();
        } catch (IOException e) {
            got = e.getMessage();
        }
        IllegalArgumentException failure = new IllegalArgumentException("content must have " + expected + " at column "
                + parser.currentTokenLocation().getColumnNr() + "; got " + got);
        for (Throwable cause : causes) {
            failure.initCause(cause);
        }
        return failure;
    }
}
