package org.attest.verification;

import java.util.Optional;

/// "As usual", "seldom comments": what a report says an actor usually does.
///
/// @param claim id of the claim that says so
/// @param actor neutral name, or "not named"
/// @param behaviour in the report's words
/// @param result what other reports in the ledger say of it; `untested:` with the reason where they say nothing
/// @param test the counts, where there are any
public record Norm(String claim, String actor, String behaviour, Optional<String> result, Optional<NormCounts> test) {}
