package org.attest.places;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.attest.language.Reading;
import org.attest.language.Sentence;
import org.attest.language.Token;
import org.attest.reports.Span;

/// Finds the place names of a report, sentence by sentence; what the whole report says of countries and persons
/// helps.
final class NameScanner {
    /// A country that is named is more often where things happen than one whose people are.
    private static final int NAMED = 3;

    /// A town of this size tells its country, if all namesakes elsewhere are smaller by the factor.
    private static final int KNOWN = 20_000;

    private static final int NAMESAKE = 10;

    /// A report with so many sentences that tell of acts tells of them throughout. Chosen on corpus/train.
    private static final int ACTS = 4;

    private final Gazetteer gazetteer;
    private final Lexicon lexicon;

    NameScanner(Gazetteer gazetteer, Lexicon lexicon) {
        this.gazetteer = gazetteer;
        this.lexicon = lexicon;
    }

    /// In order of the text; names do not overlap.
    ///
    /// @param named spans that are place names for certain
    List<Name> scan(Reading reading, List<Span> named) {
        Set<String> countries = new HashSet<>(countries(reading).keySet());
        countries.addAll(implied(reading));
        ProperNames properNames = new ProperNames(lexicon, gazetteer);
        Set<String> surnames = new HashSet<>();
        Set<Integer> acts = new HashSet<>();
        reading.triggers()
                .forEach(t -> acts.add(reading.document().sentenceAt(t.span()).index()));
        boolean tellsOfActs = acts.size() >= ACTS;
        Set<String> unlisted = new HashSet<>();
        List<Name> names = new ArrayList<>();
        for (Sentence sentence : reading.document().sentences()) {
            Capitals capitals = Capitals.of(sentence);
            ProperNames.Kind[] blocked = properNames.block(sentence, reading, capitals != Capitals.NAMES, surnames);
            boolean tellsOfAct = tellsOfActs || acts.contains(sentence.index());
            List<Name> found = new SentenceScan(new Line(
                            gazetteer, lexicon, sentence, blocked, capitals, countries, surnames, tellsOfAct, unlisted))
                    .names();
            found.stream()
                    .filter(n -> n.hits().isEmpty() && !n.isAnaphor())
                    .forEach(n -> unlisted.add(Disambiguation.coreText(n)));
            names.addAll(found);
        }
        for (Span span : named) {
            if (names.stream().noneMatch(n -> n.span().overlaps(span))) {
                given(reading.document().sentenceAt(span), span).ifPresent(names::add);
            }
        }
        names.sort(Comparator.comparing(Name::span));
        return names;
    }

    private Optional<Name> given(Sentence sentence, Span span) {
        List<Token> tokens = sentence.tokens();
        int from = 0;
        while (from < tokens.size() && !tokens.get(from).span().overlaps(span)) {
            from++;
        }
        int to = from;
        while (to < tokens.size() && tokens.get(to).span().overlaps(span)) {
            to++;
        }
        if (from == to) {
            return Optional.empty();
        }
        StringBuilder words = new StringBuilder();
        tokens.subList(from, to).forEach(t -> words.append(t.text()).append(' '));
        String key = Spelling.exact(words.toString());
        List<Gazetteer.Hit> hits = gazetteer.hits(key, true);
        Optional<Entry> people =
                gazetteer.findCountryOfDemonym(words.toString().strip()).flatMap(gazetteer::country);
        if (people.isPresent() && hits.stream().noneMatch(h -> h.entry().kind() == Entry.Kind.COUNTRY)) {
            hits = List.of(new Gazetteer.Hit(people.get(), -1, false));
        }
        return Optional.of(Name.plain(sentence, from, to, hits));
    }

    /// Countries that a report does not name, but a town or region that has no namesake of any size elsewhere: "in
    /// Arauca" is in Colombia.
    private Set<String> implied(Reading reading) {
        Set<String> implied = new HashSet<>();
        for (Sentence sentence : reading.document().sentences()) {
            List<Token> tokens = sentence.tokens();
            for (int i = 0; i < tokens.size(); i++) {
                boolean dateLine =
                        i == 0 && tokens.size() > 1 && tokens.get(1).text().equals(",");
                boolean placed = dateLine
                        || i > 0
                                && lexicon.is("sure-locative", tokens.get(i - 1).lower())
                        || i > 1
                                && tokens.get(i - 1).lower().equals("of")
                                && (lexicon.is("region", tokens.get(i - 2).lower())
                                        || lexicon.is(
                                                "settlement", tokens.get(i - 2).lower()));
                String key = Spelling.exact(tokens.get(i).text());
                if (placed && tokens.get(i).isCapitalised() && !lexicon.isCommon(key)) {
                    onlyCountry(gazetteer.hits(key, false)).ifPresent(implied::add);
                }
            }
        }
        return implied;
    }

    private static Optional<String> onlyCountry(List<Gazetteer.Hit> hits) {
        Map<String, Long> most = new HashMap<>();
        hits.forEach(h -> most.merge(h.entry().country(), h.entry().population(), Math::max));
        return most.entrySet().stream()
                .filter(e -> e.getValue() > KNOWN
                        && most.entrySet().stream()
                                .allMatch(o -> o.getKey().equals(e.getKey()) || o.getValue() * NAMESAKE < e.getValue()))
                .map(Map.Entry::getKey)
                .findFirst();
    }

    /// How often the report names each country or its people.
    Map<String, Integer> countries(Reading reading) {
        Map<String, Integer> countries = peoples(reading);
        for (Sentence sentence : reading.document().sentences()) {
            List<Token> tokens = sentence.tokens();
            for (int i = 0; i < tokens.size(); i++) {
                Token token = tokens.get(i);
                if (!token.isCapitalised()) {
                    continue;
                }
                String key = Spelling.exact(token.text());
                for (int end = i + 1; end <= Math.min(tokens.size(), i + 4); end++) {
                    if (end > i + 1) {
                        key = key + " " + Spelling.exact(tokens.get(end - 1).text());
                    }
                    gazetteer.findCountry(key).ifPresent(code -> countries.merge(code, NAMED, Integer::sum));
                }
            }
        }
        return countries;
    }

    /// How often the report names the people of each country.
    Map<String, Integer> peoples(Reading reading) {
        Map<String, Integer> peoples = new HashMap<>();
        for (Sentence sentence : reading.document().sentences()) {
            for (Token token : sentence.tokens()) {
                if (token.isCapitalised()) {
                    gazetteer
                            .findCountryOfDemonym(token.lower())
                            .ifPresent(code -> peoples.merge(code, 1, Integer::sum));
                }
            }
        }
        return peoples;
    }

    /// What capital letters mean in a sentence.
    enum Capitals {
        /// Names bear them.
        NAMES,
        /// Every longer word bears one, as in headlines.
        TITLE,
        /// EVERYTHING IS CAPITALS.
        ALL;

        static Capitals of(Sentence sentence) {
            int words = 0;
            int capitalised = 0;
            int upper = 0;
            for (Token token : sentence.tokens()) {
                String text = token.text();
                if (text.length() > 3 && Character.isLetter(text.charAt(0))) {
                    words++;
                    capitalised += token.isCapitalised() ? 1 : 0;
                    upper += text.equals(text.toUpperCase(java.util.Locale.ROOT)) ? 1 : 0;
                }
            }
            if (words >= 3 && upper * 10 >= words * 8) {
                return ALL;
            }
            return words >= 4 && capitalised * 10 >= words * 8 ? TITLE : NAMES;
        }
    }
}
