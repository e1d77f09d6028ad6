package org.attest.claims;

import java.util.List;
import org.attest.actors.Actors;
import org.attest.language.Opinion;
import org.attest.language.Reading;
import org.attest.places.Places;
import org.attest.time.Times;

/// Turns a reading into claims: who holds what, how firmly, in which words.
///
/// What a reader found is labelled spans; here they get their meaning. Rules find claims in attributions and clauses;
/// where a trained reader has an opinion of the text as well, the two are merged. Holders, quantities and casualties
/// are
/// decided by the same rules whichever found the spans.
public final class ClaimExtractor {
    /// Claims in order of the text; each has a quote in the report.
    public List<Claim> extract(Reading reading, Times times, Places places, Actors actors) {
        Circumstances circumstances = new Circumstances(times, places);
        List<Claim> rules = new Extraction(reading, circumstances, actors).claims();
        if (reading.opinion().isEmpty()) {
            return rules;
        }
        Opinion opinion = reading.opinion().get();
        List<Merging.Stated> stated = new StatementClaims(reading, circumstances, actors).claims(opinion.statements());
        return new Merging(reading, opinion).merge(rules, stated);
    }
}
