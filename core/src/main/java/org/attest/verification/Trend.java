package org.attest.verification;

import java.util.Optional;

/// "The strikes have escalated since April": what a report says of many incidents.
///
/// @param claim id of the claim that says so
/// @param since EDTF of the start that it names, empty if none
/// @param result what the ledger's counts say of it, in words; `untested:` with the reason where they say nothing
/// @param test the counts, where there are any
public record Trend(String claim, String statement, String since, String result, Optional<TrendCounts> test) {}
