package org.attest.language;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import opennlp.tools.langdetect.Language;
import opennlp.tools.langdetect.LanguageDetectorME;
import opennlp.tools.langdetect.LanguageDetectorModel;

/// Says which texts are not in English. In doubt a text is in English: a report that is read badly can be seen, one
/// that
/// is not read is missed. So a text with a quarter of English in it is, and so are a few words in Latin letters.
///
/// One instance may be used by many threads. The model, some 10 MB and a second to load, is loaded when a text is first
/// in doubt, which plain English never is.
public final class Languages {
    private static final String MODEL = "/langdetect-183.bin";

    /// Frequent in English and words of no other language that writes in Latin letters often; together every sixth
    /// word of the news.
    private static final Set<String> ENGLISH = Set.of(
            "the", "and", "that", "were", "with", "from", "by", "which", "their", "been", "said", "has", "this", "they",
            "who", "after", "not", "it", "its", "his", "her", "into", "would", "but", "when", "where", "there",
            "killed", "says", "what", "than", "while", "could", "between", "near", "through");

    /// Of the words of a text: half of the 6.5 % that the poorest of 143 English texts has, of our corpus and
    /// examples; other
    /// languages have none, or a name with "the" in it.
    private static final double ENOUGH = 0.04;

    /// Words in Latin letters that say nothing of their language when they are fewer: names, a headline.
    private static final int FEW = 15;

    /// How much likelier another language must be than English.
    private static final double LIKELIER = 2;

    /// Code points that are looked at: the model needs no more, and pages of another language under an English head
    /// are few.
    private static final int SAMPLE = 20_000;

    private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{M}]+");
    private static final Pattern LATIN = Pattern.compile("\\p{IsLatin}+");

    private final Supplier<LanguageDetectorModel> model = loadedOnce();

    /// The ISO 639 code of the text's language, such as `fr`, if it is not English.
    public Optional<String> other(String text) {
        String sample = text.codePointCount(0, text.length()) <= SAMPLE
                ? text
                : text.substring(0, text.offsetByCodePoints(0, SAMPLE));
        int words = 0;
        int latin = 0;
        int english = 0;
        for (var matcher = WORD.matcher(sample); matcher.find(); words++) {
            String word = matcher.group().toLowerCase(Locale.ROOT);
            english += ENGLISH.contains(word) ? 1 : 0;
            latin += LATIN.matcher(word).matches() ? 1 : 0;
        }
        boolean few = latin == words && words < FEW;
        return words == 0 || few || english >= ENOUGH * words ? Optional.empty() : asModelled(sample);
    }

    private Optional<String> asModelled(String text) {
        Language[] likeliest = new LanguageDetectorME(model.get()).predictLanguages(text);
        double english = Arrays.stream(likeliest)
                .filter(language -> language.getLang().equals("eng"))
                .mapToDouble(Language::getConfidence)
                .max()
                .orElse(0);
        Language first = likeliest[0];
        return first.getConfidence() > LIKELIER * english ? Optional.of(code(first.getLang())) : Optional.empty();
    }

    /// Two letters where there are two, as is usual; three where not.
    private static String code(String threeLetters) {
        return switch (threeLetters) {
            case "cmn" -> "zh";
            case "pes" -> "fa";
            case "ekk" -> "et";
            case "lvs" -> "lv";
            default ->
                Arrays.stream(Locale.getISOLanguages())
                        .filter(two -> Locale.of(two).getISO3Language().equals(threeLetters))
                        .findFirst()
                        .orElse(threeLetters);
        };
    }

    /// The language's name in English, such as `French`; the code where it has none.
    public static String name(String code) {
        return Locale.of(code).getDisplayLanguage(Locale.ENGLISH);
    }

    private static Supplier<LanguageDetectorModel> loadedOnce() {
        return new Supplier<>() {
            private Optional<LanguageDetectorModel> loaded = Optional.empty();

            @Override
            public synchronized LanguageDetectorModel get() {
                if (loaded.isEmpty()) {
                    loaded = Optional.of(load());
                }
                return loaded.get();
            }
        };
    }

    private static LanguageDetectorModel load() {
        try (InputStream stream = Languages.class.getResourceAsStream(MODEL)) {
            if (stream == null) {
                throw new IllegalStateException(MODEL + " must be on the class path; build Attest again");
            }
            return new LanguageDetectorModel(stream);
        } catch (IOException e) {
            throw new UncheckedIOException("the model of languages must be readable; got " + e, e);
        }
    }
}
