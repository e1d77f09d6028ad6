package org.attest.reports;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Recognises the words under a picture by the marks that editors put there: "(File)", "FILE PHOTO:", "Photo
/// by", "[Reuters]".
final class Captions {
    /// The longest agency captions, with place, date, photographer and rights.
    private static final int LONGEST = 600;

    private static final int LONGEST_CREDIT = 180;

    private final Pattern labelled;
    private final Pattern archivalLabel;
    private final Pattern archivalBrackets;
    private final Pattern archivalPhrase;
    private final Pattern signed;
    private final Pattern credit;
    private final Pattern agency;
    private final Pattern film;

    Captions(Words words) {
        String archival = words.anyOf("archival");
        String labels = words.anyOf("picture-labels");
        String credits = words.anyOf("picture-credits");
        this.labelled = ignoringCase("^[(\\[]?" + labels + "(?:\\s*:|\\s+(?:by|courtesy)\\s)");
        // "FILE - Smoke rises ..."; a lone "File -" in small letters may be anything.
        this.archivalLabel = Pattern.compile(
                "^[(\\[]?((?:FILE|ARCHIVE)(?=\\s*[-–—:])|(?i:" + archival + ")(?=\\s*:)|(?i:"
                        + words.anyOf("archival-phrases") + ")(?=\\s*[-–—:.]))",
                Pattern.UNICODE_CASE);
        this.archivalBrackets = ignoringCase("[(\\[]\\s*(?:[^()\\[\\]]{0,40}[\\s,/;|-])?(" + archival
                + ")(?![\\p{L}\\p{N}])[^()\\[\\]]{0,80}[)\\]]");
        this.archivalPhrase = ignoringCase("(?<![\\p{L}])(" + words.anyOf("archival-phrases") + ")(?![\\p{L}])");
        String explicit = "(?i:" + labels + ")\\s*(?::|by\\s|courtesy\\s)";
        this.signed = Pattern.compile("[(\\[]\\s*" + explicit + "[^()\\[\\]]{1,80}[)\\]]\\s*$");
        this.credit = Pattern.compile("(?:[(\\[][^()\\[\\]]{0,80}(?<![\\p{L}])(?:" + credits + "|" + explicit
                + ")[^()\\[\\]]{0,80}[)\\]]"
                + "|(?<![\\p{L}])(?i:" + labels + ")(?::|\\s+by\\s)[^.]{1,80}"
                + "|(?<![\\p{L}])" + credits + "/[\\p{L}\\p{M} .,'’/-]{1,80})\\s*$");
        this.agency = ignoringCase("[(\\[]\\s*" + words.anyOf("agencies") + "\\s*[)\\]]");
        this.film = ignoringCase("(?<![\\p{L}])" + words.anyOf("film") + "(?![\\p{L}])");
    }

    private static Pattern ignoringCase(String expression) {
        return Pattern.compile(expression, Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
    }

    /// Whether a line of plain text is a caption. A label at its head, or an archive mark or "(Photo: NAME)" at
    /// its end decides. A credit alone does so only after words without a full stop, and an agency's bare name
    /// only above the article: entries of a digest end in "[AFP]" too.
    ///
    /// @param head whether the line stands before the first paragraph
    boolean isCaption(String line, boolean head) {
        if (line.length() > LONGEST) {
            return false;
        }
        if (labelled.matcher(line).lookingAt() || archivalLabel.matcher(line).lookingAt()) {
            return true;
        }
        Matcher brackets = archivalBrackets.matcher(line);
        while (brackets.find()) {
            if (Layout.isBlank(line.substring(brackets.end())) || !endsSentence(line)) {
                return true;
            }
        }
        String tail = line.substring(Math.max(0, line.length() - LONGEST_CREDIT));
        if (signed.matcher(tail).find()) {
            return true;
        }
        if (endsSentence(line)) {
            return false;
        }
        Matcher credited = credit.matcher(tail);
        return archivalPhrase.matcher(line).find()
                || (credited.find()
                        && !endsSentence(tail.substring(0, credited.start()).strip())
                        && (head || !agency.matcher(credited.group().strip()).matches()));
    }

    /// Whether a text ends with a full stop, closing quotes and brackets aside.
    static boolean endsSentence(String text) {
        int end = text.length();
        while (end > 0 && "\"'”’»)] \u00A0".indexOf(text.charAt(end - 1)) >= 0) {
            end--;
        }
        return end > 0 && ".…。۔".indexOf(text.charAt(end - 1)) >= 0;
    }

    /// The picture that a caption stands under.
    ///
    /// @param start UTF-16 offset of the caption in the text
    /// @param line the caption, line ends turned into spaces one for one
    Media media(Text text, int start, String line, boolean isFilm) {
        Span caption = text.span(start, start + line.length());
        String kind = isFilm || film.matcher(line).find() ? "video" : "photo";
        return archivalMark(line)
                .map(mark -> new Media(kind, true, text.span(start + mark.start(), start + mark.end()), caption))
                .orElseGet(() -> new Media(kind, false, caption, caption));
    }

    private record Mark(int start, int end) {}

    private Optional<Mark> archivalMark(String line) {
        Matcher label = archivalLabel.matcher(line);
        if (label.lookingAt()) {
            return Optional.of(new Mark(label.start(1), label.end(1)));
        }
        Matcher brackets = archivalBrackets.matcher(line);
        if (brackets.find()) {
            // "(File)" is the mark, brackets and all; of "[File: Sami Haddad/Reuters]" only the word is.
            boolean alone = brackets.group()
                    .substring(1, brackets.group().length() - 1)
                    .strip()
                    .equals(brackets.group(1));
            return Optional.of(
                    alone ? new Mark(brackets.start(), brackets.end()) : new Mark(brackets.start(1), brackets.end(1)));
        }
        Matcher phrase = archivalPhrase.matcher(line);
        return phrase.find() ? Optional.of(new Mark(phrase.start(1), phrase.end(1))) : Optional.empty();
    }
}
