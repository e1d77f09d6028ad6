package org.attest.reports;

import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Recognises pointers to other articles, and what an outlet says of its own article's history.
final class Links {
    /// Headlines are shorter; what is longer is prose that happens to begin like a pointer.
    private static final int LONGEST = 300;

    /// A second sentence, a hashtag or an address: news in brief that begins with "UPDATE:", not a headline.
    private static final Pattern PROSE = Pattern.compile("\\p{Ll}{2}[.!?]\\s+\\S|https?:|[#@]\\w");

    /// Most longer words of a headline in title case begin with a capital.
    private static final double TITLE_CASE = 0.7;

    private static final String SEE = "see";
    private static final String RELATED = "related";

    /// "See Harbour Watch, 3 May: Two Ships Hit": a series, its date, a headline.
    private final Pattern dated;

    private final Pattern seeSeries;
    private final Pattern labelled;
    private final Pattern heading;
    private final Pattern flagged;
    private final Pattern note;
    private final Pattern articleNote;
    private final Pattern corrected;
    private final Pattern telegraphic;
    private final DateLines dates;
    private final Set<String> seeLabels;
    private final Set<String> correctedFlags;

    Links(Words words, DateLines dates) {
        this.dates = dates;
        String labels = "(?:" + words.anyOf("see-labels") + "|" + words.anyOf("related-labels") + ")";
        this.dated = ignoringCase("^(?:" + words.anyOf("see-labels") + "\\s*:?\\s+)(?<series>[^:,]{2,80}),?\\s+(?<date>"
                + dates.date() + ")\\s*[:–—-]\\s*(?<title>\\S.*)$");
        this.seeSeries = Pattern.compile("^See\\s+(?<series>[^:,.]{2,60}):\\s+(?<title>\\S.*)$");
        this.labelled = ignoringCase(
                "^(?<label>" + labels + ")(?:\\s*:|\\s+[–—-](?=\\s)|(?<=also)(?=\\s))\\s*(?<title>\\S.*)$");
        this.heading = ignoringCase("^(?<label>" + labels + ")\\s*:?$");
        String flags = "(?:" + words.anyOf("updated") + "|" + words.anyOf("corrected") + ")";
        String changed =
                "(?:" + words.anyOf("changed-updated") + "|" + words.anyOf("changed-corrected") + ")(?![\\p{L}])";
        this.flagged = ignoringCase("^(?<flag>" + flags + ")(?:\\s+\\d{1,2}|[,\\s]+\\(?" + dates.date()
                + "\\)?)?\\s*(?::(?!\\d)|[–—]|-)\\s*(?<title>\\S.*)$");
        this.note = ignoringCase("^[(\\[*_\\s]*(?:" + words.anyOf("note-starts") + "|" + flags
                + ")(?![\\p{L}]).{0,200}?(?<![\\p{L}])" + changed
                + "|^[(\\[*_\\s]*(?:An?\\s+)?(?:earlier|previous)\\s+versions?\\s+of\\s+th(?:is|e)\\s");
        this.articleNote = ignoringCase("^[(\\[*_\\s]*" + words.anyOf("note-articles")
                + "\\s(?:\\S{1,20}\\s+){0,8}?(?:was|were|been|is)\\s+(?:\\S{1,20}\\s+){0,2}?" + changed);
        this.corrected = ignoringCase("(?<![\\p{L}])" + words.anyOf("changed-corrected") + "(?![\\p{L}])");
        this.telegraphic =
                Pattern.compile("^\\((?<verb>Updates|Adds|Recasts|Corrects|Refiles|Rewrites)(?![\\p{L}]).*\\)\\.?$");
        this.seeLabels = words.lowerCase("see-labels");
        this.correctedFlags = words.lowerCase("corrected");
    }

    private static Pattern ignoringCase(String expression) {
        return Pattern.compile(expression, Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
    }

    /// The pointer that a line is, if it is one.
    ///
    /// @param start UTF-16 offset of the line in the text
    /// @param head whether the line stands before the first paragraph, where "UPDATED:" speaks of the article
    /// itself
    /// @param last whether it is the last line, where headlines of other articles stand
    Optional<ReportLink> link(Text text, int start, String line, boolean head, boolean last) {
        if (line.length() > LONGEST) {
            return Optional.empty();
        }
        int open = opening(line);
        String inner = line.substring(open, line.length() - (open > 0 ? 1 : 0));
        Place place = new Place(text, start + open, text.span(start, start + line.length()));
        Matcher matcher = dated.matcher(inner);
        if (matcher.lookingAt()) {
            Span words = place.span(matcher.start("date"), matcher.end("date"));
            return Optional.of(link(
                    SEE,
                    Optional.of(matcher.group("series").strip()),
                    matcher,
                    Optional.of(new ReportLink.DateWords(text.quote(words), words)),
                    Optional.empty(),
                    place));
        }
        matcher = labelled.matcher(inner);
        if (matcher.lookingAt() && isHeadline(matcher.group("title"), isSure(matcher.group("label")))) {
            return Optional.of(link(
                    kind(matcher.group("label")),
                    Optional.empty(),
                    matcher,
                    Optional.empty(),
                    Optional.empty(),
                    place));
        }
        matcher = seeSeries.matcher(inner);
        if (matcher.lookingAt() && isHeadline(matcher.group("title"), false)) {
            return Optional.of(link(
                    SEE,
                    Optional.of(matcher.group("series").strip()),
                    matcher,
                    Optional.empty(),
                    Optional.empty(),
                    place));
        }
        matcher = flagged.matcher(inner);
        if (!head
                && !dates.isDateLine(inner)
                && matcher.lookingAt()
                && isHeadline(matcher.group("title"), false)
                && (last || isTitleCase(matcher.group("title")))
                && !PROSE.matcher(matcher.group("title")).find()
                && !isNote(inner)) {
            Marker marker = marker(matcher.group("flag"));
            return Optional.of(link(RELATED, Optional.empty(), matcher, Optional.empty(), Optional.of(marker), place));
        }
        return Optional.empty();
    }

    /// A headline below "Related:" or the like.
    Optional<ReportLink> listed(Text text, int start, String line, String kind) {
        int from = 0;
        while (from < line.length() && (" -–—+*•·‣»›→▪\u00A0".indexOf(line.charAt(from)) >= 0)) {
            from++;
        }
        String title = line.substring(from);
        if (title.isEmpty() || !isHeadline(title, false)) {
            return Optional.empty();
        }
        Span span = text.span(start + from, start + line.length());
        Matcher flag = flagged.matcher(title);
        if (flag.lookingAt()) {
            int titleStart = start + from + flag.start("title");
            return Optional.of(new ReportLink(
                    kind,
                    Optional.empty(),
                    flag.group("title"),
                    text.span(titleStart, start + line.length()),
                    Optional.empty(),
                    Optional.of(marker(flag.group("flag"))),
                    span));
        }
        return Optional.of(
                new ReportLink(kind, Optional.empty(), title, span, Optional.empty(), Optional.empty(), span));
    }

    /// The kind of the pointers below a line that only says "Related:".
    Optional<String> heading(String line) {
        Matcher matcher = heading.matcher(line);
        if (line.length() > LONGEST || !matcher.lookingAt()) {
            return Optional.empty();
        }
        // "More" and "Read" alone are buttons of the page that the text was copied from.
        String kind = kind(matcher.group("label"));
        return Optional.of(kind).filter(_ -> kind.equals(RELATED) || isSure(matcher.group("label")));
    }

    /// What a line says of the article that it stands in: a flag at its head, or a note anywhere.
    Optional<Marker> ownMarker(String line, boolean head) {
        Matcher flag = flagged.matcher(line);
        boolean isFlagged = flag.lookingAt();
        if (telegraphic.matcher(line).lookingAt()) {
            return Optional.of(line.startsWith("(Correct") ? Marker.CORRECTED : Marker.UPDATED);
        }
        if (isFlagged && (head || Captions.endsSentence(line))) {
            return Optional.of(isNote(line) && saysCorrected(line) ? Marker.CORRECTED : marker(flag.group("flag")));
        }
        if (isNote(line)) {
            return Optional.of(saysCorrected(line) ? Marker.CORRECTED : Marker.UPDATED);
        }
        return Optional.empty();
    }

    /// "Editor's note: this story has been updated ...".
    private boolean isNote(String line) {
        String beginning = beginning(line);
        return note.matcher(beginning).lookingAt()
                || articleNote.matcher(beginning).lookingAt();
    }

    private boolean saysCorrected(String line) {
        return corrected.matcher(beginning(line)).find();
    }

    private static String beginning(String line) {
        return line.substring(0, Math.min(line.length(), LONGEST));
    }

    private Marker marker(String flag) {
        return correctedFlags.contains(flag.toLowerCase(Locale.ROOT)) ? Marker.CORRECTED : Marker.UPDATED;
    }

    /// "Read more:" can only point elsewhere; "More:" may begin a sentence of the article.
    private boolean isSure(String label) {
        return kind(label).equals(SEE) && label.strip().indexOf(' ') > 0;
    }

    private String kind(String label) {
        return seeLabels.contains(label.toLowerCase(Locale.ROOT).replaceAll("\\s+", " ")) ? SEE : RELATED;
    }

    /// Where a line stands in its text.
    private record Place(Text text, int start, Span whole) {
        Span span(int from, int to) {
            return text.span(start + from, start + to);
        }
    }

    private static ReportLink link(
            String kind,
            Optional<String> series,
            Matcher matcher,
            Optional<ReportLink.DateWords> date,
            Optional<Marker> marker,
            Place place) {
        int start = matcher.start("title");
        int end = matcher.end("title");
        String title = matcher.group("title");
        // A headline has no full stop of its own; "... the U.S." does.
        if (title.endsWith(".") && !title.matches(".*\\p{Lu}\\.\\p{Lu}\\.") && title.length() > 1) {
            end--;
        }
        Span titleSpan = place.span(start, end);
        return new ReportLink(kind, series, place.text.quote(titleSpan), titleSpan, date, marker, place.whole);
    }

    /// 1 where a whole line stands in brackets, else 0.
    private static int opening(String line) {
        boolean round = line.startsWith("(") && line.endsWith(")");
        boolean square = line.startsWith("[") && line.endsWith("]");
        return (round || square) && line.length() > 2 ? 1 : 0;
    }

    /// Headlines begin with no small letter and, unless a label has said that one follows, end without a full stop.
    private static boolean isHeadline(String title, boolean mayEndWithStop) {
        return title.length() <= LONGEST
                && !Character.isLowerCase(title.charAt(0))
                && (mayEndWithStop ? !title.matches(".*[.!?]\\s+\\p{Lu}.*[.]") : !Captions.endsSentence(title));
    }

    private static boolean isTitleCase(String title) {
        int words = 0;
        int capitals = 0;
        for (String word : title.split("\\s+")) {
            if (word.length() > 3 && Character.isLetter(word.charAt(0))) {
                words++;
                capitals += Character.isUpperCase(word.charAt(0)) ? 1 : 0;
            }
        }
        return words > 0 && capitals >= words * TITLE_CASE;
    }
}
