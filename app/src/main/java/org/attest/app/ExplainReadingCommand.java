package org.attest.app;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.attest.models.ExplainReading;
import org.attest.models.TrainedReader;
import org.attest.reports.Notice;
import org.attest.reports.Report;
import org.attest.reports.ReportReader;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `attest explain reading`: the spans that the trained reader marks, how they hang together, and what it takes for
/// claims.
@Command(
        name = "reading",
        mixinStandardHelpOptions = true,
        description = "Shows what the trained reader sees in reports: tags, links, claims, each with its probability.")
final class ExplainReadingCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Parameters(index = "0", paramLabel = "FILE", description = "A report: .txt, .html or .jsonl.")
    private Path file = Path.of("");

    @Mixin
    private ReaderOption reader = new ReaderOption();

    @Override
    public Integer call() {
        PrintWriter screen = spec.commandLine().getOut();
        List<Notice> notices = new ArrayList<>();
        List<Report> reports = new ArrayList<>();
        ReportReader.Options options =
                new ReportReader.Options(Optional.empty(), Optional.empty(), ReportReader.Options.MAX_BYTES);
        new ReportReader().read(List.of(file), options, reports::add, notices::add);
        PrintWriter errors = spec.commandLine().getErr();
        notices.forEach(notice -> errors.println("attest: " + notice.code() + ": " + notice.detail()));
        if (reports.isEmpty()) {
            errors.println("attest: FILE must be a report that can be read; got none in " + file + ". Name another");
            return 1;
        }
        try (TrainedReader trained = reader.openTrained()) {
            screen.println("Read by " + trained.name());
            ExplainReading explain = new ExplainReading(trained);
            for (Report report : reports) {
                screen.println();
                screen.println(report.source().path());
                explain.lines(report).forEach(screen::println);
            }
        }
        screen.flush();
        return 0;
    }
}
