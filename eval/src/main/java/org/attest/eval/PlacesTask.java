package org.attest.eval;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// Place names of news: found and set on the map (end to end), and set on the map where a person marked the name
/// (resolution). [GeoScore] says what counts as right.
final class PlacesTask implements Task {
    @Override
    public String name() {
        return "places";
    }

    @Override
    public void check(Request request) {
        if (GeoCorpus.files(request.corpus()).isEmpty()) {
            throw CorpusException.badUse(
                    "a corpus of `places` must be a folder with .xml files of LGL or GeoVirus; got %s, which has none"
                            .formatted(request.corpus()));
        }
    }

    /// A run's files hold the places of claims and incidents, not each mention, so what `--out` names is not asked.
    @Override
    public Score score(Request request, Path out) {
        return score(request);
    }

    @Override
    public Optional<Score> scoreStage(Request request) {
        return Optional.of(score(request));
    }

    private Score score(Request request) {
        GeoCorpus.Part part = request.part()
                .map(p -> GeoCorpus.Part.valueOf(p.toUpperCase(Locale.ROOT)))
                .orElse(GeoCorpus.Part.ALL);
        List<Score.Metric> metrics = new ArrayList<>();
        List<String> misses = new ArrayList<>();
        List<String> details = new ArrayList<>();
        GeoScore scorer = new GeoScore();
        int articles = 0;
        for (Path file : GeoCorpus.files(request.corpus())) {
            GeoCorpus corpus = GeoCorpus.read(file).only(part);
            GeoScore.Tally tally = new GeoScore.Tally();
            corpus.articles().forEach(article -> scorer.add(article, tally));
            articles += corpus.articles().size();
            String prefix = corpus.name().toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "_");
            metrics.addAll(Score.precisionRecall(
                    corpus.name(), prefix + "_end_to_end", tally.right, tally.answers, tally.gold, "names"));
            metrics.add(Score.Metric.share(
                    corpus.name(), prefix + "_resolution_161km", tally.resolved, tally.gold, "marked names"));
            details.add(corpus.name() + ": " + tally.classes);
            tally.misses.forEach(miss -> misses.add(corpus.name() + "  " + miss));
        }
        return new Score(
                name(),
                request.corpus() + " (" + part.name().toLowerCase(Locale.ROOT) + ")",
                articles,
                "articles",
                metrics,
                details,
                misses);
    }
}
