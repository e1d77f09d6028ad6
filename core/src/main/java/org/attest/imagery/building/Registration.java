package org.attest.imagery.building;

/// How far footprints and image lie apart, found by moving the map over the image: buildings are brighter to radar than
/// what
/// surrounds them.
///
/// @param columns by how many pixels the buildings lie to the right of their footprints
/// @param rows by how many they lie below
/// @param gainDecibels by how much the footprints are brighter there than where the map has them
public record Registration(int columns, int rows, double gainDecibels) {
    /// Farther than this no pixel is looked at.
    public static final int REACH = 6;

    /// Less than this is no sign of a shift: footprints of a hundred buildings are that uncertain.
    private static final double LEAST_GAIN = 0.3;

    /// Fewer buildings say nothing of a shift.
    private static final int LEAST_FOOTPRINTS = 20;

    /// @param logs mean log backscatter of the period before, `[row][column]`; NaN where there's none
    public static Registration of(double[] logs, FootprintPixels pixels) {
        double here = brightness(logs, pixels, 0, 0);
        Registration best = new Registration(0, 0, 0);
        for (int rows = -REACH; rows <= REACH; rows++) {
            for (int columns = -REACH; columns <= REACH; columns++) {
                double gain = 10 / Math.log(10) * (brightness(logs, pixels, columns, rows) - here);
                if (gain > best.gainDecibels) {
                    best = new Registration(columns, rows, gain);
                }
            }
        }
        return pixels.footprints() < LEAST_FOOTPRINTS ? new Registration(0, 0, 0) : best;
    }

    private static double brightness(double[] logs, FootprintPixels pixels, int columns, int rows) {
        double sum = 0;
        int n = 0;
        for (int f = 0; f < pixels.footprints(); f++) {
            for (int p : pixels.own(f)) {
                int x = pixels.column(p) + columns;
                int y = pixels.row(p) + rows;
                if (x >= 0 && y >= 0 && x < pixels.width() && y < pixels.height()) {
                    double value = logs[y * pixels.width() + x];
                    if (!Double.isNaN(value)) {
                        sum += value;
                        n++;
                    }
                }
            }
        }
        return n == 0 ? Double.NEGATIVE_INFINITY : sum / n;
    }

    /// In pixels.
    public double distance() {
        return Math.hypot(columns, rows);
    }

    /// Whether map and image are so far apart that a footprint's pixels, widened by one, are not its building's.
    public boolean isOff() {
        return distance() > 1.5 && gainDecibels > LEAST_GAIN;
    }
}
