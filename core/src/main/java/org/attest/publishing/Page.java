package org.attest.publishing;

import java.io.IOException;
import java.io.InputStream;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// `index.html`: one file that opens from disk and loads nothing. Its parts lie in the resources, in the folder `page`.
///
/// Reports are written by strangers. Their text stands in the page only packed in Base64, the script turns it into text
/// nodes only, and the policy lets no other script, style, picture or address load.
final class Page {
    private static final Pattern PART = Pattern.compile("\\{\\{(\\w+)}}");

    /// In the order in which the page has them; a file may use what stands before it, and at run time everything.
    private static final List<String> SCRIPTS = List.of(
            "store",
            "words",
            "elements",
            "routes",
            "files",
            "filter",
            "facets",
            "list",
            "world",
            "map",
            "timeline",
            "claims",
            "incident",
            "reader",
            "panels",
            "start");

    private static final List<String> STYLES =
            List.of("base", "list", "map", "timeline", "incident", "reader", "small", "print");

    /// Natural Earth at two scales, coarse first.
    private static final List<String> WORLDS = List.of("world-110m.json", "world-50m.json");

    private Page() {}

    static void write(PageData data, Writer out) throws IOException {
        String style = joined(STYLES, ".css");
        String script = "(() => {\n\"use strict\";\n\n" + joined(SCRIPTS, ".js") + "})();\n";
        PageData.Packed packed = data.pack(resources(WORLDS));
        Map<String, String> parts = Map.of(
                "policy",
                "default-src 'none'; script-src '" + hash(script) + "'; style-src '" + hash(style)
                        + "'; base-uri 'none'; form-action 'none'",
                "style",
                style,
                "script",
                script,
                "index",
                packed.index());
        // One pass over the template, so that what a part says in braces stays as it is.
        out.write(PART.matcher(resource("page.html"))
                .replaceAll(part -> Matcher.quoteReplacement(Objects.requireNonNull(parts.get(part.group(1))))));
        // Behind the script, which draws the first view while these are still being read.
        for (int i = 0; i < packed.chunks().size(); i++) {
            out.write("<script type=\"application/octet-stream\" id=\"chunk-" + i + "\">"
                    + packed.chunks().get(i) + "</script>\n");
        }
        out.write("</body>\n</html>\n");
    }

    private static String joined(List<String> names, String ending) throws IOException {
        return resources(names.stream().map(name -> name + ending).toList()).stream()
                .collect(Collectors.joining("\n"));
    }

    private static List<String> resources(List<String> names) throws IOException {
        String[] all = new String[names.size()];
        for (int i = 0; i < all.length; i++) {
            all[i] = resource(names.get(i));
        }
        return List.of(all);
    }

    /// As the policy names the one script and the one style that may run.
    private static String hash(String content) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(content.getBytes(StandardCharsets.UTF_8));
            return "sha256-" + Base64.getEncoder().encodeToString(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    private static String resource(String name) throws IOException {
        try (InputStream in = Objects.requireNonNull(Page.class.getResourceAsStream("page/" + name), name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
