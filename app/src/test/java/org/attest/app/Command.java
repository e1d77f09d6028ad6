package org.attest.app;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

/// `attest ...` as a user gives it, within this process: its exit code and all that it printed.
record Command(int exitCode, String out, String err) {
    static Command attest(Object... arguments) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        int exitCode = Main.commandLine(new PrintWriter(out, true), new PrintWriter(err, true))
                .execute(Arrays.stream(arguments).map(Object::toString).toArray(String[]::new));
        return new Command(exitCode, out.toString(), err.toString());
    }

    /// What it said of an input, each in one line, without the indent.
    List<String> noticesOf(Path input) {
        return out.lines()
                .map(String::strip)
                .filter(line -> line.startsWith("reports.") && line.contains(input.toString()))
                .toList();
    }

    /// Nobody who gives a bad input has to read a stack trace.
    boolean isPlain() {
        return !(out + err).contains("Exception:") && !(out + err).contains("\tat ");
    }
}
