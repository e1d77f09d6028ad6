package org.attest.language;

import java.util.Optional;
import org.attest.reports.Span;

/// Someone is said to have said, shown, denied or kept silent about something.
///
/// @param source who, without the cue; empty for agentless reports ("reportedly", "it was claimed")
/// @param cue the reporting word with its negation ("did not report", "according to", "show")
/// @param content what is said; empty where there is none to quote ("did not comment")
/// @param kind the family of the cue
/// @param negated whether the cue is negated ("did not report", "never confirmed", "no ... was mentioned")
/// @param clause the smallest clause that holds all three
public record Attribution(
        Optional<Span> source, Span cue, Optional<Span> content, CueKind kind, boolean negated, Span clause) {

    /// Families of reporting words; which stance each makes, and when, is for the room of claims to say.
    public enum CueKind {
        /// say, report, announce, according to
        REPORT,
        /// admit, acknowledge, concede
        ADMIT,
        /// claim, insist, allege, accuse
        DISTANCE,
        /// confirm, verify
        CONFIRM,
        /// show, reveal, indicate (of pictures and documents)
        SHOW,
        /// deny, dismiss, reject
        DENY,
        /// comment, respond, discuss: matters when negated, or with "declined"
        COMMENT,
        /// decline, refuse
        DECLINE,
        /// reportedly, allegedly; "unconfirmed reports"
        HEARSAY,
        /// believe, think, suspect, conclude
        BELIEVE
    }
}
