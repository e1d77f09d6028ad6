package org.attest.app;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.PrintWriter;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.attest.imagery.Coverage;
import org.attest.imagery.DateWindow;
import org.attest.imagery.RadarCheck;
import org.attest.imagery.Scene;
import org.attest.imagery.building.Reason;
import org.attest.imagery.building.Verdict;
import org.attest.incidents.Incident;

/// What `attest check` prints: for a person, or a line of JSON for each building.
final class CheckSummary {
    private static final ObjectMapper JSON = new ObjectMapper();

    private CheckSummary() {}

    static void print(
            PrintWriter out, Incident incident, List<Scene> used, RadarCheck.Report report, List<String> notices) {
        out.println("%s, %s, %s"
                .formatted(
                        incident.type().toString().toLowerCase(Locale.ROOT).replace('_', ' '),
                        incident.when().brief(),
                        incident.where().brief()));
        if (used.stream().anyMatch(scene -> scene.sensor().equals("simulated"))) {
            out.println("The scenes are SIMULATED: nothing below is about a real place.");
        }
        Coverage coverage = report.answers().getFirst().coverage();
        out.println("Radar looks: %s before, %s after; the last before on %s, the first after on %s."
                .formatted(
                        coverage.before(),
                        coverage.after(),
                        coverage.lastClearBefore().map(CheckSummary::day).orElse("no day"),
                        coverage.firstClearAfter().map(CheckSummary::day).orElse("no day")));
        Map<Verdict, Long> counts = RadarCheck.counts(report);
        out.println("%s buildings: %s"
                .formatted(
                        report.answers().size(),
                        counts.entrySet().stream()
                                .map(e -> e.getValue() + " "
                                        + e.getKey()
                                                .toString()
                                                .toLowerCase(Locale.ROOT)
                                                .replace('_', ' '))
                                .collect(Collectors.joining(", "))));
        Map<Reason, Long> reasons = report.answers().stream()
                .flatMap(answer -> answer.reasons().stream())
                .collect(Collectors.groupingBy(r -> r, TreeMap::new, Collectors.counting()));
        reasons.forEach((reason, n) -> out.println("  %s %s: %s".formatted(n, reason, reason.words())));
        Map<DateWindow.Agreement, Long> timings = report.answers().stream()
                .flatMap(answer -> answer.timing().stream())
                .collect(Collectors.groupingBy(t -> t, TreeMap::new, Collectors.counting()));
        timings.forEach((timing, n) -> out.println("  time of change of %s: %s".formatted(n, timing.words())));
        report.statistics()
                .ifPresent(test -> out.println(
                        "Of unchanged buildings, %s %% are called changed and %s %% at least possibly so, by %s false events with %s values."
                                .formatted(
                                        Math.round(100 * RadarCheck.ALARM_RATE),
                                        Math.round(100 * RadarCheck.POSSIBLE_RATE),
                                        test.falseEvents(),
                                        test.nullValues())));
        out.println(
                "\"No visible damage\" does not mean undamaged. Radar shows that something changed, never what changed it.");
        notices.forEach(out::println);
    }

    /// A line of JSON.
    static String line(Incident incident, RadarCheck.Answer answer) {
        ObjectNode line = JSON.createObjectNode();
        line.put("attest", 1)
                .put("incident", incident.id())
                .put("footprint", answer.footprint().id())
                .put(
                        "verdict",
                        answer.verdict().toString().toLowerCase(Locale.ROOT).replace('_', ' '));
        if (!answer.reasons().isEmpty()) {
            var codes = line.putArray("reasons");
            answer.reasons().forEach(reason -> codes.add(reason.toString()));
        }
        line.put("area_m2", Math.round(answer.footprint().areaSquareMetres()));
        answer.coverage().lastClearBefore().ifPresent(t -> line.put("last_before", t.toString()));
        answer.coverage().firstClearAfter().ifPresent(t -> line.put("first_after", t.toString()));
        answer.change()
                .ifPresent(change -> line.put("z_vv", rounded(change.vv()))
                        .put("z_vh", rounded(change.vh()))
                        .put("score", rounded(change.score()))
                        .put("false_alarm_rate", change.p()));
        answer.timing()
                .ifPresent(timing -> line.put(
                        "timing", timing.toString().toLowerCase(Locale.ROOT).replace('_', ' ')));
        answer.change()
                .flatMap(change -> change.changed())
                .ifPresent(changed -> line.put("changed_after", changed.after().toString())
                        .put("changed_before", changed.before().toString()));
        return line.toString();
    }

    private static double rounded(double value) {
        return Math.round(value * 1000) / 1000.0;
    }

    static String day(Instant time) {
        return time.atZone(ZoneOffset.UTC).toLocalDate().toString();
    }
}
