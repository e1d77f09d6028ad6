package org.attest.publishing;

import java.util.regex.Pattern;

/// A [Digest] as CommonMark. Reports are written by strangers: none of their words is markup here.
final class DigestMarkdown {
    private static final Pattern MARKUP = Pattern.compile("[\\\\`*_\\[\\]#|~!]");
    private static final Pattern SPACE = Pattern.compile("\\s+");

    private DigestMarkdown() {}

    static String of(Digest digest) {
        StringBuilder out = new StringBuilder();
        out.append("# What changed since ").append(digest.since()).append("\n\n");
        out.append("**Working copy, not for publication.** ")
                .append(plain(digest.summary()))
                .append(".\n");
        for (Digest.Section section : digest.sections()) {
            if (section.size() == 0) {
                continue;
            }
            out.append("\n## ")
                    .append(section.title())
                    .append(" (")
                    .append(section.size())
                    .append(")\n");
            for (Digest.Item item : section.listed()) {
                item(item, out);
            }
            int more = section.size() - section.listed().size();
            if (more > 0) {
                out.append("\n").append(more).append(" more stand in the files beside this one.\n");
            }
        }
        return out.toString();
    }

    private static void item(Digest.Item item, StringBuilder out) {
        boolean bare = item.lines().isEmpty() && item.quotes().isEmpty();
        if (bare) {
            out.append("\n- ").append(plain(item.heading())).append("\n");
            return;
        }
        out.append("\n### ").append(plain(item.heading())).append("\n\n");
        item.lines().forEach(line -> out.append("- ").append(plain(line)).append("\n"));
        for (Digest.Quote quote : item.quotes()) {
            out.append("\n> **")
                    .append(plain(quote.said()))
                    .append(":** “")
                    .append(plain(quote.words()))
                    .append("”  \n> ")
                    .append(plain(quote.source()))
                    .append("\n");
        }
    }

    /// On one line, and nothing in it is markup: neither Markdown's nor HTML's.
    static String plain(String words) {
        String line = SPACE.matcher(DigestPage.visible(words)).replaceAll(" ").strip();
        String escaped = MARKUP.matcher(line).replaceAll("\\\\$0");
        // An address would become a link by itself in some renderers.
        return escaped.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("://", ":&#47;/");
    }
}
