package org.attest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.attest.incidents.Incident;
import org.attest.incidents.Ruling;
import org.attest.ledger.Fact;
import org.attest.ledger.MemoryLedger;
import org.attest.ledger.View;
import org.junit.jupiter.api.Test;

/// What persons decide of incidents is a fact like others: it holds through later runs, and can be undone.
final class RulingTest {
    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-01-05T00:00:00Z"), ZoneOffset.UTC);
    private static final Pipeline PIPELINE = Pipeline.bundled();

    @Test
    void aMergeThatIsUndoneGivesBackTheIncidentsAsTheyWere() {
        try (MemoryLedger ledger = ledger()) {
            List<Incident> before = incidents(ledger.now());
            Ruling ruling = merge(before.get(0), before.get(1));
            PIPELINE.rule(ledger, ruling, "an editor", CLOCK.instant());
            assertEquals(before.size() - 1, incidents(ledger.now()).size());
            assertTrue(
                    ledger.now().findWithdrawn("incident", before.get(1).id()).isPresent()
                            || ledger.now()
                                    .findWithdrawn("incident", before.get(0).id())
                                    .isPresent(),
                    "the id that was lost leads to the other");
            PIPELINE.undo(ledger, ruling, "an editor", "they were two", CLOCK.instant());
            assertEquals(before, incidents(ledger.now()));
        }
    }

    @Test
    void aSplitAfterAMergeGivesBackTheIncidentsAsTheyWere() {
        try (MemoryLedger ledger = ledger()) {
            List<Incident> before = incidents(ledger.now());
            Ruling merge = merge(before.get(0), before.get(1));
            PIPELINE.rule(ledger, merge, "an editor", CLOCK.instant());
            Ruling split = new Ruling(Ruling.Kind.DIFFERENT, merge.accounts(), merge.others(), "two after all");
            PIPELINE.rule(ledger, split, "an editor", CLOCK.instant());
            assertEquals(before, incidents(ledger.now()));
        }
    }

    @Test
    void aRulingHoldsWhenReportsAreLinkedAnew() {
        try (MemoryLedger ledger = ledger()) {
            List<Incident> before = incidents(ledger.now());
            PIPELINE.rule(ledger, merge(before.get(0), before.get(1)), "an editor", CLOCK.instant());
            List<Incident> merged = incidents(ledger.now());
            assertEquals(0, ledger.append(PIPELINE.link(ledger.now()), Pipeline.AUTHOR, CLOCK.instant()));
            assertEquals(merged, incidents(ledger.now()));
        }
    }

    private static Ruling merge(Incident a, Incident b) {
        return new Ruling(Ruling.Kind.SAME, List.of(a.id()), List.of(b.id()), "one raid told twice");
    }

    private static MemoryLedger ledger() {
        MemoryLedger ledger = new MemoryLedger(CLOCK);
        for (String file : List.of("nyala-undated.txt", "nyala-wire.txt", "arauca-1991.txt")) {
            ledger.append(
                    PIPELINE.read(Made.report(Made.example(file), Optional.empty())), Pipeline.AUTHOR, CLOCK.instant());
        }
        ledger.append(PIPELINE.link(ledger.now()), Pipeline.AUTHOR, CLOCK.instant());
        return ledger;
    }

    private static List<Incident> incidents(View view) {
        return view.all(Fact.IncidentFact.class).stream()
                .map(Fact.IncidentFact::incident)
                .sorted(java.util.Comparator.comparing(Incident::id))
                .toList();
    }
}
