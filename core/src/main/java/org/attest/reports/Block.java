package org.attest.reports;

/// A line or paragraph of a report, recognised for what it is.
public record Block(Kind kind, Span span) {
    public enum Kind {
        TITLE,
        /// A line that only says when, or where and when, the report was written.
        DATE_LINE,
        /// The words under a picture. What a caption shows is not what the article reports.
        CAPTION,
        PARAGRAPH,
        /// A pointer to another article: "See ...", "UPDATED: ...", "Read more: ...".
        LINK,
        /// "By ...", "(Reporting by ...)".
        BYLINE
    }
}
