package org.attest.claims;

import java.util.List;
import org.attest.places.PlaceMention;
import org.attest.places.Places;
import org.attest.places.Where;
import org.attest.reports.Span;
import org.attest.time.TimeExpression;
import org.attest.time.Times;
import org.attest.time.When;

/// When and where, as far as a stretch of text itself says so.
record Circumstances(Times times, Places places) {
    List<When> whens(Span span) {
        return times.within(span).stream()
                .filter(e -> e.kind() == TimeExpression.Kind.DATE || e.kind() == TimeExpression.Kind.TIME)
                .map(TimeExpression::when)
                .toList();
    }

    /// The sites that it names, or else what they would lie in.
    List<Where> wheres(Span span) {
        List<Where> sites = places.within(span).stream()
                .filter(m -> m.use() == PlaceMention.Use.SITE)
                .map(PlaceMention::where)
                .toList();
        return sites.isEmpty()
                ? places.within(span).stream()
                        .filter(m -> m.use() == PlaceMention.Use.CONTAINER)
                        .map(PlaceMention::where)
                        .toList()
                : sites;
    }
}
