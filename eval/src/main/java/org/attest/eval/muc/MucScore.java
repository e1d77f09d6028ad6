package org.attest.eval.muc;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/// Templates filled against answer keys, as GTT scores them.
///
/// Each of our templates is set against at most one key whose type holds ours, in the way that gives a text the
/// highest F1; without a partner everything in a template is spurious, everything in a key missed. An entity is right
/// if all its strings are among the strings of one entity of the key. Types count as one filler each. Strings of keys
/// that do not stand in the text are left out, and so are victims without a name.
///
/// @see <a href="https://aclanthology.org/2021.naacl-main.70/">Du, Rush and Cardie (2021), section 5.1</a>
public final class MucScore {
    private static final Pattern SPACE = Pattern.compile("\\s+");

    /// Of a slot, or of the types.
    public static final class Tally {
        private int rightOfOurs;
        private int ours;
        private int rightOfGold;
        private int gold;

        /// Ours that gold has; two of ours may have one partner.
        public int rightOfOurs() {
            return rightOfOurs;
        }

        public int ours() {
            return ours;
        }

        /// Those of gold that we found.
        public int rightOfGold() {
            return rightOfGold;
        }

        public int gold() {
            return gold;
        }

        /// 0 to 1; 0 where there is nothing.
        public double precision() {
            return ours == 0 ? 0 : (double) rightOfOurs / ours;
        }

        public double recall() {
            return gold == 0 ? 0 : (double) rightOfGold / gold;
        }

        public double f1() {
            double sum = precision() + recall();
            return sum == 0 ? 0 : 2 * precision() * recall() / sum;
        }

        private void add(Tally other) {
            rightOfOurs += other.rightOfOurs;
            ours += other.ours;
            rightOfGold += other.rightOfGold;
            gold += other.gold;
        }
    }

    private final Map<Slot, Tally> bySlot = new EnumMap<>(Slot.class);
    private final Tally types = new Tally();
    private final List<String> misses = new ArrayList<>();

    public MucScore() {
        for (Slot slot : Slot.values()) {
            if (slot.isScored()) {
                bySlot.put(slot, new Tally());
            }
        }
    }

    public void add(MucCorpus.Document document, List<Template> filled) {
        List<Template> gold = standing(document);
        List<Template> ours = new ArrayList<>(
                new LinkedHashSet<>(filled.stream().map(MucScore::normal).toList()));
        Pairing pairing = new Pairing(ours, gold);
        int[] partners = pairing.best();
        pairing.tallies(partners).forEach((slot, tally) -> tally(slot).add(tally));
        types.add(pairing.types(partners));
        miss(document.id(), ours, gold, partners);
    }

    private Tally tally(Slot slot) {
        return bySlot.computeIfAbsent(slot, _ -> new Tally());
    }

    /// Keys with the strings that stand in the text, each of them once.
    private static List<Template> standing(MucCorpus.Document document) {
        String text = flat(document.text());
        Set<Template> standing = new LinkedHashSet<>();
        for (Template key : document.keys()) {
            Map<Slot, List<Set<String>>> entities = new EnumMap<>(Slot.class);
            key.entities().forEach((slot, ofSlot) -> {
                List<Set<String>> kept = new ArrayList<>();
                for (Set<String> entity : ofSlot) {
                    Set<String> strings = new LinkedHashSet<>(entity);
                    strings.removeIf(string -> !text.contains(flat(string)));
                    if (!strings.isEmpty()) {
                        kept.add(strings);
                    }
                }
                entities.put(slot, kept);
            });
            standing.add(normal(new Template(key.type(), entities)));
        }
        return List.copyOf(standing);
    }

    private static String flat(String words) {
        return SPACE.matcher(words.toLowerCase(Locale.ROOT)).replaceAll(" ").strip();
    }

    private static Template normal(Template template) {
        Map<Slot, List<Set<String>>> entities = new EnumMap<>(Slot.class);
        template.entities().forEach((slot, ofSlot) -> {
            if (slot.isScored()) {
                entities.put(slot, ofSlot.stream().map(Template::normal).toList());
            }
        });
        return new Template(template.type(), entities);
    }

    /// The ways of setting our templates of one text against its keys.
    private static final class Pairing {
        private static final int NONE = -1;

        private final List<Template> ours;
        private final List<Template> gold;

        Pairing(List<Template> ours, List<Template> gold) {
            this.ours = ours;
            this.gold = gold;
        }

        /// A way of setting some of ours against keys.
        ///
        /// @param right entities and types of ours that are right
        /// @param found those of gold that are found
        private record Way(int[] partners, int right, int found) {
            boolean isWorse(Way other) {
                return right <= other.right && found <= other.found;
            }
        }

        /// The way with the highest F1. It grows with what is right and with what is found, so that of the ways
        /// that
        /// use the same keys only those matter that no other beats in both; a text with a dozen of each would
        /// otherwise have millions.
        int[] best() {
            int[] none = new int[ours.size()];
            Arrays.fill(none, NONE);
            Map<Set<Integer>, List<Way>> ways = Map.of(Set.of(), List.of(new Way(none, 0, 0)));
            for (int i = 0; i < ours.size(); i++) {
                Map<Set<Integer>, List<Way>> next = new HashMap<>();
                int mine = i;
                List<Way> gains = IntStream.range(0, gold.size())
                        .mapToObj(key -> gain(mine, key))
                        .toList();
                for (Map.Entry<Set<Integer>, List<Way>> way : ways.entrySet()) {
                    way.getValue().forEach(one -> keep(next, way.getKey(), one));
                    for (int j = 0; j < gold.size(); j++) {
                        if (!way.getKey().contains(j)
                                && gold.get(j).type().contains(ours.get(i).type())) {
                            Set<Integer> keys = new HashSet<>(way.getKey());
                            keys.add(j);
                            for (Way one : way.getValue()) {
                                keep(next, keys, with(one, i, j, gains.get(j)));
                            }
                        }
                    }
                }
                ways = next;
            }
            return ways.values().stream()
                    .flatMap(List::stream)
                    .max(Comparator.comparingDouble(way -> f1(way.partners)))
                    .orElseThrow()
                    .partners;
        }

        private static void keep(Map<Set<Integer>, List<Way>> ways, Set<Integer> keys, Way way) {
            List<Way> ofKeys = ways.computeIfAbsent(keys, _ -> new ArrayList<>());
            if (ofKeys.stream().noneMatch(way::isWorse)) {
                ofKeys.removeIf(other -> other.isWorse(way));
                ofKeys.add(way);
            }
        }

        private static Way with(Way way, int mine, int key, Way gain) {
            int[] partners = way.partners.clone();
            partners[mine] = key;
            return new Way(partners, way.right + gain.right, way.found + gain.found);
        }

        /// What setting one of ours against one key brings.
        private Way gain(int mine, int key) {
            int[] partners = new int[ours.size()];
            Arrays.fill(partners, NONE);
            partners[mine] = key;
            Tally all = all(partners);
            return new Way(partners, all.rightOfOurs, all.rightOfGold);
        }

        private double f1(int[] partners) {
            return all(partners).f1();
        }

        private Tally all(int[] partners) {
            Tally all = types(partners);
            tallies(partners).values().forEach(all::add);
            return all;
        }

        Tally types(int[] partners) {
            Tally tally = new Tally();
            tally.ours = ours.size();
            tally.gold = gold.size();
            for (int partner : partners) {
                tally.rightOfOurs += partner == NONE ? 0 : 1;
                tally.rightOfGold += partner == NONE ? 0 : 1;
            }
            return tally;
        }

        Map<Slot, Tally> tallies(int[] partners) {
            Map<Slot, Tally> tallies = new LinkedHashMap<>();
            for (Slot slot : Slot.values()) {
                if (slot.isScored()) {
                    Tally tally = new Tally();
                    gold.forEach(one -> tally.gold += one.entities(slot).size());
                    for (int i = 0; i < partners.length; i++) {
                        List<Set<String>> mine = ours.get(i).entities(slot);
                        tally.ours += mine.size();
                        if (partners[i] != NONE) {
                            List<Set<String>> theirs = gold.get(partners[i]).entities(slot);
                            tally.rightOfOurs += (int) mine.stream()
                                    .filter(one -> theirs.stream().anyMatch(other -> other.containsAll(one)))
                                    .count();
                            tally.rightOfGold += (int) theirs.stream()
                                    .filter(other -> mine.stream().anyMatch(other::containsAll))
                                    .count();
                        }
                    }
                    tallies.put(slot, tally);
                }
            }
            return tallies;
        }
    }

    private void miss(String id, List<Template> ours, List<Template> gold, int[] partners) {
        Set<Integer> taken = new HashSet<>();
        for (int i = 0; i < partners.length; i++) {
            if (partners[i] == Pairing.NONE) {
                misses.add("%s · spurious · %s".formatted(id, ours.get(i).brief()));
            } else {
                taken.add(partners[i]);
                if (!ours.get(i).equals(gold.get(partners[i]))) {
                    misses.add("%s · ours · %s".formatted(id, ours.get(i).brief()));
                    misses.add(
                            "%s · gold · %s".formatted(id, gold.get(partners[i]).brief()));
                }
            }
        }
        for (int i = 0; i < gold.size(); i++) {
            if (!taken.contains(i)) {
                misses.add("%s · missed · %s".formatted(id, gold.get(i).brief()));
            }
        }
    }

    public Map<Slot, Tally> bySlot() {
        return Map.copyOf(bySlot);
    }

    public Tally types() {
        return types;
    }

    /// Types and slots together: the figure that is published.
    public Tally all() {
        Tally all = slots();
        all.add(types);
        return all;
    }

    /// Slots without types.
    public Tally slots() {
        Tally all = new Tally();
        bySlot.values().forEach(all::add);
        return all;
    }

    /// Templates without a partner, and those that differ from theirs.
    public List<String> misses() {
        return List.copyOf(misses);
    }
}
