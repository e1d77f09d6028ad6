package org.attest.models;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/// A text as the encoder reads it: words, each of one or more pieces. Offsets are Unicode code points.
///
/// The encoder knows no capitals. How a word is written (five shapes), whether it stands in quotation marks (outside,
/// inside, a mark itself) and whether a paragraph begins with it travel as the word's feature, one of [#FEATURES] rows
/// of the encoder's table of segments.
public final class Encoded {
    /// 5 shapes x 3 states of quotation x 2 (paragraph start or not).
    public static final int FEATURES = 30;

    /// Words before a full stop that ends no sentence.
    private static final Set<String> ABBREVIATIONS = Set.of(
            "mr", "mrs", "ms", "dr", "sen", "sens", "rep", "reps", "gov", "gen", "col", "lt", "sgt", "st", "jr", "sr",
            "vs", "no", "inc", "corp", "co", "rev", "hon", "jan", "feb", "aug", "sept", "oct", "nov", "dec", "capt",
            "maj", "brig", "adm", "cmdr", "prof", "approx", "km");

    /// Words after which a sentence is cut, whether it ends or not, as the rules do: no writer's is as long, and
    /// what
    /// hangs together is looked for in all of it.
    private static final int LONGEST_SENTENCE = 200;

    private final int[] codePoints;
    private final int[] pieces;
    private final int[] starts;
    private final int[] ends;
    private final int[] firstPiece;
    private final int[] features;
    private final List<int[]> sentences = new ArrayList<>();

    private Encoded(int[] codePoints, Pieces.Cut cut) {
        this.codePoints = codePoints;
        this.pieces = cut.ids();
        this.starts = cut.starts();
        this.ends = cut.ends();
        this.firstPiece = cut.firstPiece();
        this.features = new int[starts.length];
    }

    public static Encoded of(String text, Pieces pieces) {
        int[] codePoints = text.codePoints().toArray();
        Encoded encoded = new Encoded(codePoints, pieces.cut(codePoints));
        encoded.describe();
        return encoded;
    }

    private void describe() {
        boolean quoted = false;
        int sentence = 0;
        for (int i = 0; i < words(); i++) {
            boolean line = i == 0;
            boolean space = i == 0;
            for (int c = i == 0 ? 0 : ends[i - 1]; c < starts[i]; c++) {
                line |= codePoints[c] == '\n';
                space = true;
            }
            if (line) {
                quoted = false;
            }
            int mark = codePoints[starts[i]];
            int quotation;
            if (mark == '\u201c') {
                quoted = true;
                quotation = 2;
            } else if (mark == '\u201d') {
                quoted = false;
                quotation = 2;
            } else if (mark == '"') {
                quoted = !quoted;
                quotation = 2;
            } else {
                quotation = quoted ? 1 : 0;
            }
            features[i] = (shape(i) * 3 + quotation) * 2 + (line ? 1 : 0);
            if (i > 0 && (line || space && endsSentence(i) || i - sentence == LONGEST_SENTENCE)) {
                sentences.add(new int[] {sentence, i});
                sentence = i;
            }
        }
        if (words() > 0) {
            sentences.add(new int[] {sentence, words()});
        }
    }

    /// 0 small, 1 capitalised, 2 all capitals, 3 with a digit in front, 4 no letter.
    private int shape(int word) {
        int first = codePoints[starts[word]];
        if (Character.isDigit(first)) {
            return 3;
        }
        if (!Character.isLetter(first)) {
            return 4;
        }
        if (!Character.isUpperCase(first)) {
            return 0;
        }
        boolean small = false;
        for (int c = starts[word] + 1; c < ends[word]; c++) {
            small |= Character.isLowerCase(codePoints[c]);
        }
        return ends[word] - starts[word] > 1 && !small ? 2 : 1;
    }

    /// Whether a sentence ends between a word and the one before; both have a space between them.
    private boolean endsSentence(int word) {
        int before = word - 1;
        while (before > 0 && before > word - 4 && isClosing(before) && ends[before] == starts[before] + 1) {
            before--;
        }
        int opener = codePoints[starts[word]];
        boolean opens =
                Character.isUpperCase(opener) || Character.isDigit(opener) || "\u201c\"\u2018([".indexOf(opener) >= 0;
        int stop = codePoints[starts[before]];
        if (!opens || stop != '.' && stop != '!' && stop != '?' && stop != '\u2026') {
            return false;
        }
        boolean abbreviation = stop == '.'
                && before == word - 1
                && before > 0
                && ends[before - 1] == starts[before]
                && (ends[before - 1] - starts[before - 1] == 1 && Character.isLetter(codePoints[starts[before - 1]])
                        || ABBREVIATIONS.contains(text(before - 1, before).toLowerCase(Locale.ROOT)));
        return !abbreviation;
    }

    private boolean isClosing(int word) {
        return "\u201d\"\u2019')]".indexOf(codePoints[starts[word]]) >= 0;
    }

    public int words() {
        return starts.length;
    }

    /// Offset of a word's first code point.
    public int start(int word) {
        return starts[word];
    }

    /// Offset behind a word's last code point.
    public int end(int word) {
        return ends[word];
    }

    /// The text from one word up to another.
    public String text(int from, int to) {
        return new String(codePoints, starts[from], ends[to - 1] - starts[from]);
    }

    int feature(int word) {
        return features[word];
    }

    /// How many pieces the words `[from, to)` have.
    int pieces(int from, int to) {
        return firstPiece[to] - firstPiece[from];
    }

    long piece(int word, int index) {
        return pieces[firstPiece[word] + index];
    }

    /// Words `[from, to)` of each sentence, cut by a rule that errs towards longer ones.
    List<int[]> sentences() {
        return sentences;
    }

    /// The text of each sentence.
    public List<String> sentencesInWords() {
        return sentences.stream()
                .map(sentence -> text(sentence[0], sentence[1]))
                .toList();
    }

    /// Index of the sentence in which a word stands.
    public int sentenceOf(int word) {
        int low = 0;
        int high = sentences.size() - 1;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (sentences.get(middle)[1] <= word) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    /// The words that a span of code points touches, as `[from, to)`; empty (`from == to`) where it touches none.
    public int[] wordsOf(int start, int end) {
        int from = 0;
        while (from < words() && ends[from] <= start) {
            from++;
        }
        int to = from;
        while (to < words() && starts[to] < end) {
            to++;
        }
        return new int[] {from, to};
    }
}
