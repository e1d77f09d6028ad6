package org.attest.time;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.attest.language.Document;
import org.attest.language.Reading;
import org.attest.reports.Block;
import org.attest.reports.Report;
import org.attest.reports.ReportLink;
import org.attest.reports.Source;
import org.attest.reports.Text;

/// The least report that a test of times needs: text and perhaps a day of publication.
final class TestReports {
    private static final TimeResolver RESOLVER = new TimeResolver(Conflicts.bundled());

    private TestReports() {}

    /// @param published a date, or `-`
    /// @param text one block a line; a line may begin with its kind, "[caption]", "[date line]", "[link]"
    static Times resolve(String published, String text) {
        return RESOLVER.resolve(reading(published, text));
    }

    static Reading reading(String published, String text) {
        Report report = report(published, text);
        return new Reading(Document.of(report), List.of(), List.of(), List.of(), List.of(), List.of());
    }

    static Report report(String published, String marked) {
        StringBuilder value = new StringBuilder();
        List<int[]> lines = new ArrayList<>();
        List<Block.Kind> kinds = new ArrayList<>();
        for (String line : marked.split("\n")) {
            Block.Kind kind = Block.Kind.PARAGRAPH;
            String text = line;
            if (line.startsWith("[")) {
                int close = line.indexOf("] ");
                kind = Block.Kind.valueOf(
                        line.substring(1, close).toUpperCase(Locale.ROOT).replace(' ', '_'));
                text = line.substring(close + 2);
            }
            lines.add(new int[] {value.length(), value.length() + text.length()});
            kinds.add(kind);
            value.append(text).append("\n");
        }
        Text text = new Text("test", value.toString());
        List<Block> blocks = new ArrayList<>();
        List<ReportLink> links = new ArrayList<>();
        for (int i = 0; i < lines.size(); i++) {
            Block block = new Block(kinds.get(i), text.span(lines.get(i)[0], lines.get(i)[1]));
            blocks.add(block);
            if (block.kind() == Block.Kind.LINK) {
                links.add(link(text, block));
            }
        }
        Optional<Source.Published> day = published.equals("-")
                ? Optional.empty()
                : Optional.of(new Source.Published(LocalDate.parse(published), "metadata"));
        Source source =
                new Source("test.txt", Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), day);
        return new Report("test", "test", source, text, blocks, Optional.empty(), links, List.of());
    }

    /// "See SERIES, DATE: TITLE"; anything else is a headline without a date.
    private static ReportLink link(Text text, Block block) {
        String words = text.quote(block.span());
        int start = text.offset(block.span().start());
        int comma = words.indexOf(", ");
        int colon = words.indexOf(": ");
        Optional<ReportLink.DateWords> date = words.startsWith("See ") && comma > 0 && colon > comma
                ? Optional.of(new ReportLink.DateWords(
                        words.substring(comma + 2, colon), text.span(start + comma + 2, start + colon)))
                : Optional.empty();
        return new ReportLink(
                date.isPresent() ? "see" : "related",
                Optional.empty(),
                words.substring(colon + 2),
                text.span(start + colon + 2, start + words.length()),
                date,
                Optional.empty(),
                block.span());
    }
}
