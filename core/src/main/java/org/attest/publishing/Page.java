package org.attest.publishing;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.attest.ledger.Fact;
import org.attest.reports.Block;

/// `index.html`: one file that opens from disk and loads nothing. The files' lines, with the reports' texts, are its
/// data;
/// `page.html`, `page.css` and `page.js` in the resources are its parts.
///
/// Reports are written by strangers. Their text stands in the page only as JSON in which every `<` is escaped, the
/// script
/// turns it into text nodes only, and the policy lets no other script, style, picture or address load.
final class Page {
    private static final Pattern PART = Pattern.compile("\\{\\{(\\w+)}}");

    private Page() {}

    /// @param lines of the files, by name without the ending
    static String of(Contents contents, Map<String, List<ObjectNode>> lines) throws JsonProcessingException {
        String style = resource("page.css");
        String script = resource("page.js");
        Map<String, String> parts = new HashMap<>();
        parts.put(
                "policy",
                "default-src 'none'; script-src '" + hash(script) + "'; style-src '" + hash(style)
                        + "'; base-uri 'none'; form-action 'none'");
        parts.put("style", style);
        parts.put("script", script);
        parts.put("data", escaped(WorkingCopy.text(data(contents, lines))));
        // One pass over the template, so that a report which says {{script}} stays a report.
        return PART.matcher(resource("page.html"))
                .replaceAll(part -> Matcher.quoteReplacement(Objects.requireNonNull(parts.get(part.group(1)))));
    }

    private static ObjectNode data(Contents contents, Map<String, List<ObjectNode>> lines) {
        Line data = Line.inner().put("reports", reports(contents));
        for (String file :
                List.of("claims", "incidents", "relations", "audits", "norms", "trends", "refusals", "notices")) {
            List<ObjectNode> all = Objects.requireNonNull(lines.get(file));
            data.put(file, Line.array(all.stream().filter(line -> !file.equals("claims") || !line.has("withdrawn"))));
        }
        return data.node();
    }

    private static ArrayNode reports(Contents contents) {
        return Line.array(contents.reports().stream().map(fact -> {
            ObjectNode report = ReportLine.of(fact);
            report.put("text", fact.report().text().value());
            report.set("blocks", blocks(fact));
            return report;
        }));
    }

    private static ArrayNode blocks(Fact.ReportFact fact) {
        return Line.array(fact.report().blocks().stream().map(Page::block));
    }

    private static ObjectNode block(Block block) {
        return Line.inner()
                .put("kind", block.kind().name())
                .put("start", block.span().start())
                .put("end", block.span().end())
                .node();
    }

    /// `</script>` and `<!--` would end or change the element that holds the data; in JSON `<` stands in strings
    /// only.
    private static String escaped(String json) {
        return json.replace("<", "\\u003c");
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

    private static String resource(String name) {
        try (InputStream in = Objects.requireNonNull(Page.class.getResourceAsStream(name), name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(name, e);
        }
    }
}
