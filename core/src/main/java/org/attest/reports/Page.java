package org.attest.reports;

import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.StandardCharsets;
import java.nio.charset.UnsupportedCharsetException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The article that an HTML page holds, as plain text with its headline first, and what the page's head says of it.
///
/// @param parts what the markup says of stretches of `text`, by where they start
/// @param mayBeWrapped whether the text keeps line ends from the page's source (`<pre>`)
/// @param isOurs whether Attest itself wrote the page
record Page(String text, List<Part> parts, Fields fields, boolean mayBeWrapped, boolean isOurs) {

    /// A stretch of text that the markup calls a headline, caption, date or byline. UTF-16 offsets.
    record Part(Block.Kind kind, int start, int end, boolean isFilm) {}

    private static final Pattern DECLARED = Pattern.compile(
            "(?i)<(?:meta[^>]{0,200}?charset|\\?xml[^>]{0,100}?encoding)\\s*=\\s*[\"']?\\s*([A-Za-z0-9_:.-]{2,40})");

    /// The HTML standard looks for a charset in the first 1,024 bytes; pages in the wild put scripts before it.
    private static final int DECLARED_WITHIN = 8192;

    /// What the page says it is encoded in, before its bytes are read as text.
    static Optional<Charset> declaredCharset(byte[] bytes) {
        String head = new String(bytes, 0, Math.min(bytes.length, DECLARED_WITHIN), StandardCharsets.ISO_8859_1);
        Matcher matcher = DECLARED.matcher(head);
        if (!matcher.find()) {
            return Optional.empty();
        }
        // Browsers read these as windows-1252, and pages rely on it for their quotation marks; and a page whose
        // declaration can be read byte by byte is not UTF-16.
        String name = matcher.group(1).toLowerCase(Locale.ROOT);
        try {
            return switch (name) {
                case "iso-8859-1", "latin1", "us-ascii", "ascii" -> Optional.of(Charset.forName("windows-1252"));
                case "utf-16", "utf-16le", "utf-16be" -> Optional.of(StandardCharsets.UTF_8);
                default -> Optional.of(Charset.forName(name)).filter(Charset::canEncode);
            };
        } catch (IllegalCharsetNameException | UnsupportedCharsetException _) {
            return Optional.empty();
        }
    }
}
