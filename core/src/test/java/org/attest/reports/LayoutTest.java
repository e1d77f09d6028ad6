package org.attest.reports;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

final class LayoutTest {
    private static final ReportReader READER = new ReportReader();
    private static final DateLines DATE_LINES = new DateLines(Words.load());

    @TestFactory
    Stream<DynamicTest> textsAreCutAsTheirCasesSay() {
        return Cases.blocks("layout.cases").stream()
                .map(c -> DynamicTest.dynamicTest(c.name(), () -> assertEquals(c.expected(), brief(read(c.given())))));
    }

    @TestFactory
    Stream<DynamicTest> lineEndsOfAnySystemGiveTheSameBlocks() {
        return Cases.blocks("layout.cases").stream()
                .map(c -> DynamicTest.dynamicTest(c.name(), () -> {
                    assertEquals(c.expected(), brief(read(c.given().replace("\n", "\r\n"))));
                    assertEquals(c.expected(), brief(read(c.given().replace("\n", "\r"))));
                }));
    }

    @TestFactory
    Stream<DynamicTest> datelinesEndWhereTheirCasesSay() {
        return Cases.pairs("datelines.cases").stream()
                .map(c -> DynamicTest.dynamicTest(c.name(), () -> {
                    int end = DATE_LINES.prefixEnd(c.given());
                    assertEquals(c.expected(), end == 0 ? "-" : c.given().substring(0, end));
                }));
    }

    @TestFactory
    Stream<DynamicTest> dateLinesSayNothingElse() {
        return Cases.pairs("date-lines.cases").stream()
                .map(c -> DynamicTest.dynamicTest(
                        c.name(), () -> assertEquals(c.expected(), DATE_LINES.isDateLine(c.given()) ? "yes" : "no")));
    }

    @TestFactory
    Stream<DynamicTest> statedDaysAreTakenAsWritten() {
        return Cases.pairs("stated-days.cases").stream()
                .map(c -> DynamicTest.dynamicTest(
                        c.name(),
                        () -> assertEquals(
                                c.expected(),
                                StatedDay.find(c.given()).map(Object::toString).orElse("-"))));
    }

    @Test
    void aHeadlineThatOnlyMetadataGivesIsNoBlock() {
        Source source = new Source(
                "a.txt",
                Optional.empty(),
                Optional.empty(),
                Optional.of("Mill burns"),
                Optional.empty(),
                Optional.empty());

        Report report = READER.read(source, "Shells hit the mill.\n\nIt burned.");

        assertTrue(report.blocks().stream().noneMatch(block -> block.kind() == Block.Kind.TITLE));
        assertEquals(Optional.of("Mill burns"), report.source().title());
    }

    @Test
    void aHeadlineInTheTextBecomesTheTitleWhereMetadataGiveNone() {
        assertEquals(
                Optional.of("Mill burns"),
                read("Mill burns\n\nShells hit the mill.").source().title());
    }

    @Test
    void aHeadlineThatMetadataGiveAndTheTextRepeatsIsTheTitleWhateverItsShape() {
        Source source = new Source(
                "a.txt",
                Optional.empty(),
                Optional.empty(),
                Optional.of("mill burns."),
                Optional.empty(),
                Optional.empty());

        Report report = READER.read(source, "Mill burns.\n\nShells hit the mill.");

        assertEquals(Block.Kind.TITLE, report.blocks().getFirst().kind());
    }

    @Test
    void spansCountCodePointsAfterEmojiAndArabic() {
        Report report = read("🔥🔥 دمشق\n\nShells hit the mill 🔥.\n\nSee Valley Notebook, 6 June: Mortars 🔥 Return");

        assertEquals(
                "[0,7) [9,31) [33,78)",
                String.join(
                        " ",
                        report.blocks().stream()
                                .map(block -> block.span().brief())
                                .toList()));
        assertEquals(
                "Mortars 🔥 Return",
                report.text().quote(report.links().getFirst().titleSpan()));
    }

    @Test
    void longTextsAreCutInTimeThatGrowsWithTheirLength() {
        String paragraph = "TARSA, " + "Mill (Reuters, ".repeat(400) + "\n\n";

        assertEquals(2000, read(paragraph.repeat(2000)).blocks().size());
    }

    @Property(tries = 2000)
    void blocksQuoteTheTextInOrderAndLeaveOnlyWhiteSpaceOut(@ForAll("texts") String value) {
        if (Layout.isBlank(value)) {
            return;
        }
        Report report = read(value);
        Text text = report.text();
        boolean[] covered = new boolean[text.length()];
        int end = 0;
        for (Block block : report.blocks()) {
            String quote = text.quote(block.span());
            assertTrue(block.span().start() >= end, "blocks must not overlap: " + brief(report));
            assertFalse(
                    Layout.isBlank(quote.charAt(0)) || Layout.isBlank(quote.charAt(quote.length() - 1)),
                    "blocks must have no white space around them: " + brief(report));
            end = block.span().end();
            java.util.Arrays.fill(covered, block.span().start(), end, true);
        }
        int[] codePoints = value.codePoints().toArray();
        for (int i = 0; i < codePoints.length; i++) {
            assertTrue(covered[i] || Layout.isBlank(codePoints[i]), "every character must lie in a block: " + i);
        }
        for (ReportLink link : report.links()) {
            assertEquals(link.title(), text.quote(link.titleSpan()));
            assertTrue(link.span().contains(link.titleSpan()));
            link.date().ifPresent(date -> assertEquals(date.words(), text.quote(date.span())));
        }
        for (Media media : report.media()) {
            assertTrue(media.caption().contains(media.span()));
        }
    }

    /// Texts made of what layouts are recognised by, broken at random, and of any characters at all.
    @Provide
    Arbitrary<String> texts() {
        Arbitrary<String> piece = Arbitraries.of(
                "See ",
                "Valley Notebook",
                ", ",
                "6 June",
                ": ",
                "UPDATED: ",
                "Related:",
                "By Ada Osei",
                "(File)",
                "[AFP]",
                "FILE - ",
                "TARSA",
                " (AP)",
                " — ",
                "-",
                "14 September 2020",
                "2020-09-14",
                "10:22 GMT",
                ".",
                "\n",
                "\r\n",
                "\r",
                "\n\n",
                " ",
                "\t",
                "Shells hit the mill",
                "🔥",
                "دمشق",
                "\u00A0",
                "\u200F",
                "\u2028",
                "(",
                ")",
                "[",
                "\uD83D",
                "Correction: ",
                "This article was updated",
                "• ",
                "Video: ",
                "Mortars Return",
                "a",
                "\uFEFF",
                "Photo: ",
                "/TASS/.");
        Arbitrary<String> pieced = piece.list().ofMaxSize(30).map(pieces -> String.join("", pieces));
        return Arbitraries.oneOf(pieced, Arbitraries.strings().all().ofMaxLength(200));
    }

    static Report read(String text) {
        return READER.read(Source.of("a.txt"), text);
    }

    /// A report's layout in the form of the case files.
    static String brief(Report report) {
        Text text = report.text();
        List<String> lines = new ArrayList<>();
        for (Block block : report.blocks()) {
            lines.add(block.kind() + " " + text.quote(block.span()).replaceAll("\r\n|\r|\n", "⏎"));
        }
        for (ReportLink link : report.links()) {
            lines.add("LINK "
                    + String.join(
                            " | ",
                            link.kind(),
                            link.series().orElse("-"),
                            link.date().map(ReportLink.DateWords::words).orElse("-"),
                            link.title(),
                            link.marker().map(Marker::name).orElse("-")));
        }
        for (Media media : report.media()) {
            lines.add("MEDIA "
                    + String.join(
                            " | ", media.kind(), media.archival() ? "archival" : "current", text.quote(media.span())));
        }
        report.marker().ifPresent(marker -> lines.add("MARKER " + marker));
        return String.join("\n", lines);
    }
}
