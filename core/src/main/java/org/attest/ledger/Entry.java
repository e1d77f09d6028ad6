package org.attest.ledger;

import java.time.Instant;
import java.util.Optional;

/// One line of the ledger: that somebody recorded a fact. It holds no word of the fact, so that the fact can be erased
/// and the chain still be verified.
///
/// @param sequence 1 for the first entry, then without a gap
/// @param kind of the fact; `erasure` where the entry says what was erased
/// @param contentHash SHA-256 of the fact's canonical JSON in UTF-8, see [FactCodec]
/// @param author who recorded it: a person's name, or a program's with its version
/// @param validFrom since when it holds or is known, as the caller says; in microseconds
/// @param recordedAt when the ledger wrote it; the same for all that one call wrote, later than every call before
/// @param previous hash of the entry before, [#NONE] for the first
/// @param hash SHA-256 of all the others, see [#computeHash]
public record Entry(
        long sequence,
        String kind,
        String factId,
        String contentHash,
        String author,
        Instant validFrom,
        Instant recordedAt,
        String previous,
        String hash) {

    /// What the first entry has for the hash of the entry before.
    public static final String NONE = "0".repeat(64);

    static Entry after(
            Optional<Entry> previous,
            String kind,
            String factId,
            String contentHash,
            String author,
            Instant validFrom,
            Instant recordedAt) {
        Entry unsealed = new Entry(
                previous.map(Entry::sequence).orElse(0L) + 1,
                kind,
                factId,
                contentHash,
                author,
                validFrom,
                recordedAt,
                previous.map(Entry::hash).orElse(NONE),
                "");
        return unsealed.sealed();
    }

    private Entry sealed() {
        return new Entry(sequence, kind, factId, contentHash, author, validFrom, recordedAt, previous, computeHash());
    }

    /// SHA-256, in hex, of the UTF-8 of one JSON object without white space: all fields but the hash, under their
    /// names and in their order, times in ISO 8601. So any program can recompute it from
    /// `{"sequence":1,"kind":"claim", ... ,"previous":"0000..."}`.
    public String computeHash() {
        return Hash.of(JsonWriter.write(this, Entry::write));
    }

    private static void write(JsonWriter out, Entry entry) {
        out.number("sequence", entry.sequence);
        out.text("kind", entry.kind);
        out.text("factId", entry.factId);
        out.text("contentHash", entry.contentHash);
        out.text("author", entry.author);
        out.text("validFrom", entry.validFrom.toString());
        out.text("recordedAt", entry.recordedAt.toString());
        out.text("previous", entry.previous);
    }

    /// Kind and id of the fact, as [Fact.WithdrawnFact#id] has them.
    String key() {
        return kind + " " + factId;
    }

    public String brief() {
        return sequence + " " + key() + " by " + author + " at " + recordedAt;
    }
}
