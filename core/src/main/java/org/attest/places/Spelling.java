package org.attest.places;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/// Turns a name into keys under which its spellings meet.
///
/// The **exact** key only forgets what carries no sound: case, marks, hyphens, apostrophes, "Saint" for "St". It
/// is made for every name. The two **loose** keys also forget what transliterators disagree on: [#arabic]
/// articles, vowels, doubled letters and the ending -ah ("As Safīrah", "al-Safira"); [#slavic] soft signs and the
/// many ways of writing й, я, ю. Loose keys are only kept for countries whose names pass through such a script,
/// or El Paso would become Paso.
final class Spelling {
    /// The Arabic article as it is written before any letter, and French and Persian ways of writing it.
    private static final Set<String> ARTICLES = Set.of(
            "al", "as", "ash", "ad", "adh", "ar", "an", "at", "ath", "az", "el", "es", "esh", "ed", "edh", "er", "en",
            "et", "ez", "ul", "ur", "ol", "il");

    static final Set<String> ARABIC_COUNTRIES = Set.of(
            "AE", "AF", "BH", "DJ", "DZ", "EG", "EH", "ER", "ET", "IL", "IQ", "IR", "JO", "KM", "KW", "LB", "LY", "MA",
            "ML", "MR", "NE", "OM", "PK", "PS", "QA", "SA", "SD", "SO", "SS", "SY", "TD", "TN", "TR", "YE");

    static final Set<String> SLAVIC_COUNTRIES = Set.of(
            "AM", "AZ", "BA", "BG", "BY", "GE", "HR", "KG", "KZ", "MD", "ME", "MK", "RS", "RU", "TJ", "TM", "UA", "UZ",
            "XK");

    /// Letters that have no decomposition; written as English-language news writes them.
    private static final String SPECIAL = "ıøłđðþßæœəǝħŋʒƙɗɓىیةهکےґ";

    private static final String[] PLAIN = {
        "i", "o", "l", "d", "d", "th", "ss", "ae", "oe", "a", "a", "h", "ng", "zh", "k", "d", "b", "ي", "ي", "ه", "ه",
        "ك", "ي", "г"
    };

    /// Stretches Arabic words; carries no sound.
    private static final char TATWEEL = '\u0640';

    private static final Set<Character.UnicodeScript> SCRIPTS = Set.of(
            Character.UnicodeScript.LATIN,
            Character.UnicodeScript.ARABIC,
            Character.UnicodeScript.CYRILLIC,
            Character.UnicodeScript.HEBREW,
            Character.UnicodeScript.MYANMAR,
            Character.UnicodeScript.ETHIOPIC);

    /// A loose key and which of the two kinds it is.
    record Loose(String key, boolean arabic) {}

    private Spelling() {}

    /// Whether names that begin with this letter are kept: Latin, Arabic, Cyrillic, Hebrew, Burmese, Ethiopic.
    static boolean isRead(int letter) {
        return SCRIPTS.contains(Character.UnicodeScript.of(letter));
    }

    /// The loose keys of a name in a country, none of them short.
    static List<Loose> loose(String exact, String country) {
        List<Loose> keys = new ArrayList<>(2);
        if (!isLatin(exact)) {
            return keys;
        }
        if (ARABIC_COUNTRIES.contains(country)) {
            keys.add(new Loose(arabic(exact), true));
        }
        if (SLAVIC_COUNTRIES.contains(country)) {
            keys.add(new Loose(slavic(exact), false));
        }
        keys.removeIf(k -> k.key.length() < Gazetteer.SHORTEST_LOOSE_KEY);
        return keys;
    }

    private static boolean isLatin(String key) {
        return key.charAt(0) < 0x250;
    }

    static String exact(String name) {
        String lower = name.toLowerCase(Locale.ROOT);
        if (!isAscii(lower)) {
            lower = withoutMarks(lower);
        }
        StringBuilder key = new StringBuilder(lower.length());
        int wordStart = 0;
        for (int i = 0; i <= lower.length(); i++) {
            char c = i < lower.length() ? lower.charAt(i) : ' ';
            if (Character.isLetterOrDigit(c) || Character.isSurrogate(c)) {
                key.append(c);
            } else if (!isApostrophe(c) && key.length() > wordStart) {
                shorten(key, wordStart);
                key.append(' ');
                wordStart = key.length();
            }
        }
        if (!key.isEmpty()) {
            key.setLength(key.length() - 1);
        }
        return key.toString();
    }

    /// "saint" is "st", "mount" is "mt"; "t 4" is "t4".
    private static void shorten(StringBuilder key, int wordStart) {
        String word = key.substring(wordStart);
        switch (word) {
            case "saint" -> replaceWord(key, wordStart, "st");
            case "sainte" -> replaceWord(key, wordStart, "ste");
            case "mount" -> replaceWord(key, wordStart, "mt");
            case "fort" -> replaceWord(key, wordStart, "ft");
            default -> {
                boolean afterLetter = wordStart >= 2
                        && Character.isLetter(key.charAt(wordStart - 2))
                        && (wordStart == 2 || key.charAt(wordStart - 3) == ' ');
                if (afterLetter && word.chars().allMatch(Character::isDigit)) {
                    key.deleteCharAt(wordStart - 1);
                }
            }
        }
    }

    private static void replaceWord(StringBuilder key, int start, String word) {
        key.setLength(start);
        key.append(word);
    }

    /// @param exact an exact key
    static String arabic(String exact) {
        String[] words = exact.split(" ");
        StringBuilder key = new StringBuilder(exact.length());
        for (int i = 0; i < words.length; i++) {
            boolean last = i + 1 == words.length;
            if (ARTICLES.contains(words[i]) && !last) {
                continue;
            }
            key.append(arabicWord(words[i]));
        }
        return key.toString();
    }

    private static String arabicWord(String word) {
        String w = word;
        // Glued articles and the father of: Albukamal, Abou Kamal, Boukamal.
        for (String father : new String[] {"albu", "abou", "abu", "bou"}) {
            if (w.startsWith(father) && (w.length() == father.length() || w.length() > father.length() + 3)) {
                w = "bu" + w.substring(father.length());
                break;
            }
        }
        if (w.equals("kfar") || w.equals("kafar")) {
            w = "kafr";
        }
        StringBuilder out = new StringBuilder(w.length());
        for (int i = 0; i < w.length(); i++) {
            char c = w.charAt(i);
            char next = i + 1 < w.length() ? w.charAt(i + 1) : ' ';
            switch (c) {
                case 'a', 'e' -> {
                    if (c == 'e' && next == 'e') {
                        append(out, 'i');
                        i++;
                    } else if ((next == 'y' || next == 'i') && !(i + 2 < w.length() && isVowel(w.charAt(i + 2)))) {
                        append(out, 'i');
                        i++;
                    } else if ((next == 'w' || next == 'u') && !(i + 2 < w.length() && isVowel(w.charAt(i + 2)))) {
                        append(out, 'u');
                        i++;
                    } else {
                        append(out, 'a');
                    }
                }
                case 'o', 'u' -> append(out, 'u');
                case 'y', 'i' -> append(out, 'i');
                case 'q' -> append(out, 'k');
                case 'd' -> {
                    if (next == 'h') {
                        i++;
                    }
                    append(out, next == 'j' ? 'j' : 'd');
                    if (next == 'j') {
                        i++;
                    }
                }
                case 't' -> {
                    if (next == 'h') {
                        i++;
                    }
                    append(out, 't');
                }
                case 'h' -> {
                    // the ending -ah, -eh
                    if (!(i + 1 == w.length() && i > 1 && isVowel(w.charAt(i - 1)))) {
                        append(out, 'h');
                    }
                }
                default -> append(out, c);
            }
        }
        return out.toString();
    }

    /// @param exact an exact key
    static String slavic(String exact) {
        StringBuilder out = new StringBuilder(exact.length());
        for (int i = 0; i < exact.length(); i++) {
            char c = exact.charAt(i);
            char next = i + 1 < exact.length() ? exact.charAt(i + 1) : ' ';
            switch (c) {
                case ' ' -> {}
                case 'y', 'j', 'i' -> append(out, 'i');
                case 'w' -> append(out, 'v');
                case 'k' -> {
                    if (next == 'h') {
                        i++;
                        append(out, 'h');
                    } else {
                        append(out, 'k');
                    }
                }
                default -> append(out, c);
            }
        }
        return out.toString();
    }

    /// Doubled letters count once.
    private static void append(StringBuilder out, char c) {
        if (out.isEmpty() || out.charAt(out.length() - 1) != c) {
            out.append(c);
        }
    }

    /// A name for showing, as English-language news would print it: transliterated Arabic and Persian without its
    /// marks ("As Safirah" for "As Safīrah"), names of Latin script as they are.
    static String shown(String name, String country) {
        if (isAscii(name) || country.equals("TR") || !ARABIC_COUNTRIES.contains(country)) {
            return name;
        }
        String decomposed = Normalizer.normalize(name, Normalizer.Form.NFD);
        StringBuilder plain = new StringBuilder(name.length());
        decomposed
                .codePoints()
                .filter(c ->
                        Character.getType(c) != Character.NON_SPACING_MARK && !(c < 0x10000 && isApostrophe((char) c)))
                .forEach(plain::appendCodePoint);
        return plain.toString();
    }

    private static boolean isVowel(char c) {
        return "aeiouy".indexOf(c) >= 0;
    }

    private static boolean isApostrophe(char c) {
        return c == '\'' || c == '`' || c == '´' || c == '‘' || c == '’' || c >= 'ʰ' && c <= '˿';
    }

    private static boolean isAscii(String s) {
        for (int i = 0; i < s.length(); i++) {
            if (s.charAt(i) >= 128) {
                return false;
            }
        }
        return true;
    }

    private static String withoutMarks(String lower) {
        String decomposed = Normalizer.normalize(lower, Normalizer.Form.NFKD);
        StringBuilder plain = new StringBuilder(decomposed.length());
        for (int i = 0; i < decomposed.length(); i++) {
            char c = decomposed.charAt(i);
            if (c == TATWEEL) {
                continue;
            }
            int special = SPECIAL.indexOf(c);
            if (special >= 0) {
                plain.append(PLAIN[special]);
            } else if (Character.getType(c) != Character.NON_SPACING_MARK) {
                plain.append(c);
            }
        }
        return plain.toString();
    }
}
