package org.attest.actors;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.attest.actors.Entry.Adjective;
import org.attest.actors.Entry.Body;
import org.attest.actors.Entry.Capital;
import org.attest.actors.Entry.Generic;
import org.attest.actors.Entry.Institution;
import org.attest.actors.Entry.Leader;
import org.attest.actors.Entry.StateName;
import org.attest.language.Document;
import org.attest.language.Sentence;
import org.attest.language.Token;
import org.attest.reports.Block;
import org.attest.reports.Report;
import org.attest.reports.Source;
import org.attest.reports.Text;

/// The tables of states, institutions, named bodies and descriptions, as phrases to look up.
final class Lexicon {
    /// American spelling becomes British, initials lose their full stops.
    private static final Map<String, String> SPELLINGS = Map.ofEntries(
            Map.entry("defense", "defence"),
            Map.entry("organization", "organisation"),
            Map.entry("organizations", "organisations"),
            Map.entry("center", "centre"),
            Map.entry("program", "programme"),
            Map.entry("mobilization", "mobilisation"),
            Map.entry("stabilization", "stabilisation"),
            Map.entry("labor", "labour"),
            Map.entry("recognized", "recognised"),
            Map.entry("u.s.", "us"),
            Map.entry("u.s.a.", "usa"),
            Map.entry("u.n.", "un"),
            Map.entry("u.k.", "uk"),
            Map.entry("u.a.e.", "uae"),
            Map.entry("e.u.", "eu"),
            Map.entry("u.s.s.r.", "ussr"));

    private final Phrases phrases = new Phrases();
    private final Map<String, State> states = new HashMap<>();
    private final Map<Who, String> homes = new HashMap<>();
    private final Map<Who, String> outlets = new HashMap<>();
    private final Set<Who> named = new HashSet<>();
    private final Map<String, Set<String>> words = new HashMap<>();
    private final Map<String, Who.Kind> kindsOfHeads = new HashMap<>();
    private int bodies;

    Lexicon() {
        rows("states.txt", 7).forEach(this::addState);
        rows("institutions.txt", 3).forEach(this::addInstitutions);
        rows("bodies.txt", 4).forEach(this::addBody);
        rows("generics.txt", 3).forEach(this::addGenerics);
        rows("words.txt", 2).forEach(this::addWords);
    }

    /// Whether a word is in the family of that name in `words.txt`.
    boolean isWord(String family, String key) {
        Set<String> members = words.get(family);
        if (members == null) {
            throw new IllegalArgumentException("words.txt must have the family; got " + family);
        }
        return members.contains(key);
    }

    /// What sort of organisation a name with this head is ("Brigades", "Herald").
    Optional<Who.Kind> findKindOfHead(String key) {
        return Optional.ofNullable(kindsOfHeads.get(key));
    }

    Phrases phrases() {
        return phrases;
    }

    Optional<State> findState(String code) {
        return Optional.ofNullable(states.get(code));
    }

    /// Where a named body is at home, "" for none or many.
    String home(Who who) {
        return homes.getOrDefault(who, who.country().orElse(""));
    }

    /// agency, broadcaster, newspaper, site; "" for what is no named outlet.
    String outlet(Who who) {
        return outlets.getOrDefault(who, "");
    }

    boolean isNamed(Who who) {
        return named.contains(who);
    }

    int bodies() {
        return bodies;
    }

    private void addWords(String[] row) {
        Set<String> members = new HashSet<>();
        list(row[1]).forEach(word -> members.add(key(word)));
        if (row[0].startsWith("head ")) {
            Who.Kind kind = Who.Kind.valueOf(row[0].substring("head ".length()));
            members.forEach(word -> kindsOfHeads.put(word, kind));
        } else {
            words.put(row[0], members);
        }
    }

    private void addState(String[] row) {
        State state = new State(row[0], row[1], row[2]);
        states.put(state.code(), state);
        add(state.name(), new StateName(state));
        for (String name : list(row[4])) {
            add(name, new StateName(state));
        }
        addAdjective(state, state.adjective());
        for (String adjective : list(row[3])) {
            addAdjective(state, adjective);
        }
        for (String capital : list(row[5])) {
            add(capital, new Capital(state));
        }
        for (String leader : list(row[6])) {
            add(leader, new Leader(state));
        }
    }

    private void addAdjective(State state, String adjective) {
        add(adjective, new Adjective(state, adjective.endsWith("s") && !adjective.endsWith("ss")));
        if (adjective.endsWith("i") || adjective.endsWith("n") || adjective.endsWith("t")) {
            add(adjective + "s", new Adjective(state, true));
        }
    }

    private void addInstitutions(String[] row) {
        boolean owned = !row[0].endsWith("~");
        Who.Kind kind = Who.Kind.valueOf(row[0].replace("~", "").strip());
        for (String words : list(row[2])) {
            boolean bare = words.startsWith("[");
            boolean strict = words.startsWith("(");
            String phrase = bare || strict ? words.substring(1, words.length() - 1) : words;
            add(phrase, new Institution(kind, row[1], owned, bare, strict));
        }
    }

    private void addBody(String[] row) {
        String[] kind = row[0].split(" ");
        boolean owned = !row[1].isEmpty() && !row[1].startsWith("~");
        Optional<String> country = owned ? Optional.of(row[1]) : Optional.empty();
        Who who = new Who(row[2], Who.Kind.valueOf(kind[0]), country);
        String home = row[1].replace("~", "");
        String outlet = kind.length > 1 ? kind[1] : "";
        named.add(who);
        homes.put(who, home);
        outlets.put(who, outlet);
        bodies++;
        boolean nameIsConditional = false;
        for (String alias : list(row[3])) {
            String[] parts = alias.split("@");
            nameIsConditional |= parts.length > 1 && parts[0].equals(row[2]);
            Set<String> onlyWith = parts.length > 1 ? Set.copyOf(Arrays.asList(parts[1].split(","))) : Set.of();
            if (parts.length > 1 && !parts[1].equals("!")) {
                onlyWith.stream()
                        .filter(code -> !states.containsKey(code))
                        .findAny()
                        .ifPresent(code -> {
                            throw new IllegalStateException("bodies.txt: a condition must be a code of states.txt; got "
                                    + code + " in " + String.join(" | ", row));
                        });
            }
            add(parts[0], new Body(who, home, outlet, onlyWith));
        }
        if (!nameIsConditional) {
            add(row[2], new Body(who, home, outlet, Set.of()));
        }
    }

    private void addGenerics(String[] row) {
        Who who = new Who(row[1], Who.Kind.valueOf(row[0]), Optional.empty());
        for (String words : list(row[2])) {
            add(words, new Generic(who));
        }
    }

    private void add(String phrase, Entry entry) {
        phrases.add(Arrays.asList(words(phrase)), phrase, entry);
    }

    private static String[] words(String phrase) {
        boolean plain = phrase.chars().allMatch(c -> c < 128 && (Character.isLetter(c) || c == ' ' || c == '-'));
        if (!plain) {
            return keys(tokens(phrase));
        }
        String[] words = lower(phrase).split(" ");
        for (int i = 0; i < words.length; i++) {
            words[i] = key(words[i]);
        }
        return words;
    }

    /// Words cut by the same rules as a report's, so that "Qur'an" or "U.S.-led" never differ between table and
    /// text.
    static List<Token> tokens(String words) {
        return document(words).sentences().stream()
                .map(Sentence::tokens)
                .flatMap(List::stream)
                .toList();
    }

    static Document document(String words) {
        Text text = new Text("words", words);
        List<Block> blocks =
                words.isBlank() ? List.of() : List.of(new Block(Block.Kind.PARAGRAPH, text.span(0, words.length())));
        return Document.of(
                new Report("words", "", Source.of("words"), text, blocks, Optional.empty(), List.of(), List.of()));
    }

    static String[] keys(List<Token> tokens) {
        String[] keys = new String[tokens.size()];
        for (int i = 0; i < keys.length; i++) {
            keys[i] = key(tokens.get(i).lower());
        }
        return keys;
    }

    /// A word without accents, in British spelling.
    private static String key(String lower) {
        for (int i = 0; i < lower.length(); i++) {
            if (lower.charAt(i) >= 128) {
                String bare = Normalizer.normalize(lower, Normalizer.Form.NFD).replaceAll("\\p{M}", "");
                return SPELLINGS.getOrDefault(bare, bare);
            }
        }
        return SPELLINGS.getOrDefault(lower, lower);
    }

    private static List<String> list(String cell) {
        return Arrays.stream(cell.split(";"))
                .map(String::strip)
                .filter(word -> !word.isEmpty())
                .toList();
    }

    private static List<String[]> rows(String file, int columns) {
        List<String[]> rows = new ArrayList<>();
        try (InputStream stream = Lexicon.class.getResourceAsStream(file);
                BufferedReader lines = new BufferedReader(new InputStreamReader(
                        Objects.requireNonNull(stream, file + " is missing from the build"), StandardCharsets.UTF_8))) {
            for (String line; (line = lines.readLine()) != null; ) {
                if (line.isBlank() || line.startsWith("#")) {
                    continue;
                }
                String[] cells = line.split("\\|", -1);
                if (cells.length != columns) {
                    throw new IllegalStateException(
                            file + ": a row must have " + columns + " columns; got " + cells.length + " in " + line);
                }
                rows.add(Arrays.stream(cells).map(String::strip).toArray(String[]::new));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(file + " must be readable from the class path", e);
        }
        return rows;
    }

    static String lower(String words) {
        return words.toLowerCase(Locale.ROOT);
    }
}
