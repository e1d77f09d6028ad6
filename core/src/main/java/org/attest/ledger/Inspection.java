package org.attest.ledger;

import java.util.Optional;

/// What checking a ledger from its first entry to its last found.
///
/// @param entries how many entries are right, counted from the first
/// @param erased how many of them have had their content erased, as a later entry says
/// @param head hash of the last right entry. A chain can't show that its own end was cut off: compare the head with the
///     one that a release names
/// @param fault the first entry that's wrong, in words; empty if all are right
public record Inspection(long entries, long erased, String head, Optional<String> fault) {}
