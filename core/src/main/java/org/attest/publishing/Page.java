package org.attest.publishing;

import java.io.IOException;
import java.io.Writer;
import java.util.List;
import java.util.Map;

/// `index.html`: one file that opens from disk and loads nothing. Its parts lie in the resources, in the folder `page`.
///
/// Reports are written by strangers. Their text stands in the page only packed in Base64, the script turns it into text
/// nodes only, and the policy lets no other script, style, picture or address load.
final class Page {
    /// In the order in which the page has them; a file may use what stands before it, and at run time everything.
    private static final List<String> SCRIPTS = List.of(
            "unpack.js",
            "store.js",
            "words.js",
            "elements.js",
            "routes.js",
            "files.js",
            "filter.js",
            "facets.js",
            "list.js",
            "world.js",
            "map.js",
            "timeline.js",
            "claims.js",
            "first.js",
            "newer.js",
            "incident.js",
            "reader.js",
            "panels.js",
            "start.js");

    private static final List<String> STYLES = List.of(
            "base.css",
            "first.css",
            "list.css",
            "map.css",
            "timeline.css",
            "incident.css",
            "reader.css",
            "small.css",
            "print.css");

    private Page() {}

    static void write(PageData data, Writer out) throws IOException {
        // Natural Earth at two scales, coarse first.
        PageData.Packed packed =
                data.pack(List.of(SinglePage.part("world-110m.json"), SinglePage.part("world-50m.json")));
        SinglePage.write(
                SinglePage.part("page.html"),
                SinglePage.parts(STYLES),
                SinglePage.parts(SCRIPTS),
                Map.of("index", packed.index()),
                out);
        // Behind the script, which draws the first view while these are still being read.
        for (int i = 0; i < packed.chunks().size(); i++) {
            out.write("<script type=\"application/octet-stream\" id=\"chunk-" + i + "\">"
                    + packed.chunks().get(i) + "</script>\n");
        }
        out.write("</body>\n</html>\n");
    }
}
