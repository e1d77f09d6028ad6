package org.attest.imagery;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import org.attest.imagery.building.Footprints;
import org.attest.imagery.raster.CogWriter;
import org.attest.imagery.raster.Web;
import org.attest.imagery.simulation.SceneFiles;
import org.attest.imagery.simulation.SceneSpec;
import org.attest.imagery.simulation.SimulatedTown;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Catalogues in files and behind a real server.
final class StacReaderTest {
    private static final Web LOCAL = new Web(Set.of("127.0.0.1"));

    @TempDir
    private Path folder;

    private HttpServer server;
    private String root = "";
    private final ConcurrentLinkedQueue<String> asked = new ConcurrentLinkedQueue<>();

    @BeforeEach
    void serve() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getByName("127.0.0.1"), 0), 0);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/", this::answer);
        server.start();
        root = "http://127.0.0.1:" + server.getAddress().getPort() + "/";
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    @Test
    void aCatalogueInFilesLeadsToItsItemsByChildAndItemLinks() throws IOException {
        write(
                "catalog.json",
                catalog("Catalog", link("child", "./radar/collection.json"), link("self", "https://example.org/c")));
        write(
                "radar/collection.json",
                catalog("Collection", link("item", "../items/a.json"), link("parent", "../catalog.json")));
        write("items/a.json", item("a", "a-vv.tif"));
        SceneFolder read = SceneFolder.read(folder.resolve("catalog.json").toString(), Web.NONE);
        assertEquals(List.of("a"), read.scenes().stream().map(Scene::id).toList());
        assertEquals(
                folder.resolve("items/a-vv.tif").toString(), vv(read.scenes().getFirst()));
        assertEquals(List.of(), read.notices());
        // The same folder read as a folder gives the same scene, once.
        assertEquals(1, SceneFolder.read(folder).scenes().size());
    }

    @Test
    void pagesOfASearchAreReadToTheLast() throws IOException {
        String first = item("a", root + "a.tif?sig=secret");
        // The server gives an item twice; it's one look.
        write("page1.json", page(first + "," + first, link("next", "page2.json?token=2")));
        write("page2.json", page(item("b", "img/b.tif"), "{\"rel\":\"next\",\"href\":\"x\",\"method\":\"POST\"}"));
        SceneFolder read = SceneFolder.read(root + "page1.json?collections=radar", LOCAL);
        assertEquals(List.of("a", "b"), read.scenes().stream().map(Scene::id).toList());
        assertEquals(root + "img/b.tif", vv(read.scenes().getLast()));
        assertTrue(
                read.notices().getFirst().startsWith("imagery.post-link"),
                read.notices().toString());
        assertEquals(List.of("/page1.json?collections=radar", "/page2.json?token=2"), List.copyOf(asked));
    }

    @Test
    void onlyHostsThatTheUserAllowsAreAsked() throws IOException {
        write(
                "catalog.json",
                catalog(
                        "Catalog",
                        link("item", root + "one.json"),
                        link("item", "https://elsewhere.invalid/two.json")));
        write("one.json", item("one", "https://elsewhere.invalid/one.tif?key=secret"));
        SceneFolder none = SceneFolder.read(folder.resolve("catalog.json").toString(), Web.NONE);
        assertEquals(List.of(), none.scenes());
        assertEquals(List.of(), List.copyOf(asked));
        assertEquals(2, none.notices().size());
        SceneFolder local = SceneFolder.read(folder.resolve("catalog.json").toString(), LOCAL);
        assertEquals(Set.of(), local.scenes().getFirst().layers().keySet());
        assertTrue(
                local.notices()
                        .contains(
                                "imagery.host-not-allowed: an address must be at a host that you allow; 2 are at elsewhere.invalid and are left out. Give --allow-host elsewhere.invalid if you trust it"),
                local.notices().toString());
    }

    @Test
    void aRedirectToAnotherHostIsRefusedAndNoKeyIsShown() {
        IOException e = assertThrows(IOException.class, () -> SceneFolder.read(root + "redirect?sig=secret", LOCAL));
        assertTrue(String.valueOf(e.getMessage()).contains("https://elsewhere.invalid/a"), e.getMessage());
        assertFalse(String.valueOf(e.getMessage()).contains("secret"), e.getMessage());
        IOException missing =
                assertThrows(IOException.class, () -> SceneFolder.read(root + "none.json?sig=secret", LOCAL));
        assertTrue(String.valueOf(missing.getMessage()).contains("404"), missing.getMessage());
        assertFalse(String.valueOf(missing.getMessage()).contains("secret"), missing.getMessage());
        assertThrows(
                IOException.class,
                () -> SceneFolder.read("http://example.invalid/c.json", new Web(Set.of("example.invalid"))),
                "http only to this machine");
    }

    @Test
    void aRemoteDocumentNamesNoFileOfThisMachine() throws IOException {
        write("item.json", item("a", "file:///etc/passwd.tif"));
        SceneFolder read = SceneFolder.read(root + "item.json", LOCAL);
        assertEquals(Set.of(), read.scenes().getFirst().layers().keySet());
        assertTrue(
                read.notices().getFirst().startsWith("imagery.not-reachable"),
                read.notices().toString());
    }

    @Test
    void linksInACircleAndBrokenOnesEnd() throws IOException {
        write("a.json", catalog("Catalog", link("child", "b.json"), link("item", "none.json")));
        write("b.json", catalog("Catalog", link("child", "a.json")));
        SceneFolder read = SceneFolder.read(root + "a.json", LOCAL);
        assertEquals(1, read.notices().size(), read.notices().toString());
        assertTrue(
                read.notices().getFirst().startsWith("imagery.broken-link"),
                read.notices().toString());
    }

    @Test
    void aCheckOverTheNetworkGivesWhatFilesGive() throws IOException {
        SimulatedTown town =
                new SimulatedTown(SceneSpec.standard(7).size(96, 20).orbits(1).sides(3, 5));
        SceneFiles.write(town, folder, new CogWriter.Options(32, true, false));
        StringBuilder links = new StringBuilder();
        for (Scene scene : SceneFolder.read(folder).scenes()) {
            links.append(links.isEmpty() ? "" : ",").append(link("item", scene.id() + ".json"));
        }
        write(
                "catalog.json",
                "{\"type\":\"Catalog\",\"stac_version\":\"1.0.0\",\"id\":\"c\",\"links\":[" + links + "]}");
        Instant event = SimulatedTown.EVENT;
        RadarCheck.Question question = new RadarCheck.Question(
                Footprints.read(folder.resolve("buildings.geojson")).all(),
                event.minusSeconds(1),
                event.plusSeconds(1),
                Duration.ofDays(60));
        SceneFolder remote = SceneFolder.read(root + "catalog.json", LOCAL);
        assertEquals(30, remote.scenes().size());
        assertEquals(
                RadarCheck.run(SceneFolder.read(folder).scenes(), question).answers(),
                RadarCheck.run(remote.scenes(), question, LOCAL).answers());
        assertThrows(IOException.class, () -> RadarCheck.run(remote.scenes(), question, Web.NONE));
    }

    private void answer(HttpExchange exchange) throws IOException {
        String path = exchange.getRequestURI().getPath().substring(1);
        asked.add(exchange.getRequestURI().toString());
        Path file = folder.resolve(path);
        String range = exchange.getRequestHeaders().getFirst("Range");
        if (path.equals("redirect")) {
            exchange.getResponseHeaders().add("Location", "https://elsewhere.invalid/a?sig=secret");
            exchange.sendResponseHeaders(302, -1);
        } else if (!Files.isRegularFile(file)) {
            exchange.sendResponseHeaders(404, -1);
        } else if (range == null) {
            byte[] all = Files.readAllBytes(file);
            exchange.sendResponseHeaders(200, all.length);
            exchange.getResponseBody().write(all);
        } else {
            String[] ends = range.substring("bytes=".length()).split("-");
            long from = Long.parseLong(ends[0]);
            try (RandomAccessFile in = new RandomAccessFile(file.toFile(), "r")) {
                byte[] part = new byte[(int) (Math.min(in.length() - 1, Long.parseLong(ends[1])) - from + 1)];
                in.seek(from);
                in.readFully(part);
                exchange.getResponseHeaders()
                        .add("Content-Range", "bytes " + from + "-" + (from + part.length - 1) + "/" + in.length());
                exchange.sendResponseHeaders(206, part.length);
                exchange.getResponseBody().write(part);
            }
        }
        exchange.close();
    }

    private static String vv(Scene scene) {
        return Objects.requireNonNull(scene.layers().get("vv")).location();
    }

    private void write(String name, String text) throws IOException {
        Path file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }

    private static String catalog(String type, String... links) {
        return "{\"type\":\"%s\",\"stac_version\":\"1.0.0\",\"id\":\"c\",\"links\":[%s]}"
                .formatted(type, String.join(",", links));
    }

    private static String page(String item, String link) {
        return "{\"type\":\"FeatureCollection\",\"features\":[%s],\"links\":[%s]}".formatted(item, link);
    }

    private static String link(String relation, String href) {
        return "{\"rel\":\"%s\",\"href\":\"%s\"}".formatted(relation, href);
    }

    private static String item(String id, String href) {
        return """
                {"type":"Feature","stac_version":"1.0.0","id":"%s","geometry":null,
                 "properties":{"datetime":"2023-01-0%sT05:00:00Z","sat:relative_orbit":14},
                 "links":[],"assets":{"vv":{"href":"%s","type":"image/tiff"}}}""".formatted(id, id.equals("b") ? 2 : 1, href);
    }
}
