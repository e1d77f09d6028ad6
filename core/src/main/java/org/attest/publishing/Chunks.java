package org.attest.publishing;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collections;
import java.util.List;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;

/// Packs JSON for a page that reads it piece by piece: each chunk is a JSON text, deflated (RFC 1951) and in Base64, so
/// that nothing in it can be taken for markup.
final class Chunks {
    /// Characters of JSON after which a chunk of records is full. A browser unpacks one in some ten milliseconds.
    private static final int FULL = 250_000;

    private final List<String> packed = new ArrayList<>();
    private final StringBuilder records = new StringBuilder();

    /// Adds a record to the chunk that is being filled, and gives that chunk's number.
    int add(JsonNode record) throws JsonProcessingException {
        if (records.length() > FULL) {
            end();
        }
        records.append(records.isEmpty() ? '[' : ',').append(WorkingCopy.text(record));
        return packed.size();
    }

    /// Ends the chunk that is being filled: records of another kind follow.
    void end() {
        if (!records.isEmpty()) {
            packed.add(pack(records.append(']').toString()));
            records.setLength(0);
        }
    }

    /// Adds a chunk of its own, and gives its number.
    int single(String json) {
        end();
        packed.add(pack(json));
        return packed.size() - 1;
    }

    List<String> all() {
        end();
        return Collections.unmodifiableList(packed);
    }

    /// Half a surrogate pair, which UTF-8 cannot hold, becomes "?": still one code point, so offsets stay true.
    static String pack(String json) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        Deflater deflater = new Deflater(Deflater.DEFAULT_COMPRESSION, true);
        try (DeflaterOutputStream out = new DeflaterOutputStream(bytes, deflater)) {
            out.write(json.getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException("memory can be written", e);
        } finally {
            deflater.end();
        }
        return Base64.getEncoder().encodeToString(bytes.toByteArray());
    }
}
