package org.attest.ledger;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// A ledger that lasts as long as the program. It stores the same text and hashes as one on disk.
public final class MemoryLedger extends ChainedLedger {
    private final List<Entry> entries = new ArrayList<>();
    private final Map<String, Entry> lastByKey = new HashMap<>();
    private final Map<String, String> contents = new HashMap<>();
    private final List<Row> pending = new ArrayList<>();

    public MemoryLedger(Clock clock) {
        super(clock);
    }

    @Override
    protected <T> T writing(Supplier<T> work) {
        pending.clear();
        T result = work.get();
        for (Row row : pending) {
            entries.add(row.entry());
            lastByKey.put(row.entry().key(), row.entry());
            contents.put(row.entry().contentHash(), row.content().orElseThrow());
        }
        return result;
    }

    @Override
    protected <T> T reading(Supplier<T> work) {
        return work.get();
    }

    @Override
    protected Optional<Entry> findLast() {
        return entries.isEmpty() ? Optional.empty() : Optional.of(entries.getLast());
    }

    @Override
    protected Optional<Entry> findLast(String kind, String factId) {
        return Optional.ofNullable(lastByKey.get(kind + " " + factId));
    }

    @Override
    protected void write(Entry entry, String content) {
        pending.add(new Row(entry.sequence(), entry, Optional.of(content)));
    }

    @Override
    protected void eraseContent(String hash) {
        contents.remove(hash);
    }

    @Override
    protected void eachLast(Instant validAt, Instant recordedAt, Rows rows) {
        Map<String, Row> last = new LinkedHashMap<>();
        for (Entry entry : entries) {
            if (!entry.validFrom().isAfter(validAt) && !entry.recordedAt().isAfter(recordedAt)) {
                @Nullable Row before = last.get(entry.key());
                last.put(entry.key(), row(before == null ? entry.sequence() : before.first(), entry));
            }
        }
        last.values().forEach(rows::accept);
    }

    @Override
    protected void each(Rows rows) {
        entries.forEach(entry -> rows.accept(row(entry.sequence(), entry)));
    }

    @Override
    protected List<Entry> readEntries() {
        return List.copyOf(entries);
    }

    @Override
    protected void each(String kind, Rows rows) {
        entries.stream()
                .filter(entry -> entry.kind().equals(kind))
                .forEach(entry -> rows.accept(row(entry.sequence(), entry)));
    }

    private Row row(long first, Entry entry) {
        return new Row(first, entry, Optional.ofNullable(contents.get(entry.contentHash())));
    }

    @Override
    public void close() {}
}
