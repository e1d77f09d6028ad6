package org.attest.train;

import static org.attest.train.OnnxFile.present;

import ai.onnx.proto.OnnxMl.AttributeProto;
import ai.onnx.proto.OnnxMl.GraphProto;
import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnx.proto.OnnxMl.NodeProto;
import ai.onnx.proto.OnnxMl.TensorProto;
import com.google.protobuf.ByteString;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.attest.train.OnnxFile.Tensor;

/// Brings products with constant matrices to 8 bits: unsigned weights with a scale for each column, unsigned
/// activations with a scale for each word piece, tables of words with a scale for each row.
///
/// Activations whose size differs much from channel to channel are evened out first: each channel is divided by a
/// number, and its row of the matrix multiplied by it. Behind a GELU most are small and a few large, so that 8 bits
/// say little of them: there only the weights are kept in 8 bits, and become 32 when the file is opened. Weights
/// are not rounded each to the nearest step, see [Rounding].
///
/// @see <a href="https://arxiv.org/abs/2211.10438">Xiao et al. (2023), SmoothQuant, eq. 4</a>
final class Quantiser {
    private static final int FLOAT = 1;
    private static final int UNSIGNED_BYTE = 2;
    private static final int BYTE = 3;

    /// Weights are unsigned about this zero: products of unsigned and signed bytes are added up in 16 bits on
    /// processors without VNNI, where they overflow, so that another machine would read other spans.
    private static final int ZERO = 128;

    /// The least value of x Phi(x) is -0.16997, at x = -0.7518.
    private static final float LOWEST = 0.17f;

    /// How much of the unevenness goes from activations to weights. Change of logits on plain news, weights rounded
    /// to
    /// the nearest: 0.114 at 0.35, 0.075 at 0.5, 0.073 at 0.65, 0.087 at 0.75; not evened out, 0.101.
    private static final double SHARE = 0.65;

    private static final String ZERO_NAME = "int8_zero";
    private static final String LEAST = "int8_least";
    private static final String STEP = "int8_step";
    private static final String SHIFT = "int8_shift";

    private final GraphProto graph;
    private final Map<String, Range> ranges;
    private final Map<String, TensorProto> constants = new LinkedHashMap<>();
    private final Map<String, Input> inputs = new LinkedHashMap<>();
    private final GraphProto.Builder out;

    private Quantiser(GraphProto graph, Map<String, Range> ranges) {
        this.graph = graph;
        this.ranges = ranges;
        this.out = graph.toBuilder().clearNode().clearInitializer();
        graph.getInitializerList().forEach(tensor -> constants.put(tensor.getName(), tensor));
    }

    /// What activations were measured to be on some texts.
    ///
    /// @param least of each channel
    /// @param most likewise
    /// @param products sum over all pieces of the product of two channels; lower triangle of `channels x channels`
    record Range(float[] least, float[] most, double[] products) {
        boolean isBehindGelu() {
            float lowest = 0;
            for (float value : least) {
                lowest = Math.min(lowest, value);
            }
            return lowest < 0 && lowest >= -LOWEST;
        }

        private double size(int channel) {
            return Math.max(Math.abs(least[channel]), Math.abs(most[channel]));
        }
    }

    /// How one input of products is brought to 8 bits.
    ///
    /// @param whole whether it stays in 32 bits
    /// @param even what each channel is divided by; empty if they stay as they are
    /// @param rounding how its matrices are rounded; empty if to the nearest
    private record Input(boolean whole, float[] even, Optional<Rounding> rounding) {}

    /// @param ranges of the inputs of products, by name; those without one are not evened out
    static ModelProto quantise(ModelProto model, Map<String, Range> ranges) {
        return model.toBuilder()
                .setGraph(new Quantiser(model.getGraph(), ranges).quantised())
                .build();
    }

    /// The inputs of products with constant matrices, whose ranges are worth measuring.
    static List<String> inputs(ModelProto model) {
        Quantiser quantiser = new Quantiser(model.getGraph(), Map.of());
        return model.getGraph().getNodeList().stream()
                .filter(quantiser::isProduct)
                .map(node -> node.getInput(0))
                .distinct()
                .toList();
    }

    private boolean isProduct(NodeProto node) {
        return node.getOpType().equals("MatMul")
                && constants.containsKey(node.getInput(1))
                && !node.getInput(1).startsWith("head");
    }

    private boolean isTable(NodeProto node) {
        return node.getOpType().equals("Gather")
                && constants.containsKey(node.getInput(0))
                && present(constants, node.getInput(0)).getDimsCount() == 2
                && present(constants, node.getInput(0)).getDims(0) > 10_000;
    }

    private GraphProto quantised() {
        Map<String, List<Tensor>> matrices = new LinkedHashMap<>();
        for (NodeProto node : graph.getNodeList()) {
            if (isProduct(node)) {
                matrices.computeIfAbsent(node.getInput(0), _ -> new ArrayList<>())
                        .add(OnnxFile.tensor(present(constants, node.getInput(1))));
            }
        }
        for (NodeProto node : graph.getNodeList()) {
            if (isProduct(node)) {
                String input = node.getInput(0);
                if (!inputs.containsKey(input)) {
                    inputs.put(input, input(present(matrices, input), Optional.ofNullable(ranges.get(input))));
                    if (!present(inputs, input).whole) {
                        scale(input, present(inputs, input));
                    }
                }
                product(node, present(inputs, input));
            } else if (isTable(node)) {
                table(node);
            } else {
                out.addNode(node);
            }
        }
        constants.values().forEach(out::addInitializer);
        return out.build();
    }

    private static Input input(List<Tensor> matrices, Optional<Range> measured) {
        if (measured.isEmpty()) {
            return new Input(false, new float[0], Optional.empty());
        }
        Range range = measured.get();
        if (range.isBehindGelu()) {
            return new Input(true, new float[0], Optional.of(Rounding.of(range.products(), new float[0])));
        }
        float[] even = new float[(int) matrices.getFirst().shape()[0]];
        double logs = 0;
        for (int channel = 0; channel < even.length; channel++) {
            double weight = 1e-5;
            for (Tensor matrix : matrices) {
                int columns = (int) matrix.shape()[1];
                for (int column = 0; column < columns; column++) {
                    weight = Math.max(weight, Math.abs(matrix.values()[channel * columns + column]));
                }
            }
            even[channel] =
                    (float) (Math.pow(Math.max(range.size(channel), 1e-5), SHARE) / Math.pow(weight, 1 - SHARE));
            logs += Math.log(even[channel]);
        }
        float middle = (float) Math.exp(logs / even.length);
        for (int channel = 0; channel < even.length; channel++) {
            even[channel] /= middle;
        }
        return new Input(false, even, Optional.of(Rounding.of(range.products(), even)));
    }

    /// Each piece's activations get a scale of their own: one scale for all would let the largest value of a batch
    /// coarsen every other window in it, and a window would read differently beside others.
    private void scale(String input, Input how) {
        shared();
        String evened = input;
        if (how.even.length > 0) {
            float[] inverse = new float[how.even.length];
            for (int channel = 0; channel < inverse.length; channel++) {
                inverse[channel] = 1 / how.even[channel];
            }
            constants.put(input + "_even", constant(input + "_even", inverse));
            add("Mul", input + "_evened", input + "_e", evened, input + "_even");
            evened = input + "_e";
        }
        add("Abs", input + "_abs", input + "_a", evened);
        out.addNode(node("ReduceMax", input + "_max", List.of(input + "_a"))
                .addOutput(input + "_m")
                .addAttribute(AttributeProto.newBuilder()
                        .setName("axes")
                        .setType(AttributeProto.AttributeType.INTS)
                        .addInts(-1)));
        add("Max", input + "_least", input + "_l", input + "_m", LEAST);
        add("Mul", input + "_scale", input + "_s", input + "_l", STEP);
        add("Div", input + "_divide", input + "_d", evened, input + "_s");
        add("Round", input + "_round", input + "_r", input + "_d");
        add("Add", input + "_shift", input + "_u", input + "_r", SHIFT);
        out.addNode(cast(input + "_cast", input + "_u", UNSIGNED_BYTE).addOutput(input + "_q"));
    }

    private void shared() {
        constants.putIfAbsent(ZERO_NAME, constant(ZERO_NAME, (byte) ZERO));
        constants.putIfAbsent(LEAST, constant(LEAST, 1e-9f));
        constants.putIfAbsent(STEP, constant(STEP, 1 / 127f));
        constants.putIfAbsent(SHIFT, constant(SHIFT, (float) ZERO));
    }

    private void product(NodeProto node, Input how) {
        String name = node.getInput(1);
        String input = node.getInput(0);
        String output = node.getOutput(0);
        Tensor matrix = OnnxFile.tensor(present(constants, name));
        constants.remove(name);
        int rows = (int) matrix.shape()[0];
        int columns = (int) matrix.shape()[1];
        float[] scales = new float[columns];
        float[] evened = new float[rows * columns];
        for (int column = 0; column < columns; column++) {
            float max = 1e-9f;
            for (int row = 0; row < rows; row++) {
                int at = row * columns + column;
                evened[at] = matrix.values()[at] * even(how, row);
                max = Math.max(max, Math.abs(evened[at]));
            }
            scales[column] = max / 127;
        }
        byte[] rounded = how.rounding
                .map(rounding -> rounding.rounded(evened, scales))
                .orElseGet(() -> Rounding.nearest(evened, scales));
        byte[] bytes = new byte[rows * columns];
        for (int at = 0; at < bytes.length; at++) {
            bytes[at] = (byte) (ZERO + rounded[at]);
        }
        constants.put(name + "_q", bytes(name + "_q", UNSIGNED_BYTE, rows, columns, bytes));
        constants.put(name + "_s", constant(name + "_s", scales));
        if (how.whole) {
            shared();
            out.addNode(cast(name + "_cast", name + "_q", FLOAT).addOutput(name + "_f"));
            add("Sub", name + "_centre", name + "_c", name + "_f", SHIFT);
            add("Mul", name + "_rescale", name + "_w", name + "_c", name + "_s");
            add("MatMul", output + "_product", output, input, name + "_w");
            return;
        }
        add("MatMulInteger", output + "_product", output + "_i", input + "_q", name + "_q", ZERO_NAME, ZERO_NAME);
        out.addNode(cast(output + "_cast", output + "_i", FLOAT).addOutput(output + "_f"));
        add("Mul", output + "_by_column", output + "_c", output + "_f", name + "_s");
        add("Mul", output + "_by_row", output, output + "_c", input + "_s");
    }

    private static float even(Input how, int channel) {
        return how.even.length == 0 ? 1 : how.even[channel];
    }

    private void table(NodeProto node) {
        String name = node.getInput(0);
        Tensor table = OnnxFile.tensor(present(constants, name));
        constants.remove(name);
        int rows = (int) table.shape()[0];
        int columns = (int) table.shape()[1];
        float[] scales = new float[rows];
        byte[] bytes = new byte[rows * columns];
        for (int row = 0; row < rows; row++) {
            float max = 1e-9f;
            for (int column = 0; column < columns; column++) {
                max = Math.max(max, Math.abs(table.values()[row * columns + column]));
            }
            scales[row] = max / 127;
            for (int column = 0; column < columns; column++) {
                int at = row * columns + column;
                bytes[at] = (byte) Math.round(table.values()[at] / scales[row]);
            }
        }
        String output = node.getOutput(0);
        String ids = node.getInput(1);
        constants.put(name + "_q", bytes(name + "_q", BYTE, rows, columns, bytes));
        constants.put(
                name + "_s",
                constant(name + "_s", scales).toBuilder()
                        .clearDims()
                        .addDims(rows)
                        .addDims(1)
                        .build());
        add("Gather", output + "_row_bytes", output + "_row_b", name + "_q", ids);
        add("Gather", output + "_row_scales", output + "_row_s", name + "_s", ids);
        out.addNode(cast(output + "_row_cast", output + "_row_b", FLOAT).addOutput(output + "_row_f"));
        add("Mul", output + "_row_rescale", output, output + "_row_f", output + "_row_s");
    }

    private void add(String type, String name, String output, String... from) {
        out.addNode(node(type, name, List.of(from)).addOutput(output));
    }

    private static NodeProto.Builder cast(String name, String input, int type) {
        return node("Cast", name, List.of(input))
                .addAttribute(AttributeProto.newBuilder()
                        .setName("to")
                        .setType(AttributeProto.AttributeType.INT)
                        .setI(type));
    }

    private static NodeProto.Builder node(String type, String name, List<String> inputs) {
        return NodeProto.newBuilder().setOpType(type).setName(name).addAllInput(inputs);
    }

    /// A single number.
    private static TensorProto constant(String name, float value) {
        return constant(name, new float[] {value}).toBuilder().clearDims().build();
    }

    private static TensorProto constant(String name, byte value) {
        return bytes(name, UNSIGNED_BYTE, 1, 1, new byte[] {value}).toBuilder()
                .clearDims()
                .build();
    }

    private static TensorProto constant(String name, float[] values) {
        return TensorProto.newBuilder()
                .setName(name)
                .setDataType(FLOAT)
                .addDims(values.length)
                .setRawData(OnnxFile.bytes(values))
                .build();
    }

    private static TensorProto bytes(String name, int type, int rows, int columns, byte[] bytes) {
        return TensorProto.newBuilder()
                .setName(name)
                .setDataType(type)
                .addDims(rows)
                .addDims(columns)
                .setRawData(ByteString.copyFrom(bytes))
                .build();
    }
}
