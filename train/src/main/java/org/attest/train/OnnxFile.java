package org.attest.train;

import ai.onnx.proto.OnnxMl.AttributeProto;
import ai.onnx.proto.OnnxMl.GraphProto;
import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnx.proto.OnnxMl.NodeProto;
import ai.onnx.proto.OnnxMl.StringStringEntryProto;
import ai.onnx.proto.OnnxMl.TensorProto;
import ai.onnx.proto.OnnxMl.TypeProto;
import ai.onnx.proto.OnnxMl.ValueInfoProto;
import com.google.protobuf.ByteString;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.attest.models.Layer;
import org.attest.models.OnnxModel;

/// An encoder in the ONNX format: its weights by name, and the way back into a file.
///
/// Exporters name biases and tables as the model does, but call the matrices of linear layers what they like; such a
/// matrix gets the name of the bias that is added to its product.
final class OnnxFile {
    private static final int FLOAT = 1;
    private static final int UNSIGNED_BYTE = 2;
    private static final int BYTE = 3;

    private final ModelProto model;
    private final Map<String, String> initializers = new LinkedHashMap<>();

    private OnnxFile(ModelProto model) {
        this.model = model;
        Map<String, TensorProto> all = new LinkedHashMap<>();
        model.getGraph().getInitializerList().forEach(tensor -> all.put(tensor.getName(), tensor));
        Map<String, NodeProto> consumers = new HashMap<>();
        model.getGraph()
                .getNodeList()
                .forEach(node -> node.getInputList().forEach(input -> consumers.putIfAbsent(input, node)));
        Map<String, String> nameOf = new HashMap<>();
        for (NodeProto node : model.getGraph().getNodeList()) {
            if (node.getOpType().equals("MatMul") && all.containsKey(node.getInput(1))) {
                Optional.ofNullable(consumers.get(node.getOutput(0))).stream()
                        .flatMap(add -> add.getInputList().stream())
                        .filter(all::containsKey)
                        .findFirst()
                        .ifPresent(bias -> nameOf.put(node.getInput(1), bias.replace(".bias", ".weight")));
            }
        }
        all.forEach((name, tensor) -> {
            if (tensor.getDataType() == FLOAT && tensor.getDimsCount() > 0) {
                initializers.put(nameOf.getOrDefault(name, name), name);
            }
        });
    }

    static OnnxFile read(Path file) throws IOException {
        return of(ModelProto.parseFrom(Files.readAllBytes(file)));
    }

    static OnnxFile of(ModelProto model) {
        return new OnnxFile(model);
    }

    /// A block of numbers.
    record Tensor(long[] shape, float[] values) {}

    /// Every weight by its name, in the order of the file.
    Map<String, Tensor> weights() {
        Map<String, TensorProto> byName = new HashMap<>();
        model.getGraph().getInitializerList().forEach(tensor -> byName.put(tensor.getName(), tensor));
        Map<String, Tensor> weights = new LinkedHashMap<>();
        initializers.forEach((name, initializer) -> weights.put(name, tensor(present(byName, initializer))));
        return weights;
    }

    /// What a map holds for a name that it must hold.
    static <T> T present(Map<String, T> map, String name) {
        T value = map.get(name);
        if (value == null) {
            throw new IllegalStateException("the encoder must be BERT as ONNX exporters write it; it has no " + name);
        }
        return value;
    }

    private static Tensor tensor(TensorProto proto) {
        long[] shape = proto.getDimsList().stream().mapToLong(size -> size).toArray();
        float[] values = new float[(int) Arrays.stream(shape).reduce(1, (a, b) -> a * b)];
        if (proto.getRawData().isEmpty()) {
            for (int i = 0; i < values.length; i++) {
                values[i] = proto.getFloatData(i);
            }
        } else {
            proto.getRawData()
                    .asReadOnlyByteBuffer()
                    .order(ByteOrder.LITTLE_ENDIAN)
                    .asFloatBuffer()
                    .get(values);
        }
        return new Tensor(shape, values);
    }

    /// The same encoder with other weights and a head, `logits = last_hidden_state x head.weight + head.bias`, as
    /// its
    /// only output.
    void write(Map<String, Tensor> weights, Path file) throws IOException {
        Files.write(file, withHead(weights).toByteArray());
    }

    /// Likewise, with the matrices of linear layers and the table of words in 8 bits, one scale a column or row,
    /// and
    /// activations scaled anew for each batch.
    ///
    /// @see <a href="https://onnxruntime.ai/docs/performance/model-optimizations/quantization.html">Dynamic
    /// quantization</a>
    void writeQuantised(Map<String, Tensor> weights, Path file) throws IOException {
        Files.write(file, Quantiser.quantise(withHead(weights)).toByteArray());
    }

    private ModelProto withHead(Map<String, Tensor> weights) {
        GraphProto.Builder graph = model.getGraph().toBuilder();
        Map<String, Integer> at = new HashMap<>();
        for (int i = 0; i < graph.getInitializerCount(); i++) {
            at.put(graph.getInitializer(i).getName(), i);
        }
        weights.forEach((name, tensor) -> {
            Integer index = at.get(initializers.getOrDefault(name, name));
            if (index == null) {
                graph.addInitializer(proto(name, tensor));
            } else {
                graph.setInitializer(index, proto(graph.getInitializer(index).getName(), tensor));
            }
        });
        String hidden = graph.getOutput(0).getName();
        graph.addNode(NodeProto.newBuilder()
                .setOpType("MatMul")
                .setName("head_product")
                .addInput(hidden)
                .addInput(Encoder.HEAD_WEIGHT)
                .addOutput("head_product"));
        graph.addNode(NodeProto.newBuilder()
                .setOpType("Add")
                .setName("head_sum")
                .addInput("head_product")
                .addInput(Encoder.HEAD_BIAS)
                .addOutput("logits"));
        graph.clearOutput();
        graph.addOutput(ValueInfoProto.newBuilder()
                .setName("logits")
                .setType(TypeProto.newBuilder()
                        .setTensorType(TypeProto.Tensor.newBuilder().setElemType(FLOAT))));
        return model.toBuilder()
                .setGraph(graph)
                .clearMetadataProps()
                .addMetadataProps(StringStringEntryProto.newBuilder()
                        .setKey(OnnxModel.LAYERS)
                        .setValue(String.join("\n", Layer.names())))
                .build();
    }

    private static TensorProto proto(String name, Tensor tensor) {
        TensorProto.Builder proto = TensorProto.newBuilder().setName(name).setDataType(FLOAT);
        for (long size : tensor.shape) {
            proto.addDims(size);
        }
        return proto.setRawData(bytes(tensor.values)).build();
    }

    static ByteString bytes(float[] values) {
        ByteBuffer bytes = ByteBuffer.allocate(4 * values.length).order(ByteOrder.LITTLE_ENDIAN);
        bytes.asFloatBuffer().put(values);
        return ByteString.copyFrom(bytes);
    }

    /// Rewrites products with constant matrices for 8-bit integers.
    static final class Quantiser {
        /// Weights are unsigned about this zero: products of unsigned and signed bytes are added up in 16 bits
        /// on
        /// processors without VNNI, where they overflow, so that another machine would read other spans.
        private static final int ZERO = 128;

        private static final String ZERO_NAME = "int8_zero";
        private static final String LEAST = "int8_least";
        private static final String STEP = "int8_step";
        private static final String SHIFT = "int8_shift";

        private Quantiser() {}

        static ModelProto quantise(ModelProto model) {
            GraphProto graph = model.getGraph();
            Map<String, TensorProto> constants = new LinkedHashMap<>();
            graph.getInitializerList().forEach(tensor -> constants.put(tensor.getName(), tensor));
            GraphProto.Builder out = graph.toBuilder().clearNode().clearInitializer();
            Map<String, Boolean> scaled = new HashMap<>();
            for (NodeProto node : graph.getNodeList()) {
                boolean product = node.getOpType().equals("MatMul")
                        && constants.containsKey(node.getInput(1))
                        && !node.getInput(1).startsWith("head");
                boolean table = node.getOpType().equals("Gather")
                        && constants.containsKey(node.getInput(0))
                        && constants.get(node.getInput(0)).getDimsCount() == 2
                        && constants.get(node.getInput(0)).getDims(0) > 10_000;
                if (product) {
                    product(node, constants, out, scaled);
                } else if (table) {
                    table(node, constants, out);
                } else {
                    out.addNode(node);
                }
            }
            constants.values().forEach(out::addInitializer);
            return model.toBuilder().setGraph(out).build();
        }

        private static void product(
                NodeProto node,
                Map<String, TensorProto> constants,
                GraphProto.Builder out,
                Map<String, Boolean> scaled) {
            Tensor matrix = tensor(present(constants, node.getInput(1)));
            constants.remove(node.getInput(1));
            int rows = (int) matrix.shape[0];
            int columns = (int) matrix.shape[1];
            float[] scales = new float[columns];
            byte[] bytes = new byte[rows * columns];
            for (int column = 0; column < columns; column++) {
                float max = 1e-9f;
                for (int row = 0; row < rows; row++) {
                    max = Math.max(max, Math.abs(matrix.values[row * columns + column]));
                }
                scales[column] = max / 127;
                for (int row = 0; row < rows; row++) {
                    int at = row * columns + column;
                    bytes[at] = (byte) (ZERO + Math.round(matrix.values[at] / scales[column]));
                }
            }
            String name = node.getInput(1);
            String input = node.getInput(0);
            String output = node.getOutput(0);
            constants.put(
                    name + "_q",
                    constant(name + "_q", UNSIGNED_BYTE, List.of(rows, columns), ByteString.copyFrom(bytes)));
            constants.put(name + "_s", constant(name + "_s", FLOAT, List.of(columns), bytes(scales)));
            if (scaled.put(input, true) == null) {
                scale(input, constants, out);
            }
            out.addNode(
                    node("MatMulInteger", output + "_product", List.of(input + "_q", name + "_q", ZERO_NAME, ZERO_NAME))
                            .addOutput(output + "_i"));
            out.addNode(cast(output + "_cast", output + "_i", FLOAT).addOutput(output + "_f"));
            out.addNode(node("Mul", output + "_by_column", List.of(output + "_f", name + "_s"))
                    .addOutput(output + "_c"));
            out.addNode(node("Mul", output + "_by_row", List.of(output + "_c", input + "_s"))
                    .addOutput(output));
        }

        /// Each piece's activations get a scale of their own: one scale for all would let the largest value of
        /// a batch
        /// coarsen every other window in it, and a window would read differently beside others.
        private static void scale(String input, Map<String, TensorProto> constants, GraphProto.Builder out) {
            constants.putIfAbsent(
                    ZERO_NAME,
                    constant(ZERO_NAME, UNSIGNED_BYTE, List.of(), ByteString.copyFrom(new byte[] {(byte) ZERO})));
            constants.putIfAbsent(LEAST, constant(LEAST, FLOAT, List.of(), bytes(new float[] {1e-9f})));
            constants.putIfAbsent(STEP, constant(STEP, FLOAT, List.of(), bytes(new float[] {1 / 127f})));
            constants.putIfAbsent(SHIFT, constant(SHIFT, FLOAT, List.of(), bytes(new float[] {ZERO})));
            out.addNode(node("Abs", input + "_abs", List.of(input)).addOutput(input + "_a"));
            out.addNode(node("ReduceMax", input + "_max", List.of(input + "_a"))
                    .addOutput(input + "_m")
                    .addAttribute(AttributeProto.newBuilder()
                            .setName("axes")
                            .setType(AttributeProto.AttributeType.INTS)
                            .addInts(-1)));
            out.addNode(
                    node("Max", input + "_least", List.of(input + "_m", LEAST)).addOutput(input + "_l"));
            out.addNode(
                    node("Mul", input + "_scale", List.of(input + "_l", STEP)).addOutput(input + "_s"));
            out.addNode(
                    node("Div", input + "_divide", List.of(input, input + "_s")).addOutput(input + "_d"));
            out.addNode(node("Round", input + "_round", List.of(input + "_d")).addOutput(input + "_r"));
            out.addNode(
                    node("Add", input + "_shift", List.of(input + "_r", SHIFT)).addOutput(input + "_u"));
            out.addNode(cast(input + "_cast", input + "_u", UNSIGNED_BYTE).addOutput(input + "_q"));
        }

        private static NodeProto.Builder cast(String name, String input, int type) {
            return node("Cast", name, List.of(input))
                    .addAttribute(AttributeProto.newBuilder()
                            .setName("to")
                            .setType(AttributeProto.AttributeType.INT)
                            .setI(type));
        }

        private static void table(NodeProto node, Map<String, TensorProto> constants, GraphProto.Builder out) {
            String name = node.getInput(0);
            Tensor table = tensor(present(constants, name));
            constants.remove(name);
            int rows = (int) table.shape[0];
            int columns = (int) table.shape[1];
            float[] scales = new float[rows];
            byte[] bytes = new byte[rows * columns];
            for (int row = 0; row < rows; row++) {
                float max = 1e-9f;
                for (int column = 0; column < columns; column++) {
                    max = Math.max(max, Math.abs(table.values[row * columns + column]));
                }
                scales[row] = max / 127;
                for (int column = 0; column < columns; column++) {
                    int at = row * columns + column;
                    bytes[at] = (byte) Math.round(table.values[at] / scales[row]);
                }
            }
            String output = node.getOutput(0);
            String ids = node.getInput(1);
            constants.put(name + "_q", constant(name + "_q", BYTE, List.of(rows, columns), ByteString.copyFrom(bytes)));
            constants.put(name + "_s", constant(name + "_s", FLOAT, List.of(rows, 1), bytes(scales)));
            out.addNode(node("Gather", output + "_row_bytes", List.of(name + "_q", ids))
                    .addOutput(output + "_row_b"));
            out.addNode(node("Gather", output + "_row_scales", List.of(name + "_s", ids))
                    .addOutput(output + "_row_s"));
            out.addNode(cast(output + "_row_cast", output + "_row_b", FLOAT).addOutput(output + "_row_f"));
            out.addNode(node("Mul", output + "_row_rescale", List.of(output + "_row_f", output + "_row_s"))
                    .addOutput(output));
        }

        private static NodeProto.Builder node(String type, String name, List<String> inputs) {
            return NodeProto.newBuilder().setOpType(type).setName(name).addAllInput(inputs);
        }

        private static TensorProto constant(String name, int type, List<Integer> shape, ByteString bytes) {
            TensorProto.Builder proto =
                    TensorProto.newBuilder().setName(name).setDataType(type).setRawData(bytes);
            shape.forEach(proto::addDims);
            return proto.build();
        }
    }
}
