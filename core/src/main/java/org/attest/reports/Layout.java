package org.attest.reports;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Cuts a report's text into blocks and recognises what each one is.
///
/// Blocks are lines or paragraphs without the white space around them; together they hold every other character of the
/// text, and none twice. What a page's markup says of a part ([Page.Part]) goes before what its words look like.
final class Layout {
    /// Text wrapped by hand or by a mail program; lines beyond this are paragraphs.
    private static final int WIDEST_WRAP = 120;

    private static final int NARROWEST_WRAP = 30;

    /// One overlong line makes a text look wider than it was wrapped: MUC-4 texts of 78 columns break at 66 and
    /// later.
    private static final double NEARLY_FULL = 0.85;

    /// The longest headlines of news agencies, subtitles included.
    private static final int LONGEST_TITLE = 200;

    private static final int MOST_TITLE_WORDS = 30;
    private static final int MOST_LISTED_LINKS = 12;
    private static final Pattern BY = Pattern.compile("^(?:By|BY|by|Author:|بقلم:?)\\s+(?<names>\\S.*)$");
    private static final Pattern SMALL_WORDS = Pattern.compile(
            "(?:and|in|at|for|with|of|de|del|da|di|du|la|le|van|von|der|den|al|el|bin|ibn|abu|the|&|\\||-|–|—|·|•)");
    private static final Pattern BULLET = Pattern.compile("^(?:[-*•·‣▪–—]|\\(?\\d{1,2}[.)])\\s");
    private static final Pattern HOLDS_SENTENCE = Pattern.compile("\\p{Ll}{3}[.]\\s+[\\p{Lu}\\d(\\[\"“]");
    private static final Pattern ENDS_WITH_INITIALS = Pattern.compile("\\p{Lu}\\.\\p{Lu}\\.$");

    private final DateLines dateLines;
    private final Captions captions;
    private final Links links;
    private final Pattern credit;

    Layout(Words words) {
        this.dateLines = new DateLines(words);
        this.captions = new Captions(words);
        this.links = new Links(words, dateLines);
        this.credit = Pattern.compile(
                "^[(\\[]?" + words.anyOf("byline-starts") + "(?=\\W)", Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
    }

    /// What a text was cut into.
    ///
    /// @param title the words of the title block
    record Cut(
            List<Block> blocks,
            Optional<String> title,
            Optional<Marker> marker,
            List<ReportLink> links,
            List<Media> media) {}

    /// @param parts what markup says of stretches of the text
    /// @param mayBeWrapped whether a line end may stand inside a sentence
    /// @param title the headline that metadata gives, wherever it stands
    Cut cut(Text text, List<Page.Part> parts, boolean mayBeWrapped, Optional<String> title) {
        return new Cutting(text, parts, title).cut(paragraphs(text.value(), mayBeWrapped));
    }

    /// White space, and the characters that print nothing at all.
    static boolean isBlank(int c) {
        return Character.isWhitespace(c)
                || Character.isSpaceChar(c)
                || c == 0x85
                || c == 0xFEFF
                || (c >= 0x200B && c <= 0x200F);
    }

    static boolean isBlank(String text) {
        return text.chars().allMatch(Layout::isBlank);
    }

    private static boolean isLineEnd(char c) {
        return c == '\n' || c == '\r' || c == '\f' || c == '\u000B' || c == '\u0085' || c == '\u2028' || c == '\u2029';
    }

    /// A line or paragraph: UTF-16 offsets of the text, no white space at either end.
    private record Stretch(int start, int end) {
        int length() {
            return end - start;
        }

        Stretch trimmed(String value) {
            int to = end;
            while (to > start && isBlank(value.charAt(to - 1))) {
                to--;
            }
            return new Stretch(start, to);
        }
    }

    /// A line that is not blank.
    ///
    /// @param indent white space before it
    /// @param afterGap whether it is the first line or a blank line comes before it
    private record Line(Stretch stretch, int indent, boolean afterGap) {
        int length() {
            return stretch.length();
        }
    }

    private static List<Line> lines(String value) {
        List<Line> lines = new ArrayList<>();
        boolean gap = true;
        int start = 0;
        while (start < value.length()) {
            int end = start;
            while (end < value.length() && !isLineEnd(value.charAt(end))) {
                end++;
            }
            int from = start;
            int to = end;
            while (from < to && isBlank(value.charAt(from))) {
                from++;
            }
            while (from < to && isBlank(value.charAt(to - 1))) {
                to--;
            }
            if (from < to) {
                lines.add(new Line(new Stretch(from, to), from - start, gap));
            }
            gap = from == to;
            // CRLF is one line end, not two with a blank line between.
            boolean pair = end + 1 < value.length() && value.charAt(end) == '\r' && value.charAt(end + 1) == '\n';
            start = end + (pair ? 2 : 1);
        }
        return lines;
    }

    private static List<Stretch> paragraphs(String value, boolean mayBeWrapped) {
        List<Line> lines = lines(value);
        List<Stretch> paragraphs = new ArrayList<>();
        int width = mayBeWrapped ? wrapWidth(value, lines) : 0;
        int start = 0;
        for (int i = 0; i < lines.size(); i++) {
            boolean last = i + 1 == lines.size();
            if (last || !continues(value, lines.get(i), lines.get(i + 1), width, mayBeWrapped)) {
                paragraphs.add(new Stretch(lines.get(start).stretch.start, lines.get(i).stretch.end));
                start = i + 1;
            }
        }
        return paragraphs;
    }

    /// The width at which a text's lines were broken, or 0 if each line is a paragraph.
    ///
    /// A wrapped line is full: the next line's first word would not have fitted. Lines that end sentences are
    /// full by chance only, so most full lines of a wrapped text end within one.
    private static int wrapWidth(String value, List<Line> lines) {
        int width = 0;
        for (Line line : lines) {
            if (value.substring(line.stretch.start, line.stretch.end).indexOf(' ') > 0) {
                width = Math.max(width, line.indent + line.length());
            }
        }
        if (width > WIDEST_WRAP || width < NARROWEST_WRAP) {
            return 0;
        }
        int full = 0;
        int withinSentence = 0;
        for (int i = 0; i + 1 < lines.size(); i++) {
            Line next = lines.get(i + 1);
            if (!next.afterGap && reach(value, lines.get(i), next) > width) {
                full++;
                withinSentence += endsStatement(value, lines.get(i)) ? 0 : 1;
            }
        }
        return full > 1 && withinSentence * 2 >= full ? width : 0;
    }

    /// How wide a line would have been with the next line's first word on it.
    private static int reach(String value, Line line, Line next) {
        int word = next.stretch.start;
        while (word < next.stretch.end && !Character.isWhitespace(value.charAt(word))) {
            word++;
        }
        return line.indent + line.length() + 1 + (word - next.stretch.start);
    }

    private static boolean endsStatement(String value, Line line) {
        String words = value.substring(Math.max(line.stretch.start, line.stretch.end - 4), line.stretch.end);
        return Captions.endsSentence(words) || words.endsWith("!") || words.endsWith("?") || words.endsWith(":");
    }

    private static boolean continues(String value, Line line, Line next, int width, boolean mayBeWrapped) {
        if (next.afterGap || !mayBeWrapped) {
            return false;
        }
        if (next.indent > line.indent + 1 || BULLET.matcher(head(value, next)).lookingAt()) {
            return false;
        }
        int reach = reach(value, line, next);
        if (width > 0 && (reach > width || (reach > width * NEARLY_FULL && !endsStatement(value, line)))) {
            return true;
        }
        // Wrapped unevenly, or too short to tell: a long line broken off before a small letter goes on.
        return line.length() >= 40
                && line.length() <= WIDEST_WRAP
                && Character.isLowerCase(value.charAt(next.stretch.start))
                && !endsStatement(value, line)
                && !head(value, next).matches("^al-.*|^el-.*");
    }

    private static String head(String value, Line line) {
        return value.substring(line.stretch.start, Math.min(line.stretch.end, line.stretch.start + 8));
    }

    /// One text on its way into blocks.
    private final class Cutting {
        private final Text text;
        private final List<Page.Part> parts;
        private final Optional<String> statedTitle;
        private final List<Draft> drafts = new ArrayList<>();
        private final List<ReportLink> found = new ArrayList<>();
        private final List<Media> media = new ArrayList<>();
        private Optional<Marker> marker = Optional.empty();
        private boolean head = true;
        private boolean titled;

        /// The first part that may still hold a stretch.
        private int nextPart;

        /// Pointers still expected below a line such as "Related:".
        private int listed;

        private String listedKind = "";

        /// A block whose kind may still change, with where it stands.
        private record Draft(Block.Kind kind, Stretch stretch) {}

        Cutting(Text text, List<Page.Part> parts, Optional<String> statedTitle) {
            this.text = text;
            this.parts = parts;
            this.statedTitle = statedTitle.map(Layout::letters);
        }

        Cut cut(List<Stretch> paragraphs) {
            for (int i = 0; i < paragraphs.size(); i++) {
                add(paragraphs.get(i), i + 1 < paragraphs.size());
            }
            withdrawSectionHeadings();
            List<Block> blocks = drafts.stream()
                    .map(draft -> new Block(draft.kind, text.span(draft.stretch.start, draft.stretch.end)))
                    .toList();
            Optional<String> title = blocks.stream()
                    .filter(block -> block.kind() == Block.Kind.TITLE)
                    .findFirst()
                    .map(block -> text.quote(block.span()).replaceAll("\\s+", " "));
            return new Cut(blocks, title, marker, List.copyOf(found), List.copyOf(media));
        }

        private void add(Stretch stretch, boolean moreFollows) {
            String line = line(stretch);
            Optional<Page.Part> part = partOf(stretch);
            Block.Kind kind = kind(stretch, line, part, moreFollows);
            if (kind == Block.Kind.CAPTION) {
                boolean isFilm = part.map(Page.Part::isFilm).orElse(false);
                media.add(captions.media(text, stretch.start, line, isFilm));
            }
            if (kind == Block.Kind.PARAGRAPH || kind == Block.Kind.TITLE || kind == Block.Kind.DATE_LINE) {
                Optional<Marker> own = links.ownMarker(line, head || kind == Block.Kind.DATE_LINE);
                if (own.isPresent() && marker.filter(Marker.CORRECTED::equals).isEmpty()) {
                    marker = own;
                }
            }
            if (kind == Block.Kind.TITLE) {
                titled = true;
            }
            if (kind == Block.Kind.BYLINE) {
                addByline(stretch, line);
            } else if (kind == Block.Kind.PARAGRAPH && head) {
                head = false;
                addWithDateline(stretch, line);
            } else {
                drafts.add(new Draft(kind, stretch));
            }
        }

        /// The words of a stretch on one line: each line end becomes a space, so that offsets stay.
        private String line(Stretch stretch) {
            char[] chars = text.value().substring(stretch.start, stretch.end).toCharArray();
            for (int i = 0; i < chars.length; i++) {
                chars[i] = isLineEnd(chars[i]) ? ' ' : chars[i];
            }
            return new String(chars);
        }

        private Optional<Page.Part> partOf(Stretch stretch) {
            while (nextPart < parts.size() && parts.get(nextPart).end() <= stretch.start) {
                nextPart++;
            }
            for (int i = nextPart; i < parts.size() && parts.get(i).start() <= stretch.start; i++) {
                if (stretch.end <= parts.get(i).end()) {
                    return Optional.of(parts.get(i));
                }
            }
            return Optional.empty();
        }

        private Block.Kind kind(Stretch stretch, String line, Optional<Page.Part> part, boolean moreFollows) {
            if (part.isPresent()) {
                return part.get().kind();
            }
            if (captions.isCaption(line, head)) {
                return Block.Kind.CAPTION;
            }
            if (isLink(stretch, line, moreFollows)) {
                return Block.Kind.LINK;
            }
            if (isByline(line)) {
                return Block.Kind.BYLINE;
            }
            if (dateLines.isDateLine(line)) {
                return Block.Kind.DATE_LINE;
            }
            return head && !titled && isTitle(line, moreFollows) ? Block.Kind.TITLE : Block.Kind.PARAGRAPH;
        }

        private boolean isLink(Stretch stretch, String line, boolean moreFollows) {
            Optional<ReportLink> link = links.link(text, stretch.start, line, head, !moreFollows);
            if (link.isEmpty() && listed > 0) {
                link = links.listed(text, stretch.start, line, listedKind);
                listed = link.isPresent() ? listed - 1 : 0;
            }
            if (link.isPresent()) {
                found.add(link.get());
                return true;
            }
            Optional<String> heading = moreFollows ? links.heading(line) : Optional.empty();
            if (heading.isPresent() && !head) {
                listed = MOST_LISTED_LINKS;
                listedKind = heading.get();
                return true;
            }
            return false;
        }

        /// The first line that stands alone above the text and reads as a headline, not as a sentence of it.
        private boolean isTitle(String line, boolean moreFollows) {
            if (!moreFollows) {
                return false;
            }
            if (statedTitle.isPresent() && letters(line).equals(statedTitle.get())) {
                return true;
            }
            boolean capitals = line.chars().noneMatch(Character::isLowerCase)
                    && line.chars().anyMatch(Character::isUpperCase)
                    && text.value().chars().anyMatch(Character::isLowerCase);
            boolean stops = Captions.endsSentence(line)
                    && !ENDS_WITH_INITIALS.matcher(line).find();
            return line.length() <= LONGEST_TITLE
                    && line.split("\\s+").length <= MOST_TITLE_WORDS
                    && line.split("\\s+").length > 1
                    && !Character.isLowerCase(line.charAt(0))
                    && ",;:".indexOf(line.charAt(line.length() - 1)) < 0
                    && !BULLET.matcher(line).lookingAt()
                    && !HOLDS_SENTENCE.matcher(line).find()
                    && (capitals || !stops);
        }

        private void addByline(Stretch stretch, String line) {
            int cut = byEnd(line);
            if (cut > 0 && cut < line.length()) {
                int next = cut;
                while (isBlank(line.charAt(next)) || "|,·•–—-".indexOf(line.charAt(next)) >= 0) {
                    next++;
                }
                drafts.add(new Draft(
                        Block.Kind.BYLINE, new Stretch(stretch.start, stretch.start + next).trimmed(text.value())));
                drafts.add(new Draft(Block.Kind.DATE_LINE, new Stretch(stretch.start + next, stretch.end)));
            } else {
                drafts.add(new Draft(Block.Kind.BYLINE, stretch));
            }
        }

        private void addWithDateline(Stretch stretch, String line) {
            int end = dateLines.prefixEnd(line);
            if (end > 0) {
                drafts.add(new Draft(Block.Kind.DATE_LINE, new Stretch(stretch.start, stretch.start + end)));
                while (isBlank(line.charAt(end))) {
                    end++;
                }
            }
            drafts.add(new Draft(Block.Kind.PARAGRAPH, new Stretch(stretch.start + end, stretch.end)));
        }

        /// "September 11" alone between paragraphs says when something happened, not when the report was
        /// written.
        private void withdrawSectionHeadings() {
            int first = firstParagraph();
            int last = lastParagraph();
            for (int i = first + 1; first >= 0 && i < last; i++) {
                Draft draft = drafts.get(i);
                if (draft.kind == Block.Kind.DATE_LINE) {
                    drafts.set(i, new Draft(Block.Kind.PARAGRAPH, draft.stretch));
                }
            }
        }

        private int firstParagraph() {
            for (int i = 0; i < drafts.size(); i++) {
                if (drafts.get(i).kind == Block.Kind.PARAGRAPH) {
                    return i;
                }
            }
            return -1;
        }

        private int lastParagraph() {
            for (int i = drafts.size() - 1; i >= 0; i--) {
                if (drafts.get(i).kind == Block.Kind.PARAGRAPH) {
                    return i;
                }
            }
            return -1;
        }
    }

    private boolean isByline(String line) {
        return line.length() <= 200
                && (credit.matcher(line).lookingAt() || dateLines.isAgency(line) || byEnd(line) > 0);
    }

    /// Where the names after "By" end: at the line's end or before a date; 0 if the line is no byline.
    private int byEnd(String line) {
        Matcher by = BY.matcher(line);
        if (line.length() > 200 || !by.lookingAt() || Captions.endsSentence(line)) {
            return 0;
        }
        int end = line.length();
        for (int i = by.start("names"); i < line.length(); i++) {
            boolean cut = "|,·•–—-".indexOf(line.charAt(i)) >= 0 || Character.isWhitespace(line.charAt(i));
            if (cut
                    && i + 1 < line.length()
                    && dateLines.isDate(line.substring(i + 1).strip())
                    && hasDigit(line.substring(i))) {
                end = i;
                break;
            }
        }
        String names = line.substring(by.start("names"), end).strip();
        String[] words = names.split("[\\s,]+");
        if (words.length > 20 || dateLines.isDateLine(names)) {
            return 0;
        }
        if (Arrays.stream(words)
                .allMatch(word ->
                        SMALL_WORDS.matcher(word.toLowerCase(Locale.ROOT)).matches())) {
            return 0;
        }
        for (String word : words) {
            if (Character.isLowerCase(word.isEmpty() ? 'X' : word.charAt(0))
                    && !SMALL_WORDS.matcher(word).matches()
                    && !word.startsWith("al-")
                    && !word.startsWith("el-")) {
                return 0;
            }
        }
        return end;
    }

    private static boolean hasDigit(String words) {
        return words.chars().anyMatch(Character::isDigit);
    }

    /// Letters and digits only, in lower case: two settings of one headline compare equal.
    static String letters(String words) {
        StringBuilder letters = new StringBuilder();
        words.codePoints().filter(Character::isLetterOrDigit).forEach(letters::appendCodePoint);
        return letters.toString().toLowerCase(Locale.ROOT);
    }
}
