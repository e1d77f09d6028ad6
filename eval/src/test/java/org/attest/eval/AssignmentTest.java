package org.attest.eval;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

final class AssignmentTest {
    @Test
    void theGreedyChoiceIsNotAlwaysTheBest() {
        List<Assignment.Pair> pairs = Assignment.best(new double[][] {{0.9, 0.8}, {0.8, 0}}, 2);
        assertEquals(List.of(new Assignment.Pair(0, 1), new Assignment.Pair(1, 0)), pairs);
    }

    @Test
    void nothingIsMatchedThatWeighsNothing() {
        assertEquals(List.of(), Assignment.best(new double[][] {{0, 0, 0}}, 3));
        assertEquals(List.of(), Assignment.best(new double[0][0], 2));
    }

    @Property(tries = 300)
    void noOtherMatchingWeighsMore(
            @ForAll @Size(20) List<@DoubleRange(min = 0, max = 1) Double> weights,
            @ForAll @IntRange(min = 1, max = 4) int rows,
            @ForAll @IntRange(min = 1, max = 5) int columns) {
        double[][] weight = new double[rows][columns];
        for (int i = 0; i < rows; i++) {
            for (int j = 0; j < columns; j++) {
                weight[i][j] = weights.get(i * columns + j);
            }
        }
        double found = Assignment.best(weight, columns).stream()
                .mapToDouble(pair -> weight[pair.row()][pair.column()])
                .sum();
        assertEquals(heaviest(weight, columns, 0, 0), found, 1e-9);
    }

    /// By trying everything.
    private static double heaviest(double[][] weight, int columns, int row, int taken) {
        if (row == weight.length) {
            return 0;
        }
        double most = heaviest(weight, columns, row + 1, taken);
        for (int j = 0; j < columns; j++) {
            if ((taken & 1 << j) == 0) {
                most = Math.max(most, weight[row][j] + heaviest(weight, columns, row + 1, taken | 1 << j));
            }
        }
        return most;
    }
}
