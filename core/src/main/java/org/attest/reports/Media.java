package org.attest.reports;

/// A picture or film that a report carries.
///
/// @param kind `photo` or `video`
/// @param archival whether the report itself marks it as older than its news: "(File)", "archive photo"
/// @param span the mark if it is archival, otherwise the caption
/// @param caption the whole caption
public record Media(String kind, boolean archival, Span span, Span caption) {}
