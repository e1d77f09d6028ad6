package org.attest;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import org.attest.reports.Report;
import org.attest.reports.ReportReader;
import org.attest.reports.Source;
import org.attest.verification.Audit;

/// The cases of `audits.cases`, each with its edits as cases of their own.
final class AuditCases {
    static final Path FILE = Path.of("src/test/resources/org/attest/verification/audits.cases");

    private AuditCases() {}

    private record Text(LocalDate published, String outlet, String words) {}

    /// @param expected kinds in order, `NONE` if none
    /// @param edited whether it is a case with one edit
    record Case(String name, String expected, boolean edited, List<Report> reports) {
        Case {
            reports = List.copyOf(reports);
        }

        /// What is asked of its reports: kinds in order, each once, `NONE` if nothing is.
        String asked(Pipeline pipeline) {
            TreeSet<String> kinds = new TreeSet<>();
            for (Audit audit : Made.of(pipeline, reports).audits()) {
                kinds.add(audit.kind().name());
            }
            return kinds.isEmpty() ? "NONE" : String.join(" ", kinds);
        }
    }

    static List<Case> read(Path file) {
        String text;
        try {
            text = Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(file + " must be readable", e);
        }
        List<Case> cases = new ArrayList<>();
        for (String block : text.split("(?m)^== ")) {
            if (!block.startsWith("#")) {
                cases.addAll(block(block));
            }
        }
        return cases;
    }

    private static List<Case> block(String block) {
        String[] lines = block.split("\n");
        List<Text> texts = new ArrayList<>();
        List<String> edits = new ArrayList<>();
        for (int i = 2; i < lines.length; i++) {
            if (lines[i].startsWith("-- ")) {
                String[] head = lines[i].substring(3).split(" ", 2);
                texts.add(new Text(LocalDate.parse(head[0]), head[1], lines[i + 1]));
            } else if (lines[i].startsWith("~~ ")) {
                edits.add(lines[i].substring(3));
            }
        }
        List<Case> cases = new ArrayList<>(List.of(new Case(lines[0], lines[1], false, reports(texts))));
        for (String edit : edits) {
            String[] parts = edit.split(" => ");
            cases.add(new Case(
                    lines[0] + ": " + parts[0] + " => " + parts[1],
                    parts[2],
                    true,
                    reports(edited(texts, parts[0], parts[1]))));
        }
        return cases;
    }

    private static List<Text> edited(List<Text> texts, String old, String replacement) {
        List<Text> edited = new ArrayList<>(texts);
        for (int i = 0; i < edited.size(); i++) {
            Text text = edited.get(i);
            if (text.words().contains(old)) {
                edited.set(
                        i,
                        new Text(text.published(), text.outlet(), text.words().replace(old, replacement)));
                return edited;
            }
        }
        throw new IllegalArgumentException("an edit must change a report of its case; none has \"" + old + "\"");
    }

    private static List<Report> reports(List<Text> texts) {
        return texts.stream()
                .map(text -> new ReportReader()
                        .read(
                                new Source(
                                        text.outlet() + ".txt",
                                        Optional.empty(),
                                        Optional.empty(),
                                        Optional.empty(),
                                        Optional.of(text.outlet()),
                                        Optional.of(new Source.Published(text.published(), "metadata"))),
                                text.words()))
                .toList();
    }
}
