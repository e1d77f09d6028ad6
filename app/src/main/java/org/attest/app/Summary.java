package org.attest.app;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.attest.Pipeline;
import org.attest.claims.Stance;
import org.attest.incidents.Incident;
import org.attest.ledger.Fact;
import org.attest.ledger.View;
import org.attest.places.Where;
import org.attest.reports.Notice;
import org.attest.verification.Assessment;
import org.attest.verification.Audit;
import org.attest.verification.Relation;

/// What a run prints when it is done: what was read and what was not, and what the ledger holds now.
final class Summary {
    /// Incidents, and notices of one kind, that are named one by one; the rest are in the files.
    private static final int LISTED = 12;

    /// Notices that say why an input was not read; the others say what had to be assumed of one that was.
    private static final Set<String> SKIPPED = Set.of(
            "reports.not-a-report",
            "reports.binary",
            "reports.broken-json",
            "reports.duplicate",
            "reports.empty",
            "reports.folder-again",
            "reports.folder-loop",
            "reports.no-such-file",
            "reports.own-output",
            "reports.too-large",
            "reports.unreadable",
            "pipeline.stage-failed");

    /// Notices of reports that are kept, and of which nothing was read.
    private static final String NOT_READ = "language.not-read";

    private final PrintWriter screen;
    private final View view;
    private final Pipeline.Outcome outcome;

    Summary(PrintWriter screen, View view, Pipeline.Outcome outcome) {
        this.screen = screen;
        this.view = view;
        this.outcome = outcome;
    }

    /// @param reader name and version
    void print(List<Path> inputs, String reader, Path out, Duration taken) {
        long unread = outcome.notices().stream()
                .filter(n -> n.code().equals(NOT_READ))
                .count();
        line(
                "Read %s from %s by %s in %.1f s.",
                count(outcome.reports().size() - (int) unread, "report"),
                inputs.stream().map(Path::toString).collect(Collectors.joining(", ")),
                reader,
                taken.toMillis() / 1000.0);
        notices("Skipped %s:", "input", n -> SKIPPED.contains(n.code()));
        notices("Kept, and not read, %s:", "report", n -> n.code().equals(NOT_READ));
        notices(
                "Read with %s:",
                "doubt", n -> !SKIPPED.contains(n.code()) && !n.code().equals(NOT_READ));
        claims();
        incidents();
        relations();
        line("The ledger gained %s.", outcome.added() == 1 ? "1 entry" : outcome.added() + " entries");
        if (!outcome.reports().isEmpty()) {
            line("Look at %s; the files beside it are working copies, not for publication.", out.resolve("index.html"));
        }
        screen.flush();
    }

    private void line(String format, Object... values) {
        screen.printf(Locale.ROOT, format + "%n", values);
    }

    private void notices(String heading, String noun, Predicate<Notice> which) {
        Map<String, List<Notice>> byCode = outcome.notices().stream()
                .filter(which)
                .collect(Collectors.groupingBy(Notice::code, TreeMap::new, Collectors.toList()));
        if (byCode.isEmpty()) {
            return;
        }
        line(heading, count(byCode.values().stream().mapToInt(List::size).sum(), noun));
        byCode.forEach((code, own) -> {
            own.stream().limit(LISTED).forEach(n -> line("  %s: %s", code, n.detail()));
            if (own.size() > LISTED) {
                line("  %s: %s more, see notices.jsonl", code, count(own.size() - LISTED, noun));
            }
        });
    }

    private void claims() {
        Map<Stance, Long> stances = view.all(Fact.ClaimFact.class).stream()
                .collect(Collectors.groupingBy(
                        f -> f.claim().stance(), () -> new EnumMap<>(Stance.class), Collectors.counting()));
        line(
                "The ledger holds %s with %s%s.",
                count(view.all(Fact.ReportFact.class).size(), "report"),
                count((int) stances.values().stream().mapToLong(n -> n).sum(), "claim"),
                stances.isEmpty()
                        ? ""
                        : ": "
                                + stances.entrySet().stream()
                                        .map(e -> e.getValue() + " " + e.getKey())
                                        .collect(Collectors.joining(", ")));
    }

    private void incidents() {
        List<Incident> incidents = view.all(Fact.IncidentFact.class).stream()
                .map(Fact.IncidentFact::incident)
                .sorted(Comparator.comparingInt((Incident i) -> i.accounts().size())
                        .thenComparingInt(i -> i.claims().size())
                        .reversed()
                        .thenComparing(Incident::id))
                .toList();
        Map<String, Assessment> grades = view.all(Fact.AssessmentFact.class).stream()
                .map(Fact.AssessmentFact::assessment)
                .collect(Collectors.toMap(Assessment::subject, a -> a));
        line(
                "%s%s",
                count(incidents.size(), "incident"),
                incidents.isEmpty() ? "." : incidents.size() > LISTED ? ", those told of most:" : ":");
        incidents.stream().limit(LISTED).forEach(incident -> {
            Assessment grade = grades.get(incident.id());
            line(
                    "  %-14s %-26s %s (%s, %s, %s)",
                    incident.type().words(),
                    incident.when()
                            .edtf()
                            .filter(edtf -> edtf.length() <= 26)
                            .orElse(incident.when().edtf().isPresent() ? "one of several days" : "time not stated"),
                    where(incident.where()),
                    count(incident.accounts().size(), "report"),
                    count(incident.claims().size(), "claim"),
                    grade == null ? "not graded" : grade.grade().name());
        });
        if (incidents.size() > LISTED) {
            line("  and %s more, on the page", count(incidents.size() - LISTED, "incident"));
        }
    }

    private static String where(Where where) {
        return switch (where) {
            case Where.Found f -> f.name();
            case Where.Region r -> r.name() + " (area)";
            case Where.Ambiguous a -> a.name() + " (one of " + a.candidates().size() + " places)";
            case Where.Unknown u -> u.name();
        };
    }

    private void relations() {
        Map<Relation.Kind, Long> kinds = view.all(Fact.RelationFact.class).stream()
                .collect(Collectors.groupingBy(
                        f -> f.relation().kind(), () -> new EnumMap<>(Relation.Kind.class), Collectors.counting()));
        line(
                "Pairs of claims that contradict each other: %d; in tension: %d; firmer in a headline than in the text: %d.",
                kinds.getOrDefault(Relation.Kind.CONTRADICTS, 0L),
                kinds.getOrDefault(Relation.Kind.IN_TENSION, 0L),
                kinds.getOrDefault(Relation.Kind.STATUS_DRIFT, 0L));
        view.all(Fact.AuditFact.class).stream()
                .map(fact -> fact.audit().kind())
                .collect(Collectors.groupingBy(
                        kind -> kind, () -> new EnumMap<>(Audit.Kind.class), Collectors.counting()))
                .forEach((kind, number) -> line("  Asked: %s (%d)", question(kind), number));
    }

    private static String question(Audit.Kind kind) {
        return switch (kind) {
            case WRONG_INCIDENT -> "does a claim belong to another incident?";
            case DROPPED_QUANTIFIER -> "was a limit lost on the way?";
            case DROPPED_HEDGE -> "was a doubt lost on the way?";
            case SINGLE_ORIGIN -> "are several sources one?";
        };
    }

    private static String count(int number, String noun) {
        return number + " " + noun + (number == 1 ? "" : "s");
    }
}
