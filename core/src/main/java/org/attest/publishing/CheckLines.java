package org.attest.publishing;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;
import org.attest.claims.Claim;
import org.attest.reports.Notice;
import org.attest.verification.Audit;
import org.attest.verification.Norm;
import org.attest.verification.NormCounts;
import org.attest.verification.Refusal;
import org.attest.verification.Relation;
import org.attest.verification.Revision;
import org.attest.verification.Trend;
import org.attest.verification.TrendCounts;

/// Lines of the files that say how claims stand to one another and what could not be said.
final class CheckLines {
    private CheckLines() {}

    static ObjectNode of(Relation relation) {
        return Line.ofFile()
                .put("a", relation.a())
                .put("b", relation.b())
                .put("kind", relation.kind().name())
                .put("why", relation.why())
                .node();
    }

    static ObjectNode of(Audit audit, Contents contents) {
        return Line.ofFile()
                .put("kind", audit.kind().name())
                .put("claims", Line.strings(audit.claims()))
                .put(
                        "incidents",
                        Line.strings(audit.incidents().stream()
                                .map(contents::currentIncident)
                                .distinct()
                                .toList()))
                .put("confidence", audit.confidence())
                .put("why", audit.why())
                .node();
    }

    static ObjectNode of(Norm norm, Contents contents) {
        return Line.ofFile()
                .put("claim", norm.claim())
                .put("report", contents.findClaim(norm.claim()).map(Claim::report))
                .put("actor", norm.actor())
                .put("behaviour", norm.behaviour())
                .put("result", norm.result())
                .putNode("test", norm.test().map(CheckLines::test))
                .node();
    }

    private static ObjectNode test(NormCounts test) {
        return Line.inner()
                .put("behaviour", test.behaviour())
                .put("cases", test.cases())
                .put("kept", test.kept())
                .put("low", test.low())
                .put("high", test.high())
                .put("from", Optional.of(test.from()))
                .put("to", Optional.of(test.to()))
                .put("exceptions", Line.strings(test.exceptions()))
                .node();
    }

    static ObjectNode of(Trend trend, Contents contents) {
        return Line.ofFile()
                .put("claim", trend.claim())
                .put("report", contents.findClaim(trend.claim()).map(Claim::report))
                .put("statement", trend.statement())
                .put("since", Optional.of(trend.since()))
                .put("result", trend.result())
                .putNode("test", trend.test().map(CheckLines::test))
                .node();
    }

    private static ObjectNode test(TrendCounts test) {
        return Line.inner()
                .put("verdict", test.verdict().name())
                .put("scope", test.scope())
                .put("before", period(test.before()))
                .put("after", period(test.after()))
                .put("undated", test.undated())
                .putNode("ratio", test.ratio().map(CheckLines::ratio))
                .node();
    }

    private static ObjectNode period(TrendCounts.Period period) {
        return Line.inner()
                .put("from", period.from())
                .put("to", period.to())
                .put("days", period.days())
                .put("incidents", period.incidents())
                .put("reports", period.reports())
                .node();
    }

    /// JSON has no number without limit: `high` is left out then.
    private static ObjectNode ratio(TrendCounts.Ratio ratio) {
        Line line = Line.inner();
        if (Double.isFinite(ratio.estimate())) {
            line.put("estimate", ratio.estimate());
        }
        line.put("low", ratio.low());
        if (Double.isFinite(ratio.high())) {
            line.put("high", ratio.high());
        }
        return line.node();
    }

    static ObjectNode of(Revision revision) {
        return Line.ofFile()
                .put("older", revision.older())
                .put("newer", revision.newer())
                .put("basis", Line.strings(revision.basis()))
                .put(
                        "changes",
                        Line.array(revision.changes().stream()
                                .map(change -> Line.inner()
                                        .put("kind", change.kind().name())
                                        .put("before", change.before())
                                        .put("after", change.after())
                                        .put("why", change.why())
                                        .node())))
                .node();
    }

    static ObjectNode of(Notice notice) {
        return Line.ofFile()
                .put("stage", notice.stage())
                .put("code", notice.code())
                .put("report", notice.report())
                .putNode("span", notice.span().map(Line::span))
                .put("detail", notice.detail())
                .node();
    }

    static ObjectNode of(Refusal refusal, Contents contents) {
        return Line.ofFile()
                .put("code", refusal.code())
                .put("report", refusal.report())
                .put("field", refusal.field())
                .put("incident", refusal.incident().map(contents::currentIncident))
                .putNode("span", refusal.span().map(Line::span))
                .put("why", refusal.why())
                .node();
    }
}
