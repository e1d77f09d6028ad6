package org.attest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/// A small edit of a report changes exactly what it should: every case of `edits.cases`, whose head says how to read
/// it.
final class EditsTest {
    private static final Pipeline PIPELINE = Pipeline.bundled();
    private static final Map<String, Case> CASES = cases();

    /// Of texts that several cases share.
    private static final Map<String, Made> MADE = new LinkedHashMap<>();

    /// @param base a file of `examples/reports`, or the name of another case
    /// @param published what the metadata say of its day
    /// @param known why it does not hold yet; empty if it must
    private record Case(
            String name,
            String base,
            Optional<LocalDate> published,
            List<Edit> edits,
            List<String> changes,
            String known) {
        String before() {
            return CASES.containsKey(base) ? CASES.get(base).after() : Made.example(base);
        }

        String after() {
            String text = before();
            for (Edit edit : edits) {
                text = edit.apply(text);
            }
            return text;
        }
    }

    private sealed interface Edit {
        String apply(String text);

        /// Every occurrence; there must be one.
        record Replace(String from, String to) implements Edit {
            @Override
            public String apply(String text) {
                assertTrue(text.contains(from), () -> "the report must hold \"" + from + "\"");
                return text.replace(from, to);
            }
        }

        record Swap(String first, String second) implements Edit {
            @Override
            public String apply(String text) {
                assertTrue(text.contains(first), () -> "the report must hold \"" + first + "\"");
                assertTrue(text.contains(second), () -> "the report must hold \"" + second + "\"");
                return text.replace(first, "\0").replace(second, first).replace("\0", second);
            }
        }

        record Before(String text) implements Edit {
            @Override
            public String apply(String rest) {
                return text + rest;
            }
        }
    }

    @TestFactory
    Stream<DynamicTest> eachEditChangesWhatItShouldAndNothingElse() {
        return CASES.values().stream().map(each -> DynamicTest.dynamicTest(each.name, () -> check(each)));
    }

    @Test
    void readingTheSameTextTwiceMakesTheSame() {
        String text = Made.example("nyala-undated.txt");
        assertEquals(
                made(text, Optional.empty()).fields(words -> words),
                Made.of(PIPELINE, text).fields(words -> words));
    }

    private static void check(Case each) {
        List<String> changes = changes(each);
        List<String> unexpected = new ArrayList<>(changes);
        List<String> missing = new ArrayList<>();
        for (String expected : each.changes) {
            Pattern pattern = pattern(expected);
            if (!unexpected.removeIf(change -> pattern.matcher(change).matches())) {
                missing.add(expected);
            }
        }
        if (missing.isEmpty() && unexpected.isEmpty()) {
            return;
        }
        Assumptions.assumeTrue(each.known.isEmpty(), () -> "known: " + each.known);
        fail(each.name + ": exactly what edits.cases says must change"
                + list("\n  must change:      ", missing)
                + list("\n  must not change:  ", unexpected));
    }

    private static String list(String head, List<String> lines) {
        return lines.stream().map(line -> head + line).collect(Collectors.joining());
    }

    /// `…` stands for any words.
    private static Pattern pattern(String expected) {
        return Pattern.compile(Pattern.quote(expected).replace("…", "\\E.*?\\Q"));
    }

    /// `name: before => after`, for all that differs. A quote is not different because its words were edited.
    private static List<String> changes(Case each) {
        SortedMap<String, String> before = made(each.before(), each.published).fields(quote -> {
            String edited = quote;
            for (Edit edit : each.edits) {
                edited = edit instanceof Edit.Replace(String from, String to) ? edited.replace(from, to) : edited;
            }
            return edited;
        });
        SortedMap<String, String> after = made(each.after(), each.published).fields(words -> words);
        List<String> changes = new ArrayList<>();
        TreeSet<String> names = new TreeSet<>(before.keySet());
        names.addAll(after.keySet());
        for (String name : names) {
            String old = before.getOrDefault(name, "nothing");
            String now = after.getOrDefault(name, "nothing");
            if (!old.equals(now)) {
                changes.add(name + ": " + old + " => " + now);
            }
        }
        return changes;
    }

    private static Made made(String text, Optional<LocalDate> published) {
        return MADE.computeIfAbsent(published + text, _ -> Made.of(PIPELINE, List.of(Made.report(text, published))));
    }

    private static Map<String, Case> cases() {
        Map<String, Case> cases = new LinkedHashMap<>();
        for (String block : file().replaceAll("(?m)^#.*\n", "").strip().split("\n\\s*\n")) {
            String name = "";
            String base = "nyala-undated.txt";
            String known = "";
            Optional<LocalDate> published = Optional.empty();
            List<Edit> edits = new ArrayList<>();
            List<String> changes = new ArrayList<>();
            for (String line : block.split("\n")) {
                String[] part = line.stripLeading().split(" +", 2);
                String rest = part.length > 1 ? part[1] : "";
                switch (part[0]) {
                    case "edit" -> name = rest;
                    case "of" -> base = rest;
                    case "published" -> published = Optional.of(LocalDate.parse(rest));
                    case "known" -> known = rest;
                    case "replace" -> edits.add(new Edit.Replace(side(rest, " => ", 0), side(rest, " => ", 1)));
                    case "swap" -> edits.add(new Edit.Swap(side(rest, " <=> ", 0), side(rest, " <=> ", 1)));
                    case "before" -> edits.add(new Edit.Before(rest.replace("\\n", "\n")));
                    case "*" -> changes.add(rest);
                    default ->
                        throw new IllegalArgumentException(
                                "a line of edits.cases must start with a word of its head; got \"" + line + "\"");
                }
            }
            assertTrue(
                    cases.put(name, new Case(name, base, published, List.copyOf(edits), List.copyOf(changes), known))
                            == null,
                    name + " is there twice");
        }
        return cases;
    }

    private static String side(String edit, String sign, int side) {
        String[] sides = edit.split(sign, -1);
        assertEquals(2, sides.length, () -> "an edit must have two sides; got " + edit);
        return sides[side].strip().replaceAll("^\"|\"$", "").replace("\\n", "\n");
    }

    private static String file() {
        try (InputStream in = Objects.requireNonNull(EditsTest.class.getResourceAsStream("edits.cases"))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
