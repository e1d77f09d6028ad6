package org.attest.language;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

final class LanguagesTest {
    private static final Languages LANGUAGES = new Languages();

    @TestFactory
    Stream<DynamicTest> eachTextIsInTheLanguageThatItIsIn() throws IOException {
        try (InputStream file = Objects.requireNonNull(getClass().getResourceAsStream("languages.cases"))) {
            return new String(file.readAllBytes(), StandardCharsets.UTF_8)
                            .lines()
                            .filter(line -> !line.startsWith("#"))
                            .map(line -> line.split("\t", -1))
                            .map(line -> DynamicTest.dynamicTest(
                                    line[0],
                                    () -> assertEquals(
                                            line[1], LANGUAGES.other(line[0]).orElse("read"))))
                            .toList()
                            .stream();
        }
    }

    @Test
    void noReportAndNoParagraphOfOursIsTakenForAnotherLanguage() throws IOException {
        List<Path> texts;
        try (Stream<Path> examples = Files.walk(Path.of("../examples/reports"));
                Stream<Path> corpus = Files.walk(Path.of("../corpus/marked"))) {
            texts = Stream.concat(examples, corpus)
                    .filter(file -> file.toString().endsWith(".txt"))
                    .toList();
        }
        assertTrue(texts.size() > 100, "texts lie elsewhere: " + texts.size());
        assertEquals(
                List.of(),
                texts.stream()
                        .flatMap(file -> read(file).lines())
                        .filter(paragraph -> LANGUAGES.other(paragraph).isPresent())
                        .toList());
    }

    @Test
    void aLongTextIsNamedWithoutReadingAllOfIt() {
        assertEquals(
                "ar",
                LANGUAGES.other("قتل شخصان في قرية مجاورة. ".repeat(100_000)).orElse("read"));
    }

    @Test
    void languagesHaveNames() {
        assertEquals("French", Languages.name("fr"));
        assertEquals("Chinese", Languages.name("zh"));
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
