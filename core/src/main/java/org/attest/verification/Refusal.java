package org.attest.verification;

import java.util.Optional;
import org.attest.reports.Span;

/// Something that users ask for and the report does not support.
///
/// @param code stable, e.g. `time.day-not-derivable`
/// @param field what was asked for, e.g. `when`, `attackers`, `casualties`
/// @param incident id, if it is about one
/// @param why a sentence that says what the text gives instead
public record Refusal(
        String code, String report, String field, Optional<String> incident, Optional<Span> span, String why) {}
