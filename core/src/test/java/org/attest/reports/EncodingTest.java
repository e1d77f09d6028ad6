package org.attest.reports;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import java.io.ByteArrayOutputStream;
import java.io.UnsupportedEncodingException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

final class EncodingTest {
    private static final String ARABIC = "أفاد مجلس البلدة أن القصف أصاب الطاحونة فجر الجمعة، ولم يصب أحد بأذى.";
    private static final String UKRAINIAN = "Рада міста повідомила, що снаряди влучили в млин на світанку в п'ятницю.";

    @Test
    void utf8NeedsNoAssumptionWithOrWithoutItsMark() {
        assertEquals("città -", read("città", "UTF-8"));
        assertEquals("città -", read("\uFEFFcittà", "UTF-8"));
    }

    @Test
    void utf16IsReadByItsMark() {
        assertEquals(ARABIC + " -", read("\uFEFF" + ARABIC, "UTF-16LE"));
        assertEquals(ARABIC + " -", read("\uFEFF" + ARABIC, "UTF-16BE"));
    }

    @Test
    void oneByteEncodingsAreGuessedAndSaid() {
        assertEquals("The façade – “hit” windows-1252", read("The façade – “hit”", "windows-1252"));
        assertEquals(ARABIC + " windows-1256", read(ARABIC, "windows-1256"));
        assertEquals(UKRAINIAN + " windows-1251", read(UKRAINIAN, "windows-1251"));
    }

    @Test
    void aFewBrokenBytesDoNotChangeHowTheRestIsRead() {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        bytes.writeBytes("Zürich, Genève, ".getBytes(StandardCharsets.UTF_8));
        bytes.write(0xE9);

        assertEquals(
                "Zürich, Genève, \uFFFD UTF-8, with 1 unreadable characters shown as U+FFFD",
                said(Encoding.of(bytes.toByteArray(), Optional.empty())));
    }

    @Test
    void bytesWithNulAreNoText() {
        assertInstanceOf(Encoding.Binary.class, Encoding.of(new byte[] {'a', 0, 'b'}, Optional.empty()));
        assertInstanceOf(
                Encoding.Binary.class, Encoding.of("mill".getBytes(StandardCharsets.UTF_16BE), Optional.empty()));
    }

    @Test
    void bytesFullOfControlCharactersAreNoText() {
        byte[] bytes = "\u0001\u0002\u0003 %PDF-1.7".getBytes(StandardCharsets.UTF_8);

        assertInstanceOf(Encoding.Binary.class, Encoding.of(bytes, Optional.empty()));
    }

    @Property
    void anyBytesAreReadOrRefused(@ForAll byte[] bytes) {
        switch (Encoding.of(bytes, Optional.empty())) {
            case Encoding.Binary() -> {}
            case Encoding.Readable(String text, Optional<String> _) -> assertEquals(-1, text.indexOf('\0'));
        }
    }

    private static String read(String text, String charset) {
        try {
            return said(Encoding.of(text.getBytes(charset), Optional.empty()));
        } catch (UnsupportedEncodingException e) {
            throw new IllegalArgumentException(e);
        }
    }

    private static String said(Encoding encoding) {
        return switch (encoding) {
            case Encoding.Binary() -> "binary";
            case Encoding.Readable(String text, Optional<String> assumed) -> text + " " + assumed.orElse("-");
        };
    }
}
