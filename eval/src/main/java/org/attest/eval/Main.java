package org.attest.eval;

/// `attest eval TASK CORPUS [--json]`: a scorer on a corpus.
public final class Main {
    private Main() {}

    public static void main(String[] arguments) {
        System.err.println("eval needs a task that it knows; got %s. No task is there yet."
                .formatted(arguments.length == 0 ? "none" : "'" + arguments[0] + "'"));
        System.exit(2);
    }
}
