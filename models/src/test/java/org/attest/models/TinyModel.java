package org.attest.models;

import ai.onnx.proto.OnnxMl.GraphProto;
import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnx.proto.OnnxMl.NodeProto;
import ai.onnx.proto.OnnxMl.OperatorSetIdProto;
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
import java.util.List;

/// A whole model in one node: the logits of a word are the row of its feature. A capitalised word begins a place, all
/// others lie outside everything.
final class TinyModel {
    private static final int FLOAT = 1;
    private static final int LONG = 7;

    private TinyModel() {}

    static Path write(Path file, List<String> layers) throws IOException {
        float[] table = new float[Encoded.FEATURES * Layer.WIDTH];
        for (int feature = 0; feature < Encoded.FEATURES; feature++) {
            for (Layer layer : Layer.values()) {
                boolean capitalised = feature / 6 == 1;
                int label = layer == Layer.MENTION && capitalised ? layer.index("place") : 0;
                table[feature * Layer.WIDTH + layer.offset() + label] = 10;
            }
        }
        ByteBuffer bytes = ByteBuffer.allocate(4 * table.length).order(ByteOrder.LITTLE_ENDIAN);
        bytes.asFloatBuffer().put(table);
        GraphProto.Builder graph = GraphProto.newBuilder()
                .setName("tiny")
                .addInitializer(TensorProto.newBuilder()
                        .setName("table")
                        .setDataType(FLOAT)
                        .addDims(Encoded.FEATURES)
                        .addDims(Layer.WIDTH)
                        .setRawData(ByteString.copyFrom(bytes)))
                .addNode(NodeProto.newBuilder()
                        .setOpType("Gather")
                        .addInput("table")
                        .addInput("token_type_ids")
                        .addOutput("logits"))
                .addOutput(value("logits", FLOAT));
        List.of("input_ids", "attention_mask", "token_type_ids").forEach(name -> graph.addInput(value(name, LONG)));
        Files.write(
                file,
                ModelProto.newBuilder()
                        .setIrVersion(6)
                        .addOpsetImport(OperatorSetIdProto.newBuilder().setVersion(11))
                        .setGraph(graph)
                        .addMetadataProps(StringStringEntryProto.newBuilder()
                                .setKey(OnnxModel.LAYERS)
                                .setValue(String.join("\n", layers)))
                        .build()
                        .toByteArray());
        return file;
    }

    private static ValueInfoProto value(String name, int type) {
        return ValueInfoProto.newBuilder()
                .setName(name)
                .setType(TypeProto.newBuilder()
                        .setTensorType(TypeProto.Tensor.newBuilder().setElemType(type)))
                .build();
    }
}
