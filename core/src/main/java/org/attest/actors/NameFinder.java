package org.attest.actors;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.attest.actors.Draft.Meaning;
import org.attest.actors.Phrases.Match;
import org.jspecify.annotations.Nullable;

/// Finds those whom no table knows: organisations by the word that heads their name, persons by what is said of them.
final class NameFinder {
    private final Lexicon lexicon;
    private final Line line;
    private final List<Draft> known;
    private final Set<Integer> organisations;
    private final Set<Integer> places;
    private final Set<Integer> persons;
    private final List<Draft> drafts = new ArrayList<>();

    /// @param known drafts from the tables
    /// @param organisations indexes of tokens that the reader takes for part of an organisation's name
    /// @param places of a place's or facility's
    /// @param persons of a person's
    NameFinder(
            Lexicon lexicon,
            Line line,
            List<Draft> known,
            Set<Integer> organisations,
            Set<Integer> places,
            Set<Integer> persons) {
        this.lexicon = lexicon;
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
            while (start < end
                    && (lexicon.isWord("article", line.key(start)) || start == 0 && isOpening(line.key(start)))) {
                start++;
            }
            if (start < end) {
                addOrganisation(start, end);
                addPerson(start, end);
            }
        }
        return drafts;
    }

    private boolean isOpening(String key) {
        return lexicon.isWord("not-name", key)
                && !lexicon.isWord("title", key)
                && !key.equals("state")
                && !key.equals("central");
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
        return lexicon.isWord("particle", text) && line.capital(i - 1) && line.capital(i + 1)
                || line.possessive(i) && line.capital(i - 1) && isPluralPossessive(i);
    }

    /// "Workers' Party", not "Israel's Army".
    private boolean isPluralPossessive(int i) {
        return line.key(i).equals("'") && line.capital(i + 1);
    }

    // ---- organisations --------------------------------------------------------------------------------------------

    private void addOrganisation(int start, int end) {
        int head = -1;
        for (int i = start; i < end; i++) {
            head = lexicon.findKindOfHead(line.keys[i]).isPresent() ? i : head;
        }
        boolean marked = organisations.contains(start);
        if (head < 0 && !marked) {
            return;
        }
        int to = head < 0 ? end : head + 1;
        int extended = to == end ? extended(to) : to;
        boolean headAlone = head == start && extended == to;
        if (headAlone || extended - start < 2 && !marked) {
            return;
        }
        for (int i = start; i < extended; i++) {
            if (places.contains(i)) {
                return;
            }
        }
        if (known.stream().anyMatch(draft -> forbids(draft, start, extended))) {
            return;
        }
        Who.Kind kind = kind(start, extended, head);
        if (kind == null) {
            return;
        }
        drafts.add(new Draft(
                start, extended, 7, new Meaning.Known(new Who(name(start, extended), kind, Optional.empty()))));
    }

    /// Whether a body of the tables stands in the words, so that they are its name and something more.
    private boolean forbids(Draft draft, int start, int end) {
        boolean inside = draft.start() < end && start < draft.end();
        if (!inside || draft.who() == null || draft.rank() > 1) {
            return false;
        }
        boolean opens = draft.start() == start && draft.end() < end;
        // "Islamic Front for Southern Reform" is not the Islamic Front.
        boolean renamed = opens && lexicon.isWord("connector", line.key(draft.end()));
        // "Nile Liberation Front" is not the paper Liberation.
        boolean word = draft.length() == 1 && draft.start() > start && draft.end() < end;
        return !renamed && !word;
    }

    /// "Front" + "for the Liberation of X and Y", "Ministry" + "of Water".
    private int extended(int to) {
        int end = to;
        while (lexicon.isWord("connector", line.key(end)) && !line.capital(end)) {
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
            // "in Honduras" belongs to the name only where an acronym closes it: "... in Honduras (CODEH)".
            if ((line.key(end).equals("in") || line.key(end).equals("to"))
                    && !line.key(last).equals("(")) {
                return end;
            }
            end = last;
        }
        return end;
    }

    private boolean startsClause(int i) {
        return !line.matches.get(i).isEmpty()
                && line.matches.get(i).stream().anyMatch(m -> m.entry() instanceof Entry.Body);
    }

    private Who.@Nullable Kind kind(int from, int end, int head) {
        if (head < 0) {
            return Who.Kind.ORGANISATION;
        }
        boolean monitoring = false;
        boolean media = false;
        boolean facility = false;
        for (int i = from; i < end; i++) {
            monitoring |= lexicon.isWord("monitoring", line.keys[i]);
            media |= lexicon.isWord("media", line.keys[i]);
            facility |= lexicon.isWord("facility", line.keys[i]);
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
        Who.Kind kind = lexicon.findKindOfHead(word).orElse(Who.Kind.ORGANISATION);
        boolean many = word.equals("agency") || word.equals("network") || word.equals("channel");
        return kind == Who.Kind.OUTLET && many && !media ? Who.Kind.ORGANISATION : kind;
    }

    private String name(int from, int end) {
        StringBuilder name = new StringBuilder();
        for (int i = from; i < end; i++) {
            if (lexicon.isWord("loaded", line.keys[i])) {
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
        while (from < end && lexicon.isWord("title", line.keys[from])) {
            from++;
            titled = true;
        }
        if (!titled && from > 0 && lexicon.isWord("title", line.keys[from - 1])) {
            titled = true;
        }
        // A state's adjective or an institution before the name: "Israeli Defence Minister Benny Gantz".
        for (int i = end - 1; i > from; i--) {
            if (lexicon.isWord("title", line.keys[i]) && i + 1 < end) {
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
            if (lexicon.isWord("not-name", line.keys[i])
                    || lexicon.findKindOfHead(line.keys[i]).isPresent()
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
                && (lexicon.isWord("office", line.key(end + 1))
                        || lexicon.isWord("office", line.key(end + 2)) && lexicon.isWord("article", line.key(end + 1))
                        || lexicon.isWord("office", line.key(end + 3)) && lexicon.isWord("article", line.key(end + 1)));
        boolean speaks = lexicon.isWord("saying", after)
                || lexicon.isWord("saying", line.key(from - 1))
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
