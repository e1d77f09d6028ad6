package org.attest.verification;

/// "As usual", "seldom comments": what a report says an actor usually does. Its rate in the ledger is not tested yet.
///
/// @param claim id of the claim that says so
/// @param actor neutral name, or "not named"
/// @param behaviour in the report's words
public record Norm(String claim, String actor, String behaviour) {}
