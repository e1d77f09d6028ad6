package org.attest.actors;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Phrases by their words: what begins here, in one look-up a token where nothing does.
final class Phrases {
    /// @param end index after the last token
    /// @param written the phrase as the table has it
    record Match(Entry entry, int end, String written) {}

    private static final class Node {
        final Map<String, Node> next = new HashMap<>();
        final List<Entry> entries = new ArrayList<>(1);
        final List<String> written = new ArrayList<>(1);
    }

    private final Node root = new Node();

    void add(List<String> keys, String written, Entry entry) {
        Node node = root;
        for (String key : keys) {
            node = node.next.computeIfAbsent(key, _ -> new Node());
        }
        if (!node.entries.contains(entry)) {
            node.entries.add(entry);
            node.written.add(written);
        }
    }

    /// All phrases that begin at `start`, the shortest first.
    List<Match> at(String[] keys, int start) {
        @Nullable Node node = root.next.get(keys[start]);
        if (node == null) {
            return List.of();
        }
        List<Match> matches = new ArrayList<>(2);
        int end = start + 1;
        while (node != null) {
            for (int i = 0; i < node.entries.size(); i++) {
                matches.add(new Match(node.entries.get(i), end, node.written.get(i)));
            }
            node = end < keys.length ? node.next.get(keys[end]) : null;
            end++;
        }
        return matches;
    }
}
