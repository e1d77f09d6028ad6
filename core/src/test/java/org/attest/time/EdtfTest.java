package org.attest.time;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EdtfTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "2020-09-11",
                "2020-05-01/2020-05-05",
                "../2020-09-14",
                "2020-04-01/..",
                "2018-05",
                "2018",
                "[2020-07-31,2020-08-07,2020-08-14]",
                "XXXX-09-11",
                "XXXX-05",
                "XXXX-02",
                "XXXX-05-01/XXXX-05-10",
                "XXXX-12-01/XXXX-03-20"
            })
    void whatItWritesItReads(String edtf) {
        assertEquals(Optional.of(edtf), Edtf.parse(edtf).edtf());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "yesterday",
                "2020-13-01",
                "2020-02-30",
                "../..",
                "2020-09-11/2020-09-10",
                "[]",
                "[2020-09-11",
                "XXXX",
                "XXXX-13",
                "20-09-11",
                "2020-42",
                "2020-09-1Y",
                "XXXX-02-30",
                "/",
                "[2020-09-11..2020-09-10]"
            })
    void anythingElseIsRefused(String text) {
        assertThrows(IllegalArgumentException.class, () -> Edtf.parse(text));
    }

    @Property
    void everyIntervalComesBackWithTheSameDays(@ForAll("intervals") When.Interval when) {
        When.Interval back = (When.Interval) Edtf.parse(when.edtf().orElseThrow());
        assertEquals(when.start(), back.start());
        assertEquals(when.end(), back.end());
        assertEquals(when.candidates(), back.candidates());
        assertEquals(when.edtf(), back.edtf());
    }

    @Property
    void aMonthIsWrittenShortOnlyWhereTheWordsNameAMonth(@ForAll("intervals") When.Interval when) {
        boolean months = when.precision() == When.Precision.MONTH || when.precision() == When.Precision.YEAR;
        assertTrue(months || when.edtf().orElseThrow().matches(".*\\d{4}-\\d{2}-\\d{2}.*"));
    }

    @Provide
    Arbitrary<When.Interval> intervals() {
        return Whens.intervals();
    }

    @Property
    void oneDayIsOneDate(@ForAll("days") LocalDate day) {
        When.Interval when = Whens.interval(day, day, When.Precision.DAY, List.of(), false);
        assertEquals(Optional.of(day.toString()), when.edtf());
    }

    @Provide
    Arbitrary<LocalDate> days() {
        return Arbitraries.longs().between(-7_000, 30_000).map(LocalDate::ofEpochDay);
    }

    private record Case(String level, String text, String first, String last) {}

    @TestFactory
    Stream<DynamicTest> everyExampleOfTheSpecificationIsReadAndWrittenBack() throws IOException {
        try (InputStream in = Objects.requireNonNull(EdtfTest.class.getResourceAsStream("edtf.cases"));
                BufferedReader lines = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
            List<Case> cases = lines.lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .map(line -> line.split(" \\| ", -1))
                    .map(column -> new Case(column[0], column[1], column[2], column[3]))
                    .toList();
            return cases.stream()
                    .map(each -> DynamicTest.dynamicTest("level " + each.level + ": " + each.text, () -> {
                        EdtfForm form = EdtfForm.parse(each.text);
                        assertEquals(each.text, form.write());
                        assertEquals(
                                each.first,
                                form.earliest().map(LocalDate::toString).orElse("-"));
                        assertEquals(
                                each.last,
                                form.latest().map(LocalDate::toString).orElse("-"));
                    }));
        }
    }

    @Property
    void whateverFormIsWrittenIsReadAsTheSame(@ForAll("forms") EdtfForm form) {
        assertEquals(form, EdtfForm.parse(form.write()));
        assertEquals(form.write(), EdtfForm.parse(form.write()).write());
    }

    /// Dates with marks and unspecified digits, alone, as ends of intervals and in sets.
    @Provide
    Arbitrary<EdtfForm> forms() {
        Arbitrary<String> marks = Arbitraries.of("", "", "", "?", "~", "%");
        Arbitrary<EdtfForm.Date> dates = Combinators.combine(
                        Arbitraries.of("1985", "2024", "201X", "20XX", "-0044", "Y170000002", "Y-17E7", "1950S2"),
                        Arbitraries.of("", "04", "11", "XX", "1X", "22", "33", "41"),
                        Arbitraries.of("", "07", "30", "XX", "1X"),
                        marks,
                        marks,
                        marks)
                .as((year, month, day, first, second, third) -> {
                    List<EdtfForm.Component> parts = new ArrayList<>();
                    parts.add(new EdtfForm.Component(first, year, second));
                    boolean grouped = month.equals("22") || month.equals("33") || month.equals("41");
                    if (!month.isEmpty() && !year.contains("S")) {
                        parts.add(new EdtfForm.Component(second, month, third));
                        if (!day.isEmpty() && !grouped) {
                            parts.add(new EdtfForm.Component(third, day, first));
                        }
                    }
                    return new EdtfForm.Date(parts);
                });
        Arbitrary<EdtfForm> any = dates.map(date -> (EdtfForm) date);
        Arbitrary<EdtfForm> open = Combinators.combine(
                        dates, Arbitraries.of(EdtfForm.Open.class), Arbitraries.of(true, false))
                .as((date, end, first) -> first ? new EdtfForm.Interval(end, date) : new EdtfForm.Interval(date, end));
        Arbitrary<EdtfForm> sets = Combinators.combine(
                        any.list().ofMinSize(1).ofMaxSize(4), Arbitraries.of(true, false))
                .as((members, oneOf) -> new EdtfForm.Members(oneOf, members));
        return Arbitraries.oneOf(any, open, sets);
    }
}
