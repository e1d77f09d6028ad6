package org.attest.train;

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
import org.attest.models.Window;

/// An encoder in the ONNX format: its weights by name, and the way back into a file.
///
/// Exporters name biases and tables as the model does, but call the matrices of linear layers what they like; such a
/// matrix gets the name of the bias that is added to its product.
final class OnnxFile {
    private static final int FLOAT = 1;

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

    static Tensor tensor(TensorProto proto) {
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

    /// The same encoder with other weights and a head, `logits = last_hidden_state x head.weight + head.bias`, and
    /// its last hidden states, from
    /// which sentences can be compared, as outputs.
    void write(Map<String, Tensor> weights, Path file) throws IOException {
        Files.write(file, withHead(weights).toByteArray());
    }

    /// Likewise, with the matrices of linear layers and the table of words in 8 bits.
    ///
    /// @param examples texts on which activations are measured; without any, channels are not evened out
    void writeQuantised(Map<String, Tensor> weights, List<Window.Batch> examples, Path file) throws IOException {
        ModelProto model = withHead(weights);
        Files.write(
                file,
                Quantiser.quantise(model, examples.isEmpty() ? Map.of() : Ranges.measured(model, examples))
                        .toByteArray());
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
        for (String output : List.of("logits", hidden)) {
            graph.addOutput(ValueInfoProto.newBuilder()
                    .setName(output)
                    .setType(TypeProto.newBuilder()
                            .setTensorType(TypeProto.Tensor.newBuilder().setElemType(FLOAT))));
        }
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
}
