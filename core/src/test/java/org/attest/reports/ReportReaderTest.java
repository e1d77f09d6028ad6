package org.attest.reports;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.From;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

final class ReportReaderTest {
    private static final ReportReader READER = new ReportReader();

    @TempDir
    private Path folder;

    private final List<Report> reports = new ArrayList<>();
    private final List<Notice> notices = new ArrayList<>();

    // ---- what is read

    @Test
    void aFolderIsReadToTheBottomInOrderWithoutHiddenFiles() throws IOException {
        write("b.txt", "Two.");
        write("a/z.TXT", "One.");
        write("c.htm", "<p>Three.");
        write(".git/config.txt", "Hidden.");
        write(".hidden.txt", "Hidden.");

        assertEquals("One. Two. Three. | ", read(folder));
    }

    @Test
    void anIdIsTheHashOfTheFilesBytes() throws IOException {
        read(write("a.txt", "Shells hit the mill.\n"));

        Report report = reports.getFirst();
        assertEquals("10e9c4e0f6de711a1524", report.id());
        assertTrue(report.sha256().startsWith(report.id()) && report.sha256().length() == 64);
    }

    @Test
    void archivedTextKeepsItsLineEndsAndLosesOnlyItsByteOrderMark() throws IOException {
        read(write("a.txt", "\uFEFFOne.\r\n\r\nTwo.\rThree.\n"));

        assertEquals("One.\r\n\r\nTwo.\rThree.\n", reports.getFirst().text().value());
    }

    @Test
    void eachLineOfAJsonLinesFileIsAReport() throws IOException {
        Path file = write("r.jsonl", """
                {"id": "x1", "text": "Shells hit \\"the mill\\" 🔥.", "title": "Mill hit", "outlet": "Wire", "published": "2020-09-14T01:00:00+03:00", "url": "https://wire.example/1"}

                {"id": 2, "text": "Nobody was hurt.", "published": null, "title": ""}
                """);

        assertEquals("Shells hit \"the mill\" 🔥. Nobody was hurt. | ", read(file));
        assertEquals(
                "x1 Mill hit Wire 2020-09-14 metadata https://wire.example/1",
                brief(reports.getFirst().source()));
        assertEquals("2 - - - -", brief(reports.getLast().source()));
        assertEquals(file.toString(), reports.getFirst().source().path());
    }

    @Test
    void aThousandReportsInOneFileAreReadOneAtATime() throws IOException {
        Path file = write(
                "r.jsonl",
                java.util.stream.IntStream.range(0, 1000)
                        .mapToObj(i -> "{\"text\": \"Shell " + i + " hit the mill.\"}")
                        .collect(Collectors.joining("\n")));

        read(file);

        assertEquals(1000, reports.size());
    }

    // ---- what is said about a report

    @Test
    void metadataInAFolderApplyWhateverTheOrderAndDepth() throws IOException {
        write("a.txt", "One.");
        write("sub/b.html", "<meta property=og:site_name content=Page><p>Two.");
        write("z.jsonl", """
                {"file": "a.txt", "id": "r1", "outlet": "Wire", "published": "2020-09-14"}
                {"file": "sub/b.html", "id": "r2", "published": null}
                """);

        assertEquals("One. Two. | ", read(folder));
        assertEquals("r1 - Wire 2020-09-14 metadata -", brief(reports.getFirst().source()));
        assertEquals("r2 - Page - -", brief(reports.getLast().source()));
    }

    @Test
    void aMetadataFileGivenByTheUserSpeaksOfFilesBesideIt() throws IOException {
        Path report = write("data/a.txt", "One.");
        Path metadata = write("meta.jsonl", "{\"file\": \"data/a.txt\", \"id\": \"r1\"}");

        READER.read(List.of(report), ReportReader.Options.none().metadata(metadata), reports::add, notices::add);

        assertEquals("r1 - - - -", brief(reports.getFirst().source()));
        assertEquals(List.of(), notices);
    }

    @Test
    void aDayGivenByTheUserAppliesOnlyWhereTheReportStatesNone() throws IOException {
        write("a.txt", "One.");
        write("b.html", "<meta name=date content=2020-09-14><p>Two.");
        write(
                "c.jsonl",
                "{\"text\": \"Three.\", \"published\": \"2020-09-15\"}\n{\"text\": \"Four.\", \"published\": null}");

        READER.read(
                List.of(folder),
                ReportReader.Options.none().published(LocalDate.of(2021, 1, 2)),
                reports::add,
                notices::add);

        assertEquals(
                "2021-01-02 --published, 2020-09-14 meta:date, 2020-09-15 metadata, 2021-01-02 --published",
                reports.stream()
                        .map(report -> report.source().published().orElseThrow())
                        .map(published -> published.date() + " " + published.basis())
                        .collect(Collectors.joining(", ")));
    }

    @Test
    void withoutAnyStatedDayThereIsNone() throws IOException {
        read(write("2020-09-14.txt", "Shells hit the mill on Friday."));

        assertEquals(Optional.empty(), reports.getFirst().source().published());
    }

    @Test
    void twoLinesOfMetadataForOneFileAreNoticedWhereTheyDiffer() throws IOException {
        write("a.txt", "One.");
        write("m.jsonl", "{\"file\": \"a.txt\", \"id\": \"r1\"}\n{\"file\": \"./a.txt\", \"id\": \"r2\"}");

        assertEquals("One. | metadata-conflict m.jsonl:2", read(folder));
        assertEquals(Optional.of("r1"), reports.getFirst().source().externalId());
    }

    @Test
    void metadataForFilesThatAreNoInputsAreCountedOnce() throws IOException {
        Path file = write("m.jsonl", "{\"file\": \"a.txt\", \"id\": \"r1\"}\n{\"file\": \"b.txt\", \"id\": \"r2\"}");

        assertEquals(" | metadata-unused m.jsonl", read(file));
        assertTrue(notices.getFirst().detail().contains("2 of ")
                && notices.getFirst().detail().contains("a.txt"));
    }

    @Test
    void fieldsOfTheWrongTypeAreNoticedAndNotStated() throws IOException {
        Path file = write(
                "r.jsonl",
                "{\"text\": \"One.\", \"id\": {}, \"title\": 7, \"published\": \"09/10/2020\", \"url\": [1]}");

        assertEquals(
                "One. | bad-field r.jsonl:1, bad-field r.jsonl:1, bad-field r.jsonl:1, bad-date r.jsonl:1", read(file));
        assertEquals("- - - - -", brief(reports.getFirst().source()));
    }

    // ---- the same thing twice

    @Test
    void theSameBytesAreReadOnceAndDifferencesInMetadataAreSaid() throws IOException {
        write("a.txt", "One.");
        write("b.txt", "One.");
        write("m.jsonl", "{\"file\": \"a.txt\", \"outlet\": \"Wire\"}\n{\"file\": \"b.txt\", \"outlet\": \"Herald\"}");

        assertEquals("One. | duplicate b.txt", read(folder));
        String detail = notices.getFirst().detail();
        assertTrue(detail.contains("outlet (Wire there, Herald here)") && detail.contains("a.txt"), detail);
    }

    @Test
    void aFileNamedTwiceIsReadOnce() throws IOException {
        Path file = write("a.txt", "One.");

        assertEquals("One. | duplicate a.txt", read(file, file));
    }

    @Test
    void aFolderThatLeadsBackIntoItselfIsNoticedAndNotFollowed() throws IOException {
        write("a/one.txt", "One.");
        Files.createSymbolicLink(folder.resolve("a/back"), folder);
        Files.createSymbolicLink(folder.resolve("b"), folder.resolve("a"));

        assertEquals("One. | folder-loop back, folder-again b", read(folder));
    }

    @Test
    void aLinkToAFileIsReadLikeTheFile() throws IOException {
        Path elsewhere = write("elsewhere/one.txt", "One.");
        Path inputs = Files.createDirectories(folder.resolve("inputs"));
        Files.createSymbolicLink(inputs.resolve("link.txt"), elsewhere);
        Files.createSymbolicLink(inputs.resolve("nowhere.txt"), folder.resolve("gone"));

        assertEquals("One. | no-such-file nowhere.txt", read(inputs));
    }

    // ---- what cannot be read

    @Test
    void otherFilesAreEachNoticedOnceAndDoNotFailTheRun() throws IOException {
        write("README.md", "# Reports");
        write("gold.json", "{\"text\": \"no\"}");
        write("one.txt", "One.");

        assertEquals("One. | not-a-report README.md, not-a-report gold.json", read(folder));
    }

    @Test
    void emptyAndBlankFilesAreNoticed() throws IOException {
        write("a.txt", "");
        write("b.txt", " \r\n\t\u00A0\uFEFF\n");
        write("c.html", "");
        write("d.jsonl", "\n\n");
        write("e.jsonl", "{\"text\": \" \"}");

        assertEquals(" | empty a.txt, empty b.txt, empty c.html, empty d.jsonl, empty e.jsonl:1", read(folder));
    }

    @Test
    void binaryFilesAreNoticed() throws IOException {
        byte[] picture = {(byte) 0x89, 'P', 'N', 'G', 13, 10, 26, 10, 0, 0, 0, 13};
        Files.write(folder.resolve("a.txt"), picture);
        Files.write(folder.resolve("b.html"), picture);
        Files.write(folder.resolve("c.jsonl"), picture);
        write("d.jsonl", "{\"text\": \"One\\u0000.\"}\n{\"text\": \"Two.\"}");
        write("e.jsonl", "");
        Files.write(folder.resolve("e.jsonl"), "\uFEFF{\"text\": \"no\"}\n{}\n{}".getBytes(StandardCharsets.UTF_16LE));

        assertEquals(
                "Two. | binary a.txt, binary b.html, binary c.jsonl, binary d.jsonl:1, encoding e.jsonl", read(folder));
    }

    @Test
    void whatHadToBeAssumedOfAnEncodingIsSaidOfTheReport() throws IOException {
        Path file = Files.write(folder.resolve("a.txt"), "The façade.".getBytes(StandardCharsets.ISO_8859_1));

        read(file);

        assertEquals("The façade.", reports.getFirst().text().value());
        assertEquals("reports.encoding", notices.getFirst().code());
        assertEquals(Optional.of(reports.getFirst().id()), notices.getFirst().report());
        assertTrue(notices.getFirst().detail().contains("windows-1252"));
    }

    @Test
    void brokenLinesAreNoticedWithTheirNumberAndTheOthersAreRead() throws IOException {
        Path file = write("r.jsonl", """
                {"text": "One."}
                {"text": "Broken
                [1, 2]

                {"text": "Five."} trailing
                {"headline": "no text"}
                {"text": 7}
                {"text": "Eight."}\r
                """ + "[".repeat(5000));

        assertEquals(
                "One. Eight. | broken-json r.jsonl:2, broken-json r.jsonl:3, broken-json r.jsonl:5,"
                        + " not-a-report r.jsonl:6, not-a-report r.jsonl:7, broken-json r.jsonl:9",
                read(file));
    }

    @Test
    void aLineInAnotherEncodingIsReadAndSaid() throws IOException {
        Path file = Files.write(
                folder.resolve("r.jsonl"), "{\"text\": \"The fa\u00E7ade.\"}\n".getBytes(StandardCharsets.ISO_8859_1));

        read(file);

        assertEquals("The façade.", reports.getFirst().text().value());
        assertEquals("reports.encoding", notices.getFirst().code());
    }

    @Test
    @Timeout(20)
    void aHugeFileIsNoticedAndNotLoaded() throws IOException {
        sparse("a.txt", 100_000_000);
        sparse("b.html", 100_000_000);
        sparse("c.jsonl", 100_000_000);
        write("d.txt", "One.");

        assertEquals("One. | too-large a.txt, too-large b.html, binary c.jsonl", read(folder));
    }

    @Test
    void aLineThatIsTooLongIsNoticedAndTheNextOneIsRead() throws IOException {
        Path file = write("r.jsonl", "{\"text\": \"" + "x".repeat(300) + "\"}\n{\"text\": \"Two.\"}\n");

        READER.read(
                List.of(file),
                new ReportReader.Options(Optional.empty(), Optional.empty(), 200),
                reports::add,
                notices::add);

        assertEquals("Two. | too-large r.jsonl:1", result());
    }

    @Test
    void anInputThatDoesNotExistIsNoticed() {
        assertEquals(" | no-such-file gone.txt", read(folder.resolve("gone.txt")));
    }

    @Test
    void aFileThatVanishesWhileOthersAreReadIsNoticed() throws IOException {
        write("a.txt", "One.");
        Path second = write("b.txt", "Two.");
        Path third = write("c.jsonl", "{\"text\": \"Three.\"}");

        READER.read(
                List.of(folder),
                ReportReader.Options.none(),
                report -> {
                    reports.add(report);
                    delete(second);
                    delete(third);
                },
                notices::add);

        assertEquals("One. | no-such-file b.txt, no-such-file c.jsonl", result());
    }

    @Test
    void aFileWithoutPermissionIsNoticed() throws IOException {
        Path locked = write("a.txt", "One.");
        write("b.txt", "Two.");
        Files.setPosixFilePermissions(locked, PosixFilePermissions.fromString("---------"));
        assumeTrue(!Files.isReadable(locked), "the superuser may read everything");

        assertEquals("Two. | unreadable a.txt", read(folder));
    }

    @Test
    void aFileThatFailsWhileItIsReadIsNoticed() throws IOException {
        // The memory of this process: a regular file whose first page cannot be read, even by the superuser.
        Path memory = Path.of("/proc/self/mem");
        assumeTrue(Files.isRegularFile(memory), "only Linux has it");
        Files.createSymbolicLink(folder.resolve("a.txt"), memory);
        Files.createSymbolicLink(folder.resolve("b.jsonl"), memory);
        write("c.txt", "One.");

        assertEquals("One. | unreadable a.txt, unreadable b.jsonl", read(folder));
    }

    @Test
    @Timeout(20)
    void aPipeIsNoticedAndNotWaitedFor() throws IOException, InterruptedException {
        Path pipe = folder.resolve("a.txt");
        assumeTrue(Files.isExecutable(Path.of("/usr/bin/mkfifo")), "pipes are made with mkfifo");
        assertEquals(
                0,
                new ProcessBuilder("/usr/bin/mkfifo", pipe.toString()).start().waitFor());
        write("b.txt", "One.");

        assertEquals("One. | unreadable a.txt", read(folder));
    }

    @Test
    void aMetadataFileThatIsMissingIsNoticed() throws IOException {
        Path report = write("a.txt", "One.");

        READER.read(
                List.of(report),
                ReportReader.Options.none().metadata(folder.resolve("gone.jsonl")),
                reports::add,
                notices::add);

        assertEquals("One. | no-such-file gone.jsonl", result());
    }

    @Test
    void whatAnEarlierRunWroteIsNoInput() throws IOException {
        write("a.txt", "One.");
        write("attest-out/claims.jsonl", "{\"attest\": 1, \"id\": \"c\"}\n{\"attest\": 1, \"id\": \"d\"}");
        write("attest-out/index.html", "<meta name=\"generator\" content=\"Attest\"><p>Four incidents");

        assertEquals("One. | own-output claims.jsonl, own-output index.html", read(folder));
    }

    @Test
    void everyNoticeSaysItsStageAndWhatToDo() throws IOException {
        write("a.txt", "");
        write("b.md", "");
        write("c.jsonl", "{");

        read(folder);

        for (Notice notice : notices) {
            assertEquals("reports", notice.stage());
            assertTrue(notice.detail().contains("must") && notice.detail().contains(";"), notice.detail());
        }
    }

    @Test
    void aBlankTextIsTheCallersMistake() {
        assertThrows(IllegalArgumentException.class, () -> READER.read(Source.of("a.txt"), " \n"));
    }

    // ---- laws

    @Property(tries = 300)
    void anyBytesGiveAReportOrANoticeAndNeverAnException(@ForAll @From("files") byte[] bytes) throws IOException {
        Path made = Files.createTempDirectory("reports");
        try {
            for (String name : List.of("a.txt", "b.html", "c.jsonl")) {
                List<Report> read = new ArrayList<>();
                List<Notice> noticed = new ArrayList<>();
                Path file = Files.write(made.resolve(name), bytes);
                READER.read(List.of(file), ReportReader.Options.none(), read::add, noticed::add);
                assertTrue(read.size() + noticed.size() > 0, name);
                Files.delete(file);
            }
        } finally {
            Files.delete(made);
        }
    }

    @Property(tries = 200)
    void readingTwiceGivesTheSame(@ForAll @From("files") byte[] bytes) throws IOException {
        Path file = Files.createTempFile("reports", ".html");
        try {
            Files.write(file, bytes);
            List<Report> first = new ArrayList<>();
            List<Report> second = new ArrayList<>();
            READER.read(List.of(file), ReportReader.Options.none(), first::add, _ -> {});
            new ReportReader().read(List.of(file), ReportReader.Options.none(), second::add, _ -> {});
            assertEquals(first, second);
        } finally {
            Files.delete(file);
        }
    }

    /// Bytes of any kind, and pieces of what the three forms are made of.
    @Provide
    Arbitrary<byte[]> files() {
        Arbitrary<String> pieces = Arbitraries.of(
                        "<p>",
                        "</p>",
                        "<article>",
                        "<h1>Mill",
                        "<time datetime=2020-01-01>",
                        "<figcaption>(File)",
                        "<nav>",
                        "<!--",
                        "<pre>\n",
                        "<meta charset=utf-16>",
                        "<meta name=date content=x>",
                        "<script type=application/ld+json>",
                        "{\"text\": \"",
                        "\"}",
                        "{\"file\": \"",
                        "\n",
                        "\\u0000",
                        "\\ud800",
                        "\"published\": ",
                        "Shells hit",
                        "\uFEFF",
                        "🔥",
                        "\u0000",
                        "é",
                        "&#0;",
                        "&#xD800;",
                        "<br>",
                        "<table><td>")
                .list()
                .ofMaxSize(20)
                .map(list -> String.join("", list));
        return Arbitraries.oneOf(
                Arbitraries.bytes().array(byte[].class).ofMaxSize(400),
                pieces.map(text -> text.getBytes(StandardCharsets.UTF_8)),
                pieces.map(text -> text.getBytes(StandardCharsets.UTF_16LE)),
                pieces.map(text -> text.getBytes(StandardCharsets.ISO_8859_1)));
    }

    private Path write(String name, String text) throws IOException {
        Path file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        return Files.writeString(file, text);
    }

    /// A file of zeros that takes no room on disk.
    private void sparse(String name, long length) throws IOException {
        try (RandomAccessFile file = new RandomAccessFile(folder.resolve(name).toFile(), "rw")) {
            file.setLength(length);
        }
    }

    private static void delete(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private String read(Path... inputs) {
        READER.read(Arrays.asList(inputs), ReportReader.Options.none(), reports::add, notices::add);
        return result();
    }

    /// Texts and notices of a run: "One. Two. | code file, code file:line".
    private String result() {
        String texts =
                reports.stream().map(report -> report.text().value().strip()).collect(Collectors.joining(" "));
        String codes = notices.stream()
                .map(notice -> notice.code().replace("reports.", "") + " "
                        + Path.of(notice.report().orElseThrow()).getFileName())
                .collect(Collectors.joining(", "));
        return texts + " | " + codes;
    }

    private static String brief(Source source) {
        return String.join(
                " ",
                source.externalId().orElse("-"),
                source.title().orElse("-"),
                source.outlet().orElse("-"),
                source.published()
                        .map(published -> published.date() + " " + published.basis())
                        .orElse("-"),
                source.url().orElse("-"));
    }
}
