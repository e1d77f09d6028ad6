package org.attest.publishing;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.attest.incidents.Incident;
import org.attest.ledger.Entry;

/// How the record of an incident came to be what it is: what the ledger recorded of it and of its claims, and when.
///
/// Entries hold no words, so this says that a record was revised and by which claims, not what it said before; the
/// ledger as of an earlier time does.
final class History {
    private final Map<String, List<Entry>> incidents = new HashMap<>();
    private final Map<String, List<Entry>> grades = new HashMap<>();
    private final Map<String, List<Entry>> claims = new HashMap<>();

    /// @param entries of the ledger, oldest first; none where nobody asks for a history
    History(List<Entry> entries) {
        for (Entry entry : entries) {
            switch (entry.kind()) {
                case "incident" -> put(incidents, entry);
                case "assessment" -> put(grades, entry);
                case "claim" -> put(claims, entry);
                default -> {}
            }
        }
    }

    private static void put(Map<String, List<Entry>> kind, Entry entry) {
        kind.computeIfAbsent(entry.factId(), _ -> new ArrayList<>()).add(entry);
    }

    private static final class Step {
        final Set<String> authors = new HashSet<>();
        boolean incident;
        boolean grade;
        int claims;
    }

    /// One `{recorded_at, author, record, grade, claims}` for each time something was recorded, oldest first;
    /// `record`
    /// is `recorded` or `revised`, and so is `grade`.
    List<ObjectNode> of(Incident incident) {
        Map<Instant, Step> steps = new TreeMap<>();
        incidents.getOrDefault(incident.id(), List.of()).forEach(entry -> step(steps, entry).incident = true);
        grades.getOrDefault(incident.id(), List.of()).forEach(entry -> step(steps, entry).grade = true);
        for (String claim : incident.claims()) {
            claims.getOrDefault(claim, List.of()).forEach(entry -> step(steps, entry).claims++);
        }
        List<ObjectNode> lines = new ArrayList<>();
        boolean recorded = false;
        boolean graded = false;
        for (Map.Entry<Instant, Step> at : steps.entrySet()) {
            Step step = at.getValue();
            Line line = Line.inner()
                    .put("recorded_at", at.getKey().toString())
                    .put(
                            "author",
                            String.join(", ", step.authors.stream().sorted().toList()));
            if (step.incident) {
                line.put("record", recorded ? "revised" : "recorded");
            }
            if (step.grade) {
                line.put("grade", graded ? "revised" : "recorded");
            }
            lines.add(line.put("claims", step.claims).node());
            recorded |= step.incident;
            graded |= step.grade;
        }
        return lines;
    }

    private static Step step(Map<Instant, Step> steps, Entry entry) {
        Step step = steps.computeIfAbsent(entry.recordedAt(), _ -> new Step());
        step.authors.add(entry.author());
        return step;
    }
}
