package org.attest.eval.corpus;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/// The closed lists of regions and manners of writing, and which of them are held back: `corpus/settings.tsv`.
///
/// @param regions part (`train` or `dev`) by region
/// @param manners part by manner
public record Settings(Map<String, String> regions, Map<String, String> manners) {
    public Settings {
        regions = Map.copyOf(regions);
        manners = Map.copyOf(manners);
    }

    /// @throws UncheckedIOException if the file cannot be read
    public static Settings read(Path file) {
        Map<String, String> regions = new HashMap<>();
        Map<String, String> manners = new HashMap<>();
        try {
            for (String line : Files.readAllLines(file)) {
                String[] cells = line.split("\t", -1);
                if (cells.length == 3 && cells[0].equals("region")) {
                    regions.put(cells[1], cells[2]);
                } else if (cells.length == 3 && cells[0].equals("manner")) {
                    manners.put(cells[1], cells[2]);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException("the list of regions and manners must be readable; got " + e, e);
        }
        return new Settings(regions, manners);
    }

    /// A group is held back if its region is, or if any of its reports is written in a manner that is.
    public String part(Group group) {
        Set<String> parts = new HashSet<>();
        parts.add(regions.getOrDefault(group.region(), "train"));
        group.reports().forEach(report -> parts.add(manners.getOrDefault(report.manner(), "train")));
        return parts.contains("dev") ? "dev" : "train";
    }
}
