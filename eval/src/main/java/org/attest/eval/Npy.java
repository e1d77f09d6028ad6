package org.attest.eval;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// An array as NumPy saves it: numbers in C order, `float32` or unsigned bytes.
///
/// @see <a href="https://numpy.org/doc/stable/reference/generated/numpy.lib.format.html">The NPY format</a>
record Npy(int[] shape, float[] values) {
    private static final Pattern HEADER =
            Pattern.compile("'descr':\\s*'([^']+)'.*'fortran_order':\\s*(\\w+).*'shape':\\s*\\(([^)]*)\\)");

    static Npy read(Path file) throws IOException {
        ByteBuffer bytes = ByteBuffer.wrap(Files.readAllBytes(file)).order(ByteOrder.LITTLE_ENDIAN);
        if (bytes.limit() < 10 || bytes.getInt(0) != 0x4D554E93) {
            throw new CorpusException(
                    "%s must be a NumPy array; got other bytes. Save it with numpy.save".formatted(file));
        }
        int length = bytes.get(6) == 1 ? bytes.getShort(8) & 0xFFFF : bytes.getInt(8);
        int begin = bytes.get(6) == 1 ? 10 : 12;
        String header = new String(bytes.array(), begin, length, StandardCharsets.US_ASCII);
        Matcher m = HEADER.matcher(header);
        if (!m.find()
                || m.group(2).equals("True")
                || !(m.group(1).equals("<f4") || m.group(1).equals("|u1"))) {
            throw new CorpusException(
                    "%s must hold float32 or uint8 in C order; got %s. Save it so".formatted(file, header.strip()));
        }
        int[] shape = Arrays.stream(m.group(3).split(","))
                .map(String::strip)
                .filter(s -> !s.isEmpty())
                .mapToInt(Integer::parseInt)
                .toArray();
        float[] values = new float[Arrays.stream(shape).reduce(1, Math::multiplyExact)];
        boolean floats = m.group(1).equals("<f4");
        if (bytes.limit() - begin - length != values.length * (floats ? 4 : 1)) {
            throw new CorpusException(
                    "%s must hold as many numbers as its shape says; got another number of bytes. ".formatted(file)
                            + "Fetch it again");
        }
        for (int i = 0; i < values.length; i++) {
            values[i] = floats ? bytes.getFloat(begin + length + 4 * i) : bytes.get(begin + length + i) & 0xFF;
        }
        return new Npy(shape, values);
    }
}
