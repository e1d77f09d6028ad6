package org.attest.app;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.attest.language.Document;
import org.attest.language.Reading;
import org.attest.reports.Notice;
import org.attest.reports.Report;
import org.attest.reports.ReportReader;
import org.attest.time.Conflicts;
import org.attest.time.TimeResolver;
import org.attest.time.Times;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `attest explain time FILE`: each time expression of a report, what it stands for, and why.
@Command(
        name = "time",
        mixinStandardHelpOptions = true,
        description = "Shows each time expression of a report, what it stands for, and why.")
final class ExplainTimeCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Parameters(index = "0", paramLabel = "FILE", description = "A report: .txt, .html or .jsonl.")
    private Path file = Path.of("");

    @Option(
            names = "--published",
            paramLabel = "DATE",
            converter = DayConverter.class,
            description = "Day of publication of reports that state none, such as 2020-09-14.")
    private @Nullable LocalDate published;

    @Option(names = "--json", description = "Print one line of JSON for each report.")
    private boolean json;

    @Override
    public Integer call() {
        CommandLine commandLine = spec.commandLine();
        List<Report> reports = new ArrayList<>();
        List<Notice> notices = new ArrayList<>();
        new ReportReader()
                .read(
                        List.of(file),
                        new ReportReader.Options(
                                Optional.ofNullable(published), Optional.empty(), ReportReader.Options.MAX_BYTES),
                        reports::add,
                        notices::add);
        TimeResolver resolver = new TimeResolver(Conflicts.bundled());
        for (Report report : reports) {
            Times times = resolver.resolve(
                    new Reading(Document.of(report), List.of(), List.of(), List.of(), List.of(), List.of()));
            commandLine
                    .getOut()
                    .println(json ? TimeExplanation.json(report, times) : TimeExplanation.text(report, times));
        }
        notices.forEach(notice -> commandLine.getErr().println("attest: " + notice.code() + ": " + notice.detail()));
        if (reports.isEmpty()) {
            commandLine
                    .getErr()
                    .println("attest: FILE must be a report that can be read; got none in " + file + ". Name another");
            return 1;
        }
        return 0;
    }
}
