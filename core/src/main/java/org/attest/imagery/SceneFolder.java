package org.attest.imagery;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.attest.imagery.raster.Web;

/// The scenes of a folder: STAC items (`*.json`) anywhere in it, and the rows of `scenes.csv`; or of a STAC catalogue,
/// collection or search, see [StacReader].
///
/// `scenes.csv` has a header and a row for each file: `file,layer,captured,date_is,sensor,orbit,orbit_state,unit`.
/// `layer` is
/// `vv`, `vh`, `cloud_mask`, `cloud_probability` or `coherence`; `captured` an ISO time with a zone, of coherence the
/// two of its pair as `start/end`; `date_is` must be
/// `capture`, since a date of release or of a mosaic is no time of capture; `unit` is `power` or `dB`. Rows with the
/// same
/// time, sensor and orbit are one scene.
///
/// Nothing is ever taken from the name or the date of a file.
///
/// @param scenes those without a time of capture first, then by time
/// @param notices one line for each file or row that was left out or doubted, beginning with a stable code
public record SceneFolder(List<Scene> scenes, List<String> notices) {
    private static final List<String> COLUMNS =
            List.of("file", "layer", "captured", "date_is", "sensor", "orbit", "orbit_state", "unit");

    public SceneFolder {
        scenes = scenes.stream()
                .sorted(Comparator.comparing((Scene scene) -> scene.time().orElse(Instant.MIN))
                        .thenComparing(Scene::id))
                .toList();
        notices = List.copyOf(notices);
    }

    /// Of a folder, without the network.
    public static SceneFolder read(Path folder) throws IOException {
        return read(folder.toString(), Web.NONE);
    }

    /// @param location a folder; a STAC document, whose links are followed; or the address of one
    /// @param web what may be read over the network
    /// @throws IOException if there's nothing there, or a `scenes.csv` lacks columns
    public static SceneFolder read(String location, Web web) throws IOException {
        List<String> notices = new ArrayList<>();
        StacReader stac = new StacReader(web, notices);
        List<Scene> scenes = new ArrayList<>();
        if (Web.isAddress(location) || Files.isRegularFile(Path.of(location))) {
            stac.read(location);
        } else {
            List<Path> files;
            try (Stream<Path> walk = Files.walk(Path.of(location))) {
                files = walk.filter(Files::isRegularFile).sorted().toList();
            }
            for (Path file : files) {
                if (file.toString().toLowerCase(Locale.ROOT).endsWith(".json")) {
                    stac.read(file.normalize().toString());
                } else if (file.getFileName().toString().equals("scenes.csv")) {
                    scenes.addAll(rows(file, notices));
                }
            }
        }
        scenes.addAll(stac.scenes());
        for (Scene scene : scenes) {
            if (scene.capture() instanceof Scene.Capture.Unknown unknown) {
                notices.add("imagery.date-unknown: a scene must have a time of capture; " + unknown.why() + " in "
                        + scene.id() + ". Give it in scenes.csv if you know it");
            }
        }
        return new SceneFolder(scenes, notices);
    }

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
                                    StacReader.resolved(file.toString(), read.file),
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
            String layer = row.getOrDefault("layer", "").toLowerCase(Locale.ROOT);
            Scene.Capture capture = span(captured, layer.equals("coherence"))
                    .<Scene.Capture>map(span -> kind.equals("capture")
                            ? span
                            : new Scene.Capture.Unknown("its date is called '" + kind + "'"))
                    .orElseGet(() -> new Scene.Capture.Unknown("'" + captured + "' is no time with a zone"));
            String orbit = row.getOrDefault("orbit", "");
            return new Row(
                    row.getOrDefault("file", ""),
                    layer,
                    capture,
                    row.getOrDefault("sensor", ""),
                    orbit.matches("\\d{1,6}")
                            ? Optional.of(new Scene.Orbit(Integer.parseInt(orbit), row.getOrDefault("orbit_state", "")))
                            : Optional.empty());
        }

        /// A time; of coherence the two times of its pair, `start/end`.
        private static Optional<Scene.Capture.At> span(String captured, boolean pair) {
            int slash = captured.indexOf('/');
            if (!pair || slash < 0) {
                return StacReader.instant(captured).map(time -> new Scene.Capture.At(time, time));
            }
            return StacReader.instant(captured.substring(0, slash))
                    .flatMap(start -> StacReader.instant(captured.substring(slash + 1))
                            .filter(end -> end.isAfter(start))
                            .map(end -> new Scene.Capture.At(start, end)));
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
