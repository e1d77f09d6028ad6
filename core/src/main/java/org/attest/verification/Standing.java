package org.attest.verification;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.attest.claims.Claim;
import org.attest.incidents.Incident;
import org.attest.reports.Report;
import org.attest.time.PublicationDate;

/// All that stands in a ledger, against which what reports say of many incidents is tested.
///
/// @param claims by id
/// @param reports by id
/// @param published by id of the report
/// @param gone ids of claims that a newer version of their report no longer makes, or makes otherwise
public record Standing(
        List<Incident> incidents,
        Map<String, Claim> claims,
        Map<String, Report> reports,
        Map<String, PublicationDate> published,
        Set<String> gone) {

    /// The incident's claims that stand.
    Stream<Claim> claimsOf(Incident incident) {
        return incident.claims().stream()
                .filter(id -> !gone.contains(id))
                .map(claims::get)
                .filter(Objects::nonNull);
    }
}
