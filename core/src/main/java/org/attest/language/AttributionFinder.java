package org.attest.language;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.attest.language.Attribution.CueKind;
import org.attest.language.Words.Word;
import org.attest.reports.Span;

/// Finds who is said to have said, shown, denied or kept silent about what, in one parsed sentence.
final class AttributionFinder {
    private static final Set<String> NOTHING = Set.of("no", "nothing", "none", "neither", "nobody");
    private static final Set<String> LIGHT_VERBS = Set.of(
            "make",
            "makes",
            "made",
            "offer",
            "offers",
            "offered",
            "give",
            "gives",
            "gave",
            "given",
            "issue",
            "issues",
            "issued",
            "have",
            "has",
            "had",
            "provide",
            "provides",
            "provided",
            "be",
            "was",
            "were");
    private static final Set<String> COMMENT_NOUNS =
            Set.of("comment", "comments", "response", "answer", "reply", "reaction", "replies");
    private static final Set<String> MENTION_NOUNS = Set.of(
            "mention",
            "word",
            "reference",
            "details",
            "detail",
            "statement",
            "information",
            "report",
            "reports",
            "account");
    private static final Set<String> STAYING = Set.of(
            "kept",
            "keep",
            "keeps",
            "remained",
            "remain",
            "remains",
            "stayed",
            "stay",
            "stays",
            "was",
            "were",
            "been",
            "fallen",
            "fell");
    private static final Set<String> SILENT = Set.of("silent", "mum", "tight-lipped", "quiet");
    private static final Set<String> REACHED = Set.of("reached", "contacted");
    private static final Set<String> UNWILLING = Set.of("would", "will");
    private static final Set<String> INABILITY = Set.of("unable", "impossible", "unclear", "yet");
    private static final Set<String> STANDS_BETWEEN = Set.of("although", "though", "but");

    /// "put the number of wounded at": tokens between a cue and its particle.
    private static final int CUE_REACH = 7;

    private static final Set<String> SAME_TOLL = Set.of("remaining", "rest", "others", "other");

    private final SentenceParse parse;
    private final Words words;
    private final List<Attribution> found = new ArrayList<>();

    private AttributionFinder(SentenceParse parse, Words words) {
        this.parse = parse;
        this.words = words;
    }

    static List<Attribution> find(SentenceParse parse, Words words) {
        AttributionFinder finder = new AttributionFinder(parse, words);
        for (int c = 0; c < parse.clauses.size(); c++) {
            finder.inClause(c);
        }
        return finder.found;
    }

    private void inClause(int c) {
        Clause clause = parse.clauses.get(c);
        if (parse.lower(clause.from()).equals("according")) {
            accordingTo(c, clause);
            return;
        }
        for (VerbGroup verb : clause.verbs()) {
            if (verb.form() == VerbGroup.Form.REDUCED || verb.form() == VerbGroup.Form.INFINITIVE) {
                continue;
            }
            if (emptyHanded(c, clause, verb)
                    || keptSilent(c, clause, verb)
                    || outOfReach(c, clause, verb)
                    || release(c, clause, verb)) {
                return;
            }
            Optional<Word> cue = words.find("cue-verb", parse.tokens, verb.head(), CUE_REACH);
            if (cue.isPresent() && withCue(c, clause, verb, cue.get())) {
                return;
            }
            if (inability(c, clause, verb)) {
                return;
            }
        }
        for (int i = clause.from(); i < clause.to(); i++) {
            Optional<Word> adverb = words.find("cue-adverb", parse.tokens, i, 0);
            if (adverb.isPresent()) {
                add(
                        Optional.empty(),
                        parse.span(i, i + 1),
                        Optional.of(span(clause)),
                        CueKind.HEARSAY,
                        false,
                        span(clause));
                return;
            }
        }
    }

    private void accordingTo(int c, Clause clause) {
        int from = clause.from() + 2;
        int to = from;
        while (to < clause.to() && !parse.lower(to).equals(",")) {
            to++;
        }
        if (from >= to) {
            return;
        }
        Span source = parse.span(from, to);
        Span cue = parse.span(clause.from(), from);
        if (to + 1 < clause.to()) {
            Span content = parse.span(to + 1, contentEnd(c, clause.to()));
            add(
                    Optional.of(source),
                    cue,
                    Optional.of(content),
                    CueKind.REPORT,
                    false,
                    parse.span(clause.from(), clause.to()));
            return;
        }
        postposed(c, clause, Optional.of(source), cue, CueKind.REPORT);
    }

    /// "made no comment", "had nothing official to say about them", "said nothing about the damage".
    private boolean emptyHanded(int c, Clause clause, VerbGroup verb) {
        int i = verb.to();
        boolean nothing = i < clause.to()
                && (parse.lower(i).equals("no")
                        || parse.lower(i).equals("nothing")
                        || parse.lower(i).equals("little"));
        if (!nothing) {
            return false;
        }
        boolean speaks = words.find("cue-verb", parse.tokens, verb.head(), 0).isPresent();
        if (speaks && parse.lower(i).equals("nothing")) {
            negated(c, clause, verb, i + 1, CueKind.REPORT);
            return true;
        }
        if (!LIGHT_VERBS.contains(parse.lower(verb.head()))) {
            return false;
        }
        for (int k = i; k < Math.min(i + 5, clause.to()); k++) {
            String lower = parse.lower(k);
            if (COMMENT_NOUNS.contains(lower)) {
                negated(c, clause, verb, k + 1, CueKind.COMMENT);
                return true;
            }
            boolean sayNothing = k > i
                    && words.find("cue-verb", parse.tokens, k, 0).isPresent()
                    && parse.lower(k - 1).equals("to");
            if (MENTION_NOUNS.contains(lower) || sayNothing) {
                negated(c, clause, verb, k + 1, CueKind.REPORT);
                return true;
            }
        }
        return false;
    }

    /// "has kept silent about its losses", "remained tight-lipped".
    private boolean keptSilent(int c, Clause clause, VerbGroup verb) {
        int end = verb.to();
        if (verb.negated() || !STAYING.contains(parse.lower(verb.head())) || end >= clause.to()) {
            return false;
        }
        int silent = parse.tags[end].equals("ADV") && end + 1 < clause.to() ? end + 1 : end;
        if (!SILENT.contains(parse.lower(silent))) {
            return false;
        }
        negated(c, clause, verb, silent + 1, CueKind.REPORT);
        return true;
    }

    /// "could not be reached for comment", "was not available".
    private boolean outOfReach(int c, Clause clause, VerbGroup verb) {
        boolean reached = verb.passive() && REACHED.contains(parse.lower(verb.head()));
        boolean available = verb.to() < clause.to() && parse.lower(verb.to()).equals("available");
        boolean forComment = verb.to() + 1 < clause.to()
                && COMMENT_NOUNS.contains(parse.lower(clause.to() - 1))
                && parse.lower(clause.to() - 2).equals("for");
        boolean bare = verb.to() == clause.to();
        if (!verb.negated() || !(reached && (bare || forComment) || available && forComment)) {
            return false;
        }
        negated(c, clause, verb, clause.to(), CueKind.COMMENT);
        return true;
    }

    private void negated(int c, Clause clause, VerbGroup verb, int cueEnd, CueKind kind) {
        Optional<Span> content = cueEnd < clause.to() ? Optional.of(parse.span(cueEnd, clause.to())) : Optional.empty();
        add(source(c, clause, verb), parse.span(verb.from(), cueEnd), content, kind, true, span(clause));
    }

    /// "was unable to confirm any toll", "is not clear": a negated check without a negation on its verb.
    private boolean inability(int c, Clause clause, VerbGroup verb) {
        for (int k = verb.to(); k < Math.min(verb.to() + 2, clause.to()); k++) {
            if (INABILITY.contains(parse.lower(k))) {
                for (VerbGroup inner : clause.verbs()) {
                    Optional<Word> cue = words.find("cue-verb", parse.tokens, inner.head(), 0);
                    if (inner.from() > k && inner.from() <= k + 3 && cue.isPresent()) {
                        VerbGroup whole = new VerbGroup(
                                verb.from(), inner.head(), inner.to(), verb.form(), true, false, false, false);
                        int end = stopBefore(clause, inner.to());
                        Optional<Span> content =
                                inner.to() < end ? Optional.of(parse.span(inner.to(), end)) : Optional.empty();
                        add(
                                source(c, clause, verb),
                                parse.span(whole.from(), whole.to()),
                                content,
                                CueKind.valueOf(cue.get().label()),
                                true,
                                parse.span(clause.from(), end));
                        return true;
                    }
                }
            }
        }
        return false;
    }

    private int stopBefore(Clause clause, int from) {
        for (int k = from; k < clause.to(); k++) {
            if (STANDS_BETWEEN.contains(parse.lower(k))) {
                return k;
            }
        }
        return clause.to();
    }

    /// "The agency posted a video of ...", "Footage was put out by SANA": evidence that is shown.
    private boolean release(int c, Clause clause, VerbGroup verb) {
        if (words.find("release-verb", parse.tokens, verb.head(), 2).isEmpty() || verb.negated()) {
            return false;
        }
        if (verb.passive()) {
            Optional<int[]> subject = parse.subject(clause, verb);
            if (subject.isPresent() && evidenceIn(subject.get()[0], subject.get()[1])) {
                Optional<Span> by = byAgent(verb.to(), clause.to());
                add(
                        by.or(() -> Optional.of(parse.span(subject.get()[0], subject.get()[1]))),
                        parse.span(verb.from(), verb.to()),
                        Optional.of(parse.span(subject.get()[0], verb.from())),
                        CueKind.SHOW,
                        false,
                        span(clause));
                return true;
            }
            return false;
        }
        int end = parse.phraseEnd(verb.to(), clause.to());
        if (end > verb.to() && evidenceIn(verb.to(), end) && verb.form() == VerbGroup.Form.FINITE) {
            int contentTo = contentEnd(c, clause.to());
            add(
                    source(c, clause, verb),
                    parse.span(verb.from(), verb.to()),
                    Optional.of(parse.span(verb.to(), contentTo)),
                    CueKind.SHOW,
                    false,
                    parse.span(clause.from(), contentTo));
            return true;
        }
        return false;
    }

    private boolean evidenceIn(int from, int to) {
        for (int k = from; k < to; k++) {
            if (words.find("evidence-noun", parse.tokens, k, 0)
                    .filter(w -> !w.label().equals("WITNESS"))
                    .isPresent()) {
                return true;
            }
        }
        return false;
    }

    private Optional<Span> byAgent(int from, int to) {
        for (int k = from; k < Math.min(to, from + 4); k++) {
            if (parse.lower(k).equals("by") && k + 1 < to) {
                int end = k + 1;
                while (end < to && !parse.lower(end).equals(",")) {
                    end++;
                }
                return Optional.of(parse.span(k + 1, end));
            }
        }
        return Optional.empty();
    }

    private boolean withCue(int c, Clause clause, VerbGroup verb, Word cue) {
        CueKind kind = CueKind.valueOf(cue.label());
        if (kind == CueKind.DECLINE) {
            return declined(c, clause, verb);
        }
        int cueEnd = cueEnd(clause, verb, cue);
        Span cueSpan = parse.span(verb.from(), cueEnd);
        if (verb.passive()) {
            return passive(c, clause, verb, kind, cueSpan, cueEnd);
        }
        Optional<Span> source = source(c, clause, verb);
        boolean nobody = startsWithNothing(clause, verb);
        boolean negated = verb.negated() || nobody;
        if (verb.negated() && UNWILLING.contains(parse.lower(verb.from())) && kind != CueKind.DENY) {
            // "would not say whether": unlike "did not say", a refusal.
            boolean goesOn = cueEnd == clause.to()
                    && c + 1 < parse.clauses.size()
                    && parse.clauses.get(c + 1).kind() == Clause.Kind.CONTENT;
            int end = goesOn ? parse.clauses.get(c + 1).to() : clause.to();
            Optional<Span> content = cueEnd < end ? Optional.of(parse.span(cueEnd, end)) : Optional.empty();
            add(source, cueSpan, content, CueKind.DECLINE, false, parse.span(clause.from(), end));
            return true;
        }
        if (clause.kind() == Clause.Kind.SAYING) {
            Optional<Span> inverted = verb.from() == clause.from() && cueEnd < clause.to()
                    ? Optional.of(parse.span(cueEnd, withApposition(c, clause)))
                    : source;
            postposed(c, clause, inverted, cueSpan, kind);
            return true;
        }
        boolean contentFollows = c + 1 < parse.clauses.size()
                && parse.clauses.get(c + 1).kind() == Clause.Kind.CONTENT
                && parse.clauses.get(c + 1).from() >= cueEnd;
        int embedded = c;
        while (!contentFollows
                && embedded + 1 < parse.clauses.size()
                && clause.holds(parse.clauses.get(embedded + 1).from())) {
            embedded++;
            contentFollows = embedded + 1 < parse.clauses.size()
                    && parse.clauses.get(embedded + 1).kind() == Clause.Kind.CONTENT;
        }
        if (contentFollows) {
            Clause first = parse.clauses.get(embedded + 1);
            int end = contentEnd(embedded + 1, first.to());
            add(
                    source,
                    cueSpan,
                    Optional.of(parse.span(first.from(), end)),
                    kind,
                    negated,
                    parse.span(clause.from(), first.to()));
            return true;
        }
        if (cueEnd >= clause.to()) {
            if (kind == CueKind.COMMENT && negated) {
                add(source, cueSpan, Optional.empty(), kind, true, span(clause));
                return true;
            }
            return false;
        }
        if (kind == CueKind.COMMENT && !negated) {
            return false;
        }
        // Saying, believing or showing needs something sayable: a noun phrase or "of"/"about" and one.
        boolean sayable = parse.isNominalOrDeterminer(cueEnd)
                || Set.of("of", "about", "on", "for", "to", "only").contains(parse.lower(cueEnd))
                || parse.tokens.get(cueEnd).text().equals("\u201c")
                || parse.tokens.get(cueEnd).text().equals("\"")
                || parse.tags[cueEnd].equals("ADV")
                || parse.tags[cueEnd].equals("VERB")
                || parse.tags[cueEnd].equals("AUX");
        if (!sayable) {
            return false;
        }
        int end = clause.to();
        add(source, cueSpan, Optional.of(parse.span(cueEnd, end)), kind, negated, span(clause));
        return true;
    }

    /// "declined to comment on the strikes", "refused to confirm the report".
    private boolean declined(int c, Clause clause, VerbGroup verb) {
        for (VerbGroup inner : clause.verbs()) {
            if (inner.from() > verb.head()
                    && inner.form() == VerbGroup.Form.INFINITIVE
                    && words.find("cue-verb", parse.tokens, inner.head(), 1).isPresent()) {
                Optional<Span> content =
                        inner.to() < clause.to() ? Optional.of(parse.span(inner.to(), clause.to())) : Optional.empty();
                add(
                        source(c, clause, verb),
                        parse.span(verb.from(), inner.to()),
                        content,
                        CueKind.DECLINE,
                        verb.negated(),
                        span(clause));
                return true;
            }
        }
        boolean declinesComment = verb.to() < clause.to() && COMMENT_NOUNS.contains(parse.lower(verb.to()));
        if (declinesComment) {
            add(
                    source(c, clause, verb),
                    parse.span(verb.from(), verb.to() + 1),
                    Optional.empty(),
                    CueKind.DECLINE,
                    verb.negated(),
                    span(clause));
        }
        return declinesComment;
    }

    /// "No casualties were reported", "is believed to be", "could not be verified", "was shown in footage".
    private boolean passive(int c, Clause clause, VerbGroup verb, CueKind kind, Span cueSpan, int cueEnd) {
        Optional<int[]> subject = parse.subject(clause, verb);
        boolean nobody = startsWithNothing(clause, verb);
        Optional<Span> by = byAgent(cueEnd, clause.to())
                .or(() -> kind == CueKind.SHOW ? shownIn(cueEnd, clause.to()) : Optional.empty());
        if (subject.isEmpty() && clause.kind() != Clause.Kind.RELATIVE) {
            return false;
        }
        boolean contentFollows =
                c + 1 < parse.clauses.size() && parse.clauses.get(c + 1).kind() == Clause.Kind.CONTENT;
        Span content = contentFollows
                ? parse.span(
                        parse.clauses.get(c + 1).from(),
                        contentEnd(c + 1, parse.clauses.get(c + 1).to()))
                : span(clause);
        add(
                by,
                cueSpan,
                Optional.of(content),
                kind == CueKind.BELIEVE ? CueKind.BELIEVE : kind,
                verb.negated() || nobody,
                contentFollows
                        ? parse.span(clause.from(), parse.clauses.get(c + 1).to())
                        : span(clause));
        return true;
    }

    /// Attributions that follow what is said: all that stands before in the sentence, back to another voice; and
    /// what
    /// comes after, if the sentence goes on.
    private void postposed(int c, Clause clause, Optional<Span> source, Span cue, CueKind kind) {
        int first = c - 1;
        while (first > 0 && !startsVoice(parse.clauses.get(first)) && !endsVoice(parse.clauses.get(first - 1))) {
            first--;
        }
        if (first < 0) {
            return;
        }
        int from = parse.clauses.get(first).from();
        int before = parse.clauses.get(c - 1).to();
        for (int k = first; k < c; k++) {
            before = Math.max(before, Math.min(parse.clauses.get(k).to(), clause.from()));
        }
        Span quote = parse.span(from, clause.to());
        int next = c + 1;
        while (next < parse.clauses.size() && parse.clauses.get(next).kind() == Clause.Kind.RELATIVE) {
            next++;
        }
        while (next < parse.clauses.size() && parse.clauses.get(next).verbs().isEmpty()) {
            next++;
        }
        boolean goesOn = next < parse.clauses.size()
                && (!startsVoice(parse.clauses.get(next)) || goesOnCounting(parse.clauses.get(next)))
                && !hasCue(parse.clauses.get(next));
        boolean headOnly = parse.finiteIn(from, before).isEmpty();
        if (headOnly && goesOn) {
            // "Late on Wednesday, SANA reported, the defences intercepted ...": what is said comes after.
            int end = contentEnd(next, parse.clauses.get(next).to());
            add(
                    source,
                    cue,
                    Optional.of(parse.span(parse.clauses.get(next).from(), end)),
                    kind,
                    false,
                    parse.span(from, parse.clauses.get(next).to()));
            return;
        }
        add(source, cue, Optional.of(parse.span(from, before)), kind, false, quote);
        if (goesOn) {
            int end = contentEnd(next, parse.clauses.get(next).to());
            Span rest = parse.span(parse.clauses.get(next).from(), end);
            add(source, cue, Optional.of(rest), kind, false, rest);
        }
    }

    /// "...; the remaining nine were killed ...": the rest of a toll is its claimant's too.
    private boolean goesOnCounting(Clause clause) {
        return clause.from() + 1 < clause.to() && SAME_TOLL.contains(parse.lower(clause.from() + 1));
    }

    private boolean startsVoice(Clause clause) {
        return clause.opener().equals(";")
                || clause.kind() != Clause.Kind.CONTENT && STANDS_BETWEEN.contains(clause.opener());
    }

    private boolean endsVoice(Clause clause) {
        return clause.kind() == Clause.Kind.SAYING;
    }

    private boolean hasCue(Clause clause) {
        return clause.verbs().stream()
                .anyMatch(v -> (v.form() == VerbGroup.Form.FINITE
                                || v.form() == VerbGroup.Form.ING && v.from() == clause.from())
                        && words.find("cue-verb", parse.tokens, v.head(), 3)
                                .filter(w -> !w.label().equals("SHOW"))
                                .isPresent()
                        && !v.passive());
    }

    /// Where what is said ends: clauses go on being said until another voice begins.
    private int contentEnd(int first, int atLeast) {
        int end = atLeast;
        for (int k = first + 1; k < parse.clauses.size(); k++) {
            Clause clause = parse.clauses.get(k);
            boolean inside = clause.to() <= end;
            boolean described = clause.kind() == Clause.Kind.RELATIVE;
            boolean otherVoice =
                    clause.kind() != Clause.Kind.CONTENT && (startsVoice(clause) || hasCue(clause) && !described);
            if (!inside && (otherVoice || clause.kind() == Clause.Kind.SAYING)) {
                break;
            }
            end = Math.max(end, clause.to());
        }
        return end;
    }

    private int cueEnd(Clause clause, VerbGroup verb, Word cue) {
        int end = verb.to();
        // The particle belongs to the cue where it follows at once ("speak of").
        for (String part : cue.rest()) {
            if (end < clause.to() && parse.lower(end).equals(part)) {
                end++;
            }
        }
        return end;
    }

    private Optional<Span> source(int c, Clause clause, VerbGroup verb) {
        Optional<int[]> own = parse.subject(clause, verb);
        if (own.isPresent()) {
            return own.map(range -> parse.span(range[0], range[1]));
        }
        if (clause.kind() == Clause.Kind.RELATIVE && clause.from() > 0) {
            return Optional.empty();
        }
        for (int k = c - 1; k >= 0; k--) {
            Clause before = parse.clauses.get(k);
            if (before.verbs().isEmpty()
                    || before.kind() == Clause.Kind.CONTENT
                    || before.kind() == Clause.Kind.RELATIVE) {
                continue;
            }
            // The last predicate's: "In a leaflet left at a church, the rebels admitted ... but denied ...".
            VerbGroup predicate = before.verbs().reversed().stream()
                    .filter(v -> v.form() == VerbGroup.Form.FINITE
                            && parse.subject(before, v).isPresent())
                    .findFirst()
                    .orElse(before.verbs().getFirst());
            Optional<int[]> shared = parse.subject(before, predicate);
            if (shared.isPresent()) {
                return shared.map(range -> parse.span(range[0], range[1]));
            }
        }
        // A name that the tagger took for something else ("Al-Shabaab admitted that").
        boolean named =
                verb.from() > clause.from() && parse.tokens.get(clause.from()).isCapitalised();
        return named ? Optional.of(parse.span(clause.from(), verb.from())) : Optional.empty();
    }

    /// ", said Rami Abdul Rahman, head of the Observatory": the clause after, if it has no verb, still names the
    /// source.
    private int withApposition(int c, Clause clause) {
        boolean apposition = c + 1 < parse.clauses.size()
                && parse.clauses.get(c + 1).verbs().isEmpty()
                && parse.clauses.get(c + 1).kind() == Clause.Kind.COORDINATE
                && parse.clauses.get(c + 1).opener().isEmpty();
        return apposition ? parse.clauses.get(c + 1).to() : clause.to();
    }

    /// "are seen destroyed in the image".
    private Optional<Span> shownIn(int from, int to) {
        for (int k = from; k + 1 < to; k++) {
            int end = parse.phraseEnd(k + 1, to);
            if (parse.lower(k).equals("in") && evidenceIn(k + 1, end)) {
                return Optional.of(parse.span(k + 1, end));
            }
        }
        return Optional.empty();
    }

    private boolean startsWithNothing(Clause clause, VerbGroup verb) {
        return parse.subject(clause, verb)
                .map(range -> NOTHING.contains(parse.lower(range[0]))
                        || range[0] > clause.from() && parse.lower(range[0] - 1).equals("neither"))
                .orElse(false);
    }

    private Span span(Clause clause) {
        return parse.span(clause.from(), clause.to());
    }

    private void add(
            Optional<Span> source, Span cue, Optional<Span> content, CueKind kind, boolean negated, Span clause) {
        found.add(new Attribution(source, cue, content, kind, negated, clause));
    }
}
