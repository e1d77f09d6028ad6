package org.attest.eval;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.attest.Pipeline;
import org.attest.language.Reader;
import org.attest.language.RuleReader;
import org.attest.ledger.MemoryLedger;
import org.attest.models.TrainedReader;
import org.attest.places.Gazetteer;
import org.attest.publishing.WorkingCopy;
import org.attest.reports.ReportReader;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// `examples/reports`, read by the pipeline, gives what `examples/expected/gold.json` holds.
final class ExamplesReadTest {
    private static final Path REPORTS = Path.of("../examples/reports");

    /// What is right without exception.
    private static final List<String> ALL = List.of("linking_precision", "forbidden_relations_avoided");

    /// What isn't yet, and how much of it is, in percent. A number that has grown goes up here; one at 100 goes
    /// above.
    private static final Map<String, Double> MOST = Map.ofEntries(
            Map.entry("unconfirmed_precision", 85.6),
            Map.entry("linking_recall", 82.5),
            Map.entry("b3_precision", 93.1),
            Map.entry("b3_recall", 84.6),
            Map.entry("account_precision", 93.1),
            Map.entry("account_recall", 93.1),
            Map.entry("main_incident_accuracy", 96.9),
            Map.entry("date_accuracy", 92.0),
            Map.entry("date_intersects", 92.0),
            Map.entry("place_accuracy", 80.4),
            Map.entry("place_within_10_km", 78.7),
            Map.entry("type_accuracy", 92.6),
            Map.entry("fatalities_accuracy", 97.5),
            Map.entry("fatalities_where_stated", 96.5),
            Map.entry("claim_precision", 86.9),
            Map.entry("claim_recall", 98.3),
            Map.entry("claim_exact_quote", 83.3),
            Map.entry("stance_accuracy", 94.6),
            Map.entry("stance_macro_f1", 91.8),
            Map.entry("holder_accuracy", 95.6),
            Map.entry("about_accuracy", 88.1),
            Map.entry("evidence_accuracy", 92.4),
            Map.entry("object_precision", 86.6),
            Map.entry("object_recall", 59.0),
            Map.entry("casualty_cell_precision", 92.1),
            Map.entry("casualty_cell_recall", 88.6),
            Map.entry("relation_recall", 74.9),
            Map.entry("refusal_recall", 99.9));

    /// The same for rules alone.
    private static final Map<String, Double> BY_RULES = Map.ofEntries(
            Map.entry("unconfirmed_precision", 100.0),
            Map.entry("forbidden_relations_avoided", 100.0),
            Map.entry("linking_precision", 97.2),
            Map.entry("linking_recall", 67.3),
            Map.entry("b3_precision", 90.6),
            Map.entry("b3_recall", 72.7),
            Map.entry("account_precision", 93.0),
            Map.entry("account_recall", 90.8),
            Map.entry("main_incident_accuracy", 87.8),
            Map.entry("date_accuracy", 94.5),
            Map.entry("date_intersects", 94.5),
            Map.entry("place_accuracy", 69.9),
            Map.entry("place_within_10_km", 74.9),
            Map.entry("type_accuracy", 82.4),
            Map.entry("fatalities_accuracy", 97.4),
            Map.entry("fatalities_where_stated", 96.5),
            Map.entry("claim_precision", 90.0),
            Map.entry("claim_recall", 95.2),
            Map.entry("claim_exact_quote", 83.4),
            Map.entry("stance_accuracy", 95.0),
            Map.entry("stance_macro_f1", 92.6),
            Map.entry("holder_accuracy", 95.5),
            Map.entry("about_accuracy", 78.4),
            Map.entry("evidence_accuracy", 92.8),
            Map.entry("object_precision", 86.6),
            Map.entry("object_recall", 59.0),
            Map.entry("casualty_cell_precision", 90.1),
            Map.entry("casualty_cell_recall", 90.1),
            Map.entry("relation_recall", 62.4),
            Map.entry("refusal_recall", 89.9));

    /// What reads unless a user says otherwise.
    private static final Path MODEL = Path.of("..", "models", "reader-int8.onnx");

    @TempDir
    private static Path folder = Path.of("");

    private static Score score = new Score("", "", 0, "", List.of(), List.of(), List.of());

    private static Score byRules = score;

    @BeforeAll
    static void read() throws IOException {
        try (Reader reader = TrainedReader.open(MODEL)) {
            score = score(reader, folder.resolve("both"));
        }
        byRules = score(new RuleReader(), folder.resolve("rules"));
    }

    private static Score score(Reader reader, Path out) throws IOException {
        Clock clock = Clock.systemUTC();
        try (MemoryLedger ledger = new MemoryLedger(clock)) {
            Pipeline.with(reader, Gazetteer.load(), List.of())
                    .run(List.of(REPORTS), ReportReader.Options.none(), ledger, clock.instant(), _ -> {});
            WorkingCopy.write(ledger.now(), Files.createDirectories(out));
        }
        return new ReportsTask()
                .score(new Task.Request(REPORTS, Optional.empty(), Optional.empty(), Optional.empty()), out);
    }

    @Test
    void whatIsRightStaysRight() {
        assertEquals(
                List.of(), below(score, ALL.stream().map(name -> Map.entry(name, 100.0))), ExamplesReadTest::misses);
    }

    @Test
    void whatIsMostlyRightGetsNoWorse() {
        assertEquals(List.of(), below(score, MOST.entrySet().stream()), ExamplesReadTest::misses);
    }

    @Test
    void whatRulesAloneReadGetsNoWorse() {
        assertEquals(
                List.of(), below(byRules, BY_RULES.entrySet().stream()), () -> String.join("\n", byRules.misses()));
    }

    @Test
    void nothingIsQuotedThatDoesNotStandThere() {
        assertEquals(Optional.of(0.0), score.value("claims_misquoted"), ExamplesReadTest::misses);
    }

    private static List<String> below(Score of, Stream<Map.Entry<String, Double>> wanted) {
        return wanted.filter(each -> of.value(each.getKey()).orElse(0.0) < each.getValue())
                .map(each -> each.getKey() + " must be at least " + each.getValue() + "; got "
                        + of.value(each.getKey()).map(Object::toString).orElse("nothing"))
                .sorted()
                .toList();
    }

    private static String misses() {
        return String.join("\n", score.misses());
    }
}
