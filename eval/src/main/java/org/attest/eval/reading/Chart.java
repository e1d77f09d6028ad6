package org.attest.eval.reading;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// Curves side by side, as SVG: for documents, on white.
public final class Chart {
    private static final int WIDTH = 300;
    private static final int HEIGHT = 262;
    private static final int LEFT = 46;
    private static final int TOP = 34;
    private static final int RIGHT = 14;
    private static final int BOTTOM = 74;
    private static final int TICKS = 5;
    private static final List<String> COLOURS =
            List.of("#1b5e9c", "#c2571a", "#3c7a3c", "#7b4a9e", "#8a6d1b", "#666666");

    private Chart() {}

    public record Point(double x, double y) {}

    /// @param dashed for what is there to compare with
    public record Curve(String name, boolean dashed, List<Point> points) {
        public Curve {
            points = List.copyOf(points);
        }
    }

    /// @param mostX where the axes end, in whole numbers; both begin at 0
    public record Panel(String title, String x, String y, double mostX, double mostY, List<Curve> curves) {
        public Panel {
            curves = List.copyOf(curves);
        }
    }

    public static String svg(List<Panel> panels) {
        StringBuilder svg = new StringBuilder();
        svg.append(
                "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 %s %s\" font-family=\"sans-serif\" font-size=\"11\">\n"
                        .formatted(WIDTH * panels.size(), HEIGHT));
        svg.append("<rect width=\"100%\" height=\"100%\" fill=\"#ffffff\"/>\n");
        for (int i = 0; i < panels.size(); i++) {
            svg.append("<g transform=\"translate(%s 0)\">\n".formatted(i * WIDTH));
            panel(panels.get(i), svg);
            svg.append("</g>\n");
        }
        return svg.append("</svg>\n").toString();
    }

    private static void panel(Panel panel, StringBuilder svg) {
        text(svg, LEFT, 18, "start", "bold", panel.title);
        int ticks = panel.mostX <= 2 * TICKS ? (int) panel.mostX : TICKS;
        for (int tick = 0; tick <= ticks; tick++) {
            double x = x(panel, panel.mostX * tick / ticks);
            line(svg, x, y(panel, 0), x, TOP);
            text(svg, x, HEIGHT - BOTTOM + 15, "middle", "normal", number(panel.mostX * tick / ticks));
        }
        for (int tick = 0; tick <= TICKS; tick++) {
            double y = y(panel, panel.mostY * tick / TICKS);
            line(svg, LEFT, y, WIDTH - RIGHT, y);
            text(svg, LEFT - 5, y + 4, "end", "normal", number(panel.mostY * tick / TICKS));
        }
        text(svg, (LEFT + WIDTH - RIGHT) / 2.0, HEIGHT - BOTTOM + 29, "middle", "normal", panel.x);
        svg.append("<g transform=\"rotate(-90)\">");
        text(svg, -(TOP + HEIGHT - BOTTOM) / 2.0, 13, "middle", "normal", panel.y);
        svg.append("</g>\n");
        double legend = LEFT;
        int row = HEIGHT - 28;
        for (int i = 0; i < panel.curves.size(); i++) {
            Curve curve = panel.curves.get(i);
            String colour = COLOURS.get(i % COLOURS.size());
            List<String> points = new ArrayList<>();
            for (Point point : curve.points) {
                points.add(String.format(Locale.ROOT, "%.1f,%.1f", x(panel, point.x), y(panel, point.y)));
            }
            svg.append("<polyline fill=\"none\" stroke=\"%s\" stroke-width=\"1.6\"%s points=\"%s\"/>\n"
                    .formatted(colour, curve.dashed ? " stroke-dasharray=\"4 3\"" : "", String.join(" ", points)));
            if (!curve.dashed) {
                points.forEach(point -> svg.append("<circle cx=\"%s\" cy=\"%s\" r=\"2.4\" fill=\"%s\"/>\n"
                        .formatted(point.split(",", 2)[0], point.split(",", 2)[1], colour)));
            }
            double width = 7.0 * curve.name.length() + 8;
            if (legend + width > WIDTH) {
                legend = LEFT;
                row += 14;
            }
            text(svg, legend, row, "start\" fill=\"" + colour, "normal", curve.name);
            legend += width;
        }
    }

    private static double x(Panel panel, double value) {
        return LEFT + (WIDTH - LEFT - RIGHT) * value / panel.mostX;
    }

    private static double y(Panel panel, double value) {
        return HEIGHT - BOTTOM - (HEIGHT - BOTTOM - TOP) * value / panel.mostY;
    }

    private static String number(double value) {
        return String.format(Locale.ROOT, "%,.0f", value);
    }

    private static void line(StringBuilder svg, double x1, double y1, double x2, double y2) {
        svg.append(
                String.format(Locale.ROOT, "<path d=\"M%.1f %.1fL%.1f %.1f\" stroke=\"#dddddd\"/>\n", x1, y1, x2, y2));
    }

    private static void text(StringBuilder svg, double x, double y, String anchor, String weight, String words) {
        String escaped = words.replace("&", "&amp;").replace("<", "&lt;");
        svg.append(String.format(
                Locale.ROOT,
                "<text x=\"%.1f\" y=\"%.1f\" text-anchor=\"%s\" font-weight=\"%s\">%s</text>\n",
                x,
                y,
                anchor,
                weight,
                escaped));
    }
}
