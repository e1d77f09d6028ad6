package org.attest.claims;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.attest.actors.Actors;
import org.attest.language.Reading;
import org.attest.language.Statement;
import org.attest.places.Places;
import org.attest.time.Times;

/// Turns a reading into claims: who holds what, how firmly, in which words.
///
/// What a reader found is labelled spans; here they get their meaning. Where it says itself what is claimed, its words
/// and its stances stand; otherwise rules find claims in its attributions and clauses. Holders, quantities and
/// casualties are decided here, by the same rules whichever reader found the spans.
public final class ClaimExtractor {
    /// Claims in order of the text; each has a quote in the report.
    public List<Claim> extract(Reading reading, Times times, Places places, Actors actors) {
        Circumstances circumstances = new Circumstances(times, places);
        return reading.statements()
                .map(statements -> stated(reading, statements, circumstances, actors))
                .orElseGet(() -> new Extraction(reading, circumstances, actors).claims());
    }

    private static List<Claim> stated(
            Reading reading, List<Statement> statements, Circumstances circumstances, Actors actors) {
        List<Claim> claims = new ArrayList<>(new StatementClaims(reading, circumstances, actors).claims(statements));
        claims.addAll(new Extraction(reading, circumstances, actors).linkedHeadlines());
        claims.sort(Comparator.comparing(Claim::quote));
        return List.copyOf(claims);
    }
}
