package org.attest.time;

import java.util.List;
import org.attest.reports.Notice;
import org.attest.reports.Span;

/// The time expressions of one report, in order, and its date of publication.
public record Times(PublicationDate published, List<TimeExpression> expressions, List<Notice> notices) {
    public Times {
        expressions = List.copyOf(expressions);
        notices = List.copyOf(notices);
    }

    /// The expressions that lie inside `span`.
    public List<TimeExpression> within(Span span) {
        return expressions.stream().filter(e -> span.contains(e.span())).toList();
    }

    public List<Timex> timexes() {
        return expressions.stream()
                .map(e -> {
                    String t = e.text();
                    var m = java.util.regex.Pattern.compile(
                                    "^(on|in|at|since|by|until|for|during|over|before|after|from|between) (the )?",
                                    java.util.regex.Pattern.CASE_INSENSITIVE)
                            .matcher(t);
                    int skip = m.find() ? m.group(1).length() + 1 : 0;
                    int end = e.span().end() - (t.endsWith("'s") ? 2 : 0);
                    return new Timex(
                            new Span(e.span().report(), e.span().start() + skip, end),
                            Timex.Type.valueOf(e.kind().name()),
                            e.when().edtf().orElse(""));
                })
                .toList();
    }
}
