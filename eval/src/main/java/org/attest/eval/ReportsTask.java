package org.attest.eval;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.attest.eval.corpus.CorpusFolder;

/// Reports with gold: linking, claims and incidents, of a folder with `reports.jsonl`, texts and `gold.json`.
final class ReportsTask implements Task {
    @Override
    public String name() {
        return "reports";
    }

    @Override
    public void check(Request request) {
        gold(request);
    }

    static Gold gold(Request request) {
        return CorpusFolder.isOne(request.corpus())
                ? CorpusGold.of(CorpusFolder.read(request.corpus()))
                : Gold.read(request.corpus(), goldFile(request));
    }

    @Override
    public Score score(Request request, Path out) {
        Gold gold = gold(request);
        return score(request.corpus().toString(), gold, Output.read(out));
    }

    /// Beside the reports, or in `expected` beside their folder, where a run over the reports doesn't meet it.
    private static Path goldFile(Request request) {
        Path beside = request.corpus().resolve("gold.json");
        Path apart = request.corpus().resolveSibling("expected").resolve("gold.json");
        Path gold = request.gold().orElse(Files.isRegularFile(beside) ? beside : apart);
        if (!Files.isRegularFile(gold) || !Files.isRegularFile(request.corpus().resolve("reports.jsonl"))) {
            throw CorpusException.badUse(
                    "a corpus of `reports` must be a folder with reports.jsonl, the texts it names and gold.json (or --gold FILE); got %s, which lacks %s."
                            .formatted(request.corpus(), Files.isRegularFile(gold) ? "reports.jsonl" : "gold.json"));
        }
        return gold;
    }

    static Score score(String corpus, Gold gold, Output output) {
        List<ReportReading> readings = gold.reports().stream()
                .map(report -> ReportReading.of(report, output))
                .toList();
        LinkScore links = new LinkScore(readings);
        IncidentScore incidents = new IncidentScore(readings, output);
        List<Score.Metric> metrics = new ArrayList<>(links.metrics());
        metrics.addAll(incidents.metrics());
        metrics.addAll(new ClaimScore(readings).metrics());
        metrics.addAll(incidents.detailMetrics());
        List<String> verification = new ArrayList<>();
        metrics.addAll(verification(readings, output, verification));
        List<String> misses = new ArrayList<>();
        for (ReportReading reading : readings) {
            misses.add(reading.gold().brief()
                    + (reading.ours().isPresent() ? "" : " · NOT READ: no report of ours has this id or file"));
            misses.addAll(incidents.misses(reading));
            misses.addAll(ClaimScore.misses(reading));
            misses.add("");
        }
        misses.add("Linking");
        misses.addAll(links.misses());
        misses.addAll(verification);
        return new Score("reports", corpus, readings.size(), "reports", metrics, List.of(), misses);
    }

    /// Relations and refusals, for corpora whose gold holds them.
    private static List<Score.Metric> verification(List<ReportReading> readings, Output output, List<String> misses) {
        Map<String, String> ours = new HashMap<>();
        readings.forEach(reading -> reading.claimPairs()
                .forEach(pair -> ours.put(pair.gold().id(), pair.ours().id())));
        long wanted = 0;
        long found = 0;
        long forbidden = 0;
        long committed = 0;
        long refusals = 0;
        long refused = 0;
        for (ReportReading reading : readings) {
            for (Gold.Relation relation : reading.gold().relations()) {
                wanted++;
                if (holds(relation, ours, output)) {
                    found++;
                } else {
                    misses.add(
                            "  relation missed    %s: %s %s".formatted(relation.kinds(), relation.a(), relation.b()));
                }
            }
            for (Gold.Relation relation : reading.gold().forbiddenRelations()) {
                forbidden++;
                if (holds(relation, ours, output)) {
                    committed++;
                    misses.add(
                            "  relation spurious  %s: %s %s".formatted(relation.kinds(), relation.a(), relation.b()));
                }
            }
            for (Gold.Refusal refusal : reading.gold().refusals()) {
                refusals++;
                if (isRefused(refusal, reading, output)) {
                    refused++;
                } else {
                    misses.add("  refusal missed     %s %s %s: %s"
                            .formatted(
                                    reading.gold().id(),
                                    refusal.field(),
                                    refusal.incident().orElse(""),
                                    refusal.why()));
                }
            }
        }
        if (wanted + forbidden + refusals == 0) {
            return List.of();
        }
        String group = "Relations and refusals";
        return List.of(
                Score.Metric.share(group, "relation_recall", found, wanted, "relations of gold"),
                Score.Metric.share(
                        group,
                        "forbidden_relations_avoided",
                        forbidden - committed,
                        forbidden,
                        "relations that must not be there"),
                Score.Metric.share(group, "refusal_recall", refused, refusals, "refusals of gold"));
    }

    private static boolean holds(Gold.Relation relation, Map<String, String> ours, Output output) {
        Optional<String> a = Optional.ofNullable(ours.get(relation.a()));
        Optional<String> b = Optional.ofNullable(ours.get(relation.b()));
        return a.isPresent()
                && b.isPresent()
                && output.relations().stream()
                        .anyMatch(one ->
                                one.joins(a.get(), b.get()) && relation.kinds().contains(one.kind()));
    }

    /// By a refusal of the same field, or by the field's name in `not_stated` of the incident.
    private static boolean isRefused(Gold.Refusal refusal, ReportReading reading, Output output) {
        String report = reading.ours().map(Output.Report::id).orElse("");
        Optional<String> incident = refusal.incident()
                .flatMap(key -> reading.accountPairs().stream()
                        .filter(pair -> pair.gold().key().equals(key))
                        .map(pair -> pair.ours().incident())
                        .findFirst());
        boolean said = output.refusals().stream()
                .anyMatch(one -> one.report().equals(report)
                        && one.field().equals(refusal.field())
                        && (incident.isEmpty()
                                || one.incident().isEmpty()
                                || one.incident().equals(incident)));
        return said
                || output.incidents().stream()
                        .anyMatch(one -> incident.equals(Optional.of(one.id()))
                                && Json.texts(one.node(), "not_stated").contains(refusal.field()));
    }
}
