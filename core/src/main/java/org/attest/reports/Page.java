package org.attest.reports;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.StandardCharsets;
import java.nio.charset.UnsupportedCharsetException;
import java.time.LocalDate;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
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
import org.jsoup.select.NodeVisitor;

/// The article that an HTML page holds, as plain text with its headline first, and what the page's head says of it.
///
/// @param parts what the markup says of stretches of `text`, by where they start
/// @param mayBeWrapped whether the text keeps line ends from the page's source (`<pre>`)
/// @param isOurs whether Attest itself wrote the page
record Page(String text, List<Part> parts, Fields fields, boolean mayBeWrapped, boolean isOurs) {

    /// A stretch of text that the markup calls a headline, caption, date or byline. UTF-16 offsets.
    record Part(Block.Kind kind, int start, int end, boolean isFilm) {}

    private static final Pattern DECLARED = Pattern.compile(
            "(?i)<(?:meta[^>]{0,200}?charset|\\?xml[^>]{0,100}?encoding)\\s*=\\s*[\"']?\\s*([A-Za-z0-9_:.-]{2,40})");

    /// The HTML standard looks for a charset in the first 1,024 bytes; pages in the wild put scripts before it.
    private static final int DECLARED_WITHIN = 8192;

    /// What the page says it is encoded in, before its bytes are read as text.
    static Optional<Charset> declaredCharset(byte[] bytes) {
        String head = new String(bytes, 0, Math.min(bytes.length, DECLARED_WITHIN), StandardCharsets.ISO_8859_1);
        Matcher matcher = DECLARED.matcher(head);
        if (!matcher.find()) {
            return Optional.empty();
        }
        // Browsers read these as windows-1252, and pages rely on it for their quotation marks; and a page whose
        // declaration can be read byte by byte is not UTF-16.
        String name = matcher.group(1).toLowerCase(Locale.ROOT);
        try {
            return switch (name) {
                case "iso-8859-1", "latin1", "us-ascii", "ascii" -> Optional.of(Charset.forName("windows-1252"));
                case "utf-16", "utf-16le", "utf-16be" -> Optional.of(StandardCharsets.UTF_8);
                default -> Optional.of(Charset.forName(name)).filter(Charset::canEncode);
            };
        } catch (IllegalCharsetNameException | UnsupportedCharsetException _) {
            return Optional.empty();
        }
    }

    /// Finds the article in a page: drops what surrounds articles, then takes `<article>`, `<main>` or the whole
    /// body,
    /// the first of them that holds a good part of the page's words.
    static final class Reader {
        /// Of the page's words outside links. An `<article>` with less is a teaser or a comment.
        private static final double LEAST_SHARE = 0.4;

        private static final int DEEPEST_JSON = 12;
        private static final Set<String> NEVER_TEXT = Set.of(
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
        private static final Set<String> ARTICLE_TYPES = Set.of("article", "posting", "report");
        private static final Pattern WORD = Pattern.compile("[^a-z]+");

        private final Set<String> surroundingElements;
        private final Set<String> surroundingRoles;
        private final Set<String> surroundingClasses;
        private final Set<String> bylineClasses;
        private final List<String> dateNames;
        private final JsonMapper json = new JsonMapper();

        Reader(Words words) {
            this.surroundingElements = words.lowerCase("page-elements");
            this.surroundingRoles = words.lowerCase("page-roles");
            this.surroundingClasses = words.lowerCase("page-classes");
            this.bylineClasses = words.lowerCase("page-bylines");
            this.dateNames = words.all("page-dates");
        }

        Page read(String html) {
            Document page = Jsoup.parse(html);
            boolean ours = page.select("meta[name=generator]").stream()
                    .anyMatch(meta -> meta.attr("content").startsWith("Attest"));
            List<JsonNode> linked = articles(page);
            Optional<String> outlet = meta(page, "og:site_name").or(() -> publisher(linked));
            Optional<Element> firstHeading = page.select("h1").stream()
                    .filter(h1 -> !h1.text().isBlank() && !outlet.equals(Optional.of(clean(h1.text()))))
                    .findFirst();
            Optional<String> title = meta(page, "og:title")
                    .or(() -> firstHeading.map(h1 -> clean(h1.text())))
                    .or(() -> pageTitle(page, outlet));
            dropSurroundings(page.body());
            Element root = root(page.body());
            Optional<Source.Published> published = published(page, root, linked);
            Optional<String> url = Optional.of(
                            page.select("link[rel=canonical]").attr("href"))
                    .filter(Reader::isAbsolute)
                    .or(() -> meta(page, "og:url").filter(Reader::isAbsolute));
            Fields fields = new Fields(Optional.empty(), url, title, outlet, published);

            Optional<String> headline = firstHeading.map(h1 -> clean(h1.text())).or(() -> title);
            Writer writer = new Writer();
            Optional<Element> heading = heading(root, firstHeading, title);
            if (heading.isEmpty()) {
                headline.ifPresent(writer::headline);
            }
            writer.write(root, heading);
            return new Page(
                    writer.out.toString(),
                    writer.sortedParts(),
                    fields,
                    !root.select("pre").isEmpty(),
                    ours);
        }

        private static boolean isAbsolute(String url) {
            return url.startsWith("https://") || url.startsWith("http://");
        }

        private static Optional<String> meta(Document page, String name) {
            return page.select("meta").stream()
                    .filter(meta -> meta.attr("property").equalsIgnoreCase(name)
                            || meta.attr("name").equalsIgnoreCase(name)
                            || meta.attr("itemprop").equalsIgnoreCase(name))
                    .map(meta -> clean(meta.attr("content")))
                    .filter(content -> !content.isEmpty())
                    .findFirst();
        }

        /// The `<title>` without the outlet's name at its end.
        private static Optional<String> pageTitle(Document page, Optional<String> outlet) {
            String title = clean(page.title());
            Matcher parts =
                    Pattern.compile("^(.{10,}?)\\s+(?:[|»]|[–—-])\\s+(.+)$").matcher(title);
            if (parts.matches()
                    && (outlet.map(name -> name.equalsIgnoreCase(parts.group(2)))
                                    .orElse(false)
                            || title.contains(" | "))) {
                title = parts.group(1);
            }
            return Optional.of(title).filter(words -> !words.isEmpty());
        }

        /// The headline as it stands in the article: the first `<h1>`, or a heading with the words of the
        /// page's title.
        private static Optional<Element> heading(Element root, Optional<Element> h1, Optional<String> title) {
            if (h1.isPresent() && (h1.get().equals(root) || h1.get().parents().contains(root))) {
                return h1;
            }
            String wanted =
                    h1.map(Element::text).or(() -> title).map(Layout::letters).orElse("");
            return root.select("h1, h2, h3, p, div").stream()
                    .limit(40)
                    .filter(element -> element.text().length() < 400
                            && !wanted.isEmpty()
                            && Layout.letters(element.text()).equals(wanted))
                    .reduce((_, inner) -> inner);
        }

        // ---- what is article and what is not

        private void dropSurroundings(Element body) {
            Map<Element, Integer> weights = weights(body);
            int total = weights.getOrDefault(body, 0);
            List<Element> dropped = new ArrayList<>();
            body.traverse((node, _) -> {
                if (node instanceof Element element
                        && !element.equals(body)
                        && (NEVER_TEXT.contains(element.normalName())
                                || (isSurrounding(element) && weights.getOrDefault(element, 0) * 2 <= total))) {
                    dropped.add(element);
                }
            });
            dropped.forEach(Node::remove);
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
            boolean isHeading = name.matches("h[1-6]|article|main|figure|figcaption|time|p");
            return !isHeading && hasWord(element, surroundingClasses);
        }

        /// Whether a word of the element's class or id is one of these: "post-comments" has "comments".
        private static boolean hasWord(Element element, Set<String> words) {
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

        /// Characters of text outside links, for each element. In one walk: asking each element for its text
        /// would
        /// take time with the square of the depth.
        private static Map<Element, Integer> weights(Element body) {
            Map<Element, Integer> weights = new IdentityHashMap<>();
            body.traverse(new NodeVisitor() {
                @Override
                public void head(Node node, int depth) {}

                @Override
                public void tail(Node node, int depth) {
                    int weight = 0;
                    if (node instanceof TextNode text) {
                        weight =
                                text.isBlank() ? 0 : text.getWholeText().strip().length();
                    } else if (node instanceof Element element
                            && !element.normalName().equals("a")) {
                        weight = weights.getOrDefault(element, 0);
                    }
                    if (weight > 0 && !node.equals(body) && node.parent() instanceof Element parent) {
                        weights.merge(parent, weight, Integer::sum);
                    }
                }
            });
            return weights;
        }

        // ---- when it was published

        private Optional<Source.Published> published(Document page, Element root, List<JsonNode> linked) {
            for (String name : dateNames) {
                Optional<LocalDate> day = meta(page, name).flatMap(StatedDay::find);
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
            for (Element time : root.select("[itemprop=datePublished], time[datetime]")) {
                String stated = time.hasAttr("datetime") ? time.attr("datetime") : time.attr("content");
                Element parent = time.parent();
                boolean apart = time.hasAttr("itemprop")
                        || time.hasAttr("pubdate")
                        || parent == null
                        || parent.text().length() - time.text().length() < 60;
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
            return node.path("datePublished").isTextual()
                    && ARTICLE_TYPES.stream().anyMatch(type::contains);
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

        // ---- its words

        /// Writes elements as text: blocks apart by a blank line, list items, table rows and `<br>` by a line
        /// end.
        private final class Writer implements NodeVisitor {
            private final StringBuilder out = new StringBuilder();
            private final List<Part> parts = new ArrayList<>();

            /// Elements whose text will be a part, with where it starts.
            private final Map<Element, Integer> open = new IdentityHashMap<>();

            private Optional<Element> headline = Optional.empty();

            /// Line ends to write before the next word.
            private int breaks;

            private boolean space;
            private int preformatted;

            void headline(String words) {
                out.append(words);
                parts.add(new Part(Block.Kind.TITLE, 0, out.length(), false));
                breaks = 2;
            }

            void write(Element root, Optional<Element> heading) {
                this.headline = heading;
                root.traverse(this);
            }

            List<Part> sortedParts() {
                return parts.stream()
                        .sorted(Comparator.comparingInt(Part::start))
                        .toList();
            }

            @Override
            public void head(Node node, int depth) {
                if (node instanceof TextNode text) {
                    text(text.getWholeText());
                } else if (node instanceof Element element) {
                    preformatted += element.normalName().equals("pre") ? 1 : 0;
                    breakAround(element);
                    if (kind(element).isPresent()) {
                        open.put(element, out.length());
                    }
                }
            }

            @Override
            public void tail(Node node, int depth) {
                if (node instanceof Element element) {
                    preformatted -= element.normalName().equals("pre") ? 1 : 0;
                    Integer start = open.remove(element);
                    if (start != null && start < out.length()) {
                        kind(element)
                                .ifPresent(kind -> parts.add(new Part(kind, start, out.length(), isFilm(element))));
                    }
                    if (!element.normalName().equals("br")) {
                        breakAround(element);
                    }
                }
            }

            private void breakAround(Element element) {
                switch (element.normalName()) {
                    case "br" -> breaks = Math.min(2, breaks + 1);
                    case "li", "tr", "dt", "dd", "option" -> breaks = Math.max(breaks, 1);
                    case "td", "th" -> space = true;
                    default -> breaks = element.isBlock() ? 2 : breaks;
                }
            }

            private Optional<Block.Kind> kind(Element element) {
                if (headline.isPresent() && headline.get().equals(element)) {
                    return Optional.of(Block.Kind.TITLE);
                }
                return switch (element.normalName()) {
                    case "figcaption" -> Optional.of(Block.Kind.CAPTION);
                    case "address" -> Optional.of(Block.Kind.BYLINE);
                    // A byline or time inside a sentence is part of the sentence: its stretch of text is not a line.
                    case "time" -> Optional.of(Block.Kind.DATE_LINE);
                    case "p", "div", "span", "a" ->
                        (element.attr("rel").equals("author") || hasWord(element, bylineClasses))
                                        && element.text().length() <= 120
                                ? Optional.of(Block.Kind.BYLINE)
                                : Optional.empty();
                    default -> Optional.empty();
                };
            }

            private static boolean isFilm(Element element) {
                Element figure = element.closest("figure");
                return figure != null && hasWord(figure, Set.of("video", "film"));
            }

            private void text(String words) {
                for (int i = 0; i < words.length(); i++) {
                    char c = words.charAt(i);
                    if (c == '\u00AD' || c == '\u200B' || c == '\uFEFF') {
                        continue;
                    }
                    if (preformatted > 0 && c == '\n') {
                        breaks = Math.min(2, breaks + 1);
                    } else if (Character.isWhitespace(c) || c == '\u00A0') {
                        space = true;
                    } else {
                        flush();
                        out.append(c);
                    }
                }
            }

            private void flush() {
                if (breaks > 0) {
                    out.append(out.isEmpty() ? "" : "\n".repeat(breaks));
                } else if (space && !out.isEmpty()) {
                    out.append(' ');
                }
                breaks = 0;
                space = false;
            }
        }
    }
}
