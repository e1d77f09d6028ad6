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
import org.attest.reports.ReportReader;

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
            List<Refusal> refusals,
            List<Audit> audits) {
        Report {
            incidents = List.copyOf(incidents);
            claims = List.copyOf(claims);
            relations = List.copyOf(relations);
            forbiddenRelations = List.copyOf(forbiddenRelations);
            refusals = List.copyOf(refusals);
            audits = List.copyOf(audits);
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

        /// Whether gold gives a point; a region may have none.
        boolean isPlaced() {
            return !Double.isNaN(latitude);
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

    /// @param min empty where the words give none ("dozens")
    /// @param max empty for "at least"
    record Casualties(String kind, Optional<Integer> min, Optional<Integer> max, boolean unconfirmed) {}

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

    /// @param claims of this report first, then those of others that it is to be compared with
    record Audit(String kind, List<String> claims) {
        Audit {
            claims = List.copyOf(claims);
        }
    }

    /// @param corpus folder with the texts, and `reports.jsonl`, which names the file of each that is a file of its
    /// own; another may be a line of any `.jsonl` file there
    /// @param gold the file with what is right
    static Gold read(Path corpus, Path gold) {
        Map<String, Path> files = new HashMap<>();
        for (JsonNode line : Json.lines(corpus.resolve("reports.jsonl"))) {
            files.put(Json.words(line, "id"), corpus.resolve(Json.words(line, "file")));
        }
        Map<String, org.attest.reports.Report> read = read(corpus);
        JsonNode root = Json.file(gold);
        if (!root.isObject() || root.isEmpty()) {
            throw new CorpusException(
                    "%s must be an object with one field for each report; got %s. See examples/expected/gold.json."
                            .formatted(gold, root.getNodeType()));
        }
        List<Report> reports = new ArrayList<>();
        root.properties().forEach(entry -> {
            String id = entry.getKey();
            Path file = files.getOrDefault(id, corpus);
            if (Files.isRegularFile(file) && file.toString().endsWith(".txt")) {
                reports.add(report(id, file, text(file), entry.getValue(), gold));
            } else if (read.get(id) instanceof org.attest.reports.Report found) {
                reports.add(
                        report(id, Path.of(found.source().path()), found.text().value(), entry.getValue(), gold));
            } else {
                throw new CorpusException(
                        "every report of %s must have its text; %s must name one for %s. Add a line with its id and file."
                                .formatted(gold, corpus.resolve("reports.jsonl"), id));
            }
        });
        return new Gold(reports);
    }

    /// Pages and lines of JSON as Attest reads them, by the ids that the corpus gives them: a page has no other
    /// text
    /// to count offsets in.
    private static Map<String, org.attest.reports.Report> read(Path corpus) {
        Map<String, org.attest.reports.Report> reports = new HashMap<>();
        new ReportReader()
                .read(
                        List.of(corpus),
                        ReportReader.Options.none(),
                        report -> report.source().externalId().ifPresent(id -> reports.put(id, report)),
                        _ -> {});
        return reports;
    }

    static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(file + " cannot be read", e);
        }
    }

    private static Report report(String id, Path path, String text, JsonNode node, Path gold) {
        String file = String.valueOf(path.getFileName());
        Report report = new Report(
                id,
                file,
                Json.words(node, "outlet"),
                Json.words(node, "date"),
                new ReportText(text),
                Json.list(node, "incidents").stream()
                        .map(incident -> incident(incident, text))
                        .toList(),
                Json.list(node, "claims").stream()
                        .map(claim -> claim(claim, text))
                        .toList(),
                relations(node, "relations"),
                relations(node, "no_relations"),
                Json.list(node, "refusals").stream()
                        .map(refusal -> new Refusal(
                                Json.words(refusal, "field"),
                                Json.text(refusal, "incident"),
                                Json.words(refusal, "why")))
                        .toList(),
                Json.list(node, "audits").stream()
                        .map(audit -> new Audit(Json.words(audit, "kind"), Json.texts(audit, "claims")))
                        .toList());
        for (Claim claim : report.allClaims()) {
            if (claim.quote.isEmpty() || !report.text.quotes(claim.start, claim.end, claim.quote)) {
                throw new CorpusException(
                        "%s: a quote must stand in %s, at its offsets or just once; [%s, %s) is not \"%s\". Mend the quote or its offsets (code points, half open)."
                                .formatted(gold, file, claim.start, claim.end, claim.quote));
            }
        }
        return report;
    }

    private static Incident incident(JsonNode node, String text) {
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
                                Json.number(cell, "min"),
                                Json.number(cell, "max"),
                                Json.words(cell, "status").equals("UNCONFIRMED")))
                        .toList(),
                Json.list(node, "claims").stream()
                        .map(claim -> claim(claim, text))
                        .toList());
    }

    private static Claim claim(JsonNode node, String text) {
        String quote = Json.words(node, "quote");
        int start = node.path("quote_start").asInt(onlyAt(quote, text));
        return new Claim(
                Json.words(node, "id"),
                start,
                node.path("quote_end").asInt(start + quote.codePointCount(0, quote.length())),
                quote,
                Json.words(node, "source"),
                Json.texts(node, "source_aliases"),
                Json.words(node, "stance"),
                Json.words(node, "about"),
                Json.text(node, "evidence").orElse("none"),
                Json.words(node, "status").equals("UNCONFIRMED"));
    }

    /// Where a quote without offsets begins; -1 if it stands nowhere or in several places.
    private static int onlyAt(String quote, String text) {
        int at = text.indexOf(quote);
        return at < 0 || text.indexOf(quote, at + 1) >= 0 ? -1 : text.codePointCount(0, at);
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
