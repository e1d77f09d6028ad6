package org.attest.ledger;

import java.time.Instant;
import java.util.List;

/// Who recorded which fact, when, and since when it holds: append-only, chained by hashes, and readable as of any two
/// times.
///
/// Implementations may be used from several threads; one call runs after the other.
public interface Ledger extends AutoCloseable {

    /// Records the facts that differ from what stands, all of them or none.
    ///
    /// Only the outcome of the list counts: of two facts of one kind and id the later, and a withdrawal unless the
    /// fact
    /// follows it. So the same list twice adds nothing the second time. A fact that was withdrawn and comes again
    /// is
    /// recorded again. A fact that would bring back the words of an erased one is left out, see [#erase].
    ///
    /// @param author who says so; it stays readable for ever, erased or not
    /// @param validFrom since when it holds or is known; if it's all that differs, nothing is recorded
    /// @return how many entries were added
    int append(List<? extends Fact> facts, String author, Instant validFrom);

    /// What was recorded up to and including `recordedAt` and holds since `validAt` or before. Of two entries for
    /// one
    /// fact the one that was recorded later counts. It's the same whenever it's asked for, except for what was
    /// erased
    /// since, which the view's tombstones name.
    View asOf(Instant validAt, Instant recordedAt);

    /// All that was recorded up to now.
    default View now() {
        return asOf(Instant.MAX, Instant.MAX);
    }

    /// In order, oldest first.
    List<Entry> entries();

    /// Recomputes every hash, from the first entry to the last.
    Inspection verify();

    /// Erases the words of a fact, in every version it had, and of all that may repeat them: of a report also its
    /// claims
    /// and accounts, the incidents they're part of, and what was said of those. The entries stay, and with them
    /// every
    /// hash; an entry of kind `erasure` says who did it and why.
    ///
    /// Afterwards [#append] leaves out whatever quotes what was asked for, and claims that went with it: reading
    /// the
    /// same report again doesn't bring it back.
    ///
    /// @param kind and @param id of the fact
    /// @param why stays readable for ever: it must not repeat what is erased
    /// @return how many versions of facts lost their words; 0 if they had before
    /// @throws LedgerException if the ledger never held such a fact
    int erase(String kind, String id, String author, String why);

    /// What is left of all that was erased, in the order of erasure.
    List<Tombstone> tombstones();

    @Override
    void close();
}
