package org.attest.publishing;

import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;

/// A [Digest] as a page without a script, for reading and for paper. It loads nothing, and no word of a report is
/// markup
/// in it.
final class DigestPage {
    /// Controls, and marks that turn the direction of what follows: they would act on the words around them.
    private static final Pattern UNSEEN = Pattern.compile(
            "[\\x00-\\x08\\x0B\\x0C\\x0E-\\x1F\\x7F-\\x9F\\u202A-\\u202E\\u2066-\\u2069\\uFFF9-\\uFFFB]");

    private DigestPage() {}

    static String of(Digest digest) throws IOException {
        String style = SinglePage.part("digest.css");
        Document page = Document.createShell("");
        page.selectXpath("//html").attr("lang", "en").attr("data-ready", "");
        Element head = page.head();
        head.appendElement("meta").attr("charset", "utf-8");
        head.appendElement("meta")
                .attr("http-equiv", "Content-Security-Policy")
                .attr(
                        "content",
                        "default-src 'none'; style-src '" + SinglePage.hash(style)
                                + "'; base-uri 'none'; form-action 'none'");
        head.appendElement("meta").attr("name", "viewport").attr("content", "width=device-width, initial-scale=1");
        head.appendElement("meta").attr("name", "referrer").attr("content", "no-referrer");
        head.appendElement("meta").attr("name", "robots").attr("content", "noindex, nofollow");
        page.title("Attest: what changed since " + digest.since());
        head.appendElement("style").appendChild(new org.jsoup.nodes.DataNode(style));

        Element top = page.body().appendElement("header");
        top.appendElement("p").addClass("watermark").text("Working copy — not for publication");
        top.appendElement("h1").text("What changed since " + TimeInWords.day(digest.since()));
        top.appendElement("p").addClass("summary").text(capital(digest.summary()) + ".");
        Element main = page.body().appendElement("main");
        digest.sections().stream().filter(section -> section.size() > 0).forEach(section -> section(section, main));
        page.body()
                .appendElement("footer")
                .appendElement("p")
                .text("A grade says who stands behind a record, not that it is true. The policy is in docs/policy.md.");
        page.outputSettings().prettyPrint(false);
        return page.outerHtml() + "\n";
    }

    private static void section(Digest.Section section, Element main) {
        Element box = main.appendElement("section");
        Element title = box.appendElement("h2");
        title.appendText(section.title() + " ");
        title.appendElement("span").addClass("count").text(Integer.toString(section.size()));
        boolean bare = section.items().stream()
                .allMatch(item -> item.lines().isEmpty() && item.quotes().isEmpty());
        Element list = bare ? box.appendElement("ul") : box;
        for (Digest.Item item : section.listed()) {
            if (bare) {
                foreign(list.appendElement("li"), item.heading());
            } else {
                item(item, list.appendElement("article"));
            }
        }
        int more = section.size() - section.listed().size();
        if (more > 0) {
            box.appendElement("p").addClass("soft").text(more + " more stand in the files beside this one.");
        }
    }

    private static void item(Digest.Item item, Element box) {
        Element heading = box.appendElement("h3");
        if (item.incident().isEmpty()) {
            foreign(heading, item.heading());
        } else {
            foreign(
                    heading.appendElement("a")
                            .attr(
                                    "href",
                                    "index.html#/incident/"
                                            + URLEncoder.encode(item.incident(), StandardCharsets.UTF_8)),
                    item.heading());
        }
        if (!item.lines().isEmpty()) {
            Element lines = box.appendElement("ul");
            item.lines().forEach(line -> foreign(lines.appendElement("li"), line));
        }
        for (Digest.Quote quote : item.quotes()) {
            Element figure = box.appendElement("figure");
            Element said = figure.appendElement("p").addClass("said");
            foreign(said, quote.said() + ":");
            foreign(figure.appendElement("blockquote").attr("dir", "auto"), "“" + quote.words() + "”");
            foreign(figure.appendElement("figcaption"), quote.source());
        }
    }

    /// Words from a report may run right to left: they are set apart from what is around them.
    private static void foreign(Element parent, String words) {
        parent.appendElement("bdi").text(visible(words));
    }

    static String visible(String words) {
        return UNSEEN.matcher(words).replaceAll("\uFFFD");
    }

    private static String capital(String words) {
        return words.isEmpty() ? words : Character.toUpperCase(words.charAt(0)) + words.substring(1);
    }
}
