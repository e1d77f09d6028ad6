package org.attest.places;

import java.util.List;
import org.attest.language.Token;
import org.attest.reports.Block;

/// Says what a sentence does with a place name, from the words before and after it.
final class UseFinder {
    /// Most tokens between two names of one chain ("Mayadeen and Boukamal, two towns not far from the Iraqi
    /// border").
    private static final int CHAIN = 9;

    private final Lexicon lexicon;
    private final Gazetteer gazetteer;
    private final Containers containers;

    UseFinder(Lexicon lexicon, Gazetteer gazetteer, Containers containers) {
        this.containers = containers;
        this.lexicon = lexicon;
        this.gazetteer = gazetteer;
    }

    /// @param uses of the names before this one
    /// @param region whether it resolved to an area
    PlaceMention.Use of(List<Name> names, int i, List<PlaceMention.Use> uses, boolean region) {
        Name name = names.get(i);
        List<Token> tokens = name.tokens();
        if (isDateLine(name)) {
            return PlaceMention.Use.REFERENCE;
        }
        if (name.noun().filter(n -> n.family().equals("organisation")).isPresent()) {
            return PlaceMention.Use.ACTOR;
        }
        int p = beforeFillers(name);
        String before = p >= 0 ? tokens.get(p).lower() : "";
        String next = name.to() < tokens.size() ? tokens.get(name.to()).lower() : "";
        boolean power = name.isPower();
        if (power && lexicon.longest("facility", tokens, name.to()).isPresent() && !lexicon.is("act", next)) {
            return PlaceMention.Use.ACTOR;
        }
        boolean chained = i > 0 && isChained(names.get(i - 1), name) && uses.get(i - 1) != PlaceMention.Use.ACTOR;

        if (next.equals("'s") || next.equals("'") || next.equals("\u2019s") || next.equals("\u2019")) {
            return possessed(name, power, before);
        }
        if (i > 0 && isListed(names, i)) {
            PlaceMention.Use same = uses.get(i - 1);
            boolean container =
                    before.equals(",") && containers.find(names, i - 1).isPresent();
            if (!container) {
                return same;
            }
        }
        if (i > 0
                && names.get(i - 1).inSentenceOf(name)
                && containers
                        .find(names, i - 1)
                        .filter(c -> c.from() == name.from())
                        .isPresent()) {
            return uses.get(i - 1) == PlaceMention.Use.ACTOR && power
                    ? PlaceMention.Use.ACTOR
                    : PlaceMention.Use.CONTAINER;
        }
        boolean fromThere = p > 0
                && lexicon.is("locative", before)
                && tokens.get(p - 1).lower().equals("from");
        if (lexicon.is("origin", before) || fromThere) {
            return from(tokens, p, power);
        }
        if (before.equals("of")) {
            return ofWhat(tokens, p, power, chained, region);
        }
        if (lexicon.is("destination", before)) {
            return toWhat(tokens, p, power, chained);
        }
        if (lexicon.is("agent", before)) {
            return power
                    ? PlaceMention.Use.ACTOR
                    : before.equals("between") || before.equals("by")
                            ? PlaceMention.Use.REFERENCE
                            : PlaceMention.Use.SITE;
        }
        if (lexicon.is("locative", before) || isNear(name)) {
            if (before.equals("against") && power) {
                return PlaceMention.Use.ACTOR;
            }
            if (before.equals("on")
                    && power
                    && next.isEmpty()
                    && p > 0
                    && lexicon.is("loyal", tokens.get(p - 1).lower())) {
                return PlaceMention.Use.ACTOR;
            }
            if (chained) {
                return region && name.frame() != Name.Frame.BORDER && !lexicon.is("near", before) && !isNear(name)
                        ? PlaceMention.Use.CONTAINER
                        : PlaceMention.Use.REFERENCE;
            }
            return isHome(tokens, p, name.to()) ? PlaceMention.Use.REFERENCE : PlaceMention.Use.SITE;
        }
        if (chained && (before.equals(",") || name.frame() == Name.Frame.SIDE || name.frame() == Name.Frame.BORDER)) {
            return region && name.frame() == Name.Frame.PLAIN ? PlaceMention.Use.CONTAINER : PlaceMention.Use.REFERENCE;
        }
        return bare(name, before, next, power, region);
    }

    /// "Syria's military" stands for a state, "Syria's northern coast" holds a place.
    private PlaceMention.Use possessed(Name name, boolean power, String before) {
        List<Token> tokens = name.tokens();
        for (int k = name.to() + 1; k < Math.min(tokens.size(), name.to() + 5); k++) {
            String word = tokens.get(k).lower();
            if (lexicon.is("part", word) && !lexicon.is("government", word)) {
                return PlaceMention.Use.CONTAINER;
            }
            if (lexicon.is("government", word) || !tokens.get(k).isWord()) {
                break;
            }
            if (tokens.get(k).isCapitalised()
                    && k == name.to() + 1
                    && !gazetteer
                            .hits(Spelling.exact(tokens.get(k).text()), false)
                            .isEmpty()
                    && gazetteer.findCountryOfDemonym(word).isEmpty()) {
                return PlaceMention.Use.CONTAINER;
            }
            if (lexicon.longest("facility", tokens, k).isPresent() && !power) {
                return PlaceMention.Use.SITE;
            }
        }
        if (power) {
            return PlaceMention.Use.ACTOR;
        }
        return lexicon.is("locative", before) || lexicon.is("strike", before) || before.equals("of")
                ? PlaceMention.Use.SITE
                : PlaceMention.Use.CONTAINER;
    }

    private PlaceMention.Use from(List<Token> tokens, int p, boolean power) {
        String earlier = p > 0 ? tokens.get(p - 1).lower() : "";
        if (lexicon.is("distance", earlier)) {
            return PlaceMention.Use.REFERENCE;
        }
        boolean words = lexicon.is("message", earlier);
        return words && power ? PlaceMention.Use.ACTOR : PlaceMention.Use.ORIGIN;
    }

    private PlaceMention.Use ofWhat(List<Token> tokens, int p, boolean power, boolean chained, boolean region) {
        String noun = p > 0 ? tokens.get(p - 1).lower() : "";
        if (lexicon.is("direction", noun)) {
            return chained ? PlaceMention.Use.REFERENCE : PlaceMention.Use.SITE;
        }
        if (lexicon.is("distance", noun)) {
            return PlaceMention.Use.REFERENCE;
        }
        if (lexicon.is("event", noun)) {
            return PlaceMention.Use.SITE;
        }
        if (lexicon.is("government", noun) || lexicon.is("title", noun)) {
            return power ? PlaceMention.Use.ACTOR : PlaceMention.Use.CONTAINER;
        }
        if (lexicon.is("edge", noun) || noun.equals("outside") || noun.equals("part") || noun.equals("parts")) {
            return chained ? PlaceMention.Use.REFERENCE : PlaceMention.Use.SITE;
        }
        return region || power
                ? PlaceMention.Use.CONTAINER
                : chained ? PlaceMention.Use.REFERENCE : PlaceMention.Use.SITE;
    }

    private PlaceMention.Use toWhat(List<Token> tokens, int p, boolean power, boolean chained) {
        String earlier = p > 0 ? tokens.get(p - 1).lower() : "";
        if (lexicon.is("close", earlier)) {
            return chained ? PlaceMention.Use.REFERENCE : PlaceMention.Use.SITE;
        }
        if (power
                && (lexicon.is("loyal", earlier) || lexicon.is("speech", earlier) || lexicon.is("pressure", earlier))) {
            return PlaceMention.Use.ACTOR;
        }
        if (lexicon.is("event", earlier) && !power) {
            return PlaceMention.Use.SITE;
        }
        return tokens.get(p).lower().equals("for") && power ? PlaceMention.Use.ACTOR : PlaceMention.Use.REFERENCE;
    }

    /// No preposition: subject, object, or a noun before another noun.
    private PlaceMention.Use bare(Name name, String before, String next, boolean power, boolean region) {
        boolean passive = isPassive(name.tokens(), name.to());
        if (power) {
            if (lexicon.is("pressure", before)) {
                return PlaceMention.Use.ACTOR;
            }
            if (lexicon.is("event", next) && !lexicon.is("act", next)) {
                return PlaceMention.Use.CONTAINER;
            }
            if (lexicon.is("strike", before) && !passive) {
                return PlaceMention.Use.SITE;
            }
            return passive && !lexicon.is("speech", next) ? PlaceMention.Use.SITE : PlaceMention.Use.ACTOR;
        }
        if (region
                && !passive
                && !lexicon.is("strike", before)
                && name.frame() == Name.Frame.PLAIN
                && !lexicon.is("event", next)) {
            return PlaceMention.Use.CONTAINER;
        }
        return PlaceMention.Use.SITE;
    }

    /// "was hit by", "came under fire" after a name.
    private boolean isPassive(List<Token> tokens, int i) {
        if (i + 1 >= tokens.size()) {
            return false;
        }
        String verb = tokens.get(i).lower();
        if (verb.equals("came") || verb.equals("comes")) {
            return tokens.get(i + 1).lower().equals("under");
        }
        boolean be = lexicon.is("be", verb);
        for (int k = i + 1; be && k < Math.min(tokens.size(), i + 4); k++) {
            if (lexicon.is("passive", tokens.get(k).lower())) {
                return !verb.startsWith("ha") || tokens.get(k - 1).lower().equals("been");
            }
        }
        return false;
    }

    /// "BEIRUT (AP) —", "DAMASCUS, Syria (AP) —", "BEIRUT, LEBANON (8:10 A.M.) –" at the head of a paragraph.
    static boolean isDateLine(Name name) {
        if (name.sentence().block().kind() == Block.Kind.DATE_LINE) {
            return true;
        }
        List<Token> tokens = name.tokens();
        if (name.sentence().span().start() != name.sentence().block().span().start() || name.from() > 4) {
            return false;
        }
        for (int k = 0; k < name.from(); k++) {
            if (tokens.get(k).isWord() && !tokens.get(k).isCapitalised()) {
                return false;
            }
        }
        for (int k = name.to(); k < Math.min(tokens.size(), name.to() + 16); k++) {
            String text = tokens.get(k).text();
            if (text.matches("[\u2013\u2014]|--+") || text.equals("-") && k > name.to()) {
                return true;
            }
            boolean inBrackets = false;
            for (int b = name.to(); b <= k; b++) {
                inBrackets |= tokens.get(b).text().equals("(");
            }
            if (Character.isLowerCase(text.codePointAt(0)) && !inBrackets) {
                return false;
            }
        }
        return false;
    }

    /// "a source in Damascus said", "media in Syria", "based in Britain": where somebody sits, not where
    /// something happened.
    private boolean isHome(List<Token> tokens, int p, int end) {
        String earlier = p > 0 ? tokens.get(p - 1).lower() : "";
        String next = end < tokens.size() ? tokens.get(end).lower() : "";
        boolean speaks = lexicon.is("speech", next) || lexicon.is("be", next) || next.equals(",");
        return lexicon.is("seat", earlier) || lexicon.is("speaker", earlier) && speaks;
    }

    /// "not far from X", "a few miles from X": a phrase whose last word alone means something else.
    boolean isNear(Name name) {
        int end = beforeFillers(name) + 1;
        return lexicon.longestBefore("near", name.tokens(), end)
                .filter(start -> end - start > 1)
                .isPresent();
    }

    /// Whether a word that makes the position loose stands before it, or before the name that it is listed with.
    boolean isLoose(List<Name> names, int i) {
        Name name = names.get(i);
        return lexicon.longestBefore("near", name.tokens(), beforeFillers(name) + 1)
                        .isPresent()
                || i > 0 && isListed(names, i) && isLoose(names, i - 1);
    }

    /// Two names with no verb or new clause between them, the second of them saying where the first is.
    boolean isChained(Name first, Name second) {
        if (!first.inSentenceOf(second) || second.from() - first.to() > CHAIN) {
            return false;
        }
        for (int k = first.to(); k < second.from(); k++) {
            Token token = first.tokens().get(k);
            if (isVerbLike(token) || !token.isWord() && !token.text().matches("[,(]")) {
                return false;
            }
        }
        return true;
    }

    private boolean isVerbLike(Token token) {
        String word = token.lower();
        boolean past = word.endsWith("ed")
                && word.length() > 4
                && word.indexOf('-') < 0
                && !lexicon.is("seat", word)
                && !token.isCapitalised();
        return past || lexicon.is("break", word) || lexicon.is("passive", word);
    }

    /// "X and Y", "X, Y and Z".
    private boolean isListed(List<Name> names, int i) {
        Name before = names.get(i - 1);
        return before.inSentenceOf(names.get(i))
                && Containers.between(before, names.get(i))
                        .matches(
                                "(,|and|or|, and|as well as|&|and (in|at|near|on|outside)|or (in|at|near))( the| nearby| neighbouring)?");
    }

    int beforeFillers(Name name) {
        List<Token> tokens = name.tokens();
        int p = name.from() - 1;
        for (int steps = 0; p >= 0 && steps < 6; steps++) {
            String word = tokens.get(p).lower();
            boolean filler = lexicon.is("filler", word)
                    || lexicon.is("direction", word)
                    || word.equals("'s") && steps < 5
                    || word.equals("of")
                            && p > 0
                            && (lexicon.is("settlement", tokens.get(p - 1).lower())
                                    || lexicon.is("region", tokens.get(p - 1).lower())
                                    || lexicon.is("filler", tokens.get(p - 1).lower()))
                    || lexicon.is("settlement", word)
                            && p + 1 < tokens.size()
                            && tokens.get(p + 1).lower().equals("of")
                    || word.equals(",")
                            && p > 0
                            && lexicon.is("capital", tokens.get(p - 1).lower())
                    || word.indexOf('-') > 0 && Character.isLetter(word.charAt(0))
                    || gazetteer.findCountryOfDemonym(word).isPresent();
            if (!filler) {
                break;
            }
            p--;
        }
        return p;
    }
}
