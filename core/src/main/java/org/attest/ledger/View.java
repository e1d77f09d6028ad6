package org.attest.ledger;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What a ledger held as of two times: the last fact of each kind and id, withdrawn ones apart.
public final class View {
    private final Map<Class<? extends Fact>, Map<String, Fact>> standing = new LinkedHashMap<>();
    private final Map<String, Fact.WithdrawnFact> withdrawn = new LinkedHashMap<>();
    private final List<Tombstone> tombstones;

    /// @param facts in the order in which they were recorded
    public View(Iterable<Fact> facts) {
        this(facts, List.of());
    }

    /// @param tombstones of what was erased since, and so isn't among the facts
    public View(Iterable<Fact> facts, List<Tombstone> tombstones) {
        this.tombstones = List.copyOf(tombstones);
        for (Fact fact : facts) {
            if (fact instanceof Fact.WithdrawnFact taken) {
                withdrawn.put(taken.id(), taken);
            } else {
                standing.computeIfAbsent(fact.getClass(), _ -> new LinkedHashMap<>())
                        .put(fact.id(), fact);
                withdrawn.remove(fact.kind() + " " + fact.id());
            }
        }
    }

    /// Facts of one kind that stand, in the order in which their ids first appeared.
    public <F extends Fact> List<F> all(Class<F> kind) {
        List<F> all = new ArrayList<>();
        for (Fact fact : standing.getOrDefault(kind, Map.of()).values()) {
            if (findWithdrawn(fact.kind(), fact.id()).isEmpty()) {
                all.add(kind.cast(fact));
            }
        }
        return all;
    }

    /// Facts of one kind that were taken back, as they last stood.
    public <F extends Fact> List<F> allWithdrawn(Class<F> kind) {
        List<F> all = new ArrayList<>();
        for (Fact fact : standing.getOrDefault(kind, Map.of()).values()) {
            if (findWithdrawn(fact.kind(), fact.id()).isPresent()) {
                all.add(kind.cast(fact));
            }
        }
        return all;
    }

    public Optional<Fact.WithdrawnFact> findWithdrawn(String kind, String id) {
        return Optional.ofNullable(withdrawn.get(kind + " " + id));
    }

    /// What this view held before it was erased, in the order of erasure.
    public List<Tombstone> tombstones() {
        return tombstones;
    }
}
