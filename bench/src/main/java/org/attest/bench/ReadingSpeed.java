package org.attest.bench;

import java.io.IOException;
import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.attest.Pipeline;
import org.attest.language.Document;
import org.attest.language.Reader;
import org.attest.language.RuleReader;
import org.attest.ledger.MemoryLedger;
import org.attest.models.Encoded;
import org.attest.models.OnnxModel;
import org.attest.models.Pieces;
import org.attest.models.TrainedReader;
import org.attest.models.Window;
import org.attest.places.Gazetteer;
import org.attest.reports.Report;
import org.attest.reports.ReportReader;

/// How fast reports are read, stage by stage, in one run and warm: the encoder alone, each whole reader, and reports to
/// ledger. Rounds go round all stages, so that what else the machine does falls on all of them; the best round of each
/// counts. Arguments: model, folder of reports, rounds.
public final class ReadingSpeed {
    private static final int PIECES = 2_048;
    private static final int CONTEXT = 40;

    private ReadingSpeed() {}

    private interface Stage {
        void run() throws IOException;
    }

    private record Timed(String name, Stage stage, List<Duration> walls, List<Duration> processor) {
        Timed(String name, Stage stage) {
            this(name, stage, new ArrayList<>(), new ArrayList<>());
        }

        void time() throws IOException {
            long processorBefore = processorNanos();
            long before = System.nanoTime();
            stage.run();
            walls.add(Duration.ofNanos(System.nanoTime() - before));
            processor.add(Duration.ofNanos(processorNanos() - processorBefore));
        }

        double best() {
            return walls.stream().mapToLong(Duration::toNanos).min().orElse(0) / 1e9;
        }

        double leastProcessor() {
            return processor.stream().mapToLong(Duration::toNanos).min().orElse(0) / 1e9;
        }
    }

    public static void main(String[] arguments) throws IOException {
        if (arguments.length != 3) {
            System.err.println("three arguments must be given, MODEL FOLDER ROUNDS; got " + Arrays.toString(arguments));
            System.exit(2);
        }
        PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        Path model = Path.of(arguments[0]);
        Path folder = Path.of(arguments[1]);
        int rounds = Integer.parseInt(arguments[2]);
        List<Report> reports = reports(folder);
        Pieces pieces = Pieces.bundled();
        List<Encoded> texts = reports.stream()
                .map(report -> Encoded.of(report.text().value(), pieces))
                .toList();
        long words = texts.stream().mapToLong(Encoded::words).sum();
        List<Window> windows = texts.stream()
                .flatMap(text -> Window.forReading(text, CONTEXT).stream())
                .toList();
        List<Window.Batch> batches = Window.Batch.all(windows, PIECES);
        long real = windows.stream().mapToLong(Window::length).sum();
        long padded = batches.stream()
                .mapToLong(batch -> (long) batch.rows() * batch.length())
                .sum();
        out.printf(
                Locale.ROOT,
                "%d reports, %d words and marks, %d pieces in %d windows (%d with padding); %d processors%n",
                reports.size(),
                words,
                real,
                windows.size(),
                padded,
                Runtime.getRuntime().availableProcessors());
        try (OnnxModel encoder = OnnxModel.open(model);
                TrainedReader trained = TrainedReader.open(model)) {
            Reader rules = new RuleReader();
            Gazetteer gazetteer = Gazetteer.load();
            List<Timed> stages = List.of(
                    new Timed(
                            "word pieces",
                            () -> reports.forEach(r -> Encoded.of(r.text().value(), pieces))),
                    new Timed("encoder alone", () -> batches.forEach(encoder::run)),
                    new Timed("rules", () -> readAll(reports, rules)),
                    new Timed("trained reader, whole", () -> readAll(reports, trained)),
                    new Timed("reports to ledger, rules", () -> toLedger(rules, gazetteer, folder)),
                    new Timed("reports to ledger, trained", () -> toLedger(trained, gazetteer, folder)));
            for (int round = 0; round < rounds; round++) {
                for (Timed stage : stages) {
                    stage.time();
                }
            }
            double encoderAlone = stages.get(1).best();
            double encoderProcessor = stages.get(1).leastProcessor();
            out.printf("%-28s %9s %10s %14s %15s%n", "stage", "s", "words/s", "processor s", "of the encoder");
            for (Timed stage : stages) {
                out.printf(
                        Locale.ROOT,
                        "%-28s %9.3f %10.0f %14.3f %6.0f %% / %3.0f %%%n",
                        stage.name(),
                        stage.best(),
                        words / stage.best(),
                        stage.leastProcessor(),
                        100 * encoderAlone / stage.best(),
                        100 * encoderProcessor / stage.leastProcessor());
            }
            out.println("(the last column is speed as a share of the encoder's, by the clock and by processor time)");
            peak().ifPresent(line -> out.println("peak memory of this process: " + line));
        }
    }

    private static void readAll(List<Report> reports, Reader reader) {
        reports.parallelStream().forEach(report -> reader.read(Document.of(report)));
    }

    private static void toLedger(Reader reader, Gazetteer gazetteer, Path folder) throws IOException {
        try (MemoryLedger ledger = new MemoryLedger(Clock.systemUTC())) {
            Pipeline.with(reader, gazetteer, List.of()).run(List.of(folder), options(), ledger, Instant.EPOCH, _ -> {});
        }
    }

    private static List<Report> reports(Path folder) {
        List<Report> reports = new ArrayList<>();
        new ReportReader().read(List.of(folder), options(), reports::add, _ -> {});
        return reports;
    }

    private static ReportReader.Options options() {
        return new ReportReader.Options(Optional.empty(), Optional.empty(), ReportReader.Options.MAX_BYTES);
    }

    private static long processorNanos() {
        return ManagementFactory.getOperatingSystemMXBean() instanceof com.sun.management.OperatingSystemMXBean system
                ? system.getProcessCpuTime()
                : 0;
    }

    /// What Linux says of the most memory that this process has held.
    private static Optional<String> peak() throws IOException {
        Path status = Path.of("/proc/self/status");
        if (!Files.isReadable(status)) {
            return Optional.empty();
        }
        try (Stream<String> lines = Files.lines(status)) {
            return lines.filter(line -> line.startsWith("VmHWM:"))
                    .map(line -> line.substring(6).strip())
                    .findFirst();
        }
    }
}
