package org.attest.imagery.raster;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class GeoTiffTest {
    private static final int WIDTH = 37;
    private static final int HEIGHT = 29;

    @Test
    void everyWayOfStoringGivesTheSamePixels() throws IOException {
        int checked = 0;
        for (TiffMaker maker : ways()) {
            double[][] pixels = pixels(maker);
            TiffImage image = open(maker.make(pixels, WIDTH, HEIGHT)).image();
            assertEquals(maker.numbers(), image.bands(), maker.toString());
            for (int n = 0; n < pixels.length; n++) {
                assertArrayEquals(pixels[n], image.read(n, image.whole()), maker + " number " + n);
                checked++;
            }
        }
        assertTrue(checked > 300, "ways checked: " + checked);
    }

    @Test
    void aWindowIsThatPartOfTheWhole() throws IOException {
        Random random = new Random(5);
        for (TiffMaker maker : List.of(
                TiffMaker.plain(),
                TiffMaker.plain().blocks(16, 0).packed(8, 3),
                TiffMaker.plain().bands(3, true).packed(5, 2))) {
            double[][] pixels = pixels(maker);
            TiffImage image = open(maker.make(pixels, WIDTH, HEIGHT)).image();
            for (int i = 0; i < 50; i++) {
                int x = random.nextInt(WIDTH);
                int y = random.nextInt(HEIGHT);
                Window window = new Window(x, y, 1 + random.nextInt(WIDTH - x), 1 + random.nextInt(HEIGHT - y));
                int band = random.nextInt(image.bands());
                double[] read = image.read(band, window);
                float[] floats = new float[5 + window.height() * 50];
                image.readFloats(band, window, floats, 5, 50);
                for (int p = 0; p < read.length; p++) {
                    int row = p / window.width();
                    int column = p % window.width();
                    assertEquals(pixels[band][(y + row) * WIDTH + x + column], read[p], maker + " " + window);
                    assertEquals((float) read[p], floats[5 + row * 50 + column], maker + " " + window);
                }
            }
        }
    }

    @Test
    void whatTheWriterWritesIsReadBackWithItsGrid(@TempDir Path folder) throws IOException {
        float[] image = new float[700 * 530];
        Random random = new Random(1);
        for (int i = 0; i < image.length; i++) {
            image[i] = random.nextFloat();
        }
        image[17] = Float.NaN;
        Grid grid = Grid.northUp(300_000, 3_900_000, 10, 32634);
        for (boolean deflate : new boolean[] {true, false}) {
            Path file = folder.resolve("a.tif");
            CogWriter.write(file, image, 700, 530, grid, new CogWriter.Options(256, deflate, true));
            try (GeoTiff tiff = GeoTiff.open(file)) {
                assertEquals(grid, tiff.grid().orElseThrow());
                assertEquals(2, tiff.overviews().size());
                assertEquals(175, tiff.overviews().getLast().width());
                assertTrue(Double.isNaN(tiff.noData().orElse(0)));
                float[] read = new float[image.length];
                tiff.image().readFloats(0, tiff.image().whole(), read, 0, 700);
                assertArrayEquals(image, read);
                double mean = (image[2] + image[3] + image[702] + image[703]) / 4;
                assertEquals(mean, tiff.overviews().getFirst().read(0, new Window(1, 0, 1, 1))[0], 1e-7);
            }
        }
    }

    @Test
    void aTruncatedFileIsAClearErrorAndNeverAPixel() throws IOException {
        for (TiffMaker maker :
                List.of(TiffMaker.plain(), TiffMaker.plain().packed(8, 3).blocks(16, 0))) {
            byte[] whole = maker.make(pixels(maker), WIDTH, HEIGHT);
            for (int length = 0; length < whole.length; length += 7) {
                byte[] part = Arrays.copyOf(whole, length);
                RasterException e = assertThrows(RasterException.class, () -> readAll(part));
                assertTrue(String.valueOf(e.getMessage()).contains("test.tif"), e.code());
            }
        }
    }

    @Test
    void aFlippedBitInPackedDataIsFoundByItsChecksum() throws IOException {
        TiffMaker maker = TiffMaker.plain().packed(8, 1).blocks(16, 0);
        double[][] pixels = pixels(maker);
        byte[] whole = maker.make(pixels, WIDTH, HEIGHT);
        Random random = new Random(3);
        int found = 0;
        for (int i = 0; i < 400; i++) {
            byte[] bad = whole.clone();
            // The first tile's bytes: they begin after the header.
            bad[8 + random.nextInt(500)] ^= (byte) (1 << random.nextInt(8));
            try {
                // An unused bit may flip without harm.
                assertArrayEquals(pixels[0], open(bad).image().read(0, new Window(0, 0, WIDTH, HEIGHT)));
            } catch (RasterException _) {
                found++;
            }
        }
        assertTrue(found > 300, "found " + found);
    }

    /// Two seconds of random damage anywhere: every read ends, in pixels or in our own exception, and takes little
    /// memory.
    @Test
    void randomDamageEndsInAnErrorOfOurOwn() throws IOException {
        damage(2_000, 11);
    }

    @Test
    @Tag("long")
    void muchRandomDamageEndsInAnErrorOfOurOwn() throws IOException {
        damage(200_000, 12);
    }

    private static void damage(int times, long seed) throws IOException {
        Random random = new Random(seed);
        List<byte[]> wholes = new ArrayList<>();
        for (TiffMaker maker : ways()) {
            wholes.add(maker.make(pixels(maker), WIDTH, HEIGHT));
        }
        for (int i = 0; i < times; i++) {
            byte[] bad = wholes.get(random.nextInt(wholes.size())).clone();
            int changes = 1 + random.nextInt(4);
            for (int c = 0; c < changes; c++) {
                // Directories lie at the end; damage them more often than pixels.
                int at = random.nextInt(3) == 0
                        ? random.nextInt(bad.length)
                        : bad.length - 1 - random.nextInt(Math.min(400, bad.length));
                bad[at] = (byte) random.nextInt();
            }
            String which = "seed " + seed + " file " + i;
            try {
                readAll(bad);
            } catch (RasterException e) {
                assertTrue(String.valueOf(e.getMessage()).length() > 20, which);
            } catch (RuntimeException e) {
                throw new AssertionError(which, e);
            }
        }
    }

    @Test
    void aDirectoryThatNamesItselfAsTheNextIsNoEndlessLoop() throws IOException {
        byte[] file = TiffMaker.plain().make(pixels(TiffMaker.plain()), WIDTH, HEIGHT);
        // The last four bytes of the directory name the next: let them name the first.
        int first = (file[4] & 0xFF) | (file[5] & 0xFF) << 8 | (file[6] & 0xFF) << 16;
        int entries = file[first];
        for (int b = 0; b < 4; b++) {
            file[first + 2 + 12 * entries + b] = file[4 + b];
        }
        assertEquals(
                "raster.corrupt",
                assertThrows(RasterException.class, () -> readAll(file)).code());
    }

    @Test
    void aWindowOfAnAddressFetchesOnlyItsRanges(@TempDir Path folder) throws IOException {
        Path file = folder.resolve("a.tif");
        float[] image = new float[1024 * 1024];
        for (int i = 0; i < image.length; i++) {
            image[i] = i;
        }
        CogWriter.write(
                file, image, 1024, 1024, Grid.northUp(0, 0, 10, 32634), new CogWriter.Options(128, false, false));
        byte[] bytes = Files.readAllBytes(file);
        AtomicLong sent = new AtomicLong();
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/a.tif", exchange -> {
            String[] range =
                    exchange.getRequestHeaders().getFirst("Range").substring(6).split("-");
            int from = Integer.parseInt(range[0]);
            int to = Math.min(bytes.length - 1, Integer.parseInt(range[1]));
            exchange.getResponseHeaders().add("Content-Range", "bytes " + from + "-" + to + "/" + bytes.length);
            exchange.sendResponseHeaders(206, to - from + 1);
            exchange.getResponseBody().write(bytes, from, to - from + 1);
            exchange.close();
            sent.addAndGet(to - from + 1);
        });
        server.start();
        try (GeoTiff tiff = GeoTiff.open(HttpRanges.open(
                URI.create("http://" + server.getAddress().getHostString() + ":"
                        + server.getAddress().getPort() + "/a.tif"),
                new Web(Set.of("127.0.0.1"))))) {
            assertEquals(500 * 1024 + 600, tiff.image().read(0, new Window(600, 500, 2, 2))[0]);
            assertTrue(sent.get() < bytes.length / 8, sent + " of " + bytes.length);
        } finally {
            server.stop(0);
        }
    }

    private static void readAll(byte[] bytes) throws IOException {
        try (GeoTiff tiff = open(bytes)) {
            TiffImage image = tiff.image();
            // Damage may make an image huge; a window of it must still be cheap.
            Window window = new Window(0, 0, Math.min(64, image.width()), Math.min(64, image.height()));
            for (int band = 0; band < Math.min(8, image.bands()); band++) {
                image.read(band, window);
            }
        }
    }

    private static GeoTiff open(byte[] bytes) throws IOException {
        return GeoTiff.open(ByteSource.of("test.tif", bytes));
    }

    private static List<TiffMaker> ways() {
        List<TiffMaker> ways = new ArrayList<>();
        int[][] types = {
            {8, 1}, {8, 2}, {16, 1}, {16, 2}, {32, 1}, {32, 2}, {64, 2}, {16, 3}, {32, 3}, {64, 3}, {32, 5}, {64, 6}
        };
        for (int[] type : types) {
            for (int compression : new int[] {1, 5, 8, 32773}) {
                for (int predictor : type[1] == 3 ? new int[] {1, 2, 3} : new int[] {1, 2}) {
                    boolean odd = (type[0] + compression + predictor) % 2 == 1;
                    TiffMaker maker = TiffMaker.plain()
                            .samples(type[0], type[1])
                            .packed(compression, predictor)
                            .order(odd ? ByteOrder.BIG_ENDIAN : ByteOrder.LITTLE_ENDIAN, compression == 5);
                    ways.add(maker);
                    ways.add(maker.bands(3, odd).blocks(16, 0));
                    ways.add(maker.bands(2, !odd).order(maker.order(), !maker.big()));
                }
            }
        }
        return ways;
    }

    /// Numbers that the type can hold, smooth in places so that packing has something to do.
    private static double[][] pixels(TiffMaker maker) {
        Random random = new Random(maker.bits() * 31L + maker.format());
        double[][] pixels = new double[maker.numbers()][WIDTH * HEIGHT];
        for (double[] band : pixels) {
            for (int i = 0; i < band.length; i++) {
                band[i] = switch (maker.format()) {
                    case 1 -> i % 5 == 0 ? random.nextInt(250) : 7;
                    case 2, 5 -> i % 3 == 0 ? random.nextInt(250) - 125 : -3;
                    default -> i % 4 == 0 ? Math.round(random.nextGaussian() * 1000) / 8.0 % 64 : 0.5;
                };
            }
        }
        return pixels;
    }
}
