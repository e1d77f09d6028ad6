package org.attest.reports;

/// A stretch of one report's text: half open, in **Unicode code points** of the text as archived (not UTF-16 units,
/// which is what `String` counts in: see [Text]).
///
/// @param report id of the report
/// @param start first code point
/// @param end code point after the last, `> start`
public record Span(String report, int start, int end) implements Comparable<Span> {
    public Span {
        if (start < 0 || end <= start) {
            throw new IllegalArgumentException(
                    "span must satisfy 0 <= start < end; got [" + start + ", " + end + ") in report " + report);
        }
    }

    public int length() {
        return end - start;
    }

    public boolean contains(Span other) {
        return report.equals(other.report) && start <= other.start && other.end <= end;
    }

    public boolean overlaps(Span other) {
        return report.equals(other.report) && start < other.end && other.start < end;
    }

    /// The least span that holds both.
    public Span union(Span other) {
        return new Span(report, Math.min(start, other.start), Math.max(end, other.end));
    }

    /// By report, then by position, the longer first where two begin together.
    @Override
    public int compareTo(Span other) {
        int byReport = report.compareTo(other.report);
        if (byReport != 0) {
            return byReport;
        }
        return start != other.start ? Integer.compare(start, other.start) : Integer.compare(other.end, end);
    }

    public String brief() {
        return "[" + start + "," + end + ")";
    }
}
