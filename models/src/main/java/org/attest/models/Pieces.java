package org.attest.models;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/// The word pieces of the encoder: the 30,522 of uncased BERT. Training and reading must cut words alike, so there is
/// one set, and it comes with Attest.
///
/// A text is cut at white space, around each mark of punctuation and around each Chinese character; words are put in
/// lower case, without accents; then each is cut into the longest pieces that there are. One instance may be used by
/// many threads.
///
/// @see <a href="https://huggingface.co/BAAI/bge-small-en-v1.5">bge-small-en-v1.5, whose pieces they are</a>
/// @see <a href="https://arxiv.org/abs/1810.04805">Devlin et al. (2019), whose rules they are</a>
public final class Pieces {
    private static final String FILE = "pieces.txt";
    private static final int UNKNOWN = 100;

    /// A longer word is one unknown piece, as in the encoder's training.
    private static final int LONGEST_WORD = 100;

    private final Map<String, Integer> ids;

    private Pieces(Map<String, Integer> ids) {
        this.ids = ids;
    }

    public static Pieces bundled() {
        try (InputStream file = Pieces.class.getResourceAsStream(FILE)) {
            if (file == null) {
                throw new IllegalStateException("this build of Attest must hold " + FILE + "; build it again");
            }
            BufferedReader lines = new BufferedReader(new InputStreamReader(file, StandardCharsets.UTF_8));
            Map<String, Integer> ids = HashMap.newHashMap(31_000);
            for (String piece = lines.readLine(); piece != null; piece = lines.readLine()) {
                ids.put(piece, ids.size());
            }
            return new Pieces(ids);
        } catch (IOException e) {
            throw new UncheckedIOException("the word pieces that come with Attest must be readable; got " + e, e);
        }
    }

    /// The pieces of a text, word by word. Offsets are code points.
    ///
    /// @param ids of the pieces
    /// @param starts of each word
    /// @param ends of each word
    /// @param firstPiece of each word, and how many pieces there are in all
    record Cut(int[] ids, int[] starts, int[] ends, int[] firstPiece) {}

    /// Names of marks, such as `[SEP]`, are words like others when they stand in a text.
    Cut cut(int[] text) {
        Cutting cutting = new Cutting(text.length);
        for (int i = 0; i < text.length; i++) {
            cutting.next(text[i], i);
        }
        return cutting.end();
    }

    private final class Cutting {
        private int[] pieces;
        private int[] starts;
        private int[] ends;
        private int[] firstPiece;
        private int words;
        private int count;

        /// The word that is being read, put in lower case.
        private final StringBuilder word = new StringBuilder();

        private int length;
        private int start;
        private int end;

        Cutting(int codePoints) {
            int room = codePoints / 4 + 16;
            pieces = new int[room];
            starts = new int[room];
            ends = new int[room];
            firstPiece = new int[room];
        }

        void next(int c, int at) {
            if (c < 128) {
                ascii(c, at);
            } else if (isWhite(c)) {
                endWord();
            } else if (c == 0xfffd || isControl(c)) {
                return;
            } else {
                boolean alone = isChinese(c);
                if (alone) {
                    endWord();
                }
                String plain = Normalizer.normalize(Character.toString(c), Normalizer.Form.NFD);
                plain.codePoints()
                        .filter(d -> Character.getType(d) != Character.NON_SPACING_MARK)
                        .forEach(d -> lower(d, at));
                if (alone) {
                    endWord();
                }
            }
        }

        private void ascii(int c, int at) {
            if (c == ' ' || c == '\n' || c == '\t' || c == '\r') {
                endWord();
            } else if (c >= ' ' && c < 127) {
                add(c >= 'A' && c <= 'Z' ? c + 32 : c, at);
            }
        }

        /// The one capital whose small letter is two characters: a dot above an i, which stays a mark of its
        /// own.
        private void lower(int c, int at) {
            if (c == 0x130) {
                add('i', at);
                add(0x307, at);
            } else {
                add(Character.toLowerCase(c), at);
            }
        }

        private void add(int c, int at) {
            if (isPunctuation(c)) {
                endWord();
                append(c, at);
                endWord();
            } else {
                append(c, at);
            }
        }

        private void append(int c, int at) {
            if (length == 0) {
                start = at;
            }
            // What is too long to have pieces need not be kept.
            if (length <= LONGEST_WORD) {
                word.appendCodePoint(c);
            }
            length++;
            end = at + 1;
        }

        private void endWord() {
            if (length == 0) {
                return;
            }
            if (words + 1 == starts.length) {
                starts = Arrays.copyOf(starts, 2 * words + 2);
                ends = Arrays.copyOf(ends, 2 * words + 2);
                firstPiece = Arrays.copyOf(firstPiece, 2 * words + 2);
            }
            starts[words] = start;
            ends[words] = end;
            firstPiece[words++] = count;
            if (count + LONGEST_WORD >= pieces.length) {
                pieces = Arrays.copyOf(pieces, 2 * count + 2 * LONGEST_WORD);
            }
            cutWord();
            word.setLength(0);
            length = 0;
        }

        private void cutWord() {
            int first = count;
            String whole = word.toString();
            int from = length > LONGEST_WORD ? -1 : 0;
            while (from >= 0 && from < whole.length()) {
                int to = whole.length();
                Integer piece = ids.get(from == 0 ? whole : "##" + whole.substring(from));
                while (piece == null && to > from + 1) {
                    to = whole.offsetByCodePoints(to, -1);
                    piece = to <= from ? null : ids.get((from == 0 ? "" : "##") + whole.substring(from, to));
                }
                if (piece != null) {
                    pieces[count++] = piece;
                }
                from = piece == null ? -1 : to;
            }
            if (from < 0) {
                count = first;
                pieces[count++] = UNKNOWN;
            }
        }

        Cut end() {
            endWord();
            int[] first = Arrays.copyOf(firstPiece, words + 1);
            first[words] = count;
            return new Cut(
                    Arrays.copyOf(pieces, count), Arrays.copyOf(starts, words), Arrays.copyOf(ends, words), first);
        }
    }

    /// Unicode's property White_Space, beyond ASCII.
    private static boolean isWhite(int c) {
        return Character.isSpaceChar(c);
    }

    private static boolean isControl(int c) {
        return switch (Character.getType(c)) {
            case Character.CONTROL, Character.FORMAT, Character.PRIVATE_USE, Character.SURROGATE -> true;
            default -> false;
        };
    }

    private static boolean isPunctuation(int c) {
        if (c < 128) {
            return c > ' ' && c < 127 && !Character.isLetterOrDigit(c);
        }
        return switch (Character.getType(c)) {
            case Character.CONNECTOR_PUNCTUATION,
                    Character.DASH_PUNCTUATION,
                    Character.START_PUNCTUATION,
                    Character.END_PUNCTUATION,
                    Character.INITIAL_QUOTE_PUNCTUATION,
                    Character.FINAL_QUOTE_PUNCTUATION,
                    Character.OTHER_PUNCTUATION -> true;
            default -> false;
        };
    }

    /// Blocks of Chinese characters; 2B820 to 2B91F are left out, as the tokenizers that the encoder was trained
    /// with
    /// do.
    private static boolean isChinese(int c) {
        return c >= 0x4e00 && c <= 0x9fff
                || c >= 0x3400 && c <= 0x4dbf
                || c >= 0x20000 && c <= 0x2a6df
                || c >= 0x2a700 && c <= 0x2b73f
                || c >= 0x2b740 && c <= 0x2b81f
                || c >= 0x2b920 && c <= 0x2ceaf
                || c >= 0xf900 && c <= 0xfaff
                || c >= 0x2f800 && c <= 0x2fa1f;
    }
}
