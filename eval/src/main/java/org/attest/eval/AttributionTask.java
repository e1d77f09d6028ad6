package org.attest.eval;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.attest.eval.reading.AttributionScore;
import org.attest.eval.reading.PolNear;
import org.attest.eval.reading.SpanScore;
import org.attest.models.OnnxModel;
import org.attest.models.Pieces;

/// Who says what, on PolNeAR's `dev.jsonl`.
final class AttributionTask implements Task {
    private static final String FILE = "dev.jsonl";

    @Override
    public String name() {
        return "attribution";
    }

    @Override
    public void check(Request request) {
        request.needModel(name());
        if (!Files.isRegularFile(request.corpus().resolve(FILE))) {
            throw CorpusException.badUse(
                    "a corpus of `attribution` must be PolNeAR's folder, with %s; got %s, which has none"
                            .formatted(FILE, request.corpus()));
        }
    }

    @Override
    public Score score(Request request, Path out) {
        return scoreStage(request).orElseThrow();
    }

    @Override
    public Optional<Score> scoreStage(Request request) {
        List<PolNear.Document> documents = PolNear.read(request.corpus().resolve(FILE));
        AttributionScore score;
        try (OnnxModel model = OnnxModel.open(request.needModel(name()))) {
            Pieces pieces = Pieces.bundled();
            score = AttributionScore.of(documents, model, pieces);
        } catch (IOException e) {
            throw new UncheckedIOException(String.valueOf(e.getMessage()), e);
        }
        List<Score.Metric> metrics = new ArrayList<>();
        metrics.addAll(spans("source", score.source()));
        metrics.addAll(spans("cue", score.cue()));
        metrics.addAll(spans("content", score.content()));
        String whole = "Whole attributions (cue, source and content each share a word; nearest cue, nearest source)";
        metrics.addAll(Score.precisionRecall(
                whole, "attribution", score.right(), score.found(), score.wanted(), "attributions"));
        metrics.add(Score.Metric.share(
                whole,
                "links_on_gold_spans",
                score.linkedOfGold(),
                score.wanted(),
                "attributions, were all spans right"));
        return Optional.of(new Score(
                name(),
                request.corpus().toString(),
                documents.size(),
                "documents",
                metrics,
                List.of(),
                score.misses()));
    }

    private static List<Score.Metric> spans(String what, SpanScore score) {
        String group = "Spans, one to one";
        String basis = "%s of gold, %s of ours".formatted(score.wanted(), score.found());
        return List.of(
                Score.Metric.percent(group, what + "_overlap_f1", Optional.of(score.overlapF1() / 100), basis),
                Score.Metric.percent(group, what + "_exact_f1", Optional.of(score.exactF1() / 100), basis));
    }
}
