package org.attest.app;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/// `attest explain`: what one stage saw in a report, and why. Each stage is a subcommand.
@Command(
        name = "explain",
        mixinStandardHelpOptions = true,
        description = "Shows what a stage saw in a report, and why.",
        subcommands = {ExplainTimeCommand.class, ExplainPlacesCommand.class, ExplainReadingCommand.class})
final class ExplainCommand implements Runnable {
    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "a stage must be given, such as `explain time`; got none");
    }
}
