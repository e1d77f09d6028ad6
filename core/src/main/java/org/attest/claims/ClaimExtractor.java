package org.attest.claims;

import java.util.List;
import org.attest.actors.Actors;
import org.attest.language.Reading;
import org.attest.places.Places;
import org.attest.time.Times;

/// Turns a reading into claims: who holds what, how firmly, in which words.
///
/// What a reader found is labelled spans; here they get their meaning. Stance, status, evidence, quantity and
/// casualties are
/// decided here, by the same rules whichever reader found the spans.
public final class ClaimExtractor {
    /// Claims in order of the text; each has a quote in the report.
    public List<Claim> extract(Reading reading, Times times, Places places, Actors actors) {
        return new Extraction(reading, times, places, actors).claims();
    }
}
