package org.attest.eval;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.attest.imagery.RadarCheck;
import org.attest.imagery.SceneFolder;
import org.attest.imagery.building.Footprints;
import org.attest.imagery.building.Verdict;
import org.locationtech.jts.geom.Coordinate;

/// Radar scenes of buildings of which it is known what became of them: as `attest simulate scenes` makes them, or real
/// ones in
/// the same form. `buildings.geojson` has an `event` (an instant) and for each building a `state`: `destroyed`,
/// `damaged`,
/// `intact` or `built_anew`.
final class ImageryTask implements Task {
    /// Side of the blocks that are resampled.
    private static final double BLOCK_METRES = 500;

    /// Share of damaged buildings for which precision is stated beside the corpus's own.
    private static final double PRIOR = 0.05;

    @Override
    public String name() {
        return "imagery";
    }

    @Override
    public Optional<Score> scoreStage(Request request) {
        return Optional.of(score(request, request.corpus()));
    }

    @Override
    public void check(Request request) {
        if (!Files.isRegularFile(truth(request))) {
            throw CorpusException.badUse(
                    "a corpus of `imagery` must be a folder of scenes with buildings.geojson; got %s, which lacks it. Make one with attest simulate scenes"
                            .formatted(request.corpus()));
        }
    }

    @Override
    public Score score(Request request, Path out) {
        check(request);
        try {
            JsonNode truth = Json.file(truth(request));
            Map<String, String> states = new HashMap<>();
            truth.path("features")
                    .forEach(feature -> states.put(
                            feature.path("id").asText(),
                            feature.path("properties").path("state").asText()));
            Instant event = Instant.parse(truth.path("event").asText());
            RadarCheck.Report report = RadarCheck.run(
                    SceneFolder.read(request.corpus()).scenes(),
                    new RadarCheck.Question(
                            Footprints.read(truth(request)).all(),
                            event.minus(Duration.ofHours(12)),
                            event.plus(Duration.ofHours(12)),
                            Duration.ofDays(60)));
            List<RadarCheck.Answer> measured = report.answers().stream()
                    .filter(answer -> answer.change().isPresent())
                    .toList();
            boolean simulated = truth.path("simulated").asBoolean(false);
            List<Score.Metric> metrics = new ArrayList<>();
            add(
                    metrics,
                    "destroyed against intact",
                    "destroyed",
                    measured,
                    states,
                    List.of("destroyed"),
                    List.of("intact"));
            add(
                    metrics,
                    "destroyed or damaged against all others",
                    "any_damage",
                    measured,
                    states,
                    List.of("destroyed", "damaged"),
                    List.of("intact", "built_anew"));
            for (Verdict verdict : Verdict.values()) {
                long n = report.answers().stream()
                        .filter(a -> a.verdict() == verdict)
                        .count();
                metrics.add(Score.Metric.count("verdicts", verdict.name().toLowerCase(Locale.ROOT), n, "buildings"));
            }
            return new Score(
                    name(),
                    request.corpus() + (simulated ? " (SIMULATED)" : ""),
                    measured.size(),
                    "buildings measured",
                    metrics,
                    report.notices(),
                    misses(measured, states));
        } catch (IOException e) {
            throw new UncheckedIOException(String.valueOf(e.getMessage()), e);
        }
    }

    private static Path truth(Request request) {
        return request.gold().orElse(request.corpus().resolve("buildings.geojson"));
    }

    private static void add(
            List<Score.Metric> metrics,
            String group,
            String name,
            List<RadarCheck.Answer> all,
            Map<String, String> states,
            List<String> positives,
            List<String> negatives) {
        List<RadarCheck.Answer> some = all.stream()
                .filter(a -> positives.contains(state(a, states)) || negatives.contains(state(a, states)))
                .toList();
        Ranking byScore =
                ranking(some, states, positives, a -> a.change().orElseThrow().score());
        Ranking raw =
                ranking(some, states, positives, a -> a.change().orElseThrow().raw());
        // Of -p, so that "at least" means "as unlikely".
        Ranking byChance =
                ranking(some, states, positives, a -> -a.change().orElseThrow().p());
        metrics.add(metric(group, name + "_roc_area", byScore, Ranking::rocArea));
        metrics.add(metric(group, name + "_roc_area_raw", raw, Ranking::rocArea));
        metrics.add(metric(group, name + "_average_precision", byScore, r -> r.averagePrecision(Optional.empty())));
        metrics.add(metric(
                group, name + "_average_precision_at_5_percent", byScore, r -> r.averagePrecision(Optional.of(PRIOR))));
        for (double rate : new double[] {RadarCheck.ALARM_RATE, RadarCheck.POSSIBLE_RATE}) {
            String at = "_at_rate_" + Math.round(100 * rate);
            metrics.add(metric(group, name + "_found" + at, byChance, r -> r.share(true, -rate)));
            metrics.add(metric(group, name + "_false_alarms" + at, byChance, r -> r.share(false, -rate)));
            metrics.add(metric(group, name + "_precision_for_prior_5" + at, byChance, r -> r.precision(-rate, PRIOR)));
        }
    }

    private static Score.Metric metric(
            String group, String name, Ranking ranking, Function<Ranking, Optional<Double>> measure) {
        String interval = ranking.interval(measure, 1)
                .map(ends -> String.format(Locale.ROOT, "95 %% interval %.1f to %.1f, ", 100 * ends[0], 100 * ends[1]))
                .orElse("");
        int positives = (int) IntStream.range(0, ranking.scores().length)
                .filter(i -> ranking.positive()[i])
                .count();
        return Score.Metric.percent(
                group,
                name,
                measure.apply(ranking),
                interval + positives + " of " + ranking.scores().length + " are positive");
    }

    private static Ranking ranking(
            List<RadarCheck.Answer> answers,
            Map<String, String> states,
            List<String> positives,
            Function<RadarCheck.Answer, Double> score) {
        boolean[] positive = new boolean[answers.size()];
        int[] blocks = new int[positive.length];
        for (int i = 0; i < positive.length; i++) {
            positive[i] = positives.contains(state(answers.get(i), states));
            Coordinate at =
                    answers.get(i).footprint().outline().getEnvelopeInternal().centre();
            double degree = 111_195;
            int x = (int) Math.floor(at.x * degree * Math.cos(Math.toRadians(at.y)) / BLOCK_METRES);
            int y = (int) Math.floor(at.y * degree / BLOCK_METRES);
            blocks[i] = 31 * x + 1_000_003 * y;
        }
        return new Ranking(answers.stream().mapToDouble(score::apply).toArray(), positive, blocks);
    }

    private static String state(RadarCheck.Answer answer, Map<String, String> states) {
        return states.getOrDefault(answer.footprint().id(), "");
    }

    private static List<String> misses(List<RadarCheck.Answer> measured, Map<String, String> states) {
        List<String> misses = new ArrayList<>();
        for (RadarCheck.Answer answer : measured) {
            boolean changed = answer.change().orElseThrow().p() <= RadarCheck.ALARM_RATE;
            boolean destroyed = state(answer, states).equals("destroyed");
            if (destroyed != changed && (destroyed || state(answer, states).equals("intact"))) {
                misses.add(String.format(
                        Locale.ROOT,
                        "%s %s: %s, %.0f m2, score %.2f, false-alarm rate %.4f",
                        destroyed ? "missed" : "false alarm",
                        answer.footprint().id(),
                        state(answer, states),
                        answer.footprint().areaSquareMetres(),
                        answer.change().orElseThrow().score(),
                        answer.change().orElseThrow().p()));
            }
        }
        return misses;
    }
}
