package org.attest.language;

import java.util.Optional;
import org.attest.reports.Span;

/// What a trained reader takes for one claim: its words, and how it judges them.
///
/// @param quote the smallest stretch that holds source, cue and content
/// @param source who says it; empty for the author's own voice and where nobody is named
/// @param cue the reporting words; empty for the author's own voice
/// @param content what is said; empty where there is none to quote ("did not comment")
/// @param probability that such a claim stands there and has this stance, 0 to 1; of 100 statements with 0.8, some 80
///     should be right
public record Statement(
        Span quote,
        Optional<Span> source,
        Optional<Span> cue,
        Optional<Span> content,
        Judgement judgement,
        double probability) {

    public String stance() {
        return Judgement.likeliest(judgement.stance());
    }

    public String about() {
        return Judgement.likeliest(judgement.about());
    }

    public String status() {
        return Judgement.likeliest(judgement.status());
    }

    public String evidence() {
        return Judgement.likeliest(judgement.evidence());
    }
}
