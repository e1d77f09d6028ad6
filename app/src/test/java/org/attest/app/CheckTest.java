package org.attest.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.attest.incidents.Incident;
import org.attest.incidents.IncidentType;
import org.attest.ledger.Fact;
import org.attest.places.Where;
import org.attest.store.SqliteLedger;
import org.attest.time.When;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// `attest simulate scenes` and `attest check` as a user gives them.
final class CheckTest {
    @TempDir
    private static Path folder;

    private static Path scenes;
    private static Path ledger;

    @BeforeAll
    static void prepare() {
        scenes = folder.resolve("scenes");
        ledger = folder.resolve("ledger.db");
        Command simulated = Command.attest(
                "simulate", "scenes", "--out", scenes, "--size", 192, "--buildings", 60, "--orbits", 1, "--seed", 4);
        assertEquals(0, simulated.exitCode(), simulated.err());
        assertTrue(simulated.out().contains("None of it is real"), simulated.out());
        Where town = new Where.Found(
                "test:town",
                "Simulated Town",
                Where.Precision.LOCALITY,
                "GR",
                Optional.empty(),
                18.79,
                35.21,
                2_000,
                Optional.empty(),
                List.of());
        try (SqliteLedger open = SqliteLedger.open(ledger, Clock.systemUTC())) {
            LocalDate today = LocalDate.now(java.time.ZoneOffset.UTC);
            open.append(
                    List.of(
                            incident("aaaa", day(LocalDate.of(2021, 1, 1)), town),
                            incident("bbbb", day(today.minusDays(5)), town),
                            incident("cccc", When.unstated(), town),
                            incident("dddd", day(LocalDate.of(2021, 1, 1)), new Where.Unknown("Nowhere", List.of()))),
                    "test",
                    Instant.EPOCH);
        }
    }

    @Test
    void anIncidentIsCheckedBuildingByBuilding() {
        Command check = check("aaaa");
        assertEquals(0, check.exitCode(), check.err());
        assertTrue(check.out().contains("SIMULATED"), check.out());
        assertTrue(check.out().contains("buildings: "), check.out());
        assertTrue(check.out().contains("does not mean undamaged"), check.out());
    }

    @Test
    void jsonHasALineForEachBuildingWithItsVerdictOrReason() {
        Command check = check("aaaa", "--json");
        assertEquals(0, check.exitCode(), check.err());
        assertTrue(check.out().lines().count() >= 40, check.out());
        assertTrue(check.out().lines().allMatch(line -> line.contains("\"verdict\":\"")), check.out());
        assertTrue(check.out()
                .lines()
                .filter(line -> line.contains("cannot say"))
                .allMatch(line -> line.contains("\"reasons\":[\"")));
    }

    @Test
    void whatIsFoundIsRecordedBesideTheIncident() throws IOException {
        Path run = Files.createDirectories(folder.resolve("run"));
        Files.copy(ledger, run.resolve("ledger.db"));
        Command check = Command.attest("check", "aaaa", "--scenes", scenes, "--out", run);
        assertEquals(0, check.exitCode(), check.err());
        assertTrue(check.out().contains("Recorded in"), check.out());
        List<String> findings = Files.readAllLines(run.resolve("findings.jsonl"));
        assertTrue(findings.size() >= 40, findings.size() + " findings");
        for (String finding : findings) {
            assertTrue(finding.contains("\"incident\":\"aaaa\""), finding);
            assertTrue(finding.contains("\"sensors\":[\"simulated\"]"), finding);
            assertTrue(finding.contains("\"pixels\":{"), finding);
            assertTrue(!finding.contains("cannot say") || finding.contains("\"reasons\":[\""), finding);
        }
        String incident = Files.readAllLines(run.resolve("incidents.jsonl")).getFirst();
        assertTrue(!incident.contains("\"findings\":[]"), incident);

        // A check of fewer buildings takes back the others; the same check again records nothing new.
        Path few = folder.resolve("few.geojson");
        Files.writeString(few, first(scenes.resolve("buildings.geojson"), 5));
        for (int again = 0; again < 2; again++) {
            Command second = Command.attest("check", "aaaa", "--scenes", scenes, "--out", run, "--footprints", few);
            assertEquals(0, second.exitCode(), second.err());
            assertEquals(5, Files.readAllLines(run.resolve("findings.jsonl")).size());
        }
        assertEquals(
                2,
                Command.attest("check", "aaaa", "--scenes", scenes, "--out", run, "--ledger", ledger)
                        .exitCode());
    }

    private static String first(Path buildings, int n) throws IOException {
        ObjectMapper json = new ObjectMapper();
        ObjectNode all = (ObjectNode) json.readTree(buildings.toFile());
        ArrayNode features = json.createArrayNode();
        for (int i = 0; i < n; i++) {
            features.add(all.get("features").get(i));
        }
        return all.set("features", features).toString();
    }

    @Test
    void aRecentIncidentIsRefusedWhateverDelayIsAskedFor() {
        Command check = check("bbbb");
        assertEquals(1, check.exitCode());
        assertTrue(check.err().contains("must be over for 14 days"), check.err());
        assertEquals(2, check("bbbb", "--delay", "2").exitCode());
    }

    @Test
    void anIncidentWithoutATimeOrAPlaceIsRefused() {
        assertEquals(1, check("cccc").exitCode());
        Command nowhere = check("dddd");
        assertEquals(1, nowhere.exitCode());
        assertTrue(nowhere.err().contains("AMBIGUOUS_LOCATION"), nowhere.err());
    }

    @Test
    void badUseIsSaidPlainly() {
        for (Command bad : List.of(
                check("zzzz"),
                Command.attest("check", "aaaa", "--scenes", folder.resolve("none"), "--ledger", ledger),
                Command.attest("check", "aaaa"),
                Command.attest("simulate", "weather"),
                Command.attest("simulate", "scenes", "--size", 3))) {
            assertEquals(2, bad.exitCode(), bad.err());
            assertTrue(bad.isPlain(), bad.err());
        }
    }

    private static Command check(String id, Object... more) {
        Object[] arguments = new Object[6 + more.length];
        System.arraycopy(new Object[] {"check", id, "--scenes", scenes, "--ledger", ledger}, 0, arguments, 0, 6);
        System.arraycopy(more, 0, arguments, 6, more.length);
        return Command.attest(arguments);
    }

    private static When day(LocalDate day) {
        return new When.Interval(
                Optional.of(day),
                Optional.of(day),
                When.Precision.DAY,
                List.of(),
                false,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                "on that day",
                List.of(),
                List.of());
    }

    private static Fact incident(String id, When when, Where where) {
        return new Fact.IncidentFact(new Incident(
                id,
                IncidentType.values()[0],
                when,
                where,
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of()));
    }
}
