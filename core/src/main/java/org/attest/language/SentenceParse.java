package org.attest.language;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.attest.reports.Span;

/// A shallow parse of one sentence: verb groups, noun phrases and clauses, from tags and a few rules of English. It is
/// right often enough for news prose; what it gets wrong costs a longer or shorter quote, not a wrong offset.
final class SentenceParse {
    private static final Set<String> BE = Set.of("be", "am", "is", "are", "was", "were", "been", "being", "get", "got");
    private static final Set<String> MODALS =
            Set.of("will", "would", "shall", "should", "can", "could", "may", "might", "must");
    private static final Set<String> NEGATIONS = Set.of("not", "n't", "never", "cannot", "neither", "nor");
    private static final Set<String> RELATIVES = Set.of("which", "who", "whom", "whose", "where");
    private static final Set<String> SUBORDINATORS = Set.of(
            "while",
            "although",
            "though",
            "whereas",
            "because",
            "after",
            "before",
            "until",
            "when",
            "as",
            "since",
            "unless");
    private static final Set<String> COORDINATORS = Set.of("and", "but", "or", "yet", "so", "nor");
    private static final Set<String> NOT_PARTICIPLES = Set.of(
            "according",
            "including",
            "following",
            "during",
            "regarding",
            "concerning",
            "morning",
            "evening",
            "excluding");

    /// Words after a cue that begin an adjunct or a phrase, not a clause that is said.
    private static final Set<String> NOT_CONTENT =
            Set.of("that", "about", "of", "on", "by", "in", "at", "for", "with", "as", "to", "any", "no");

    private static final Set<String> QUANTIFIERS = Set.of(
            "most",
            "all",
            "some",
            "many",
            "several",
            "none",
            "half",
            "part",
            "both",
            "dozens",
            "hundreds",
            "scores",
            "few",
            "number",
            "majority");

    final Sentence sentence;
    final List<Token> tokens;
    final String[] tags;
    final List<VerbGroup> verbs = new ArrayList<>();
    final List<Clause> clauses = new ArrayList<>();
    private final Words words;

    SentenceParse(Sentence sentence, String[] tags, Words words) {
        this.sentence = sentence;
        this.tokens = sentence.tokens();
        this.tags = tags;
        this.words = words;
        findVerbs();
        findClauses();
    }

    // --- verbs ---

    private void findVerbs() {
        for (int i = 0; i < tags.length; i++) {
            if (isVerbal(i)) {
                VerbGroup group = groupAt(i);
                verbs.add(group);
                i = group.to() - 1;
            }
        }
        markReduced();
    }

    private boolean isVerbal(int i) {
        return tags[i].equals("VERB") || tags[i].equals("AUX");
    }

    private VerbGroup groupAt(int from) {
        int head = from;
        boolean sawBe = false;
        boolean sawHave = false;
        boolean modal = false;
        boolean negated = false;
        int i = from;
        while (i < tags.length) {
            String lower = lower(i);
            if (isVerbal(i)) {
                boolean auxiliary = BE.contains(lower) || tags[i].equals("AUX");
                head = i;
                if (tags[i].equals("VERB") && !auxiliary) {
                    i++;
                    break;
                }
                sawBe |= BE.contains(lower);
                sawHave |= Set.of("have", "has", "had", "having").contains(lower);
                modal |= MODALS.contains(lower);
                i++;
            } else if (NEGATIONS.contains(lower)) {
                negated = true;
                i++;
            } else if ((tags[i].equals("ADV") || tags[i].equals("PART") && !lower.equals("to")) && verbFollows(i)) {
                i++;
            } else {
                break;
            }
        }
        boolean headIsAuxiliary = tags[head].equals("AUX");
        int to = head + 1;
        if (headIsAuxiliary && to < tags.length && NEGATIONS.contains(lower(to))) {
            negated = true;
            to++;
        }
        boolean infinitive = from > 0 && lower(from - 1).equals("to") && tags[from - 1].equals("PART");
        boolean ing = lower(from).endsWith("ing") && from == head && tags[from].equals("VERB");
        VerbGroup.Form form = infinitive ? VerbGroup.Form.INFINITIVE : ing ? VerbGroup.Form.ING : VerbGroup.Form.FINITE;
        negated |= from > 0 && NEGATIONS.contains(lower(from - 1))
                || from > 1 && infinitive && NEGATIONS.contains(lower(from - 2));
        boolean passive = sawBe && !headIsAuxiliary && !lower(head).endsWith("ing");
        return new VerbGroup(from, head, to, form, negated, passive, modal, sawHave);
    }

    private boolean verbFollows(int i) {
        for (int k = i + 1; k < Math.min(i + 4, tags.length); k++) {
            if (isVerbal(k)) {
                return true;
            }
            if (!tags[k].equals("ADV") && !tags[k].equals("PART")) {
                return false;
            }
        }
        return false;
    }

    /// "Pictures **published** by a firm indicate": a bare participle after a noun, with a finite verb still to
    /// come and
    /// nothing between that could start another clause; or one followed by "by".
    private void markReduced() {
        for (int g = 0; g < verbs.size(); g++) {
            VerbGroup group = verbs.get(g);
            if (group.form() != VerbGroup.Form.FINITE
                    || group.from() != group.head()
                    || group.from() == 0
                    || tags[group.head()].equals("AUX")
                    || !looksLikeParticiple(group.head())) {
                continue;
            }
            boolean afterNoun =
                    isNominal(group.from() - 1) || lower(group.from() - 1).equals(",") && group.from() > 1;
            boolean byFollows = group.to() < tags.length && lower(group.to()).equals("by");
            boolean toFollows = group.to() < tags.length
                    && lower(group.to()).equals("to")
                    && lower(group.from() - 1).equals(",");
            int at = g;
            Optional<VerbGroup> next = verbs.stream()
                    .skip(at + 1L)
                    .filter(v -> v.form() == VerbGroup.Form.FINITE)
                    .findFirst();
            // ", thought to have held arms, was hit" has its verb to come; ", declined to comment" is the verb.
            toFollows &= next.isPresent();
            boolean finiteFollows = afterNoun
                    && !lower(group.from() - 1).equals(",")
                    && next.filter(v -> plainBetween(group.to(), v.from())).isPresent();
            boolean parenthesis = opensParenthesis(group);
            boolean said = words.find("cue-verb", tokens, group.head(), 1).isPresent()
                    && !byFollows
                    && !finiteFollows
                    && !toFollows;
            // ", SANA included,": a participle that closes a parenthesis.
            boolean closesParenthesis = group.to() < tags.length
                    && lower(group.to()).equals(",")
                    && isNominal(group.from() - 1)
                    && commaWithin(group.from() - 4, group.from());
            if (!said && (afterNoun && byFollows || toFollows || finiteFollows || closesParenthesis || parenthesis)) {
                verbs.set(g, withForm(group, VerbGroup.Form.REDUCED, true));
            }
        }
    }

    /// "Its images, **taken** on Tuesday, show ...": between two commas, with the predicate of what stands before
    /// it
    /// still to come right after them.
    private boolean opensParenthesis(VerbGroup group) {
        if (!lower(group.from() - 1).equals(",")
                || finiteIn(0, group.from()).isPresent()
                || !hasNominalWord(0, group.from())) {
            return false;
        }
        int comma = commaAfter(group);
        return comma + 1 < tags.length
                && lower(comma).equals(",")
                && verbs.stream().anyMatch(v -> v.from() == comma + 1 && v.form() == VerbGroup.Form.FINITE);
    }

    private int commaAfter(VerbGroup group) {
        int comma = group.to();
        while (comma < tags.length && tokens.get(comma).isWord()) {
            comma++;
        }
        return comma;
    }

    private boolean hasNominalWord(int from, int to) {
        for (int k = from; k < to; k++) {
            if (isNominal(k)) {
                return true;
            }
        }
        return false;
    }

    private boolean commaWithin(int from, int to) {
        for (int k = Math.max(from, 0); k < to; k++) {
            if (lower(k).equals(",")) {
                return true;
            }
        }
        return false;
    }

    private boolean looksLikeParticiple(int i) {
        String lower = lower(i);
        return lower.endsWith("ed")
                || lower.endsWith("en")
                || lower.endsWith("wn")
                || Set.of(
                                "hit", "struck", "shot", "seen", "held", "led", "put", "sent", "found", "made",
                                "brought", "thought", "meant")
                        .contains(lower);
    }

    /// Only one clause's words: no mark, no word that joins another clause.
    private boolean unbrokenBetween(int from, int to) {
        for (int k = from; k < to; k++) {
            boolean joins = COORDINATORS.contains(lower(k)) || lower(k).equals("that") || RELATIVES.contains(lower(k));
            if (joins || !tokens.get(k).isWord()) {
                return false;
            }
        }
        return true;
    }

    private boolean plainBetween(int from, int to) {
        boolean nounSeen = false;
        for (int k = from; k < to; k++) {
            String lower = lower(k);
            if (COORDINATORS.contains(lower)
                    || SUBORDINATORS.contains(lower) && tags[k].equals("SCONJ")
                    || lower.equals("that")
                    || RELATIVES.contains(lower)
                    || !tokens.get(k).isWord()) {
                return false;
            }
            // A new subject directly after the verb ("said missiles hit"), not one inside a phrase with a preposition.
            boolean determiner = tags[k].equals("DET") || tags[k].equals("PRON");
            nounSeen |= determiner && (k == from || !tags[k - 1].equals("ADP"));
        }
        return !nounSeen;
    }

    private static VerbGroup withForm(VerbGroup g, VerbGroup.Form form, boolean passive) {
        return new VerbGroup(g.from(), g.head(), g.to(), form, g.negated(), passive, g.modal(), g.perfect());
    }

    // --- clauses ---

    private record Cut(int close, int open, String opener, Clause.Kind kind) {}

    private void findClauses() {
        int end = tokens.size();
        List<Cut> cuts = new ArrayList<>();
        List<int[]> held = new ArrayList<>();
        int start = 0;
        int i = 0;
        while (i < end) {
            int said = saidAfterParenthesis(i, start, end);
            Optional<Cut> cut = said > 0
                    ? Optional.of(new Cut(said - 1, said + 1, "that", Clause.Kind.CONTENT))
                    : cutAt(i, start, end);
            if (cut.isEmpty()) {
                i++;
                continue;
            }
            Cut made = cut.get();
            int resumes = resumption(made, start, end);
            if (resumes > 0) {
                held.add(new int[] {made.open(), resumes});
                heldClauses.add(new Cut(resumes, made.open(), made.opener(), made.kind()));
                i = lower(resumes).equals(",") ? resumes + 1 : resumes;
                continue;
            }
            cuts.add(made);
            start = made.open();
            i = Math.max(made.open(), i + 1);
        }
        int from = 0;
        String opener = "";
        Clause.Kind kind = Clause.Kind.MAIN;
        for (int c = 0; c <= cuts.size(); c++) {
            int to = c < cuts.size() ? cuts.get(c).close() : end;
            addClause(from, to, opener, kind, held);
            if (c < cuts.size()) {
                from = cuts.get(c).open();
                opener = cuts.get(c).opener();
                kind = cuts.get(c).kind();
            }
        }
        heldClauses.forEach(cut -> addClause(cut.open(), cut.close(), cut.opener(), cut.kind(), List.of()));
        clauses.sort(java.util.Comparator.comparingInt(Clause::from));
    }

    /// "claimed, as they usually do, that ...": the index of "that" if `i` is the comma after such a cue; else -1.
    private int saidAfterParenthesis(int i, int start, int end) {
        boolean afterCue =
                lower(i).equals(",") && verbs.stream().anyMatch(v -> v.to() == i && v.from() >= start && isCue(v));
        for (int k = i + 2; afterCue && k < Math.min(i + 9, end - 1); k++) {
            if (lower(k).equals(",") && lower(k + 1).equals("that")) {
                return k + 1;
            }
        }
        return -1;
    }

    private final List<Cut> heldClauses = new ArrayList<>();

    private void addClause(int rawFrom, int rawTo, String opener, Clause.Kind kind, List<int[]> held) {
        int from = rawFrom;
        int to = rawTo;
        while (from < to && !tokens.get(from).isWord() && !isOpeningMark(from)) {
            from++;
        }
        while (to > from && !tokens.get(to - 1).isWord() && !isClosingMark(to - 1)) {
            to--;
        }
        if (from >= to) {
            return;
        }
        List<VerbGroup> own = new ArrayList<>();
        for (VerbGroup verb : verbs) {
            boolean inside = from <= verb.from() && verb.from() < to;
            boolean elsewhere = held.stream().anyMatch(h -> h[0] <= verb.from() && verb.from() < h[1]);
            if (inside && !elsewhere) {
                own.add(verb);
            }
        }
        clauses.add(new Clause(from, to, opener, kind, own));
    }

    private boolean isOpeningMark(int i) {
        return "\"\u201c(\u00ab\u2018".contains(tokens.get(i).text());
    }

    private boolean isClosingMark(int i) {
        return "\"\u201d)\u00bb%\u2019".contains(tokens.get(i).text());
    }

    /// Where an embedded clause ends and its main clause goes on: the comma before a finite verb that has no
    /// subject of its
    /// own, while the main clause still lacks one. -1 if the clause is not embedded.
    private int resumption(Cut cut, int start, int end) {
        boolean commaBefore = cut.close() < end && lower(cut.close()).equals(",");
        boolean canHold = cut.kind() == Clause.Kind.RELATIVE || cut.kind() == Clause.Kind.PARTICIPLE;
        if (!canHold || finiteIn(start, cut.close()).isPresent()) {
            return -1;
        }
        if (!commaBefore) {
            // "A leader who asked not to be named said": the relative clause ends before the second finite verb.
            List<VerbGroup> inside = verbs.stream()
                    .filter(v -> v.form() == VerbGroup.Form.FINITE && v.from() >= cut.open())
                    .toList();
            return inside.size() > 1
                            && (unbrokenBetween(
                                            inside.getFirst().to(),
                                            inside.get(1).from())
                                    || lower(inside.get(1).from() - 1).equals(","))
                    ? inside.get(1).from()
                    : -1;
        }
        for (int k = cut.open() + 1; k < end - 1; k++) {
            if (lower(k).equals(",")) {
                int next = k + 1;
                while (next < end && tags[next].equals("ADV")) {
                    next++;
                }
                if (next < end
                        && isVerbal(next)
                        && verbAt(next)
                                .map(v -> v.form() == VerbGroup.Form.FINITE)
                                .orElse(false)) {
                    return k;
                }
            }
        }
        return -1;
    }

    private Optional<Cut> cutAt(int i, int start, int end) {
        String lower = lower(i);
        if (lower.equals(";")
                || lower.equals("\u2014")
                || lower.equals("\u2013")
                || lower.equals("--")
                || lower.equals(":")) {
            boolean both =
                    finiteIn(start, i).isPresent() && finiteIn(i + 1, end).isPresent();
            return both || lower.equals(";")
                    ? Optional.of(new Cut(i, i + 1, ";", Clause.Kind.COORDINATE))
                    : Optional.empty();
        }
        boolean comma = lower.equals(",");
        int next = comma ? afterMarks(i + 1, end) : i;
        if (next >= end || next <= start && !comma) {
            return Optional.empty();
        }
        if (comma) {
            int closing = sayingEnd(next, end);
            boolean inverted = isVerbal(next) && !lower(next).equals("according");
            if (closing > 0 && i > start && (!inverted || finiteIn(start, i).isPresent())) {
                return Optional.of(new Cut(i, next, "", Clause.Kind.SAYING));
            }
        }
        String word = lower(next);
        if (RELATIVES.contains(word)
                && (comma || next > start && isNominal(next - 1))
                && finiteIn(next, end).isPresent()) {
            return Optional.of(new Cut(i, next, word, Clause.Kind.RELATIVE));
        }
        if (comma && insideSaying(start, i)) {
            return Optional.of(new Cut(
                    i,
                    COORDINATORS.contains(word) ? next + 1 : next,
                    COORDINATORS.contains(word) ? word : "",
                    Clause.Kind.COORDINATE));
        }
        if (comma && next < end) {
            int verb = tags[next].equals("ADV") ? next + 1 : next;
            Optional<VerbGroup> group = verb < end ? verbAt(verb) : Optional.empty();
            if (group.isPresent()
                    && (group.get().form() == VerbGroup.Form.ING && !NOT_PARTICIPLES.contains(lower(verb))
                            || group.get().form() == VerbGroup.Form.REDUCED)) {
                return Optional.of(new Cut(i, next, "", Clause.Kind.PARTICIPLE));
            }
        }
        if (COORDINATORS.contains(word) && (tags[next].equals("CCONJ") || comma)) {
            return coordination(i, next, start, end);
        }
        if (SUBORDINATORS.contains(word) && next > start && next + 1 < end && finiteBeforeComma(next + 1, end)) {
            if (!(word.equals("as") && !comma && !tags[next].equals("SCONJ"))) {
                return Optional.of(new Cut(i, next, word, Clause.Kind.SUBORDINATE));
            }
        }
        return contentAt(i, start, end);
    }

    /// "said that ...", "said missiles hit ...": what is said starts a clause of its own.
    private Optional<Cut> contentAt(int i, int start, int end) {
        if (lower(i).equals("that") && i > start) {
            boolean afterCue =
                    verbs.stream().anyMatch(v -> v.to() <= i && v.to() >= i - 3 && v.from() >= start && isCue(v));
            boolean relative = i + 1 < end && isVerbal(i + 1) && isNominal(i - 1);
            if (relative && !afterCue) {
                return Optional.of(new Cut(i, i, "that", Clause.Kind.RELATIVE));
            }
            boolean afterCueNoun =
                    isNominal(i - 1) && words.find("cue-noun", tokens, i - 1, 0).isPresent();
            if ((afterCue || afterCueNoun) && finiteIn(i + 1, end).isPresent()) {
                return Optional.of(new Cut(i, i + 1, "that", Clause.Kind.CONTENT));
            }
        }
        Optional<VerbGroup> cue = verbs.stream()
                .filter(v -> v.to() == i && v.from() >= start && isCue(v))
                .findFirst();
        if (cue.isPresent()
                && !tags[i].equals("ADP")
                && !lower(i).equals("to")
                && tokens.get(i).isWord()
                && !NOT_CONTENT.contains(lower(i))) {
            Optional<VerbGroup> inner = finiteIn(i, end);
            if (inner.isPresent()
                    && inner.get().from() > i
                    && inner.get().form() == VerbGroup.Form.FINITE
                    && isSubjectLike(i, inner.get().from())) {
                return Optional.of(new Cut(i, i, "", Clause.Kind.CONTENT));
            }
        }
        return Optional.empty();
    }

    private boolean isCue(VerbGroup verb) {
        return words.find("cue-verb", tokens, verb.head(), 3).isPresent();
    }

    /// A cue that can stand in a parenthesis: ", the army said,".
    private boolean isSayingCue(VerbGroup verb) {
        return !verb.negated()
                && words.find("cue-verb", tokens, verb.head(), 0)
                        .filter(w -> !w.label().equals("COMMENT") && !w.label().equals("DECLINE"))
                        .isPresent();
    }

    /// Words between a cue and the next verb that can be that verb's subject: no relative word, no comma.
    private boolean isSubjectLike(int from, int to) {
        for (int k = from; k < to; k++) {
            if (k == to - 1 && COORDINATORS.contains(lower(k))
                    || RELATIVES.contains(lower(k))
                    || lower(k).equals("that")
                    || lower(k).equals(",")
                    || lower(k).equals("but")
                    || COORDINATORS.contains(lower(k)) && k == from) {
                return false;
            }
        }
        return true;
    }

    private Optional<Cut> coordination(int i, int conjunction, int start, int end) {
        int next = conjunction + 1;
        // "and, as usual, claimed": a parenthesis after the conjunction.
        int after = next;
        if (next < end && lower(next).equals(",")) {
            int close = next + 1;
            while (close < end && close - next <= 6 && !lower(close).equals(",")) {
                close++;
            }
            if (close < end && lower(close).equals(",") && finiteIn(next, close).isEmpty()) {
                after = close + 1;
            }
        }
        Optional<VerbGroup> last = lastVerb(start, i);
        boolean listOfParticiples = last.map(v -> v.form() == VerbGroup.Form.ING && v.from() == start)
                .orElse(false);
        if (next >= end
                || finiteIn(start, i).isEmpty() && !listOfParticiples
                || lower(conjunction).equals("nor")) {
            return Optional.empty();
        }
        if (lower(next).equals("that") && finiteIn(next, end).isPresent()) {
            return Optional.of(new Cut(i, next + 1, "that", Clause.Kind.CONTENT));
        }
        int verb = after;
        while (verb < end && (tags[verb].equals("ADV") || lower(verb).equals("then"))) {
            verb++;
        }
        Optional<VerbGroup> direct = verb < end ? verbAt(verb) : Optional.empty();
        boolean infinitiveGoesOn =
                last.map(v -> v.form() == VerbGroup.Form.INFINITIVE).orElse(false)
                        && direct.map(v -> v.from() == v.head()
                                        && !lower(v.head()).endsWith("ed")
                                        && !lower(v.head()).endsWith("s")
                                        && !words.isPastForm(lower(v.head())))
                                .orElse(false);
        boolean sharedSubject = direct.isPresent()
                && !infinitiveGoesOn
                && (direct.get().form() == VerbGroup.Form.FINITE
                        || direct.get().form() == VerbGroup.Form.ING && listOfParticiples);
        boolean ownSubject = finiteBeforeComma(after, end) && hasNominal(after, end);
        if (!sharedSubject && !ownSubject) {
            return Optional.empty();
        }
        return Optional.of(new Cut(i, after > next ? next + 1 : next, lower(conjunction), Clause.Kind.COORDINATE));
    }

    private Optional<VerbGroup> lastVerb(int from, int to) {
        return verbs.stream().filter(v -> v.from() >= from && v.from() < to).reduce((_, b) -> b);
    }

    private boolean hasNominal(int from, int end) {
        int to = finiteIn(from, end).map(VerbGroup::from).orElse(from);
        for (int k = from; k < to; k++) {
            if (isNominal(k) || tags[k].equals("PRON") || tags[k].equals("NUM") || tags[k].equals("DET")) {
                return true;
            }
        }
        return false;
    }

    /// If the tokens from `from` are only "SOURCE CUE", "CUE SOURCE" or "according to SOURCE", the index after
    /// them.
    private int sayingEnd(int from, int end) {
        int close = from;
        while (close < end && !isStop(close)) {
            close++;
        }
        if (lower(from).equals("according") && from + 1 < end && lower(from + 1).equals("to")) {
            return close;
        }
        Optional<VerbGroup> cue = verbAt(from);
        int limit = close;
        if (cue.isPresent()
                && cue.get().form() == VerbGroup.Form.FINITE
                && isSayingCue(cue.get())
                && limit > cue.get().to()
                && !cue.get().passive()
                && finiteIn(cue.get().to(), beforeRelative(cue.get().to(), limit))
                        .isEmpty()
                && isNominalOrDeterminer(cue.get().to())) {
            return limit;
        }
        for (VerbGroup verb : verbs) {
            boolean lastWord = verb.from() > from
                    && verb.to() <= limit
                    && limit - verb.to() <= 4
                    && isSayingCue(verb)
                    && !verb.passive();
            int described = lastWord ? beforeRelative(from, verb.from()) : verb.from();
            boolean oneRelative = described == verb.from()
                    || verbs.stream()
                                    .filter(v -> v.form() == VerbGroup.Form.FINITE
                                            && v.from() > described
                                            && v.from() < verb.from())
                                    .count()
                            == 1;
            if (lastWord
                    && oneRelative
                    && described > from
                    && finiteIn(from, described).isEmpty()
                    && isSubjectLike(from, described)
                    && !COORDINATORS.contains(lower(from))
                    && !RELATIVES.contains(lower(from))
                    && !SUBORDINATORS.contains(lower(from))
                    && onlyAdjuncts(verb.to(), limit)) {
                return limit;
            }
        }
        return -1;
    }

    /// Where "who fled to the coast" begins in the words that name a speaker; `to` if they hold no relative clause.
    private int beforeRelative(int from, int to) {
        for (int k = from; k < to; k++) {
            if (lower(k).equals("who")) {
                return k;
            }
        }
        return to;
    }

    /// "said on Thursday", "said in a statement": nothing after the cue that could be what is said.
    private boolean onlyAdjuncts(int from, int to) {
        return from >= to
                || lower(from - 1).equals("told")
                || tags[from].equals("ADP")
                || tags[from].equals("ADV")
                || tags[from].equals("PROPN");
    }

    private boolean insideSaying(int start, int i) {
        return i > start && sayingEnd(start, tokens.size()) == i && start > 0;
    }

    private boolean isStop(int i) {
        return Set.of(",", ";", ".", "!", "?", "\u2014", "\u2013", "\"", "\u201d", "\u201c")
                .contains(tokens.get(i).text());
    }

    private boolean finiteBeforeComma(int from, int end) {
        int comma = from;
        while (comma < end
                && tokens.get(comma).isWord()
                && !RELATIVES.contains(lower(comma))
                && !lower(comma).equals("that")) {
            comma++;
        }
        return finiteIn(from, comma).isPresent();
    }

    // --- shared with the finders ---

    Optional<VerbGroup> finiteIn(int from, int to) {
        return verbs.stream()
                .filter(v -> v.form() == VerbGroup.Form.FINITE && v.from() >= from && v.from() < to)
                .findFirst();
    }

    Optional<VerbGroup> verbAt(int i) {
        return verbs.stream().filter(v -> v.from() <= i && i < v.to()).findFirst();
    }

    String lower(int i) {
        return tokens.get(i).lower();
    }

    boolean isNominal(int i) {
        return i >= 0 && i < tags.length && (tags[i].equals("NOUN") || tags[i].equals("PROPN") || tags[i].equals("X"));
    }

    boolean isNominalOrDeterminer(int i) {
        return i < tags.length
                && (isNominal(i)
                        || tags[i].equals("DET")
                        || tags[i].equals("ADJ")
                        || tags[i].equals("NUM")
                        || tags[i].equals("PRON"));
    }

    boolean isQuantifier(int i) {
        return QUANTIFIERS.contains(lower(i));
    }

    /// The noun phrase that begins at `i`, as its end: determiners, numbers, adjectives, nouns and possessors, and
    /// names
    /// joined by "of" ("Ministry of Defence"). `i` itself if none begins there.
    int phraseEnd(int i, int limit) {
        int k = Math.min(boundEnd(i), limit);
        boolean noun = false;
        while (k < limit) {
            boolean inside = isNominalOrDeterminer(k)
                    || tags[k].equals("PART-POS")
                    || tags[k].equals("ADV") && k + 1 < limit && isNominalOrDeterminer(k + 1) && !noun
                    || QUANTIFIERS.contains(lower(k)) && !noun
                    || lower(k).equals("of") && k > i && QUANTIFIERS.contains(lower(k - 1))
                    || lower(k).equals("least")
                    || lower(k).equals("most")
                    || lower(k).equals("than")
                            && k > i
                            && Set.of("more", "fewer", "less").contains(lower(k - 1))
                    || lower(k).equals("at")
                            && k + 1 < limit
                            && Set.of("least", "most").contains(lower(k + 1))
                    || tags[k].equals("VERB")
                            && !noun
                            && k > i
                            && k + 1 < limit
                            && isNominal(k + 1)
                            && (lower(k).endsWith("ed") || lower(k).endsWith("ing"));
            boolean newPhrase =
                    noun && (tags[k].equals("DET") || tags[k].equals("PRON")) && !tags[k - 1].equals("PART-POS");
            if (!inside || newPhrase) {
                break;
            }
            boolean partOf = QUANTIFIERS.contains(lower(k))
                    && k + 1 < limit
                    && lower(k + 1).equals("of");
            noun = !partOf && (noun || isNominal(k) || tags[k].equals("PRON"));
            k++;
        }
        return k;
    }

    private static final Set<String> BOUNDS = Set.of(
            "at least",
            "at most",
            "up to",
            "more than",
            "fewer than",
            "less than",
            "no fewer than",
            "no less than",
            "no more than",
            "not less than",
            "as many as",
            "over",
            "about",
            "around",
            "nearly",
            "almost",
            "some",
            "roughly",
            "approximately");

    /// Past "at least", "up to", "nearly" where a number follows: they belong to its phrase, though some of them
    /// look
    /// like prepositions. `i` itself if no such words begin there.
    private int boundEnd(int i) {
        StringBuilder said = new StringBuilder();
        for (int k = i; k < Math.min(i + 3, tags.length - 1); k++) {
            said.append(k == i ? "" : " ").append(lower(k));
            if (BOUNDS.contains(said.toString()) && tags[k + 1].equals("NUM")) {
                return k + 1;
            }
        }
        return i;
    }

    /// Past "Following standard practice," and "In keeping with its habit,", whose nouns are no subjects.
    private int afterAdjunct(Clause clause, VerbGroup verb) {
        boolean adjunct = tags[clause.from()].equals("ADP")
                || verbAt(clause.from()).isPresent()
                || lower(clause.from()).equals("following");
        for (int k = clause.from(); adjunct && k < verb.from() - 1; k++) {
            if (lower(k).equals(",") && hasNominalIn(k + 1, verb.from())) {
                return k + 1;
            }
        }
        return clause.from();
    }

    private boolean hasNominalIn(int from, int to) {
        for (int k = from; k < to; k++) {
            if (isNominal(k) || tags[k].equals("PRON")) {
                return true;
            }
        }
        return false;
    }

    /// The subject of a verb: the first noun phrase of its clause that no preposition governs, with what describes
    /// it.
    /// Empty where the clause shares the subject of the one before, or has none.
    Optional<int[]> subject(Clause clause, VerbGroup verb) {
        int first = afterAdjunct(clause, verb);
        // The word that joins a clause governs none of its nouns: "after Damascus spoke".
        int k = clause.kind() == Clause.Kind.SUBORDINATE && first == clause.from() ? first + 1 : first;
        while (k < verb.from()) {
            boolean bound = boundEnd(k) > k;
            if (!bound && (tags[k].equals("ADP") || tags[k].equals("SCONJ"))) {
                k++;
                int skipped = phraseEnd(k, verb.from());
                k = Math.max(skipped, k);
                // "in the north of Aleppo": "of" goes on.
                continue;
            }
            // "most of the missiles had been shot down": the tagger takes "most" for an adverb.
            boolean share = QUANTIFIERS.contains(lower(k))
                    && k + 1 < verb.from()
                    && lower(k + 1).equals("of");
            if (bound || share || isNominalOrDeterminer(k)) {
                int end = phraseEnd(k, verb.from());
                int comma = end;
                while (comma < verb.from() && !lower(comma).equals(",")) {
                    comma++;
                }
                boolean timeFirst = comma < verb.from() && tags[k].equals("NUM") && hasNominal(comma + 1, verb.from());
                if (end > k && !timeFirst && !isTimeWord(k, end)) {
                    return Optional.of(new int[] {k, comma});
                }
                k = Math.max(end, k + 1);
                continue;
            }
            k++;
        }
        return Optional.empty();
    }

    /// Past the quotation mark that closes a quotation after its comma.
    private int afterMarks(int from, int end) {
        return from < end && "\"\u201d\u2019".contains(tokens.get(from).text()) ? from + 1 : from;
    }

    private static final Set<String> TIME_WORDS = Set.of(
            "monday",
            "tuesday",
            "wednesday",
            "thursday",
            "friday",
            "saturday",
            "sunday",
            "yesterday",
            "today",
            "tonight",
            "overnight",
            "later",
            "earlier",
            "ago",
            "week",
            "month",
            "year",
            "weeks",
            "months",
            "years",
            "days",
            "day",
            "hours",
            "night",
            "morning",
            "evening",
            "afternoon",
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
            "december");

    boolean isTimeWord(int from, int to) {
        return TIME_WORDS.contains(lower(to - 1))
                || TIME_WORDS.contains(lower(from)) && to - from <= 3 && !tags[to - 1].equals("NOUN");
    }

    Span span(int from, int to) {
        return tokens.get(from).span().union(tokens.get(to - 1).span());
    }

    /// For logs and tests: clauses between bars, the verb of each in capitals.
    String brief() {
        StringBuilder text = new StringBuilder();
        for (Clause clause : clauses) {
            text.append(text.isEmpty() ? "" : " | ").append(clause.kind()).append(": ");
            for (int i = clause.from(); i < clause.to(); i++) {
                int token = i;
                boolean head = clause.verbs().stream().anyMatch(v -> v.head() == token);
                text.append(
                                head
                                        ? tokens.get(i).text().toUpperCase(java.util.Locale.ROOT)
                                        : tokens.get(i).text())
                        .append(' ');
            }
        }
        return text.toString().strip();
    }
}
