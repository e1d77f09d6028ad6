package org.attest.models;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.attest.language.Document;
import org.attest.language.Opinion;
import org.attest.language.Reading;
import org.attest.reports.Report;
import org.attest.reports.ReportReader;
import org.attest.reports.Source;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class TrainedReaderTest {
    @TempDir
    Path folder = Path.of("");

    @Test
    void statementsComeFromTheModelAndTheRestFromRules() throws IOException {
        try (TrainedReader reader = TrainedReader.open(TinyModel.write(folder.resolve("tiny.onnx"), Layer.names()))) {
            Reading reading = reader.read(document("Shells hit the mill at Orlo, the ministry said."));
            assertEquals(Optional.of(List.of()), reading.opinion().map(Opinion::statements));
            assertFalse(reading.triggers().isEmpty());
        }
    }

    @Test
    void textsWithoutSentencesOrOfOneEndlessWordAreRead() throws IOException {
        try (TrainedReader reader = TrainedReader.open(TinyModel.write(folder.resolve("tiny.onnx"), Layer.names()))) {
            for (String text : List.of("...", "\ud83d\ude80", "a".repeat(1_000_000))) {
                assertTrue(reader.read(document(text)).opinion().isPresent());
            }
        }
    }

    @Test
    void whatItSawIsExplainedWithOffsetsAndProbabilities() throws IOException {
        try (TrainedReader reader = TrainedReader.open(TinyModel.write(folder.resolve("tiny.onnx"), Layer.names()))) {
            List<String> lines = new ExplainReading(reader).lines(report("shells hit Orlo."));
            assertEquals(
                    List.of("Tags", "  mention place          100 %  [11,15)  Orlo", "", "Links", "", "Claims"), lines);
        }
    }

    private static Document document(String text) {
        return Document.of(report(text));
    }

    private static Report report(String text) {
        return new ReportReader().read(Source.of("case"), text);
    }
}
