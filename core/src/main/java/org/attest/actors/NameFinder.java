package org.attest.actors;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.attest.actors.Draft.Meaning;
import org.attest.actors.Phrases.Match;
import org.jspecify.annotations.Nullable;

/// Finds those whom no table knows: organisations by the word that heads their name, persons by what is said of them.
final class NameFinder {
    private static final Map<String, Who.Kind> HEADS = heads();

    private static Map<String, Who.Kind> heads() {
        Map<String, Who.Kind> heads = new java.util.HashMap<>();
        for (String word :
                ("front brigade brigades army militia battalion battalions regiment division corps guard guards jihad"
                                + " mujahideen squad forces force resistance liberation movement legion rebels fighters cartel faction")
                        .split(" ")) {
            heads.put(word, Who.Kind.ARMED_GROUP);
        }
        for (String word :
                ("ministry department directorate authority police bureau governorate administration parliament"
                                + " senate congress assembly municipality command")
                        .split(" ")) {
            heads.put(word, Who.Kind.OFFICIAL);
        }
        for (String word :
                "news tv television radio agency media press times post channel gazette herald tribune chronicle online website daily journal newspaper network"
                        .split(" ")) {
            heads.put(word, Who.Kind.OUTLET);
        }
        for (String word : "observatory monitor watch".split(" ")) {
            heads.put(word, Who.Kind.MONITOR);
        }
        for (String word :
                ("party committee committees council councils group coalition alliance union association foundation institute"
                                + " organisation organisations commission office federation league company corporation inc ltd technologies"
                                + " society crescent cross service services tribunal court project initiative mission fund campaign secretariat"
                                + " centre centres consortium trust forum syndicate confederation collective programme")
                        .split(" ")) {
            heads.put(word, Who.Kind.ORGANISATION);
        }
        return Map.copyOf(heads);
    }

    private static final Set<String> MONITORING =
            Set.of("rights", "documentation", "violations", "monitoring", "accountability", "casualties");
    private static final Set<String> MEDIA = Set.of("media", "news", "press", "information");
    private static final Set<String> FACILITIES = Set.of(
            "research",
            "scientific",
            "studies",
            "medical",
            "shopping",
            "trade",
            "training",
            "detention",
            "cultural",
            "health",
            "logistics",
            "conference",
            "command");
    private static final Set<String> CONNECTORS = Set.of("of", "for", "to", "against", "in");
    private static final Set<String> ARTICLES =
            Set.of("the", "a", "an", "this", "these", "our", "its", "their", "his", "her");

    private static final Set<String> TITLES = Set.of(
            "president",
            "minister",
            "premier",
            "general",
            "gen.",
            "colonel",
            "col.",
            "lieutenant",
            "lt.",
            "major",
            "maj.",
            "captain",
            "capt.",
            "sergeant",
            "sgt.",
            "brigadier",
            "brig.",
            "admiral",
            "adm.",
            "commander",
            "cmdr.",
            "mr",
            "mr.",
            "mrs",
            "mrs.",
            "ms",
            "ms.",
            "dr",
            "dr.",
            "doctor",
            "sheikh",
            "shaykh",
            "ayatollah",
            "mullah",
            "imam",
            "bishop",
            "father",
            "fr.",
            "rev.",
            "spokesman",
            "spokeswoman",
            "spokesperson",
            "governor",
            "gov.",
            "mayor",
            "senator",
            "sen.",
            "ambassador",
            "secretary-general",
            "chancellor",
            "king",
            "prince",
            "emir",
            "sultan",
            "director",
            "analyst",
            "activist",
            "journalist",
            "lawyer",
            "professor",
            "prof.",
            "judge",
            "prosecutor",
            "chairman",
            "secretary",
            "envoy",
            "chief",
            "resident",
            "villager",
            "witness",
            "lawmaker",
            "mp",
            "warlord",
            "strongman",
            "archbishop",
            "cardinal",
            "pope",
            "coordinator",
            "correspondent",
            "marshal");
    private static final Set<String> NOT_NAMES = Set.of(
            "the",
            "a",
            "an",
            "command",
            "assembly",
            "staff",
            "council",
            "secretary",
            "minister",
            "ministry",
            "general",
            "spokesman",
            "spokeswoman",
            "spokesperson",
            "office",
            "officer",
            "of",
            "for",
            "on",
            "in",
            "january",
            "february",
            "march",
            "april",
            "may",
            "june",
            "july",
            "august",
            "september",
            "october",
            "november",
            "december",
            "monday",
            "tuesday",
            "wednesday",
            "thursday",
            "friday",
            "saturday",
            "sunday",
            "but",
            "and",
            "he",
            "she",
            "it",
            "they",
            "we",
            "i",
            "at",
            "after",
            "however",
            "meanwhile",
            "palace",
            "airport",
            "street",
            "province",
            "city",
            "north",
            "south",
            "east",
            "west",
            "northern",
            "southern",
            "eastern",
            "western",
            "central",
            "that",
            "this",
            "there",
            "when",
            "while",
            "if",
            "as",
            "by",
            "to",
            "from",
            "with",
            "no",
            "not",
            "some",
            "many",
            "most",
            "several",
            "all",
            "two",
            "three",
            "both",
            "his",
            "her",
            "its",
            "their",
            "our",
            "what",
            "who",
            "so",
            "also",
            "then",
            "later",
            "earlier",
            "local",
            "state",
            "satellite",
            "air",
            "more",
            "other",
            "another",
            "such",
            "one",
            "former",
            "deputy");
    private static final Set<String> PARTICLES = Set.of(
            "bin", "ibn", "van", "von", "de", "der", "del", "al", "el", "da", "dos", "abu", "ben", "le", "la", "ul");
    private static final Set<String> SAYING = Set.of(
            "said",
            "says",
            "told",
            "added",
            "reported",
            "warned",
            "claimed",
            "stated",
            "explained",
            "insisted",
            "wrote",
            "announced",
            "recalled",
            "argued",
            "acknowledged",
            "confirmed",
            "denied",
            "tweeted",
            "posted");
    private static final Set<String> OFFICES = Set.of(
            "head",
            "director",
            "spokesman",
            "spokeswoman",
            "spokesperson",
            "commander",
            "leader",
            "chief",
            "president",
            "chairman",
            "founder",
            "governor",
            "mayor",
            "minister",
            "doctor",
            "lawyer",
            "activist",
            "resident",
            "farmer",
            "teacher",
            "shopkeeper",
            "analyst",
            "researcher",
            "journalist",
            "secretary-general",
            "secretary",
            "villager",
            "witness",
            "member",
            "coordinator",
            "officer",
            "official",
            "professor",
            "former",
            "deputy",
            "senior",
            "survivor",
            "ambassador",
            "envoy",
            "driver",
            "student",
            "elder",
            "executive",
            "expert",
            "correspondent");

    private final Line line;
    private final List<Draft> known;
    private final Set<Integer> organisations;
    private final Set<Integer> places;
    private final Set<Integer> persons;
    private final List<Draft> drafts = new ArrayList<>();

    /// @param known drafts from the tables
    /// @param organisations indexes of tokens that the reader takes for part of an organisation's name; so the
    /// others
    NameFinder(Line line, List<Draft> known, Set<Integer> organisations, Set<Integer> places, Set<Integer> persons) {
        this.line = line;
        this.known = known;
        this.organisations = organisations;
        this.places = places;
        this.persons = persons;
    }

    List<Draft> find() {
        if (line.titleCase) {
            return drafts;
        }
        for (int i = 0; i < line.size(); i++) {
            if (!isNamePart(i) || i > 0 && isNamePart(i - 1)) {
                continue;
            }
            int end = i + 1;
            while (isNamePart(end)) {
                end++;
            }
            int start = i;
            while (start < end && (ARTICLES.contains(line.key(start)) || start == 0 && isOpening(line.key(start)))) {
                start++;
            }
            if (start < end) {
                addOrganisation(start, end);
                addPerson(start, end);
            }
        }
        return drafts;
    }

    private static boolean isOpening(String key) {
        return NOT_NAMES.contains(key) && !TITLES.contains(key) && !key.equals("state") && !key.equals("central");
    }

    /// Capitalised, or a joining particle between two that are.
    private boolean isNamePart(int i) {
        if (i < 0 || i >= line.size()) {
            return false;
        }
        String text = line.tokens.get(i).text();
        if (line.capital(i) && text.length() > 1 || line.capital(i) && text.length() == 1 && line.capital(i + 1)) {
            return true;
        }
        if (text.startsWith("al-") || text.startsWith("el-") || text.startsWith("as-") || text.startsWith("ash-")) {
            return text.length() > 4 && Character.isUpperCase(text.codePointAt(text.indexOf('-') + 1));
        }
        return PARTICLES.contains(text) && line.capital(i - 1) && line.capital(i + 1)
                || line.possessive(i) && line.capital(i - 1) && isPluralPossessive(i);
    }

    /// "Workers' Party", not "Israel's Army".
    private boolean isPluralPossessive(int i) {
        return line.key(i).equals("'") && line.capital(i + 1);
    }

    // ---- organisations --------------------------------------------------------------------------------------------

    private void addOrganisation(int start, int end) {
        int from = start;
        int to = end;
        // "Syria 's News TV": the possessive is not part of the run, so the run begins after it.
        int head = -1;
        for (int i = from; i < to; i++) {
            if (HEADS.containsKey(line.keys[i])) {
                head = i;
            }
        }
        boolean marked = head < 0 && organisations.contains(from);
        if (head < 0 && !marked) {
            return;
        }
        to = head < 0 ? to : head + 1;
        boolean first = head == from;
        int extended = extended(to, to == end);
        if (first && extended == to) {
            return;
        }
        if (extended - from < 2 && !marked) {
            return;
        }
        for (int i = from; i < extended; i++) {
            if (places.contains(i)) {
                return;
            }
        }
        for (Draft draft : known) {
            boolean inside = draft.start() < extended && from < draft.end();
            if (inside && draft.who() != null && draft.rank() <= 1) {
                boolean opens = draft.start() == from && extended > draft.end();
                boolean renamed = opens && CONNECTORS.contains(line.key(draft.end()));
                boolean longer = opens
                        && line.capital(draft.end())
                        && draft.rank() == 0
                        && HEADS.containsKey(line.keys[to - 1])
                        && HEADS.get(line.keys[to - 1]) != Who.Kind.OFFICIAL
                        && draft.who().kind() == Who.Kind.ARMED_GROUP
                        && isGroupWord(line.keys[to - 1]);
                if (!renamed && !longer) {
                    return;
                }
            }
        }
        Who.Kind kind = kind(from, to, extended, head);
        if (kind == null) {
            return;
        }
        drafts.add(
                new Draft(from, extended, 7, new Meaning.Known(new Who(name(from, extended), kind, Optional.empty()))));
    }

    private static boolean isGroupWord(String key) {
        return key.equals("front") || key.equals("brigade") || key.equals("brigades") || key.equals("army");
    }

    /// "Front" + "for the Liberation of X and Y", "Ministry" + "of Water".
    private int extended(int to, boolean whole) {
        int end = to;
        if (!whole) {
            return end;
        }
        while (CONNECTORS.contains(line.key(end)) && !line.capital(end)) {
            if (line.key(end).equals("in") || line.key(end).equals("to")) {
                return end;
            }
            int next = line.key(end + 1).equals("the") ? end + 2 : end + 1;
            if (!isNamePart(next)) {
                return end;
            }
            int last = next + 1;
            while (isNamePart(last)
                    || (line.key(last).equals("and") || line.key(last).equals("&"))
                            && isNamePart(last + 1)
                            && !startsClause(last + 1)) {
                last++;
            }
            end = last;
        }
        return end;
    }

    private boolean startsClause(int i) {
        return !line.matches.get(i).isEmpty()
                && line.matches.get(i).stream().anyMatch(m -> m.entry() instanceof Entry.Body);
    }

    private Who.@Nullable Kind kind(int from, int to, int end, int head) {
        if (head < 0) {
            return Who.Kind.ORGANISATION;
        }
        boolean monitoring = false;
        boolean media = false;
        boolean facility = false;
        for (int i = from; i < end; i++) {
            monitoring |= MONITORING.contains(line.keys[i]);
            media |= MEDIA.contains(line.keys[i]);
            facility |= FACILITIES.contains(line.keys[i]);
        }
        String word = line.keys[head];
        boolean room =
                word.equals("centre") || word.equals("centres") || word.equals("institute") || word.equals("court");
        if (room && facility && !monitoring && !media) {
            return null;
        }
        if (monitoring) {
            return Who.Kind.MONITOR;
        }
        if (media
                && (word.equals("centre")
                        || word.equals("office")
                        || word.equals("network")
                        || word.equals("agency"))) {
            return Who.Kind.OUTLET;
        }
        Who.Kind kind = HEADS.get(word);
        if (kind == Who.Kind.OUTLET
                && (word.equals("post") || word.equals("agency") || word.equals("network") || word.equals("channel"))
                && !media
                && !word.equals("post")) {
            return Who.Kind.ORGANISATION;
        }
        return kind;
    }

    private String name(int from, int end) {
        StringBuilder name = new StringBuilder();
        for (int i = from; i < end; i++) {
            if (Neutral.isLoaded(line.keys[i])) {
                continue;
            }
            boolean glued = i == from
                    || line.tokens.get(i).span().start()
                            == line.tokens.get(i - 1).span().end();
            if (!glued && !name.isEmpty()) {
                name.append(' ');
            }
            name.append(line.tokens.get(i).text());
        }
        return name.isEmpty() ? "organisation (not named)" : name.toString();
    }

    // ---- persons --------------------------------------------------------------------------------------------------

    private void addPerson(int start, int end) {
        int from = start;
        boolean titled = false;
        while (from < end && TITLES.contains(line.keys[from])) {
            from++;
            titled = true;
        }
        if (!titled && from > 0 && TITLES.contains(line.keys[from - 1])) {
            titled = true;
        }
        // A state's adjective or an institution before the name: "Israeli Defence Minister Benny Gantz".
        for (int i = end - 1; i > from; i--) {
            if (TITLES.contains(line.keys[i]) && i + 1 < end) {
                from = i + 1;
                titled = true;
                break;
            }
        }
        int length = end - from;
        if (length < 1 || length > 5) {
            return;
        }
        for (int i = from; i < end; i++) {
            if (NOT_NAMES.contains(line.keys[i])
                    || HEADS.containsKey(line.keys[i])
                    || places.contains(i)
                    || isTabled(i)) {
                return;
            }
        }
        String after = line.key(end);
        boolean aged = after.equals(",")
                && line.key(end + 1).matches("\\d\\d")
                && (line.key(end + 2).equals(",") || line.key(end + 2).equals("."));
        boolean office = after.equals(",")
                && (OFFICES.contains(line.key(end + 1))
                        || OFFICES.contains(line.key(end + 2)) && ARTICLES.contains(line.key(end + 1))
                        || OFFICES.contains(line.key(end + 3)) && ARTICLES.contains(line.key(end + 1)));
        boolean speaks = SAYING.contains(after)
                || SAYING.contains(line.key(from - 1))
                || line.key(from - 1).equals("to") && line.key(from - 2).equals("according");
        boolean marked = persons.contains(from);
        boolean two = length >= 2 && !line.keys[from].equals("al");
        if (titled && (two || length == 1) || two && (aged || office || speaks) || marked) {
            drafts.add(new Draft(
                    from,
                    end,
                    8,
                    new Meaning.Known(new Who(line.words(from, end), Who.Kind.PERSON, Optional.empty()))));
        }
    }

    private boolean isTabled(int i) {
        for (Draft draft : known) {
            if (draft.start() <= i && i < draft.end() && draft.rank() <= 2) {
                return true;
            }
        }
        for (Match match : line.matches.get(i)) {
            if (match.entry() instanceof Entry.StateName
                    || match.entry() instanceof Entry.Adjective
                    || match.entry() instanceof Entry.Capital && match.end() == i + 1) {
                return true;
            }
        }
        return false;
    }
}
