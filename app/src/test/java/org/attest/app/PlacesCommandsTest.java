package org.attest.app;

import static org.attest.app.Command.attest;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// `explain places` and `gazetteer import`, and what a run makes of a gazetteer of one's own.
final class PlacesCommandsTest {
    @TempDir
    private Path folder = Path.of("");

    private Path report = Path.of("");
    private Path gazetteer = Path.of("");

    @BeforeEach
    void makeReport() throws IOException {
        gazetteer = folder.resolve("gazetteer");
        report = Files.writeString(
                folder.resolve("report.txt"),
                "Shells hit the village of Kafr Madrasa, in Syria's Idlib governorate, on 3 May 2023, killing four, a monitor said.");
    }

    @Test
    void eachNameIsShownWithItsCandidatesAndWhatCounts() {
        Command explained = attest("explain", "places", report, "--gazetteer", gazetteer);
        assertEquals(0, explained.exitCode());
        assertTrue(explained.out().contains("unknown Kafr Madrasa"), explained.out());
        assertTrue(explained.out().contains("admin1:SY.12"), explained.out());
        assertTrue(explained.out().contains("the report speaks of its country"), explained.out());
    }

    @Test
    void whatTheUserImportsIsUsed() throws IOException {
        Path list = Files.writeString(
                folder.resolve("mine.csv"), "name,lat,lon,country,kind\nKafr Madrasa,35.90,36.70,SY,village\n");
        Command imported = attest("gazetteer", "import", list, "--gazetteer", gazetteer);
        assertEquals(0, imported.exitCode(), imported.err());
        assertTrue(imported.out().startsWith("1 places of your own CSV"), imported.out());
        String line = attest("explain", "places", report, "--json", "--gazetteer", gazetteer)
                .out()
                .lines()
                .findFirst()
                .orElse("");
        assertTrue(line.contains("\"gazetteer\":\"own:kafr-madrasa-sy\""), line);
        Path out = folder.resolve("out");
        assertEquals(
                0, attest("run", report, "--out", out, "--gazetteer", gazetteer).exitCode());
        assertTrue(Files.readString(out.resolve("places.jsonl")).contains("own:kafr-madrasa-sy"));
    }

    @Test
    void theMapLoadsNothingAndShowsNoPointForARegion() throws IOException {
        Path map = folder.resolve("map.html");
        Path other = Files.writeString(folder.resolve("other.txt"), "Fighting went on in Idlib governorate, Syria.");
        assertEquals(
                0,
                attest("explain", "places", other, "--map", map, "--gazetteer", gazetteer)
                        .exitCode());
        String page = Files.readString(map);
        assertTrue(page.contains("default-src 'none'"));
        assertTrue(page.contains("class='region'"));
        assertFalse(page.contains("class='point'"));
        assertFalse(page.contains("http:") || page.contains("https:"));
    }

    @Test
    void aBrokenGazetteerIsToldAndTheRunGoesOn() throws IOException {
        Files.createDirectories(gazetteer);
        Files.writeString(gazetteer.resolve("mine.gaz"), "ATTGAZ02");
        Command run = attest("run", report, "--out", folder.resolve("out"), "--gazetteer", gazetteer);
        assertEquals(0, run.exitCode(), run.err());
        assertTrue((run.out() + run.err()).contains("mine.gaz"), run.out() + run.err());
        assertTrue(run.isPlain());
    }

    @Test
    void aListOfNoKnownFormSaysWhichFormsAreRead() throws IOException {
        Command refused = attest(
                "gazetteer",
                "import",
                Files.writeString(folder.resolve("x.txt"), "Dear all,\n"),
                "--gazetteer",
                gazetteer);
        assertEquals(1, refused.exitCode());
        assertTrue(refused.err().contains("name,lat,lon,country"), refused.err());
        assertEquals(2, attest("gazetteer", "import", folder.resolve("none")).exitCode());
        assertTrue(refused.isPlain());
    }
}
