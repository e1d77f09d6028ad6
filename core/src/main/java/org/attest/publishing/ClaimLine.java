package org.attest.publishing;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.attest.claims.CasualtyCell;
import org.attest.claims.Claim;
import org.attest.claims.DamagedObject;
import org.attest.claims.Holder;
import org.attest.claims.Proposition;
import org.attest.claims.Quantity;
import org.attest.verification.Assessment;
import org.attest.verification.Revision;

/// A line of `claims.jsonl`.
final class ClaimLine {
    private ClaimLine() {}

    static ObjectNode of(Claim claim, Contents contents) {
        List<String> incidents = contents.incidentsOf(claim);
        List<ObjectNode> times = claim.when().stream()
                .flatMap(when -> TimeField.of(when).stream())
                .toList();
        List<ObjectNode> places = claim.where().stream()
                .flatMap(where -> PlaceField.of(where).stream())
                .toList();
        Line line = Line.ofFile()
                .put("id", claim.id())
                .put("report", claim.report())
                .put("quote", quote(claim, contents))
                .put("spans", spans(claim))
                .put("holder", holder(claim.holder()))
                .put("stance", claim.stance().name())
                .put("status", claim.status().name())
                .put("distance", claim.distance())
                .put("about", claim.about().word())
                .put("proposition", proposition(claim.proposition()))
                .put("evidence", claim.evidence().name().toLowerCase(Locale.ROOT))
                .stated("quantity", claim.quantity().map(ClaimLine::quantity))
                .stated("when", times.stream().findFirst())
                .notStatedWithin("when", TimeField.PARTS)
                .stated("where", places.stream().findFirst());
        if (times.size() > 1) {
            line.put("whens", Line.array(times.stream()));
        }
        if (places.size() > 1) {
            line.put("wheres", Line.array(places.stream()));
        }
        line.statedList("objects", Line.array(claim.objects().stream().map(ClaimLine::object)))
                .statedList("casualties", Line.array(claim.casualties().stream().map(ClaimLine::casualties)))
                .put("incident", incidents.stream().findFirst());
        if (incidents.size() > 1) {
            line.put("incidents", Line.strings(incidents));
        }
        Optional<Assessment.OfClaim> grade = contents.findGrade(claim);
        line.put("grade", grade.map(of -> of.grade().name()))
                .putNode(
                        "grade_why",
                        grade.map(of -> Line.inner()
                                .put("reasons", Line.strings(of.reasons()))
                                .put("would_change", Line.strings(of.wouldChange()))
                                .node()));
        if (contents.isDerived(claim)) {
            line.put("derived", true);
        }
        Optional<Contents.Taken> taken = contents.findTaken(claim.id());
        boolean dropped =
                taken.filter(t -> t.change().kind() == Revision.Kind.WITHDRAWN).isPresent();
        if (contents.isWithdrawn(claim) || dropped) {
            line.put("withdrawn", true);
        }
        line.putNode("newer_version", taken.map(ClaimLine::newerVersion));
        return line.putNotStated().node();
    }

    private static ObjectNode newerVersion(Contents.Taken taken) {
        return Line.inner()
                .put("report", taken.by())
                .put("kind", taken.change().kind().name())
                .put("claim", taken.change().after())
                .put("why", taken.change().why())
                .node();
    }

    private static ObjectNode quote(Claim claim, Contents contents) {
        return Line.inner()
                .put("start", claim.quote().start())
                .put("end", claim.quote().end())
                .put("text", contents.findWords(claim.quote()))
                .node();
    }

    private static ObjectNode spans(Claim claim) {
        return Line.inner()
                .putNode("holder", claim.holderSpan().map(Line::span))
                .putNode("cue", claim.cue().map(Line::span))
                .putNode("content", claim.content().map(Line::span))
                .node();
    }

    private static ObjectNode holder(Holder holder) {
        return Line.inner()
                .put("name", holder.name())
                .put("words", Optional.of(holder.words()))
                .put("kind", holder.kind().name().toLowerCase(Locale.ROOT))
                .put("via", Line.strings(holder.via()))
                .put("ambiguous", Line.strings(holder.ambiguous()))
                .node();
    }

    private static ObjectNode proposition(Proposition proposition) {
        return Line.inner()
                .put("predicate", proposition.predicate())
                .put("args", Line.array(proposition.args().stream().map(ClaimLine::argument)))
                .put("polarity", proposition.polarity().name())
                .node();
    }

    private static ObjectNode argument(Proposition.Argument argument) {
        return Line.inner()
                .put("role", argument.role())
                .put("words", argument.words())
                .put("span", Line.span(argument.span()))
                .node();
    }

    private static ObjectNode quantity(Quantity quantity) {
        return Line.inner()
                .put("text", Optional.of(quantity.text()))
                .put("kind", quantity.kind().name())
                .putNumber("min", quantity.min())
                .putNumber("max", quantity.max())
                .putNode("span", quantity.span().map(Line::span))
                .node();
    }

    private static ObjectNode object(DamagedObject object) {
        return Line.inner()
                .put("what", object.what())
                .put("state", state(object.state()))
                .put("span", Line.span(object.span()))
                .node();
    }

    private static ObjectNode casualties(CasualtyCell cell) {
        return Line.inner()
                .put("kind", cell.kind().name().toLowerCase(Locale.ROOT))
                .put("class", cell.side().name().toLowerCase(Locale.ROOT))
                .put("who", Optional.of(cell.who()))
                .put("number", quantity(cell.number()))
                .put("span", Line.span(cell.span()))
                .node();
    }

    /// `destroyed`, but `NOT_STATED`.
    static String state(DamagedObject.State state) {
        return state == DamagedObject.State.NOT_STATED
                ? state.name()
                : state.name().toLowerCase(Locale.ROOT);
    }
}
