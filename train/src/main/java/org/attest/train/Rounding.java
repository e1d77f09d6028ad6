package org.attest.train;

/// Rounds a matrix so that its products come out right rather than its weights: what rounding one row of weights
/// changes in the product is made up for by the rows that are not rounded yet, as far as their inputs go together.
///
/// @see <a href="https://arxiv.org/abs/2210.17323">Frantar et al. (2023), GPTQ, algorithm 1</a>
final class Rounding {
    /// Added to the diagonal, as a share of its mean, so that the inverse exists; the paper's.
    private static final double DAMPING = 0.01;

    private final int rows;
    /// Upper triangle `U` with `U^T U` the inverse of the inputs' products.
    private final double[] triangle;

    private Rounding(int rows, double[] triangle) {
        this.rows = rows;
        this.triangle = triangle;
    }

    /// @param products of each two channels of the inputs, summed; `rows x rows`, of which the lower triangle is
    /// read
    /// @param even what each channel of the inputs is divided by; empty if they stay as they are
    static Rounding of(double[] products, float[] even) {
        int rows = (int) Math.round(Math.sqrt(products.length));
        double[] evened = new double[rows * rows];
        double mean = 0;
        for (int i = 0; i < rows; i++) {
            for (int j = 0; j < rows; j++) {
                double divisor = even.length == 0 ? 1 : even[i] * even[j];
                evened[i * rows + j] = products[Math.max(i, j) * rows + Math.min(i, j)] / divisor;
            }
            mean += evened[i * rows + i] / rows;
        }
        for (int i = 0; i < rows; i++) {
            evened[i * rows + i] += Math.max(DAMPING * mean, 1e-9);
        }
        return new Rounding(rows, upperOfInverse(evened, rows));
    }

    /// The inverse of `A` is `U^T U` where `U` is the inverse of the lower triangle `L` of `A = P L L^T P` and `P`
    /// turns the order of rows and columns about; so neither the inverse nor a second factor has to be made.
    private static double[] upperOfInverse(double[] matrix, int rows) {
        double[] lower = new double[rows * rows];
        for (int i = 0; i < rows; i++) {
            for (int j = 0; j <= i; j++) {
                double sum = matrix[(rows - 1 - i) * rows + rows - 1 - j];
                for (int k = 0; k < j; k++) {
                    sum -= lower[i * rows + k] * lower[j * rows + k];
                }
                lower[i * rows + j] = i == j ? Math.sqrt(sum) : sum / lower[j * rows + j];
            }
        }
        double[] inverse = new double[rows * rows];
        for (int i = 0; i < rows; i++) {
            inverse[i * rows + i] = 1 / lower[i * rows + i];
            for (int k = 0; k < i; k++) {
                double factor = lower[i * rows + k] / lower[i * rows + i];
                for (int j = 0; j <= k; j++) {
                    inverse[i * rows + j] -= factor * inverse[k * rows + j];
                }
            }
        }
        double[] upper = new double[rows * rows];
        for (int i = 0; i < rows; i++) {
            for (int j = i; j < rows; j++) {
                upper[i * rows + j] = inverse[(rows - 1 - i) * rows + rows - 1 - j];
            }
        }
        return upper;
    }

    /// Steps of -127 to 127 of each column's scale; `rows x columns` as the matrix.
    byte[] rounded(float[] matrix, float[] scales) {
        int columns = scales.length;
        double[] left = new double[matrix.length];
        for (int i = 0; i < left.length; i++) {
            left[i] = matrix[i];
        }
        byte[] rounded = new byte[matrix.length];
        double[] error = new double[columns];
        for (int row = 0; row < rows; row++) {
            for (int column = 0; column < columns; column++) {
                int at = row * columns + column;
                rounded[at] = step(left[at] / scales[column]);
                error[column] = (left[at] - rounded[at] * scales[column]) / triangle[row * rows + row];
            }
            for (int other = row + 1; other < rows; other++) {
                double share = triangle[row * rows + other];
                for (int column = 0; column < columns; column++) {
                    left[other * columns + column] -= share * error[column];
                }
            }
        }
        return rounded;
    }

    /// Likewise, each weight to the nearest step.
    static byte[] nearest(float[] matrix, float[] scales) {
        byte[] rounded = new byte[matrix.length];
        for (int i = 0; i < matrix.length; i++) {
            rounded[i] = step(matrix[i] / scales[i % scales.length]);
        }
        return rounded;
    }

    private static byte step(double steps) {
        return (byte) Math.max(-127, Math.min(127, Math.round(steps)));
    }
}
