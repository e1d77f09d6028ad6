package org.attest.places;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.attest.language.Token;

/// Joins the nouns that belong to a name: "the T4 **base**", "the **city of** Homs", "the **outskirts of**
/// Aleppo".
final class NounWords {
    /// "the southern **suburbs** of Damascus"
    static final Set<String> PART_NOUNS = Set.of(
            "suburbs",
            "outskirts",
            "countryside",
            "districts",
            "neighbourhoods",
            "neighborhoods",
            "parts",
            "part",
            "areas",
            "area",
            "edge",
            "edges",
            "provinces",
            "regions",
            "quarters",
            "approaches",
            "fringes",
            "entrance",
            "side",
            "sector",
            "flank",
            "tip",
            "half",
            "end",
            "towns",
            "villages",
            "coast",
            "corner");

    private final Line line;
    private final Lexicon lexicon;
    private final List<Token> tokens;

    NounWords(Line line) {
        this.line = line;
        this.lexicon = line.lexicon;
        this.tokens = line.tokens;
    }

    Name withNouns(Name name, int free) {
        Name result = nounAfter(name);
        if (result.noun().isEmpty()) {
            result = nounBefore(result, free);
        }
        Name edge = edge(result, free);
        return edge.frame() == Name.Frame.PLAIN ? possessedPart(edge) : edge;
    }

    /// "T4 base", "Damascus airport", "Homs province", "Aleppo city".
    Name nounAfter(Name name) {
        int end = name.to();
        if (end >= tokens.size() || line.gap(end) != 1 || line.isOwned(end)) {
            return name;
        }
        boolean country = name.hasKind(Entry.Kind.COUNTRY);
        Optional<Lexicon.Match> facility = lexicon.longest("facility", tokens, end);
        String next = tokens.get(end).lower();
        boolean alreadySaid = lexicon.is("facility", tokens.get(end - 1).lower())
                || lexicon.is("area", tokens.get(end - 1).lower()) && end > name.from() + 1;
        if (facility.isPresent() && !country && !isVerbHere(facility.get().end(), next)) {
            return withArticle(name.spanning(name.from(), facility.get().end())
                    .withNoun(new Name.Noun("facility", facility.get().extra())));
        }
        if (alreadySaid) {
            return name;
        }
        if (lexicon.is("region", next) && !(country && !next.equals("republic"))) {
            return name.spanning(name.from(), end + 1)
                    .withNoun(new Name.Noun(
                            "region", lexicon.extra("region", next).orElse("")));
        }
        if (lexicon.is("settlement", next) && !country) {
            return name.spanning(name.from(), end + 1).withNoun(new Name.Noun("settlement", ""));
        }
        if (lexicon.is("area", next) && !country && !lexicon.is("edge", next)) {
            return withArticle(name.spanning(name.from(), end + 1)
                    .withNoun(new Name.Noun("area", lexicon.extra("area", next).orElse(""))));
        }
        return name;
    }

    /// "Aleppo works to", "Homs camps in": a noun of facilities that is a verb here.
    boolean isVerbHere(int end, String word) {
        boolean doubtful = lexicon.is("doubtful-facility", word);
        return doubtful
                && end < tokens.size()
                && lexicon.is("after-verb", tokens.get(end).lower());
    }

    private Name withArticle(Name name) {
        int before = name.from() - 1;
        return before >= 0 && tokens.get(before).lower().equals("the") ? name.spanning(before, name.to()) : name;
    }

    /// "the city of Homs", "the port of Hodeidah", "the village of X".
    private Name nounBefore(Name name, int free) {
        int of = name.from() - 1;
        if (of < free + 1 || !tokens.get(of).lower().equals("of")) {
            return name;
        }
        String noun = tokens.get(of - 1).lower();
        int start = of - 1;
        Name.Noun its;
        if (lexicon.is("of-settlement", noun)) {
            its = new Name.Noun("settlement", "");
        } else if (lexicon.is("region", noun)) {
            its = new Name.Noun("region", lexicon.extra("region", noun).orElse(""));
        } else if (lexicon.is("of-facility", noun) && !name.hasKind(Entry.Kind.COUNTRY)) {
            its = new Name.Noun("facility", lexicon.extra("of-facility", noun).orElse(""));
        } else {
            return name;
        }
        if (start > free && tokens.get(start - 1).lower().equals("the")) {
            start--;
        }
        return name.spanning(start, name.to()).withNoun(its);
    }

    /// "the outskirts of Aleppo", "the edge of the city of Homs".
    private Name edge(Name name, int free) {
        int of = name.from() - 1;
        if (of >= free + 1 && tokens.get(of).lower().equals("the")) {
            of--;
        }
        if (of < free + 1
                || !tokens.get(of).lower().equals("of")
                || !lexicon.is("edge", tokens.get(of - 1).lower())
                || name.hasKind(Entry.Kind.COUNTRY)) {
            return name;
        }
        int noun = of - 1;
        int before = noun - 1;
        if (before >= free && lexicon.is("direction", tokens.get(before).lower())) {
            int start = before > free && tokens.get(before - 1).lower().equals("the") ? before - 1 : before;
            return name.spanning(start, name.to())
                    .framed(Name.Frame.SIDE, line.direction(tokens.get(before).lower()), 0);
        }
        int start = before >= free && tokens.get(before).lower().equals("the") ? before : noun;
        return name.spanning(start, name.to()).framed(Name.Frame.EDGE, Optional.empty(), 0);
    }

    /// "Beirut's southern suburbs", "Ukraine's east".
    private Name possessedPart(Name name) {
        int direction = name.to() + 1;
        if (direction >= tokens.size()
                || !tokens.get(name.to()).text().matches("['\u2019]s?")
                || !lexicon.is("direction", tokens.get(direction).lower())) {
            return name;
        }
        Token next = direction + 1 < tokens.size() ? tokens.get(direction + 1) : tokens.get(direction);
        boolean part = PART_NOUNS.contains(next.lower());
        boolean alone = !next.isWord() || direction + 1 == tokens.size() || lexicon.is("break", next.lower());
        if (!part && !alone) {
            return name;
        }
        return name.spanning(name.from(), part ? direction + 2 : direction + 1)
                .framed(
                        isAreaFor(name) ? Name.Frame.PART : Name.Frame.SIDE,
                        line.direction(tokens.get(direction).lower()),
                        0);
    }

    boolean isAreaFor(Name name) {
        return name.noun().map(Name.Noun::isRegion).orElse(false)
                || name.hasKind(Entry.Kind.COUNTRY)
                || name.hasKind(Entry.Kind.AREA)
                || name.hasKind(Entry.Kind.PROVINCE) && !name.hasKind(Entry.Kind.SETTLEMENT);
    }
}
