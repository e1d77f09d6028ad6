package org.attest.app;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;

final class ProgressTest {
    private final StringWriter log = new StringWriter();
    private Instant now = Instant.parse("2026-01-01T00:00:00Z");
    private final Clock clock = new Clock() {
        @Override
        public Instant instant() {
            return now;
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }
    };

    @Test
    void aLogGetsALineEveryTenSecondsAndNotOneForEachReport() {
        try (Progress progress = Progress.on(false, new PrintWriter(log, true), clock)) {
            for (int i = 0; i < 25; i++) {
                now = now.plus(Duration.ofSeconds(1));
                progress.step();
            }
        }
        assertEquals("""
                attest: read 10 reports in 10 s so far
                attest: read 20 reports in 20 s so far
                """, log.toString().replace(System.lineSeparator(), "\n"));
    }

    @Test
    void aShortRunSaysNothing() {
        try (Progress progress = Progress.on(false, new PrintWriter(log, true), clock)) {
            progress.step();
        }
        assertEquals("", log.toString());
    }
}
