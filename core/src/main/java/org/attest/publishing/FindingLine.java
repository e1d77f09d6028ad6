package org.attest.publishing;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Locale;
import org.attest.imagery.raster.Window;
import org.attest.ledger.Fact;
import org.attest.verification.Finding;

/// A line of `findings.jsonl`: what images show of one building at an incident, or why they cannot say.
final class FindingLine {
    private FindingLine() {}

    /// By incident and building.
    static List<ObjectNode> all(Contents contents) {
        return contents.byId(Fact.FindingFact.class, fact -> of(fact, contents));
    }

    private static ObjectNode of(Fact.FindingFact fact, Contents contents) {
        Finding finding = fact.finding();
        Line line = Line.ofFile()
                .put("id", fact.id())
                .put("incident", contents.currentIncident(finding.incident()))
                .put("footprint", finding.footprint())
                .put("area_m2", Math.round(finding.areaSquareMetres()))
                .put("verdict", words(finding.verdict()))
                .put("reasons", Line.strings(finding.reasons()))
                .put(
                        "why",
                        Line.strings(
                                finding.reasons().stream().map(r -> r.words()).toList()))
                .put("claims", Line.strings(finding.claims()))
                .put("sensors", Line.strings(finding.sensors()))
                .put("looks_before", finding.looksBefore())
                .put("looks_after", finding.looksAfter())
                .putNode("last_before", finding.lastBefore().map(FindingLine::look))
                .putNode("first_after", finding.firstAfter().map(FindingLine::look))
                .putNode("pixels", finding.pixels().map(FindingLine::pixels));
        finding.measure().ifPresent(measure -> {
            number(line, "z_vv", measure.vv());
            number(line, "z_vh", measure.vh());
            number(line, "score", measure.score());
            number(line, "false_alarm_rate", measure.falseAlarmRate());
        });
        finding.timing().ifPresent(timing -> line.put("timing", words(timing)).put("timing_words", timing.words()));
        finding.changed()
                .ifPresent(changed -> line.put(
                        "changed",
                        Line.inner()
                                .put("after", changed.after().toString())
                                .put("before", changed.before().toString())
                                .node()));
        finding.coherence().ifPresent(drop -> {
            Line inner = Line.inner();
            number(inner, "mean_before", drop.mean());
            number(inner, "deviation_before", drop.deviation());
            number(inner, "value", drop.value());
            line.put("coherence", inner.put("fell", drop.isRare()).node());
        });
        return line.node();
    }

    /// Left out where it could not be measured: JSON has no NaN, and 0 would be a value.
    private static void number(Line line, String name, double value) {
        if (Double.isFinite(value)) {
            line.put(name, Math.round(value * 1e5) / 1e5);
        }
    }

    private static ObjectNode look(Finding.Look look) {
        return Line.inner()
                .put("scene", look.scene())
                .put("time", look.time().toString())
                .node();
    }

    private static ObjectNode pixels(Window window) {
        return Line.inner()
                .put("x", window.x())
                .put("y", window.y())
                .put("width", window.width())
                .put("height", window.height())
                .node();
    }

    private static String words(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }
}
