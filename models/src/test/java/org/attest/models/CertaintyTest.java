package org.attest.models;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

final class CertaintyTest {
    @Test
    void aTemperatureTakesTheCertaintyFromScoresAndKeepsTheirOrder() {
        Certainty cooler = new Certainty(2, 0);
        assertEquals(0.5, cooler.of(0.5), 1e-9);
        // Odds of 81 to 1 become 9 to 1.
        assertEquals(0.9, cooler.of(81 / 82.0), 1e-9);
        assertTrue(cooler.of(0.999) > cooler.of(0.99));
        assertEquals(0.3, Certainty.PLAIN.of(0.3), 1e-9);
    }

    @Test
    void scoresOfNoughtAndOneStayBetweenThem() {
        assertTrue(Certainty.OF_STATEMENTS.of(0) > 0);
        assertTrue(Certainty.OF_STATEMENTS.of(1) < 1);
    }

    @Test
    void aProbabilityLeadsBackToItsScore() {
        Certainty certainty = new Certainty(2.5, -0.4);
        assertEquals(0.83, certainty.undone(certainty.of(0.83)), 1e-9);
    }

    @Test
    void aTemperatureIsAboveNought() {
        assertThrows(IllegalArgumentException.class, () -> new Certainty(0, 1));
    }
}
