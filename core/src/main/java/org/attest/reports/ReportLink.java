package org.attest.reports;

import java.util.Optional;

/// A pointer from one report to another article.
///
/// @param kind `see` (an explicit cross-reference) or `related` (a headline put beside or below the article)
/// @param series the column or series that the other article belongs to ("Syria Daily")
/// @param title its headline as quoted here
/// @param titleSpan where the headline stands
/// @param date its date in the words of the text ("May 5"); nothing is resolved here
/// @param marker UPDATED or CORRECTED, if the headline carries such a flag
/// @param span the whole pointer
public record ReportLink(
        String kind,
        Optional<String> series,
        String title,
        Span titleSpan,
        Optional<DateWords> date,
        Optional<Marker> marker,
        Span span) {
    public record DateWords(String words, Span span) {}
}
