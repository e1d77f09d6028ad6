package org.attest.train;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;

final class LearningCurveTest {
    private static final List<String> LOG = List.of(
            Trainer.line(25, 1_304, 12.5, 196, 3.4),
            "epoch 1",
            "own CUE: overlap F1 10.0 %, exact F1 4.7 % (565 wanted, 25 found)",
            "own TYPE: right 44.4 %, macro F1 16.8 % (351 sorted)",
            Trainer.line(50, 1_304, 6.25, 177, 3.01),
            "epoch 2",
            "own CUE: overlap F1 77.0 %, exact F1 59.7 % (611 wanted, 656 found)",
            "polnear NEWS_CUE: overlap F1 84.7 %, exact F1 74.1 % (611 wanted, 656 found)");

    @Test
    void lossAndDevelopmentTextsAreDrawnSideBySide() {
        String svg = LearningCurve.svg(LOG);
        assertTrue(svg.contains("viewBox=\"0 0 900 262\""), "three panels");
        assertTrue(svg.contains(">loss<") && svg.contains(">own, development texts<"), svg);
        assertTrue(svg.contains(">polnear, development texts<") && svg.contains(">NEWS_CUE<"), svg);
        assertTrue(!svg.contains(">TYPE<"), "layers that no claim is made of are left out");
        // Two points of the loss, two of the cue, one of PolNeAR's.
        assertEquals(5, svg.split("<circle", -1).length - 1);
    }

    @Test
    void anEmptyLogMakesAnEmptyPicture() {
        assertTrue(LearningCurve.svg(List.of()).startsWith("<svg"));
    }
}
