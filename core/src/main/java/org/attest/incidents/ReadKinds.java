package org.attest.incidents;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.attest.claims.Claim;
import org.attest.language.Act;
import org.attest.language.Judgement;
import org.attest.language.Opinion;
import org.attest.language.Reading;

/// The kind of an incident by what a trained reader takes its acts for.
final class ReadKinds {
    /// Mean probability over the acts from which on a kind is taken. In `examples/reports` 90.5 % of kinds are then
    /// right, with rules alone 81.0 %.
    private static final double SURE = 0.5;

    private ReadKinds() {}

    /// The likeliest over all acts in the words of some claims, each with one vote; empty where no trained reader
    /// read,
    /// it found no act there, or is not sure.
    static Optional<IncidentType> find(Reading reading, Collection<Claim> claims) {
        List<Act> acts = reading.opinion().map(Opinion::acts).orElse(List.of()).stream()
                .filter(act -> claims.stream().anyMatch(claim -> claim.quote().contains(act.span())))
                .toList();
        Map<String, Double> votes = new HashMap<>();
        acts.forEach(act -> act.kind().forEach((kind, probability) -> votes.merge(kind, probability, Double::sum)));
        if (votes.isEmpty()) {
            return Optional.empty();
        }
        String likeliest = Judgement.likeliest(votes);
        return votes.getOrDefault(likeliest, 0.0) < SURE * acts.size()
                ? Optional.empty()
                : Optional.of(
                        IncidentType.valueOf(likeliest.toUpperCase(Locale.ROOT).replace(' ', '_')));
    }
}
