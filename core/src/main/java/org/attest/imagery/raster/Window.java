package org.attest.imagery.raster;

/// A rectangle of pixels, its upper left one at column `x` and row `y`.
public record Window(int x, int y, int width, int height) {
    public Window {
        if (x < 0 || y < 0 || width < 1 || height < 1) {
            throw new IllegalArgumentException("a window must start at 0 or later and hold a pixel; got " + x + "," + y
                    + " " + width + " x " + height);
        }
    }

    public int pixels() {
        return Math.multiplyExact(width, height);
    }
}
