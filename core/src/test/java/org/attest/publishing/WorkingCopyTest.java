package org.attest.publishing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.attest.claims.Claim;
import org.attest.ledger.Fact;
import org.attest.ledger.View;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The files are a contract. `contract.fields` is its copy, and these tests hold the two together.
final class WorkingCopyTest {
    private static final ObjectMapper JSON = new ObjectMapper();

    @TempDir
    Path folder;

    @Test
    void everyFieldWrittenIsInTheContract() throws IOException {
        WorkingCopy.write(SampleLedger.view(), folder);
        Set<String> contract = contract();

        assertEquals(
                "",
                written().stream().filter(field -> !contract.contains(field)).collect(Collectors.joining("\n")));
    }

    @Test
    void everyFieldOfTheContractIsWritten() throws IOException {
        List<Fact> facts = new ArrayList<>(SampleLedger.facts());
        facts.add(LedgerWriter.unread(new LedgerWriter.Story("french.txt", "Les obus ont touché le moulin."), "fr"));
        WorkingCopy.write(new View(facts), folder);
        // Of the times and places only the incidents' have every part in the sample.
        Set<String> written = written();
        assertEquals(
                "",
                contract().stream()
                        .filter(field -> !field.matches(".*\\b(whens?|wheres?|sites)\\..*")
                                || field.matches("incidents.jsonl (when|where)\\..*"))
                        .filter(field -> !written.contains(field))
                        .collect(Collectors.joining("\n")));
    }

    @Test
    void everyLineSaysWhichContractItFollows() throws IOException {
        WorkingCopy.write(SampleLedger.view(), folder);

        for (Path file : files()) {
            if (file.toString().endsWith(".jsonl")) {
                for (JsonNode line : lines(file.getFileName().toString())) {
                    assertEquals(1, line.path("attest").intValue(), () -> file + ": " + line);
                }
            }
        }
    }

    @Test
    void whatTheTextDoesNotGiveIsLeftOutAndNamedNeverZeroOrEmpty() throws IOException {
        WorkingCopy.write(SampleLedger.view(), folder);

        for (String file : List.of("reports.jsonl", "claims.jsonl", "incidents.jsonl")) {
            for (JsonNode line : lines(file)) {
                for (JsonNode name : line.path("not_stated")) {
                    String pointer = "/" + name.textValue().replace('.', '/');
                    assertTrue(line.at(pointer).isMissingNode(), () -> file + " has " + name + " and says it has not");
                }
                assertNothingBlank(file, line);
            }
        }
        JsonNode mill = incident("On 11 September shells hit");
        assertEquals("XXXX-09-11", mill.at("/when/edtf").textValue());
        assertEquals(Set.of("when.start", "when.end", "attackers"), strings(mill.path("not_stated")));
        JsonNode hills = incident("A drone struck");
        assertEquals(
                Set.of("when.edtf", "when.start", "when.end", "attackers", "objects", "casualties"),
                strings(hills.path("not_stated")));
    }

    @Test
    void spansCountCodePointsNotUtf16Units() throws IOException {
        WorkingCopy.write(SampleLedger.view(), folder);

        Map<String, int[]> texts = new HashMap<>();
        for (Fact.ReportFact fact : SampleLedger.view().all(Fact.ReportFact.class)) {
            texts.put(fact.id(), fact.report().text().value().codePoints().toArray());
        }
        for (JsonNode claim : lines("claims.jsonl")) {
            JsonNode quote = claim.path("quote");
            int[] text = Objects.requireNonNull(texts.get(claim.path("report").textValue()));
            int start = quote.path("start").intValue();
            assertEquals(
                    quote.path("text").textValue(),
                    new String(text, start, quote.path("end").intValue() - start));
        }
    }

    @Test
    void aRegionNeverBecomesAPoint() throws IOException {
        WorkingCopy.write(SampleLedger.view(), folder);

        JsonNode where = incident("A drone struck").path("where");
        assertEquals("region", where.path("kind").textValue());
        for (String field : List.of("lat", "lon", "radius_m")) {
            assertTrue(where.path(field).isMissingNode(), field);
        }
        Map<String, String> geometry = new TreeMap<>();
        for (JsonNode feature :
                JSON.readTree(folder.resolve("incidents.geojson").toFile()).path("features")) {
            JsonNode properties = feature.path("properties");
            assertTrue(properties.path("not_for_publication").booleanValue());
            geometry.put(
                    properties.path("kind").textValue(),
                    feature.path("geometry").path("type").asText());
        }
        assertEquals(Map.of("point", "Point", "region", "Polygon", "ambiguous", "", "unknown", ""), geometry);
    }

    @Test
    void claimsNameTheIncidentsOfTheirAccountsAndTheirOwnGrade() throws IOException {
        WorkingCopy.write(SampleLedger.view(), folder);

        JsonNode depot = incident("Aircraft of the Northern Coalition struck");
        Map<String, JsonNode> claims = byId("claims.jsonl");
        for (JsonNode id : depot.path("claims")) {
            JsonNode claim = Objects.requireNonNull(claims.get(id.textValue()));
            assertEquals(depot.path("id"), claim.path("incident"));
        }
        assertEquals("CONTESTED", depot.at("/grade/value").textValue());
        assertEquals(
                "CONTESTED",
                claim("The strike on the Tel Marwan depot on Friday killed 11 guards")
                        .path("grade")
                        .textValue());
        JsonNode nine = claim("Unconfirmed accounts said at least 9 guards");
        assertEquals("UNVERIFIED", nine.path("grade").textValue());
        assertEquals("WITHDRAWN", nine.at("/newer_version/kind").textValue());
        assertTrue(nine.path("withdrawn").booleanValue());
        JsonNode norm = claim("as usual");
        assertTrue(norm.path("incident").isMissingNode() && norm.path("grade").isMissingNode());
        assertTrue(
                claim("photographed a burnt-out fuel store").path("withdrawn").booleanValue());
        assertEquals(
                2,
                claims.values().stream().filter(claim -> claim.has("withdrawn")).count());
    }

    @Test
    void idsLostByMergingRedirectAndIncidentsTakenBackLeaveATombstone() throws IOException {
        WorkingCopy.write(SampleLedger.view(), folder);

        String depot =
                incident("Aircraft of the Northern Coalition struck").path("id").textValue();
        Map<String, JsonNode> incidents = byId("incidents.jsonl");
        assertEquals(
                "{\"attest\":1,\"id\":\"0000aa11merged\",\"redirect\":\"" + depot + "\"}",
                String.valueOf(incidents.get("0000aa11merged")));
        assertEquals(
                "{\"attest\":1,\"id\":\"0000bb22merged\",\"redirect\":\"" + depot + "\"}",
                String.valueOf(incidents.get("0000bb22merged")));
        assertEquals(
                "{\"attest\":1,\"id\":\"0000cc33gone\",\"withdrawn\":true,\"why\":\"the report was withdrawn by its outlet\"}",
                String.valueOf(incidents.get("0000cc33gone")));
    }

    @Test
    void theSameLedgerGivesTheSameBytesWhateverTheOrderItWasRecordedIn() throws IOException {
        WorkingCopy.write(SampleLedger.view(), folder.resolve("one"));
        List<Fact> facts = new ArrayList<>(SampleLedger.facts());
        // Taking back comes after what it takes back, as it does in a ledger.
        List<Fact> takenBack =
                facts.stream().filter(f -> f instanceof Fact.WithdrawnFact).toList();
        facts.removeAll(takenBack);
        Collections.shuffle(facts, new Random(7));
        facts.addAll(takenBack);
        WorkingCopy.write(new View(facts), folder.resolve("two"));

        try (Stream<Path> one = Files.list(folder.resolve("one"))) {
            for (Path file : one.toList()) {
                assertEquals(
                        Files.readString(file),
                        Files.readString(folder.resolve("two").resolve(file.getFileName())),
                        file.toString());
            }
        }
    }

    @Test
    void aRunThatFailsLeavesTheLastGoodSet() throws IOException {
        WorkingCopy.write(SampleLedger.view(), folder);
        Map<String, String> before = contents();
        Claim claim = SampleLedger.view().all(Fact.ClaimFact.class).getFirst().claim();
        List<Fact> facts = new ArrayList<>(SampleLedger.facts());
        facts.add(new Fact.ClaimFact(beyondTheText(claim)));

        assertThrows(IllegalArgumentException.class, () -> WorkingCopy.write(new View(facts), folder));

        assertEquals(before, contents());
        // What a killed run left half written is no obstacle to the next.
        Files.createDirectories(folder.resolve(".attest-new"));
        Files.writeString(folder.resolve(".attest-new").resolve("claims.jsonl"), "{\"attest\":1,");
        WorkingCopy.write(SampleLedger.view(), folder);
        assertEquals(before, contents());
    }

    @Test
    void anEmptyLedgerGivesEmptyFiles() throws IOException {
        assertEquals(new WorkingCopy.Counts(0, 0, 0, 0, 0, 0), WorkingCopy.write(new View(List.of()), folder));
        assertEquals("", Files.readString(folder.resolve("incidents.jsonl")));
        assertFalse(JSON.readTree(folder.resolve("incidents.geojson").toFile()).isEmpty());
    }

    private static Claim beyondTheText(Claim claim) {
        return new Claim(
                "ffff",
                claim.report(),
                new org.attest.reports.Span(claim.report(), 100_000, 100_001),
                claim.holderSpan(),
                claim.cue(),
                claim.content(),
                claim.holder(),
                claim.stance(),
                claim.status(),
                claim.distance(),
                claim.about(),
                claim.proposition(),
                claim.evidence(),
                claim.quantity(),
                claim.when(),
                claim.where(),
                claim.objects(),
                claim.casualties());
    }

    private static void assertNothingBlank(String file, JsonNode node) {
        if (node.isTextual()) {
            assertFalse(node.textValue().isEmpty(), () -> "an empty text in " + file);
        }
        assertFalse(node.isNull(), () -> "a null in " + file);
        node.forEach(child -> assertNothingBlank(file, child));
    }

    /// `file path` of each field, from lines such as `reports.jsonl  id published.stated +published.from
    /// when{when}`.
    private static Set<String> contract() throws IOException {
        Map<String, List<String>> written = new TreeMap<>();
        try (InputStream in = Objects.requireNonNull(WorkingCopyTest.class.getResourceAsStream("contract.fields"))) {
            for (String line : new String(in.readAllBytes(), StandardCharsets.UTF_8).split("\n")) {
                if (!line.isBlank() && !line.startsWith("#")) {
                    List<String> words = List.of(line.trim().split("\\s+"));
                    written.computeIfAbsent(words.getFirst(), _ -> new ArrayList<>())
                            .addAll(words.subList(1, words.size()));
                }
            }
        }
        Set<String> fields = new TreeSet<>();
        written.forEach((file, words) -> {
            for (String word : words) {
                String path = word.replace("+", "").replaceFirst("\\{.*", "");
                if (!path.isEmpty()) {
                    fields.add(file + " " + path);
                }
                List<String> parts = written.getOrDefault(word.replaceFirst("^[^{]*", ""), List.of());
                for (String part : parts) {
                    fields.add(file + " " + (path.isEmpty() ? "" : path + ".") + part.replace("+", ""));
                }
            }
        });
        fields.removeIf(field -> field.startsWith("{"));
        return fields;
    }

    private Set<String> written() throws IOException {
        Set<String> fields = new TreeSet<>();
        for (Path file : files()) {
            String name = file.getFileName().toString();
            if (name.endsWith(".jsonl")) {
                lines(name).forEach(line -> fields(line, name + " ", fields));
            }
        }
        return fields;
    }

    private static void fields(JsonNode node, String before, Set<String> fields) {
        if (node.isArray()) {
            node.forEach(item -> fields(item, before, fields));
        } else if (node.isObject()) {
            node.properties().forEach(field -> {
                String path = before + (before.endsWith("conventions.") ? "*" : field.getKey());
                fields.add(path);
                fields(field.getValue(), path + ".", fields);
            });
        }
    }

    private JsonNode claim(String quote) throws IOException {
        return lines("claims.jsonl").stream()
                .filter(line -> line.at("/quote/text").textValue().startsWith(quote))
                .findFirst()
                .orElseThrow();
    }

    /// The incident of the occurrence claim that begins with these words.
    private JsonNode incident(String quote) throws IOException {
        return Objects.requireNonNull(
                byId("incidents.jsonl").get(claim(quote).path("incident").textValue()));
    }

    private Map<String, JsonNode> byId(String file) throws IOException {
        Map<String, JsonNode> lines = new HashMap<>();
        lines(file).forEach(line -> lines.put(line.path("id").textValue(), line));
        return lines;
    }

    private List<JsonNode> lines(String file) throws IOException {
        List<JsonNode> lines = new ArrayList<>();
        for (String line : Files.readAllLines(folder.resolve(file))) {
            lines.add(JSON.readTree(line));
        }
        return lines;
    }

    private static Set<String> strings(JsonNode array) {
        Set<String> strings = new TreeSet<>();
        array.forEach(item -> strings.add(item.textValue()));
        return strings;
    }

    private List<Path> files() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(Files::isRegularFile).sorted().toList();
        }
    }

    private Map<String, String> contents() throws IOException {
        Map<String, String> contents = new TreeMap<>();
        for (Path file : files()) {
            contents.put(file.getFileName().toString(), Files.readString(file));
        }
        return contents;
    }
}
