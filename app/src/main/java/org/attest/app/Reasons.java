package org.attest.app;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.ReadOnlyFileSystemException;

/// Why a file system said no, in words: most of its exceptions carry only the name of the file.
final class Reasons {
    private Reasons() {}

    static String of(IOException e) {
        return switch (e) {
            case AccessDeniedException _ -> "access is denied";
            case FileAlreadyExistsException _ -> "there is a file of that name";
            case NotDirectoryException _ -> "it is no folder";
            case NoSuchFileException _ -> "nothing can be made there";
            default ->
                e.getCause() instanceof ReadOnlyFileSystemException
                        ? "the disk is read-only"
                        : String.valueOf(e.getMessage());
        };
    }
}
