package org.attest.eval;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// What a run wrote, as users get it. What was withdrawn or redirected is left out.
record Output(
        List<Report> reports,
        List<Claim> claims,
        List<Incident> incidents,
        List<Relation> relations,
        List<Refusal> refusals,
        List<Audit> audits) {
    Output {
        reports = List.copyOf(reports);
        claims = List.copyOf(claims);
        incidents = List.copyOf(incidents);
        relations = List.copyOf(relations);
        refusals = List.copyOf(refusals);
        audits = List.copyOf(audits);
    }

    /// @param node its line, for the fields that only one task asks for
    record Report(String id, String externalId, String path, String sha256, JsonNode node) {}

    /// @param incidents ids of every incident it belongs to
    /// @param node its line, for the fields that only one task asks for
    record Claim(
            String id,
            String report,
            int start,
            int end,
            String quote,
            String holder,
            String holderWords,
            String holderKind,
            List<String> via,
            String stance,
            String status,
            String about,
            String evidence,
            Set<String> incidents,
            JsonNode node) {
        Claim {
            via = List.copyOf(via);
            incidents = Set.copyOf(incidents);
        }

        boolean isUnconfirmed() {
            return status.equals("UNCONFIRMED");
        }

        /// `AFFIRMS interception · Syrian military: "…"`
        String brief() {
            return stance + (isUnconfirmed() ? " UNCONFIRMED " : " ") + about + " · " + holder + ": \"" + quote + "\"";
        }
    }

    record Incident(
            String id,
            String type,
            Optional<Days> when,
            List<Place> where,
            List<Damage> objects,
            List<Casualties> casualties,
            List<Account> accounts,
            Set<String> claims,
            JsonNode node) {
        Incident {
            where = List.copyOf(where);
            objects = List.copyOf(objects);
            casualties = List.copyOf(casualties);
            accounts = List.copyOf(accounts);
            claims = Set.copyOf(claims);
        }
    }

    /// What one report says of one incident.
    ///
    /// @param candidates the only days it can be, where they are fewer than those of `when`
    record Account(
            String incident,
            String report,
            boolean main,
            String type,
            Optional<Days> when,
            String edtf,
            List<LocalDate> candidates,
            List<Place> where) {
        Account {
            candidates = List.copyOf(candidates);
            where = List.copyOf(where);
        }

        /// `missile strike 2020-09-10/2020-09-11 al-Safira (36.04, 37.35)`
        String brief() {
            String days = when.map(Days::brief).orElse(edtf.isEmpty() ? "no date" : edtf)
                    + (candidates.size() > 1 ? " on " + candidates.size() + " possible days" : "");
            String places = where.isEmpty()
                    ? "no place"
                    : String.join(" + ", where.stream().map(Place::brief).toList());
            return type + " " + days + " " + places + (main ? " (main)" : "");
        }
    }

    record Damage(String what, String state, List<String> claims) {
        Damage {
            claims = List.copyOf(claims);
        }
    }

    record Casualties(
            String kind,
            String who,
            Optional<Integer> min,
            Optional<Integer> max,
            String claimant,
            String status,
            List<String> claims) {
        Casualties {
            claims = List.copyOf(claims);
        }

        /// `killed 16 Iran-backed fighters (not named, UNCONFIRMED)`
        String brief() {
            return "%s %s %s (%s%s)"
                    .formatted(
                            kind,
                            min.equals(max)
                                    ? min.map(String::valueOf).orElse("?")
                                    : min.map(String::valueOf).orElse("") + ".."
                                            + max.map(String::valueOf).orElse(""),
                            who,
                            claimant,
                            status.equals("UNCONFIRMED") ? ", UNCONFIRMED" : "");
        }
    }

    record Relation(String a, String b, String kind) {
        boolean joins(String first, String second) {
            return a.equals(first) && b.equals(second) || a.equals(second) && b.equals(first);
        }
    }

    record Audit(String kind, List<String> claims, double confidence, String why) {
        Audit {
            claims = List.copyOf(claims);
        }
    }

    record Refusal(String code, String report, String field, Optional<String> incident) {}

    static Output read(Path folder) {
        for (String name : List.of("reports.jsonl", "claims.jsonl", "incidents.jsonl")) {
            if (!Files.isRegularFile(folder.resolve(name))) {
                throw new CorpusException(
                        "--out must be a folder that `attest run` wrote, with reports.jsonl, claims.jsonl and incidents.jsonl;"
                                + " %s has no %s. Run `attest run CORPUS --out %s` first."
                                        .formatted(folder, name, folder));
            }
        }
        List<Incident> incidents = Json.lines(folder.resolve("incidents.jsonl")).stream()
                .filter(node -> !node.has("redirect") && !node.path("withdrawn").asBoolean(false))
                .map(Output::incident)
                .toList();
        Map<String, Set<String>> incidentsOf = new HashMap<>();
        for (Incident incident : incidents) {
            for (String claim : incident.claims()) {
                incidentsOf.computeIfAbsent(claim, _ -> new LinkedHashSet<>()).add(incident.id());
            }
        }
        return new Output(
                Json.lines(folder.resolve("reports.jsonl")).stream()
                        .map(Output::report)
                        .toList(),
                Json.lines(folder.resolve("claims.jsonl")).stream()
                        // What a newer version took back was rightly read in the older one.
                        .filter(node -> !node.path("withdrawn").asBoolean(false) || node.has("newer_version"))
                        .map(node -> claim(node, incidentsOf.getOrDefault(Json.words(node, "id"), Set.of())))
                        .toList(),
                incidents,
                optional(folder.resolve("relations.jsonl")).stream()
                        .map(node ->
                                new Relation(Json.words(node, "a"), Json.words(node, "b"), Json.words(node, "kind")))
                        .toList(),
                optional(folder.resolve("refusals.jsonl")).stream()
                        .map(node -> new Refusal(
                                Json.words(node, "code"),
                                Json.words(node, "report"),
                                Json.words(node, "field"),
                                Json.text(node, "incident")))
                        .toList(),
                optional(folder.resolve("audits.jsonl")).stream()
                        .map(node -> new Audit(
                                Json.words(node, "kind"),
                                Json.texts(node, "claims"),
                                node.path("confidence").asDouble(),
                                Json.words(node, "why")))
                        .toList());
    }

    private static List<JsonNode> optional(Path file) {
        return Files.isRegularFile(file) ? Json.lines(file) : List.of();
    }

    private static Report report(JsonNode node) {
        return new Report(
                Json.words(node, "id"),
                Json.words(node, "external_id"),
                Json.words(node, "path"),
                Json.words(node, "sha256"),
                node);
    }

    private static Claim claim(JsonNode node, Set<String> listedBy) {
        JsonNode quote = node.path("quote");
        JsonNode holder = node.path("holder");
        Set<String> incidents = new LinkedHashSet<>(listedBy);
        Json.text(node, "incident").ifPresent(incidents::add);
        incidents.addAll(Json.texts(node, "incidents"));
        return new Claim(
                Json.words(node, "id"),
                Json.words(node, "report"),
                quote.path("start").asInt(-1),
                quote.path("end").asInt(-1),
                Json.words(quote, "text"),
                Json.words(holder, "name"),
                Json.words(holder, "words"),
                Json.words(holder, "kind"),
                Json.texts(holder, "via"),
                Json.words(node, "stance"),
                Json.words(node, "status"),
                Json.words(node, "about"),
                Json.text(node, "evidence").orElse("none"),
                incidents,
                node);
    }

    private static Incident incident(JsonNode node) {
        String id = Json.words(node, "id");
        List<Place> where = new ArrayList<>(Place.all(node.path("where")));
        where.addAll(Place.all(node.path("sites")));
        return new Incident(
                id,
                Json.words(node, "type"),
                Days.of(node.path("when")),
                where,
                Json.list(node, "objects").stream()
                        .map(object -> new Damage(
                                Json.words(object, "what"), Json.words(object, "state"), Json.texts(object, "claims")))
                        .toList(),
                Json.list(node, "casualties").stream()
                        .map(cell -> new Casualties(
                                Json.words(cell, "kind"),
                                Json.words(cell, "who"),
                                Json.number(cell, "min"),
                                Json.number(cell, "max"),
                                Json.words(cell, "claimant"),
                                Json.words(cell, "status"),
                                Json.texts(cell, "claims")))
                        .toList(),
                Json.list(node, "reports").stream()
                        .map(account -> account(id, node, account))
                        .toList(),
                Set.copyOf(Json.texts(node, "claims")),
                node);
    }

    private static Account account(String incident, JsonNode node, JsonNode account) {
        return new Account(
                incident,
                Json.words(account, "report"),
                account.path("main").asBoolean(false),
                Json.text(account, "type").orElse(Json.words(node, "type")),
                Days.of(account.path("when")),
                Json.words(account.path("when"), "edtf"),
                Json.texts(account.path("when"), "candidates").stream()
                        .map(LocalDate::parse)
                        .toList(),
                Place.all(account.path(account.has("wheres") ? "wheres" : "where")));
    }
}
