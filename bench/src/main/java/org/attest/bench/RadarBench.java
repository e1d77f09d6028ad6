package org.attest.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.attest.imagery.RadarCheck;
import org.attest.imagery.Scene;
import org.attest.imagery.SceneFolder;
import org.attest.imagery.building.Footprint;
import org.attest.imagery.building.Footprints;
import org.attest.imagery.raster.CogWriter;
import org.attest.imagery.raster.GeoTiff;
import org.attest.imagery.sar.LeeFilter;
import org.attest.imagery.simulation.SceneFiles;
import org.attest.imagery.simulation.SceneSpec;
import org.attest.imagery.simulation.SimulatedTown;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/// Radar: from files on disk to a verdict for each building, and its two costliest parts. 30 dates x 2 bands x 2 orbits
/// at 10 m
/// over `side * side / 10 000` km2; divide by the seconds for km2/s.
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SingleShotTime)
@OutputTimeUnit(TimeUnit.SECONDS)
@Warmup(iterations = 3)
@Measurement(iterations = 5)
@Fork(1)
public class RadarBench {
    @Param({"1024"})
    public int side;

    @Param({"true", "false"})
    public boolean deflate;

    private Path folder = Path.of("");
    private List<Scene> scenes = List.of();
    private List<Footprint> footprints = List.of();
    private float[] image = new float[0];

    @Setup(Level.Trial)
    public void write() throws IOException {
        folder = Files.createTempDirectory("attest-bench");
        SceneSpec spec = SceneSpec.standard(1).size(side, side * side / 650).wander(1);
        SceneFiles.write(new SimulatedTown(spec), folder, new CogWriter.Options(512, deflate, false));
        scenes = SceneFolder.read(folder).scenes();
        footprints = Footprints.read(folder.resolve("buildings.geojson")).all();
        image = readOne();
    }

    @TearDown(Level.Trial)
    public void delete() throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }

    /// All of it.
    @Benchmark
    public RadarCheck.Report filesToVerdicts() throws IOException {
        return RadarCheck.run(
                scenes,
                new RadarCheck.Question(
                        footprints,
                        SimulatedTown.EVENT.minusSeconds(1),
                        SimulatedTown.EVENT.plusSeconds(1),
                        Duration.ofDays(60)));
    }

    /// One band of one date.
    @Benchmark
    public float[] readOne() throws IOException {
        Scene.Layer layer = scenes.getFirst().layers().get("vv");
        try (GeoTiff file = GeoTiff.open(Path.of(layer.location()))) {
            float[] pixels = new float[side * side];
            file.image().readFloats(0, file.image().whole(), pixels, 0, side);
            return pixels;
        }
    }

    /// The filter over all pixels of one band of one date; in a run it goes over the buildings' pixels alone.
    @Benchmark
    public double[] filterOne() {
        return LeeFilter.filter(image, side, side);
    }
}
