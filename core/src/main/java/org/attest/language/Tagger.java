package org.attest.language;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Set;
import opennlp.tools.postag.POSModel;
import opennlp.tools.postag.POSTagger;
import opennlp.tools.postag.ThreadSafePOSTaggerME;

/// Universal part-of-speech tags for the tokens of a sentence, by OpenNLP's model (trained on the English Web Treebank),
/// with the corrections that war reports need: it was trained on web text and misses some of their verbs.
final class Tagger {
    private static final String MODEL = "/opennlp-en-ud-ewt-pos-1.3-2.5.4.bin";
    private static final Set<String> AUXILIARIES = Set.of(
            "be", "am", "is", "are", "was", "were", "been", "being", "have", "has", "had", "having", "do", "does", "did",
            "will", "would", "shall", "should", "can", "could", "may", "might", "must", "get", "got");
    private static final Set<String> FINITE_ONLY = Set.of(
            "spoke", "said", "says", "told", "hit", "fired", "struck", "wrote", "put", "saw", "took", "came", "left", "made");

    private final POSTagger model;
    private final Words words;

    Tagger(Words words) {
        this.words = words;
        try (InputStream stream = Tagger.class.getResourceAsStream(MODEL)) {
            this.model = new ThreadSafePOSTaggerME(
                    new POSModel(java.util.Objects.requireNonNull(stream, MODEL + " must be on the class path")));
        } catch (IOException e) {
            throw new UncheckedIOException(MODEL + " must be readable from the class path", e);
        }
    }

    String[] tag(List<Token> tokens) {
        // All capitals would all be proper nouns to the model; plain apostrophes are what it was trained on.
        boolean shouting = tokens.stream().filter(t -> t.text().length() > 3).count() > 3
                && tokens.stream().noneMatch(t -> t.text().codePoints().anyMatch(Character::isLowerCase));
        String[] input = tokens.stream()
                .map(t -> shouting ? t.lower() : t.text().replace('\u2019', '\''))
                .toArray(String[]::new);
        String[] tags = model.tag(input);
        for (int i = 0; i < tags.length; i++) {
            tags[i] = corrected(tokens, tags, i);
        }
        return tags;
    }

    private String corrected(List<Token> tokens, String[] tags, int i) {
        String lower = tokens.get(i).lower();
        String before = i > 0 ? tags[i - 1] : "";
        if (!tokens.get(i).isWord()) {
            return "PUNCT";
        }
        if (lower.equals("'s")) {
            return "PART-POS";
        }
        if (AUXILIARIES.contains(lower) && tags[i].equals("VERB")) {
            return "AUX";
        }
        boolean nominal = tags[i].equals("NOUN") || tags[i].equals("ADJ") || tags[i].equals("PROPN");
        boolean lowerCase = Character.isLowerCase(tokens.get(i).text().codePointAt(0));
        if (nominal && lowerCase && words.isVerbForm(lower)) {
            boolean afterAuxiliary = before.equals("AUX") || before.equals("PART");
            boolean participle = lower.endsWith("ed") || lower.endsWith("ing") || FINITE_ONLY.contains(lower);
            if (afterAuxiliary && (participle || lower.equals("shot") || lower.equals("beaten") || before.equals("PART"))) {
                return "VERB";
            }
            boolean afterNoun = before.equals("NOUN") || before.equals("PROPN") || before.equals("PRON")
                    || before.equals("CCONJ") || before.equals("ADV");
            if (afterNoun && FINITE_ONLY.contains(lower)) {
                return "VERB";
            }
        }
        // "Israel seldom comments", "which US forces hold": an adverb of frequency is followed by its verb.
        if (nominal && lowerCase && i > 0 && Set.of("seldom", "rarely", "never", "usually", "often", "routinely", "regularly").contains(tokens.get(i - 1).lower())
                && words.isVerbForm(lower)) {
            return "VERB";
        }
        if (tags[i].equals("NOUN") && Set.of("seldom", "rarely").contains(lower)) {
            return "ADV";
        }
        // A determiner or preposition is followed by a noun: "the firing", "under attack", "on strikes".
        if (tags[i].equals("VERB") && (before.equals("DET") || before.equals("PART-POS")) && !lower.endsWith("ed")) {
            return lower.endsWith("ing") && i + 1 < tags.length && (tags[i + 1].equals("NOUN")) ? "ADJ" : "NOUN";
        }
        return tags[i];
    }
}
