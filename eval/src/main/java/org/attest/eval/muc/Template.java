package org.attest.eval.muc;

import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// An incident as MUC-4 wants it.
///
/// @param type `attack`, `bombing`, `kidnapping`, `arson`, `robbery` or `forced work stoppage`; a key may allow two,
///     `bombing / attack`
/// @param entities of each slot; an entity is one or more strings that name it
public record Template(String type, Map<Slot, List<Set<String>>> entities) {
    private static final Pattern PUNCTUATION = Pattern.compile("\\p{Punct}");
    private static final Pattern ARTICLE = Pattern.compile("\\b(a|an|the)\\b");
    private static final Pattern SPACE = Pattern.compile("\\s+");

    public Template {
        Map<Slot, List<Set<String>>> copy = new EnumMap<>(Slot.class);
        entities.forEach((slot, ofSlot) -> {
            if (!ofSlot.isEmpty()) {
                copy.put(slot, ofSlot.stream().map(Set::copyOf).toList());
            }
        });
        entities = Map.copyOf(copy);
    }

    public List<Set<String>> entities(Slot slot) {
        return entities.getOrDefault(slot, List.of());
    }

    /// Strings as the score compares them: lower case, no punctuation, no articles.
    static Set<String> normal(Set<String> strings) {
        return strings.stream().map(Template::normal).collect(Collectors.toUnmodifiableSet());
    }

    static String normal(String words) {
        String bare = PUNCTUATION.matcher(words.toLowerCase(Locale.ROOT)).replaceAll("");
        return SPACE.matcher(ARTICLE.matcher(bare).replaceAll(" "))
                .replaceAll(" ")
                .strip();
    }

    /// `bombing PerpOrg=[fmln] Target=[bridge]`
    public String brief() {
        StringBuilder brief = new StringBuilder(type);
        for (Slot slot : Slot.values()) {
            if (slot.isScored() && !entities(slot).isEmpty()) {
                brief.append(' ').append(slot.word()).append('=');
                brief.append(entities(slot).stream()
                        .map(entity -> entity.stream().sorted().collect(Collectors.joining(" / ")))
                        .collect(Collectors.joining("; ", "[", "]")));
            }
        }
        return brief.toString();
    }
}
