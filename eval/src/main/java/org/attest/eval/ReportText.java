package org.attest.eval;

import java.text.BreakIterator;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A report's text as the corpus has it, cut into words so that two spans can be compared. Offsets are code points.
final class ReportText {
    private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{M}\\p{Nd}]+");

    private final String text;
    private final int[] starts;
    private final int[] ends;

    ReportText(String text) {
        this.text = text;
        Matcher matcher = WORD.matcher(text);
        int words = (int) matcher.results().count();
        starts = new int[words];
        ends = new int[words];
        matcher.reset();
        for (int i = 0; matcher.find(); i++) {
            starts[i] = text.codePointCount(0, matcher.start());
            ends[i] = text.codePointCount(0, matcher.end());
        }
    }

    /// The words that a span touches, by position in the text.
    BitSet words(int start, int end) {
        BitSet words = new BitSet();
        for (int i = 0; i < starts.length; i++) {
            if (starts[i] < end && start < ends[i]) {
                words.set(i);
            }
        }
        return words;
    }

    /// The words of each sentence, cut as the JDK cuts them; a line break ends one too.
    List<BitSet> sentences() {
        BreakIterator breaks = BreakIterator.getSentenceInstance(Locale.ENGLISH);
        List<BitSet> sentences = new ArrayList<>();
        int line = 0;
        for (String part : text.split("\n", -1)) {
            breaks.setText(part);
            for (int start = breaks.first(), end = breaks.next();
                    end != BreakIterator.DONE;
                    start = end, end = breaks.next()) {
                BitSet words = words(text.codePointCount(0, line + start), text.codePointCount(0, line + end));
                if (!words.isEmpty()) {
                    sentences.add(words);
                }
            }
            line += part.length() + 1;
        }
        return sentences;
    }

    boolean quotes(int start, int end, String quote) {
        return 0 <= start
                && start <= end
                && end <= text.codePointCount(0, text.length())
                && text.substring(text.offsetByCodePoints(0, start), text.offsetByCodePoints(0, end))
                        .equals(quote);
    }

    /// Dice's coefficient of two sets of words: twice what they share by what they hold. 1 if equal, 0 if disjoint.
    static double dice(BitSet a, BitSet b) {
        int held = a.cardinality() + b.cardinality();
        return held == 0 ? 0 : 2.0 * shared(a, b) / held;
    }

    /// Jaccard's coefficient: what they share by what either holds. Stricter: Dice 0.5 is Jaccard 1/3.
    static double jaccard(BitSet a, BitSet b) {
        int shared = shared(a, b);
        int either = a.cardinality() + b.cardinality() - shared;
        return either == 0 ? 0 : (double) shared / either;
    }

    private static int shared(BitSet a, BitSet b) {
        BitSet both = (BitSet) a.clone();
        both.and(b);
        return both.cardinality();
    }
}
