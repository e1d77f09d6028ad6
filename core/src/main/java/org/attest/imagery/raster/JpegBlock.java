package org.attest.imagery.raster;

import java.awt.image.Raster;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;
import javax.imageio.stream.MemoryCacheImageInputStream;

/// A strip or tile packed as JPEG (TIFF Technical Note 2), unpacked by the JDK's own decoder.
final class JpegBlock {
    private JpegBlock() {}

    /// @param tables tables that all blocks share; may be empty
    /// @param yCbCr whether three bands are luma and chroma, and shall become red, green and blue
    /// @param least rows that must be there; those below are 0
    /// @return bytes of the pixels, the bands of a pixel side by side
    static byte[] unpack(
            byte[] data, byte[] tables, int width, int height, int least, int bands, boolean yCbCr, String where)
            throws IOException {
        ImageReader reader = ImageIO.getImageReadersByFormatName("jpeg").next();
        try (ImageInputStream in = new MemoryCacheImageInputStream(new ByteArrayInputStream(joined(data, tables)))) {
            reader.setInput(in, true, true);
            if (reader.getWidth(0) != width || reader.getHeight(0) < least || reader.getHeight(0) > height) {
                throw RasterException.corrupt("a JPEG block must hold %s x %s pixels; got %s x %s in %s"
                        .formatted(width, height, reader.getWidth(0), reader.getHeight(0), where));
            }
            Raster raster = reader.readRaster(0, null);
            if (raster.getNumBands() != bands) {
                throw RasterException.corrupt(
                        "a JPEG block must hold %s bands; got %s in %s".formatted(bands, raster.getNumBands(), where));
            }
            int[] pixels = raster.getPixels(0, 0, width, raster.getHeight(), (int[]) null);
            byte[] out = new byte[width * height * bands];
            for (int i = 0; i < pixels.length; i++) {
                out[i] = (byte) pixels[i];
            }
            if (yCbCr && bands == 3) {
                toRgb(out);
            }
            return out;
        } catch (RasterException e) {
            throw e;
        } catch (IOException | RuntimeException e) {
            // The JDK's decoder throws several kinds on bad data.
            throw new RasterException(
                    RasterException.Kind.CORRUPT,
                    "JPEG data must hold together; got '" + e.getMessage() + "' in " + where + ". Fetch the file again",
                    e);
        } finally {
            reader.dispose();
        }
    }

    /// Tables without their end marker, then the block without its start marker.
    private static byte[] joined(byte[] data, byte[] tables) {
        if (tables.length < 4 || data.length < 2) {
            return data;
        }
        ByteArrayOutputStream out = new ByteArrayOutputStream(tables.length + data.length);
        out.write(tables, 0, tables.length - 2);
        out.write(data, 2, data.length - 2);
        return out.toByteArray();
    }

    /// ITU-R BT.601 at full range, in 16 bits of fraction and rounded as libjpeg does.
    private static void toRgb(byte[] pixels) {
        for (int i = 0; i + 2 < pixels.length; i += 3) {
            int y = pixels[i] & 0xFF;
            int cb = (pixels[i + 1] & 0xFF) - 128;
            int cr = (pixels[i + 2] & 0xFF) - 128;
            pixels[i] = clamp(y + (91881 * cr + 32768 >> 16));
            pixels[i + 1] = clamp(y + (-22554 * cb - 46802 * cr + 32768 >> 16));
            pixels[i + 2] = clamp(y + (116130 * cb + 32768 >> 16));
        }
    }

    private static byte clamp(int value) {
        return (byte) Math.clamp(value, 0, 255);
    }
}
