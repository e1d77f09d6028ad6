package org.attest.imagery.raster;

import java.io.IOException;
import java.io.Serial;

/// A raster that cannot be read, or not in full. Nothing of the window that was asked for is to be used.
public final class RasterException extends IOException {
    @Serial
    private static final long serialVersionUID = 1;

    /// What is wrong, in kinds that a caller may treat differently.
    public enum Kind {
        /// The bytes contradict the format or one another.
        CORRUPT("raster.corrupt"),
        /// The file ends before its data do.
        TRUNCATED("raster.truncated"),
        /// A part of the format that Attest does not read.
        UNSUPPORTED("raster.unsupported"),
        /// What was asked for would need more memory than is reasonable for its file.
        TOO_LARGE("raster.too-large");

        private final String code;

        Kind(String code) {
            this.code = code;
        }
    }

    private final Kind kind;

    RasterException(Kind kind, String message) {
        super(message);
        this.kind = kind;
    }

    RasterException(Kind kind, String message, Throwable cause) {
        super(message, cause);
        this.kind = kind;
    }

    static RasterException corrupt(String message) {
        return new RasterException(Kind.CORRUPT, message);
    }

    static RasterException unsupported(String message) {
        return new RasterException(Kind.UNSUPPORTED, message);
    }

    public Kind kind() {
        return kind;
    }

    /// The stable code of a notice: `raster.truncated`.
    public String code() {
        return kind.code;
    }
}
