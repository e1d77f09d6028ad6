package org.attest.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.attest.imagery.RadarCheck;
import org.attest.imagery.Scene;
import org.attest.imagery.SceneFolder;
import org.attest.imagery.building.Footprints;
import org.attest.imagery.raster.CogWriter;
import org.attest.imagery.raster.GeoTiff;
import org.attest.imagery.sar.Band;
import org.attest.imagery.sar.Looks;
import org.attest.imagery.simulation.SceneFiles;
import org.attest.imagery.simulation.SceneSpec;
import org.attest.imagery.simulation.SimulatedTown;

/// What a large area costs: 30 dates x 2 bands x 2 orbits at 10 m, deflated. `write DIR SIDE` makes an area of SIDE x
/// SIDE
/// pixels, 3162 for 1,000 km2; `check DIR`, in a process of its own, prints seconds, km2/s and its largest resident
/// set.
///
/// Ten images of each band are written and used three times, so that a disk holds them.
public final class RadarMemory {
    private static final int DATES = 30;
    private static final int DISTINCT = 10;

    private RadarMemory() {}

    public static void main(String[] arguments) throws IOException {
        Path folder = Path.of(arguments[1]);
        if (arguments[0].equals("write")) {
            int side = Integer.parseInt(arguments[2]);
            write(
                    new SimulatedTown(SceneSpec.standard(1)
                            .size(side, (int) ((long) side * side / 650))
                            .wander(1)),
                    Files.createDirectories(folder));
        } else {
            check(folder);
        }
    }

    private static void check(Path folder) throws IOException {
        List<Scene> scenes = SceneFolder.read(folder).scenes();
        long start = System.nanoTime();
        RadarCheck.Report report = RadarCheck.run(
                scenes,
                new RadarCheck.Question(
                        Footprints.read(folder.resolve("buildings.geojson")).all(),
                        SimulatedTown.EVENT.minusSeconds(1),
                        SimulatedTown.EVENT.plusSeconds(1),
                        Duration.ofDays(60)));
        double seconds = (System.nanoTime() - start) / 1e9;
        double km2;
        try (GeoTiff one = GeoTiff.open(
                Path.of(scenes.getFirst().layers().values().iterator().next().location()))) {
            km2 = one.image().width() * (double) one.image().height() / 10_000;
        }
        System.out.printf(
                Locale.ROOT,
                "%.0f km2, %d buildings, %d measured: %.1f s, %.1f km2/s, largest resident set %s%n",
                km2,
                report.answers().size(),
                report.answers().stream().filter(a -> a.change().isPresent()).count(),
                seconds,
                km2 / seconds,
                residentPeak());
    }

    private static void write(SimulatedTown town, Path folder) throws IOException {
        StringBuilder csv = new StringBuilder("file,layer,captured,date_is,sensor,orbit,orbit_state,unit\n");
        for (int o = 0; o < 2; o++) {
            Looks looks = town.orbits().get(o);
            float[] image = new float[looks.width() * looks.height()];
            for (Band band : Band.values()) {
                for (int look = 0; look < DISTINCT; look++) {
                    looks.read(look, band, 0, looks.height(), image, 0);
                    CogWriter.write(
                            folder.resolve(o + "-" + look + "-" + band + ".tif"),
                            image,
                            looks.width(),
                            looks.height(),
                            town.grid(),
                            new CogWriter.Options(512, true, false));
                }
                for (int look = 0; look < DATES; look++) {
                    Instant time = looks.times().get(look);
                    csv.append("%s-%s-%s.tif,%s,%s,capture,simulated,%s,,power\n"
                            .formatted(o, look % DISTINCT, band, band.name().toLowerCase(Locale.ROOT), time, o + 1));
                }
            }
        }
        Files.writeString(folder.resolve("scenes.csv"), csv);
        SceneFiles.writeBuildings(town, folder);
    }

    /// As Linux counts it.
    private static String residentPeak() throws IOException {
        Path status = Path.of("/proc/self/status");
        if (!Files.exists(status)) {
            return "unknown: this system does not say";
        }
        return Files.readAllLines(status).stream()
                .filter(line -> line.startsWith("VmHWM:"))
                .map(line -> Long.parseLong(line.replaceAll("\\D", "")) / 1024 + " MB")
                .findFirst()
                .orElse("unknown");
    }
}
