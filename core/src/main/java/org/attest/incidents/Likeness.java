package org.attest.incidents;

import java.time.LocalDate;
import java.time.MonthDay;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.attest.places.Geometry;
import org.attest.places.Where;
import org.attest.time.When;
import org.attest.time.WhenLogic;

/// How likely two accounts speak of one incident, and what speaks for it.
///
/// What objects ([#objection]) is a law and not learnt. The rest is a logistic regression over [Feature]s, whose
/// weights
/// are fitted on labelled groups of reports (`linking-weights.tsv` says on which, and by which command).
public final class Likeness {
    /// What is compared. Each is 0 where it does not hold.
    public enum Feature {
        BIAS,
        /// Both name one point.
        SAME_PLACE,
        /// One place lies in the other.
        CONTAINED_PLACE,
        /// No gazetteer knows the place, and both call it the same.
        SAME_PLACE_NAME,
        /// One of them names no place, or only a country.
        NO_PLACE,
        /// The same, and its own words name the other's place all the same.
        PLACE_IN_WORDS,
        /// The same, and its report names the other's place somewhere.
        PLACE_IN_REPORT,
        /// Both name a place, and at least one took it over from elsewhere in its report.
        PLACE_FROM_SCENE,
        SAME_DAY,
        /// Both are known to the day, and only the night between belongs to both.
        NIGHT_BETWEEN,
        /// At least one is known only as a stretch of days.
        MEETING_TIME,
        /// One of them states no time.
        NO_TIME,
        /// Both have a time, and at least one took it over from elsewhere in its report.
        DAY_FROM_SCENE,
        /// Both reports' days of publication are known: 1 for the same day, less the further apart, 0 from two
        /// months on.
        PUBLISHED_NEAR,
        /// The same, where one of them states no time, or only a wide one.
        PUBLISHED_NEAR_NO_TIME,
        SAME_KIND,
        /// One kind is `other` or `explosion`, which may be any.
        VAGUE_KIND,
        /// A clash in one, and what is thrown or dropped from afar in the other.
        OTHER_KIND,
        SAME_SIDE,
        OTHER_SIDE,
        /// The greater the number that both give of killed, the more it says: logarithm.
        SAME_KILLED,
        OTHER_KILLED,
        SAME_INJURED,
        /// Share of words in common among targets and objects.
        SAME_OBJECTS,
        /// Cosine of the accounts' own words.
        OWN_WORDS,
        /// Cosine of the whole reports' words, where both reports are about this incident.
        REPORT_WORDS,
        /// Rare names that both accounts give.
        NAMES,
        /// Rare names that both reports give, where both are about this incident.
        REPORT_NAMES,
        NUMBERS,
        BOTH_MAIN,
        /// One stands in a headline that links to the other report, or both have one headline.
        LINKED,
        SAME_OUTLET
    }

    /// Sum of rarities of shared names that fills the feature; more say no more.
    private static final double ENOUGH_NAMES = 40;

    /// Days between publications from which on being near says nothing.
    private static final double FAR_APART = 60;

    /// A wide time says as little as none.
    private static final long WIDE_DAYS = 14;

    private final Weights weights;

    Likeness(Weights weights) {
        this.weights = weights;
    }

    /// @param score probability, 0 to 1
    /// @param joins whether it is enough to join the two
    /// @param open whether it is enough to leave open that they are one
    record Comparison(double score, boolean joins, boolean open) {}

    Comparison compare(Told a, Told b) {
        double[] features = features(a, b);
        double sum = 0;
        for (int i = 0; i < features.length; i++) {
            sum += features[i] * weights.of(i);
        }
        double score = 1 / (1 + Math.exp(-sum));
        boolean whole = features[Feature.NO_PLACE.ordinal()] == 0 && features[Feature.NO_TIME.ordinal()] == 0;
        // Law 8: an unknown time or place never joins alone.
        boolean beside = features[Feature.NAMES.ordinal()] > 0
                || features[Feature.REPORT_NAMES.ordinal()] > 0
                || features[Feature.LINKED.ordinal()] > 0
                || features[Feature.PLACE_IN_WORDS.ordinal()] > 0
                || features[Feature.SAME_KILLED.ordinal()] > 1
                || features[Feature.OWN_WORDS.ordinal()] > weights.copied();
        boolean joins = whole ? score >= weights.join() : beside && score >= weights.joinWithGaps();
        return new Comparison(score, joins, score >= weights.open());
    }

    /// Whether two groups whose accounts are that alike on average can be one.
    boolean fits(double meanScore) {
        return meanScore >= weights.mean();
    }

    /// Why the two can't be one incident, whatever else they share; empty if nothing objects.
    static Optional<String> objection(Told a, Told b) {
        if (a.report().equals(b.report())) {
            return Optional.of("one report tells them apart");
        }
        When x = a.account().when();
        When y = b.account().when();
        boolean timed = !(x instanceof When.Unknown) && !(y instanceof When.Unknown);
        if (timed && !WhenLogic.intersects(x, y)) {
            return Optional.of("their times exclude each other: " + words(x) + " and " + words(y));
        }
        if (a.countsActs() != b.countsActs()) {
            return Optional.of("one counts many acts");
        }
        if (apart(a.account(), b.account())) {
            return Optional.of("their places are apart: " + places(a) + " and " + places(b));
        }
        return Optional.empty();
    }

    /// Whether nothing objects to the two being one.
    public static boolean canBeOne(Told a, Told b) {
        return timesMayMeet(a, b) && objection(a, b).isEmpty();
    }

    /// A cheap test of what [#objection] would say of times, exact enough to skip most pairs.
    static boolean timesMayMeet(Told a, Told b) {
        return !(a.account().when() instanceof When.Interval x)
                || !(b.account().when() instanceof When.Interval y)
                || !x.earliest().isAfter(dayAfter(y)) && !y.earliest().isAfter(dayAfter(x));
    }

    /// The last day, and one more for the night that belongs to the next.
    private static LocalDate dayAfter(When.Interval when) {
        return when.end().map(day -> day.plusDays(1)).orElse(LocalDate.MAX);
    }

    public static double[] features(Told a, Told b) {
        double[] f = new double[Feature.values().length];
        Account x = a.account();
        Account y = b.account();
        f[Feature.BIAS.ordinal()] = 1;
        f[place(x, y).ordinal()] = 1;
        if (isPlaceless(x) != isPlaceless(y)) {
            Told placeless = isPlaceless(x) ? a : b;
            Account placed = isPlaceless(x) ? y : x;
            f[Feature.PLACE_IN_WORDS.ordinal()] = names(placeless.own(), placed) ? 1 : 0;
            f[Feature.PLACE_IN_REPORT.ordinal()] = names(placeless.around(), placed) ? 1 : 0;
        }
        Feature time = time(x.when(), y.when());
        f[time.ordinal()] = 1;
        f[Feature.PLACE_FROM_SCENE.ordinal()] =
                !isPlaceless(x) && !isPlaceless(y) && (a.placeFromScene() || b.placeFromScene()) ? 1 : 0;
        f[Feature.DAY_FROM_SCENE.ordinal()] = time != Feature.NO_TIME && (a.dayFromScene() || b.dayFromScene()) ? 1 : 0;
        double near = publishedNear(a, b);
        f[Feature.PUBLISHED_NEAR.ordinal()] = near;
        boolean loose =
                time == Feature.NO_TIME || time == Feature.MEETING_TIME && (isWide(x.when()) || isWide(y.when()));
        f[Feature.PUBLISHED_NEAR_NO_TIME.ordinal()] = loose ? near : 0;
        boolean vague = isVague(x.type()) || isVague(y.type());
        f[Feature.SAME_KIND.ordinal()] = x.type() == y.type() && !vague ? 1 : 0;
        f[Feature.VAGUE_KIND.ordinal()] = vague ? 1 : 0;
        boolean clash = x.type() == IncidentType.ARMED_CLASH || y.type() == IncidentType.ARMED_CLASH;
        f[Feature.OTHER_KIND.ordinal()] = !vague && clash && x.type() != y.type() ? 1 : 0;
        if (!x.attackers().isEmpty() && !y.attackers().isEmpty()) {
            f[(sameSide(x, y) ? Feature.SAME_SIDE : Feature.OTHER_SIDE).ordinal()] = 1;
        }
        tolls(x, y, f);
        f[Feature.SAME_OBJECTS.ordinal()] = sharedObjects(x, y);
        WordBag.Overlap own = a.own().with(b.own());
        f[Feature.OWN_WORDS.ordinal()] = own.cosine();
        f[Feature.NAMES.ordinal()] = Math.min(1, own.names() / ENOUGH_NAMES);
        f[Feature.NUMBERS.ordinal()] = Math.min(1, own.numbers() / ENOUGH_NAMES);
        if (x.main() && y.main()) {
            WordBag.Overlap around = a.around().with(b.around());
            f[Feature.BOTH_MAIN.ordinal()] = 1;
            f[Feature.REPORT_WORDS.ordinal()] = around.cosine();
            f[Feature.REPORT_NAMES.ordinal()] = Math.min(1, around.names() / ENOUGH_NAMES);
        }
        boolean headline = !a.title().isEmpty() && a.title().equals(b.title()) && x.main() && y.main();
        boolean linked = headline
                || y.main() && a.pointsAt().contains(b.title())
                || x.main() && b.pointsAt().contains(a.title());
        f[Feature.LINKED.ordinal()] = linked ? 1 : 0;
        f[Feature.SAME_OUTLET.ordinal()] = !a.outlet().isEmpty() && a.outlet().equals(b.outlet()) ? 1 : 0;
        return f;
    }

    private static Feature place(Account a, Account b) {
        if (isPlaceless(a) || isPlaceless(b)) {
            return Feature.NO_PLACE;
        }
        boolean named = false;
        boolean contained = false;
        for (Where x : a.where()) {
            for (Where y : b.where()) {
                if (isCountry(x) || isCountry(y)) {
                    continue;
                }
                if (x instanceof Where.Found && y instanceof Where.Found && Geometry.sameOrContained(x, y)) {
                    return Feature.SAME_PLACE;
                }
                named |= (x instanceof Where.Unknown || y instanceof Where.Unknown) && sameName(x, y);
                contained |= Geometry.sameOrContained(x, y);
            }
        }
        return named ? Feature.SAME_PLACE_NAME : contained ? Feature.CONTAINED_PLACE : Feature.NO_PLACE;
    }

    private static boolean names(WordBag words, Account placed) {
        return placed.where().stream().anyMatch(where -> !isCountry(where) && words.hasAll(where.name()));
    }

    /// No place at all, or none that says where in a country.
    static boolean isPlaceless(Account account) {
        return account.where().stream().allMatch(Likeness::isCountry);
    }

    static boolean isCountry(Where where) {
        return where instanceof Where.Region region && region.isCountry();
    }

    private static boolean sameName(Where a, Where b) {
        return Geometry.spelledAlike(a.name(), b.name());
    }

    private static Feature time(When a, When b) {
        if (a instanceof When.Unknown || b instanceof When.Unknown) {
            return Feature.NO_TIME;
        }
        Optional<MonthDay> x = day(a);
        Optional<MonthDay> y = day(b);
        return x.isEmpty() || y.isEmpty()
                ? Feature.MEETING_TIME
                : x.equals(y) ? Feature.SAME_DAY : Feature.NIGHT_BETWEEN;
    }

    /// The day of a time that is known to the day, of whatever year: that the years agree is a matter of
    /// objections.
    private static Optional<MonthDay> day(When when) {
        return switch (when) {
            case When.Interval i
            when i.start().isPresent() && i.start().equals(i.end()) -> i.start().map(MonthDay::from);
            case When.YearUnknown y when y.start().equals(y.end()) -> Optional.of(y.start());
            case When.Interval _, When.YearUnknown _, When.Unknown _ -> Optional.empty();
        };
    }

    /// Whether only the night between two days belongs to both: the account of the very day comes first.
    static boolean meetByNight(Told a, Told b) {
        return time(a.account().when(), b.account().when()) == Feature.NIGHT_BETWEEN;
    }

    private static boolean isWide(When when) {
        return !(when instanceof When.Interval i)
                || i.start().isEmpty()
                || i.end().isEmpty()
                || i.end().get().isAfter(i.start().get().plusDays(WIDE_DAYS));
    }

    private static double publishedNear(Told a, Told b) {
        if (a.published().isEmpty() || b.published().isEmpty()) {
            return 0;
        }
        long gap = Math.max(
                0,
                Math.max(
                        a.published().get().start().toEpochDay()
                                - b.published().get().end().toEpochDay(),
                        b.published().get().start().toEpochDay()
                                - a.published().get().end().toEpochDay()));
        return Math.max(0, 1 - Math.log1p(gap) / Math.log1p(FAR_APART));
    }

    private static boolean isVague(IncidentType type) {
        return type == IncidentType.OTHER || type == IncidentType.EXPLOSION;
    }

    private static boolean sameSide(Account a, Account b) {
        return a.attackers().stream()
                .anyMatch(x -> b.attackers().stream()
                        .anyMatch(y -> x.name().equals(y.name())
                                || !x.country().isEmpty() && x.country().equals(y.country())));
    }

    private static void tolls(Account a, Account b, double[] f) {
        boolean killed = false;
        for (Casualties x : a.casualties()) {
            for (Casualties y : b.casualties()) {
                if (x.kind() != y.kind()
                        || x.min().isEmpty()
                        || y.min().isEmpty()
                        || x.min().get() < 1) {
                    continue;
                }
                killed |= x.kind() == org.attest.claims.CasualtyCell.Kind.KILLED;
                if (x.min().equals(y.min())) {
                    double says = Math.log(1 + x.min().get());
                    int feature = switch (x.kind()) {
                        case KILLED -> Feature.SAME_KILLED.ordinal();
                        case INJURED, MISSING -> Feature.SAME_INJURED.ordinal();
                    };
                    f[feature] = Math.max(f[feature], says);
                }
            }
        }
        f[Feature.OTHER_KILLED.ordinal()] = killed && f[Feature.SAME_KILLED.ordinal()] == 0 ? 1 : 0;
    }

    private static double sharedObjects(Account a, Account b) {
        Set<String> x = objects(a);
        Set<String> y = objects(b);
        if (x.isEmpty() || y.isEmpty()) {
            return 0;
        }
        Set<String> both = new HashSet<>(x);
        both.retainAll(y);
        return (double) both.size() / Math.min(x.size(), y.size());
    }

    private static Set<String> objects(Account account) {
        Set<String> words = new HashSet<>();
        account.objects().forEach(o -> words.addAll(lastWord(o.what())));
        account.targets().forEach(t -> words.addAll(lastWord(t.name())));
        return words;
    }

    /// The noun that the others describe: "depot" of "an ammunition depot".
    private static Set<String> lastWord(String words) {
        String plain = words.strip().toLowerCase(Locale.ROOT);
        return Set.of(plain.substring(plain.lastIndexOf(' ') + 1));
    }

    /// Both name places, and none of one is, holds or lies in one of the other.
    private static boolean apart(Account a, Account b) {
        boolean located = false;
        for (Where x : a.where()) {
            for (Where y : b.where()) {
                if (isUnsure(x) || isUnsure(y)) {
                    if (sameName(x, y) || Geometry.sameOrContained(x, y)) {
                        return false;
                    }
                    continue;
                }
                if (Geometry.sameOrContained(x, y) || overlap(x, y)) {
                    return false;
                }
                located = true;
            }
        }
        return located;
    }

    /// Names that no gazetteer knows, or knows too many of, may lie anywhere.
    private static boolean isUnsure(Where where) {
        return where instanceof Where.Unknown || where instanceof Where.Ambiguous;
    }

    /// Regions that share ground neither are one nor exclude each other.
    private static boolean overlap(Where a, Where b) {
        return a instanceof Where.Region x
                && b instanceof Where.Region y
                && x.extent().meets(y.extent())
                && x.country().equals(y.country());
    }

    private static String places(Told told) {
        return String.join(
                ", ",
                told.account().where().stream().map(Where::name).distinct().toList());
    }

    private static String words(When when) {
        return when.edtf().orElse("unknown");
    }

    /// What speaks for the two being one, in words.
    static List<String> reasons(Told a, Told b) {
        double[] f = features(a, b);
        Account x = a.account();
        Account y = b.account();
        List<String> reasons = new ArrayList<>();
        if (f[Feature.SAME_PLACE.ordinal()] > 0) {
            reasons.add("the same place: " + places(a) + " and " + places(b));
        } else if (f[Feature.CONTAINED_PLACE.ordinal()] > 0) {
            reasons.add("one place in the other: " + places(a) + " and " + places(b));
        } else if (f[Feature.SAME_PLACE_NAME.ordinal()] > 0) {
            reasons.add("places of one name: " + places(a) + " and " + places(b));
        } else {
            reasons.add("one of them names no place");
        }
        if (f[Feature.SAME_DAY.ordinal()] > 0) {
            reasons.add("the same day: " + words(x.when()) + " and " + words(y.when()));
        } else if (f[Feature.NIGHT_BETWEEN.ordinal()] > 0) {
            reasons.add("the night between two days: " + words(x.when()) + " and " + words(y.when()));
        } else if (f[Feature.MEETING_TIME.ordinal()] > 0) {
            reasons.add("times that meet: " + words(x.when()) + " and " + words(y.when()));
        } else {
            reasons.add("one of them states no time");
        }
        if (f[Feature.SAME_KIND.ordinal()] > 0) {
            reasons.add("both " + x.type().words());
        }
        if (f[Feature.SAME_SIDE.ordinal()] > 0) {
            reasons.add("the same side is said to have attacked");
        }
        if (f[Feature.SAME_KILLED.ordinal()] > 0) {
            reasons.add("the same number of killed");
        }
        if (f[Feature.LINKED.ordinal()] > 0) {
            reasons.add("one headline");
        }
        List<String> names = a.own().sharedNames(b.own());
        if (!names.isEmpty()) {
            reasons.add("both name " + String.join(", ", names.subList(0, Math.min(5, names.size()))));
        }
        double alike = Math.max(f[Feature.OWN_WORDS.ordinal()], f[Feature.REPORT_WORDS.ordinal()]);
        if (alike >= 0.3) {
            reasons.add(Math.round(100 * alike) + " % alike in telling words");
        }
        return reasons;
    }
}
