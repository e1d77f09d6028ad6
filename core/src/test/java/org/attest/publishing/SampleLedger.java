package org.attest.publishing;

import java.time.Instant;
import java.time.LocalDate;
import java.time.MonthDay;
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
import org.attest.claims.Quantity;
import org.attest.claims.Stance;
import org.attest.imagery.DateWindow;
import org.attest.imagery.building.Reason;
import org.attest.imagery.building.Verdict;
import org.attest.imagery.raster.Window;
import org.attest.imagery.sar.ChangeTest;
import org.attest.imagery.sar.Coherence;
import org.attest.incidents.Account;
import org.attest.incidents.Decision;
import org.attest.incidents.Incident;
import org.attest.incidents.IncidentType;
import org.attest.ledger.Fact;
import org.attest.ledger.View;
import org.attest.places.Where;
import org.attest.reports.Marker;
import org.attest.reports.Media;
import org.attest.reports.Notice;
import org.attest.reports.ReportLink;
import org.attest.reports.Source;
import org.attest.reports.Span;
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

/// A small ledger written by hand: six reports of an invented war, six incidents, every stance, every kind of time and
/// place, an emoji before all spans of one report, a right-to-left report, and one whose author means harm.
public final class SampleLedger extends LedgerWriter {
    private SampleLedger() {}

    public static View view() {
        return new View(facts());
    }

    /// In the order in which they would be recorded.
    public static List<Fact> facts() {
        SampleLedger ledger = new SampleLedger();
        ledger.write();
        return List.copyOf(ledger.facts);
    }

    private static final String HARBOUR = """
            🛰️ Depot at Tel Marwan hit, images show

            Smoke over the Tel Marwan depot, east of Qasr Amin (File)

            Aircraft of the Northern Coalition struck the Tel Marwan depot on Friday. Satellite images confirm the destruction of a fuel store and the damage of a radio mast.

            The southern army said that missiles had been fired at the depot; it did not report any damage and, as usual, claimed that the missiles had been shot down. The Northern Coalition did not comment on the strike.

            Unconfirmed accounts said at least 9 guards were killed at the depot. A doctor in Qasr Amin said 4 people were wounded.

            In early May the coalition also shelled the port of Nahr Safi, destroying two cranes, according to the River Observatory. The strikes have grown more frequent since April.

            See Valley Daily, May 5: Cranes burn at Nahr Safi
            """;

    private static final String OBSERVATORY = """
            Eleven guards dead at Tel Marwan

            The strike on the Tel Marwan depot on Friday killed 11 guards, the River Observatory said. Its field researchers photographed a burnt-out fuel store.

            The southern army denied that anyone had been killed. A spokesman for the Northern Coalition confirmed that its aircraft had carried out the strike.
            """;

    private static final String ARABIC = """
            غارة على مستودع تل مروان

            قال الجيش الجنوبي إن الدفاعات الجوية أسقطت معظم الصواريخ التي أطلقت على مستودع تل مروان يوم الجمعة.
            """;

    private static final String HOSTILE = """
            </script><script>document.title='owned'</script>

            On 11 September shells hit the mill by <b>Old Bridge</b> & wounded a miller, villagers said. <img src=x onerror="document.title='owned'">

            A drone struck a convoy somewhere in the Sarat hills in recent weeks, the Hill Courier reported. Nobody has said whose it was.
            """;

    private static final String BUDGET = """
            Parliament passes the harbour budget

            Members voted for the new breakwater after two days of talks. No fighting was discussed.
            """;

    private static final String TOLL = """
            Sixteen fighters reported dead in the east

            Norland jets hit positions near Wadi Sahl and Bab Zara in the night to 3 September, killing 16 fighters in all, the River Observatory said. Two days later a mortar round fell on the market of Bab Zara.

            Norland’s ministry of defence declined to comment on either.
            """;

    private void write() {
        Story harbour = new Story("harbour.txt", HARBOUR);
        Story observatory = new Story("observatory.txt", OBSERVATORY);
        Story arabic = new Story("arabic.txt", ARABIC);
        Story hostile = new Story("hostile.txt", HOSTILE);
        Story budget = new Story("budget.txt", BUDGET);
        Story toll = new Story("toll.txt", TOLL);
        reports(harbour, observatory, arabic, hostile, budget);
        report(
                toll,
                source(toll, "Eastern Wire", "https://wire.example/16", Optional.of("2020-09-08")),
                stated("2020-09-08"),
                Optional.empty(),
                List.of(),
                List.of());
        Incident depot = depot(harbour, observatory, arabic);
        Incident port = port(harbour);
        mill(hostile);
        hills(hostile);
        towns(toll);
        checks(harbour, observatory, arabic, depot, port);
    }

    private void reports(Story harbour, Story observatory, Story arabic, Story hostile, Story budget) {
        report(
                harbour,
                source(harbour, "Harbour Post", "https://harbour.example/depot", Optional.empty()),
                new PublicationDate(
                        Optional.empty(),
                        Optional.of(window("2020-08-01", "2020-10-17")),
                        Optional.of(window("2020-08-15", "2020-10-14")),
                        Map.of("calendar months", window("2020-09-01", "2020-09-30")),
                        List.of("May 5 of the linked item", "four to five months later by its month count"),
                        List.of(harbour.span("May 5"))),
                Optional.of(Marker.UPDATED),
                List.of(new ReportLink(
                        "see",
                        Optional.of("Valley Daily"),
                        "Cranes burn at Nahr Safi",
                        harbour.span("Cranes burn at Nahr Safi"),
                        Optional.of(new ReportLink.DateWords("May 5", harbour.span("May 5"))),
                        Optional.of(Marker.CORRECTED),
                        harbour.span("See Valley Daily, May 5: Cranes burn at Nahr Safi"))),
                List.of(new Media(
                        "photo",
                        true,
                        harbour.span("(File)"),
                        harbour.span("Smoke over the Tel Marwan depot, east of Qasr Amin (File)"))));
        report(
                observatory,
                source(observatory, "River Observatory", "https://observatory.example/11", Optional.of("2020-09-13")),
                stated("2020-09-13"),
                Optional.empty(),
                List.of(),
                List.of());
        report(
                arabic,
                source(arabic, "وكالة الوادي", "https://valley.example/ar", Optional.of("2020-09-12")),
                stated("2020-09-12"),
                Optional.empty(),
                List.of(),
                List.of());
        report(
                hostile,
                new Source(
                        "hostile.txt",
                        Optional.of("h-1"),
                        Optional.of("javascript:document.title='owned'"),
                        Optional.of("</script><script>document.title='owned'</script>"),
                        Optional.empty(),
                        Optional.empty()),
                PublicationDate.unknown(),
                Optional.empty(),
                List.of(),
                List.of());
        report(
                budget,
                source(budget, "Harbour Post", "https://harbour.example/budget", Optional.of("2020-09-20")),
                stated("2020-09-20"),
                Optional.empty(),
                List.of(),
                List.of());
    }

    private Incident depot(Story harbour, Story observatory, Story arabic) {
        Holder army = holder("Southern army", "The southern army", Holder.Kind.ACTOR);
        Holder coalition = holder("Northern Coalition", "The Northern Coalition", Holder.Kind.ACTOR);
        Holder images = holder("satellite images, provider not named", "Satellite images", Holder.Kind.IMAGERY);
        Holder monitor = holder("River Observatory", "the River Observatory", Holder.Kind.MONITOR);
        When fridays = fridays(harbour.span("on Friday"));
        Where harbourDepot = depotPlace(List.of(harbour.span("the Tel Marwan depot on", "the Tel Marwan depot")));

        Claim struck = claim(draft(harbour, "Aircraft of the Northern Coalition struck the Tel Marwan depot on Friday")
                .is(Stance.ASSERTS, About.OCCURRENCE, "strike")
                .argument("attacker", "the Northern Coalition")
                .argument("weapon", "Aircraft")
                .when(fridays)
                .where(harbourDepot));
        Claim destroyed = claim(draft(harbour, "Satellite images confirm the destruction of a fuel store")
                .held(images)
                .cue("confirm")
                .content("the destruction of a fuel store")
                .is(Stance.CONFIRMS, About.DAMAGE, "destroy")
                .evidence(Evidence.SATELLITE)
                .object("fuel store", DamagedObject.State.DESTROYED));
        Claim damaged = claim(draft(harbour, "the damage of a radio mast")
                .heldElsewhere(images)
                .content("the damage of a radio mast")
                .is(Stance.CONFIRMS, About.DAMAGE, "damage")
                .evidence(Evidence.SATELLITE)
                .object("radio mast", DamagedObject.State.DAMAGED));
        Claim fired = claim(draft(harbour, "The southern army said that missiles had been fired at the depot")
                .held(army)
                .cue("said")
                .content("missiles had been fired at the depot")
                .is(Stance.AFFIRMS, About.WEAPON, "fire"));
        Claim silent = claim(draft(harbour, "it did not report any damage")
                .held(new Holder("Southern army", "it", Holder.Kind.ACTOR, List.of(), List.of("Northern Coalition")))
                .cue("did not report")
                .content("any damage")
                .is(Stance.SILENT, About.DAMAGE, "damage"));
        Claim shotDown = claim(draft(harbour, "claimed that the missiles had been shot down")
                .heldElsewhere(army)
                .cue("claimed")
                .content("the missiles had been shot down")
                .is(Stance.CLAIMS, About.INTERCEPTION, "shoot down")
                .distant()
                .quantity(new Quantity(
                        "the missiles",
                        Quantity.Kind.NOT_STATED,
                        Optional.empty(),
                        Optional.empty(),
                        Optional.of(harbour.span("the missiles")))));
        Claim noComment = claim(draft(harbour, "The Northern Coalition did not comment on the strike")
                .held(coalition)
                .cue("did not comment")
                .is(Stance.NO_COMMENT, About.RESPONSIBILITY, "carry out"));
        Claim nine = claim(draft(harbour, "Unconfirmed accounts said at least 9 guards were killed at the depot")
                .held(holder("not named", "Unconfirmed accounts", Holder.Kind.UNNAMED))
                .cue("said")
                .content("at least 9 guards were killed at the depot")
                .is(Stance.CLAIMS, About.CASUALTIES, "kill")
                .unconfirmed()
                .casualties(CasualtyCell.Kind.KILLED, CasualtyCell.Class.COMBATANT, "guards", "at least 9", 9, false));
        Claim four = claim(draft(harbour, "A doctor in Qasr Amin said 4 people were wounded")
                .held(holder("a doctor", "A doctor in Qasr Amin", Holder.Kind.WITNESS))
                .cue("said")
                .content("4 people were wounded")
                .is(Stance.AFFIRMS, About.CASUALTIES, "wound")
                .evidence(Evidence.WITNESS)
                .casualties(CasualtyCell.Kind.INJURED, CasualtyCell.Class.UNKNOWN, "people", "4", 4, true));
        Account first = new Account(
                struck.id(),
                harbour.id,
                true,
                IncidentType.AIRSTRIKE,
                fridays,
                List.of(harbourDepot),
                List.of(new Account.Attacker(
                        "Northern Coalition", "", "author", harbour.span("the Northern Coalition"))),
                List.of(new Account.Target("depot", harbour.span("depot on Friday", "depot"))),
                List.of(
                        new Account.Damage("fuel store", DamagedObject.State.DESTROYED, List.of(destroyed.id())),
                        new Account.Damage("radio mast", DamagedObject.State.DAMAGED, List.of(damaged.id()))),
                List.of(cell(nine, "not named", 9, false), cell(four, "a doctor", 4, true)),
                links(struck, destroyed, damaged, fired, silent, shotDown, noComment, nine, four));

        When friday = day("2020-09-11", "on Friday", observatory.span("on Friday"));
        Where observatoryDepot = depotPlace(List.of(observatory.span("the Tel Marwan depot")));
        Claim eleven = claim(draft(
                        observatory,
                        "The strike on the Tel Marwan depot on Friday killed 11 guards, the River Observatory said")
                .held(monitor)
                .cue("said")
                .content("The strike on the Tel Marwan depot on Friday killed 11 guards")
                .is(Stance.AFFIRMS, About.CASUALTIES, "kill")
                .when(friday)
                .where(observatoryDepot)
                .casualties(CasualtyCell.Kind.KILLED, CasualtyCell.Class.COMBATANT, "guards", "11", 11, true));
        Claim strike = claim(draft(observatory, "The strike on the Tel Marwan depot on Friday")
                .heldElsewhere(monitor)
                .is(Stance.AFFIRMS, About.OCCURRENCE, "strike")
                .when(friday)
                .where(observatoryDepot));
        Claim photographed = claim(draft(observatory, "Its field researchers photographed a burnt-out fuel store")
                .held(new Holder(
                        "River Observatory",
                        "Its field researchers",
                        Holder.Kind.MONITOR,
                        List.of("field researchers"),
                        List.of()))
                .cue("photographed")
                .content("a burnt-out fuel store")
                .is(Stance.CONFIRMS, About.DAMAGE, "destroy")
                .evidence(Evidence.PHOTO)
                .object("fuel store", DamagedObject.State.DESTROYED));
        Claim denied = claim(draft(observatory, "The southern army denied that anyone had been killed")
                .held(army)
                .cue("denied")
                .content("anyone had been killed")
                .is(Stance.DENIES, About.CASUALTIES, "kill")
                .negative()
                .casualties(CasualtyCell.Kind.KILLED, CasualtyCell.Class.UNKNOWN, "anyone", "anyone", 0, true));
        Claim admitted = claim(draft(
                        observatory,
                        "A spokesman for the Northern Coalition confirmed that its aircraft had carried out the strike")
                .held(new Holder(
                        "Northern Coalition",
                        "A spokesman for the Northern Coalition",
                        Holder.Kind.ACTOR,
                        List.of(),
                        List.of()))
                .cue("confirmed")
                .content("its aircraft had carried out the strike")
                .is(Stance.AFFIRMS, About.RESPONSIBILITY, "carry out"));
        Account second = new Account(
                strike.id(),
                observatory.id,
                true,
                IncidentType.AIRSTRIKE,
                friday,
                List.of(observatoryDepot),
                List.of(new Account.Attacker(
                        "Northern Coalition", "", "Northern Coalition", observatory.span("the Northern Coalition"))),
                List.of(),
                List.of(new Account.Damage("fuel store", DamagedObject.State.DESTROYED, List.of(photographed.id()))),
                List.of(cell(eleven, "River Observatory", 11, true), cell(denied, "Southern army", 0, true)),
                links(strike, eleven, photographed, denied, admitted));

        Where arabicDepot = depotPlace(List.of(arabic.span("مستودع تل مروان يوم", "مستودع تل مروان")));
        Claim most = claim(draft(
                        arabic,
                        "قال الجيش الجنوبي إن الدفاعات الجوية أسقطت معظم الصواريخ التي أطلقت على مستودع تل مروان يوم الجمعة")
                .held(new Holder(
                        "Southern army", "الجيش الجنوبي", Holder.Kind.ACTOR, List.of("وكالة الوادي"), List.of()))
                .cue("قال")
                .content("الدفاعات الجوية أسقطت معظم الصواريخ")
                .is(Stance.AFFIRMS, About.INTERCEPTION, "shoot down")
                .where(arabicDepot)
                .quantity(new Quantity(
                        "معظم",
                        Quantity.Kind.MOST,
                        Optional.empty(),
                        Optional.empty(),
                        Optional.of(arabic.span("معظم")))));
        Claim launched = claim(draft(arabic, "الصواريخ التي أطلقت على مستودع تل مروان يوم الجمعة")
                .heldElsewhere(army)
                .is(Stance.AFFIRMS, About.OCCURRENCE, "strike")
                .where(arabicDepot)
                .when(day("2020-09-11", "يوم الجمعة", arabic.span("يوم الجمعة"))));
        Account third = new Account(
                launched.id(),
                arabic.id,
                true,
                IncidentType.MISSILE_STRIKE,
                day("2020-09-11", "يوم الجمعة", arabic.span("يوم الجمعة")),
                List.of(arabicDepot),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                links(launched, most));

        claim(draft(observatory, "photographed a burnt-out fuel store").is(Stance.ASSERTS, About.OTHER, "photograph"));
        Claim withdrawn = claims.values().stream().reduce((_, last) -> last).orElseThrow();
        facts.add(new Fact.WithdrawnFact(
                "claim", withdrawn.id(), "", "a newer reading of the report no longer makes it"));

        Incident depot = new Incident(
                struck.id(),
                IncidentType.AIRSTRIKE,
                new When.Interval(
                        Optional.of(LocalDate.parse("2020-09-11")),
                        Optional.of(LocalDate.parse("2020-09-11")),
                        When.Precision.DAY,
                        List.of(),
                        true,
                        Optional.of("before dawn"),
                        Optional.of(DAMASCUS),
                        Optional.of(new When.Utc(
                                Instant.parse("2020-09-10T21:00:00Z"), Instant.parse("2020-09-11T21:00:00Z"))),
                        "on Friday",
                        List.of(
                                "Friday on or before publication 2020-09-13",
                                "one of the 12 Fridays that the Harbour Post allows"),
                        List.of(harbour.span("on Friday"), observatory.span("on Friday"), arabic.span("يوم الجمعة"))),
                depotPlace(List.of(
                        harbour.span("the Tel Marwan depot on", "the Tel Marwan depot"),
                        observatory.span("the Tel Marwan depot"),
                        arabic.span("مستودع تل مروان يوم", "مستودع تل مروان"))),
                List.of(),
                List.of(
                        new Account.Attacker(
                                "Northern Coalition", "", "author", harbour.span("the Northern Coalition")),
                        new Account.Attacker(
                                "Northern Coalition",
                                "",
                                "Northern Coalition",
                                observatory.span("the Northern Coalition"))),
                first.targets(),
                List.of(
                        new Account.Damage(
                                "fuel store",
                                DamagedObject.State.DESTROYED,
                                List.of(destroyed.id(), photographed.id())),
                        new Account.Damage("radio mast", DamagedObject.State.DAMAGED, List.of(damaged.id()))),
                List.of(
                        cell(nine, "not named", 9, false),
                        cell(four, "a doctor", 4, true),
                        cell(eleven, "River Observatory", 11, true),
                        cell(denied, "Southern army", 0, true)),
                List.of(first, second, third),
                List.of(
                        new Decision.Started(first.id(), 1, List.of("the first account of this place and day")),
                        new Decision.Joined(
                                second.id(), 0.93, List.of("the same depot", "both on Friday 11 September 2020")),
                        new Decision.Undecided(
                                third.id(), 0.62, List.of("same place and day, other weapon"), List.of(first.id()))),
                List.of(),
                List.of("0000aa11merged"));
        facts.add(new Fact.IncidentFact(depot));
        facts.add(new Fact.AssessmentFact(new Assessment(
                depot.id(),
                Assessment.Grade.CONTESTED,
                List.of(
                        "Satellite images and a monitor's photographs show a destroyed fuel store.",
                        "The Southern army says that nobody was killed; the River Observatory says 11."),
                List.of(
                        List.of("satellite images, provider not named"),
                        List.of("River Observatory", "a doctor"),
                        List.of("Southern army")),
                List.of("Names or graves of the dead would resolve the toll: CORROBORATED."),
                "standard 1",
                List.of(new Assessment.Counted("groups", 3), new Assessment.Counted("contradictions", 2)),
                List.of(
                        new Assessment.View("airwars-like", "Fair", "two or more independent sources"),
                        new Assessment.View("admiralty-source", "F", "the source's reliability cannot be judged")),
                List.of(
                        new Assessment.OfClaim(
                                nine.id(),
                                Assessment.Grade.UNVERIFIED,
                                List.of("only unconfirmed or unnamed claims speak of it"),
                                List.of("one more source says so: SINGLE_SOURCE")),
                        new Assessment.OfClaim(
                                eleven.id(),
                                Assessment.Grade.CONTESTED,
                                List.of("The Southern army says that nobody was killed."),
                                List.of("what contradicts it is settled: SINGLE_SOURCE"))))));
        facts.add(new Fact.RevisionFact(new Revision(
                first.report(),
                second.report(),
                List.of("versions of one article: one address"),
                List.of(
                        new Revision.Change(
                                Revision.Kind.WITHDRAWN,
                                Optional.of(nine.id()),
                                Optional.empty(),
                                "the newer version does not say so any more"),
                        new Revision.Change(
                                Revision.Kind.HARDENED,
                                Optional.of(denied.id()),
                                Optional.of(eleven.id()),
                                "it was unconfirmed and is stated flatly now")))));
        return depot;
    }

    private Incident port(Story harbour) {
        When earlyMay = new When.Interval(
                Optional.of(LocalDate.parse("2020-05-01")),
                Optional.of(LocalDate.parse("2020-05-05")),
                When.Precision.PART_OF_MONTH,
                List.of(),
                false,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                "In early May",
                List.of("early May", "on or before the linked Valley Daily of May 5"),
                List.of(harbour.span("In early May"), harbour.span("May 5")));
        Span name = harbour.span("the port of Nahr Safi");
        Where port = new Where.Ambiguous(
                "the port of Nahr Safi",
                List.of(
                        found("geonames:910001", "Nahr Safi", "Latakia", 35.91, 35.52, 1000, List.of()),
                        found("geonames:910002", "Nahr Safi", "Tartus", 35.88, 34.91, 1000, List.of())),
                List.of(name));
        Claim shelled = claim(draft(
                        harbour,
                        "In early May the coalition also shelled the port of Nahr Safi, destroying two cranes, according to the River Observatory")
                .held(holder("River Observatory", "the River Observatory", Holder.Kind.MONITOR))
                .cue("according to")
                .content("the coalition also shelled the port of Nahr Safi, destroying two cranes")
                .is(Stance.AFFIRMS, About.OCCURRENCE, "shell")
                .argument("attacker", "the coalition")
                .argument("object", "two cranes")
                .when(earlyMay)
                .where(port)
                .object("two cranes", DamagedObject.State.DESTROYED));
        Account account = new Account(
                shelled.id(),
                harbour.id,
                false,
                IncidentType.SHELLING,
                earlyMay,
                List.of(port),
                List.of(new Account.Attacker(
                        "Northern Coalition", "", "River Observatory", harbour.span("the coalition"))),
                List.of(),
                List.of(new Account.Damage("two cranes", DamagedObject.State.DESTROYED, List.of(shelled.id()))),
                List.of(),
                links(shelled));
        return incident(account, port, Assessment.Grade.SINGLE_SOURCE, "One monitor, quoted by one outlet.");
    }

    private void mill(Story hostile) {
        When day = new When.YearUnknown(
                MonthDay.of(9, 11),
                MonthDay.of(9, 11),
                When.Precision.DAY,
                Optional.empty(),
                "On 11 September",
                List.of("the words give no year and the report has no date"),
                List.of(hostile.span("On 11 September")));
        Where bridge = new Where.Unknown("Old Bridge", List.of(hostile.span("Old Bridge")));
        Claim hit = claim(draft(
                        hostile,
                        "On 11 September shells hit the mill by <b>Old Bridge</b> & wounded a miller, villagers said")
                .held(holder("villagers", "villagers", Holder.Kind.WITNESS))
                .cue("said")
                .content("shells hit the mill by <b>Old Bridge</b> & wounded a miller")
                .is(Stance.AFFIRMS, About.OCCURRENCE, "hit")
                .when(day)
                .where(bridge)
                .object("mill", DamagedObject.State.NOT_STATED)
                .casualties(CasualtyCell.Kind.INJURED, CasualtyCell.Class.CIVILIAN, "miller", "a miller", 1, true));
        Account account = new Account(
                hit.id(),
                hostile.id,
                false,
                IncidentType.SHELLING,
                day,
                List.of(bridge),
                List.of(),
                List.of(new Account.Target("mill", hostile.span("mill"))),
                List.of(new Account.Damage("mill", DamagedObject.State.NOT_STATED, List.of(hit.id()))),
                List.of(cell(hit, "villagers", 1, true)),
                links(hit));
        incident(account, bridge, Assessment.Grade.UNVERIFIED, "Villagers without a name, and no second source.");
    }

    private void hills(Story hostile) {
        When recent = new When.Unknown(
                "in recent weeks",
                List.of("counts from the day of publication, which is not known"),
                List.of(hostile.span("in recent weeks")));
        Where hills = new Where.Region(
                "curated:sarat-hills",
                "Sarat hills",
                Optional.of("SY"),
                Optional.of("Hama"),
                new Where.Extent(36.1, 35.0, 36.6, 35.4),
                Optional.of(DAMASCUS),
                List.of(hostile.span("the Sarat hills")));
        Claim struck = claim(draft(
                        hostile,
                        "A drone struck a convoy somewhere in the Sarat hills in recent weeks, the Hill Courier reported")
                .held(holder("Hill Courier", "the Hill Courier", Holder.Kind.OUTLET))
                .cue("reported")
                .content("A drone struck a convoy somewhere in the Sarat hills in recent weeks")
                .is(Stance.AFFIRMS, About.OCCURRENCE, "strike")
                .argument("weapon", "A drone")
                .when(recent)
                .where(hills));
        Account account = new Account(
                struck.id(),
                hostile.id,
                false,
                IncidentType.DRONE_STRIKE,
                recent,
                List.of(hills),
                List.of(),
                List.of(new Account.Target("convoy", hostile.span("a convoy"))),
                List.of(),
                List.of(),
                links(struck));
        Incident incident = incident(account, hills, Assessment.Grade.SINGLE_SOURCE, "One outlet, quoted by another.");
        facts.add(new Fact.RefusalFact(new Refusal(
                "actors.attacker-not-stated",
                hostile.id,
                "attackers",
                Optional.of(incident.id()),
                Optional.of(hostile.span("Nobody has said whose it was")),
                "The report says itself that nobody has said whose drone it was.")));
    }

    /// One toll over two sites, and one "no comment" that covers two incidents.
    private void towns(Story toll) {
        When night = new When.Interval(
                Optional.of(LocalDate.parse("2020-09-02")),
                Optional.of(LocalDate.parse("2020-09-03")),
                When.Precision.DAYS,
                List.of(),
                false,
                Optional.empty(),
                Optional.of(DAMASCUS),
                Optional.empty(),
                "in the night to 3 September",
                List.of("year of the publication on 2020-09-08"),
                List.of(toll.span("in the night to 3 September")));
        Where sahl =
                found("geonames:910003", "Wadi Sahl", "Deir ez-Zor", 40.4, 35.1, 1000, List.of(toll.span("Wadi Sahl")));
        Where zara =
                found("geonames:910004", "Bab Zara", "Deir ez-Zor", 40.7, 34.9, 1000, List.of(toll.span("Bab Zara")));
        Holder monitor = holder("River Observatory", "the River Observatory", Holder.Kind.MONITOR);
        Claim hit = claim(draft(
                        toll,
                        "Norland jets hit positions near Wadi Sahl and Bab Zara in the night to 3 September, killing 16 fighters in all, the River Observatory said")
                .held(monitor)
                .cue("said")
                .content(
                        "Norland jets hit positions near Wadi Sahl and Bab Zara in the night to 3 September, killing 16 fighters in all")
                .is(Stance.AFFIRMS, About.OCCURRENCE, "hit")
                .argument("attacker", "Norland jets")
                .when(night)
                .when(day("2020-09-03", "3 September", toll.span("3 September")))
                .where(sahl)
                .where(zara)
                .quantity(new Quantity(
                        "16 fighters in all",
                        Quantity.Kind.NUMBER,
                        Optional.of(16),
                        Optional.of(16),
                        Optional.of(toll.span("16 fighters in all"))))
                .casualties(CasualtyCell.Kind.KILLED, CasualtyCell.Class.COMBATANT, "fighters", "16", 16, true));
        When later = day("2020-09-05", "Two days later", toll.span("Two days later"));
        Where market = found(
                "geonames:910004",
                "Bab Zara",
                "Deir ez-Zor",
                40.7,
                34.9,
                1000,
                List.of(toll.span("of Bab Zara", "Bab Zara")));
        Claim mortar = claim(draft(toll, "Two days later a mortar round fell on the market of Bab Zara")
                .is(Stance.ASSERTS, About.OCCURRENCE, "fall")
                .when(later)
                .where(market));
        Claim declined = claim(draft(toll, "Norland’s ministry of defence declined to comment on either")
                .held(holder("Norland ministry of defence", "Norland’s ministry of defence", Holder.Kind.ACTOR))
                .cue("declined to comment")
                .is(Stance.NO_COMMENT, About.RESPONSIBILITY, "carry out"));
        Account raid = new Account(
                hit.id(),
                toll.id,
                true,
                IncidentType.AIRSTRIKE,
                night,
                List.of(sahl, zara),
                List.of(new Account.Attacker("Norland", "XN", "River Observatory", toll.span("Norland"))),
                List.of(new Account.Target("positions", toll.span("positions"))),
                List.of(),
                List.of(cell(hit, "River Observatory", 16, true)),
                links(hit, declined));
        incident(raid, sahl, Assessment.Grade.SINGLE_SOURCE, "One monitor, quoted by one agency.");
        Account fell = new Account(
                mortar.id(),
                toll.id,
                false,
                IncidentType.SHELLING,
                later,
                List.of(market),
                List.of(),
                List.of(new Account.Target("market", toll.span("market"))),
                List.of(),
                List.of(),
                links(mortar, declined));
        incident(fell, market, Assessment.Grade.SINGLE_SOURCE, "The agency's own voice.");
    }

    private void checks(Story harbour, Story observatory, Story arabic, Incident depot, Incident port) {
        Claim shotDown = find(harbour, "claimed that the missiles had been shot down");
        Claim destroyed = find(harbour, "Satellite images confirm the destruction of a fuel store");
        Claim eleven = find(
                observatory,
                "The strike on the Tel Marwan depot on Friday killed 11 guards, the River Observatory said");
        Claim denied = find(observatory, "The southern army denied that anyone had been killed");
        Claim photographed = find(observatory, "Its field researchers photographed a burnt-out fuel store");
        Claim most = claims.values().stream()
                .filter(c -> c.report().equals(arabic.id) && c.about() == About.INTERCEPTION)
                .findFirst()
                .orElseThrow();
        relation(
                shotDown,
                destroyed,
                Relation.Kind.IN_TENSION,
                "How many missiles were shot down is not said; if all were, nothing could have been destroyed.");
        relation(
                denied,
                eleven,
                Relation.Kind.CONTRADICTS,
                "The army says that nobody was killed; the Observatory says that 11 guards were.");
        relation(photographed, destroyed, Relation.Kind.SUPPORTS, "Both show the same fuel store destroyed.");
        relation(
                shotDown,
                most,
                Relation.Kind.STRENGTHENS,
                "The Arabic report says “most”; the Harbour Post leaves it out.");
        facts.add(new Fact.AuditFact(new Audit(
                Audit.Kind.DROPPED_QUANTIFIER,
                List.of(shotDown.id(), most.id()),
                List.of(depot.id()),
                0.8,
                "The army is quoted with “most of the missiles” in one report and without it in the other.")));
        facts.add(new Fact.RefusalFact(new Refusal(
                "time.day-not-derivable",
                harbour.id,
                "when",
                Optional.of(depot.id()),
                Optional.of(harbour.span("on Friday")),
                "The Harbour Post gives a Friday and no date of its own: 12 Fridays fit.")));
        facts.add(new Fact.RefusalFact(new Refusal(
                "casualties.not-stated",
                harbour.id,
                "casualties",
                Optional.of(port.id()),
                Optional.empty(),
                "Nothing is said of people at the port, which does not mean that nobody was hurt.")));
        Claim norm = claim(draft(harbour, "as usual").is(Stance.ASSERTS, About.NORM, "claim"));
        facts.add(new Fact.NormFact(new Norm(
                norm.id(),
                "Southern army",
                "claims that missiles were shot down, “as usual”",
                Optional.of("Southern army, claiming the same (interception): in 3 of 4 incidents"),
                Optional.of(new NormCounts(
                        "claiming the same (interception)",
                        4,
                        3,
                        0.194,
                        0.994,
                        "2020-04-02",
                        "2020-09-11",
                        List.of(norm.id()))))));
        Claim trend = claim(draft(harbour, "The strikes have grown more frequent since April")
                .is(Stance.ASSERTS, About.TREND, "grow"));
        facts.add(new Fact.TrendFact(new Trend(
                trend.id(),
                "The strikes have grown more frequent since April",
                "2020-04",
                "Not shown by the ledger's counts",
                Optional.of(new TrendCounts(
                        TrendCounts.Verdict.NOT_SHOWN,
                        "incidents in SY",
                        new TrendCounts.Period("2019-11-01", "2020-03-31", 152, 4, 3),
                        new TrendCounts.Period("2020-04-01", "2020-08-30", 152, 6, 9),
                        1,
                        Optional.of(new TrendCounts.Ratio(1.5, 0.36, 7.2)))))));
        for (Tie.Kind kind : Tie.Kind.values()) {
            facts.add(new Fact.TieFact(new Tie(kind, "Southern army", "Southern republic", trend.quote())));
        }
        facts.add(
                new Fact.NoticeFact(
                        new Notice(
                                "reports",
                                "reports.not-text",
                                Optional.of("photo.jpg"),
                                Optional.empty(),
                                "a report must be .txt, .html or .jsonl; got photo.jpg, which was skipped; convert it or leave it out")));
        facts.add(new Fact.NoticeFact(new Notice(
                "places",
                "places.no-entry",
                Optional.of(harbour.id),
                Optional.of(harbour.span("Qasr Amin")),
                "no gazetteer entry for “Qasr Amin”; it only helps to find another place here")));
        findings(depot, destroyed);
        merged(depot);
    }

    /// What radar shows of two stores of the depot: one changed, one too small to tell.
    private void findings(Incident depot, Claim destroyed) {
        Finding.Look before = new Finding.Look("radar-0908", Instant.parse("2020-09-08T03:40:00Z"));
        Finding.Look after = new Finding.Look("radar-0914", Instant.parse("2020-09-14T03:40:00Z"));
        facts.add(new Fact.FindingFact(new Finding(
                depot.id(),
                "store 1",
                1_250,
                Verdict.DAMAGED,
                24,
                6,
                List.of(),
                List.of(destroyed.id()),
                List.of("simulated"),
                Optional.of(before),
                Optional.of(after),
                Optional.of(new Window(120, 88, 4, 3)),
                Optional.of(new Finding.Measure(-4.2, -3.1, 5.5, 0.001)),
                Optional.of(DateWindow.Agreement.CONSISTENT),
                Optional.of(new ChangeTest.Between(before.time(), after.time())),
                Optional.of(new Coherence.Drop(0.7, 0.03, 0.4, true, -5)))));
        facts.add(new Fact.FindingFact(new Finding(
                depot.id(),
                "store 2",
                180,
                Verdict.CANNOT_SAY,
                24,
                6,
                List.of(Reason.TOO_SMALL),
                List.of(destroyed.id()),
                List.of("simulated"),
                Optional.of(before),
                Optional.of(after),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty())));
    }

    /// An incident that became part of the depot's, and one that was taken back.
    private void merged(Incident depot) {
        for (String id : List.of("0000bb22merged", "0000cc33gone")) {
            facts.add(new Fact.IncidentFact(new Incident(
                    id,
                    IncidentType.OTHER,
                    When.unstated(),
                    new Where.Unknown("", List.of()),
                    List.of(),
                    List.of(),
                    List.of(),
                    List.of(),
                    List.of(),
                    List.of(),
                    List.of(),
                    List.of(),
                    List.of())));
        }
        facts.add(new Fact.WithdrawnFact("incident", "0000bb22merged", depot.id(), "the same night and depot"));
        facts.add(new Fact.WithdrawnFact("incident", "0000cc33gone", "", "the report was withdrawn by its outlet"));
    }

    // What the above is written with.

    private static When fridays(Span from) {
        List<LocalDate> fridays = LocalDate.parse("2020-07-31")
                .datesUntil(LocalDate.parse("2020-10-17"), java.time.Period.ofWeeks(1))
                .toList();
        return new When.Interval(
                Optional.of(fridays.getFirst()),
                Optional.of(fridays.getLast()),
                When.Precision.WINDOW,
                fridays,
                false,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                "on Friday",
                List.of("a Friday on or before publication, which lies between 1 August and 17 October 2020"),
                List.of(from));
    }

    private static Where depotPlace(List<Span> from) {
        return found("site:tel-marwan-depot", "Tel Marwan depot", "Homs", 37.6, 34.5, 2000, from);
    }
}
