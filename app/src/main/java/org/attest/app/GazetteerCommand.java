package org.attest.app;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.attest.places.Gazetteer;
import org.attest.places.GazetteerImport;
import org.attest.reports.Notice;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `attest gazetteer`: places of a user's own, which win over those that come with Attest.
@Command(
        name = "gazetteer",
        mixinStandardHelpOptions = true,
        description = "Adds places of your own, which win over those that come with Attest.",
        subcommands = {GazetteerCommand.Import.class})
final class GazetteerCommand implements Runnable {
    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public void run() {
        throw new ParameterException(
                spec.commandLine(), "a command must be given, such as `gazetteer import`; got none");
    }

    @Command(
            name = "import",
            mixinStandardHelpOptions = true,
            description = {
                "Takes a dump of GeoNames (.txt or .zip), OurAirports' airports.csv, or a CSV with the columns"
                        + " name,lat,lon,country and, if wanted, kind,aliases,population,id.",
                "The places are kept in the folder of --gazetteer, in a file named after FILE; importing it again"
                        + " replaces them."
            })
    static final class Import implements Callable<Integer> {
        @Spec
        private CommandSpec spec = CommandSpec.create();

        @Parameters(index = "0", paramLabel = "FILE", description = "The list of places.")
        private Path file = Path.of("");

        @Option(
                names = "--alternate-names",
                paramLabel = "FILE",
                description = "GeoNames' alternateNamesV2.txt, for a dump of GeoNames.")
        private @Nullable Path alternateNames;

        @Mixin
        private GazetteerFiles gazetteer = new GazetteerFiles();

        @Override
        public Integer call() {
            if (!Files.isRegularFile(file)) {
                throw new ParameterException(
                        spec.commandLine(), "FILE must be a list of places that can be read; got " + file);
            }
            PrintWriter screen = spec.commandLine().getOut();
            List<Notice> notices = new ArrayList<>();
            Path out = gazetteer.folder().resolve(name() + ".gaz");
            try {
                GazetteerImport.Outcome outcome = new GazetteerImport(Gazetteer.load(), notices::add)
                        .run(file, Optional.ofNullable(alternateNames), out);
                screen.printf(
                        Locale.ROOT,
                        "%,d places of %s, %,d lines skipped, %,d countries and regions known before; kept in %s%n",
                        outcome.places(),
                        outcome.format(),
                        outcome.skipped(),
                        outcome.known(),
                        out);
                return 0;
            } catch (IllegalArgumentException e) {
                spec.commandLine().getErr().println("attest: " + e.getMessage());
                return 1;
            } catch (IOException e) {
                throw new UncheckedIOException(
                        "the folder of --gazetteer must be writable and FILE readable; got " + gazetteer.folder() + ", "
                                + file + " (" + Reasons.of(e) + ")",
                        e);
            } finally {
                notices.forEach(n -> spec.commandLine().getErr().println("attest: " + n.code() + ": " + n.detail()));
            }
        }

        private String name() {
            return file.getFileName().toString().replaceAll("\\.[A-Za-z]+$", "");
        }
    }
}
