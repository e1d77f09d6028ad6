package org.attest.places;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.attest.language.Reading;
import org.attest.language.Token;
import org.attest.reports.Span;

/// Finds the place names of a report, says what each stands for as far as the text decides it, and how the
/// sentence uses it.
///
/// [NameScanner] finds the names, [Disambiguation] orders what they may stand for, [UseFinder] reads the sentence
/// around them; here the results become [Where]s. Safe to share between threads.
public final class PlaceResolver {
    private static final String PART_OF_SITE =
            "(?is).*\\b(?:side|part|end|section|perimeter|edge|corner|wing|half|sector|apron|outskirts)s? of\\b.*";

    /// The words around the name weigh this much when the report's own country is sought.
    private static final Map<PlaceMention.Use, Double> WEIGHT = Map.of(
            PlaceMention.Use.SITE, 3.0,
            PlaceMention.Use.CONTAINER, 3.0,
            PlaceMention.Use.REFERENCE, 1.5,
            PlaceMention.Use.ORIGIN, 0.5,
            PlaceMention.Use.ACTOR, 0.2);

    /// Names further apart are not two ends of one stretch.
    private static final double LONGEST_STRETCH = 300_000;

    /// Characters of " and the ".
    private static final int LONGEST_LINK = 9;

    /// Half the depth of a border strip in degrees, about 50 km.
    private static final double BORDER_DEGREES = 0.5;

    private final Gazetteer gazetteer;
    private final Lexicon lexicon = new Lexicon();
    private final Radii radii = new Radii();
    private final NameScanner scanner;
    private final Disambiguation disambiguation;
    private final UseFinder uses;

    public PlaceResolver(Gazetteer gazetteer) {
        this.gazetteer = gazetteer;
        this.scanner = new NameScanner(gazetteer, lexicon);
        Containers containers = new Containers(lexicon);
        this.disambiguation = new Disambiguation(gazetteer, containers);
        this.uses = new UseFinder(lexicon, gazetteer, containers);
    }

    public Places resolve(Reading reading) {
        return resolve(reading, List.of());
    }

    /// @param named spans that are place names for certain, because a person or a trained reader says so; where no
    ///     rule finds a name, these words are one
    public Places resolve(Reading reading, List<Span> named) {
        Resolution resolution = resolution(reading, named);
        return new Places(between(reading, contained(reading, resolution.mentions())), List.of());
    }

    /// What [#resolve] gives, each mention with all that its name may stand for.
    public List<PlaceExplanation> explain(Reading reading) {
        Resolution resolution = resolution(reading, List.of());
        List<PlaceMention> mentions = contained(reading, resolution.mentions());
        List<PlaceExplanation> explanations = new ArrayList<>();
        for (int i = 0; i < mentions.size(); i++) {
            Name name = resolution.names.get(i);
            Optional<PlaceMention> stretch =
                    i + 1 < mentions.size() ? stretch(reading, mentions.get(i), mentions.get(i + 1)) : Optional.empty();
            explanations.add(new PlaceExplanation(
                    stretch.orElse(mentions.get(i)),
                    name.isAnaphor() ? "" : Disambiguation.coreText(name),
                    stretch.isPresent() ? "from it to the next name" : PlaceExplanation.frame(name),
                    resolution.scored.get(i).stream()
                            .map(s -> new PlaceExplanation.Candidate(s.entry(), s.score(), s.reasons()))
                            .toList()));
            i += stretch.isPresent() ? 1 : 0;
        }
        return explanations;
    }

    /// Mentions, and for each of them the name and what it may stand for.
    private record Resolution(List<PlaceMention> mentions, List<Name> names, List<List<Scored>> scored) {}

    private Resolution resolution(Reading reading, List<Span> named) {
        List<Name> names = new ArrayList<>(scanner.scan(reading, named));
        List<List<Scored>> scored = disambiguation.of(names, scanner.countries(reading), scanner.peoples(reading));
        List<PlaceMention.Use> itsUses = new ArrayList<>();
        for (int i = 0; i < names.size(); i++) {
            PlaceMention.Use use = uses.of(names, i, itsUses, isRegion(names.get(i), scored.get(i)));
            Name name = names.get(i);
            // "in al-Safira, 21 km southeast of Aleppo": the first name is the place, the second helps to find it
            boolean helps = (name.frame() == Name.Frame.DISTANCE || isWayFrom(name))
                    && !name.isAnaphor()
                    && i > 0
                    && itsUses.get(i - 1) == PlaceMention.Use.SITE
                    && uses.isChained(names.get(i - 1), name);
            if (helps) {
                names.set(i, Name.plain(name.sentence(), name.coreFrom(), name.coreTo(), name.hits()));
            }
            itsUses.add(helps ? PlaceMention.Use.REFERENCE : use);
        }
        List<String> homes = homes(names, scored, itsUses);
        List<PlaceMention> mentions = new ArrayList<>();
        List<Name> placed = new ArrayList<>();
        List<List<Scored>> candidates = new ArrayList<>();
        for (int i = 0; i < names.size(); i++) {
            Name name = names.get(i);
            PlaceMention.Use use = itsUses.get(i);
            boolean loose = use != PlaceMention.Use.REFERENCE && uses.isLoose(names, i);
            Optional<Where> where = where(name, scored.get(i), homes, loose);
            if (where.isPresent()) {
                mentions.add(new PlaceMention(name.span(), where.get(), use));
                placed.add(name);
                candidates.add(scored.get(i));
            }
        }
        return new Resolution(mentions, placed, candidates);
    }

    /// "south of Damascus", not "southern Damascus".
    private static boolean isWayFrom(Name name) {
        return name.frame() == Name.Frame.SIDE
                && name.coreFrom() > name.from()
                && words(name, name.from(), name.coreFrom()).contains(" of");
    }

    private static boolean isRegion(Name name, List<Scored> scored) {
        return switch (name.frame()) {
            case PART, SIDE, BORDER -> true;
            case PLAIN, DISTANCE, EDGE ->
                !scored.isEmpty() && scored.getFirst().entry().kind().isRegion();
        };
    }

    /// The countries that the report is about, the first most: where its places lie, not who acts.
    private static List<String> homes(List<Name> names, List<List<Scored>> scored, List<PlaceMention.Use> itsUses) {
        Map<String, Double> weight = new TreeMap<>();
        for (int i = 0; i < names.size(); i++) {
            if (!scored.get(i).isEmpty() && !UseFinder.isDateLine(names.get(i))) {
                String country = scored.get(i).getFirst().entry().country();
                weight.merge(country, WEIGHT.getOrDefault(itsUses.get(i), 0.0), Double::sum);
            }
        }
        weight.remove("");
        return weight.entrySet().stream()
                .sorted(Map.Entry.<String, Double>comparingByValue().reversed())
                .map(Map.Entry::getKey)
                .toList();
    }

    /// In a sentence with a point in it, the regions that hold the point only hold it.
    private static List<PlaceMention> contained(Reading reading, List<PlaceMention> mentions) {
        List<PlaceMention> result = new ArrayList<>();
        for (PlaceMention mention : mentions) {
            boolean holds = mention.use() == PlaceMention.Use.SITE
                    && mention.where() instanceof Where.Region region
                    && !region.id().contains("/")
                    && mentions.stream()
                            .anyMatch(m -> m.use() == PlaceMention.Use.SITE
                                    && !(m.where() instanceof Where.Region other
                                            && other.id().equals(region.id()))
                                    && !(m.where() instanceof Where.Unknown)
                                    && sentence(reading, m) == sentence(reading, mention)
                                    && isFiner(m.where(), region)
                                    && Geometry.sameOrContained(m.where(), region));
            result.add(holds ? new PlaceMention(mention.span(), mention.where(), PlaceMention.Use.CONTAINER) : mention);
        }
        return result;
    }

    /// "between Palmyra and Deir ez-Zor" is the stretch from one to the other, and no point.
    private static List<PlaceMention> between(Reading reading, List<PlaceMention> mentions) {
        List<PlaceMention> result = new ArrayList<>();
        for (int i = 0; i < mentions.size(); i++) {
            PlaceMention first = mentions.get(i);
            Optional<PlaceMention> stretch =
                    i + 1 < mentions.size() ? stretch(reading, first, mentions.get(i + 1)) : Optional.empty();
            result.add(stretch.orElse(first));
            i += stretch.isPresent() ? 1 : 0;
        }
        return result;
    }

    private static Optional<PlaceMention> stretch(Reading reading, PlaceMention first, PlaceMention second) {
        boolean named = first.where() instanceof Where.Found a
                && second.where() instanceof Where.Found b
                && first.use() == PlaceMention.Use.REFERENCE
                && second.use() == PlaceMention.Use.REFERENCE
                && Geometry.distanceMetres(a, b) < LONGEST_STRETCH
                && a.country().equals(b.country())
                && second.span().start() - first.span().end() <= LONGEST_LINK
                && sentence(reading, first) == sentence(reading, second);
        if (!named) {
            return Optional.empty();
        }
        List<Token> tokens = reading.document().sentenceAt(first.span()).tokens();
        StringBuilder around = new StringBuilder();
        for (Token token : tokens) {
            boolean before = token.span().end() <= first.span().start()
                    && first.span().start() - token.span().end() <= 12;
            boolean inside = token.span().start() >= first.span().end()
                    && token.span().end() <= second.span().start();
            if (before || inside) {
                around.append(inside ? " > " : " ").append(token.lower());
            }
        }
        if (!around.toString().matches(".* between( the)?( towns| cities| villages)?( of)? > and( > the)?")) {
            return Optional.empty();
        }
        Where.Found a = (Where.Found) first.where();
        Where.Found b = (Where.Found) second.where();
        Span span = first.span().union(second.span());
        Where.Extent box = Geometry.union(
                Geometry.around(a.longitude(), a.latitude(), a.radiusMetres()),
                Geometry.around(b.longitude(), b.latitude(), b.radiusMetres()));
        return Optional.of(new PlaceMention(
                span,
                new Where.Region(
                        a.id() + "/to/" + b.id(),
                        "between " + a.name() + " and " + b.name(),
                        Optional.of(a.country()),
                        a.admin().filter(admin -> b.admin().equals(Optional.of(admin))),
                        box,
                        a.zone(),
                        List.of(span)),
                PlaceMention.Use.SITE));
    }

    private static int sentence(Reading reading, PlaceMention mention) {
        return reading.document().sentenceAt(mention.span()).index();
    }

    private static boolean isFiner(Where inner, Where.Region outer) {
        return switch (inner) {
            case Where.Found _, Where.Ambiguous _ -> true;
            case Where.Region region ->
                outer.id().startsWith("country:") && !region.id().startsWith("country:")
                        || region.id().startsWith(outer.id() + "/");
            case Where.Unknown _ -> false;
        };
    }

    // ---------------------------------------------------------------- from entries to places

    private Optional<Where> where(Name name, List<Scored> scored, List<String> homes, boolean loose) {
        List<Span> from = List.of(name.span());
        if (name.isAnaphor()) {
            return homes.stream().findFirst().flatMap(gazetteer::country).flatMap(country -> part(name, country, from));
        }
        if (scored.isEmpty()) {
            return Optional.of(new Where.Unknown(unknownName(name), from));
        }
        Entry best = scored.getFirst().entry();
        return switch (name.frame()) {
            case PART -> part(name, best, from);
            case SIDE -> Optional.of(side(name, scored, from));
            case BORDER -> Optional.of(border(name, best, homes, from));
            case DISTANCE -> Optional.of(best.kind().isRegion() ? region(best, from) : atDistance(name, best, from));
            case PLAIN, EDGE -> Optional.of(point(name, scored, loose, from));
        };
    }

    private static String unknownName(Name name) {
        boolean feature = name.noun()
                .filter(n -> n.isFacility() || n.extra().equals("feature"))
                .isPresent();
        return feature && name.coreTo() < name.to()
                ? words(name, name.coreFrom(), name.to())
                : words(name, name.coreFrom(), name.coreTo());
    }

    private static String words(Name name, int from, int to) {
        StringBuilder words = new StringBuilder();
        for (Token token : name.tokens().subList(from, to)) {
            words.append(words.isEmpty() ? "" : " ").append(token.text());
        }
        return words.toString();
    }

    private Where point(Name name, List<Scored> scored, boolean loose, List<Span> from) {
        Entry best = scored.getFirst().entry();
        if (best.kind().isRegion()) {
            return region(best, from);
        }
        double lead = scored.getFirst().score() - Disambiguation.rival(scored);
        if (lead >= Disambiguation.CLEAR) {
            return found(name, best, loose, from);
        }
        List<Where.Found> candidates = new ArrayList<>();
        Set<String> seen = new HashSet<>();
        for (Scored each : scored) {
            boolean worth = scored.getFirst().score() - each.score() <= Disambiguation.WORTH_SHOWING;
            if (worth
                    && !each.entry().kind().isRegion()
                    && seen.add(each.entry().id())
                    && candidates.stream()
                            .noneMatch(c -> Geometry.distanceMetres(
                                            c.longitude(),
                                            c.latitude(),
                                            each.entry().longitude(),
                                            each.entry().latitude())
                                    < 20_000)) {
                candidates.add(found(name, each.entry(), loose, from));
            }
        }
        return candidates.size() < 2
                ? candidates.getFirst()
                : new Where.Ambiguous(words(name, name.coreFrom(), name.coreTo()), candidates, from);
    }

    private Where.Found found(Name name, Entry entry, boolean loose, List<Span> from) {
        boolean site = entry.kind() == Entry.Kind.SITE;
        boolean byTown = !site && name.noun().map(Name.Noun::isFacility).orElse(false);
        double radius = radii.of(entry);
        if (byTown) {
            radius = Math.max(radius, radii.least("site-by-town"));
        }
        boolean around = name.noun().filter(n -> n.family().equals("area")).isPresent() && !site;
        if (name.frame() == Name.Frame.EDGE || around) {
            radius = radii.widened("edge", radius);
        }
        if (loose) {
            radius = radii.widened("near", radius);
        } else if (isOver(name)) {
            radius = radii.widened("over", radius);
        }
        return new Where.Found(
                entry.id(),
                entry.name(),
                site
                        ? Where.Precision.FACILITY
                        : entry.population() >= 100_000 ? Where.Precision.CITY : Where.Precision.LOCALITY,
                entry.country(),
                entry.admin(),
                entry.longitude(),
                entry.latitude(),
                radius,
                entry.zone(),
                from);
    }

    private boolean isOver(Name name) {
        int p = uses.beforeFillers(name);
        return p >= 0 && Set.of("over", "above").contains(name.tokens().get(p).lower());
    }

    private Where.Found atDistance(Name name, Entry entry, List<Span> from) {
        Direction direction = name.direction().orElse(Direction.CENTRE);
        double[] there = Geometry.displaced(entry.longitude(), entry.latitude(), direction.bearing(), name.metres());
        double radius =
                Math.max(radii.least("distance"), radii.of(entry) + name.metres() * radii.factor("distance") / 100);
        return new Where.Found(
                entry.id() + "/" + Math.round(name.metres() / 1_000) + "km-" + direction.words(),
                words(name, name.from(), name.to()),
                Where.Precision.LOCALITY,
                entry.country(),
                Optional.empty(),
                there[0],
                there[1],
                radius,
                entry.zone(),
                from);
    }

    private static Where.Region region(Entry entry, List<Span> from) {
        return new Where.Region(
                entry.id(), entry.name(), country(entry), admin(entry), extent(entry), entry.zone(), from);
    }

    private static Optional<String> country(Entry entry) {
        return entry.country().isEmpty() ? Optional.empty() : Optional.of(entry.country());
    }

    private static Optional<String> admin(Entry entry) {
        return entry.kind() == Entry.Kind.PROVINCE ? Optional.of(entry.name()) : entry.admin();
    }

    /// A region's own box; around a point, a small one.
    private static Where.Extent extent(Entry entry) {
        return entry.extent().orElseGet(() -> Geometry.around(entry.longitude(), entry.latitude(), 1_000));
    }

    private Optional<Where> part(Name name, Entry entry, List<Span> from) {
        Direction direction = name.direction().orElse(Direction.CENTRE);
        if (!entry.kind().isRegion()) {
            return Optional.of(side(name, List.of(Scored.of(new Gazetteer.Hit(entry, -1, false))), from));
        }
        // "Syria's northern Aleppo governorate": the part of a province, or the province in that part of the country.
        // Where
        // both can be meant the wider one is said.
        boolean inThatPartOfTheCountry = entry.kind() == Entry.Kind.PROVINCE
                && !words(name, name.from(), name.coreFrom()).endsWith("of")
                && gazetteer
                        .country(entry.country())
                        .filter(c -> direction.of(extent(c)).holds(entry.longitude(), entry.latitude()))
                        .isPresent();
        return Optional.of(new Where.Region(
                entry.id() + "/" + direction.words(),
                name.isAnaphor() ? direction.words() + " of " + entry.name() : words(name, name.from(), name.to()),
                country(entry),
                admin(entry),
                inThatPartOfTheCountry ? extent(entry) : direction.of(extent(entry)),
                entry.zone(),
                from));
    }

    /// "south of Damascus" lies in a box beside the point. "eastern Homs" may mean a side of the city or a part
    /// of its province: the box then holds both.
    private Where side(Name name, List<Scored> scored, List<Span> from) {
        Entry entry = scored.getFirst().entry();
        // "the northern side of the airport" is the airport; "north of the airport" is not.
        if (entry.kind() == Entry.Kind.SITE
                && words(name, name.from(), name.coreFrom()).matches(PART_OF_SITE)) {
            return found(name, entry, false, from);
        }
        Direction direction = name.direction().orElse(Direction.CENTRE);
        Where.Extent box = entry.kind().isRegion()
                ? direction.of(extent(entry))
                : direction.from(entry.longitude(), entry.latitude(), radii.widened("direction", radii.of(entry)));
        Optional<Entry> province = scored.stream()
                .map(Scored::entry)
                .filter(e ->
                        e.kind() == Entry.Kind.PROVINCE && e.country().equals(entry.country()) && !entry.isCapital())
                .findFirst();
        if (province.isPresent() && !isWayFrom(name)) {
            box = Geometry.union(box, direction.of(extent(province.get())));
        }
        return new Where.Region(
                entry.id() + "/" + direction.words(),
                words(name, name.from(), name.to()),
                country(entry),
                admin(entry),
                box,
                entry.zone(),
                from);
    }

    /// The strip along a border, on this side of it. Who speaks of "the Iraqi border" stands in the other
    /// country: the one that the text names with it, or else the one that the report is most about.
    private Where border(Name name, Entry named, List<String> homes, List<Span> from) {
        Optional<Entry> other = name.other()
                .or(() -> homes.stream().filter(h -> !h.equals(named.country())).findFirst())
                .flatMap(gazetteer::country);
        if (other.isEmpty()) {
            return region(named, from);
        }
        boolean bothNamed = name.other().isPresent();
        boolean namedIsHome = bothNamed
                && homes.indexOf(named.country()) >= 0
                && (homes.indexOf(other.get().country()) < 0
                        || homes.indexOf(named.country())
                                < homes.indexOf(other.get().country()));
        Entry inside = namedIsHome ? named : other.get();
        Entry beyond = namedIsHome ? other.get() : named;
        return new Where.Region(
                inside.id() + "/border/" + beyond.country(),
                words(name, name.from(), name.to()),
                country(inside),
                Optional.empty(),
                Geometry.shared(extent(inside), Geometry.grownBy(extent(beyond), BORDER_DEGREES)),
                inside.zone(),
                from);
    }
}
