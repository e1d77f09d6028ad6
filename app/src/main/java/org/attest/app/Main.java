package org.attest.app;

import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/// `attest`: turns arguments into one call. Exit code 2 for bad use, 1 for a run that failed.
@Command(
        name = "attest",
        mixinStandardHelpOptions = true,
        version = "attest 0.1.0-SNAPSHOT",
        description = "Turns reports of conflict incidents into a record that can be checked.",
        subcommands = {
            RunCommand.class,
            ExplainCommand.class,
            CheckCommand.class,
            DigestCommand.class,
            SimulateCommand.class,
            GazetteerCommand.class
        })
public final class Main implements Runnable {
    @Spec
    private CommandSpec spec = CommandSpec.create();

    public static void main(String[] arguments) {
        PrintWriter out = new PrintWriter(System.out, true, StandardCharsets.UTF_8);
        PrintWriter err = new PrintWriter(System.err, true, StandardCharsets.UTF_8);
        try {
            System.exit(commandLine(out, err).execute(arguments));
        } catch (OutOfMemoryError e) {
            err.println("attest: reports and ledger must fit into Java's memory; got no more than "
                    + Runtime.getRuntime().maxMemory() / 1_000_000
                    + " MB. Give it more with ATTEST_JAVA_OPTS=-Xmx4g; what was recorded before is kept");
            System.exit(1);
        }
    }

    static CommandLine commandLine(PrintWriter out, PrintWriter err) {
        return new CommandLine(new Main())
                .setOut(out)
                .setErr(err)
                .setParameterExceptionHandler((e, _) -> failed(
                        e.getCommandLine(),
                        e.getMessage() + ". See "
                                + e.getCommandLine().getCommandSpec().qualifiedName() + " --help",
                        2))
                .setExecutionExceptionHandler((e, commandLine, _) -> switch (e) {
                    case UncheckedIOException io -> failed(commandLine, String.valueOf(io.getMessage()), 1);
                    default -> throw e;
                });
    }

    private static int failed(CommandLine commandLine, String message, int exitCode) {
        commandLine.getErr().println("attest: " + message);
        commandLine.getErr().flush();
        return exitCode;
    }

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "a command must be given; got none");
    }
}
