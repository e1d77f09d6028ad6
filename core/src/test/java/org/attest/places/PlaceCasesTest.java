package org.attest.places;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/// Every line of `places.cases` is resolved as that file says.
class PlaceCasesTest {
    private record Case(String text, String expected) {}

    @TestFactory
    Stream<DynamicTest> eachCaseIsResolvedAsItsLineSays() throws IOException {
        return cases().stream()
                .map(each -> DynamicTest.dynamicTest(
                        each.text, () -> assertEquals(each.expected, PlaceTexts.brief(each.text))));
    }

    @Test
    void thereAreCasesFromManyWars() throws IOException {
        assertTrue(cases().size() >= 100, "places.cases must not shrink");
    }

    private static List<Case> cases() throws IOException {
        try (InputStream in = Objects.requireNonNull(PlaceCasesTest.class.getResourceAsStream("places.cases"))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .map(line -> line.split(" \\| ", 2))
                    .map(part -> new Case(part[0], part[1]))
                    .toList();
        }
    }
}
