package org.attest.train;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

final class RoundingTest {
    private static final int ROWS = 24;
    private static final int COLUMNS = 8;
    private static final int PIECES = 500;

    private final Random random = new Random(11);

    @Test
    void whereInputsGoTogetherProductsComeOutCloserThanByRoundingToTheNearest() {
        float[] matrix = new float[ROWS * COLUMNS];
        for (int i = 0; i < matrix.length; i++) {
            matrix[i] = (float) random.nextGaussian();
        }
        float[] scales = new float[COLUMNS];
        Arrays.fill(scales, 0.1f);
        // Each channel is mostly what the one before is.
        double[][] inputs = new double[PIECES][ROWS];
        double[] products = new double[ROWS * ROWS];
        for (double[] piece : inputs) {
            for (int i = 0; i < ROWS; i++) {
                piece[i] = (i == 0 ? 0 : 0.9 * piece[i - 1]) + random.nextGaussian();
            }
            for (int i = 0; i < ROWS; i++) {
                for (int j = 0; j <= i; j++) {
                    products[i * ROWS + j] += piece[i] * piece[j];
                }
            }
        }
        double nearest = error(inputs, matrix, Rounding.nearest(matrix, scales));
        double ours = error(inputs, matrix, Rounding.of(products, new float[0]).rounded(matrix, scales));
        assertTrue(ours < 0.6 * nearest, ours + " against " + nearest);
    }

    @Test
    void whereInputsAreIndependentEachWeightGoesToTheNearestStep() {
        float[] matrix = {0.04f, -0.31f, 0.26f, 12.7f, -12.7f, 0};
        float[] scales = {0.1f, 0.1f};
        double[] independent = {1, 0, 0, 0, 1, 0, 0, 0, 1};
        assertArrayEquals(new byte[] {0, -3, 3, 127, -127, 0}, Rounding.nearest(matrix, scales));
        assertArrayEquals(
                Rounding.nearest(matrix, scales),
                Rounding.of(independent, new float[0]).rounded(matrix, scales));
    }

    private static double error(double[][] inputs, float[] matrix, byte[] rounded) {
        double error = 0;
        for (double[] piece : inputs) {
            for (int column = 0; column < COLUMNS; column++) {
                double sum = 0;
                for (int row = 0; row < ROWS; row++) {
                    int at = row * COLUMNS + column;
                    sum += piece[row] * (matrix[at] - 0.1f * rounded[at]);
                }
                error += sum * sum;
            }
        }
        return error;
    }
}
