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
            addPeople(i);
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
                        addKnown(i, endOfBody(match.end(), body.who()), 0, body.who());
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

    /// "FMLN rebels", "RSF fighters", "NATO jets", "a Hamas spokesman" are the body itself.
    private int endOfBody(int end, Who who) {
        boolean armed = who.kind() == Who.Kind.ARMED_GROUP || who.kind() == Who.Kind.MILITARY;
        if (end >= line.size() || line.capital(end)) {
            return end;
        }
        if (lexicon.isWord("spoken", line.key(end))) {
            return end + 1;
        }
        int last = end;
        for (Match match : armed ? line.matches.get(end) : List.<Match>of()) {
            boolean own = match.entry() instanceof Institution institution
                    && (institution.kind() == Who.Kind.ARMED_GROUP
                            || institution.kind() == Who.Kind.MILITARY && !institution.bare());
            if (own) {
                last = Math.max(last, match.end());
            }
        }
        return last;
    }

    private void addGeneric(int i, Match match, Who who) {
        int end = match.end();
        if (line.possessive(end) && who.kind() == Who.Kind.ARMED_GROUP) {
            addKnown(i, end, 4, who);
            return;
        }
        boolean others = lexicon.isWord("possessive", line.key(i - 1));
        if (isFirstHalf(end) || others && who.kind() == Who.Kind.ARMED_GROUP) {
            return;
        }
        boolean definite = line.key(i - 1).equals("the") && end == i + 1;
        if (definite && who.kind() == Who.Kind.ARMED_GROUP && lexicon.isWord("short-head", line.key(i))) {
            add(i, end, 4, new Meaning.Short(line.key(i), Optional.of(who)));
            return;
        }
        int start = i;
        while (start > 0 && lexicon.isWord("left-filler", line.key(start - 1))) {
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
                    add(start, end, 4, new Meaning.Pictures(line.key(i).endsWith("s") || speaks(i, end)));
                } else {
                    addLocated(start, end, who);
                }
            }
        }
    }

    /// Whether the words say something or are said to have: "farmers in Morazan said", "according to villagers".
    private boolean speaks(int start, int end) {
        if (sources.contains(start) || sources.contains(end - 1)) {
            return true;
        }
        for (int i = end; i < line.size() && i - end < 6; i++) {
            String key = line.key(i);
            if (lexicon.isWord("speech", key) || lexicon.isWord("telling", key)) {
                return true;
            }
            if (key.equals(".") || key.equals("was") || key.equals("were")) {
                break;
            }
        }
        for (int i = start - 1; i >= 0 && start - i < 5; i--) {
            if (lexicon.isWord("telling-before", line.key(i)) || lexicon.isWord("saying", line.key(i))) {
                return true;
            }
        }
        return false;
    }

    /// "sources in Damascus", "residents of Goma": the place is part of who they are.
    private void addLocated(int start, int end, Who who) {
        boolean always = who.name().equals("witnesses")
                || who.name().equals("activists")
                || who.name().startsWith("footage")
                || who.name().startsWith("photographs");
        boolean people = who.kind() == Who.Kind.WITNESS || who.kind() == Who.Kind.UNNAMED;
        if (people && !always && !speaks(start, end)) {
            return;
        }
        if (who.kind() == Who.Kind.OUTLET && lexicon.isWord("not-after-media", line.key(end))) {
            return;
        }
        boolean sayers = who.kind() == Who.Kind.UNNAMED || who.kind() == Who.Kind.WITNESS;
        String preposition = line.key(end);
        boolean placed = !who.name().contains("(") && sayers;
        if (placed
                && (preposition.equals("in") || preposition.equals("of"))
                && line.capital(end + 1)
                && !line.titleCase) {
            int last = end + 1;
            while (line.capital(last + 1) && last - end < 3) {
                last++;
            }
            if (!lexicon.isWord("day", line.key(end + 1)) && !line.key(end + 1).equals("the")) {
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
        return lexicon.isWord("thing", line.key(end)) && !line.capital(end);
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
        boolean named = before == i - 1
                && line.capital(before)
                && !lexicon.isWord("not-name", previous)
                && !lexicon.isWord("opening", previous)
                && line.matches.get(before).isEmpty()
                && !line.titleCase;
        if (named) {
            // "Michael Jordan"
            return;
        }
        boolean blamed = lexicon.isWord("object", previous)
                || previous.equals("by")
                        && !line.key(end).equals("border")
                        && !capital
                        && !isBacking(line.key(before - 1))
                || (previous.equals("on") || previous.equals("to"))
                        && (line.key(before - 1).equals("blamed")
                                || line.key(before - 1).equals("attributed"));
        boolean held = sources.contains(i) && !lexicon.isWord("preposition", previous);
        if (blamed || held || !lexicon.isWord("preposition", previous) && isSubject(end, capital, 0)) {
            addKnown(i, end, 5, stateWho(state));
        }
    }

    private boolean isBacking(String key) {
        return lexicon.isWord("backing", key);
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
                        || line.key(at).equals("or")
                        || line.key(at).equals("nor"))) {
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
            if (lexicon.isWord("auxiliary", key)) {
                auxiliary = true;
                at++;
            } else if (lexicon.isWord("adverb", key) || key.length() > 4 && key.endsWith("ly")) {
                at++;
            } else if ((key.equals("on")
                            || key.equals("late")
                            || key.equals("early")
                            || key.equals("last")
                            || key.equals("this"))
                    && (lexicon.isWord("day", line.key(at + 1))
                            || lexicon.isWord("day", line.key(at + 2))
                            || line.key(at + 1).equals("on"))) {
                at++;
            } else if (lexicon.isWord("day", key)) {
                at++;
            } else {
                break;
            }
        }
        String key = line.key(at);
        if (lexicon.isWord("speech", key) || line.key(at).equals("accused")) {
            return !capital || !(auxiliary && isPassive(i, at));
        }
        if (capital) {
            return false;
        }
        return auxiliary && at < line.size()
                || lexicon.isWord("act", key)
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
            boolean agent = previous.equals("by") && !isBacking(line.key(i - 2))
                    || previous.equals("the") && line.key(i - 2).equals("by") && !isBacking(line.key(i - 3));
            if (agent
                    || previous.equals("the")
                            && !lexicon.isWord("preposition", line.key(i - 2))
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
        while (at - i < 4 && lexicon.isWord("act-modifier", line.key(at)) && !isActNoun(at)) {
            at++;
        }
        return isActNoun(at);
    }

    /// The last word of what may be several: "raids", but not the "missile" of "missile strikes" or "missile
    /// production".
    private boolean isActNoun(int i) {
        String key = line.key(i);
        String next = line.key(i + 1);
        boolean modifier = lexicon.isWord("act-modifier", key)
                && (lexicon.isWord("act-noun", next) || lexicon.isWord("act-modifier", next));
        return lexicon.isWord("act-noun", key) && !modifier && !lexicon.isWord("thing", next);
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
                    if (possessive || lexicon.isWord("leader-owned", line.key(end))) {
                        addOwned(i, possessive ? end + 1 : end, leader.state(), true);
                    }
                }
                case Institution institution -> {
                    addBare(i, end, institution);
                    addBackedBy(i, end, institution);
                }
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
        if (line.key(end - 1).equals("military") && lexicon.isWord("abstract", line.key(end))) {
            return;
        }
        if (institution.kind() == Who.Kind.OFFICIAL && institution.head().equals("government")) {
            Match inner = institutionAt(line.possessive(end) ? end + 1 : end, true);
            if (inner != null && ((Institution) inner.entry()).owned()) {
                institution = (Institution) inner.entry();
                end = inner.end();
            }
        }
        addInstitution(start, end, institution, state);
        // "Israeli officials and media"
        if (line.key(end).equals("and")) {
            Match second = institutionAt(end + 1, true);
            if (second != null) {
                addInstitution(end + 1, second.end(), (Institution) second.entry(), state);
            }
        }
    }

    private void addInstitution(int start, int end, Institution institution, State state) {
        int first = start;
        while (first > 0 && !institution.owned() && lexicon.isWord("left-filler", line.key(first - 1))) {
            first--;
        }
        if (institution.kind() == Who.Kind.WITNESS && !speaks(first, end)) {
            return;
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
        boolean kept = institution.kind() == Who.Kind.ARMED_GROUP || institution.kind() == Who.Kind.WITNESS;
        if (institution.owned() || !kept) {
            return institution.head();
        }
        String noun = line.key(end - 1);
        return lexicon.isWord("loaded", noun) || noun.equals("group") || noun.equals("groups")
                ? institution.head()
                : noun;
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
            if (!strong || !lexicon.isWord("filler", line.key(at))) {
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
        boolean regime = lexicon.isWord("government", line.key(i));
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
        String last = line.key(end - 1);
        if ((last.equals("minister") || last.equals("secretary")) && line.capital(end)) {
            // "Foreign Minister Julie Bishop" is a person; whose minister she is the words don't say.
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

    /// "Kurdish fighters", "Tamil rebels": of a people, not of a state.
    private void addPeople(int i) {
        if (!lexicon.isWord("people", line.keys[i]) || i + 1 >= line.size()) {
            return;
        }
        Match match = institutionAt(i + 1, true);
        if (match == null) {
            return;
        }
        Institution institution = (Institution) match.entry();
        boolean forces = institution.kind() == Who.Kind.MILITARY && !institution.bare();
        if (institution.kind() == Who.Kind.ARMED_GROUP || forces) {
            String noun = line.key(match.end() - 1);
            String head = lexicon.isWord("loaded", noun) ? "armed group" : noun;
            String name = line.words(i, i + 1) + " " + head;
            addKnown(i, match.end(), 2, new Who(name, Who.Kind.ARMED_GROUP, Optional.empty()));
        }
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
        boolean running = lexicon.isWord("running", link);
        if (!pro && !running && !lexicon.isWord("backing", link)) {
            return;
        }
        int at = i + 1;
        while (at - i < 4 && lexicon.isWord("filler", line.key(at))) {
            at++;
        }
        if (at >= line.size()) {
            return;
        }
        Match best = null;
        for (Match match : line.matches.get(at)) {
            if (match.entry() instanceof Institution institution
                    && (institution.kind() == Who.Kind.ARMED_GROUP
                            || institution.kind() == Who.Kind.OUTLET && (running || pro)
                            || institution.kind() == Who.Kind.MILITARY && !institution.bare())) {
                best = match;
            }
        }
        if (best == null) {
            return;
        }
        String written = line.tokens.get(i).text();
        String backer = pro ? written.substring(4) : written.substring(0, hyphen);
        String who = lexicon.isWord("loaded", Lexicon.lower(backer)) ? "government" : stateNamed(backer);
        String noun = line.key(best.end() - 1);
        String head = lexicon.isWord("loaded", noun) ? "armed group" : noun;
        String name = (pro ? "pro-" + who : who + "-" + (link.equals("supported") ? "backed" : link)) + " " + head;
        boolean media = ((Institution) best.entry()).kind() == Who.Kind.OUTLET;
        Who.Kind kind = media ? Who.Kind.OUTLET : Who.Kind.ARMED_GROUP;
        addKnown(i, best.end(), 1, new Who(name, kind, Optional.empty()));
    }

    /// "fighters backed by Iran" are the "Iran-backed fighters" of another report.
    private void addBackedBy(int i, int end, Institution institution) {
        if (institution.kind() != Who.Kind.ARMED_GROUP
                || !line.key(end + 1).equals("by")
                || !isBacking(line.key(end))) {
            return;
        }
        int at = line.key(end + 2).equals("the") ? end + 3 : end + 2;
        if (at >= line.size()) {
            return;
        }
        for (Match match : line.matches.get(at)) {
            if (match.entry() instanceof StateName || match.entry() instanceof Capital) {
                String link = line.key(end).equals("supported") ? "backed" : line.key(end);
                String head = lexicon.isWord("loaded", line.key(end - 1)) ? "armed group" : line.key(end - 1);
                String name = stateNamed(line.words(at, match.end())) + "-" + link + " " + head;
                addKnown(i, match.end(), 1, new Who(name, Who.Kind.ARMED_GROUP, Optional.empty()));
            }
        }
    }

    private String stateNamed(String backer) {
        Map<Integer, State> found = new HashMap<>();
        String[] keys = Lexicon.keys(Lexicon.tokens(backer));
        if (keys.length > 0) {
            for (Match match : lexicon.phrases().at(keys, 0)) {
                switch (match.entry()) {
                    case StateName name -> found.put(match.end(), name.state());
                    case Adjective adjective -> found.put(match.end(), adjective.state());
                    case Capital capital -> found.put(match.end(), capital.state());
                    case Leader _, Body _, Institution _, Generic _ -> {}
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
