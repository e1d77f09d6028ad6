package org.attest.ledger;

import java.time.Instant;
import java.time.LocalDate;
import java.time.MonthDay;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.attest.actors.Tie;
import org.attest.claims.About;
import org.attest.claims.CasualtyCell;
import org.attest.claims.Claim;
import org.attest.claims.DamagedObject;
import org.attest.claims.Evidence;
import org.attest.claims.Holder;
import org.attest.claims.Polarity;
import org.attest.claims.Proposition;
import org.attest.claims.Quantity;
import org.attest.claims.Stance;
import org.attest.claims.Status;
import org.attest.imagery.DateWindow;
import org.attest.imagery.building.Reason;
import org.attest.imagery.building.Verdict;
import org.attest.imagery.raster.Window;
import org.attest.imagery.sar.ChangeTest;
import org.attest.imagery.sar.Coherence;
import org.attest.incidents.Account;
import org.attest.incidents.Casualties;
import org.attest.incidents.Decision;
import org.attest.incidents.Incident;
import org.attest.incidents.IncidentType;
import org.attest.incidents.Link;
import org.attest.incidents.Ruling;
import org.attest.places.Where;
import org.attest.reports.Block;
import org.attest.reports.Marker;
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
import org.attest.verification.NormCounts;
import org.attest.verification.Refusal;
import org.attest.verification.Relation;
import org.attest.verification.Revision;
import org.attest.verification.Trend;
import org.attest.verification.TrendCounts;

/// The mirror of [FactWriter]: change them together. Arguments are read in the order in which they are written here,
/// which Java evaluates from left to right.
final class FactReader {
    private FactReader() {}

    static Fact fact(String kind, JsonReader in) {
        return switch (kind) {
            case "report" ->
                new Fact.ReportFact(
                        in.object("report", FactReader::report),
                        in.object("published", FactReader::published),
                        in.findText("reader"),
                        in.findText("otherLanguage"));
            case "claim" -> new Fact.ClaimFact(claim(in));
            case "account" -> new Fact.AccountFact(account(in));
            case "incident" -> new Fact.IncidentFact(incident(in));
            case "ruling" -> new Fact.RulingFact(ruling(in));
            case "relation" -> new Fact.RelationFact(relation(in));
            case "assessment" -> new Fact.AssessmentFact(assessment(in));
            case "refusal" -> new Fact.RefusalFact(refusal(in));
            case "norm" -> new Fact.NormFact(norm(in));
            case "trend" -> new Fact.TrendFact(trend(in));
            case "revision" -> new Fact.RevisionFact(revision(in));
            case "tie" -> new Fact.TieFact(tie(in));
            case "audit" -> new Fact.AuditFact(audit(in));
            case "finding" -> new Fact.FindingFact(finding(in));
            case "notice" -> new Fact.NoticeFact(notice(in));
            case "withdrawn" ->
                new Fact.WithdrawnFact(in.text("ofKind"), in.text("ofId"), in.text("redirect"), in.text("why"));
            default ->
                throw new IllegalArgumentException("a fact must be of a kind that this version knows; got " + kind);
        };
    }

    private static Report report(JsonReader in) {
        return new Report(
                in.text("id"),
                in.text("sha256"),
                in.object("source", FactReader::source),
                in.object("text", FactReader::text),
                in.objects("blocks", FactReader::block),
                in.findText("marker").map(Marker::valueOf),
                in.objects("links", FactReader::reportLink),
                in.objects("media", FactReader::media));
    }

    private static Source source(JsonReader in) {
        return new Source(
                in.text("path"),
                in.findText("externalId"),
                in.findText("url"),
                in.findText("title"),
                in.findText("outlet"),
                in.findObject(
                        "published", p -> new Source.Published(LocalDate.parse(p.text("date")), p.text("basis"))));
    }

    private static Text text(JsonReader in) {
        return new Text(in.text("report"), in.text("value"));
    }

    private static Block block(JsonReader in) {
        return new Block(Block.Kind.valueOf(in.text("kind")), in.object("span", FactReader::span));
    }

    private static ReportLink reportLink(JsonReader in) {
        return new ReportLink(
                in.text("kind"),
                in.findText("series"),
                in.text("title"),
                in.object("titleSpan", FactReader::span),
                in.findObject(
                        "date", d -> new ReportLink.DateWords(d.text("words"), d.object("span", FactReader::span))),
                in.findText("marker").map(Marker::valueOf),
                in.object("span", FactReader::span));
    }

    private static Media media(JsonReader in) {
        return new Media(
                in.text("kind"),
                in.flag("archival"),
                in.object("span", FactReader::span),
                in.object("caption", FactReader::span));
    }

    private static Span span(JsonReader in) {
        return new Span(in.text("report"), in.integer("start"), in.integer("end"));
    }

    private static PublicationDate published(JsonReader in) {
        return new PublicationDate(
                findDate(in, "stated"),
                in.findObject("outer", FactReader::window),
                in.findObject("mainstream", FactReader::window),
                conventions(in),
                in.texts("basis"),
                in.objects("from", FactReader::span));
    }

    private static Map<String, PublicationDate.Window> conventions(JsonReader in) {
        Map<String, PublicationDate.Window> conventions = new LinkedHashMap<>();
        in.objects("conventions", c -> Map.entry(c.text("name"), c.object("window", FactReader::window)))
                .forEach(c -> conventions.put(c.getKey(), c.getValue()));
        return conventions;
    }

    private static PublicationDate.Window window(JsonReader in) {
        return new PublicationDate.Window(LocalDate.parse(in.text("start")), LocalDate.parse(in.text("end")));
    }

    private static When when(JsonReader in) {
        String type = in.text("type");
        return switch (type) {
            case "interval" ->
                new When.Interval(
                        findDate(in, "start"),
                        findDate(in, "end"),
                        When.Precision.valueOf(in.text("precision")),
                        in.list("candidates", c -> LocalDate.parse(c.text())),
                        in.flag("nightBefore"),
                        in.findText("clock"),
                        findZone(in),
                        in.findObject(
                                "utc", u -> new When.Utc(Instant.parse(u.text("start")), Instant.parse(u.text("end")))),
                        in.text("expression"),
                        in.texts("basis"),
                        in.objects("from", FactReader::span));
            case "year-unknown" ->
                new When.YearUnknown(
                        MonthDay.parse(in.text("start")),
                        MonthDay.parse(in.text("end")),
                        When.Precision.valueOf(in.text("precision")),
                        in.findText("clock"),
                        in.text("expression"),
                        in.texts("basis"),
                        in.objects("from", FactReader::span));
            case "unknown" ->
                new When.Unknown(in.text("expression"), in.texts("basis"), in.objects("from", FactReader::span));
            default -> throw new IllegalArgumentException("a time must be of a known type; got " + type);
        };
    }

    private static Where where(JsonReader in) {
        String type = in.text("type");
        return switch (type) {
            case "found" -> found(in);
            case "region" ->
                new Where.Region(
                        in.text("id"),
                        in.text("name"),
                        in.findText("country"),
                        in.findText("admin"),
                        in.object(
                                "extent",
                                e -> new Where.Extent(
                                        e.number("west"), e.number("south"), e.number("east"), e.number("north"))),
                        findZone(in),
                        in.objects("from", FactReader::span));
            case "ambiguous" ->
                new Where.Ambiguous(
                        in.text("name"),
                        in.objects("candidates", FactReader::found),
                        in.objects("from", FactReader::span));
            case "unknown" -> new Where.Unknown(in.text("name"), in.objects("from", FactReader::span));
            default -> throw new IllegalArgumentException("a place must be of a known type; got " + type);
        };
    }

    private static Where.Found found(JsonReader in) {
        return new Where.Found(
                in.text("id"),
                in.text("name"),
                Where.Precision.valueOf(in.text("precision")),
                in.text("country"),
                in.findText("admin"),
                in.number("longitude"),
                in.number("latitude"),
                in.number("radiusMetres"),
                findZone(in),
                in.objects("from", FactReader::span));
    }

    private static Claim claim(JsonReader in) {
        return new Claim(
                in.text("id"),
                in.text("report"),
                in.object("quote", FactReader::span),
                in.findObject("holderSpan", FactReader::span),
                in.findObject("cue", FactReader::span),
                in.findObject("content", FactReader::span),
                in.object("holder", FactReader::holder),
                Stance.valueOf(in.text("stance")),
                Status.valueOf(in.text("status")),
                in.flag("distance"),
                About.valueOf(in.text("about")),
                in.object("proposition", FactReader::proposition),
                Evidence.valueOf(in.text("evidence")),
                in.findObject("quantity", FactReader::quantity),
                in.objects("when", FactReader::when),
                in.objects("where", FactReader::where),
                in.objects("objects", FactReader::damagedObject),
                in.objects("casualties", FactReader::casualtyCell));
    }

    private static Holder holder(JsonReader in) {
        return new Holder(
                in.text("name"),
                in.text("words"),
                Holder.Kind.valueOf(in.text("kind")),
                in.texts("via"),
                in.texts("ambiguous"));
    }

    private static Proposition proposition(JsonReader in) {
        return new Proposition(
                in.text("predicate"),
                in.objects(
                        "args",
                        a -> new Proposition.Argument(
                                a.text("role"), a.text("words"), a.object("span", FactReader::span))),
                Polarity.valueOf(in.text("polarity")));
    }

    private static Quantity quantity(JsonReader in) {
        return new Quantity(
                in.text("text"),
                Quantity.Kind.valueOf(in.text("kind")),
                in.findInteger("min"),
                in.findInteger("max"),
                in.findObject("span", FactReader::span));
    }

    private static DamagedObject damagedObject(JsonReader in) {
        return new DamagedObject(
                in.text("what"), DamagedObject.State.valueOf(in.text("state")), in.object("span", FactReader::span));
    }

    private static CasualtyCell casualtyCell(JsonReader in) {
        return new CasualtyCell(
                CasualtyCell.Kind.valueOf(in.text("kind")),
                CasualtyCell.Class.valueOf(in.text("side")),
                in.text("who"),
                in.object("number", FactReader::quantity),
                in.object("span", FactReader::span));
    }

    private static Account account(JsonReader in) {
        return new Account(
                in.text("id"),
                in.text("report"),
                in.flag("main"),
                IncidentType.valueOf(in.text("type")),
                in.object("when", FactReader::when),
                in.objects("where", FactReader::where),
                in.objects("attackers", FactReader::attacker),
                in.objects("targets", FactReader::target),
                in.objects("objects", FactReader::damage),
                in.objects("casualties", FactReader::casualties),
                in.objects("links", FactReader::link));
    }

    private static Account.Attacker attacker(JsonReader in) {
        return new Account.Attacker(
                in.text("name"), in.text("country"), in.text("holder"), in.object("from", FactReader::span));
    }

    private static Account.Target target(JsonReader in) {
        return new Account.Target(in.text("name"), in.object("from", FactReader::span));
    }

    private static Account.Damage damage(JsonReader in) {
        return new Account.Damage(in.text("what"), DamagedObject.State.valueOf(in.text("state")), in.texts("claims"));
    }

    private static Casualties casualties(JsonReader in) {
        return new Casualties(
                CasualtyCell.Kind.valueOf(in.text("kind")),
                CasualtyCell.Class.valueOf(in.text("side")),
                in.text("who"),
                in.findInteger("min"),
                in.findInteger("max"),
                in.text("words"),
                in.text("claimant"),
                Status.valueOf(in.text("status")),
                in.texts("claims"));
    }

    private static Link link(JsonReader in) {
        return new Link(
                in.text("claim"), in.flag("stated"), in.number("score"), in.texts("reasons"), in.texts("alternatives"));
    }

    private static Incident incident(JsonReader in) {
        return new Incident(
                in.text("id"),
                IncidentType.valueOf(in.text("type")),
                in.object("when", FactReader::when),
                in.object("where", FactReader::where),
                in.objects("sites", FactReader::where),
                in.objects("attackers", FactReader::attacker),
                in.objects("targets", FactReader::target),
                in.objects("objects", FactReader::damage),
                in.objects("casualties", FactReader::casualties),
                in.objects("accounts", FactReader::account),
                in.objects("decisions", FactReader::decision),
                in.texts("alternatives"),
                in.texts("formerIds"));
    }

    private static Decision decision(JsonReader in) {
        String type = in.text("type");
        String account = in.text("account");
        double score = in.number("score");
        List<String> reasons = in.texts("reasons");
        return switch (type) {
            case "joined" -> new Decision.Joined(account, score, reasons);
            case "started" -> new Decision.Started(account, score, reasons);
            case "undecided" -> new Decision.Undecided(account, score, reasons, in.texts("candidates"));
            default -> throw new IllegalArgumentException("a decision must be of a known type; got " + type);
        };
    }

    private static Ruling ruling(JsonReader in) {
        return new Ruling(
                Ruling.Kind.valueOf(in.text("type")), in.texts("accounts"), in.texts("others"), in.text("why"));
    }

    private static Relation relation(JsonReader in) {
        return new Relation(in.text("a"), in.text("b"), Relation.Kind.valueOf(in.text("kind")), in.text("why"));
    }

    private static Assessment assessment(JsonReader in) {
        return new Assessment(
                in.text("subject"),
                Assessment.Grade.valueOf(in.text("grade")),
                in.texts("reasons"),
                in.list("groups", group -> group.items(JsonReader::text)),
                in.texts("wouldChange"),
                in.text("policy"),
                in.objects("counts", o -> new Assessment.Counted(o.text("what"), o.integer("number"))),
                in.objects("views", o -> new Assessment.View(o.text("system"), o.text("label"), o.text("meaning"))),
                in.objects(
                        "claims",
                        o -> new Assessment.OfClaim(
                                o.text("claim"),
                                Assessment.Grade.valueOf(o.text("grade")),
                                o.texts("reasons"),
                                o.texts("wouldChange"))));
    }

    private static Refusal refusal(JsonReader in) {
        return new Refusal(
                in.text("code"),
                in.text("report"),
                in.text("field"),
                in.findText("incident"),
                in.findObject("span", FactReader::span),
                in.text("why"));
    }

    private static Norm norm(JsonReader in) {
        return new Norm(
                in.text("claim"),
                in.text("actor"),
                in.text("behaviour"),
                in.findText("result"),
                in.findObject(
                        "test",
                        o -> new NormCounts(
                                o.text("behaviour"),
                                o.integer("cases"),
                                o.integer("kept"),
                                o.number("low"),
                                o.number("high"),
                                o.text("from"),
                                o.text("to"),
                                o.texts("exceptions"))));
    }

    private static Trend trend(JsonReader in) {
        return new Trend(
                in.text("claim"),
                in.text("statement"),
                in.text("since"),
                in.text("result"),
                in.findObject(
                        "test",
                        o -> new TrendCounts(
                                TrendCounts.Verdict.valueOf(o.text("verdict")),
                                o.text("scope"),
                                o.object("before", FactReader::period),
                                o.object("after", FactReader::period),
                                o.integer("undated"),
                                o.findObject(
                                        "ratio",
                                        r -> new TrendCounts.Ratio(
                                                r.number("estimate"), r.number("low"), r.number("high"))))));
    }

    private static TrendCounts.Period period(JsonReader in) {
        return new TrendCounts.Period(
                in.text("from"), in.text("to"), in.integer("days"), in.integer("incidents"), in.integer("reports"));
    }

    private static Revision revision(JsonReader in) {
        return new Revision(
                in.text("older"),
                in.text("newer"),
                in.texts("basis"),
                in.objects(
                        "changes",
                        o -> new Revision.Change(
                                Revision.Kind.valueOf(o.text("kind")),
                                o.findText("before"),
                                o.findText("after"),
                                o.text("why"))));
    }

    private static Tie tie(JsonReader in) {
        return new Tie(
                Tie.Kind.valueOf(in.text("kind")),
                in.text("actor"),
                in.text("other"),
                in.object("from", FactReader::span));
    }

    private static Audit audit(JsonReader in) {
        return new Audit(
                Audit.Kind.valueOf(in.text("kind")),
                in.texts("claims"),
                in.texts("incidents"),
                in.number("confidence"),
                in.text("why"));
    }

    private static Finding finding(JsonReader in) {
        return new Finding(
                in.text("incident"),
                in.text("footprint"),
                in.number("areaSquareMetres"),
                Verdict.valueOf(in.text("verdict")),
                in.integer("looksBefore"),
                in.integer("looksAfter"),
                in.texts("reasons").stream().map(Reason::valueOf).toList(),
                in.texts("claims"),
                in.texts("sensors"),
                in.findObject("lastBefore", FactReader::look),
                in.findObject("firstAfter", FactReader::look),
                in.findObject(
                        "pixels",
                        o -> new Window(o.integer("x"), o.integer("y"), o.integer("width"), o.integer("height"))),
                in.findObject(
                        "measure",
                        o -> new Finding.Measure(
                                o.number("vv"), o.number("vh"), o.number("score"), o.number("falseAlarmRate"))),
                in.findText("timing").map(DateWindow.Agreement::valueOf),
                in.findObject(
                        "changed",
                        o -> new ChangeTest.Between(Instant.parse(o.text("after")), Instant.parse(o.text("before")))),
                in.findObject(
                        "coherence",
                        o -> new Coherence.Drop(
                                o.number("mean"),
                                o.number("deviation"),
                                o.number("value"),
                                o.flag("fallen"),
                                o.number("z"))));
    }

    private static Finding.Look look(JsonReader in) {
        return new Finding.Look(in.text("scene"), Instant.parse(in.text("time")));
    }

    private static Notice notice(JsonReader in) {
        return new Notice(
                in.text("stage"),
                in.text("code"),
                in.findText("report"),
                in.findObject("span", FactReader::span),
                in.text("detail"));
    }

    private static Optional<LocalDate> findDate(JsonReader in, String name) {
        return in.findText(name).map(LocalDate::parse);
    }

    private static Optional<ZoneId> findZone(JsonReader in) {
        return in.findText("zone").map(ZoneId::of);
    }
}
