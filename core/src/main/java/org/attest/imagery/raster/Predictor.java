package org.attest.imagery.raster;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/// Undoes the differences that encoders take before packing, in place.
final class Predictor {
    private static final VarHandle SHORTS_LE = view(short[].class, ByteOrder.LITTLE_ENDIAN);
    private static final VarHandle SHORTS_BE = view(short[].class, ByteOrder.BIG_ENDIAN);
    private static final VarHandle INTS_LE = view(int[].class, ByteOrder.LITTLE_ENDIAN);
    private static final VarHandle INTS_BE = view(int[].class, ByteOrder.BIG_ENDIAN);
    private static final VarHandle LONGS_LE = view(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final VarHandle LONGS_BE = view(long[].class, ByteOrder.BIG_ENDIAN);

    private Predictor() {}

    private static VarHandle view(Class<?> array, ByteOrder order) {
        return MethodHandles.byteArrayViewVarHandle(array, order);
    }

    /// Predictor 2: each number is the difference from the one before of its own band. Real numbers are taken as
    /// whole
    /// ones of the same bits.
    ///
    /// @param width pixels in a row
    /// @param stride numbers in a pixel
    /// @param size bytes of a number: 1, 2, 4 or 8
    static void horizontal(byte[] block, int width, int stride, int size, ByteOrder order) {
        boolean little = order == ByteOrder.LITTLE_ENDIAN;
        int row = width * stride * size;
        int step = stride * size;
        for (int start = 0; start + row <= block.length; start += row) {
            int end = start + row;
            switch (size) {
                case 1 -> {
                    for (int i = start + step; i < end; i++) {
                        block[i] = (byte) (block[i] + block[i - step]);
                    }
                }
                case 2 -> {
                    VarHandle view = little ? SHORTS_LE : SHORTS_BE;
                    for (int i = start + step; i < end; i += 2) {
                        view.set(block, i, (short) ((short) view.get(block, i) + (short) view.get(block, i - step)));
                    }
                }
                case 4 -> {
                    VarHandle view = little ? INTS_LE : INTS_BE;
                    for (int i = start + step; i < end; i += 4) {
                        view.set(block, i, (int) view.get(block, i) + (int) view.get(block, i - step));
                    }
                }
                default -> {
                    VarHandle view = little ? LONGS_LE : LONGS_BE;
                    for (int i = start + step; i < end; i += 8) {
                        view.set(block, i, (long) view.get(block, i) + (long) view.get(block, i - step));
                    }
                }
            }
        }
    }

    /// Predictor 3: a row's bytes stand apart by significance, highest first, and are differences of bytes. Leaves
    /// real
    /// numbers in **big-endian** order, whatever the file's own is.
    ///
    /// Adobe Photoshop TIFF Technical Note 3.
    static void floatingPoint(byte[] block, int width, int stride, int size) {
        int numbers = width * stride;
        int row = numbers * size;
        byte[] apart = new byte[row];
        for (int start = 0; start + row <= block.length; start += row) {
            for (int i = start + stride; i < start + row; i++) {
                block[i] = (byte) (block[i] + block[i - stride]);
            }
            System.arraycopy(block, start, apart, 0, row);
            if (size == 4) {
                for (int i = 0; i < numbers; i++) {
                    int bits = (apart[i] & 0xFF) << 24
                            | (apart[i + numbers] & 0xFF) << 16
                            | (apart[i + 2 * numbers] & 0xFF) << 8
                            | apart[i + 3 * numbers] & 0xFF;
                    INTS_BE.set(block, start + 4 * i, bits);
                }
            } else {
                for (int i = 0; i < numbers; i++) {
                    for (int b = 0; b < size; b++) {
                        block[start + i * size + b] = apart[b * numbers + i];
                    }
                }
            }
        }
    }
}
