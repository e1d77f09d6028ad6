package org.attest.ledger;

import java.time.Clock;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// All that ledgers have in common whatever they're stored in: what is worth recording, the chain, the two times,
/// erasure.
/// A store adds where rows lie and how a transaction is made.
public abstract class ChainedLedger implements Ledger {
    private static final String ERASURE = "erasure";

    /// Any year with four digits: wide enough for every report, and safe as microseconds in a database.
    private static final Instant EARLIEST = Instant.parse("0000-01-01T00:00:00Z");

    private static final Instant LATEST = Instant.parse("9999-12-31T23:59:59Z");

    private final Clock clock;

    protected ChainedLedger(Clock clock) {
        this.clock = clock;
    }

    /// An entry with its content, or nothing where that was erased.
    ///
    /// @param first sequence of the first entry for the same fact, in what was asked for
    public record Row(long first, Entry entry, Optional<String> content) {}

    /// Receives rows one by one, so that the contents of a large ledger are never in memory together.
    public interface Rows {
        void accept(Row row);
    }

    /// Runs `work` with nobody else writing; all it wrote is stored if it returns, nothing if it throws.
    protected abstract <T> T writing(Supplier<T> work);

    /// Runs `work`, to which the ledger stays as it is.
    protected abstract <T> T reading(Supplier<T> work);

    protected abstract Optional<Entry> findLast();

    /// The last entry of a fact before this transaction.
    protected abstract Optional<Entry> findLast(String kind, String factId);

    /// Called in [#writing] only. Content that is there already is kept.
    protected abstract void write(Entry entry, String content);

    /// Called in [#writing] only; nothing of the content may be left in the store.
    protected abstract void eraseContent(String hash);

    /// The last row of each fact among the entries up to two times, in any order.
    protected abstract void eachLast(Instant validAt, Instant recordedAt, Rows rows);

    /// Every row, in order.
    protected abstract void each(Rows rows);

    /// Every entry, in order.
    protected abstract List<Entry> readEntries();

    /// The rows of one kind, in order; few.
    protected abstract void each(String kind, Rows rows);

    @Override
    public final synchronized int append(List<? extends Fact> facts, String author, Instant validFrom) {
        check("author", author);
        if (author.isBlank() || validFrom.isBefore(EARLIEST) || validFrom.isAfter(LATEST)) {
            throw new IllegalArgumentException("an author must have a name, and validFrom a year from 0 to 9999; got \""
                    + author + "\" and " + validFrom);
        }
        List<Fact> outcome = outcome(facts);
        Set<String> withdrawn = outcome.stream()
                .filter(Fact.WithdrawnFact.class::isInstance)
                .map(Fact::id)
                .collect(Collectors.toSet());
        return writing(() -> {
            List<Tombstone> tombstones = tombstones();
            Map<String, Instant> erasedAt = new HashMap<>();
            tombstones.forEach(t -> erasedAt.put(t.contentHash(), t.erasedAt()));
            Appender appender = new Appender(author, validFrom.truncatedTo(ChronoUnit.MICROS));
            Set<String> written = new HashSet<>();
            for (Fact fact : withoutErased(outcome, tombstones)) {
                String content = FactCodec.encode(fact);
                String hash = Hash.of(content);
                boolean stands = findLast(fact.kind(), fact.id())
                        .filter(last -> last.contentHash().equals(hash))
                        // A grade that went with its incident may come again word for word, with the incident.
                        .filter(last -> last.recordedAt().isAfter(erasedAt.getOrDefault(hash, Instant.MIN)))
                        .filter(_ -> switch (fact) {
                            case Fact.WithdrawnFact taken ->
                                !written.contains(taken.id()) && isWithdrawn(taken.ofKind(), taken.ofId());
                            // Whether it's withdrawn is left to the withdrawal that follows, if one does.
                            default -> withdrawn.contains(key(fact)) || !isWithdrawn(fact.kind(), fact.id());
                        })
                        .isPresent();
                if (!stands) {
                    appender.add(fact.kind(), fact.id(), content, hash);
                    written.add(key(fact));
                }
            }
            return appender.added;
        });
    }

    /// The last fact of each kind and id, in order; a withdrawal only if its fact doesn't follow it.
    private static List<Fact> outcome(List<? extends Fact> facts) {
        Map<String, Fact> last = new LinkedHashMap<>();
        for (Fact fact : facts) {
            check("id", fact.id());
            String key = key(fact);
            last.remove(key);
            last.put(key, fact);
            last.remove("withdrawn " + key);
        }
        return new ArrayList<>(last.values());
    }

    /// In what was recorded before this transaction.
    private boolean isWithdrawn(String kind, String id) {
        Optional<Entry> withdrawal = findLast("withdrawn", kind + " " + id);
        return withdrawal.isPresent()
                && findLast(kind, id).map(Entry::sequence).orElse(0L)
                        < withdrawal.get().sequence();
    }

    /// The entries of one transaction.
    private final class Appender {
        private final String author;
        private final Instant validFrom;
        private final Instant recordedAt;
        private Optional<Entry> last = findLast();
        private int added;

        Appender(String author, Instant validFrom) {
            this.author = author;
            this.validFrom = validFrom;
            Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
            // A clock may stand still or be set back; the ledger's time may not.
            this.recordedAt = last.map(e -> e.recordedAt().plus(1, ChronoUnit.MICROS))
                    .filter(now::isBefore)
                    .orElse(now);
        }

        void add(String kind, String id, String content, String hash) {
            Entry entry = Entry.after(last, kind, id, hash, author, validFrom, recordedAt);
            write(entry, content);
            last = Optional.of(entry);
            added++;
        }
    }

    @Override
    public final synchronized View asOf(Instant validAt, Instant recordedAt) {
        record Standing(long first, long sequence, Fact fact) {}
        return reading(() -> {
            List<Standing> facts = new ArrayList<>();
            List<Standing> withdrawals = new ArrayList<>();
            Map<String, Long> sequences = new HashMap<>();
            Set<String> erased = new HashSet<>();
            eachLast(validAt, recordedAt, row -> {
                Entry entry = row.entry();
                if (entry.kind().equals(ERASURE)) {
                    return;
                }
                sequences.put(entry.key(), entry.sequence());
                if (row.content().isEmpty()) {
                    erased.add(entry.contentHash());
                    return;
                }
                Fact fact = decode(entry, row.content().get());
                (fact instanceof Fact.WithdrawnFact ? withdrawals : facts)
                        .add(new Standing(row.first(), entry.sequence(), fact));
            });
            withdrawals.removeIf(w -> sequences.getOrDefault(w.fact().id(), 0L) > w.sequence());
            facts.sort(Comparator.comparingLong(Standing::first));
            withdrawals.sort(Comparator.comparingLong(Standing::sequence));
            facts.addAll(withdrawals);
            return new View(
                    facts.stream().map(Standing::fact).toList(),
                    erased.isEmpty()
                            ? List.of()
                            : tombstones().stream()
                                    .filter(t -> erased.contains(t.contentHash()))
                                    .toList());
        });
    }

    @Override
    public final synchronized List<Entry> entries() {
        return reading(this::readEntries);
    }

    @Override
    public final synchronized Inspection verify() {
        return reading(() -> {
            Set<String> erasedHashes =
                    tombstones().stream().map(Tombstone::contentHash).collect(Collectors.toSet());
            Inspector inspector = new Inspector(erasedHashes);
            each(inspector);
            return inspector.found();
        });
    }

    /// Follows the chain up to the first entry that's wrong.
    private static final class Inspector implements Rows {
        private final Set<String> erasedHashes;
        private Optional<Entry> last = Optional.empty();
        private Optional<String> fault = Optional.empty();
        private long erased;

        Inspector(Set<String> erasedHashes) {
            this.erasedHashes = erasedHashes;
        }

        @Override
        public void accept(Row row) {
            if (fault.isPresent()) {
                return;
            }
            fault = findFault(row.entry(), row.content());
            if (fault.isEmpty()) {
                last = Optional.of(row.entry());
                erased += row.content().isEmpty() ? 1 : 0;
            }
        }

        private Optional<String> findFault(Entry entry, Optional<String> content) {
            long due = last.map(Entry::sequence).orElse(0L) + 1;
            if (entry.sequence() != due) {
                return fault(entry, "entry " + due + " must come next", "entry " + entry.sequence());
            }
            String previous = last.map(Entry::hash).orElse(Entry.NONE);
            if (!entry.previous().equals(previous)) {
                return fault(entry, "it must name the hash of the entry before, " + previous, entry.previous());
            }
            String hash = entry.computeHash();
            if (!entry.hash().equals(hash)) {
                return fault(entry, "its fields must have its hash, " + entry.hash(), hash);
            }
            if (last.isPresent() && entry.recordedAt().isBefore(last.get().recordedAt())) {
                return fault(
                        entry,
                        "it must not be older than the entry before, "
                                + last.get().recordedAt(),
                        entry.recordedAt().toString());
            }
            if (content.isEmpty()) {
                return erasedHashes.contains(entry.contentHash())
                        ? Optional.empty()
                        : fault(entry, "its content must be there unless an entry says that it was erased", "neither");
            }
            String contentHash = Hash.of(content.get());
            return contentHash.equals(entry.contentHash())
                    ? Optional.empty()
                    : fault(entry, "its content must have its content hash, " + entry.contentHash(), contentHash);
        }

        private static Optional<String> fault(Entry entry, String must, String got) {
            return Optional.of(must + "; got " + got + " in entry " + entry.sequence() + " (" + entry.key()
                    + "): the ledger was changed from outside since; compare it with a copy");
        }

        Inspection found() {
            return new Inspection(
                    last.map(Entry::sequence).orElse(0L),
                    erased,
                    last.map(Entry::hash).orElse(Entry.NONE),
                    fault);
        }
    }

    @Override
    public final synchronized int erase(String kind, String id, String author, String why) {
        check("author", author);
        return writing(() -> {
            String requested = kind + " " + id;
            if (findLast(kind, id).isEmpty()) {
                throw new LedgerException("what is erased must be a fact of this ledger; got " + requested
                        + ", which it never held: look the id up in its files");
            }
            List<Quoted> quoted = new ArrayList<>();
            each(row -> row.content()
                    .filter(_ -> !row.entry().kind().equals(ERASURE))
                    .ifPresent(content ->
                            quoted.add(new Quoted(row.entry(), Quoting.quotedBy(decode(row.entry(), content))))));
            Set<String> keys =
                    Quoting.closure(Set.of(requested), quoted, q -> q.entry().key(), Quoted::quotes);
            // By hash, since a fact that went back to what it once said has two entries with one content.
            Map<String, Entry> erased = new LinkedHashMap<>();
            quoted.stream()
                    .map(Quoted::entry)
                    .filter(entry -> keys.contains(entry.key()))
                    .forEach(entry -> erased.putIfAbsent(entry.contentHash(), entry));
            if (erased.isEmpty()) {
                return 0;
            }
            String content = JsonWriter.write(why, (out, reason) -> {
                out.text("why", reason);
                out.objects("erased", List.copyOf(erased.values()), (JsonWriter o, Entry entry) -> {
                    o.text("kind", entry.kind());
                    o.text("id", entry.factId());
                    o.text("contentHash", entry.contentHash());
                });
            });
            Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
            new Appender(author, now).add(ERASURE, requested, content, Hash.of(content));
            erased.keySet().forEach(this::eraseContent);
            return erased.size();
        });
    }

    private record Quoted(Entry entry, Set<String> quotes) {}

    @Override
    public final synchronized List<Tombstone> tombstones() {
        return reading(() -> {
            List<Tombstone> tombstones = new ArrayList<>();
            each(
                    ERASURE,
                    row -> row.content().ifPresent(content -> tombstones.addAll(tombstones(row.entry(), content))));
            return tombstones;
        });
    }

    private static List<Tombstone> tombstones(Entry entry, String content) {
        return parse(
                entry,
                () -> JsonReader.read(content, in -> {
                    String why = in.text("why");
                    return in.objects(
                            "erased",
                            e -> new Tombstone(
                                    e.text("kind"),
                                    e.text("id"),
                                    e.text("contentHash"),
                                    entry.factId(),
                                    entry.author(),
                                    entry.recordedAt(),
                                    why));
                }));
    }

    /// Leaves out what would bring erased words back: what quotes a fact whose erasure was asked for, or one of the
    /// reports and claims that went with it. An incident that went with one of its reports may come again without
    /// it.
    private static List<Fact> withoutErased(List<Fact> facts, List<Tombstone> tombstones) {
        Set<String> gone = tombstones.stream()
                .flatMap(t -> t.kind().equals("claim") ? Stream.of(t.requested(), t.key()) : Stream.of(t.requested()))
                .collect(Collectors.toSet());
        if (gone.isEmpty()) {
            return facts;
        }
        Set<String> barred = Quoting.closure(gone, facts, ChainedLedger::key, Quoting::quotedBy);
        return facts.stream().filter(fact -> !barred.contains(key(fact))).toList();
    }

    private static Fact decode(Entry entry, String content) {
        return parse(entry, () -> FactCodec.decode(entry.kind(), content));
    }

    private static <T> T parse(Entry entry, Supplier<T> parser) {
        try {
            return parser.get();
        } catch (IllegalArgumentException | DateTimeException e) {
            throw new LedgerException(
                    e.getMessage() + " in entry " + entry.sequence() + " (" + entry.key()
                            + "): use the version of Attest that recorded it, or a newer one",
                    e);
        }
    }

    private static String key(Fact fact) {
        return fact.kind() + " " + fact.id();
    }

    /// A database would quietly change half a surrogate pair, or stop at a zero, and the hash would no longer fit.
    private static void check(String what, String value) {
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            boolean pair = Character.isHighSurrogate(c)
                    && i + 1 < value.length()
                    && Character.isLowSurrogate(value.charAt(i + 1));
            if (c == 0 || Character.isSurrogate(c) && !pair) {
                throw new IllegalArgumentException(
                        "an " + what + " must be whole characters other than U+0000; got " + value);
            }
            i += pair ? 1 : 0;
        }
    }
}
