package org.attest.incidents;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.attest.actors.Actors;
import org.attest.claims.About;
import org.attest.claims.Claim;
import org.attest.claims.Holder;
import org.attest.claims.Proposition;
import org.attest.claims.Stance;
import org.attest.claims.Status;
import org.attest.language.Reading;
import org.attest.language.Sentence;
import org.attest.language.Trigger;
import org.attest.places.Places;
import org.attest.places.Where;
import org.attest.reports.Block;
import org.attest.reports.ReportLink;
import org.attest.reports.Span;
import org.attest.time.TimeExpression;
import org.attest.time.Times;
import org.attest.time.When;
import org.attest.time.WhenLogic;

/// Sorts one report's claims into the incidents that the report speaks of.
///
/// It goes through the claims in the order of the text, as a reader does: a claim that names a time or a site goes to
/// the
/// account that has it, or starts one; a claim that names neither stays with what was spoken of last. Law 8 holds
/// inside a
/// report as between reports: different days and different towns are different incidents, unless one toll spans them.
public final class AccountBuilder {
    private static final Set<About> FOUNDING =
            Set.of(About.OCCURRENCE, About.DAMAGE, About.CASUALTIES, About.INTERCEPTION, About.RESPONSIBILITY);
    private static final Set<Trigger.Label> PEOPLE =
            Set.of(Trigger.Label.KILL, Trigger.Label.INJURE, Trigger.Label.MISSING);
    private static final Pattern ANOTHER_ACT = Pattern.compile(
            "\\b(?:also|already|last|previously|earlier|an? (?:previous|earlier|separate|second|similar) (?:attack|strike|raid|bombing)|had (?:already |also )?(?:been )?(?:struck|attacked|hit|bombed|shelled|fired|launched|targeted|raided|dropped|landed|fallen))\\b",
            Pattern.CASE_INSENSITIVE);
    private static final Pattern PART_OF_TOLL = Pattern.compile(
            "\\b(?:of them|the (?:remaining|rest|others?)|the (?:first|second|third|former|latter) (?:town|city|village|site|place|area)?|too\\b)",
            Pattern.CASE_INSENSITIVE);
    private static final Pattern SAME_SITE = Pattern.compile(
            "\\b(?:the|this|that|same) (?:\\w+ ){0,2}(?:place|spot|facility|base|airport|airfield|site|complex|plant|factory|town|city|village|camp|port|hospital|school|bridge|depot|refinery|station|market|area|district|building|compound|dam|prison|works|pipeline)\\b|\\bthere\\b|\\b(?:struck|hit|attacked|bombed|shelled|targeted) it\\b",
            Pattern.CASE_INSENSITIVE);
    /// "Shells have hit the mill", "a new raid"; but not "the army has 20 tanks", "has bombed the region for
    /// years".
    private static final Pattern RECENT = Pattern.compile(
            "\\b(?:latest|most recent|newest|are reporting|is reporting|this week|again|recent (?:hours|days)"
                    + "|(?:new|recent) (?:\\w+ )?(?:air ?strikes?|attacks?|bombings?|clash(?:es)?|explosions?|raids?|salvo|shelling|strikes?|wave)"
                    + "|(?:has|have)(?: (?:\\w+ly|now|also|just))? (?:been )?(?:\\w{2,}ed|begun|blown|broken|fallen|fired|flown"
                    + "|hit|killed|left|lost|set|shot|struck|taken|torn))\\b",
            Pattern.CASE_INSENSITIVE);

    private static final Pattern HABITUAL = Pattern.compile(
            "\\b(?:for (?:years|decades|months)|regularly|routinely|repeatedly|hundreds of times|often)\\b",
            Pattern.CASE_INSENSITIVE);

    private static final Pattern NOW =
            Pattern.compile("\\b(?:is|are) (?:reporting|saying|being reported)\\b", Pattern.CASE_INSENSITIVE);

    /// @param claims all claims, with the occurrence claims that had to be drawn from claims of effects
    /// @param accounts in the order in which the report comes to them
    public record Accounts(List<Claim> claims, List<Account> accounts) {
        public Accounts {
            claims = List.copyOf(claims);
            accounts = List.copyOf(accounts);
        }
    }

    public Accounts build(Reading reading, List<Claim> claims, Times times, Places places, Actors actors) {
        return new Run(reading, claims, times, places, actors).accounts();
    }

    /// The reading of one report. Used once.
    private static final class Run {
        private final Reading reading;
        private final List<Claim> claims;
        private final Times times;
        private final Actors actors;
        private final Scene scene;
        private final List<Draft> drafts = new ArrayList<>();
        private final List<Claim> early = new ArrayList<>();

        Run(Reading reading, List<Claim> claims, Times times, Places places, Actors actors) {
            this.reading = reading;
            this.claims = claims;
            this.times = times;
            this.actors = actors;
            this.scene = new Scene(reading, times, places, claims);
        }

        Accounts accounts() {
            // Headlines of other articles come last: they may stand above the sentences that tell of the same incident.
            claims.stream()
                    .filter(c -> c.holder().kind() != Holder.Kind.LINKED_HEADLINE)
                    .forEach(this::place);
            claims.stream()
                    .filter(c -> c.holder().kind() == Holder.Kind.LINKED_HEADLINE)
                    .forEach(this::place);
            if (!drafts.isEmpty()) {
                early.forEach(c -> drafts.getFirst().add(c, false, "it stands before the report names any incident"));
            }
            drafts.forEach(this::setScene);
            drafts.forEach(Draft::countTime);
            boundByLinks();
            drafts.forEach(this::spokenOn);
            drafts.forEach(this::setTime);
            if (!drafts.isEmpty()) {
                recent(drafts.getFirst());
            }
            List<Claim> all = new ArrayList<>(claims);
            Set<String> taken = new HashSet<>();
            List<Account> accounts = new ArrayList<>();
            for (Draft draft : drafts) {
                draft.occurrence(taken).filter(c -> !all.contains(c)).ifPresent(all::add);
                draft.occurrence(taken).ifPresent(c -> taken.add(c.id()));
            }
            for (Draft draft : drafts) {
                draft.keepOnly(all);
                accounts.add(draft.account(
                        accounts.isEmpty(), drafts, accounts.isEmpty() ? around(draft) : List.of(), reading, actors));
            }
            all.sort(Comparator.comparing(Claim::quote));
            accounts.replaceAll(account -> named(account, accounts));
            return new Accounts(all, accounts);
        }

        /// "Israel had already attacked on August 31": an act whose means are not said is of the kind that the
        /// report tells of
        /// the same side, if it tells of one.
        private static Account named(Account account, List<Account> all) {
            if (account.type() != IncidentType.OTHER) {
                return account;
            }
            return all.stream()
                    .filter(a -> a.type() != IncidentType.OTHER
                            && (account.attackers().isEmpty() || sameSide(a, account)))
                    .findFirst()
                    .map(a -> account.withType(a.type()))
                    .orElse(account);
        }

        private static boolean sameSide(Account a, Account b) {
            return a.attackers().stream()
                    .anyMatch(x -> b.attackers().stream()
                            .anyMatch(y -> x.name().equals(y.name())
                                    || !x.country().isEmpty() && x.country().equals(y.country())));
        }

        private void place(Claim claim) {
            if (claim.about() == About.NORM || claim.about() == About.TREND) {
                return;
            }
            boolean pinned = claim.about() != About.INTERCEPTION
                    || drafts.isEmpty()
                    || !claim.when().isEmpty()
                    || claim.where().stream().anyMatch(w -> w instanceof Where.Found);
            boolean founding = FOUNDING.contains(claim.about()) && speaks(claim) && pinned && tellsOfAnAct(claim);
            String words = reading.document().quote(claim.quote());
            if (claim.holder().kind() == Holder.Kind.LINKED_HEADLINE) {
                drafts.reversed().stream()
                        .filter(d -> !claim.where().isEmpty() && d.sharesSite(claim.where()))
                        .findFirst()
                        .ifPresent(d -> d.add(
                                claim,
                                true,
                                "the headline names " + claim.where().getFirst().name()));
                return;
            }
            // What the author tells of a war or a town in general is of no incident.
            boolean background = claim.about() == About.OTHER && claim.where().isEmpty();
            if ((claim.about() == About.MOTIVE || background) && claim.holder().kind() == Holder.Kind.AUTHOR) {
                return;
            }
            List<When> days = distinctTimes(claim);
            if (founding && days.size() > 1) {
                for (When day : days) {
                    placeAt(day.equals(days.getFirst()) ? claim : onDay(claim, day), List.of(day), words, true);
                }
                drafts.stream()
                        .filter(d -> d.quotes(claim.quote()))
                        .forEach(d -> d.add(claim, true, "the sentence covers several incidents"));
                return;
            }
            placeAt(claim, claim.when(), words, founding);
        }

        /// The same statement narrowed to one of the days that it covers: each incident needs an occurrence
        /// claim of its own.
        private static Claim onDay(Claim c, When day) {
            List<Proposition.Argument> args = new ArrayList<>(c.proposition().args());
            day.from().stream()
                    .findFirst()
                    .ifPresent(span -> args.add(new Proposition.Argument("time", day.expression(), span)));
            Proposition proposition = new Proposition(
                    c.proposition().predicate(), args, c.proposition().polarity());
            return c.occurrence(proposition, List.of(day));
        }

        /// Whether a claim tells of an act, or of an effect that is tied to a time or place. "There were no
        /// casualties" and "the
        /// toll could not be checked" are about an incident, but tell of none.
        private boolean tellsOfAnAct(Claim claim) {
            boolean zero = !claim.casualties().isEmpty()
                    && claim.casualties().stream()
                            .allMatch(c ->
                                    c.number().max().filter(max -> max == 0).isPresent());
            boolean unchecked = claim.about() == About.CASUALTIES
                    && claim.status() == Status.UNCONFIRMED
                    && claim.casualties().isEmpty();
            boolean act = reading.triggers().stream()
                    .anyMatch(t -> claim.quote().contains(t.span()) && !PEOPLE.contains(t.label()));
            boolean tied = !claim.when().isEmpty() || !claim.where().isEmpty();
            return !zero
                    && !unchecked
                    && (act || tied || claim.about() == About.RESPONSIBILITY || claim.about() == About.OCCURRENCE);
        }

        private static boolean speaks(Claim claim) {
            return claim.stance() != Stance.SILENT
                    && claim.stance() != Stance.NO_COMMENT
                    && claim.stance() != Stance.DENIES;
        }

        /// The times of a claim that cannot be one: "on August 31 and September 2".
        private static List<When> distinctTimes(Claim claim) {
            List<When> known = claim.when().stream()
                    .filter(w -> !(w instanceof When.Unknown))
                    .toList();
            for (int i = 0; i < known.size(); i++) {
                for (int k = i + 1; k < known.size(); k++) {
                    if (WhenLogic.intersects(known.get(i), known.get(k))) {
                        return List.of();
                    }
                }
            }
            return known;
        }

        private void placeAt(Claim claim, List<When> when, String words, boolean founding) {
            Sentence sentence = reading.document().sentenceAt(claim.quote());
            Optional<TimeExpression> counted = times.within(claim.quote()).stream()
                    .filter(e -> e.offset().isPresent())
                    .findFirst();
            Optional<Draft> sameSentence = last(d -> d.lastSentence == sentence.index());
            boolean bare = when.isEmpty() && claim.where().isEmpty() && counted.isEmpty();
            if (bare) {
                Optional<Draft> spokenOf = sameSentence
                        .or(() -> last(d -> d.lastBlock.equals(sentence.block())))
                        .or(() -> lastTouched());
                if (spokenOf.isPresent()) {
                    spokenOf.get().touch(sentence);
                    spokenOf.get()
                            .add(
                                    claim,
                                    false,
                                    "it names neither time nor place and follows what is said of this incident");
                } else if (founding) {
                    start(claim, when, sentence, Optional.empty());
                } else {
                    early.add(claim);
                }
                return;
            }
            if (claim.about() == About.INTERCEPTION && joinsOnTheWay(claim, when, sentence)) {
                return;
            }
            boolean another = founding
                    && counted.isEmpty()
                    && !when.isEmpty()
                    && ANOTHER_ACT.matcher(words).find();
            boolean partOfToll = PART_OF_TOLL.matcher(words).find();
            Draft best = null;
            int bestScore = 0;
            for (Draft draft : drafts) {
                int score = draft.score(claim, when, sentence, partOfToll);
                boolean otherDay = counted.isPresent() || another && !draft.sharesDay(when);
                if (score > 0 && !(otherDay && founding) && (best == null || score >= bestScore)) {
                    best = draft;
                    bestScore = score;
                }
            }
            if (best != null) {
                best.touch(sentence);
                best.extend(claim, when);
                best.add(claim, true, "its time or place is this incident's");
            } else if (founding) {
                Draft started = start(claim, when, sentence, counted);
                if (claim.where().isEmpty() && SAME_SITE.matcher(words).find()) {
                    lastBefore(started).ifPresent(before -> started.sites.addAll(before.sites));
                }
            } else if (claim.where().isEmpty()) {
                // A claim of another place than all incidents told of belongs to none of them.
                sameSentence
                        .or(this::lastTouched)
                        .ifPresentOrElse(
                                d -> d.add(claim, false, "it follows what is said of this incident"),
                                () -> early.add(claim));
            }
        }

        /// What is shot at is shot down on its way: where that was is no second site, if the time is the same.
        private boolean joinsOnTheWay(Claim claim, List<When> when, Sentence sentence) {
            Optional<Draft> way = last(d -> (when.isEmpty() || d.sharesTime(when)) && d.isWithinReach(claim.where()))
                    .filter(d -> drafts.stream()
                            .noneMatch(other -> !other.equals(d) && other.score(claim, when, sentence, false) > 0));
            way.ifPresent(d -> {
                d.touch(sentence);
                d.add(claim, false, "the interception is of the same time, on the way to this site");
            });
            return way.isPresent();
        }

        private Draft start(Claim claim, List<When> when, Sentence sentence, Optional<TimeExpression> counted) {
            Optional<Draft> before = lastTouched();
            Draft draft = new Draft(claim, when, sentence);
            if (counted.isPresent() && before.isPresent()) {
                draft.countFrom(before.get(), counted.get());
            } else if (when.isEmpty()
                    && before.filter(
                                    b -> b.lastBlock.equals(sentence.block()) && sentence.index() - b.lastSentence <= 1)
                            .isPresent()) {
                draft.inheritTime(before.get());
            }
            drafts.add(draft);
            draft.add(claim, true, "it is the first to name this time or place");
            return draft;
        }

        /// Gives a site to an account whose claims name none: what stands nearest to them in the text.
        private void setScene(Draft draft) {
            if (!draft.sites.isEmpty()) {
                return;
            }
            List<Claim> own = draft.claims();
            around(draft).stream()
                    .map(sentence -> scene.sites(sentence, own))
                    .filter(sites -> !sites.isEmpty())
                    .findFirst()
                    .ifPresent(draft.sites::addAll);
        }

        /// Sentences that may set an account's scene, the likeliest first; for the main incident in the end all
        /// of them.
        private List<Sentence> around(Draft draft) {
            List<Sentence> near = new ArrayList<>(scene.sentencesOf(draft.claims()));
            near.addAll(scene.before(reading.document().sentenceAt(draft.founder.quote())));
            if (draft.equals(drafts.getFirst())) {
                near.addAll(scene.opening());
                near.addAll(scene.prose());
            }
            return near;
        }

        /// Gives a time to an account whose claims give none, in the same way; only days can be the time of an
        /// act.
        private void setTime(Draft draft) {
            if (!(draft.when instanceof When.Unknown)) {
                return;
            }
            List<Claim> own = draft.claims();
            around(draft).stream()
                    .flatMap(sentence -> scene.days(sentence, own).stream())
                    .findFirst()
                    .ifPresent(day -> draft.when = Draft.inherited(
                            day,
                            "taken over from what stands around the claims, which give no day themselves; less sure"));
        }

        private Optional<Draft> last(java.util.function.Predicate<Draft> test) {
            return drafts.stream().filter(test).max(Comparator.comparingInt(d -> d.touched));
        }

        private Optional<Draft> lastTouched() {
            return last(_ -> true);
        }

        private Optional<Draft> lastBefore(Draft draft) {
            return last(d -> !d.equals(draft));
        }

        /// An article does not tell of what comes after it: "in early May", then "See Daily, May 5: ...".
        private void boundByLinks() {
            for (ReportLink link : reading.document().report().links()) {
                if (!link.kind().equals("see") || link.date().isEmpty()) {
                    continue;
                }
                Optional<When> date = times.within(link.span()).stream()
                        .map(TimeExpression::when)
                        .findFirst();
                Optional<Block> before = reading.document().report().blocks().stream()
                        .filter(b -> b.kind() == Block.Kind.PARAGRAPH
                                && b.span().end() <= link.span().start())
                        .reduce((_, b) -> b);
                for (Draft draft : drafts) {
                    boolean near =
                            before.filter(b -> b.equals(draft.foundedIn)).isPresent() || nearest(link.span(), draft);
                    if (date.isPresent() && near) {
                        WhenLogic.boundedBy(draft.when, date.get()).ifPresent(bounded -> draft.when = bounded);
                    }
                }
            }
        }

        /// A link at the foot of the page belongs to whichever account its date fits; only one may.
        private boolean nearest(Span link, Draft draft) {
            boolean atFoot = reading.document().report().blocks().stream()
                    .noneMatch(b -> b.kind() == Block.Kind.PARAGRAPH && b.span().start() > link.start());
            return atFoot && !draft.sites.isEmpty();
        }

        /// "The army acknowledged on Tuesday that drones had come": where nothing else gives a time, the day of
        /// the words is the
        /// day of the act or the day after it.
        private void spokenOn(Draft draft) {
            if (!(draft.when instanceof When.Unknown)) {
                return;
            }
            draft.claims().stream()
                    .flatMap(c -> times.within(c.quote()).stream())
                    .filter(e -> e.kind() == TimeExpression.Kind.DATE || e.kind() == TimeExpression.Kind.TIME)
                    .map(TimeExpression::when)
                    .flatMap(w -> w instanceof When.Interval i
                            ? java.util.stream.Stream.of(i)
                            : java.util.stream.Stream.empty())
                    .findFirst()
                    .ifPresent(said -> {
                        List<String> basis = new ArrayList<>(said.basis());
                        basis.add("that is when it was said; by convention the act is of that day or the night before");
                        draft.when = new When.Interval(
                                said.start(),
                                said.end(),
                                said.precision(),
                                said.candidates(),
                                true,
                                Optional.empty(),
                                said.zone(),
                                Optional.empty(),
                                said.expression(),
                                basis,
                                said.from());
                    });
        }

        private static boolean tellsNews(String words) {
            return RECENT.matcher(words).find() && !HABITUAL.matcher(words).find();
        }

        private String lead() {
            return reading.document().sentences().stream()
                    .filter(sentence -> sentence.block().kind() == Block.Kind.PARAGRAPH)
                    .findFirst()
                    .map(sentence -> reading.document().quote(sentence.span()))
                    .orElse("");
        }

        /// News is of the week before it: a report whose first sentence, or the main incident's own, tells it
        /// as news
        /// ("latest", "have hit") and gives no time.
        private void recent(Draft main) {
            Optional<LocalDate> published = times.published().stated();
            String words = reading.document()
                    .quote(reading.document().sentenceAt(main.founder.quote()).span());
            if (!(main.when instanceof When.Unknown)
                    || published.isEmpty()
                    || !(tellsNews(words) || tellsNews(lead()))) {
                return;
            }
            // "State media are reporting": news of the hour, so of the night before at most.
            int days = NOW.matcher(words).find() ? 1 : 7;
            main.when = new When.Interval(
                    published.map(p -> p.minusDays(days)),
                    published,
                    When.Precision.WINDOW,
                    List.of(),
                    false,
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    "",
                    List.of(
                            "published " + published.get(),
                            "no time is stated; the report tells it as news, which by convention is at most " + days
                                    + (days == 1 ? " day" : " days") + " old"),
                    List.of(main.founder.quote()));
        }
    }
}
