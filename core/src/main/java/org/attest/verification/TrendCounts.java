package org.attest.verification;

import java.util.Optional;

/// What the ledger's counts say of a trend that a report claims.
///
/// @param scope which incidents were counted, in words
/// @param before the time before the trend is said to have begun, as long as `after`
/// @param after from then to the publication of the report
/// @param undated incidents in scope that lie in neither for certain
/// @param ratio of the rates, after to before
public record TrendCounts(
        Verdict verdict, String scope, Period before, Period after, int undated, Optional<Ratio> ratio) {
    public enum Verdict {
        /// The interval lies on the side of 1 that the report says.
        SUPPORTED,
        /// The interval holds 1.
        NOT_SHOWN,
        /// The interval lies on the other side of 1.
        OPPOSED,
        UNTESTED
    }

    /// @param from and @param to ISO dates, both inclusive
    /// @param incidents that lie in it entirely
    /// @param reports that may have been published in it; where these differ, so may the counts
    public record Period(String from, String to, int days, int incidents, int reports) {}

    /// @param low and @param high of the 95% interval; `high` may be infinite
    public record Ratio(double estimate, double low, double high) {}
}
