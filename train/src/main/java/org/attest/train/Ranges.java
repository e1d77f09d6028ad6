package org.attest.train;

import ai.onnx.proto.OnnxMl.GraphProto;
import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnx.proto.OnnxMl.TypeProto;
import ai.onnx.proto.OnnxMl.ValueInfoProto;
import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import java.nio.FloatBuffer;
import java.nio.LongBuffer;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.attest.models.Window;
import org.attest.train.Quantiser.Range;

/// Measures how large activations become while a model in 32 bits reads.
final class Ranges {
    private Ranges() {}

    /// Of every channel of the inputs that [Quantiser] brings to 8 bits; padding left out. Takes time: a thousand
    /// pieces, some ten seconds.
    static Map<String, Range> measured(ModelProto model, List<Window.Batch> batches) {
        List<String> inputs = Quantiser.inputs(model);
        GraphProto.Builder graph = model.getGraph().toBuilder().clearOutput();
        inputs.forEach(name -> graph.addOutput(ValueInfoProto.newBuilder()
                .setName(name)
                .setType(TypeProto.newBuilder()
                        .setTensorType(TypeProto.Tensor.newBuilder().setElemType(1)))));
        Map<String, Range> ranges = new LinkedHashMap<>();
        OrtEnvironment environment = OrtEnvironment.getEnvironment();
        try (OrtSession.SessionOptions options = new OrtSession.SessionOptions();
                OrtSession session = environment.createSession(
                        model.toBuilder().setGraph(graph).build().toByteArray(), options)) {
            for (Window.Batch batch : batches) {
                long[] shape = {batch.rows(), batch.length()};
                try (OnnxTensor ids = OnnxTensor.createTensor(environment, LongBuffer.wrap(batch.ids()), shape);
                        OnnxTensor mask = OnnxTensor.createTensor(environment, LongBuffer.wrap(batch.mask()), shape);
                        OnnxTensor features =
                                OnnxTensor.createTensor(environment, LongBuffer.wrap(batch.features()), shape);
                        OrtSession.Result result = session.run(
                                Map.of("input_ids", ids, "attention_mask", mask, "token_type_ids", features))) {
                    for (int i = 0; i < inputs.size(); i++) {
                        FloatBuffer values = ((OnnxTensor) result.get(i)).getFloatBuffer();
                        int channels = values.remaining() / batch.mask().length;
                        widen(ranges.computeIfAbsent(inputs.get(i), _ -> none(channels)), values, batch.mask());
                    }
                }
            }
        } catch (OrtException e) {
            throw new IllegalStateException(
                    "a model in 32 bits must run to be made small; it does not (%s)".formatted(e.getMessage()), e);
        }
        return ranges;
    }

    private static Range none(int channels) {
        float[] least = new float[channels];
        float[] most = new float[channels];
        Arrays.fill(least, Float.POSITIVE_INFINITY);
        Arrays.fill(most, Float.NEGATIVE_INFINITY);
        return new Range(least, most, new double[channels * channels]);
    }

    private static void widen(Range range, FloatBuffer values, long[] mask) {
        int channels = range.least().length;
        float[] one = new float[channels];
        for (int piece = 0; piece < mask.length; piece++) {
            if (mask[piece] == 0) {
                continue;
            }
            values.get(piece * channels, one);
            for (int channel = 0; channel < channels; channel++) {
                float value = one[channel];
                range.least()[channel] = Math.min(range.least()[channel], value);
                range.most()[channel] = Math.max(range.most()[channel], value);
                int row = channel * channels;
                for (int other = 0; other <= channel; other++) {
                    range.products()[row + other] += value * one[other];
                }
            }
        }
    }
}
