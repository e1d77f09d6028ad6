package org.attest.eval.corpus;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/// What a bag of words reaches: multinomial naive Bayes with add-one smoothing, trained on one part and tried on the
/// other. Were the labels given away by single words, it would come near 100 %.
///
/// @see <a href="https://nlp.stanford.edu/IR-book/pdf/13bayes.pdf">Manning, Raghavan and Schütze (2008), section
/// 13.2</a>
public final class Baseline {
    private final Map<String, Map<String, Integer>> counts = new HashMap<>();
    private final Map<String, Integer> totals = new HashMap<>();
    private final Map<String, Integer> documents = new HashMap<>();
    private final Set<String> vocabulary = new HashSet<>();

    /// @param label which label was guessed
    /// @param items how many were tried
    /// @param accuracy share guessed right, 0 to 1
    /// @param macroF1 mean over the labels of the second part of F1, 0 to 1
    /// @param majority accuracy of always saying the most frequent label of the first part
    public record Result(String label, int items, double accuracy, double macroF1, double majority) {}

    private record Item(String words, String label) {}

    private Baseline(List<Item> items) {
        for (Item item : items) {
            documents.merge(item.label, 1, Integer::sum);
            Map<String, Integer> own = counts.computeIfAbsent(item.label, _ -> new HashMap<>());
            for (String word : Words.of(item.words)) {
                own.merge(word, 1, Integer::sum);
                totals.merge(item.label, 1, Integer::sum);
                vocabulary.add(word);
            }
        }
    }

    public static List<Result> results(List<Group> train, List<Group> dev) {
        return List.of(
                result(
                        "stance, from the quote",
                        claims(train, LabelledReport.Claim::stance),
                        claims(dev, LabelledReport.Claim::stance)),
                result(
                        "subject, from the quote",
                        claims(train, LabelledReport.Claim::about),
                        claims(dev, LabelledReport.Claim::about)),
                result(
                        "UNCONFIRMED, from the quote",
                        claims(train, one -> String.valueOf(one.unconfirmed())),
                        claims(dev, one -> String.valueOf(one.unconfirmed()))),
                result("type of the main incident, from the report", types(train), types(dev)),
                result("any incident at all, from the report", incidents(train), incidents(dev)));
    }

    private static List<Item> claims(List<Group> groups, Function<LabelledReport.Claim, String> label) {
        List<Item> items = new ArrayList<>();
        groups.forEach(group -> group.reports()
                .forEach(report -> report.claims()
                        .forEach(claim -> items.add(new Item(claim.quote().text(), label.apply(claim))))));
        return items;
    }

    private static List<Item> types(List<Group> groups) {
        List<Item> items = new ArrayList<>();
        groups.forEach(group -> group.reports()
                .forEach(report -> report.main()
                        .flatMap(group::incident)
                        .flatMap(Group.Incident::type)
                        .ifPresent(type -> items.add(new Item(report.text(), type)))));
        return items;
    }

    private static List<Item> incidents(List<Group> groups) {
        List<Item> items = new ArrayList<>();
        groups.forEach(group -> group.reports()
                .forEach(report ->
                        items.add(new Item(report.text(), report.spokenOf().isEmpty() ? "none" : "some"))));
        return items;
    }

    private static Result result(String name, List<Item> train, List<Item> dev) {
        if (train.isEmpty() || dev.isEmpty()) {
            return new Result(name, 0, 0, 0, 0);
        }
        Baseline baseline = new Baseline(train);
        Map<String, int[]> tallies = new HashMap<>();
        int right = 0;
        for (Item item : dev) {
            String guess = baseline.guess(item.words);
            boolean hit = guess.equals(item.label);
            right += hit ? 1 : 0;
            tallies.computeIfAbsent(item.label, _ -> new int[3])[0] += hit ? 1 : 0;
            tallies.computeIfAbsent(item.label, _ -> new int[3])[1]++;
            tallies.computeIfAbsent(guess, _ -> new int[3])[2]++;
        }
        String majority = baseline.documents.entrySet().stream()
                .max(Map.Entry.<String, Integer>comparingByValue().thenComparing(Map.Entry.comparingByKey()))
                .orElseThrow()
                .getKey();
        double macro = tallies.values().stream()
                .filter(tally -> tally[1] > 0)
                .mapToDouble(tally -> 2.0 * tally[0] / (tally[1] + tally[2]))
                .average()
                .orElse(0);
        long usual = dev.stream().filter(item -> item.label.equals(majority)).count();
        return new Result(name, dev.size(), (double) right / dev.size(), macro, (double) usual / dev.size());
    }

    private String guess(String text) {
        List<String> words = Words.of(text);
        return documents.keySet().stream()
                .sorted()
                .max(Comparator.comparingDouble(label -> score(label, words)))
                .orElseThrow();
    }

    private double score(String label, List<String> words) {
        double score = Math.log(documents.getOrDefault(label, 0));
        double all = totals.getOrDefault(label, 0) + vocabulary.size();
        Map<String, Integer> own = counts.getOrDefault(label, Map.of());
        for (String word : words) {
            if (vocabulary.contains(word)) {
                score += Math.log((own.getOrDefault(word, 0) + 1) / all);
            }
        }
        return score;
    }
}
