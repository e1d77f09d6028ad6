package org.attest.app;

import java.io.PrintWriter;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import me.tongfei.progressbar.ConsoleProgressBarConsumer;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;

/// How many reports have been read so far: a bar on a terminal, a line now and then in a log, nothing if nobody asks.
///
/// Reports are read side by side, so [#step] may be called from several threads.
sealed interface Progress extends AutoCloseable {
    /// One more report has been read.
    void step();

    @Override
    void close();

    /// @param terminal whether somebody watches, who would rather see one line change than many lines
    static Progress on(boolean terminal, PrintWriter log, Clock clock) {
        return terminal ? new Bar() : new Lines(log, clock);
    }

    static Progress none() {
        return new None();
    }

    /// On standard error, so that the summary can be redirected.
    final class Bar implements Progress {
        private final ProgressBar bar = new ProgressBarBuilder()
                .setTaskName("Reading")
                .setUnit(" reports", 1)
                .setConsumer(new ConsoleProgressBarConsumer(System.err))
                .build();

        private Bar() {}

        @Override
        public void step() {
            bar.step();
        }

        @Override
        public void close() {
            bar.close();
        }
    }

    final class Lines implements Progress {
        /// Often enough to see that it goes on, seldom enough to read the log.
        private static final Duration EVERY = Duration.ofSeconds(10);

        private final PrintWriter log;
        private final Clock clock;
        private final Instant start;
        private Instant next;
        private long read;

        private Lines(PrintWriter log, Clock clock) {
            this.log = log;
            this.clock = clock;
            this.start = clock.instant();
            this.next = start.plus(EVERY);
        }

        @Override
        public synchronized void step() {
            read++;
            Instant now = clock.instant();
            if (now.isBefore(next)) {
                return;
            }
            log.printf(
                    Locale.ROOT,
                    "attest: read %d %s in %d s so far%n",
                    read,
                    read == 1 ? "report" : "reports",
                    Duration.between(start, now).toSeconds());
            log.flush();
            next = now.plus(EVERY);
        }

        @Override
        public void close() {}
    }

    final class None implements Progress {
        private None() {}

        @Override
        public void step() {}

        @Override
        public void close() {}
    }
}
