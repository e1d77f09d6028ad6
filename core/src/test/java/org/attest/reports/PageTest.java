package org.attest.reports;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

final class PageTest {
    @TempDir
    private Path folder;

    private final List<Notice> notices = new ArrayList<>();

    @TestFactory
    Stream<DynamicTest> pagesAreReadAsTheirCasesSay() {
        return Cases.blocks("pages.cases").stream()
                .map(c -> DynamicTest.dynamicTest(
                        c.name(), () -> assertEquals(c.expected(), brief(read(Cases.bytes("pages/" + c.name()))))));
    }

    @Test
    void theArchivedTextKeepsParagraphsListsAndLinesApart() throws IOException {
        String text = read("<p>One\n two<p>Three<br>four<br><br>five<ul><li>six<li>seven</ul>");

        assertEquals("One two\n\nThree\nfour\n\nfive\n\nsix\nseven", text);
    }

    @Test
    void aHeadlineThatTheBodyLacksIsPutFirst() throws IOException {
        assertEquals(
                "Mill burns\n\nShells hit it.",
                read("<meta property=og:title content='Mill burns'><title>x</title><p>Shells hit it."));
    }

    @Test
    void aPageInAnEncodingThatItDeclaresIsReadInIt() throws IOException {
        byte[] page = "<meta http-equiv=Content-Type content='text/html; charset=windows-1256'><p>قصف ترسا"
                .getBytes("windows-1256");

        assertEquals("قصف ترسا", read(page).text().value());
        assertEquals(List.of(), notices);
    }

    @Test
    void aPageThatIsNotInTheEncodingItDeclaresIsReadAndNoticed() throws IOException {
        byte[] page = "<meta charset=utf-8><p>The fa\u00E7ade of the mill".getBytes(StandardCharsets.ISO_8859_1);

        assertEquals("The façade of the mill", read(page).text().value());
        assertEquals("reports.encoding", notices.getFirst().code());
    }

    @Test
    void aPageWithoutWordsIsNoticed() throws IOException {
        Path file =
                Files.writeString(folder.resolve("a.html"), "<nav>Home</nav><script>var a;</script><img src=a.jpg>");
        List<Report> reports = new ArrayList<>();

        new ReportReader().read(List.of(file), ReportReader.Options.none(), reports::add, notices::add);

        assertEquals(List.of(), reports);
        assertEquals("reports.empty", notices.getFirst().code());
    }

    @Test
    void aPageThatAttestWroteIsNoReport() throws IOException {
        Path file = Files.writeString(
                folder.resolve("index.html"), "<meta name=generator content='Attest 0.1'><p>Four incidents");
        List<Report> reports = new ArrayList<>();

        new ReportReader().read(List.of(file), ReportReader.Options.none(), reports::add, notices::add);

        assertEquals(List.of(), reports);
        assertEquals("reports.own-output", notices.getFirst().code());
    }

    @Test
    void aPageNestedTwentyThousandDeepIsReadInTime() throws IOException {
        String text = read("<div class=ad>".repeat(20_000) + "<p>Shells hit the mill.");

        assertTrue(text.contains("Shells hit the mill."));
    }

    @Test
    void aTimeInASentenceDoesNotDateThePage() throws IOException {
        Report report = read(
                "<p>The mill of Tarsa was hit for the first time on <time datetime=2012-01-02>2 January</time>, the council said."
                        .getBytes(StandardCharsets.UTF_8));

        assertFalse(report.source().published().isPresent());
    }

    private String read(String html) throws IOException {
        return read(html.getBytes(StandardCharsets.UTF_8)).text().value();
    }

    private Report read(byte[] html) throws IOException {
        Path file = Files.write(folder.resolve("a.html"), html);
        List<Report> reports = new ArrayList<>();
        new ReportReader().read(List.of(file), ReportReader.Options.none(), reports::add, notices::add);
        assertEquals(1, reports.size(), notices::toString);
        return reports.getFirst();
    }

    private static String brief(Report report) {
        List<String> lines = new ArrayList<>();
        report.source().title().ifPresent(title -> lines.add("title " + title));
        report.source().outlet().ifPresent(outlet -> lines.add("outlet " + outlet));
        report.source().url().ifPresent(url -> lines.add("url " + url));
        report.source()
                .published()
                .ifPresent(published -> lines.add("published " + published.date() + " (" + published.basis() + ")"));
        lines.add(LayoutTest.brief(report));
        return String.join("\n", lines);
    }
}
