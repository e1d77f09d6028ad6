package org.attest.publishing;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.LocalDate;
import java.util.List;
import org.attest.ledger.Fact;
import org.attest.reports.Media;
import org.attest.reports.Report;
import org.attest.reports.ReportLink;
import org.attest.time.PublicationDate;

/// A line of `reports.jsonl`.
final class ReportLine {
    private ReportLine() {}

    static ObjectNode of(Fact.ReportFact fact) {
        Report report = fact.report();
        return Line.ofFile()
                .put("id", report.id())
                .statedWords("external_id", report.source().externalId())
                .put("path", report.source().path())
                .statedWords("url", report.source().url())
                .statedWords("title", report.source().title())
                .statedWords("outlet", report.source().outlet())
                .put("sha256", report.sha256())
                .put("published", published(fact.published()))
                .notStatedWithin("published", List.of("stated", "outer", "mainstream"))
                .put("reader", fact.reader())
                .put("other_language", fact.otherLanguage())
                .statedWords("marker", report.marker().map(Enum::name))
                .put("links", Line.array(report.links().stream().map(ReportLine::link)))
                .put("media", Line.array(report.media().stream().map(ReportLine::media)))
                .putNotStated()
                .node();
    }

    private static ObjectNode published(PublicationDate published) {
        Line conventions = Line.inner();
        published.conventions().forEach((name, window) -> conventions.put(name, window.toString()));
        return Line.inner()
                .put("stated", published.stated().map(LocalDate::toString))
                .put("outer", published.outer().map(PublicationDate.Window::toString))
                .put("mainstream", published.mainstream().map(PublicationDate.Window::toString))
                .put("conventions", conventions.node())
                .put("words", TimeInWords.of(published))
                .put("basis", Line.strings(published.basis()))
                .put("from", Line.spans(published.from()))
                .node();
    }

    private static ObjectNode link(ReportLink link) {
        return Line.inner()
                .put("kind", link.kind())
                .put("series", link.series())
                .put("title", link.title())
                .put("date", link.date().map(ReportLink.DateWords::words))
                .put("marker", link.marker().map(Enum::name))
                .put("span", Line.span(link.span()))
                .node();
    }

    private static ObjectNode media(Media media) {
        return Line.inner()
                .put("kind", media.kind())
                .put("archival", media.archival())
                .put("span", Line.span(media.span()))
                .put("caption", Line.span(media.caption()))
                .node();
    }
}
