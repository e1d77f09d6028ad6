package org.attest.time;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.attest.time.PublicationDate.Window;

/// What holds of every report, whatever it says.
class TimeLawsTest {
    /// Words whose time depends on the report's own date.
    private static final List<String> RELATIVE = List.of(
            "Shells hit the mill on Friday.",
            "Late on Wednesday a depot burned.",
            "Early on Friday soldiers fired at the gate.",
            "The bridge fell last Tuesday.",
            "A convoy was hit yesterday.",
            "Two weeks ago the mill burned.",
            "Three days ago a clinic was hit.",
            "The town was shelled on October 7.",
            "In early May the dam was hit.",
            "The dam was hit in the spring.",
            "Raids were flown last month.",
            "A shell fell this week.",
            "The camp was bombed during Ramadan.",
            "On Christmas Day the church was hit.",
            "Raids were flown in the third quarter.",
            "Homes were shelled overnight into Thursday.",
            "Since April the raids have grown.",
            "The army gave them until Sunday to leave.",
            "Over the past three days nine drones fell.",
            "Between Monday and Wednesday nine drones fell.",
            "At 10 p.m. on Friday a drone fell.");

    @Provide
    Arbitrary<String> sentences() {
        return Arbitraries.of(RELATIVE);
    }

    @Property
    void anUndatedReportNeverGetsASingleDay(@ForAll("sentences") String sentence) {
        Times times = TestReports.resolve("-", sentence);
        assertFalse(times.expressions().isEmpty(), sentence);
        for (TimeExpression expression : times.expressions()) {
            boolean day = expression.when() instanceof When.Interval interval
                    && interval.start().equals(interval.end());
            assertFalse(day, expression::brief);
        }
    }

    /// The months of a war leave a window; that the report states one of its days is to know more.
    @Property(tries = 400)
    void wideningThePublicationWindowNeverNarrowsATime(
            @ForAll("sentences") String sentence,
            @ForAll @IntRange(min = 3, max = 150) int months,
            @ForAll @IntRange(max = 1_000) int permille) {
        String text = sentence + "\nSyria's " + months + "-month conflict goes on.";
        Times wide = TestReports.resolve("-", text);
        Window window = wide.published().outer().orElseThrow();
        long length = window.end().toEpochDay() - window.start().toEpochDay();
        LocalDate day = window.start().plusDays(length * permille / 1_000);
        if (!wide.published().allows(day)) {
            return;
        }
        Times narrow = TestReports.resolve(day.toString(), text);
        assertEquals(narrow.expressions().size(), wide.expressions().size());
        for (int i = 0; i < wide.expressions().size(); i++) {
            TimeExpression outer = wide.expressions().get(i);
            TimeExpression inner = narrow.expressions().get(i);
            assertTrue(
                    holds(outer.when(), inner.when()),
                    () -> "published " + day + " in " + window + ": " + inner.brief() + " is not in " + outer.brief());
        }
    }

    private static boolean holds(When outer, When inner) {
        return switch (outer) {
            case When.Unknown _, When.YearUnknown _ -> true;
            case When.Interval wide ->
                inner instanceof When.Interval narrow
                        && !narrow.earliest().isBefore(wide.earliest())
                        && !narrow.latest().isAfter(wide.latest())
                        && (wide.candidates().isEmpty()
                                || wide.candidates()
                                        .containsAll(
                                                narrow.candidates().isEmpty()
                                                        ? List.of(narrow.earliest(), narrow.latest())
                                                        : narrow.candidates()));
        };
    }

    @Property
    void theOrderOfSentencesThatStandAloneDoesNotMatter(
            @ForAll @Size(min = 2, max = 8) List<@net.jqwik.api.From("sentences") String> sentences,
            @ForAll long seed,
            @ForAll boolean dated) {
        List<String> shuffled = new ArrayList<>(sentences);
        Collections.shuffle(shuffled, new Random(seed));
        String war = dated ? "" : "\nSudan's 20-month war goes on.";
        String published = dated ? "2024-03-14" : "-";
        assertEquals(
                briefs(TestReports.resolve(published, String.join("\n", sentences) + war)),
                briefs(TestReports.resolve(published, String.join("\n", shuffled) + war)));
    }

    private static List<String> briefs(Times times) {
        return times.expressions().stream().map(TimeExpression::brief).sorted().collect(Collectors.toList());
    }

    @Property
    void everyMarkedTimeLiesInTheTextAndInOrder(
            @ForAll @Size(max = 8) List<@net.jqwik.api.From("sentences") String> sentences) {
        String text = String.join("\n", sentences) + " ";
        Times times = TestReports.resolve("2024-03-14", text);
        int last = 0;
        for (Timex timex : times.timexes()) {
            assertTrue(timex.span().start() >= last && timex.span().end() <= text.length(), timex::toString);
            last = timex.span().end();
        }
    }
}
