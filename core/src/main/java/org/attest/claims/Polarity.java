package org.attest.claims;

/// Whether a proposition says that something is so or that it is not.
public enum Polarity {
    POSITIVE,
    NEGATIVE
}
