package org.attest.models;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.attest.language.Document;
import org.attest.language.Opinion;
import org.attest.language.Reader;
import org.attest.language.Reading;
import org.attest.language.RuleReader;

/// Reads with a trained encoder: what is claimed, by whom, how firmly and about what. Clauses, triggers and roles are
/// still those of the rules, which parse quantities and casualties from them.
///
/// One instance may be used by many threads; close it when done.
public final class TrainedReader implements Reader {
    private static final int CONTEXT = 40;
    private static final int PIECES = 2_048;

    private final RuleReader rules = new RuleReader();
    private final OnnxModel model;
    private final Pieces pieces = Pieces.bundled();

    private TrainedReader(OnnxModel model) {
        this.model = model;
    }

    /// @throws IOException if the file cannot be used; the message says why and what to do
    public static TrainedReader open(Path file) throws IOException {
        return new TrainedReader(OnnxModel.open(file));
    }

    @Override
    public Reading read(Document document) {
        Reading byRules = rules.read(document);
        return new Reading(
                document,
                byRules.clauses(),
                byRules.mentions(),
                byRules.triggers(),
                byRules.roles(),
                byRules.attributions(),
                Optional.of(opinion(document, byRules)));
    }

    private Opinion opinion(Document document, Reading byRules) {
        Scored scored = score(document.report().text().value());
        return new Statements(scored.text(), scored.scores(), byRules);
    }

    /// A text and what the model makes of its words.
    record Scored(Encoded text, Scores scores) {}

    Scored score(String text) {
        Encoded encoded = Encoded.of(text, pieces);
        Scores scores = Optional.ofNullable(
                        Scores.of(List.of(encoded), model, CONTEXT, PIECES).get(encoded))
                .orElseThrow();
        return new Scored(encoded, scores);
    }

    /// With the first digits of the model file's SHA-256, and the rules that read beside it.
    @Override
    public String name() {
        return "trained-" + model.sha256().substring(0, 12) + "+" + rules.name();
    }

    @Override
    public void close() {
        model.close();
    }
}
