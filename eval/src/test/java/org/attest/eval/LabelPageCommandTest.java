package org.attest.eval;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class LabelPageCommandTest {
    private final StringWriter err = new StringWriter();

    @TempDir
    private Path folder = Path.of("");

    private int execute(String... arguments) {
        return Main.commandLine((_, _, _, _) -> {})
                .setOut(new PrintWriter(new StringWriter()))
                .setErr(new PrintWriter(err, true))
                .execute(arguments);
    }

    @Test
    void thePageIsOneFileInWhichNoTextOfAReportIsMarkup() throws IOException {
        Path file = folder.resolve("page.html");
        assertEquals(0, execute("corpus", "src/test/resources/labels", "--page", file.toString()), err::toString);
        String page = Files.readString(file);
        assertTrue(page.contains("default-src 'none'; script-src 'sha256-"), "the policy must stand in the page");
        assertTrue(!page.contains("alert("), "texts are packed");
    }

    @Test
    void aPageThatCannotBeWrittenIsSaidWithItsName() {
        Path file = folder.resolve("none/page.html");
        assertEquals(1, execute("corpus", "src/test/resources/labels", "--page", file.toString()));
        assertTrue(
                err.toString()
                        .startsWith("attest eval: the page must be writable at " + file + ", in a folder that exists;"),
                err::toString);
    }

    @Test
    void otherTasksHaveNoPage() {
        assertEquals(2, execute("reports", "src/test/resources/reports", "--page", "page.html"));
        assertEquals("attest eval: --page goes with the task corpus; got reports\n", err.toString());
    }
}
