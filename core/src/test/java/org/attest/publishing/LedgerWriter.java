package org.attest.publishing;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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
import org.attest.incidents.Account;
import org.attest.incidents.Casualties;
import org.attest.incidents.Decision;
import org.attest.incidents.Incident;
import org.attest.incidents.Link;
import org.attest.ledger.Fact;
import org.attest.places.Where;
import org.attest.reports.Block;
import org.attest.reports.Marker;
import org.attest.reports.Media;
import org.attest.reports.Report;
import org.attest.reports.ReportLink;
import org.attest.reports.Source;
import org.attest.reports.Span;
import org.attest.reports.Text;
import org.attest.time.PublicationDate;
import org.attest.time.When;
import org.attest.verification.Assessment;
import org.attest.verification.Relation;

/// Writes ledgers by hand: stories, claims that point at their words, incidents of one report each.
abstract class LedgerWriter {
    static final ZoneId DAMASCUS = ZoneId.of("Asia/Damascus");

    final List<Fact> facts = new ArrayList<>();
    final Map<String, Claim> claims = new LinkedHashMap<>();

    Incident incident(Account account, Where where, Assessment.Grade grade, String why) {
        facts.add(new Fact.AccountFact(account));
        Incident incident = new Incident(
                account.id(),
                account.type(),
                account.when(),
                where,
                account.where().size() > 1 ? account.where() : List.of(),
                account.attackers(),
                account.targets(),
                account.objects(),
                account.casualties(),
                List.of(account),
                List.of(new Decision.Started(account.id(), 1, List.of("no other account of this place"))),
                List.of(),
                List.of());
        facts.add(new Fact.IncidentFact(incident));
        facts.add(new Fact.AssessmentFact(new Assessment(
                incident.id(),
                grade,
                List.of(why),
                List.of(account.claims().stream()
                        .map(id -> Optional.ofNullable(claims.get(id)).orElseThrow())
                        .map(claim -> claim.holder().name())
                        .toList()),
                List.of("A second, independent source: CORROBORATED."),
                "standard 1",
                List.of(),
                List.of(),
                account.claims().stream()
                        .map(id -> new Assessment.OfClaim(id, grade, List.of(why), List.of()))
                        .toList())));
        return incident;
    }

    Claim claim(Draft draft) {
        Claim claim = draft.claim();
        claims.put(claim.id(), claim);
        facts.add(new Fact.ClaimFact(claim));
        return claim;
    }

    Claim find(Story story, String quote) {
        Span span = story.span(quote);
        return claims.values().stream()
                .filter(claim -> claim.quote().equals(span))
                .findFirst()
                .orElseThrow();
    }

    void relation(Claim a, Claim b, Relation.Kind kind, String why) {
        facts.add(new Fact.RelationFact(new Relation(a.id(), b.id(), kind, why)));
    }

    void report(
            Story story,
            Source source,
            PublicationDate published,
            Optional<Marker> marker,
            List<ReportLink> links,
            List<Media> media) {
        facts.add(new Fact.ReportFact(
                new Report(story.id, story.sha256, source, story.text, story.blocks(), marker, links, media),
                published,
                Optional.of("rules-1"),
                Optional.empty()));
    }

    /// A report in another language.
    static Fact unread(Story story, String language) {
        Source source = Source.of(story.path);
        return new Fact.ReportFact(
                new Report(
                        story.id,
                        story.sha256,
                        source,
                        story.text,
                        story.blocks(),
                        Optional.empty(),
                        List.of(),
                        List.of()),
                PublicationDate.unknown(),
                Optional.empty(),
                Optional.of(language));
    }

    static Source source(Story story, String outlet, String url, Optional<String> published) {
        String title = story.text.value().lines().findFirst().orElseThrow();
        return new Source(
                story.path,
                Optional.empty(),
                Optional.of(url),
                Optional.of(title),
                Optional.of(outlet),
                published.map(day -> new Source.Published(LocalDate.parse(day), "metadata")));
    }

    static PublicationDate stated(String day) {
        return new PublicationDate(
                Optional.of(LocalDate.parse(day)),
                Optional.empty(),
                Optional.empty(),
                Map.of(),
                List.of("metadata"),
                List.of());
    }

    static PublicationDate.Window window(String start, String end) {
        return new PublicationDate.Window(LocalDate.parse(start), LocalDate.parse(end));
    }

    static When day(String day, String words, Span from) {
        return new When.Interval(
                Optional.of(LocalDate.parse(day)),
                Optional.of(LocalDate.parse(day)),
                When.Precision.DAY,
                List.of(),
                false,
                Optional.empty(),
                Optional.of(DAMASCUS),
                Optional.empty(),
                words,
                List.of("Friday on or before publication"),
                List.of(from));
    }

    static Where.Found found(
            String id, String name, String admin, double lon, double lat, double radius, List<Span> from) {
        Where.Precision precision = radius > 1000 ? Where.Precision.FACILITY : Where.Precision.LOCALITY;
        return new Where.Found(
                id, name, precision, "SY", Optional.of(admin), lon, lat, radius, Optional.of(DAMASCUS), from);
    }

    static Holder holder(String name, String words, Holder.Kind kind) {
        return new Holder(name, words, kind, List.of(), List.of());
    }

    static Casualties cell(Claim claim, String claimant, int number, boolean exact) {
        CasualtyCell cell = claim.casualties().getFirst();
        return new Casualties(
                cell.kind(),
                cell.side(),
                cell.who(),
                Optional.of(number),
                exact ? Optional.of(number) : Optional.empty(),
                cell.number().text(),
                claimant,
                claim.status(),
                List.of(claim.id()));
    }

    static List<Link> links(Claim... claims) {
        List<Link> links = new ArrayList<>();
        for (Claim claim : claims) {
            boolean stated = !claim.where().isEmpty();
            boolean implied = claim.about() == About.OCCURRENCE;
            String reason = implied ? Link.IMPLIED : "the same paragraph";
            links.add(new Link(claim.id(), stated, stated ? 1 : 0.8, List.of(reason), List.of()));
        }
        return links;
    }

    static Draft draft(Story story, String quote) {
        return new Draft(story, quote);
    }

    static String sha256(String of) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(of.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    /// A report's text, and spans found by their words.
    static final class Story {
        final String path;
        final String sha256;
        final String id;
        final Text text;

        Story(String path, String value) {
            this.path = path;
            this.sha256 = sha256(value);
            this.id = sha256.substring(0, 20);
            this.text = new Text(id, value);
        }

        Span span(String words) {
            return span(words, words);
        }

        /// `words` within the first place where `context` stands.
        Span span(String context, String words) {
            int start = text.value().indexOf(context);
            if (start < 0 || !context.contains(words)) {
                throw new IllegalArgumentException(
                        "\"" + context + "\" must stand in " + path + " and hold \"" + words + "\"");
            }
            int within = start + context.indexOf(words);
            return text.span(within, within + words.length());
        }

        List<Block> blocks() {
            List<Block> blocks = new ArrayList<>();
            int start = 0;
            for (String paragraph : text.value().split("\n\n")) {
                int end = start + paragraph.stripTrailing().length();
                Block.Kind kind = blocks.isEmpty()
                        ? Block.Kind.TITLE
                        : paragraph.contains("(File)")
                                ? Block.Kind.CAPTION
                                : paragraph.startsWith("See ") ? Block.Kind.LINK : Block.Kind.PARAGRAPH;
                if (start < end) {
                    blocks.add(new Block(kind, text.span(start, end)));
                }
                start += paragraph.length() + 2;
            }
            return blocks;
        }
    }

    /// A claim as far as it is written; what is not said of it is the author's own statement.
    static final class Draft {
        private final Story story;
        private final Span quote;
        private final String words;
        private Holder holder = Holder.author();
        private Optional<Span> holderSpan = Optional.empty();
        private Optional<Span> cue = Optional.empty();
        private Optional<Span> content = Optional.empty();
        private Stance stance = Stance.ASSERTS;
        private About about = About.OTHER;
        private String predicate = "";
        private Status status = Status.STATED;
        private boolean distance = false;
        private Polarity polarity = Polarity.POSITIVE;
        private Evidence evidence = Evidence.NONE;
        private Optional<Quantity> quantity = Optional.empty();
        private final List<Proposition.Argument> arguments = new ArrayList<>();
        private final List<When> when = new ArrayList<>();
        private final List<Where> where = new ArrayList<>();
        private final List<DamagedObject> objects = new ArrayList<>();
        private final List<CasualtyCell> casualties = new ArrayList<>();

        Draft(Story story, String quote) {
            this.story = story;
            this.quote = story.span(quote);
            this.words = quote;
        }

        Draft held(Holder by) {
            holder = by;
            holderSpan = Optional.of(story.span(words, by.words()));
            return this;
        }

        /// By somebody whom another clause names.
        Draft heldElsewhere(Holder by) {
            holder = new Holder(by.name(), "", by.kind(), by.via(), by.ambiguous());
            return this;
        }

        Draft cue(String cueWords) {
            cue = Optional.of(story.span(words, cueWords));
            return this;
        }

        Draft content(String contentWords) {
            content = Optional.of(story.span(words, contentWords));
            return this;
        }

        Draft is(Stance itsStance, About itsAbout, String itsPredicate) {
            stance = itsStance;
            about = itsAbout;
            predicate = itsPredicate;
            return this;
        }

        Draft unconfirmed() {
            status = Status.UNCONFIRMED;
            return this;
        }

        Draft distant() {
            distance = true;
            return this;
        }

        Draft negative() {
            polarity = Polarity.NEGATIVE;
            return this;
        }

        Draft evidence(Evidence shown) {
            evidence = shown;
            return this;
        }

        Draft quantity(Quantity of) {
            quantity = Optional.of(of);
            return this;
        }

        Draft argument(String role, String argument) {
            arguments.add(new Proposition.Argument(role, argument, story.span(words, argument)));
            return this;
        }

        Draft when(When time) {
            when.add(time);
            return this;
        }

        Draft where(Where place) {
            where.add(place);
            return this;
        }

        Draft object(String what, DamagedObject.State state) {
            objects.add(new DamagedObject(what, state, story.span(words, what)));
            return this;
        }

        Draft casualties(
                CasualtyCell.Kind kind, CasualtyCell.Class side, String who, String number, int least, boolean exact) {
            Span span = story.span(words, number);
            Quantity quantified = new Quantity(
                    number,
                    Quantity.Kind.NUMBER,
                    Optional.of(least),
                    exact ? Optional.of(least) : Optional.empty(),
                    Optional.of(span));
            casualties.add(new CasualtyCell(kind, side, who, quantified, span));
            return this;
        }

        Claim claim() {
            Proposition proposition = new Proposition(predicate, arguments, polarity);
            return new Claim(
                    sha256(quote + " " + stance + " " + about + " " + proposition)
                            .substring(0, 20),
                    story.id,
                    quote,
                    holderSpan,
                    cue,
                    content,
                    holder,
                    stance,
                    status,
                    distance,
                    about,
                    proposition,
                    evidence,
                    quantity,
                    when,
                    where,
                    objects,
                    casualties);
        }
    }
}
