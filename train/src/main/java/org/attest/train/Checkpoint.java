package org.attest.train;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.LinkedHashMap;
import java.util.Map;
import org.attest.train.OnnxFile.Tensor;

/// Where a run stands: enough to go on as if it had never been stopped.
///
/// @param recipe what is trained on what, in words; a checkpoint of another recipe is no use
/// @param epoch the epoch in which it stands, from 0
/// @param batch the next batch of that epoch
/// @param steps steps of the optimizer so far
/// @param tensors weights and moments by name
record Checkpoint(String recipe, int epoch, int batch, int steps, Map<String, Tensor> tensors) {
    Checkpoint {
        tensors = Map.copyOf(tensors);
    }

    /// Written beside the old one and then put in its place, so that a run killed here loses nothing.
    void write(Path file) throws IOException {
        Path fresh = file.resolveSibling(file.getFileName() + ".new");
        try (DataOutputStream out = new DataOutputStream(new BufferedOutputStream(Files.newOutputStream(fresh)))) {
            out.writeUTF(recipe);
            out.writeInt(epoch);
            out.writeInt(batch);
            out.writeInt(steps);
            out.writeInt(tensors.size());
            for (Map.Entry<String, Tensor> tensor : tensors.entrySet()) {
                out.writeUTF(tensor.getKey());
                out.writeInt(tensor.getValue().shape().length);
                for (long size : tensor.getValue().shape()) {
                    out.writeLong(size);
                }
                float[] values = tensor.getValue().values();
                ByteBuffer bytes = ByteBuffer.allocate(4 * values.length);
                bytes.asFloatBuffer().put(values);
                out.write(bytes.array());
            }
        }
        Files.move(fresh, file, StandardCopyOption.REPLACE_EXISTING);
    }

    /// Without the moments of the optimizer.
    Map<String, Tensor> weights() {
        Map<String, Tensor> weights = new LinkedHashMap<>(tensors);
        weights.keySet().removeIf(name -> name.startsWith("mean ") || name.startsWith("variance "));
        return weights;
    }

    static Checkpoint read(Path file) throws IOException {
        try (DataInputStream in = new DataInputStream(new BufferedInputStream(Files.newInputStream(file)))) {
            String recipe = in.readUTF();
            int epoch = in.readInt();
            int batch = in.readInt();
            int steps = in.readInt();
            Map<String, Tensor> tensors = new LinkedHashMap<>();
            for (int left = in.readInt(); left > 0; left--) {
                String name = in.readUTF();
                long[] shape = new long[in.readInt()];
                int length = 1;
                for (int i = 0; i < shape.length; i++) {
                    shape[i] = in.readLong();
                    length *= (int) shape[i];
                }
                float[] values = new float[length];
                ByteBuffer.wrap(in.readNBytes(4 * length)).asFloatBuffer().get(values);
                tensors.put(name, new Tensor(shape, values));
            }
            return new Checkpoint(recipe, epoch, batch, steps, tensors);
        }
    }
}
