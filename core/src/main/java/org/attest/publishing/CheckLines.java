package org.attest.publishing;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;
import org.attest.claims.Claim;
import org.attest.reports.Notice;
import org.attest.verification.Audit;
import org.attest.verification.Norm;
import org.attest.verification.Refusal;
import org.attest.verification.Relation;
import org.attest.verification.Trend;

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
                .node();
    }

    static ObjectNode of(Trend trend, Contents contents) {
        return Line.ofFile()
                .put("claim", trend.claim())
                .put("report", contents.findClaim(trend.claim()).map(Claim::report))
                .put("statement", trend.statement())
                .put("since", Optional.of(trend.since()))
                .put("result", trend.result())
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
