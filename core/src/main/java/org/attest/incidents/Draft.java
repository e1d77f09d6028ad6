package org.attest.incidents;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.attest.actors.ActorMention;
import org.attest.actors.Actors;
import org.attest.actors.Who;
import org.attest.claims.About;
import org.attest.claims.CasualtyCell;
import org.attest.claims.Claim;
import org.attest.claims.DamagedObject;
import org.attest.claims.Polarity;
import org.attest.claims.Proposition;
import org.attest.claims.Stance;
import org.attest.language.Reading;
import org.attest.language.Role;
import org.attest.language.Sentence;
import org.attest.language.Trigger;
import org.attest.places.Geometry;
import org.attest.places.Where;
import org.attest.reports.Block;
import org.attest.reports.Span;
import org.attest.time.TimeExpression;
import org.attest.time.When;
import org.attest.time.WhenLogic;
import org.attest.time.Zones;

/// An account in the making.
final class Draft {
    private static final Zones ZONES = Zones.bundled();

    private static final Pattern SITE_NOUN = Pattern.compile(
            "(?:facility|facilities|complex|base|bases|airport|airbase|airfield|site|sites|plant|factory|works|installation|camp|port|refinery|city|town|village|positions?|compound|headquarters|area|areas|district|installations|sector)$");
    private static final Pattern DEFENCES = Pattern.compile("(?i)air.?defen[cs]e|anti-?aircraft");
    private static final Pattern STAND_IN = Pattern.compile(
            "(?i)(?:(?:the )?(?:other|second|latter)|one of (?:them|the)\\b.*|both|it|them|one|another|which|that|part of (?:it|them))");
    private static final Set<Who.Kind> CAN_ATTACK =
            Set.of(Who.Kind.STATE, Who.Kind.MILITARY, Who.Kind.ARMED_GROUP, Who.Kind.OFFICIAL, Who.Kind.ORGANISATION);

    /// Air defences reach some 40 km; a claim of an interception further off is of another attack.
    private static final double ON_THE_WAY_METRES = 40_000;

    final Claim founder;
    final Block foundedIn;
    final List<Where> sites = new ArrayList<>();
    When when;
    int lastSentence;
    Block lastBlock;
    int touched;
    private final Map<Claim, Link> claims = new LinkedHashMap<>();
    private final int paragraphSentence;
    private Optional<Draft> countedFrom = Optional.empty();
    private Optional<TimeExpression> counted = Optional.empty();
    private Optional<Claim> occurrence = Optional.empty();
    private Optional<Draft> inheritedFrom = Optional.empty();

    Draft(Claim founder, List<When> when, Sentence sentence) {
        this.founder = founder;
        this.sites.addAll(founder.where());
        this.when = when.stream()
                .filter(w -> !(w instanceof When.Unknown))
                .findFirst()
                .orElse(when.isEmpty() ? When.unstated() : when.getFirst());
        this.foundedIn = sentence.block();
        this.lastBlock = sentence.block();
        this.lastSentence = sentence.index();
        this.touched = sentence.index();
        this.paragraphSentence = sentence.index();
    }

    void touch(Sentence sentence) {
        lastSentence = sentence.index();
        lastBlock = sentence.block();
        touched = sentence.index();
    }

    void add(Claim claim, boolean stated, String reason) {
        claims.putIfAbsent(claim, new Link(claim.id(), stated, stated ? 0.9 : 0.6, List.of(reason), List.of()));
    }

    void countFrom(Draft event, TimeExpression expression) {
        countedFrom = Optional.of(event);
        counted = Optional.of(expression);
    }

    void inheritTime(Draft event) {
        inheritedFrom = Optional.of(event);
    }

    /// Works out the times that depend on another account, once all that account's claims are known.
    void countTime() {
        if (counted.isPresent() && countedFrom.isPresent()) {
            when = WhenLogic.countedFrom(countedFrom.get().when, counted.get());
        } else if (inheritedFrom.isPresent() && when instanceof When.Unknown) {
            when = inherited(
                    inheritedFrom.get().when,
                    "taken over from the sentence before, which this one goes on from; less sure");
        }
    }

    /// @param how that the time is not the account's own, for its basis
    static When inherited(When other, String how) {
        List<String> basis = new ArrayList<>(other.basis());
        basis.add(how);
        return switch (other) {
            case When.Interval i ->
                new When.Interval(
                        i.start(),
                        i.end(),
                        i.precision(),
                        i.candidates(),
                        i.nightBefore(),
                        Optional.empty(),
                        i.zone(),
                        i.utc(),
                        i.expression(),
                        basis,
                        i.from());
            case When.YearUnknown y ->
                new When.YearUnknown(
                        y.start(), y.end(), y.precision(), Optional.empty(), y.expression(), basis, y.from());
            case When.Unknown _ -> other;
        };
    }

    /// The sites that no other site of this account lies in: the most precise ones.
    List<Where> specificSites() {
        return Geometry.mostPrecise(sites);
    }

    boolean sharesSite(List<Where> where) {
        return where.stream().anyMatch(w -> specificSites().stream().anyMatch(s -> Geometry.sameOrContained(s, w)));
    }

    boolean sharesTime(List<When> times) {
        return times.stream().anyMatch(t -> WhenLogic.intersects(when, t));
    }

    /// As [#sharesTime], but "on Sunday" and "on Saturday" share none, though the night between them belongs to
    /// both.
    boolean sharesDay(List<When> times) {
        return times.stream().anyMatch(t -> WhenLogic.intersects(when, t) && coresMeet(when, t));
    }

    private static boolean coresMeet(When a, When b) {
        return !(a instanceof When.Interval x && b instanceof When.Interval y)
                || !x.start().orElse(LocalDate.MIN).isAfter(y.end().orElse(LocalDate.MAX))
                        && !y.start().orElse(LocalDate.MIN).isAfter(x.end().orElse(LocalDate.MAX));
    }

    /// How well a claim fits: 0 if its time or place speaks against it.
    int score(Claim claim, List<When> times, Sentence sentence, boolean partOfToll) {
        boolean timesKnown = times.stream().anyMatch(t -> !(t instanceof When.Unknown));
        boolean timeUnknown = when instanceof When.Unknown && inheritedFrom.isEmpty() && counted.isEmpty();
        if (timesKnown && !timeUnknown && !sharesTime(times) && !sharesInheritedTime(times)) {
            return 0;
        }
        List<Where> where = claim.where();
        boolean sameSite = !where.isEmpty() && sharesSite(where);
        boolean widerSite = !where.isEmpty()
                && where.stream().anyMatch(w -> sites.stream().anyMatch(s -> Geometry.sameOrContained(s, w)));
        boolean splitsToll = partOfToll && widerSite && near(sentence);
        if (!where.isEmpty() && !sites.isEmpty() && !sameSite && !splitsToll) {
            return 0;
        }
        int score = 1;
        score += sameSite ? 4 : 0;
        score += splitsToll ? 3 : 0;
        score += timesKnown && sharesTime(times) ? 3 : 0;
        score += lastSentence == sentence.index() ? 2 : 0;
        score += lastBlock.equals(sentence.block()) ? 1 : 0;
        return score;
    }

    private boolean sharesInheritedTime(List<When> times) {
        return inheritedFrom.filter(from -> from.sharesTime(times)).isPresent();
    }

    List<Claim> claims() {
        return List.copyOf(claims.keySet());
    }

    boolean quotes(Span quote) {
        return claims.keySet().stream().anyMatch(c -> c.quote().equals(quote));
    }

    /// Drops claims that were narrowed to one day and joined an incident which has its occurrence claim already:
    /// the
    /// whole statement stands for them.
    void keepOnly(List<Claim> made) {
        claims.keySet().retainAll(made);
    }

    /// Whether a place is so near to a site of this account, or so wide, that what was fired at the site passes
    /// over it.
    boolean isWithinReach(List<Where> where) {
        return !where.isEmpty()
                && !sites.isEmpty()
                && where.stream()
                        .allMatch(w -> sites.stream()
                                .anyMatch(s -> Geometry.sameOrContained(s, w)
                                        || s instanceof Where.Found a
                                                && w instanceof Where.Found b
                                                && Geometry.distanceMetres(a, b) < ON_THE_WAY_METRES));
    }

    private boolean near(Sentence sentence) {
        return sentence.index() - lastSentence <= 1;
    }

    void extend(Claim claim, List<When> times) {
        for (Where where : claim.where()) {
            // One place named a thousand times is one site; a list of all its mentions would be compared pairwise.
            if (sites.stream().noneMatch(site -> sameEntry(site, where))) {
                sites.add(where);
            }
        }
        for (When time : times) {
            if (!(time instanceof When.Unknown)) {
                when = when instanceof When.Unknown
                        ? time
                        : WhenLogic.intersect(when, time).orElse(when);
            }
        }
    }

    /// Whether both are the same place at the same precision, wherever the words for it stand.
    private static boolean sameEntry(Where a, Where b) {
        return switch (a) {
            case Where.Found x ->
                b instanceof Where.Found y && x.id().equals(y.id()) && x.radiusMetres() == y.radiusMetres();
            case Where.Region x -> b instanceof Where.Region y && x.id().equals(y.id());
            case Where.Ambiguous _, Where.Unknown _ -> a.equals(b);
        };
    }

    /// The claim that the incident happened: one that says so, or else what the first claim of its effects implies.
    ///
    /// @param taken ids of the occurrence claims of other accounts of the report: two incidents never share one
    Optional<Claim> occurrence(Set<String> taken) {
        if (occurrence.isPresent()) {
            return occurrence;
        }
        Optional<Claim> stated = claims.keySet().stream()
                .filter(c -> !taken.contains(c.id())
                        && c.about() == About.OCCURRENCE
                        && c.stance() != Stance.SILENT
                        && c.stance() != Stance.DENIES
                        && c.stance() != Stance.NO_COMMENT)
                .findFirst();
        occurrence = stated.or(() -> Optional.of(implied()));
        return occurrence;
    }

    private Claim implied() {
        String predicate =
                founder.about() == About.RESPONSIBILITY ? founder.proposition().predicate() : "attack";
        Proposition proposition =
                new Proposition(predicate, founder.proposition().args(), Polarity.POSITIVE);
        return founder.occurrence(proposition, founder.when());
    }

    Account account(boolean main, List<Draft> all, List<Sentence> around, Reading reading, Actors actors) {
        Claim own = occurrence.orElseThrow(
                () -> new IllegalStateException("an account must have its occurrence claim first"));
        claims.putIfAbsent(own, new Link(own.id(), true, 0.9, List.of(Link.IMPLIED), List.of()));
        List<Where> where = specificSites();
        List<Account.Target> targets = new ArrayList<>();
        List<Account.Damage> objects = objects(targets);
        List<Account.Attacker> attackers = attackers(reading, actors);
        if (attackers.isEmpty()) {
            // "They damaged an airstrip": the side of the sentence before.
            int at = all.indexOf(this);
            if (at > 0
                    && all.get(at - 1).lastBlock.equals(foundedIn)
                    && paragraphSentence - all.get(at - 1).lastSentence <= 1) {
                attackers = all.get(at - 1).attackers(reading, actors);
            }
        }
        return new Account(
                own.id(),
                founder.report(),
                main,
                kind(reading, main, around),
                inZone(where),
                where,
                attackers,
                targets(reading, targets),
                objects,
                casualties(),
                List.copyOf(claims.values()));
    }

    private When inZone(List<Where> where) {
        return when instanceof When.Interval interval
                ? where.stream()
                        .flatMap(w -> Geometry.findZone(w).or(() -> zoneOf(w, interval)).stream())
                        .findFirst()
                        .<When>map(zone -> WhenLogic.inZone(interval, zone))
                        .orElse(interval)
                : when;
    }

    /// Of an area, the zone that all of it has; of an ambiguous place, the one that all candidates share.
    private static Optional<ZoneId> zoneOf(Where where, When.Interval when) {
        return switch (where) {
            case Where.Region region ->
                region.country()
                        .flatMap(country -> region.isCountry()
                                ? ZONES.find(country, when)
                                : ZONES.find(
                                        country,
                                        region.extent().west(),
                                        region.extent().south(),
                                        region.extent().east(),
                                        region.extent().north(),
                                        when));
            case Where.Ambiguous ambiguous -> {
                List<Optional<ZoneId>> zones = ambiguous.candidates().stream()
                        .map(Where.Found::zone)
                        .distinct()
                        .toList();
                yield zones.size() == 1 ? zones.getFirst() : Optional.empty();
            }
            case Where.Found _, Where.Unknown _ -> Optional.empty();
        };
    }

    private List<Account.Damage> objects(List<Account.Target> targets) {
        List<Map.Entry<Claim, DamagedObject>> all = new ArrayList<>();
        claims.keySet().stream()
                .filter(c -> c.stance() != Stance.DENIES)
                .forEach(c -> c.objects().forEach(o -> all.add(Map.entry(c, o))));
        boolean hasParts = all.stream().anyMatch(e -> !isSite(e.getValue()));
        List<Account.Damage> objects = new ArrayList<>();
        String lastHead = "";
        for (Map.Entry<Claim, DamagedObject> entry : all) {
            DamagedObject object = entry.getValue();
            if (isSite(object) && hasParts) {
                // "damaged a facility", then "destroyed one building": the whole is the target, its parts are the
                // objects.
                targets.add(new Account.Target(object.what(), object.span()));
                continue;
            }
            boolean standIn = STAND_IN.matcher(object.what()).matches();
            String what = standIn && !lastHead.isEmpty() ? "another " + lastHead : object.what();
            boolean known = objects.stream()
                    .anyMatch(o -> o.state() == object.state()
                            && (standIn && object.what().matches("(?i)one of.*|both|it|them|the other")
                                    || o.what().equalsIgnoreCase(what)));
            if (known) {
                objects.replaceAll(o -> o.state() == object.state() ? withClaim(o, entry.getKey()) : o);
                continue;
            }
            objects.add(new Account.Damage(
                    what, object.state(), List.of(entry.getKey().id())));
            if (!standIn) {
                lastHead = head(object.what());
            }
        }
        return objects;
    }

    private static Account.Damage withClaim(Account.Damage damage, Claim claim) {
        List<String> ids = new ArrayList<>(damage.claims());
        if (!ids.contains(claim.id())) {
            ids.add(claim.id());
        }
        return new Account.Damage(damage.what(), damage.state(), ids);
    }

    private static boolean isSite(DamagedObject object) {
        return SITE_NOUN.matcher(head(object.what()).toLowerCase(Locale.ROOT)).find();
    }

    /// The last word before any "of": "missile production facility of the army" -> "facility".
    private static String head(String phrase) {
        String core = phrase.split(" (?:of|at|in|on|near) ", 2)[0].strip();
        return core.substring(core.lastIndexOf(' ') + 1);
    }

    private List<Casualties> casualties() {
        Map<List<Object>, Casualties> cells = new LinkedHashMap<>();
        for (Claim claim : claims.keySet()) {
            for (CasualtyCell cell : claim.casualties()) {
                String claimant = claim.holder().name();
                List<Object> key = List.of(
                        cell.kind(),
                        cell.side(),
                        cell.who(),
                        cell.number().min(),
                        cell.number().max(),
                        claimant,
                        claim.status());
                Casualties before = cells.get(key);
                List<String> ids = new ArrayList<>(before == null ? List.of() : before.claims());
                ids.add(claim.id());
                cells.put(
                        key,
                        new Casualties(
                                cell.kind(),
                                cell.side(),
                                cell.who(),
                                cell.number().min(),
                                cell.number().max(),
                                cell.number().text(),
                                claimant,
                                claim.status(),
                                ids));
            }
        }
        return List.copyOf(cells.values());
    }

    private List<Account.Attacker> attackers(Reading reading, Actors actors) {
        List<Account.Attacker> attackers = new ArrayList<>();
        for (Claim claim : claims.keySet()) {
            if (claim.about() == About.INTERCEPTION
                    || claim.stance() == Stance.SILENT
                    || claim.stance() == Stance.NO_COMMENT
                    || claim.stance() == Stance.DENIES) {
                continue;
            }
            for (Role role : reading.roles()) {
                boolean inClaim =
                        role.kind() == Role.Kind.ATTACKER && claim.quote().contains(role.span());
                boolean defends = inClaim
                        && (reading.triggers().get(role.trigger()).label() == Trigger.Label.INTERCEPTION
                                || DEFENCES.matcher(reading.document().quote(role.span()))
                                        .find());
                if (inClaim && !defends) {
                    actors.within(role.span()).stream()
                            .filter(m -> CAN_ATTACK.contains(m.who().kind()))
                            .findFirst()
                            .ifPresent(m -> addAttacker(attackers, m, claim));
                }
            }
        }
        return attackers;
    }

    private static void addAttacker(List<Account.Attacker> attackers, ActorMention mention, Claim claim) {
        Account.Attacker attacker = new Account.Attacker(
                mention.who().name(),
                mention.who().country().orElse(""),
                claim.holder().name(),
                mention.span());
        boolean known = attackers.stream()
                .anyMatch(a -> a.name().equals(attacker.name()) && a.holder().equals(attacker.holder()));
        if (!known) {
            attackers.add(attacker);
        }
    }

    private List<Account.Target> targets(Reading reading, List<Account.Target> found) {
        List<Account.Target> targets = new ArrayList<>(found);
        for (Role role : reading.roles()) {
            boolean inAccount = role.kind() == Role.Kind.TARGET
                    && claims.keySet().stream()
                            .anyMatch(c -> c.quote().contains(role.span()) && c.about() == About.OCCURRENCE);
            String words = reading.document().quote(role.span());
            if (inAccount
                    && words.length() > 3
                    && targets.stream().noneMatch(t -> t.name().equalsIgnoreCase(words))) {
                targets.add(new Account.Target(words, role.span()));
            }
        }
        return targets;
    }

    /// By the reader, where it is sure; but "a raid", said of another incident than the main one, leaves open with
    /// what,
    /// and is of the kind that the report tells of.
    private IncidentType kind(Reading reading, boolean main, List<Sentence> around) {
        IncidentType named = type(reading, around);
        return named == IncidentType.OTHER && !main
                ? named
                : ReadKinds.find(reading, claims.keySet()).orElse(named);
    }

    private IncidentType type(Reading reading, List<Sentence> around) {
        List<Claim> ordered = new ArrayList<>(claims.keySet());
        ordered.remove(founder);
        ordered.addFirst(founder);
        return IncidentKinds.of(reading, ordered, around);
    }
}
