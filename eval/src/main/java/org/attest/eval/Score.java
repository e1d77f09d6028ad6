package org.attest.eval;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// What a task found, as one table, one line of JSON, and a list of what went wrong.
///
/// @param n how many things were scored, and `unit` says what they are
/// @param details lines that belong to the result, below the table
/// @param misses lines that a person reads to see what was missed, wrong or spurious
record Score(
        String task,
        String corpus,
        int n,
        String unit,
        List<Metric> metrics,
        List<String> details,
        List<String> misses) {
    Score {
        metrics = List.copyOf(metrics);
        details = List.copyOf(details);
        misses = List.copyOf(misses);
    }

    /// @param name its key in JSON: `stance_accuracy`
    /// @param value empty where there was nothing to score; never 0 for that
    /// @param unit `%` for a share of 100, otherwise what is counted
    /// @param basis what it is a share of: `12 of 17 matched claims`
    record Metric(String group, String name, Optional<Double> value, String unit, String basis) {
        static Metric share(String group, String name, long hits, long of, String what) {
            return new Metric(
                    group,
                    name,
                    of == 0 ? Optional.empty() : Optional.of(100.0 * hits / of),
                    "%",
                    hits + " of " + of + " " + what);
        }

        static Metric percent(String group, String name, Optional<Double> share, String basis) {
            return new Metric(group, name, share.map(value -> 100 * value), "%", basis);
        }

        static Metric count(String group, String name, long count, String what) {
            return new Metric(group, name, Optional.of((double) count), "", what);
        }
    }

    /// Precision, recall and their harmonic mean, of `ours` found and `gold` wanted.
    static List<Metric> precisionRecall(String group, String name, long right, long ours, long gold, String what) {
        Optional<Double> f1 = ours + gold == 0 ? Optional.empty() : Optional.of(2.0 * right / (ours + gold));
        return List.of(
                Metric.share(group, name + "_precision", right, ours, what + " of ours"),
                Metric.share(group, name + "_recall", right, gold, what + " of gold"),
                Metric.percent(group, name + "_f1", f1, "2 × right / (ours + gold)"));
    }

    Optional<Double> value(String name) {
        return metrics.stream()
                .filter(metric -> metric.name.equals(name))
                .findFirst()
                .flatMap(Metric::value);
    }

    /// One line: `{task, corpus, n, metrics: {name: value}}`; shares are percentages, 0 to 100.
    String json() {
        ObjectNode line = Json.MAPPER.createObjectNode();
        line.put("task", task).put("corpus", corpus).put("n", n);
        ObjectNode values = line.putObject("metrics");
        for (Metric metric : metrics) {
            metric.value.ifPresent(value -> values.put(metric.name, Math.round(value * 100) / 100.0));
        }
        return line.toString();
    }

    String table() {
        List<String> lines = new ArrayList<>();
        lines.add("%s · %s · %s %s".formatted(task, corpus, n, unit));
        String group = "";
        for (Metric metric : metrics) {
            if (!metric.group.equals(group)) {
                group = metric.group;
                lines.add("");
                lines.add(group);
            }
            lines.add("  %-46s %8s   %s"
                    .formatted(
                            metric.name.replace('_', ' '),
                            metric.value
                                    .map(value -> metric.unit.equals("%")
                                            ? String.format(Locale.ROOT, "%.1f %%", value)
                                            : String.format(Locale.ROOT, "%.0f  ", value))
                                    .orElse("n/a  "),
                            metric.basis)
                    .stripTrailing());
        }
        if (!details.isEmpty()) {
            lines.add("");
            lines.addAll(details);
        }
        return String.join("\n", lines);
    }
}
