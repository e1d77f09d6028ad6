package org.attest.eval;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The baseline of linking by text alone: TF-IDF over the collection, and what is more alike than a threshold is one.
final class TextClusters {
    /// The best of 0.1 to 0.65 in steps of 0.05 (F1 53.7 %) on the part of the gun-violence documents that weights
    /// are fitted
    /// on.
    private static final double SAME = 0.3;

    private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{Nd}]+");

    private TextClusters() {}

    /// The group of each text, named by its first.
    static List<Integer> of(List<String> texts) {
        return of(texts, SAME);
    }

    static List<Integer> of(List<String> texts, double same) {
        List<Map<String, Double>> vectors = vectors(texts);
        Map<String, List<Integer>> byWord = new HashMap<>();
        int[] group = new int[texts.size()];
        for (int i = 0; i < group.length; i++) {
            group[i] = i;
            Map<Integer, Double> cosines = new HashMap<>();
            for (Map.Entry<String, Double> word : vectors.get(i).entrySet()) {
                for (int k : byWord.computeIfAbsent(word.getKey(), _ -> new ArrayList<>())) {
                    cosines.merge(k, word.getValue() * vectors.get(k).getOrDefault(word.getKey(), 0.0), Double::sum);
                }
                byWord.get(word.getKey()).add(i);
            }
            for (Map.Entry<Integer, Double> other : cosines.entrySet()) {
                if (other.getValue() >= same && group[other.getKey()] != group[i]) {
                    int gone = group[i];
                    int kept = group[other.getKey()];
                    for (int k = 0; k <= i; k++) {
                        group[k] = group[k] == gone ? kept : group[k];
                    }
                }
            }
        }
        return java.util.Arrays.stream(group).boxed().toList();
    }

    private static List<Map<String, Double>> vectors(List<String> texts) {
        List<Map<String, Integer>> counts = new ArrayList<>();
        Map<String, Integer> documents = new HashMap<>();
        for (String text : texts) {
            Map<String, Integer> words = new HashMap<>();
            Matcher matcher = WORD.matcher(text.toLowerCase(Locale.ROOT));
            while (matcher.find()) {
                words.merge(matcher.group(), 1, Integer::sum);
            }
            counts.add(words);
            words.keySet().forEach(word -> documents.merge(word, 1, Integer::sum));
        }
        List<Map<String, Double>> vectors = new ArrayList<>();
        for (Map<String, Integer> words : counts) {
            Map<String, Double> vector = new HashMap<>();
            words.forEach((word, count) -> {
                double rarity = Math.log((double) texts.size() / documents.getOrDefault(word, 1));
                // Words of half of all texts only cost time.
                if (rarity > Math.log(2) || texts.size() < 3) {
                    vector.put(word, (1 + Math.log(count)) * rarity);
                }
            });
            double length =
                    Math.sqrt(vector.values().stream().mapToDouble(v -> v * v).sum());
            vector.replaceAll((_, value) -> value / length);
            vectors.add(vector);
        }
        return vectors;
    }
}
