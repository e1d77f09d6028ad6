package org.attest.language;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.attest.reports.Block;
import org.attest.reports.Notice;
import org.attest.reports.Report;
import org.attest.reports.Span;
import org.attest.reports.Text;

/// Cuts blocks into sentences and sentences into tokens.
///
/// Hyphenated words are one token ("Iran-backed", "T-4", "al-Safira"); a possessive ending is a token of its own, so
/// that "regime’s" ends in the same word as "regime".
final class Tokenizer {
    private static final String APOSTROPHES = "'\u2019\u02bc\u2018";
    private static final String HYPHENS = "-\u2010\u2011";

    // Groups repeat possessively (`*+`): giving back would take a stack frame for each hyphen of a long chain.
    private static final Pattern TOKEN = Pattern.compile(
            // 10:23, 1,000, 3.5, 16, 2020-09-03, 9/11; a unit may be glued on: 10km, 114-month, 3rd
            "\\p{Nd}+(?:[.,:/" + HYPHENS + "]\\p{Nd}+)*+(?:[" + HYPHENS + "]?[\\p{L}\\p{M}]+(?:[" + HYPHENS
                    + "][\\p{L}\\p{M}\\p{Nd}]+)*+)?"
                    // U.S., a.m., U.N.; the last full stop belongs to it
                    + "|(?:\\p{L}\\.){2,}+"
                    // the possessive ending
                    + "|[" + APOSTROPHES + "][sS](?![\\p{L}\\p{M}])"
                    // words: al-Safira, T-4, Ta'izz, O'Neill, Iran-backed
                    + "|\\p{L}[\\p{L}\\p{M}\\p{Nd}]*(?:(?:[" + HYPHENS + "]|[" + APOSTROPHES
                    + "](?![sS](?![\\p{L}\\p{M}])))[\\p{L}\\p{M}\\p{Nd}]+)*+"
                    + "|\\.{2,}|[^\\s]",
            Pattern.UNICODE_CHARACTER_CLASS);

    /// Words whose full stop does not end a sentence, because a name or number follows.
    private static final Set<String> ABBREVIATIONS = Set.of(
            "mr", "mrs", "ms", "dr", "prof", "gen", "lt", "col", "maj", "capt", "sgt", "brig", "cpl", "adm", "cmdr",
            "sen", "rep", "gov", "pres", "st", "no", "nos", "vs", "jan", "feb", "mar", "apr", "jun", "jul", "aug",
            "sep", "sept", "oct", "nov", "dec", "mt", "ft", "approx", "est", "hon", "rev", "fr", "sr", "jr");

    /// Tokens after which a sentence is cut, whether it ends or not: no writer's sentence is as long, and the time
    /// that
    /// tagging takes grows with the square of it (200 kB without a full stop: minutes).
    static final int LONGEST = 200;

    /// How far before that a comma or semicolon is looked for.
    private static final int LOOK_BACK = 50;

    private Tokenizer() {}

    static Document document(Report report) {
        List<Sentence> sentences = new ArrayList<>();
        int cuts = 0;
        for (Block block : report.blocks()) {
            List<Token> tokens = tokens(report.text(), block.span());
            int begin = 0;
            for (int i = 0; i < tokens.size(); i++) {
                boolean last = i + 1 == tokens.size();
                boolean ends = last || endsSentence(tokens, i);
                boolean tooLong = !ends && i + 1 - begin >= LONGEST;
                if (ends || tooLong) {
                    cuts += tooLong ? 1 : 0;
                    int end = last ? tokens.size() : tooLong ? pause(tokens, i) : withClosingMarks(tokens, i + 1);
                    List<Token> own = tokens.subList(begin, end);
                    Span span = own.getFirst().span().union(own.getLast().span());
                    sentences.add(new Sentence(sentences.size(), block, span, own));
                    begin = end;
                    i = end - 1;
                }
            }
        }
        return new Document(report, sentences, cuts == 0 ? List.of() : List.of(tooLong(report, cuts)));
    }

    private static Notice tooLong(Report report, int cuts) {
        return new Notice(
                "language",
                "language.no-sentence-end",
                Optional.of(report.id()),
                Optional.empty(),
                "a sentence must end within %s words and marks; got text in %s that does not, and cut it %s times where no sentence ends, so that claims there may be torn; put full stops where they are missing"
                        .formatted(LONGEST, report.brief(), cuts));
    }

    /// After the last comma or semicolon near `i`; after `i` if there is none.
    private static int pause(List<Token> tokens, int i) {
        for (int k = i; k > i - LOOK_BACK; k--) {
            if (tokens.get(k).text().equals(",") || tokens.get(k).text().equals(";")) {
                return k + 1;
            }
        }
        return i + 1;
    }

    private static List<Token> tokens(Text text, Span block) {
        List<Token> tokens = new ArrayList<>();
        Matcher matcher = TOKEN.matcher(text.value()).region(text.offset(block.start()), text.offset(block.end()));
        while (matcher.find()) {
            int end = matcher.end();
            String word = matcher.group();
            if (isAbbreviation(word)
                    && end < matcher.regionEnd()
                    && text.value().charAt(end) == '.') {
                end++;
                word = word + ".";
                matcher.region(end, matcher.regionEnd());
            }
            tokens.add(new Token(text.span(end - word.length(), end), word, plain(word)));
        }
        return tokens;
    }

    private static boolean isAbbreviation(String word) {
        boolean initial = word.length() == 1 && Character.isUpperCase(word.charAt(0));
        return Character.isUpperCase(word.charAt(0))
                && (initial && !word.equals("I") || ABBREVIATIONS.contains(word.toLowerCase(Locale.ROOT)));
    }

    static String plain(String word) {
        String lower = word.toLowerCase(Locale.ROOT);
        if (lower.chars().allMatch(c -> c < 128)) {
            return lower;
        }
        StringBuilder plain = new StringBuilder(lower.length());
        lower.chars()
                .forEach(c ->
                        plain.append(APOSTROPHES.indexOf(c) >= 0 ? '\'' : HYPHENS.indexOf(c) >= 0 ? '-' : (char) c));
        return plain.toString();
    }

    private static boolean endsSentence(List<Token> tokens, int i) {
        String mark = tokens.get(i).text();
        if (mark.equals("!") || mark.equals("?")) {
            return true;
        }
        int next = withClosingMarks(tokens, i + 1);
        if (next >= tokens.size()) {
            return false;
        }
        Token following = tokens.get(next);
        boolean capital =
                !following.isWord() || !Character.isLowerCase(following.text().codePointAt(0));
        if (mark.equals(".") || mark.startsWith("..") || mark.equals("…")) {
            return capital;
        }
        // "at 10 p.m. The army": the abbreviation's own full stop may end the sentence as well.
        return mark.endsWith(".") && mark.length() > 2 && capital && startsSentence(following) && endsLikeTime(mark);
    }

    private static boolean endsLikeTime(String mark) {
        return mark.equalsIgnoreCase("a.m.") || mark.equalsIgnoreCase("p.m.");
    }

    private static boolean startsSentence(Token token) {
        return token.isCapitalised();
    }

    /// Index after the quotation marks and brackets that close what ended just before `i`.
    private static int withClosingMarks(List<Token> tokens, int i) {
        int end = i;
        while (end < tokens.size()
                && "\"\u201d\u2019')]\u00bb".contains(tokens.get(end).text())
                && tokens.get(end - 1).span().end() == tokens.get(end).span().start()) {
            end++;
        }
        return end;
    }
}
