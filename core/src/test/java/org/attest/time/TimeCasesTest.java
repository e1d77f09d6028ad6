package org.attest.time;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/// Every line of `time.cases` is read as that file says.
class TimeCasesTest {
    private record Case(int line, String published, String text, String expected) {}

    @TestFactory
    Stream<DynamicTest> eachCaseIsReadAsItsLineSays() throws IOException {
        return cases().stream()
                .map(each -> DynamicTest.dynamicTest(
                        "line " + each.line + ": " + each.text,
                        () -> assertEquals(each.expected, actual(each), () -> "time.cases line " + each.line)));
    }

    @Test
    void thereAreEnoughCasesToSpeakOfNewsEnglish() throws IOException {
        assertTrue(cases().size() >= 120, () -> "time.cases must not shrink");
    }

    private static List<Case> cases() throws IOException {
        List<Case> cases = new ArrayList<>();
        try (InputStream in = Objects.requireNonNull(TimeCasesTest.class.getResourceAsStream("time.cases"));
                BufferedReader lines = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
            int number = 0;
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                number++;
                if (!line.isBlank() && !line.startsWith("#")) {
                    String[] part = line.split("\\s*\\|\\s*", -1);
                    assertEquals(3, part.length, "time.cases line " + number + " must have three columns");
                    cases.add(new Case(number, part[0], part[1].replace(" // ", "\n"), part[2]));
                }
            }
        }
        return cases;
    }

    /// Expressions in order, then what is known of publication if the metadata does not say it, then notices.
    private static String actual(Case each) {
        Times times = TestReports.resolve(each.published, each.text);
        List<String> parts = new ArrayList<>();
        times.expressions().forEach(expression -> parts.add(expression.brief()));
        if (each.published.equals("-")) {
            times.published()
                    .window()
                    .ifPresent(window ->
                            parts.add("published " + (window.start().equals(window.end()) ? window.start() : window)));
        }
        // Every undated report has this one; TimeResolverTest asks for it.
        times.notices().stream()
                .filter(notice -> !notice.code().equals("time.no-anchor"))
                .forEach(notice -> parts.add("! " + notice.code()));
        return parts.isEmpty() ? "nothing" : String.join("; ", parts);
    }
}
