package org.attest.eval;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// The best one-to-one matching: which pairs of rows and columns to take so that their weights add up to the most.
///
/// The Hungarian algorithm with potentials, O(n³); a pair of weight 0 or less is never taken.
final class Assignment {
    private Assignment() {}

    record Pair(int row, int column) {}

    static List<Pair> best(double[][] weight, int columns) {
        int n = Math.max(weight.length, columns);
        // 1-based, as the algorithm's usual form has it: row 0 and column 0 stand for "none yet".
        double[] rowPotential = new double[n + 1];
        double[] columnPotential = new double[n + 1];
        int[] rowOf = new int[n + 1];
        for (int row = 1; row <= n; row++) {
            int[] from = new int[n + 1];
            double[] least = new double[n + 1];
            Arrays.fill(least, Double.POSITIVE_INFINITY);
            boolean[] done = new boolean[n + 1];
            rowOf[0] = row;
            int column = 0;
            do {
                done[column] = true;
                int next = 0;
                double delta = Double.POSITIVE_INFINITY;
                for (int j = 1; j <= n; j++) {
                    if (done[j]) {
                        continue;
                    }
                    double reduced =
                            cost(weight, columns, rowOf[column], j) - rowPotential[rowOf[column]] - columnPotential[j];
                    if (reduced < least[j]) {
                        least[j] = reduced;
                        from[j] = column;
                    }
                    if (least[j] < delta) {
                        delta = least[j];
                        next = j;
                    }
                }
                for (int j = 0; j <= n; j++) {
                    if (done[j]) {
                        rowPotential[rowOf[j]] += delta;
                        columnPotential[j] -= delta;
                    } else {
                        least[j] -= delta;
                    }
                }
                column = next;
            } while (rowOf[column] != 0);
            while (column != 0) {
                rowOf[column] = rowOf[from[column]];
                column = from[column];
            }
        }
        List<Pair> pairs = new ArrayList<>();
        for (int j = 1; j <= columns; j++) {
            if (rowOf[j] <= weight.length && weight[rowOf[j] - 1][j - 1] > 0) {
                pairs.add(new Pair(rowOf[j] - 1, j - 1));
            }
        }
        pairs.sort((a, b) -> Integer.compare(a.row, b.row));
        return List.copyOf(pairs);
    }

    private static double cost(double[][] weight, int columns, int row, int column) {
        return row <= weight.length && column <= columns ? -Math.max(0, weight[row - 1][column - 1]) : 0;
    }
}
