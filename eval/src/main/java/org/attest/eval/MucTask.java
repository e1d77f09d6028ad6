package org.attest.eval;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.attest.eval.muc.MucCorpus;
import org.attest.eval.muc.MucFiller;
import org.attest.eval.muc.MucScore;
import org.attest.eval.muc.Slot;
import org.attest.models.Encoded;
import org.attest.models.OnnxModel;
import org.attest.models.Pieces;
import org.attest.models.Scores;

/// Templates of incidents, on texts and answer keys of MUC-4.
final class MucTask implements Task {
    private static final int CONTEXT = 40;
    private static final int PIECES = 2_048;

    @Override
    public String name() {
        return "muc";
    }

    @Override
    public void check(Request request) {
        request.needModel(name());
        if (MucCorpus.read(request.corpus()).isEmpty()) {
            throw CorpusException.badUse(
                    "a corpus of `muc` must be a folder with texts and answer keys of MUC-4, such as tst1-muc3 and key-tst1.v7; got %s, which has no text with a key"
                            .formatted(request.corpus()));
        }
    }

    @Override
    public Score score(Request request, Path out) {
        return scoreStage(request).orElseThrow();
    }

    @Override
    public Optional<Score> scoreStage(Request request) {
        List<MucCorpus.Document> documents = MucCorpus.read(request.corpus());
        MucScore score = new MucScore();
        try (OnnxModel model = OnnxModel.open(request.needModel(name()))) {
            Pieces pieces = Pieces.bundled();
            List<Encoded> texts = documents.stream()
                    .map(document -> Encoded.of(document.text(), pieces))
                    .toList();
            Map<Encoded, Scores> scores = Scores.of(texts, model, CONTEXT, PIECES);
            MucFiller filler = new MucFiller();
            for (int i = 0; i < texts.size(); i++) {
                Encoded text = texts.get(i);
                score.add(
                        documents.get(i),
                        filler.templates(
                                text, Optional.ofNullable(scores.get(text)).orElseThrow()));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(String.valueOf(e.getMessage()), e);
        }
        List<Score.Metric> metrics = new ArrayList<>();
        metrics.addAll(metrics("Types and slots, micro average, as published scores have it", "all", score.all()));
        metrics.addAll(metrics("Slots alone", "slots", score.slots()));
        metrics.addAll(metrics("Types of templates set against a key", "type", score.types()));
        for (Slot slot : Slot.values()) {
            if (slot.isScored()) {
                metrics.addAll(metrics(
                        slot.word(),
                        slot.name().toLowerCase(Locale.ROOT),
                        Optional.ofNullable(score.bySlot().get(slot)).orElseThrow()));
            }
        }
        return Optional.of(new Score(
                name(), request.corpus().toString(), documents.size(), "texts", metrics, List.of(), score.misses()));
    }

    private static List<Score.Metric> metrics(String group, String name, MucScore.Tally tally) {
        return List.of(
                Score.Metric.share(
                        group, name + "_precision", tally.rightOfOurs(), tally.ours(), "of ours are in the key"),
                Score.Metric.share(group, name + "_recall", tally.rightOfGold(), tally.gold(), "of the key are found"),
                Score.Metric.percent(
                        group,
                        name + "_f1",
                        tally.ours() + tally.gold() == 0 ? Optional.empty() : Optional.of(tally.f1()),
                        "harmonic mean"));
    }
}
