package org.attest.app;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.attest.language.Document;
import org.attest.language.RuleReader;
import org.attest.places.Entry;
import org.attest.places.Gazetteer;
import org.attest.places.PlaceExplanation;
import org.attest.places.PlaceResolver;
import org.attest.places.Where;
import org.attest.publishing.PlaceMap;
import org.attest.reports.Notice;
import org.attest.reports.Report;
import org.attest.reports.ReportReader;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `attest explain places FILE`: each place name of a report, what it may stand for, and why.
@Command(
        name = "places",
        mixinStandardHelpOptions = true,
        description = "Shows each place name of a report, what it may stand for, and why.")
final class ExplainPlacesCommand implements Callable<Integer> {
    /// Candidates that are printed of one name.
    private static final int MOST = 6;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Parameters(index = "0", paramLabel = "FILE", description = "A report: .txt, .html or .jsonl.")
    private Path file = Path.of("");

    @Option(names = "--json", description = "One line of JSON for each mention.")
    private boolean json;

    @Option(
            names = "--map",
            paramLabel = "FILE",
            description = "Also write a page with a map, which opens from disk; of several reports, of the first.")
    private @Nullable Path map;

    @Mixin
    private GazetteerFiles gazetteer = new GazetteerFiles();

    @Override
    public Integer call() {
        PrintWriter screen = spec.commandLine().getOut();
        List<Report> reports = new ArrayList<>();
        List<Notice> notices = new ArrayList<>();
        Gazetteer known = Gazetteer.load(gazetteer.files(), notices::add);
        new ReportReader().read(List.of(file), ReportReader.Options.none(), reports::add, notices::add);
        PlaceResolver resolver = new PlaceResolver(known);
        RuleReader reader = new RuleReader();
        for (Report report : reports) {
            List<PlaceExplanation> places = resolver.explain(reader.read(Document.of(report)));
            for (PlaceExplanation place : places) {
                screen.println(json ? line(report, place) : lines(report, place));
            }
            if (!json) {
                screen.println(
                        places.size() + " place names in " + report.source().path());
            }
            if (map != null && report.id().equals(reports.getFirst().id())) {
                write(map, PlaceMap.page(report, places));
            }
        }
        notices.forEach(n -> spec.commandLine().getErr().println("attest: " + n.code() + ": " + n.detail()));
        return reports.isEmpty() ? 1 : 0;
    }

    private static String lines(Report report, PlaceExplanation place) {
        StringBuilder lines = new StringBuilder("\"")
                .append(report.text().quote(place.mention().span()))
                .append("\" ")
                .append(place.mention().span().brief())
                .append("  ")
                .append(place.mention().where().brief())
                .append("  ")
                .append(place.mention().use())
                .append(", ")
                .append(place.frame());
        if (place.candidates().isEmpty() && !place.name().isEmpty()) {
            lines.append("\n    the gazetteer has no ").append(place.name());
        }
        place.candidates().stream().limit(MOST).forEach(candidate -> {
            Entry entry = candidate.entry();
            lines.append(String.format(
                    Locale.ROOT,
                    "%n    %5.1f  %s (%s%s) %s %.2f, %.2f: %s",
                    candidate.score(),
                    entry.name(),
                    entry.country(),
                    entry.admin().map(a -> ", " + a).orElse(""),
                    entry.id(),
                    entry.latitude(),
                    entry.longitude(),
                    String.join("; ", candidate.why())));
        });
        if (place.candidates().size() > MOST) {
            lines.append("\n    and ").append(place.candidates().size() - MOST).append(" more");
        }
        return lines.toString();
    }

    private static String line(Report report, PlaceExplanation place) {
        ObjectNode line = new JsonMapper().createObjectNode();
        line.put("attest", 1);
        ObjectNode span = line.putObject("span");
        span.put("report", report.id());
        span.put("start", place.mention().span().start());
        span.put("end", place.mention().span().end());
        line.put("words", report.text().quote(place.mention().span()));
        line.put("use", place.mention().use().name());
        line.put("frame", place.frame());
        ObjectNode where = line.putObject("where");
        where.put("name", place.mention().where().name());
        switch (place.mention().where()) {
            case Where.Found f ->
                where.put("kind", "point")
                        .put("gazetteer", f.id())
                        .put("lat", f.latitude())
                        .put("lon", f.longitude())
                        .put("radius_m", f.radiusMetres());
            case Where.Region r -> {
                where.put("kind", "region").put("gazetteer", r.id());
                where.putArray("extent")
                        .add(r.extent().west())
                        .add(r.extent().south())
                        .add(r.extent().east())
                        .add(r.extent().north());
            }
            case Where.Ambiguous _ -> where.put("kind", "ambiguous");
            case Where.Unknown _ -> where.put("kind", "unknown");
        }
        ArrayNode candidates = line.putArray("candidates");
        for (PlaceExplanation.Candidate candidate : place.candidates()) {
            ObjectNode each = candidates.addObject();
            Entry entry = candidate.entry();
            each.put("gazetteer", entry.id())
                    .put("name", entry.name())
                    .put("kind", entry.kind().name())
                    .put("country", entry.country());
            entry.admin().ifPresent(a -> each.put("admin", a));
            each.put("lat", entry.latitude())
                    .put("lon", entry.longitude())
                    .put("score", Math.round(candidate.score() * 100) / 100.0);
            ArrayNode why = each.putArray("why");
            candidate.why().forEach(why::add);
        }
        return line.toString();
    }

    private static void write(Path file, String page) {
        try {
            Files.writeString(file, page);
        } catch (IOException e) {
            throw new UncheckedIOException(
                    "--map must name a file that can be written; got " + file + " (" + Reasons.of(e) + ")", e);
        }
    }
}
