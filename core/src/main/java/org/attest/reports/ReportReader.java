package org.attest.reports;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/// Reads files and folders into reports.
///
/// `.txt` and `.html` files are one report each; of a `.jsonl` file each line with `text` is one, and each line with
/// `file` is metadata for that file. Whatever cannot be read becomes a [Notice] with the file's name, and the rest goes
/// on. Reports come one at a time, in the order of the inputs, and are not kept: only their hashes are, to
/// notice the same bytes twice.
public final class ReportReader {
    private static final int ID_LENGTH = 20;

    private final Layout layout;
    private final PageReader pages;

    public ReportReader() {
        Words words = Words.load();
        this.layout = new Layout(words);
        this.pages = new PageReader(words);
    }

    /// @param published the day of publication of every report that states none itself (`--published`)
    /// @param metadata a `.jsonl` file whose lines with `file` speak of the inputs (`--metadata`)
    /// @param maxBytes the most that one report may measure; a longer one is noticed and skipped, never loaded
    public record Options(Optional<LocalDate> published, Optional<Path> metadata, int maxBytes) {
        /// A long read of a newspaper is 60 kB; a saved page with its images inlined stays under 20 MB.
        public static final int MAX_BYTES = 20_000_000;

        public Options {
            if (maxBytes < 1) {
                throw new IllegalArgumentException("maxBytes must be at least 1; got " + maxBytes);
            }
        }

        public static Options none() {
            return new Options(Optional.empty(), Optional.empty(), MAX_BYTES);
        }

        public Options published(LocalDate day) {
            return new Options(Optional.of(day), metadata, maxBytes);
        }

        public Options metadata(Path file) {
            return new Options(published, Optional.of(file), maxBytes);
        }
    }

    /// @param inputs files and folders; folders are read to the bottom, hidden files apart
    /// @param reports gets each report as it is read
    /// @param notices gets what could not be read and what had to be assumed, in the same order
    public void read(List<Path> inputs, Options options, Consumer<Report> reports, Consumer<Notice> notices) {
        new Run(options, reports, new Notices(notices)).read(inputs);
    }

    /// The report that a plain text makes, for callers that have no file.
    ///
    /// @throws IllegalArgumentException if the text is blank
    public Report read(Source source, String text) {
        if (Layout.isBlank(text)) {
            throw new IllegalArgumentException("a report must have words; got a blank text for " + source.path());
        }
        return report(source, sha256(text.getBytes(StandardCharsets.UTF_8)), text, List.of(), true);
    }

    private Report report(Source source, String sha256, String value, List<Page.Part> parts, boolean wrapped) {
        String id = sha256.substring(0, ID_LENGTH);
        Text text = new Text(id, value);
        Layout.Cut cut = layout.cut(text, parts, wrapped, source.title());
        Source titled = source.title().isPresent()
                ? source
                : new Source(
                        source.path(),
                        source.externalId(),
                        source.url(),
                        cut.title(),
                        source.outlet(),
                        source.published());
        return new Report(id, sha256, titled, text, cut.blocks(), cut.marker(), cut.links(), cut.media());
    }

    private static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform must have SHA-256; this one does not", e);
        }
    }

    /// One call of [ReportReader#read]: what it has seen so far.
    private final class Run {
        private final Options options;
        private final Consumer<Report> reports;
        private final Notices notices;
        private final JsonMapper mapper;
        private final Metadata metadata;
        private final Map<String, Source> read = new HashMap<>();

        Run(Options options, Consumer<Report> reports, Notices notices) {
            this.options = options;
            this.reports = reports;
            this.notices = notices;
            this.mapper = JsonLines.mapper(options.maxBytes());
            this.metadata = new Metadata(mapper, options.maxBytes(), notices);
        }

        void read(List<Path> inputs) {
            List<Path> files = Inputs.files(inputs, notices);
            options.metadata().ifPresent(this::gather);
            for (Path file : files) {
                if (Inputs.Form.of(file) == Inputs.Form.JSON_LINES) {
                    metadata.gather(file);
                }
            }
            for (Path file : files) {
                switch (Inputs.Form.of(file)) {
                    case TEXT -> whole(file).ifPresent(bytes -> text(file, bytes));
                    case PAGE -> whole(file).ifPresent(bytes -> page(file, bytes));
                    case JSON_LINES -> lines(file);
                    case OTHER -> notAReport(file);
                }
            }
            metadata.tellUnused();
        }

        private void gather(Path file) {
            if (!metadata.gather(file)) {
                tell(
                        file,
                        Files.exists(file) ? "unreadable" : "no-such-file",
                        "--metadata must name a readable .jsonl file; got " + file + "; nothing is taken from it");
            }
        }

        private void notAReport(Path file) {
            String name = Inputs.name(file);
            tell(
                    file,
                    "not-a-report",
                    "a report must be a .txt, .html or .jsonl file; got " + file + "; "
                            + (name.endsWith(".json")
                                    ? "if it holds reports, write one object a line into a .jsonl file"
                                    : "rename it if it is one"));
        }

        private Optional<byte[]> whole(Path file) {
            try (InputStream in = Files.newInputStream(file)) {
                if (Files.size(file) <= options.maxBytes()) {
                    // One byte more than allowed: the file may have grown since it was measured.
                    byte[] bytes = in.readNBytes(options.maxBytes() + 1);
                    if (bytes.length <= options.maxBytes()) {
                        return Optional.of(bytes);
                    }
                }
                tell(file, "too-large", tooLarge(file.toString()));
            } catch (NoSuchFileException _) {
                tell(
                        file,
                        "no-such-file",
                        "an input must exist until it is read; " + file + " has gone since; run again");
            } catch (IOException e) {
                tell(file, "unreadable", Inputs.unreadable(file.toString(), e));
            }
            return Optional.empty();
        }

        private void text(Path file, byte[] bytes) {
            switch (Encoding.of(bytes, Optional.empty())) {
                case Encoding.Binary() -> binary(file);
                case Encoding.Readable(String text, Optional<String> assumed) ->
                    give(file.toString(), metadata.of(file), bytes, text, List.of(), true)
                            .ifPresent(report -> assumed.ifPresent(what -> assumed(report, file.toString(), what)));
            }
        }

        private void page(Path file, byte[] bytes) {
            switch (Encoding.of(bytes, Page.declaredCharset(bytes))) {
                case Encoding.Binary() -> binary(file);
                case Encoding.Readable(String html, Optional<String> assumed) -> {
                    Page page = pages.read(html);
                    Fields fields = metadata.of(file).or(page.fields());
                    if (page.isOurs()) {
                        ours(file);
                        return;
                    }
                    give(file.toString(), fields, bytes, page.text(), page.parts(), page.mayBeWrapped())
                            .ifPresent(report -> assumed.ifPresent(what -> assumed(report, file.toString(), what)));
                }
            }
        }

        private void lines(Path file) {
            try (JsonLines lines = new JsonLines(Files.newInputStream(file), options.maxBytes())) {
                if (lines.isBinary()) {
                    binary(file);
                    return;
                }
                boolean blank = true;
                for (Optional<JsonLines.Line> line = lines.next(); line.isPresent(); line = lines.next()) {
                    blank &= line.get().isBlank();
                    if (!line.get().isBlank() && !line(file, line.get())) {
                        return;
                    }
                }
                if (blank) {
                    tell(file, "empty", "a .jsonl file must have lines; " + file + " has none; it is skipped");
                }
            } catch (NoSuchFileException _) {
                tell(
                        file,
                        "no-such-file",
                        "an input must exist until it is read; " + file + " has gone since; run again");
            } catch (IOException e) {
                tell(file, "unreadable", Inputs.unreadable(file.toString(), e));
            }
        }

        /// @return whether to go on with the file
        private boolean line(Path file, JsonLines.Line line) {
            String where = file + ":" + line.number();
            if (line.tooLong()) {
                notices.tell(where, "too-large", tooLarge(where));
                return true;
            }
            if (line.isUtf16()) {
                tell(
                        file,
                        "encoding",
                        "a .jsonl file must be UTF-8; " + file + " is UTF-16 by its byte order mark; it is skipped,"
                                + " save it as UTF-8");
                return false;
            }
            switch (Encoding.of(line.bytes(), Optional.empty())) {
                case Encoding.Binary() -> {
                    binary(file);
                    return false;
                }
                case Encoding.Readable(String json, Optional<String> assumed) -> {
                    return line(file, line, json, assumed, where);
                }
            }
        }

        private boolean line(Path file, JsonLines.Line line, String json, Optional<String> assumed, String where) {
            switch (JsonLines.parse(mapper, json)) {
                case JsonLines.Parsed.Broken(String why) ->
                    notices.tell(
                            where,
                            "broken-json",
                            "a line of a .jsonl file must be one JSON object; got " + why + " in " + where
                                    + "; the line is skipped");
                case JsonLines.Parsed.Value(JsonNode object) -> {
                    if (object.path("attest").isIntegralNumber()) {
                        ours(file);
                        return false;
                    }
                    if (!object.path("text").isTextual()) {
                        if (!Metadata.isMetadata(object)) {
                            notices.tell(
                                    where,
                                    "not-a-report",
                                    "a line must have `text` (a report) or `file` (metadata for a file), each a"
                                            + " string; got neither in " + where + "; the line is skipped");
                        }
                        return true;
                    }
                    String text = object.path("text").asText();
                    if (text.indexOf('\0') >= 0) {
                        notices.tell(where, "binary", "`text` must not hold NUL; it does in " + where + "; skipped");
                        return true;
                    }
                    Fields fields = Fields.of(object, where, notices);
                    give(where, file.toString(), fields, line.bytes(), text, List.of(), true)
                            .ifPresent(report -> assumed.ifPresent(what -> assumed(report, where, what)));
                }
            }
            return true;
        }

        private Optional<Report> give(
                String path, Fields fields, byte[] bytes, String text, List<Page.Part> parts, boolean wrapped) {
            return give(path, path, fields, bytes, text, parts, wrapped);
        }

        /// Hands the report on, unless it has no words or was there before.
        private Optional<Report> give(
                String where,
                String path,
                Fields fields,
                byte[] bytes,
                String text,
                List<Page.Part> parts,
                boolean wrapped) {
            if (Layout.isBlank(text)) {
                notices.tell(where, "empty", "a report must have words; " + where + " has none; it is skipped");
                return Optional.empty();
            }
            Source source = fields.or(new Fields(
                            Optional.empty(),
                            Optional.empty(),
                            Optional.empty(),
                            Optional.empty(),
                            options.published().map(day -> new Source.Published(day, "--published"))))
                    .source(path);
            String sha256 = sha256(bytes);
            Source earlier = read.putIfAbsent(sha256, source);
            if (earlier != null) {
                List<String> differences = Fields.differences(earlier, source);
                notices.tell(
                        where,
                        "duplicate",
                        "each report is read once; " + where + " has the same bytes as " + earlier.path() + " (report "
                                + sha256.substring(0, ID_LENGTH) + ")"
                                + (differences.isEmpty()
                                        ? ""
                                        : " but other metadata: " + String.join(", ", differences)
                                                + "; the first is used, remove the wrong one"));
                return Optional.empty();
            }
            Report report = report(source, sha256, text, parts, wrapped);
            reports.accept(report);
            return Optional.of(report);
        }

        private void assumed(Report report, String where, String assumed) {
            notices.tell(
                    report.id(),
                    "encoding",
                    "a report should be UTF-8; " + where + " is not and was read as " + assumed
                            + "; look at its letters, and save it as UTF-8 if they are wrong");
        }

        private void binary(Path file) {
            tell(
                    file,
                    "binary",
                    "a report must be text; " + file + " holds control characters that no text has; it is skipped"
                            + " (UTF-16 is read if it begins with a byte order mark)");
        }

        private void ours(Path file) {
            tell(
                    file,
                    "own-output",
                    "an input must be a report; " + file + " is what an earlier run wrote; it is skipped");
        }

        private String tooLarge(String where) {
            return "a report must not measure more than " + options.maxBytes() + " bytes; " + where
                    + " does; it is skipped, split it if it holds several reports";
        }

        private void tell(Path file, String code, String detail) {
            notices.tell(file.toString(), code, detail);
        }
    }
}
