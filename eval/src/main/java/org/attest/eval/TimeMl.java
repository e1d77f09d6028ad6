package org.attest.eval;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilder;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.xml.sax.SAXException;

/// A document of a TimeML corpus: its text without tags, and the times that people have marked in it.
///
/// @param name file name without its ending
/// @param created day of the document's creation time
/// @param times in order; those outside `TEXT` (the creation time itself) are left out, as in TempEval-3
record TimeMl(String name, Optional<LocalDate> created, String text, List<Marked> times) {
    /// @param start and @param end UTF-16 offsets in the text, half open
    /// @param type DATE, TIME, DURATION or SET
    /// @param value as TIMEX3 writes it: `1998-11`, `P3M`, `PRESENT_REF`
    record Marked(int start, int end, String type, String value) {
        boolean overlaps(Marked other) {
            return start < other.end && other.start < end;
        }
    }

    /// All `.tml` files below `folder`, by name.
    static List<Path> files(Path folder) {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(file -> file.toString().endsWith(".tml"))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException("the corpus must be a folder that can be read; got " + folder, e);
        }
    }

    static TimeMl read(Path file) {
        try {
            DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
            factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
            DocumentBuilder builder = factory.newDocumentBuilder();
            builder.setErrorHandler(null);
            Element root = builder.parse(file.toFile()).getDocumentElement();
            StringBuilder text = new StringBuilder();
            List<Marked> times = new ArrayList<>();
            gather(root.getElementsByTagName("TEXT").item(0), text, times);
            Element created =
                    (Element) ((Element) root.getElementsByTagName("DCT").item(0))
                            .getElementsByTagName("TIMEX3")
                            .item(0);
            String name = file.getFileName().toString().replaceAll("\\.tml$", "");
            return new TimeMl(name, day(created.getAttribute("value")), text.toString(), List.copyOf(times));
        } catch (IOException e) {
            throw new UncheckedIOException("a document must be readable; got " + file, e);
        } catch (SAXException | NullPointerException e) {
            throw new CorpusException("a .tml file must be TimeML with DCT and TEXT; got " + file + " ("
                    + e.getMessage() + "). Take it out of the corpus");
        } catch (ParserConfigurationException e) {
            throw new IllegalStateException("every JDK must read XML; this one does not", e);
        }
    }

    private static Optional<LocalDate> day(String value) {
        try {
            return Optional.of(LocalDate.parse(value.substring(0, Math.min(10, value.length()))));
        } catch (DateTimeParseException _) {
            return Optional.empty();
        }
    }

    private static void gather(Node node, StringBuilder text, List<Marked> times) {
        for (Node child = node.getFirstChild(); child != null; child = child.getNextSibling()) {
            if (child.getNodeType() == Node.TEXT_NODE) {
                text.append(child.getNodeValue());
            } else if (child instanceof Element element) {
                int start = text.length();
                gather(element, text, times);
                // An empty one stands for words that are not there.
                if (element.getTagName().equals("TIMEX3") && text.length() > start) {
                    times.add(new Marked(
                            start, text.length(), element.getAttribute("type"), element.getAttribute("value")));
                }
            }
        }
    }
}
