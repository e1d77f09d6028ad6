package org.attest.claims;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.attest.Pipeline;
import org.attest.ledger.Fact;
import org.attest.reports.ReportReader;
import org.attest.reports.Source;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/// Holds `claims.cases`: single sentences and the claims that they make.
final class ClaimCasesTest {
    private static final Pipeline PIPELINE = Pipeline.bundled();

    @TestFactory
    Stream<DynamicTest> eachSentenceMakesTheClaimsBesideIt() throws IOException {
        List<DynamicTest> tests = new ArrayList<>();
        for (String block : cases().split("\n\\s*\n")) {
            List<String> lines = block.lines()
                    .filter(l -> !l.startsWith("#") && !l.isBlank())
                    .toList();
            if (!lines.isEmpty()) {
                String sentence = lines.getFirst().substring(2);
                String expected = String.join(
                        "\n", lines.stream().skip(1).map(String::strip).toList());
                tests.add(DynamicTest.dynamicTest(sentence, () -> assertEquals(expected, read(sentence))));
            }
        }
        return tests.stream();
    }

    private static String cases() throws IOException {
        try (InputStream stream = Objects.requireNonNull(ClaimCasesTest.class.getResourceAsStream("claims.cases"))) {
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private static String read(String sentence) {
        List<String> lines = new ArrayList<>();
        for (Fact fact : PIPELINE.read(new ReportReader().read(Source.of("case"), sentence))) {
            if (fact instanceof Fact.ClaimFact made) {
                lines.add(line(made.claim()));
            }
        }
        return String.join("\n", lines);
    }

    private static String line(Claim claim) {
        StringBuilder line = new StringBuilder(claim.brief());
        line.append(claim.status() == Status.UNCONFIRMED ? " UNCONFIRMED" : "");
        claim.quantity()
                .ifPresent(q -> line.append(' ')
                        .append(q.kind())
                        .append(q.min().map(m -> " " + m).orElse(""))
                        .append("..")
                        .append(q.max().map(String::valueOf).orElse("")));
        if (!claim.objects().isEmpty()) {
            line.append(' ')
                    .append(claim.objects().stream()
                            .map(o -> o.what() + " " + o.state())
                            .toList());
        }
        if (!claim.casualties().isEmpty()) {
            line.append(' ')
                    .append(claim.casualties().stream()
                            .map(ClaimCasesTest::cell)
                            .toList());
        }
        return line.toString();
    }

    private static String cell(CasualtyCell cell) {
        return cell.kind() + " " + cell.who() + " "
                + cell.number().min().map(String::valueOf).orElse("") + ".."
                + cell.number().max().map(String::valueOf).orElse("");
    }
}
