package org.attest.imagery.raster;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;
import org.junit.jupiter.api.io.TempDir;

/// Every pixel of a folder of real files, against GDAL's command line.
///
/// `ATTEST_GEOTIFF=/their/folder ./attest test --long -Dtest=GdalComparisonTest
/// -Dsurefire.failIfNoSpecifiedTests=false`
@Tag("long")
@EnabledIfEnvironmentVariable(named = "ATTEST_GEOTIFF", matches = ".+")
final class GdalComparisonTest {
    @Test
    void everyPixelIsWhatGdalReads(@TempDir Path scratch) throws IOException, InterruptedException {
        List<String> differences = new ArrayList<>();
        int compared = 0;
        try (Stream<Path> files = Files.walk(Path.of(System.getenv("ATTEST_GEOTIFF")))) {
            for (Path file : files.filter(GdalComparisonTest::isTiff).sorted().toList()) {
                compared++;
                String difference = compare(file, scratch);
                if (!difference.isEmpty()) {
                    differences.add(file.getFileName() + ": " + difference);
                }
            }
        }
        System.out.println("compared with GDAL: " + compared + " files, different: " + differences);
        assertEquals(List.of(), differences);
    }

    private static boolean isTiff(Path file) {
        String name = file.toString().toLowerCase(Locale.ROOT);
        return name.endsWith(".tif") || name.endsWith(".tiff");
    }

    private static String compare(Path file, Path scratch) throws IOException, InterruptedException {
        Path raw = scratch.resolve("raw");
        Process gdal = new ProcessBuilder(("gdal_translate -q -of ENVI -ot Float64 -co INTERLEAVE=BSQ -a_ullr 0 1 1 0 "
                                + file + " " + raw)
                        .split(" "))
                .redirectErrorStream(true)
                .redirectOutput(scratch.resolve("log").toFile())
                .start();
        if (!gdal.waitFor(60, TimeUnit.SECONDS) || gdal.exitValue() != 0) {
            return "GDAL cannot read it: " + Files.readString(scratch.resolve("log"));
        }
        ByteBuffer expected = ByteBuffer.wrap(Files.readAllBytes(raw)).order(ByteOrder.LITTLE_ENDIAN);
        try (GeoTiff tiff = GeoTiff.open(file)) {
            TiffImage image = tiff.image();
            long numbers = (long) image.bands() * image.width() * image.height();
            if (expected.capacity() != numbers * 8) {
                return "%s numbers against GDAL's %s".formatted(numbers, expected.capacity() / 8);
            }
            int wrong = 0;
            double greatest = 0;
            for (int band = 0; band < image.bands(); band++) {
                for (double ours : image.read(band, image.whole())) {
                    double theirs = expected.getDouble();
                    if (ours < 0 && theirs == ours + 256) {
                        continue; // GDAL before 3.7 knows no signed bytes and shows them as unsigned.
                    }
                    if (Double.compare(ours, theirs) != 0) {
                        wrong++;
                        greatest = Math.max(greatest, Math.abs(ours - theirs));
                    }
                }
            }
            return wrong == 0 ? "" : "%s of %s differ, by up to %s".formatted(wrong, numbers, greatest);
        } catch (RasterException e) {
            return e.code() + " " + e.getMessage();
        }
    }
}
