package org.attest.verification;

/// A policy file says something that Attest does not understand; the message names file, line and what would do.
public final class PolicyException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    PolicyException(String message) {
        super(message);
    }
}
