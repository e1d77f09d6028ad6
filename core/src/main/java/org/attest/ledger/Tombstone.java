package org.attest.ledger;

import java.time.Instant;

/// What is left of a fact whose words were erased: that it was there, its hash, and who erased it why.
///
/// @param kind and @param id of the fact
/// @param contentHash hash of what was erased; one tombstone for each version that the fact had
/// @param requested kind and id of the fact whose erasure was asked for (`report 3fa9...`); this one went with it
///     because it may repeat its words
public record Tombstone(
        String kind, String id, String contentHash, String requested, String author, Instant erasedAt, String why) {

    String key() {
        return kind + " " + id;
    }
}
