package org.attest.verification;

/// "The strikes have escalated since April": what a report says of many incidents.
///
/// @param claim id of the claim that says so
/// @param since EDTF of the start that it names, empty if none
/// @param result `untested` with the reason, until there is a ledger to test it against
public record Trend(String claim, String statement, String since, String result) {}
