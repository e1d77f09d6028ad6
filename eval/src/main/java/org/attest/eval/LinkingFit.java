package org.attest.eval;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.attest.Pipeline;
import org.attest.eval.corpus.CorpusFolder;
import org.attest.incidents.Likeness;
import org.attest.incidents.Told;
import org.attest.incidents.Weights;
import org.attest.incidents.WordBag;
import org.attest.ledger.View;

/// Fits the weights of linking, and counts the words that the likeness of texts rests on: `linking-weights.tsv` and
/// `background-words.tsv` of `org.attest.incidents`.
///
/// ```
/// java -cp ... org.attest.eval.LinkingFit words FOLDER corpus/train GUN_VIOLENCE_FOLDER TEXT_FILES...
/// java -cp ... org.attest.eval.LinkingFit weights FOLDER corpus/train GUN_VIOLENCE_FOLDER
/// java -cp ... org.attest.eval.LinkingFit adapt FOLDER corpus/train READER
/// ```
final class LinkingFit {
    /// Words in fewer documents are left out: all of them count as equally rare.
    private static final int LEAST_DOCUMENTS = 4;

    /// Pulls weights towards [#EXPECTED]: with few pairs of one incident, a feature that never errs would grow
    /// without end.
    private static final double RIDGE = 2;

    /// Pulls adapted weights towards those that they are adapted from, which rest on far more pairs.
    private static final double ADAPTED_RIDGE = 20;

    /// What is thought of features before any pair is seen, which is what stays of those that hardly occur. Others:
    /// 0.
    private static final Map<Likeness.Feature, Double> EXPECTED = Map.of(
            Likeness.Feature.LINKED, 3.0,
            Likeness.Feature.SAME_PLACE, 2.0,
            Likeness.Feature.SAME_PLACE_NAME, 1.5,
            Likeness.Feature.CONTAINED_PLACE, 1.0,
            Likeness.Feature.SAME_SIDE, 0.3,
            Likeness.Feature.OTHER_SIDE, -0.5);

    /// Pairs of the Attest corpus count so often, since gun violence is no war.
    private static final double OURS = 3;

    /// Newton steps; the weights stand still after about ten.
    private static final int STEPS = 30;

    /// Pairs of documents of which nothing was read.
    private static final double UNREAD = 0.3;

    private LinkingFit() {}

    public static void main(String[] arguments) throws IOException {
        Path folder = Path.of(arguments[1]);
        Path train = Path.of(arguments[2]);
        if (arguments[0].equals("adapt")) {
            Gold gold = CorpusGold.of(CorpusFolder.read(train));
            List<Example> examples =
                    LinkingTask.with(Optional.of(Path.of(arguments[3])), trained -> ours(trained, train, gold));
            double[] from = Weights.load().byFeature();
            Files.writeString(
                    folder.resolve("linking-weights.tsv"), table(fit(examples, from, ADAPTED_RIDGE), examples));
            return;
        }
        Path documents = Path.of(arguments[3]).resolve(LinkingTask.DOCUMENTS);
        Pipeline pipeline = Pipeline.bundled();
        if (arguments[0].equals("words")) {
            List<String> texts = new ArrayList<>();
            for (var group : CorpusFolder.read(train)) {
                group.reports().forEach(report -> texts.add(report.text()));
            }
            for (var document : LinkingTask.part(Files.readAllLines(documents), true)) {
                texts.add(document.path("title").asText() + "\n"
                        + document.path("content").asText());
            }
            for (int i = 4; i < arguments.length; i++) {
                texts.addAll(texts(Path.of(arguments[i])));
            }
            Files.writeString(folder.resolve("background-words.tsv"), words(texts));
            return;
        }
        Gold gold = CorpusGold.of(CorpusFolder.read(train));
        Map<String, String> incidents = new HashMap<>();
        View news = LinkingTask.run(pipeline, documents, true, incidents);
        List<Example> examples = new ArrayList<>(ours(pipeline, train, gold));
        examples.addAll(examples(LinkingCorpus.documents(news, incidents, pipeline), 1));
        examples.addAll(examples(LinkingCorpus.unread(news, incidents), UNREAD));
        Files.writeString(folder.resolve("linking-weights.tsv"), table(fit(examples), examples));
    }

    /// Pairs of a corpus of ours, as read and as gold has them.
    static List<Example> ours(Pipeline pipeline, Path train, Gold gold) {
        View read = LinkingTask.run(pipeline, train);
        List<Example> examples =
                new ArrayList<>(examples(LinkingCorpus.read(read, LinkingTask.readings(read, gold), pipeline), OURS));
        examples.addAll(examples(LinkingCorpus.gold(read, gold), OURS));
        return examples;
    }

    /// Each line of a JSON Lines file with `text`, or each message of a file of MUC.
    private static List<String> texts(Path file) throws IOException {
        if (!file.toString().endsWith(".jsonl")) {
            return List.of(Files.readString(file, StandardCharsets.ISO_8859_1).split("(?m)^(?=DEV-MUC)"));
        }
        List<String> texts = new ArrayList<>();
        for (String line : Files.readAllLines(file)) {
            texts.add(Json.MAPPER.readTree(line).path("text").asText());
        }
        return texts;
    }

    static String words(List<String> texts) {
        Map<String, Integer> documents = new HashMap<>();
        for (String text : texts) {
            Set<String> words = WordBag.words(text);
            words.forEach(word -> documents.merge(word, 1, Integer::sum));
        }
        StringBuilder table = new StringBuilder(String.format(Locale.ROOT, """
                # In how many documents of a news collection each word stands; a word that is not listed stands in fewer than %d.
                # `*` is the number of documents. Counted by org.attest.eval.LinkingFit over corpus/train, gun-violence news, PolNeAR and MUC-4.
                # word	documents
                *	%d
                """, LEAST_DOCUMENTS, texts.size()));
        documents.entrySet().stream()
                .filter(word -> word.getValue() >= LEAST_DOCUMENTS)
                .sorted(Map.Entry.<String, Integer>comparingByValue(Comparator.reverseOrder())
                        .thenComparing(Map.Entry.comparingByKey()))
                .forEach(word -> table.append(word.getKey())
                        .append('\t')
                        .append(word.getValue())
                        .append('\n'));
        return table.toString();
    }

    /// @param weight for how many pairs it stands
    record Example(double[] features, boolean one, double weight) {}

    /// All pairs to which nothing objects. Of pairs with hardly a word in common, which are most, every 20th stands
    /// for
    /// all.
    static List<Example> examples(LinkingCorpus corpus, double weight) {
        List<Example> examples = new ArrayList<>();
        List<LinkingCorpus.Thing> things = corpus.things().stream()
                .filter(thing -> thing.told().isPresent())
                .toList();
        int unlike = 0;
        for (int i = 0; i < things.size(); i++) {
            for (int k = 0; k < i; k++) {
                Told a = things.get(i).told().orElseThrow();
                Told b = things.get(k).told().orElseThrow();
                if (!Likeness.canBeOne(a, b)) {
                    continue;
                }
                boolean one = things.get(i).gold().isPresent()
                        && things.get(i).gold().equals(things.get(k).gold());
                double[] features = Likeness.features(a, b);
                boolean likely = one
                        || features[Likeness.Feature.OWN_WORDS.ordinal()] > 0.05
                        || features[Likeness.Feature.NO_PLACE.ordinal()] == 0;
                if (likely || unlike++ % 20 == 0) {
                    examples.add(new Example(features, one, likely ? weight : 20 * weight));
                }
            }
        }
        return examples;
    }

    /// Logistic regression by Newton's method with a ridge.
    static double[] fit(List<Example> examples) {
        double[] expected = new double[Likeness.Feature.values().length];
        EXPECTED.forEach((feature, weight) -> expected[feature.ordinal()] = weight);
        return fit(examples, expected, RIDGE);
    }

    /// @param expected weights that the ridge pulls towards
    static double[] fit(List<Example> examples, double[] expected, double ridge) {
        int n = Likeness.Feature.values().length;
        double[] weights = new double[n];
        for (int step = 0; step < STEPS; step++) {
            double[][] hessian = new double[n][n];
            double[] gradient = new double[n];
            for (Example example : examples) {
                double p = 1 / (1 + Math.exp(-sum(weights, example.features)));
                double error = example.weight * ((example.one ? 1 : 0) - p);
                double slope = example.weight * p * (1 - p);
                for (int i = 0; i < n; i++) {
                    if (example.features[i] == 0) {
                        continue;
                    }
                    gradient[i] += error * example.features[i];
                    for (int k = 0; k <= i; k++) {
                        hessian[i][k] += slope * example.features[i] * example.features[k];
                    }
                }
            }
            for (int i = 0; i < n; i++) {
                gradient[i] -= ridge * (weights[i] - expected[i]);
                hessian[i][i] += ridge;
                for (int k = i + 1; k < n; k++) {
                    hessian[i][k] = hessian[k][i];
                }
            }
            double[] move = solved(hessian, gradient);
            for (int i = 0; i < n; i++) {
                weights[i] += move[i];
            }
        }
        return weights;
    }

    private static double sum(double[] weights, double[] features) {
        double sum = 0;
        for (int i = 0; i < weights.length; i++) {
            sum += weights[i] * features[i];
        }
        return sum;
    }

    /// Solves a system of equations with a symmetric, positive definite matrix, by elimination.
    private static double[] solved(double[][] matrix, double[] right) {
        int n = right.length;
        for (int i = 0; i < n; i++) {
            for (int k = i + 1; k < n; k++) {
                double factor = matrix[k][i] / matrix[i][i];
                for (int j = i; j < n; j++) {
                    matrix[k][j] -= factor * matrix[i][j];
                }
                right[k] -= factor * right[i];
            }
        }
        double[] solution = new double[n];
        for (int i = n - 1; i >= 0; i--) {
            double rest = right[i];
            for (int j = i + 1; j < n; j++) {
                rest -= matrix[i][j] * solution[j];
            }
            solution[i] = rest / matrix[i][i];
        }
        return solution;
    }

    static String table(double[] weights, List<Example> examples) {
        StringBuilder table = new StringBuilder(String.format(
                Locale.ROOT,
                """
                # Weights of org.attest.incidents.Likeness, a logistic regression over pairs of accounts to which nothing objects.
                # Fitted by org.attest.eval.LinkingFit on the accounts of corpus/train, as read and as labelled, and on 1,500 gun-violence
                # documents (%d pairs, %d of them of one incident). The thresholds were chosen on the same pairs.
                # feature	weight
                """,
                examples.size(),
                examples.stream().filter(Example::one).count()));
        for (Likeness.Feature feature : Likeness.Feature.values()) {
            table.append(feature.name().toLowerCase(Locale.ROOT))
                    .append('\t')
                    .append(String.format(Locale.ROOT, "%.3f", weights[feature.ordinal()]))
                    .append('\n');
        }
        return table.append(
                        "threshold_join\t0.5\nthreshold_join_with_gaps\t0.7\nthreshold_mean\t0.35\nthreshold_open\t0.2\nthreshold_copied\t0.2\n")
                .toString();
    }
}
