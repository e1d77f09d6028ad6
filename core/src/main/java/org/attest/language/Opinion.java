package org.attest.language;

import java.util.List;
import org.attest.reports.Span;

/// What a trained reader makes of a text: the statements it found itself, and its judgement of any other words.
public interface Opinion {
    /// In order of the text.
    List<Statement> statements();

    /// Words that name acts and their harm, in order of the text.
    List<Act> acts();

    /// @param words a stretch that somebody else takes for a claim
    Judgement of(Span words);
}
