package org.attest.app;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.attest.imagery.raster.CogWriter;
import org.attest.imagery.simulation.SceneFiles;
import org.attest.imagery.simulation.SceneSpec;
import org.attest.imagery.simulation.SimulatedTown;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `attest simulate scenes`: a town seen by a simulated radar, as files.
@Command(
        name = "simulate",
        mixinStandardHelpOptions = true,
        description = "Makes simulated radar scenes of a town with destroyed buildings. Nothing in them is real.")
final class SimulateCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Parameters(index = "0", paramLabel = "WHAT", description = "scenes")
    private String what = "";

    @Option(names = "--out", paramLabel = "DIR", description = "Where they go (default: ${DEFAULT-VALUE}).")
    private Path out = Path.of("attest-scenes");

    @Option(names = "--seed", description = "The same number gives the same town (default: ${DEFAULT-VALUE}).")
    private long seed = 1;

    @Option(names = "--size", description = "Side in pixels of 10 m (default: ${DEFAULT-VALUE}).")
    private int size = 256;

    @Option(names = "--buildings", description = "How many, as far as they fit (default: ${DEFAULT-VALUE}).")
    private int buildings = 120;

    @Option(names = "--orbits", description = "Relative orbits (default: ${DEFAULT-VALUE}).")
    private int orbits = 2;

    @Option(names = "--before", description = "Looks of each orbit in the year before (default: ${DEFAULT-VALUE}).")
    private int before = 24;

    @Option(names = "--after", description = "Looks of each orbit in the 60 days after (default: ${DEFAULT-VALUE}).")
    private int after = 6;

    @Option(names = "--wander", description = "dB that a whole scene is off on a date (default: ${DEFAULT-VALUE}).")
    private double wander = 1;

    @Option(names = "--destroyed", description = "Share of buildings, 0 to 1 (default: ${DEFAULT-VALUE}).")
    private double destroyed = 0.2;

    @Option(names = "--damaged", description = "Share of buildings, 0 to 1 (default: ${DEFAULT-VALUE}).")
    private double damaged = 0.1;

    @Option(names = "--built", description = "Share that appear with the event (default: ${DEFAULT-VALUE}).")
    private double built = 0.03;

    @Option(names = "--uncompressed", description = "Don't pack the pixels.")
    private boolean uncompressed;

    @Override
    public Integer call() {
        if (!what.equals("scenes")) {
            throw new ParameterException(spec.commandLine(), "WHAT must be scenes; got '" + what + "'");
        }
        SceneSpec scene;
        try {
            scene = SceneSpec.standard(seed)
                    .size(size, buildings)
                    .orbits(orbits)
                    .dates(before, after)
                    .wander(wander)
                    .damage(destroyed, damaged, built);
        } catch (IllegalArgumentException e) {
            throw new ParameterException(spec.commandLine(), String.valueOf(e.getMessage()), e);
        }
        SimulatedTown town = new SimulatedTown(scene);
        try {
            int written = SceneFiles.write(town, out, new CogWriter.Options(256, !uncompressed, true));
            spec.commandLine()
                    .getOut()
                    .println("Simulated %s looks at %s buildings, %s of them changed on %s. None of it is real."
                            .formatted(
                                    written,
                                    town.buildings().size(),
                                    town.buildings().stream()
                                            .filter(b -> b.state() != SimulatedTown.State.INTACT)
                                            .count(),
                                    SimulatedTown.EVENT.toString().substring(0, 10)));
            spec.commandLine().getOut().println("Look at " + out.resolve("buildings.geojson"));
            return 0;
        } catch (IOException e) {
            throw new UncheckedIOException(
                    "--out must be a folder that can be made and written; got " + out + " (" + Reasons.of(e)
                            + "). Give another with --out",
                    e);
        }
    }
}
