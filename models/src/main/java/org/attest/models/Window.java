package org.attest.models;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.random.RandomGenerator;

/// A run of whole sentences that the encoder sees at once.
///
/// @param from first word
/// @param to behind the last word
public record Window(Encoded text, int from, int to) {
    /// Pieces at most, the two that mark beginning and end left out. The speed of a batch falls with longer
    /// windows;
    /// attributions seldom reach further.
    public static final int LONGEST = 158;

    private static final long BEGIN = 101;
    private static final long END = 102;

    /// Pieces with those that mark beginning and end.
    public int length() {
        return text.pieces(from, to) + 2;
    }

    /// Windows for learning: each word in exactly one, cut at another sentence each time.
    public static List<Window> forLearning(Encoded text, RandomGenerator random) {
        List<Window> windows = new ArrayList<>();
        int limit = LONGEST / 3 + random.nextInt(LONGEST - LONGEST / 3 + 1);
        int from = -1;
        int to = -1;
        for (int[] sentence : sentences(text)) {
            if (from >= 0 && text.pieces(from, sentence[1]) > limit) {
                windows.add(new Window(text, from, to));
                from = -1;
                limit = LONGEST;
            }
            from = from < 0 ? sentence[0] : from;
            to = sentence[1];
        }
        if (from >= 0) {
            windows.add(new Window(text, from, to));
        }
        return windows;
    }

    /// Windows for reading: each starts with up to `context` pieces of the one before.
    public static List<Window> forReading(Encoded text, int context) {
        List<Window> windows = new ArrayList<>();
        List<int[]> sentences = sentences(text);
        int next = 0;
        int first = 0;
        while (next < sentences.size()) {
            int from = sentences.get(first)[0];
            int last = next;
            while (last + 1 < sentences.size() && text.pieces(from, sentences.get(last + 1)[1]) <= LONGEST) {
                last++;
            }
            if (first < next && text.pieces(from, sentences.get(last)[1]) > LONGEST) {
                first++;
                continue;
            }
            windows.add(new Window(text, from, sentences.get(last)[1]));
            next = last + 1;
            first = next;
            while (next < sentences.size()
                    && first > 0
                    && text.pieces(sentences.get(first - 1)[0], sentences.get(next - 1)[1]) <= context) {
                first--;
            }
        }
        return windows;
    }

    /// Sentences, those that are too long for a window cut into pieces.
    private static List<int[]> sentences(Encoded text) {
        List<int[]> cut = new ArrayList<>();
        for (int[] sentence : text.sentences()) {
            int from = sentence[0];
            for (int word = sentence[0]; word < sentence[1]; word++) {
                if (word > from && text.pieces(from, word + 1) > LONGEST) {
                    cut.add(new int[] {from, word});
                    from = word;
                }
            }
            cut.add(new int[] {from, sentence[1]});
        }
        return cut;
    }

    /// Windows of like length side by side.
    ///
    /// @param windows in the order in which they come out
    /// @param length of each row, the longest window's
    /// @param ids pieces, `windows x length`, row by row; likewise the others
    /// @param mask 1 where there is a piece
    /// @param features of each piece's word
    public record Batch(List<Window> windows, int length, long[] ids, long[] mask, long[] features) {
        public Batch {
            windows = List.copyOf(windows);
        }

        static Batch of(List<Window> windows) {
            int length = windows.stream().mapToInt(Window::length).max().orElse(0);
            long[] ids = new long[windows.size() * length];
            long[] mask = new long[ids.length];
            long[] features = new long[ids.length];
            for (int row = 0; row < windows.size(); row++) {
                windows.get(row).fill(row * length, ids, mask, features);
            }
            return new Batch(windows, length, ids, mask, features);
        }

        /// @param pieces padding included, about as many in each batch
        public static List<Batch> all(List<Window> windows, int pieces) {
            List<Window> byLength = windows.stream()
                    .sorted(Comparator.comparingInt(Window::length))
                    .toList();
            List<Batch> batches = new ArrayList<>();
            int from = 0;
            for (int i = 0; i < byLength.size(); i++) {
                boolean last = i + 1 == byLength.size();
                if (last || (i + 2 - from) * byLength.get(i + 1).length() > pieces) {
                    batches.add(of(byLength.subList(from, i + 1)));
                    from = i + 1;
                }
            }
            return batches;
        }

        public int rows() {
            return windows.size();
        }

        /// Where in the batch the first piece of each word of a window's row stands.
        public int[] firstPieces(int row) {
            Window window = windows.get(row);
            int[] at = new int[window.to - window.from];
            for (int word = window.from; word < window.to; word++) {
                at[word - window.from] = row * length + 1 + window.text.pieces(window.from, word);
            }
            return at;
        }
    }

    private void fill(int at, long[] ids, long[] mask, long[] features) {
        int i = at;
        ids[i] = BEGIN;
        mask[i++] = 1;
        for (int word = from; word < to; word++) {
            for (int piece = 0; piece < text.pieces(word, word + 1); piece++) {
                ids[i] = text.piece(word, piece);
                mask[i] = 1;
                features[i++] = text.feature(word);
            }
        }
        ids[i] = END;
        mask[i] = 1;
    }
}
