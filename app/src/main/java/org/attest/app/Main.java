package org.attest.app;

import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/// `attest`: turns arguments into one call.
@Command(
        name = "attest",
        mixinStandardHelpOptions = true,
        version = "attest 0.1.0-SNAPSHOT",
        description = "Turns reports of conflict incidents into a record that can be checked.")
public final class Main implements Runnable {
    @Spec
    private CommandSpec spec = CommandSpec.create();

    public static void main(String[] arguments) {
        System.exit(new CommandLine(new Main()).execute(arguments));
    }

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "a command must be given; got none. See attest --help");
    }
}
