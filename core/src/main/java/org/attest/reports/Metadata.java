package org.attest.reports;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What `.jsonl` files say about other files: their lines with `file`, a path from the folder of the `.jsonl`.
///
/// Such lines may stand after the files they speak of, in another input even, so all are gathered before any report
/// is read. The text of reports that lie between them is not kept.
final class Metadata {
    private static final byte[] FILE = "\"file\"".getBytes(StandardCharsets.UTF_8);

    private final JsonMapper mapper;
    private final int maxBytes;
    private final Notices notices;
    private final Map<Path, Entry> entries = new HashMap<>();

    private record Entry(Fields fields, String file, Path from, int line, boolean[] used) {}

    Metadata(JsonMapper mapper, int maxBytes, Notices notices) {
        this.mapper = mapper;
        this.maxBytes = maxBytes;
        this.notices = notices;
    }

    /// Takes every line of a file that has `file` and no `text`. Lines that cannot be used are left to the reading
    /// proper, which says so, and a file that cannot be read as well.
    ///
    /// @return whether the file could be read
    boolean gather(Path jsonLines) {
        try (JsonLines lines = new JsonLines(Files.newInputStream(jsonLines), maxBytes)) {
            for (Optional<JsonLines.Line> line = lines.next(); line.isPresent(); line = lines.next()) {
                if (contains(line.get().bytes(), FILE)
                        && JsonLines.parse(mapper, new String(line.get().bytes(), StandardCharsets.UTF_8))
                                instanceof JsonLines.Parsed.Value(JsonNode object)
                        && isMetadata(object)) {
                    add(jsonLines, line.get().number(), object);
                }
            }
            return true;
        } catch (IOException _) {
            return false;
        }
    }

    static boolean isMetadata(JsonNode object) {
        return object.path("file").isTextual() && !object.has("text");
    }

    private void add(Path jsonLines, int line, JsonNode object) {
        String where = jsonLines + ":" + line;
        String file = object.path("file").asText();
        Path key;
        try {
            key = key(jsonLines.resolveSibling(file));
        } catch (InvalidPathException e) {
            notices.tell(
                    where,
                    "bad-field",
                    "`file` must be a path from the folder of its .jsonl; got a name that no file can have in " + where
                            + "; the line is left out");
            return;
        }
        Entry entry = new Entry(Fields.of(object, where, notices), file, jsonLines, line, new boolean[1]);
        Entry earlier = entries.putIfAbsent(key, entry);
        if (earlier != null && !earlier.fields.equals(entry.fields)) {
            notices.tell(
                    where,
                    "metadata-conflict",
                    "one file must have one line of metadata; " + where + " says something else of " + file + " than "
                            + earlier.from + ":" + earlier.line
                            + ", which is used; remove one of them");
        }
    }

    Fields of(Path file) {
        Entry entry = entries.get(key(file));
        if (entry == null) {
            return Fields.NONE;
        }
        entry.used[0] = true;
        return entry.fields;
    }

    /// Says for which files there was metadata and no file: one notice for each `.jsonl`.
    void tellUnused() {
        Map<Path, List<Entry>> unused = new LinkedHashMap<>();
        entries.values().stream()
                .filter(entry -> !entry.used[0])
                .sorted(java.util.Comparator.comparing((Entry entry) -> entry.from)
                        .thenComparingInt(Entry::line))
                .forEach(entry -> unused.computeIfAbsent(entry.from, _ -> new java.util.ArrayList<>())
                        .add(entry));
        unused.forEach((from, lines) -> notices.tell(
                from.toString(),
                "metadata-unused",
                "a line with `file` must name a file among the inputs; " + lines.size() + " of " + from
                        + " do not, first \"" + lines.getFirst().file + "\" in line " + lines.getFirst().line
                        + "; name the files or their folder as inputs too, or mend the paths (they start from the"
                        + " folder of the .jsonl)"));
    }

    /// One key for all the ways to name one file.
    private static Path key(Path file) {
        try {
            return file.toRealPath();
        } catch (IOException _) {
            return file.toAbsolutePath().normalize();
        }
    }

    private static boolean contains(byte[] bytes, byte[] word) {
        for (int i = 0; i + word.length <= bytes.length; i++) {
            int j = 0;
            while (j < word.length && bytes[i + j] == word[j]) {
                j++;
            }
            if (j == word.length) {
                return true;
            }
        }
        return false;
    }
}
