package org.attest.publishing;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.attest.places.PlaceExplanation;
import org.attest.places.Where;
import org.attest.reports.Report;

/// A page that shows the places of one report: points with their radius, regions as boxes, candidates hollow. It opens
/// from disk and loads nothing; the picture is SVG, longitude and latitude in degrees, stretched as they are in the
/// middle of what it shows.
public final class PlaceMap {
    /// Degrees around what is shown, and the least that is shown: about 200 km.
    private static final double MARGIN = 0.15;

    private static final double LEAST = 2;

    private static final double METRES_PER_DEGREE = 111_195;
    private static final int WIDTH = 1_000;

    private final List<PlaceExplanation> places;
    private final Report report;
    private final StringBuilder svg = new StringBuilder();
    private double west = 180;
    private double east = -180;
    private double south = 90;
    private double north = -90;
    private double shrink = 1;
    private double scale = 1;

    private PlaceMap(Report report, List<PlaceExplanation> places) {
        this.report = report;
        this.places = places;
    }

    /// The whole page.
    public static String page(Report report, List<PlaceExplanation> places) {
        return new PlaceMap(report, places).page();
    }

    private String page() {
        places.forEach(place -> reach(place.mention().where()));
        frame();
        int height = (int) Math.round((north - south) * scale);
        outline();
        places.forEach(
                place -> draw(place.mention().where(), place.mention().use().name()));
        StringBuilder rows = new StringBuilder();
        for (PlaceExplanation place : places) {
            rows.append("<tr><td>")
                    .append(escaped(report.text().quote(place.mention().span())))
                    .append("<td>")
                    .append(escaped(place.mention().where().brief()))
                    .append("<td>")
                    .append(place.mention().use().name().toLowerCase(Locale.ROOT))
                    .append("<td>")
                    .append(escaped(place.frame()))
                    .append("\n");
        }
        return String.format(Locale.ROOT, """
                <!doctype html>
                <html lang="en"><meta charset="utf-8"><meta name="viewport" content="width=device-width">
                <meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
                <title>Places of %1$s</title>
                <style>
                :root { color-scheme: light dark; --paper: #f7f5f0; --ink: #1f1d1a; --soft: #5c574e; --line: #ddd8cc;
                  --accent: #0f4c75; --warn: #8a3413; --sea: #e6ecee; --land: #f8f6f1; --border: #b9b3a5; }
                @media (prefers-color-scheme: dark) { :root { --paper: #161514; --ink: #ece8e0; --soft: #b3ada1;
                  --line: #3a3733; --accent: #8fc4ec; --warn: #f3b48f; --sea: #12191d; --land: #2a2926; --border: #57534b; } }
                body { margin: 0 auto; max-width: 70rem; padding: 1.5rem; background: var(--paper); color: var(--ink);
                  font: 1rem/1.5 system-ui, sans-serif; }
                h1 { font: 600 1.6rem/1.2 Georgia, serif; } p { color: var(--soft); }
                svg { width: 100%%; height: auto; max-height: 80vh; background: var(--sea); border: 1px solid var(--line); }
                .land { fill: var(--land); stroke: var(--border); stroke-width: 1; vector-effect: non-scaling-stroke; }
                .radius { fill: var(--accent); fill-opacity: .18; stroke: var(--accent); }
                .point { fill: var(--accent); } .region { fill: var(--warn); fill-opacity: .07; stroke: var(--warn);
                  stroke-dasharray: 6 4; } .candidate { fill: none; stroke: var(--warn); stroke-width: 2; }
                text { fill: var(--ink); font: 13px system-ui, sans-serif; paint-order: stroke; stroke: var(--land); stroke-width: 3px; }
                table { border-collapse: collapse; width: 100%%; margin-top: 1rem; } td, th { text-align: left;
                  padding: .3rem .8rem .3rem 0; border-bottom: 1px solid var(--line); vertical-align: top; }
                </style>
                <h1>Places of %1$s</h1>
                <p>Working copy, not for publication. Filled: a place and its radius. Dashed: a region, which has no point.
                Hollow: one of several places that the name may stand for. Unknown names stand in the table only. Borders are
                de facto, from Natural Earth, and take no side.</p>
                <svg viewBox="0 0 %2$d %3$d" role="img" aria-label="Map of the places in the table below">
                %4$s</svg>
                <table><tr><th>Words<th>Place<th>Use<th>What lies there
                %5$s</table>
                </html>
                """, escaped(report.source().path()), WIDTH, height, svg, rows);
    }

    private void reach(Where where) {
        switch (where) {
            case Where.Found f -> {
                double degrees = f.radiusMetres() / METRES_PER_DEGREE;
                reach(f.longitude() - degrees, f.latitude() - degrees);
                reach(f.longitude() + degrees, f.latitude() + degrees);
            }
            case Where.Ambiguous a -> a.candidates().forEach(this::reach);
            case Where.Region r -> {
                Where.Extent box = r.extent();
                if (!r.isCountry() && box.west() <= box.east()) {
                    reach(box.west(), box.south());
                    reach(box.east(), box.north());
                }
            }
            case Where.Unknown _ -> {}
        }
    }

    private void reach(double longitude, double latitude) {
        west = Math.min(west, longitude);
        east = Math.max(east, longitude);
        south = Math.min(south, latitude);
        north = Math.max(north, latitude);
    }

    private void frame() {
        if (west > east) {
            west = -180;
            east = 180;
            south = -60;
            north = 80;
        }
        shrink = Math.max(0.2, Math.cos(Math.toRadians((south + north) / 2)));
        double wide = Math.max(LEAST / shrink, (east - west) * (1 + 2 * MARGIN));
        double high = Math.max(LEAST, (north - south) * (1 + 2 * MARGIN));
        high = Math.max(high, wide * shrink / 2);
        wide = Math.max(wide, high / shrink);
        double middle = (west + east) / 2;
        double centre = (south + north) / 2;
        west = middle - wide / 2;
        east = middle + wide / 2;
        south = centre - high / 2;
        north = centre + high / 2;
        scale = WIDTH / (wide * shrink);
    }

    private double x(double longitude) {
        return (longitude - west) * shrink * scale;
    }

    private double y(double latitude) {
        return (north - latitude) * scale;
    }

    private void add(String format, Object... values) {
        svg.append(String.format(Locale.ROOT, format, values)).append('\n');
    }

    private void draw(Where where, String use) {
        switch (where) {
            case Where.Found f -> {
                add(
                        "<circle class='radius' cx='%.1f' cy='%.1f' r='%.1f'/><circle class='point' cx='%.1f' cy='%.1f' r='4'/>",
                        x(f.longitude()),
                        y(f.latitude()),
                        f.radiusMetres() / METRES_PER_DEGREE * scale,
                        x(f.longitude()),
                        y(f.latitude()));
                label(f.longitude(), f.latitude(), f.name(), use);
            }
            case Where.Ambiguous a ->
                a.candidates().forEach(c -> {
                    add("<circle class='candidate' cx='%.1f' cy='%.1f' r='7'/>", x(c.longitude()), y(c.latitude()));
                    label(c.longitude(), c.latitude(), c.name() + "?", use);
                });
            case Where.Region r -> {
                Where.Extent box = r.extent();
                if (!r.isCountry() && box.west() <= box.east()) {
                    add(
                            "<rect class='region' x='%.1f' y='%.1f' width='%.1f' height='%.1f'><title>%s</title></rect>",
                            x(box.west()),
                            y(box.north()),
                            x(box.east()) - x(box.west()),
                            y(box.south()) - y(box.north()),
                            escaped(r.name()));
                }
            }
            case Where.Unknown _ -> {}
        }
    }

    private void label(double longitude, double latitude, String name, String use) {
        add(
                "<text x='%.1f' y='%.1f'>%s<title>%s</title></text>",
                x(longitude) + 8, y(latitude) - 6, escaped(name), use.toLowerCase(Locale.ROOT));
    }

    /// The countries, from TopoJSON: arcs of deltas, of which rings are made.
    private void outline() {
        JsonNode world = world();
        JsonNode transform = world.path("transform");
        List<double[][]> arcs = new ArrayList<>();
        for (JsonNode arc : world.path("arcs")) {
            double[][] points = new double[arc.size()][];
            long lon = 0;
            long lat = 0;
            for (int i = 0; i < points.length; i++) {
                lon += arc.path(i).path(0).asLong();
                lat += arc.path(i).path(1).asLong();
                points[i] = new double[] {
                    lon * transform.path("scale").path(0).asDouble()
                            + transform.path("translate").path(0).asDouble(),
                    lat * transform.path("scale").path(1).asDouble()
                            + transform.path("translate").path(1).asDouble()
                };
            }
            arcs.add(points);
        }
        for (JsonNode country : world.path("objects").path("countries").path("geometries")) {
            StringBuilder path = new StringBuilder();
            boolean many = country.path("type").asText().equals("MultiPolygon");
            for (JsonNode part : country.path("arcs")) {
                if (many) {
                    part.forEach(ring -> ring(ring, arcs, path));
                } else {
                    ring(part, arcs, path);
                }
            }
            if (!path.isEmpty()) {
                add("<path class='land' d='%s'/>", path);
            }
        }
    }

    private void ring(JsonNode ring, List<double[][]> arcs, StringBuilder path) {
        boolean first = true;
        int start = path.length();
        boolean[] beside = {true, true, true, true};
        for (JsonNode index : ring) {
            int i = index.asInt();
            double[][] arc = arcs.get(i < 0 ? ~i : i);
            for (int k = 0; k < arc.length; k++) {
                double[] point = arc[i < 0 ? arc.length - 1 - k : k];
                path.append(first ? 'M' : 'L')
                        .append(String.format(Locale.ROOT, "%.1f %.1f", x(point[0]), y(point[1])));
                first = false;
                beside[0] &= point[0] < west;
                beside[1] &= point[0] > east;
                beside[2] &= point[1] < south;
                beside[3] &= point[1] > north;
            }
        }
        if (beside[0] || beside[1] || beside[2] || beside[3]) {
            path.setLength(start);
        } else {
            path.append('Z');
        }
    }

    private static JsonNode world() {
        try (InputStream in = Objects.requireNonNull(PlaceMap.class.getResourceAsStream("page/world-50m.json"))) {
            return new ObjectMapper().readTree(in);
        } catch (IOException e) {
            throw new UncheckedIOException("reading the outline of the world", e);
        }
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;")
                .replace("'", "&#39;");
    }
}
