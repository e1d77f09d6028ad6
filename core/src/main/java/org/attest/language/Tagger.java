package org.attest.language;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Set;
import opennlp.tools.postag.POSModel;
import opennlp.tools.postag.POSTagger;
import opennlp.tools.postag.ThreadSafePOSTaggerME;

/// Universal part-of-speech tags for the tokens of a sentence, by OpenNLP's model (trained on the English Web
/// Treebank),
/// with the corrections that war reports need: it was trained on web text and misses some of their verbs.
final class Tagger {
    private static final String MODEL = "/opennlp-en-ud-ewt-pos-1.3-2.5.4.bin";
    private static final Set<String> AUXILIARIES = Set.of(
            "be", "am", "is", "are", "was", "were", "been", "being", "have", "has", "had", "having", "do", "does",
            "did", "will", "would", "shall", "should", "can", "could", "may", "might", "must", "get", "got");
    private static final Set<String> PRONOUNS = Set.of(
            "i",
            "you",
            "he",
            "she",
            "it",
            "we",
            "they",
            "me",
            "him",
            "her",
            "us",
            "them",
            "his",
            "its",
            "our",
            "their",
            "my",
            "your",
            "this",
            "that",
            "these",
            "those",
            "who",
            "whom",
            "which",
            "what",
            "whose",
            "there",
            "one",
            "nothing",
            "something",
            "anything",
            "everything",
            "nobody",
            "someone",
            "anyone",
            "everyone",
            "none",
            "another",
            "some",
            "any",
            "all",
            "both",
            "each",
            "few",
            "many",
            "most",
            "several",
            "others",
            "other",
            "itself",
            "themselves",
            "himself",
            "herself",
            "hers",
            "theirs",
            "ours",
            "mine",
            "whoever",
            "whatever",
            "either",
            "neither");
    private static final Set<String> FINITE_ONLY = Set.of(
            "spoke", "said", "says", "told", "hit", "fired", "struck", "wrote", "put", "saw", "took", "came", "left",
            "made");

    /// After "to" these are verbs, also behind an aside: "declined, for now, to comment".
    private static final Set<String> SPEAKING =
            Set.of("comment", "respond", "elaborate", "discuss", "confirm", "deny", "say", "reply");

    private static final Set<String> STRETCH_ENDS = Set.of(";", "what", "that", "which", "who");
    private static final Set<String> NEVER_VERBS =
            Set.of("dawn", "dusk", "midnight", "noon", "sunrise", "sunset", "media");

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
        rescuePredicate(tokens, tags);
        return tags;
    }

    /// "Photographs issued by the firm **show** the results": a sentence needs a predicate; where the model found
    /// none, the
    /// first form of a known verb after a noun is it.
    private void rescuePredicate(List<Token> tokens, String[] tags) {
        int end = 0;
        while (end < tags.length && !STRETCH_ENDS.contains(tokens.get(end).lower())) {
            end++;
        }
        for (int i = 0; i < end; i++) {
            boolean bareParticiple = tags[i].equals("VERB")
                    && i > 0
                    && !tags[i - 1].equals("AUX")
                    && i + 1 < tags.length
                    && tokens.get(i + 1).lower().equals("by");
            if ((tags[i].equals("AUX")
                            || tags[i].equals("VERB") && !tokens.get(i).lower().endsWith("ing"))
                    && !bareParticiple) {
                return;
            }
        }
        for (int i = 1; i < end; i++) {
            boolean nominal = tags[i].equals("NOUN") || tags[i].equals("ADJ");
            boolean afterSubject = tags[i - 1].equals("NOUN")
                    || tags[i - 1].equals("PROPN")
                    || tags[i - 1].equals("ADJ") && tokens.get(i - 1).isCapitalised();
            boolean objectFollows = i + 1 < tags.length
                    && (tags[i + 1].equals("DET")
                            || tags[i + 1].equals("NUM")
                            || tags[i + 1].equals("PRON")
                            || tags[i + 1].equals("PROPN")
                            || tags[i + 1].equals("SCONJ"));
            if (nominal
                    && afterSubject
                    && objectFollows
                    && Character.isLowerCase(tokens.get(i).text().codePointAt(0))
                    && (words.isVerbForm(tokens.get(i).lower())
                            || tokens.get(i).lower().endsWith("s"))) {
                tags[i] = "VERB";
                return;
            }
        }
    }

    private static boolean verbWithin(String[] tags, int from, int to) {
        for (int i = from; i < Math.min(to, tags.length); i++) {
            if (tags[i].equals("VERB") || tags[i].equals("AUX")) {
                return true;
            }
        }
        return false;
    }

    private String corrected(List<Token> tokens, String[] tags, int i) {
        String lower = tokens.get(i).lower();
        String before = i > 0 ? tags[i - 1] : "";
        if (lower.equals("'s") || lower.equals("'") && before.equals("NOUN")) {
            return "PART-POS";
        }
        if (!tokens.get(i).isWord()) {
            return "PUNCT";
        }
        if (lower.equals("a") || lower.equals("an") || lower.equals("the")) {
            return "DET";
        }
        if (tags[i].equals("PRON") && !PRONOUNS.contains(lower)) {
            return "NOUN";
        }
        if (AUXILIARIES.contains(lower) && tags[i].equals("VERB")) {
            return "AUX";
        }
        if (tags[i].equals("VERB")) {
            if (words.isWeapon(lower) && (before.equals("VERB") || before.equals("NUM") || before.equals("ADJ"))) {
                return "NOUN";
            }
            boolean closeTo = lower.equals("close")
                    && i + 1 < tags.length
                    && tokens.get(i + 1).lower().equals("to");
            if (NEVER_VERBS.contains(lower)) {
                return "NOUN";
            }
            if (closeTo) {
                return "ADJ";
            }
            // "Raids reported as far north as ...", "State media reported": a headword at the start, with its verb to
            // come.
            boolean starts = i == 0
                    || tokens.get(i - 1).lower().equals(";")
                    || tokens.get(i - 1).lower().equals("that");
            boolean bareForm = !lower.endsWith("ed") && !lower.endsWith("ing");
            if (starts
                    && bareForm
                    && i + 1 < tags.length
                    && !tags[i + 1].equals("DET")
                    && !tags[i + 1].equals("PRON")
                    && !tags[i + 1].equals("PROPN")
                    && verbWithin(tags, i + 1, i + 12)) {
                return "NOUN";
            }
        }
        boolean toSpeak =
                i + 1 < tags.length && SPEAKING.contains(tokens.get(i + 1).lower());
        if (lower.equals("to") && toSpeak) {
            return "PART";
        }
        if (SPEAKING.contains(lower) && i > 0 && tokens.get(i - 1).lower().equals("to")) {
            return "VERB";
        }
        boolean nominal = tags[i].equals("NOUN") || tags[i].equals("ADJ") || tags[i].equals("PROPN");
        boolean lowerCase = Character.isLowerCase(tokens.get(i).text().codePointAt(0));
        if (nominal && lowerCase && words.isVerbForm(lower)) {
            boolean afterAuxiliary = before.equals("AUX") || before.equals("PART");
            boolean participle = lower.endsWith("ed") || lower.endsWith("ing") || FINITE_ONLY.contains(lower);
            if (afterAuxiliary
                    && (participle || lower.equals("shot") || lower.equals("beaten") || before.equals("PART"))) {
                return "VERB";
            }
            boolean afterNoun = before.equals("NOUN")
                    || before.equals("PROPN")
                    || before.equals("PRON")
                    || before.equals("CCONJ")
                    || before.equals("ADV");
            if (afterNoun && FINITE_ONLY.contains(lower)) {
                return "VERB";
            }
        }
        // "Israel seldom comments", "which US forces hold": an adverb of frequency is followed by its verb.
        if (nominal
                && lowerCase
                && i > 0
                && Set.of("seldom", "rarely", "never", "usually", "often", "routinely", "regularly")
                        .contains(tokens.get(i - 1).lower())
                && words.isVerbForm(lower)) {
            return "VERB";
        }
        if (tags[i].equals("NOUN") && Set.of("seldom", "rarely").contains(lower)) {
            return "ADV";
        }
        // "a presumed strike": a participle between determiner and noun describes the noun.
        boolean nounFollows = i + 1 < tags.length
                && (tags[i + 1].equals("NOUN") || tags[i + 1].equals("ADJ") || tags[i + 1].equals("PROPN"));
        if (tags[i].equals("VERB")
                && (before.equals("DET") || before.equals("NUM"))
                && lower.endsWith("ed")
                && nounFollows) {
            return "ADJ";
        }
        // "The military last attacked the town": what has an object is a verb, whatever stands before it.
        boolean objectFollows = i + 1 < tags.length
                && (tags[i + 1].equals("DET")
                        || tags[i + 1].equals("PROPN")
                        || tags[i + 1].equals("NUM")
                        || tokens.get(i + 1).isCapitalised()
                        || tokens.get(i + 1).lower().startsWith("al-"));
        boolean afterSubject = before.equals("NOUN") || before.equals("PROPN");
        boolean past = nominal && lower.endsWith("ed") || afterSubject && !tags[i].equals("AUX");
        if (past && lowerCase && objectFollows && words.isPastForm(lower) && !before.equals("DET")) {
            return "VERB";
        }
        // A determiner or preposition is followed by a noun: "the firing", "under attack", "on strikes".
        if (tags[i].equals("VERB") && (before.equals("DET") || before.equals("PART-POS")) && !lower.endsWith("ed")) {
            return lower.endsWith("ing") && i + 1 < tags.length && (tags[i + 1].equals("NOUN")) ? "ADJ" : "NOUN";
        }
        return tags[i];
    }
}
