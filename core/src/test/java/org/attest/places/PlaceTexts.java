package org.attest.places;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.attest.language.Document;
import org.attest.language.Reading;
import org.attest.reports.Block;
import org.attest.reports.Report;
import org.attest.reports.Source;
import org.attest.reports.Text;

/// Readings of plain texts, one paragraph a line, with nothing found by a reader: places need only tokens.
final class PlaceTexts {
    /// One for all tests: it never changes and takes a while to load.
    static final Gazetteer GAZETTEER = Gazetteer.load();

    static final PlaceResolver RESOLVER = new PlaceResolver(GAZETTEER);

    private PlaceTexts() {}

    static Report report(String words) {
        Text text = new Text("test", words);
        List<Block> blocks = new ArrayList<>();
        int start = 0;
        for (String line : words.split("\n", -1)) {
            int first = start;
            int last = start + line.length();
            while (first < last && Character.isWhitespace(words.charAt(first))) {
                first++;
            }
            while (last > first && Character.isWhitespace(words.charAt(last - 1))) {
                last--;
            }
            if (last > first) {
                blocks.add(new Block(Block.Kind.PARAGRAPH, text.span(first, last)));
            }
            start += line.length() + 1;
        }
        return new Report("test", "test", Source.of("test.txt"), text, blocks, Optional.empty(), List.of(), List.of());
    }

    static Reading reading(Report report) {
        return new Reading(Document.of(report), List.of(), List.of(), List.of(), List.of(), List.of());
    }

    static Places resolve(String words) {
        return RESOLVER.resolve(reading(report(words)));
    }

    /// `WORDS = PLACE USE; ...`
    static String brief(String words) {
        Report report = report(words);
        String found = RESOLVER.resolve(reading(report)).mentions().stream()
                .map(m -> report.text().quote(m.span()) + " = " + m.where().brief() + " " + m.use())
                .collect(Collectors.joining("; "));
        return found.isEmpty() ? "nothing" : found;
    }
}
