package org.attest.app;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.api.io.TempDir;

/// Inputs that are no reports: each costs one line that names it, and nothing else.
final class BadInputTest {
    private static final String GOOD = "Rebels shelled the town of Toretsk on 3 May 2023, police said.";

    @TempDir
    private Path folder = Path.of("");

    private Path in = Path.of("");
    private Path out = Path.of("");

    @BeforeEach
    void makeFolders() throws IOException {
        in = Files.createDirectory(folder.resolve("in"));
        out = folder.resolve("out");
    }

    @Test
    void badInputsAmongGoodOnesAreNamedAndSkipped() throws IOException {
        Files.writeString(in.resolve("a-good.txt"), GOOD);
        Files.writeString(in.resolve("z-good.txt"), "Drones hit a mill in Pokrovsk on 5 May 2023, the mayor said.");
        Map<Path, String> wanted = new LinkedHashMap<>();
        wanted.put(file("empty.txt", new byte[0]), "reports.empty");
        wanted.put(file("blank.txt", " \n\t\u00a0\n".getBytes(StandardCharsets.UTF_8)), "reports.empty");
        wanted.put(file("binary.txt", noise()), "reports.binary");
        wanted.put(sparse("huge.txt", 100_000_000), "reports.too-large");
        wanted.put(
                file("broken.txt", bytes("A caf\u00e9 burnt in Toretsk on 6 May 2023, police said.", 5)),
                "reports.encoding");
        wanted.put(
                file(
                        "no-text.html",
                        "<html><head><script>x()</script></head><body><div> </div></body></html>"
                                .getBytes(StandardCharsets.UTF_8)),
                "reports.empty");
        wanted.put(file("list.json", "[1, 2]".getBytes(StandardCharsets.UTF_8)), "reports.not-a-report");
        wanted.put(in.resolve("missing.txt"), "reports.no-such-file");
        List<Object> arguments = new ArrayList<>(List.of("run", in, in.resolve("missing.txt"), "--out", out));

        Command run = Command.attest(arguments.toArray());

        List<Executable> checks = new ArrayList<>();
        wanted.forEach((path, code) -> checks.add(() -> {
            assertEquals(1, run.noticesOf(path).size(), () -> path + " must be named once; got " + run.out());
            assertTrue(
                    run.noticesOf(path).getFirst().startsWith(code + ": "),
                    () -> code + "; got " + run.noticesOf(path));
        }));
        checks.add(() -> assertEquals(0, run.exitCode()));
        checks.add(() -> assertTrue(run.out().startsWith("Read 3 reports from "), run::out));
        checks.add(() -> assertTrue(run.isPlain(), () -> run.out() + run.err()));
        checks.add(() ->
                assertTrue(Files.readString(out.resolve("claims.jsonl")).contains("Toretsk"), "the good are read"));
        checks.add(() ->
                assertTrue(Files.readString(out.resolve("claims.jsonl")).contains("Pokrovsk"), "the good are read"));
        assertAll(checks);
    }

    @Test
    void brokenLinesOfJsonLinesAreNamedByNumber() throws IOException {
        Path lines = in.resolve("lines.jsonl");
        Files.writeString(lines, """
                {"id": "one", "text": "%s"}
                {"text":
                [1, 2]
                {"id": "four"}

                {"text": 6}
                {"id": "seven", "text": "Drones hit a mill in Pokrovsk on 5 May 2023, the mayor said."}
                """.formatted(GOOD));
        Command run = Command.attest("run", lines, "--out", out);
        assertEquals(0, run.exitCode());
        assertTrue(run.out().startsWith("Read 2 reports from "), run::out);
        for (int number : new int[] {2, 3, 4, 6}) {
            assertEquals(
                    1,
                    run.noticesOf(Path.of(lines + ":" + number)).size(),
                    () -> "line " + number + " in " + run.out());
        }
        assertTrue(run.isPlain(), run::out);
    }

    @Test
    void foldersThatLeadBackToThemselvesAreReadOnce() throws IOException {
        Files.writeString(in.resolve("good.txt"), GOOD);
        Path loop = Files.createDirectory(in.resolve("deeper")).resolve("back");
        Files.createSymbolicLink(loop, in);
        Command run = Command.attest("run", in, "--out", out);
        assertEquals(0, run.exitCode());
        assertTrue(run.out().startsWith("Read 1 report from "), run::out);
        assertEquals(1, run.noticesOf(loop).size(), run::out);
    }

    /// Permissions don't hold for root, but nobody can read this file of Linux from its beginning.
    @Test
    void aFileThatCannotBeReadIsNamed() throws IOException {
        Path memory = Path.of("/proc/self/mem");
        Assumptions.assumeTrue(Files.isRegularFile(memory), "only Linux has " + memory);
        Files.writeString(in.resolve("good.txt"), GOOD);
        Path unreadable = Files.createSymbolicLink(in.resolve("unreadable.txt"), memory);
        Command run = Command.attest("run", in, "--out", out);
        assertEquals(0, run.exitCode());
        assertEquals(1, run.noticesOf(unreadable).size(), run::out);
        assertTrue(run.noticesOf(unreadable).getFirst().startsWith("reports.unreadable: "), run::out);
        assertTrue(run.out().startsWith("Read 1 report from "), run::out);
    }

    @Test
    void aFileWithoutPermissionIsNamed() throws IOException {
        Files.writeString(in.resolve("good.txt"), GOOD);
        Path closed = Files.writeString(in.resolve("closed.txt"), GOOD + " ");
        assertTrue(closed.toFile().setReadable(false));
        Assumptions.assumeFalse(Files.isReadable(closed), "this user may read everything");
        Command run = Command.attest("run", in, "--out", out);
        assertEquals(0, run.exitCode());
        assertEquals(1, run.noticesOf(closed).size(), run::out);
    }

    @Test
    void aRunThatReadsNothingFailsAndSaysSo() throws IOException {
        Path empty = Files.writeString(in.resolve("empty.txt"), "");
        Path missing = in.resolve("missing.txt");
        Command run = Command.attest("run", empty, missing, "--out", out);
        assertEquals(1, run.exitCode());
        assertEquals(1, run.noticesOf(empty).size(), run::out);
        assertEquals(1, run.noticesOf(missing).size(), run::out);
        assertEquals(1, run.err().lines().count(), run::err);
        assertTrue(run.err().startsWith("attest: an input must hold a report; got none in " + empty), run::err);
        assertFalse(run.out().contains("index.html"), run::out);
    }

    @Test
    void badUseIsOneLineAndExitCode2() {
        assertBadUse("attest: a command must be given; got none. See attest --help");
        assertBadUse("attest: Missing required parameter: 'INPUT'. See attest run --help", "run");
        assertBadUse("attest: Unknown option: '--fly'. See attest run --help", "run", in, "--fly");
        assertBadUse(
                "attest: Invalid value for option '--published': it must be a day such as 2020-09-14; got 'soon'. See attest run --help",
                "run",
                in,
                "--published",
                "soon");
        assertBadUse(
                "attest: --metadata must name a .jsonl file that can be read; got none.jsonl, which does not exist. See attest run --help",
                "run",
                in,
                "--metadata",
                "none.jsonl");
    }

    private static void assertBadUse(String line, Object... arguments) {
        Command run = Command.attest(arguments);
        assertEquals(line, run.err().strip());
        assertEquals(2, run.exitCode());
        assertEquals("", run.out());
    }

    private Path file(String name, byte[] content) throws IOException {
        return Files.write(in.resolve(name), content);
    }

    private Path sparse(String name, long length) throws IOException {
        Path file = in.resolve(name);
        try (RandomAccessFile whole = new RandomAccessFile(file.toFile(), "rw")) {
            whole.setLength(length);
        }
        return file;
    }

    private static byte[] noise() {
        byte[] bytes = new byte[5000];
        new Random(7).nextBytes(bytes);
        return bytes;
    }

    /// UTF-8 with one letter in Latin-1 and one stray byte.
    private static byte[] bytes(String text, int at) {
        byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
        byte[] mixed = new byte[utf8.length + 2];
        System.arraycopy(utf8, 0, mixed, 0, at);
        mixed[at] = (byte) 0xe9;
        mixed[at + 1] = ' ';
        System.arraycopy(utf8, at, mixed, at + 2, utf8.length - at);
        return mixed;
    }
}
