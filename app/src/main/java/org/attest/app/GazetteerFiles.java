package org.attest.app;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/// Where a user's own gazetteers lie: the files of a folder, in the order of their names.
final class GazetteerFiles {
    @Option(
            names = "--gazetteer",
            paramLabel = "DIR",
            description =
                    "Folder with gazetteers that `gazetteer import` wrote (default: $XDG_DATA_HOME/attest/gazetteer,"
                            + " or ~/.local/share/attest/gazetteer).")
    private @Nullable Path folder;

    Path folder() {
        Path given = folder;
        return given != null ? given : byDefault();
    }

    private static Path byDefault() {
        Path data = Optional.ofNullable(System.getenv("XDG_DATA_HOME"))
                .filter(home -> !home.isBlank())
                .map(Path::of)
                .orElseGet(() -> Path.of(System.getProperty("user.home"), ".local", "share"));
        return data.resolve("attest").resolve("gazetteer");
    }

    /// None if the folder does not exist.
    List<Path> files() {
        if (!Files.isDirectory(folder())) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(folder())) {
            return files.filter(f -> f.toString().endsWith(".gaz")).sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(
                    "--gazetteer must name a folder that can be read; got " + folder() + " (" + Reasons.of(e) + ")", e);
        }
    }
}
