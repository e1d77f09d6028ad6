package org.attest.eval;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What a correct reading of a corpus holds: `gold.json`, and the texts that its quotes stand in.
record Gold(List<Report> reports) {
    Gold {
        reports = List.copyOf(reports);
    }

    /// @param file name of the text file
    /// @param claims those that belong to no incident (motives, trends)
    record Report(
            String id,
            String file,
            String outlet,
            String published,
            ReportText text,
            List<Incident> incidents,
            List<Claim> claims,
            List<Relation> relations,
            List<Relation> forbiddenRelations,
            List<Refusal> refusals) {
        Report {
            incidents = List.copyOf(incidents);
            claims = List.copyOf(claims);
            relations = List.copyOf(relations);
            forbiddenRelations = List.copyOf(forbiddenRelations);
            refusals = List.copyOf(refusals);
        }

        /// All claims, those of incidents first.
        List<Claim> allClaims() {
            List<Claim> all = new ArrayList<>();
            incidents.forEach(incident -> all.addAll(incident.claims));
            all.addAll(claims);
            return all;
        }

        /// `r04 · timesofisrael.com 2020-09-13`
        String brief() {
            return id + " · " + outlet + " " + (published.isEmpty() ? "undated" : published);
        }
    }

    /// @param key the same in every report that speaks of the incident
    /// @param when empty where neither text nor metadata give the year
    /// @param radiusKm how loosely the text places it
    /// @param region whether the text gives an area, so that a point would be wrong
    /// @param objects damage that the report states; empty list if the corpus doesn't say
    record Incident(
            String key,
            boolean main,
            List<String> types,
            Optional<Days> when,
            String place,
            double latitude,
            double longitude,
            double radiusKm,
            boolean region,
            Optional<Fatalities> fatalities,
            List<Damage> objects,
            List<Casualties> casualties,
            List<Claim> claims) {
        Incident {
            types = List.copyOf(types);
            objects = List.copyOf(objects);
            casualties = List.copyOf(casualties);
            claims = List.copyOf(claims);
        }

        /// `SAFIRA_20200911 airstrike 2020-09-11 al-Safira ±8 km`
        String brief() {
            return "%s %s %s %s ±%s km%s"
                    .formatted(
                            key,
                            types.getFirst(),
                            when.map(Days::brief).orElse("no year"),
                            place,
                            Math.round(radiusKm),
                            main ? " (main)" : "");
        }
    }

    /// @param high empty for "at least"
    record Fatalities(int low, Optional<Integer> high) {}

    record Damage(String what, String state) {}

    record Casualties(String kind, int min, int max, boolean unconfirmed) {}

    /// @param id empty if the corpus has none
    /// @param source who holds it; `author` for the article's own voice, `unnamed` where nobody is named
    record Claim(
            String id,
            int start,
            int end,
            String quote,
            String source,
            List<String> aliases,
            String stance,
            String about,
            String evidence,
            boolean unconfirmed) {
        Claim {
            aliases = List.copyOf(aliases);
        }

        /// `AFFIRMS interception · SANA: "…"`
        String brief() {
            return stance + (unconfirmed ? " UNCONFIRMED " : " ") + about + " · " + source + ": \"" + quote + "\"";
        }
    }

    /// @param kinds any of which will do
    record Relation(String a, String b, List<String> kinds) {
        Relation {
            kinds = List.copyOf(kinds);
        }
    }

    record Refusal(String field, Optional<String> incident, String why) {}

    /// @param corpus folder with `reports.jsonl` (where to find each text) and the texts
    /// @param gold the file with what is right
    static Gold read(Path corpus, Path gold) {
        Map<String, String> files = new HashMap<>();
        for (JsonNode line : Json.lines(corpus.resolve("reports.jsonl"))) {
            files.put(Json.words(line, "id"), Json.words(line, "file"));
        }
        JsonNode root = Json.file(gold);
        if (!root.isObject() || root.isEmpty()) {
            throw new CorpusException(
                    "%s must be an object with one field for each report; got %s. See examples/expected/gold.json."
                            .formatted(gold, root.getNodeType()));
        }
        List<Report> reports = new ArrayList<>();
        root.properties().forEach(entry -> {
            String id = entry.getKey();
            String file = files.getOrDefault(id, "");
            if (file.isEmpty() || !Files.isRegularFile(corpus.resolve(file))) {
                throw new CorpusException(
                        "every report of %s must have its text; %s must name one for %s. Add a line with its id and file."
                                .formatted(gold, corpus.resolve("reports.jsonl"), id));
            }
            reports.add(report(id, file, text(corpus.resolve(file)), entry.getValue(), gold));
        });
        return new Gold(reports);
    }

    static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(file + " cannot be read", e);
        }
    }

    private static Report report(String id, String file, String text, JsonNode node, Path gold) {
        Report report = new Report(
                id,
                file,
                Json.words(node, "outlet"),
                Json.words(node, "date"),
                new ReportText(text),
                Json.list(node, "incidents").stream().map(Gold::incident).toList(),
                Json.list(node, "claims").stream().map(Gold::claim).toList(),
                relations(node, "relations"),
                relations(node, "no_relations"),
                Json.list(node, "refusals").stream()
                        .map(refusal -> new Refusal(
                                Json.words(refusal, "field"),
                                Json.text(refusal, "incident"),
                                Json.words(refusal, "why")))
                        .toList());
        for (Claim claim : report.allClaims()) {
            if (!report.text.quotes(claim.start, claim.end, claim.quote)) {
                throw new CorpusException(
                        "%s: a quote must stand in %s at its offsets; [%s, %s) is not \"%s\". Mend the offsets (code points, half open)."
                                .formatted(gold, file, claim.start, claim.end, claim.quote));
            }
        }
        return report;
    }

    private static Incident incident(JsonNode node) {
        Optional<java.time.LocalDate> start = Days.day(node, "date_start");
        Optional<java.time.LocalDate> end = Days.day(node, "date_end");
        List<String> types = new ArrayList<>(List.of(Json.words(node, "type")));
        types.addAll(Json.texts(node, "type_also"));
        JsonNode fatalities = node.path("fatalities");
        return new Incident(
                Json.words(node, "incident_key"),
                node.path("is_main").asBoolean(false),
                types,
                start.isPresent() && end.isPresent() ? Optional.of(new Days(start.get(), end.get())) : Optional.empty(),
                Json.words(node, "place_name"),
                node.path("lat").asDouble(Double.NaN),
                node.path("lon").asDouble(Double.NaN),
                node.path("radius_km").asDouble(Double.NaN),
                node.path("region").asBoolean(false),
                fatalities.isObject()
                        ? Optional.of(new Fatalities(fatalities.path("low").asInt(), Json.number(fatalities, "high")))
                        : Optional.empty(),
                Json.list(node, "objects").stream()
                        .map(object -> new Damage(Json.words(object, "what"), Json.words(object, "state")))
                        .toList(),
                Json.list(node, "casualties").stream()
                        .map(cell -> new Casualties(
                                Json.words(cell, "kind"),
                                cell.path("min").asInt(),
                                cell.path("max").asInt(),
                                Json.words(cell, "status").equals("UNCONFIRMED")))
                        .toList(),
                Json.list(node, "claims").stream().map(Gold::claim).toList());
    }

    private static Claim claim(JsonNode node) {
        return new Claim(
                Json.words(node, "id"),
                node.path("quote_start").asInt(-1),
                node.path("quote_end").asInt(-1),
                Json.words(node, "quote"),
                Json.words(node, "source"),
                Json.texts(node, "source_aliases"),
                Json.words(node, "stance"),
                Json.words(node, "about"),
                Json.text(node, "evidence").orElse("none"),
                Json.words(node, "status").equals("UNCONFIRMED"));
    }

    private static List<Relation> relations(JsonNode node, String field) {
        return Json.list(node, field).stream()
                .map(relation -> {
                    List<String> kinds = new ArrayList<>(List.of(Json.words(relation, "kind")));
                    kinds.addAll(Json.texts(relation, "also"));
                    return new Relation(Json.words(relation, "a"), Json.words(relation, "b"), kinds);
                })
                .toList();
    }
}
