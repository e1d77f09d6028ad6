package org.attest.imagery.raster;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A GeoTIFF file: its image, smaller copies of it (overviews), its mask, and where it lies on the ground.
///
/// Reads TIFF 6.0 and BigTIFF in both byte orders, strips and tiles, also sparse ones; whole numbers of 1 to 64 bits,
/// real
/// and complex ones; no compression, LZW, deflate, PackBits, ZSTD and JPEG; predictors 2 and 3. What else there is, and
/// what
/// contradicts itself, is a [RasterException].
public final class GeoTiff implements Closeable {
    /// `<Item name="SCALE" sample="0" role="scale">0.01</Item>` as GDAL writes it.
    private static final Pattern ITEM = Pattern.compile(
            "<Item\\b(?=[^>]*\\bsample=\"(\\d+)\")(?=[^>]*\\brole=\"(scale|offset)\")[^>]*>\\s*([^<\\s]+)\\s*</Item>");

    private final ByteSource source;
    private final TiffImage image;
    private final List<TiffImage> overviews;
    private final Optional<TiffImage> mask;
    private final Optional<Grid> grid;
    private final OptionalDouble noData;
    private final Map<Integer, Double> scales = new HashMap<>();
    private final Map<Integer, Double> offsets = new HashMap<>();

    private GeoTiff(ByteSource source) throws IOException {
        this.source = source;
        List<Directory> directories = Directory.all(source);
        Directory first = directories.getFirst();
        noData = number(first.text(Directory.GDAL_NODATA).strip());
        image = new TiffImage(first, noData.orElse(0));
        grid = GeoReference.grid(first);
        Matcher items = ITEM.matcher(first.text(Directory.GDAL_METADATA));
        while (items.find()) {
            int band = Integer.parseInt(items.group(1));
            number(items.group(3))
                    .ifPresent(value -> (items.group(2).equals("scale") ? scales : offsets).put(band, value));
        }
        List<TiffImage> smaller = new ArrayList<>();
        Optional<TiffImage> found = Optional.empty();
        for (Directory directory : directories.subList(1, directories.size())) {
            long kind = directory.first(Directory.NEW_SUBFILE_TYPE).orElse(0);
            if ((kind & 4) != 0 && (kind & 1) == 0 && found.isEmpty()) {
                found = Optional.of(new TiffImage(directory, 0));
            } else if ((kind & 1) != 0 && (kind & 4) == 0) {
                smaller.add(new TiffImage(directory, noData.orElse(0)));
            }
        }
        overviews = List.copyOf(smaller);
        mask = found;
    }

    /// @throws RasterException if it isn't a GeoTIFF that can be read
    public static GeoTiff open(Path file) throws IOException {
        return open(ByteSource.of(file));
    }

    /// @param source closed with the result, or at once if it cannot be read
    public static GeoTiff open(ByteSource source) throws IOException {
        try {
            return new GeoTiff(source);
        } catch (IOException | RuntimeException e) {
            source.close();
            throw e;
        }
    }

    public String name() {
        return source.name();
    }

    public TiffImage image() {
        return image;
    }

    /// Largest first, as the file has them.
    public List<TiffImage> overviews() {
        return overviews;
    }

    /// Of the size of the image; 0 where a pixel isn't valid.
    public Optional<TiffImage> mask() {
        return mask;
    }

    /// Empty if the file doesn't say where it lies.
    public Optional<Grid> grid() {
        return grid;
    }

    /// The number that stands for "no value here"; may be NaN or infinite.
    public OptionalDouble noData() {
        return noData;
    }

    /// What a stored number of a band is multiplied by to give the measured one.
    public double scale(int band) {
        return scales.getOrDefault(band, 1.0);
    }

    /// What is added after that.
    public double offset(int band) {
        return offsets.getOrDefault(band, 0.0);
    }

    @Override
    public void close() throws IOException {
        source.close();
    }

    private static OptionalDouble number(String text) {
        try {
            return switch (text) {
                case "" -> OptionalDouble.empty();
                case "inf", "+inf", "Inf" -> OptionalDouble.of(Double.POSITIVE_INFINITY);
                case "-inf", "-Inf" -> OptionalDouble.of(Double.NEGATIVE_INFINITY);
                case "nan", "NaN", "-nan" -> OptionalDouble.of(Double.NaN);
                default -> OptionalDouble.of(Double.parseDouble(text));
            };
        } catch (NumberFormatException _) {
            return OptionalDouble.empty();
        }
    }
}
