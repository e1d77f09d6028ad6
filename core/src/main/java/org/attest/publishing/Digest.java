package org.attest.publishing;

import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.attest.claims.Claim;
import org.attest.claims.Holder;
import org.attest.claims.Stance;
import org.attest.claims.Status;
import org.attest.incidents.Incident;
import org.attest.ledger.Fact;
import org.attest.ledger.View;
import org.attest.places.Where;
import org.attest.reports.Report;
import org.attest.reports.Source;
import org.attest.reports.Span;
import org.attest.verification.Assessment;
import org.attest.verification.Audit;
import org.attest.verification.Norm;
import org.attest.verification.Relation;
import org.attest.verification.Revision;
import org.attest.verification.Toll;
import org.attest.verification.Trend;

/// What became different in a ledger since some day, for whoever edits a daily digest: each thing with the words that
/// it
/// rests on and where they stand. A working copy, not for publication.
public final class Digest {
    /// Items of one section that are written out; the rest are counted, and stand in the files.
    private static final int LISTED = 60;

    /// Quotations of one incident.
    private static final int QUOTED = 3;

    private final LocalDate since;
    private final Contents before;
    private final Contents now;
    private final List<Section> sections = new ArrayList<>();

    /// @param before as of the beginning of `since`
    /// @param now as of now
    private Digest(LocalDate since, View before, View now) {
        this.since = since;
        this.before = new Contents(before);
        this.now = new Contents(now);
        incidents();
        grades();
        relations(before, now);
        audits(before, now);
        revisions(before, now);
        withdrawn();
        tests(before, now);
        reports();
    }

    /// One kind of change.
    ///
    /// @param noun for one, in the summary: "new incident"
    /// @param nouns for several
    record Section(String title, String noun, String nouns, List<Item> items) {
        int size() {
            return items.size();
        }

        /// `3 new incidents`
        String count() {
            return size() + " " + (size() == 1 ? noun : nouns);
        }

        List<Item> listed() {
            return items.subList(0, Math.min(LISTED, items.size()));
        }
    }

    /// @param incident id that the heading leads to, empty for none
    record Item(String heading, String incident, List<String> lines, List<Quote> quotes) {}

    /// @param said "The ministry says", with what is to be known of it
    /// @param words as the report has them
    /// @param source outlet, title and day of the report
    record Quote(String said, String words, String source) {}

    LocalDate since() {
        return since;
    }

    List<Section> sections() {
        return sections;
    }

    /// `3 new incidents, 1 changed grade`; says so where nothing changed.
    public String summary() {
        String changes = sections.stream()
                .filter(section -> section.size() > 0)
                .map(Section::count)
                .collect(Collectors.joining(", "));
        return changes.isEmpty() ? "nothing changed" : changes;
    }

    /// Writes `digest.md` and `digest.html` into a folder that exists, or leaves those that are there as they are.
    ///
    /// @param before the ledger as of the beginning of `since`
    /// @throws IOException if the folder cannot be written
    public static Digest write(LocalDate since, View before, View now, Path folder) throws IOException {
        Digest digest = new Digest(since, before, now);
        FileSet files = FileSet.in(folder);
        try {
            files.write("digest.md", DigestMarkdown.of(digest));
            files.write("digest.html", DigestPage.of(digest));
            files.publish();
        } finally {
            files.discard();
        }
        return digest;
    }

    private void section(String title, String noun, String nouns, List<Item> items) {
        sections.add(new Section(title, noun, nouns, List.copyOf(items)));
    }

    // --- incidents --------------------------------------------------------------------------------------------------

    private void incidents() {
        Set<String> known = ids(before.incidents(), Incident::id);
        List<Item> items = now.incidents().stream()
                .filter(incident -> !known.contains(incident.id())
                        && incident.formerIds().stream().noneMatch(known::contains)
                        && incident.accounts().stream().noneMatch(account -> known.contains(account.id())))
                .sorted(Comparator.comparing(
                                (Incident incident) -> incident.when().edtf().orElse(""))
                        .reversed()
                        .thenComparing(Incident::id))
                .map(incident -> item(incident, grade(incident)))
                .toList();
        section("New incidents", "new incident", "new incidents", items);
    }

    private Item item(Incident incident, List<String> grade) {
        List<String> lines = new ArrayList<>();
        lines.add("When: " + TimeInWords.of(incident.when()));
        Toll.of(incident.casualties(), now.gone()).forEach(toll -> lines.add("People: " + toll.words()));
        lines.addAll(grade);
        return new Item(title(incident), incident.id(), lines, quotes(incident));
    }

    private List<String> grade(Incident incident) {
        return now.findAssessment(incident.id())
                .map(assessment -> List.of(
                        "Grade: " + words(assessment.grade()) + ": "
                                + assessment.reasons().stream().limit(2).collect(Collectors.joining("; ")),
                        "What would change it: " + String.join("; ", assessment.wouldChange())))
                .orElse(List.of());
    }

    private static String title(Incident incident) {
        String type = incident.type().words();
        String kind = type.equals("other") ? "Incident" : upper(type);
        Where where = incident.where();
        return PlaceField.of(where).isEmpty()
                ? kind + ", place not stated"
                : kind + (where instanceof Where.Region ? " in " : " at ") + where.name();
    }

    /// Claims that state most plainly that it happened, one a report first.
    private List<Quote> quotes(Incident incident) {
        Set<String> reports = new HashSet<>();
        Set<Span> quoted = new HashSet<>();
        List<Claim> own = incident.claims().stream()
                .flatMap(id -> now.findClaim(id).stream())
                .filter(claim -> claim.stance() != Stance.SILENT && claim.stance() != Stance.NO_COMMENT)
                .sorted(Comparator.comparing(Claim::about)
                        .thenComparing(Claim::report)
                        .thenComparing(Claim::quote))
                .toList();
        List<Quote> quotes = new ArrayList<>();
        for (Claim claim : own) {
            if (quotes.size() < QUOTED && reports.add(claim.report()) && quoted.add(claim.quote())) {
                quotes.add(quote(claim));
            }
        }
        for (Claim claim : own) {
            if (quotes.size() < Math.min(QUOTED, 2) && quoted.add(claim.quote())) {
                quotes.add(quote(claim));
            }
        }
        return quotes;
    }

    // --- grades -----------------------------------------------------------------------------------------------------

    private void grades() {
        Set<String> known = ids(before.claims(), Claim::id);
        List<Item> items = new ArrayList<>();
        for (Incident incident : now.incidents()) {
            Optional<Assessment> was = former(incident).flatMap(before::findAssessment);
            Optional<Assessment> is = now.findAssessment(incident.id());
            if (was.isPresent()
                    && is.isPresent()
                    && was.get().grade() != is.get().grade()) {
                List<String> lines = new ArrayList<>();
                lines.add("Grade: " + words(was.get().grade()) + " before, "
                        + words(is.get().grade()) + " now");
                is.get().reasons().forEach(reason -> lines.add("Why: " + reason));
                if (!was.get().policy().equals(is.get().policy())) {
                    lines.add("The policy changed too: from " + was.get().policy() + " to "
                            + is.get().policy());
                }
                items.add(new Item(
                        title(incident),
                        incident.id(),
                        lines,
                        incident.claims().stream()
                                .filter(id -> !known.contains(id))
                                .flatMap(id -> now.findClaim(id).stream())
                                .sorted(Comparator.comparing(Claim::about).thenComparing(Claim::quote))
                                .limit(QUOTED)
                                .map(this::quote)
                                .toList()));
            }
        }
        section("Changed grades", "changed grade", "changed grades", items);
    }

    /// The incident that this one was, or that its accounts were in.
    private Optional<String> former(Incident incident) {
        Set<String> known = ids(before.incidents(), Incident::id);
        if (known.contains(incident.id())) {
            return Optional.of(incident.id());
        }
        return incident.accounts().stream()
                .map(account -> before.currentIncident(account.id()))
                .filter(known::contains)
                .findFirst();
    }

    // --- checks -----------------------------------------------------------------------------------------------------

    private void relations(View was, View is) {
        Set<String> known = ids(was.all(Fact.RelationFact.class), Fact::id);
        List<Relation> fresh = is.all(Fact.RelationFact.class).stream()
                .filter(fact -> !known.contains(fact.id()))
                .sorted(Comparator.comparing(Fact::id))
                .map(Fact.RelationFact::relation)
                .toList();
        section(
                "New contradictions",
                "new contradiction",
                "new contradictions",
                pairs(fresh, Relation.Kind.CONTRADICTS));
        section("New tensions", "new tension", "new tensions", pairs(fresh, Relation.Kind.IN_TENSION));
        section(
                "Firmer in a headline than in the text",
                "headline firmer than its text",
                "headlines firmer than their texts",
                pairs(fresh, Relation.Kind.STATUS_DRIFT));
    }

    private List<Item> pairs(List<Relation> relations, Relation.Kind kind) {
        return relations.stream()
                .filter(relation -> relation.kind() == kind)
                .map(relation -> item(relation.why(), List.of(relation.a(), relation.b())))
                .toList();
    }

    /// A sentence over the claims that it is about, below the incident of the first.
    private Item item(String why, List<String> claims) {
        List<Claim> found =
                claims.stream().flatMap(id -> now.findClaim(id).stream()).toList();
        Optional<Incident> incident = found.stream()
                .flatMap(claim -> now.incidentsOf(claim).stream())
                .findFirst()
                .flatMap(id ->
                        now.incidents().stream().filter(i -> i.id().equals(id)).findFirst());
        return new Item(
                incident.map(Digest::title).orElse("No incident"),
                incident.map(Incident::id).orElse(""),
                List.of(upper(why)),
                found.stream().map(this::quote).toList());
    }

    private void audits(View was, View is) {
        Set<String> known = ids(was.all(Fact.AuditFact.class), Fact::id);
        List<Item> items = new ArrayList<>();
        for (Fact.AuditFact fact : is.all(Fact.AuditFact.class)) {
            if (!known.contains(fact.id())) {
                Audit audit = fact.audit();
                Item item = item(audit.why(), audit.claims());
                List<String> lines = new ArrayList<>(item.lines());
                lines.add(String.format(Locale.ROOT, "How sure: %.0f of 100", 100 * audit.confidence()));
                items.add(new Item(lower(audit.kind()) + "? " + item.heading(), item.incident(), lines, item.quotes()));
            }
        }
        section("New questions", "new question", "new questions", items);
    }

    private void revisions(View was, View is) {
        Set<String> known = ids(was.all(Fact.RevisionFact.class), Fact::id);
        List<Item> items = new ArrayList<>();
        for (Fact.RevisionFact fact : is.all(Fact.RevisionFact.class)) {
            if (known.contains(fact.id())) {
                continue;
            }
            Revision revision = fact.revision();
            for (Revision.Change change : revision.changes()) {
                if (change.kind() != Revision.Kind.ADDED) {
                    List<String> claims = new ArrayList<>();
                    change.before().ifPresent(claims::add);
                    change.after().ifPresent(claims::add);
                    Item item = item(change.why(), claims);
                    List<String> lines = new ArrayList<>(item.lines());
                    lines.add("How we know: " + String.join("; ", revision.basis()));
                    items.add(new Item(
                            upper(lower(change.kind())) + ": " + item.heading(),
                            item.incident(),
                            lines,
                            item.quotes()));
                }
            }
        }
        section(
                "Changed by newer versions of articles",
                "claim changed by a newer version",
                "claims changed by newer versions",
                items);
    }

    /// Taken back by the ledger itself: a newer reading of the same report no longer says so.
    private void withdrawn() {
        Set<String> standing = before.claims().stream()
                .filter(claim -> !before.isWithdrawn(claim))
                .map(Claim::id)
                .collect(Collectors.toSet());
        List<Item> items = now.claims().stream()
                .filter(claim -> now.isWithdrawn(claim) && standing.contains(claim.id()))
                .map(claim -> new Item(
                        "Withdrawn: " + claim.holder().name(),
                        "",
                        List.of("A newer reading of the same report does not say so"),
                        List.of(quote(claim))))
                .toList();
        section("Withdrawn claims", "withdrawn claim", "withdrawn claims", items);
    }

    private void tests(View was, View is) {
        Map<String, Norm> normsBefore = was.all(Fact.NormFact.class).stream()
                .collect(Collectors.toMap(Fact::id, Fact.NormFact::norm, (a, _) -> a));
        Map<String, Trend> trendsBefore = was.all(Fact.TrendFact.class).stream()
                .collect(Collectors.toMap(Fact::id, Fact.TrendFact::trend, (a, _) -> a));
        List<Item> items = new ArrayList<>();
        is.all(Fact.NormFact.class).stream()
                .map(Fact.NormFact::norm)
                .filter(norm -> norm.test().isPresent() && !norm.equals(normsBefore.get(norm.claim())))
                .forEach(norm -> items.add(
                        tested(norm.claim(), norm.behaviour(), norm.result().orElse(""))));
        is.all(Fact.TrendFact.class).stream()
                .map(Fact.TrendFact::trend)
                .filter(trend -> trend.test().isPresent() && !trend.equals(trendsBefore.get(trend.claim())))
                .forEach(trend -> items.add(tested(trend.claim(), trend.statement(), trend.result())));
        section(
                "Said to be usual, or to become more or less",
                "habit or trend counted",
                "habits or trends counted",
                items);
    }

    private Item tested(String claim, String words, String result) {
        return new Item(
                "“" + words + "”",
                "",
                List.of(upper(result)),
                now.findClaim(claim).map(this::quote).stream().toList());
    }

    private void reports() {
        Set<String> known = ids(before.reports(), Fact::id);
        List<Item> items = now.reports().stream()
                .filter(fact -> !known.contains(fact.id()))
                .map(fact -> new Item(source(fact), "", List.of(), List.of()))
                .toList();
        section("Reports read", "report", "reports", items);
    }

    // --- words ------------------------------------------------------------------------------------------------------

    private Quote quote(Claim claim) {
        String said = claim.holder().kind() == Holder.Kind.AUTHOR
                ? "The article"
                : upper(claim.holder().name());
        String verb = switch (claim.stance()) {
            case ASSERTS -> " states";
            case AFFIRMS -> " says";
            case CLAIMS -> " claims";
            case CONFIRMS -> " shows";
            case DENIES -> " denies";
            case NO_COMMENT -> " gave no comment";
            case SILENT -> " is said not to mention it";
        };
        String status = claim.status() == Status.UNCONFIRMED ? " (unconfirmed)" : "";
        return new Quote(
                said + verb + status,
                now.findWords(claim.quote()).orElse("(text erased)"),
                now.findReport(claim.report()).map(Digest::source).orElse("report erased"));
    }

    private static String source(Fact.ReportFact fact) {
        Report report = fact.report();
        Source source = report.source();
        return source.outlet().orElse("outlet not stated")
                + source.title().map(title -> ", “" + title + "”").orElse("")
                + (fact.published().window().isEmpty()
                        ? ", day of publication not stated"
                        : ", published " + TimeInWords.of(fact.published()))
                + (source.outlet().isEmpty() && source.title().isEmpty() ? " (" + source.path() + ")" : "");
    }

    private static <T> Set<String> ids(Collection<T> all, Function<T, String> id) {
        return all.stream().map(id).collect(Collectors.toSet());
    }

    private static String words(Assessment.Grade grade) {
        return lower(grade);
    }

    private static String lower(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }

    private static String upper(String words) {
        return words.isEmpty() ? words : words.substring(0, 1).toUpperCase(Locale.ROOT) + words.substring(1);
    }
}
