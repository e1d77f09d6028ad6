package org.attest.eval;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.attest.Pipeline;
import org.attest.eval.corpus.Corpus;
import org.attest.eval.corpus.LabelPage;
import org.attest.ledger.MemoryLedger;
import org.attest.models.TrainedReader;
import org.attest.places.Gazetteer;
import org.attest.publishing.WorkingCopy;
import org.attest.reports.ReportReader;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `attest eval TASK CORPUS [--json]`: a scorer on a corpus.
@Command(
        name = "attest eval",
        mixinStandardHelpOptions = true,
        version = "attest 0.1.0-SNAPSHOT",
        description = "Scores what a run gives for a corpus against what is right. Shares are percentages, 0 to 100.")
public final class Main implements Runnable {
    private static final List<Task> TASKS = List.of(
            new ReportsTask(),
            new SeedTask(),
            new AuditsTask(),
            new TimeTask(),
            new PlacesTask(),
            new CorpusTask(),
            new ImageryTask(),
            new AttributionTask(),
            new MentionsTask(),
            new MucTask(),
            new ReadingTask(),
            new LinkingTask());

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Parameters(
            index = "0",
            paramLabel = "TASK",
            description =
                    "reports: linking, claims, incidents; audits: questions and relations between claims; seed: the model article; time: TIMEX3 of a TimeML corpus; places: names on the map; imagery: scenes with known buildings; corpus: the rules and counts of the Attest corpus; attribution: who says what, of PolNeAR; mentions: names of re3d or of our corpus; muc: incidents of MUC-4; reading: claims and layers of our corpus; linking: accounts or documents of one incident")
    private String task = "";

    @Parameters(
            index = "1",
            paramLabel = "CORPUS",
            description =
                    "folder: reports.jsonl, texts and gold.json; or article.txt and expected.json; or .xml files of LGL and GeoVirus")
    private Path corpus = Path.of("");

    @Option(names = "--json", description = "print one line: {task, corpus, n, metrics: {name: value}}")
    private boolean json;

    @Option(names = "--misses", description = "also list what was missed, wrong or spurious")
    private boolean misses;

    @Option(
            names = "--out",
            paramLabel = "DIR",
            description = "score what is there already; without it, the corpus is run first")
    private @Nullable Path out;

    @Option(names = "--gold", paramLabel = "FILE", description = "what is right, if it lies elsewhere")
    private @Nullable Path gold;

    @Option(
            names = "--published",
            paramLabel = "DATE",
            description = "the day that the run is told as that of publication, such as 2020-09-14")
    private @Nullable LocalDate published;

    @Option(
            names = "--part",
            paramLabel = "PART",
            description = "dev or held: the part of a corpus whose errors may be read, or the one kept back")
    private @Nullable String part;

    @Option(
            names = "--reader",
            paramLabel = "FILE",
            description = "ONNX file of a trained reader, which reads in place of rules")
    private @Nullable Path reader;

    @Option(
            names = "--calibration",
            paramLabel = "FILE.svg",
            description = "reading: also draw how far a trained reader's scores can be taken for probabilities")
    private @Nullable Path calibration;

    @Option(names = "--compile", description = "corpus: first write train/ and dev/ anew from marked/")
    private boolean compile;

    @Option(
            names = "--page",
            paramLabel = "FILE",
            description = "corpus: also write FILE.html, in which a browser shows reports with their labels")
    private @Nullable Path page;

    private final Task.Runner runner;

    Main(Task.Runner runner) {
        this.runner = runner;
    }

    public static void main(String[] arguments) {
        System.exit(commandLine(Main::run).execute(arguments));
    }

    static CommandLine commandLine(Task.Runner runner) {
        return new CommandLine(new Main(runner))
                .setParameterExceptionHandler((e, _) -> failed(e.getCommandLine(), e.getMessage(), 2))
                .setExecutionExceptionHandler((e, commandLine, _) -> switch (e) {
                    case CorpusException corpus -> failed(commandLine, corpus.getMessage(), corpus.exitCode());
                    case UncheckedIOException io -> failed(commandLine, io.getMessage(), 1);
                    default -> throw e;
                });
    }

    private static int failed(CommandLine commandLine, @Nullable String message, int exitCode) {
        commandLine.getErr().println("attest eval: " + message);
        return exitCode;
    }

    /// Runs the pipeline as `attest run` does, with a ledger in memory.
    private static void run(Path corpus, Optional<LocalDate> published, Optional<Path> model, Path out) {
        ReportReader.Options options =
                new ReportReader.Options(published, Optional.empty(), ReportReader.Options.MAX_BYTES);
        try (MemoryLedger ledger = new MemoryLedger(Clock.systemUTC())) {
            if (model.isPresent()) {
                try (TrainedReader trained = TrainedReader.open(model.get())) {
                    run(Pipeline.with(trained, Gazetteer.load(), List.of()), corpus, options, ledger);
                }
            } else {
                run(Pipeline.bundled(), corpus, options, ledger);
            }
            WorkingCopy.write(ledger.now(), out);
        } catch (IOException e) {
            throw new UncheckedIOException(
                    "the files of a run must be writable in " + out + "; got " + e.getMessage(), e);
        }
    }

    private static void run(Pipeline pipeline, Path corpus, ReportReader.Options options, MemoryLedger ledger) {
        pipeline.run(List.of(corpus), options, ledger, Clock.systemUTC().instant(), _ -> {});
    }

    @Override
    public void run() {
        Task chosen = TASKS.stream()
                .filter(one -> one.name().equals(task))
                .findFirst()
                .orElseThrow(() -> badUse("TASK must be one of %s; got '%s'. See attest eval --help"
                        .formatted(
                                String.join(", ", TASKS.stream().map(Task::name).toList()), task)));
        if (!Files.isDirectory(corpus)) {
            throw badUse(
                    "CORPUS must be a folder; got '%s', which is none. Give the folder that holds the texts and what is right"
                            .formatted(corpus));
        }
        if (part != null && !List.of("dev", "held").contains(part)) {
            throw badUse("--part must be dev or held; got '%s'".formatted(part));
        }
        Task.Request request = new Task.Request(
                corpus,
                Optional.ofNullable(gold),
                Optional.ofNullable(published),
                Optional.ofNullable(part),
                Optional.ofNullable(reader),
                Optional.ofNullable(calibration));
        chosen.check(request);
        if (compile) {
            compile();
        }
        Path pageFile = page;
        if (pageFile != null) {
            writePage(pageFile);
        }
        Path given = out;
        Score score = given != null
                ? chosen.score(request, given)
                : chosen.scoreStage(request).orElseGet(() -> runAndScore(chosen, request));
        PrintWriter printer = spec.commandLine().getOut();
        printer.println(json ? score.json() : score.table());
        if (misses && !json) {
            printer.println();
            score.misses().forEach(printer::println);
        }
    }

    private void compile() {
        if (!task.equals("corpus")) {
            throw badUse("--compile goes with the task corpus; got " + task);
        }
        try {
            Corpus.compile(corpus).write();
        } catch (IOException e) {
            throw new UncheckedIOException("train/ and dev/ must be writable in " + corpus + "; got " + e, e);
        }
    }

    private void writePage(Path file) {
        if (!task.equals("corpus")) {
            throw badUse("--page goes with the task corpus; got " + task);
        }
        try {
            LabelPage.write(Corpus.compile(corpus), file);
        } catch (IOException e) {
            throw new UncheckedIOException(
                    "the page must be writable at %s, in a folder that exists; got %s".formatted(file, e), e);
        }
    }

    private Score runAndScore(Task chosen, Task.Request request) {
        try {
            Path folder = Files.createTempDirectory("attest-eval");
            try {
                runner.run(request.corpus(), request.published(), request.model(), folder);
                return chosen.score(request, folder);
            } finally {
                delete(folder);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("the folder for temporary files cannot be written", e);
        }
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> paths = Files.walk(folder)) {
            for (Path path : paths.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        }
    }

    private ParameterException badUse(String message) {
        return new ParameterException(spec.commandLine(), message);
    }
}
