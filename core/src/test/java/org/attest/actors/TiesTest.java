package org.attest.actors;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.attest.language.Document;
import org.attest.language.RuleReader;
import org.attest.reports.Report;
import org.attest.reports.ReportReader;
import org.attest.reports.Source;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/// `ties.cases`, read as whole reports.
final class TiesTest {
    private static final Path CASES = Path.of("src/test/resources/org/attest/actors/ties.cases");

    private final RuleReader reader = new RuleReader();
    private final ActorResolver resolver = new ActorResolver();

    private record Case(String text, List<String> ties) {}

    @TestFactory
    Stream<DynamicTest> actorsAreTiedAsTheReportSays() {
        return cases().stream()
                .map(each -> DynamicTest.dynamicTest(each.text, () -> assertEquals(each.ties, ties(each.text))));
    }

    private List<String> ties(String text) {
        Report report = new ReportReader().read(Source.of("a.txt"), text);
        Actors actors = resolver.resolve(reader.read(Document.of(report)));
        return actors.ties().stream()
                .map(tie -> tie.brief() + " · \"" + report.text().quote(tie.from()) + "\"")
                .toList();
    }

    private static List<Case> cases() {
        List<Case> cases = new ArrayList<>();
        Optional<String> text = Optional.empty();
        List<String> ties = new ArrayList<>();
        try {
            for (String line : Files.readAllLines(CASES)) {
                if (line.startsWith("> ")) {
                    text.ifPresent(t -> cases.add(new Case(t, List.copyOf(ties))));
                    ties.clear();
                    text = Optional.of(line.substring(2));
                } else if (line.startsWith("  ")) {
                    ties.add(line.strip());
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(CASES + " must be readable", e);
        }
        text.ifPresent(t -> cases.add(new Case(t, List.copyOf(ties))));
        return cases;
    }
}
