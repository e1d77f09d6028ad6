package org.attest.train;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import java.util.LinkedHashMap;
import java.util.Map;
import org.attest.train.OnnxFile.Tensor;

/// AdamW with the gradient's norm clipped. DJL's own keeps its moments to itself, and a run that was stopped needs them
/// to go on; the arithmetic is DJL's.
///
/// @see <a href="https://arxiv.org/abs/1711.05101">Loshchilov and Hutter (2019), algorithm 2</a>
final class Optimizer implements AutoCloseable {
    private static final float BETA1 = 0.9f;
    private static final float BETA2 = 0.999f;
    private static final float EPSILON = 1e-8f;
    private static final float DECAY = 0.01f;
    private static final double LONGEST_GRADIENT = 1;

    private final NDManager manager;
    private final Map<String, NDArray> weights;
    private final Map<String, NDArray> means = new LinkedHashMap<>();
    private final Map<String, NDArray> variances = new LinkedHashMap<>();
    private int steps;

    Optimizer(NDManager base, Map<String, NDArray> weights) {
        this.manager = base.newSubManager();
        this.weights = weights;
        weights.forEach((name, weight) -> {
            means.put(name, manager.zeros(weight.getShape()));
            variances.put(name, manager.zeros(weight.getShape()));
        });
    }

    /// Moves all weights against their gradients, which are then zero.
    ///
    /// @param rate learning rate of the encoder
    /// @param headRate that of the head
    /// @return the gradient's norm before clipping; NaN if it has none, and then nothing moves
    double step(double rate, double headRate) {
        Map<String, NDArray> gradients = new LinkedHashMap<>();
        double square = 0;
        for (Map.Entry<String, NDArray> weight : weights.entrySet()) {
            NDArray gradient = weight.getValue().getGradient();
            gradients.put(weight.getKey(), gradient);
            try (NDArray norm = gradient.norm()) {
                square += Math.pow(norm.getFloat(), 2);
            }
        }
        double norm = Math.sqrt(square);
        boolean finite = !Double.isNaN(norm) && !Double.isInfinite(norm);
        if (finite) {
            steps++;
            double correction = Math.sqrt(1 - Math.pow(BETA2, steps)) / (1 - Math.pow(BETA1, steps));
            double clip = Math.min(1, LONGEST_GRADIENT / Math.max(norm, 1e-12));
            weights.forEach((name, weight) -> {
                NDArray gradient = gradients.get(name);
                double own = Encoder.isHead(name) ? headRate : rate;
                weight.getNDArrayInternal()
                        .adamUpdate(
                                new NDList(weight, gradient, means.get(name), variances.get(name)),
                                new NDList(weight),
                                (float) own,
                                (float) (own * correction),
                                weight.getShape().dimension() > 1 ? DECAY : 0,
                                (float) clip,
                                -1,
                                BETA1,
                                BETA2,
                                EPSILON,
                                false,
                                true);
            });
        }
        gradients.values().forEach(gradient -> {
            gradient.subi(gradient);
            gradient.close();
        });
        return finite ? norm : Double.NaN;
    }

    int steps() {
        return steps;
    }

    Map<String, Tensor> tensors() {
        Map<String, Tensor> tensors = new LinkedHashMap<>();
        means.forEach((name, mean) -> tensors.put("mean " + name, tensor(mean)));
        variances.forEach((name, variance) -> tensors.put("variance " + name, tensor(variance)));
        return tensors;
    }

    private static Tensor tensor(NDArray array) {
        return new Tensor(array.getShape().getShape(), array.toFloatArray());
    }

    /// Goes on where another run stood.
    void restore(Map<String, Tensor> tensors, int stepsMade) {
        means.forEach((name, mean) ->
                mean.set(OnnxFile.present(tensors, "mean " + name).values()));
        variances.forEach((name, variance) ->
                variance.set(OnnxFile.present(tensors, "variance " + name).values()));
        steps = stepsMade;
    }

    @Override
    public void close() {
        manager.close();
    }
}
