package org.attest.places;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// The countries, areas, sites and towns of our own lists by their keys. What a line becomes is computed when it is
/// first asked for, since the region and time zone of a site are those of the nearest settlement.
final class OwnPlaces {
    private final List<Supplier<Entry>> lines = new ArrayList<>();
    private final TreeMap<String, List<Integer>> exact = new TreeMap<>();
    private final Map<String, List<Integer>> arabic = new HashMap<>();
    private final Map<String, List<Integer>> slavic = new HashMap<>();
    private final Map<String, Integer> byId = new HashMap<>();
    private volatile AtomicReferenceArray<@Nullable Entry> entries = new AtomicReferenceArray<>(0);

    void add(String id, String country, List<String> names, Supplier<Entry> line) {
        int index = lines.size();
        lines.add(line);
        byId.put(id, index);
        for (String name : names) {
            String key = Spelling.exact(name);
            put(exact, key, index);
            for (Spelling.Loose loose : Spelling.loose(key, country)) {
                put(loose.arabic() ? arabic : slavic, loose.key(), index);
            }
        }
    }

    /// To be called once, after the last line.
    void close() {
        entries = new AtomicReferenceArray<>(lines.size());
    }

    private static void put(Map<String, List<Integer>> keys, String key, int index) {
        List<Integer> its = keys.computeIfAbsent(key, _ -> new ArrayList<>(1));
        if (!its.contains(index)) {
            its.add(index);
        }
    }

    List<Entry> exact(String key) {
        return entries(exact.get(key));
    }

    List<Entry> arabic(String key) {
        return entries(arabic.get(key));
    }

    List<Entry> slavic(String key) {
        return entries(slavic.get(key));
    }

    Optional<Entry> findById(String id) {
        Integer index = byId.get(id);
        return index == null ? Optional.empty() : Optional.of(entry(index));
    }

    boolean startsWith(String prefix) {
        String ceiling = exact.ceilingKey(prefix);
        return ceiling != null && ceiling.startsWith(prefix);
    }

    private List<Entry> entries(@Nullable List<Integer> indices) {
        return indices == null
                ? Collections.emptyList()
                : indices.stream().map(this::entry).toList();
    }

    private Entry entry(int index) {
        Entry entry = entries.get(index);
        if (entry == null) {
            entry = lines.get(index).get();
            entries.set(index, entry);
        }
        return entry;
    }
}
