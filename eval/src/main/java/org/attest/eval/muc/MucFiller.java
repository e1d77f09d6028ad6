package org.attest.eval.muc;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.attest.models.Decoder;
import org.attest.models.Decoder.Labelled;
import org.attest.models.Encoded;
import org.attest.models.Layer;
import org.attest.models.Scores;

/// Fills MUC-4's templates from a reader's layer of fillers: the words of a text say which types of incident it tells
/// of, and each filler goes to the type that is told of nearest to it.
public final class MucFiller {
    private static final String WORDS = "words.tsv";
    private static final String ATTACK = "attack";
    private static final List<Slot> PERPETRATORS = List.of(Slot.PERP_IND, Slot.PERP_ORG);
    private static final Pattern WORD = Pattern.compile("[^\\p{L}]+");

    /// @param outside see [Decoder#spans]: below 0 finds more fillers
    /// @param least probability that a filler must have somewhere in the text
    /// @param evidence sum of the fillers' probabilities that a template must have
    /// @param beside the same, of a plain attack in a text that tells of another incident too
    /// @param reach sentences from a filler to words that tell of its incident, at most
    /// @param leastPerpetrator like `least`, of perpetrators
    /// @param apart sentences without a filler that part two incidents of one type
    record Settings(
            double outside,
            double least,
            double leastPerpetrator,
            double evidence,
            double beside,
            int reach,
            int apart) {
        static final Settings DEFAULT = new Settings(-2, 0.35, 0.3, 0.35, 1.2, 1, 2);
    }

    private final Settings settings;
    private final Map<String, Pattern> types;
    private final Set<String> unnamed;
    private final Pattern edges;

    public MucFiller() {
        this(Settings.DEFAULT);
    }

    MucFiller(Settings settings) {
        this.settings = settings;
        Map<String, List<String>> words = words();
        types = new LinkedHashMap<>();
        words.forEach((what, ofWhat) -> {
            if (what.startsWith("type ")) {
                types.put(
                        what.substring(5),
                        Pattern.compile(
                                ofWhat.stream()
                                        .map(word -> Arrays.stream(word.split(" ", -1))
                                                .map(part -> part.endsWith("*")
                                                        ? Pattern.quote(part.substring(0, part.length() - 1)) + "\\w*"
                                                        : Pattern.quote(part))
                                                .collect(Collectors.joining("\\s+")))
                                        .collect(Collectors.joining("|", "\\b(?:", ")\\b")),
                                Pattern.CASE_INSENSITIVE));
            }
        });
        String bare = words.getOrDefault("edge", List.of()).stream()
                .map(Pattern::quote)
                .collect(Collectors.joining("|", "(?:", ")"));
        edges = Pattern.compile(
                "^(?:[^\\w\"(\\[]|%1$s(?=[\\s.])\\.?)+|(?:[^\\w\")\\]]|\\s%1$s)+$".formatted(bare),
                Pattern.CASE_INSENSITIVE);
        unnamed = Set.copyOf(words.getOrDefault("unnamed", List.of()));
    }

    private static Map<String, List<String>> words() {
        Map<String, List<String>> words = new LinkedHashMap<>();
        try (InputStream file = MucFiller.class.getResourceAsStream(WORDS)) {
            if (file == null) {
                throw new IllegalStateException("this build of Attest must hold " + WORDS + "; build it again");
            }
            try (BufferedReader reader = new BufferedReader(new InputStreamReader(file, StandardCharsets.UTF_8))) {
                reader.lines()
                        .filter(line -> !line.isBlank() && !line.startsWith("#"))
                        .map(line -> line.split("\t", -1))
                        .forEach(parts -> words.put(parts[0], List.of(parts[1].split(";\\s*", -1))));
            }
        } catch (IOException e) {
            throw new UncheckedIOException("the words that come with Attest must be readable; got " + e, e);
        }
        return words;
    }

    /// A string that may fill a slot, wherever it stands.
    private record Filler(Slot slot, String words, double probability, List<Integer> sentences) {
        int first() {
            return sentences.stream().min(Comparator.naturalOrder()).orElse(0);
        }

        int last() {
            return sentences.stream().max(Comparator.naturalOrder()).orElse(0);
        }

        /// Whether another is the fuller name of the same: "FRANKLIN QUINTERO" of "WALDEMAR FRANKLIN QUINTERO".
        boolean isPartOf(Filler other) {
            return slot == other.slot
                    && other.words.length() > words.length()
                    && (" " + Template.normal(other.words) + " ").contains(" " + Template.normal(words) + " ")
                    && (slot == Slot.VICTIM || other.probability > probability);
        }
    }

    public List<Template> templates(Encoded text, Scores scores) {
        List<Filler> fillers = fillers(text, scores);
        Map<String, List<Integer>> told = told(text);
        Map<String, List<Filler>> byType = new LinkedHashMap<>();
        for (Filler filler : fillers) {
            told.entrySet().stream()
                    .min(Comparator.comparingInt(type -> distance(filler.sentences, type.getValue())))
                    .filter(type -> distance(filler.sentences, type.getValue()) <= settings.reach)
                    .ifPresent(type -> byType.computeIfAbsent(type.getKey(), _ -> new ArrayList<>())
                            .add(filler));
        }
        boolean special = byType.keySet().stream().anyMatch(type -> !type.equals(ATTACK));
        byType.entrySet()
                .removeIf(type -> evidence(type.getValue())
                        < (special && type.getKey().equals(ATTACK) ? settings.beside : settings.evidence));
        return byType.entrySet().stream()
                .flatMap(type -> parted(type.getValue()).stream()
                        .map(part -> template(type.getKey(), withPerpetrators(part, byType.values()))))
                .toList();
    }

    /// The fillers of each incident of one type, in order of the text.
    private List<List<Filler>> parted(List<Filler> fillers) {
        List<List<Filler>> parts = new ArrayList<>();
        int last = Integer.MIN_VALUE;
        for (Filler filler :
                fillers.stream().sorted(Comparator.comparingInt(Filler::first)).toList()) {
            boolean victim = parts.isEmpty()
                    || !PERPETRATORS.contains(filler.slot)
                            && filler.slot != Slot.WEAPON
                            && filler.first() - last > settings.apart
                            && filler.probability >= settings.evidence;
            if (victim) {
                parts.add(new ArrayList<>());
            }
            parts.getLast().add(filler);
            last = Math.max(last, filler.last());
        }
        return parts;
    }

    private static double evidence(List<Filler> fillers) {
        return fillers.stream().mapToDouble(Filler::probability).sum();
    }

    /// A text names who did it once: an incident for which it names nobody was done by those who did the others.
    private static List<Filler> withPerpetrators(List<Filler> fillers, Collection<List<Filler>> all) {
        List<Filler> filled = new ArrayList<>(fillers);
        for (Slot slot : PERPETRATORS) {
            if (fillers.stream().noneMatch(filler -> filler.slot == slot)) {
                all.stream()
                        .flatMap(List::stream)
                        .filter(filler -> filler.slot == slot)
                        .forEach(filled::add);
            }
        }
        return filled;
    }

    private static Template template(String type, List<Filler> fillers) {
        Map<Slot, List<Set<String>>> entities = new EnumMap<>(Slot.class);
        for (Filler filler : fillers) {
            entities.computeIfAbsent(filler.slot, _ -> new ArrayList<>()).add(Set.of(filler.words));
        }
        return new Template(type, entities);
    }

    private static int distance(List<Integer> some, List<Integer> others) {
        return some.stream()
                .flatMap(one -> others.stream().map(other -> Math.abs(one - other)))
                .min(Comparator.naturalOrder())
                .orElse(Integer.MAX_VALUE);
    }

    /// Sentences that tell of each type.
    private Map<String, List<Integer>> told(Encoded text) {
        Map<String, List<Integer>> told = new LinkedHashMap<>();
        List<String> sentences = text.sentencesInWords();
        types.forEach((type, words) -> {
            for (int i = 0; i < sentences.size(); i++) {
                if (words.matcher(sentences.get(i)).find()) {
                    told.computeIfAbsent(type, _ -> new ArrayList<>()).add(i);
                }
            }
        });
        return told;
    }

    private List<Filler> fillers(Encoded text, Scores scores) {
        Map<String, Filler> fillers = new LinkedHashMap<>();
        for (Labelled span : Decoder.spans(scores, Layer.FILLER, settings.outside)) {
            String words = trimmed(text.text(span.from(), span.to()));
            Slot slot = slot(span.label(), words);
            if (Template.normal(words).isEmpty() || slot == Slot.VICTIM && !words.contains(" ")) {
                continue;
            }
            fillers.merge(
                    slot + " " + Template.normal(words),
                    new Filler(slot, words, span.probability(), List.of(text.sentenceOf(span.from()))),
                    MucFiller::joined);
        }
        List<Filler> likely = fillers.values().stream()
                .filter(filler -> filler.probability
                        >= (PERPETRATORS.contains(filler.slot) ? settings.leastPerpetrator : settings.least))
                .toList();
        return likely.stream()
                .filter(filler -> likely.stream().noneMatch(other -> filler.isPartOf(other)))
                .toList();
    }

    private String trimmed(String words) {
        String trimmed = words.replaceAll("\\s+", " ");
        String before;
        do {
            before = trimmed;
            trimmed = edges.matcher(before).replaceAll("").strip();
        } while (!trimmed.equals(before));
        return trimmed;
    }

    private static Filler joined(Filler one, Filler other) {
        List<Integer> sentences = new ArrayList<>(one.sentences);
        sentences.addAll(other.sentences);
        return new Filler(one.slot, one.words, Math.max(one.probability, other.probability), sentences);
    }

    private Slot slot(String label, String words) {
        for (Slot slot : Slot.values()) {
            if (slot.filler().equals(label) && slot != Slot.VICTIM && slot != Slot.DESCRIPTION) {
                return slot;
            }
        }
        return isNamed(words) ? Slot.VICTIM : Slot.DESCRIPTION;
    }

    private boolean isNamed(String words) {
        return Arrays.stream(WORD.split(words.toLowerCase(Locale.ROOT))).noneMatch(unnamed::contains);
    }
}
