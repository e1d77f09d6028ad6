package org.attest.train;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.onnx.proto.OnnxMl.GraphProto;
import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnx.proto.OnnxMl.NodeProto;
import ai.onnx.proto.OnnxMl.OperatorSetIdProto;
import ai.onnx.proto.OnnxMl.TensorProto;
import ai.onnx.proto.OnnxMl.TypeProto;
import ai.onnx.proto.OnnxMl.ValueInfoProto;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtSession;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.attest.models.Encoded;
import org.attest.models.Layer;
import org.attest.models.OnnxModel;
import org.attest.models.Pieces;
import org.attest.models.Window;
import org.attest.train.OnnxFile.Tensor;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// An encoder of one linear layer, `table[piece] x matrix + bias`, through both ways of writing it.
final class OnnxFileTest {
    private static final int WIDTH = 16;
    private static final int VOCABULARY = 30_522;

    private final Random random = new Random(7);

    @TempDir
    Path folder = Path.of("");

    private OnnxFile file = OnnxFile.of(ModelProto.getDefaultInstance());

    @BeforeEach
    void write() throws IOException {
        GraphProto.Builder graph = GraphProto.newBuilder()
                .setName("encoder")
                .addInitializer(constant("embeddings.word_embeddings.weight", VOCABULARY, WIDTH))
                .addInitializer(constant("onnx::MatMul_1", WIDTH, WIDTH))
                .addInitializer(constant("dense.bias", WIDTH))
                .addNode(node("Gather", "x", "embeddings.word_embeddings.weight", "input_ids"))
                .addNode(node("MatMul", "product", "x", "onnx::MatMul_1"))
                .addNode(node("Add", "hidden", "product", "dense.bias"))
                .addOutput(value("hidden", 1));
        List.of("input_ids", "attention_mask", "token_type_ids").forEach(name -> graph.addInput(value(name, 7)));
        Path path = Files.write(
                folder.resolve("encoder.onnx"),
                ModelProto.newBuilder()
                        .setIrVersion(6)
                        .addOpsetImport(OperatorSetIdProto.newBuilder().setVersion(11))
                        .setGraph(graph)
                        .build()
                        .toByteArray());
        file = OnnxFile.read(path);
    }

    @Test
    void aMatrixGetsTheNameOfItsBias() {
        assertEquals(
                List.of("embeddings.word_embeddings.weight", "dense.weight", "dense.bias"),
                List.copyOf(file.weights().keySet()));
    }

    @Test
    void inEightBitsLogitsStayCloseAndDoNotDependOnWhatElseIsRead() throws IOException {
        Map<String, Tensor> weights = Map.of(
                "dense.bias", new Tensor(new long[] {WIDTH}, numbers(WIDTH)),
                "head.weight", new Tensor(new long[] {WIDTH, Layer.WIDTH}, numbers(WIDTH * Layer.WIDTH)),
                "head.bias", new Tensor(new long[] {Layer.WIDTH}, numbers(Layer.WIDTH)));
        file.write(weights, folder.resolve("whole.onnx"));
        file.writeQuantised(weights, List.of(), folder.resolve("small.onnx"));
        assertTrue(2 * Files.size(folder.resolve("small.onnx")) < Files.size(folder.resolve("whole.onnx")));
        Pieces pieces = Pieces.bundled();
        try (OnnxModel whole = OnnxModel.open(folder.resolve("whole.onnx"));
                OnnxModel small = OnnxModel.open(folder.resolve("small.onnx"))) {
            Window.Batch one = batch("Shells hit the mill at Orlo.", pieces);
            float[] exact = whole.run(one);
            float[] close = small.run(one);
            double error = 0;
            double size = 0;
            for (int i = 0; i < exact.length; i++) {
                error += Math.abs(exact[i] - close[i]);
                size += Math.abs(exact[i]);
            }
            assertTrue(error < 0.02 * size, error / size + " of the logits' size");

            Window.Batch many =
                    batch("Shells hit the mill at Orlo.\n" + "Guns fired back at dawn. ".repeat(60), pieces);
            int row = 0;
            while (many.windows().get(row).from() > 0) {
                row++;
            }
            int from = row * many.length() * Layer.WIDTH;
            int compared = (one.length() - 1) * Layer.WIDTH;
            assertArrayEquals(
                    Arrays.copyOf(close, compared), Arrays.copyOfRange(small.run(many), from, from + compared));
        }
    }

    @Test
    void bothFilesAlsoGiveTheLastHiddenStates() throws Exception {
        Map<String, Tensor> head = Map.of(
                "head.weight", new Tensor(new long[] {WIDTH, Layer.WIDTH}, numbers(WIDTH * Layer.WIDTH)),
                "head.bias", new Tensor(new long[] {Layer.WIDTH}, numbers(Layer.WIDTH)));
        file.write(head, folder.resolve("whole.onnx"));
        file.writeQuantised(head, List.of(), folder.resolve("small.onnx"));
        for (String name : List.of("whole.onnx", "small.onnx")) {
            try (OrtSession.SessionOptions options = new OrtSession.SessionOptions();
                    OrtSession session = OrtEnvironment.getEnvironment()
                            .createSession(folder.resolve(name).toString(), options)) {
                assertEquals(List.of("logits", "hidden"), List.copyOf(session.getOutputNames()));
            }
        }
    }

    private static Window.Batch batch(String text, Pieces pieces) {
        return Window.Batch.all(Window.forReading(Encoded.of(text, pieces), 0), 10_000)
                .getFirst();
    }

    private float[] numbers(int length) {
        float[] numbers = new float[length];
        for (int i = 0; i < length; i++) {
            numbers[i] = (float) random.nextGaussian();
        }
        return numbers;
    }

    private TensorProto constant(String name, int... shape) {
        TensorProto.Builder tensor = TensorProto.newBuilder().setName(name).setDataType(1);
        int length = 1;
        for (int size : shape) {
            tensor.addDims(size);
            length *= size;
        }
        return tensor.setRawData(OnnxFile.bytes(numbers(length))).build();
    }

    private static NodeProto node(String type, String output, String... inputs) {
        return NodeProto.newBuilder()
                .setOpType(type)
                .setName(output)
                .addAllInput(List.of(inputs))
                .addOutput(output)
                .build();
    }

    private static ValueInfoProto value(String name, int type) {
        return ValueInfoProto.newBuilder()
                .setName(name)
                .setType(TypeProto.newBuilder()
                        .setTensorType(TypeProto.Tensor.newBuilder().setElemType(type)))
                .build();
    }
}
