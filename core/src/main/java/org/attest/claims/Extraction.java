package org.attest.claims;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.attest.actors.Actors;
import org.attest.actors.Who;
import org.attest.language.Attribution;
import org.attest.language.Attribution.CueKind;
import org.attest.language.Reading;
import org.attest.language.Sentence;
import org.attest.places.Where;
import org.attest.reports.Block;
import org.attest.reports.Span;
import org.attest.reports.Text;
import org.attest.time.When;

/// The extraction of one report's claims, sentence by sentence. Used once.
final class Extraction {
    private final Reading reading;
    private final Circumstances circumstances;
    private final Text text;
    private final Actors actors;
    private final Holders holders;
    private final List<Claim> claims = new ArrayList<>();
    private final Set<String> ids = new HashSet<>();

    Extraction(Reading reading, Circumstances circumstances, Actors actors) {
        this.reading = reading;
        this.circumstances = circumstances;
        this.text = reading.document().report().text();
        this.actors = actors;
        this.holders = new Holders(reading.document(), actors);
    }

    List<Claim> claims() {
        boolean hasBody =
                reading.document().sentences().stream().anyMatch(s -> s.block().kind() == Block.Kind.PARAGRAPH);
        for (Sentence sentence : reading.document().sentences()) {
            switch (sentence.block().kind()) {
                case PARAGRAPH -> paragraph(sentence);
                case TITLE -> {
                    // A headline repeats its article with the hedges left out; it speaks only where it stands alone.
                    if (!hasBody) {
                        paragraph(sentence);
                    }
                }
                case LINK -> linkedHeadline(sentence);
                case CAPTION, DATE_LINE, BYLINE -> {}
            }
        }
        claims.sort(Comparator.comparing(Claim::quote));
        return List.copyOf(claims);
    }

    // --- attributed ---

    private void paragraph(Sentence sentence) {
        List<Attribution> all = reading.attributions().stream()
                .filter(a -> sentence.span().contains(a.cue()))
                .toList();
        if (doubtsFigures(sentence)) {
            doubtLastHolder(sentence);
            return;
        }
        List<Attribution> own = all.stream()
                .filter(a -> !isHedgeInside(a, all))
                .map(a -> withNoComment(a, all))
                .toList();
        List<Span> covered = new ArrayList<>();
        int first = claims.size();
        for (Attribution attribution : own) {
            boolean hedgesWhatPrecedes = attribution.negated()
                    && attribution.kind() == CueKind.CONFIRM
                    && attribution.source().isEmpty()
                    && text.quote(attribution.clause()).matches("(?i)(?:that|which) .*")
                    && claims.size() > first;
            covered.add(attribution.clause());
            attribution.content().ifPresent(covered::add);
            if (hedgesWhatPrecedes) {
                claims.set(claims.size() - 1, claims.getLast().withStatus(Status.UNCONFIRMED));
            } else {
                attributed(attribution, sentence);
            }
        }
        List<Span> rest = reading.clauses().stream()
                .filter(c -> sentence.span().contains(c) && covered.stream().noneMatch(c::overlaps))
                .toList();
        author(rest, sentence);
        Optional<int[]> aside = Phrases.findNormAside(text.quote(sentence.span()));
        if (aside.isPresent() && !own.isEmpty()) {
            int start = text.offset(sentence.span().start());
            Span span = text.span(start + aside.get()[0], start + aside.get()[1]);
            norm(span);
        }
    }

    /// "Its figures could not be verified", "We have not been able to confirm these figures": the sentence is only
    /// about what was said before it, and makes no claim of its own.
    private boolean doubtsFigures(Sentence sentence) {
        String words = text.quote(sentence.span());
        return sentence.index() > 0
                && Phrases.isUnconfirmed(words)
                && Phrases.isOfFigures(words)
                && claims.stream()
                        .anyMatch(c ->
                                c.about() == About.CASUALTIES || !c.objects().isEmpty())
                && reading.clauses().stream()
                        .filter(sentence.span()::contains)
                        .noneMatch(clause -> new Substance(reading, clause).hasTriggers());
    }

    /// "The spokesman said that he had no comment": it is the spokesman who makes none.
    private Attribution withNoComment(Attribution attribution, List<Attribution> all) {
        return attribution.kind() != CueKind.REPORT || attribution.negated()
                ? attribution
                : all.stream()
                        .filter(inner -> !inner.equals(attribution)
                                && inner.kind() == CueKind.COMMENT
                                && inner.negated()
                                && isPronoun(inner)
                                && attribution
                                        .content()
                                        .filter(c -> c.overlaps(inner.clause()))
                                        .isPresent())
                        .findFirst()
                        .map(inner -> new Attribution(
                                attribution.source(),
                                inner.cue(),
                                inner.content(),
                                CueKind.COMMENT,
                                true,
                                attribution.clause().union(inner.clause())))
                        .orElse(attribution);
    }

    private boolean isPronoun(Attribution attribution) {
        return attribution
                .source()
                .filter(s -> text.quote(s)
                        .toLowerCase(java.util.Locale.ROOT)
                        .matches("(?:which )?(?:it|they|he|she|which|who)"))
                .isPresent();
    }

    /// Doubts what the last named holder said in the sentence before, or the sentences before in the same voice.
    private void doubtLastHolder(Sentence sentence) {
        if (sentence.index() == 0 || claims.isEmpty()) {
            return;
        }
        Span before = reading.document().sentences().get(sentence.index() - 1).span();
        String last = claims.getLast().holder().name();
        claims.replaceAll(c ->
                before.contains(c.quote()) && c.holder().name().equals(last) ? c.withStatus(Status.UNCONFIRMED) : c);
    }

    private boolean isHedgeInside(Attribution attribution, List<Attribution> all) {
        return (attribution.source().isEmpty() || isPronoun(attribution))
                && all.stream()
                        .anyMatch(other -> !other.equals(attribution)
                                && other.content()
                                        .filter(c -> c.overlaps(attribution.clause()))
                                        .isPresent());
    }

    /// One stretch of what is said that makes a claim of its own.
    ///
    /// @param core what decided what it is about, without the clauses that only go on from it
    /// @param scope where times and places of it may stand: wider than the quote where two effects share them
    private record Segment(Span quote, Span content, Substance substance, About about, Substance core, Span scope) {
        Segment(Span quote, Span content, Substance substance, About about) {
            this(quote, content, substance, about, substance, quote);
        }
    }

    private void attributed(Attribution attribution, Sentence sentence) {
        String clauseText = text.quote(attribution.clause());
        if (isNorm(attribution)) {
            norm(attribution.clause());
            return;
        }
        Holders.Resolved holder = holders.resolve(attribution.source(), sentence);
        if (attribution.kind() == CueKind.SHOW && attribution.content().isPresent() && !holder.isEvidence()) {
            Evidence shown = holders.shownBy(text.quote(attribution.content().get()));
            if (shown != Evidence.NONE) {
                holder = new Holders.Resolved(holder.holder(), holder.who(), shown);
            }
        }
        if (attribution.content().isEmpty()) {
            Stance stance = Stances.decide(attribution, holder, About.RESPONSIBILITY, "", clauseText);
            boolean distance = Phrases.findNormAside(clauseText).isPresent() && stance == Stance.CLAIMS;
            add(
                    attribution.clause(),
                    new Voice(
                            attribution.source(),
                            Optional.of(attribution.cue()),
                            Optional.empty(),
                            holder.holder(),
                            stance,
                            Status.STATED,
                            distance,
                            Evidence.NONE),
                    Content.bare(About.RESPONSIBILITY, new Proposition("comment", List.of(), Polarity.POSITIVE)));
            return;
        }
        for (Segment segment : segments(attribution)) {
            claim(attribution, holder, segment);
        }
    }

    private boolean isNorm(Attribution attribution) {
        return attribution.kind() != CueKind.DECLINE
                && Phrases.isNorm(text.quote(attribution.clause()))
                && !attribution.negated();
    }

    private List<Segment> segments(Attribution attribution) {
        Span content = attribution.content().orElseThrow();
        List<Span> parts = new ArrayList<>(
                reading.clauses().stream().filter(content::contains).toList());
        if (parts.isEmpty() || parts.stream().noneMatch(p -> p.start() <= content.start() + 1)) {
            parts.addFirst(
                    parts.isEmpty()
                            ? content
                            : text.span(
                                    text.offset(content.start()),
                                    text.offset(parts.getFirst().start())));
        }
        List<Segment> segments = new ArrayList<>();
        for (Span part : parts) {
            Substance substance = new Substance(reading, part);
            About about = substance.about();
            boolean describes = RELATIVE.matcher(substance.text()).lookingAt()
                    && about != About.DAMAGE
                    && about != About.CASUALTIES;
            boolean opens =
                    !describes && (afterThat(part) || about != About.OTHER && !Phrases.isUnreal(substance.text()));
            if (segments.isEmpty()) {
                segments.add(new Segment(attribution.clause(), part, substance, about));
                continue;
            }
            Segment last = segments.getLast();
            if (opens
                    && (last.about() != About.OTHER || afterThat(part))
                    && (about != last.about()
                            || !substance.objects(false).isEmpty()
                                    && !last.substance().objects(false).isEmpty()
                            || afterThat(part))) {
                segments.add(new Segment(part, part, substance, about));
            } else {
                Span joined = last.content().union(part);
                Substance both = new Substance(reading, joined);
                // The clause that holds the cue stays whole; what goes on in it needs no longer quote.
                Span quote = last.quote().contains(part) || about == About.OTHER
                        ? last.quote()
                        : last.quote().union(part);
                segments.set(
                        segments.size() - 1,
                        new Segment(
                                quote,
                                joined,
                                both,
                                last.about() == About.OTHER ? about : last.about(),
                                last.about() == About.OTHER ? substance : last.core(),
                                quote));
            }
        }
        if (segments.size() == 1) {
            return effects(attribution, segments.getFirst());
        }
        return segments;
    }

    /// "confirm the destruction of one building and the damage of another": two effects under one cue are two
    /// claims.
    private List<Segment> effects(Attribution attribution, Segment segment) {
        List<DamagedObject> objects = segment.substance().objects(false);
        boolean nominal = objects.size() > 1
                && objects.getFirst().state() != objects.getLast().state()
                && !segment.substance().hasVerbTrigger();
        if (!nominal) {
            return List.of(segment);
        }
        List<Segment> split = new ArrayList<>();
        Span from = attribution.clause().start() < segment.content().start() ? attribution.clause() : segment.content();
        int start = from.start();
        int contentStart = segment.content().start();
        for (DamagedObject object : objects) {
            Span quote = new Span(text.report(), start, object.span().end());
            Span content = new Span(text.report(), contentStart, object.span().end());
            Substance effect = new Substance(reading, content);
            split.add(new Segment(quote, content, effect, About.DAMAGE, effect, attribution.clause()));
            int next = text.offset(object.span().end());
            while (next < text.value().length()
                    && !Character.isLetter(text.value().charAt(next))) {
                next++;
            }
            if (text.value().startsWith("and ", next)) {
                next += "and ".length();
            }
            start = text.span(next, next + 1).start();
            contentStart = start;
        }
        return split;
    }

    private boolean afterThat(Span part) {
        int at = text.offset(part.start());
        return text.value().substring(Math.max(0, at - 9), at).matches("(?s).*\\b(?:and|but|or),? that\\s+");
    }

    private void claim(Attribution attribution, Holders.Resolved holder, Segment segment) {
        String content = segment.substance().text();
        String clause = text.quote(segment.quote());
        About about = segment.about();
        boolean denied = Phrases.isNegated(segment.core().text()) && about != About.CASUALTIES;
        boolean background = Phrases.isBackground(segment.core().text()) && about == About.OCCURRENCE;
        if (background) {
            about = About.TREND;
        }
        boolean peaceful = about == About.OCCURRENCE
                && segment.substance().hasOnlyWeakActs()
                && !isArmed(reading.document().sentenceAt(attribution.cue()));
        if (peaceful || about != About.OTHER && Phrases.isHabitual(outside(segment)) && !attribution.negated()) {
            about = About.OTHER;
        }
        if (about == About.OTHER && attribution.kind() == CueKind.DISTANCE && Phrases.isResponsibility(clause)
                || about == About.OCCURRENCE && attribution.kind() == CueKind.ADMIT
                || about == About.OCCURRENCE && Phrases.isResponsibility(clause)) {
            about = About.RESPONSIBILITY;
        }
        boolean own = (attribution.kind() == CueKind.DENY || attribution.kind() == CueKind.ADMIT)
                && Phrases.isOwnPart(content);
        boolean whose = attribution.negated() && Phrases.isWhoseAct(content);
        if (own || whose) {
            about = About.RESPONSIBILITY;
        } else if (about == About.OTHER && attribution.negated() && Phrases.isOfLosses(content)) {
            about = About.CASUALTIES;
        } else if (about == About.OTHER && segment.substance().namesWeapon() && Phrases.isUseOfWeapon(content)) {
            about = About.WEAPON;
        }
        boolean aboutWhole = attribution.negated()
                && !segment.substance()
                        .has(Set.of(
                                org.attest.language.Trigger.Label.KILL,
                                org.attest.language.Trigger.Label.INJURE,
                                org.attest.language.Trigger.Label.DAMAGE,
                                org.attest.language.Trigger.Label.DESTROY));
        Stance stance = Stances.decide(attribution, holder, about, content, clause);
        if (denied && (stance == Stance.AFFIRMS || stance == Stance.CLAIMS)) {
            stance = Stance.DENIES;
        }
        if (stance == Stance.NO_COMMENT) {
            about = About.RESPONSIBILITY;
        } else if (stance == Stance.SILENT && aboutWhole && about == About.OTHER) {
            about = About.OCCURRENCE;
        }
        Status status = Stances.status(attribution, outside(segment));
        boolean distance = attribution.kind() == CueKind.DISTANCE
                || stance == Stance.CLAIMS && Phrases.findNormAside(clause).isPresent();
        Polarity polarity = stance == Stance.DENIES && denied ? Polarity.NEGATIVE : Polarity.POSITIVE;
        Proposition proposition = new Proposition(
                segment.substance().predicate(about).orElse(stance == Stance.NO_COMMENT ? "comment" : "state"),
                segment.substance().arguments(),
                polarity);
        boolean speaks = stance != Stance.SILENT && stance != Stance.NO_COMMENT;
        Evidence evidence = holder.isEvidence() || holder.evidence() == Evidence.WITNESS
                ? holder.evidence()
                : stance == Stance.CONFIRMS ? Evidence.SATELLITE : Evidence.NONE;
        Optional<Quantity> quantity =
                about == About.INTERCEPTION ? Optional.of(segment.substance().intercepted()) : Optional.empty();
        List<CasualtyCell> cells = speaks && stance != Stance.DENIES && attribution.kind() != CueKind.CONFIRM
                        || speaks && !attribution.negated()
                ? segment.substance().casualties()
                : List.of();
        List<DamagedObject> objects = speaks ? segment.substance().objects(stance == Stance.DENIES) : List.of();
        add(
                segment.quote(),
                new Voice(
                        attribution.source(),
                        Optional.of(attribution.cue()),
                        Optional.of(segment.content()),
                        holder.holder(),
                        stance,
                        status,
                        distance,
                        evidence),
                new Content(
                        about,
                        proposition,
                        quantity.or(() -> cells.stream().findFirst().map(CasualtyCell::number)),
                        when(segment, attribution),
                        where(segment, attribution),
                        objects,
                        cells));
    }

    /// Whether a sentence or one beside it speaks of armed force: a side that has arms, a weapon, people or things
    /// hurt. "The
    /// striker hit two goals" does not.
    private boolean isArmed(Sentence sentence) {
        List<Sentence> all = reading.document().sentences();
        return all.subList(Math.max(0, sentence.index() - 1), Math.min(all.size(), sentence.index() + 2)).stream()
                .anyMatch(this::namesArms);
    }

    private boolean namesArms(Sentence sentence) {
        boolean side = actors.within(sentence.span()).stream()
                .anyMatch(m -> ARMED.contains(m.who().kind()));
        Substance whole = new Substance(reading, sentence.span());
        boolean siteHit = whole.isUndergone() && !wheres(sentence.span()).isEmpty();
        return side || siteHit || whole.hasTriggers() && !whole.hasOnlyWeakActs();
    }

    /// The words of a quote that are not what is said.
    private String outside(Segment segment) {
        String quote = text.quote(segment.quote());
        int length = quote.codePointCount(0, quote.length());
        int from = Math.clamp(segment.content().start() - segment.quote().start(), 0, length);
        int to = Math.clamp(segment.content().end() - segment.quote().start(), 0, length);
        return quote.substring(0, quote.offsetByCodePoints(0, from)) + " "
                + quote.substring(quote.offsetByCodePoints(0, to));
    }

    /// The times of what is said; a time before the source counts only if nothing else does ("Late on Wednesday,
    /// SANA
    /// reported, ..."), since it may say when the words were spoken.
    private List<When> when(Segment segment, Attribution attribution) {
        List<When> own = whens(segment.scope().equals(segment.quote()) ? segment.content() : segment.scope());
        if (!own.isEmpty()
                || attribution.source().isEmpty()
                || attribution.source().get().start() <= segment.quote().start()) {
            return own;
        }
        boolean saidAfterwards = segment.content().start() > attribution.cue().end()
                && text.quote(attribution.clause()).matches("(?s)[^,]{3,40},.*");
        boolean reportNoun =
                attribution.source().get().start() > segment.quote().start()
                        && segment.content().start() >= attribution.cue().end()
                        && segment.substance().hasAct();
        return saidAfterwards || reportNoun && !segment.substance().hasVerbTrigger()
                ? whens(new Span(
                        text.report(),
                        segment.quote().start(),
                        attribution.source().get().start()))
                : own;
    }

    private List<When> whens(Span span) {
        return circumstances.whens(span);
    }

    private List<Where> where(Segment segment, Attribution attribution) {
        return wheres(segment.scope().equals(segment.quote()) ? segment.content() : segment.scope()).stream()
                .filter(w -> w.from().stream()
                        .noneMatch(f ->
                                attribution.source().filter(s -> s.contains(f)).isPresent()))
                .toList();
    }

    private List<Where> wheres(Span span) {
        return circumstances.wheres(span);
    }

    // --- the author's own voice ---

    private void author(List<Span> clauses, Sentence sentence) {
        boolean happened = false;
        Optional<Claim> before = Optional.empty();
        for (Span clause : clauses) {
            Substance substance = new Substance(reading, clause);
            String words = substance.text();
            if (Phrases.isNorm(words)) {
                norm(clause);
                continue;
            }
            About about = substance.about() == About.OCCURRENCE && substance.hasOnlyWeakActs() && !isArmed(sentence)
                    ? About.OTHER
                    : substance.about();
            boolean describesSite = happened && about == About.OTHER && describesPlace(clause);
            boolean unreal = Phrases.isUnreal(words) && about != About.TREND && about != About.MOTIVE;
            boolean background = Phrases.isBackground(text.quote(sentence.span())) && about != About.TREND;
            boolean locates = Phrases.isLocating(words) && !wheres(clause).isEmpty();
            if (about == About.OTHER && (Phrases.isUnconfirmed(words) || locates)) {
                describesSite = true;
            }
            if (about == About.OTHER && !describesSite
                    || unreal
                    || background && about != About.MOTIVE
                    || noun(substance, about)) {
                continue;
            }
            Status status = Phrases.isUnconfirmed(words) ? Status.UNCONFIRMED : Status.STATED;
            List<CasualtyCell> cells = substance.casualties();
            Optional<Claim> goesOn = before.filter(c -> c.about() == about
                    && !(about == About.DAMAGE && !c.objects().isEmpty()));
            if (goesOn.isPresent()) {
                Claim whole = widened(goesOn.get(), clause, cells);
                claims.set(claims.size() - 1, whole);
                before = Optional.of(whole);
                continue;
            }
            if (about == About.MOTIVE) {
                aims(clause).forEach(this::motive);
                continue;
            }
            boolean negated = Phrases.isNegated(words) && about != About.CASUALTIES;
            before = Optional.of(add(
                    clause,
                    Voice.author(clause, status),
                    new Content(
                            about,
                            new Proposition(
                                    substance.predicate(about).orElse("state"),
                                    substance.arguments(),
                                    negated ? Polarity.NEGATIVE : Polarity.POSITIVE),
                            about == About.INTERCEPTION
                                    ? Optional.of(substance.intercepted())
                                    : cells.stream().findFirst().map(CasualtyCell::number),
                            whens(clause),
                            wheres(clause),
                            substance.objects(negated),
                            cells)));
            happened |= about == About.OCCURRENCE || about == About.DAMAGE || about == About.CASUALTIES;
        }
    }

    /// "It seeks to prevent ..., and to press ...": each aim is a claim.
    private List<Span> aims(Span clause) {
        String words = text.quote(clause);
        Matcher next = NEXT_AIM.matcher(words);
        if (!next.find()) {
            return List.of(clause);
        }
        int start = text.offset(clause.start());
        // An apposition between the two ("..., another backer of the regime,") belongs to neither.
        int end = words.indexOf(',') < next.start() ? words.indexOf(',') : next.start();
        return List.of(text.span(start, start + end), text.span(start + next.start("aim"), start + words.length()));
    }

    private void motive(Span aim) {
        add(
                aim,
                Voice.author(aim, Status.STATED),
                Content.bare(
                        About.MOTIVE,
                        new Proposition("aim", new Substance(reading, aim).arguments(), Polarity.POSITIVE)));
    }

    /// A trigger noun in passing ("the purpose of the strikes") is no claim that they happened, unless time or
    /// place is given.
    private boolean noun(Substance substance, About about) {
        return about == About.OCCURRENCE
                && !substance.hasVerbTrigger()
                && whens(substance.span()).isEmpty()
                && wheres(substance.span()).isEmpty();
    }

    private Claim widened(Claim c, Span clause, List<CasualtyCell> cells) {
        ids.remove(c.id());
        Span quote = c.quote().union(clause);
        List<CasualtyCell> all = new ArrayList<>(c.casualties());
        all.addAll(cells);
        List<When> when = new ArrayList<>(c.when());
        when.addAll(whens(clause));
        List<Where> where = new ArrayList<>(c.where());
        where.addAll(wheres(clause));
        Claim wider = Claim.of(
                quote,
                new Voice(
                        c.holderSpan(),
                        c.cue(),
                        Optional.of(quote),
                        c.holder(),
                        c.stance(),
                        c.status(),
                        c.distance(),
                        c.evidence()),
                new Content(c.about(), c.proposition(), c.quantity(), when, where, c.objects(), all));
        ids.add(wider.id());
        return wider;
    }

    /// "... near the Research Center which pursues ...": what a site is for, said in passing.
    private boolean describesPlace(Span clause) {
        int at = text.offset(clause.start());
        boolean relative = text.value().substring(at).matches("(?s)(?:which|that|where|whose)\\b.*");
        return relative
                && circumstances.places().mentions().stream()
                        .anyMatch(m -> m.span().end() <= clause.start()
                                && clause.start() - m.span().end() <= 3);
    }

    private void norm(Span clause) {
        add(
                clause,
                Voice.author(clause, Status.STATED),
                Content.bare(About.NORM, new Proposition("do usually", List.of(), Polarity.POSITIVE)));
    }

    // --- headlines of other articles ---

    /// What the headline of a linked article says of effects: it is neither this article's voice nor anyone's it
    /// names.
    private void linkedHeadline(Sentence sentence) {
        boolean related = reading.document().report().links().stream()
                .anyMatch(link -> link.kind().equals("related") && link.span().overlaps(sentence.span()));
        if (!related) {
            return;
        }
        Holder holder =
                new Holder("headline of a linked article", "", Holder.Kind.LINKED_HEADLINE, List.of(), List.of());
        for (Span clause : reading.clauses()) {
            if (!sentence.span().contains(clause)) {
                continue;
            }
            Substance substance = new Substance(reading, clause);
            About about = substance.about();
            if (about != About.CASUALTIES && about != About.DAMAGE && about != About.INTERCEPTION) {
                continue;
            }
            add(
                    clause,
                    new Voice(
                            Optional.empty(),
                            Optional.empty(),
                            Optional.of(clause),
                            holder,
                            Stance.ASSERTS,
                            Status.STATED,
                            false,
                            Evidence.NONE),
                    new Content(
                            about,
                            new Proposition(
                                    substance.predicate(about).orElse("state"),
                                    substance.arguments(),
                                    Polarity.POSITIVE),
                            about == About.INTERCEPTION ? Optional.of(substance.intercepted()) : Optional.empty(),
                            whens(sentence.span()),
                            wheres(sentence.span()),
                            substance.objects(false),
                            substance.casualties()));
        }
    }

    private Claim add(Span quote, Voice voice, Content content) {
        Span trimmed = withoutAside(trimmed(quote), voice.source(), content.about());
        Claim claim = Claim.of(trimmed, voice, content);
        if (ids.add(claim.id())) {
            claims.add(claim);
        }
        return claim;
    }

    private static final Set<Who.Kind> ARMED = Set.of(Who.Kind.STATE, Who.Kind.MILITARY, Who.Kind.ARMED_GROUP);
    private static final Pattern RELATIVE =
            Pattern.compile("(?:which|that|who|whom|whose|where)\\b", Pattern.CASE_INSENSITIVE);
    private static final Pattern NEXT_AIM = Pattern.compile(",? and (?<aim>to \\w+.*)$", Pattern.DOTALL);
    private static final Pattern LEAD_IN = Pattern.compile(
            "^(?:however|meanwhile|moreover|still|nevertheless|also|in addition|and|but)\\b[, ]+",
            Pattern.CASE_INSENSITIVE);

    /// Without an aside on habits before the holder is named: it is a claim of its own.
    private Span withoutAside(Span quote, Optional<Span> holderSpan, About about) {
        String words = text.quote(quote);
        Optional<int[]> aside = Phrases.findNormAside(words).filter(a -> a[0] == 0 && about != About.NORM);
        if (aside.isEmpty() || holderSpan.filter(quote::contains).isEmpty()) {
            return quote;
        }
        int end = aside.get()[1];
        while (end < words.length() && !Character.isLetterOrDigit(words.charAt(end))) {
            end++;
        }
        int start = quote.start() + words.codePointCount(0, end);
        return start < holderSpan.get().start() + 1 ? new Span(quote.report(), start, quote.end()) : quote;
    }

    /// Without the "however," that only joins it to what stands before.
    private Span trimmed(Span quote) {
        Matcher leadIn = LEAD_IN.matcher(text.quote(quote));
        return leadIn.find() ? new Span(quote.report(), quote.start() + leadIn.end(), quote.end()) : quote;
    }
}
