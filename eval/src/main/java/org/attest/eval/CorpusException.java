package org.attest.eval;

/// A corpus or an output that cannot be scored as it is. The message names the file and says what must hold.
final class CorpusException extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final int exitCode;

    private CorpusException(String message, int exitCode) {
        super(message);
        this.exitCode = exitCode;
    }

    /// What is in the files can't be scored.
    CorpusException(String message) {
        this(message, 1);
    }

    /// The folder given isn't of the kind that the task scores.
    static CorpusException badUse(String message) {
        return new CorpusException(message, 2);
    }

    int exitCode() {
        return exitCode;
    }
}
