package org.attest.verification;

import java.util.List;

/// The grade of an incident: a pure function of claims, relations, source groups, findings and the policy's version.
///
/// @param subject id of the incident
/// @param groups holders that do not rest on one another, one list each
/// @param wouldChange what kind of evidence would move the grade, and to what
/// @param policy name and version of the policy
public record Assessment(
        String subject,
        Grade grade,
        List<String> reasons,
        List<List<String>> groups,
        List<String> wouldChange,
        String policy) {
    public Assessment {
        reasons = List.copyOf(reasons);
        groups = groups.stream().map(List::copyOf).toList();
        wouldChange = List.copyOf(wouldChange);
    }

    public enum Grade {
        CORROBORATED,
        SINGLE_SOURCE,
        CONTESTED,
        UNVERIFIED,
        WITHDRAWN
    }
}
