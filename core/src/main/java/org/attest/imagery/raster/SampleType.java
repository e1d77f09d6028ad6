package org.attest.imagery.raster;

/// How one number of a raster is stored. A complex sample is two numbers, real and imaginary, each of its `kind`.
///
/// @param bits of one number, 1 to 64
record SampleType(Kind kind, int bits, boolean complex) {
    enum Kind {
        UNSIGNED,
        SIGNED,
        FLOAT
    }

    boolean wholeBytes() {
        return bits % 8 == 0;
    }

    int bytes() {
        return bits / 8;
    }
}
