package org.attest.actors;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.attest.actors.Draft.Meaning;
import org.attest.actors.Entry.Adjective;
import org.attest.actors.Entry.Body;
import org.attest.actors.Entry.Capital;
import org.attest.actors.Entry.Generic;
import org.attest.actors.Entry.Institution;
import org.attest.actors.Entry.Leader;
import org.attest.actors.Entry.StateName;
import org.attest.actors.Phrases.Match;
import org.jspecify.annotations.Nullable;

/// Finds names of the tables and builds descriptions from their parts: state + institution ("Israel's military").
final class Composer {
    private static final Set<String> GOVERNMENTS = Set.of("regime", "government", "administration", "junta");
    /// What a leader's bare name may stand before ("Assad forces").
    private static final Set<String> LEADERS_OWN = Set.of(
            "regime", "government", "forces", "administration", "army", "troops", "warplanes", "military", "junta");

    private static final Set<String> FILLERS = Set.of(
            "occupation",
            "armed",
            "official",
            "state",
            "state-run",
            "state-owned",
            "military",
            "army",
            "air",
            "senior",
            "top",
            "private",
            "local",
            "interim",
            "transitional",
            "ruling",
            "elite",
            "special",
            "ground",
            "naval",
            "presumed",
            "unidentified",
            "commercial",
            "independent",
            "opposition",
            "pro-government",
            "semi-official",
            "national",
            "federal",
            "central",
            "foreign",
            "shia",
            "shiite",
            "sunni",
            "kurdish",
            "islamist",
            "communist",
            "leftist",
            "maoist",
            "armoured",
            "unmanned",
            "reconnaissance",
            "government",
            "intelligence",
            "satellite",
            "imagery",
            "islamic",
            "backed",
            "internationally",
            "recognised",
            "self-styled",
            "de",
            "facto",
            "caretaker",
            "new",
            "proxy",
            "allied",
            "attack",
            "combat",
            "tribal",
            "ethnic",
            "arab",
            "border",
            "party",
            "main",
            "leading",
            "tank",
            "war",
            "fighter",
            "security",
            "enemy",
            "public",
            "hostile",
            "arabic-language",
            "english-language");

    private static final Set<String> LEFT_FILLERS =
            Set.of("private", "commercial", "unnamed", "opposition", "independent", "anonymous");

    /// Nouns that make "army" and "military" the first half of a thing ("army base").
    private static final Set<String> THINGS = Set.of(
            "base",
            "bases",
            "position",
            "positions",
            "site",
            "sites",
            "presence",
            "facility",
            "facilities",
            "post",
            "posts",
            "checkpoint",
            "checkpoints",
            "target",
            "targets",
            "aid",
            "operation",
            "operations",
            "campaign",
            "campaigns",
            "convoy",
            "convoys",
            "vehicle",
            "vehicles",
            "airport",
            "airports",
            "airfield",
            "airfields",
            "airbase",
            "airbases",
            "depot",
            "depots",
            "warehouse",
            "warehouses",
            "budget",
            "equipment",
            "plant",
            "plants",
            "factory",
            "factories",
            "hospital",
            "hospitals",
            "academy",
            "barracks",
            "camp",
            "camps",
            "complex",
            "complexes",
            "outpost",
            "outposts",
            "headquarters",
            "compound",
            "compounds",
            "bunker",
            "bunkers",
            "capabilities",
            "capability",
            "activity",
            "infrastructure",
            "assets",
            "action",
            "actions",
            "intervention",
            "exercise",
            "exercises",
            "drill",
            "drills",
            "service",
            "parade",
            "strategy",
            "coup",
            "rule",
            "custody",
            "building",
            "buildings",
            "installation",
            "installations",
            "hardware",
            "strike",
            "strikes",
            "attack",
            "attacks",
            "raid",
            "raids",
            "offensive",
            "offensives",
            "zone",
            "zones",
            "area",
            "areas",
            "station",
            "stations",
            "truck",
            "trucks",
            "supplies",
            "production",
            "industry",
            "defence-industry",
            "research",
            "support",
            "cooperation",
            "might",
            "power",
            "force",
            "forces",
            "units",
            "unit",
            "ammunition",
            "store",
            "stores",
            "school",
            "cemetery",
            "tribunal",
            "court",
            "trial",
            "purposes",
            "use",
            "technology",
            "gear",
            "training",
            "flight",
            "flights",
            "district",
            "academies",
            "patrol",
            "patrols",
            "escort",
            "bus",
            "car",
            "jeep",
            "ambulance",
            "office",
            "offices",
            "control",
            "territory",
            "town",
            "advance",
            "advances",
            "response",
            "solution",
            "option",
            "options",
            "draft",
            "conscription",
            "uniform",
            "uniforms",
            "stronghold",
            "strongholds",
            "shelling",
            "bombardment",
            "fire",
            "airstrikes",
            "airstrike");

    private static final Set<String> PLACE_PREPOSITIONS = Set.of(
            "in",
            "inside",
            "into",
            "from",
            "to",
            "near",
            "across",
            "over",
            "within",
            "throughout",
            "around",
            "outside",
            "between",
            "toward",
            "towards",
            "of",
            "through",
            "at",
            "off",
            "beyond",
            "via",
            "for",
            "on",
            "against",
            "with",
            "above",
            "under",
            "along",
            "about",
            "like",
            "than",
            "as",
            "entering",
            "leaving",
            "bordering",
            "neighbouring",
            "northern",
            "southern",
            "eastern",
            "western",
            "central",
            "northwest",
            "northeast",
            "southeast",
            "southwest",
            "northwestern",
            "northeastern",
            "southeastern",
            "southwestern",
            "targeting",
            "hitting",
            "striking");

    private static final Set<String> AUXILIARIES = Set.of(
            "has",
            "had",
            "have",
            "is",
            "was",
            "were",
            "are",
            "will",
            "would",
            "could",
            "may",
            "might",
            "did",
            "does",
            "do",
            "can",
            "should",
            "must",
            "cannot",
            "didn't",
            "hasn't",
            "hadn't",
            "won't",
            "doesn't",
            "wouldn't");

    private static final Set<String> ADVERBS = Set.of(
            "also",
            "never",
            "not",
            "again",
            "then",
            "later",
            "now",
            "still",
            "often",
            "seldom",
            "rarely",
            "usually",
            "reportedly",
            "allegedly",
            "long",
            "already",
            "ever",
            "itself",
            "yesterday",
            "today",
            "earlier",
            "meanwhile",
            "however",
            "too",
            "alone",
            "since",
            "once",
            "twice",
            "generally",
            "typically",
            "normally",
            "sometimes",
            "always",
            "just",
            "apparently",
            "presumably",
            "likely",
            "probably",
            "either",
            "neither",
            "both",
            "all");

    private static final Set<String> DAYS = Set.of(
            "monday",
            "tuesday",
            "wednesday",
            "thursday",
            "friday",
            "saturday",
            "sunday",
            "night",
            "morning",
            "evening",
            "afternoon",
            "week",
            "weekend",
            "month",
            "year");

    /// "Israeli raids" names who raids.
    private static final Set<String> ACTS = Set.of(
            "strike",
            "strikes",
            "attack",
            "attacks",
            "raid",
            "raids",
            "airstrike",
            "airstrikes",
            "bombing",
            "bombings",
            "bombardment",
            "bombardments",
            "shelling",
            "fire",
            "missile",
            "missiles",
            "rocket",
            "rockets",
            "bomb",
            "bombs",
            "shell",
            "shells",
            "offensive",
            "offensives",
            "invasion",
            "incursion",
            "incursions",
            "operation",
            "operations",
            "assault",
            "assaults",
            "air-strike",
            "air-strikes",
            "shellfire",
            "barrage",
            "salvo",
            "blockade",
            "sortie",
            "sorties",
            "ambush",
            "ambushes",
            "campaign",
            "aggression",
            "action",
            "intervention",
            "gunfire",
            "occupation",
            "blitz",
            "counter-offensive",
            "counteroffensive",
            "cross-border",
            "hit",
            "hits",
            "advance",
            "drone-strike",
            "drone-strikes",
            "claims",
            "claim",
            "statement",
            "statements",
            "denial",
            "denials",
            "policy",
            "announcement",
            "report",
            "reports",
            "allegations",
            "accusations");

    private static final Set<String> ACT_MODIFIERS = Set.of(
            "air",
            "missile",
            "drone",
            "rocket",
            "latest",
            "recent",
            "overnight",
            "military",
            "ground",
            "artillery",
            "naval",
            "cross-border",
            "reported",
            "alleged",
            "suspected",
            "first",
            "new",
            "heavy",
            "deadly",
            "cruise",
            "ballistic",
            "guided",
            "surface-to-surface",
            "precision",
            "most",
            "mortar",
            "retaliatory",
            "repeated",
            "fresh",
            "several",
            "aerial",
            "suicide",
            "kamikaze",
            "own",
            "long-range",
            "massive",
            "earlier",
            "previous",
            "presumed",
            "punitive",
            "pre-emptive",
            "tank",
            "large-scale",
            "nightly",
            "daily",
            "intense",
            "targeted",
            "second",
            "third",
            "two",
            "three",
            "four",
            "five",
            "fighter",
            "jet",
            "helicopter");

    private static final String BACKINGS =
            "backed|led|aligned|linked|affiliated|allied|supported|sponsored|funded|armed|trained";

    private final Lexicon lexicon;
    private final Line line;
    private final Set<String> statesOfReport;
    private final Set<Integer> verbs;
    private final Set<Integer> sources;
    private final List<Draft> drafts = new ArrayList<>();

    /// @param verbs indexes of tokens that the reader takes for verbs or cues
    /// @param sources indexes of tokens that the reader takes for the holder of words or the attacker in an act
    Composer(Lexicon lexicon, Line line, Set<String> statesOfReport, Set<Integer> verbs, Set<Integer> sources) {
        this.lexicon = lexicon;
        this.line = line;
        this.statesOfReport = statesOfReport;
        this.verbs = verbs;
        this.sources = sources;
    }

    List<Draft> find() {
        for (int i = 0; i < line.size(); i++) {
            if (!line.matches.get(i).isEmpty()) {
                addNames(i);
                addComposed(i);
            }
            addBacked(i);
        }
        return drafts;
    }

    private void add(int start, int end, int rank, Meaning meaning) {
        drafts.add(new Draft(start, end, rank, meaning));
    }

    private void addKnown(int start, int end, int rank, Who who) {
        add(start, end, rank, new Meaning.Known(who));
    }

    private void addNames(int i) {
        for (Match match : line.matches.get(i)) {
            switch (match.entry()) {
                case Body body -> {
                    if (body.onlyWith().isEmpty() || body.onlyWith().stream().anyMatch(statesOfReport::contains)) {
                        addKnown(i, match.end(), 0, body.who());
                    }
                }
                case Generic generic -> addGeneric(i, match, generic.who());
                case StateName name -> addState(i, match.end(), name.state(), false);
                case Capital capital -> addState(i, match.end(), capital.state(), true);
                case Adjective adjective -> addAdjective(i, match.end(), adjective);
                case Leader _, Institution _ -> {}
            }
        }
    }

    private void addGeneric(int i, Match match, Who who) {
        int end = match.end();
        if (line.possessive(end) && who.kind() == Who.Kind.ARMED_GROUP) {
            addKnown(i, end, 4, who);
            return;
        }
        if (isFirstHalf(end)) {
            return;
        }
        int start = i;
        while (start > 0 && LEFT_FILLERS.contains(line.key(start - 1))) {
            start--;
        }
        switch (who.kind()) {
            case MONITOR -> add(start, end, 4, new Meaning.Described(who, Optional.empty()));
            case IMAGERY -> {
                boolean company = who.name().contains("company");
                add(start, end, 4, company ? new Meaning.Described(who, Optional.empty()) : new Meaning.Known(who));
            }
            case UNNAMED, WITNESS, OUTLET, STATE, MILITARY, OFFICIAL, ARMED_GROUP, ORGANISATION, PERSON -> {
                if (who.name().startsWith("photographs") && end == i + 1) {
                    add(start, end, 4, new Meaning.Pictures());
                } else {
                    addLocated(start, end, who);
                }
            }
        }
    }

    /// "sources in Damascus", "residents of Goma": the place is part of who they are.
    private void addLocated(int start, int end, Who who) {
        boolean sayers = who.kind() == Who.Kind.UNNAMED || who.kind() == Who.Kind.WITNESS;
        String preposition = line.key(end);
        boolean people = !who.name().contains("(") && sayers;
        if (people
                && (preposition.equals("in") || preposition.equals("of"))
                && line.capital(end + 1)
                && !line.titleCase) {
            int last = end + 1;
            while (line.capital(last + 1) && last - end < 3) {
                last++;
            }
            if (!DAYS.contains(line.key(end + 1)) && !line.key(end + 1).equals("the")) {
                String head = Lexicon.lower(line.words(end - 1, end));
                addKnown(
                        start,
                        last + 1,
                        3,
                        new Who(head + " " + line.words(end, last + 1), who.kind(), Optional.empty()));
                return;
            }
        }
        if (who.name().equals("sources")) {
            String head = line.key(end - 1);
            boolean definite = line.key(start - 1).equals("the");
            Who plain = new Who(head.equals("source") ? "source" : "sources", Who.Kind.UNNAMED, Optional.empty());
            if (definite) {
                add(start, end, 4, new Meaning.Short(head, Optional.of(plain)));
                return;
            }
            addKnown(start, end, 4, plain);
            return;
        }
        addKnown(start, end, 4, who);
    }

    private boolean isFirstHalf(int end) {
        return THINGS.contains(line.key(end)) && !line.capital(end);
    }

    // ---- states ---------------------------------------------------------------------------------------------------

    private void addState(int i, int end, State state, boolean capital) {
        int before = line.key(i - 1).equals("the") ? i - 2 : i - 1;
        if (line.possessive(end)) {
            if (isAct(end + 1)) {
                addKnown(i, end, 5, stateWho(state));
            }
            return;
        }
        String previous = line.key(before);
        boolean blamed = lexicon.isVerb("object", previous)
                || previous.equals("by") && !line.key(end).equals("border") && !capital
                || (previous.equals("on") || previous.equals("to"))
                        && (line.key(before - 1).equals("blamed")
                                || line.key(before - 1).equals("attributed"));
        boolean held = sources.contains(i) && !PLACE_PREPOSITIONS.contains(previous);
        if (blamed || held || !PLACE_PREPOSITIONS.contains(previous) && isSubject(end, capital, 0)) {
            addKnown(i, end, 5, stateWho(state));
        }
    }

    static Who stateWho(State state) {
        return new Who(state.name(), Who.Kind.STATE, Optional.of(state.code()));
    }

    /// Whether what follows makes the words before `i` a subject.
    private boolean isSubject(int i, boolean capital, int depth) {
        int at = i;
        if (line.key(at).equals(",")
                && (line.key(at + 1).equals("which") || line.key(at + 1).equals("who"))) {
            return !capital;
        }
        if (depth < 3
                && (line.key(at).equals("and")
                        || line.key(at).equals(",")
                        || line.key(at).equals("or"))) {
            int next = line.key(at + 1).equals("the") ? at + 2 : at + 1;
            if (next < line.size()) {
                for (Match match : line.matches.get(next)) {
                    if (match.entry() instanceof StateName
                            || match.entry() instanceof Capital
                            || match.entry() instanceof Body) {
                        return isSubject(match.end(), capital, depth + 1);
                    }
                }
            }
        }
        boolean auxiliary = false;
        for (int steps = 0; steps < 8 && at < line.size(); steps++) {
            String key = line.key(at);
            if (AUXILIARIES.contains(key)) {
                auxiliary = true;
                at++;
            } else if (ADVERBS.contains(key) || key.length() > 4 && key.endsWith("ly")) {
                at++;
            } else if ((key.equals("on")
                            || key.equals("late")
                            || key.equals("early")
                            || key.equals("last")
                            || key.equals("this"))
                    && (DAYS.contains(line.key(at + 1))
                            || DAYS.contains(line.key(at + 2))
                            || line.key(at + 1).equals("on"))) {
                at++;
            } else if (DAYS.contains(key)) {
                at++;
            } else {
                break;
            }
        }
        String key = line.key(at);
        if (lexicon.isVerb("speech", key) || line.key(at).equals("accused")) {
            return !(auxiliary && isPassive(i, at));
        }
        if (capital) {
            return false;
        }
        return auxiliary && at < line.size()
                || lexicon.isVerb("act", key)
                || verbs.contains(at)
                || key.length() > 4 && key.endsWith("ed") && !line.capital(at) && key.indexOf('-') < 0;
    }

    /// "Damascus was mentioned", "Damascus is considered": the city, or at least nobody who speaks.
    private boolean isPassive(int from, int verb) {
        for (int i = from; i < verb; i++) {
            String key = line.key(i);
            if (key.equals("is") || key.equals("was") || key.equals("are") || key.equals("were")) {
                return !line.key(verb).endsWith("ing");
            }
        }
        return false;
    }

    private void addAdjective(int i, int end, Adjective adjective) {
        if (adjective.people()) {
            String previous = line.key(i - 1);
            boolean agent = previous.equals("by")
                    || previous.equals("the") && line.key(i - 2).equals("by");
            if (agent
                    || previous.equals("the")
                            && !PLACE_PREPOSITIONS.contains(line.key(i - 2))
                            && isSubject(end, false, 0)) {
                addKnown(i, end, 5, stateWho(adjective.state()));
            }
            return;
        }
        boolean predicate = (line.key(i - 1).equals("be")
                        || line.key(i - 1).equals("were")
                        || line.key(i - 1).equals("was"))
                && !line.capital(end)
                && (end >= line.size()
                        || !Character.isLetter(line.key(end).charAt(0))
                        || verbs.contains(end)
                        || line.key(i - 2).equals("to"));
        if (isAct(end) || predicate) {
            addKnown(i, end, 5, stateWho(adjective.state()));
        }
    }

    private boolean isAct(int i) {
        int at = i;
        while (at - i < 4 && ACT_MODIFIERS.contains(line.key(at))) {
            if (ACTS.contains(line.key(at))
                    && !ACTS.contains(line.key(at + 1))
                    && !ACT_MODIFIERS.contains(line.key(at + 1))) {
                return true;
            }
            at++;
        }
        return ACTS.contains(line.key(at));
    }

    // ---- state + institution ------------------------------------------------------------------------------------

    private void addComposed(int i) {
        for (Match match : line.matches.get(i)) {
            int end = match.end();
            boolean possessive = line.possessive(end);
            switch (match.entry()) {
                case Adjective adjective -> {
                    if (!adjective.people()) {
                        addOwned(i, end, adjective.state(), true);
                        addAfterPlainAdjective(i, end, adjective.state());
                    }
                }
                case StateName name -> addOwned(i, possessive ? end + 1 : end, name.state(), possessive);
                case Capital capital -> {
                    if (possessive) {
                        addOwned(i, end + 1, capital.state(), true);
                    }
                }
                case Leader leader -> {
                    if (possessive || LEADERS_OWN.contains(line.key(end))) {
                        addOwned(i, possessive ? end + 1 : end, leader.state(), true);
                    }
                }
                case Institution institution -> addBare(i, end, institution);
                case Body _, Generic _ -> {}
            }
        }
    }

    /// "Israeli and US warplanes": the first adjective shares the institution of the second.
    private void addAfterPlainAdjective(int i, int end, State state) {
        if (!line.key(end).equals("and") || end + 1 >= line.size()) {
            return;
        }
        for (Match match : line.matches.get(end + 1)) {
            if (match.entry() instanceof Adjective second && !second.people()) {
                Match found = institutionAt(match.end(), true);
                if (found != null) {
                    Institution institution = (Institution) found.entry();
                    addKnown(i, end, 2, composed(institution, state, ""));
                }
            }
        }
    }

    private void addOwned(int start, int from, State state, boolean strong) {
        Match match = institutionAt(from, strong);
        if (match == null) {
            return;
        }
        Institution institution = (Institution) match.entry();
        int end = match.end();
        if (institution.kind() == Who.Kind.OFFICIAL && institution.head().equals("government")) {
            Match inner = institutionAt(line.possessive(end) ? end + 1 : end, true);
            if (inner != null && ((Institution) inner.entry()).owned()) {
                institution = (Institution) inner.entry();
                end = inner.end();
            }
        }
        addInstitution(start, end, institution, state);
    }

    private void addInstitution(int start, int end, Institution institution, State state) {
        int first = start;
        while (first > 0 && !institution.owned() && LEFT_FILLERS.contains(line.key(first - 1))) {
            first--;
        }
        Who who = composed(institution, state, nounOf(end, institution));
        boolean described = institution.kind() == Who.Kind.MONITOR
                || institution.kind() == Who.Kind.IMAGERY
                || institution.head().equals("company");
        if (!institution.owned() && described) {
            add(first, end, 1, new Meaning.Described(who, Optional.of(state)));
        } else {
            addKnown(first, end, 1, who);
        }
    }

    /// The words of the institution that ends here, for names that keep them ("Iraqi paramilitaries").
    private String nounOf(int end, Institution institution) {
        if (institution.owned() || institution.kind() != Who.Kind.ARMED_GROUP) {
            return institution.head();
        }
        String noun = line.key(end - 1);
        return Neutral.isLoaded(noun) || noun.equals("group") || noun.equals("groups") ? institution.head() : noun;
    }

    private @Nullable Match institutionAt(int from, boolean strong) {
        for (int at = from; at < line.size() && at - from <= 3; at++) {
            Match best = null;
            for (Match match : line.matches.get(at)) {
                if (match.entry() instanceof Institution institution && (strong || !institution.strict())) {
                    best = match;
                }
            }
            if (best != null) {
                return best;
            }
            if (!strong || !FILLERS.contains(line.key(at))) {
                return null;
            }
        }
        return null;
    }

    private static Who composed(Institution institution, State state, String noun) {
        String head = noun.isEmpty() ? institution.head() : noun;
        Optional<String> country = institution.owned() ? Optional.of(state.code()) : Optional.empty();
        return new Who(state.adjective() + " " + head, institution.kind(), country);
    }

    private void addBare(int i, int end, Institution institution) {
        boolean regime = GOVERNMENTS.contains(line.key(i));
        if (regime && institution.head().equals("government")) {
            int from = line.possessive(end) ? end + 1 : end;
            Match inner = institutionAt(from, true);
            if (inner != null && ((Institution) inner.entry()).owned()) {
                add(i, inner.end(), 2, new Meaning.OfContext((Institution) inner.entry(), true));
            }
        }
        State after = stateAfter(end, institution);
        if (after != null) {
            addInstitution(i, endOfState(end), institution, after);
            return;
        }
        if (!institution.bare() || !regime && isFirstHalf(end) && !line.possessive(end)) {
            return;
        }
        State quoted = institution.kind() == Who.Kind.UNNAMED ? outletsState(end) : null;
        if (quoted != null) {
            addKnown(i, end, 2, composed(institution, quoted, ""));
        } else {
            add(i, end, 6, new Meaning.OfContext(institution, line.key(i).equals("regime")));
        }
    }

    /// "State media in Syria", "the armed forces of Ukraine".
    private @Nullable State stateAfter(int end, Institution institution) {
        String preposition = line.key(end);
        boolean in = preposition.equals("in")
                && (institution.bare() || institution.kind() == Who.Kind.OUTLET)
                && !institution.head().equals("emergency services");
        boolean of = preposition.equals("of") && institution.owned();
        if (!in && !of) {
            return null;
        }
        int at = line.key(end + 1).equals("the") ? end + 2 : end + 1;
        if (at >= line.size()) {
            return null;
        }
        State state = null;
        for (Match match : line.matches.get(at)) {
            if (match.entry() instanceof StateName name) {
                state = name.state();
            } else if (match.entry() instanceof Capital capital && in) {
                state = capital.state();
            }
        }
        return state;
    }

    private int endOfState(int end) {
        int at = line.key(end + 1).equals("the") ? end + 2 : end + 1;
        int last = at + 1;
        for (Match match : line.matches.get(at)) {
            if (match.entry() instanceof StateName || match.entry() instanceof Capital) {
                last = Math.max(last, match.end());
            }
        }
        return last;
    }

    /// "a military source quoted by SANA": a state's agency quotes its own.
    private @Nullable State outletsState(int end) {
        for (int at = end; at < line.size() && at - end <= 4; at++) {
            for (Match match : line.matches.get(at)) {
                if (match.entry() instanceof Body body && body.who().kind() == Who.Kind.OUTLET) {
                    return body.who().country().flatMap(lexicon::findState).orElse(null);
                }
            }
        }
        return null;
    }

    // ---- "Iran-backed fighters" -----------------------------------------------------------------------------------

    private void addBacked(int i) {
        String key = line.keys[i];
        int hyphen = key.lastIndexOf('-');
        if (hyphen <= 0) {
            return;
        }
        String link = key.substring(hyphen + 1);
        boolean pro = key.startsWith("pro-");
        if (!pro && !link.matches(BACKINGS)) {
            return;
        }
        int at = i + 1;
        while (at - i < 4 && FILLERS.contains(line.key(at))) {
            at++;
        }
        if (at >= line.size()) {
            return;
        }
        Match best = null;
        for (Match match : line.matches.get(at)) {
            if (match.entry() instanceof Institution institution
                    && (institution.kind() == Who.Kind.ARMED_GROUP
                            || institution.kind() == Who.Kind.MILITARY && !institution.bare())) {
                best = match;
            }
        }
        if (best == null) {
            return;
        }
        String written = line.tokens.get(i).text();
        String backer = pro ? written.substring(4) : written.substring(0, hyphen);
        String who = Neutral.isLoaded(Lexicon.lower(backer)) ? "government" : stateNamed(backer);
        String noun = line.key(best.end() - 1);
        String head = Neutral.isLoaded(noun) ? "armed group" : noun;
        String name = (pro ? "pro-" + who : who + "-" + link) + " " + head;
        addKnown(i, best.end(), 1, new Who(name, Who.Kind.ARMED_GROUP, Optional.empty()));
    }

    private String stateNamed(String backer) {
        Map<Integer, State> found = new HashMap<>();
        String[] keys = Lexicon.keys(Lexicon.tokens(backer));
        if (keys.length > 0) {
            for (Match match : lexicon.phrases().at(keys, 0)) {
                switch (match.entry()) {
                    case StateName name -> found.put(match.end(), name.state());
                    case Adjective adjective -> found.put(match.end(), adjective.state());
                    case Leader leader -> found.put(match.end(), leader.state());
                    case Capital capital -> found.put(match.end(), capital.state());
                    case Body _, Institution _, Generic _ -> {}
                }
            }
        }
        State state = found.get(keys.length);
        if (state == null) {
            return backer;
        }
        return state.code().equals("US")
                        || state.code().equals("GB")
                        || state.code().equals("AE")
                ? state.adjective().equals("British") ? "UK" : state.code().equals("AE") ? "UAE" : "US"
                : state.name();
    }
}
