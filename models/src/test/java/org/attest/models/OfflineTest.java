package org.attest.models;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import ai.onnxruntime.OrtEnvironment;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.Test;

/// Reports may put people at risk: what reads them must not be able to call its maker.
final class OfflineTest {
    /// Where ONNX Runtime 1.29.0 sends what it gathers, `mobile.events.data.microsoft.com`, and the file in which
    /// it
    /// keeps that.
    private static final List<String> SIGNS = List.of("events.data.microsoft", "ORT_DISABLE_TELEMETRY");

    @Test
    void noLibraryOfAnySystemKnowsAnAddressToReportTo() throws IOException {
        List<String> found = new ArrayList<>();
        int libraries = 0;
        try (ZipFile jar = new ZipFile(jarOf(OrtEnvironment.class).toFile())) {
            for (ZipEntry entry : jar.stream()
                    .filter(e -> e.getName().matches(".*native/.*onnxruntime\\.(so|dylib|dll)"))
                    .toList()) {
                libraries++;
                String bytes = new String(jar.getInputStream(entry).readAllBytes(), StandardCharsets.ISO_8859_1);
                SIGNS.stream().filter(bytes::contains).forEach(sign -> found.add(entry.getName() + " has " + sign));
            }
        }
        assertFalse(libraries == 0, "the library lies elsewhere in its jar; look there");
        assertEquals(List.of(), found, "no telemetry, whoever makes it");
    }

    private static Path jarOf(Class<?> type) {
        Path jar = Path.of(URI.create(
                type.getProtectionDomain().getCodeSource().getLocation().toString()));
        assertFalse(Files.isDirectory(jar));
        return jar;
    }
}
