package org.attest.claims;

import java.util.List;

/// Who holds a claim.
///
/// @param name neutral name ("Syrian military"); `author` for the article's own voice, `not named` where nobody is
/// @param words as the report has it ("they", "the regime's military"); empty for the author's own voice
/// @param via through whom it reached the report ("a military source quoted by SANA": via SANA)
/// @param ambiguous other holders that the words allow
public record Holder(String name, String words, Kind kind, List<String> via, List<String> ambiguous) {
    public enum Kind {
        AUTHOR,
        ACTOR,
        OUTLET,
        MONITOR,
        IMAGERY,
        WITNESS,
        UNNAMED,
        LINKED_HEADLINE
    }

    public Holder {
        via = List.copyOf(via);
        ambiguous = List.copyOf(ambiguous);
    }

    public static Holder author() {
        return new Holder("author", "", Kind.AUTHOR, List.of(), List.of());
    }
}
