package org.attest.imagery;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.attest.imagery.building.Reason;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class SceneFolderTest {
    @TempDir
    private Path folder;

    @Test
    void aStacItemGivesTimeOrbitAndLayers() throws IOException {
        Scene scene = item("""
                "datetime": "2021-03-04T05:06:07Z", "platform": "sentinel-1a", "sat:relative_orbit": 87,
                "sat:orbit_state": "descending\"""");
        assertEquals(Optional.of(Instant.parse("2021-03-04T05:06:07Z")), scene.time());
        assertEquals(Optional.of(new Scene.Orbit(87, "descending")), scene.orbit());
        assertEquals("sentinel-1a", scene.sensor());
        assertTrue(scene.isRadar());
        assertEquals(
                folder.resolve("a-vv.tif").toString(),
                scene.layers().getOrDefault("vv", new Scene.Layer("", false)).location());
    }

    @Test
    void aMosaicHasNoTimeOfCapture() throws IOException {
        Scene scene = item("""
                "datetime": "2021-03-04T05:06:07Z", "start_datetime": "2021-01-01T00:00:00Z",
                "end_datetime": "2021-12-31T00:00:00Z\"""");
        assertTrue(
                scene.capture() instanceof Scene.Capture.Unknown,
                scene.capture().toString());
    }

    @Test
    void anItemWithoutADatetimeHasNoTimeWhateverItsFileIsCalled() throws IOException {
        Scene scene = item("\"datetime\": null, \"created\": \"2021-03-04T05:06:07Z\"");
        assertEquals(Optional.empty(), scene.time());
    }

    @Test
    void rowsOfOneTimeAndOrbitAreOneScene() throws IOException {
        Files.writeString(folder.resolve("scenes.csv"), """
                file,layer,captured,date_is,sensor,orbit,orbit_state,unit
                a-vv.tif,vv,2021-03-04T05:06:07Z,capture,S1A,87,ascending,dB
                a-vh.tif,vh,2021-03-04T05:06:07Z,capture,S1A,87,ascending,dB
                b-vv.tif,vv,2021-03-16T05:06:07Z,release,S1A,87,ascending,power
                c-vv.tif,vv,2021-03,capture,S1A,87,ascending,power
                d-vv.tif,vv
                """);
        SceneFolder read = SceneFolder.read(folder);
        List<Scene> dated =
                read.scenes().stream().filter(s -> s.time().isPresent()).toList();
        assertEquals(1, dated.size());
        assertTrue(dated.getFirst().isRadar());
        assertTrue(dated.getFirst().layers().values().stream().allMatch(Scene.Layer::decibels));
        assertEquals(2, read.scenes().size() - dated.size());
        assertTrue(read.notices().stream().anyMatch(n -> n.startsWith("imagery.bad-row") && n.contains("line 6")));
        assertEquals(
                2,
                read.notices().stream()
                        .filter(n -> n.startsWith("imagery.date-unknown"))
                        .count());
    }

    @Test
    void looksAreCountedAroundTheEventAndCloudsHideThem() {
        Instant event = Instant.parse("2021-03-10T00:00:00Z");
        List<Coverage.Look> looks = List.of(
                look("2021-03-01T10:00:00Z", false),
                look("2021-03-06T10:00:00Z", true),
                look("2021-03-10T10:00:00Z", false),
                look("2021-03-16T10:00:00Z", true),
                look("2021-03-21T10:00:00Z", false));
        Coverage coverage = Coverage.of(looks, event, event.plus(Duration.ofDays(1)), Duration.ofDays(30));
        assertEquals(2, coverage.before());
        assertEquals(1, coverage.clearBefore());
        assertEquals(2, coverage.after());
        assertEquals(Optional.of(Duration.ofDays(20)), coverage.gap());
        assertEquals(List.of(), coverage.reasons());
        assertEquals(
                List.of(Reason.GAP_TOO_WIDE),
                Coverage.of(looks, event, event.plus(Duration.ofDays(1)), Duration.ofDays(10))
                        .reasons());
        List<Coverage.Look> cloudy = looks.stream()
                .map(l -> new Coverage.Look(l.start(), l.end(), true))
                .toList();
        assertEquals(
                List.of(Reason.CLOUD),
                Coverage.of(cloudy, event, event.plus(Duration.ofDays(1)), Duration.ofDays(30))
                        .reasons());
    }

    private static Coverage.Look look(String time, boolean hidden) {
        return new Coverage.Look(Instant.parse(time), Instant.parse(time), hidden);
    }

    private Scene item(String properties) throws IOException {
        Files.writeString(folder.resolve("2021-03-04.json"), """
                {"type": "Feature", "stac_version": "1.0.0", "id": "a", "properties": {%s},
                 "assets": {"vv": {"href": "./a-vv.tif"}, "vh": {"href": "./a-vh.tif", "type": "image/tiff"},
                            "thumbnail": {"href": "a.png"}}}""".formatted(properties));
        return SceneFolder.read(folder).scenes().getFirst();
    }
}
