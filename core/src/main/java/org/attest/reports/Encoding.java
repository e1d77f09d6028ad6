package org.attest.reports;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/// From bytes to text. A byte order mark decides, then what the file declares, then UTF-8 if the bytes are that, and
/// only then a guess, which is always said.
///
/// @see <a href="https://encoding.spec.whatwg.org/">WHATWG Encoding</a> for why `iso-8859-1` is read as windows-1252
sealed interface Encoding {
    /// @param value the text, without its byte order mark
    /// @param assumed what had to be assumed to read it, in words
    record Readable(String value, Optional<String> assumed) implements Encoding {}

    /// Not text: it holds NUL, or too many other control characters.
    record Binary() implements Encoding {}

    /// Text has a tab or an escape here and there; of 1,000 random bytes 105 are other control characters.
    double MOST_CONTROL_CHARACTERS = 0.05;

    static Encoding of(byte[] bytes, Optional<Charset> declared) {
        Readable text = decode(bytes, declared);
        return isText(text.value) ? text : new Binary();
    }

    private static Readable decode(byte[] bytes, Optional<Charset> declared) {
        if (startsWith(bytes, 0xEF, 0xBB, 0xBF)) {
            return marked(bytes, 3, StandardCharsets.UTF_8);
        }
        if (startsWith(bytes, 0xFF, 0xFE, 0, 0)) {
            return marked(bytes, 4, StandardCharsets.UTF_32LE);
        }
        if (startsWith(bytes, 0, 0, 0xFE, 0xFF)) {
            return marked(bytes, 4, StandardCharsets.UTF_32BE);
        }
        if (startsWith(bytes, 0xFF, 0xFE)) {
            return marked(bytes, 2, StandardCharsets.UTF_16LE);
        }
        if (startsWith(bytes, 0xFE, 0xFF)) {
            return marked(bytes, 2, StandardCharsets.UTF_16BE);
        }
        if (declared.isPresent()) {
            Optional<String> exact = exactly(bytes, 0, declared.get());
            if (exact.isPresent()) {
                return new Readable(exact.get(), Optional.empty());
            }
        }
        return exactly(bytes, 0, StandardCharsets.UTF_8)
                .map(text -> new Readable(text, Optional.empty()))
                .orElseGet(() -> guess(bytes));
    }

    private static Readable marked(byte[] bytes, int from, Charset charset) {
        return exactly(bytes, from, charset)
                .map(text -> new Readable(text, Optional.empty()))
                .orElseGet(() -> repaired(bytes, from, charset));
    }

    private static Readable repaired(byte[] bytes, int from, Charset charset) {
        String text = new String(bytes, from, bytes.length - from, charset);
        long lost = text.chars().filter(c -> c == '\uFFFD').count();
        return new Readable(
                text, Optional.of(charset.name() + ", with " + lost + " unreadable characters shown as U+FFFD"));
    }

    private static Optional<String> exactly(byte[] bytes, int from, Charset charset) {
        try {
            CharBuffer text = charset.newDecoder()
                    .onMalformedInput(CodingErrorAction.REPORT)
                    .onUnmappableCharacter(CodingErrorAction.REPORT)
                    .decode(ByteBuffer.wrap(bytes, from, bytes.length - from));
            return Optional.of(text.toString());
        } catch (CharacterCodingException e) {
            return Optional.empty();
        }
    }

    /// Bytes that are no UTF-8. If most of their characters beyond ASCII are, a few were damaged on the way, and
    /// reading all of it as windows-1252 would turn "São" into "SÃ£o" everywhere.
    private static Readable guess(byte[] bytes) {
        Readable repaired = repaired(bytes, 0, StandardCharsets.UTF_8);
        long lost = repaired.value.chars().filter(c -> c == '\uFFFD').count();
        long read =
                repaired.value.codePoints().filter(c -> c > 0x7F && c != 0xFFFD).count();
        if (read > lost) {
            return repaired;
        }
        Charset charset = singleByte(bytes);
        return new Readable(new String(bytes, charset), Optional.of(charset.name()));
    }

    /// Which of the three one-byte encodings of the reports we know: Latin text is mostly ASCII letters; in
    /// Arabic (1256) the frequent letters, alef and lam among them, lie on both sides of 0xE0, while in
    /// Cyrillic (1251) all small letters lie above it.
    private static Charset singleByte(byte[] bytes) {
        int ascii = 0;
        int lower = 0;
        int upper = 0;
        for (byte b : bytes) {
            int unsigned = b & 0xFF;
            if (unsigned < 0x80) {
                ascii += Character.isLetter(unsigned) ? 1 : 0;
            } else if (unsigned >= 0xC0) {
                lower += unsigned < 0xE0 ? 1 : 0;
                upper += unsigned >= 0xE0 ? 1 : 0;
            }
        }
        if (lower + upper <= ascii) {
            return Charset.forName("windows-1252");
        }
        return Charset.forName(lower * 3 > upper ? "windows-1256" : "windows-1251");
    }

    private static boolean isText(String text) {
        int controls = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == 0) {
                return false;
            }
            controls += c < ' ' && !Character.isWhitespace(c) && c != '\u001B' ? 1 : 0;
        }
        return controls <= text.length() * MOST_CONTROL_CHARACTERS;
    }

    private static boolean startsWith(byte[] bytes, int... mark) {
        if (bytes.length < mark.length) {
            return false;
        }
        for (int i = 0; i < mark.length; i++) {
            if ((bytes[i] & 0xFF) != mark[i]) {
                return false;
            }
        }
        return true;
    }
}
