package org.attest.app;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.attest.Pipeline;
import org.attest.claims.Claim;
import org.attest.claims.Stance;
import org.attest.incidents.Incident;
import org.attest.ledger.Fact;
import org.attest.ledger.View;
import org.attest.places.Where;
import org.attest.reports.Notice;
import org.attest.verification.Assessment;
import org.attest.verification.Relation;

/// What a run prints when it is done.
final class Summary {
    /// Incidents that are named one by one; the rest are on the page.
    private static final int LISTED = 12;

    private Summary() {}

    static void print(PrintWriter screen, View view, Pipeline.Outcome outcome, List<Path> inputs, Path out) {
        screen.printf(
                Locale.ROOT,
                "Read %s from %s.%n",
                count(outcome.reports().size(), "report"),
                inputs.stream().map(Path::toString).collect(Collectors.joining(", ")));
        notices(screen, outcome.notices());
        List<Claim> claims = view.all(Fact.ClaimFact.class).stream()
                .map(Fact.ClaimFact::claim)
                .toList();
        Map<Stance, Long> stances = claims.stream()
                .collect(
                        Collectors.groupingBy(Claim::stance, () -> new EnumMap<>(Stance.class), Collectors.counting()));
        screen.printf(
                Locale.ROOT,
                "The ledger holds %s%s.%n",
                count(claims.size(), "claim"),
                stances.isEmpty()
                        ? ""
                        : ": "
                                + stances.entrySet().stream()
                                        .map(e -> e.getValue() + " " + e.getKey())
                                        .collect(Collectors.joining(", ")));
        incidents(screen, view);
        relations(screen, view);
        screen.printf(Locale.ROOT, "It gained %s.%n", outcome.added() == 1 ? "1 entry" : outcome.added() + " entries");
        if (!outcome.reports().isEmpty()) {
            screen.printf(
                    Locale.ROOT,
                    "Look at %s; the files beside it are working copies, not for publication.%n",
                    out.resolve("index.html"));
        }
        screen.flush();
    }

    private static void notices(PrintWriter screen, List<Notice> notices) {
        Map<String, List<Notice>> byCode =
                notices.stream().collect(Collectors.groupingBy(Notice::code, TreeMap::new, Collectors.toList()));
        byCode.forEach((code, own) -> {
            own.stream().limit(LISTED).forEach(n -> screen.printf(Locale.ROOT, "  %s: %s%n", code, n.detail()));
            if (own.size() > LISTED) {
                screen.printf(Locale.ROOT, "  %s: %d more, see notices.jsonl%n", code, own.size() - LISTED);
            }
        });
    }

    private static void incidents(PrintWriter screen, View view) {
        List<Incident> incidents = view.all(Fact.IncidentFact.class).stream()
                .map(Fact.IncidentFact::incident)
                .toList();
        Map<String, Assessment> grades = view.all(Fact.AssessmentFact.class).stream()
                .map(Fact.AssessmentFact::assessment)
                .collect(Collectors.toMap(Assessment::subject, a -> a));
        screen.printf(Locale.ROOT, "%s:%n", count(incidents.size(), "incident"));
        incidents.stream().limit(LISTED).forEach(incident -> {
            Assessment grade = grades.get(incident.id());
            screen.printf(
                    Locale.ROOT,
                    "  %-14s %-26s %s (%s, %s, %s)%n",
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
            screen.printf(Locale.ROOT, "  and %d more%n", incidents.size() - LISTED);
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

    private static void relations(PrintWriter screen, View view) {
        Map<Relation.Kind, Long> kinds = view.all(Fact.RelationFact.class).stream()
                .collect(Collectors.groupingBy(
                        f -> f.relation().kind(), () -> new EnumMap<>(Relation.Kind.class), Collectors.counting()));
        screen.printf(
                Locale.ROOT,
                "Contradictions: %d; in tension: %d; firmer in a headline than in the text: %d.%n",
                kinds.getOrDefault(Relation.Kind.CONTRADICTS, 0L),
                kinds.getOrDefault(Relation.Kind.IN_TENSION, 0L),
                kinds.getOrDefault(Relation.Kind.STATUS_DRIFT, 0L));
    }

    private static String count(int number, String noun) {
        return number + " " + noun + (number == 1 ? "" : "s");
    }
}
