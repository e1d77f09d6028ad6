package org.attest.eval;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.attest.eval.corpus.CorpusFolder;
import org.attest.eval.reading.Corpora;
import org.attest.eval.reading.Development;
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
        return new Score(name(), whole.corpus(), whole.n(), whole.unit(), metrics, List.of(), whole.misses());
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
