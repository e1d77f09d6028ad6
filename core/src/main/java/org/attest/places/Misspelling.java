package org.attest.places;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.attest.language.Token;

/// Finds a name that the gazetteer has in another form: one letter wrong, a preposition written together with it, the
/// ending of another case. Only where the report speaks of the country.
final class Misspelling {
    /// Shorter names are one letter off too many others.
    private static final int SHORTEST = 6;

    /// Towns below this are too many.
    private static final int TOWN = 15_000;

    private static final String LETTERS = "abcdefghijklmnopqrstuvwxyz";

    private final Line line;

    Misspelling(Line line) {
        this.line = line;
    }

    /// What the names mean that differ by one letter left out, put in, changed, or exchanged with the next; empty
    /// if
    /// they mean nothing or several places.
    Optional<List<Gazetteer.Hit>> oneOff(String key) {
        if (key.length() < SHORTEST || key.chars().anyMatch(c -> c < 'a' || c > 'z')) {
            return Optional.empty();
        }
        if (line.countries.isEmpty() || !line.gazetteer.hits(key, true).isEmpty()) {
            return Optional.empty();
        }
        Map<String, Gazetteer.Hit> found = new HashMap<>();
        for (String other : edits(key)) {
            for (Gazetteer.Hit hit : line.gazetteer.hits(other, false)) {
                boolean known =
                        hit.entry().kind() == Entry.Kind.SITE || hit.entry().population() > TOWN;
                if (known
                        && !isRegion(hit)
                        && line.countries.contains(hit.entry().country())) {
                    found.put(hit.entry().id(), hit);
                }
            }
        }
        List<Gazetteer.Hit> hits = List.copyOf(found.values());
        boolean one = !hits.isEmpty()
                && hits.stream()
                        .allMatch(h -> Disambiguation.isOnePlace(
                                h.entry(), hits.getFirst().entry()));
        return one ? Optional.of(hits) : Optional.empty();
    }

    private static boolean isRegion(Gazetteer.Hit hit) {
        return hit.entry().kind().isRegion();
    }

    /// The first letter is seldom wrong, and stays.
    private static List<String> edits(String key) {
        List<String> edits = new ArrayList<>();
        for (int i = 1; i <= key.length(); i++) {
            String before = key.substring(0, i);
            String after = key.substring(i);
            for (int c = 0; c < LETTERS.length(); c++) {
                edits.add(before + LETTERS.charAt(c) + after);
                if (!after.isEmpty()) {
                    edits.add(before + LETTERS.charAt(c) + after.substring(1));
                }
            }
            if (!after.isEmpty()) {
                edits.add(before + after.substring(1));
            }
            if (after.length() > 1) {
                edits.add(before + after.charAt(1) + after.charAt(0) + after.substring(2));
            }
        }
        return edits;
    }

    /// "بحلب" is حلب; "в Харькове" is Харьков.
    Optional<List<Gazetteer.Hit>> inflected(Token token) {
        String key = Spelling.exact(token.text());
        if (key.isEmpty() || key.charAt(0) < 0x400) {
            return Optional.empty();
        }
        List<String> forms = new ArrayList<>();
        if (Line.isCaseless(token)) {
            for (String prefix : line.lexicon.words("arabic-prefix")) {
                if (key.startsWith(prefix) && key.length() > prefix.length() + 2) {
                    forms.add(key.substring(prefix.length()));
                }
            }
        } else {
            for (String ending : line.lexicon.words("cyrillic-ending")) {
                if (key.endsWith(ending) && key.length() > ending.length() + 2) {
                    String stem = key.substring(0, key.length() - ending.length());
                    line.lexicon.words("cyrillic-nominative").forEach(n -> forms.add(stem + n));
                }
            }
        }
        return forms.stream()
                .map(form -> line.gazetteer.hits(form, false))
                .filter(hits -> hits.stream().anyMatch(h -> h.entry().population() > TOWN))
                .findFirst();
    }
}
