package org.attest.publishing;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/// Files that appear together: they are written beside the last good set and renamed over it when all of them are
/// complete, so that a run that fails leaves the last good set.
final class FileSet {
    /// Inside the folder, so that renaming stays within one file system.
    private static final String BESIDE = ".attest-new";

    private final Path folder;
    private final Path beside;
    private final List<String> names = new ArrayList<>();

    private FileSet(Path folder) {
        this.folder = folder;
        this.beside = folder.resolve(BESIDE);
    }

    /// What a run that was killed left behind is cleared first.
    static FileSet in(Path folder) throws IOException {
        FileSet files = new FileSet(folder);
        Files.createDirectories(folder);
        files.discard();
        Files.createDirectory(files.beside);
        return files;
    }

    /// UTF-8. Half a surrogate pair, which UTF-8 cannot hold, becomes "?": still one code point, so offsets stay
    /// true.
    void write(String name, String content) throws IOException {
        Files.write(beside.resolve(name), content.getBytes(StandardCharsets.UTF_8));
        names.add(name);
    }

    /// The same for what is too large to be held as one string.
    void write(String name, Content content) throws IOException {
        try (Writer out = new BufferedWriter(
                new OutputStreamWriter(Files.newOutputStream(beside.resolve(name)), StandardCharsets.UTF_8))) {
            content.writeTo(out);
        }
        names.add(name);
    }

    interface Content {
        void writeTo(Writer out) throws IOException;
    }

    /// @throws IOException before anything is renamed, if a folder stands where a file is to go
    void publish() throws IOException {
        for (String name : names) {
            // Renaming over a folder fails, and the files before it would be new beside old ones after it.
            if (Files.isDirectory(folder.resolve(name), LinkOption.NOFOLLOW_LINKS)) {
                throw new IOException(folder.resolve(name) + " is a folder, and a file of that name must go there");
            }
        }
        for (String name : names) {
            Files.move(
                    beside.resolve(name),
                    folder.resolve(name),
                    StandardCopyOption.ATOMIC_MOVE,
                    StandardCopyOption.REPLACE_EXISTING);
        }
        Files.delete(beside);
    }

    void discard() throws IOException {
        if (!Files.isDirectory(beside)) {
            return;
        }
        try (Stream<Path> left = Files.list(beside)) {
            for (Path file : left.toList()) {
                Files.delete(file);
            }
        }
        Files.delete(beside);
    }
}
