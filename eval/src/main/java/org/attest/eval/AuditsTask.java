package org.attest.eval;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.attest.eval.corpus.CorpusFolder;

/// The questions that audits ask, and relations between claims, of a corpus whose gold holds some of both.
///
/// Gold names the audits that its writers put in and a few relations a group. One of ours that gold does not have may
/// still be right: `--misses` lists each with its texts, for a person to count.
final class AuditsTask implements Task {
    private static final List<String> KINDS =
            List.of("WRONG_INCIDENT", "DROPPED_QUANTIFIER", "DROPPED_HEDGE", "SINGLE_ORIGIN");

    @Override
    public String name() {
        return "audits";
    }

    @Override
    public void check(Request request) {
        ReportsTask.gold(request);
    }

    @Override
    public Score score(Request request, Path out) {
        Gold gold = ReportsTask.gold(request);
        Score read = score(request.corpus().toString(), gold, Output.read(out));
        if (!CorpusFolder.isOne(request.corpus())) {
            return read;
        }
        Output right = RightReading.of(CorpusFolder.read(request.corpus()));
        Score given = score(request.corpus().toString(), gold, right);
        return joined(read, given);
    }

    /// What a run makes of the reports, and beside it what verification makes of right claims and incidents.
    private static Score joined(Score read, Score given) {
        List<Score.Metric> metrics = new ArrayList<>(read.metrics());
        given.metrics()
                .forEach(metric -> metrics.add(new Score.Metric(
                        metric.group() + ", given right claims and incidents",
                        "given_" + metric.name(),
                        metric.value(),
                        metric.unit(),
                        metric.basis())));
        List<String> details = new ArrayList<>(read.details());
        details.add("  given right claims and incidents:");
        details.addAll(given.details());
        List<String> misses = new ArrayList<>(read.misses());
        misses.add("Given right claims and incidents");
        misses.addAll(given.misses());
        return new Score(read.task(), read.corpus(), read.n(), read.unit(), metrics, details, misses);
    }

    static Score score(String corpus, Gold gold, Output output) {
        List<ReportReading> readings = gold.reports().stream()
                .map(report -> ReportReading.of(report, output))
                .toList();
        Scoring scoring = new Scoring(readings, output);
        List<Score.Metric> metrics = new ArrayList<>(scoring.audits());
        List<String> confusion = new ArrayList<>();
        metrics.addAll(scoring.relations(confusion));
        return new Score("audits", corpus, readings.size(), "reports", metrics, confusion, scoring.misses);
    }

    /// One claim of gold, where it stands.
    private record Place(String report, int start, int end, String quote) {}

    private static final class Scoring {
        private final List<ReportReading> readings;
        private final Output output;
        private final Map<String, Place> places = new HashMap<>();
        private final Map<String, Output.Claim> claims = new HashMap<>();
        private final Map<String, String> names = new HashMap<>();
        private final List<String> misses = new ArrayList<>();

        Scoring(List<ReportReading> readings, Output output) {
            this.readings = readings;
            this.output = output;
            output.claims().forEach(claim -> claims.put(claim.id(), claim));
            for (ReportReading reading : readings) {
                String ours = reading.ours().map(Output.Report::id).orElse("");
                names.put(ours, reading.gold().id());
                for (Gold.Claim claim : reading.gold().allClaims()) {
                    places.put(claim.id(), new Place(ours, claim.start(), claim.end(), claim.quote()));
                }
            }
        }

        List<Score.Metric> audits() {
            List<Score.Metric> metrics = new ArrayList<>();
            Set<Output.Audit> right = new HashSet<>();
            int allFound = 0;
            int allWanted = 0;
            for (String kind : KINDS) {
                int wanted = 0;
                int found = 0;
                for (ReportReading reading : readings) {
                    for (Gold.Audit audit : reading.gold().audits()) {
                        if (!audit.kind().equals(kind)) {
                            continue;
                        }
                        wanted++;
                        List<Output.Audit> asking = output.audits().stream()
                                .filter(ours -> asks(ours, audit))
                                .toList();
                        right.addAll(asking);
                        if (asking.isEmpty()) {
                            missed(audit);
                        } else {
                            found++;
                        }
                    }
                }
                metrics.addAll(ofKind(kind, found, wanted, right));
                allFound += found;
                allWanted += wanted;
            }
            long reports = readings.size();
            long others = output.audits().stream()
                    .filter(ours -> !right.contains(ours))
                    .count();
            metrics.add(Score.Metric.share("Audits", "audit_recall", allFound, allWanted, "audits of gold"));
            metrics.add(Score.Metric.count(
                    "Audits",
                    "audits_beside_gold",
                    others,
                    "of ours in " + reports + " reports; a person judges them"));
            output.audits().stream().filter(ours -> !right.contains(ours)).forEach(this::beside);
            return metrics;
        }

        private List<Score.Metric> ofKind(String kind, int found, int wanted, Set<Output.Audit> right) {
            long ours = output.audits().stream()
                    .filter(one -> one.kind().equals(kind))
                    .count();
            long hits = right.stream().filter(one -> one.kind().equals(kind)).count();
            String name = kind.toLowerCase(Locale.ROOT);
            return List.of(
                    Score.Metric.share("Audits", name + "_recall", found, wanted, "audits of gold"),
                    Score.Metric.share("Audits", name + "_in_gold", hits, ours, "audits of ours"));
        }

        /// Whether the two ask the same: of one kind, about gold's first claim, and beside another of gold's,
        /// if it has
        /// one.
        private boolean asks(Output.Audit ours, Gold.Audit gold) {
            List<Place> wanted = gold.claims().stream()
                    .map(places::get)
                    .filter(place -> place != null)
                    .toList();
            long hits = wanted.stream()
                    .filter(place -> ours.claims().stream().anyMatch(id -> isAt(id, place)))
                    .count();
            return ours.kind().equals(gold.kind()) && !wanted.isEmpty() && hits >= Math.min(2, wanted.size());
        }

        private boolean isAt(String id, Place place) {
            Output.Claim claim = claims.get(id);
            return claim != null
                    && claim.report().equals(place.report())
                    && claim.start() < place.end()
                    && place.start() < claim.end();
        }

        private void missed(Gold.Audit audit) {
            misses.add("  audit missed     " + audit.kind());
            audit.claims()
                    .forEach(id -> misses.add("    gold  " + id + ": "
                            + (Optional.ofNullable(places.get(id))
                                    .map(Place::quote)
                                    .orElse("no such claim"))));
        }

        private void beside(Output.Audit audit) {
            misses.add(String.format(
                    Locale.ROOT, "  audit beside gold  %s %.2f: %s", audit.kind(), audit.confidence(), audit.why()));
            audit.claims().stream()
                    .map(claims::get)
                    .filter(claim -> claim != null)
                    .forEach(claim -> misses.add(
                            "    ours  " + names.getOrDefault(claim.report(), claim.report()) + ": " + claim.brief()));
        }

        // ---- relations ---------------------------------------------------------------------------------------------

        /// Recall by kind, and which kind ours are where gold has another.
        List<Score.Metric> relations(List<String> confusion) {
            Map<String, String> ours = new HashMap<>();
            readings.forEach(reading -> reading.claimPairs()
                    .forEach(pair -> ours.put(pair.gold().id(), pair.ours().id())));
            Map<String, Map<String, Integer>> found = new TreeMap<>();
            Map<String, Integer> wanted = new TreeMap<>();
            Map<String, Integer> read = new TreeMap<>();
            for (ReportReading reading : readings) {
                for (Gold.Relation relation : reading.gold().relations()) {
                    String kind = relation.kinds().getFirst();
                    wanted.merge(kind, 1, Integer::sum);
                    String a = ours.getOrDefault(relation.a(), "");
                    String b = ours.getOrDefault(relation.b(), "");
                    boolean bothRead = !a.isEmpty() && !b.isEmpty();
                    read.merge(kind, bothRead && together(a, b) ? 1 : 0, Integer::sum);
                    Set<String> kinds = new TreeSet<>();
                    output.relations().stream().filter(one -> one.joins(a, b)).forEach(one -> kinds.add(one.kind()));
                    String as = kinds.stream()
                            .filter(relation.kinds()::contains)
                            .findFirst()
                            .map(_ -> kind)
                            .orElse(kinds.isEmpty() ? "none" : String.join("+", kinds));
                    found.computeIfAbsent(kind, _ -> new LinkedHashMap<>()).merge(as, 1, Integer::sum);
                }
            }
            List<Score.Metric> metrics = new ArrayList<>();
            int right = 0;
            int possible = 0;
            int all = 0;
            for (Map.Entry<String, Integer> kind : wanted.entrySet()) {
                int hits = found.getOrDefault(kind.getKey(), Map.of()).getOrDefault(kind.getKey(), 0);
                right += hits;
                possible += read.getOrDefault(kind.getKey(), 0);
                all += kind.getValue();
                metrics.add(Score.Metric.share(
                        "Relations",
                        kind.getKey().toLowerCase(Locale.ROOT) + "_recall",
                        hits,
                        kind.getValue(),
                        "relations of gold"));
                confusion.add(
                        "  gold %-13s ours %s".formatted(kind.getKey(), found.getOrDefault(kind.getKey(), Map.of())));
            }
            metrics.add(Score.Metric.share("Relations", "relation_recall", right, all, "relations of gold"));
            metrics.add(Score.Metric.share(
                    "Relations",
                    "relation_recall_where_read",
                    right,
                    possible,
                    "relations of gold whose claims are read and in one incident of ours"));
            metrics.add(Score.Metric.count(
                    "Relations",
                    "relations_of_ours",
                    output.relations().size(),
                    "of all kinds; gold has a few a group"));
            return metrics;
        }

        private Set<String> incidents(String id) {
            return Objects.requireNonNull(claims.get(id), id).incidents();
        }

        private boolean together(String a, String b) {
            Set<String> incidents = new HashSet<>(incidents(a));
            incidents.retainAll(incidents(b));
            return !incidents.isEmpty();
        }
    }
}
