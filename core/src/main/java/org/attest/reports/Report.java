package org.attest.reports;

import java.util.List;
import java.util.Optional;

/// One version of one article, as archived.
///
/// @param id the first 20 hex digits of `sha256`
/// @param sha256 hash of the bytes that were read (the file, or one line of a JSON Lines file)
/// @param text the text that every span of this report points into
/// @param blocks lines and paragraphs in order; they do not overlap
/// @param marker what the article says of itself ("UPDATED:" at its head)
public record Report(
        String id,
        String sha256,
        Source source,
        Text text,
        List<Block> blocks,
        Optional<Marker> marker,
        List<ReportLink> links,
        List<Media> media) {
    public Report {
        blocks = List.copyOf(blocks);
        links = List.copyOf(links);
        media = List.copyOf(media);
    }

    public String brief() {
        return source.path() + " (" + id + ")";
    }
}
