package org.attest.reports;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.time.LocalDate;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.jsoup.select.NodeFilter;
import org.jsoup.select.NodeVisitor;

/// Finds the article in a page: drops what surrounds articles, then takes `<article>`, `<main>` or the whole
/// body, the first of them that holds a good part of the page's words.
final class PageReader {
    /// Of the page's words outside links. An `<article>` with less is a teaser or a comment.
    private static final double LEAST_SHARE = 0.4;

    private static final int DEEPEST_JSON = 12;
    private static final int FIRST_ELEMENTS = 40;
    private static final int LONGEST_HEADLINE = 400;
    private static final int FIRST_TIMES = 20;

    /// "Published", a second time and a place; a sentence is longer.
    private static final int MOST_BESIDE_TIME = 60;
    private static final Set<String> NEVER_TEXT = Set.of(
            "nav",
            "dialog",
            "script",
            "style",
            "noscript",
            "template",
            "iframe",
            "object",
            "embed",
            "svg",
            "math",
            "canvas",
            "audio",
            "video",
            "button",
            "select",
            "textarea",
            "input",
            "map",
            "head");
    private static final Set<String> NEVER_AROUND =
            Set.of("h1", "h2", "h3", "h4", "h5", "h6", "article", "main", "figure", "figcaption", "time", "p");
    private static final Set<String> ARTICLE_TYPES = Set.of("article", "posting", "report");
    private static final Pattern WORD = Pattern.compile("[^a-z]+");

    private final Set<String> surroundingElements;
    private final Set<String> surroundingRoles;
    private final Set<String> surroundingClasses;
    private final Set<String> bylineClasses;
    private final List<String> dateNames;
    private final JsonMapper json = new JsonMapper();

    PageReader(Words words) {
        this.surroundingElements = words.lowerCase("page-elements");
        this.surroundingRoles = words.lowerCase("page-roles");
        this.surroundingClasses = words.lowerCase("page-classes");
        this.bylineClasses = words.lowerCase("page-bylines");
        this.dateNames = words.all("page-dates");
    }

    Page read(String html) {
        Document page = Jsoup.parse(html);
        Map<String, String> meta = meta(page);
        boolean ours = find(meta, "generator").orElse("").startsWith("Attest");
        List<JsonNode> linked = articles(page);
        Optional<String> outlet = find(meta, "og:site_name").or(() -> publisher(linked));
        Optional<Element> firstHeading = page.select("h1").stream()
                .filter(h1 -> !h1.text().isBlank() && !outlet.equals(Optional.of(clean(h1.text()))))
                .findFirst();
        Optional<String> title = find(meta, "og:title")
                .or(() -> firstHeading.map(h1 -> clean(h1.text())))
                .or(() -> pageTitle(page, outlet));
        dropSurroundings(page.body());
        Element root = root(page.body());
        Map<Element, Integer> lengths = lengths(page.body(), true);
        Optional<Source.Published> published = published(meta, root, lengths, linked);
        Optional<String> url = Optional.of(page.select("link[rel=canonical]").attr("href"))
                .filter(PageReader::isAbsolute)
                .or(() -> find(meta, "og:url").filter(PageReader::isAbsolute));
        Fields fields = new Fields(Optional.empty(), url, title, outlet, published);

        Optional<Element> heading = heading(root, lengths, firstHeading, title);
        PageText text = new PageText(lengths, heading, bylineClasses);
        if (heading.isEmpty()) {
            title.ifPresent(text::headline);
        }
        root.traverse(text);
        // A headline alone is what is left of a page whose article a script would have loaded.
        return new Page(
                root.hasText() ? text.value() : "",
                text.parts(),
                fields,
                !root.select("pre").isEmpty(),
                ours);
    }

    private static boolean isAbsolute(String url) {
        return url.startsWith("https://") || url.startsWith("http://");
    }

    /// What the page's `<meta>` elements say, by lower-case name; the first of a name counts.
    private static Map<String, String> meta(Document page) {
        Map<String, String> meta = new HashMap<>();
        for (Element element : page.select("meta")) {
            String content = clean(element.attr("content"));
            for (String attribute : List.of("property", "name", "itemprop")) {
                String name = element.attr(attribute).toLowerCase(Locale.ROOT);
                if (!name.isEmpty() && !content.isEmpty()) {
                    meta.putIfAbsent(name, content);
                }
            }
        }
        return meta;
    }

    private static Optional<String> find(Map<String, String> meta, String name) {
        return Optional.ofNullable(meta.get(name));
    }

    /// The `<title>` without the outlet's name at its end.
    private static Optional<String> pageTitle(Document page, Optional<String> outlet) {
        String title = clean(page.title());
        Matcher parts = Pattern.compile("^(.{10,}?)\\s+(?:[|»]|[–—-])\\s+(.+)$").matcher(title);
        if (parts.matches()
                && (outlet.map(name -> name.equalsIgnoreCase(parts.group(2))).orElse(false) || title.contains(" | "))) {
            title = parts.group(1);
        }
        return Optional.of(title).filter(words -> !words.isEmpty());
    }

    /// The headline as it stands in the article: the first `<h1>`, or else what has the words of the page's title.
    private static Optional<Element> heading(
            Element root, Map<Element, Integer> lengths, Optional<Element> h1, Optional<String> title) {
        if (h1.isPresent() && (h1.get().equals(root) || h1.get().parents().contains(root))) {
            return h1;
        }
        String wanted = title.map(Layout::letters).orElse("");
        return root.select("h1, h2, h3, p, div").stream()
                .limit(FIRST_ELEMENTS)
                .filter(element -> lengths.getOrDefault(element, 0) < LONGEST_HEADLINE
                        && !wanted.isEmpty()
                        && Layout.letters(element.text()).equals(wanted))
                .reduce((_, inner) -> inner);
    }

    // ---- what is article and what is not

    private void dropSurroundings(Element body) {
        Map<Element, Integer> weights = weights(body);
        int total = weights.getOrDefault(body, 0);
        List<Element> dropped = new ArrayList<>();
        body.filter((node, _) -> {
            if (node instanceof Element element
                    && !element.equals(body)
                    && (NEVER_TEXT.contains(element.normalName())
                            || (isSurrounding(element) && weights.getOrDefault(element, 0) * 2 <= total))) {
                dropped.add(element);
                return NodeFilter.FilterResult.SKIP_ENTIRELY;
            }
            return NodeFilter.FilterResult.CONTINUE;
        });
        // From the end: taking the first of a hundred thousand siblings out would move all the others, each time.
        dropped.reversed().forEach(Node::remove);
    }

    private boolean isSurrounding(Element element) {
        String name = element.normalName();
        if (surroundingElements.contains(name)) {
            // The header of an article holds its headline; that of a page holds the outlet's.
            return !name.equals("header") || element.closest("article, main") == null;
        }
        if (element.hasAttr("hidden")
                || element.attr("aria-hidden").equals("true")
                || element.attr("style").replace(" ", "").contains("display:none")) {
            return true;
        }
        if (surroundingRoles.contains(element.attr("role").toLowerCase(Locale.ROOT))) {
            return true;
        }
        return !NEVER_AROUND.contains(name) && hasWord(element, surroundingClasses);
    }

    /// Whether a word of the element's class or id is one of these: "post-comments" has "comments".
    static boolean hasWord(Element element, Set<String> words) {
        if (!element.hasAttr("class") && !element.hasAttr("id")) {
            return false;
        }
        for (String word : WORD.split((element.className() + " " + element.id()).toLowerCase(Locale.ROOT))) {
            if (words.contains(word)) {
                return true;
            }
        }
        return false;
    }

    private static Element root(Element body) {
        Map<Element, Integer> weights = weights(body);
        int total = weights.getOrDefault(body, 0);
        Comparator<Element> byWeight = Comparator.comparingInt(element -> weights.getOrDefault(element, 0));
        for (String candidates : List.of("article", "[itemprop=articleBody]", "main, [role=main]")) {
            Optional<Element> best = body.select(candidates).stream().max(byWeight);
            if (best.isPresent() && weights.getOrDefault(best.get(), 0) > total * LEAST_SHARE) {
                return best.get();
            }
        }
        return body;
    }

    /// Characters of text outside links.
    private static Map<Element, Integer> weights(Element body) {
        return lengths(body, false);
    }

    /// Characters of text for each element. In one walk: asking each element for its text would take time with
    /// the square of the depth.
    private static Map<Element, Integer> lengths(Element body, boolean withLinks) {
        Map<Element, Integer> lengths = new IdentityHashMap<>();
        body.traverse(new NodeVisitor() {
            @Override
            public void head(Node node, int depth) {}

            @Override
            public void tail(Node node, int depth) {
                int length = 0;
                if (node instanceof TextNode text) {
                    length = text.isBlank() ? 0 : text.getWholeText().strip().length();
                } else if (node instanceof Element element
                        && (withLinks || !element.normalName().equals("a"))) {
                    length = lengths.getOrDefault(element, 0);
                }
                if (length > 0 && !node.equals(body) && node.parent() instanceof Element parent) {
                    lengths.merge(parent, length, Integer::sum);
                }
            }
        });
        return lengths;
    }

    // ---- when it was published

    private Optional<Source.Published> published(
            Map<String, String> meta, Element root, Map<Element, Integer> lengths, List<JsonNode> linked) {
        for (String name : dateNames) {
            Optional<LocalDate> day = find(meta, name).flatMap(StatedDay::find);
            if (day.isPresent()) {
                return day.map(date -> new Source.Published(date, "meta:" + name));
            }
        }
        for (JsonNode article : linked) {
            Optional<LocalDate> day =
                    StatedDay.find(article.path("datePublished").asText());
            if (day.isPresent()) {
                return day.map(date -> new Source.Published(date, "meta:datePublished"));
            }
        }
        // A <time> inside a sentence says when something happened; only one that stands apart dates the page.
        for (Element time : root.select("[itemprop=datePublished], time[datetime]").stream()
                .limit(FIRST_TIMES)
                .toList()) {
            String stated = time.hasAttr("datetime") ? time.attr("datetime") : time.attr("content");
            Element parent = time.parent();
            boolean apart = time.hasAttr("itemprop")
                    || time.hasAttr("pubdate")
                    || parent == null
                    || lengths.getOrDefault(parent, 0) < time.text().length() + MOST_BESIDE_TIME;
            Optional<LocalDate> day = StatedDay.find(stated);
            if (apart && day.isPresent()) {
                return day.map(date ->
                        new Source.Published(date, time.hasAttr("itemprop") ? "meta:datePublished" : "meta:time"));
            }
        }
        return Optional.empty();
    }

    /// The descriptions of articles that the page embeds as JSON-LD, outermost first.
    private List<JsonNode> articles(Document page) {
        List<JsonNode> articles = new ArrayList<>();
        for (Element script : page.select("script[type=application/ld+json]")) {
            try {
                collect(json.readTree(script.data()), articles);
            } catch (JacksonException _) {
                // A page with a broken description still has its text; what the description says is not stated.
                continue;
            }
        }
        return articles;
    }

    private static void collect(JsonNode top, List<JsonNode> articles) {
        record Level(JsonNode node, int depth) {}
        Deque<Level> open = new ArrayDeque<>(List.of(new Level(top, 0)));
        while (!open.isEmpty()) {
            Level level = open.removeFirst();
            if (isArticle(level.node)) {
                articles.add(level.node);
            }
            if (level.depth < DEEPEST_JSON) {
                level.node.forEach(child -> open.addLast(new Level(child, level.depth + 1)));
            }
        }
    }

    private static boolean isArticle(JsonNode node) {
        String type = node.path("@type").toString().toLowerCase(Locale.ROOT);
        return node.path("datePublished").isTextual() && ARTICLE_TYPES.stream().anyMatch(type::contains);
    }

    private static Optional<String> publisher(List<JsonNode> articles) {
        return articles.stream()
                .map(article -> clean(article.path("publisher").path("name").asText()))
                .filter(name -> !name.isEmpty())
                .findFirst();
    }

    static String clean(String words) {
        return words.replaceAll("[\\s\\u00A0]+", " ").strip();
    }
}
