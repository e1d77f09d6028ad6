package org.attest.verification;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The words of `words.tsv`: what makes a wording say less, and who speaks.
final class Wording {
    private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{Nd}]+(?:[-'\u2019][\\p{L}\\p{Nd}]+)*");

    private static final Wording BUNDLED = new Wording();

    private final Map<String, Set<String>> words = read();
    private final Pattern share = any("share");
    private final Pattern all = any("all");
    private final Pattern bound = any("bound");
    private final Pattern hedge = any("hedge");
    private final Pattern effect = any("effect");
    private final Pattern fighter = any("fighter");

    /// The words that come with Attest.
    static Wording bundled() {
        return BUNDLED;
    }

    private Wording() {}

    private static Map<String, Set<String>> read() {
        try (InputStream in = Wording.class.getResourceAsStream("words.tsv");
                BufferedReader lines = new BufferedReader(new InputStreamReader(
                        Objects.requireNonNull(in, "words.tsv must lie beside Wording"), StandardCharsets.UTF_8))) {
            Map<String, Set<String>> words = new TreeMap<>();
            for (String line : lines.lines().toList()) {
                if (!line.startsWith("#") && !line.isBlank()) {
                    String[] columns = line.split("\t", -1);
                    words.computeIfAbsent(columns[0], _ -> new LinkedHashSet<>())
                            .addAll(List.of(columns[1].split(", ")));
                }
            }
            return words;
        } catch (IOException e) {
            throw new UncheckedIOException("words.tsv must be readable", e);
        }
    }

    private Set<String> of(String kind) {
        return Objects.requireNonNull(words.get(kind), kind);
    }

    private Pattern any(String kind) {
        List<String> longestFirst = new ArrayList<>(of(kind));
        longestFirst.sort(Comparator.comparingInt(String::length).reversed());
        List<String> patterns = longestFirst.stream()
                .map(words -> Pattern.quote(words).replace(" ", "\\E\\s+\\Q"))
                .toList();
        return Pattern.compile(
                "(?<![\\p{L}-])(?:" + String.join("|", patterns) + ")(?![\\p{L}-])",
                Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
    }

    /// The word for a share that is less than all, "most".
    Optional<String> findShare(String text) {
        return first(share, text);
    }

    boolean saysAll(String text) {
        return all.matcher(text).find() && findShare(text).isEmpty();
    }

    /// The words that leave a number open, "at least".
    Optional<String> findBound(String text) {
        return first(bound, text);
    }

    /// The words that say that it is not sure, "reportedly".
    Optional<String> findHedge(String text) {
        return first(hedge, text);
    }

    private static Optional<String> first(Pattern pattern, String text) {
        Matcher matcher = pattern.matcher(text);
        return matcher.find() ? Optional.of(matcher.group().replaceAll("\\s+", " ")) : Optional.empty();
    }

    /// Whether it tells of something brought down for good, rather than fired at.
    boolean saysEffect(String text) {
        return effect.matcher(text).find();
    }

    /// Whether the word stands for a thing that is named elsewhere ("another", "the second").
    boolean isPointing(String word) {
        return of("pointing").contains(word);
    }

    /// The words for some people, without those that fit all: of "22 dead civilians" only the civilians.
    Set<String> people(String who) {
        Set<String> people = content(who);
        people.removeAll(of("anybody"));
        return people;
    }

    boolean namesFighters(String text) {
        return fighter.matcher(text).find();
    }

    /// What a wording speaks of: its words without those that only hold a sentence together, limit a share or a
    /// number, or hedge.
    Set<String> content(String text) {
        String bare = hedge.matcher(
                        bound.matcher(share.matcher(text).replaceAll(" ")).replaceAll(" "))
                .replaceAll(" ");
        Set<String> content = tokens(bare);
        content.removeAll(of("plain"));
        return content;
    }

    /// Whether two holders' names are of one body, as far as names say: the same, or one with fewer words of the
    /// other ("spokesman of the coalition", "Saudi-led coalition").
    boolean isOneVoice(String a, String b) {
        if (a.equalsIgnoreCase(b)) {
            return true;
        }
        Set<String> x = name(a);
        Set<String> y = name(b);
        Set<String> fewer = x.size() <= y.size() ? x : y;
        Set<String> more = x.size() <= y.size() ? y : x;
        return more.containsAll(fewer) && !of("common").containsAll(fewer);
    }

    /// Whether a name says which body is meant: "Syrian military source", not "the source".
    boolean isIdentifying(String name) {
        Set<String> words = name(name);
        return !words.isEmpty() && !of("common").containsAll(words);
    }

    private Set<String> name(String name) {
        Set<String> tokens = tokens(name.replace('-', ' '));
        tokens.removeAll(of("plain"));
        tokens.removeAll(of("speaker"));
        return tokens;
    }

    private static Set<String> tokens(String text) {
        Set<String> tokens = new HashSet<>();
        Matcher matcher = WORD.matcher(text.toLowerCase(Locale.ROOT));
        while (matcher.find()) {
            tokens.add(matcher.group().replaceAll("['\u2019]s$", ""));
        }
        return tokens;
    }
}
