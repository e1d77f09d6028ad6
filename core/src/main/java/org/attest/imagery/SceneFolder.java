package org.attest.imagery;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/// The scenes of a folder: STAC items (`*.json`) anywhere in it, and the rows of `scenes.csv`.
///
/// `scenes.csv` has a header and a row for each file: `file,layer,captured,date_is,sensor,orbit,orbit_state,unit`.
/// `layer` is
/// `vv`, `vh`, `cloud_mask`, `cloud_probability` or `coherence`; `captured` an ISO time with a zone; `date_is` must be
/// `capture`, since a date of release or of a mosaic is no time of capture; `unit` is `power` or `dB`. Rows with the
/// same
/// time, sensor and orbit are one scene.
///
/// Nothing is ever taken from the name or the date of a file.
///
/// @param scenes those without a time of capture first, then by time
/// @param notices one line for each file or row that was left out or doubted, beginning with a stable code
public record SceneFolder(List<Scene> scenes, List<String> notices) {
    /// A look takes seconds. What is spread over more than a day is a mosaic.
    private static final Duration LONGEST_CAPTURE = Duration.ofDays(1);

    private static final List<String> COLUMNS =
            List.of("file", "layer", "captured", "date_is", "sensor", "orbit", "orbit_state", "unit");

    public SceneFolder {
        scenes = scenes.stream()
                .sorted(Comparator.comparing((Scene scene) -> scene.time().orElse(Instant.MIN))
                        .thenComparing(Scene::id))
                .toList();
        notices = List.copyOf(notices);
    }

    public static SceneFolder read(Path folder) throws IOException {
        List<Scene> scenes = new ArrayList<>();
        List<String> notices = new ArrayList<>();
        List<Path> files;
        try (Stream<Path> walk = Files.walk(folder)) {
            files = walk.filter(Files::isRegularFile).sorted().toList();
        }
        for (Path file : files) {
            if (file.toString().toLowerCase(Locale.ROOT).endsWith(".json")) {
                item(file, notices).ifPresent(scenes::add);
            } else if (file.getFileName().toString().equals("scenes.csv")) {
                scenes.addAll(rows(file, notices));
            }
        }
        for (Scene scene : scenes) {
            if (scene.capture() instanceof Scene.Capture.Unknown unknown) {
                notices.add("imagery.date-unknown: a scene must have a time of capture; " + unknown.why() + " in "
                        + scene.id() + ". Give it in scenes.csv if you know it");
            }
        }
        return new SceneFolder(scenes, notices);
    }

    // ---- STAC ------------------------------------------------------------------------------------------------------

    /// Empty for other JSON files, a catalogue or collection among them: their items are files of their own.
    private static Optional<Scene> item(Path file, List<String> notices) throws IOException {
        JsonNode item;
        try {
            item = new ObjectMapper().readTree(Files.readAllBytes(file));
        } catch (JsonProcessingException e) {
            notices.add(
                    "imagery.not-json: a .json file must hold JSON; got other text in " + file + ". Remove or mend it");
            return Optional.empty();
        }
        if (!item.path("type").asText("").equals("Feature") || !item.has("stac_version")) {
            return Optional.empty();
        }
        JsonNode properties = item.path("properties");
        Map<String, Scene.Layer> layers = new HashMap<>();
        item.path("assets").properties().forEach(asset -> {
            String href = asset.getValue().path("href").asText("");
            if (isRaster(asset.getValue(), href)) {
                layers.put(
                        layerName(asset.getKey(), asset.getValue()),
                        new Scene.Layer(resolved(file, href), decibels(asset.getValue())));
            }
        });
        JsonNode orbit = properties.path("sat:relative_orbit");
        return Optional.of(new Scene(
                item.path("id").asText(file.getFileName().toString()),
                capture(properties),
                properties
                        .path("platform")
                        .asText(properties.path("constellation").asText("")),
                orbit.isInt()
                        ? Optional.of(new Scene.Orbit(
                                orbit.asInt(),
                                properties.path("sat:orbit_state").asText("")))
                        : Optional.empty(),
                layers));
    }

    private static Scene.Capture capture(JsonNode properties) {
        Optional<Instant> at = instant(properties.path("datetime").asText(""));
        Optional<Instant> start = instant(properties.path("start_datetime").asText(""));
        Optional<Instant> end = instant(properties.path("end_datetime").asText(""));
        if (start.isPresent() && end.isPresent()) {
            Duration length = Duration.between(start.get(), end.get());
            if (length.isNegative() || length.compareTo(LONGEST_CAPTURE) > 0) {
                return new Scene.Capture.Unknown(
                        "it spans %s to %s, as a mosaic does,".formatted(start.get(), end.get()));
            }
            return new Scene.Capture.At(start.get(), end.get());
        }
        return at.<Scene.Capture>map(time -> new Scene.Capture.At(time, time))
                .orElseGet(() -> new Scene.Capture.Unknown("it has no datetime"));
    }

    private static Optional<Instant> instant(String text) {
        try {
            return text.isEmpty() || text.equals("null")
                    ? Optional.empty()
                    : Optional.of(OffsetDateTime.parse(text).toInstant());
        } catch (DateTimeParseException _) {
            return Optional.empty();
        }
    }

    private static boolean isRaster(JsonNode asset, String href) {
        String lower = href.toLowerCase(Locale.ROOT);
        return asset.path("type").asText("").startsWith("image/tiff")
                || lower.endsWith(".tif")
                || lower.endsWith(".tiff");
    }

    private static String layerName(String key, JsonNode asset) {
        JsonNode polarisations = asset.path("sar:polarizations");
        return (polarisations.size() == 1 ? polarisations.get(0).asText() : key).toLowerCase(Locale.ROOT);
    }

    private static boolean decibels(JsonNode asset) {
        String unit = asset.path("raster:bands")
                .path(0)
                .path("unit")
                .asText(asset.path("unit").asText(""));
        return unit.equalsIgnoreCase("dB");
    }

    private static String resolved(Path file, String href) {
        return href.startsWith("https://") || href.startsWith("http://")
                ? href
                : file.resolveSibling(href).normalize().toString();
    }

    // ---- CSV -------------------------------------------------------------------------------------------------------

    private static List<Scene> rows(Path file, List<String> notices) throws IOException {
        List<String> lines = Files.readAllLines(file);
        List<String> header = lines.isEmpty() ? List.of() : cells(lines.getFirst());
        if (!header.contains("file")
                || !header.contains("layer")
                || !header.contains("captured")
                || !header.contains("date_is")) {
            throw new IOException("scenes.csv must have the columns %s; got %s in %s"
                    .formatted(String.join(",", COLUMNS), String.join(",", header), file));
        }
        Map<String, Row> first = new LinkedHashMap<>();
        Map<String, Map<String, Scene.Layer>> layers = new HashMap<>();
        for (int n = 2; n <= lines.size(); n++) {
            if (lines.get(n - 1).isBlank()) {
                continue;
            }
            List<String> cells = cells(lines.get(n - 1));
            if (cells.size() != header.size()) {
                notices.add("imagery.bad-row: a row must have %s cells; got %s in line %s of %s. It is left out"
                        .formatted(header.size(), cells.size(), n, file));
                continue;
            }
            Map<String, String> row = new HashMap<>();
            for (int i = 0; i < cells.size(); i++) {
                row.put(header.get(i), cells.get(i));
            }
            Row read = Row.of(row);
            String key = read.capture + "|" + read.sensor + "|" + read.orbit + (read.isDated() ? "" : "|" + n);
            first.putIfAbsent(key, read);
            layers.computeIfAbsent(key, _ -> new HashMap<>())
                    .put(
                            read.layer,
                            new Scene.Layer(
                                    resolved(file, read.file),
                                    row.getOrDefault("unit", "").equalsIgnoreCase("dB")));
        }
        List<Scene> scenes = new ArrayList<>();
        first.forEach((key, row) -> scenes.add(
                new Scene(row.file, row.capture, row.sensor, row.orbit, layers.getOrDefault(key, Map.of()))));
        return scenes;
    }

    private record Row(String file, String layer, Scene.Capture capture, String sensor, Optional<Scene.Orbit> orbit) {
        static Row of(Map<String, String> row) {
            String captured = row.getOrDefault("captured", "");
            String kind = row.getOrDefault("date_is", "");
            Scene.Capture capture = instant(captured)
                    .<Scene.Capture>map(time -> kind.equals("capture")
                            ? new Scene.Capture.At(time, time)
                            : new Scene.Capture.Unknown("its date is called '" + kind + "'"))
                    .orElseGet(() -> new Scene.Capture.Unknown("'" + captured + "' is no time with a zone"));
            String orbit = row.getOrDefault("orbit", "");
            return new Row(
                    row.getOrDefault("file", ""),
                    row.getOrDefault("layer", "").toLowerCase(Locale.ROOT),
                    capture,
                    row.getOrDefault("sensor", ""),
                    orbit.matches("\\d{1,6}")
                            ? Optional.of(new Scene.Orbit(Integer.parseInt(orbit), row.getOrDefault("orbit_state", "")))
                            : Optional.empty());
        }

        boolean isDated() {
            return capture instanceof Scene.Capture.At;
        }
    }

    /// Cells of a line; a cell in double quotes may hold commas.
    private static List<String> cells(String line) {
        List<String> cells = new ArrayList<>();
        StringBuilder cell = new StringBuilder();
        boolean quoted = false;
        for (char c : line.toCharArray()) {
            if (c == '"') {
                quoted = !quoted;
            } else if (c == ',' && !quoted) {
                cells.add(cell.toString().strip());
                cell.setLength(0);
            } else {
                cell.append(c);
            }
        }
        cells.add(cell.toString().strip());
        return cells;
    }
}
