package org.attest.time;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// Wars from whose first day writers count: "Syria's 114-month conflict", "day 200 of the invasion".
public final class Conflicts {
    /// @param starts documented first days; the one that writers mostly count from comes first
    /// @param ended the last day, empty where the source gives none
    /// @param words what a text calls the country or the parties
    /// @param called the nouns that it goes by: Russia's war of 2022 is an "invasion", the one in Donbas is not
    /// @param source where the days are from
    public record Conflict(
            String name,
            List<LocalDate> starts,
            Optional<LocalDate> ended,
            List<String> words,
            List<String> called,
            String source) {
        public Conflict {
            starts = List.copyOf(starts);
            words = List.copyOf(words);
            called = List.copyOf(called);
            if (starts.isEmpty() || words.isEmpty() || called.isEmpty() || source.isBlank()) {
                throw new IllegalArgumentException(
                        "a conflict must have a start, words, nouns and a source; got " + name);
            }
        }
    }

    /// A word of a conflict in a text, at UTF-16 offsets.
    record Hit(int start, int end, List<Conflict> conflicts) {}

    private final List<Conflict> all;
    private final Map<String, List<Conflict>> byWord = new LinkedHashMap<>();
    private final Pattern words;

    public Conflicts(List<Conflict> all) {
        this.all = List.copyOf(all);
        for (Conflict conflict : all) {
            for (String word : conflict.words()) {
                byWord.computeIfAbsent(word, _ -> new ArrayList<>()).add(conflict);
            }
        }
        // Longer names first, so that "South Sudan" is not read as "Sudan".
        words = Pattern.compile(byWord.keySet().stream()
                .sorted((a, b) -> b.length() - a.length())
                .map(Pattern::quote)
                .collect(Collectors.joining("|", "\\b(?:", ")\\b")));
    }

    /// The list that comes with Attest, `conflicts.tsv`.
    public static Conflicts bundled() {
        try (InputStream in = Conflicts.class.getResourceAsStream("conflicts.tsv")) {
            if (in == null) {
                throw new IllegalStateException(
                        "org/attest/time/conflicts.tsv must be on the class path; rebuild core");
            }
            BufferedReader lines = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8));
            return new Conflicts(lines.lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .map(Conflicts::conflict)
                    .toList());
        } catch (IOException e) {
            throw new UncheckedIOException("org/attest/time/conflicts.tsv", e);
        }
    }

    private static Conflict conflict(String line) {
        String[] column = line.split("\t", -1);
        if (column.length != 7) {
            throw new IllegalStateException("a line of conflicts.tsv must have 7 columns; got \"" + line + "\"");
        }
        return new Conflict(
                column[0],
                Arrays.stream(column[1].split(" ")).map(LocalDate::parse).toList(),
                column[2].isEmpty() ? Optional.empty() : Optional.of(LocalDate.parse(column[2])),
                List.of(column[3].split(",")),
                List.of(column[4].split(",")),
                column[5] + (column[6].equals("recalled") ? ", unverified" : ""));
    }

    public List<Conflict> all() {
        return all;
    }

    List<Hit> hits(String text) {
        List<Hit> hits = new ArrayList<>();
        Matcher matcher = words.matcher(text);
        while (matcher.find()) {
            hits.add(new Hit(matcher.start(), matcher.end(), byWord.getOrDefault(matcher.group(), List.of())));
        }
        return hits;
    }

    /// The conflicts that stretch `[start, end)` of `text` speaks of: those of the nearest word in its own
    /// sentence, or
    /// else those that most words of the whole text belong to.
    Set<Conflict> near(String text, int sentenceStart, int sentenceEnd, int start, int end) {
        List<Hit> hits = hits(text);
        int best = Integer.MAX_VALUE;
        Set<Conflict> nearest = new LinkedHashSet<>();
        for (Hit hit : hits) {
            if (hit.start() >= sentenceStart && hit.end() <= sentenceEnd) {
                int distance = hit.end() <= start ? start - hit.end() : Math.max(0, hit.start() - end);
                if (distance < best) {
                    best = distance;
                    nearest.clear();
                    nearest.addAll(hit.conflicts());
                }
            }
        }
        if (!nearest.isEmpty()) {
            return nearest;
        }
        Map<Conflict, Long> counts = hits.stream()
                .flatMap(hit -> hit.conflicts().stream())
                .collect(Collectors.groupingBy(c -> c, LinkedHashMap::new, Collectors.counting()));
        long most = counts.values().stream().mapToLong(Long::longValue).max().orElse(0);
        return counts.entrySet().stream()
                .filter(e -> e.getValue() == most)
                .map(Map.Entry::getKey)
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }
}
