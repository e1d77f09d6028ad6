package org.attest.places;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Orders what each name of a report may stand for: by how well known it is, by what the name is said to be, by
/// the countries that the report speaks of, by a region named right after it, and by the nearness of the report's
/// other places.
///
/// Scores are decimal orders of magnitude of population, so that 1 point means "ten times as well known".
final class Disambiguation {
    /// A name stands for more than one thing if the second is within this of the first: about four times as well
    /// known is enough to decide ("London", "Paris"), twice is not.
    static final double CLEAR = 0.6;

    /// Candidates this far below the best are not shown.
    static final double WORTH_SHOWING = 1;

    /// Two entries this near each other are one place for a reader: a town and its air base, a city and its
    /// province.
    private static final double ONE_PLACE_METRES = 25_000;

    /// What decides when nothing else does: at this lead a name helps to resolve its neighbours.
    private static final double ANCHOR_LEAD = 1.2;

    /// How far places of one report, and of one sentence, usually lie apart.
    private static final double NEARNESS_METRES = 150_000;

    private static final double BESIDE_METRES = 50_000;

    /// Enough to put a country below a town of its name.
    private static final double FOREIGN = 10;

    private static final int MOST_ANCHORS = 12;

    /// How often a report must speak of other countries before a town of another one is a stranger, and how small
    /// the
    /// town must be; under another name than its own, or in another spelling, it must be better known.
    private static final int SPOKEN = 2;

    private static final double BORDER_DEGREES = 2;
    private static final int TOWN = 50_000;
    private static final int LARGE = 300_000;

    /// A place that is clear enough to help with others.
    private record Anchor(Entry entry, String key, List<Integer> sentences) {}

    private static final Set<String> AIR = Set.of("air base", "airport", "base");
    private static final Set<String> ENERGY = Set.of("dam", "power plant", "refinery", "oil field", "depot", "port");
    private static final Set<String> MILITARY =
            Set.of("defence plant", "research centre", "base", "depot", "military area", "power plant", "refinery");
    private static final Set<String> BUILDINGS = Set.of(
            "hospital",
            "school",
            "university",
            "mosque",
            "church",
            "temple",
            "market",
            "hotel",
            "theatre",
            "government building");

    /// A name said to lie in a region may stand for what lies this near the region's box, in degrees: borders
    /// move, boxes are rough.
    private static final double NEAR_DEGREES = 1;

    private final Gazetteer gazetteer;
    private final Containers containers;

    Disambiguation(Gazetteer gazetteer, Containers containers) {
        this.gazetteer = gazetteer;
        this.containers = containers;
    }

    /// For each name what it may stand for, best first; empty if nothing.
    ///
    /// @param countries how often the report names each country or its people
    /// @param peoples how often its people only
    List<List<Scored>> of(List<Name> names, Map<String, Integer> countries, Map<String, Integer> peoples) {
        List<List<Scored>> scored = scored(names, Map.of(), countries, countries);
        // A report of local news names towns, not their country: what is clear so far tells it.
        Map<String, Integer> spoken = new HashMap<>(countries);
        Map<String, Integer> support = new HashMap<>(peoples);
        Map<String, Map<String, Integer>> own = new HashMap<>();
        for (int i = 0; i < names.size(); i++) {
            if (isAnchor(scored.get(i))) {
                String country = scored.get(i).getFirst().entry().country();
                spoken.merge(country, 1, Integer::sum);
                support.merge(country, 1, Integer::sum);
                own.computeIfAbsent(key(names.get(i)), _ -> new HashMap<>()).merge(country, 1, Integer::sum);
            }
        }
        HomeRegions homes = HomeRegions.of(names, scored, gazetteer);
        scored = local(names, scored(names, own, spoken, support), homes, support);
        Map<String, Anchor> anchors = new LinkedHashMap<>();
        for (int i = 0; i < names.size(); i++) {
            if (isAnchor(scored.get(i)) && anchors.size() < MOST_ANCHORS) {
                Entry entry = scored.get(i).getFirst().entry();
                String key = key(names.get(i));
                anchors.computeIfAbsent(entry.id(), _ -> new Anchor(entry, key, new ArrayList<>()))
                        .sentences()
                        .add(names.get(i).sentence().index());
            }
        }
        List<List<Scored>> near = new ArrayList<>();
        for (int i = 0; i < names.size(); i++) {
            int sentence = names.get(i).sentence().index();
            String key = key(names.get(i));
            near.add(sorted(scored.get(i).stream()
                    .map(s -> s.plus(
                            nearness(s.entry(), key, sentence, anchors.values()), "near other places of the report"))
                    .toList()));
        }
        return withoutStrangers(names, oneSense(names, near), own, spoken);
    }

    /// A small town of a country that the report speaks of nowhere else only shares its name with what is meant:
    /// "the
    /// Nur tea shop" in a report on Somalia lies in no Iranian Nur. What is meant is then a place that no gazetteer
    /// has.
    private List<List<Scored>> withoutStrangers(
            List<Name> names,
            List<List<Scored>> scored,
            Map<String, Map<String, Integer>> own,
            Map<String, Integer> spoken) {
        Map<String, Where.Extent> boxes = new HashMap<>();
        spoken.keySet()
                .forEach(country -> gazetteer
                        .country(country)
                        .flatMap(Entry::extent)
                        .ifPresent(box -> boxes.put(country, Geometry.grownBy(box, BORDER_DEGREES))));
        List<List<Scored>> result = new ArrayList<>();
        for (int i = 0; i < names.size(); i++) {
            String key = key(names.get(i));
            Map<String, Integer> others = without(spoken, own.getOrDefault(key, Map.of()));
            boolean stranger = !scored.get(i).isEmpty()
                    && others.values().stream().mapToInt(Integer::intValue).sum() >= SPOKEN
                    && containers.find(names, i).isEmpty()
                    && scored.get(i).stream().allMatch(s -> isStranger(s.hit(), key, others, boxes));
            result.add(stranger ? List.of() : scored.get(i));
        }
        return result;
    }

    private static boolean isStranger(
            Gazetteer.Hit hit, String key, Map<String, Integer> spoken, Map<String, Where.Extent> boxes) {
        Entry entry = hit.entry();
        boolean alias = hit.loose() || !Spelling.exact(entry.name()).equals(key);
        return entry.kind() == Entry.Kind.SETTLEMENT
                && !entry.isCapital()
                && entry.population() < (alias ? LARGE : TOWN)
                && spoken.getOrDefault(entry.country(), 0) == 0
                && boxes.entrySet().stream()
                        .noneMatch(b -> spoken.containsKey(b.getKey()) && isBeside(entry, b.getValue()));
    }

    /// Fire crosses borders: a town beside a country that is spoken of is no stranger.
    private static boolean isBeside(Entry entry, Where.Extent box) {
        return box.holds(entry.longitude(), entry.latitude());
    }

    /// What is left of a count without a part of it.
    private static Map<String, Integer> without(Map<String, Integer> all, Map<String, Integer> part) {
        if (part.isEmpty()) {
            return all;
        }
        Map<String, Integer> rest = new HashMap<>(all);
        part.forEach((country, count) -> rest.merge(country, -count, Integer::sum));
        rest.values().removeIf(count -> count <= 0);
        return rest;
    }

    /// What lies in the regions that the report is about is likelier. "Lebanon" in a report on Boone County,
    /// Indiana:
    /// a town of such a region bears the name of a country, and nothing else in the report speaks of that country.
    private static List<List<Scored>> local(
            List<Name> names, List<List<Scored>> scored, HomeRegions homes, Map<String, Integer> support) {
        List<List<Scored>> result = new ArrayList<>();
        for (int i = 0; i < names.size(); i++) {
            String key = key(names.get(i));
            boolean town = homes.isOfTown(key);
            result.add(sorted(homes.weigh(key, scored.get(i)).stream()
                    .map(s -> town
                                    && s.entry().kind() == Entry.Kind.COUNTRY
                                    && support.getOrDefault(s.entry().country(), 0) == 0
                            ? s.plus(-FOREIGN, "a town of the report's region bears the name of this country")
                            : s)
                    .toList()));
        }
        return result;
    }

    /// @param own by key of a name what it adds to `countries` and `support` itself: a name speaks for no country
    /// of
    ///     its own namesakes
    private List<List<Scored>> scored(
            List<Name> names,
            Map<String, Map<String, Integer>> own,
            Map<String, Integer> countries,
            Map<String, Integer> support) {
        List<List<Scored>> scored = new ArrayList<>();
        for (int i = 0; i < names.size(); i++) {
            Map<String, Integer> its = own.getOrDefault(key(names.get(i)), Map.of());
            scored.add(sorted(score(names, i, without(countries, its), without(support, its))));
        }
        return scored;
    }

    private static boolean isAnchor(List<Scored> scored) {
        return !scored.isEmpty()
                && scored.getFirst().entry().kind() != Entry.Kind.COUNTRY
                && scored.getFirst().entry().kind() != Entry.Kind.AREA
                && (scored.size() == 1 || scored.getFirst().score() - rival(scored) > ANCHOR_LEAD);
    }

    /// Score of the best entry that is not the same place as the first.
    static double rival(List<Scored> scored) {
        Entry best = scored.getFirst().entry();
        return scored.stream()
                .filter(s -> !isOnePlace(best, s.entry()))
                .mapToDouble(Scored::score)
                .max()
                .orElse(Double.NEGATIVE_INFINITY);
    }

    static boolean isOnePlace(Entry a, Entry b) {
        return a.id().equals(b.id())
                || Geometry.distanceMetres(a.longitude(), a.latitude(), b.longitude(), b.latitude()) < ONE_PLACE_METRES
                || a.country().equals(b.country()) && (holds(a, b) || holds(b, a));
    }

    private static boolean holds(Entry region, Entry point) {
        return region.kind().isRegion()
                && region.extent()
                        .map(e -> e.holds(point.longitude(), point.latitude()))
                        .orElse(false);
    }

    /// @param key of the name, which can't support itself
    /// @param sentence in which the name stands that may mean the entry
    private static double nearness(Entry entry, String key, int sentence, Collection<Anchor> anchors) {
        if (entry.kind() == Entry.Kind.COUNTRY || entry.kind() == Entry.Kind.AREA) {
            return 0;
        }
        double report = 0;
        double beside = 0;
        for (Anchor anchor : anchors) {
            if (anchor.entry.id().equals(entry.id()) || anchor.key.equals(key)) {
                continue;
            }
            double metres = Geometry.distanceMetres(
                    entry.longitude(), entry.latitude(), anchor.entry.longitude(), anchor.entry.latitude());
            report += Math.exp(-metres / NEARNESS_METRES)
                    + (anchor.entry.country().equals(entry.country()) ? 0.3 : 0);
            int apart = anchor.sentences.stream()
                    .mapToInt(s -> Math.abs(s - sentence))
                    .min()
                    .orElse(Integer.MAX_VALUE);
            if (apart <= 1) {
                beside = Math.max(beside, (apart == 0 ? 2 : 1) * Math.exp(-metres / BESIDE_METRES));
            }
        }
        return Math.min(3, report) + beside;
    }

    /// A name that one sentence explains ("Tripoli, northern Lebanon") means the same in the others.
    private List<List<Scored>> oneSense(List<Name> names, List<List<Scored>> scored) {
        Map<String, Entry> explained = new HashMap<>();
        for (int i = 0; i < names.size(); i++) {
            if (!scored.get(i).isEmpty() && containers.find(names, i).isPresent()) {
                explained.putIfAbsent(
                        key(names.get(i)), scored.get(i).getFirst().entry());
            }
        }
        for (int i = 0; i < names.size(); i++) {
            boolean clear = !scored.get(i).isEmpty() && scored.get(i).getFirst().score() - rival(scored.get(i)) > CLEAR;
            if (clear && names.get(i).noun().isEmpty()) {
                explained.putIfAbsent(
                        key(names.get(i)), scored.get(i).getFirst().entry());
            }
        }
        List<List<Scored>> same = new ArrayList<>();
        for (int i = 0; i < names.size(); i++) {
            Entry meant = explained.get(key(names.get(i)));
            same.add(
                    meant == null || containers.find(names, i).isPresent()
                            ? scored.get(i)
                            : sorted(scored.get(i).stream()
                                    .map(s -> s.plus(
                                            isOnePlace(meant, s.entry()) ? 3 : 0,
                                            "what the name means elsewhere in the report"))
                                    .toList()));
        }
        return same;
    }

    static String key(Name name) {
        return name.isAnaphor() ? "" : Spelling.exact(coreText(name));
    }

    private static List<Scored> sorted(List<Scored> scored) {
        return scored.stream()
                .sorted(Comparator.comparingDouble(Scored::score).reversed())
                .toList();
    }

    private List<Scored> score(List<Name> names, int i, Map<String, Integer> countries, Map<String, Integer> support) {
        Name name = names.get(i);
        Optional<Name> container = containers.find(names, i);
        List<Gazetteer.Hit> hits = inside(fitting(name), name.hits(), container);
        int most = countries.values().stream().mapToInt(Integer::intValue).max().orElse(1);
        String key = key(name);
        List<Scored> scored = new ArrayList<>();
        for (Gazetteer.Hit hit : hits) {
            Entry entry = hit.entry();
            Scored its = Scored.of(hit).plus(prior(hit, hits), "how well known it is");
            if (entry.kind() == Entry.Kind.COUNTRY && isOvershadowed(entry, hits, support)) {
                its = its.plus(-3, "a region of its name lies in a country that the report speaks of");
            }
            if (Spelling.exact(entry.name()).equals(key)) {
                its = its.plus(0.5, "its own name, not an alias");
            }
            if (entry.kind() != Entry.Kind.COUNTRY && entry.kind() != Entry.Kind.AREA) {
                int named = countries.getOrDefault(entry.country(), 0);
                its = its.plus(named == 0 ? 0 : 1.2 + 1.3 * named / most, "the report speaks of its country");
            }
            if (container.filter(c -> isIn(hit, c)).isPresent()) {
                its = its.plus(9, "lies in what is named beside it");
            }
            scored.add(its);
        }
        // "Palma, Cabo Delgado": if we know no Palma there, the one in Spain is not meant
        return container
                .filter(_ -> hits.stream()
                        .noneMatch(h -> h.entry().kind() == Entry.Kind.PROVINCE
                                || h.entry().kind() == Entry.Kind.AREA))
                .filter(Disambiguation::isArea)
                .map(c -> scored.stream()
                        .filter(s -> s.entry().kind() == Entry.Kind.COUNTRY
                                || c.hits().stream()
                                        .anyMatch(h -> isIn(s.hit(), h.entry()) || isNear(s.entry(), h.entry())))
                        .toList())
                .orElse(scored);
    }

    /// "Beni territory, North Kivu": what lies in the container is meant, even if it is not quite what it is
    /// called.
    private List<Gazetteer.Hit> inside(List<Gazetteer.Hit> fitting, List<Gazetteer.Hit> all, Optional<Name> container) {
        if (container.isEmpty() || fitting.stream().anyMatch(h -> isIn(h, container.get()))) {
            return fitting;
        }
        List<Gazetteer.Hit> inside =
                all.stream().filter(h -> isIn(h, container.get())).toList();
        return inside.isEmpty() ? fitting : inside;
    }

    private boolean isIn(Gazetteer.Hit hit, Name container) {
        return container.hits().stream().anyMatch(c -> isIn(hit, c.entry()));
    }

    /// "Georgia" in a report on Atlanta: a region of another country bears the name, and only that one is spoken
    /// of.
    private static boolean isOvershadowed(Entry country, List<Gazetteer.Hit> hits, Map<String, Integer> support) {
        return support.getOrDefault(country.country(), 0) == 0
                && hits.stream()
                        .anyMatch(h -> h.entry().kind() == Entry.Kind.PROVINCE
                                && !h.entry().country().equals(country.country())
                                && support.getOrDefault(h.entry().country(), 0) > 0);
    }

    private static double prior(Gazetteer.Hit hit, List<Gazetteer.Hit> all) {
        Entry entry = hit.entry();
        double known = Math.log10(population(entry) + 100.0);
        double score = switch (entry.kind()) {
            case COUNTRY -> 12;
            case AREA -> 6.5;
            case PROVINCE -> known - (hasSeatOfItsName(entry, all) ? 2 : 0.6);
            case DISTRICT -> known - (hasSeatOfItsName(entry, all) ? 2.5 : 1.5);
            case SITE -> entry.id().startsWith("site:") ? 4.3 : 4;
            case SETTLEMENT -> known;
        };
        score += switch (entry.rank()) {
            case CAPITAL -> 1;
            case SEAT -> 0.3;
            case PLAIN, DISTRICT_SEAT -> 0;
            case QUARTER -> -0.7;
            case GONE -> -1;
        };
        return score - (hit.loose() ? 1.2 : 0);
    }

    /// GeoNames gives 0 where it does not know; a seat is seldom small.
    private static long population(Entry entry) {
        return switch (entry.rank()) {
            case CAPITAL, SEAT -> Math.max(entry.population(), 50_000);
            case DISTRICT_SEAT -> Math.max(entry.population(), 10_000);
            case PLAIN, QUARTER, GONE -> entry.population();
        };
    }

    /// "Aleppo" alone is the city, not the province.
    private static boolean hasSeatOfItsName(Entry province, List<Gazetteer.Hit> all) {
        return all.stream()
                .anyMatch(h -> h.entry().kind() == Entry.Kind.SETTLEMENT
                        && h.entry().country().equals(province.country())
                        && holds(province, h.entry()));
    }

    /// The hits that are what the name is said to be; all of them if it is not said, or none is.
    private List<Gazetteer.Hit> fitting(Name name) {
        List<Gazetteer.Hit> hits = withoutDoubles(name.hits());
        if (name.noun().isEmpty()) {
            return hits;
        }
        Name.Noun noun = name.noun().get();
        return switch (noun.family()) {
            case "facility" -> facilities(name, noun, hits);
            case "region" -> regions(noun, hits);
            case "settlement" ->
                orAll(
                        hits.stream()
                                .filter(h -> h.entry().kind() == Entry.Kind.SETTLEMENT)
                                .toList(),
                        hits);
            // "the Dnipro River" is not the city
            case "area" ->
                noun.extra().equals("feature")
                        ? hits.stream()
                                .filter(h -> h.entry().kind() != Entry.Kind.SETTLEMENT
                                        && h.entry().kind() != Entry.Kind.DISTRICT)
                                .toList()
                        : hits;
            default -> hits;
        };
    }

    /// An airport of OurAirports that is also on our own list of sites counts once.
    private static List<Gazetteer.Hit> withoutDoubles(List<Gazetteer.Hit> hits) {
        return hits.stream()
                .filter(h -> !h.entry().id().startsWith("airport:")
                        || hits.stream()
                                .noneMatch(s -> s.entry().id().startsWith("site:") && isOnePlace(s.entry(), h.entry())))
                .toList();
    }

    private List<Gazetteer.Hit> facilities(Name name, Name.Noun noun, List<Gazetteer.Hit> hits) {
        String whole = Spelling.exact(
                name.sentence().tokens().subList(name.coreFrom(), Math.max(name.coreTo(), name.to())).stream()
                        .map(t -> t.text())
                        .reduce((a, b) -> a + " " + b)
                        .orElse(""));
        List<Gazetteer.Hit> sites = new ArrayList<>();
        gazetteer.hits(whole, true).stream()
                .filter(h -> h.entry().kind() == Entry.Kind.SITE)
                .forEach(sites::add);
        if (sites.isEmpty() && name.coreTo() == name.to()) {
            // "the airport of Nyala"
            gazetteer.hits(whole + " " + noun.extra(), false).stream()
                    .filter(h -> h.entry().kind() == Entry.Kind.SITE)
                    .forEach(sites::add);
        }
        hits.stream()
                .filter(h -> h.entry().kind() == Entry.Kind.SITE
                        && fits(noun.extra(), h.entry().siteKind().orElse("")))
                .filter(h -> sites.stream()
                        .noneMatch(s -> s.entry().id().equals(h.entry().id())))
                .forEach(sites::add);
        return sites.isEmpty()
                ? hits.stream().filter(h -> h.entry().kind() != Entry.Kind.SITE).toList()
                : withoutDoubles(sites);
    }

    /// Whether a site of one kind may be called by a noun of another: bases are called camps, plants complexes.
    static boolean fits(String noun, String kind) {
        return noun.equals(kind)
                || AIR.contains(noun) && AIR.contains(kind)
                || ENERGY.contains(noun) && ENERGY.contains(kind)
                || MILITARY.contains(noun) && MILITARY.contains(kind)
                || noun.equals("defence plant") && !BUILDINGS.contains(kind) && !kind.equals("crossing")
                || noun.equals("military area") && !BUILDINGS.contains(kind)
                || noun.equals("camp") && kind.equals("base")
                || noun.equals("base") && kind.equals("camp");
    }

    private List<Gazetteer.Hit> regions(Name.Noun noun, List<Gazetteer.Hit> hits) {
        List<Gazetteer.Hit> regions = new ArrayList<>(hits.stream()
                .filter(h -> h.entry().kind().isRegion())
                .filter(h -> noun.extra().isEmpty()
                        || h.entry().kind().name().equals(noun.extra())
                        || h.entry().kind() == Entry.Kind.AREA)
                .toList());
        Entry.Kind level = noun.extra().equals("DISTRICT") ? Entry.Kind.DISTRICT : Entry.Kind.PROVINCE;
        // "Kharkov region": the seat has more spellings than the region.
        for (Gazetteer.Hit hit : hits) {
            boolean seat = hit.entry().rank() == Entry.Rank.SEAT
                    || hit.entry().rank() == Entry.Rank.CAPITAL
                    || level == Entry.Kind.DISTRICT && hit.entry().rank() == Entry.Rank.DISTRICT_SEAT;
            if (seat) {
                gazetteer
                        .holder(hit, level)
                        .filter(r ->
                                regions.stream().noneMatch(o -> o.entry().id().equals(r.id())))
                        .ifPresent(r -> regions.add(new Gazetteer.Hit(r, -1, hit.loose())));
            }
        }
        return orAll(regions, hits);
    }

    private static List<Gazetteer.Hit> orAll(List<Gazetteer.Hit> some, List<Gazetteer.Hit> all) {
        return some.isEmpty() ? all : some;
    }

    private static boolean isArea(Name name) {
        return name.hits().stream()
                .anyMatch(h -> h.entry().kind().isRegion() && h.entry().kind() != Entry.Kind.DISTRICT);
    }

    private static boolean isNear(Entry entry, Entry region) {
        return region.extent()
                .map(box -> Geometry.grownBy(box, NEAR_DEGREES).holds(entry.longitude(), entry.latitude()))
                .orElse(false);
    }

    private boolean isIn(Gazetteer.Hit inner, Entry outer) {
        if (inner.entry().id().equals(outer.id())) {
            return false;
        }
        return switch (outer.kind()) {
            case COUNTRY ->
                inner.entry().country().equals(outer.country()) && inner.entry().kind() != Entry.Kind.COUNTRY;
            case PROVINCE ->
                gazetteer
                        .holder(inner, Entry.Kind.PROVINCE)
                        .map(h -> h.id().equals(outer.id()))
                        .orElse(inner.entry().kind() != Entry.Kind.COUNTRY
                                && inner.entry().country().equals(outer.country())
                                && holds(outer, inner.entry()));
            case DISTRICT, AREA -> inner.entry().kind() != Entry.Kind.COUNTRY && holds(outer, inner.entry());
            case SETTLEMENT, SITE -> false;
        };
    }

    static String coreText(Name name) {
        StringBuilder text = new StringBuilder();
        for (int i = name.coreFrom(); i < name.coreTo(); i++) {
            text.append(i > name.coreFrom() ? " " : "")
                    .append(name.tokens().get(i).text());
        }
        return text.toString();
    }
}
