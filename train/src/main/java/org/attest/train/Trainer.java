package org.attest.train;

import ai.djl.engine.Engine;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDArrays;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.index.NDIndex;
import ai.djl.ndarray.types.Shape;
import ai.djl.training.GradientCollector;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import org.attest.eval.reading.Example;
import org.attest.models.Encoded;
import org.attest.models.Layer;
import org.attest.models.Window;
import org.attest.train.OnnxFile.Tensor;

/// Fits the encoder to examples. The same recipe and seed see the same batches in the same order, whether or not the
/// run is stopped in between.
final class Trainer implements AutoCloseable {
    private static final int WINDOWS_SORTED_TOGETHER = 600;
    private static final int STEPS_BETWEEN_LINES = 25;
    private static final double WARM_UP = 0.06;

    /// Layers that sort words are asked less often than layers of spans, and weigh less.
    private static final float SORTING = 0.5f;

    /// @param epochs times that each set of examples is seen
    /// @param rate highest learning rate of the encoder
    /// @param headRate that of the head
    /// @param pieces about how many make a batch
    /// @param dropout share of activations that are dropped
    record Recipe(int epochs, double rate, double headRate, int pieces, float dropout, long seed) {}

    /// Examples and how often an epoch holds each.
    record Source(List<Example> examples, int times) {
        Source {
            examples = List.copyOf(examples);
        }
    }

    /// Told what happens: after every few steps, and after every epoch.
    interface Listener {
        void step(int step, int steps, double loss, double piecesPerSecond, double norm);

        void epoch(int epoch) throws IOException;
    }

    private final NDManager base = NDManager.newBaseManager();
    private final Encoder encoder;
    private final Optimizer optimizer;
    private final Recipe recipe;
    private final List<Source> sources;
    private final Map<Encoded, Example> exampleOf = new HashMap<>();
    private final Path checkpoint;
    private int firstEpoch;
    private int firstBatch;

    /// @param checkpoint where the run's state is kept; if there is one of this recipe, the run goes on from it
    Trainer(Map<String, Tensor> initial, Recipe recipe, List<Source> sources, Path checkpoint) throws IOException {
        Engine.getInstance().setRandomSeed((int) recipe.seed);
        this.recipe = recipe;
        this.sources = sources;
        this.checkpoint = checkpoint;
        Map<String, Tensor> weights = new LinkedHashMap<>(initial);
        Map<String, Tensor> state = Map.of();
        int steps = 0;
        if (Files.isRegularFile(checkpoint)) {
            Checkpoint saved = Checkpoint.read(checkpoint);
            if (!saved.recipe().equals(inWords())) {
                throw new IOException(
                        "a checkpoint must be of this recipe (%s); %s is of another (%s). Move it away or give --out another folder"
                                .formatted(inWords(), checkpoint, saved.recipe()));
            }
            weights.putAll(saved.weights());
            state = saved.tensors();
            steps = saved.steps();
            firstEpoch = saved.epoch();
            firstBatch = saved.batch();
        }
        encoder = new Encoder(base, weights, recipe.dropout);
        optimizer = new Optimizer(base, encoder.learnt());
        if (!state.isEmpty()) {
            optimizer.restore(state, steps);
        }
        sources.forEach(source -> source.examples.forEach(example -> exampleOf.put(example.text(), example)));
    }

    Encoder encoder() {
        return encoder;
    }

    private String inWords() {
        return recipe + " on "
                + sources.stream()
                        .map(source -> source.times + " x " + source.examples.size())
                        .toList();
    }

    void run(Listener listener) throws IOException {
        int perEpoch = batches(0).size();
        int all = perEpoch * recipe.epochs;
        double loss = 0;
        long pieces = 0;
        int steps = 0;
        long since = System.nanoTime();
        for (int epoch = firstEpoch; epoch < recipe.epochs; epoch++) {
            List<Window.Batch> batches = batches(epoch);
            for (int i = epoch == firstEpoch ? firstBatch : 0; i < batches.size(); i++) {
                double progress = (epoch + (double) i / batches.size()) / recipe.epochs;
                double share = progress < WARM_UP ? Math.max(0.02, progress / WARM_UP) : (1 - progress) / (1 - WARM_UP);
                loss += learn(batches.get(i));
                double norm = optimizer.step(recipe.rate * share, recipe.headRate * share);
                pieces += batches.get(i).windows().stream()
                        .mapToInt(Window::length)
                        .sum();
                steps++;
                if (steps % STEPS_BETWEEN_LINES == 0) {
                    double seconds = (System.nanoTime() - since) / 1e9;
                    listener.step(epoch * perEpoch + i + 1, all, loss / steps, pieces / seconds, norm);
                    loss = 0;
                    pieces = 0;
                    steps = 0;
                    since = System.nanoTime();
                }
                if ((i + 1) % 400 == 0) {
                    save(epoch, i + 1);
                }
            }
            save(epoch + 1, 0);
            listener.epoch(epoch + 1);
        }
    }

    private void save(int epoch, int batch) throws IOException {
        Map<String, Tensor> tensors = new LinkedHashMap<>(encoder.tensors());
        tensors.putAll(optimizer.tensors());
        new Checkpoint(inWords(), epoch, batch, optimizer.steps(), tensors).write(checkpoint);
    }

    /// The batches of an epoch: windows of like length side by side, batches in random order.
    private List<Window.Batch> batches(int epoch) {
        Random random = new Random(recipe.seed * 1_000 + epoch);
        List<Window> windows = new ArrayList<>();
        for (Source source : sources) {
            for (int time = 0; time < source.times; time++) {
                source.examples.forEach(example -> windows.addAll(Window.forLearning(example.text(), random)));
            }
        }
        Collections.shuffle(windows, random);
        List<Window.Batch> batches = new ArrayList<>();
        for (int from = 0; from < windows.size(); from += WINDOWS_SORTED_TOGETHER) {
            List<Window> together = windows.subList(from, Math.min(windows.size(), from + WINDOWS_SORTED_TOGETHER));
            batches.addAll(Window.Batch.all(together, recipe.pieces));
        }
        batches.sort(Comparator.comparingInt(batch -> batch.length()));
        Collections.shuffle(batches, random);
        return batches;
    }

    /// Leaves the gradients of the loss on the weights.
    private double learn(Window.Batch batch) {
        try (NDManager step = base.newSubManager();
                GradientCollector gradients = Engine.getInstance().newGradientCollector()) {
            NDArray logits = encoder.logits(step, batch, true).reshape(-1, Layer.WIDTH);
            NDList losses = new NDList();
            for (Layer layer : Layer.values()) {
                Targets targets = targets(batch, layer);
                if (targets.asked > 0) {
                    NDArray right =
                            step.create(targets.right, new Shape((long) batch.rows() * batch.length(), layer.width()));
                    NDArray ofLayer =
                            logits.get(new NDIndex(":, {}:{}", layer.offset(), layer.offset() + layer.width()));
                    losses.add(ofLayer.logSoftmax(-1)
                            .mul(right)
                            .sum()
                            .neg()
                            .mul((layer.isSpans() ? 1 : SORTING) / targets.asked));
                }
            }
            NDArray loss = losses.size() == 1 ? losses.head() : NDArrays.add(losses.toArray(new NDArray[0]));
            double value = loss.getFloat();
            gradients.backward(loss);
            return value;
        }
    }

    /// @param right 1 at the right label of each word's first piece; `pieces x labels`
    /// @param asked words that the layer is asked of
    private record Targets(float[] right, int asked) {}

    private Targets targets(Window.Batch batch, Layer layer) {
        float[] right = new float[batch.rows() * batch.length() * layer.width()];
        int asked = 0;
        for (int row = 0; row < batch.rows(); row++) {
            Window window = batch.windows().get(row);
            Example example = exampleOf.get(window.text());
            if (example == null || !example.labels().containsKey(layer)) {
                continue;
            }
            int[] labels = example.labels(layer);
            int[] firstPieces = batch.firstPieces(row);
            for (int word = window.from(); word < window.to(); word++) {
                if (labels[word] != Layer.NOT_ASKED) {
                    right[firstPieces[word - window.from()] * layer.width() + labels[word]] = 1;
                    asked++;
                }
            }
        }
        return new Targets(right, asked);
    }

    /// Logits of a batch, nothing learnt.
    float[] run(Window.Batch batch) {
        try (NDManager step = base.newSubManager()) {
            return encoder.logits(step, batch, false).toFloatArray();
        }
    }

    static String line(int step, int steps, double loss, double piecesPerSecond, double norm) {
        return String.format(
                Locale.ROOT,
                "step %,d of %,d · loss %.4f · %,.0f pieces/s · gradient %.2f",
                step,
                steps,
                loss,
                piecesPerSecond,
                norm);
    }

    @Override
    public void close() {
        optimizer.close();
        encoder.close();
        base.close();
    }
}
