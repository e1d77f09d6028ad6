package org.attest.train;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.index.NDIndex;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.ndarray.types.SparseFormat;
import ai.djl.nn.Activation;
import ai.djl.nn.core.Embedding;
import ai.djl.nn.norm.Dropout;
import ai.djl.nn.norm.LayerNorm;
import java.util.LinkedHashMap;
import java.util.Map;
import org.attest.models.Encoded;
import org.attest.models.Layer;
import org.attest.models.Window;
import org.attest.train.OnnxFile.Tensor;

/// BERT with one linear head over its last hidden state.
///
/// Every array that a step makes hangs on that step's manager: one left on the weights' manager is never freed.
///
/// @see <a href="https://aclanthology.org/N19-1423/">Devlin et al. (2019)</a>
final class Encoder implements AutoCloseable {
    static final String HEAD_WEIGHT = "head.weight";
    static final String HEAD_BIAS = "head.bias";

    private static final String WORDS = "embeddings.word_embeddings.weight";
    private static final String POSITIONS = "embeddings.position_embeddings.weight";
    private static final String SEGMENTS = "embeddings.token_type_embeddings.weight";
    private static final int HEADS = 12;

    private final NDManager manager;
    private final Map<String, NDArray> weights = new LinkedHashMap<>();
    private final int width;
    private final int layers;
    private final float dropout;

    /// @param initial weights of the encoder as it comes; a head is added if it has none, and every feature row
    /// starts
    /// as the first segment
    Encoder(NDManager base, Map<String, Tensor> initial, float dropout) {
        this.manager = base.newSubManager();
        this.dropout = dropout;
        this.width = (int) OnnxFile.present(initial, WORDS).shape()[1];
        int deepest = 0;
        for (Map.Entry<String, Tensor> weight : initial.entrySet()) {
            String name = weight.getKey();
            Tensor tensor = weight.getValue();
            if (name.contains("pooler")) {
                continue;
            }
            if (name.startsWith("encoder.layer.")) {
                deepest = Math.max(deepest, 1 + Integer.parseInt(name.split("\\.", -1)[2]));
            }
            boolean segments = name.equals(SEGMENTS) && tensor.shape()[0] != Encoded.FEATURES;
            weights.put(name, array(segments ? features(tensor) : tensor));
        }
        layers = deepest;
        if (!weights.containsKey(HEAD_WEIGHT)) {
            weights.put(HEAD_WEIGHT, manager.randomNormal(0, 0.02f, new Shape(width, Layer.WIDTH), DataType.FLOAT32));
            weights.put(HEAD_BIAS, manager.zeros(new Shape(Layer.WIDTH)));
        }
        weights.forEach((name, array) -> array.setRequiresGradient(isLearnt(name)));
    }

    private NDArray array(Tensor tensor) {
        return manager.create(tensor.values(), new Shape(tensor.shape()));
    }

    private Tensor features(Tensor segments) {
        float[] rows = new float[Encoded.FEATURES * width];
        for (int row = 0; row < Encoded.FEATURES; row++) {
            System.arraycopy(segments.values(), 0, rows, row * width, width);
        }
        return new Tensor(new long[] {Encoded.FEATURES, width}, rows);
    }

    /// The tables of words and positions stay as they are: they hold half of the weights, and little text is at
    /// hand.
    private static boolean isLearnt(String name) {
        return !name.equals(WORDS) && !name.equals(POSITIONS);
    }

    /// Weights that are learnt, by name.
    Map<String, NDArray> learnt() {
        Map<String, NDArray> learnt = new LinkedHashMap<>();
        weights.forEach((name, array) -> {
            if (isLearnt(name)) {
                learnt.put(name, array);
            }
        });
        return learnt;
    }

    static boolean isHead(String name) {
        return name.startsWith("head.");
    }

    /// Weights as they are now, those that are not learnt left out.
    Map<String, Tensor> tensors() {
        Map<String, Tensor> tensors = new LinkedHashMap<>();
        learnt().forEach((name, array) ->
                tensors.put(name, new Tensor(array.getShape().getShape(), array.toFloatArray())));
        return tensors;
    }

    /// Logits, `rows x length x` [Layer#WIDTH].
    ///
    /// @param step takes every array that is made
    NDArray logits(NDManager step, Window.Batch batch, boolean training) {
        int rows = batch.rows();
        int length = batch.length();
        Shape shape = new Shape(rows, length);
        NDArray ids = step.create(batch.ids(), shape);
        NDArray features = step.create(batch.features(), shape);
        NDArray mask = step.create(batch.mask(), shape);
        NDArray x = on(step, embedding(ids, WORDS))
                .add(on(step, OnnxFile.present(weights, POSITIONS).get(new NDIndex("0:{}", length))))
                .add(on(step, embedding(features, SEGMENTS)));
        x = drop(normal(x, "embeddings.LayerNorm"), training);
        NDArray hidden = mask.toType(DataType.FLOAT32, false).sub(1f).mul(1e9f).reshape(rows, 1, 1, length);
        for (int layer = 0; layer < layers; layer++) {
            x = layer(x, hidden, "encoder.layer." + layer + ".", rows, length, training);
        }
        return drop(x, training)
                .matMul(OnnxFile.present(weights, HEAD_WEIGHT))
                .add(OnnxFile.present(weights, HEAD_BIAS));
    }

    private NDArray layer(NDArray x, NDArray hidden, String name, int rows, int length, boolean training) {
        int size = width / HEADS;
        NDArray query = heads(linear(x, name + "attention.self.query"), rows, length, size)
                .transpose(0, 2, 1, 3);
        NDArray key = heads(linear(x, name + "attention.self.key"), rows, length, size)
                .transpose(0, 2, 3, 1);
        NDArray value = heads(linear(x, name + "attention.self.value"), rows, length, size)
                .transpose(0, 2, 1, 3);
        NDArray attention =
                query.matMul(key).mul((float) (1 / Math.sqrt(size))).add(hidden).softmax(-1);
        NDArray context =
                drop(attention, training).matMul(value).transpose(0, 2, 1, 3).reshape(rows, length, width);
        NDArray attended = normal(
                drop(linear(context, name + "attention.output.dense"), training).add(x),
                name + "attention.output.LayerNorm");
        NDArray inner = Activation.gelu(linear(attended, name + "intermediate.dense"));
        return normal(drop(linear(inner, name + "output.dense"), training).add(attended), name + "output.LayerNorm");
    }

    private static NDArray heads(NDArray x, int rows, int length, int size) {
        return x.reshape(rows, length, HEADS, size);
    }

    private NDArray embedding(NDArray ids, String name) {
        return Embedding.embedding(ids, OnnxFile.present(weights, name), SparseFormat.DENSE)
                .singletonOrThrow();
    }

    private NDArray linear(NDArray x, String name) {
        return x.matMul(OnnxFile.present(weights, name + ".weight")).add(OnnxFile.present(weights, name + ".bias"));
    }

    private NDArray normal(NDArray x, String name) {
        return LayerNorm.layerNorm(
                        x,
                        new Shape(width),
                        OnnxFile.present(weights, name + ".weight"),
                        OnnxFile.present(weights, name + ".bias"),
                        1e-12f)
                .singletonOrThrow();
    }

    private NDArray drop(NDArray x, boolean training) {
        return training && dropout > 0 ? Dropout.dropout(x, dropout, true).singletonOrThrow() : x;
    }

    private static NDArray on(NDManager step, NDArray array) {
        array.attach(step);
        return array;
    }

    @Override
    public void close() {
        manager.close();
    }
}
