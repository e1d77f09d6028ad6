package org.attest.eval;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Optional;

/// One way of scoring.
interface Task {
    String name();

    /// Whether it scores what a run writes; a task that asks one stage reads the corpus itself and gets no output.
    default boolean needsRun() {
        return true;
    }

    /// Throws if the corpus can't be scored, so that nothing is run in vain.
    void check(Request request);

    /// The question, answered from a corpus and what a run wrote for it.
    Score score(Request request, Path out);

    /// @param corpus folder
    /// @param gold what is right; empty for the corpus's own
    /// @param published the day on which the input is taken to have been published, if the user gives one
    /// @param part which documents, of a corpus that is cut into a part to learn from and one to judge by
    record Request(Path corpus, Optional<Path> gold, Optional<LocalDate> published, GeoCorpus.Part part) {
        Request(Path corpus, Optional<Path> gold, Optional<LocalDate> published) {
            this(corpus, gold, published, GeoCorpus.Part.ALL);
        }
    }

    /// Reads the corpus's reports and leaves the contract's files in `out`. Given to [Main], so that the scorers
    /// need
    /// no pipeline.
    interface Runner {
        void run(Path corpus, Optional<LocalDate> published, Path out);
    }
}
