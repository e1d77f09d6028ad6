package org.attest.claims;

import java.util.List;
import java.util.Optional;
import org.attest.places.Where;
import org.attest.time.When;

/// What a claim says, whoever says it.
///
/// @param quantity how much of what the proposition speaks of
record Content(
        About about,
        Proposition proposition,
        Optional<Quantity> quantity,
        List<When> when,
        List<Where> where,
        List<DamagedObject> objects,
        List<CasualtyCell> casualties) {

    /// A proposition without numbers, times or places: "as usual", "declined to comment".
    static Content bare(About about, Proposition proposition) {
        return new Content(about, proposition, Optional.empty(), List.of(), List.of(), List.of(), List.of());
    }

    static Content of(Claim claim) {
        return new Content(
                claim.about(),
                claim.proposition(),
                claim.quantity(),
                claim.when(),
                claim.where(),
                claim.objects(),
                claim.casualties());
    }
}
