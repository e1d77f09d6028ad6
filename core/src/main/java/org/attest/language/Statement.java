package org.attest.language;

import java.util.Optional;
import org.attest.reports.Span;

/// What a trained reader takes for one claim: its words, and what it says of them. The labels are those of the room of
/// claims, by name, since that room lies above this one.
///
/// @param quote the smallest stretch that holds source, cue and content
/// @param source who says it; empty for the author's own voice and where nobody is named
/// @param cue the reporting words; empty for the author's own voice
/// @param content what is said; empty where there is none to quote ("did not comment")
/// @param stance such as `AFFIRMS`
/// @param about such as `casualties`
/// @param status `STATED` or `UNCONFIRMED`
/// @param evidence such as `video`, or `none`
/// @param probability that such a claim stands there and has this stance, 0 to 1; of 100 statements with 0.8, some 80
///     should be right
public record Statement(
        Span quote,
        Optional<Span> source,
        Optional<Span> cue,
        Optional<Span> content,
        String stance,
        String about,
        String status,
        String evidence,
        double probability) {}
