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
    /// @param model file of a trained reader; without one, rules read
    /// @param calibration file that gets a picture of how far a trained reader's scores can be taken for
    /// probabilities
    record Request(
            Path corpus,
            Optional<Path> gold,
            Optional<LocalDate> published,
            Optional<String> part,
            Optional<Path> model,
            Optional<Path> calibration) {
        Request(Path corpus, Optional<Path> gold, Optional<LocalDate> published, Optional<String> part) {
            this(corpus, gold, published, part, Optional.empty(), Optional.empty());
        }

        /// The model of a task that scores nothing else.
        Path needModel(String task) {
            return model.orElseThrow(() -> CorpusException.badUse(
                    "`%s` scores a trained reader, so --reader FILE must name its ONNX file".formatted(task)));
        }
    }

    /// Reads the corpus's reports and leaves the contract's files in `out`. Given to [Main], so that the scorers
    /// need
    /// no pipeline.
    interface Runner {
        void run(Path corpus, Optional<LocalDate> published, Optional<Path> model, Path out);
    }
}
