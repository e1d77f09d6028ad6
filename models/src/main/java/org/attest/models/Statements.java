package org.attest.models;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.attest.language.Act;
import org.attest.language.Attribution.CueKind;
import org.attest.language.Judgement;
import org.attest.language.Opinion;
import org.attest.language.Reading;
import org.attest.language.Statement;
import org.attest.models.Decoder.Labelled;
import org.attest.reports.Span;

/// Puts the layers of one text together into statements: each content that its cue makes a claim of, each cue without
/// content ("did not comment"), and what the author states.
final class Statements implements Opinion {
    private static final String NO_CLAIM = "no claim";
    private static final int WORDS_OF_A_PIECE = 6;
    private static final int WORDS_BETWEEN_PIECES = 3;
    private static final int LEAST_WORDS = 3;

    private final Encoded text;
    private final Scores scores;
    private final Reading rules;
    private final String report;
    private final List<Statement> statements;

    /// @param rules what rules read in the same text
    Statements(Encoded text, Scores scores, Reading rules) {
        this.text = text;
        this.scores = scores;
        this.rules = rules;
        this.report = rules.document().report().id();
        this.statements = all();
    }

    /// The attributions of our guidelines, claims or not.
    static List<Linked> attributions(Encoded text, Scores scores) {
        return Linked.of(
                text,
                Decoder.spans(scores, Layer.SOURCE, 0),
                Decoder.spans(scores, Layer.CUE, 0),
                Decoder.spans(scores, Layer.CONTENT, 0));
    }

    @Override
    public List<Statement> statements() {
        return statements;
    }

    @Override
    public List<Act> acts() {
        return Decoder.spans(scores, Layer.TRIGGER, 0).stream()
                .map(act -> new Act(span(act.from(), act.to()), probabilities(Layer.TYPE, List.of(act))))
                .toList();
    }

    @Override
    public Judgement of(Span words) {
        int[] range = text.wordsOf(words.start(), words.end());
        return judgement(List.of(new Labelled(range[0], range[1], "", 1)), false);
    }

    private List<Statement> all() {
        List<Statement> statements = new ArrayList<>();
        for (Linked attribution : attributions(text, scores)) {
            attributed(attribution, statements);
        }
        List<Span> said = statements.stream()
                .flatMap(statement -> statement.content().stream())
                .toList();
        for (Labelled own : stated()) {
            Span quote = span(own.from(), own.to());
            if (said.stream().noneMatch(content -> sharesHalf(content, quote))) {
                List<Labelled> words = List.of(own);
                statements.add(new Statement(
                        quote,
                        Optional.empty(),
                        Optional.empty(),
                        Optional.of(quote),
                        judgement(words, true),
                        certainty(own, judgement(words, true))));
            }
        }
        statements.sort(Comparator.comparing(Statement::quote));
        return List.copyOf(statements);
    }

    /// What the author states, pieces put together: a span too short to say anything alone belongs to the one
    /// beside
    /// it.
    private List<Labelled> stated() {
        List<Labelled> stated = new ArrayList<>();
        for (Labelled span : Decoder.spans(scores, Layer.STATEMENT, 0)) {
            boolean goesOn = !stated.isEmpty()
                    && text.sentenceOf(stated.getLast().from()) == text.sentenceOf(span.from())
                    && span.from() - stated.getLast().to() <= WORDS_BETWEEN_PIECES
                    && Math.min(length(stated.getLast()), length(span)) < WORDS_OF_A_PIECE;
            if (goesOn) {
                Labelled last = stated.removeLast();
                stated.add(new Labelled(
                        last.from(), span.to(), last.label(), Math.max(last.probability(), span.probability())));
            } else {
                stated.add(span);
            }
        }
        stated.removeIf(span -> length(span) < LEAST_WORDS);
        return stated;
    }

    private static double certainty(Labelled words, Judgement judgement) {
        double stance = judgement.stance().getOrDefault(Judgement.likeliest(judgement.stance()), 0.0);
        return Certainty.OF_STATEMENTS.of(Math.min(words.probability(), stance));
    }

    private static int length(Labelled span) {
        return span.to() - span.from();
    }

    /// "did not comment", "declined to say": words that claim something though nothing is said. That is for the
    /// rules to
    /// know, since the layers are not trained on cues whose content they missed.
    private boolean withholds(Span saying) {
        return rules.attributions().stream()
                .anyMatch(one -> one.cue().overlaps(saying)
                        && (one.negated() || one.kind() == CueKind.DECLINE || one.kind() == CueKind.COMMENT));
    }

    private void attributed(Linked attribution, List<Statement> statements) {
        Optional<Labelled> source = attribution.sources().stream().findFirst();
        Span saying = source.map(one -> span(one.from(), one.to())
                        .union(span(attribution.cue().from(), attribution.cue().to())))
                .orElse(span(attribution.cue().from(), attribution.cue().to()));
        boolean first = true;
        for (List<Labelled> content : contents(attribution)) {
            List<Labelled> words = content.isEmpty() ? saying(attribution, source) : content;
            if (best(Layer.STANCE, words).equals(NO_CLAIM) || content.isEmpty() && !withholds(saying)) {
                continue;
            }
            Optional<Span> said = content.isEmpty()
                    ? Optional.empty()
                    : Optional.of(
                            span(content.getFirst().from(), content.getLast().to()));
            // The clause of a second content does not hold the saying again.
            Span quote = said.orElse(saying);
            statements.add(new Statement(
                    first ? quote.union(saying) : quote,
                    source.map(one -> span(one.from(), one.to())),
                    Optional.of(span(attribution.cue().from(), attribution.cue().to())),
                    said,
                    judgement(words, true),
                    certainty(attribution.cue(), judgement(words, true))));
            first = false;
        }
    }

    private static List<Labelled> saying(Linked attribution, Optional<Labelled> source) {
        List<Labelled> words = new ArrayList<>(source.stream().toList());
        words.add(attribution.cue());
        return words;
    }

    /// The pieces of each thing said: two are one where only the saying stands between them and they are about the
    /// same. One empty list where nothing is said.
    private List<List<Labelled>> contents(Linked attribution) {
        List<List<Labelled>> contents = new ArrayList<>();
        for (Labelled piece : attribution.contents()) {
            if (!contents.isEmpty() && isInterrupted(contents.getLast(), piece, attribution)) {
                contents.getLast().add(piece);
            } else {
                contents.add(new ArrayList<>(List.of(piece)));
            }
        }
        return contents.isEmpty() ? List.of(List.of()) : contents;
    }

    private boolean isInterrupted(List<Labelled> before, Labelled piece, Linked attribution) {
        int from = before.getLast().to();
        boolean saying = attribution.cue().from() >= from && attribution.cue().to() <= piece.from();
        return saying && best(Layer.ABOUT, before).equals(best(Layer.ABOUT, List.of(piece)));
    }

    /// @param claim whether they are a claim, so that "no claim" is out of the question
    private Judgement judgement(List<Labelled> words, boolean claim) {
        Map<String, Double> stance = probabilities(Layer.STANCE, words);
        if (claim) {
            double rest = 1 - stance.getOrDefault(NO_CLAIM, 0.0);
            stance.remove(NO_CLAIM);
            stance.replaceAll((_, p) -> p / Math.max(rest, Double.MIN_NORMAL));
        }
        return new Judgement(
                claimed(words),
                stance,
                probabilities(Layer.ABOUT, words),
                probabilities(Layer.STATUS, words),
                probabilities(Layer.EVIDENCE, words));
    }

    /// How likely words stand in what the author states, or in an attribution that makes a claim.
    private double claimed(List<Labelled> spans) {
        double sum = 0;
        int words = 0;
        for (Labelled span : spans) {
            for (int word = span.from(); word < span.to(); word++) {
                double said = 0;
                for (Layer layer : List.of(Layer.SOURCE, Layer.CUE, Layer.CONTENT)) {
                    said = Math.max(said, 1 - probability(word, layer, Layer.OUTSIDE));
                }
                said *= 1 - probability(word, Layer.STANCE, Layer.STANCE.index(NO_CLAIM));
                sum += Math.max(said, 1 - probability(word, Layer.STATEMENT, Layer.OUTSIDE));
                words++;
            }
        }
        return words == 0 ? 0 : sum / words;
    }

    private double probability(int word, Layer layer, int label) {
        return Math.exp(scores.of(word, layer, label));
    }

    private String best(Layer layer, List<Labelled> words) {
        return Judgement.likeliest(probabilities(layer, words));
    }

    /// Of each label for all words together: the geometric mean over them, brought to a sum of 1.
    private Map<String, Double> probabilities(Layer layer, List<Labelled> spans) {
        int words = Math.max(1, spans.stream().mapToInt(Statements::length).sum());
        Map<String, Double> probabilities = new LinkedHashMap<>();
        double all = 0;
        for (int label = 0; label < layer.width(); label++) {
            double sum = 0;
            for (Labelled span : spans) {
                for (int word = span.from(); word < span.to(); word++) {
                    sum += scores.of(word, layer, label);
                }
            }
            double mean = Math.exp(sum / words);
            all += mean;
            probabilities.put(layer.labels().get(label), mean);
        }
        double whole = all;
        probabilities.replaceAll((_, p) -> p / whole);
        return probabilities;
    }

    private Span span(int from, int to) {
        return new Span(report, text.start(from), text.end(to - 1));
    }

    private static boolean sharesHalf(Span a, Span b) {
        int shared = Math.min(a.end(), b.end()) - Math.max(a.start(), b.start());
        return 2 * shared >= Math.min(a.length(), b.length());
    }
}
