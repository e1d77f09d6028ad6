package org.attest.imagery.simulation;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.attest.imagery.building.Footprint;
import org.attest.imagery.raster.CogWriter;
import org.attest.imagery.raster.Projection;
import org.attest.imagery.sar.Band;
import org.attest.imagery.sar.Looks;
import org.locationtech.jts.geom.Coordinate;

/// Writes a simulated town as a user's folder of scenes would be: cloud-optimised GeoTIFFs with a STAC item beside
/// them, and
/// the buildings as GeoJSON, each with what became of it.
public final class SceneFiles {
    private static final ObjectMapper JSON = new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);

    private SceneFiles() {}

    /// Makes `ORBIT-DATE-vv.tif`, `ORBIT-DATE-vh.tif`, `ORBIT-DATE.json` for each look, and `buildings.geojson`.
    ///
    /// @param folder made if it isn't there
    /// @return how many looks were written
    public static int write(SimulatedTown town, Path folder, CogWriter.Options options) throws IOException {
        Files.createDirectories(folder);
        int written = 0;
        List<Looks> orbits = town.orbits();
        for (int o = 0; o < orbits.size(); o++) {
            Looks looks = orbits.get(o);
            float[] image = new float[looks.width() * looks.height()];
            for (int look = 0; look < looks.times().size(); look++) {
                Instant time = looks.times().get(look);
                String id = "simulated-orbit%s-%s"
                        .formatted(o + 1, time.toString().substring(0, 19).replaceAll("[-:]", ""));
                for (Band band : Band.values()) {
                    looks.read(look, band, 0, looks.height(), image, 0);
                    CogWriter.write(
                            folder.resolve(id + "-" + name(band) + ".tif"),
                            image,
                            looks.width(),
                            looks.height(),
                            town.grid(),
                            options);
                }
                JSON.writeValue(folder.resolve(id + ".json").toFile(), item(town, id, time, o + 1));
                written++;
            }
        }
        writeBuildings(town, folder);
        return written;
    }

    /// Makes `buildings.geojson` alone.
    public static void writeBuildings(SimulatedTown town, Path folder) throws IOException {
        JSON.writeValue(folder.resolve("buildings.geojson").toFile(), buildings(town));
    }

    private static String name(Band band) {
        return band.name().toLowerCase(Locale.ROOT);
    }

    private static ObjectNode item(SimulatedTown town, String id, Instant time, int orbit) throws IOException {
        ObjectNode item = JSON.createObjectNode();
        item.put("type", "Feature").put("stac_version", "1.0.0").put("id", id);
        item.putArray("stac_extensions")
                .add("https://stac-extensions.github.io/sar/v1.0.0/schema.json")
                .add("https://stac-extensions.github.io/sat/v1.0.0/schema.json")
                .add("https://stac-extensions.github.io/projection/v1.1.0/schema.json");
        double side = town.spec().size();
        List<Coordinate> ring = new ArrayList<>();
        for (double[] corner : new double[][] {{0, side}, {side, side}, {side, 0}, {0, 0}, {0, side}}) {
            ring.add(ground(town, corner[0], corner[1]));
        }
        double west = ring.stream().mapToDouble(c -> c.x).min().orElseThrow();
        double east = ring.stream().mapToDouble(c -> c.x).max().orElseThrow();
        double south = ring.stream().mapToDouble(c -> c.y).min().orElseThrow();
        double north = ring.stream().mapToDouble(c -> c.y).max().orElseThrow();
        item.putArray("bbox").add(west).add(south).add(east).add(north);
        put(
                item.putObject("geometry")
                        .put("type", "Polygon")
                        .putArray("coordinates")
                        .addArray(),
                ring);
        ObjectNode properties = item.putObject("properties");
        properties
                .put("datetime", time.toString())
                .put("title", "Simulated: not a real image")
                .put("platform", "simulated")
                .put("sar:instrument_mode", "IW")
                .put("sar:frequency_band", "C")
                .put("sar:product_type", "GRD")
                .put("sat:relative_orbit", orbit)
                .put("sat:orbit_state", orbit % 2 == 0 ? "ascending" : "descending")
                .put("proj:epsg", town.grid().epsg().orElseThrow());
        properties.putArray("sar:polarizations").add("VV").add("VH");
        ObjectNode assets = item.putObject("assets");
        for (Band band : Band.values()) {
            ObjectNode asset = assets.putObject(name(band));
            asset.put("href", "./" + id + "-" + name(band) + ".tif")
                    .put("type", "image/tiff; application=geotiff; profile=cloud-optimized")
                    .put("title", band + " backscatter, linear power");
            asset.putArray("roles").add("data");
            asset.putArray("sar:polarizations").add(band.name());
        }
        item.putArray("links");
        return item;
    }

    private static ObjectNode buildings(SimulatedTown town) throws IOException {
        ObjectNode all = JSON.createObjectNode()
                .put("type", "FeatureCollection")
                .put("event", SimulatedTown.EVENT.toString())
                .put("simulated", true);
        ArrayNode features = all.putArray("features");
        List<Footprint> footprints = town.footprints();
        for (int i = 0; i < footprints.size(); i++) {
            SimulatedTown.Building building = town.buildings().get(i);
            ObjectNode feature = features.addObject()
                    .put("type", "Feature")
                    .put("id", footprints.get(i).id());
            feature.putObject("properties")
                    .put("id", footprints.get(i).id())
                    .put("state", building.state().name().toLowerCase(Locale.ROOT))
                    .put("change_vv_db", Math.round(building.vvDb() * 100) / 100.0);
            put(
                    feature.putObject("geometry")
                            .put("type", "Polygon")
                            .putArray("coordinates")
                            .addArray(),
                    List.of(footprints.get(i).outline().getCoordinates()));
        }
        return all;
    }

    private static Coordinate ground(SimulatedTown town, double column, double row) throws IOException {
        double[] at = Projection.of(town.grid().epsg().orElseThrow())
                .unproject(town.grid().easting(column, row), town.grid().northing(column, row));
        return new Coordinate(at[0], at[1]);
    }

    private static void put(ArrayNode ring, List<Coordinate> coordinates) {
        for (Coordinate c : coordinates) {
            ring.addArray().add(Math.round(c.x * 1e7) / 1e7).add(Math.round(c.y * 1e7) / 1e7);
        }
    }
}
