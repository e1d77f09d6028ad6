package org.attest.train;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.attest.eval.reading.Chart;
import org.attest.eval.reading.Chart.Curve;
import org.attest.eval.reading.Chart.Panel;
import org.attest.eval.reading.Chart.Point;

/// Draws a run from its log: loss by step, and after each epoch how well some layers do on texts that are not learnt
/// from. A run that was stopped and went on has one log.
final class LearningCurve {
    private static final Pattern STEP = Pattern.compile("step ([\\d,]+) of ([\\d,]+) · loss ([\\d.]+).*");
    private static final Pattern EPOCH = Pattern.compile("epoch (\\d+)");
    private static final Pattern LAYER =
            Pattern.compile("(\\w+) (\\w+): (?:overlap F1|right) ([\\d.]+) %, (?:exact|macro) F1 .*");

    /// Of the many layers, those that claims are made of.
    private static final Map<String, List<String>> SHOWN = Map.of(
            "own", List.of("SOURCE", "CUE", "CONTENT", "STATEMENT", "STANCE", "ROLE"),
            "polnear", List.of("NEWS_SOURCE", "NEWS_CUE", "NEWS_CONTENT"));

    private LearningCurve() {}

    /// @param log lines as `attest train` writes them; others are passed over
    static String svg(List<String> log) {
        List<Point> loss = new ArrayList<>();
        Map<String, Map<String, List<Point>>> byCorpus = new LinkedHashMap<>();
        double steps = 1;
        double epochs = 1;
        int epoch = 0;
        for (String line : log) {
            Matcher step = STEP.matcher(line);
            Matcher next = EPOCH.matcher(line);
            Matcher layer = LAYER.matcher(line);
            if (step.matches()) {
                steps = number(step.group(2));
                loss.add(new Point(number(step.group(1)), number(step.group(3))));
            } else if (next.matches()) {
                epoch = Integer.parseInt(next.group(1));
                epochs = Math.max(epochs, epoch);
            } else if (layer.matches()
                    && SHOWN.getOrDefault(layer.group(1), List.of()).contains(layer.group(2))) {
                byCorpus.computeIfAbsent(layer.group(1), _ -> new LinkedHashMap<>())
                        .computeIfAbsent(layer.group(2), _ -> new ArrayList<>())
                        .add(new Point(epoch, number(layer.group(3))));
            }
        }
        double highest = loss.stream().mapToDouble(Point::y).max().orElse(1);
        List<Panel> panels = new ArrayList<>();
        panels.add(new Panel(
                "loss", "step", "loss", steps, 5 * Math.ceil(highest / 5), List.of(new Curve("", false, loss))));
        for (Map.Entry<String, Map<String, List<Point>>> corpus : byCorpus.entrySet()) {
            panels.add(new Panel(
                    corpus.getKey() + ", development texts",
                    "epoch",
                    "overlap F1 (stance: right), %",
                    epochs,
                    100,
                    corpus.getValue().entrySet().stream()
                            .map(layer -> new Curve(layer.getKey(), false, layer.getValue()))
                            .toList()));
        }
        return Chart.svg(panels);
    }

    private static double number(String words) {
        return Double.parseDouble(words.replace(",", ""));
    }
}
