package org.attest.imagery;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.attest.imagery.raster.Web;

/// Scenes of STAC documents: items, and what lists items, whose links are followed: catalogues, collections, pages of a
/// search. Documents are files, or addresses at hosts that the user allows.
///
/// @see <a href="https://github.com/radiantearth/stac-spec">STAC 1.0.0; also reads 0.9 and 1.1</a>
final class StacReader {
    /// A look takes seconds. What is spread over more than a day is a mosaic.
    private static final Duration LONGEST_CAPTURE = Duration.ofDays(1);

    /// More are surely not what the user meant: a whole archive.
    private static final int MOST_DOCUMENTS = 10_000;

    /// Links that lead to items, or towards them.
    private static final Set<String> FOLLOWED = Set.of("child", "item", "items", "next");

    private static final ObjectMapper JSON = new ObjectMapper();

    private final Web web;
    private final List<String> notices;
    private final List<Scene> scenes = new ArrayList<>();
    private final Deque<String> waiting = new ArrayDeque<>();
    private final Set<String> seen = new HashSet<>();
    private final Set<String> known = new HashSet<>();
    /// How many documents and images are at hosts that the user doesn't allow.
    private final Map<String, Integer> refused = new TreeMap<>();

    StacReader(Web web, List<String> notices) {
        this.web = web;
        this.notices = notices;
    }

    /// What was read, and a notice for each host that wasn't asked.
    List<Scene> scenes() {
        refused.forEach((host, n) -> notices.add(
                "imagery.host-not-allowed: an address must be at a host that you allow; %s are at %s and are left out. Give --allow-host %s if you trust it"
                        .formatted(n, host, host)));
        return scenes;
    }

    /// Reads a document and all that it leads to. Other JSON is passed over.
    ///
    /// @param location a path or an address
    /// @throws IOException if it can't be read; of what it links to, that is a notice
    void read(String location) throws IOException {
        if (!seen.add(location)) {
            return;
        }
        take(location, load(location));
        while (!waiting.isEmpty()) {
            String next = waiting.remove();
            if (seen.size() >= MOST_DOCUMENTS) {
                notices.add(
                        "imagery.too-many-items: a catalogue must lead to at most %s documents; %s are left out. Name a collection or a search"
                                .formatted(MOST_DOCUMENTS, waiting.size() + 1));
                waiting.clear();
                return;
            }
            if (seen.add(next)) {
                follow(next);
            }
        }
    }

    private void follow(String location) {
        try {
            take(location, load(location));
        } catch (IOException e) {
            notices.add("imagery.broken-link: a link must lead to a document; " + e.getMessage());
        }
    }

    private Optional<JsonNode> load(String location) throws IOException {
        byte[] bytes;
        if (Web.isAddress(location)) {
            try {
                bytes = web.document(URI.create(location));
            } catch (IllegalArgumentException e) {
                throw new IOException("an address must be well formed; got " + shown(location), e);
            }
        } else {
            Path file = Path.of(location);
            if (!Files.isRegularFile(file)) {
                throw new IOException("got none at " + file + ", which does not exist");
            }
            bytes = Files.readAllBytes(file);
        }
        try {
            return Optional.of(JSON.readTree(bytes));
        } catch (JsonProcessingException e) {
            notices.add("imagery.not-json: a STAC document must be JSON; got other text in " + shown(location)
                    + ". Remove or mend it");
            return Optional.empty();
        }
    }

    private void take(String location, Optional<JsonNode> read) {
        if (read.isEmpty()) {
            return;
        }
        JsonNode document = read.get();
        switch (document.path("type").asText("")) {
            case "Feature" -> item(location, document);
            case "FeatureCollection" -> {
                for (JsonNode feature : document.path("features")) {
                    item(self(feature).map(href -> resolved(location, href)).orElse(location), feature);
                }
                links(location, document);
            }
            case "Catalog", "Collection" -> links(location, document);
            // Before 1.0.0 a catalogue had no type.
            default -> {
                if (document.has("stac_version")) {
                    links(location, document);
                }
            }
        }
    }

    private void links(String location, JsonNode document) {
        for (JsonNode link : document.path("links")) {
            String relation = link.path("rel").asText("");
            String href = link.path("href").asText("");
            if (!FOLLOWED.contains(relation) || href.isEmpty()) {
                continue;
            }
            if (link.path("method").asText("GET").equalsIgnoreCase("POST")) {
                notices.add(
                        "imagery.post-link: the next page of a search must have an address; got one that is posted in "
                                + shown(location) + ". The pages after it are left out: search by GET");
                continue;
            }
            String target = resolved(location, href);
            if (Web.isAddress(target) && !web.allows(target)) {
                refused.merge(Web.host(target), 1, Integer::sum);
            } else if (Web.isAddress(target) || !hasScheme(target)) {
                waiting.add(target);
            }
        }
    }

    private static Optional<String> self(JsonNode item) {
        for (JsonNode link : item.path("links")) {
            if (link.path("rel").asText("").equals("self")) {
                return Optional.of(link.path("href").asText("")).filter(href -> !href.isEmpty());
            }
        }
        return Optional.empty();
    }

    private void item(String location, JsonNode item) {
        if (!item.path("type").asText("").equals("Feature") || !item.has("stac_version")) {
            return;
        }
        String id = item.path("id").asText(shown(location));
        JsonNode properties = item.path("properties");
        Map<String, Scene.Layer> layers = new HashMap<>();
        item.path("assets").properties().forEach(asset -> {
            String href = asset.getValue().path("href").asText("");
            if (isRaster(asset.getValue(), href)) {
                String target = resolved(location, href);
                if (!Web.isAddress(target) && hasScheme(target)) {
                    notices.add(
                            "imagery.not-reachable: an image must be a file or at an https address; got %s of %s. Download it"
                                    .formatted(target.substring(0, target.indexOf(':') + 1), id));
                } else if (Web.isAddress(target) && !web.allows(target)) {
                    refused.merge(Web.host(target), 1, Integer::sum);
                } else {
                    layers.put(
                            layerName(asset.getKey(), asset.getValue()),
                            new Scene.Layer(target, decibels(asset.getValue())));
                }
            }
        });
        JsonNode orbit = properties.path("sat:relative_orbit");
        Scene scene = new Scene(
                id,
                capture(properties, layers.keySet().equals(Set.of("coherence"))),
                properties
                        .path("platform")
                        .asText(properties.path("constellation").asText("")),
                orbit.isInt()
                        ? Optional.of(new Scene.Orbit(
                                orbit.asInt(),
                                properties.path("sat:orbit_state").asText("")))
                        : Optional.empty(),
                layers);
        // A search and a catalogue may both name it; counted twice, its speckle would look like none.
        if (known.add(id + " " + scene.capture() + " " + scene.orbit())) {
            scenes.add(scene);
        }
    }

    /// @param pair of coherence, which spans the time between two looks
    private static Scene.Capture capture(JsonNode properties, boolean pair) {
        Optional<Instant> at = instant(properties.path("datetime").asText(""));
        Optional<Instant> start = instant(properties.path("start_datetime").asText(""));
        Optional<Instant> end = instant(properties.path("end_datetime").asText(""));
        if (start.isPresent() && end.isPresent()) {
            Duration length = Duration.between(start.get(), end.get());
            if (length.isNegative() || (!pair && length.compareTo(LONGEST_CAPTURE) > 0)) {
                return new Scene.Capture.Unknown(
                        "it spans %s to %s, as a mosaic does,".formatted(start.get(), end.get()));
            }
            return new Scene.Capture.At(start.get(), end.get());
        }
        return at.<Scene.Capture>map(time -> new Scene.Capture.At(time, time))
                .orElseGet(() -> new Scene.Capture.Unknown("it has no datetime"));
    }

    /// A time with a zone.
    static Optional<Instant> instant(String text) {
        try {
            return text.isEmpty() || text.equals("null")
                    ? Optional.empty()
                    : Optional.of(OffsetDateTime.parse(text).toInstant());
        } catch (DateTimeParseException _) {
            return Optional.empty();
        }
    }

    private static boolean isRaster(JsonNode asset, String href) {
        String lower = href.toLowerCase(Locale.ROOT).replaceFirst("[?#].*", "");
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

    /// Where a reference leads from a document: an address, a path, or what it is if it's neither.
    static String resolved(String document, String href) {
        if (Web.isAddress(href)) {
            return href;
        }
        if (Web.isAddress(document)) {
            try {
                // A remote document never names a file of this machine: `file:` stays what it is, and is not read.
                return URI.create(document).resolve(href).toString();
            } catch (IllegalArgumentException _) {
                return "not-an-address:" + href;
            }
        }
        if (href.startsWith("file:")) {
            try {
                return Path.of(URI.create(href)).normalize().toString();
            } catch (IllegalArgumentException _) {
                return href;
            }
        }
        return hasScheme(href)
                ? href
                : Path.of(document).resolveSibling(href).normalize().toString();
    }

    /// Two letters at least: one is a drive.
    private static boolean hasScheme(String location) {
        return location.matches("(?s)[A-Za-z][A-Za-z0-9+.-]+:.*");
    }

    private static String shown(String location) {
        return Web.isAddress(location) ? Web.shown(location) : location;
    }
}
