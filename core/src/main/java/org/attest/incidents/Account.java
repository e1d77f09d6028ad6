package org.attest.incidents;

import java.util.List;
import org.attest.claims.DamagedObject;
import org.attest.places.Where;
import org.attest.reports.Span;
import org.attest.time.When;

/// What one report says of one incident.
///
/// @param id id of its occurrence claim
/// @param main whether the report is about this incident; one account of a report at most
/// @param when the report's own time for it, with inherited parts said in the basis
/// @param where the sites, the first named first; empty if the report names none
/// @param attackers with the holder of the claim that names them
/// @param links which claims of the report belong to it, and why
public record Account(
        String id,
        String report,
        boolean main,
        IncidentType type,
        When when,
        List<Where> where,
        List<Attacker> attackers,
        List<Target> targets,
        List<Damage> objects,
        List<Casualties> casualties,
        List<Link> links) {
    public Account {
        where = List.copyOf(where);
        attackers = List.copyOf(attackers);
        targets = List.copyOf(targets);
        objects = List.copyOf(objects);
        casualties = List.copyOf(casualties);
        links = List.copyOf(links);
    }

    /// @param name neutral name
    /// @param country ISO code of the attacking state, empty string for none
    /// @param holder who names them
    public record Attacker(String name, String country, String holder, Span from) {}

    /// @param name in the report's words
    public record Target(String name, Span from) {}

    /// @param claims ids of the claims that say so
    public record Damage(String what, DamagedObject.State state, List<String> claims) {
        public Damage {
            claims = List.copyOf(claims);
        }
    }

    Account withType(IncidentType other) {
        return new Account(id, report, main, other, when, where, attackers, targets, objects, casualties, links);
    }

    public List<String> claims() {
        return links.stream().map(Link::claim).toList();
    }
}
