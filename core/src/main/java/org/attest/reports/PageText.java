package org.attest.reports;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.jsoup.select.NodeVisitor;

/// Writes elements as text while it walks them: blocks apart by a blank line, list items, table rows and `<br>`
/// by a line end.
final class PageText implements NodeVisitor {
    private static final int LONGEST_BYLINE = 120;

    private final StringBuilder out = new StringBuilder();
    private final List<Page.Part> parts = new ArrayList<>();

    /// Elements whose text will be a part, with where it starts.
    private final Map<Element, Integer> open = new IdentityHashMap<>();

    private final Map<Element, Integer> lengths;
    private final Optional<Element> heading;
    private final Set<String> bylineClasses;

    /// Line ends to write before the next word.
    private int breaks;

    private boolean space;
    private int preformatted;

    /// @param lengths characters of text in each element
    /// @param heading the element that holds the headline
    PageText(Map<Element, Integer> lengths, Optional<Element> heading, Set<String> bylineClasses) {
        this.lengths = lengths;
        this.heading = heading;
        this.bylineClasses = bylineClasses;
    }

    /// Begins the text with a headline that its elements lack.
    void headline(String words) {
        out.append(words);
        parts.add(new Page.Part(Block.Kind.TITLE, 0, out.length(), false));
        breaks = 2;
    }

    String value() {
        return out.toString();
    }

    /// By where they start.
    List<Page.Part> parts() {
        return parts.stream().sorted(Comparator.comparingInt(Page.Part::start)).toList();
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
                kind(element).ifPresent(kind -> parts.add(new Page.Part(kind, start, out.length(), isFilm(element))));
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
        if (heading.isPresent() && heading.get().equals(element)) {
            return Optional.of(Block.Kind.TITLE);
        }
        return switch (element.normalName()) {
            case "figcaption" -> Optional.of(Block.Kind.CAPTION);
            case "address" -> Optional.of(Block.Kind.BYLINE);
            // A byline or time inside a sentence is part of the sentence: its stretch of text is not a line.
            case "time" -> Optional.of(Block.Kind.DATE_LINE);
            case "p", "div", "span", "a" ->
                (element.attr("rel").equals("author") || PageReader.hasWord(element, bylineClasses))
                                && lengths.getOrDefault(element, 0) <= LONGEST_BYLINE
                        ? Optional.of(Block.Kind.BYLINE)
                        : Optional.empty();
            default -> Optional.empty();
        };
    }

    private static boolean isFilm(Element element) {
        Element figure = element.closest("figure");
        return figure != null && PageReader.hasWord(figure, Set.of("video", "film"));
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
