package org.attest.time;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Instant;
import java.time.ZoneId;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ZonesTest {
    private static final Zones ZONES = Zones.bundled();
    private static final When.Interval DAY = Whens.at("2024-03-08");

    @Test
    void aCountryOfOneZoneHasIt() {
        assertEquals(Optional.of(ZoneId.of("Asia/Damascus")), ZONES.find("SY", DAY));
    }

    @Test
    void aCountryWhoseZonesDifferHasNone() {
        assertEquals(Optional.empty(), ZONES.find("RU", DAY));
        assertEquals(Optional.empty(), ZONES.find("XX", DAY));
    }

    @Test
    void aPartOfItHasTheZoneThatIsNearestAllOver() {
        assertEquals(Optional.of(ZoneId.of("Asia/Kamchatka")), ZONES.find("RU", 158.0, 52.5, 159.5, 53.5, DAY));
        assertEquals(Optional.empty(), ZONES.find("RU", 30.0, 50.0, 110.0, 60.0, DAY));
    }

    @Test
    void aZoneThatTheWordsNameGivesTheInstant() {
        When.Interval when =
                (When.Interval) TestReports.resolve("2025-01-03", "Blasts were heard at 4 a.m. EET Thursday.")
                        .expressions()
                        .getFirst()
                        .when();
        assertEquals(
                Optional.of(Instant.parse("2025-01-02T02:00:00Z")), when.utc().map(When.Utc::start));
    }
}
