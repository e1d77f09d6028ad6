package org.attest.reports;

import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/// From the files and folders that a user names to the files to read, in order: inputs as named, folders by name.
final class Inputs {
    private final Notices notices;
    private final List<Path> files = new ArrayList<>();

    /// Folders that were entered, by their real path.
    private final Set<Path> entered = new HashSet<>();

    private Inputs(Notices notices) {
        this.notices = notices;
    }

    static List<Path> files(List<Path> inputs, Notices notices) {
        Inputs search = new Inputs(notices);
        for (Path input : inputs) {
            search.visit(input, Set.of());
        }
        return search.files;
    }

    /// What a file's name says it holds.
    enum Form {
        TEXT,
        PAGE,
        JSON_LINES,
        OTHER;

        static Form of(Path file) {
            String name = Inputs.name(file).toLowerCase(Locale.ROOT);
            return switch (name.substring(name.lastIndexOf('.') + 1)) {
                case "txt" -> TEXT;
                case "html", "htm", "xhtml" -> PAGE;
                case "jsonl" -> JSON_LINES;
                default -> OTHER;
            };
        }
    }

    static String name(Path path) {
        Path name = path.getFileName();
        return name == null ? path.toString() : name.toString();
    }

    /// @param above real paths of the folders that the path was reached through
    private void visit(Path path, Set<Path> above) {
        BasicFileAttributes attributes;
        try {
            attributes = Files.readAttributes(path, BasicFileAttributes.class);
        } catch (NoSuchFileException e) {
            String why =
                    Files.exists(path, LinkOption.NOFOLLOW_LINKS) ? "is a link that leads nowhere" : "does not exist";
            notices.tell(
                    path.toString(),
                    "no-such-file",
                    "an input must be a file or folder; " + path + " " + why + "; check the name");
            return;
        } catch (IOException e) {
            unreadable(path, e);
            return;
        }
        if (attributes.isDirectory()) {
            enter(path, above);
        } else if (attributes.isRegularFile()) {
            files.add(path);
        } else {
            // Opening a named pipe would wait for ever.
            notices.tell(
                    path.toString(),
                    "unreadable",
                    "an input must be a file or folder; " + path
                            + " is a pipe, socket or device; save what it gives to a file");
        }
    }

    private void enter(Path folder, Set<Path> above) {
        List<Path> children = new ArrayList<>();
        Set<Path> path;
        try {
            Path real = folder.toRealPath();
            if (!entered.add(real)) {
                againIn(folder, real, above);
                return;
            }
            path = new HashSet<>(above);
            path.add(real);
            try (DirectoryStream<Path> entries = Files.newDirectoryStream(folder)) {
                entries.forEach(children::add);
            } catch (DirectoryIteratorException e) {
                throw e.getCause();
            }
        } catch (IOException e) {
            unreadable(folder, e);
            return;
        }
        children.removeIf(child -> name(child).startsWith("."));
        children.sort(Comparator.comparing(Inputs::name));
        for (Path child : children) {
            visit(child, path);
        }
    }

    private void againIn(Path folder, Path real, Set<Path> above) {
        boolean loop = above.contains(real);
        notices.tell(
                folder.toString(),
                loop ? "folder-loop" : "folder-again",
                "each folder is read once; " + folder
                        + (loop ? " leads back to a folder that it lies in, " : " is the same folder as ") + real
                        + "; it is not read again");
    }

    private void unreadable(Path path, IOException e) {
        notices.tell(path.toString(), "unreadable", unreadable(path.toString(), e));
    }

    /// The message for a file that is there but cannot be read.
    static String unreadable(String path, IOException e) {
        return "an input must be readable; reading " + path + " failed ("
                + e.getClass().getSimpleName() + ": " + e.getMessage() + "); check its permissions and run again";
    }
}
