package org.attest.incidents;

import java.util.List;
import java.util.Optional;
import org.attest.claims.CasualtyCell;
import org.attest.claims.Status;

/// One claimant's number of killed, injured or missing. Cells stand beside one another and are never added up.
public record Casualties(
        CasualtyCell.Kind kind,
        CasualtyCell.Class side,
        String who,
        Optional<Integer> min,
        Optional<Integer> max,
        String words,
        String claimant,
        Status status,
        List<String> claims) {
    public Casualties {
        claims = List.copyOf(claims);
    }
}
