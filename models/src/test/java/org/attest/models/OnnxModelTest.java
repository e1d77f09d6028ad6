package org.attest.models;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class OnnxModelTest {
    @TempDir
    Path folder = Path.of("");

    @Test
    void aModelGivesTheSameSpansToManyThreadsAtOnce() throws IOException {
        try (OnnxModel model = OnnxModel.open(TinyModel.write(folder.resolve("tiny.onnx"), Layer.names()))) {
            Pieces pieces = Pieces.bundled();
            List<String> found = IntStream.range(0, 32)
                    .parallel()
                    .mapToObj(_ -> places("shells hit Orlo and then Arden, near a mill. ".repeat(40), model, pieces))
                    .distinct()
                    .toList();
            assertEquals(List.of("Orlo Arden ".repeat(40).strip()), found);
        }
    }

    private static String places(String text, OnnxModel model, Pieces pieces) {
        Encoded encoded = Encoded.of(text, pieces);
        Scores scores = Optional.ofNullable(
                        Scores.of(List.of(encoded), model, 40, 1_024).get(encoded))
                .orElseThrow();
        return String.join(
                " ",
                Decoder.spans(scores, Layer.MENTION, 0).stream()
                        .map(place -> encoded.text(place.from(), place.to()))
                        .toList());
    }

    @Test
    void aMissingFileIsNamed() {
        assertStarts(
                "the reader's model must be an ONNX file; there is none at " + folder.resolve("none.onnx"),
                folder.resolve("none.onnx"));
    }

    @Test
    void aFileThatIsCutOffIsSaidToBe() throws IOException {
        byte[] whole = Files.readAllBytes(TinyModel.write(folder.resolve("tiny.onnx"), Layer.names()));
        Path cut = Files.write(folder.resolve("cut.onnx"), Arrays.copyOf(whole, whole.length / 2));
        assertStarts(
                "the reader's model must be a whole ONNX file; %s, of %s bytes, is none or is cut off"
                        .formatted(cut, whole.length / 2),
                cut);
        Path text = Files.writeString(folder.resolve("text.onnx"), "no model at all");
        assertStarts("the reader's model must be a whole ONNX file; " + text, text);
    }

    @Test
    void aModelWithOtherLayersIsRefusedAndTheFirstDifferenceNamed() throws IOException {
        List<String> other = new ArrayList<>(Layer.names());
        other.set(2, "SOURCE within source");
        Path file = TinyModel.write(folder.resolve("other.onnx"), other);
        assertStarts("the reader's model must have the " + Layer.WIDTH + " logits of this version of Attest;", file);
        assertTrue(message(file).contains("number 3 is 'SOURCE within source' where 'SOURCE inside source' is wanted"));
    }

    private static void assertStarts(String message, Path file) {
        String got = message(file);
        assertTrue(got.startsWith(message), got);
    }

    private static String message(Path file) {
        return String.valueOf(
                assertThrows(IOException.class, () -> OnnxModel.open(file)).getMessage());
    }
}
