package org.attest.imagery.sar;

/// Polarisation of the radar: sent vertically, received vertically or horizontally.
public enum Band {
    VV,
    VH
}
