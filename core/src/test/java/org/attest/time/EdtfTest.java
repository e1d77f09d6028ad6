package org.attest.time;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
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
                "2020-09-11/",
                "../..",
                "2020-09-11/2020-09-10",
                "[]",
                "[2020-09-11",
                "XXXX",
                "XXXX-13",
                "20-09-11"
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
}
