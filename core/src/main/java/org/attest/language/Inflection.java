package org.attest.language;

import java.util.ArrayList;
import java.util.List;

/// The written forms of English words. Regular rules only; irregular forms come with the word list.
final class Inflection {
    private Inflection() {}

    /// Present, past, participle and -ing form of a regular verb, and its dictionary form.
    static List<String> verb(String lemma) {
        return List.of(lemma, thirdPerson(lemma), past(lemma), past(lemma), ing(lemma));
    }

    /// As [#verb] with the irregular forms given: past, participle[, -ing].
    static List<String> verb(String lemma, List<String> irregular) {
        List<String> forms = new ArrayList<>(List.of(lemma, thirdPerson(lemma)));
        forms.add(irregular.getFirst());
        forms.add(irregular.size() > 1 ? irregular.get(1) : irregular.getFirst());
        forms.add(irregular.size() > 2 ? irregular.get(2) : ing(lemma));
        return forms;
    }

    static String plural(String noun) {
        if (noun.endsWith("y") && noun.length() > 1 && !isVowel(noun.charAt(noun.length() - 2))) {
            return noun.substring(0, noun.length() - 1) + "ies";
        }
        return hisses(noun) ? noun + "es" : noun + "s";
    }

    private static String thirdPerson(String lemma) {
        return lemma.endsWith("o") ? lemma + "es" : plural(lemma);
    }

    private static String past(String lemma) {
        if (lemma.endsWith("e")) {
            return lemma + "d";
        }
        return lemma.endsWith("y") && !isVowel(lemma.charAt(lemma.length() - 2))
                ? lemma.substring(0, lemma.length() - 1) + "ied"
                : lemma + "ed";
    }

    private static String ing(String lemma) {
        if (lemma.endsWith("ie")) {
            return lemma.substring(0, lemma.length() - 2) + "ying";
        }
        boolean silentE = lemma.endsWith("e") && !lemma.endsWith("ee") && !lemma.endsWith("oe");
        return (silentE ? lemma.substring(0, lemma.length() - 1) : lemma) + "ing";
    }

    private static boolean hisses(String word) {
        return word.endsWith("s")
                || word.endsWith("x")
                || word.endsWith("ch")
                || word.endsWith("sh")
                || word.endsWith("z");
    }

    private static boolean isVowel(char c) {
        return "aeiou".indexOf(c) >= 0;
    }
}
