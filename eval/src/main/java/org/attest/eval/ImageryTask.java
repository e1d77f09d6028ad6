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
import org.attest.imagery.sar.ChangeTest;
import org.locationtech.jts.geom.Coordinate;

/// Radar scenes of buildings of which it is known what became of them: as `attest simulate scenes` makes them, or real
/// ones in
/// the same form. `buildings.geojson` has an `event` (an instant) and for each building a `state`: `destroyed`,
/// `damaged`,
/// `intact` or `built_anew`.
///
/// Other folders score parts: [TownScore], [CloudScore], [WindowScore].
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
        kind(request);
    }

    /// What a folder holds decides what is scored.
    private static Kind kind(Request request) {
        Path folder = request.corpus();
        try {
            if (Files.isRegularFile(truth(request))) {
                return Kind.SCENES;
            } else if (Files.isRegularFile(folder.resolve("towns.json"))) {
                return Kind.TOWNS;
            } else if (Files.isRegularFile(folder.resolve("CLP.npy"))) {
                return Kind.CLOUDS;
            } else if (Files.isDirectory(folder) && WindowScore.find(folder).isPresent()) {
                return Kind.WINDOWS;
            }
        } catch (IOException e) {
            throw new UncheckedIOException(folder + " must be readable; got " + e.getMessage(), e);
        }
        throw CorpusException.badUse(
                "a corpus of `imagery` must be a folder with buildings.geojson and scenes, towns.json, CLP.npy, or a .csv with DatePeriod; got %s, which has none. Make one with attest simulate scenes"
                        .formatted(folder));
    }

    private enum Kind {
        SCENES,
        TOWNS,
        CLOUDS,
        WINDOWS
    }

    @Override
    public Score score(Request request, Path out) {
        try {
            return switch (kind(request)) {
                case SCENES -> scenes(request);
                case TOWNS -> TownScore.of(request.corpus().resolve("towns.json"));
                case CLOUDS -> CloudScore.of(request.corpus());
                case WINDOWS ->
                    WindowScore.of(WindowScore.find(request.corpus()).orElseThrow());
            };
        } catch (IOException e) {
            throw new UncheckedIOException(String.valueOf(e.getMessage()), e);
        }
    }

    private Score scenes(Request request) throws IOException {
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
        dates(metrics, measured, states, event);
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
    }

    /// Of destroyed buildings that are called at least possibly changed: for how many the interval of change is
    /// known, and
    /// for
    /// how many of those it holds the event.
    private static void dates(
            List<Score.Metric> metrics, List<RadarCheck.Answer> measured, Map<String, String> states, Instant event) {
        List<ChangeTest.Change> found = measured.stream()
                .filter(answer -> state(answer, states).equals("destroyed"))
                .map(answer -> answer.change().orElseThrow())
                .filter(change -> change.p() <= RadarCheck.POSSIBLE_RATE)
                .toList();
        List<ChangeTest.Between> dated =
                found.stream().flatMap(change -> change.changed().stream()).toList();
        long right = dated.stream()
                .filter(between ->
                        between.after().isBefore(event) && between.before().isAfter(event))
                .count();
        String group = "time of change";
        metrics.add(Score.Metric.share(group, "dated", dated.size(), found.size(), "destroyed buildings found"));
        metrics.add(Score.Metric.share(group, "dates_hold_the_event", right, dated.size(), "dated ones"));
        dated.stream()
                .mapToLong(between ->
                        Duration.between(between.after(), between.before()).toDays())
                .sorted()
                .skip(dated.size() / 2)
                .findFirst()
                .ifPresent(
                        days -> metrics.add(Score.Metric.count(group, "middle_length_of_the_interval", days, "days")));
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

    /// A share with its 95 % interval over resampled blocks.
    static Score.Metric metric(
            String group, String name, Ranking ranking, Function<Ranking, Optional<Double>> measure) {
        String interval = ranking.interval(measure, 1)
                .map(ends -> String.format(Locale.ROOT, "95 %% interval %.2f to %.2f, ", 100 * ends[0], 100 * ends[1]))
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
