package org.attest.language;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.attest.language.Trigger.Label;
import org.attest.language.Words.Word;
import org.attest.reports.Span;

/// Finds the words that name acts and effects in one parsed sentence, and the phrases that play a part in them.
final class TriggerFinder {
    private static final Set<Label> EFFECTS = Set.of(Label.DESTROY, Label.DAMAGE);
    private static final Set<Label> PEOPLE = Set.of(Label.KILL, Label.INJURE, Label.MISSING);
    private static final Set<String> DYING = Set.of(
            "die",
            "perish",
            "succumb",
            "go missing",
            "disappear",
            "vanish",
            "lose their lives",
            "lose his life",
            "lose her life");
    private static final Set<String> SELF_CHANGING =
            Set.of("collapse", "explode", "detonate", "go off", "burn", "burn down", "clash", "sink");
    private static final Set<String> NOT_ATTACKS =
            Set.of("hunger", "general", "labour", "labor", "transport", "heart", "verbal", "teachers", "strike");
    private static final Set<String> STATE_WORDS =
            Set.of("dead", "wounded", "injured", "missing", "killed", "destroyed", "damaged");
    private static final Set<String> HARD =
            Set.of("badly", "heavily", "severely", "seriously", "partially", "partly", "hard");
    private static final Set<String> NEEDS_WEAPON =
            Set.of("send", "drop", "rain", "stop", "engage", "confront", "neutralise", "neutralize");
    private static final Set<String> AGAINST = Set.of("on", "against", "at", "upon", "towards", "toward", "into", "in");

    private final SentenceParse parse;
    private final Words words;
    private final List<Trigger> triggers;
    private final List<Role> roles;

    private TriggerFinder(SentenceParse parse, Words words, List<Trigger> triggers, List<Role> roles) {
        this.parse = parse;
        this.words = words;
        this.triggers = triggers;
        this.roles = roles;
    }

    /// Appends to `triggers` and `roles`, whose indices go on from what they hold.
    static void find(SentenceParse parse, Words words, List<Trigger> triggers, List<Role> roles) {
        TriggerFinder finder = new TriggerFinder(parse, words, triggers, roles);
        int skipTo = 0;
        for (int i = 0; i < parse.tokens.size(); i++) {
            if (i < skipTo) {
                continue;
            }
            int at = i;
            Optional<VerbGroup> verb =
                    parse.verbs.stream().filter(v -> v.head() == at).findFirst();
            int reach = 4;
            Optional<Word> verbWord = verb.flatMap(_ -> words.find("trigger-verb", parse.tokens, at, reach));
            if (verbWord.isPresent()) {
                finder.verb(verb.get(), verbWord.get());
            } else {
                Optional<Word> noun = finder.nounAt(i);
                if (noun.isPresent()) {
                    skipTo = i + 1 + noun.get().rest().size();
                    finder.noun(i, skipTo, noun.get());
                }
            }
        }
    }

    private Optional<Word> nounAt(int i) {
        boolean stateWord = STATE_WORDS.contains(parse.lower(i)) && !parse.tags[i].equals("PROPN");
        boolean nominal = parse.isNominal(i) || parse.tags[i].equals("ADJ") && !parse.isNominal(i + 1);
        if (!nominal && !stateWord) {
            return Optional.empty();
        }
        boolean figurative = i > 0
                && (NOT_ATTACKS.contains(parse.lower(i - 1))
                        || parse.lower(i - 1).equals("on") && parse.lower(i).equals("strike"));
        Optional<Word> word = words.find("trigger-noun", parse.tokens, i, 0);
        // "missile strike": the longer word began one token earlier and was taken there.
        return figurative ? Optional.empty() : word;
    }

    private Clause clauseOf(int token) {
        Clause innermost = parse.clauses.getFirst();
        int size = Integer.MAX_VALUE;
        for (Clause clause : parse.clauses) {
            if (clause.holds(token) && clause.to() - clause.from() < size) {
                innermost = clause;
                size = clause.to() - clause.from();
            }
        }
        return innermost;
    }

    private void verb(VerbGroup verb, Word word) {
        Clause clause = clauseOf(verb.head());
        Label label = hurts(verb, word) ? Label.DAMAGE : Label.valueOf(word.label());
        if (NEEDS_WEAPON.contains(word.lemma()) && !verb.passive() && !holdsWeapon(phrases(verb.to(), clause.to()))) {
            return;
        }
        int index = triggers.size();
        triggers.add(new Trigger(
                label,
                word.lemma(),
                false,
                verb.passive(),
                parse.span(verb.head(), verb.to()),
                parse.span(clause.from(), clause.to())));
        boolean selfActing = SELF_CHANGING.contains(word.lemma()) || DYING.contains(word.lemma());
        int after = verb.to();
        while (after < clause.to()
                && (word.rest().contains(parse.lower(after))
                                && parse.lower(after).length() < 6
                        || parse.tags[after].equals("ADV")
                                && !parse.isQuantifier(after)
                                && !parse.isNominalOrDeterminer(after + 1))) {
            after++;
        }
        List<int[]> undergoers;
        if (verb.form() == VerbGroup.Form.REDUCED) {
            undergoers = phraseBefore(verb.from(), clause.from());
            agent(index, verb.to(), clause.to());
        } else if (verb.passive() || selfActing) {
            undergoers = subjects(clause, verb);
            agent(index, verb.to(), clause.to());
        } else {
            undergoers = phrases(after, clause.to());
            boolean effect = EFFECTS.contains(label) || PEOPLE.contains(label);
            if (effect && undergoers.isEmpty()) {
                // "seven people injured", "a hangar had burned": no object, so the subject undergoes it.
                List<int[]> before = verb.from() == verb.head() ? phraseBefore(verb.from(), clause.from()) : List.of();
                undergoers = before.isEmpty() ? subjects(clause, verb) : before;
            } else {
                subjects(clause, verb).forEach(s -> role(index, Role.Kind.ATTACKER, s));
            }
        }
        Role.Kind kind = EFFECTS.contains(label)
                ? Role.Kind.OBJECT
                : PEOPLE.contains(label)
                        ? Role.Kind.VICTIM
                        : label == Label.MISSILE || label == Label.INTERCEPTION ? Role.Kind.WEAPON : Role.Kind.TARGET;
        undergoers.forEach(u -> role(index, kind, u));
        if (kind == Role.Kind.WEAPON || kind == Role.Kind.TARGET && undergoers.isEmpty()) {
            against(index, after, clause.to());
        }
    }

    /// "was badly hit" says what became of it.
    private boolean hurts(VerbGroup verb, Word word) {
        boolean strike = word.lemma().equals("hit") || word.lemma().equals("strike");
        return strike && verb.passive() && verb.head() > 0 && HARD.contains(parse.lower(verb.head() - 1));
    }

    private void noun(int from, int to, Word word) {
        Clause clause = clauseOf(from);
        Label label = Label.valueOf(word.label());
        int index = triggers.size();
        triggers.add(new Trigger(
                label, word.lemma(), true, false, parse.span(from, to), parse.span(clause.from(), clause.to())));
        int start = from;
        while (start > clause.from()
                && (parse.isNominalOrDeterminer(start - 1) || parse.tags[start - 1].equals("PART-POS"))) {
            start--;
        }
        if (PEOPLE.contains(label)) {
            // "the number of wounded at two", "the death toll to 16"
            boolean counted = to + 1 < clause.to()
                    && Set.of("at", "to", "as").contains(parse.lower(to))
                    && parse.tags[to + 1].equals("NUM");
            if (counted) {
                role(index, Role.Kind.VICTIM, new int[] {from, to + 2});
                return;
            }
            int begin = numberedStart(start, from);
            if (begin < to && (begin < from || hasNumber(begin, to))) {
                role(index, Role.Kind.VICTIM, new int[] {begin, to});
            } else if (to < clause.to() && parse.lower(to).equals("of")) {
                phrases(to + 1, clause.to()).forEach(p -> role(index, Role.Kind.VICTIM, p));
            }
            return;
        }
        if (EFFECTS.contains(label)) {
            if (to < clause.to() && Set.of("of", "to", "in", "at").contains(parse.lower(to))) {
                phrases(to + 1, clause.to()).forEach(p -> role(index, Role.Kind.OBJECT, p));
            }
            return;
        }
        if (start < from) {
            role(index, Role.Kind.ATTACKER, new int[] {start, from});
        }
        agent(index, to, clause.to());
        against(index, to, clause.to());
        if (to < clause.to() && parse.lower(to).equals("of")) {
            phrases(to + 1, clause.to()).forEach(p -> role(index, Role.Kind.TARGET, p));
        }
    }

    /// "two soldiers dead", "seven wounded": from the number on.
    private int numberedStart(int start, int at) {
        for (int k = at - 1; k >= start; k--) {
            if (parse.tags[k].equals("NUM")
                    || parse.tags[k].equals("DET") && !parse.lower(k).equals("the")) {
                int begin = k;
                while (begin > start
                        && (parse.lower(begin - 1).equals("least")
                                || parse.lower(begin - 1).equals("at")
                                || parse.tags[begin - 1].equals("ADV"))) {
                    begin--;
                }
                return begin;
            }
        }
        return at;
    }

    private boolean hasNumber(int from, int to) {
        for (int k = from; k < to; k++) {
            if (parse.tags[k].equals("NUM")) {
                return true;
            }
        }
        return false;
    }

    private List<int[]> subjects(Clause clause, VerbGroup verb) {
        Optional<int[]> own = parse.subject(clause, verb);
        Clause searched = clause;
        for (int c = parse.clauses.indexOf(clause) - 1; own.isEmpty() && c >= 0; c--) {
            searched = parse.clauses.get(c);
            if (searched.kind() != Clause.Kind.SAYING && !searched.verbs().isEmpty()) {
                own = parse.subject(searched, searched.verbs().getFirst());
            }
        }
        return own.map(range -> phrases(range[0], range[1])).orElse(List.of());
    }

    private List<int[]> phraseBefore(int verb, int limit) {
        int k = verb;
        while (k > limit && (parse.isNominalOrDeterminer(k - 1) || parse.tags[k - 1].equals("PART-POS"))) {
            k--;
        }
        return k < verb ? List.of(new int[] {k, verb}) : List.of();
    }

    /// The noun phrases of a list that begins at `from`: "a depot, two sheds and a mast". A phrase keeps its "of
    /// ...".
    private List<int[]> phrases(int from, int limit) {
        List<int[]> list = new ArrayList<>();
        int i = from;
        while (i < limit) {
            int end = parse.phraseEnd(i, limit);
            if (end == i) {
                break;
            }
            while (end + 1 < limit && parse.lower(end).equals("of")) {
                int more = parse.phraseEnd(end + 1, limit);
                if (more == end + 1) {
                    break;
                }
                end = more;
            }
            boolean effectOfItsOwn = !list.isEmpty() && holdsEffectNoun(i, end);
            if (!effectOfItsOwn && !parse.isTimeWord(i, end)) {
                list.add(new int[] {i, end});
            }
            int next = end;
            if (next < limit && parse.lower(next).equals(",")) {
                next++;
            }
            if (next < limit
                    && (parse.lower(next).equals("and") || parse.lower(next).equals("or"))) {
                next++;
            }
            if (next == end) {
                break;
            }
            i = next;
        }
        return list;
    }

    /// "the destruction of one building and the damage of another": the second is an effect, not a thing destroyed.
    private boolean holdsEffectNoun(int from, int to) {
        for (int k = from; k < to; k++) {
            if (parse.isNominal(k)
                    && words.find("trigger-noun", parse.tokens, k, 0)
                            .filter(w -> EFFECTS.contains(Label.valueOf(w.label())))
                            .isPresent()) {
                return true;
            }
        }
        return false;
    }

    private boolean holdsWeapon(List<int[]> phrases) {
        return phrases.stream().anyMatch(p -> {
            for (int k = p[0]; k < p[1]; k++) {
                if (words.find("weapon-noun", parse.tokens, k, 0).isPresent()) {
                    return true;
                }
            }
            return false;
        });
    }

    private void agent(int trigger, int from, int limit) {
        for (int k = from; k < limit && k < from + 8; k++) {
            if (parse.lower(k).equals("by") && k + 1 < limit) {
                phrases(k + 1, limit).forEach(p -> role(trigger, Role.Kind.ATTACKER, p));
                return;
            }
        }
    }

    private void against(int trigger, int from, int limit) {
        for (int k = from; k < limit && k < from + 8; k++) {
            if (AGAINST.contains(parse.lower(k)) && k + 1 < limit) {
                List<int[]> targets = phrases(k + 1, limit);
                if (!targets.isEmpty() && !parse.tags[k + 1].equals("NUM")) {
                    targets.forEach(p -> role(trigger, Role.Kind.TARGET, p));
                    return;
                }
            }
        }
    }

    private void role(int trigger, Role.Kind kind, int[] range) {
        Span span = parse.span(range[0], range[1]);
        roles.add(new Role(trigger, kind, span));
    }
}
