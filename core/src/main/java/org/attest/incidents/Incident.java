package org.attest.incidents;

import java.util.List;
import org.attest.places.Where;
import org.attest.time.When;

/// One side's act or acts at one named site or locality within one night or 24 hours, as all reports together have it.
///
/// @param id least occurrence claim id of its accounts
/// @param when the intersection of the accounts' times
/// @param where the most precise place that all accounts allow
/// @param sites all sites, where one toll is given over several
/// @param accounts what each report says, in order of report id
/// @param decisions how each account came to be here
/// @param alternatives ids of incidents that some account may belong to instead
/// @param formerIds ids that redirect here, because their incident became part of this one
public record Incident(
        String id,
        IncidentType type,
        When when,
        Where where,
        List<Where> sites,
        List<Account.Attacker> attackers,
        List<Account.Target> targets,
        List<Account.Damage> objects,
        List<Casualties> casualties,
        List<Account> accounts,
        List<Decision> decisions,
        List<String> alternatives,
        List<String> formerIds) {
    public Incident {
        sites = List.copyOf(sites);
        attackers = List.copyOf(attackers);
        targets = List.copyOf(targets);
        objects = List.copyOf(objects);
        casualties = List.copyOf(casualties);
        accounts = List.copyOf(accounts);
        decisions = List.copyOf(decisions);
        alternatives = List.copyOf(alternatives);
        formerIds = List.copyOf(formerIds);
    }

    /// Ids of all claims about this incident.
    public List<String> claims() {
        return accounts.stream().flatMap(a -> a.claims().stream()).distinct().toList();
    }
}
