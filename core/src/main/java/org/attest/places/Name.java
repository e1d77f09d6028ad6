package org.attest.places;

import java.util.List;
import java.util.Optional;
import org.attest.language.Sentence;
import org.attest.language.Token;
import org.attest.reports.Span;

/// A place name found in a sentence, with the words that belong to it, before anything is resolved.
///
/// @param from first token of the mention, with the nouns and directions that belong to it
/// @param to token after its last
/// @param coreFrom first token of the proper name itself; equals `coreTo` where there is none ("the north of the
///     country")
/// @param hits what the gazetteer has for the proper name; empty if nothing
/// @param noun what the name is said to be ("the T4 **base**", "the **city** of Homs")
/// @param frame what is said to lie where, seen from the name
/// @param metres distance that the text gives, 0 where it gives none
/// @param other a second country ("the Syrian-Iraqi border"): its code
record Name(
        Sentence sentence,
        int from,
        int to,
        int coreFrom,
        int coreTo,
        List<Gazetteer.Hit> hits,
        Optional<Noun> noun,
        Frame frame,
        Optional<Direction> direction,
        double metres,
        Optional<String> other) {

    enum Frame {
        /// The place itself.
        PLAIN,
        /// "northern Syria", "the centre of the country".
        PART,
        /// "south of Damascus", "the southern suburbs of Damascus".
        SIDE,
        /// "21 km southeast of Aleppo".
        DISTANCE,
        /// "the Iraqi border".
        BORDER,
        /// "the outskirts of Aleppo".
        EDGE
    }

    /// @param family `facility`, `settlement`, `region` or `area`
    /// @param extra kind of the facility or level of the region; may be empty
    record Noun(String family, String extra) {
        boolean isFacility() {
            return family.equals("facility");
        }

        boolean isRegion() {
            return family.equals("region");
        }
    }

    static Name plain(Sentence sentence, int from, int to, List<Gazetteer.Hit> hits) {
        return new Name(
                sentence,
                from,
                to,
                from,
                to,
                hits,
                Optional.empty(),
                Frame.PLAIN,
                Optional.empty(),
                0,
                Optional.empty());
    }

    Name spanning(int newFrom, int newTo) {
        return new Name(sentence, newFrom, newTo, coreFrom, coreTo, hits, noun, frame, direction, metres, other);
    }

    Name withNoun(Noun its) {
        return new Name(sentence, from, to, coreFrom, coreTo, hits, Optional.of(its), frame, direction, metres, other);
    }

    Name framed(Frame its, Optional<Direction> where, double distance) {
        return new Name(sentence, from, to, coreFrom, coreTo, hits, noun, its, where, distance, other);
    }

    Name withHits(List<Gazetteer.Hit> its) {
        return new Name(sentence, from, to, coreFrom, coreTo, its, noun, frame, direction, metres, other);
    }

    boolean inSentenceOf(Name other) {
        return sentence.index() == other.sentence.index();
    }

    List<Token> tokens() {
        return sentence.tokens();
    }

    Span span() {
        return tokens().get(from).span().union(tokens().get(to - 1).span());
    }

    /// Span of the proper name; of the whole mention if it holds none.
    Span coreSpan() {
        return coreFrom == coreTo
                ? span()
                : tokens().get(coreFrom).span().union(tokens().get(coreTo - 1).span());
    }

    boolean isAnaphor() {
        return coreFrom == coreTo;
    }

    boolean hasKind(Entry.Kind kind) {
        return hits.stream().anyMatch(h -> h.entry().kind() == kind);
    }

    /// Whether it may stand for a government: a country or the capital of one.
    boolean isPower() {
        return frame == Frame.PLAIN
                && noun.isEmpty()
                && hits.stream()
                        .anyMatch(h -> h.entry().kind() == Entry.Kind.COUNTRY
                                || h.entry().isCapital() && !h.loose());
    }
}
