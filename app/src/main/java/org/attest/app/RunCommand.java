package org.attest.app;

import java.io.Console;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import org.attest.Pipeline;
import org.attest.language.Reader;
import org.attest.ledger.View;
import org.attest.places.Gazetteer;
import org.attest.publishing.WorkingCopy;
import org.attest.reports.Notice;
import org.attest.reports.ReportReader;
import org.attest.store.SqliteLedger;
import org.attest.verification.Policy;
import org.attest.verification.PolicyException;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `attest run`: reports in; ledger, page and files out.
@Command(
        name = "run",
        mixinStandardHelpOptions = true,
        description = "Reads reports and writes a ledger, a page and files of claims and incidents.")
final class RunCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Parameters(arity = "1..*", paramLabel = "INPUT", description = "Files (.txt, .html, .jsonl) and folders.")
    private List<Path> inputs = List.of();

    @Option(names = "--out", paramLabel = "DIR", description = "Where the results go (default: ${DEFAULT-VALUE}).")
    private Path out = Path.of("attest-out");

    @Option(
            names = "--published",
            paramLabel = "DATE",
            converter = DayConverter.class,
            description = "Day of publication of reports that state none, such as 2020-09-14.")
    private @Nullable LocalDate published;

    @Option(
            names = "--metadata",
            paramLabel = "FILE",
            description = "A .jsonl file whose lines with \"file\" give outlet, date and address of the inputs.")
    private @Nullable Path metadata;

    @Option(
            names = "--policy",
            paramLabel = "FILE",
            description = "A table of rules to grade by, such as a changed copy of policy.tsv; see docs/policy.md.")
    private @Nullable Path policyFile;

    @Mixin
    private ReaderOption reader = new ReaderOption();

    @Mixin
    private GazetteerFiles gazetteer = new GazetteerFiles();

    @Option(names = "--quiet", description = "No progress and no summary; what fails is still said.")
    private boolean quiet;

    @Override
    public Integer call() {
        checkMetadata();
        Policy policy = policy();
        PrintWriter screen = spec.commandLine().getOut();
        ReportReader.Options options = new ReportReader.Options(
                Optional.ofNullable(published), Optional.ofNullable(metadata), ReportReader.Options.MAX_BYTES);
        makeFolder();
        Path file = out.resolve("ledger.db");
        Instant start = Instant.now();
        List<Notice> broken = new ArrayList<>();
        List<Path> placeFiles = gazetteer.files();
        // Each takes a good part of a cold start and needs nothing of the other.
        CompletableFuture<Gazetteer> places =
                CompletableFuture.supplyAsync(() -> Gazetteer.load(placeFiles, broken::add));
        try (Reader chosen = reader.open();
                SqliteLedger ledger = SqliteLedger.open(file, Clock.systemUTC())) {
            Pipeline pipeline = Pipeline.with(chosen, places.join(), broken).gradingBy(policy);
            Pipeline.Outcome outcome = read(pipeline, options, ledger);
            View view = ledger.now();
            WorkingCopy.write(view, ledger.entries(), out);
            if (!quiet) {
                Duration taken = Duration.between(start, Instant.now());
                new Summary(screen, view, outcome).print(inputs, chosen.name(), out, taken);
            }
            boolean nothing = outcome.reports().isEmpty();
            if (nothing) {
                spec.commandLine()
                        .getErr()
                        .println("attest: an input must hold a report; got none in "
                                + inputs.stream().map(Path::toString).collect(Collectors.joining(", "))
                                + ". What is wrong with each is said above; mend it, or name other inputs");
            }
            boolean failed = outcome.notices().stream().anyMatch(n -> n.code().equals("pipeline.stage-failed"));
            return nothing || failed ? 1 : 0;
        } catch (IOException e) {
            throw new UncheckedIOException(
                    "the files in " + out + " must be writable; got " + e.getMessage()
                            + ". Free some space or give another folder with --out; what was read is in " + file,
                    e);
        }
    }

    /// A wrong name here would cost every report its date and outlet, and only a notice would say so.
    private void checkMetadata() {
        Path file = metadata;
        if (file != null && !(Files.isRegularFile(file) && Files.isReadable(file))) {
            throw new ParameterException(
                    spec.commandLine(),
                    "--metadata must name a .jsonl file that can be read; got " + file + ", which "
                            + (Files.exists(file) ? "is none" : "does not exist"));
        }
    }

    /// Read before anything else: a run under half a policy would have to be graded again.
    private Policy policy() {
        Path file = policyFile;
        if (file == null) {
            return Policy.bundled();
        }
        try {
            return Policy.read(file);
        } catch (PolicyException e) {
            throw new ParameterException(spec.commandLine(), "--policy: " + e.getMessage(), e);
        } catch (IOException e) {
            throw new ParameterException(
                    spec.commandLine(),
                    "--policy must name a text file that can be read; got " + file + " (" + Reasons.of(e) + ")",
                    e);
        }
    }

    private Pipeline.Outcome read(Pipeline pipeline, ReportReader.Options options, SqliteLedger ledger) {
        Console console = System.console();
        boolean terminal = console != null && console.isTerminal();
        PrintWriter log = spec.commandLine().getErr();
        try (Progress progress = quiet ? Progress.none() : Progress.on(terminal, log, Clock.systemUTC())) {
            return pipeline.run(inputs, options, ledger, Clock.systemUTC().instant(), _ -> progress.step());
        }
    }

    private void makeFolder() {
        try {
            Files.createDirectories(out);
        } catch (IOException e) {
            throw new UncheckedIOException(
                    "--out must be a folder that can be made and written; got " + out + " (" + Reasons.of(e)
                            + "). Give another with --out",
                    e);
        }
    }
}
