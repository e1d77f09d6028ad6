package org.attest.eval;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.attest.Pipeline;
import org.attest.eval.corpus.CorpusFolder;
import org.attest.incidents.Incident;
import org.attest.incidents.Linker;
import org.attest.incidents.Told;
import org.attest.ledger.MemoryLedger;
import org.attest.ledger.View;
import org.attest.models.TrainedReader;
import org.attest.places.Gazetteer;
import org.attest.places.Where;
import org.attest.publishing.WorkingCopy;
import org.attest.reports.ReportReader;
import org.attest.time.When;

/// Linking: which accounts, or which documents, are of one incident. Beside it what is linked by the same day and
/// place,
/// and by the likeness of texts alone.
///
/// A folder with `gold.json` or `labels/` is scored by accounts, once as they were read and once as gold has them. A
/// folder with `gun-violence.jsonl` is scored by documents.
final class LinkingTask implements Task {
    static final String DOCUMENTS = "gun-violence.jsonl";

    /// Documents that are kept back from fitting, and those that weights are fitted on. Divided by incident.
    private static final int HELD = 2_000;

    private static final int FITTED = 1_500;

    @Override
    public String name() {
        return "linking";
    }

    @Override
    public void check(Request request) {
        if (!Files.isRegularFile(request.corpus().resolve(DOCUMENTS))) {
            new ReportsTask().check(request);
        }
    }

    @Override
    public Score score(Request request, Path out) {
        throw CorpusException.badUse("`linking` links anew what it scores, so --out does not go with it");
    }

    @Override
    public Optional<Score> scoreStage(Request request) {
        return Optional.of(with(
                request.model(),
                pipeline -> Files.isRegularFile(request.corpus().resolve(DOCUMENTS))
                        ? documents(request, pipeline)
                        : accounts(request, pipeline)));
    }

    /// Works with the pipeline whose reader is the trained one of a file, or, without a file, that of the rules.
    static <T> T with(Optional<Path> model, Function<Pipeline, T> work) {
        if (model.isEmpty()) {
            return work.apply(Pipeline.bundled());
        }
        try (TrainedReader trained = TrainedReader.open(model.get())) {
            return work.apply(Pipeline.with(trained, Gazetteer.load(), List.of()));
        } catch (IOException e) {
            throw new UncheckedIOException(
                    "--reader must be the ONNX file of a trained reader; got %s: %s"
                            .formatted(model.get(), e.getMessage()),
                    e);
        }
    }

    private static Score accounts(Request request, Pipeline pipeline) {
        View view = run(pipeline, request.corpus());
        Gold gold = CorpusFolder.isOne(request.corpus())
                ? CorpusGold.of(CorpusFolder.read(request.corpus()))
                : ReportsTask.gold(request);
        LinkingCorpus read = LinkingCorpus.read(view, readings(view, gold), pipeline);
        LinkingCorpus labelled = LinkingCorpus.gold(view, gold);
        List<Score.Metric> metrics = new ArrayList<>(metrics("Accounts as they were read", "", read));
        metrics.addAll(metrics("Accounts as gold has them", "gold_", labelled));
        return new Score(
                "linking",
                request.corpus().toString(),
                read.things().size(),
                "accounts",
                metrics,
                List.of(),
                Stream.concat(
                                misses(read).stream().map(line -> "as read    " + line),
                                misses(labelled).stream().map(line -> "as in gold " + line))
                        .toList());
    }

    private static Score documents(Request request, Pipeline pipeline) {
        Map<String, String> incidents = new HashMap<>();
        boolean fitted = request.part().equals(Optional.of("dev"));
        View view = run(pipeline, request.corpus().resolve(DOCUMENTS), fitted, incidents);
        LinkingCorpus corpus = LinkingCorpus.documents(view, incidents, pipeline);
        List<Score.Metric> metrics = new ArrayList<>(metrics("Documents by their main account", "", corpus));
        metrics.addAll(metrics(
                "Documents by words and day of publication alone", "unread_", LinkingCorpus.unread(view, incidents)));
        return new Score(
                "linking",
                request.corpus().toString(),
                corpus.things().size(),
                "documents",
                metrics,
                List.of(),
                misses(corpus));
    }

    /// What the pipeline makes of the part of the documents.
    static View run(Pipeline pipeline, Path file, boolean fitted, Map<String, String> incidents) {
        return inTemporaryFolder(folder -> {
            List<String> lines = new ArrayList<>();
            for (JsonNode document : part(Files.readAllLines(file), fitted)) {
                String id = document.path("id").asText();
                incidents.put(id, document.path("incident").asText());
                ObjectNode report = Json.MAPPER.createObjectNode();
                report.put("id", id)
                        .put("title", document.path("title").asText())
                        .put("published", document.path("dct").asText())
                        .put("text", document.path("content").asText());
                lines.add(report.toString());
            }
            Files.write(folder.resolve("reports.jsonl"), lines);
            return run(pipeline, folder);
        });
    }

    /// The first incidents in an order that says nothing of them, until there are [#HELD] documents; those after
    /// them,
    /// until there are [#FITTED].
    static List<JsonNode> part(List<String> lines, boolean fitted) throws IOException {
        Map<String, Map<String, JsonNode>> byIncident = new HashMap<>();
        for (String line : lines) {
            JsonNode document = Json.MAPPER.readTree(line);
            byIncident
                    .computeIfAbsent(document.path("incident").asText(), _ -> new LinkedHashMap<>())
                    .putIfAbsent(document.path("id").asText(), document);
        }
        List<JsonNode> held = new ArrayList<>();
        List<JsonNode> fit = new ArrayList<>();
        for (String incident : byIncident.keySet().stream()
                .sorted(Comparator.comparing(LinkingTask::hash))
                .toList()) {
            List<JsonNode> part = held.size() < HELD ? held : fit;
            part.addAll(byIncident.getOrDefault(incident, Map.of()).values());
            if (fit.size() >= FITTED) {
                break;
            }
        }
        return fitted ? fit : held;
    }

    private static String hash(String incident) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(incident.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK must have SHA-256", e);
        }
    }

    static View run(Pipeline pipeline, Path corpus) {
        try (MemoryLedger ledger = new MemoryLedger(Clock.systemUTC())) {
            ReportReader.Options options =
                    new ReportReader.Options(Optional.empty(), Optional.empty(), ReportReader.Options.MAX_BYTES);
            pipeline.run(List.of(corpus), options, ledger, Clock.systemUTC().instant(), _ -> {});
            return ledger.now();
        }
    }

    static List<ReportReading> readings(View view, Gold gold) {
        Output output = inTemporaryFolder(folder -> {
            WorkingCopy.write(view, folder);
            return Output.read(folder);
        });
        return gold.reports().stream()
                .map(report -> ReportReading.of(report, output))
                .toList();
    }

    private interface InFolder<T> {
        T with(Path folder) throws IOException;
    }

    private static <T> T inTemporaryFolder(InFolder<T> work) {
        try {
            Path folder = Files.createTempDirectory("attest-linking");
            try {
                return work.with(folder);
            } finally {
                try (Stream<Path> paths = Files.walk(folder)) {
                    for (Path path : paths.sorted(Comparator.reverseOrder()).toList()) {
                        Files.delete(path);
                    }
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException("the corpus must be readable, and a folder for temporary files writable", e);
        }
    }

    static List<Score.Metric> metrics(String group, String prefix, LinkingCorpus corpus) {
        List<Score.Metric> metrics =
                new ArrayList<>(clusters(corpus, ours(corpus, new Linker())).metrics(group, prefix + "linking"));
        metrics.addAll(clusters(corpus, byDayAndPlace(corpus)).metrics(group, prefix + "same_day_and_place"));
        metrics.addAll(clusters(corpus, byText(corpus)).metrics(group, prefix + "tf_idf"));
        return metrics;
    }

    static ClusterScore clusters(LinkingCorpus corpus, List<String> ours) {
        List<ClusterScore.Thing> things = new ArrayList<>();
        for (int i = 0; i < ours.size(); i++) {
            LinkingCorpus.Thing thing = corpus.things().get(i);
            things.add(new ClusterScore.Thing(
                    thing.gold(), ours.get(i).isEmpty() ? Optional.empty() : Optional.of(ours.get(i))));
        }
        return new ClusterScore(things);
    }

    /// The incident of each thing; a document without an account is one of its own, an account that we don't have
    /// is
    /// nothing.
    static List<String> ours(LinkingCorpus corpus, Linker linker) {
        Map<String, String> incidents = new HashMap<>();
        for (Incident incident : linker.link(corpus.all())) {
            incident.accounts().forEach(account -> incidents.put(account.id(), incident.id()));
        }
        return each(corpus, told -> incidents.getOrDefault(told.account().id(), ""));
    }

    private static List<String> byDayAndPlace(LinkingCorpus corpus) {
        return each(corpus, told -> {
            When when = told.account().when();
            Optional<Where> where = told.account().where().stream().findFirst();
            boolean known = when instanceof When.Interval i && i.start().isPresent() && where.isPresent();
            return known
                    ? when.edtf().orElse("") + " " + Names.plain(where.get().name())
                    : told.account().id();
        });
    }

    private static List<String> byText(LinkingCorpus corpus) {
        List<Integer> groups = TextClusters.of(
                corpus.things().stream().map(LinkingCorpus.Thing::text).toList());
        List<String> ours = new ArrayList<>();
        for (int i = 0; i < groups.size(); i++) {
            ours.add(corpus.things().get(i).text().isEmpty() ? "" : "text " + groups.get(i));
        }
        return ours;
    }

    private static List<String> each(LinkingCorpus corpus, Function<Told, String> group) {
        List<String> ours = new ArrayList<>();
        for (LinkingCorpus.Thing thing : corpus.things()) {
            boolean documentAlone = thing.told().isEmpty() && !thing.text().isEmpty();
            ours.add(thing.told().map(group).orElse(documentAlone ? "alone " + ours.size() : ""));
        }
        return ours;
    }

    /// What was joined though two, and torn though one.
    static List<String> misses(LinkingCorpus corpus) {
        List<String> ours = ours(corpus, new Linker());
        List<String> lines = new ArrayList<>();
        for (int i = 0; i < ours.size(); i++) {
            for (int k = 0; k < i; k++) {
                LinkingCorpus.Thing a = corpus.things().get(i);
                LinkingCorpus.Thing b = corpus.things().get(k);
                boolean one = a.gold().isPresent() && a.gold().equals(b.gold());
                boolean joined = !ours.get(i).isEmpty() && ours.get(i).equals(ours.get(k));
                if (one != joined && a.told().isPresent() && b.told().isPresent()) {
                    lines.add((joined ? "joined though two: " : "torn though one:   ") + brief(a) + "  |  " + brief(b));
                }
            }
        }
        return lines;
    }

    private static String brief(LinkingCorpus.Thing thing) {
        return thing.gold().orElse("-") + " "
                + thing.told()
                        .map(told -> told.account().type().words() + " "
                                + told.account().when().brief() + " "
                                + told.account().where().stream()
                                        .map(Where::brief)
                                        .toList())
                        .orElse("");
    }
}
