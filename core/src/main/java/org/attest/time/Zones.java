package org.attest.time;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/// The time zone of an area, where it has one, from `zones.tsv`.
///
/// The zone of a town is the gazetteer's to say. An area of a country with several zones has one only if they all show
/// the same time on the days asked for, or if the same zone is nearest to its middle and all its corners.
public final class Zones {
    private record Zone(ZoneId id, double latitude, double longitude) {
        /// Degrees, squared; near enough to tell zones apart.
        double distance(double lat, double lon) {
            double x = (lon - longitude) * Math.cos(Math.toRadians((lat + latitude) / 2));
            return x * x + (lat - latitude) * (lat - latitude);
        }
    }

    private final Map<String, List<Zone>> byCountry;

    private Zones(Map<String, List<Zone>> byCountry) {
        this.byCountry = byCountry;
    }

    /// The list that comes with Attest.
    public static Zones bundled() {
        try (InputStream in = Zones.class.getResourceAsStream("zones.tsv")) {
            if (in == null) {
                throw new IllegalStateException("org/attest/time/zones.tsv must be on the class path; rebuild core");
            }
            return new Zones(new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))
                    .lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .map(line -> line.split("\t", -1))
                    // A zone that this Java does not know yet would be one fewer to tell apart, not a reason to fail.
                    .filter(column -> ZoneId.getAvailableZoneIds().contains(column[1]))
                    .collect(Collectors.groupingBy(
                            column -> column[0],
                            Collectors.mapping(
                                    column -> new Zone(
                                            ZoneId.of(column[1]),
                                            Double.parseDouble(column[2]),
                                            Double.parseDouble(column[3])),
                                    Collectors.toUnmodifiableList()))));
        } catch (IOException e) {
            throw new UncheckedIOException("org/attest/time/zones.tsv", e);
        }
    }

    /// The zone of a whole country on the days of `when`; empty if it has several that differ then.
    ///
    /// @param country ISO 3166-1 alpha-2
    public Optional<ZoneId> find(String country, When.Interval when) {
        List<Zone> zones = byCountry.getOrDefault(country, List.of());
        return zones.isEmpty() || !agree(zones, when) ? Optional.empty() : Optional.of(zones.getFirst().id);
    }

    /// The zone of a part of a country, given as a box in degrees.
    public Optional<ZoneId> find(
            String country, double west, double south, double east, double north, When.Interval when) {
        Optional<ZoneId> whole = find(country, when);
        List<Zone> zones = byCountry.getOrDefault(country, List.of());
        if (whole.isPresent() || zones.isEmpty()) {
            return whole;
        }
        Set<ZoneId> nearest = new HashSet<>();
        double[][] points = {
            {south, west}, {south, east}, {north, west}, {north, east}, {(south + north) / 2, (west + east) / 2}
        };
        for (double[] point : points) {
            nearest.add(zones.stream()
                    .min((a, b) -> Double.compare(a.distance(point[0], point[1]), b.distance(point[0], point[1])))
                    .orElseThrow()
                    .id);
        }
        return nearest.size() == 1 ? Optional.of(nearest.iterator().next()) : Optional.empty();
    }

    /// Whether all zones show the same time at the ends of `when`; an open end is not asked for.
    private static boolean agree(List<Zone> zones, When.Interval when) {
        return agree(zones, when.start()) && agree(zones, when.end());
    }

    private static boolean agree(List<Zone> zones, Optional<LocalDate> day) {
        return day.isEmpty()
                || zones.stream()
                                .map(zone ->
                                        zone.id.getRules().getOffset(day.get().atStartOfDay()))
                                .distinct()
                                .count()
                        == 1;
    }
}
