package org.attest.eval;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

/// The expected results of `examples/reports` hang together: what they quote is there, what they name exists.
final class ExamplesTest {
    private static final Path REPORTS = Path.of("../examples/reports");
    private static final Path EXPECTED = Path.of("../examples/expected/gold.json");

    /// [Gold] itself refuses a quote that doesn't stand at its offsets.
    @Test
    void everyQuoteStandsInItsReport() {
        Gold gold = Gold.read(REPORTS, EXPECTED);
        assertEquals(33, gold.reports().size());
        assertEquals(
                44,
                gold.reports().stream()
                        .mapToInt(report -> report.incidents().size())
                        .sum());
        assertEquals(
                190,
                gold.reports().stream()
                        .mapToInt(report -> report.allClaims().size())
                        .sum());
    }

    @Test
    void everyTimeExpressionStandsAtItsOffsets() {
        Gold gold = Gold.read(REPORTS, EXPECTED);
        JsonNode expected = Json.file(EXPECTED);
        gold.reports().forEach(report -> {
            for (JsonNode time : Json.list(expected.path(report.id()), "times")) {
                assertTrue(
                        report.text()
                                .quotes(
                                        time.path("start").asInt(),
                                        time.path("end").asInt(),
                                        Json.words(time, "text")),
                        () -> report.id() + " " + time);
            }
        });
    }

    @Test
    void relationsAndRefusalsNameClaimsAndIncidentsThatAreThere() {
        Gold gold = Gold.read(REPORTS, EXPECTED);
        Set<String> names = new HashSet<>();
        gold.reports().forEach(report -> {
            report.allClaims().forEach(claim -> assertTrue(names.add(claim.id()), claim.id() + " is there twice"));
            report.incidents().forEach(incident -> names.add(incident.key()));
        });
        gold.reports().forEach(report -> {
            report.relations()
                    .forEach(relation -> assertTrue(
                            names.contains(relation.a()) && names.contains(relation.b()), relation::toString));
            report.forbiddenRelations()
                    .forEach(relation -> assertTrue(
                            names.contains(relation.a()) && names.contains(relation.b()), relation::toString));
            report.refusals()
                    .forEach(refusal ->
                            assertTrue(refusal.incident().map(names::contains).orElse(true), refusal::toString));
        });
    }
}
