package org.attest.imagery;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.time.LocalDate;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class DateWindowTest {
    @ParameterizedTest
    @CsvSource({
        "Before 31OCT13, , 2013-10-31",
        "31OCT13-31JAN14, 2013-10-31, 2014-01-31",
        "6FEB14-20FEB14, 2014-02-06, 2014-02-20",
        "02APR14-26APR14, 2014-04-02, 2014-04-26",
        "26APR14-06JUN14, 2014-04-26, 2014-06-06",
        "1 Mar 2014 – 2 Apr 2014, 2014-03-01, 2014-04-02",
        "After 2APR14, 2014-04-02, "
    })
    void aWindowIsReadWithItsOpenSide(String words, String after, String before) {
        DateWindow window = DateWindow.parse(words);
        assertEquals(Optional.ofNullable(after).map(LocalDate::parse), window.after());
        assertEquals(Optional.ofNullable(before).map(LocalDate::parse), window.before());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "DatePeriod", "31OCT13", "31FEB14-1MAR14", "1MAR14-22FEB14", "31XYZ13-31JAN14"})
    void whatIsNoWindowIsRefused(String words) {
        assertThrows(IllegalArgumentException.class, () -> DateWindow.parse(words));
    }

    @Test
    void aClaimIsSetAgainstAWindow() {
        DateWindow window = DateWindow.parse("6FEB14-20FEB14");
        assertEquals(DateWindow.Agreement.CONSISTENT, against(window, "2014-02-10", "2014-02-11"));
        assertEquals(DateWindow.Agreement.CONSISTENT, against(window, "2014-02-20", "2014-02-20"));
        assertEquals(DateWindow.Agreement.CONTRADICTED_THERE_BEFORE, against(window, "2014-02-21", "2014-02-25"));
        assertEquals(DateWindow.Agreement.CONTRADICTED_STILL_INTACT_AFTER, against(window, "2014-01-02", "2014-02-05"));
        assertEquals(
                DateWindow.Agreement.TOO_WIDE,
                against(DateWindow.parse("31OCT13-31JAN14"), "2014-01-02", "2014-01-02"));
        assertEquals(
                DateWindow.Agreement.TOO_WIDE, against(DateWindow.parse("Before 31OCT13"), "2013-10-01", "2013-10-01"));
        assertEquals(
                DateWindow.Agreement.CONTRADICTED_THERE_BEFORE,
                against(DateWindow.parse("Before 31OCT13"), "2013-11-05", "2013-11-05"));
    }

    private static DateWindow.Agreement against(DateWindow window, String first, String last) {
        return window.against(LocalDate.parse(first), LocalDate.parse(last), 60);
    }
}
