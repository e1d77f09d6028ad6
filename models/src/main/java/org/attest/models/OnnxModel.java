package org.attest.models;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import java.io.IOException;
import java.nio.FloatBuffer;
import java.nio.LongBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;

/// An encoder with its head, run by ONNX Runtime. One session serves all threads.
public final class OnnxModel implements Scores.Network, AutoCloseable {
    /// Metadata key under which a reader's file names its logits, so that it is never read with other layers.
    public static final String LAYERS = "attest.layers";

    private static final Set<String> INPUTS = Set.of("input_ids", "attention_mask", "token_type_ids");
    private static final String OUTPUT = "logits";

    private final OrtSession session;
    private final Path file;
    /// Runs share it; closing waits for them, since native code would go on reading what is gone.
    private final ReadWriteLock inUse = new ReentrantReadWriteLock();

    private final String sha256;

    private boolean closed;

    private OnnxModel(OrtSession session, Path file, String sha256) {
        this.session = session;
        this.file = file;
        this.sha256 = sha256;
    }

    /// Of the file, in hexadecimal digits.
    public String sha256() {
        return sha256;
    }

    /// @throws IOException if the file is missing, is cut off or no model, or was made for other layers
    public static OnnxModel open(Path file) throws IOException {
        if (!Files.isRegularFile(file)) {
            throw new IOException(
                    "the reader's model must be an ONNX file; there is none at %s. Name the file that `attest train` wrote"
                            .formatted(file));
        }
        OrtSession session = session(file);
        try {
            check(session, file);
            return new OnnxModel(session, file, sha256(file));
        } catch (IOException | OrtException e) {
            close(session);
            throw e instanceof IOException io ? io : unreadable(file, e);
        }
    }

    private static String sha256(Path file) throws IOException {
        try (FileChannel channel = FileChannel.open(file)) {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            digest.update(channel.map(FileChannel.MapMode.READ_ONLY, 0, channel.size()));
            return HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    private static OrtSession session(Path file) throws IOException {
        try (OrtSession.SessionOptions options = new OrtSession.SessionOptions()) {
            options.setIntraOpNumThreads(Runtime.getRuntime().availableProcessors());
            // Threads that wait by spinning take the cores from those that read other reports.
            options.addConfigEntry("session.intra_op.allow_spinning", "0");
            OrtEnvironment environment = OrtEnvironment.getEnvironment();
            // On Windows it writes events for the system to collect.
            environment.setTelemetry(false);
            return environment.createSession(file.toString(), options);
        } catch (OrtException e) {
            throw unreadable(file, e);
        }
    }

    private static IOException unreadable(Path file, Exception e) throws IOException {
        return new IOException(
                "the reader's model must be a whole ONNX file; %s, of %s bytes, is none or is cut off (%s). Copy it again"
                        .formatted(file, Files.size(file), e.getMessage()),
                e);
    }

    private static void check(OrtSession session, Path file) throws IOException, OrtException {
        if (!session.getInputNames().equals(INPUTS) || !session.getOutputNames().contains(OUTPUT)) {
            throw new IOException(
                    "the reader's model must take %s and give %s; %s takes %s and gives %s. Name a file that `attest train` wrote"
                            .formatted(
                                    INPUTS.stream().sorted().toList(),
                                    OUTPUT,
                                    file,
                                    session.getInputNames().stream().sorted().toList(),
                                    session.getOutputNames()));
        }
        List<String> ours = Layer.names();
        List<String> theirs = List.of(
                Optional.ofNullable(session.getMetadata().getCustomMetadata().get(LAYERS))
                        .orElse("")
                        .split("\n", -1));
        if (!theirs.equals(ours)) {
            int at = 0;
            while (at < Math.min(ours.size(), theirs.size()) && ours.get(at).equals(theirs.get(at))) {
                at++;
            }
            throw new IOException(
                    "the reader's model must have the %s logits of this version of Attest; %s has %s, and number %s is '%s' where '%s' is wanted. Take the file that goes with this version, or train it again"
                            .formatted(ours.size(), file, theirs.size(), at + 1, at(theirs, at), at(ours, at)));
        }
    }

    private static String at(List<String> names, int at) {
        return at < names.size() ? names.get(at) : "none";
    }

    /// @throws IllegalStateException if it is closed, or the model cannot run
    @Override
    public float[] run(Window.Batch batch) {
        inUse.readLock().lock();
        try {
            if (closed) {
                throw new IllegalStateException(
                        "the reader's model must be open to read; %s is closed. Open it again".formatted(file));
            }
            return logits(batch);
        } finally {
            inUse.readLock().unlock();
        }
    }

    private float[] logits(Window.Batch batch) {
        OrtEnvironment environment = OrtEnvironment.getEnvironment();
        long[] shape = {batch.rows(), batch.length()};
        try (OnnxTensor ids = OnnxTensor.createTensor(environment, LongBuffer.wrap(batch.ids()), shape);
                OnnxTensor mask = OnnxTensor.createTensor(environment, LongBuffer.wrap(batch.mask()), shape);
                OnnxTensor features = OnnxTensor.createTensor(environment, LongBuffer.wrap(batch.features()), shape);
                OrtSession.Result result = session.run(
                        Map.of("input_ids", ids, "attention_mask", mask, "token_type_ids", features), Set.of(OUTPUT))) {
            FloatBuffer logits = ((OnnxTensor) result.get(0)).getFloatBuffer();
            float[] values = new float[logits.remaining()];
            logits.get(values);
            return values;
        } catch (OrtException e) {
            throw new IllegalStateException(
                    "the reader's model must run on %s windows of %s pieces; %s does not (%s)"
                            .formatted(batch.rows(), batch.length(), file, e.getMessage()),
                    e);
        }
    }

    @Override
    public void close() {
        inUse.writeLock().lock();
        try {
            if (!closed) {
                closed = true;
                close(session);
            }
        } finally {
            inUse.writeLock().unlock();
        }
    }

    private static void close(OrtSession session) {
        try {
            session.close();
        } catch (OrtException e) {
            throw new IllegalStateException("a session must close; got " + e.getMessage(), e);
        }
    }
}
