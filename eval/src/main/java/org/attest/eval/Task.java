package org.attest.eval;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Optional;

/// One way of scoring.
interface Task {
    String name();

    /// Throws if the corpus can't be scored, so that nothing is run in vain.
    void check(Request request);

    /// The question, answered from a corpus and what a run wrote for it.
    Score score(Request request, Path out);

    /// The answer of a task that scores one stage alone, without a run of the pipeline.
    default Optional<Score> scoreStage(Request request) {
        return Optional.empty();
    }

    /// @param corpus folder
    /// @param gold what is right; empty for the corpus's own
    /// @param published the day on which the input is taken to have been published, if the user gives one
    /// @param part `dev` or `held`, of a corpus that a task divides; empty for all of it
    record Request(Path corpus, Optional<Path> gold, Optional<LocalDate> published, Optional<String> part) {}

    /// Reads the corpus's reports and leaves the contract's files in `out`. Given to [Main], so that the scorers
    /// need
    /// no pipeline.
    interface Runner {
        void run(Path corpus, Optional<LocalDate> published, Path out);
    }
}
