package org.attest.time;

import java.util.List;
import org.attest.reports.Notice;
import org.attest.reports.Span;

/// The time expressions of one report, in order, and its date of publication.
///
/// @param timexes the same as TIMEX3, those of a date line included
public record Times(
        PublicationDate published, List<TimeExpression> expressions, List<Timex> timexes, List<Notice> notices) {
    public Times {
        expressions = List.copyOf(expressions);
        timexes = List.copyOf(timexes);
        notices = List.copyOf(notices);
    }

    /// The expressions that lie inside `span`.
    public List<TimeExpression> within(Span span) {
        return expressions.stream().filter(e -> span.contains(e.span())).toList();
    }
}
