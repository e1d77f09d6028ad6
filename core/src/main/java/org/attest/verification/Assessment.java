package org.attest.verification;

import java.util.List;

/// The grade of an incident and of each of its claims: a pure function of claims, relations, source groups, findings
/// and
/// the policy.
///
/// @param subject id of the incident
/// @param groups sources that do not rest on one another, one list of holders each
/// @param wouldChange what would move the grade, and to what
/// @param policy name and version of the policy
/// @param counts what the policy counted, in the order of [Count]; zeros are left out
/// @param views what other systems would call it, where they apply
/// @param claims grades of its claims, in the order of the incident; those that state nothing have none
public record Assessment(
        String subject,
        Grade grade,
        List<String> reasons,
        List<List<String>> groups,
        List<String> wouldChange,
        String policy,
        List<Counted> counts,
        List<View> views,
        List<OfClaim> claims) {
    public Assessment {
        reasons = List.copyOf(reasons);
        groups = groups.stream().map(List::copyOf).toList();
        wouldChange = List.copyOf(wouldChange);
        counts = List.copyOf(counts);
        views = List.copyOf(views);
        claims = List.copyOf(claims);
    }

    public enum Grade {
        CORROBORATED,
        SINGLE_SOURCE,
        CONTESTED,
        UNVERIFIED,
        WITHDRAWN
    }

    /// @param what as [Count#word] has it
    public record Counted(String what, int number) {}

    /// What another system would call it. A code such as F or 6 says that something cannot be judged; it is no
    /// number.
    public record View(String system, String label, String meaning) {}

    /// The grade of one claim within the incident: the same rules, over those who say the same.
    public record OfClaim(String claim, Grade grade, List<String> reasons, List<String> wouldChange) {
        public OfClaim {
            reasons = List.copyOf(reasons);
            wouldChange = List.copyOf(wouldChange);
        }
    }
}
