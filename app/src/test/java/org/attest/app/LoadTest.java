package org.attest.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// How long the whole command takes, from the start of the program to its end, with 1 GB of heap. The limits are those
/// of a laptop with 2 cores that has nothing else to do.
@Tag("long")
final class LoadTest {
    private static final List<String> PLACES = List.of(
            "Toretsk, Ukraine",
            "Nyala, Sudan",
            "Tame, Colombia",
            "Mekelle, Ethiopia",
            "Hodeidah, Yemen",
            "Goma, Congo",
            "Kidal, Mali",
            "Idlib, Syria",
            "Mosul, Iraq",
            "Kandahar, Afghanistan",
            "Maiduguri, Nigeria",
            "Marawi, the Philippines",
            "Myitkyina, Myanmar",
            "Benghazi, Libya",
            "Rafah, Gaza",
            "Baidoa, Somalia");
    private static final List<String> MONTHS = List.of("January", "March", "April", "July", "September", "December");
    private static final List<String> DAYS = List.of("Monday", "Tuesday", "Wednesday", "Friday", "Sunday");
    private static final List<String> ACTORS = List.of("Government forces", "Rebels", "Drones", "Gunmen", "Jets");
    private static final List<String> ACTS = List.of("shelled", "bombed", "attacked", "raided");
    private static final List<String> TARGETS =
            List.of("a fuel depot", "the airport", "a market", "a police station", "a bridge", "an ammunition store");
    private static final List<String> NUMBERS =
            List.of("Two", "Three", "Five", "Seven", "Eleven", "Fourteen", "Twenty");

    @TempDir
    private Path folder = Path.of("");

    @Test
    void aThousandShortReportsTakeLessThanAMinute() throws IOException, InterruptedException {
        Path in = Files.createDirectory(folder.resolve("in"));
        Random random = new Random(11);
        for (int i = 0; i < 1000; i++) {
            Files.writeString(in.resolve(String.format(Locale.ROOT, "report-%04d.txt", i)), report(random, i));
        }
        Duration taken = run(in);
        assertTrue(taken.compareTo(Duration.ofSeconds(60)) < 0, () -> "1,000 reports took " + taken);
    }

    @Test
    void oneReportFromAColdStartTakesLessThanFourSeconds() throws IOException, InterruptedException {
        Path report = Files.writeString(folder.resolve("report.txt"), report(new Random(3), 0));
        Duration taken = run(report);
        assertTrue(taken.compareTo(Duration.ofSeconds(4)) < 0, () -> "one report took " + taken);
    }

    private Duration run(Path input) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(Arrays.asList(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+UseSerialGC",
                "-Xmx1g",
                "--enable-native-access=ALL-UNNAMED",
                "-Dattest.models=" + System.getProperty("attest.models"),
                "-cp",
                System.getProperty("java.class.path"),
                Main.class.getName(),
                "run",
                input.toString(),
                "--out",
                folder.resolve("out").toString()));
        Instant start = Instant.now();
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("printed").toFile())
                .start();
        int exitCode = process.waitFor();
        Duration taken = Duration.between(start, Instant.now());
        assertEquals(0, exitCode, () -> printed());
        return taken;
    }

    private String printed() {
        try {
            return Files.readString(folder.resolve("printed"));
        } catch (IOException e) {
            return e.toString();
        }
    }

    /// About 110 words.
    private static String report(Random random, int number) {
        String place = any(random, PLACES);
        String city = place.substring(0, place.indexOf(','));
        return String.format(
                Locale.ROOT,
                """
                %s, %d %s %d - %s %s %s in %s, on %s, the local governor said. %s people were killed and %s were injured, \
                according to the hospital in the city.

                The army denied that its troops had been involved. A spokesman for the rebels did not answer calls seeking \
                comment. Satellite images show that one building near the site was destroyed.

                Residents said that the attack began before dawn and that most of the rockets had been shot down. The \
                figures could not be independently verified.

                Last week, an air strike hit %s near %s, killing %s fighters, the ministry said. Report number %d.
                """,
                city.toUpperCase(Locale.ROOT),
                1 + random.nextInt(28),
                any(random, MONTHS),
                2012 + random.nextInt(13),
                any(random, ACTORS),
                any(random, ACTS),
                any(random, TARGETS),
                place,
                any(random, DAYS),
                any(random, NUMBERS),
                any(random, NUMBERS).toLowerCase(Locale.ROOT),
                any(random, TARGETS),
                any(random, PLACES),
                any(random, NUMBERS).toLowerCase(Locale.ROOT),
                number);
    }

    private static String any(Random random, List<String> words) {
        return words.get(random.nextInt(words.size()));
    }
}
