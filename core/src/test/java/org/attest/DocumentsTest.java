package org.attest;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// What the documents point at is there, so that a file that moves takes its mentions along.
final class DocumentsTest {
    private static final List<String> DOCUMENTS =
            List.of("README.md", "ARCHITECTURE.md", "GLOSSARY.md", "CONTRIBUTING.md", "MODEL_CARD.md");

    /// `[words](target)`, without what follows a `#`. An address of the web has a colon.
    private static final Pattern LINK = Pattern.compile("]\\((?<path>[^)#:\\s]+)(?:#[^)]*)?\\)");

    /// A path in backticks: with a slash in it, or a document's name. Dates with a slash begin with a digit.
    private static final Pattern QUOTED =
            Pattern.compile("`(?<path>[A-Za-z.][\\w.-]*(?:/[\\w.-]+)+/?|[A-Z][A-Z_]+\\.md)`");

    private static final Pattern BLOCK = Pattern.compile("(?ms)^```.*?^```$");

    /// What a build or a run makes is named and not there.
    private static final Pattern MADE = Pattern.compile("(?:.*/)?(?:target|attest-out|node_modules)(?:/.*)?");

    @Test
    void everyFileThatTheDocumentsNameExists() {
        Path root = root();
        assertEquals(
                "",
                DOCUMENTS.stream()
                        .flatMap(document -> missing(root, document, read(root.resolve(document))))
                        .collect(Collectors.joining("\n")));
    }

    @Test
    void aMissingFileIsReportedWithTheDocumentThatNamesIt() {
        assertEquals(
                List.of("README.md names core/no-such-file.txt", "README.md names NO_SUCH.md"),
                missing(root(), "README.md", "See [this](core/no-such-file.txt#part), `core/pom.xml` and `NO_SUCH.md`.")
                        .toList());
    }

    @Test
    void addressesDatesCommandsAndWhatARunMakesAreNoFilesToLookFor() {
        String text = """
                [JDK](https://adoptium.net/x), `2024-11-01/2024-11-06`, `./attest run my/reports`, `attest-out/index.html`
                ```
                wrote `nowhere/at-all`
                ```
                """;
        assertEquals(List.of(), missing(root(), "README.md", text).toList());
    }

    @Test
    void noDocumentNamesALine() {
        Pattern line = Pattern.compile("\\.(?:java|tsv|txt|sql)(?::\\d+|#L\\d+)");
        for (String document : DOCUMENTS) {
            assertEquals(
                    List.of(),
                    line.matcher(read(root().resolve(document)))
                            .results()
                            .map(found -> document + " names a line, which will move: " + found.group())
                            .toList());
        }
    }

    private static Stream<String> missing(Path root, String document, String text) {
        String prose = BLOCK.matcher(text).replaceAll("");
        return Stream.of(LINK, QUOTED)
                .map(pattern -> pattern.matcher(prose))
                .flatMap(Matcher::results)
                .map(found -> found.group("path"))
                .distinct()
                .filter(path -> !MADE.matcher(path).matches() && !Files.exists(root.resolve(path)))
                .map(path -> document + " names " + path);
    }

    private static Path root() {
        for (Path folder = Path.of("").toAbsolutePath(); folder != null; folder = folder.getParent()) {
            if (Files.isRegularFile(folder.resolve("attest"))) {
                return folder;
            }
        }
        throw new IllegalStateException("the tests must run below the folder that holds the launcher `attest`; got "
                + Path.of("").toAbsolutePath());
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(file + " must be a document that can be read", e);
        }
    }
}
