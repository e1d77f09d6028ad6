package org.attest.eval.corpus;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.attest.eval.corpus.LabelledReport.Extent;

/// Text freed from its inline marks, and what each mark said of which words.
///
/// @param pieces in the order in which their words begin, longer ones first
record MarkedText(String text, List<Piece> pieces) {
    MarkedText {
        pieces = List.copyOf(pieces);
    }

    /// @param label one label of a head ("pl", "A!", "2c")
    /// @param mark which mark it came from: labels that share a head share this number
    /// @param line of the file
    record Piece(String label, Extent extent, int mark, int line) {}

    private record Open(List<String> labels, int start, int mark, int line) {}

    /// @param lines the marked lines
    /// @param firstLine their place in the file
    static MarkedText parse(String file, List<String> lines, int firstLine, List<Problem> problems) {
        StringBuilder text = new StringBuilder();
        List<Piece> pieces = new ArrayList<>();
        Deque<Open> open = new ArrayDeque<>();
        int marks = 0;
        for (int l = 0; l < lines.size(); l++) {
            String line = lines.get(l).stripTrailing();
            int number = firstLine + l;
            if (l > 0) {
                text.append('\n');
            }
            for (int i = 0; i < line.length(); i++) {
                char c = line.charAt(i);
                if (c == '\\' && i + 1 < line.length() && "[]\\".indexOf(line.charAt(i + 1)) >= 0) {
                    text.append(line.charAt(++i));
                } else if (c == '[') {
                    int space = line.indexOf(' ', i);
                    if (space < 0) {
                        problems.add(new Problem(
                                file,
                                number,
                                "a mark must be `[head words]`; got no space after " + line.substring(i)));
                        return new MarkedText(text.toString(), pieces);
                    }
                    open.push(new Open(
                            List.of(line.substring(i + 1, space).split(",", -1)),
                            text.codePointCount(0, text.length()),
                            marks++,
                            number));
                    i = space;
                } else if (c == ']') {
                    if (open.isEmpty()) {
                        problems.add(new Problem(
                                file,
                                number,
                                "each ] must close a mark; this one closes none. Write \\] for a bracket"));
                        continue;
                    }
                    Open closed = open.pop();
                    int end = text.codePointCount(0, text.length());
                    String words = text.substring(text.offsetByCodePoints(0, closed.start));
                    if (words.isBlank() || !words.equals(words.strip())) {
                        problems.add(new Problem(
                                file,
                                number,
                                "a mark must hold words without space at either end; got [%s %s]"
                                        .formatted(String.join(",", closed.labels), words)));
                    }
                    Extent extent = new Extent(closed.start, end, words);
                    closed.labels.forEach(label -> pieces.add(new Piece(label, extent, closed.mark, closed.line)));
                } else {
                    text.append(c);
                }
            }
        }
        open.forEach(one -> problems.add(new Problem(
                file,
                one.line,
                "each mark must be closed by ]; [%s … is not".formatted(String.join(",", one.labels)))));
        pieces.sort((a, b) -> a.extent.start() != b.extent.start()
                ? Integer.compare(a.extent.start(), b.extent.start())
                : a.extent.end() != b.extent.end()
                        ? Integer.compare(b.extent.end(), a.extent.end())
                        : Integer.compare(a.mark, b.mark));
        return new MarkedText(text.toString(), pieces);
    }
}
