package org.attest.eval;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.attest.eval.corpus.CorpusFolder;
import org.attest.eval.reading.Corpora;
import org.attest.eval.reading.Development;
import org.attest.eval.reading.Example;
import org.attest.models.Layer;
import org.attest.models.OnnxModel;
import org.attest.models.Pieces;

/// Names and phrases: on the third of re3d that is held back, or on a part of the Attest corpus.
final class MentionsTask implements Task {
    @Override
    public String name() {
        return "mentions";
    }

    @Override
    public void check(Request request) {
        request.needModel(name());
        if (!CorpusFolder.isOne(request.corpus())
                && !Files.isRegularFile(request.corpus().resolve("CENTCOM").resolve("entities.json"))) {
            throw CorpusException.badUse(
                    "a corpus of `mentions` must be re3d's folder, with CENTCOM/ and the others, or a part of `corpus`; got %s"
                            .formatted(request.corpus()));
        }
    }

    @Override
    public Score score(Request request, Path out) {
        return scoreStage(request).orElseThrow();
    }

    @Override
    public Optional<Score> scoreStage(Request request) {
        try (OnnxModel model = OnnxModel.open(request.needModel(name()))) {
            Pieces pieces = Pieces.bundled();
            Corpora corpora = new Corpora(pieces);
            boolean own = CorpusFolder.isOne(request.corpus());
            Layer layer = own ? Layer.MENTION : Layer.NAMED;
            List<Example> examples = own ? corpora.attest(request.corpus()) : corpora.re3d(request.corpus(), true);
            List<Score.Metric> metrics = new ArrayList<>();
            for (Development.LabelScore one : Development.byLabel(examples, layer, model)) {
                String label = one.label().replace(' ', '_');
                String basis = "%s of gold, %s of ours"
                        .formatted(one.score().wanted(), one.score().found());
                metrics.add(Score.Metric.percent(
                        "Micro F1, spans that are the same",
                        label + "_exact_f1",
                        Optional.of(one.score().exactF1() / 100),
                        basis));
                metrics.add(Score.Metric.percent(
                        "Micro F1, spans that share a word",
                        label + "_overlap_f1",
                        Optional.of(one.score().overlapF1() / 100),
                        basis));
            }
            metrics.sort(Comparator.comparing(Score.Metric::group));
            return Optional.of(new Score(
                    name(),
                    request.corpus().toString(),
                    examples.size(),
                    own ? "reports" : "documents, the third held back",
                    metrics,
                    List.of(),
                    List.of()));
        } catch (IOException e) {
            throw new UncheckedIOException(String.valueOf(e.getMessage()), e);
        }
    }
}
