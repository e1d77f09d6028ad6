package org.attest.claims;

/// Whether the report itself says that a claim could not be checked. Independent of [Stance].
public enum Status {
    STATED,
    UNCONFIRMED
}
