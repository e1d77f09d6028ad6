package org.attest.eval.corpus;

/// What is wrong with a group, and where.
///
/// @param file name of the marked file, or of the group
/// @param line of the file, counted from 1; 0 where no single line is at fault
public record Problem(String file, int line, String message) {
    @Override
    public String toString() {
        return file + (line > 0 ? ":" + line : "") + ": " + message;
    }
}
