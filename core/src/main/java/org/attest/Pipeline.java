package org.attest;

import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.attest.actors.ActorResolver;
import org.attest.actors.Actors;
import org.attest.claims.Claim;
import org.attest.claims.ClaimExtractor;
import org.attest.incidents.Account;
import org.attest.incidents.AccountBuilder;
import org.attest.incidents.Incident;
import org.attest.incidents.Linker;
import org.attest.incidents.Ruling;
import org.attest.incidents.Told;
import org.attest.language.Document;
import org.attest.language.Languages;
import org.attest.language.Reader;
import org.attest.language.Reading;
import org.attest.language.RuleReader;
import org.attest.ledger.Fact;
import org.attest.ledger.Ledger;
import org.attest.ledger.View;
import org.attest.places.Gazetteer;
import org.attest.places.PlaceResolver;
import org.attest.places.Places;
import org.attest.reports.Notice;
import org.attest.reports.Report;
import org.attest.reports.ReportReader;
import org.attest.time.Conflicts;
import org.attest.time.PublicationDate;
import org.attest.time.TimeResolver;
import org.attest.time.Times;
import org.attest.verification.Assessor;
import org.attest.verification.Auditor;
import org.attest.verification.Norms;
import org.attest.verification.Origins;
import org.attest.verification.Policy;
import org.attest.verification.Refusals;
import org.attest.verification.Relation;
import org.attest.verification.Relations;
import org.attest.verification.Revision;
import org.attest.verification.Revisions;
import org.attest.verification.Standing;
import org.attest.verification.Trends;

/// The one class that knows every stage. A report is read ([#read]); the facts of all reports are linked and graded
/// ([#link]); both go into a ledger.
public final class Pipeline {
    /// Who the ledger says recorded what this class makes.
    public static final String AUTHOR = "attest";

    /// Reports that are read before they are recorded together; bounds memory, not the result.
    private static final int BATCH = 200;

    private static final String FAILED = "pipeline.stage-failed";

    private static final String NOT_READ = "language.not-read";

    /// Notices of single reports that a run tells of; the others are the page's to show.
    private static final Set<String> TOLD = Set.of(FAILED, NOT_READ);

    private final Languages languages = new Languages();
    private final Reader reader;
    private final TimeResolver times;
    private final PlaceResolver places;
    private final ActorResolver actors;

    /// What could not be loaded.
    private final List<Notice> loading;

    private final ClaimExtractor claims = new ClaimExtractor();
    private final AccountBuilder accounts = new AccountBuilder();
    private final Told.Maker telling = new Told.Maker();
    private final Linker linker = new Linker();
    private final Relations relations = new Relations();
    private final Auditor auditor = new Auditor();
    private final Assessor assessor;
    private final Refusals refusals = new Refusals();

    public Pipeline(Reader reader, TimeResolver times, PlaceResolver places, ActorResolver actors) {
        this(reader, times, places, actors, Policy.bundled(), List.of());
    }

    private Pipeline(
            Reader reader,
            TimeResolver times,
            PlaceResolver places,
            ActorResolver actors,
            Policy policy,
            List<Notice> loading) {
        this.loading = List.copyOf(loading);
        this.assessor = new Assessor(policy, actors);
        this.reader = reader;
        this.times = times;
        this.places = places;
        this.actors = actors;
    }

    /// The pipeline with the reader, gazetteer and tables that come with Attest. Takes about half a second to load.
    public static Pipeline bundled() {
        return with(new RuleReader(), Gazetteer.load(), List.of());
    }

    /// The same with another gazetteer, such as one that holds what a user added.
    ///
    /// @param notices of what could not be loaded; every run tells them
    public static Pipeline with(Gazetteer gazetteer, List<Notice> notices) {
        return with(new RuleReader(), gazetteer, notices);
    }

    /// The same with another reader, which stays the caller's to close.
    public static Pipeline with(Reader reader, Gazetteer gazetteer, List<Notice> notices) {
        return new Pipeline(
                reader,
                new TimeResolver(Conflicts.bundled()),
                new PlaceResolver(gazetteer),
                new ActorResolver(),
                Policy.bundled(),
                notices);
    }

    /// The same, grading by another policy.
    public Pipeline gradingBy(Policy policy) {
        return new Pipeline(reader, times, places, actors, policy, loading);
    }

    /// Reads all inputs, records what they say, links and grades it. What cannot be read is noticed, and the rest
    /// goes on.
    ///
    /// @param now since when the facts are known
    /// @param progress told of each report that has been read
    public Outcome run(
            List<Path> inputs, ReportReader.Options options, Ledger ledger, Instant now, Consumer<Report> progress) {
        List<Notice> notices = new ArrayList<>(loading);
        List<String> reports = new ArrayList<>();
        int added = 0;
        List<Report> batch = new ArrayList<>();
        int[] gained = new int[1];
        Recorder recorder = new Recorder(ledger, now);
        new ReportReader()
                .read(
                        inputs,
                        options,
                        report -> {
                            batch.add(report);
                            reports.add(report.id());
                            if (batch.size() == BATCH) {
                                gained[0] += recorder.record(readAll(batch, notices, progress));
                                batch.clear();
                            }
                        },
                        notices::add);
        gained[0] += recorder.record(readAll(batch, notices, progress));
        added += gained[0]
                + ledger.append(notices.stream().map(Fact.NoticeFact::new).toList(), AUTHOR, now);
        if (!reports.isEmpty()) {
            added += ledger.append(link(ledger.now()), AUTHOR, now);
        }
        return new Outcome(reports, notices, added);
    }

    /// @param reports ids of the reports that were read
    /// @param notices what could not be read, or had to be assumed
    /// @param added entries that the ledger gained; 0 if it held all of it before
    public record Outcome(List<String> reports, List<Notice> notices, int added) {
        public Outcome {
            reports = List.copyOf(reports);
            notices = List.copyOf(notices);
        }
    }

    /// Reports are read side by side, one worker a core, and come out in order.
    private List<Fact> readAll(List<Report> batch, List<Notice> notices, Consumer<Report> progress) {
        Map<Report, List<Fact>> facts = new ConcurrentHashMap<>();
        batch.parallelStream().forEach(report -> {
            List<Fact> read = readOrNotice(report);
            facts.put(report, read);
            progress.accept(report);
        });
        List<Fact> inOrder = batch.stream()
                .flatMap(r -> facts.getOrDefault(r, List.of()).stream())
                .toList();
        inOrder.forEach(fact -> {
            if (fact instanceof Fact.NoticeFact f && TOLD.contains(f.notice().code())) {
                notices.add(f.notice());
            }
        });
        return inOrder;
    }

    /// A report that breaks a stage is our bug; it must not cost the user the other reports, so it is noticed by
    /// name.
    private List<Fact> readOrNotice(Report report) {
        try {
            return read(report);
        } catch (IllegalArgumentException
                | IllegalStateException
                | IndexOutOfBoundsException
                | java.util.NoSuchElementException
                | StackOverflowError e) {
            return List.of(new Fact.NoticeFact(new Notice(
                    "pipeline",
                    FAILED,
                    Optional.of(report.source().path()),
                    Optional.empty(),
                    "every report must be readable; got " + e + " in " + report.brief()
                            + ". This is a bug in Attest: please report it with the text, if it may be shared")));
        }
    }

    /// What each stage made of one report, for those who ask why.
    public record Stages(Document document, Reading reading, Times times, Places places, Actors actors) {}

    public Stages stages(Report report) {
        Document document = Document.of(report);
        Reading reading = reader.read(document);
        return new Stages(document, reading, times.resolve(reading), places.resolve(reading), actors.resolve(reading));
    }

    /// Everything that one report says, as facts. Sees no other report, so reports may be read in any order and at
    /// once.
    public List<Fact> read(Report report) {
        Optional<String> language = languages.other(report.text().value());
        return language.isPresent() ? unread(report, language.get()) : readEnglish(report);
    }

    /// The report itself, and that nothing in it was read: kept, so that it can be read one day, and nobody takes
    /// it
    /// for a report that says nothing.
    private List<Fact> unread(Report report, String language) {
        Times published = times.resolve(new Reading(
                new Document(report, List.of(), List.of()), List.of(), List.of(), List.of(), List.of(), List.of()));
        return List.of(
                new Fact.ReportFact(report, published.published(), Optional.empty(), Optional.of(language)),
                new Fact.NoticeFact(new Notice(
                        "language",
                        NOT_READ,
                        Optional.of(report.id()),
                        Optional.empty(),
                        "reports must be in English to be read; got one in %s (%s) in %s, which is kept and not read. Translate it, and say so in its title"
                                .formatted(
                                        Languages.name(language),
                                        language,
                                        report.source().path()))));
    }

    private List<Fact> readEnglish(Report report) {
        Stages stages = stages(report);
        List<Claim> extracted = claims.extract(stages.reading(), stages.times(), stages.places(), stages.actors());
        AccountBuilder.Accounts sorted =
                accounts.build(stages.reading(), extracted, stages.times(), stages.places(), stages.actors());
        Map<String, Claim> byId = byId(sorted.claims());

        List<Fact> facts = new ArrayList<>();
        facts.add(
                new Fact.ReportFact(report, stages.times().published(), Optional.of(reader.name()), Optional.empty()));
        sorted.claims().forEach(c -> facts.add(new Fact.ClaimFact(c)));
        sorted.accounts().forEach(a -> facts.add(new Fact.AccountFact(a)));
        refusals.find(report, stages.times().published(), stages.places(), sorted.accounts(), byId)
                .forEach(r -> facts.add(new Fact.RefusalFact(r)));
        stages.actors().ties().forEach(t -> facts.add(new Fact.TieFact(t)));
        stages.document().notices().forEach(n -> facts.add(new Fact.NoticeFact(n)));
        stages.times().notices().forEach(n -> facts.add(new Fact.NoticeFact(n)));
        stages.places().notices().forEach(n -> facts.add(new Fact.NoticeFact(n)));
        return facts;
    }

    /// Links the accounts of all reports that a ledger holds into incidents, sets their claims against one another
    /// and
    /// against what newer versions say, grades them, and tests what is said of many. What no longer holds is
    /// withdrawn.
    public List<Fact> link(View view) {
        Map<String, Claim> byId = byId(view.all(Fact.ClaimFact.class).stream()
                .map(Fact.ClaimFact::claim)
                .toList());
        Map<String, Report> reports = new LinkedHashMap<>();
        Map<String, PublicationDate> published = new HashMap<>();
        view.all(Fact.ReportFact.class).forEach(fact -> {
            reports.put(fact.id(), fact.report());
            published.put(fact.id(), fact.published());
        });
        List<Revision> revisions = Revisions.find(
                List.copyOf(reports.values()),
                published,
                byId.values().stream().collect(Collectors.groupingBy(Claim::report)));
        Set<String> gone = Revisions.gone(revisions).keySet();
        List<Incident> incidents = linker.link(told(view), rulings(view));
        Assessor.Session grading = assessor.over(
                byId,
                gone,
                view.all(Fact.TieFact.class).stream().map(Fact.TieFact::tie).toList());
        List<Fact> facts = new ArrayList<>();
        revisions.forEach(r -> facts.add(new Fact.RevisionFact(r)));
        for (Incident incident : incidents) {
            List<Relation> between = relations.find(incident, byId, reports);
            facts.add(new Fact.IncidentFact(incident));
            between.forEach(r -> facts.add(new Fact.RelationFact(r)));
            Map<String, String> origins = Origins.of(incident.accounts().stream()
                    .map(account -> reports.get(account.report()))
                    .filter(Objects::nonNull)
                    .toList());
            facts.add(new Fact.AssessmentFact(grading.assess(incident, between, origins)));
        }
        auditor.find(incidents, byId, reports).forEach(audit -> facts.add(new Fact.AuditFact(audit)));
        Standing standing = new Standing(incidents, byId, reports, published, gone);
        new Norms(standing, actors).find().forEach(n -> facts.add(new Fact.NormFact(n)));
        new Trends(standing).find().forEach(t -> facts.add(new Fact.TrendFact(t)));
        facts.addAll(withdrawals(view, facts));
        return facts;
    }

    /// Records that a person merged or split incidents, and links anew. It holds in every later run.
    ///
    /// @param author the person
    /// @return entries that the ledger gained
    public int rule(Ledger ledger, Ruling ruling, String author, Instant now) {
        return ledger.append(List.of(new Fact.RulingFact(ruling)), author, now)
                + ledger.append(link(ledger.now()), AUTHOR, now);
    }

    /// Takes a ruling back, and links anew: incidents are again as they are computed.
    ///
    /// @throws IllegalArgumentException if no such ruling stands
    public int undo(Ledger ledger, Ruling ruling, String author, String why, Instant now) {
        Fact fact = new Fact.RulingFact(ruling);
        if (!rulings(ledger.now()).contains(ruling)) {
            throw new IllegalArgumentException("a ruling must stand to be undone; got " + ruling
                    + ", which the ledger does not hold. See its facts of the kind " + fact.kind());
        }
        return ledger.append(List.of(new Fact.WithdrawnFact(fact.kind(), fact.id(), "", why)), author, now)
                + ledger.append(link(ledger.now()), AUTHOR, now);
    }

    private static List<Ruling> rulings(View view) {
        return view.all(Fact.RulingFact.class).stream()
                .map(Fact.RulingFact::ruling)
                .toList();
    }

    /// The accounts of all reports with what they can be recognised by: what the linker compares.
    public List<Told> told(View view) {
        Map<String, Claim> byId = byId(view.all(Fact.ClaimFact.class).stream()
                .map(Fact.ClaimFact::claim)
                .toList());
        Map<String, List<Account>> accountsOf = view.all(Fact.AccountFact.class).stream()
                .map(Fact.AccountFact::account)
                .collect(Collectors.groupingBy(Account::report));
        return view.all(Fact.ReportFact.class).parallelStream()
                .flatMap(fact -> telling
                        .of(
                                fact.report(),
                                fact.published().window(),
                                accountsOf.getOrDefault(fact.id(), List.of()),
                                byId)
                        .stream())
                .toList();
    }

    /// Records what reports say, and takes back what an earlier reading of them said and this one does not.
    private static final class Recorder {
        private final Ledger ledger;
        private final Instant now;
        private final Set<String> recorded = new HashSet<>();
        // Building a view reads the whole ledger, so it is asked for once and not for each batch.
        private View before;

        Recorder(Ledger ledger, Instant now) {
            this.ledger = ledger;
            this.now = now;
            this.before = ledger.now();
        }

        int record(List<Fact> read) {
            List<String> reports = read.stream()
                    .filter(f -> f instanceof Fact.ReportFact)
                    .map(Fact::id)
                    .toList();
            // The same bytes twice, with other metadata: the second reading supersedes the first of this run.
            if (reports.stream().anyMatch(recorded::contains)) {
                before = ledger.now();
            }
            recorded.addAll(reports);
            List<Fact> facts = new ArrayList<>(superseded(before, read));
            facts.addAll(read);
            return ledger.append(facts, AUTHOR, now);
        }
    }

    /// What an earlier reading of the same reports said and this one does not.
    private static List<Fact> superseded(View view, List<Fact> read) {
        Set<String> reports = read.stream()
                .filter(f -> f instanceof Fact.ReportFact)
                .map(Fact::id)
                .collect(Collectors.toSet());
        Set<String> kept = read.stream().map(f -> f.kind() + " " + f.id()).collect(Collectors.toSet());
        List<Fact> withdrawn = new ArrayList<>();
        withdraw(view.all(Fact.ClaimFact.class), f -> f.claim().report(), reports, kept, withdrawn);
        withdraw(view.all(Fact.AccountFact.class), f -> f.account().report(), reports, kept, withdrawn);
        withdraw(view.all(Fact.RefusalFact.class), f -> f.refusal().report(), reports, kept, withdrawn);
        withdraw(view.all(Fact.TieFact.class), f -> f.tie().from().report(), reports, kept, withdrawn);
        return withdrawn;
    }

    private static <F extends Fact> void withdraw(
            List<F> facts, Function<F, String> owner, Set<String> owners, Set<String> kept, List<Fact> withdrawn) {
        facts.stream()
                .filter(f -> owners.contains(owner.apply(f)) && !kept.contains(f.kind() + " " + f.id()))
                .forEach(f -> withdrawn.add(
                        new Fact.WithdrawnFact(f.kind(), f.id(), "", "a newer reading of the report does not say so")));
    }

    /// Incidents, and what was said of them, that stood and are no longer made; ids of merged incidents lead to
    /// what they
    /// became.
    private static List<Fact> withdrawals(View view, List<Fact> made) {
        Set<String> kept =
                made.stream().map(f -> f.kind() + " " + f.id()).collect(Collectors.toCollection(HashSet::new));
        Map<String, String> incidentOfAccount = new LinkedHashMap<>();
        for (Fact fact : made) {
            if (fact instanceof Fact.IncidentFact f) {
                f.incident()
                        .accounts()
                        .forEach(a -> incidentOfAccount.put(a.id(), f.incident().id()));
            }
        }
        List<Fact> withdrawn = new ArrayList<>();
        for (Fact.IncidentFact fact : view.all(Fact.IncidentFact.class)) {
            if (!kept.contains(fact.kind() + " " + fact.id())) {
                String redirect = incidentOfAccount.getOrDefault(fact.id(), "");
                withdrawn.add(new Fact.WithdrawnFact(
                        fact.kind(),
                        fact.id(),
                        redirect,
                        redirect.isEmpty()
                                ? "no report tells of it any more"
                                : "it is the same incident as " + redirect));
            }
        }
        List<Fact> derived = new ArrayList<>(view.all(Fact.RelationFact.class));
        derived.addAll(view.all(Fact.AssessmentFact.class));
        derived.addAll(view.all(Fact.AuditFact.class));
        derived.addAll(view.all(Fact.NormFact.class));
        derived.addAll(view.all(Fact.TrendFact.class));
        derived.addAll(view.all(Fact.RevisionFact.class));
        derived.stream()
                .filter(f -> !kept.contains(f.kind() + " " + f.id()))
                .forEach(f -> withdrawn.add(new Fact.WithdrawnFact(
                        f.kind(), f.id(), "", "its claims, reports or incident no longer stand so")));
        return withdrawn;
    }

    private static Map<String, Claim> byId(List<Claim> claims) {
        return claims.stream()
                .collect(Collectors.toMap(Claim::id, Function.identity(), (a, _) -> a, LinkedHashMap::new));
    }
}
