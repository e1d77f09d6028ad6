package org.attest.models;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

final class PiecesTest {
    private static final Pieces PIECES = Pieces.bundled();
    private static final Pattern ESCAPED = Pattern.compile("\\\\u([0-9a-f]{4})");

    @TestFactory
    Stream<DynamicTest> everyTextIsCutAsByTheReference() throws IOException {
        List<String> names = lines("pieces.txt");
        return lines("pieces.cases").stream()
                .filter(line -> !line.startsWith("#"))
                .map(line -> line.split("\t", -1))
                .map(line -> DynamicTest.dynamicTest(
                        line[0], () -> assertEquals(line[1], shown(unescaped(line[0]), names))));
    }

    @Test
    void spaceAccentsAndControlsAloneAreNoWords() {
        for (String text : List.of("", " ", "\u0301\u0302 \u0301", "\u0000\u200b\ufeff")) {
            assertEquals(0, cut(text).ids().length);
        }
    }

    @Test
    void namesOfMarksInATextAreWords() {
        Pieces.Cut cut = cut("[SEP]");
        assertEquals(3, cut.starts().length);
        assertTrue(Arrays.stream(cut.ids()).noneMatch(id -> id == 102));
    }

    @Test
    void aWordOfMoreThanAHundredCharactersIsOneUnknownPiece() {
        Pieces.Cut cut = cut("a".repeat(1_000_000) + " b");
        assertEquals(2, cut.ids().length);
        assertEquals(100, cut.ids()[0]);
        assertEquals(1_000_000, cut.ends()[0]);
    }

    @Property(tries = 500)
    void wordsLieInOrderInsideTheTextAndEachHasAPiece(@ForAll String text) {
        int[] codePoints = text.codePoints().toArray();
        Pieces.Cut cut = PIECES.cut(codePoints);
        int behind = 0;
        for (int word = 0; word < cut.starts().length; word++) {
            assertTrue(behind <= cut.starts()[word] && cut.starts()[word] < cut.ends()[word]);
            assertTrue(cut.firstPiece()[word] < cut.firstPiece()[word + 1]);
            behind = cut.ends()[word];
        }
        assertTrue(behind <= codePoints.length);
        assertEquals(cut.ids().length, cut.firstPiece()[cut.starts().length]);
    }

    private static Pieces.Cut cut(String text) {
        return PIECES.cut(text.codePoints().toArray());
    }

    private static String shown(String text, List<String> names) {
        Pieces.Cut cut = cut(text);
        StringBuilder shown = new StringBuilder();
        for (int word = 0; word < cut.starts().length; word++) {
            List<String> pieces = Arrays.stream(cut.ids(), cut.firstPiece()[word], cut.firstPiece()[word + 1])
                    .mapToObj(names::get)
                    .toList();
            shown.append(word == 0 ? "" : " ")
                    .append(cut.starts()[word])
                    .append('-')
                    .append(cut.ends()[word]);
            shown.append(':').append(String.join("+", pieces));
        }
        return shown.toString();
    }

    private static String unescaped(String text) {
        String plain = text.replace("\\t", "\t").replace("\\n", "\n").replace("\\r", "\r");
        return ESCAPED.matcher(plain)
                .replaceAll(m -> Matcher.quoteReplacement("" + (char) Integer.parseInt(m.group(1), 16)));
    }

    private static List<String> lines(String name) throws IOException {
        try (InputStream file = Objects.requireNonNull(PiecesTest.class.getResourceAsStream(name))) {
            return List.of(new String(file.readAllBytes(), StandardCharsets.UTF_8)
                    .strip()
                    .split("\n"));
        }
    }
}
