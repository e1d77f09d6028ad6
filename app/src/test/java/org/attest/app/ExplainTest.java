package org.attest.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ExplainTest {
    private static final String TEXT =
            "Late on Tuesday drones hit a depot at Menaka. It had burned on 31 April, and since March it stood empty.";

    @TempDir
    private Path folder = Path.of("");

    private Path report() throws IOException {
        return Files.writeString(folder.resolve("menaka.txt"), TEXT);
    }

    @Test
    void eachExpressionIsShownWithItsTimeAndWhy() throws IOException {
        Command command = Command.attest("explain", "time", report(), "--published", "2024-03-14");
        assertEquals(0, command.exitCode());
        assertTrue(command.out().contains("published   2024-03-14"), command::out);
        assertTrue(command.out().contains("0-15        \"Late on Tuesday\""), command::out);
        assertTrue(command.out().contains("time · 2024-03-12 (Late) · TIMEX3 2024-03-12"), command::out);
        assertTrue(command.out().contains("because the last Tuesday on or before publication"), command::out);
        assertTrue(command.out().contains("notice      time.impossible-date at "), command::out);
    }

    @Test
    void withoutADayOfPublicationItSaysSoAndInventsNone() throws IOException {
        Command command = Command.attest("explain", "time", report());
        assertTrue(command.out().contains("published   unknown"), command::out);
        assertTrue(command.out().contains("date · unknown"), command::out);
        assertTrue(command.out().contains("time.no-anchor"), command::out);
    }

    @Test
    void asJsonItIsOneLineWithSpansInCodePoints() throws IOException {
        Command command = Command.attest("explain", "time", report(), "--published", "2024-03-14", "--json");
        JsonNode line = new ObjectMapper().readTree(command.out());
        JsonNode first = line.path("expressions").path(0);
        assertEquals("2024-03-12", first.path("edtf").asText());
        assertEquals(
                "Late on Tuesday",
                TEXT.substring(
                        first.path("span").path("start").asInt(),
                        first.path("span").path("end").asInt()));
    }

    @Test
    void aFileThatIsNoReportIsRefusedInOneLine() {
        Command command = Command.attest("explain", "time", folder.resolve("none.txt"));
        assertEquals(1, command.exitCode());
        assertTrue(command.isPlain() && command.err().contains("none.txt"), command::err);
    }

    @Test
    void aStageMustBeNamed() {
        assertEquals(2, Command.attest("explain").exitCode());
    }
}
