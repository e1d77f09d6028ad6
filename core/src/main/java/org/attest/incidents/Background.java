package org.attest.incidents;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;

/// How common words are in news, so that a shared rare name counts for more than a shared "killed".
///
/// A fixed table and not the reports at hand: how alike two accounts are must not change when a third arrives.
final class Background {
    private static final String TABLE = "background-words.tsv";

    private final Map<String, Float> rarity = new HashMap<>();
    private final float unlisted;

    /// @param documents on which the table rests
    private Background(double documents, Map<String, Integer> counts) {
        counts.forEach((word, count) -> rarity.put(word, (float) Math.log(documents / count)));
        // Words that fewer documents have than the table lists.
        this.unlisted = (float) Math.log(documents);
    }

    /// The table that comes with Attest: `word TAB documents that have it`, the first row the number of all
    /// documents.
    static Background load() {
        try (InputStream in = Background.class.getResourceAsStream(TABLE)) {
            if (in == null) {
                throw new IllegalStateException("the table of common words must come with Attest; " + TABLE
                        + " is not among its classes. Build it anew");
            }
            return read(new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8)));
        } catch (IOException e) {
            throw new UncheckedIOException("the table of common words must be readable: " + TABLE, e);
        }
    }

    private static Background read(BufferedReader lines) throws IOException {
        double documents = 1;
        Map<String, Integer> counts = new HashMap<>();
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
            if (line.isBlank() || line.startsWith("#")) {
                continue;
            }
            int tab = line.indexOf('\t');
            String word = line.substring(0, tab);
            int count = Integer.parseInt(line.substring(tab + 1).strip());
            if (word.equals("*")) {
                documents = count;
            } else {
                counts.put(word, count);
            }
        }
        return new Background(documents, counts);
    }

    /// Natural logarithm of how many documents there are to one that has the word; 0 for a word that all have.
    float rarity(String word) {
        return rarity.getOrDefault(word, unlisted);
    }
}
