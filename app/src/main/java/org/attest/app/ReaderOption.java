package org.attest.app;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import org.attest.language.Reader;
import org.attest.language.RuleReader;
import org.attest.models.TrainedReader;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import picocli.CommandLine.Spec.Target;

/// `--reader`: who reads the reports.
final class ReaderOption {
    /// Who reads unless the user says otherwise: `rules` or `trained`.
    private static final String DEFAULT = "trained";

    /// Set by the launcher: the folder with the model that comes with Attest.
    private static final String FOLDER = "attest.models";

    private static final String FILE = "reader-int8.onnx";

    @Spec(Target.MIXEE)
    private CommandSpec command = CommandSpec.create();

    @Option(
            names = "--reader",
            paramLabel = "rules|trained|FILE",
            description = "Who reads: rules, the trained reader that comes with Attest, or one in an ONNX file"
                    + " (default: " + DEFAULT + ").")
    private @Nullable String reader;

    /// The caller closes it.
    ///
    /// @throws ParameterException if its file cannot be used; the message says why and what to do
    Reader open() {
        String chosen = Optional.ofNullable(reader).orElse(DEFAULT);
        return chosen.equals("rules") ? new RuleReader() : openTrained();
    }

    /// The trained reader: the file that was named, or the one that comes with Attest.
    TrainedReader openTrained() {
        String chosen = Optional.ofNullable(reader).orElse("trained");
        if (chosen.equals("rules")) {
            throw new ParameterException(
                    command.commandLine(),
                    "--reader must be trained or a file here; got rules, of which `attest explain` has other commands");
        }
        try {
            return TrainedReader.open(chosen.equals("trained") ? bundled() : Path.of(chosen));
        } catch (IOException e) {
            throw new ParameterException(command.commandLine(), "--reader: " + e.getMessage(), e);
        }
    }

    private Path bundled() {
        String folder = System.getProperty(FOLDER);
        if (folder == null) {
            throw new ParameterException(
                    command.commandLine(),
                    "--reader trained must know where the model lies; nothing says so. Start Attest with ./attest, or name the file: --reader models/"
                            + FILE);
        }
        return Path.of(folder, FILE);
    }
}
