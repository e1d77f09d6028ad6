package org.attest.reports;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;

/// The lines of a JSON Lines file, one at a time: a file of any size is read in the memory of its longest line.
final class JsonLines implements AutoCloseable {
    private static final int FIRST_BYTES = 8192;

    private final BufferedInputStream in;
    private final int maxBytes;
    private int number;
    private boolean first = true;

    /// @param maxBytes of a longer line only its number is given
    JsonLines(InputStream in, int maxBytes) {
        this.in = new BufferedInputStream(in, 1 << 16);
        this.maxBytes = maxBytes;
    }

    /// One line, without its line end; empty bytes if it was too long to keep.
    ///
    /// @param number counted from 1, blank lines included
    record Line(int number, byte[] bytes, boolean tooLong) {
        boolean isBlank() {
            for (byte b : bytes) {
                if (b != ' ' && b != '\t' && b != '\r') {
                    return false;
                }
            }
            return !tooLong;
        }

        boolean isUtf16() {
            return JsonLines.isUtf16(bytes);
        }
    }

    /// Whether the file begins like a picture or a program, not like text. To be asked before the first line is
    /// read.
    boolean isBinary() throws IOException {
        in.mark(FIRST_BYTES);
        byte[] bytes = in.readNBytes(FIRST_BYTES);
        in.reset();
        return !isUtf16(bytes) && new String(bytes, StandardCharsets.ISO_8859_1).indexOf('\0') >= 0;
    }

    Optional<Line> next() throws IOException {
        int b = in.read();
        if (b < 0) {
            return Optional.empty();
        }
        number++;
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(1024);
        boolean tooLong = false;
        while (b >= 0 && b != '\n') {
            if (bytes.size() < maxBytes) {
                bytes.write(b);
            } else {
                tooLong = true;
                bytes.reset();
                skipLine();
                break;
            }
            b = in.read();
        }
        byte[] line = trimmed(bytes.toByteArray());
        first = false;
        return Optional.of(new Line(number, line, tooLong));
    }

    private static boolean isUtf16(byte[] bytes) {
        return bytes.length >= 2
                && ((bytes[0] & 0xFF) == 0xFE && (bytes[1] & 0xFF) == 0xFF
                        || (bytes[0] & 0xFF) == 0xFF && (bytes[1] & 0xFF) == 0xFE);
    }

    private void skipLine() throws IOException {
        int b;
        do {
            b = in.read();
        } while (b >= 0 && b != '\n');
    }

    /// Without the CR of a CRLF, and without the file's byte order mark.
    private byte[] trimmed(byte[] line) {
        int end = line.length > 0 && line[line.length - 1] == '\r' ? line.length - 1 : line.length;
        boolean marked =
                first && end >= 3 && (line[0] & 0xFF) == 0xEF && (line[1] & 0xFF) == 0xBB && (line[2] & 0xFF) == 0xBF;
        int start = marked ? 3 : 0;
        return start == 0 && end == line.length ? line : Arrays.copyOfRange(line, start, end);
    }

    @Override
    public void close() throws IOException {
        in.close();
    }

    /// A parser that takes one value and nothing after it. Strings may be as long as a report may be.
    static JsonMapper mapper(int maxBytes) {
        JsonFactory factory = JsonFactory.builder()
                .streamReadConstraints(StreamReadConstraints.builder()
                        .maxStringLength(maxBytes)
                        .build())
                .build();
        return JsonMapper.builder(factory)
                .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                .build();
    }

    /// The object that a line holds, or why it holds none, in words.
    sealed interface Parsed {
        record Value(JsonNode object) implements Parsed {}

        record Broken(String why) implements Parsed {}
    }

    static Parsed parse(JsonMapper mapper, String line) {
        try {
            JsonNode node = mapper.readTree(line);
            return node.isObject() ? new Parsed.Value(node) : new Parsed.Broken("no object but " + node.getNodeType());
        } catch (JacksonException e) {
            return new Parsed.Broken(e.getOriginalMessage());
        }
    }
}
