package org.attest.eval;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/// One scoring of the model article: which claim and which incident is which, then the checks in the order of the
/// article's questions.
///
/// The questions are those of `expected.json`; where that file answers in words ("regime's military"), the answer that
/// counts is written here.
final class SeedReading {
    private static final int MOST_CLAIMS = 34;

    /// Who holds what, by the words of `expected.json`.
    private static final Map<String, Predicate<Output.Claim>> HOLDERS = Map.of(
            "satellite images, provider not named", claim -> claim.holderKind().equals("imagery"),
            "regime's military",
                    claim -> Names.holds(claim.holder(), "military")
                            && (Names.holds(claim.holder(), "Syrian")
                                    || Names.holds(claim.holder(), "Syria")
                                    || Names.holds(claim.holder(), "regime")),
            "Israel Defense Forces",
                    claim -> Names.holds(claim.holder(), "Israel Defense Forces")
                            || Names.holds(claim.holder(), "IDF")
                            || Names.holds(claim.holder(), "Israeli military"),
            "article", claim -> claim.holderKind().equals("author"),
            "article (motive; not attributed to Israel)",
                    claim -> claim.holderKind().equals("author"),
            "'They' = Israel, ambiguous",
                    claim -> Names.holds(claim.holder(), "Israel")
                            || Names.holds(claim.holder(), "Israel Defense Forces")
                            || Names.holds(claim.holder(), "Israeli military"),
            "not named", claim -> claim.holderKind().equals("unnamed"),
            "headline of a linked, updated item", claim -> claim.holderKind().equals("linked_headline"));

    /// A claim that stands for each incident, and about where its site lies: latitude, longitude, kilometres.
    private record Site(String incident, String name, double latitude, double longitude, double radiusKm) {}

    private static final List<Site> SITES = List.of(
            new Site("I1", "al-Safira complex", 36.04, 37.35, 8),
            new Site("I2", "al-Safira complex", 36.04, 37.35, 8),
            new Site("I3", "Damascus airport", 33.411, 36.515, 5),
            new Site("I4", "T4 air base", 34.5225, 37.627, 5));

    private record Check(String group, String name, boolean passed, String detail) {
        /// `FAIL  stances    C5 CLAIMS · got AFFIRMS interception`
        String line() {
            return "%s  %-10s %s%s"
                    .formatted(passed ? "pass" : "FAIL", group, name, passed || detail.isEmpty() ? "" : " · " + detail);
        }
    }

    private final ReportText text;
    private final JsonNode expected;
    private final Output output;
    private final Optional<LocalDate> published;
    private final String report;
    private final List<Output.Claim> claims;
    private final Map<String, Output.Claim> claimOf = new HashMap<>();
    private final Map<String, Output.Incident> incidentOf = new HashMap<>();
    private final List<Check> checks = new ArrayList<>();

    SeedReading(String text, JsonNode expected, Output output, Optional<LocalDate> published) {
        this.text = new ReportText(text);
        this.expected = expected;
        this.output = output;
        this.published = published;
        this.report = output.reports().stream()
                .filter(one -> one.sha256().equals(Json.words(expected, "sha256"))
                        || one.path().endsWith("article.txt"))
                .map(Output.Report::id)
                .findFirst()
                .orElseThrow(() -> new CorpusException(
                        "the output must hold article.txt; none of its %s reports has that name or hash. Run attest on the corpus's folder or file."
                                .formatted(output.reports().size())));
        this.claims = output.claims().stream()
                .filter(claim -> claim.report().equals(report))
                .toList();
    }

    Score score(String corpus) {
        pairClaims();
        pairIncidents();
        claims();
        incidents();
        times();
        damageAndTolls();
        surroundings();
        relations();
        refusals();
        long passed = checks.stream().filter(Check::passed).count();
        List<Score.Metric> metrics = new ArrayList<>();
        metrics.add(Score.Metric.share("Overall", "checks", passed, checks.size(), "checks passed"));
        checks.stream().map(Check::group).distinct().forEach(group -> {
            List<Check> own =
                    checks.stream().filter(check -> check.group.equals(group)).toList();
            metrics.add(Score.Metric.share(
                    "By subject", group, own.stream().filter(Check::passed).count(), own.size(), "checks passed"));
        });
        metrics.add(Score.Metric.count("Size", "claims_in_all", claims.size(), "claims; at most " + MOST_CLAIMS));
        metrics.add(Score.Metric.count(
                "Size", "incidents_in_all", incidentsOfReport().size(), "incidents; 4"));
        return new Score("seed", corpus, checks.size(), "checks", metrics, details(), misses());
    }

    private List<String> details() {
        return checks.stream().map(Check::line).toList();
    }

    /// What failed, and the claims that nothing was expected of.
    private List<String> misses() {
        List<String> lines = new ArrayList<>();
        checks.stream().filter(check -> !check.passed).map(Check::line).forEach(lines::add);
        lines.add("");
        lines.add("Claims beside the expected ones");
        claims.stream()
                .filter(claim -> !claimOf.containsValue(claim))
                .forEach(claim -> lines.add("      " + claim.brief() + " " + claim.incidents()));
        return lines;
    }

    private void check(String group, String name, boolean passed, String detail) {
        checks.add(new Check(group, name, passed, detail));
    }

    private void pairClaims() {
        List<JsonNode> gold = Json.list(expected, "claims");
        double[][] weight = new double[gold.size()][claims.size()];
        for (int i = 0; i < gold.size(); i++) {
            JsonNode span = gold.get(i).path("span");
            for (int j = 0; j < claims.size(); j++) {
                Output.Claim ours = claims.get(j);
                double overlap = ReportText.dice(
                        text.words(span.path(0).asInt(), span.path(1).asInt()), text.words(ours.start(), ours.end()));
                if (overlap >= ReportReading.SAME_CLAIM) {
                    weight[i][j] = overlap
                            + (stance(gold.get(i)).equals(ours.stance()) ? 0.02 : 0)
                            + (hasAbout(gold.get(i), ours) ? 0.02 : 0)
                            + (hasHolder(gold.get(i), ours) ? 0.01 : 0);
                }
            }
        }
        Assignment.best(weight, claims.size())
                .forEach(pair -> claimOf.put(Json.words(gold.get(pair.row()), "id"), claims.get(pair.column())));
    }

    private static String stance(JsonNode gold) {
        String stance = Json.words(gold, "stance");
        return stance.startsWith("ASSERTS") ? "ASSERTS" : stance;
    }

    private static boolean hasAbout(JsonNode gold, Output.Claim ours) {
        return switch (Json.words(gold, "stance")) {
            case "ASSERTS_NORM" -> ours.about().equals("norm");
            case "ASSERTS_TREND" -> ours.about().equals("trend");
            default -> !ours.about().equals("norm") && !ours.about().equals("trend");
        };
    }

    private static boolean hasHolder(JsonNode gold, Output.Claim ours) {
        Predicate<Output.Claim> holder = HOLDERS.get(Json.words(gold, "holder"));
        if (holder == null) {
            throw new CorpusException("expected.json: a holder must be one of %s; got \"%s\". Add it to SeedReading."
                    .formatted(new TreeSet<>(HOLDERS.keySet()), Json.words(gold, "holder")));
        }
        return holder.test(ours);
    }

    private List<Output.Incident> incidentsOfReport() {
        return output.incidents().stream()
                .filter(incident -> incident.accounts().stream()
                        .anyMatch(account -> account.report().equals(report)))
                .toList();
    }

    /// By the expected claims that each of ours holds, and by place where it holds none.
    private void pairIncidents() {
        List<Output.Incident> ours = incidentsOfReport();
        double[][] weight = new double[SITES.size()][ours.size()];
        for (int i = 0; i < SITES.size(); i++) {
            Site site = SITES.get(i);
            for (int j = 0; j < ours.size(); j++) {
                Output.Incident incident = ours.get(j);
                long shared = Json.list(expected, "claims").stream()
                        .filter(claim -> Json.words(claim, "incident").equals(site.incident))
                        .filter(claim -> Optional.ofNullable(claimOf.get(Json.words(claim, "id")))
                                .map(found -> found.incidents().contains(incident.id()))
                                .orElse(false))
                        .count();
                boolean main = incident.accounts().stream()
                        .anyMatch(account -> account.report().equals(report) && account.main());
                weight[i][j] =
                        shared + (isAt(site, incident) ? 0.5 : 0) + (main == site.incident.equals("I1") ? 0.1 : 0);
                weight[i][j] = shared == 0 && !isAt(site, incident) ? 0 : weight[i][j];
            }
        }
        Assignment.best(weight, ours.size())
                .forEach(pair -> incidentOf.put(SITES.get(pair.row()).incident, ours.get(pair.column())));
    }

    private static boolean isAt(Site site, Output.Incident incident) {
        return incident.where().stream()
                .anyMatch(place -> place instanceof Place.Point point
                        && Place.kilometres(site.latitude, site.longitude, point.latitude(), point.longitude())
                                <= site.radiusKm);
    }

    private void claims() {
        for (JsonNode gold : Json.list(expected, "claims")) {
            String id = Json.words(gold, "id");
            Optional<Output.Claim> found = Optional.ofNullable(claimOf.get(id));
            String prop = id + " " + Json.words(gold, "prop");
            check(
                    "claims",
                    prop,
                    found.isPresent(),
                    found.isPresent() ? "" : "missed: \"" + Json.words(gold, "text") + "\"");
            JsonNode span = gold.path("span");
            check(
                    "spans",
                    id + " exact",
                    found.filter(ours -> ours.start() == span.path(0).asInt()
                                    && ours.end() == span.path(1).asInt())
                            .isPresent(),
                    found.map(ours -> ours.quote().equals(Json.words(gold, "text"))
                                    ? ""
                                    : "wanted \"%s\", got \"%s\"".formatted(Json.words(gold, "text"), ours.quote()))
                            .orElse("missed"));
            check(
                    "stances",
                    id + " " + Json.words(gold, "stance"),
                    found.filter(ours -> ours.stance().equals(stance(gold)) && hasAbout(gold, ours))
                            .isPresent(),
                    found.map(ours -> "got " + ours.stance() + " " + ours.about())
                            .orElse("missed"));
            check(
                    "holders",
                    id + " " + Json.words(gold, "holder"),
                    found.filter(ours -> hasHolder(gold, ours)).isPresent(),
                    found.map(ours -> "got %s (%s)".formatted(ours.holder(), ours.holderKind()))
                            .orElse("missed"));
            boolean unconfirmed = Json.words(gold, "status").equals("UNCONFIRMED");
            check(
                    "statuses",
                    id + (unconfirmed ? " UNCONFIRMED" : " not unconfirmed"),
                    found.filter(ours -> ours.isUnconfirmed() == unconfirmed).isPresent(),
                    found.map(Output.Claim::status).orElse("missed"));
            Json.text(gold, "incident")
                    .ifPresent(incident -> check(
                            "membership",
                            id + " belongs to " + incident + " alone",
                            found.isPresent()
                                    && incidentOf.containsKey(incident)
                                    && found.get().incidents().equals(Set.of(id(incident))),
                            found.map(ours -> ours.incidents().isEmpty() ? "to none" : "to " + names(ours.incidents()))
                                    .orElse("missed")));
        }
        int fewest = Json.list(expected, "claims").size();
        check(
                "claims",
                "at least %s and at most %s claims".formatted(fewest, MOST_CLAIMS),
                fewest <= claims.size() && claims.size() <= MOST_CLAIMS,
                claims.size() + " claims");
        long misquoted = claims.stream()
                .filter(claim -> !text.quotes(claim.start(), claim.end(), claim.quote()))
                .count();
        check("spans", "every span quotes the text", misquoted == 0, misquoted + " don't");
        check(
                "stances",
                "C5 keeps its distance",
                has("C5", claim -> claim.node().path("distance").asBoolean(false)),
                "");
        check(
                "stances",
                "C5 says of how many missiles: NOT_STATED",
                has("C5", claim -> {
                    String kind = Json.words(claim.node().path("quantity"), "kind");
                    return kind.isEmpty() || kind.equals("NOT_STATED");
                }),
                "");
        check(
                "claims",
                "C1 and C2 are shown by satellite",
                has("C1", claim -> claim.evidence().equals("satellite"))
                        && has("C2", claim -> claim.evidence().equals("satellite")),
                "");
        check(
                "holders",
                "C15's holder is said to be ambiguous",
                has(
                        "C15",
                        claim -> !claim.node().path("holder").path("ambiguous").isEmpty()),
                "");
    }

    private boolean has(String claim, Predicate<Output.Claim> property) {
        return Optional.ofNullable(claimOf.get(claim)).filter(property).isPresent();
    }

    private String id(String incident) {
        return Optional.ofNullable(incidentOf.get(incident))
                .map(Output.Incident::id)
                .orElse("none");
    }

    private String names(Set<String> ids) {
        return ids.stream()
                .map(id -> incidentOf.entrySet().stream()
                        .filter(entry -> entry.getValue().id().equals(id))
                        .map(Map.Entry::getKey)
                        .findFirst()
                        .orElse(id))
                .sorted()
                .collect(Collectors.joining(", "));
    }

    private void incidents() {
        List<Output.Incident> ours = incidentsOfReport();
        check(
                "incidents",
                "4 incidents and no other",
                ours.size() == 4 && incidentOf.size() == 4,
                "%s, of which %s as expected%s"
                        .formatted(
                                ours.size(),
                                incidentOf.size(),
                                ours.stream()
                                        .filter(one -> !incidentOf.containsValue(one))
                                        .map(one -> "; also "
                                                + one.accounts().getFirst().brief())
                                        .collect(Collectors.joining())));
        for (Site site : SITES) {
            Optional<Output.Incident> incident = Optional.ofNullable(incidentOf.get(site.incident));
            check(
                    "incidents",
                    site.incident + " has an occurrence claim",
                    incident.filter(one -> claims.stream()
                                    .anyMatch(claim -> claim.about().equals("occurrence")
                                            && claim.incidents().contains(one.id())))
                            .isPresent(),
                    incident.isPresent() ? "" : "no such incident");
            check(
                    "places",
                    site.incident + " lies at " + site.name,
                    incident.filter(one -> isAt(site, one)).isPresent(),
                    incident.map(one -> one.where().stream().map(Place::brief).collect(Collectors.joining(" + ")))
                            .orElse("no such incident"));
            boolean main = site.incident.equals("I1");
            check(
                    "incidents",
                    site.incident + (main ? " is the main one" : " is not the main one"),
                    incident.filter(one -> one.accounts().stream()
                                    .allMatch(account -> !account.report().equals(report) || account.main() == main))
                            .isPresent(),
                    "");
        }
    }

    private void times() {
        JsonNode ours = output.reports().stream()
                .filter(one -> one.id().equals(report))
                .findFirst()
                .map(one -> one.node().path("published"))
                .orElseThrow();
        if (published.isPresent()) {
            check(
                    "times",
                    "published " + published.get(),
                    Json.words(ours, "stated").equals(published.get().toString()),
                    "got " + Json.words(ours, "stated"));
        } else {
            JsonNode gold = expected.path("publication_date");
            check("times", "no day of publication", Json.text(ours, "stated").isEmpty(), Json.words(ours, "stated"));
            for (String window : List.of("outer", "mainstream")) {
                check(
                        "times",
                        "published, " + window + " window " + Json.words(gold, window),
                        window(ours.path(window)).equals(Json.words(gold, window)),
                        "got " + window(ours.path(window)));
            }
            Set<String> conventions = new HashSet<>();
            ours.path("conventions").forEach(one -> conventions.add(window(one)));
            gold.path("by_convention")
                    .properties()
                    .forEach(entry -> check(
                            "times",
                            "published, by " + entry.getKey() + " "
                                    + entry.getValue().asText(),
                            conventions.contains(entry.getValue().asText()),
                            "got " + new TreeSet<>(conventions)));
        }
        friday();
        time("I2", Days.parse("2020-05-01/2020-05-05"));
        Days twoWeeksAgo = published
                .map(day -> new Days(day.minusDays(17), day.minusDays(11)))
                .orElse(Days.parse("2020-07-15/2020-10-06"));
        time("I3", twoWeeksAgo);
        time("I4", twoWeeksAgo);
    }

    /// A window written `a/b`, or with its ends as fields.
    private static String window(JsonNode node) {
        JsonNode inner = node.has("window") ? node.path("window") : node;
        return inner.isObject() ? Json.words(inner, "start") + "/" + Json.words(inner, "end") : inner.asText();
    }

    private void friday() {
        Optional<Days> ours = when("I1");
        List<LocalDate> fridays = published
                .map(day -> List.of(day.with(TemporalAdjusters.previousOrSame(DayOfWeek.FRIDAY))))
                .orElseGet(() -> Json.texts(expected.path("times").path(0), "candidates_outer").stream()
                        .map(LocalDate::parse)
                        .toList());
        LocalDate first = fridays.getFirst();
        LocalDate last = fridays.getLast();
        check(
                "times",
                "I1 on a Friday from %s to %s, or the night before".formatted(first, last),
                ours.filter(days -> !days.isOpen()
                                && !days.start().isBefore(first.minusDays(1))
                                && !days.start().isAfter(first)
                                && days.end().equals(last))
                        .isPresent(),
                "got " + ours.map(Days::brief).orElse("none"));
        if (fridays.size() > 1) {
            List<LocalDate> candidates =
                    account("I1").map(Output.Account::candidates).orElse(List.of());
            check(
                    "times",
                    "I1 has the " + fridays.size() + " Fridays as candidates",
                    candidates.containsAll(fridays)
                            && candidates.stream()
                                    .allMatch(day -> fridays.contains(day) || fridays.contains(day.plusDays(1))),
                    "got " + new TreeSet<>(candidates));
        }
    }

    private void time(String incident, Days wanted) {
        Optional<Days> ours = when(incident);
        check(
                "times",
                incident + " " + wanted.brief(),
                ours.equals(Optional.of(wanted)),
                "got " + ours.map(Days::brief).orElse("none"));
    }

    /// As this article has it, which other reports in the same run don't change.
    private Optional<Days> when(String incident) {
        return account(incident).flatMap(Output.Account::when);
    }

    private Optional<Output.Account> account(String incident) {
        return Optional.ofNullable(incidentOf.get(incident))
                .flatMap(one -> one.accounts().stream()
                        .filter(account -> account.report().equals(report))
                        .findFirst());
    }

    private void damageAndTolls() {
        Map<String, Map<String, Long>> wanted = Map.of(
                "I1", Map.of("destroyed", 1L, "damaged", 1L),
                "I2", Map.of(),
                "I3", Map.of("destroyed", 2L),
                "I4", Map.of("damaged", 1L));
        for (Site site : SITES) {
            Map<String, Long> states = wanted.getOrDefault(site.incident, Map.of());
            List<Output.Damage> objects = Optional.ofNullable(incidentOf.get(site.incident))
                    .map(Output.Incident::objects)
                    .orElse(List.of());
            check(
                    "damage",
                    site.incident + " has "
                            + (states.isEmpty()
                                    ? "no damaged object"
                                    : states.entrySet().stream()
                                            .map(entry -> entry.getValue() + " " + entry.getKey())
                                            .sorted()
                                            .collect(Collectors.joining(", "))),
                    incidentOf.containsKey(site.incident)
                            && objects.stream()
                                    .collect(Collectors.groupingBy(Output.Damage::state, Collectors.counting()))
                                    .equals(states),
                    objects.stream()
                            .map(one -> one.what() + " " + one.state())
                            .collect(Collectors.joining(", ", "got ", "")));
            List<Output.Casualties> cells = Optional.ofNullable(incidentOf.get(site.incident))
                    .map(Output.Incident::casualties)
                    .orElse(List.of());
            boolean dead = site.incident.equals("I4");
            check(
                    "casualties",
                    site.incident + (dead ? " has one cell: 16 killed, UNCONFIRMED" : " has no number of casualties"),
                    incidentOf.containsKey(site.incident)
                            && (dead
                                    ? cells.size() == 1 && cells.stream().allMatch(SeedReading::isTheToll)
                                    : cells.isEmpty()),
                    cells.stream().map(Output.Casualties::brief).collect(Collectors.joining(", ", "got ", "")));
        }
    }

    private void surroundings() {
        JsonNode ours = output.reports().stream()
                .filter(one -> one.id().equals(report))
                .findFirst()
                .map(Output.Report::node)
                .orElseThrow();
        List<JsonNode> media = Json.list(ours, "media");
        check(
                "media",
                "one photo, archival, \"(File)\"",
                media.size() == 1
                        && media.getFirst().path("archival").asBoolean(false)
                        && meets(
                                media.getFirst().path("span"),
                                expected.path("media").path(0).path("span")),
                "got " + media.size());
        List<JsonNode> links = Json.list(ours, "links");
        check("references", "2 links", links.size() == 2, "got " + links.size());
        for (JsonNode gold : Json.list(expected, "links")) {
            Optional<JsonNode> link = links.stream()
                    .filter(one -> Json.words(one, "kind").equals(Json.words(gold, "kind")))
                    .findFirst();
            check(
                    "references",
                    Json.words(gold, "kind") + ": " + Json.words(gold, "title"),
                    link.filter(one -> Json.words(one, "title").equals(Json.words(gold, "title"))
                                    && Json.words(one, "series").equals(Json.words(gold, "series"))
                                    && Json.words(one, "marker").equals(Json.words(gold, "flag"))
                                    && one.hasNonNull("date") == gold.hasNonNull("date"))
                            .isPresent(),
                    link.map(one -> "got " + one).orElse("missed"));
        }
    }

    private static boolean meets(JsonNode ours, JsonNode gold) {
        return ours.path("start").asInt(-1) < gold.path(1).asInt()
                && gold.path(0).asInt() < ours.path("end").asInt(-1);
    }

    private void relations() {
        relation("C5", "C1", "IN_TENSION");
        relation("C16", "C17", "STATUS_DRIFT");
        Set<String> own = claims.stream().map(Output.Claim::id).collect(Collectors.toSet());
        List<Output.Relation> contradictions = output.relations().stream()
                .filter(one -> one.kind().equals("CONTRADICTS") && own.contains(one.a()) && own.contains(one.b()))
                .toList();
        check(
                "relations",
                "nothing in the article contradicts anything in it",
                contradictions.isEmpty(),
                contradictions.stream()
                        .map(one -> brief(one.a()) + " / " + brief(one.b()))
                        .collect(Collectors.joining("; ")));
    }

    private void relation(String a, String b, String kind) {
        List<String> kinds = output.relations().stream()
                .filter(one -> has(a, claim -> has(b, other -> one.joins(claim.id(), other.id()))))
                .map(Output.Relation::kind)
                .toList();
        check("relations", a + " and " + b + " " + kind, kinds.contains(kind), "got " + kinds);
    }

    private String brief(String claim) {
        return claims.stream()
                .filter(one -> one.id().equals(claim))
                .findFirst()
                .map(Output.Claim::brief)
                .orElse(claim);
    }

    private void refusals() {
        if (published.isEmpty()) {
            refusal("the day of publication", "published", Optional.empty());
            refusal("the day of I1", "when", Optional.of("I1"));
        }
        refusal("the toll of I1", "casualties", Optional.of("I1"));
        refusal("the toll of I3", "casualties", Optional.of("I3"));
    }

    /// Said in refusals.jsonl, or by the field's name in the incident's `not_stated`.
    private void refusal(String what, String field, Optional<String> incident) {
        boolean said = output.refusals().stream()
                .anyMatch(one -> one.report().equals(report)
                        && one.field().equals(field)
                        && (incident.isEmpty() || one.incident().equals(incident.map(this::id))));
        boolean notStated = incident.flatMap(name -> Optional.ofNullable(incidentOf.get(name)))
                .filter(one -> Json.texts(one.node(), "not_stated").contains(field))
                .isPresent();
        check("refusals", what, said || notStated, said || notStated ? "" : "not refused");
    }

    private static boolean isTheToll(Output.Casualties cell) {
        return cell.kind().equals("killed")
                && cell.min().equals(Optional.of(16))
                && cell.max().equals(Optional.of(16))
                && cell.status().equals("UNCONFIRMED");
    }
}
