package org.attest.eval;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.attest.eval.corpus.Agreement;
import org.attest.eval.corpus.Baseline;
import org.attest.eval.corpus.Corpus;
import org.attest.eval.corpus.NearDuplicates;
import org.attest.eval.corpus.Problem;
import org.attest.eval.corpus.Statistics;

/// Whether the Attest corpus keeps its own rules, how much of each label it holds, and what a bag of words makes of it.
final class CorpusTask implements Task {
    private static final double ALIKE = 0.05;
    private static final int SHOWN = 12;

    @Override
    public String name() {
        return "corpus";
    }

    @Override
    public void check(Request request) {
        if (!Corpus.isOne(request.corpus())) {
            throw CorpusException.badUse(
                    "a corpus of `corpus` must be a folder with marked/ and settings.tsv; got %s, which is none. Give `corpus`."
                            .formatted(request.corpus()));
        }
    }

    @Override
    public Score score(Request request, Path out) {
        return scoreStage(request).orElseThrow();
    }

    @Override
    public Optional<Score> scoreStage(Request request) {
        Corpus corpus = Corpus.compile(request.corpus());
        Statistics statistics = corpus.statistics();
        List<Problem> twice = new ArrayList<>();
        Agreement agreement = corpus.agreement(twice);
        List<Problem> stale = corpus.stale();
        List<String> shortfalls = statistics.shortfalls();
        List<Score.Metric> metrics = new ArrayList<>();
        String rules = "Rules";
        metrics.add(Score.Metric.count(rules, "problems", corpus.problems().size(), "spans, labels or laws broken"));
        metrics.add(
                Score.Metric.count(rules, "stale_files", stale.size(), "compiled files that marked/ does not give"));
        metrics.add(Score.Metric.count(rules, "shortfalls", shortfalls.size(), "counts below what is promised"));
        for (Map.Entry<String, Long> size : statistics.sizes().entrySet()) {
            metrics.add(Score.Metric.count("Size", size.getKey().replace(' ', '_'), size.getValue(), ""));
        }
        for (Baseline.Result result : Baseline.results(corpus.part("train"), corpus.part("dev"))) {
            String group = "A bag of words (naive Bayes, train to dev): " + result.label();
            String name = result.label().split(",", -1)[0].replace(' ', '_');
            metrics.add(percent(group, name + "_accuracy", result.accuracy(), "of " + result.items()));
            metrics.add(percent(group, name + "_macro_f1", result.macroF1(), "mean over labels"));
            metrics.add(percent(group, name + "_majority", result.majority(), "always the most frequent label"));
        }
        List<String> details = new ArrayList<>();
        details.add("Reports that share most of their wording (five-word shingles, Jaccard)");
        NearDuplicates.find(corpus.groups(), ALIKE).stream()
                .limit(SHOWN)
                .map(pair -> String.format(
                        Locale.ROOT,
                        "  %5.1f %%  %s  %s%s",
                        100 * pair.share(),
                        pair.a(),
                        pair.b(),
                        pair.sameGroup() ? "" : "  (different groups)"))
                .forEach(details::add);
        if (agreement.reports() > 0) {
            details.add("");
            details.add("Labelled twice: %s reports".formatted(agreement.reports()));
            details.add(agreement.tables());
        }
        List<String> misses = Stream.of(corpus.problems(), stale, twice)
                .flatMap(List::stream)
                .map(Problem::toString)
                .toList();
        return Optional.of(new Score(
                name(),
                request.corpus().toString(),
                statistics.sizes().getOrDefault("reports", 0L).intValue(),
                "reports",
                metrics,
                details,
                Stream.concat(misses.stream(), shortfalls.stream()).toList()));
    }

    private static Score.Metric percent(String group, String name, double share, String basis) {
        return Score.Metric.percent(group, name, Optional.of(share), basis);
    }
}
