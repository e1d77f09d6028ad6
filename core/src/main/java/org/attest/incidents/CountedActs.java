package org.attest.incidents;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/// Whether words count several acts ("nine raids", "a string of car bombings").
final class CountedActs {
    private static final String TABLE = "counted-acts.tsv";
    private static final Pattern GAP = Pattern.compile("[^\\p{L}\\p{Nd}]+");

    /// "nine separate overnight air raids": so many words may stand between.
    private static final int WORDS_BETWEEN = 4;

    private final Set<String> acts = new HashSet<>();
    private final Set<String> counts = new HashSet<>();

    private CountedActs() {}

    static CountedActs load() {
        CountedActs table = new CountedActs();
        try (InputStream in = CountedActs.class.getResourceAsStream(TABLE)) {
            if (in == null) {
                throw new IllegalStateException(
                        "the words for counted acts must come with Attest; " + TABLE + " is missing. Build it anew");
            }
            for (String line : new String(in.readAllBytes(), StandardCharsets.UTF_8).split("\n")) {
                String[] cells = line.split("\t");
                if (!line.startsWith("#") && cells.length > 1) {
                    (cells[0].equals("act") ? table.acts : table.counts).add(cells[1]);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException("the words for counted acts must be readable: " + TABLE, e);
        }
        return table;
    }

    boolean in(String words) {
        List<String> all = List.of(GAP.split(words.toLowerCase(Locale.ROOT)));
        for (int i = 0; i < all.size(); i++) {
            if (isCount(all.get(i))
                    && all.subList(i + 1, Math.min(all.size(), i + 2 + WORDS_BETWEEN)).stream()
                            .anyMatch(acts::contains)) {
                return true;
            }
        }
        return false;
    }

    private boolean isCount(String word) {
        boolean digits = !word.isEmpty() && word.length() < 5 && word.chars().allMatch(Character::isDigit);
        return counts.contains(word) || digits && Integer.parseInt(word) > 1;
    }
}
