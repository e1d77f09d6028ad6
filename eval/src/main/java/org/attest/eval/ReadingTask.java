package org.attest.eval;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.attest.eval.corpus.CorpusFolder;
import org.attest.eval.reading.Chart;
import org.attest.eval.reading.Corpora;
import org.attest.eval.reading.Development;
import org.attest.eval.reading.Guesses;
import org.attest.eval.reading.Reliability;
import org.attest.models.Certainty;
import org.attest.models.OnnxModel;
import org.attest.models.Pieces;

/// What a reader makes of a part of the Attest corpus: the claims that come out of it, and every layer by itself.
final class ReadingTask implements Task {
    private static final String CLAIMS = "claim_";
    private static final List<String> OF_CLAIMS =
            List.of("stance_", "unconfirmed_", "holder_", "about_", "evidence_", "type_accuracy");

    @Override
    public String name() {
        return "reading";
    }

    @Override
    public void check(Request request) {
        request.calibration().ifPresent(_ -> request.needModel("reading --calibration"));
        if (!CorpusFolder.isOne(request.corpus())) {
            throw CorpusException.badUse(
                    "a corpus of `reading` must be a part of the Attest corpus, with reports.jsonl and labels/; got %s. Give corpus/dev."
                            .formatted(request.corpus()));
        }
    }

    @Override
    public Score score(Request request, Path out) {
        Score whole = new ReportsTask().score(request, out);
        List<Score.Metric> metrics = new ArrayList<>(whole.metrics().stream()
                .filter(metric ->
                        metric.name().startsWith(CLAIMS) || OF_CLAIMS.stream().anyMatch(metric.name()::startsWith))
                .toList());
        request.model().ifPresent(model -> metrics.addAll(layers(request.corpus(), model)));
        List<String> details = new ArrayList<>();
        request.calibration().ifPresent(picture -> details.addAll(reliability(request, picture, metrics)));
        return new Score(name(), whole.corpus(), whole.n(), whole.unit(), metrics, details, whole.misses());
    }

    /// Draws the picture, adds figures and tells the bins.
    private List<String> reliability(Request request, Path picture, List<Score.Metric> metrics) {
        List<String> lines = new ArrayList<>();
        List<Chart.Panel> panels = new ArrayList<>();
        try {
            for (Map.Entry<String, Reliability> one :
                    Guesses.of(request.corpus(), request.needModel(name())).entrySet()) {
                Reliability plain = one.getValue();
                Reliability crossed = plain.crossFitted();
                Certainty fitted = plain.fitted();
                String group = "Reliability: mean distance of score and share right, in tenths of the score";
                String key = "calibration_error_" + one.getKey().replace(' ', '_');
                metrics.add(Score.Metric.percent(
                        group, key, Optional.of(plain.error()), plain.size() + " scores as they are"));
                metrics.add(Score.Metric.percent(
                        group,
                        key + "_fitted",
                        Optional.of(crossed.error()),
                        String.format(
                                Locale.ROOT,
                                "each half with what fits the other; temperature %.2f, shift %.2f on all",
                                fitted.temperature(),
                                fitted.shift())));
                lines.add("Scores of " + one.getKey() + ", as they are:");
                plain.bins()
                        .forEach(bin -> lines.add(String.format(
                                Locale.ROOT,
                                "  %3.0f to %3.0f %%: %5d, mean %5.1f %%, right %5.1f %%",
                                100 * bin.from(),
                                100 * bin.to(),
                                bin.guesses(),
                                100 * bin.mean(),
                                100 * bin.right())));
                panels.add(panel(one.getKey(), plain, crossed));
            }
            Files.writeString(picture, Chart.svg(panels));
        } catch (IOException e) {
            throw new UncheckedIOException(
                    "the reader must be readable and the picture writable at %s; got %s".formatted(picture, e), e);
        }
        return lines;
    }

    private static Chart.Panel panel(String kind, Reliability plain, Reliability crossed) {
        return new Chart.Panel(
                kind,
                "score, %",
                "right, %",
                100,
                100,
                List.of(
                        curve("as scored", plain),
                        curve("fitted on the other half", crossed),
                        new Chart.Curve("", true, List.of(new Chart.Point(0, 0), new Chart.Point(100, 100)))));
    }

    private static Chart.Curve curve(String name, Reliability reliability) {
        return new Chart.Curve(
                name,
                false,
                reliability.bins().stream()
                        .map(bin -> new Chart.Point(100 * bin.mean(), 100 * bin.right()))
                        .toList());
    }

    private static List<Score.Metric> layers(Path corpus, Path file) {
        List<Score.Metric> metrics = new ArrayList<>();
        try (OnnxModel model = OnnxModel.open(file)) {
            Pieces pieces = Pieces.bundled();
            for (Development.LayerScore one : Development.scores(new Corpora(pieces).attest(corpus), model)) {
                boolean spans = one.layer().isSpans();
                String group = spans ? "Layers of spans" : "Layers that sort words of gold spans";
                String layer = "layer_" + one.layer().name().toLowerCase(Locale.ROOT);
                metrics.add(Score.Metric.percent(
                        group,
                        layer + (spans ? "_overlap_f1" : "_right"),
                        Optional.of(one.first() / 100),
                        one.basis()));
                metrics.add(Score.Metric.percent(
                        group,
                        layer + (spans ? "_exact_f1" : "_macro_f1"),
                        Optional.of(one.second() / 100),
                        one.basis()));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(String.valueOf(e.getMessage()), e);
        }
        return metrics;
    }
}
