package org.attest.imagery.raster;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/// Numbers of one band in the unpacked bytes of a block.
///
/// @param firstRow row of the block at which pixel 0 begins
/// @param first which of a pixel's numbers it is
record Samples(TiffLayout layout, byte[] bytes, ByteOrder order, int firstRow, int first) {
    private static final VarHandle SHORTS_LE = view(short[].class, ByteOrder.LITTLE_ENDIAN);
    private static final VarHandle SHORTS_BE = view(short[].class, ByteOrder.BIG_ENDIAN);
    private static final VarHandle INTS_LE = view(int[].class, ByteOrder.LITTLE_ENDIAN);
    private static final VarHandle INTS_BE = view(int[].class, ByteOrder.BIG_ENDIAN);
    private static final VarHandle LONGS_LE = view(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final VarHandle LONGS_BE = view(long[].class, ByteOrder.BIG_ENDIAN);

    private static VarHandle view(Class<?> array, ByteOrder order) {
        return MethodHandles.byteArrayViewVarHandle(array, order);
    }

    /// @param at first pixel, counted row by row from `firstRow` on; all lie in one row
    void doubles(int at, int count, double[] into, int target) {
        boolean fast = layout.type().wholeBytes() && layout.type().bits() != 24;
        int size = layout.type().bytes();
        int step = layout.numbersPerPixel() * size;
        int from = position(at);
        for (int i = 0; i < count; i++) {
            into[target + i] = fast ? number(from + i * step) : packed(at + i);
        }
    }

    void floats(int at, int count, float[] into, int target) {
        if (layout.type().kind() == SampleType.Kind.FLOAT && layout.type().bits() == 32) {
            int step = layout.numbersPerPixel() * 4;
            int from = position(at);
            if (order == ByteOrder.LITTLE_ENDIAN) {
                for (int i = 0; i < count; i++) {
                    into[target + i] = Float.intBitsToFloat((int) INTS_LE.get(bytes, from + i * step));
                }
            } else {
                for (int i = 0; i < count; i++) {
                    into[target + i] = Float.intBitsToFloat((int) INTS_BE.get(bytes, from + i * step));
                }
            }
            return;
        }
        double[] wide = new double[count];
        doubles(at, count, wide, 0);
        for (int i = 0; i < count; i++) {
            into[target + i] = (float) wide[i];
        }
    }

    private int position(int at) {
        int row = firstRow + at / layout.blockWidth();
        int column = at % layout.blockWidth();
        return (int) (row * layout.rowBytes())
                + (column * layout.numbersPerPixel() + first) * layout.type().bytes();
    }

    private double number(int p) {
        boolean little = order == ByteOrder.LITTLE_ENDIAN;
        return switch (layout.type().kind()) {
            case UNSIGNED ->
                switch (layout.type().bits()) {
                    case 8 -> bytes[p] & 0xFF;
                    case 16 -> (short) (little ? SHORTS_LE : SHORTS_BE).get(bytes, p) & 0xFFFF;
                    case 32 -> (int) (little ? INTS_LE : INTS_BE).get(bytes, p) & 0xFFFF_FFFFL;
                    default -> unsigned((long) (little ? LONGS_LE : LONGS_BE).get(bytes, p));
                };
            case SIGNED ->
                switch (layout.type().bits()) {
                    case 8 -> bytes[p];
                    case 16 -> (short) (little ? SHORTS_LE : SHORTS_BE).get(bytes, p);
                    case 32 -> (int) (little ? INTS_LE : INTS_BE).get(bytes, p);
                    default -> (long) (little ? LONGS_LE : LONGS_BE).get(bytes, p);
                };
            case FLOAT ->
                switch (layout.type().bits()) {
                    case 16 -> Float.float16ToFloat((short) (little ? SHORTS_LE : SHORTS_BE).get(bytes, p));
                    case 32 -> Float.intBitsToFloat((int) (little ? INTS_LE : INTS_BE).get(bytes, p));
                    default -> Double.longBitsToDouble((long) (little ? LONGS_LE : LONGS_BE).get(bytes, p));
                };
        };
    }

    private static double unsigned(long value) {
        return value >= 0 ? value : 2.0 * (value >>> 1 | value & 1);
    }

    /// Numbers that don't fill whole bytes, and those of three: high bit first, rows padded to whole bytes.
    private double packed(int at) {
        int bits = layout.type().bits();
        int row = firstRow + at / layout.blockWidth();
        int column = at % layout.blockWidth();
        long from = row * layout.rowBytes() * 8 + ((long) column * layout.numbersPerPixel() + first) * bits;
        if (bits == 24) {
            int p = (int) (from / 8);
            int a = bytes[p] & 0xFF;
            int b = bytes[p + 1] & 0xFF;
            int c = bytes[p + 2] & 0xFF;
            return order == ByteOrder.LITTLE_ENDIAN ? c << 16 | b << 8 | a : a << 16 | b << 8 | c;
        }
        long value = 0;
        for (int i = 0; i < bits; i++) {
            long p = from + i;
            value = value << 1 | bytes[(int) (p >> 3)] >> 7 - (p & 7) & 1;
        }
        return value;
    }
}
