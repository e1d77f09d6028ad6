package org.attest.eval;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.SAXException;

/// Texts whose place names a person marked and set on the map: the XML forms of LGL (Lieberman and others 2010) and
/// GeoVirus (Gritta and others 2018).
record GeoCorpus(String name, List<Article> articles) {
    GeoCorpus {
        articles = List.copyOf(articles);
    }

    /// @param id of the document; paragraphs of one document share it
    /// @param text as the corpus has it
    record Article(String id, String text, List<Toponym> toponyms) {
        Article {
            toponyms = List.copyOf(toponyms);
        }
    }

    /// A place name that a person marked. Offsets are UTF-16 units of the text.
    ///
    /// @param latitude empty where the corpus gives no position
    record Toponym(int start, int end, String words, Optional<Double> latitude, Optional<Double> longitude) {}

    /// Which documents are scored. The halves are fixed by a hash of the id, so that whoever mends rules never sees
    /// the half that judges them.
    enum Part {
        DEV,
        HELD,
        ALL;

        boolean holds(String id) {
            return this == ALL || (hash(id) % 2 == 0) == (this == DEV);
        }

        private static int hash(String id) {
            try {
                return MessageDigest.getInstance("SHA-256").digest(id.getBytes(StandardCharsets.UTF_8))[0] & 0xFF;
            } catch (NoSuchAlgorithmException e) {
                throw new IllegalStateException("every Java platform must have SHA-256; this one does not", e);
            }
        }
    }

    GeoCorpus only(Part part) {
        return new GeoCorpus(
                name, articles.stream().filter(a -> part.holds(a.id)).toList());
    }

    /// @throws CorpusException if the file is no XML of either form
    static GeoCorpus read(Path file) {
        try {
            DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
            factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
            Element root = factory.newDocumentBuilder().parse(file.toFile()).getDocumentElement();
            List<Article> articles =
                    children(root, "article").map(GeoCorpus::article).toList();
            if (articles.isEmpty()) {
                throw new CorpusException("a file of `places` must hold <article> elements; got none in " + file);
            }
            String name = file.getFileName().toString();
            return new GeoCorpus(name.substring(0, name.lastIndexOf('.')), articles);
        } catch (SAXException | ParserConfigurationException e) {
            throw new CorpusException("a file of `places` must be XML; " + file + ": " + e.getMessage());
        } catch (IOException e) {
            throw new CorpusException("a file of `places` must be readable; " + file + ": " + e.getMessage());
        }
    }

    static List<Path> files(Path folder) {
        try (var paths = Files.list(folder)) {
            return paths.filter(p -> p.toString().endsWith(".xml")).sorted().toList();
        } catch (IOException e) {
            throw new CorpusException("the corpus must be a readable folder; " + folder + ": " + e.getMessage());
        }
    }

    private static Article article(Element article) {
        String text = words(article, "text").orElse("");
        String id = article.getAttribute("docid");
        List<Toponym> toponyms = new ArrayList<>();
        descendants(article, "toponym").forEach(t -> toponyms.add(toponym(t, text, "phrase")));
        descendants(article, "location").forEach(t -> toponyms.add(toponym(t, text, "name")));
        return new Article(id.isEmpty() ? words(article, "source").orElse(text) : id, text, toponyms);
    }

    /// GeoVirus counts from 1 and LGL from 0, so the words decide.
    private static Toponym toponym(Element element, String text, String nameTag) {
        int start = Integer.parseInt(words(element, "start").orElse("0"));
        String its = words(element, nameTag).orElse("");
        for (int shift : new int[] {0, -1, 1}) {
            if (text.startsWith(its, start + shift)) {
                start += shift;
                break;
            }
        }
        return new Toponym(
                start,
                start + its.length(),
                its,
                words(element, "lat").map(Double::valueOf),
                words(element, "lon").map(Double::valueOf));
    }

    /// The text of the first element of a name below another; empty if there is none, or if it is blank.
    private static Optional<String> words(Element element, String tag) {
        return descendants(element, tag)
                .findFirst()
                .map(Element::getTextContent)
                .filter(Predicate.not(String::isBlank));
    }

    private static Stream<Element> descendants(Element element, String tag) {
        return elements(element.getElementsByTagName(tag));
    }

    private static Stream<Element> children(Element element, String tag) {
        return elements(element.getChildNodes()).filter(e -> e.getTagName().equals(tag));
    }

    private static Stream<Element> elements(NodeList nodes) {
        return IntStream.range(0, nodes.getLength())
                .mapToObj(nodes::item)
                .filter(Element.class::isInstance)
                .map(Element.class::cast);
    }
}
