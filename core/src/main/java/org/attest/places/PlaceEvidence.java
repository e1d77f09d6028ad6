package org.attest.places;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.attest.language.Token;

/// Whether a name that the gazetteer has is a place where it stands: "Nice", "Jordan Smith" and "Most missiles"
/// are not.
final class PlaceEvidence {
    private static final int WELL_KNOWN = 300_000;
    private static final int TOWN = 20_000;

    private final Line line;
    private final Gazetteer gazetteer;
    private final Lexicon lexicon;
    private final List<Token> tokens;

    PlaceEvidence(Line line) {
        this.line = line;
        this.gazetteer = line.gazetteer;
        this.lexicon = line.lexicon;
        this.tokens = line.tokens;
    }

    boolean isPlace(Name name, boolean sure) {
        int i = name.from();
        int end = name.to();
        String word = end == i + 1 ? tokens.get(i).lower() : line.text(i, end).toLowerCase(Locale.ROOT);
        boolean single = end == i + 1;
        if (Line.isCaseless(tokens.get(i))) {
            return isPlaceWithoutCapitals(name);
        }
        boolean contained = containerFollows(end);
        if (isShort(name, word)) {
            return false;
        }
        if (single && lexicon.is("never", word)) {
            return contained
                    && !lexicon.is("time", word)
                    && !word.equals("may")
                    && line.capitals == NameScanner.Capitals.NAMES;
        }
        boolean site = name.hits().stream().anyMatch(h -> h.entry().id().startsWith("site:"));
        boolean region = name.hits().stream()
                .anyMatch(h -> h.entry().kind().isRegion() && h.entry().kind() != Entry.Kind.DISTRICT);
        if (single && gazetteer.findCountryOfDemonym(word).isPresent() && !name.hasKind(Entry.Kind.COUNTRY)) {
            return false;
        }
        if (isAcronym(name) || isUniversity(name) || isMoney(end)) {
            return false;
        }
        boolean located = sure || located(i);
        boolean named = nounFollows(end) || nounOfBefore(i);
        if (partOfOtherName(name, located || contained || named)) {
            if (single
                    && end < tokens.size()
                    && lexicon.is("speech", tokens.get(end).lower())) {
                line.surnames.add(word);
            }
            return false;
        }
        boolean power = name.isPower();
        if (single
                && !power
                && !contained
                && end < tokens.size()
                && lexicon.is("speech", tokens.get(end).lower())) {
            line.surnames.add(word);
            return false;
        }
        if (single && line.surnames.contains(word) && !located && !contained && !named) {
            return false;
        }
        long population = name.hits().stream()
                .mapToLong(h -> h.entry().population())
                .max()
                .orElse(0);
        boolean home = name.hits().stream()
                .anyMatch(h -> line.countries.contains(h.entry().country()));
        if (single && lexicon.isCommon(word) && !name.hasKind(Entry.Kind.COUNTRY)) {
            boolean plainCase = line.capitals == NameScanner.Capitals.NAMES && !line.startsSentence(i);
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
            return located && population > 500_000 && !line.startsSentence(i);
        }
        if (line.capitals != NameScanner.Capitals.NAMES) {
            return population > 100_000 || home && population > 5_000 || located && home;
        }
        if (line.startsSentence(i) && !located && !named) {
            return home && population > 2_000 || population > 20_000;
        }
        return located || named || home && population > 500 || population > 30_000;
    }

    /// Where no capital tells a name from a word, a word of place stands before it, or it is well known: a country
    /// or a
    /// large city.
    private boolean isPlaceWithoutCapitals(Name name) {
        return tokens.get(name.from()).text().length() > 2
                && !(name.to() == name.from() + 1
                        && lexicon.is("never", tokens.get(name.from()).lower()))
                && (strictlyLocated(name.from())
                        || name.hits().stream()
                                .anyMatch(h -> h.entry().kind() == Entry.Kind.COUNTRY
                                        || h.entry().population() > WELL_KNOWN
                                        || h.entry().population() > TOWN
                                                && line.countries.contains(
                                                        h.entry().country())));
    }

    /// Two-letter words and codes: "US" and "UK" are places, "Of", "As" and "IT" are not; "T4" has a digit.
    private static boolean isShort(Name name, String word) {
        boolean digit = word.chars().anyMatch(Character::isDigit);
        return word.replace(".", "").length() <= 2 && !digit && !name.hasKind(Entry.Kind.COUNTRY);
    }

    /// "SWAT", "FAO": letters that stand for something else, unless the name is itself an acronym ("UAE") or
    /// heads a date line.
    private boolean isAcronym(Name name) {
        if (line.capitals != NameScanner.Capitals.NAMES || name.to() != name.from() + 1 || name.from() == 0) {
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

    /// "US$1,000".
    private boolean isMoney(int end) {
        return end < tokens.size()
                && line.gap(end) == 0
                && tokens.get(end).text().startsWith("$");
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
        if (line.capitals != NameScanner.Capitals.NAMES) {
            return false;
        }
        int i = name.from();
        int end = name.to();
        boolean strong = name.hits().stream()
                .anyMatch(
                        h -> h.entry().kind() == Entry.Kind.COUNTRY || h.entry().population() > 1_000_000);
        if (end < tokens.size() && Line.isCapital(tokens.get(end)) && line.gap(end) == 1) {
            String next = tokens.get(end).lower();
            boolean fine = nounFollows(end)
                    || line.isTime(next)
                    || gazetteer.findCountryOfDemonym(next).isPresent()
                    || strong && lexicon.is("title", next)
                    || strong && lexicon.is("government", next)
                    || lexicon.is("direction", next)
                    || evidence && isRegionName(end)
                    || lexicon.is("civic", next) && (strong || isHome(name) || isCounty(name))
                    || next.equals("i") && evidence;
            if (!fine && !(strong && evidence)) {
                return true;
            }
        }
        if (i > 0 && Line.isCapital(tokens.get(i - 1)) && line.gap(i) == 1) {
            String before = tokens.get(i - 1).lower();
            boolean fine = line.startsSentence(i - 1)
                            && (lexicon.isCommon(before)
                                    || lexicon.is("locative", before)
                                    || lexicon.is("strike", before)
                                    || before.length() < 4)
                    || line.isTime(before)
                    || lexicon.is("direction", before)
                    || lexicon.is("settlement", before)
                    || before.equals("greater")
                    || lexicon.is("never", before) && !lexicon.is("given", before) && !before.equals("united")
                    || gazetteer.findCountryOfDemonym(before).isPresent()
                    || lexicon.is("locative", before)
                    || line.isOwned(i - 1) && strong;
            return !fine;
        }
        return false;
    }

    private boolean isHome(Name name) {
        return name.hits().stream()
                        .anyMatch(h -> line.countries.contains(h.entry().country()))
                || name.hits().stream().anyMatch(h -> h.entry().population() > 100_000);
    }

    /// "Anderson County Sheriff"
    private boolean isCounty(Name name) {
        return lexicon.is("region", tokens.get(name.to() - 1).lower()) && name.to() > name.from() + 1;
    }

    /// A preposition of place stands before it.
    boolean located(int i) {
        int p = line.beforeFillers(i);
        if (p < 0) {
            return false;
        }
        if (line.lastEnd > 0
                && (p == line.lastEnd || p == line.lastEnd + 1)
                && line.text(line.lastEnd, p + 1).matches(",|and|or|, and")) {
            return true;
        }
        String word = tokens.get(p).lower();
        return lexicon.is("locative", word)
                || lexicon.is("origin", word)
                || lexicon.is("destination", word) && !word.equals("for")
                || lexicon.is("direction", word)
                || lexicon.is("strike", word) && !line.startsSentence(p)
                || word.equals("of")
                        && p > 0
                        && (line.isPlaceNoun(tokens.get(p - 1).lower())
                                || lexicon.is("event", tokens.get(p - 1).lower()));
    }

    boolean strictlyLocated(int i) {
        String before = i > 0 ? tokens.get(i - 1).lower() : "";
        return lexicon.is("sure-locative", before)
                || before.equals("of")
                        && i > 1
                        && line.isPlaceNoun(tokens.get(i - 2).lower());
    }

    boolean nounFollows(int end) {
        return end < tokens.size()
                && line.gap(end) == 1
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
    boolean containerFollows(int end) {
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
        if (i >= tokens.size() || !line.beginsName(i) || line.isOwned(i)) {
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
        return line.stateAt(i).isPresent();
    }
}
