package org.attest.eval.reading;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.attest.eval.reading.Reliability.Guess;
import org.attest.models.Certainty;
import org.junit.jupiter.api.Test;

final class ReliabilityTest {
    @Test
    void theErrorIsTheMeanDistanceOfScoreAndShareRight() {
        // Three at 0.9, two of them right; one at 0.4, wrong.
        Reliability reliability = new Reliability(List.of(
                new Guess(0.9, true, 0), new Guess(0.9, true, 1), new Guess(0.9, false, 0), new Guess(0.4, false, 1)));
        assertEquals(2, reliability.bins().size());
        assertEquals(0.75 * (0.9 - 2 / 3.0) + 0.25 * 0.4, reliability.error(), 1e-9);
    }

    @Test
    void whatIsTooSureOfItselfIsCooledDownByTheTemperatureThatMadeItSo() {
        Certainty made = new Certainty(3, -0.5);
        Random random = new Random(5);
        List<Guess> guesses = new ArrayList<>();
        for (int i = 0; i < 40_000; i++) {
            double score = 1 / (1 + Math.exp(-4 * random.nextGaussian()));
            guesses.add(new Guess(score, random.nextDouble() < made.of(score), i % 2));
        }
        Reliability reliability = new Reliability(guesses);
        assertEquals(3, reliability.fitted().temperature(), 0.15);
        assertEquals(-0.5, reliability.fitted().shift(), 0.05);
        assertTrue(reliability.error() > 0.15, "as they are: " + reliability.error());
        assertTrue(
                reliability.crossFitted().error() < 0.015,
                "fitted: " + reliability.crossFitted().error());
    }

    @Test
    void withNothingWrongThereIsNothingToFit() {
        assertEquals(
                Certainty.PLAIN, new Reliability(List.of(new Guess(0.8, true, 0), new Guess(0.9, true, 1))).fitted());
        assertEquals(0, new Reliability(List.of()).error());
    }
}
