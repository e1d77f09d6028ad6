package org.attest.ledger;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.attest.actors.Tie;
import org.attest.claims.CasualtyCell;
import org.attest.claims.Claim;
import org.attest.claims.DamagedObject;
import org.attest.claims.Holder;
import org.attest.claims.Proposition;
import org.attest.claims.Quantity;
import org.attest.incidents.Account;
import org.attest.incidents.Casualties;
import org.attest.incidents.Decision;
import org.attest.incidents.Incident;
import org.attest.incidents.Link;
import org.attest.incidents.Ruling;
import org.attest.places.Where;
import org.attest.reports.Block;
import org.attest.reports.Media;
import org.attest.reports.Notice;
import org.attest.reports.Report;
import org.attest.reports.ReportLink;
import org.attest.reports.Source;
import org.attest.reports.Span;
import org.attest.reports.Text;
import org.attest.time.PublicationDate;
import org.attest.time.When;
import org.attest.verification.Assessment;
import org.attest.verification.Audit;
import org.attest.verification.Finding;
import org.attest.verification.Norm;
import org.attest.verification.Refusal;
import org.attest.verification.Relation;
import org.attest.verification.Revision;
import org.attest.verification.Trend;
import org.attest.verification.TrendCounts;

/// Every record of a fact as fields, in the order of the record. [FactReader] is its mirror: change them together.
///
/// A new component that is an `Optional` or a list may go at the end of its record without changing what is already
/// recorded; any other needs a new format, since it would give old facts a new hash.
final class FactWriter {
    private FactWriter() {}

    static void fact(JsonWriter out, Fact fact) {
        switch (fact) {
            case Fact.ReportFact of -> {
                out.object("report", of.report(), FactWriter::report);
                out.object("published", of.published(), FactWriter::published);
                out.text("reader", of.reader());
                out.text("otherLanguage", of.otherLanguage());
            }
            case Fact.ClaimFact(Claim claim) -> claim(out, claim);
            case Fact.AccountFact(Account account) -> account(out, account);
            case Fact.IncidentFact(Incident incident) -> incident(out, incident);
            case Fact.RulingFact(Ruling ruling) -> ruling(out, ruling);
            case Fact.RelationFact(Relation relation) -> relation(out, relation);
            case Fact.AssessmentFact(Assessment assessment) -> assessment(out, assessment);
            case Fact.RefusalFact(Refusal refusal) -> refusal(out, refusal);
            case Fact.NormFact(Norm norm) -> norm(out, norm);
            case Fact.TrendFact(Trend trend) -> trend(out, trend);
            case Fact.RevisionFact(Revision revision) -> revision(out, revision);
            case Fact.TieFact(Tie tie) -> tie(out, tie);
            case Fact.AuditFact(Audit audit) -> audit(out, audit);
            case Fact.FindingFact(Finding finding) -> finding(out, finding);
            case Fact.NoticeFact(Notice notice) -> notice(out, notice);
            case Fact.WithdrawnFact withdrawn -> withdrawn(out, withdrawn);
        }
    }

    private static void report(JsonWriter out, Report report) {
        out.text("id", report.id());
        out.text("sha256", report.sha256());
        out.object("source", report.source(), FactWriter::source);
        out.object("text", report.text(), FactWriter::text);
        out.objects("blocks", report.blocks(), FactWriter::block);
        out.text("marker", report.marker());
        out.objects("links", report.links(), FactWriter::reportLink);
        out.objects("media", report.media(), FactWriter::media);
    }

    private static void source(JsonWriter out, Source source) {
        out.text("path", source.path());
        out.text("externalId", source.externalId());
        out.text("url", source.url());
        out.text("title", source.title());
        out.text("outlet", source.outlet());
        out.optional("published", source.published(), (o, published) -> {
            o.text("date", published.date().toString());
            o.text("basis", published.basis());
        });
    }

    private static void text(JsonWriter out, Text text) {
        out.text("report", text.report());
        out.text("value", text.value());
    }

    private static void block(JsonWriter out, Block block) {
        out.text("kind", block.kind().name());
        out.object("span", block.span(), FactWriter::span);
    }

    private static void reportLink(JsonWriter out, ReportLink link) {
        out.text("kind", link.kind());
        out.text("series", link.series());
        out.text("title", link.title());
        out.object("titleSpan", link.titleSpan(), FactWriter::span);
        out.optional("date", link.date(), (o, date) -> {
            o.text("words", date.words());
            o.object("span", date.span(), FactWriter::span);
        });
        out.text("marker", link.marker());
        out.object("span", link.span(), FactWriter::span);
    }

    private static void media(JsonWriter out, Media media) {
        out.text("kind", media.kind());
        out.flag("archival", media.archival());
        out.object("span", media.span(), FactWriter::span);
        out.object("caption", media.caption(), FactWriter::span);
    }

    private static void span(JsonWriter out, Span span) {
        out.text("report", span.report());
        out.number("start", span.start());
        out.number("end", span.end());
    }

    private static void published(JsonWriter out, PublicationDate published) {
        out.text("stated", published.stated());
        out.optional("outer", published.outer(), FactWriter::window);
        out.optional("mainstream", published.mainstream(), FactWriter::window);
        // Sorted: the order of a map may differ from run to run, and the same input must give the same hash.
        out.objects(
                "conventions",
                List.copyOf(new TreeMap<>(published.conventions()).entrySet()),
                (JsonWriter o, Map.Entry<String, PublicationDate.Window> convention) -> {
                    o.text("name", convention.getKey());
                    o.object("window", convention.getValue(), FactWriter::window);
                });
        out.texts("basis", published.basis());
        out.objects("from", published.from(), FactWriter::span);
    }

    private static void window(JsonWriter out, PublicationDate.Window window) {
        out.text("start", window.start().toString());
        out.text("end", window.end().toString());
    }

    private static void when(JsonWriter out, When when) {
        switch (when) {
            case When.Interval interval -> {
                out.text("type", "interval");
                out.text("start", interval.start());
                out.text("end", interval.end());
                out.text("precision", interval.precision().name());
                out.texts("candidates", interval.candidates());
                out.flag("nightBefore", interval.nightBefore());
                out.text("clock", interval.clock());
                out.text("zone", interval.zone());
                out.optional("utc", interval.utc(), (o, utc) -> {
                    o.text("start", utc.start().toString());
                    o.text("end", utc.end().toString());
                });
            }
            case When.YearUnknown yearUnknown -> {
                out.text("type", "year-unknown");
                out.text("start", yearUnknown.start().toString());
                out.text("end", yearUnknown.end().toString());
                out.text("precision", yearUnknown.precision().name());
                out.text("clock", yearUnknown.clock());
            }
            case When.Unknown _ -> out.text("type", "unknown");
        }
        out.text("expression", when.expression());
        out.texts("basis", when.basis());
        out.objects("from", when.from(), FactWriter::span);
    }

    private static void where(JsonWriter out, Where where) {
        switch (where) {
            case Where.Found found -> {
                out.text("type", "found");
                found(out, found);
            }
            case Where.Region region -> {
                out.text("type", "region");
                out.text("id", region.id());
                out.text("name", region.name());
                out.text("country", region.country());
                out.text("admin", region.admin());
                out.object("extent", region.extent(), (o, extent) -> {
                    o.number("west", extent.west());
                    o.number("south", extent.south());
                    o.number("east", extent.east());
                    o.number("north", extent.north());
                });
                out.text("zone", region.zone());
                out.objects("from", region.from(), FactWriter::span);
            }
            case Where.Ambiguous ambiguous -> {
                out.text("type", "ambiguous");
                out.text("name", ambiguous.name());
                out.objects("candidates", ambiguous.candidates(), FactWriter::found);
                out.objects("from", ambiguous.from(), FactWriter::span);
            }
            case Where.Unknown unknown -> {
                out.text("type", "unknown");
                out.text("name", unknown.name());
                out.objects("from", unknown.from(), FactWriter::span);
            }
        }
    }

    private static void found(JsonWriter out, Where.Found found) {
        out.text("id", found.id());
        out.text("name", found.name());
        out.text("precision", found.precision().name());
        out.text("country", found.country());
        out.text("admin", found.admin());
        out.number("longitude", found.longitude());
        out.number("latitude", found.latitude());
        out.number("radiusMetres", found.radiusMetres());
        out.text("zone", found.zone());
        out.objects("from", found.from(), FactWriter::span);
    }

    private static void claim(JsonWriter out, Claim claim) {
        out.text("id", claim.id());
        out.text("report", claim.report());
        out.object("quote", claim.quote(), FactWriter::span);
        out.optional("holderSpan", claim.holderSpan(), FactWriter::span);
        out.optional("cue", claim.cue(), FactWriter::span);
        out.optional("content", claim.content(), FactWriter::span);
        out.object("holder", claim.holder(), FactWriter::holder);
        out.text("stance", claim.stance().name());
        out.text("status", claim.status().name());
        out.flag("distance", claim.distance());
        out.text("about", claim.about().name());
        out.object("proposition", claim.proposition(), FactWriter::proposition);
        out.text("evidence", claim.evidence().name());
        out.optional("quantity", claim.quantity(), FactWriter::quantity);
        out.objects("when", claim.when(), FactWriter::when);
        out.objects("where", claim.where(), FactWriter::where);
        out.objects("objects", claim.objects(), FactWriter::damagedObject);
        out.objects("casualties", claim.casualties(), FactWriter::casualtyCell);
    }

    private static void holder(JsonWriter out, Holder holder) {
        out.text("name", holder.name());
        out.text("words", holder.words());
        out.text("kind", holder.kind().name());
        out.texts("via", holder.via());
        out.texts("ambiguous", holder.ambiguous());
    }

    private static void proposition(JsonWriter out, Proposition proposition) {
        out.text("predicate", proposition.predicate());
        out.objects("args", proposition.args(), (JsonWriter o, Proposition.Argument argument) -> {
            o.text("role", argument.role());
            o.text("words", argument.words());
            o.object("span", argument.span(), FactWriter::span);
        });
        out.text("polarity", proposition.polarity().name());
    }

    private static void quantity(JsonWriter out, Quantity quantity) {
        out.text("text", quantity.text());
        out.text("kind", quantity.kind().name());
        out.number("min", quantity.min());
        out.number("max", quantity.max());
        out.optional("span", quantity.span(), FactWriter::span);
    }

    private static void damagedObject(JsonWriter out, DamagedObject object) {
        out.text("what", object.what());
        out.text("state", object.state().name());
        out.object("span", object.span(), FactWriter::span);
    }

    private static void casualtyCell(JsonWriter out, CasualtyCell cell) {
        out.text("kind", cell.kind().name());
        out.text("side", cell.side().name());
        out.text("who", cell.who());
        out.object("number", cell.number(), FactWriter::quantity);
        out.object("span", cell.span(), FactWriter::span);
    }

    private static void account(JsonWriter out, Account account) {
        out.text("id", account.id());
        out.text("report", account.report());
        out.flag("main", account.main());
        out.text("type", account.type().name());
        out.object("when", account.when(), FactWriter::when);
        out.objects("where", account.where(), FactWriter::where);
        out.objects("attackers", account.attackers(), FactWriter::attacker);
        out.objects("targets", account.targets(), FactWriter::target);
        out.objects("objects", account.objects(), FactWriter::damage);
        out.objects("casualties", account.casualties(), FactWriter::casualties);
        out.objects("links", account.links(), FactWriter::link);
    }

    private static void attacker(JsonWriter out, Account.Attacker attacker) {
        out.text("name", attacker.name());
        out.text("country", attacker.country());
        out.text("holder", attacker.holder());
        out.object("from", attacker.from(), FactWriter::span);
    }

    private static void target(JsonWriter out, Account.Target target) {
        out.text("name", target.name());
        out.object("from", target.from(), FactWriter::span);
    }

    private static void damage(JsonWriter out, Account.Damage damage) {
        out.text("what", damage.what());
        out.text("state", damage.state().name());
        out.texts("claims", damage.claims());
    }

    private static void casualties(JsonWriter out, Casualties casualties) {
        out.text("kind", casualties.kind().name());
        out.text("side", casualties.side().name());
        out.text("who", casualties.who());
        out.number("min", casualties.min());
        out.number("max", casualties.max());
        out.text("words", casualties.words());
        out.text("claimant", casualties.claimant());
        out.text("status", casualties.status().name());
        out.texts("claims", casualties.claims());
    }

    private static void link(JsonWriter out, Link link) {
        out.text("claim", link.claim());
        out.flag("stated", link.stated());
        out.number("score", link.score());
        out.texts("reasons", link.reasons());
        out.texts("alternatives", link.alternatives());
    }

    private static void incident(JsonWriter out, Incident incident) {
        out.text("id", incident.id());
        out.text("type", incident.type().name());
        out.object("when", incident.when(), FactWriter::when);
        out.object("where", incident.where(), FactWriter::where);
        out.objects("sites", incident.sites(), FactWriter::where);
        out.objects("attackers", incident.attackers(), FactWriter::attacker);
        out.objects("targets", incident.targets(), FactWriter::target);
        out.objects("objects", incident.objects(), FactWriter::damage);
        out.objects("casualties", incident.casualties(), FactWriter::casualties);
        out.objects("accounts", incident.accounts(), FactWriter::account);
        out.objects("decisions", incident.decisions(), FactWriter::decision);
        out.texts("alternatives", incident.alternatives());
        out.texts("formerIds", incident.formerIds());
    }

    private static void decision(JsonWriter out, Decision decision) {
        out.text(
                "type",
                switch (decision) {
                    case Decision.Joined _ -> "joined";
                    case Decision.Started _ -> "started";
                    case Decision.Undecided _ -> "undecided";
                });
        out.text("account", decision.account());
        out.number("score", decision.score());
        out.texts("reasons", decision.reasons());
        if (decision instanceof Decision.Undecided undecided) {
            out.texts("candidates", undecided.candidates());
        }
    }

    private static void ruling(JsonWriter out, Ruling ruling) {
        out.text("type", ruling.kind().name());
        out.texts("accounts", ruling.accounts());
        out.texts("others", ruling.others());
        out.text("why", ruling.why());
    }

    private static void relation(JsonWriter out, Relation relation) {
        out.text("a", relation.a());
        out.text("b", relation.b());
        out.text("kind", relation.kind().name());
        out.text("why", relation.why());
    }

    private static void assessment(JsonWriter out, Assessment assessment) {
        out.text("subject", assessment.subject());
        out.text("grade", assessment.grade().name());
        out.texts("reasons", assessment.reasons());
        out.list("groups", assessment.groups(), (o, group) -> o.items(group, JsonWriter::quote));
        out.texts("wouldChange", assessment.wouldChange());
        out.text("policy", assessment.policy());
        out.objects("counts", assessment.counts(), (JsonWriter o, Assessment.Counted counted) -> {
            o.text("what", counted.what());
            o.number("number", counted.number());
        });
        out.objects("views", assessment.views(), (JsonWriter o, Assessment.View view) -> {
            o.text("system", view.system());
            o.text("label", view.label());
            o.text("meaning", view.meaning());
        });
        out.objects("claims", assessment.claims(), (JsonWriter o, Assessment.OfClaim claim) -> {
            o.text("claim", claim.claim());
            o.text("grade", claim.grade().name());
            o.texts("reasons", claim.reasons());
            o.texts("wouldChange", claim.wouldChange());
        });
    }

    private static void refusal(JsonWriter out, Refusal refusal) {
        out.text("code", refusal.code());
        out.text("report", refusal.report());
        out.text("field", refusal.field());
        out.text("incident", refusal.incident());
        out.optional("span", refusal.span(), FactWriter::span);
        out.text("why", refusal.why());
    }

    private static void norm(JsonWriter out, Norm norm) {
        out.text("claim", norm.claim());
        out.text("actor", norm.actor());
        out.text("behaviour", norm.behaviour());
        out.text("result", norm.result());
        out.optional("test", norm.test(), (o, test) -> {
            o.text("behaviour", test.behaviour());
            o.number("cases", test.cases());
            o.number("kept", test.kept());
            o.number("low", test.low());
            o.number("high", test.high());
            o.text("from", test.from());
            o.text("to", test.to());
            o.texts("exceptions", test.exceptions());
        });
    }

    private static void trend(JsonWriter out, Trend trend) {
        out.text("claim", trend.claim());
        out.text("statement", trend.statement());
        out.text("since", trend.since());
        out.text("result", trend.result());
        out.optional("test", trend.test(), (o, test) -> {
            o.text("verdict", test.verdict().name());
            o.text("scope", test.scope());
            o.object("before", test.before(), FactWriter::period);
            o.object("after", test.after(), FactWriter::period);
            o.number("undated", test.undated());
            o.optional("ratio", test.ratio(), (r, ratio) -> {
                r.number("estimate", ratio.estimate());
                r.number("low", ratio.low());
                r.number("high", ratio.high());
            });
        });
    }

    private static void period(JsonWriter out, TrendCounts.Period period) {
        out.text("from", period.from());
        out.text("to", period.to());
        out.number("days", period.days());
        out.number("incidents", period.incidents());
        out.number("reports", period.reports());
    }

    private static void revision(JsonWriter out, Revision revision) {
        out.text("older", revision.older());
        out.text("newer", revision.newer());
        out.texts("basis", revision.basis());
        out.objects("changes", revision.changes(), (JsonWriter o, Revision.Change change) -> {
            o.text("kind", change.kind().name());
            o.text("before", change.before());
            o.text("after", change.after());
            o.text("why", change.why());
        });
    }

    private static void tie(JsonWriter out, Tie tie) {
        out.text("kind", tie.kind().name());
        out.text("actor", tie.actor());
        out.text("other", tie.other());
        out.object("from", tie.from(), FactWriter::span);
    }

    private static void audit(JsonWriter out, Audit audit) {
        out.text("kind", audit.kind().name());
        out.texts("claims", audit.claims());
        out.texts("incidents", audit.incidents());
        out.number("confidence", audit.confidence());
        out.text("why", audit.why());
    }

    private static void finding(JsonWriter out, Finding finding) {
        out.text("incident", finding.incident());
        out.text("footprint", finding.footprint());
        out.number("areaSquareMetres", finding.areaSquareMetres());
        out.text("verdict", finding.verdict().name());
        out.number("looksBefore", finding.looksBefore());
        out.number("looksAfter", finding.looksAfter());
        out.texts("reasons", finding.reasons().stream().map(Enum::name).toList());
        out.texts("claims", finding.claims());
        out.texts("sensors", finding.sensors());
        out.optional("lastBefore", finding.lastBefore(), FactWriter::look);
        out.optional("firstAfter", finding.firstAfter(), FactWriter::look);
        out.optional("pixels", finding.pixels(), (o, window) -> {
            o.number("x", window.x());
            o.number("y", window.y());
            o.number("width", window.width());
            o.number("height", window.height());
        });
        out.optional("measure", finding.measure(), (o, measure) -> {
            o.number("vv", measure.vv());
            o.number("vh", measure.vh());
            o.number("score", measure.score());
            o.number("falseAlarmRate", measure.falseAlarmRate());
        });
        out.text("timing", finding.timing().map(Enum::name));
        out.optional("changed", finding.changed(), (o, changed) -> {
            o.text("after", changed.after().toString());
            o.text("before", changed.before().toString());
        });
        out.optional("coherence", finding.coherence(), (o, drop) -> {
            o.number("mean", drop.mean());
            o.number("deviation", drop.deviation());
            o.number("value", drop.value());
            o.flag("fallen", drop.fallen());
            o.number("z", drop.z());
        });
    }

    private static void look(JsonWriter out, Finding.Look look) {
        out.text("scene", look.scene());
        out.text("time", look.time().toString());
    }

    private static void notice(JsonWriter out, Notice notice) {
        out.text("stage", notice.stage());
        out.text("code", notice.code());
        out.text("report", notice.report());
        out.optional("span", notice.span(), FactWriter::span);
        out.text("detail", notice.detail());
    }

    private static void withdrawn(JsonWriter out, Fact.WithdrawnFact withdrawn) {
        out.text("ofKind", withdrawn.ofKind());
        out.text("ofId", withdrawn.ofId());
        out.text("redirect", withdrawn.redirect());
        out.text("why", withdrawn.why());
    }
}
