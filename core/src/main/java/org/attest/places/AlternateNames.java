package org.attest.places;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.attest.reports.Notice;

/// Adds the names of GeoNames' `alternateNamesV2.txt`: id, GeoNames id, language, name, and flags.
final class AlternateNames {
    /// Not languages: addresses, codes of airports, post and so on.
    private static final Set<String> CODES =
            Set.of("link", "post", "iata", "icao", "faac", "wkdt", "unlc", "phon", "tcid", "abbr");

    private static final int COLUMNS = 4;

    private final RowIndex index;
    private final Consumer<Notice> notices;

    AlternateNames(RowIndex index, Consumer<Notice> notices) {
        this.index = index;
        this.notices = notices;
    }

    void read(Path file, PlaceTableWriter writer) throws IOException {
        long number = 0;
        long broken = 0;
        try (GazetteerImport.Lines lines = new GazetteerImport.Lines(file)) {
            for (Optional<String> line = lines.next(); line.isPresent(); line = lines.next()) {
                number++;
                String[] field = line.get().split("\t", -1);
                if (field.length < COLUMNS || !field[1].matches("\\d{1,18}")) {
                    broken++;
                    continue;
                }
                int row = CODES.contains(field[2]) ? -1 : index.row(Long.parseLong(field[1]));
                if (row >= 0 && GazetteerBuilder.isUsable(field[3])) {
                    writer.addName(row, index.country(row), field[3]);
                }
            }
        }
        if (broken > 0) {
            notices.accept(new Notice(
                    "places",
                    "places.gazetteer-line",
                    Optional.of(file.toString()),
                    Optional.empty(),
                    "a line of alternate names must have an id, a GeoNames id, a language and a name; " + broken
                            + " of " + number + " in " + file + " have not and are skipped"));
        }
    }
}
