package org.attest.places;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.attest.language.Sentence;
import org.attest.language.Token;

/// Finds the longest names that the gazetteer has, in whatever spelling.
final class KnownNames {
    /// Most words of a name.
    private static final int LONGEST = 7;

    /// A name that only sounds like a town's needs a town of some size, or its country in the report.
    private static final int LOOSE_POPULATION = 5_000;

    /// Small words inside names: Dar es Salaam, Rio de Janeiro, Trinidad and Tobago.
    private static final Set<String> INNER = Set.of(
            "al", "el", "ar", "az", "ash", "as", "an", "at", "ad", "ez", "es", "de", "da", "do", "del", "la", "las",
            "los", "le", "les", "des", "du", "of", "the", "and", "on", "upon", "am", "der", "den", "e", "y", "i", "au",
            "aux", "en", "sur", "di", "in", "bei", "dos", "das", "van", "under", "u", "na", "nad", "pod", "or");

    private final Line line;
    private final Gazetteer gazetteer;
    private final Lexicon lexicon;
    private final Sentence sentence;
    private final List<Token> tokens;
    private final PlaceEvidence evidence;
    private final Misspelling misspelling;

    KnownNames(Line line, PlaceEvidence evidence) {
        this.line = line;
        this.gazetteer = line.gazetteer;
        this.lexicon = line.lexicon;
        this.sentence = line.sentence;
        this.tokens = line.tokens;
        this.evidence = evidence;
        this.misspelling = new Misspelling(line);
    }

    /// The longest name that begins at a token and that its surroundings allow to be a place.
    Optional<Name> plain(int i) {
        return plain(i, false);
    }

    /// @param sure whether the words before already say that a place follows
    Optional<Name> plain(int i, boolean sure) {
        if (!line.beginsName(i)) {
            return Optional.empty();
        }
        Name longest = null;
        String key = "";
        for (int end = i + 1; end <= tokens.size() && end <= i + LONGEST; end++) {
            Token token = tokens.get(end - 1);
            if (end > i + 1 && end < tokens.size() && Line.isPossessive(token) && line.gap(end - 1) == 0) {
                // Cox's Bazar, Ra's al-Ayn
                key = key + "s";
                continue;
            }
            if (end > i + 1 && (!token.isWord() || line.isOwned(end - 1) || line.gap(end - 1) > 1)) {
                break;
            }
            String word = Spelling.exact(token.text());
            key = key.isEmpty() ? word : Spelling.exact(key + " " + word);
            if (line.endsName(end - 1)) {
                List<Gazetteer.Hit> hits = gazetteer.hits(key, false);
                if (isOnlyRegions(hits)) {
                    hits = gazetteer.hits(key, true);
                } else if (!hits.isEmpty()
                        && hits.stream()
                                .noneMatch(
                                        h -> line.countries.contains(h.entry().country()))) {
                    hits = withHome(key, hits);
                }
                if (!hits.isEmpty()) {
                    longest = Name.plain(sentence, i, end, hits);
                }
            }
            if (!gazetteer.startsWith(key)) {
                break;
            }
        }
        if (longest == null) {
            longest = misspelling
                    .inflected(tokens.get(i))
                    .map(hits -> Name.plain(sentence, i, i + 1, hits))
                    .orElse(null);
        }
        Optional<Name> exact = Optional.ofNullable(longest);
        int end = longest == null ? i : longest.to();
        // "Tal Rifaat" sounds like a town of the report's country, though "Tal" alone is one, too
        Optional<Name> longer = alike(i, sure).filter(n -> n.to() > end).filter(n -> evidence.isPlace(n, sure));
        return longer.or(() -> exact.filter(n -> evidence.isPlace(n, sure)));
    }

    /// "Athens, **Ga.**"; with dots between its letters, also by itself: "**N.J.** police".
    Optional<Name> abbreviation(int i) {
        boolean dotted = tokens.get(i).text().matches("(\\p{Lu}\\.){2}");
        boolean afterName = i > 1 && tokens.get(i - 1).text().equals(",") && Line.isCapital(tokens.get(i - 2));
        if (!afterName && !dotted) {
            return Optional.empty();
        }
        return line.stateAt(i)
                .flatMap(match -> gazetteer
                        .province(match.extra())
                        .map(hit -> Name.plain(sentence, i, match.end(), List.of(hit))));
    }

    /// A place of a country that the report names may be meant although it is spelt otherwise: "Ras al-Ain" in
    /// Syria is Ra's al Ayn, not Rosh HaAyin.
    private List<Gazetteer.Hit> withHome(String key, List<Gazetteer.Hit> hits) {
        List<Gazetteer.Hit> all = new ArrayList<>(hits);
        gazetteer.hits(key, true).stream()
                .filter(h -> h.loose() && line.countries.contains(h.entry().country()))
                .forEach(all::add);
        return all;
    }

    /// The seat of a region or district often has the same name, spelt another way.
    private static boolean isOnlyRegions(List<Gazetteer.Hit> hits) {
        return !hits.isEmpty()
                && hits.stream()
                        .allMatch(h -> h.entry().kind() == Entry.Kind.PROVINCE
                                || h.entry().kind() == Entry.Kind.DISTRICT);
    }

    /// A facility or region that is called by several words, even if they look like an organisation: "Scientific
    /// Studies Research Center", "West Bank", "United States".
    Optional<Name> fixed(int i) {
        if (line.owners[i] != ProperNames.Kind.ORGANISATION || !Line.isCapital(tokens.get(i))) {
            return Optional.empty();
        }
        for (int end = Math.min(tokens.size(), i + LONGEST); end > i + 1; end--) {
            if (!Line.isCapital(tokens.get(end - 1)) || !line.runsOn(i, end)) {
                continue;
            }
            List<Gazetteer.Hit> hits = gazetteer.hits(Spelling.exact(line.text(i, end)), false).stream()
                    .filter(h -> h.entry().kind() != Entry.Kind.SETTLEMENT
                            && h.entry().kind() != Entry.Kind.DISTRICT)
                    .toList();
            if (!hits.isEmpty()) {
                return Optional.of(Name.plain(sentence, i, end, hits));
            }
        }
        return Optional.empty();
    }

    /// The place that an organisation is named after, at its head: "**Gainesville** Police", "the **U.S.**
    /// Department of Agriculture"; not in the names of papers.
    Optional<Name> leading(int i) {
        boolean head = line.owners[i] == ProperNames.Kind.ORGANISATION
                && (i == 0 || !line.isOwned(i - 1) || !Line.isCapital(tokens.get(i - 1)));
        for (int end = Math.min(tokens.size(), i + 3); head && end > i; end--) {
            String key = Spelling.exact(line.text(i, end));
            if (!line.runsOn(i, end)
                    || gazetteer.findCountryOfDemonym(key).isPresent()
                    || lexicon.isCommon(key)
                    || lexicon.is("given", key)
                    || end < tokens.size()
                            && lexicon.is("paper", tokens.get(end).lower())) {
                continue;
            }
            List<Gazetteer.Hit> hits = gazetteer.hits(key, false).stream()
                    .filter(h -> h.entry().population() > 50_000
                            || h.entry().population() > 5_000
                                    && line.countries.contains(h.entry().country()))
                    .toList();
            if (!hits.isEmpty() && end < tokens.size() && line.isOwned(end)) {
                return Optional.of(Name.plain(sentence, i, end, hits).withNoun(new Name.Noun("organisation", "")));
            }
        }
        return Optional.empty();
    }

    /// "in **Damscus**": after a word of place, one letter off a town of a country that the report speaks of.
    Optional<Name> misspelt(int i) {
        Token token = tokens.get(i);
        boolean name = line.capitals == NameScanner.Capitals.NAMES
                && !line.isOwned(i)
                && token.isCapitalised()
                && evidence.strictlyLocated(i)
                && (i + 1 == tokens.size() || !Line.isCapital(tokens.get(i + 1)) || line.gap(i + 1) > 1)
                && !lexicon.isCommon(token.lower())
                && !lexicon.is("given", token.lower())
                && !line.surnames.contains(token.lower())
                && gazetteer.findCountryOfDemonym(token.lower()).isEmpty();
        return name
                ? misspelling.oneOff(Spelling.exact(token.text())).map(hits -> Name.plain(sentence, i, i + 1, hits))
                : Optional.empty();
    }

    /// A name whose loose key some place shares.
    private Optional<Name> alike(int i, boolean sure) {
        for (int end = Math.min(tokens.size(), i + 3); end > i; end--) {
            if (!runsTogether(i, end) || !line.endsName(end - 1)) {
                continue;
            }
            String key = Spelling.exact(line.text(i, end));
            if (key.length() < 5
                    || lexicon.isCommon(key)
                    || gazetteer.findCountryOfDemonym(tokens.get(i).lower()).isPresent()) {
                continue;
            }
            boolean said = sure || evidence.located(i) || evidence.containerFollows(end) || evidence.nounFollows(end);
            List<Gazetteer.Hit> hits = gazetteer.hits(key, true).stream()
                    .filter(h -> line.countries.contains(h.entry().country())
                            || said && h.entry().population() > LOOSE_POPULATION)
                    .toList();
            if (!hits.isEmpty()) {
                return Optional.of(Name.plain(sentence, i, end, hits));
            }
        }
        return Optional.empty();
    }

    private boolean runsTogether(int from, int to) {
        for (int i = from; i < to; i++) {
            if (line.isOwned(i) || !tokens.get(i).isWord() || i > from && line.gap(i) != 1) {
                return false;
            }
            if (i > from
                    && i + 1 < to
                    && !Line.isCapital(tokens.get(i))
                    && !Line.isArticled(tokens.get(i))
                    && !INNER.contains(tokens.get(i).lower())) {
                return false;
            }
        }
        return true;
    }
}
