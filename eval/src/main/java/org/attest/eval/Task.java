package org.attest.eval;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Optional;

/// One way of scoring.
interface Task {
    String name();

    /// Throws if the corpus can't be scored, so that nothing is run in vain.
    void check(Request request);

    /// Whether the corpus holds reports that the pipeline reads before it's scored.
    default boolean readsReports() {
        return true;
    }

    /// The question, answered from a corpus and what a run wrote for it.
    Score score(Request request, Path out);

    /// @param corpus folder
    /// @param gold what is right; empty for the corpus's own
    /// @param published the day on which the input is taken to have been published, if the user gives one
    record Request(Path corpus, Optional<Path> gold, Optional<LocalDate> published) {}

    /// Reads the corpus's reports and leaves the contract's files in `out`. Given to [Main], so that the scorers
    /// need
    /// no pipeline.
    interface Runner {
        void run(Path corpus, Optional<LocalDate> published, Path out);
    }
}
