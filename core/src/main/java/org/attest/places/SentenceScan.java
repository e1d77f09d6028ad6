package org.attest.places;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.attest.language.Sentence;
import org.attest.language.Token;

/// Finds the place names of one sentence: the longest names that the gazetteer has, names that only the sentence
/// shows to be places, and the nouns and directions that belong to them.
final class SentenceScan {
    /// Most words of a name.
    private static final int LONGEST = 7;

    /// A name that only sounds like a town's needs a town of some size, or its country in the report.
    private static final int LOOSE_POPULATION = 5_000;

    private static final Set<String> LOWER_ARTICLES = Set.of("al", "el", "ar", "az", "ash", "ez", "adh", "ath");
    private static final Set<String> ARTICLES = Set.of(
            "al", "el", "ar", "az", "ash", "as", "an", "at", "ad", "ez", "es", "adh", "ath", "ed", "er", "et", "en");

    /// Small words inside names: Dar es Salaam, Rio de Janeiro, Trinidad and Tobago.
    private static final Set<String> INNER = Set.of(
            "al", "el", "ar", "az", "ash", "as", "an", "at", "ad", "ez", "es", "de", "da", "do", "del", "la", "las",
            "los", "le", "les", "des", "du", "of", "the", "and", "on", "upon", "am", "der", "den", "e", "y", "i", "au",
            "aux", "en", "sur", "di", "in", "bei", "dos", "das", "van", "under", "u", "na", "nad", "pod", "or");

    /// "the southern **suburbs** of Damascus"
    private static final Set<String> PART_NOUNS = Set.of(
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

    private static final Set<String> UNIT_KM =
            Set.of("km", "kms", "kilometres", "kilometers", "kilometre", "kilometer", "kilometres-", "kilometers-");
    private static final Set<String> UNIT_MILES = Set.of("miles", "mile", "mi");
    private static final double METRES_PER_MILE = 1_609.344;

    private final Gazetteer gazetteer;
    private final Lexicon lexicon;
    private final Sentence sentence;
    private final List<Token> tokens;
    private final ProperNames.Kind[] owners;
    private final NameScanner.Capitals capitals;
    private final Set<String> countries;
    private final Set<String> surnames;

    /// Token after the last name found; 0 before the first.
    private int lastEnd;

    /// @param owners for each token which name of a person or organisation it belongs to
    /// @param countries codes of the countries that the report names
    /// @param surnames family names that the report gives, in lower case
    SentenceScan(
            Gazetteer gazetteer,
            Lexicon lexicon,
            Sentence sentence,
            ProperNames.Kind[] owners,
            NameScanner.Capitals capitals,
            Set<String> countries,
            Set<String> surnames) {
        this.gazetteer = gazetteer;
        this.lexicon = lexicon;
        this.sentence = sentence;
        this.tokens = sentence.tokens();
        this.owners = owners;
        this.capitals = capitals;
        this.countries = countries;
        this.surnames = surnames;
    }

    List<Name> names() {
        List<Name> names = new ArrayList<>();
        int free = 0;
        for (int i = 0; i < tokens.size(); i++) {
            Optional<Name> found = at(i, free);
            if (found.isPresent()) {
                names.add(found.get());
                free = found.get().to();
                lastEnd = free;
                i = free - 1;
            }
        }
        return joined(names);
    }

    /// "southwest Syria near the Golan Heights" is one area.
    private List<Name> joined(List<Name> names) {
        List<Name> joined = new ArrayList<>();
        for (Name name : names) {
            Name last = joined.isEmpty() ? null : joined.getLast();
            boolean area = name.frame() == Name.Frame.BORDER || name.hasKind(Entry.Kind.AREA);
            if (last != null
                    && last.frame() == Name.Frame.PART
                    && area
                    && text(last.to(), name.coreFrom()).matches("near( the)?|bordering( the)?|along( the)?")) {
                joined.set(joined.size() - 1, last.spanning(last.from(), name.to()));
            } else {
                joined.add(name);
            }
        }
        return joined;
    }

    /// @param free first token that no earlier name has taken
    private Optional<Name> at(int i, int free) {
        if (!tokens.get(i).isWord()) {
            return Optional.empty();
        }
        if (isOwned(i)) {
            return fixed(i).or(() -> leading(i));
        }
        return border(i, free)
                .or(() -> abbreviation(i))
                .or(() -> inDirection(i))
                .or(() -> plain(i).map(n -> withNouns(n, free)))
                .or(() -> directed(i))
                .or(() -> unknown(i, free));
    }

    // ---------------------------------------------------------------- names of the gazetteer

    /// The longest name that begins at a token and that its surroundings allow to be a place.
    private Optional<Name> plain(int i) {
        return plain(i, false);
    }

    /// @param sure whether the words before already say that a place follows
    private Optional<Name> plain(int i, boolean sure) {
        if (!beginsName(i)) {
            return Optional.empty();
        }
        Name longest = null;
        String key = "";
        for (int end = i + 1; end <= tokens.size() && end <= i + LONGEST; end++) {
            Token token = tokens.get(end - 1);
            if (end > i + 1 && end < tokens.size() && isPossessive(token) && gap(end - 1) == 0) {
                // Cox's Bazar, Ra's al-Ayn
                key = key + "s";
                continue;
            }
            if (end > i + 1 && (!token.isWord() || isOwned(end - 1) || gap(end - 1) > 1)) {
                break;
            }
            String word = Spelling.exact(token.text());
            key = key.isEmpty() ? word : Spelling.exact(key + " " + word);
            if (endsName(end - 1)) {
                List<Gazetteer.Hit> hits = gazetteer.hits(key, false);
                if (isOnlyRegions(hits)) {
                    hits = gazetteer.hits(key, true);
                } else if (!hits.isEmpty()
                        && hits.stream()
                                .noneMatch(h -> countries.contains(h.entry().country()))) {
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
        Optional<Name> exact = Optional.ofNullable(longest);
        int end = longest == null ? i : longest.to();
        // "Tal Rifaat" sounds like a town of the report's country, though "Tal" alone is one, too
        Optional<Name> longer = alike(i, sure).filter(n -> n.to() > end).filter(n -> isPlace(n, sure));
        return longer.or(() -> exact.filter(n -> isPlace(n, sure)));
    }

    /// "Athens, **Ga.**"
    private Optional<Name> abbreviation(int i) {
        if (i < 2 || !tokens.get(i - 1).text().equals(",") || !isCapital(tokens.get(i - 2))) {
            return Optional.empty();
        }
        return stateAt(i)
                .flatMap(match -> gazetteer
                        .province(match.extra())
                        .map(hit -> Name.plain(sentence, i, match.end(), List.of(hit))));
    }

    private Optional<Lexicon.Match> stateAt(int i) {
        String text = tokens.get(i).text();
        boolean code = text.length() == 2 && text.equals(text.toUpperCase(Locale.ROOT));
        return lexicon.longest("state-abbreviation", tokens, i)
                .filter(m -> m.end() > i + 1
                        || code
                        || text.length() > 2
                        || m.end() < tokens.size() && tokens.get(m.end()).text().equals("."))
                .filter(_ -> isCapital(tokens.get(i)));
    }

    /// A place of a country that the report names may be meant although it is spelt otherwise: "Ras al-Ain" in
    /// Syria is Ra's al Ayn, not Rosh HaAyin.
    private List<Gazetteer.Hit> withHome(String key, List<Gazetteer.Hit> hits) {
        List<Gazetteer.Hit> all = new ArrayList<>(hits);
        gazetteer.hits(key, true).stream()
                .filter(h -> h.loose() && countries.contains(h.entry().country()))
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

    private boolean isOwned(int i) {
        return owners[i] != ProperNames.Kind.NONE;
    }

    /// A facility or region that is called by several words, even if they look like an organisation: "Scientific
    /// Studies Research Center", "West Bank", "United States".
    private Optional<Name> fixed(int i) {
        if (owners[i] != ProperNames.Kind.ORGANISATION || !isCapital(tokens.get(i))) {
            return Optional.empty();
        }
        for (int end = Math.min(tokens.size(), i + LONGEST); end > i + 1; end--) {
            if (!isCapital(tokens.get(end - 1)) || !runsOn(i, end)) {
                continue;
            }
            List<Gazetteer.Hit> hits = gazetteer.hits(Spelling.exact(text(i, end)), false).stream()
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
    private Optional<Name> leading(int i) {
        boolean head = owners[i] == ProperNames.Kind.ORGANISATION
                && (i == 0 || !isOwned(i - 1) || !isCapital(tokens.get(i - 1)));
        for (int end = Math.min(tokens.size(), i + 3); head && end > i; end--) {
            String key = Spelling.exact(text(i, end));
            if (!runsOn(i, end)
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
                                    && countries.contains(h.entry().country()))
                    .toList();
            if (!hits.isEmpty() && end < tokens.size() && isOwned(end)) {
                return Optional.of(Name.plain(sentence, i, end, hits).withNoun(new Name.Noun("organisation", "")));
            }
        }
        return Optional.empty();
    }

    /// Whether tokens are only set apart by single spaces.
    private boolean runsOn(int from, int to) {
        for (int k = from + 1; k < to; k++) {
            if (gap(k) > 1 || !tokens.get(k).isWord()) {
                return false;
            }
        }
        return true;
    }

    /// A name whose loose key some place shares.
    private Optional<Name> alike(int i, boolean sure) {
        for (int end = Math.min(tokens.size(), i + 3); end > i; end--) {
            if (!runsTogether(i, end) || !endsName(end - 1)) {
                continue;
            }
            String key = Spelling.exact(text(i, end));
            if (key.length() < 5
                    || lexicon.isCommon(key)
                    || gazetteer.findCountryOfDemonym(tokens.get(i).lower()).isPresent()) {
                continue;
            }
            boolean said = sure || located(i) || containerFollows(end) || nounFollows(end);
            List<Gazetteer.Hit> hits = gazetteer.hits(key, true).stream()
                    .filter(h -> countries.contains(h.entry().country())
                            || said && h.entry().population() > LOOSE_POPULATION)
                    .toList();
            if (!hits.isEmpty()) {
                return Optional.of(Name.plain(sentence, i, end, hits));
            }
        }
        return Optional.empty();
    }

    private boolean beginsName(int i) {
        Token token = tokens.get(i);
        return isCapital(token)
                || isArticled(token)
                || LOWER_ARTICLES.contains(token.lower())
                        && i + 1 < tokens.size()
                        && isCapital(tokens.get(i + 1))
                        && gap(i + 1) == 1;
    }

    private boolean endsName(int i) {
        Token token = tokens.get(i);
        return isCapital(token)
                || isArticled(token)
                || Character.isDigit(token.text().codePointAt(0));
    }

    private static boolean isCapital(Token token) {
        return token.isCapitalised() && Character.isLetter(token.text().codePointAt(0));
    }

    /// "al-Safira", "ez-Zor"
    static boolean isArticled(Token token) {
        String text = token.text();
        int hyphen = text.indexOf('-') < 0 ? text.indexOf('\u2011') : text.indexOf('-');
        return hyphen > 0
                && hyphen + 1 < text.length()
                && ARTICLES.contains(text.substring(0, hyphen).toLowerCase(Locale.ROOT))
                && Character.isUpperCase(text.charAt(hyphen + 1));
    }

    // ---------------------------------------------------------------- is it a place here?

    private boolean isPlace(Name name, boolean sure) {
        int i = name.from();
        int end = name.to();
        String word = end == i + 1 ? tokens.get(i).lower() : text(i, end).toLowerCase(Locale.ROOT);
        boolean single = end == i + 1;
        boolean contained = containerFollows(end);
        if (isShort(name, word)) {
            return false;
        }
        if (single && lexicon.is("never", word)) {
            return contained
                    && !lexicon.is("time", word)
                    && !word.equals("may")
                    && capitals == NameScanner.Capitals.NAMES;
        }
        boolean site = name.hits().stream().anyMatch(h -> h.entry().id().startsWith("site:"));
        boolean region = name.hits().stream()
                .anyMatch(h -> h.entry().kind().isRegion() && h.entry().kind() != Entry.Kind.DISTRICT);
        if (single && gazetteer.findCountryOfDemonym(word).isPresent() && !name.hasKind(Entry.Kind.COUNTRY)) {
            return false;
        }
        if (isAcronym(name) || isUniversity(name)) {
            return false;
        }
        boolean located = sure || located(i);
        boolean named = nounFollows(end) || nounOfBefore(i);
        if (partOfOtherName(name, located || contained || named)) {
            if (single
                    && end < tokens.size()
                    && lexicon.is("speech", tokens.get(end).lower())) {
                surnames.add(word);
            }
            return false;
        }
        boolean power = name.isPower();
        if (single
                && !power
                && !contained
                && end < tokens.size()
                && lexicon.is("speech", tokens.get(end).lower())) {
            surnames.add(word);
            return false;
        }
        if (single && surnames.contains(word) && !located && !contained && !named) {
            return false;
        }
        long population = name.hits().stream()
                .mapToLong(h -> h.entry().population())
                .max()
                .orElse(0);
        boolean home =
                name.hits().stream().anyMatch(h -> countries.contains(h.entry().country()));
        if (single && lexicon.isCommon(word) && !name.hasKind(Entry.Kind.COUNTRY)) {
            boolean plainCase = capitals == NameScanner.Capitals.NAMES && !startsSentence(i);
            return contained && plainCase
                    || named && home && plainCase
                    || located && plainCase && (home || population > 100_000) && strictlyLocated(i);
        }
        if (region || site || contained) {
            return true;
        }
        if (!single) {
            return home || located || named || population > 10_000;
        }
        if (lexicon.is("given", word) && !strictlyLocated(i) && !named) {
            return located && population > 500_000 && !startsSentence(i);
        }
        if (capitals != NameScanner.Capitals.NAMES) {
            return population > 100_000 || home && population > 5_000 || located && home;
        }
        if (startsSentence(i) && !located && !named) {
            return home && population > 2_000 || population > 20_000;
        }
        return located || named || home && population > 500 || population > 30_000;
    }

    /// Two-letter words and codes: "US" and "UK" are places, "Of", "As" and "IT" are not; "T4" has a digit.
    private static boolean isShort(Name name, String word) {
        boolean digit = word.chars().anyMatch(Character::isDigit);
        return word.replace(".", "").length() <= 2 && !digit && !name.hasKind(Entry.Kind.COUNTRY);
    }

    /// "SWAT", "FAO": letters that stand for something else, unless the name is itself an acronym ("UAE") or
    /// heads a date line.
    private boolean isAcronym(Name name) {
        if (capitals != NameScanner.Capitals.NAMES || name.to() != name.from() + 1 || name.from() == 0) {
            return false;
        }
        String text = tokens.get(name.from()).text();
        boolean upper = text.length() <= 5
                && text.equals(text.toUpperCase(Locale.ROOT))
                && text.chars().noneMatch(Character::isDigit);
        boolean known = name.hasKind(Entry.Kind.COUNTRY)
                || name.hits().stream().anyMatch(h -> h.entry().id().startsWith("site:"));
        return upper
                && !known
                && !text.contains(".")
                && !Set.of("NSW", "FATA", "VRAEM", "BARMM").contains(text);
    }

    /// "Michigan State": a university.
    private boolean isUniversity(Name name) {
        return name.to() < tokens.size()
                && tokens.get(name.to()).text().equals("State")
                && name.hits().stream()
                        .anyMatch(h -> h.entry().kind() == Entry.Kind.PROVINCE
                                && h.entry().country().equals("US"));
    }

    private boolean isRegionName(int i) {
        return gazetteer.hits(Spelling.exact(tokens.get(i).text()), false).stream()
                .anyMatch(
                        h -> h.entry().kind() == Entry.Kind.COUNTRY || h.entry().kind() == Entry.Kind.PROVINCE);
    }

    /// A longer name goes on before or after: "Jordan Smith", "New Damascus", "Houston Rockets".
    private boolean partOfOtherName(Name name, boolean evidence) {
        if (capitals != NameScanner.Capitals.NAMES) {
            return false;
        }
        int i = name.from();
        int end = name.to();
        boolean strong = name.hits().stream()
                .anyMatch(
                        h -> h.entry().kind() == Entry.Kind.COUNTRY || h.entry().population() > 1_000_000);
        if (end < tokens.size() && isCapital(tokens.get(end)) && gap(end) == 1) {
            String next = tokens.get(end).lower();
            boolean fine = nounFollows(end)
                    || isTime(next)
                    || gazetteer.findCountryOfDemonym(next).isPresent()
                    || strong && lexicon.is("title", next)
                    || strong && lexicon.is("government", next)
                    || lexicon.is("direction", next)
                    || evidence && isRegionName(end)
                    || next.equals("i") && evidence;
            if (!fine && !(strong && evidence)) {
                return true;
            }
        }
        if (i > 0 && isCapital(tokens.get(i - 1)) && gap(i) == 1) {
            String before = tokens.get(i - 1).lower();
            boolean fine = startsSentence(i - 1)
                            && (lexicon.isCommon(before)
                                    || lexicon.is("locative", before)
                                    || lexicon.is("strike", before)
                                    || before.length() < 4)
                    || isTime(before)
                    || lexicon.is("direction", before)
                    || lexicon.is("settlement", before)
                    || before.equals("greater")
                    || lexicon.is("never", before) && !lexicon.is("given", before) && !before.equals("united")
                    || gazetteer.findCountryOfDemonym(before).isPresent()
                    || lexicon.is("locative", before)
                    || isOwned(i - 1) && strong;
            return !fine;
        }
        return false;
    }

    private boolean isTime(String word) {
        return lexicon.is("time", word);
    }

    /// A preposition of place stands before it.
    private boolean located(int i) {
        int p = beforeFillers(i);
        if (p < 0) {
            return false;
        }
        if (lastEnd > 0
                && (p == lastEnd || p == lastEnd + 1)
                && text(lastEnd, p + 1).matches(",|and|or|, and")) {
            return true;
        }
        String word = tokens.get(p).lower();
        return lexicon.is("locative", word)
                || lexicon.is("origin", word)
                || lexicon.is("destination", word) && !word.equals("for")
                || lexicon.is("direction", word)
                || lexicon.is("strike", word) && !startsSentence(p)
                || word.equals("of")
                        && p > 0
                        && (isPlaceNoun(tokens.get(p - 1).lower())
                                || lexicon.is("event", tokens.get(p - 1).lower()));
    }

    private boolean strictlyLocated(int i) {
        String before = i > 0 ? tokens.get(i - 1).lower() : "";
        return lexicon.is("sure-locative", before)
                || before.equals("of") && i > 1 && isPlaceNoun(tokens.get(i - 2).lower());
    }

    private boolean isPlaceNoun(String word) {
        return lexicon.is("settlement", word)
                || lexicon.is("region", word)
                || lexicon.is("area", word)
                || lexicon.is("edge", word)
                || lexicon.is("direction", word)
                || lexicon.is("facility", word);
    }

    /// The token before a name and what may stand between: "in the rebel-held", "near the besieged city of". -1
    /// if none.
    private int beforeFillers(int i) {
        int p = i - 1;
        int steps = 0;
        while (p >= 0 && steps < 5) {
            String word = tokens.get(p).lower();
            boolean filler = lexicon.is("filler", word)
                    || lexicon.is("direction", word)
                    || word.equals("of")
                            && p > 0
                            && isPlaceNoun(tokens.get(p - 1).lower())
                    || word.indexOf('-') > 0
                            && Character.isLowerCase(tokens.get(p).text().codePointAt(0))
                    || gazetteer.findCountryOfDemonym(word).isPresent();
            if (!filler) {
                break;
            }
            p--;
            steps++;
        }
        return p;
    }

    private boolean nounFollows(int end) {
        return end < tokens.size()
                && gap(end) == 1
                && (lexicon.longest("facility", tokens, end).isPresent()
                        || lexicon.is("settlement", tokens.get(end).lower())
                        || lexicon.is("region", tokens.get(end).lower())
                        || lexicon.is("area", tokens.get(end).lower()));
    }

    private boolean nounOfBefore(int i) {
        return i >= 2
                && tokens.get(i - 1).lower().equals("of")
                && (lexicon.is("settlement", tokens.get(i - 2).lower())
                        || lexicon.is("region", tokens.get(i - 2).lower())
                        || lexicon.is("edge", tokens.get(i - 2).lower()));
    }

    /// ", Alabama", ", northern Lebanon", ", in Donetsk oblast" after a name.
    private boolean containerFollows(int end) {
        if (end + 1 >= tokens.size() || !tokens.get(end).text().equals(",")) {
            return false;
        }
        int i = end + 1;
        while (i < tokens.size()
                && (lexicon.is("direction", tokens.get(i).lower())
                        || tokens.get(i).lower().equals("in")
                        || tokens.get(i).lower().equals("the"))) {
            i++;
        }
        if (i >= tokens.size() || !beginsName(i) || isOwned(i)) {
            return false;
        }
        String key = "";
        for (int k = i; k < Math.min(tokens.size(), i + 4); k++) {
            key = key.isEmpty()
                    ? Spelling.exact(tokens.get(k).text())
                    : key + " " + Spelling.exact(tokens.get(k).text());
            if (gazetteer.hits(key, false).stream()
                    .anyMatch(h ->
                            h.entry().kind() == Entry.Kind.COUNTRY || h.entry().kind() == Entry.Kind.PROVINCE)) {
                return true;
            }
        }
        return stateAt(i).isPresent();
    }

    // ---------------------------------------------------------------- the words that belong to a name

    private Name withNouns(Name name, int free) {
        Name result = nounAfter(name);
        if (result.noun().isEmpty()) {
            result = nounBefore(result, free);
        }
        Name edge = edge(result, free);
        return edge.frame() == Name.Frame.PLAIN ? possessedPart(edge) : edge;
    }

    /// "T4 base", "Damascus airport", "Homs province", "Aleppo city".
    private Name nounAfter(Name name) {
        int end = name.to();
        if (end >= tokens.size() || gap(end) != 1 || isOwned(end)) {
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
    private boolean isVerbHere(int end, String word) {
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
                    .framed(Name.Frame.SIDE, direction(tokens.get(before).lower()), 0);
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
                        direction(tokens.get(direction).lower()),
                        0);
    }

    // ---------------------------------------------------------------- directions

    /// "northern Syria", "south of Damascus", "the centre of the country", "21 km southeast of Aleppo".
    private Optional<Name> directed(int i) {
        int at = i;
        boolean article = tokens.get(i).lower().equals("the");
        if (article) {
            at++;
        }
        if (at >= tokens.size() || !lexicon.is("direction", tokens.get(at).lower()) || isOwned(at)) {
            return Optional.empty();
        }
        Optional<Name> area = areaAt(at);
        if (area.isPresent()) {
            return area;
        }
        Optional<Direction> direction = direction(tokens.get(at).lower());
        int next = at + 1;
        int start = article ? i : at;
        if (next >= tokens.size()) {
            return Optional.empty();
        }
        String after = tokens.get(next).lower();
        if (after.equals("of")) {
            return directionOf(start, at, next + 1, direction, article);
        }
        if (PART_NOUNS.contains(after)
                && next + 1 < tokens.size()
                && tokens.get(next + 1).lower().equals("of")) {
            return directionOf(start, at, next + 2, direction, true);
        }
        // "in the centre and the south of the country": the country belongs to both
        if (article && after.equals("and")) {
            int second = next + 1;
            if (second < tokens.size() && tokens.get(second).lower().equals("the")) {
                second++;
            }
            if (second + 1 < tokens.size()
                    && lexicon.is("direction", tokens.get(second).lower())
                    && tokens.get(second + 1).lower().equals("of")) {
                return directionOf(start, second, second + 2, direction, true).map(n -> n.spanning(start, next));
            }
        }
        int target = next;
        while (target < tokens.size()
                && target < next + 2
                && !tokens.get(target).lower().equals("of")
                && (lexicon.is("filler", tokens.get(target).lower())
                        || tokens.get(target).lower().contains("-"))
                && !beginsName(target)) {
            target++;
        }
        if (target < tokens.size() && !isOwned(target) && tokens.get(target).isWord()) {
            Optional<Name> name = plain(target, true).map(this::nounAfter);
            if (name.isPresent() && name.get().noun().map(Name.Noun::isFacility).orElse(false)) {
                return name;
            }
            return name.map(n ->
                    n.spanning(start, n.to()).framed(isAreaFor(n) ? Name.Frame.PART : Name.Frame.SIDE, direction, 0));
        }
        return Optional.empty();
    }

    /// "northern Gaza", "southern Lebanon": areas of our own list, whatever their capitals.
    private Optional<Name> areaAt(int i) {
        for (int end = Math.min(tokens.size(), i + 4); end > i + 1; end--) {
            if (!runsOn(i, end) || !endsName(end - 1)) {
                continue;
            }
            List<Gazetteer.Hit> areas = gazetteer.hits(Spelling.exact(text(i, end)), false).stream()
                    .filter(h -> h.entry().kind() == Entry.Kind.AREA)
                    .toList();
            if (!areas.isEmpty()) {
                return Optional.of(Name.plain(sentence, i, end, areas));
            }
        }
        return Optional.empty();
    }

    /// "in the east" of the country that the report is about.
    private Optional<Name> inDirection(int i) {
        if (i < 2
                || i + 1 >= tokens.size()
                || !tokens.get(i - 1).lower().equals("the")
                || !tokens.get(i - 2).lower().equals("in")
                || !lexicon.is("direction", tokens.get(i).lower())) {
            return Optional.empty();
        }
        Token next = tokens.get(i + 1);
        boolean alone = !next.isWord() || lexicon.is("break", next.lower()) || lexicon.is("be", next.lower());
        boolean compass = direction(tokens.get(i).lower())
                .filter(d -> d != Direction.CENTRE)
                .isPresent();
        return alone && compass && !next.text().startsWith("'") && !next.text().startsWith("\u2019")
                ? Optional.of(new Name(
                        sentence,
                        i - 1,
                        i + 1,
                        i + 1,
                        i + 1,
                        List.of(),
                        Optional.empty(),
                        Name.Frame.PART,
                        direction(tokens.get(i).lower()),
                        0,
                        Optional.empty()))
                : Optional.empty();
    }

    /// @param target first token of what follows "of"
    /// @param within whether the words speak of a part ("the south of") rather than a way from ("south of")
    private Optional<Name> directionOf(int start, int at, int target, Optional<Direction> direction, boolean within) {
        int i = target;
        if (i < tokens.size() && tokens.get(i).lower().equals("the")) {
            i++;
        }
        if (i >= tokens.size()) {
            return Optional.empty();
        }
        if (tokens.get(i).lower().equals("country")) {
            return Optional.of(new Name(
                    sentence,
                    start,
                    i + 1,
                    i + 1,
                    i + 1,
                    List.of(),
                    Optional.empty(),
                    Name.Frame.PART,
                    direction,
                    0,
                    Optional.empty()));
        }
        // "south of the capital Damascus", "west of the city of Homs"
        while (i + 1 < tokens.size()
                && !isCapital(tokens.get(i))
                && (lexicon.is("settlement", tokens.get(i).lower())
                        || lexicon.is("filler", tokens.get(i).lower()))) {
            i++;
        }
        if (i >= tokens.size() || isOwned(i) || !tokens.get(i).isWord()) {
            return Optional.empty();
        }
        Optional<Name> name = plain(i, true).map(this::nounAfter);
        if (name.isEmpty()) {
            return Optional.empty();
        }
        Name its = name.get();
        double metres = within ? 0 : distanceBefore(at);
        if (metres > 0) {
            return Optional.of(
                    its.spanning(distanceStart(at), its.to()).framed(Name.Frame.DISTANCE, direction, metres));
        }
        boolean part = isAreaFor(its);
        return Optional.of(
                its.spanning(start, its.to()).framed(part ? Name.Frame.PART : Name.Frame.SIDE, direction, 0));
    }

    private boolean isAreaFor(Name name) {
        return name.noun().map(Name.Noun::isRegion).orElse(false)
                || name.hasKind(Entry.Kind.COUNTRY)
                || name.hasKind(Entry.Kind.AREA)
                || name.hasKind(Entry.Kind.PROVINCE) && !name.hasKind(Entry.Kind.SETTLEMENT);
    }

    private Optional<Direction> direction(String word) {
        return lexicon.extra("direction", word).map(Direction::valueOf);
    }

    private double distanceBefore(int direction) {
        int unit = direction - 1;
        if (unit < 0) {
            return 0;
        }
        if (tokens.get(unit).lower().equals("the") || tokens.get(unit).lower().equals("to")) {
            unit--;
        }
        String word = unit < 0 ? "" : tokens.get(unit).lower();
        double perUnit = UNIT_KM.contains(word) ? 1_000 : UNIT_MILES.contains(word) ? METRES_PER_MILE : 0;
        if (perUnit > 0 && unit > 0) {
            return number(tokens.get(unit - 1).text()) * perUnit;
        }
        if (word.matches("\\d[\\d.,]*-?(km|kms)")) {
            return number(word.replaceAll("[^\\d.,]", "")) * 1_000;
        }
        return 0;
    }

    private int distanceStart(int direction) {
        int start = direction - 1;
        while (start > 0 && !Character.isDigit(tokens.get(start).text().charAt(0))) {
            start--;
        }
        return start;
    }

    private static double number(String text) {
        String digits = text.replace(",", "");
        return digits.matches("\\d{1,4}(\\.\\d+)?") ? Double.parseDouble(digits) : 0;
    }

    // ---------------------------------------------------------------- borders

    /// "the Iraqi border", "the Iraq border", "the Syrian-Turkish border", "Syria's border with Turkey".
    private Optional<Name> border(int i, int free) {
        int at = i;
        if (tokens.get(at).lower().equals("the")) {
            at++;
        }
        if (at >= tokens.size() || isOwned(at) || !isCapital(tokens.get(at))) {
            return Optional.empty();
        }
        List<String> codes = new ArrayList<>();
        int end = at;
        String[] halves = tokens.get(at).text().split("[-\u2011\u2013]");
        if (halves.length == 2) {
            for (String half : halves) {
                countryOf(half).ifPresent(codes::add);
            }
            if (codes.size() != 2) {
                return Optional.empty();
            }
            end = at + 1;
        } else {
            Optional<String> first = Optional.empty();
            for (int k = Math.min(tokens.size(), at + 3); k > at && first.isEmpty(); k--) {
                first = countryOf(text(at, k));
                end = k;
            }
            if (first.isEmpty()) {
                return Optional.empty();
            }
            codes.add(first.get());
        }
        if (end < tokens.size() && tokens.get(end).text().matches("['\u2019]s?")) {
            end++;
        }
        if (end < tokens.size() && tokens.get(end).text().matches("[-\u2013/]") && end + 1 < tokens.size()) {
            Optional<String> second = countryOf(tokens.get(end + 1).text());
            if (second.isPresent()) {
                codes.add(second.get());
                end += 2;
            }
        }
        if (end >= tokens.size() || !tokens.get(end).lower().matches("borders?|frontiers?")) {
            return Optional.empty();
        }
        boolean crossing = lexicon.longest("facility", tokens, end).isPresent();
        end++;
        if (crossing) {
            return Optional.empty();
        }
        if (end + 1 < tokens.size()
                && codes.size() == 1
                && tokens.get(end).lower().equals("with")) {
            int k = end + 1;
            Optional<String> second = countryOf(tokens.get(k).text());
            if (second.isPresent()) {
                codes.add(second.get());
                end = k + 1;
            }
        }
        Optional<Entry> country = gazetteer.country(codes.getFirst());
        if (country.isEmpty()) {
            return Optional.empty();
        }
        int from = i > free && tokens.get(i - 1).lower().equals("near") ? i - 1 : i;
        return Optional.of(new Name(
                sentence,
                from,
                end,
                at,
                Math.min(end, at + 1),
                List.of(new Gazetteer.Hit(country.get(), -1, false)),
                Optional.empty(),
                Name.Frame.BORDER,
                Optional.empty(),
                0,
                codes.size() > 1 ? Optional.of(codes.get(1)) : Optional.empty()));
    }

    private Optional<String> countryOf(String words) {
        return gazetteer.findCountryOfDemonym(words).or(() -> gazetteer.findCountry(Spelling.exact(words)));
    }

    // ---------------------------------------------------------------- names that only the sentence shows

    /// "the village of X", "the X air base", "X, Syria" where the gazetteer has no X.
    private Optional<Name> unknown(int i, int free) {
        if (capitals != NameScanner.Capitals.NAMES
                || !beginsName(i)
                || startsSentence(i) && lexicon.isCommon(tokens.get(i).lower())) {
            return Optional.empty();
        }
        int end = i;
        while (end < tokens.size()
                && end < i + 3
                && !isOwned(end)
                && beginsName(end)
                && (end == i || gap(end) == 1)
                && lexicon.longest("facility", tokens, end).isEmpty()
                && !lexicon.is("region", tokens.get(end).lower())) {
            end++;
        }
        if (end == i) {
            return Optional.empty();
        }
        boolean proper = false;
        for (int k = i; k < end; k++) {
            String word = tokens.get(k).lower();
            boolean known = lexicon.is("never", word)
                    || lexicon.isCommon(word)
                    || lexicon.is("direction", word)
                    || lexicon.is("organisation", word)
                    || lexicon.is("title", word)
                    || word.contains("-")
                            && !isArticled(tokens.get(k))
                            && Character.isLowerCase(word.charAt(word.length() - 1))
                            && countryOf(word.substring(0, word.indexOf('-'))).isPresent()
                    || countryOf(tokens.get(k).text()).isPresent();
            proper |= !known;
        }
        if (!proper || countryOf(text(i, i + 1)).isPresent()) {
            return Optional.empty();
        }
        Name name = Name.plain(sentence, i, end, List.of());
        boolean named = end < tokens.size()
                && gap(end) == 1
                && (lexicon.longest("facility", tokens, end)
                                .filter(m -> !m.extra().equals("military area")
                                        && !isVerbHere(
                                                m.end(), tokens.get(m.end() - 1).lower()))
                                .isPresent()
                        || lexicon.is("unknown-noun", tokens.get(end).lower()));
        boolean placed = i > 1 && lastEnd == i - 1 && isPossessive(tokens.get(i - 1))
                || i > 0
                        && (strictlyLocated(i)
                                || tokens.get(i - 1).lower().equals("the")
                                || lexicon.is("locative", tokens.get(i - 1).lower()));
        boolean village = i >= 2
                && tokens.get(i - 1).lower().equals("of")
                && lexicon.is("unknown-of", tokens.get(i - 2).lower());
        boolean contained = strictlyLocated(i) && containerFollows(end);
        if (village || contained || named && placed) {
            return Optional.of(withNouns(name, free));
        }
        return Optional.empty();
    }

    // ---------------------------------------------------------------- tokens

    private boolean startsSentence(int i) {
        for (int k = i - 1; k >= 0; k--) {
            if (tokens.get(k).isWord()) {
                return tokens.get(i - 1).text().matches("[\"\u201c\u2018:(\u2013\u2014-]")
                        && !tokens.get(i - 1).text().matches("[(]");
            }
        }
        return true;
    }

    private static boolean isPossessive(Token token) {
        return token.text().matches("['\u2019]s");
    }

    private boolean runsTogether(int from, int to) {
        for (int i = from; i < to; i++) {
            if (isOwned(i) || !tokens.get(i).isWord() || i > from && gap(i) != 1) {
                return false;
            }
            if (i > from
                    && i + 1 < to
                    && !isCapital(tokens.get(i))
                    && !isArticled(tokens.get(i))
                    && !INNER.contains(tokens.get(i).lower())) {
                return false;
            }
        }
        return true;
    }

    /// Characters between a token and the one before.
    private int gap(int i) {
        return i == 0
                ? 1
                : tokens.get(i).span().start() - tokens.get(i - 1).span().end();
    }

    private String text(int from, int to) {
        StringBuilder text = new StringBuilder();
        for (int i = from; i < to; i++) {
            text.append(i > from ? " " : "").append(tokens.get(i).text());
        }
        return text.toString();
    }
}
