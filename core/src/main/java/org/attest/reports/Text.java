package org.attest.reports;

/// A report's text as archived, and the one place where UTF-16 offsets (what `String` and `Matcher` give) turn into
/// code points (what a [Span] holds). The two differ after the first emoji.
public final class Text {
    private final String report;
    private final String value;

    /// `codePoints[i]` = code points before UTF-16 offset `i`; empty where the text has no surrogates and the two
    /// agree.
    private final int[] codePoints;

    public Text(String report, String value) {
        this.report = report;
        this.value = value;
        this.codePoints = value.codePointCount(0, value.length()) == value.length() ? new int[0] : index(value);
    }

    private static int[] index(String value) {
        int[] before = new int[value.length() + 1];
        int count = 0;
        for (int i = 0; i < value.length(); i++) {
            before[i] = count;
            // A pair counts once, at its low half, so that both of its offsets lie in the same code point.
            boolean highOfPair = Character.isHighSurrogate(value.charAt(i))
                    && i + 1 < value.length()
                    && Character.isLowSurrogate(value.charAt(i + 1));
            count += highOfPair ? 0 : 1;
        }
        before[value.length()] = count;
        return before;
    }

    public String report() {
        return report;
    }

    public String value() {
        return value;
    }

    /// Length in code points.
    public int length() {
        return codePoints.length == 0 ? value.length() : codePoints[value.length()];
    }

    /// @param start UTF-16 offset of the first unit
    /// @param end UTF-16 offset after the last
    public Span span(int start, int end) {
        return codePoints.length == 0
                ? new Span(report, start, end)
                : new Span(report, codePoints[start], codePoints[end]);
    }

    /// The words of a span of this text.
    public String quote(Span span) {
        if (!span.report().equals(report) || span.end() > length()) {
            throw new IllegalArgumentException("span must lie in report " + report + " (" + length()
                    + " code points); got " + span.brief() + " of report " + span.report());
        }
        return value.substring(offset(span.start()), offset(span.end()));
    }

    /// UTF-16 offset of a code point. By halving: counting from the start for every span of a long report would
    /// take time with the square of its length.
    public int offset(int codePoint) {
        if (codePoints.length == 0) {
            return codePoint;
        }
        int low = 0;
        int high = codePoints.length - 1;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (codePoints[middle] < codePoint) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Text text && text.report.equals(report) && text.value.equals(value);
    }

    @Override
    public int hashCode() {
        return value.hashCode();
    }

    @Override
    public String toString() {
        return "Text[" + report + ", " + length() + " code points]";
    }
}
