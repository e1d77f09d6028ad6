package org.attest.verification;

import java.util.List;

/// How often, as other reports have it, an actor did what a report calls usual.
///
/// @param behaviour what was counted
/// @param cases incidents in which it can be told whether it did; silence of the reports is no case
/// @param kept of these, those in which it did
/// @param low and @param high of the 95% interval of the rate
/// @param from and @param to ISO dates of the first and the last dated case; empty if none is
/// @param exceptions ids of claims that show it doing otherwise
public record NormCounts(
        String behaviour,
        int cases,
        int kept,
        double low,
        double high,
        String from,
        String to,
        List<String> exceptions) {
    public NormCounts {
        exceptions = List.copyOf(exceptions);
    }
}
