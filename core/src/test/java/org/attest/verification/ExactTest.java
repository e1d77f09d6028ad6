package org.attest.verification;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

final class ExactTest {

    /// `binom.test(682, 925)` of R's own examples.
    @Test
    void theIntervalOfAShareIsThatOfClopperAndPearson() {
        Exact.Interval interval = Exact.share(682, 925);
        assertEquals(0.7076683, interval.low(), 1e-7);
        assertEquals(0.7654066, interval.high(), 1e-7);
        assertEquals(0, Exact.share(0, 5).low());
        assertEquals(1 - Math.pow(0.025, 0.2), Exact.share(0, 5).high(), 1e-9);
        assertEquals(1, Exact.share(5, 5).high());
    }

    /// `poisson.test(c(11, 6+8+7), c(800, 1083+1050+878))` of R's own examples.
    @Test
    void theIntervalOfARatioOfRatesIsTheExactConditionalOne() {
        TrendCounts.Ratio ratio = Exact.ratio(21, 1083 + 1050 + 878, 11, 800);
        assertEquals(1.971488, ratio.estimate(), 1e-6);
        assertEquals(0.8584264, ratio.low(), 1e-6);
        assertEquals(4.2772659, ratio.high(), 1e-6);
    }

    @Test
    void aRatioToNothingHasNoUpperLimit() {
        TrendCounts.Ratio ratio = Exact.ratio(0, 30, 6, 30);
        assertTrue(Double.isInfinite(ratio.estimate()) && Double.isInfinite(ratio.high()));
        assertTrue(ratio.low() > 1, "six to none is the least that shows a rise");
        assertTrue(Exact.ratio(0, 30, 5, 30).low() < 1);
    }

    @Test
    void aShareOfNothingIsRefused() {
        assertThrows(IllegalArgumentException.class, () -> Exact.share(0, 0));
    }
}
