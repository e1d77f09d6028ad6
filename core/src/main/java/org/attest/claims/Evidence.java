package org.attest.claims;

/// What a claim is shown by, if it is shown.
public enum Evidence {
    SATELLITE,
    VIDEO,
    PHOTO,
    WITNESS,
    DOCUMENT,
    NONE
}
