package org.attest.places;

import java.io.BufferedReader;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipInputStream;
import org.attest.reports.Notice;

/// Turns a list of places into a file that [Gazetteer#load(java.util.List, Consumer)] reads: a dump of GeoNames (19
/// columns with tabs, plain or zipped, features of all classes), OurAirports' `airports.csv`, or a CSV of one's own
/// with the columns `name,lat,lon,country` and, if wanted, `kind,aliases,population,id`.
///
/// Lines are read one at a time and sorted on disk, so that a dump of the whole world (1.5 GB) needs no more memory
/// than a small one. A line that cannot be used is a notice with its number, and the rest goes on; so is a file that
/// was cut off.
public final class GazetteerImport {
    /// Broken lines that are told one by one; the others are counted.
    private static final int TOLD = 20;

    private final Gazetteer gazetteer;
    private final Consumer<Notice> notices;
    private long skipped;

    /// @param places that were taken
    /// @param skipped lines that could not be used
    /// @param known lines of countries and regions that the program holds anyhow
    public record Outcome(String format, long places, long skipped, long known) {}

    /// One place of a list.
    record Item(PlaceTableWriter.Row row, List<String> names, long geonamesId) {}

    /// Reads one form of line.
    interface Form {
        String name();

        /// Empty for what the program holds anyhow.
        ///
        /// @throws IllegalArgumentException with what must hold and what we got
        Optional<Item> item(String line);

        /// Whether the last line of a file, which no line break ends, is whole.
        boolean isWhole(String line);
    }

    public GazetteerImport(Gazetteer gazetteer, Consumer<Notice> notices) {
        this.gazetteer = gazetteer;
        this.notices = notices;
    }

    /// @param alternateNames GeoNames' `alternateNamesV2.txt`, whose names in the scripts that Attest reads are
    /// added
    /// @param out replaced as a whole, or not at all
    /// @throws IllegalArgumentException if the file is of none of the three forms
    public Outcome run(Path source, Optional<Path> alternateNames, Path out) throws IOException {
        Path folder = Optional.ofNullable(out.toAbsolutePath().getParent()).orElse(Path.of("."));
        Files.createDirectories(folder);
        Path unfinished = folder.resolve(out.getFileName() + ".unfinished");
        Path scratch = Files.createTempDirectory(folder, "import");
        try (PlaceTableWriter writer = new PlaceTableWriter(scratch)) {
            RowIndex index = new RowIndex(alternateNames.isPresent());
            Outcome outcome = read(source, writer, index);
            if (alternateNames.isPresent()) {
                new AlternateNames(index, notices).read(alternateNames.get(), writer);
            }
            writer.write(false, unfinished);
            Files.move(unfinished, out, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
            return outcome;
        } finally {
            Files.deleteIfExists(unfinished);
        }
    }

    private Outcome read(Path source, PlaceTableWriter writer, RowIndex index) throws IOException {
        long known = 0;
        long number = 0;
        try (Lines lines = new Lines(source)) {
            String first = lines.next()
                    .orElseThrow(() ->
                            new IllegalArgumentException("a list of places must have lines; got none in " + source));
            Form form = form(first, source);
            boolean headed = !(form instanceof GeoNamesForm);
            String line = first;
            while (line != null) {
                number++;
                String next = lines.next().orElse(null);
                boolean cut = next == null && lines.endsOpen() && !form.isWhole(line);
                if (cut || next == null && lines.isBroken()) {
                    tell(
                            "gazetteer-cut",
                            source,
                            number,
                            "the file ends within a line or a zip, so it was cut off;"
                                    + " what came before is kept, fetch it again for the rest");
                }
                if (!(headed && number == 1) && !cut && !line.isBlank() && !line.startsWith("#")) {
                    try {
                        Optional<Item> item = form.item(line);
                        known += item.isEmpty() ? 1 : 0;
                        if (item.isPresent()) {
                            index.add(
                                    item.get().geonamesId,
                                    writer.size(),
                                    item.get().row.country());
                            writer.add(item.get().row, item.get().names);
                        }
                    } catch (IllegalArgumentException e) {
                        skipped++;
                        if (skipped <= TOLD) {
                            tell("gazetteer-line", source, number, e.getMessage() + "; the line is skipped");
                        }
                    }
                }
                line = next;
            }
            if (skipped > TOLD) {
                tell("gazetteer-line", source, number, (skipped - TOLD) + " more lines could not be used");
            }
            return new Outcome(form.name(), writer.size(), skipped, known);
        }
    }

    private void tell(String code, Path source, long line, String what) {
        notices.accept(new Notice(
                "places",
                "places." + code,
                Optional.of(source.toString()),
                Optional.empty(),
                what + " (" + source + ", line " + line + ")"));
    }

    private Form form(String first, Path source) {
        String head = first.startsWith("\uFEFF") ? first.substring(1) : first;
        if (head.chars().filter(c -> c == '\t').count() >= GeoNamesForm.COLUMNS - 1) {
            return new GeoNamesForm(gazetteer);
        }
        List<String> columns = Csv.fields(head);
        if (columns.contains("ident") && columns.contains("latitude_deg")) {
            return new AirportsForm(columns, gazetteer);
        }
        if (columns.containsAll(OwnForm.NEEDED)) {
            return new OwnForm(columns, gazetteer);
        }
        throw new IllegalArgumentException("a list of places must be a dump of GeoNames (19 columns with tabs), an"
                + " airports.csv of OurAirports, or a CSV whose first line names the columns "
                + String.join(",", OwnForm.NEEDED) + "; got a first line of another form in " + source + ": "
                + (head.length() > 80 ? head.substring(0, 80) + "…" : head));
    }

    /// The lines of a plain file, or of the largest text in a zip.
    static final class Lines implements AutoCloseable {
        private final BufferedReader reader;
        private boolean open;
        private boolean broken;

        Lines(Path file) throws IOException {
            InputStream in = Files.newInputStream(file);
            if (file.toString().endsWith(".zip")) {
                ZipInputStream zip = new ZipInputStream(in);
                ZipEntry entry = zip.getNextEntry();
                while (entry != null
                        && (entry.getName().startsWith("readme")
                                || !entry.getName().endsWith(".txt"))) {
                    entry = zip.getNextEntry();
                }
                in = zip;
            }
            reader = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8), 1 << 16);
        }

        Optional<String> next() throws IOException {
            StringBuilder line = new StringBuilder(200);
            try {
                for (int c = reader.read(); c >= 0; c = reader.read()) {
                    if (c == '\n') {
                        return Optional.of(withoutReturn(line));
                    }
                    line.append((char) c);
                }
            } catch (EOFException | ZipException _) {
                broken = true;
            }
            open |= !line.isEmpty();
            return line.isEmpty() ? Optional.empty() : Optional.of(line.toString());
        }

        private static String withoutReturn(StringBuilder line) {
            int length = line.length();
            return line.substring(0, length > 0 && line.charAt(length - 1) == '\r' ? length - 1 : length);
        }

        /// Whether no line break ended the last line.
        boolean endsOpen() {
            return open;
        }

        boolean isBroken() {
            return broken;
        }

        @Override
        public void close() throws IOException {
            reader.close();
        }
    }
}
